/** The quantity of a line by day, as an ACK can say it: it names no place, so places of one day are one delivery. */
import { isDeepStrictEqual } from 'node:util';
import { Big } from 'big.js';
import type { OrderLine } from '../../../model/order.ts';
import { datesOf, type Dates } from '../../edi/line-changes.ts';

export interface Delivery {
  /** A decimal; empty when the line has none. */
  readonly quantity: string;
  /** Undefined when no delivery of its own says one: then the days of the line hold. */
  readonly date: string | undefined;
}

const DELIVERIES_MAX = 103; // ACK repeats 104 times at most; the last may be what is rejected.

/**
 * Undefined for a line whose quantity is not split by day.
 * @param isAsBefore the deliveries are the buyer's, whose sum need not be the quantity; of others the sum is what comes
 */
export function deliveriesOf(line: OrderLine, order: Dates, isAsBefore: boolean): Delivery[] | undefined {
  const byDay = scheduled(line, order);
  if (byDay === undefined) return undefined;
  const sum = [...byDay.values()].reduce((all, quantity) => all.plus(quantity), new Big(0));
  if (isAsBefore && (line.quantity === undefined || !sum.eq(line.quantity))) return undefined;
  const deliveries = [...byDay].map(([date, quantity]) => ({ quantity, date: date === '' ? undefined : date }));
  return deliveries.length > DELIVERIES_MAX ? shortened(deliveries) : deliveries.map(spelled);
}

interface Sum {
  readonly quantity: Big;
  readonly date: string | undefined;
}

function spelled({ quantity, date }: Sum): Delivery {
  return { quantity: quantity.toFixed(), date };
}

/** The last ones become one, at the last day of all: nothing is promised sooner than it comes. */
function shortened(deliveries: readonly Sum[]): Delivery[] {
  const sorted = deliveries.toSorted((one, other) => ((one.date ?? '') < (other.date ?? '') ? -1 : 1));
  const kept = sorted.slice(0, DELIVERIES_MAX - 1);
  const quantity = sorted.slice(DELIVERIES_MAX - 1).reduce((all, one) => all.plus(one.quantity), new Big(0));
  return [...kept, { quantity, date: sorted.at(-1)?.date }].map(spelled);
}

/** What was asked for each day; '' is a day that nobody named. */
export function quantitiesByDay(line: OrderLine, order: Dates): ReadonlyMap<string, Big> {
  const byDay = scheduled(line, order);
  if (byDay !== undefined) return byDay;
  return new Map([[fallbackDay(line, order), new Big(line.quantity ?? '0')]]);
}

function scheduled(line: OrderLine, order: Dates): Map<string, Big> | undefined {
  const { schedules = [] } = line;
  if (schedules.length === 0) return undefined;
  const byDay = new Map<string, Big>();
  for (const { quantity, date = fallbackDay(line, order) } of schedules) {
    if (quantity === undefined) return undefined;
    byDay.set(date, (byDay.get(date) ?? new Big(0)).plus(quantity));
  }
  return byDay;
}

function fallbackDay(line: OrderLine, order: Dates): string {
  const { requestedDelivery, requestedShip } = datesOf(line, order);
  return requestedDelivery?.date ?? requestedShip?.date ?? '';
}

/** Whether something goes to another place than was ordered. A line that named none is for the order's own ship-to. */
export function isOtherPlace(line: OrderLine, before: OrderLine): boolean {
  return !isDeepStrictEqual(placesOf(line), placesOf(before));
}

function placesOf({ schedules = [] }: OrderLine): unknown[] {
  return schedules.flatMap(({ shipTo, quantity }) => (shipTo === undefined ? [] : [{ shipTo, quantity }]));
}
