/**
 * Items that are written as labels with values instead of a table: `LINE 001 ITEM: 92440 … QTY 44 CS PRICE 90.59`, forms with
 * one item, contracts in clauses (`采购数量：92.5米；单价：36.94元`).
 */
import { isNumeric, type ColumnRole } from '../lexicon/columns.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import { foundIn } from '../found.ts';
import { textOf, type Layout, type Line, type Token } from '../layout/layout.ts';
import { datesIn } from '../values/date.ts';
import { isCodeLike } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { labelledValue, type ItemField, type PaperItem, type Reading } from './item.ts';
import { proofOf } from './proof.ts';
import { numberOf } from './rows.ts';
import { withWholeNumber } from './whole-number.ts';

interface Pair {
  /** Of a row of sums: `Gesamt 10.685,70 €` may be an item's amount, when it is what its quantity and price come to. */
  readonly isSum: boolean;
  readonly role: ColumnRole;
  readonly value: readonly Token[];
  readonly line: Line;
}

export interface InlineReading {
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
}

const LABEL_MAX = 4;

/** Undefined when no item has at least a quantity with a price, an item number or a text. */
export function readInline(layout: Layout, reading: Reading): InlineReading | undefined {
  const pairs = layout.lines.flatMap((line) => pairsIn(line, reading));
  const items: PaperItem[] = [];
  const lines = new Set<number>();
  const sums = layout.lines.flatMap(({ segments, index }) => (isSumLabel(segments[0]?.text ?? '') ? [index] : []));
  for (const group of groupsOf(pairs, sums)) {
    const item = itemFrom(group, reading, layout.lines);
    if (item === undefined) continue;
    items.push(item);
    for (const { line } of group) lines.add(line.index);
  }
  return items.length === 0 ? undefined : { items, lines };
}

/** Labels of a line, each with the words up to the next one. */
function pairsIn(line: Line, reading: Reading): Pair[] {
  const { tokens } = line;
  const isSum = isSumLabel(line.segments[0]?.text ?? '');
  const labels: { role: ColumnRole; start: number; end: number }[] = [];
  let at = 0;
  while (at < tokens.length) {
    const label = labelAt(line, at, reading);
    if (label === undefined) {
      at += 1;
      continue;
    }
    labels.push({ ...label, start: at });
    at = label.end;
  }
  return labels.flatMap(({ role, end }, index) => {
    const value = tokens
      .slice(end, labels[index + 1]?.start ?? tokens.length)
      .filter(({ text }) => !/^[:：]$/.test(text));
    return value.length === 0 || (isSum && role !== 'amount') ? [] : [{ role, value, line, isSum }];
  });
}

/** With a colon any label; without one only where a value of its kind follows at once, or in a cell of its own. */
function labelAt(
  { tokens, segments, lexicon }: Line,
  start: number,
  { mark, order }: Reading,
): { role: ColumnRole; end: number } | undefined {
  const cell = segments.find((segment) => segment.tokens[0] === tokens[start]);
  for (let length = LABEL_MAX; length > 0; length--) {
    const words = tokens.slice(start, start + length);
    // `采购数量: 92.5米; 单价:` holds a label and its value before the next label.
    if (words.length < length || words.slice(0, -1).some((word) => /[:：;；]$/.test(word.text))) continue;
    const text = textOf(words);
    const hasColon = /[:：]$/.test(text) || /^[:：]$/.test(tokens[start + length]?.text ?? '');
    const meaning = lexicon.column(text.replace(/[:：]$/, '').replace(/^\(?\d{1,2}[.)、]\s*/, ''));
    if (meaning === undefined || (meaning.certainty < 0.9 && !hasColon)) continue;
    // `合同编号: CGDD2026042312` is the number of the order, although `编号` numbers items elsewhere.
    if (meaning.certainty < 0.9 && lexicon.label(text)?.strength === 1) continue;
    const next = tokens.slice(start + length, start + length + 3);
    if (hasColon) return { role: meaning.role, end: start + length };
    const isCell = cell?.tokens.length === length && cell !== segments.at(-1) && meaning.certainty === 1;
    if (isCell && IN_CELLS.has(meaning.role)) return { role: meaning.role, end: start + length };
    // `ITEM 00010` counts, whatever `Item` means elsewhere.
    const isCount = /^(?:item|position|pos|line)$/i.test(text) && cell?.tokens.length === 2 && segments.length === 1;
    if (isCount && /^\d{1,5}$/.test(next[0]?.text ?? '')) return { role: 'line', end: start + length };
    const fits =
      (isNumeric(meaning.role) && numberOf(next.slice(0, 2), mark) !== undefined) ||
      (meaning.role === 'line' && /^\d{1,5}$/.test(next[0]?.text ?? '')) ||
      (meaning.role === 'date' && datesIn(textOf(next), order).length > 0) ||
      (isNumbered(meaning.role, text) && cell !== undefined && isCodeLike(next[0]?.text ?? ''));
    if (fits) return { role: meaning.role, end: start + length };
  }
  return undefined;
}

