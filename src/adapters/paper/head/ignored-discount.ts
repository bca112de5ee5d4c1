/** A discount that the sums do not take off: whether it holds, nobody but the buyer knows. */
import { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Found } from '../found.ts';
import { placeOf, textOf } from '../layout/layout.ts';
import type { PaperItem } from '../table/item.ts';
import type { PaperSums } from './sums.ts';

/**
 * `10` in a column of discounts, beside an amount that is quantity times price. Gross amounts are printed as well: the total, where it
 * is that of the lines without their discounts, tells them apart.
 */
export function ignoredLineDiscounts(items: readonly PaperItem[], { goods, grand, tax }: PaperSums): Finding[] {
  const net = sumOf(items, (item) => netOf(item.fields));
  const totals = [goods?.value, grand?.value].flatMap((value) => (value === undefined ? [] : [new Big(value)]));
  const isTaken = totals.some(
    (total) => net !== undefined && [net, net.plus(tax?.value ?? '0')].some((sum) => isNear(sum, total)),
  );
  if (isTaken) return [];
  return items.flatMap(({ fields }, index) => {
    const { discount, amount } = fields;
    const [gross, left] = [grossOf(fields), netOf(fields)];
    if (discount === undefined || amount?.value === undefined || gross === undefined || left === undefined) return [];
    const said = new Big(amount.value);
    if (!isNear(new Big(gross), said) || isNear(new Big(left), said)) return [];
    const at = placeOf(discount.tokens);
    const message = `Line ${index + 1} gives a discount of ${discount.value ?? ''} %, and its amount of ${amount.text.slice(0, 40)} is that without it.`;
    return [finding('line-amount-mismatch', message, { path: `/lines/${index}/amount`, ...(at === undefined ? {} : { at }) })]; // prettier-ignore
  });
}

/** What is left of a line behind its discount; its value where it has none. */
function netOf(fields: PaperItem['fields']): string | undefined {
  const gross = grossOf(fields);
  const cut = fields.discount?.value;
  return gross === undefined || cut === undefined ? gross : new Big(gross).times(new Big(100).minus(cut)).div(100).toFixed(); // prettier-ignore
}

/** @param percent of the whole order, where the paper gives one; what it comes to in money stands among the sums */
export function ignoredDiscount(percent: Found | undefined, sums: PaperSums, items: readonly PaperItem[]): Finding[] {
  const discount = percent ?? sums.allowances;
  const { grand } = sums;
  if (discount?.value === undefined || grand?.value === undefined || new Big(discount.value).eq(0)) return [];
  const gross = sumOf(items, ({ fields }) => grossOf(fields));
  if (gross === undefined) return [];
  const net = sumOf(items, ({ fields }) => fields.amount?.value ?? grossOf(fields));
  // Taken off in each line already: what the lines come to is the total.
  if (net !== undefined && !isNear(net, gross)) return [];
  const [tax, charges] = [sums.tax?.value ?? '0', sums.charges?.value ?? '0'];
  const isWhole = [gross, gross.plus(tax), gross.plus(charges), gross.plus(tax).plus(charges)].some((sum) =>
    isNear(sum, new Big(grand.value ?? '0')),
  );
  if (!isWhole) return [];
  const at = placeOf(discount.tokens);
  const off = percent === undefined ? textOf(discount.tokens) : `${discount.value} %`;
  const message = `The paper gives a discount of ${off}, and its total of ${grand.text.slice(0, 40)} is that of the lines without it.`;
  return [finding('head-values-differ', message, { path: '/totals/grand', ...(at === undefined ? {} : { at }) })];
}

function grossOf({ quantity, price, basis }: PaperItem['fields']): string | undefined {
  if (quantity?.value === undefined || price?.value === undefined) return undefined;
  const per = new Big(basis?.value ?? '1');
  return per.eq(0) ? undefined : new Big(quantity.value).times(price.value).div(per).toFixed();
}

function sumOf(items: readonly PaperItem[], value: (item: PaperItem) => string | undefined): Big | undefined {
  const values = items.map(value);
  if (values.length === 0 || values.some((each) => each === undefined)) return undefined;
  return values.reduce<Big>((sum, each) => sum.plus(each ?? '0'), new Big(0));
}

function isNear(one: Big, other: Big): boolean {
  return one.minus(other).abs().lte(CENTS);
}

const CENTS = '0.05'; // Lines are rounded each by itself.
