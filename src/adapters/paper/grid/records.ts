/**
 * Tables without heads: records with a type in front (`H`, `A`, `L`, `T`), or rows of nothing but values. What a column is,
 * only its values tell, so nothing read here is sure enough to pass without a person.
 */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import { isCompanyName } from '../lexicon/companies.ts';
import type { ItemField, PaperItem, Reading } from '../table/item.ts';
import { datesIn } from '../values/date.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { isCodeLike } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { Carried } from './carried.ts';
import type { GridBlock, GridCell, GridRow } from './grid.ts';
import type { GridReading } from './read.ts';
import { headOfRecords } from './record-head.ts';

const SURE = 0.8;
const TYPE = /^[A-Z][A-Z\d]{0,4}$/;

export function readRecords(blocks: readonly GridBlock[], reading: Reading): GridReading | undefined {
  for (const { rows } of blocks) {
    const types = typesOf(rows);
    const body = bodyType(rows, types, reading.mark);
    if (body === undefined) continue;
    const own = rows.filter((row) => typeOf(row, types) === body);
    const repeated = types === undefined ? repeatedIn(own, reading) : NOTHING;
    const roles = rolesOf(own, types !== undefined, reading, repeated.columns);
    if (roles === undefined) continue;
    const items = own.map((row) => itemFrom(row, roles, reading));
    if (types !== undefined) addTexts(items, own, rows, body);
    const head =
      types === undefined
        ? repeated.head
        : headOfRecords(
            rows.filter((row) => !own.includes(row)),
            items,
            reading,
          );
    const lines = new Set(own.flatMap((row) => [...row.lines]));
    return { items, lines, heads: [], isHeaded: false, carried: items.map((): Carried | undefined => head) };
  }
  return undefined;
}

/** Every row begins with one of a few short words, some of which come again. */
function typesOf(rows: readonly GridRow[]): ReadonlySet<string> | undefined {
  const firsts = rows.map(({ cells }) => cells[0]?.text ?? '');
  if (firsts.some((text) => !TYPE.test(text))) return undefined;
  const types = new Set(firsts);
  // An order of one line has each type once: then the rows must differ in length, as no plain table's do.
  const lengths = new Set(rows.map(({ cells }) => cells.length)).size;
  const isMixed = types.size < rows.length || (rows.length >= 3 && lengths >= 3);
  return types.size >= 2 && isMixed && types.size <= 8 ? types : undefined;
}

function typeOf({ cells }: GridRow, types: ReadonlySet<string> | undefined): string {
  return types === undefined ? '' : (cells[0]?.text ?? '');
}

/** The type whose rows hold most numbers beside a code or a text. */
function bodyType(
  rows: readonly GridRow[],
  types: ReadonlySet<string> | undefined,
  mark: DecimalMark,
): string | undefined {
  const scores = new Map<string, number>();
  for (const row of rows) {
    const numbers = row.cells.filter(
      ({ text }) => wholeNumber(text, mark) !== undefined || countedIn(text) !== undefined,
    ).length;
    const others = row.cells.filter(({ text }) => isCodeLike(text) || /\p{L}{3}/u.test(text)).length;
    if (numbers < 2 || others < 1 || row.cells.length < 4) continue;
    const type = typeOf(row, types);
    scores.set(type, (scores.get(type) ?? 0) + numbers);
  }
  const [best] = [...scores].toSorted((a, b) => b[1] - a[1]);
  return best?.[0];
}

interface Repeated {
  readonly columns: ReadonlySet<number>;
  readonly head?: Carried;
}

const NOTHING: Repeated = { columns: new Set() };
const REPEATED_MIN = 3; // Rows; two orders of one item may share a number by chance.

/** What stands on every row alike is said of the whole order: its number first, and a day where another day follows. */
function repeatedIn(rows: readonly GridRow[], { order }: Reading): Repeated {
  const [first] = rows;
  if (first === undefined || rows.length < REPEATED_MIN) return NOTHING;
  const alike = first.cells.filter(({ cell, text }) =>
    rows.every(({ cells }) => cells.find((each) => each.cell.column === cell.column)?.text === text),
  );
  const codes = alike.filter(({ text }) => /^(?=\S*\d{3})[A-Z\d][A-Z\d\-./_]{3,}$/i.test(text));
  const isDay = ({ text }: GridCell): boolean => text.length <= 12 && datesIn(text, order).length === 1;
  const numbers = codes.filter((each) => !isDay(each));
  const number = numbers.length === 1 ? numbers[0] : undefined; // Of two, one may be the customer's account.
  const [day] = alike.filter(isDay);
  const hasOther = first.cells.some((each) => isDay(each) && each.cell.column !== day?.cell.column);
  const [date] = day === undefined || !hasOther ? [] : datesIn(day.text, order);
  const head: Carried['head'] = {
    ...(number === undefined ? {} : { poNumber: foundIn(number.tokens, 'paper/records/poNumber', SURE, number.text) }),
    ...(day === undefined || date === undefined
      ? {}
      : { orderDate: foundIn(day.tokens, 'paper/records/orderDate', SURE, date.value) }),
  };
  const own = [...numbers, ...(date === undefined || day === undefined ? [] : [day])];
  return { columns: new Set(own.map(({ cell }) => cell.column)), head: { head, parties: {} } };
}

