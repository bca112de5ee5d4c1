/**
 * What a customer says of an order as we have it, in the portal, by the link of a confirmation or by mail: that it is right; or
 * what is wrong with it, was open in it, or that it shall not go on, which a person then looks at. An order that is wrong or shall not go
 * on is held where the ERP does not have it yet.
 */
import { IntakeError } from '../model/errors.ts';
import { END_STATES } from '../model/states.ts';
import type { OrderState } from '../model/states.ts';
import type { Queryable } from '../store/database.ts';
import { lockDeliveriesOf, withdrawDeliveries } from '../store/deliveries.ts';
import { insertEvents, lockOrders, updateOrders } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import { countLinkAnswers, insertCustomerAnswer } from '../store/portal.ts';
import type { AnsweredBy, CustomerAnswer } from '../store/portal.ts';
import { openExceptionOf, openExceptions } from '../store/work.ts';
import { forgetJob } from './delivery-jobs.ts';
import type { Gateway } from './gateway.ts';
import { move } from './history.ts';
import { exceptionId } from './route.ts';

type Stop = 'stopped' | 'changed' | 'doubted';

export interface Saying {
  readonly orderId: string;
  /** The revision that the customer saw. */
  readonly revision: number;
  readonly by: AnsweredBy;
  readonly actor: string;
  /** `stopped`: it shall be canceled, or wait. `changed`: something of it shall be another. `doubted`: either, in a mail that may not be the customer's. */
  readonly verdict: CustomerAnswer['verdict'] | Stop;
  readonly reason: string | undefined;
}

const EVENTS = {
  confirmed: 'customerConfirmed',
  disputed: 'customerDisputed',
  answered: 'customerAnswered',
  stopped: 'customerStopped',
  changed: 'customerChanged',
  doubted: 'stopClaimed',
} as const;

/** They hold an order, and stay on the work list when the ERP has it after all. */
export const STOPPING_CODES: ReadonlySet<string> = new Set([
  'customer-stops',
  'customer-changes',
  'customer-disputed',
  'stop-unproven',
]);
export const CUSTOMER_CODES: ReadonlySet<string> = new Set([
  ...STOPPING_CODES,
  'customer-answered',
  'customer-stops-late',
  'customer-changes-late',
]);

const LINK_ANSWERS_MAX = 30; // A customer says one thing or two; a history of thousands would help nobody.

/** @throws IntakeError `not-found`, `precondition-failed`, `state-conflict`, `too-many-requests` */
export async function takeCustomerAnswer(gateway: Gateway, saying: Saying): Promise<void> {
  const { orderId, revision, verdict, by } = saying;
  const withdrawn = await gateway.database.transaction(async (tx) => {
    await lockDeliveriesOf(tx, [orderId]);
    const [order] = await lockOrders(tx, [orderId]);
    if (order === undefined) throw new IntakeError('not-found', `There is no order ${orderId}.`, { id: orderId });
    if (order.revision !== revision)
      throw new IntakeError('precondition-failed', 'The order was changed meanwhile. Look at what it says now.');
    if (END_STATES.has(order.state))
      throw new IntakeError('state-conflict', `The order is ${order.state}: nothing follows that state.`, { orderId });
    if ('mailAnswerId' in by && (await countLinkAnswers(tx, by.mailAnswerId)) >= LINK_ANSWERS_MAX)
      throw new IntakeError('too-many-requests', 'This link was answered too often. Answer the mail that it was in.');
    return keepCustomerAnswer(tx, order, saying);
  });
  for (const id of withdrawn) await forgetJob(gateway, id);
  gateway.log.info({ event: 'customer_answered', orderId, verdict }, 'a customer said what it thinks of an order');
}

/**
 * Keeps what was said at an order that the caller has locked, with its deliveries. Unless all is right, it stands on the work list. What is
 * wrong or shall not go on waits for a person from then on; a consumer that is taking it keeps it, and what it answers decides.
 * @returns ids of deliveries that were withdrawn: their jobs are to be forgotten once the transaction is over
 */
export async function keepCustomerAnswer(
  tx: Queryable,
  order: OrderRow,
  { by, actor, verdict, reason }: Omit<Saying, 'orderId' | 'revision'>,
): Promise<readonly string[]> {
  const { id: orderId, revision } = order;
  const kept = isStop(verdict) ? 'disputed' : verdict;
  await insertCustomerAnswer(tx, { orderId, revision, by, verdict: kept, reason: reason ?? null });
  const isStopped = kept === 'disputed' && UNTAKEN.has(order.state);
  const withdrawn = isStopped ? await withdrawDeliveries(tx, orderId) : undefined;
  const changed =
    withdrawn === undefined
      ? { ...order }
      : {
          ...order,
          deliveryState: withdrawn.some(({ attempt }) => attempt > 0) ? ('dead' as const) : ('none' as const),
        };
  const data = { revision, ...('messageId' in by ? { messageId: by.messageId } : {}) };
  const held = withdrawn === undefined ? {} : { to: 'needsReview' as const };
  const event = move(changed, { type: EVENTS[verdict], ...held, actor, reason, data }, new Date());
  await insertEvents(tx, [event]);
  await updateOrders(tx, [changed]);
  if (verdict === 'confirmed') return [];
  const open = await openExceptionOf(tx, orderId);
  const codes = [...new Set([...(open?.codes ?? []), codeOf(verdict, order)])];
  await openExceptions(tx, [{ id: exceptionId(orderId, event.seq + 1_000_000), orderId, revision, codes }]);
  return (withdrawn ?? []).map(({ id }) => id);
}

export const UNTAKEN: ReadonlySet<OrderState> = new Set(['released', 'queued']);
export const WAITING: ReadonlySet<OrderState> = new Set([
  'received',
  'checking',
  'needsReview',
  'awaitingConfirmation',
]);

function isStop(verdict: Saying['verdict']): verdict is Stop {
  return verdict === 'stopped' || verdict === 'changed' || verdict === 'doubted';
}

function codeOf(verdict: 'disputed' | 'answered' | Stop, { state }: OrderRow): string {
  if (verdict === 'doubted') return 'stop-unproven';
  if (!isStop(verdict)) return `customer-${verdict}`;
  const code = verdict === 'stopped' ? 'customer-stops' : 'customer-changes';
  return WAITING.has(state) || UNTAKEN.has(state) ? code : `${code}-late`;
}
