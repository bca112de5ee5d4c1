/**
 * What is written above a forwarded order and changes it: `item 2: please make it 12 instead of 10`, `item 3 is not needed`. A change is
 * made only where the forwarded order says what the words say it said; a person looks at all of them.
 */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import { foundIn } from './found.ts';
import type { Token } from './layout/layout.ts';
import { placeOf } from './layout/layout.ts';
import type { Paper, Word } from './page.ts';
import type { PaperItem } from './table/item.ts';
import type { PaperOrder } from './understand.ts';
import { wholeNumber } from './values/number.ts';

export interface SaidChange {
  readonly text: string;
  readonly words: readonly Word[];
  readonly page: number;
  /** Number of the line. */
  readonly line: string;
  /** Undefined where the line is taken back. */
  readonly quantity: { readonly from: string; readonly to: string; readonly units: readonly string[] } | undefined;
}

const LINE =
  /^\W*(?:item|line|pos(?:ition|\.)?|artikel|zeile|ligne|poste|article|línea|linea|riga|regel)\s?(?:no\.?|nr\.?|n°|#)?\s?(?<line>\d{1,3})(?!\d|[.,]\d)(?<rest>.*)$/iu;
const NUMBER = String.raw`\d[\d.,]*\d|\d`;
const INSTEAD = new RegExp(
  String.raw`(?<to>${NUMBER})\s?(?:(?<unit>\p{L}{1,12})\.?\s)?(?:instead of|rather than|statt|anstatt|au lieu de|en lugar de|en vez de|invece di|in plaats van)\s(?<from>${NUMBER})(?![\d.,]*\d)(?:\s?(?<old>\p{L}{1,12}))?`,
  'iu',
);
const FROM_TO = new RegExp(
  String.raw`(?:from|von|de|da|van)\s(?<from>${NUMBER})\s?(?:(?<old>\p{L}{1,12})\.?\s)?(?:to|auf|à|a|naar)\s(?<to>${NUMBER})(?![\d.,]*\d)(?:\s?(?<unit>\p{L}{1,12}))?`,
  'iu',
);
const TAKEN_BACK =
  /\b(?:not (?:needed|required|wanted)|no longer (?:needed|required|wanted)|cancel(?:led)?|remove|delete|drop|do not (?:send|ship|deliver)|leave (?:it )?out)\b|(?<!\p{L})(?:entfällt|streichen|stornier\p{L}*|nicht (?:mehr )?(?:benötigt|liefern|senden|nötig))(?!\p{L})|\b(?:supprimer|annuler|plus nécessaire|eliminar|anular|annullare|eliminare|vervalt|schrappen|niet nodig)\b/iu;

/** Rows of the newest text that each speak of one line of the order below. */
export function changesSaid({ pages }: Paper): SaidChange[] {
  return pages.flatMap((page) => rowsOf(page.words).flatMap((words) => changeIn(words, page.number) ?? []));
}

function changeIn(words: readonly Word[], page: number): SaidChange | undefined {
  const text = words.map((word) => word.text).join(' ');
  const { line, rest = '' } = LINE.exec(text)?.groups ?? {};
  if (line === undefined) return undefined;
  const said = INSTEAD.exec(rest) ?? FROM_TO.exec(rest);
  const { from, to, unit, old } = said?.groups ?? {};
  const change = { text, words, page, line };
  const units = [unit, old].filter((each) => each !== undefined);
  if (from !== undefined && to !== undefined) return { ...change, quantity: { from, to, units } };
  return TAKEN_BACK.test(rest) && !/\d/.test(rest) ? { ...change, quantity: undefined } : undefined;
}

function rowsOf(words: readonly Word[]): Word[][] {
  const rows = new Map<number, Word[]>();
  for (const word of words) {
    if ((word.quote ?? 0) > 0) continue;
    const row = rows.get(word.box[1]);
    if (row === undefined) rows.set(word.box[1], [word]);
    else row.push(word);
  }
  return [...rows].toSorted((a, b) => a[0] - b[0]).map(([, row]) => row);
}

export function withoutChanges(paper: Paper, changes: readonly SaidChange[]): Paper {
  const gone = new Set(changes.flatMap(({ words }) => words));
  return {
    ...paper,
    pages: paper.pages.map((page) => ({ ...page, words: page.words.filter((word) => !gone.has(word)) })),
  };
}

/** All changes or none: an order that is half changed is nobody's. */
export function withChanges(order: PaperOrder, changes: readonly SaidChange[]): PaperOrder {
  if (changes.length === 0) return order;
  const items = new Map<PaperItem, PaperItem | undefined>(order.items.map((item) => [item, item]));
  const isMade = changes.every((change) => {
    const item = itemOf(order.items, change.line);
    if (item === undefined || items.get(item) !== item) return false;
    if (change.quantity === undefined) items.set(item, undefined);
    else {
      const changed = counted(item, change);
      if (changed === undefined) return false;
      items.set(item, changed);
    }
    return true;
  });
  const told = changes.map((change) => toldOf(change, isMade));
  const { carried: _carried, ...rest } = order;
  return {
    ...(isMade ? { ...rest, items: [...items.values()].flatMap((item) => item ?? []), sums: {} } : order),
    findings: [...order.findings, ...told],
  };
}

/** By the number that is printed; by its place where no line has a number. */
function itemOf(items: readonly PaperItem[], line: string): PaperItem | undefined {
  const numbers = items.map(({ fields }) => fields.lineNumber?.value ?? fields.lineNumber?.text);
  if (numbers.every((number) => number === undefined)) return items[Number(line) - 1];
  const own = items.filter((_, index) => Number(numbers[index]?.replace(/[.)]$/, '')) === Number(line));
  return own.length === 1 ? own[0] : undefined;
}

