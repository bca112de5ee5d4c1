/** Lines that a person split in two, put together again: an answer says of each ordered line once what becomes of it. */
import { isDeepStrictEqual } from 'node:util';
import { Big } from 'big.js';
import type { Order, OrderLine } from '../../model/order.ts';
import { datesOf, ratioOfLines, type Dates } from './line-changes.ts';
import { pairLines, type LinePair } from './line-pairs.ts';

type Schedule = NonNullable<OrderLine['schedules']>[number];

/**
 * The ordered lines in their order, then those that were added. An added line that takes over what another one no longer
 * has of its ordered quantity is no line of its own: told as one, the same pieces would be refused and confirmed. Both
 * are deliveries of the ordered line.
 */
export function answeredLines(order: Order, ordered: Order, lineage?: Parameters<typeof pairLines>[2]): LinePair[] {
  const pairs = pairLines(order, ordered, lineage);
  const kept = pairs.filter(({ before }) => before !== undefined);
  const added: LinePair[] = [];
  for (const pair of pairs) {
    if (pair.before !== undefined || pair.line === undefined) continue;
    const part = pair.line;
    const at = kept.findIndex((one) => isPartOf(part, one));
    const whole = kept[at];
    const line = whole?.line === undefined ? undefined : joined(whole.line, part, order);
    if (whole === undefined || line === undefined) added.push(pair);
    else kept[at] = { ...whole, line };
  }
  return [...kept, ...added];
}

const ID_FIELDS = ['gtin', 'buyerSku', 'supplierSku', 'manufacturerPartNumber'] as const;
const ALIKE_FIELDS = ['specification', 'requirements', 'allowancesCharges', 'taxes'] as const;

/** Whether an added line is of the same item at the same price, and the ordered line was made smaller. */
function isPartOf(part: OrderLine, { before, line }: LinePair): boolean {
  if (before?.quantity === undefined || line?.quantity === undefined || part.quantity === undefined) return false;
  if (line.action === 'delete' || !isSameUnit(part, line) || !isSameUnit(line, before)) return false;
  const ids = ID_FIELDS.filter((field) => part[field] !== undefined);
  if (ids.length === 0 || ids.some((field) => part[field] !== line[field])) return false;
  if (part.unitPrice !== undefined && !isSamePrice(part, line)) return false;
  if (ALIKE_FIELDS.some((field) => part[field] !== undefined && !isDeepStrictEqual(part[field], line[field])))
    return false;
  const [asked, left, more] = [before.quantity, line.quantity, part.quantity].map((quantity) => new Big(quantity));
  if (asked === undefined || left === undefined || more === undefined || left.gte(asked) || more.lte(0)) return false;
  // Under a number of its own, more than was taken away is another order of the item.
  return part.lineNumber === before.lineNumber || left.plus(more).lte(asked);
}

function isSameUnit(one: OrderLine, other: OrderLine): boolean {
  const ratio = ratioOfLines(one, other);
  return ratio?.from.eq(ratio.to) === true;
}

function isSamePrice(one: OrderLine, other: OrderLine): boolean {
  if (one.unitPrice === undefined || other.unitPrice === undefined) return one.unitPrice === other.unitPrice;
  return new Big(one.unitPrice).times(other.priceBasisQuantity ?? '1').eq(new Big(other.unitPrice).times(one.priceBasisQuantity ?? '1')); // prettier-ignore
}

/** Undefined where the deliveries of one of them do not add up to its quantity, so that nobody can tell what comes. */
function joined(line: OrderLine, part: OrderLine, order: Dates): OrderLine | undefined {
  const deliveries = [deliveriesOf(line, order), deliveriesOf(part, order)];
  const schedules = deliveries.flatMap((some) => some ?? []);
  if (deliveries.includes(undefined)) return undefined;
  const quantity = new Big(line.quantity ?? '0').plus(part.quantity ?? '0').toFixed();
  return { ...line, quantity, schedules };
}

function deliveriesOf(line: OrderLine, order: Dates): Schedule[] | undefined {
  const { quantity = '0', schedules = [] } = line;
  if (schedules.length === 0) return [{ quantity, ...daysOf(datesOf(line, order)) }];
  if (schedules.some((one) => one.quantity === undefined)) return undefined;
  const sum = schedules.reduce((all, one) => all.plus(one.quantity ?? '0'), new Big(0));
  return sum.eq(quantity) ? schedules : undefined;
}

/** A single day of delivery is the day of a delivery; any other window stays what it is. */
function daysOf({ requestedDelivery, requestedShip }: Dates): Omit<Schedule, 'quantity'> {
  const { date, ...window } = requestedDelivery ?? {};
  const isDay = date !== undefined && Object.keys(window).length === 0;
  const delivery = isDay ? { date } : requestedDelivery === undefined ? {} : { requestedDelivery };
  return { ...delivery, ...(requestedShip === undefined ? {} : { requestedShip }) };
}
