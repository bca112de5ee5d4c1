/** What a quantity is counted in: the unit of its cell or column, of its head, or of the item above; and where two of them disagree. */
import { foundIn, type Found } from '../found.ts';
import { textOf, type Token } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { Column } from './head.ts';
import type { PaperItem } from './item.ts';
import { cellOf, type Row } from './rows.ts';

/** Read in a quantity that is a range or about, or in one of packs of which nobody says how many are meant: no arithmetic makes it sure. */
export const RANGE = 'paper/range/quantity';

export function unitOf(tokens: readonly Token[] | undefined): Found | undefined {
  if (tokens !== undefined && holdsPack(tokens))
    return foundIn(tokens, 'paper/column/unit', isUnitWord(tokens[0]?.text ?? '') ? 0.9 : 0.8);
  const said = tokens?.filter(({ text }) => !/^[\d.,]+$/.test(text)) ?? [];
  if (said.length === 0) return undefined;
  const words = said.slice(remarkIn(said));
  const bare = textOf(words).replace(/^\((.*)\)$/, '$1');
  return { ...foundIn(words, 'paper/column/unit', isUnitWord(bare) ? 0.97 : 0.8), text: bare };
}

const PACK =
  /^(?<pack>\p{L}[\p{L}.]+|\p{Script=Han})\s?(?:(?:of|à|a|de|da|di|van|von|zu|mit|med|x|×)\s(?=\d)|(?<open>\())?(?:of |à |x ?|× ?)?\d{1,5}(?:[.,]\d{1,3})?(?:\s?(?<content>\p{L}[\p{L}.]{0,9}))?\)?$/u;

/** `doos 12 st`, `box of 12`, `Karton (12 Stk)`: what is ordered, and what one of them holds. */
function holdsPack(tokens: readonly Token[]): boolean {
  const { pack, content } = PACK.exec(textOf(tokens))?.groups ?? {};
  if (pack === undefined) return false;
  // `EA 12`: the number may be that of the next column.
  if (content === undefined) return isUnitWord(pack) && / (?:of|à|de|da|di|van|von|zu|med) \d/u.test(textOf(tokens));
  return isUnitWord(content);
}

/** How many words in brackets stand before others: `(was 30) EA`. */
export function remarkIn(words: readonly Token[]): number {
  if (!/^[(（[]/.test(words[0]?.text ?? '')) return 0;
  const length = words.findIndex(({ text }) => /[)）\]]$/.test(text)) + 1;
  return length < words.length ? length : 0;
}

/**
 * The unit that the head names where no other one is there (`Qty (boxes)`), and doubt of the quantity where another one counts: a pack
 * in the place of the unit (`1000 pcs`), a scale in the head (`Qty (doz)` beside `EA`), two units of one quantity.
 */
export function withCounted(fields: PaperItem['fields'], anchor: Row, columns: readonly Column[]): void {
  const { quantity, unit } = fields;
  if (quantity === undefined) return;
  const index = [...anchor.cells].find(([, cell]) => quantity.tokens.some((token) => cell.includes(token)))?.[0];
  const head = index === undefined ? undefined : columns[index];
  const headed = head?.role === 'quantity' ? unitInHead(head.label) : undefined;
  const column = cellOf(anchor, columns, 'unit');
  if (headed !== undefined && unit === undefined)
    fields.unit = { ...foundIn([], 'paper/head/unit', 0.9, headed), text: headed };
  const isDoubtful =
    isPack(column) ||
    isTwo(unit) ||
    SCALED.test(fold(head?.label ?? '')) ||
    TIMES.test(head?.label ?? '') ||
    countsPacks(head?.label ?? '', unit) ||
    NOT_ORDERED.test(fold(head?.label ?? '')) ||
    (headed !== undefined && PACKED.test(headed.toLowerCase()) && /\)\p{L}/u.test(head?.label ?? '')) ||
    (headed !== undefined && unit !== undefined && areOther(headed, unit.text)) ||
    (unit?.rule === 'paper/column/quantity' && column !== undefined && areOther(unit.text, textOf(column)));
  if (isDoubtful) fields.quantity = { ...quantity, rule: RANGE, confidence: 0.5 };
}

