/**
 * What a customer says of an order as we have it, in the portal, by the link of a confirmation or by mail: that it is right; or
 * what is wrong with it, or was open in it, which a person then looks at.
 */
import { IntakeError } from '../model/errors.ts';
import { END_STATES } from '../model/states.ts';
import type { Queryable } from '../store/database.ts';
import { insertEvents, lockOrders, updateOrders } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import { countLinkAnswers, insertCustomerAnswer } from '../store/portal.ts';
import type { AnsweredBy, CustomerAnswer } from '../store/portal.ts';
import { openExceptionOf, openExceptions } from '../store/work.ts';
import type { Gateway } from './gateway.ts';
import { move } from './history.ts';
import { exceptionId } from './route.ts';

export interface Saying {
  readonly orderId: string;
  /** The revision that the customer saw. */
  readonly revision: number;
  readonly by: AnsweredBy;
  readonly actor: string;
  readonly verdict: CustomerAnswer['verdict'];
  readonly reason: string | undefined;
}

const EVENTS = {
  confirmed: 'customerConfirmed',
  disputed: 'customerDisputed',
  answered: 'customerAnswered',
} as const;

const LINK_ANSWERS_MAX = 30; // A customer says one thing or two; a history of thousands would help nobody.

/** @throws IntakeError `not-found`, `precondition-failed`, `state-conflict`, `too-many-requests` */
export async function takeCustomerAnswer(gateway: Gateway, saying: Saying): Promise<void> {
  const { orderId, revision, verdict, by } = saying;
  await gateway.database.transaction(async (tx) => {
    const [order] = await lockOrders(tx, [orderId]);
    if (order === undefined) throw new IntakeError('not-found', `There is no order ${orderId}.`, { id: orderId });
    if (order.revision !== revision)
      throw new IntakeError('precondition-failed', 'The order was changed meanwhile. Look at what it says now.');
    if (END_STATES.has(order.state))
      throw new IntakeError('state-conflict', `The order is ${order.state}: nothing follows that state.`, { orderId });
    if ('mailAnswerId' in by && (await countLinkAnswers(tx, by.mailAnswerId)) >= LINK_ANSWERS_MAX)
      throw new IntakeError('too-many-requests', 'This link was answered too often. Answer the mail that it was in.');
    await keepCustomerAnswer(tx, order, saying);
  });
  gateway.log.info({ event: 'customer_answered', orderId, verdict }, 'a customer said what it thinks of an order');
}

/**
 * Keeps what was said at an order that the caller has locked. Its state stays, whether it waits or the ERP has it: unless all is
 * right, it stands on the work list.
 */
export async function keepCustomerAnswer(
  tx: Queryable,
  order: OrderRow,
  { by, actor, verdict, reason }: Omit<Saying, 'orderId' | 'revision'>,
): Promise<void> {
  const { id: orderId, revision } = order;
  await insertCustomerAnswer(tx, { orderId, revision, by, verdict, reason: reason ?? null });
  const changed = { ...order };
  const data = { revision, ...('messageId' in by ? { messageId: by.messageId } : {}) };
  const event = move(changed, { type: EVENTS[verdict], actor, reason, data }, new Date());
  await insertEvents(tx, [event]);
  await updateOrders(tx, [changed]);
  if (verdict === 'confirmed') return;
  const open = await openExceptionOf(tx, orderId);
  const codes = [...new Set([...(open?.codes ?? []), `customer-${verdict}`])];
  await openExceptions(tx, [{ id: exceptionId(orderId, event.seq + 1_000_000), orderId, revision, codes }]);
}
