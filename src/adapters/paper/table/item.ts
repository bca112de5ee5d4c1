/** One item: the values of its rows by what their columns and labels mean. */
import type { ColumnRole } from '../lexicon/columns.ts';
import { CURRENCY_CODES } from '../lexicon/currencies.ts';
import { textOf, type Token } from '../layout/layout.ts';
import { foundIn, type Found } from '../found.ts';
import { datesIn, type DateOrder } from '../values/date.ts';
import { numbersIn, wholeNumber, type DecimalMark } from '../values/number.ts';
import { isCodeLike, kindOf } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { Column } from './head.ts';
import { lineNumberOf, type ItemRows } from './records.ts';
import type { Row } from './rows.ts';

export type ItemField =
  | 'lineNumber'
  | 'buyerSku'
  | 'supplierSku'
  | 'mpn'
  | 'gtin'
  | 'description'
  | 'specification'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'basis'
  | 'amount'
  | 'date'
  | 'shipDate'
  | 'discount'
  | 'taxPercent'
  | 'poNumber';

export interface PaperItem {
  /** Price and amount with tax inside, where the paper prints both: the pair that the arithmetic holds for is taken. */
  readonly gross?: { readonly price?: Found; readonly amount?: Found };
  readonly fields: Partial<Record<ItemField, Found>>;
  /** What the arithmetic says: quantity × price = amount holds, does not hold, or cannot be asked. */
  proof: 'holds' | 'fails' | 'none';
}

export interface Reading {
  readonly mark: DecimalMark;
  readonly order: DateOrder | undefined;
}

export function itemOf({ rows, anchor }: ItemRows, columns: readonly Column[], reading: Reading): PaperItem {
  const fields: Partial<Record<ItemField, Found>> = {};
  const set = (field: ItemField, found: Found | undefined): void => {
    if (found !== undefined && fields[field] === undefined) fields[field] = found;
  };
  const ordered = [anchor, ...rows.filter((row) => row !== anchor)];
  const number = ordered.find((row) => lineNumberOf(row, columns) !== undefined);
  const lineTokens = number === undefined ? undefined : tokensUnder(number, columns, 'line');
  if (number !== undefined && lineTokens !== undefined)
    set(
      'lineNumber',
      foundIn(
        lineTokens.slice(0, 1),
        'paper/column/line',
        0.97,
        lineTokens[0]?.text.replace(/[.)]$/, '').replace(/^(\d+)\.0+$/, '$1'),
      ),
    );
  for (const row of ordered) quantityOf(tokensUnder(row, columns, 'quantity'), reading, set);
  for (const row of ordered) set('unit', unitOf(tokensUnder(row, columns, 'unit')));
  for (const row of ordered) priceOf(tokensUnder(row, columns, 'price'), reading, set);
  const gross = grossOf(ordered, columns, reading);
  set('price', gross.price);
  for (const row of ordered) set('basis', decimalIn(tokensUnder(row, columns, 'basis'), reading, 'basis'));
  for (const row of ordered) set('amount', decimalIn(tokensUnder(row, columns, 'amount'), reading, 'amount'));
  set('amount', gross.amount);
  for (const row of ordered) set('discount', decimalIn(tokensUnder(row, columns, 'discount'), reading, 'discount'));
  for (const row of ordered)
    set('taxPercent', decimalIn(tokensUnder(row, columns, 'taxPercent'), reading, 'taxPercent'));
  for (const role of ['date', 'shipDate'] as const) set(role, dateUnder(rows, columns, role, reading));
  for (const role of ['buyerSku', 'supplierSku', 'mpn', 'gtin', 'poNumber'] as const)
    set(role, codeUnder(rows, columns, role));
  set('buyerSku', codeUnder(rows, columns, 'sku'));
  const hasItem = fields.buyerSku !== undefined || fields.supplierSku !== undefined;
  for (const row of rows) {
    // `Material: 316SS` inside a text is no item number where a column gives one.
    for (const { role, value } of row.labelled)
      if (role !== 'sku' || !hasItem) labelledValue(role, value, reading, set);
  }
  texts(rows, columns, new Set(fields.buyerSku?.tokens), set);
  if (fields.quantity === undefined) set('quantity', solvedQuantity(fields, rows, reading));
  return { fields, proof: 'none', gross };
}

function grossOf(rows: readonly Row[], columns: readonly Column[], reading: Reading): NonNullable<PaperItem['gross']> {
  const fields: PaperItem['fields'] = {};
  const set: Put = (field, found) => {
    if (found !== undefined) fields[field] ??= found;
  };
  for (const row of rows) {
    priceOf(tokensUnder(row, columns, 'grossPrice'), reading, set);
    set('amount', decimalIn(tokensUnder(row, columns, 'grossAmount'), reading, 'amount'));
  }
  const { price, amount } = fields;
  return { ...(price === undefined ? {} : { price }), ...(amount === undefined ? {} : { amount }) };
}

/**
 * A quantity that stands in no column of its own, found by what price and amount ask for: only a number that the item
 * prints is taken.
 */
