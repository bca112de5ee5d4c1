/** What becomes of an ordered line: ACK01 of each part of its quantity, and POC02 of a change. */
import { Big } from 'big.js';
import type { Order, OrderLine } from '../../../model/order.ts';
import { productIds, unitOf } from './write-ids.ts';

/**
 * ACK01: accepted, quantity changed, price changed, changed otherwise or in both or added, deleted, rescheduled,
 * rejected.
 */
export type LineStatus = 'IA' | 'IQ' | 'IP' | 'IC' | 'ID' | 'DR' | 'IR';

/** One ACK. */
export interface Acknowledged {
  readonly status: LineStatus;
  /** A decimal; empty when the line has none. */
  readonly quantity: string;
  /** ACK04 and ACK05: 067 delivery or 068 shipment as it is scheduled now. */
  readonly day: { readonly qualifier: '067' | '068'; readonly date: string } | undefined;
}

const ACKS_MAX = 104; // The loop repeats no oftener in an 855.

/**
 * @param line as it will be delivered; undefined when it is gone
 * @param before as it was ordered; undefined when it was added
 * @param whole the order, whose days hold for a line without its own
 * @returns parts that add up to the ordered quantity, when less is delivered or in several deliveries
 */
export function acknowledgeLine(
  line: OrderLine | undefined,
  before: OrderLine | undefined,
  decision: 'accepted' | 'rejected',
  whole: Pick<Order, 'requestedDelivery' | 'requestedShip'>,
): Acknowledged[] {
  const ordered = before?.quantity ?? line?.quantity ?? '';
  if (decision === 'rejected') return [{ status: 'IR', quantity: ordered, day: undefined }];
  if (line === undefined) return [{ status: 'ID', quantity: ordered, day: undefined }];
  const status = statusOf(line, before);
  const quantity = line.quantity ?? '';
  const day = dayOf(line, whole);
  const parts = deliveries(line, before, status) ?? [{ status, quantity, day }];
  const rest = remainder(ordered, parts);
  return rest === undefined ? parts : [...parts, { status: 'IR', quantity: rest, day: undefined }];
}

function dayOf(line: OrderLine, whole: Pick<Order, 'requestedDelivery' | 'requestedShip'>): Acknowledged['day'] {
  const delivery = line.requestedDelivery?.date ?? whole.requestedDelivery?.date;
  const ship = line.requestedShip?.date ?? whole.requestedShip?.date;
  if (delivery !== undefined) return { qualifier: '067', date: delivery };
  return ship === undefined ? undefined : { qualifier: '068', date: ship };
}

function statusOf(line: OrderLine, before: OrderLine | undefined): LineStatus {
  if (before === undefined) return 'IC';
  const isSameItem = productIds(line).join('\n') === productIds(before).join('\n') && unitOf(line) === unitOf(before);
  const isSameDay =
    JSON.stringify([line.requestedDelivery, line.requestedShip]) ===
    JSON.stringify([before.requestedDelivery, before.requestedShip]);
  const isSameQuantity = isEqual(line.quantity, before.quantity);
  const isSamePrice = isEqual(line.unitPrice, before.unitPrice);
  if (!isSameItem || !isSameDay || (!isSameQuantity && !isSamePrice)) return 'IC';
  if (!isSameQuantity) return 'IQ';
  return isSamePrice || before.unitPrice === undefined ? 'IA' : 'IP'; // A price that the buyer left open is not a change.
}

/**
 * One part for each dated delivery, when there are several: DR for a day that was not asked for. Undefined when
 * schedules say nothing about days.
 */
function deliveries(line: OrderLine, before: OrderLine | undefined, status: LineStatus): Acknowledged[] | undefined {
  const schedules = line.schedules ?? [];
  if (schedules.length < 2 || schedules.length > ACKS_MAX - 1) return undefined;
  const parts: Acknowledged[] = [];
  const asked = new Set([
    before?.requestedDelivery?.date,
    before?.requestedShip?.date,
    ...(before?.schedules ?? []).map(({ date }) => date),
  ]);
  for (const { quantity, date } of schedules) {
    if (quantity === undefined || date === undefined) return undefined;
    const isAsked = asked.has(date);
    const part = !isAsked && (status === 'IA' || status === 'IQ') ? 'DR' : status;
    parts.push({ status: part, quantity, day: { qualifier: '067', date } });
  }
  return parts;
}

/** What of the ordered quantity no part covers; undefined when it is nothing, or not known. */
function remainder(ordered: string, parts: readonly Acknowledged[]): string | undefined {
  if (ordered === '' || parts.some(({ quantity }) => quantity === '')) return undefined;
  const rest = parts.reduce((sum, { quantity }) => sum.minus(quantity), new Big(ordered));
  return rest.gt(0) ? rest.toFixed() : undefined;
}

/** POC02 of an order line: the partner's own action when it came with one, else what the comparison shows. */
export function changeCode(line: OrderLine, before: OrderLine | undefined): string {
  if (line.action !== undefined) return ACTION_CODES[line.action];
  if (before === undefined) return 'AI';
  return statusOf(line, before) === 'IA' ? 'NC' : 'CA';
}

export const ACTION_CODES: Readonly<Record<NonNullable<OrderLine['action']>, string>> = {
  add: 'AI',
  change: 'CA',
  delete: 'DI',
  quantityIncrease: 'QI',
  quantityDecrease: 'QD',
  priceChange: 'PC',
  reschedule: 'RS',
  noChange: 'NC',
};

function isEqual(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined ? one === other : new Big(one).eq(other);
}
