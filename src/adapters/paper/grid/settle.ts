/** Columns whose labels leave it open what they are, settled by their values: line numbers, units, the price that fits. */
import { Big } from 'big.js';
import type { ColumnRole } from '../lexicon/columns.ts';
import { fold } from '../lexicon/fold.ts';
import { SUPPLIERS } from '../lexicon/owners.ts';
import { numberOf } from '../table/rows.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { isCodeLike } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { cellAt, type GridRow } from './grid.ts';
import type { GridColumn } from './heads.ts';
import { withNeighbours } from './neighbours.ts';

export function settleColumns(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  mark: DecimalMark,
  isOrderNamed = false,
): GridColumn[] {
  const numeric = columns.filter(({ role }) => role === 'quantity' || role === 'price' || role === 'amount');
  // Rows with numbers are items; notes and signatures below them say nothing of what a column is.
  const full = rows.filter((row) => numeric.some(({ at }) => numberOf(cellAt(row, at)?.tokens, mark) !== undefined));
  const sample = (full.length > 0 ? full : rows).slice(0, SAMPLE);
  const values = (column: GridColumn): string[] =>
    sample.flatMap((row) => {
      const text = cellAt(row, column.at)?.text;
      return text === undefined ? [] : [text];
    });
  const has = (role: ColumnRole): boolean => columns.some((column) => column.role === role);
  const hasItem = columns.some(({ role }) => role !== undefined && ITEMS.has(role));
  const catalogue = isOrderNamed ? catalogueColumn(columns, values) : undefined;
  const firms = firmNumbers(columns, values);
  const settled = columns.map((column): GridColumn => {
    const texts = values(column);
    if (column === catalogue) return { ...as(column, 'supplierSku'), field: undefined };
    if (firms.has(column)) return as(column, 'other');
    if (column.role === 'line' && texts.length > 0 && !isNumbered(texts)) return as(column, 'sku');
    const maybeLine = column.isEither || (isCounting(texts) && hasOtherNumber(columns, column));
    const arePositions = maybeLine && isNumbered(texts) && (isDense(texts) || isCounting(texts));
    if (column.role === 'sku' && arePositions && hasOtherItem(columns, column)) return as(column, 'line');
    const isText = texts.length > 0 && codesOf(texts) < texts.length * 0.5;
    if (column.role === 'sku' && !has('description') && isText && !isShort(column, columns, values))
      return as(column, 'description');
    // `Units` beside `Quantity`.
    const maybeUnit = column.role === 'pack' || column.role === 'quantity' || column.field === 'buyer';
    if (maybeUnit && !has('unit') && areUnits(texts)) return { ...as(column, 'unit'), field: undefined };
    // A nursery's `Plant` is what it sells, and no place.
    const isGoods = column.role === 'shipTo' && isTextual(texts) && new Set(texts).size > texts.length * 0.6;
    if (isGoods && texts.length > 1 && !has('description')) return as(column, 'description');
    if (column.role === 'unit' && texts.length > 0 && texts.every((text) => wholeNumber(text, mark) !== undefined))
      return as(column, has('quantity') ? 'other' : 'quantity');
    if (column.role === undefined && !hasItem && !has('description') && isTextual(texts))
      return as(column, 'description');
    return column;
  });
  const texted = withText(withNeighbours(settled, values), values);
  const carried = withPlace(withOrderDate(texted, values), values);
  return oneOfEach(withPrice(withOrderTotal(carried, sample), values, mark), sample, mark);
}

/**
 * `Bestell-Nr.` in a table without any other number, another on every row, where the number of the order stands elsewhere: the number
 * that the goods are ordered by, out of the seller's catalogue.
 */
function catalogueColumn(
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
): GridColumn | undefined {
  const [column, ...others] = columns.filter(({ field }) => field !== undefined);
  const hasItem = columns.some((each) => {
    const own = each.role !== undefined && ITEMS.has(each.role) ? values(each) : [];
    return codesOf(own) > own.length / 2;
  });
  if (column?.field !== 'poNumber' || others.length > 0 || hasItem) return undefined;
  const texts = values(column).filter((text) => /\d/.test(text));
  return new Set(texts).size === texts.length ? column : undefined;
}

