/** Step 4. The rules look at an order, with what the stores know about it. */
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/lineage.ts';
import type { Order } from '../model/order.ts';
import { unitOfWord } from '../normalize/index.ts';
import type { Queryable } from '../store/database.ts';
import { pricesOfSkus } from '../store/work.ts';
import type { PriceRow } from '../store/work.ts';
import { validateOrder } from '../validate/index.ts';
import { earliestDays } from './earliest-days.ts';
import type { Facts, ValidationProfile } from '../validate/index.ts';

const WEST_MS = 12 * 3_600_000; // UTC-12, where every day ends last.

export interface Checkable {
  readonly order: Order;
  readonly partnerId: string | null;
  readonly facts: Omit<Facts, 'pricedLines' | 'earliestDays' | 'today'>;
  readonly profile?: ValidationProfile;
  readonly placeOf?: (path: string) => Place | undefined;
}

/** Checks many orders with one look at the price list, and one at the lead times. */
export async function validate(tx: Queryable, orders: readonly Checkable[]): Promise<Finding[][]> {
  const unpriced = orders.flatMap(({ order }) =>
    order.lines.filter((line) => line.unitPrice === undefined).flatMap(skusOf),
  );
  const prices = await pricesOfSkus(tx, [...new Set(unpriced)]);
  const today = { utc: dayAt(Date.now()), west: dayAt(Date.now() - WEST_MS) };
  const earliest = await earliestDays(tx, orders, today.utc);
  return orders.map(({ order, partnerId, facts, profile, placeOf }, index) => {
    const known = { pricedLines: pricedLines(order, partnerId, prices), earliestDays: earliest[index] ?? [], today };
    return validateOrder(order, { ...facts, ...known }, profile, placeOf);
  });
}

function dayAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function skusOf(line: Order['lines'][number]): string[] {
  return [line.supplierSku, line.buyerSku, line.gtin].filter((sku) => sku !== undefined);
}

function pricedLines(order: Order, partnerId: string | null, prices: readonly PriceRow[]): Set<number> {
  const day = order.orderDate ?? new Date().toISOString().slice(0, 10);
  const isPriced = (line: Order['lines'][number]): boolean =>
    prices.some(
      (price) =>
        skusOf(line).includes(price.sku) &&
        (price.partnerId === '' || price.partnerId === partnerId) &&
        (order.currency === undefined || price.currency === order.currency) &&
        (line.uom === undefined || unitOfWord(price.uom) === line.uom) &&
        price.validFrom <= day &&
        day <= price.validTo,
    );
  return new Set(order.lines.flatMap((line, index) => (line.unitPrice === undefined && isPriced(line) ? [index] : [])));
}
