/** Exact sums of an order. A sum that lacks a part is `undefined`, never an estimate. */
import { Big } from 'big.js';
import type { Order, OrderLine } from '../model/order.ts';

type Adjustments = NonNullable<Order['allowancesCharges']>;

/** Quantity times price, by the price basis. */
export function lineValue(line: OrderLine): Big | undefined {
  const { quantity, unitPrice, priceBasisQuantity = '1' } = line;
  if (quantity === undefined || unitPrice === undefined) return undefined;
  const basis = new Big(priceBasisQuantity);
  return basis.eq(0) ? undefined : new Big(quantity).times(unitPrice).div(basis);
}

/**
 * All lines together, as senders add them up: each by its own amount when it has one, else by quantity and price; before
 * and after the allowances and charges of the lines (EDIFACT 5025 79 adds up line item amounts, which are after them), an
 * amount that a line gives being the one or the other. Empty when a part is not said; the plainest reading comes first.
 */
export function goodsTotals({ lines }: Pick<Order, 'lines'>): Big[] {
  const readings = [valueOf, netUnlessStated, netOf].map((reading) => total(lines.map(reading)));
  return lines.length === 0 || readings.includes(undefined) ? [] : distinct(readings);
}

function valueOf(line: OrderLine): Big | undefined {
  return line.amount === undefined ? lineValue(line) : new Big(line.amount);
}

function netUnlessStated(line: OrderLine): Big | undefined {
  return line.amount === undefined ? netOf(line) : new Big(line.amount);
}

/** An amount that is quantity times price is before allowances and charges; another one is after them. */
function netOf(line: OrderLine): Big | undefined {
  const { amount, allowancesCharges = [] } = line;
  const value = lineValue(line);
  if (amount !== undefined && (value === undefined || !isNear(value, amount, 1))) return new Big(amount);
  return value === undefined ? undefined : adjusted(value, allowancesCharges);
}

function total(parts: readonly (Big | undefined)[]): Big | undefined {
  let sum = new Big(0);
  for (const part of parts) {
    if (part === undefined) return undefined;
    sum = sum.plus(part);
  }
  return sum;
}

function distinct(sums: readonly (Big | undefined)[]): Big[] {
  const known = sums.filter((sum) => sum !== undefined);
  return known.filter((sum, index) => known.findIndex((one) => one.eq(sum)) === index);
}

/** A value with allowances taken off and charges put on. A percentage counts from the value itself. */
export function adjusted(value: Big, adjustments: Adjustments): Big | undefined {
  let total = value;
  for (const { kind, amount, percent } of adjustments) {
    if (amount === undefined && percent === undefined) return undefined;
    const part = amount === undefined ? value.times(percent ?? '0').div(100) : new Big(amount);
    total = kind === 'allowance' ? total.minus(part) : total.plus(part);
  }
  return total;
}

/**
 * Goods with the allowances, charges and taxes of the header, and with the taxes of the lines: beside those of the header,
 * in their place, or not at all, because a tax of the header may be the sum of theirs, and one of a line only a rate.
 *
 * @returns the most complete sum first; `undefined` when a part that it needs is not said
 */
export function payables(order: Order, goods: readonly Big[]): Big[] | undefined {
  const ofHeader = total((order.taxes ?? []).map(({ amount }) => (amount === undefined ? undefined : new Big(amount))));
  const ofLines = total(order.lines.map(taxOf));
  if (ofHeader === undefined || ofLines === undefined) return undefined;
  const isTaxedByLine = order.lines.some(({ taxes }) => taxes !== undefined);
  const taxes = isTaxedByLine ? distinct([ofHeader.plus(ofLines), ofLines, ofHeader]) : [ofHeader];
  const sums: Big[] = [];
  for (const one of goods.toReversed()) {
    const net = adjusted(one, order.allowancesCharges ?? []);
    if (net === undefined) return undefined;
    sums.push(...taxes.map((tax) => net.plus(tax)));
  }
  return sums;
}

/** Without taxes of its own a line has none; one that gives a rate alone is taxed on what is left after its allowances. */
function taxOf(line: OrderLine): Big | undefined {
  const { taxes = [] } = line;
  if (taxes.length === 0) return new Big(0);
  const net = netOf(line);
  return total(
    taxes.map(({ amount, percent }) => {
      if (amount !== undefined) return new Big(amount);
      return percent === undefined || net === undefined ? undefined : net.times(percent).div(100);
    }),
  );
}

/** How many amounts of an order may have been rounded before they were added up. */
export function roundedParts({ lines, allowancesCharges = [], taxes = [] }: Order): number {
  const own = lines.reduce((sum, line) => sum + partsOf(line), lines.length);
  return own + allowancesCharges.length + taxes.length;
}

function partsOf({ allowancesCharges = [], taxes = [] }: OrderLine): number {
  return allowancesCharges.length + taxes.length;
}

/** Equal but for rounding: each part may have been rounded to a cent, so half a cent each, and half for the sum. */
export function isNear(computed: Big, said: string, parts: number): boolean {
  return computed
    .minus(said)
    .abs()
    .lte(new Big('0.005').times(parts + 1));
}
