/** Step 4. The rules look at an order, with what the stores know about it. */
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/lineage.ts';
import type { Order } from '../model/order.ts';
import { unitOfWord } from '../normalize/index.ts';
import type { Queryable } from '../store/database.ts';
import { pricesOfSkus, skusOfNumbers } from '../store/work.ts';
import type { KnownNumber, PriceRow } from '../store/work.ts';
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
  const unpriced = orders.flatMap(({ order, partnerId }) =>
    order.lines.filter((line) => line.unitPrice === undefined).map((line) => ({ line, partnerId })),
  );
  const numbers = unpriced.flatMap(({ line: { buyerSku, gtin } }) => [buyerSku ?? [], gtin ?? []].flat());
  const partners = orders.flatMap(({ partnerId }) => partnerId ?? []);
  const skus = skusBy(await skusOfNumbers(tx, [...new Set(numbers)], [...new Set(partners)]));
  const named = unpriced.flatMap(({ line, partnerId }) => skusOf(line, partnerId, skus));
  const prices = await pricesOfSkus(tx, [...new Set(named)]);
  const today = { utc: dayAt(Date.now()), west: dayAt(Date.now() - WEST_MS) };
  const earliest = await earliestDays(tx, orders, today.utc);
  return orders.map(({ order, partnerId, facts, profile, placeOf }, index) => {
    const known = {
      pricedLines: pricedLines(order, partnerId, prices, skus),
      earliestDays: earliest[index] ?? [],
      today,
    };
    return validateOrder(order, { ...facts, ...known }, profile, placeOf);
  });
}

function dayAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

type Line = Order['lines'][number];
/** Our numbers, by the partner and the number that it has; a GTIN is of no partner. */
type Skus = ReadonlyMap<string, readonly string[]>;

function skusBy(known: readonly KnownNumber[]): Skus {
  const skus = new Map<string, string[]>();
  for (const { partnerId, number, sku } of known) {
    const key = keyOf(partnerId, number);
    skus.set(key, [...(skus.get(key) ?? []), sku]);
  }
  return skus;
}

function keyOf(partnerId: string | null, number: string): string {
  return `${partnerId ?? ''}\n${number}`;
}

/** The buyer's own number says ours where that is on file; else it may be ours in the wrong place. */
function skusOf({ supplierSku, buyerSku, gtin }: Line, partnerId: string | null, skus: Skus): string[] {
  const ours = buyerSku === undefined || partnerId === null ? undefined : skus.get(keyOf(partnerId, buyerSku));
  const ofGtin = gtin === undefined ? [] : [gtin, ...(skus.get(keyOf(null, gtin)) ?? [])];
  return [supplierSku, ...(ours ?? [buyerSku]), ...ofGtin].filter((sku) => sku !== undefined);
}

function pricedLines(order: Order, partnerId: string | null, prices: readonly PriceRow[], skus: Skus): Set<number> {
  const day = order.orderDate ?? new Date().toISOString().slice(0, 10);
  const isPriced = (line: Line): boolean => {
    const named = skusOf(line, partnerId, skus);
    return prices.some(
      (price) =>
        named.includes(price.sku) &&
        (price.partnerId === '' || price.partnerId === partnerId) &&
        (order.currency === undefined || price.currency === order.currency) &&
        isPerUnit(price, line) &&
        price.validFrom <= day &&
        day <= price.validTo,
    );
  };
  return new Set(order.lines.flatMap((line, index) => (line.unitPrice === undefined && isPriced(line) ? [index] : [])));
}

/** A unit that nobody knows is not that of the price. */
function isPerUnit(price: PriceRow, { uom, sourceUom }: Line): boolean {
  return uom === undefined ? sourceUom === undefined : isSameUnit(unitOfWord(price.uom), uom);
}

/** Each and piece: people and programs write either for the same thing. */
const PIECES: ReadonlySet<string> = new Set(['EA', 'H87']);

function isSameUnit(a: string, b: string): boolean {
  return a === b || (PIECES.has(a) && PIECES.has(b));
}
