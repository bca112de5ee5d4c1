/** What of a decided line goes to which place. ACK names no place, so that it stands beside them. */
import type { OrderLine } from '../../../model/order.ts';
import { unitOf } from './write-ids.ts';
import { scheduleBlocks } from './write-line.ts';
import { storeBlocks, storesOf } from './store-quantities.ts';
import type { Block, Sheet } from './write-sheet.ts';

type Delivery = NonNullable<OrderLine['schedules']>[number];

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
  return storeBlocks(stores, unitOf(line), path);
}

function placesOf(line: OrderLine | undefined): Delivery[] {
  return (line?.schedules ?? []).filter(({ shipTo }) => shipTo !== undefined);
}
