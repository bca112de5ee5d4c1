/** One item: the values of its rows by what their columns and labels mean. */
import { CURRENCY_CODES } from '../lexicon/currencies.ts';
import { fold } from '../lexicon/fold.ts';
import { textOf, type Token } from '../layout/layout.ts';
import { foundIn, type Found } from '../found.ts';
import { datesIn, type DateOrder } from '../values/date.ts';
import { numbersIn, wholeNumber, type DecimalMark } from '../values/number.ts';
import { kindOf } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { withToldRoles } from './by-content.ts';
import type { Column } from './head.ts';
import { basisBelow, basisOf, lettered } from './basis-columns.ts';
import { chainedDiscount } from './chained-discount.ts';
import { numberIn, slotOfSecond } from './item-codes.ts';
import { barcodeBehind, codeUnder, dateUnder, textsOf } from './item-text.ts';
import { lineNumberOf, type ItemRows } from './records.ts';
import { priceAmong } from './price-among.ts';
import { cellOf, type Row } from './rows.ts';
import { RANGE, remarkIn, unitOf, withCounted } from './units.ts';

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
  /** An amount that the item is only a part of: that of a row of sizes, or of all of a style. */
  readonly part?: Found;
  /** Where it goes, as its row says where rows differ. */
  readonly place?: Found;
  /** What its column of days holds where no day could be read of it. */
  readonly saidDay?: readonly Token[];
  /** What the arithmetic says: quantity × price = amount holds, does not hold, or cannot be asked. */
  proof: 'holds' | 'fails' | 'none';
}

export interface Reading {
  readonly mark: DecimalMark;
  /** Nothing decides it: numbers that both marks can read are doubtful. */
  readonly isMarkOpen?: true;
  readonly order: DateOrder | undefined;
  /** The day of a mail: a day without a year is counted from it. */
  readonly writtenOn?: string;
}

export function itemOf({ rows, anchor }: ItemRows, columns: readonly Column[], reading: Reading): PaperItem {
  const fields: Partial<Record<ItemField, Found>> = {};
  const set = (field: ItemField, found: Found | undefined): void => {
    if (found !== undefined && fields[field] === undefined) fields[field] = found;
  };
  const ordered = [anchor, ...rows.filter((row) => row !== anchor)];
  const number = ordered.find((row) => lineNumberOf(row, columns) !== undefined);
  const lineTokens = number === undefined ? undefined : cellOf(number, columns, 'line');
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
  for (const row of ordered) {
    // `50 mL` in a text below is the unit of nothing that is ordered.
    if (fields.quantity === undefined) quantityOf(cellOf(row, columns, 'quantity'), reading, set);
  }
  for (const row of ordered) set('unit', unitOf(cellOf(row, columns, 'unit')));
  // `25 (max) EA`: what stands between a number and its unit is said of the number.
  if (fields.quantity !== undefined && remarkIn(cellOf(anchor, columns, 'unit') ?? []) > 0)
    fields.quantity = { ...fields.quantity, rule: REMARK, confidence: 0.5 };
  withCounted(fields, anchor, columns);
  for (const row of ordered) priceOf(cellOf(row, columns, 'price'), reading, set);
  const gross = grossOf(ordered, columns, reading);
  set('price', gross.price);
  for (const row of ordered) set('basis', decimalIn(cellOf(row, columns, 'basis'), reading, 'basis'));
  for (const row of ordered) set('basis', lettered(row, columns));
  for (const row of ordered) if (fields.price !== undefined) set('basis', basisBelow(row, fields.price, reading));
  if (fields.price !== undefined) set('basis', basisOf(columns));
  for (const row of ordered) set('amount', decimalIn(cellOf(row, columns, 'amount'), reading, 'amount'));
  set('amount', gross.amount);
  for (const row of ordered) Object.assign(fields, priceAmong(cellOf(row, columns, 'price'), fields, reading.mark));
  for (const row of ordered) set('discount', discountOf(row, columns, reading));
  for (const row of ordered) set('taxPercent', decimalIn(cellOf(row, columns, 'taxPercent'), reading, 'taxPercent'));
  for (const role of ['date', 'shipDate'] as const) set(role, dateUnder(rows, columns, role, reading));
  for (const role of ['buyerSku', 'supplierSku', 'mpn', 'gtin', 'poNumber'] as const)
    set(role, besideAnchor(codeUnder(rows, columns, role), anchor, columns));
  const code = codeUnder(rows, columns, 'sku');
  // `BY_ID: 693515253` says whose it is; what stands under a head without an owner on another row does not.
  if (!saysOwner(rows) || code?.tokens.some((token) => anchor.line.tokens.includes(token)) === true)
    set('buyerSku', besideAnchor(code, anchor, columns));
  withTrueGtin(fields, rows, columns);
  const barcode = (['sku', 'buyerSku', 'supplierSku'] as const)
    .map((role) => barcodeBehind(cellOf(anchor, columns, role)))
    .find((token) => token !== undefined);
  if (barcode !== undefined) set('gtin', foundIn([barcode], 'paper/column/gtin', 0.95));
  const hasItem = fields.buyerSku !== undefined || fields.supplierSku !== undefined;
  for (const row of rows) {
    // `Material: 316SS` inside a text is no item number where a column gives one.
    for (const { role, label, value } of row.labelled) {
      const own = role === 'sku' && OF_MODEL.test(fold(label)) ? 'model' : role;
      if (role !== 'sku' || !hasItem) labelledValue(own, value, reading, set);
      else setSecond(label, value, fields);
    }
  }
  textsOf(rows, columns, new Set(fields.buyerSku?.tokens), set);
  if (fields.quantity === undefined) set('quantity', solvedQuantity(fields, rows, reading));
  if (fields.quantity?.rule === SOLVED && isExchanged(fields, columns)) exchange(fields);
  const saidDay = ordered.map((row) => cellOf(row, columns, 'date')).find((cell) => cell !== undefined);
  return {
    fields: withToldRoles(fields, columns),
    proof: 'none',
    gross,
    ...(saidDay === undefined ? {} : { saidDay }),
  };
}