function solvedQuantity(
  { price, amount, basis }: PaperItem['fields'],
  rows: readonly Row[],
  { mark }: Reading,
): Found | undefined {
  if (price?.value === undefined || amount?.value === undefined || Number(price.value) === 0) return undefined;
  const wanted = (Number(amount.value) / Number(price.value)) * Number(basis?.value ?? 1);
  const taken = new Set([...price.tokens, ...amount.tokens]);
  for (const row of rows) {
    for (const token of row.line.tokens.toReversed()) {
      const value = taken.has(token) ? undefined : wholeNumber(token.text, mark);
      if (
        value !== undefined &&
        Number(value) > 0 &&
        Math.abs(Number(value) - wanted) <= 0.006 * Math.max(1, 1 / Number(price.value))
      )
        return foundIn([token], 'paper/solved/quantity', 0.9, value);
    }
  }
  return undefined;
}

export function tokensUnder(row: Row, columns: readonly Column[], role: ColumnRole): readonly Token[] | undefined {
  for (const [index, tokens] of row.cells) if (columns[index]?.role === role) return tokens;
  return undefined;
}

type Put = (field: ItemField, found: Found | undefined) => void;

/** `413 kg`, `8,250`, `12 EA`, `413KG`. */
function quantityOf(tokens: readonly Token[] | undefined, { mark }: Reading, set: Put): void {
  for (const [index, token] of (tokens ?? []).entries()) {
    const glued = /^(.*\d)(\p{L}[\p{L}.]{0,5})$/u.exec(token.text);
    const value = wholeNumber(token.text, mark) ?? (glued === null ? undefined : wholeNumber(glued[1] ?? '', mark));
    if (value === undefined || value.startsWith('-')) continue;
    set('quantity', foundIn([token], 'paper/column/quantity', 0.97, value));
    const next = tokens?.[index + 1];
    if (glued !== null)
      set('unit', { ...foundIn([token], 'paper/column/quantity', 0.9, glued[2] ?? ''), text: glued[2] ?? '' });
    else if (next !== undefined && (isUnitWord(next.text) || kindOf(next.text) === 'text'))
      set('unit', foundIn([next], 'paper/column/quantity', isUnitWord(next.text) ? 0.95 : 0.7));
    return;
  }
}

function unitOf(tokens: readonly Token[] | undefined): Found | undefined {
  const words = tokens?.filter(({ text }) => !/^[\d.,]+$/.test(text));
  if (words === undefined || words.length === 0) return undefined;
  return foundIn(words, 'paper/column/unit', isUnitWord(textOf(words)) ? 0.97 : 0.8);
}

/** `4.61/Ea`, `7,190.00/1,000`, `10.15 EA`, `$ 5.96`, `251,00 100`. */
function priceOf(tokens: readonly Token[] | undefined, { mark }: Reading, set: Put): void {
  if (tokens === undefined) return;
  const [first, ...more] = tokens
    .flatMap((token) => {
      const parts = token.text.split('/');
      return parts.map((part) => ({ token, part: part.trim(), isAfterSlash: part !== parts[0] }));
    })
    .filter(({ part }) => part !== '' && !/^(?:[$€£¥@]|Rs\.?|kr)$/.test(part) && !CURRENCY_CODES.has(part));
  if (first === undefined) return;
  const value = wholeNumber(first.part.replace(/^@/, '').replace(/\p{L}+$/u, ''), mark);
  if (value === undefined) return;
  set('price', { ...foundIn([first.token], 'paper/column/price', 0.97, value), text: first.part });
  for (const { token, part } of more) {
    const basis = wholeNumber(part.replace(/\p{L}+$/u, ''), mark);
    if (basis !== undefined && /^(1|10|100|1000|10000)(\.0+)?$/.test(basis))
      set('basis', { ...foundIn([token], 'paper/column/price', 0.95, basis), text: part });
    else if (isUnitWord(part) || /^\p{L}{2,4}$/u.test(part))
      set('unit', { ...foundIn([token], 'paper/column/price', isUnitWord(part) ? 0.8 : 0.6, part), text: part });
  }
}

function decimalIn(tokens: readonly Token[] | undefined, { mark }: Reading, role: string): Found | undefined {
  for (const token of tokens ?? []) {
    const bare = token.text.replace(/%$/, '').replace(/[-/]?\p{L}{1,5}$/u, '');
    const value = wholeNumber(bare, mark);
    if (value !== undefined) return foundIn([token], `paper/column/${role}`, 0.97, value);
  }
  return undefined;
}

/** A day may wrap inside a narrow column: `8 June` over `2024`. */
function dateUnder(
  rows: readonly Row[],
  columns: readonly Column[],
  role: ColumnRole,
  { order }: Reading,
): Found | undefined {
  const tokens: Token[] = [];
  for (const row of rows) {
    tokens.push(...(tokensUnder(row, columns, role) ?? []));
    const [date] = datesIn(textOf(tokens), order);
    if (date !== undefined) return foundIn(tokens, `paper/column/${role}`, date.orderMatters ? 0.95 : 0.97, date.value);
    if (tokens.length > 6) return undefined;
  }
  const tight = tokens.map(({ text }) => text).join('');
  const [date] = datesIn(tight, order);
  return date === undefined ? undefined : foundIn(tokens, `paper/column/${role}`, 0.9, date.value);
}

