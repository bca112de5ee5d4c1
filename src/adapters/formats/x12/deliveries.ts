/** The quantity of a line by day, as an ACK can say it: it names no place, so places of one day are one delivery. */
import { isDeepStrictEqual } from 'node:util';
import { Big } from 'big.js';
import type { OrderLine } from '../../../model/order.ts';
import { datesOf, type Dates } from '../../edi/line-changes.ts';

/** A day with its element 374. */
export interface Day {
  readonly qualifier: (typeof DAYS)[number][2];
  readonly date: string;
}

/** Current days first: what is scheduled, then the ends of windows. */
export const DAYS = [
  ['requestedDelivery', 'date', '067'],
  ['requestedShip', 'date', '068'],
  ['requestedDelivery', 'latest', '063'],
  ['requestedDelivery', 'earliest', '064'],
  ['requestedShip', 'latest', '038'],
  ['requestedShip', 'earliest', '037'],
] as const;

export interface Delivery {
  /** A decimal; empty when the line has none. */
  readonly quantity: string;
  /** Undefined when no delivery of its own says one: then the days of the line hold. */
  readonly day: Day | undefined;
}

const DELIVERIES_MAX = 103; // ACK repeats 104 times at most; the last may be what is rejected.

/**
 * Undefined for a line whose quantity is not split by day.
 * @param isAsBefore the deliveries are the buyer's, whose sum need not be the quantity; of others the sum is what comes
 */
export function deliveriesOf(line: OrderLine, order: Dates, isAsBefore: boolean): Delivery[] | undefined {
  const byDay = scheduled(line, order);
  if (byDay === undefined) return undefined;
  const sums = [...byDay.values()];
  const sum = sums.reduce((all, { quantity }) => all.plus(quantity), new Big(0));
  if (isAsBefore && (line.quantity === undefined || !sum.eq(line.quantity))) return undefined;
  return (sums.length > DELIVERIES_MAX ? shortened(sums) : sums).map(({ quantity, day }) => ({ quantity: quantity.toFixed(), day })); // prettier-ignore
}

interface Sum {
  readonly quantity: Big;
  readonly day: Day | undefined;
}

/** The last ones become one, at the last day of all: nothing is promised sooner than it comes. */
function shortened(sums: readonly Sum[]): Sum[] {
  const sorted = sums.toSorted((one, other) => ((one.day?.date ?? '') < (other.day?.date ?? '') ? -1 : 1));
  const quantity = sorted.slice(DELIVERIES_MAX - 1).reduce((all, one) => all.plus(one.quantity), new Big(0));
  return [...sorted.slice(0, DELIVERIES_MAX - 1), { quantity, day: sorted.at(-1)?.day }];
}

/** What was asked for each day. */
export function quantitiesByDay(line: OrderLine, order: Dates): ReadonlyMap<string, Big> {
  const byDay = scheduled(line, order);
  if (byDay === undefined) return new Map([[keyOf(dayOf(datesOf(line, order))), new Big(line.quantity ?? '0')]]);
  return new Map([...byDay].map(([key, { quantity }]) => [key, quantity]));
}

export function keyOf(day: Day | undefined): string {
  return day === undefined ? '' : `${day.qualifier} ${day.date}`;
}

function scheduled(line: OrderLine, order: Dates): Map<string, Sum> | undefined {
  const { schedules = [] } = line;
  if (schedules.length === 0) return undefined;
  const fallback = dayOf(datesOf(line, order));
  const byDay = new Map<string, Sum>();
  for (const { quantity, date, ...dates } of schedules) {
    if (quantity === undefined) return undefined;
    const day = date === undefined ? (dayOf(dates) ?? fallback) : { qualifier: '067' as const, date };
    const key = keyOf(day);
    byDay.set(key, { quantity: (byDay.get(key)?.quantity ?? new Big(0)).plus(quantity), day });
  }
  return byDay;
}

function dayOf(dates: Dates): Day | undefined {
  for (const [window, side, qualifier] of DAYS) {
    const date = dates[window]?.[side];
    if (date !== undefined) return { qualifier, date };
  }
  return undefined;
}

/** Whether deliveries differ in more than day and quantity: in their place, or in further days. */
export function isOtherDelivery(line: OrderLine, before: OrderLine): boolean {
  return !isDeepStrictEqual(detailsOf(line), detailsOf(before));
}

function detailsOf({ schedules = [] }: OrderLine): unknown[] {
  return schedules.flatMap(({ quantity, date, shipTo, requestedDelivery, requestedShip }) => {
    const isShipDay = date === undefined && requestedDelivery === undefined && requestedShip?.date !== undefined;
    const days = isShipDay ? { ...requestedShip, date: undefined } : { ...requestedDelivery, ship: requestedShip };
    const hasMore = shipTo !== undefined || Object.values(days).some((day) => day !== undefined);
    return hasMore ? [{ quantity, shipTo, days }] : [];
  });
}