/** `Supplier Number` beside `Catalog No`: who supplies has a number as well, and no item goes by it. */
function firmNumbers(
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
): ReadonlySet<GridColumn> {
  const hasItems = columns.some(
    (each) => (each.role === 'sku' || each.role === 'description') && new Set(values(each)).size > 1,
  );
  const isFirm = (column: GridColumn): boolean => {
    const { role, label } = column;
    if (role !== 'supplierSku' || !FIRM_NUMBER.test(fold(label))) return false;
    // The same on every row, whatever is ordered there.
    const isSame = hasItems && new Set(values(column)).size === 1;
    return isSame || columns.some((other) => other.role === role && other.label !== label);
  };
  return new Set(columns.filter(isFirm));
}
const FIRM_NUMBER = new RegExp(`^(?:${SUPPLIERS})(?: (?:no|id|code|account|acct|ref|reference))+$`, 'u');

/** `Date` beside `Expected Receipt Date`: in an export that repeats the order on every row it is the day of the order. */
function withOrderDate(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const isExport = columns.some(({ field }) => field === 'poNumber');
  const hasOrderDate = columns.some(({ field }) => field === 'orderDate');
  const days = columns.filter(({ role, field }) => role === 'date' && field === undefined);
  const bare = days.filter(({ label }) => /^(?:date|datum|dato|fecha|data|日期)$/.test(fold(label)));
  const [day] = bare;
  const isOne = day !== undefined && new Set(values(day)).size === 1;
  if (!isExport || hasOrderDate || days.length < 2 || bare.length !== 1 || !isOne) return [...columns];
  return columns.map((column) =>
    column === day ? { ...column, role: undefined, roles: [], field: 'orderDate' as const } : column,
  );
}

/** `Roses` beside `Code`: where no label says what the items are called, the first text that differs from row to row does. */
function withText(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const numbers = columns.findIndex(({ role }) => role !== undefined && ITEMS.has(role));
  if (numbers < 0 || columns.some(({ role }) => role === 'description' || role === 'specification'))
    return [...columns];
  const text = columns.find((column, index) => {
    const texts = values(column);
    const isOpen = column.role === undefined && column.field === undefined && column.series === undefined;
    return isOpen && Math.abs(index - numbers) === 1 && isTextual(texts) && new Set(texts).size > texts.length * 0.6;
  });
  return columns.map((column) => (column === text ? as(column, 'description') : column));
}

/** `Total` on the first of several rows alone is that of the order. */
function withOrderTotal(columns: readonly GridColumn[], rows: readonly GridRow[]): GridColumn[] {
  return columns.map((column) => {
    const filled = column.role === 'amount' ? rows.filter((row) => cellAt(row, column.at) !== undefined) : [];
    return rows.length > 1 && filled.length === 1 && filled[0] === rows[0]
      ? { ...column, role: undefined, roles: [], field: 'total' as const }
      : column;
  });
}

/** `Location: Norwalk Plant`, the same on every row: where the goods go. A code of a plant names no place. */
function withPlace(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const isExport = columns.some(({ field }) => field === 'poNumber');
  if (!isExport || columns.some(({ field }) => field === 'shipTo')) return [...columns];
  const places = columns.filter((column) => {
    const [first = '', ...others] = new Set(values(column));
    return column.role === 'shipTo' && others.length === 0 && /\p{L}{3}.*\s.*\p{L}{3}/u.test(first);
  });
  const [place] = places;
  if (place === undefined || places.length > 1) return [...columns];
  return columns.map((column) =>
    column === place ? { ...column, role: undefined, roles: [], field: 'shipTo' as const } : column,
  );
}

/** A column of decimals is the price where nothing else is: `FOB`, `EXW`, or a label that nobody knows. */
function withPrice(
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
  mark: DecimalMark,
): GridColumn[] {
  const hasPrice = columns.some(({ role }) => role === 'price' || role === 'grossPrice' || role === 'amount');
  const isPrice = (column: GridColumn): boolean => {
    if (column.role !== undefined || column.series !== undefined) return false;
    if (column.field !== undefined && column.field !== 'deliveryTerms') return false;
    const numbers = values(column).flatMap((text) => wholeNumber(text, mark) ?? []);
    return (
      numbers.length > 0 &&
      numbers.length === values(column).length &&
      numbers.some((number) => /\.\d*[1-9]/.test(number))
    );
  };
  const open = hasPrice ? [] : columns.filter(isPrice);
  return columns.map((column) =>
    open.length === 1 && column === open[0] ? { ...as(column, 'price'), field: undefined } : column,
  );
}