function saysOwner(rows: readonly Row[]): boolean {
  return rows.some(({ labelled }) =>
    labelled.some(({ role, value }) => role === 'buyerSku' && /\d/.test(value[0]?.text ?? '')),
  );
}

/** `31877` over `771204008817` under `Voltan Prod # / UPC`: five digits are no GTIN, and number the item all the same. */
function withTrueGtin(fields: PaperItem['fields'], rows: readonly Row[], columns: readonly Column[]): void {
  const { gtin } = fields;
  if (gtin === undefined || GTIN.test(gtin.text) || gtin.tokens.some(({ confidence }) => confidence < 1)) return;
  const cells = rows.flatMap((row) => cellOf(row, columns, 'gtin') ?? []);
  const other = cells.find(({ text }) => GTIN.test(text));
  const slot = slotOfSecond('item no', fields.buyerSku, fields.supplierSku);
  if (other === undefined || slot === undefined) return;
  fields.gtin = foundIn([other], gtin.rule, gtin.confidence);
  fields[slot] = { ...gtin, rule: 'paper/column/second', confidence: SECOND_NUMBER };
}
const GTIN = /^(?:\d{8}|\d{12,14})$/;

function setSecond(label: string, value: readonly Token[], fields: PaperItem['fields']): void {
  const slot = slotOfSecond(label, fields.buyerSku, fields.supplierSku);
  const number = foundIn(numberIn(value), 'paper/label/second', SECOND_NUMBER);
  if (slot !== undefined && /\d/.test(number.text)) fields[slot] = number;
}
const SECOND_NUMBER = 0.85;

/** Under a head of one line an item number that stands beside no quantity may be the end of one that its cell has wrapped. */
function besideAnchor(code: Found | undefined, anchor: Row, columns: readonly Column[]): Found | undefined {
  const isOneLine = columns.every(({ level, second }) => level === columns[0]?.level && second === undefined);
  if (code === undefined || !isOneLine || code.tokens.some((token) => anchor.line.tokens.includes(token))) return code;
  return { ...code, confidence: Math.min(code.confidence, WRAPPED) };
}
const WRAPPED = 0.75;