/** `Item # 418-7712`, `Part No. 10-332`: only a label says "number". */
function isNumbered(role: ColumnRole, label: string): boolean {
  const isItem = role === 'sku' || role === 'buyerSku' || role === 'supplierSku' || role === 'mpn';
  return isItem && /(?:#|\bno\.?|\bnr\.?)$/i.test(label);
}

/** An item begins with its line number, or where the label that is repeated most comes again. */
function groupsOf(pairs: readonly Pair[], sums: readonly number[]): Pair[][] {
  const counted = pairs.filter(({ role }) => KEPT.has(role));
  const times = (wanted: ColumnRole): number => counted.filter(({ role }) => role === wanted).length;
  const most = Math.max(0, ...[...OPENS].map(times));
  const isCounted = times('line') > 0 && times('line') * 2 >= most;
  const first = counted.find(({ role }) =>
    isCounted ? role === 'line' : OPENS.has(role) && (most < 2 || times(role) === most),
  );
  if (first === undefined) return [];
  const groups: Pair[][] = [];
  for (const pair of counted) {
    const group = groups.at(-1);
    if (group !== undefined && isBelowSums(pair, group, sums)) break;
    if (pair.role === first.role || (group === undefined && pair === first)) groups.push([pair]);
    else if (group !== undefined && !group.some(({ role }) => role === pair.role)) group.push(pair);
  }
  return groups;
}

/** `Nettosumme 4.877,08`: below the sums no item goes on that has its own amount. */
function isBelowSums({ line }: Pair, group: readonly Pair[], sums: readonly number[]): boolean {
  const amount = group.find(({ role, isSum }) => role === 'amount' && !isSum)?.line.index ?? Infinity;
  return sums.some((index) => index > amount && index < line.index);
}

/** Roles whose values have no form of their own. */
const IN_CELLS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['sku', 'buyerSku', 'supplierSku', 'mpn', 'description']);

const KEPT: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'line',
  'buyerSku',
  'supplierSku',
  'sku',
  'mpn',
  'gtin',
  'description',
  'quantity',
  'unit',
  'price',
  'grossPrice',
  'amount',
  'grossAmount',
  'discount',
  'date',
]);
const OPENS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'sku',
  'buyerSku',
  'supplierSku',
  'description',
  'quantity',
  'mpn',
]);

function itemFrom(group: readonly Pair[], reading: Reading, all: readonly Line[]): PaperItem | undefined {
  const fields: PaperItem['fields'] = {};
  const set = (field: ItemField, found: PaperItem['fields'][ItemField]): void => {
    if (found !== undefined && fields[field] === undefined) fields[field] = found;
  };
  for (const { role, value, isSum, line } of group) {
    if (isSum) continue;
    const words = value
      .map((token) => (/[；;，,。]$/u.test(token.text) ? { ...token, text: token.text.slice(0, -1) } : token))
      .filter(({ text }) => text !== '');
    // `Pos. 1 Getriebemotor 0,75 kW`: the text begins behind the count.
    const named = role === 'line' ? numberNamed(words.slice(1), line.lexicon) : undefined;
    if (named !== undefined) labelledValue(named.role, named.value, reading, set);
    else if (role === 'line' && words.length > 1 && /\p{L}{3}/u.test(textOf(words.slice(1))))
      set('description', foundIn(words.slice(1), 'paper/inline/description', 0.8));
    if (role === 'description') set('description', foundIn(value, 'paper/inline/description', 0.85));
    else {
      const value = isNumeric(role) ? aloneNumber(words) : words;
      labelledValue(role, role === 'price' || role === 'grossPrice' ? withoutCurrency(value) : value, reading, set);
    }
    if (role === 'sku' || role === 'buyerSku' || role === 'supplierSku') {
      const rest = words.slice(1);
      if (rest.length > 0 && !fields.description) set('description', foundIn(rest, 'paper/inline/description', 0.8));
    }
  }
  set('description', textBelow(group, all));
  moneyBehind(group, fields, reading, set);
  sumBehind(group, fields, reading, set);
  const says =
    fields.price !== undefined ||
    fields.buyerSku !== undefined ||
    fields.supplierSku !== undefined ||
    fields.description !== undefined;
  if (fields.quantity === undefined || !says) return undefined;
  return {
    fields,
    proof: proofOf({ fields }) === undefined ? 'none' : proofOf({ fields })?.holds === true ? 'holds' : 'fails',
  };
}