const SAMPLE = 300;
const ITEMS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['sku', 'buyerSku', 'supplierSku', 'mpn', 'gtin']);

function as(column: GridColumn, role: ColumnRole): GridColumn {
  return { ...column, role, roles: [role] };
}

function hasOtherItem(columns: readonly GridColumn[], column: GridColumn): boolean {
  return columns.some(
    (other) => other !== column && other.role !== undefined && (ITEMS.has(other.role) || other.role === 'description'),
  );
}

function hasOtherNumber(columns: readonly GridColumn[], column: GridColumn): boolean {
  return columns.some((other) => other !== column && other.role !== undefined && ITEMS.has(other.role));
}

/** `1, 2, 3` or `10, 20, 30` beside a number of the item: positions, whatever the label says. */
function isCounting(texts: readonly string[]): boolean {
  const [first = 0, second = 0] = texts.map(Number);
  const step = second - first;
  return (
    texts.length > 1 &&
    first > 0 &&
    first === step &&
    texts.every((text, index) => Number(text) === first + index * step)
  );
}

function isNumbered(texts: readonly string[]): boolean {
  const numbers = texts.map((text) =>
    /^\d{1,5}(?:\.0{1,3})?[.)]?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN,
  );
  const whole = numbers.filter((number) => !Number.isNaN(number));
  if (
    whole.length === 0 ||
    whole.length < texts.length * 0.6 ||
    // A row of text among rows of positions is no item, and makes no numbers of them.
    texts.some((text) => /\p{L}.*\d|\d.*\p{L}/u.test(text) && text.split(' ').length <= 2)
  )
    return false;
  const rising = whole.every((number, index) => index === 0 || number > (whole[index - 1] ?? 0) || number === whole[0]);
  return rising && (whole[0] ?? 0) <= 10 ** 4 && (whole.length > 1 || (whole[0] ?? 0) <= 10);
}

/** `4418, 4420, 5101` leave out more numbers than positions do, which go on by one or by ten. */
function isDense(texts: readonly string[]): boolean {
  return texts.every((text) => !/^\d/.test(text) || Number.parseInt(text, 10) <= 10 * texts.length + 100);
}

/** `BRW`, `BUT` beside `Butter 250 g`: of two columns that name items the one with single words in capitals holds their codes. */
function isShort(
  column: GridColumn,
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
): boolean {
  const texts = values(column);
  const isCoded = texts.every((text) => /^[\p{Lu}\d./-]{1,12}$/u.test(text)) && new Set(texts).size === texts.length;
  return (
    isCoded &&
    columns.some(
      (other) => other !== column && other.role === 'sku' && values(other).some((text) => text.includes(' ')),
    )
  );
}

/** Most are known units, and the others short words as well. */
function areUnits(texts: readonly string[]): boolean {
  const known = texts.filter((text) => isUnitWord(text)).length;
  return texts.length > 0 && known >= texts.length * 0.6 && texts.every((text) => /^\p{L}{1,6}\.?$/u.test(text));
}

function codesOf(texts: readonly string[]): number {
  return texts.filter((text) => isCodeLike(text.split(' ')[0] ?? '') || /^\d+$/.test(text)).length;
}

function isTextual(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.filter((text) => /\p{L}{3}/u.test(text)).length >= texts.length * 0.8;
}

type Triple = readonly [quantity: number, price: number, amount: number];