/** The first row of the column that holds anything; a code that ends with a hyphen goes on in the next row. */
function codeUnder(rows: readonly Row[], columns: readonly Column[], role: ColumnRole): Found | undefined {
  let tokens: Token[] = [];
  for (const row of rows) {
    const cell = tokensUnder(row, columns, role);
    if (cell === undefined) continue;
    if (tokens.length === 0) tokens = [...codeTokens(cell)];
    else if (/[-/_]$/.test(tokens.at(-1)?.text ?? '')) tokens = [...tokens, ...cell.slice(0, 1)];
    // A narrow column wraps a code that began with a hyphen over more rows: `MJ-` `BLOCK` `BOX`.
    else if (/[-/_]$/.test(tokens[0]?.text ?? '') && cell.every(({ text }) => /^[A-Z\d]+$/.test(text)))
      tokens = [...tokens, ...cell];
    else break;
  }
  if (tokens.length === 0) return undefined;
  const text = tokens.reduce(
    (joined, token) => joined + (/[-/_]$/.test(joined) || joined === '' || token.glued ? '' : ' ') + token.text,
    '',
  );
  const found = foundIn(tokens, `paper/column/${role}`, /\d/.test(text) ? 0.97 : 0.75, text);
  return { ...found, text };
}

/** The code at the front of a cell: all of a short cell, or the words up to the first plain one. */
function codeTokens(cell: readonly Token[]): readonly Token[] {
  const [first] = cell;
  if (first === undefined || cell.length === 1) return cell;
  const bracket = cell.findIndex(({ text }) => text.endsWith(']'));
  if (first.text.startsWith('[') && bracket >= 0) return cell.slice(0, bracket + 1);
  let end = 1;
  while (end < cell.length && (isCodeLike(cell[end]?.text ?? '') || /^[\d-]+$/.test(cell[end]?.text ?? ''))) end += 1;
  return cell.slice(0, end);
}

export function labelledValue(role: string, tokens: readonly Token[], reading: Reading, set: Put): void {
  const rule = `paper/label/${role}`;
  switch (role) {
    case 'buyerSku':
    case 'supplierSku':
    case 'mpn':
    case 'gtin':
      set(role, foundIn(tokens.slice(0, 1), rule, 0.95));
      return;
    case 'sku':
      set('buyerSku', foundIn(tokens.slice(0, 1), rule, 0.96));
      return;
    case 'date':
    case 'shipDate': {
      const [date] = datesIn(textOf(tokens), reading.order);
      if (date !== undefined) set(role, foundIn(tokens, rule, 0.95, date.value));
      return;
    }
    case 'quantity':
      quantityOf(tokens, reading, set);
      return;
    case 'price':
    case 'grossPrice':
      priceOf(tokens, reading, set);
      return;
    case 'unit':
      set('unit', foundIn(tokens.slice(0, 1), rule, 0.9));
      return;
    case 'amount':
    case 'grossAmount':
      set('amount', decimalIn(tokens, reading, 'amount'));
      return;
    case 'line': {
      const [number] = numbersIn(textOf(tokens), reading.mark);
      if (number !== undefined) set('lineNumber', foundIn(tokens.slice(0, 1), rule, 0.95));
      return;
    }
    default:
  }
}

const LINES_MAX = 4;

/** Description: the text columns of the first rows, from left to right; what a bracket sets in front is the item number. */
function texts(rows: readonly Row[], columns: readonly Column[], taken: ReadonlySet<Token>, set: Put): void {
  const tokens: Token[] = [];
  let lines = 0;
  for (const row of rows) {
    const cell = [...row.cells].flatMap(([index, each]) => {
      if (isText(columns[index])) return each;
      // Without a column for it the text stands behind, or below, the item number.
      const isSku = columns[index]?.role === 'sku' && !columns.some(isText);
      return isSku ? each.filter((token) => !taken.has(token)) : [];
    });
    if (cell.length === 0) continue;
    if (lines >= LINES_MAX) break;
    lines += 1;
    tokens.push(...cell.map((token, index) => (index === 0 && lines > 1 ? { ...token, glued: false } : token)));
  }
  const [first] = tokens;
  const bracket = first?.text.startsWith('[') === true ? tokens.findIndex(({ text }) => text.endsWith(']')) : -1;
  if (bracket >= 0) {
    const inside = tokens.slice(0, bracket + 1);
    set('buyerSku', foundIn(inside, 'paper/description/bracket', 0.96, textOf(inside).replaceAll(/^\[|\]$/g, '')));
  }
  const rest = tokens.slice(bracket + 1);
  if (rest.length > 0) set('description', foundIn(rest, 'paper/column/description', 0.9));
}

function isText(column: Column | undefined): boolean {
  return column?.role === 'description' || column?.role === 'specification';
}