/** `Pos. 1   Material 300418`. */
function numberNamed(
  words: readonly Token[],
  lexicon: Line['lexicon'],
): { role: ColumnRole; value: readonly Token[] } | undefined {
  const [label, code, ...more] = words;
  const role = label === undefined ? undefined : lexicon.exactColumn(label.text)?.role;
  const isNumber = role === 'sku' || role === 'buyerSku' || role === 'supplierSku' || role === 'mpn';
  return code !== undefined && more.length === 0 && isNumber && isCodeLike(code.text)
    ? { role, value: [code] }
    : undefined;
}

/** The first line between the labels of an item that has none. */
function textBelow(group: readonly Pair[], all: readonly Line[]): PaperItem['fields']['description'] {
  const labelled = new Set(group.map(({ line }) => line.index));
  const [first] = group;
  const last = Math.max(...labelled);
  if (first?.role !== 'line') return undefined;
  const own = all.find(({ index, page }) => index > first.line.index && index < last && page === first.line.page);
  return own === undefined || labelled.has(own.index)
    ? undefined
    : foundIn(own.tokens, 'paper/inline/description', 0.85);
}

/** `Belopp: 1 690,00 SEK`: one number, where nothing but its unit follows. */
function aloneNumber(words: readonly Token[]): readonly Token[] {
  const joined = withWholeNumber(words);
  return joined.slice(1).some(({ text }) => /\d/.test(text)) ? words : joined;
}

/** `Prophy paste, medium    Qty: 3    $17.75 ea    $53.25`: price and amount behind the quantity, the text before it. */
function moneyBehind(
  group: readonly Pair[],
  { quantity, price, amount, description }: PaperItem['fields'],
  { mark }: Reading,
  set: (field: ItemField, found: PaperItem['fields'][ItemField]) => void,
): void {
  const pair = group.find(({ role }) => role === 'quantity');
  const at = pair?.value.findIndex((token) => quantity?.tokens.includes(token) === true) ?? -1;
  if (pair === undefined || quantity === undefined || price !== undefined || amount !== undefined || at < 0) return;
  const numbers = pair.value.slice(at + 1).flatMap((token) => {
    const value = numberOf([token], mark);
    return value === undefined ? [] : [{ token, value }];
  });
  const [one, all] = numbers;
  if (one === undefined || all === undefined || numbers.length !== 2) return;
  const found = {
    price: foundIn([one.token], 'paper/triple/price', 0.95, one.value),
    amount: foundIn([all.token], 'paper/triple/amount', 0.95, all.value),
  };
  if (proofOf({ fields: { quantity, ...found } }, ['1'])?.holds !== true) return;
  set('price', found.price);
  set('amount', found.amount);
  const [left] = pair.line.segments;
  const isBefore =
    left !== undefined && left.tokens.every((token) => !group.some(({ value }) => value.includes(token)));
  if (description === undefined && isBefore && left.box[2] < one.token.box[0])
    set('description', foundIn(left.tokens, 'paper/inline/description', 0.8));
}

/** The amount in a row that begins as a row of sums does, if quantity and price come to it. */
function sumBehind(
  group: readonly Pair[],
  { quantity, price, amount, basis }: PaperItem['fields'],
  { mark }: Reading,
  set: (field: ItemField, found: PaperItem['fields'][ItemField]) => void,
): void {
  const [token] = group.find(({ isSum }) => isSum)?.value ?? [];
  const value = token === undefined ? undefined : numberOf([token], mark);
  if (token === undefined || value === undefined || amount !== undefined) return;
  if (quantity === undefined || price === undefined) return;
  const found = foundIn([token], 'paper/inline/amount', 0.95, value);
  const fields = { quantity, price, amount: found, ...(basis === undefined ? {} : { basis }) };
  if (proofOf({ fields }, ['1'])?.holds === true) set('amount', found);
}

/** `USD 90.59 / CS`, `人民币36.94元/米`. */
function withoutCurrency(words: readonly Token[]): Token[] {
  return words.flatMap((token) => {
    if (/^[A-Z]{3}$/.test(token.text) && !isUnitWord(token.text)) return [];
    const text = token.text.replace(/^(?:人民币|RMB|￥|¥)/, '').replace(/元(?=\/|$)/, '');
    return text === '' ? [] : [{ ...token, text }];
  });
}