/** Of several quantities, prices or amounts those that multiply rightly; of the rest the first that is filled. */
function oneOfEach(columns: readonly GridColumn[], rows: readonly GridRow[], mark: DecimalMark): GridColumn[] {
  const numbers = columns.map((column) => rows.map((row) => numberOf(cellAt(row, column.at)?.tokens, mark)));
  const filled = (index: number): number => numbers[index]?.filter((value) => value !== undefined).length ?? 0;
  const among = (...roles: ColumnRole[]): number[] => {
    const all = columns.flatMap(({ role }, index) => (role !== undefined && roles.includes(role) ? [index] : []));
    const full = all.filter((index) => filled(index) > 0);
    return full.length > 0 ? full : all.slice(0, 1);
  };
  const [quantities, prices, amounts] = [
    among('quantity'),
    among('price', 'grossPrice'),
    among('amount', 'grossAmount'),
  ];
  let best: Triple = [quantities[0] ?? -1, prices[0] ?? -1, amounts[0] ?? -1];
  let most = fits(best, numbers);
  // `No. | Unit cost | Net cost`: without a quantity the only column by which one kind of money is the other on every row is it.
  if (quantities.length === 0) {
    const money = [...columns.keys()].filter((index) => isNumericRole(columns[index]?.role));
    const counts = [...columns.keys()].filter((index) => !money.includes(index));
    const triples = counts.flatMap((count) =>
      money.flatMap((price) => money.map((amount): Triple => [count, price, amount])),
    );
    const isHeld = (each: Triple): boolean => {
      const asked = rows.filter((_, row) => each.every((index) => numbers[index]?.[row] !== undefined)).length;
      return each[1] !== each[2] && asked >= rows.length / 2 && fits(each, numbers) === asked;
    };
    const [triple, ...others] = triples.filter(isHeld);
    if (triple !== undefined && others.length === 0) [best, most] = [triple, rows.length];
  }
  for (const quantity of quantities)
    for (const price of prices)
      for (const amount of amounts) {
        const held = fits([quantity, price, amount], numbers);
        if (held > most) [best, most] = [[quantity, price, amount], held];
      }
  // `Cases`, `Each/case`, `Total each`: any column of numbers is the quantity where it alone multiplies rightly.
  if (most < rows.length / 2) {
    for (const quantity of columns.keys())
      for (const amount of amounts) {
        const [, price] = best;
        if (new Set([quantity, price, amount]).size < 3) continue;
        const held = fits([quantity, price, amount], numbers);
        if (held > most && held >= rows.length / 2) [best, most] = [[quantity, price, amount], held];
      }
  }
  // `Unit £` and `Line £`, which no list knows: both are told by the rows, all of which they make hold.
  if (best[1] < 0 && best[2] < 0) {
    const open = [...columns.keys()].filter(
      (index) => columns[index]?.role === undefined && filled(index) === rows.length,
    );
    const pairs = open.flatMap((price) => open.map((amount): Triple => [best[0], price, amount]));
    const held = pairs.filter((pair) => pair[1] !== pair[2] && fits(pair, numbers) === rows.length);
    const [pair] = held;
    if (pair !== undefined && held.length === 1 && rows.length > 1) [best, most] = [pair, rows.length];
  }
  // `Case £` beside `RRP £`: where no label names a price, the column that multiplies rightly is it.
  if (best[1] < 0) {
    const asked = amounts.flatMap(
      (amount) => numbers[amount]?.filter((value) => Number(value ?? 0) !== 0) ?? [],
    ).length;
    const right = [...columns.keys()].filter(
      (price) =>
        columns[price]?.role === undefined && fits([best[0], price, best[2]], numbers) >= Math.max(1, asked * 0.8),
    );
    const [price] = right;
    if (price !== undefined && right.length === 1) best = [best[0], price, best[2]];
  }
  // Cases × units of a case are units, and units × price is money: of such a chain the second part is the order.
  for (const price of columns.keys())
    for (const amount of amounts) {
      const chained: Triple = [best[2], price, amount];
      if (most > 0 && new Set([...best, price, amount]).size === 5 && fits(chained, numbers) >= most) best = chained;
    }
  const taken: ReadonlySet<number> = new Set(best);
  return columns.map((column, index) => {
    if (index === best[0] && column.role !== 'quantity' && most > 0) return as(column, 'quantity');
    if (index === best[1] && column.role === undefined) return as(column, 'price');
    if (index === best[2] && (column.role === undefined || column.role === 'price')) return as(column, 'amount');
    const isRival = [quantities, prices, amounts].some((each) => each.includes(index)) || isNumericRole(column.role);
    return isRival && !taken.has(index) ? as(column, 'other') : column;
  });
}

function isNumericRole(role: ColumnRole | undefined): boolean {
  return (
    role === 'quantity' || role === 'price' || role === 'amount' || role === 'grossPrice' || role === 'grossAmount'
  );
}

/** In how many rows quantity × price is the amount. */
function fits([quantity, price, amount]: Triple, numbers: readonly (readonly (string | undefined)[])[]): number {
  const [q, p, a] = [numbers[quantity], numbers[price], numbers[amount]];
  if (q === undefined || p === undefined || a === undefined) return 0;
  return a.filter((value, row) => {
    const [count, each] = [q[row], p[row]];
    if (value === undefined || count === undefined || each === undefined || Number(value) === 0) return false;
    return new Big(count).times(each).minus(value).abs().lte(0.011);
  }).length;
}
