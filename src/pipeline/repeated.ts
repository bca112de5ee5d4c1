/**
 * The same goods asked for again under another number: a mail that was sent twice, once by the program and once by hand. Machines repeat
 * orders rightly, as by a kanban, so only an order that was written for people to read, or filled in by them, is asked about.
 */
import { Big } from 'big.js';
import { formatAdapters } from '../adapters/formats/registry.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { messageById } from '../store/messages.ts';
import { currentOrders, insertEvents, lockOrders, updateOrders, type OrderRow } from '../store/orders.ts';
import { NAMELESS, ordersNearby } from '../store/repeats.ts';
import type { RepeatedOrder } from '../validate/facts.ts';
import { repeats } from '../validate/repeats.ts';
import { move } from './history.ts';
import { asksForGoods, orderNumberOf } from './normalize.ts';

const WITHIN_HOURS = 24; // An order that comes each day has another day of delivery; of one that says none a person is asked.

/** What people write and fill in, by the format of the message. */
const OF_PEOPLE: readonly string[] = formatAdapters
  .filter(({ name, isPaper }) => isPaper === true || name === 'form')
  .map(({ name }) => name);

export function isOfPeople(format: string | null | undefined): boolean {
  return OF_PEOPLE.includes(format ?? '');
}

export interface Asking {
  readonly orderId: string;
  /** Null for what is only asked about. */
  readonly messageId: string | null;
  readonly order: Order;
  readonly buyerKey: string;
  readonly isOfPeople: boolean;
  /** Absent for what is being stored now. */
  readonly receivedAt?: Date;
}

/**
 * @param asking orders that are stored in the same step are looked at as well, those before in the list as if they had come before
 * @returns for each, in their order, the one that it most likely repeats
 */
export async function repeatedOrders(db: Queryable, asking: readonly Asking[]): Promise<(RepeatedOrder | undefined)[]> {
  const sought = asking
    .filter((each) => each.isOfPeople && asksForGoods(each.order) && each.order.lines.length > 0)
    .map(({ orderId, messageId, order, buyerKey, receivedAt = null }) => ({
      orderId,
      messageId,
      buyerKey: NAMELESS.includes(buyerKey) ? null : buyerKey,
      lineCount: order.lines.length,
      total: order.totals?.grand ?? null,
      pieces: order.lines.reduce((sum, { quantity }) => sum.plus(quantity ?? 0), new Big(0)).toFixed(),
      receivedAt,
    }));
  const nearby = await ordersNearby(db, sought, WITHIN_HOURS);
  const orders = await currentOrders(db, [...nearby.values()].flat());
  return asking.map((each, index) => {
    if (!each.isOfPeople || !asksForGoods(each.order)) return undefined;
    const stored = (nearby.get(each.orderId) ?? []).flatMap((orderId) => {
      const order = orders.get(orderId);
      return order === undefined ? [] : [{ orderId, order }];
    });
    const together = asking.slice(0, index).filter((other) => isOfOne(other, each));
    const found = [...together, ...stored].find(({ order }) => isRepeat(each.order, order));
    if (found === undefined) return undefined;
    const { poNumber } = found.order;
    return { orderId: found.orderId, ...(poNumber === undefined ? {} : { poNumber }) };
  });
}

/** Of a stored order that somebody corrected. Whoever typed an order into the form was told of it then. */
export async function repeatedBy(
  db: Queryable,
  row: Pick<OrderRow, 'id' | 'messageId' | 'receivedAt'>,
  order: Order,
  buyerKey: string,
): Promise<RepeatedOrder | undefined> {
  const message = row.messageId === null ? undefined : await messageById(db, row.messageId);
  if (message?.format === 'form') return undefined;
  const { id: orderId, receivedAt } = row;
  const [repeated] = await repeatedOrders(db, [
    { orderId, messageId: row.messageId, order, buyerKey, isOfPeople: isOfPeople(message?.format), receivedAt },
  ]);
  return repeated;
}

/** Two orders without a buyer are of one only where one mail brings them. */
function isOfOne(one: Asking, other: Asking): boolean {
  return one.buyerKey === other.buyerKey && (!NAMELESS.includes(one.buyerKey) || one.messageId === other.messageId);
}

/** Under the same number it is the duplicate rule's; releases of one blanket order are alike rightly. */
function isRepeat(order: Order, earlier: Order): boolean {
  const isOther = orderNumberOf(order) !== orderNumberOf(earlier) && order.poNumber !== earlier.poNumber;
  return isOther && order.test === earlier.test && asksForGoods(earlier) && repeats(order, earlier);
}

export interface Repeat {
  readonly orderId: string;
  /** Id of the earlier one. */
  readonly repeats: string;
  readonly poNumber: string | undefined;
}

/** Says in the history of the earlier order that it may have come again: whoever decides on one of the two sees the other. */
export async function tellRepeated(tx: Queryable, pairs: readonly Repeat[]): Promise<void> {
  if (pairs.length === 0) return;
  const rows = await lockOrders(tx, [...new Set(pairs.map((pair) => pair.repeats))]);
  const at = new Date();
  const events = rows.flatMap((row) =>
    pairs
      .filter((pair) => pair.repeats === row.id)
      .map(({ orderId, poNumber = 'without a number' }) =>
        move(row, { type: 'cameAgain', actor: 'gateway', data: { order: orderId, number: poNumber } }, at),
      ),
  );
  await insertEvents(tx, events);
  await updateOrders(tx, rows);
}
