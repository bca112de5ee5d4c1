/** The days that an order asks for, and the day from which they are judged. */
import { addDays } from '../model/working-days.ts';
import type { DateWindow, Order, OrderLine } from '../model/order.ts';

export interface AskedDay {
  readonly day: string;
  /** Where it stands, as a JSON Pointer. */
  readonly path: string;
}

/** An order that is dated longer ago was sent again, or is a test: it is judged as on its own day. */
const RECENT_DAYS = 90;

/** The day from which lead times count: on which whoever gets the order begins to work on it. */
export function judgedFrom(order: Order, today: string): string {
  const { orderDate } = order;
  return orderDate !== undefined && orderDate < addDays(today, -RECENT_DAYS) ? orderDate : today;
}

/** Of the whole order. */
export function daysOfOrder(order: Order): AskedDay[] {
  return [...dayOf(order.requestedDelivery, '/requestedDelivery'), ...dayOf(order.requestedShip, '/requestedShip')];
}

/** Of one line alone. */
export function daysOfLine(line: OrderLine, index: number): AskedDay[] {
  const at = `/lines/${index}`;
  return [
    ...dayOf(line.requestedDelivery, `${at}/requestedDelivery`),
    ...dayOf(line.requestedShip, `${at}/requestedShip`),
    ...(line.schedules ?? []).flatMap(({ date }, each) =>
      date === undefined ? [] : [{ day: date, path: `${at}/schedules/${each}/date` }],
    ),
  ];
}

export function allDays(order: Order): AskedDay[] {
  return [...daysOfOrder(order), ...order.lines.flatMap((line, index) => daysOfLine(line, index))];
}

/** A time that reaches from one day to another is kept as long as its last day is. */
function dayOf(window: DateWindow | undefined, path: string): AskedDay[] {
  for (const key of ['date', 'latest', 'earliest'] as const) {
    const day = window?.[key];
    if (day !== undefined) return [{ day, path: `${path}/${key}` }];
  }
  return [];
}
