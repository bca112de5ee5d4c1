/** An order that comes once more by mail with other words, or with other goods: the first one is held, where nobody took it yet. */
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { OrderState } from '../model/states.ts';
import { ordersFirstRead } from '../store/customer-orders.ts';
import type { CustomerOrder } from '../store/customer-orders.ts';
import type { Queryable } from '../store/database.ts';
import type { AnsweredOrder } from '../store/mail-answers.ts';
import { differences } from '../validate/differences.ts';
import { UNTAKEN, WAITING } from './customer-answer.ts';
import { asksForGoods, orderNumberOf } from './normalize.ts';

/**
 * An order of ours that nobody took yet came again in this mail, and the mail says something that the first one did not, or its order
 * is another one. With other words about the same goods the customer takes it back, as with `SCRAPPED PO 4711`, or else a person sees it.
 *
 * @param own what the mail was read as itself
 * @param openOrders the orders of who wrote the mail, or of whom he says to be, but for these
 */
export async function sentAgain<Open extends CustomerOrder>(
  tx: Queryable,
  own: readonly AnsweredOrder[],
  openOrders: (but: ReadonlySet<string>) => Promise<readonly Open[]>,
): Promise<{ readonly verdict: 'stopped' | 'changed'; readonly named: readonly Open[] } | undefined> {
  const waiting = own.filter(
    ({ state, issues, order }) =>
      WAITING.has(state as OrderState) && asksForGoods(order as Order) && codesOf(issues).includes('duplicate-order'),
  );
  if (waiting.length === 0) return undefined;
  const ownIds = new Set(own.map(({ orderId }) => orderId));
  const open = (await openOrders(ownIds)).filter(({ state }) => UNTAKEN.has(state));
  const pairs = waiting.flatMap((order) => {
    const number = orderNumberOf(order.order as Order);
    return open
      .filter(({ poNumber }) => orderNumberOf({ ...(order.order as Order), poNumber }) === number)
      .map((first) => ({ order, first }));
  });
  const firsts = await ordersFirstRead(
    tx,
    pairs.map(({ first }) => first.orderId),
  );
  const before = new Map(firsts.map((each) => [each.orderId, each]));
  const found = pairs.flatMap(({ order, first }) => {
    const earlier = before.get(first.orderId);
    if (earlier === undefined) return [];
    const isOther = differences(order.order as Order, earlier.order as Order).length > 0;
    const known = new Set(saidIn(earlier.issues));
    const saysMore = saidIn(order.issues).some((said) => !known.has(said));
    return isOther || saysMore ? [{ first, isOther }] : [];
  });
  if (found.length === 0) return undefined;
  return {
    verdict: found.some(({ isOther }) => !isOther) ? 'stopped' : 'changed',
    named: found.map(({ first }) => first),
  };
}

function codesOf(issues: unknown): string[] {
  return (issues as readonly Finding[]).map(({ code }) => code);
}

/** What of the words beside an order holds it. */
function saidIn(issues: unknown): string[] {
  return (issues as readonly Finding[]).filter(({ code }) => SAID.has(code)).map(({ message }) => message);
}

const SAID: ReadonlySet<string> = new Set(['mail-note-may-change', 'row-remark-may-change', 'order-reserved']);
