/** What mails of web shops do otherwise: "Price" is what the row costs, and the number stands behind the text as `(#20237)`. */
import { Big } from 'big.js';
import { foundIn } from '../found.ts';
import type { PaperItem } from '../table/item.ts';
import { numberOf } from '../table/rows.ts';
import type { DecimalMark } from '../values/number.ts';
import { cellAt, type GridRow } from './grid.ts';
import type { GridColumn } from './heads.ts';

/** The column named as the price holds amounts where its plain sum is printed as a sum, and quantity × price makes up none. */
export function withRowAmounts(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  sums: readonly GridRow[],
  mark: DecimalMark,
): GridColumn[] {
  const quantity = columns.find(({ role }) => role === 'quantity');
  const price = columns.find(({ role }) => role === 'price');
  if (quantity === undefined || price === undefined || columns.some(({ role }) => role === 'amount'))
    return [...columns];
  const pairs = rows.flatMap((row) => {
    const [count, cost] = [quantity, price].map(({ at }) => numberOf(cellAt(row, at)?.tokens, mark));
    return count === undefined || cost === undefined ? [] : [{ count: new Big(count), cost: new Big(cost) }];
  });
  const printed = sums.flatMap(({ cells }) => cells.flatMap(({ tokens }) => numberOf(tokens, mark) ?? []));
  const isPrinted = (sum: Big): boolean => printed.some((value) => sum.eq(value));
  const total = (of: (pair: { count: Big; cost: Big }) => Big): Big =>
    pairs.reduce((sum, pair) => sum.plus(of(pair)), new Big(0));
  const plain = total(({ cost }) => cost);
  const product = total(({ count, cost }) => count.times(cost));
  if (plain.eq(product) || !isPrinted(plain) || isPrinted(product)) return [...columns];
  return columns.map((column) => (column === price ? { ...column, role: 'amount', roles: ['amount'] } : column));
}

const NUMBER_BEHIND = /^\(#(?<number>(?=[^)]*\d)[A-Z\d][A-Z\d\-_./]*)\)$/i;

/** The number is the shop's own: it is the seller of what is ordered. */
export function withNumberBehind(item: PaperItem): PaperItem {
  const { description, ...fields } = item.fields;
  const last = description?.tokens.at(-1);
  const number = NUMBER_BEHIND.exec(last?.text ?? '')?.groups?.['number'];
  const hasNumber = [fields.buyerSku, fields.supplierSku, fields.mpn, fields.gtin].some((each) => each !== undefined);
  if (description === undefined || last === undefined || number === undefined || hasNumber) return item;
  return {
    ...item,
    fields: {
      ...fields,
      supplierSku: { ...foundIn([last], 'paper/behind/supplierSku', 0.9, number), text: number },
      description: foundIn(description.tokens.slice(0, -1), description.rule, description.confidence),
    },
  };
}
