/**
 * Roles of columns whose labels say nothing, by arithmetic: where two of quantity, price and amount are known, the column
 * whose numbers make up the third one in most rows is that third one.
 */
import { Big } from 'big.js';
import type { ColumnRole } from '../lexicon/columns.ts';
import type { DecimalMark } from '../values/number.ts';
import type { Column } from './head.ts';
import { numberOf, type Row } from './rows.ts';

/** The number of each row, by column; undefined where there is none. */
export type Numbers = readonly (readonly (string | undefined)[])[];

export function numbersIn(columns: readonly Column[], rows: readonly Row[], mark: DecimalMark): Numbers {
  return columns.map((_, index) => rows.map((row) => numberOf(row.cells.get(index), mark)));
}

/** In how many rows a product must hold where two of the three are known, and where one is. */
const SHARE = 0.6;
const SURE = 0.85;
/** Products of fewer digits, all together, may hold by chance: 2 × 3 = 6. */
const DIGITS_MIN = 5;

export function deducedRoles<Each extends Column>(columns: readonly Each[], numbers: Numbers): readonly Each[] {
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
  if (missing === undefined) return twoDeduced(columns, numbers);
  const found = columns.findIndex((column, index) => {
    if (column.role !== undefined && column.role !== 'other' && column.role !== 'otherQuantity') return false;
    const at = { quantity, price, amount, [missing]: index };
    return holdsIn(numbers, { ...at, discount: has('discount') });
  });
  return found < 0
    ? columns
    : columns.map((column, index) => (index === found ? { ...column, role: missing } : column));
}

/**
 * Where one of the three is known, or none, the columns whose numbers make up a product in nearly every row, whatever their labels say.
 * Of two factors the one with whole numbers is the quantity; where both have them, nothing is decided.
 */
function twoDeduced<Each extends Column>(columns: readonly Each[], numbers: Numbers): readonly Each[] {
  const places = (roles: readonly ColumnRole[]): number[] =>
    columns.flatMap(({ role }, index) => (role !== undefined && roles.includes(role) ? [index] : []));
  const open = columns.flatMap(({ role }, index) => (role === undefined ? [index] : []));
  const orOpen = (known: readonly number[]): readonly number[] => (known.length > 0 ? known : open);
  const [quantities, prices, amounts] = [places(['quantity']), places(['price', 'grossPrice']), places(['amount'])];
  if ([quantities, prices, amounts].filter(({ length }) => length > 0).length > 1) return columns;
  const discount = columns.findIndex(({ role }) => role === 'discount');
  const isWhole = (index: number): boolean =>
    numbers[index]?.every((value) => Number.isInteger(Number(value ?? 1))) === true;
  for (const quantity of orOpen(quantities))
    for (const price of orOpen(prices))
      for (const amount of orOpen(amounts)) {
        if (new Set([quantity, price, amount]).size < 3) continue;
        const isKnown = quantities.length > 0 || prices.length > 0;
        if (!isKnown && (!isWhole(quantity) || isWhole(price))) continue;
        // Packs × units of a pack are units: where nothing has cents and no label says so, nothing is money.
        if (prices.length + amounts.length === 0 && isWhole(price) && isWhole(amount)) continue;
        if (!holdsIn(numbers, { quantity, price, amount, discount }, 1, SURE)) continue;
        const roles = new Map<number, ColumnRole>([
          [quantity, 'quantity'],
          [price, prices.length > 0 ? (columns[price]?.role ?? 'price') : 'price'],
          [amount, 'amount'],
        ]);
        return columns.map((column, index): Each => {
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
export function settledQuantity(columns: readonly Column[], numbers: Numbers): readonly Column[] {
  const rivals = columns.flatMap(({ role }, index) => (role === 'quantity' ? [index] : []));
  const [price, amount] = [
    columns.findIndex(({ role }) => role === 'price'),
    columns.findIndex(({ role }) => role === 'amount'),
  ];
  if (rivals.length < 2 || price < 0 || amount < 0) return columns;
  for (const basis of [1, 100, 1000]) {
    const right = rivals.filter((quantity) => holdsIn(numbers, { quantity, price, amount }, basis));
    if (right.length === 1)
      return columns.map((column, index): Column =>
        rivals.includes(index) && !right.includes(index) ? { ...column, role: 'otherQuantity' } : column,
      );
  }
  return columns;
}

/** Of two columns that both look like the amount (`NET`, `EXTENDED`) the one that times the quantity gives the other is the price. */
export function settledAmount(columns: readonly Column[], numbers: Numbers): readonly Column[] {
  const quantity = columns.findIndex(({ role }) => role === 'quantity');
  const rivals = columns.flatMap(({ role }, index) => (role === 'amount' ? [index] : []));
  if (quantity < 0) return columns;
  if (rivals.length === 1) return priceForAmount(columns, numbers, quantity, rivals[0] ?? -1);
  const price = columns.findIndex(({ role }) => role === 'price');
  if (price >= 0 && rivals.some((amount) => holdsIn(numbers, { quantity, price, amount }))) return columns;
  for (const one of rivals) {
    const all = rivals.find((amount) => amount !== one && holdsIn(numbers, { quantity, price: one, amount }));
    if (all === undefined) continue;
    return columns.map((column, index): Column => {
      if (index === one) return { ...column, role: 'price' };
      // A list price does not make up the amount.
      return index === price || (rivals.includes(index) && index !== all) ? { ...column, role: 'other' } : column;
    });
  }
  return columns;
}

/** `Net` as a part of `PRIX`: where no column is the price, the amount that times the quantity gives an unknown column is it. */
function priceForAmount(
  columns: readonly Column[],
  numbers: Numbers,
  quantity: number,
  rival: number,
): readonly Column[] {
  if (columns.some(({ role }) => role === 'price' || role === 'grossPrice')) return columns;
  const amount = columns.findIndex(
    ({ role }, index) => role === undefined && holdsIn(numbers, { quantity, price: rival, amount: index }, 1, SURE),
  );
  if (amount < 0) return columns;
  return columns.map((column, index): Column =>
    index === rival ? { ...column, role: 'price' } : index === amount ? { ...column, role: 'amount' } : column,
  );
}

/** Positions of columns; the discount is a percentage, and may be missing. */
interface Places {
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
  readonly discount?: number;
}

function holdsIn(
  numbers: Numbers,
  { quantity, price, amount, discount = -1 }: Places,
  basis = 1,
  share = SHARE,
): boolean {
  let [tried, held, digits] = [0, 0, 0];
  for (const row of numbers[amount]?.keys() ?? []) {
    const [q, p, a, d] = [quantity, price, amount, discount].map((index) => numbers[index]?.[row]);
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