/** `1000 pcs` where a unit stands: forty of them, or forty thousand pieces? */
function isPack(cell: readonly Token[] | undefined): boolean {
  const [number, word, ...more] = cell ?? [];
  if (number === undefined || word === undefined || more.length > 0) return false;
  return /^\d[\d.,]*$/.test(number.text) && !/^1(?:[.,]0+)?$/.test(number.text) && isUnitWord(word.text);
}

/** `box EA`: one of the quantity, and another one of the column. */
function isTwo(unit: Found | undefined): boolean {
  const [first = '', second = '', ...more] = unit?.text.split(' ') ?? [];
  return more.length === 0 && areOther(first, second);
}

const SCALED = /\b(?:1 ?000 ?s|000 ?s|thousands?|tsd|tausend|milliers?|miles|100 ?s|hundreds?|hundert)\b/;

/** `Qty (x10)`. */
const TIMES = /[×x]\s?\d{2,5}\b/i;

/** `Boxes` over a number, and `EA` beside it: a box is one of them, or holds more. */
function countsPacks(label: string, unit: Found | undefined): boolean {
  const counted = unit?.text.trim().toLowerCase().replace(/\.$/, '') ?? '';
  return PACKED.test(fold(label)) && isUnitWord(counted) && !PACKED.test(counted);
}

/** `Forecast qty`, `Qty per month`: another quantity than is ordered now. */
const NOT_ORDERED =
  /^(?:annual|yearly|forecast|stock|inventory|last|previous|max|maximum|min|minimum|target|est|estimated|planned) ?(?:qty|quantity)(?=$|\P{L}|unit|uom|price)|^(?:jahres|prognose|bestands|mindest|plan)menge(?!\p{L})|^(?:qty|quantity|menge)(?:\/| (?:per|pro|je) )(?:day|week|month|quarter|year|tag|woche|monat|jahr)/u;

/** `Qty (boxes)`, `Menge in kg`; `Qty (doz)Unit`, where a head reaches into the next one. */
function unitInHead(label: string): string | undefined {
  const [, bracket, behind] =
    /\(\s*(\p{L}{2,8})\.?\s*\)(?:\s*$|(?=\p{Lu}\p{Ll}))|\s[Ii][Nn]\s(\p{L}{2,8})\s*$/u.exec(label) ?? [];
  const word = bracket ?? behind;
  return word !== undefined && isUnitWord(word) ? word : undefined;
}

/** Two units of which at least one counts more than single things. */
function areOther(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => text.trim().toLowerCase().replace(/\.$/, '')) as [string, string];
  if (first === second || !isUnitWord(first) || !isUnitWord(second)) return false;
  const isPacked = PACKED.test(first) || PACKED.test(second);
  return isPacked && !(PACKED.test(first) && PACKED.test(second) && first.slice(0, 2) === second.slice(0, 2));
}

const PACKED =
  /^(?:d[ou]?z(?:en|n|s)?|doz|dutzend|douzaines?|docenas?|dozzin[ae]|gross|gro|box|boxes|bx|cases?|cs|cartons?|ctns?|karton\p{L}*|packs?|pk|pkg|pallets?|plt|palette\p{L}*|hundred|thousand|tsd|mil|cajas?|caisses?|bo[iî]tes?|scatol[ae]|kisten?|dozen)$/u;

const DITTO = /^(?:["”“″〃]|''|``|[-–]\s?["”″]\s?[-–]|do\.|ditto|dto\.?|id\.?|idem|dito|同上)$/i;
/** Without its point it is one in small letters: `Do` under `Menge` is a tin. */
const DO = /^do$/;

function isDitto(text: string): boolean {
  return DITTO.test(text) || DO.test(text);
}

/** `"` under `EA` is EA, and no inch. */
export function withDittoUnits(items: readonly PaperItem[]): PaperItem[] {
  let above: Found | undefined;
  return items.map((item) => {
    const { unit } = item.fields;
    if (unit === undefined || !isDitto(unit.text.trim())) {
      above = unit ?? above;
      return item;
    }
    const { unit: _, ...fields } = item.fields;
    if (above === undefined) return { ...item, fields };
    return {
      ...item,
      fields: { ...fields, unit: { ...unit, text: above.text, rule: 'paper/ditto/unit', confidence: 0.9 } },
    };
  });
}
