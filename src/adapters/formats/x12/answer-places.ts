/** What of a decided line goes to which place. ACK names no place, so that it stands beside them. */
import { Big } from 'big.js';
import type { OrderLine } from '../../../model/order.ts';
import { unitOf } from './write-ids.ts';
import { scheduleBlocks } from './write-line.ts';
import { identifierCode } from './write-party.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';

type Delivery = NonNullable<OrderLine['schedules']>[number];

const STORES_PER_SDQ = 10;

/**
 * Stores that have a number and no day of their own stand in SDQ, as buyers send them, others in N1 loops. A store that was ordered
 * for and gets nothing is told with a zero: what is not named might as well have been forgotten.
 */
export function placeBlocks(sheet: Sheet, line: OrderLine, before: OrderLine | undefined, path: string): Block[] {
  const places = placesOf(line);
  const ordered = placesOf(before);
  if (places.length === 0 && ordered.length === 0) return [];
  const stores = storesOf(sheet, [...places, ...ordered.map((one) => ({ ...one, quantity: '0' }))]);
  if (stores === undefined) return scheduleBlocks(sheet, { ...line, schedules: places }, path, unitOf(line));
  const unit = unitOf(line);
  const { code, quantities } = stores;
  const pairs = [...quantities].map(([store, quantity]) => [store, quantity.toFixed()]);
  const count = Math.ceil(pairs.length / STORES_PER_SDQ);
  return Array.from({ length: count }, (_, at) => pairs.slice(at * STORES_PER_SDQ, (at + 1) * STORES_PER_SDQ)).flatMap(
    (some) => block(['SDQ', unit, code, ...some.flat()], [`${path}/schedules`]),
  );
}

function placesOf(line: OrderLine | undefined): Delivery[] {
  return (line?.schedules ?? []).filter(({ shipTo }) => shipTo !== undefined);
}

/** By the number of the store; undefined where SDQ cannot say it all: its numbers are of one kind, and it has no days. */
function storesOf(
  sheet: Sheet,
  places: readonly Delivery[],
): { readonly code: string; readonly quantities: ReadonlyMap<string, Big> } | undefined {
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
