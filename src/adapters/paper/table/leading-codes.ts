/** Item numbers that stand at the front of the description, because no column is theirs or the one that is stays empty. */
import { foundIn } from '../found.ts';
import type { Token } from '../layout/layout.ts';
import { LEXICON } from '../lexicon/lexicon.ts';
import type { Column } from './head.ts';
import { isHyphenedCapitals } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { PaperItem } from './item.ts';
import type { ItemRows } from './records.ts';

/** `3412591 VALVE`, `AB-1234 Bracket`; not `1/2-13`, `2HP`, `48X40`, nor a number of one or two digits. */
const CODE = /^(?=[^\s]*\d)[A-Z\d][A-Z\d\-./_]{3,}$/i;
const SIZE = /^\d+(?:[.,/]\d+)?(?:x\d|mm|cm|m|in|ft|hp|rpm|kg|g|lb|oz|ml|l|v|w|gal|vdc|"|')/i;

/** Heads of columns that hold a number over a text: `Item/Description`, `Part # / Description`. */
const NUMBER_OVER_TEXT =
  /^(?:item|part|product|material|article|artikel|artikelnr|code|sku|ref|référence|stock)\b[^/]*\/\s?(?:desc|beschr|bezeich|omschr|d[ée]sign|text)/i;

/** And of those that hold a text over a number: `Description/PartNo`. */
const TEXT_OVER_NUMBER =
  /^(?:desc|beschr|bezeich|omschr|d[ée]sign)[^/]*\/\s?(?:item|part|product|material|article|artikel|code|sku|ref|stock)/i;

function codeBelow(found: ItemRows | undefined, at: number): Token | undefined {
  const below = found?.rows.filter(({ cells }) => cells.size === 1 && cells.get(at)?.length === 1) ?? [];
  return below.map(({ cells }) => cells.get(at)?.[0]).find((token) => token !== undefined && isCode(token));
}

/**
 * Under such a head a code that stands alone in the first row of an item is its number, though other items have none. Under any
 * other head it is where every item begins so.
 */
export function withCodesOverText(
  items: readonly PaperItem[],
  found: readonly ItemRows[],
  columns: readonly Column[],
): PaperItem[] {
  const named = columns.findIndex(
    ({ role, label }) => role === 'description' && (NUMBER_OVER_TEXT.test(label) || TEXT_OVER_NUMBER.test(label)),
  );
  const at = named >= 0 ? named : overText(items, found, columns);
  if (at < 0) return [...items];
  const isBelow = TEXT_OVER_NUMBER.test(columns[at]?.label ?? '');
  return items.map((item, index) => {
    const { buyerSku, description } = item.fields;
    const below = isBelow ? codeBelow(found[index], at) : undefined;
    const above = found[index]?.rows.find(({ cells }) => cells.has(at))?.cells.get(at) ?? [];
    const counter = counterOf(above);
    const [first, ...more] = isBelow
      ? below === undefined
        ? []
        : [below]
      : above.slice(counter === undefined ? 0 : 1);
    const besides = new Set([counter, first, ...(isRevision(more) ? more : [])].map((token) => token?.at));
    const rest = description?.tokens.filter(({ at: place }) => !besides.has(place)) ?? [];
    if (buyerSku !== undefined || description === undefined || first === undefined) return item;
    if ((more.length > 0 && !isRevision(more)) || !isCodeAlone(first)) return item;
    if (rest.length === 0 || rest.length === description.tokens.length) return item;
    const fields = {
      ...item.fields,
      buyerSku: foundIn([first], 'paper/over/item', 0.9),
      description: foundIn(rest, description.rule, description.confidence),
    };
    return { ...item, fields };
  });
}

/** `9402A815 REV C` over `HARNESS ASSY`: the column in which each of several items has a code alone over its text. */
function overText(items: readonly PaperItem[], found: readonly ItemRows[], columns: readonly Column[]): number {
  if (items.some(({ fields }) => fields.buyerSku !== undefined || fields.supplierSku !== undefined)) return -1;
  return columns.findIndex(({ role }, at) => {
    if (role !== 'description' || found.length < 2) return false;
    return found.every(({ rows }) => {
      const [top, next] = rows.flatMap(({ cells }) => (cells.has(at) ? [cells.get(at) ?? []] : []));
      const [first, ...more] = (top ?? []).slice(counterOf(top ?? []) === undefined ? 0 : 1);
      const isAlone = first !== undefined && isCodeAlone(first) && (more.length === 0 || isRevision(more));
      return isAlone && next?.some(({ text }) => /\p{L}{3}/u.test(text)) === true;
    });
  });
}

/** `2 5-207-11`: the number of a release or a position has slipped in front of the code. */
function counterOf([counter, code]: readonly Token[]): Token | undefined {
  const isCounter = counter !== undefined && code !== undefined && /^\d{1,2}$/.test(counter.text) && isCode(code);
  return isCounter && code.box[0] - counter.box[2] > COUNTER_GAP * code.size ? counter : undefined;
}
const COUNTER_GAP = 0.45; // Font sizes: more than a space between words.

/** `REV AB`, `Rev. -`, `Index 02` behind the number of a drawing or a part. */
function isRevision([word, sign, ...more]: readonly Token[]): boolean {
  const isWord = /^(?:rev|revision|index|ind|iss|issue|ver|version|änd|ind(?:ice)?)[.:]?$/i.test(word?.text ?? '');
  return isWord && sign !== undefined && more.length === 0 && /^[A-Z\d.-]{1,4}$/i.test(sign.text);
}

/** Takes the first word of the description for the item number where most items begin with a code of one form. */
export function withLeadingCodes(all: readonly PaperItem[], columns: readonly Column[]): PaperItem[] {
  const items = withTornBrackets(withoutCounters(all).map(withoutUnit));
  const without = items.filter(
    ({ fields }) => fields.buyerSku === undefined && fields.mpn === undefined && fields.gtin === undefined,
  );
  const fronts = without.map(({ fields }) => fields.description?.tokens[0]);
  const codes = fronts.filter((token) => token !== undefined && isCode(token));
  const hasColumn = columns.some(
    ({ role, label, isEither }) =>
      role === 'sku' || role === 'buyerSku' || (role === 'description' && !isEither && headsNumbers(label)),
  );
  const isRule =
    codes.length > 0 && codes.length >= without.length * 0.8 && (hasColumn || (codes.length >= 2 && isOneForm(codes)));
  if (!isRule || without.length < items.length * 0.8) return [...items];
  if (!hasColumn && items.some(({ fields }) => fields.supplierSku !== undefined)) return [...items];
  return items.map((item) => {
    const { description } = item.fields;
    const [first, ...rest] = description?.tokens ?? [];
    if (description === undefined || first === undefined || item.fields.buyerSku !== undefined || !isCode(first))
      return item;
    item.fields.buyerSku = foundIn([first], 'paper/description/front', hasColumn ? 0.93 : 0.8);
    if (rest.length === 0) delete item.fields.description;
    else item.fields.description = foundIn(rest, description.rule, description.confidence);
    return item;
  });
}

/** `Material` over `MAT-6790 Bearing 6204`: a column of texts whose label promises a number. */
function headsNumbers(label: string): boolean {
  const meaning = LEXICON.exactColumn(label);
  return meaning?.role === 'sku' && meaning.certainty === 1;
}

/** `10 MAT-6757`, `20 MAT-6378` in one column (`Item Material`): what goes on counting is the number of the line. */
function withoutCounters(items: readonly PaperItem[]): readonly PaperItem[] {
  const counted = items.map(({ fields: { lineNumber, buyerSku } }) => {
    const [counter, code, ...rest] = buyerSku?.tokens ?? [];
    if (lineNumber !== undefined || counter === undefined || code === undefined || rest.length > 0) return undefined;
    return /^\d{1,5}$/.test(counter.text) && isCode(code) ? { counter, code, number: Number(counter.text) } : undefined;
  });
  const step = (counted[1]?.number ?? 0) - (counted[0]?.number ?? 0);
  const goesOn = counted.every(
    (each, index) => each !== undefined && (index === 0 || each.number - (counted[index - 1]?.number ?? 0) === step),
  );
  if (items.length < 2 || step < 1 || !goesOn) return items;
  return items.map((item, index) => {
    const { counter, code } = counted[index] ?? {};
    const { buyerSku } = item.fields;
    if (counter === undefined || code === undefined || buyerSku === undefined) return item;
    const lineNumber = foundIn([counter], 'paper/column/counter', 0.95);
    return { ...item, fields: { ...item.fields, lineNumber, buyerSku: foundIn([code], buyerSku.rule, 0.95) } };
  });
}

/** `PR 602-1113`: the unit of the quantity beside it, which the price behind names again. */
function withoutUnit(item: PaperItem): PaperItem {
  const { buyerSku, unit } = item.fields;
  const [first, code, ...rest] = buyerSku?.tokens ?? [];
  if (buyerSku === undefined || first === undefined || code === undefined || rest.length > 0) return item;
  const isUnit = isUnitWord(first.text) && unit?.text.toUpperCase() === first.text.toUpperCase();
  if (!isUnit || !isCode(code)) return item;
  return { ...item, fields: { ...item.fields, buyerSku: foundIn([code], buyerSku.rule, 0.95) } };
}

/** Where items begin with a code in brackets, one whose bracket a scan has lost is a code as well: `XXD8711]`, `[FNT9253`. */
function withTornBrackets(items: readonly PaperItem[]): readonly PaperItem[] {
  const hasBrackets = items.some(({ fields: { buyerSku } }) => /^\[.+\]$/.test(buyerSku?.tokens[0]?.text ?? ''));
  if (!hasBrackets) return items;
  return items.map((item) => {
    const { buyerSku, supplierSku, description } = item.fields;
    const [first, ...rest] = description?.tokens ?? [];
    if (buyerSku !== undefined || supplierSku !== undefined || description === undefined || first === undefined)
      return item;
    const [, code] = /^[-'.:|]?[[({]?([A-Z\d][A-Z\d\-./]{2,})[\])}]?$/i.exec(first.text) ?? [];
    if (code === undefined || !/\d/.test(code) || first.confidence === 1 || rest.length === 0) return item;
    // What brackets were lost may have lost a sign as well.
    const found = { ...foundIn([first], 'paper/description/brackets', 0.8, code), text: code };
    return {
      ...item,
      fields: { ...item.fields, buyerSku: found, description: foundIn(rest, description.rule, description.confidence) },
    };
  });
}

function isCode({ text }: Token): boolean {
  return CODE.test(text) && !SIZE.test(text);
}

/** `ZB-SAFE`: without a digit a number only where it stands alone over its text. */
function isCodeAlone(token: Token): boolean {
  return isCode(token) || isHyphenedCapitals(token.text);
}

/** All with about as many characters, digits where the others have digits. */
function isOneForm(tokens: readonly (Token | undefined)[]): boolean {
  const forms = new Set(tokens.map((token) => token?.text.replaceAll(/\d/g, '9').replaceAll(/[A-Za-z]/g, 'A') ?? ''));
  const lengths = tokens.map((token) => token?.text.length ?? 0);
  return forms.size <= Math.max(1, tokens.length * 0.5) || Math.max(...lengths) === Math.min(...lengths);
}