function grossOf(rows: readonly Row[], columns: readonly Column[], reading: Reading): NonNullable<PaperItem['gross']> {
  const fields: PaperItem['fields'] = {};
  const set: Put = (field, found) => {
    if (found !== undefined) fields[field] ??= found;
  };
  for (const row of rows) {
    priceOf(cellOf(row, columns, 'grossPrice'), reading, set);
    set('amount', decimalIn(cellOf(row, columns, 'grossAmount'), reading, 'amount'));
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
  const taken = new Set([...price.tokens, ...amount.tokens, ...(basis?.tokens ?? [])]);
  for (const row of rows) {
    for (const token of row.line.tokens.toReversed()) {
      const value = taken.has(token) ? undefined : wholeNumber(token.text, mark);
      if (
        value !== undefined &&
        Number(value) > 0 &&
        Math.abs(Number(value) - wanted) <= 0.006 * Math.max(1, 1 / Number(price.value))
      )
        return foundIn([token], SOLVED, 0.9, value);
    }
  }
  return undefined;
}

export const SOLVED = 'paper/solved/quantity';
export const EXCHANGED = 'paper/solved/quantity/exchanged';

/** In a row that stands further right than its head the quantity gets under the price, and quantity × price = amount holds either way. */
function isExchanged({ quantity, price }: PaperItem['fields'], columns: readonly Column[]): boolean {
  const [number, money] = (['quantity', 'price'] as const).map((role) =>
    columns.findIndex((each) => each.role === role),
  );
  const [found, taken] = [quantity?.tokens[0], price?.tokens[0]];
  if (
    number === undefined ||
    money === undefined ||
    number < 0 ||
    money < 0 ||
    found === undefined ||
    taken === undefined
  )
    return false;
  return found.box[1] === taken.box[1] && number < money !== found.box[0] < taken.box[0];
}

/** As the columns stand; a person looks at both. */
function exchange(fields: PaperItem['fields']): void {
  const { quantity, price } = fields;
  if (quantity === undefined || price === undefined) return;
  fields.quantity = { ...price, rule: EXCHANGED, confidence: 0.5 };
  fields.price = { ...quantity, rule: 'paper/solved/price', confidence: 0.5 };
}

/** `R1 % | R2 %`: of several columns of discounts each is given on what the one before leaves. */
function discountOf(row: Row, columns: readonly Column[], reading: Reading): Found | undefined {
  const given = columns.flatMap(({ role }, index) =>
    role === 'discount' ? (decimalIn(row.cells.get(index), reading, 'discount') ?? []) : [],
  );
  const [first] = given;
  if (first === undefined || given.length < 2) return first;
  const chained = chainedDiscount(given.map(({ value }) => value).join('+'), '.');
  return chained === undefined
    ? first
    : foundIn(
        given.flatMap(({ tokens }) => tokens),
        first.rule,
        0.97,
        chained,
      );
}

/** Keeps the first value that is found for a field. */
export type Put = (field: ItemField, found: Found | undefined) => void;

/** `413 kg`, `8,250`, `12 EA`, `413KG`. */
function quantityOf(tokens: readonly Token[] | undefined, { mark }: Reading, set: Put): void {
  for (const [index, token] of (tokens ?? []).entries()) {
    const glued = /^(.*\d)(\p{L}[\p{L}.]{0,5})$/u.exec(token.text);
    const value = wholeNumber(token.text, mark) ?? (glued === null ? undefined : wholeNumber(glued[1] ?? '', mark));
    // `$14.20` is money, whatever it stands under.
    if (value === undefined || value.startsWith('-') || /\p{Sc}/u.test(token.text)) continue;
    if (isVague(tokens ?? [], index)) {
      set('quantity', foundIn([token], RANGE, 0.5, value));
      return;
    }
    const next = tokens?.[index + 1];
    const isRemarked = next !== undefined && /^[(（[]/.test(next.text);
    set('quantity', foundIn([token], isRemarked ? REMARK : 'paper/column/quantity', isRemarked ? 0.5 : 0.97, value));
    if (glued !== null)
      set('unit', { ...foundIn([token], 'paper/column/quantity', 0.9, glued[2] ?? ''), text: glued[2] ?? '' });
    else if (next !== undefined && !isRemarked && (isUnitWord(next.text) || kindOf(next.text) === 'text'))
      set('unit', foundIn([next], 'paper/column/quantity', isUnitWord(next.text) ? 0.95 : 0.7));
    return;
  }
}

/** `25 (was 30)`: what is said of a number in its own place may change it, unless the arithmetic of the whole paper holds. */
export const REMARK = 'paper/remark/quantity';
/** `20 to 25`, `20 - 25 EA`, `approx. 20`, `max. 20`: which quantity is wanted a person says. */
function isVague(tokens: readonly Token[], index: number): boolean {
  const around = (from: number, to: number): string[] =>
    tokens.slice(from, to).map(({ text }) => text.toLowerCase().replaceAll(/[()[\]（）]/g, ''));
  const behind = around(index + 1, index + 4);
  if (
    [...around(0, index), ...behind.slice(0, 1)].some((text) =>
      /^(?:approx|approximately|about|ca|circa|env|environ|max|min|maximum|minimum|约|約)[.:]?$/.test(text),
    )
  )
    return true;
  const range = behind.findIndex((text) => /^(?:to|or|bis|oder|à|ou|a|o|up|[-–~])$/.test(text));
  return range >= 0 && /^\d/.test(behind[range + 1] ?? '');
}

/** `4.61/Ea`, `7,190.00/1,000`, `10.15 EA`, `$ 5.96`, `251,00 100`. */
function priceOf(tokens: readonly Token[] | undefined, { mark }: Reading, set: Put): void {
  if (tokens === undefined) return;
  const [first, ...more] = tokens
    .flatMap((token) => {
      const parts = token.text.split('/');
      return parts.map((part) => ({ token, part: part.trim(), isAfterSlash: part !== parts[0] }));
    })
    .filter(({ part }) => part !== '' && !SAID_OF_PRICE.test(part) && !CURRENCY_CODES.has(part));
  if (first === undefined) return;
  const value = wholeNumber(first.part.replace(/^@/, '').replace(/\p{L}+$/u, ''), mark);
  if (value === undefined) return;
  set('price', { ...foundIn([first.token], 'paper/column/price', 0.97, value), text: first.part });
  for (const { token, part } of more) {
    const basis = wholeNumber(part.replace(/\p{L}+$/u, ''), mark);
    if (basis !== undefined && /^(1|10|100|1000|10000)(\.0+)?$/.test(basis))
      set('basis', { ...foundIn([token], 'paper/column/price', 0.95, basis), text: part });
    // `612.00 TH`: builders' merchants price bricks so.
    else if (part === 'TH') set('basis', { ...foundIn([token], 'paper/column/price', 0.95, '1000'), text: part });
    else if (isUnitWord(part) || /^\p{L}{2,4}$/u.test(part))
      set('unit', { ...foundIn([token], 'paper/column/price', isUnitWord(part) ? 0.8 : 0.6, part), text: part });
  }
}

/** Signs of money, and what leads to its basis: `11,84 EUR je 1 Stk`. */
const SAID_OF_PRICE = /^(?:\p{Sc}|@|Rs\.?|kr|je|pro|per|par|por|pr\.)$/iu;

function decimalIn(tokens: readonly Token[] | undefined, { mark }: Reading, role: string): Found | undefined {
  for (const token of tokens ?? []) {
    const chained = role === 'discount' ? chainedDiscount(token.text, mark) : undefined;
    if (chained !== undefined) return foundIn([token], `paper/column/${role}`, 0.97, chained);
    const bare = token.text.replace(/%$/, '').replace(/[-/]?\p{L}{1,5}$/u, '');
    const value = wholeNumber(bare, mark);
    if (value !== undefined) return foundIn([token], `paper/column/${role}`, 0.97, value);
  }
  return undefined;
}

/** `Model: ZT-6025M` in a text is what its maker calls it; the buyer may or may not. */
const OF_MODEL = /^(?:model|modell|modele|modelo|modello)(?: (?:no|nr|number))?$/;
const MODEL = 0.85;

export function labelledValue(role: string, tokens: readonly Token[], reading: Reading, set: Put): void {
  const rule = `paper/label/${role}`;
  switch (role) {
    case 'buyerSku':
    case 'supplierSku':
    case 'mpn':
    case 'gtin':
      set(role, foundIn(numberIn(tokens), rule, 0.95));
      return;
    case 'model':
      set('buyerSku', foundIn(numberIn(tokens), rule, MODEL));
      return;
    case 'sku': {
      const number = foundIn(numberIn(tokens), rule, 0.96);
      // `Material: ASTM A333`: a word is no number, and whose it would be nothing says.
      if (/\d/.test(number.text)) set('buyerSku', number);
      return;
    }
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
    case 'discount':
      set('discount', decimalIn(tokens, reading, 'discount'));
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
