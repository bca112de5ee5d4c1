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

/** All lines together, each by its own amount when it has one. */
export function goodsTotal(order: Order): Big | undefined {
  let total = new Big(0);
  for (const line of order.lines) {
    const value = line.amount === undefined ? lineValue(line) : new Big(line.amount);
    if (value === undefined) return undefined;
    total = total.plus(value);
  }
  return order.lines.length === 0 ? undefined : total;
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

/** Goods, allowances, charges and taxes of lines and header. */
export function payable(order: Order, goods: Big): Big | undefined {
  let total: Big | undefined = goods;
  for (const line of order.lines) {
    const value = line.amount === undefined ? lineValue(line) : undefined;
    if (value === undefined) continue; // An amount of its own already has them.
    const net = adjusted(value, line.allowancesCharges ?? []);
    if (net === undefined) return undefined;
    total = total.plus(net).minus(value);
  }
  total = adjusted(total, order.allowancesCharges ?? []);
  for (const { amount } of order.taxes ?? []) {
    if (amount === undefined || total === undefined) return undefined;
    total = total.plus(amount);
  }
  return total;
}

/** Equal but for rounding: each part may have been rounded to a cent, so half a cent each, and half for the sum. */
export function isNear(computed: Big, said: string, parts: number): boolean {
  return computed
    .minus(said)
    .abs()
    .lte(new Big('0.005').times(parts + 1));
}