type Roles = ReadonlyMap<number, ItemField>;

/** Undefined when no quantity can be made out. */
function rolesOf(
  rows: readonly GridRow[],
  isTyped: boolean,
  reading: Reading,
  repeated: ReadonlySet<number>,
): Roles | undefined {
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ cell }) => cell.column)))]
    .filter((column) => !repeated.has(column))
    .toSorted((a, b) => a - b);
  const roles = new Map<number, ItemField>();
  const taken = new Set<ItemField>();
  const numeric: number[] = [];
  const counted: number[] = [];
  const put = (column: number, ...names: ItemField[]): void => {
    const free = names.find((name) => !taken.has(name));
    if (free === undefined) return;
    taken.add(free);
    roles.set(column, free);
  };
  for (const column of isTyped ? columns.slice(1) : columns) {
    const texts = rows.flatMap(({ cells }) => cells.find(({ cell }) => cell.column === column)?.text ?? []);
    const all = (test: (text: string) => boolean): boolean => texts.length > 0 && texts.every(test);
    if (!taken.has('lineNumber') && numeric.length === 0 && counts(texts)) put(column, 'lineNumber');
    else if (all((text) => datesIn(text, reading.order).length === 1 && text.length <= 12))
      put(column, 'date', 'shipDate');
    else if (all((text) => countedIn(text) !== undefined)) counted.push(column);
    else if (all((text) => isUnitWord(text) || /^[A-Z]{1,3}$/.test(text))) put(column, 'unit');
    else if (all((text) => /^\d{12,14}$/.test(text))) put(column, 'gtin');
    else if (all((text) => wholeNumber(text, reading.mark) !== undefined && !/^0\d|^\d{7,}$/.test(text)))
      numeric.push(column);
    else if (all((text) => isCodeLike(text))) put(column, 'buyerSku', 'supplierSku', 'mpn');
    else if (all((text) => /\p{L}/u.test(text))) put(column, 'description', 'specification');
  }
  const [only, ...others] = counted;
  const numbers = numeric.slice(0, NUMBERS_MAX);
  const [quantity, price, amount] =
    only === undefined || others.length > 0
      ? threeOf(numbers, rows, reading.mark)
      : [only, ...moneyBeside(only, numbers, rows, reading.mark)];
  if (quantity === undefined) return undefined;
  roles.set(quantity, 'quantity');
  if (price !== undefined) roles.set(price, 'price');
  if (amount !== undefined) roles.set(amount, 'amount');
  return roles;
}

const NUMBERS_MAX = 12; // Columns of numbers whose products are tried; no record seen had more than seven.

function counts(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN));
  const [first] = numbers;
  const step = (numbers[1] ?? 0) - (first ?? 0);
  if (numbers.length === 1) return /^0*(?:1|10)$/.test(texts[0] ?? '');
  return step > 0 && numbers.every((number, index) => number === (first ?? 0) + index * step);
}

/** `10 ea`, `1 case`: what a unit follows is counted. */
function countedIn(text: string): string | undefined {
  const [, number, unit = ''] = /^(\d[\d.,]*)\s?(\p{L}[\p{L}.]{0,11})$/u.exec(text.trim()) ?? [];
  return isUnitWord(unit) ? number : undefined;
}

/** `CHF 5.26`, `€ 12`: money is no quantity. */
function isMoney(column: number, rows: readonly GridRow[]): boolean {
  return rows.some(({ cells }) =>
    /[$€£¥₹]|\b[A-Z]{3}\b/.test(cells.find(({ cell }) => cell.column === column)?.text ?? ''),
  );
}

function numberAt({ cells }: GridRow, column: number, mark: DecimalMark): string {
  const text = cells.find(({ cell }) => cell.column === column)?.text ?? '';
  return wholeNumber(countedIn(text) ?? text, mark) ?? '0';
}