const CHANGED = 0.9;

function counted(item: PaperItem, { quantity, words, page }: SaidChange): PaperItem | undefined {
  const { amount: _amount, ...fields } = item.fields;
  const [from, to] = [quantity?.from, quantity?.to].map((text) => numberOf(text ?? ''));
  const word = words.find((each) => each.text.startsWith(quantity?.to ?? ' '));
  if (from === undefined || to === undefined || word === undefined) return undefined;
  if (Number(fields.quantity?.value) !== Number(from)) return undefined;
  if (quantity?.units.every((unit) => isUnitOf(unit, fields.unit?.text)) !== true) return undefined;
  const token: Token = { ...word, page, glued: false };
  return { fields: { ...fields, quantity: foundIn([token], 'paper/changed/quantity', CHANGED, to) }, proof: 'none' };
}

const PIECES = /^(?:ea|each|pcs?|pieces?|stc?k|stück|st|x|units?|pi[eè]ces?|pz|uds?|nos)$/i;

/** `12 mm instead of 10 mm` changes no quantity. */
function isUnitOf(said: string, printed: string | undefined): boolean {
  const [a, b] = [said, printed ?? ''].map((unit) => unit.toLowerCase().replace(/(?:es|s|n|en)$/, ''));
  return PIECES.test(said) ? printed === undefined || PIECES.test(printed) : a === b;
}

/** Both marks must read it alike: whose mark it is the few words above do not say. */
function numberOf(text: string): string | undefined {
  const [point, comma] = [wholeNumber(text, '.'), wholeNumber(text, ',')];
  return point === comma ? point : undefined;
}

function toldOf({ text, words, page }: SaidChange, isMade: boolean): Finding {
  const at = placeOf(words.map((word): Token => ({ ...word, page, glued: false })));
  const place = at === undefined ? {} : { at };
  return isMade
    ? finding('change-above-made', `Changed as the text above the order says: "${text.slice(0, 120)}"`, place)
    : finding('mail-note-may-change', `The text says: "${text.slice(0, 120)}"`, place);
}
