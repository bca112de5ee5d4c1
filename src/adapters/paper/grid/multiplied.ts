/** Of several columns of numbers the quantity, the price and the amount: those that multiply rightly in most rows. */
import { Big } from 'big.js';
import type { ColumnRole } from '../lexicon/columns.ts';
import { numberOf } from '../table/rows.ts';
import type { DecimalMark } from '../values/number.ts';
import { cellAt, type GridRow } from './grid.ts';
import { as, type GridColumn } from './heads.ts';

type Triple = readonly [quantity: number, price: number, amount: number];

/** Of several quantities, prices or amounts those that multiply rightly; of the rest the first that is filled. */
export function oneOfEach(columns: readonly GridColumn[], rows: readonly GridRow[], mark: DecimalMark): GridColumn[] {
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
  // `Netto` beside `Importo`: no label says price, and one amount times the quantity is the other.
  if (best[1] < 0 && amounts.length > 1)
    for (const price of amounts)
      for (const amount of amounts) {
        const held = price === amount ? 0 : fits([best[0], price, amount], numbers);
        if (held > Math.max(most, rows.length / 2)) [best, most] = [[best[0], price, amount], held];
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
  best = inSingleUnits(best, most, columns, numbers) ?? best;
  const taken: ReadonlySet<number> = new Set(best);
  return columns.map((column, index) => {
    if (index === best[0] && column.role !== 'quantity' && most > 0) return as(column, 'quantity');
    if (index === best[1] && (column.role === undefined || column.role === 'amount')) return as(column, 'price');
    if (index === best[2] && (column.role === undefined || column.role === 'price')) return as(column, 'amount');
    const isRival = [quantities, prices, amounts].some((each) => each.includes(index)) || isNumericRole(column.role);
    return isRival && !taken.has(index) ? as(column, 'other') : column;
  });
}

/**
 * `Case Pk`, `Cases`, `Units` beside `Unit Cost` and `Case Cost`: both pairs come to the amount. The one in single units needs no
 * word of what a case holds.
 */
function inSingleUnits(
  [cases, price, amount]: Triple,
  held: number,
  columns: readonly GridColumn[],
  numbers: readonly (readonly (string | undefined)[])[],
): Triple | undefined {
  if (held === 0) return undefined;
  const open = [...columns.keys()].filter((index) => ![cases, price, amount].includes(index));
  for (const pack of open)
    for (const units of open.filter((index) => columns[index]?.role === 'quantity' && index !== pack)) {
      // Packs of one would make every column of counts one of units.
      const isMore = numbers[pack]?.some((value) => Number(value ?? 1) > 1) === true;
      if (!isMore || fits([cases, pack, units], numbers) < held) continue;
      const single = open.find(
        (index) => columns[index]?.role === 'price' && fits([units, index, amount], numbers) >= held,
      );
      if (single !== undefined) return [units, single, amount];
    }
  return undefined;
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