/** Price and amount beside a known quantity: what multiplies, else the only number that there is. */
function moneyBeside(
  quantity: number,
  columns: readonly number[],
  rows: readonly GridRow[],
  mark: DecimalMark,
): (number | undefined)[] {
  for (const price of columns)
    for (const amount of columns) {
      const isHeld = rows.every((row) => {
        const [count, each, all] = [quantity, price, amount].map((column) => new Big(numberAt(row, column, mark)));
        return (
          count !== undefined && each !== undefined && all !== undefined && count.times(each).minus(all).abs().lte(0.02)
        );
      });
      if (price !== amount && isHeld) return [price, amount];
    }
  return columns.length === 1 ? [...columns] : [];
}

/** Quantity, price and amount among columns of numbers: by what multiplies, else the whole numbers come first. */
function threeOf(columns: readonly number[], rows: readonly GridRow[], mark: DecimalMark): (number | undefined)[] {
  const value = (row: GridRow, column: number): string =>
    wholeNumber(row.cells.find(({ cell }) => cell.column === column)?.text ?? '', mark) ?? '0';
  for (const amount of columns)
    for (const quantity of columns)
      for (const price of columns) {
        if (new Set([amount, quantity, price]).size < 3 || quantity > price || isMoney(quantity, rows)) continue;
        const isHeld = rows.every((row) =>
          new Big(value(row, quantity)).times(value(row, price)).minus(value(row, amount)).abs().lte(0.02),
        );
        if (isHeld) return [quantity, price, amount];
      }
  const isWhole = (column: number): boolean => rows.every((row) => !/\.\d*[1-9]/.test(value(row, column)));
  const countable = columns.filter((column) => !isMoney(column, rows));
  const quantity = countable.find(isWhole) ?? countable[0];
  return [quantity, columns.find((column) => column !== quantity && !isWhole(column))];
}

function itemFrom({ cells }: GridRow, roles: Roles, { mark, order }: Reading): PaperItem {
  const fields: PaperItem['fields'] = {};
  for (const { cell, tokens, text } of cells) {
    const role = roles.get(cell.column);
    const number = role === 'quantity' ? countedIn(text) : undefined;
    const [first, ...rest] = tokens;
    if (number !== undefined && first !== undefined) {
      fields.quantity = valueOf('quantity', [first], number, mark, order);
      const unit = rest.length > 0 ? rest : [{ ...first, text: text.slice(number.length).trim() }];
      fields.unit ??= foundIn(unit, 'paper/records/unit', SURE);
    } else if (role !== undefined) fields[role] = valueOf(role, tokens, text, mark, order);
  }
  const [number, ...text] = fields.description?.tokens ?? [];
  // `1. Cryobox 81 place`: the count stands before the text.
  if (number !== undefined && text.length > 0 && /^\d{1,3}[.)]$/.test(number.text)) {
    fields.lineNumber ??= foundIn([number], 'paper/records/lineNumber', SURE, number.text.slice(0, -1));
    fields.description = foundIn(text, 'paper/records/description', SURE);
  }
  return { fields, proof: 'none' };
}

function valueOf(
  role: ItemField,
  tokens: GridCell['tokens'],
  text: string,
  mark: DecimalMark,
  order: Reading['order'],
): Found {
  const rule = `paper/records/${role}`;
  if (role === 'quantity' || role === 'price' || role === 'amount') {
    const value = wholeNumber(text, mark);
    return value === undefined ? foundIn(tokens, rule, 0.5) : foundIn(tokens, rule, SURE, value);
  }
  if (role === 'date' || role === 'shipDate') {
    const [date] = datesIn(text, order);
    return date === undefined ? foundIn(tokens, rule, 0.5) : foundIn(tokens, rule, SURE, date.value);
  }
  return role === 'lineNumber'
    ? foundIn(tokens, rule, SURE, text.replace(/^0+(?=\d)/, ''))
    : foundIn(tokens, rule, SURE);
}

/** Records of text behind an item belong to it. */
function addTexts(items: readonly PaperItem[], own: readonly GridRow[], rows: readonly GridRow[], body: string): void {
  let item: PaperItem | undefined;
  for (const row of rows) {
    const index = own.indexOf(row);
    if (index >= 0) item = items[index];
    else if (row.cells[0]?.text !== body && item !== undefined && item.fields.description === undefined) {
      const text = row.cells.slice(1).find((cell) => /\p{L}{2}/u.test(cell.text));
      if (text !== undefined && !isCompanyName(text.text) && row.cells.length <= 4)
        item.fields.description = foundIn(text.tokens, 'paper/records/description', SURE);
    }
  }
}
