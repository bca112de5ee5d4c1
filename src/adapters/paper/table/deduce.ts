/**
 * Roles of columns whose labels say nothing, by arithmetic: where two of quantity, price and amount are known, the column
 * whose numbers make up the third one in most rows is that third one.
 */
import { Big } from 'big.js';
import type { ColumnRole } from '../lexicon/columns.ts';
import type { DecimalMark } from '../values/number.ts';
import type { Column } from './head.ts';
import { numberOf, type Row } from './rows.ts';

/** In how many rows a product must hold where two of the three are known, and where one is. */
const SHARE = 0.6;
const SURE = 0.85;
/** Products of fewer digits, all together, may hold by chance: 2 × 3 = 6. */
const DIGITS_MIN = 5;

export function deducedRoles(columns: readonly Column[], rows: readonly Row[], mark: DecimalMark): readonly Column[] {
  const has = (role: ColumnRole): number => columns.findIndex((column) => column.role === role);
  const [quantity, amount] = [has('quantity'), has('amount')];
  const price = Math.max(has('price'), has('grossPrice'));
  const missing: ColumnRole | undefined =
    quantity < 0 && price >= 0 && amount >= 0
      ? 'quantity'
      : price < 0 && quantity >= 0 && amount >= 0
        ? 'price'
        : amount < 0 && quantity >= 0 && price >= 0
          ? 'amount'
          : undefined;
  if (missing === undefined) return twoDeduced(columns, rows, mark);
  const found = columns.findIndex((column, index) => {
    if (column.role !== undefined && column.role !== 'other' && column.role !== 'otherQuantity') return false;
    const at = { quantity, price, amount, [missing]: index };
    return holdsIn(rows, { ...at, discount: has('discount') }, mark);
  });
  return found < 0
    ? columns
    : columns.map((column, index) => (index === found ? { ...column, role: missing } : column));
}

/**
 * Where one of the three is known, or none, the columns whose numbers make up a product in nearly every row, whatever their labels say.
 * Of two factors the one with whole numbers is the quantity; where both have them, nothing is decided.
 */
function twoDeduced(columns: readonly Column[], rows: readonly Row[], mark: DecimalMark): readonly Column[] {
  const places = (roles: readonly ColumnRole[]): number[] =>
    columns.flatMap(({ role }, index) => (role !== undefined && roles.includes(role) ? [index] : []));
  const open = columns.flatMap(({ role }, index) => (role === undefined ? [index] : []));
  const orOpen = (known: readonly number[]): readonly number[] => (known.length > 0 ? known : open);
  const [quantities, prices, amounts] = [places(['quantity']), places(['price', 'grossPrice']), places(['amount'])];
  if ([quantities, prices, amounts].filter(({ length }) => length > 0).length > 1) return columns;
  const discount = columns.findIndex(({ role }) => role === 'discount');
  const isWhole = (index: number): boolean =>
    rows.every((row) => Number.isInteger(Number(numberOf(row.cells.get(index), mark) ?? 1)));
  for (const quantity of orOpen(quantities))
    for (const price of orOpen(prices))
      for (const amount of orOpen(amounts)) {
        if (new Set([quantity, price, amount]).size < 3) continue;
        const isKnown = quantities.length > 0 || prices.length > 0;
        if (!isKnown && (!isWhole(quantity) || isWhole(price))) continue;
        // Packs × units of a pack are units: where nothing has cents and no label says so, nothing is money.
        if (prices.length + amounts.length === 0 && isWhole(price) && isWhole(amount)) continue;
        if (!holdsIn(rows, { quantity, price, amount, discount }, mark, 1, SURE)) continue;
        const roles = new Map<number, ColumnRole>([
          [quantity, 'quantity'],
          [price, prices.length > 0 ? (columns[price]?.role ?? 'price') : 'price'],
          [amount, 'amount'],
        ]);
        return columns.map((column, index): Column => {
          const role = roles.get(index);
          return role === undefined ? column : { ...column, role };
        });
      }
  return columns;
}

/**
 * Of several columns for the quantity (`PCS` and `QTY`, `Cases` and `Total units`) the one that price and amount ask for,
 * be the price for one, a hundred or a thousand.
 */
export function settledQuantity(
  columns: readonly Column[],
  rows: readonly Row[],
  mark: DecimalMark,
): readonly Column[] {
  const rivals = columns.flatMap(({ role }, index) => (role === 'quantity' ? [index] : []));
  const [price, amount] = [
    columns.findIndex(({ role }) => role === 'price'),
    columns.findIndex(({ role }) => role === 'amount'),
  ];
  if (rivals.length < 2 || price < 0 || amount < 0) return columns;
  for (const basis of [1, 100, 1000]) {
    const right = rivals.filter((quantity) => holdsIn(rows, { quantity, price, amount }, mark, basis));
    if (right.length === 1)
      return columns.map((column, index): Column =>
        rivals.includes(index) && !right.includes(index) ? { ...column, role: 'otherQuantity' } : column,
      );
  }
  return columns;
}

/** Of two columns that both look like the amount (`NET`, `EXTENDED`) the one that times the quantity gives the other is the price. */
export function settledAmount(columns: readonly Column[], rows: readonly Row[], mark: DecimalMark): readonly Column[] {
  const quantity = columns.findIndex(({ role }) => role === 'quantity');
  const rivals = columns.flatMap(({ role }, index) => (role === 'amount' ? [index] : []));
  if (quantity < 0 || rivals.length < 2) return columns;
  const price = columns.findIndex(({ role }) => role === 'price');
  if (price >= 0 && rivals.some((amount) => holdsIn(rows, { quantity, price, amount }, mark))) return columns;
  for (const one of rivals) {
    const all = rivals.find((amount) => amount !== one && holdsIn(rows, { quantity, price: one, amount }, mark));
    if (all === undefined) continue;
    return columns.map((column, index): Column => {
      if (index === one) return { ...column, role: 'price' };
      // A list price does not make up the amount.
      return index === price || (rivals.includes(index) && index !== all) ? { ...column, role: 'other' } : column;
    });
  }
  return columns;
}

/** Positions of columns; the discount is a percentage, and may be missing. */
interface Places {
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
  readonly discount?: number;
}

function holdsIn(
  rows: readonly Row[],
  { quantity, price, amount, discount = -1 }: Places,
  mark: DecimalMark,
  basis = 1,
  share = SHARE,
): boolean {
  let [tried, held, digits] = [0, 0, 0];
  for (const row of rows) {
    const [q, p, a, d] = [quantity, price, amount, discount].map((index) => numberOf(row.cells.get(index), mark));
    if (q === undefined || p === undefined || a === undefined || Number(q) === 1) continue;
    tried += 1;
    const goods = new Big(q).times(p).div(basis);
    const isCut =
      d !== undefined &&
      goods
        .times(100 - Number(d))
        .div(100)
        .minus(a)
        .abs()
        .lte(0.011);
    if (!isCut && goods.minus(a).abs().gt(0.011)) continue;
    held += 1;
    if (Number(p) !== 1) digits += a.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;
  }
  return held >= 1 && held >= tried * share && (share === SHARE || digits >= DIGITS_MIN);
}
