/** SDQ: quantities of a line by store, as buyers send them. */
import { Big } from 'big.js';
import type { OrderLine } from '../../../model/order.ts';
import { identifierCode } from './write-party.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';

type Delivery = NonNullable<OrderLine['schedules']>[number];

export interface Stores {
  /** SDQ02. */
  readonly code: string;
  /** By the number of the store. */
  readonly quantities: ReadonlyMap<string, Big>;
}

const STORES_PER_SDQ = 10;

/** By the number of the store; undefined where SDQ cannot say it all: its numbers are of one kind, and it has no days. */
export function storesOf(sheet: Sheet, places: readonly Delivery[]): Stores | undefined {
  const quantities = new Map<string, Big>();
  const codes = new Set<string>();
  for (const { quantity, shipTo, date, requestedDelivery, requestedShip } of places) {
    const [id, ...more] = shipTo?.identifiers ?? [];
    const hasDay = [date, requestedDelivery, requestedShip].some((one) => one !== undefined);
    if (id === undefined || more.length > 0 || hasDay || quantity === undefined) return undefined;
    const code = identifierCode(id.scheme);
    if (code === undefined || !sheet.fits('SDQ', 2, code) || !sheet.fits('SDQ', 3, id.value)) return undefined;
    codes.add(code);
    quantities.set(id.value, (quantities.get(id.value) ?? new Big(0)).plus(quantity));
  }
  const [code, ...others] = codes;
  return code === undefined || others.length > 0 ? undefined : { code, quantities };
}

/** @param unit SDQ01 */
export function storeBlocks({ code, quantities }: Stores, unit: string, path: string): Block[] {
  const pairs = [...quantities].map(([store, quantity]) => [store, quantity.toFixed()]);
  const count = Math.ceil(pairs.length / STORES_PER_SDQ);
  return Array.from({ length: count }, (_, at) => pairs.slice(at * STORES_PER_SDQ, (at + 1) * STORES_PER_SDQ)).flatMap(
    (some) => block(['SDQ', unit, code, ...some.flat()], [`${path}/schedules`]),
  );
}
