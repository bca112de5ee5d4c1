/**
 * What the ERP answers: it has the order, it fails now, or for good. A failed attempt waits longer each time; after the last one
 * the delivery is a dead letter and its order waits for a person. Every answer may come twice.
 */
import { IntakeError } from '../model/errors.ts';
import type { Queryable } from '../store/database.ts';
import { lockDelivery, lockExpiredLeases, unblockNext, updateDelivery } from '../store/deliveries.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import { insertEvents, lockOrders, updateOrders } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import { openExceptionOf, openExceptions, resolveException } from '../store/work.ts';
import { acknowledgeOrder, toBeConfirmed } from './acknowledge.ts';
import { CUSTOMER_CODES, STOPPING_CODES } from './customer-answer.ts';
import { enqueueDeliveries, forgetJob } from './delivery-jobs.ts';
import type { Gateway } from './gateway.ts';
import { move } from './history.ts';
import { exceptionId } from './route.ts';

export interface ErpAnswer {
  readonly id: string;
  readonly state: 'acked' | 'queued' | 'dead';
  readonly orderId: string;
  readonly erpOrderNumber?: string;
  /** True when this answer had been given before. */
  readonly repeated: boolean;
}

/**
 * The ERP has the order. Answering again with the same number changes nothing.
 * @throws IntakeError `not-found`; `state-conflict` when the ERP gave another number before.
 */
export async function ack(gateway: Gateway, id: string, erpOrderNumber: string, actor: string): Promise<ErpAnswer> {
  const answer = await gateway.database.transaction(async (tx) => {
    const delivery = await found(tx, id);
    const done = { id, state: 'acked', orderId: delivery.orderId, erpOrderNumber } as const;
    if (delivery.state === 'acked') {
      if (delivery.erpOrderNumber === erpOrderNumber) return { ...done, repeated: true };
      throw new IntakeError(
        'state-conflict',
        `The delivery ${id} was acknowledged before as ${delivery.erpOrderNumber ?? ''}, not ${erpOrderNumber}.`,
        { id },
      );
    }
    if (delivery.state === 'blocked')
      throw new IntakeError(
        'state-conflict',
        `The delivery ${id} was not handed out yet: an earlier revision of its order is on its way.`,
        { id },
      );
    await updateDelivery(tx, id, { state: 'acked', erpOrderNumber });
    const order = await lockedOrder(tx, delivery.orderId);
    const next = await unblockNext(tx, delivery.orderId);
    const changed = {
      ...order,
      erpOrderNumber,
      deliveryState: next === undefined ? ('accepted' as const) : ('queued' as const),
    };
    const isCurrent = delivery.revision === order.revision;
    const event = move(
      changed,
      {
        type: 'erpAccepted',
        ...(isCurrent ? { to: 'acceptedByErp' as const } : {}),
        actor,
        data: { erpOrderNumber, revision: delivery.revision },
      },
      new Date(),
    );
    await insertEvents(tx, [event]);
    // An answer may come after the gateway gave up on it; then nobody has to look at the order any more.
    if (isCurrent) await settleException(tx, order, actor);
    const owed =
      isCurrent &&
      (await acknowledgeOrder(gateway, tx, { ...changed, state: changed.state }, { decision: 'accepted' }));
    await updateOrders(tx, [
      {
        ...changed,
        acknowledgmentState: owed ? toBeConfirmed(changed.acknowledgmentState) : changed.acknowledgmentState,
      },
    ]);
    gateway.log.info(
      {
        event: 'delivery_acked',
        deliveryId: id,
        orderId: order.id,
        correlationId: order.correlationId,
        attempt: delivery.attempt,
      },
      'the ERP has the order',
    );
    return { ...done, repeated: false, next };
  });
  if (!answer.repeated) {
    gateway.metrics.deliveries.inc({ result: 'acked' });
    gateway.wake.acknowledgments();
    await forgetJob(gateway, id);
    const next = 'next' in answer ? answer.next : undefined;
    if (next !== undefined) await enqueueDeliveries(gateway, [{ ...next, state: 'queued' }]);
  }
  return { id, state: 'acked', orderId: answer.orderId, erpOrderNumber, repeated: answer.repeated };
}

/**
 * The ERP does not take the order now (`retryable`) or at all. Answering again changes nothing.
 * @throws IntakeError `not-found`; `state-conflict` when it was acknowledged before.
 */
export async function nack(
  gateway: Gateway,
  id: string,
  reason: string,
  retryable: boolean,
  actor: string,
): Promise<ErpAnswer> {
  const answer = await gateway.database.transaction(async (tx) => {
    const delivery = await found(tx, id);
    if (delivery.state === 'acked')
      throw new IntakeError('state-conflict', `The delivery ${id} was acknowledged before.`, { id });
    if (delivery.state !== 'leased')
      return {
        id,
        state: delivery.state === 'dead' ? 'dead' : 'queued',
        orderId: delivery.orderId,
        repeated: true,
      } as const;
    const state = await fail(gateway, tx, delivery, { reason, retryable, actor, waits: true });
    return { id, state, orderId: delivery.orderId, repeated: false } as const;
  });
  if (!answer.repeated) {
    gateway.metrics.deliveries.inc({ result: answer.state === 'dead' ? 'dead' : 'retried' });
    await forgetJob(gateway, id);
  }
  return answer;
}

/** The ERP has it: what a customer said of it meanwhile still waits for a person, who must stop it there. */
async function settleException(tx: Queryable, { id, revision, historySeq }: OrderRow, actor: string): Promise<void> {
  const said = ((await openExceptionOf(tx, id))?.codes ?? []).filter((code) => CUSTOMER_CODES.has(code));
  if (said.length === 0) return resolveException(tx, id, { actor, resolution: 'acceptedByErp', reason: null });
  const codes = said.map((code) => (HELD_CODES.has(code) ? `${code}-late` : code));
  return openExceptions(tx, [{ id: exceptionId(id, historySeq + 1_000_000), orderId: id, revision, codes }]);
}

const HELD_CODES: ReadonlySet<string> = new Set(['customer-stops', 'customer-changes']);

interface Failure {
  readonly reason: string;
  readonly retryable: boolean;
  readonly actor: string;
  /** Whether the next attempt has to wait; after a lease that ran out the time has passed already. */
  readonly waits: boolean;
}

const WAIT_SECONDS_MAX = 3600;

/** One failed attempt: wait and try again, or give up and ask a person. */
async function fail(
  gateway: Gateway,
  tx: Queryable,
  delivery: DeliveryRow,
  { reason, retryable, actor, waits }: Failure,
): Promise<'queued' | 'dead'> {
  const { erpAttemptsMax, erpBackoffSeconds } = gateway.config;
  const order = await lockedOrder(tx, delivery.orderId);
  const open = await openExceptionOf(tx, order.id);
  // Said while a consumer had it: now that it has not, a person decides whether it is offered again.
  const isStopped = open?.codes.some((code) => STOPPING_CODES.has(code)) === true;
  const isRefused = !retryable || delivery.attempt >= erpAttemptsMax;
  const isDead = isRefused || isStopped;
  const waitSeconds = waits
    ? Math.min(erpBackoffSeconds * 2 ** Math.min(delivery.attempt - 1, 20), WAIT_SECONDS_MAX)
    : 0;
  await updateDelivery(
    tx,
    delivery.id,
    isDead ? { state: 'dead', lastError: reason } : { state: 'queued', waitSeconds, lastError: reason },
  );
  const changed = { ...order, deliveryState: isDead ? ('dead' as const) : ('retrying' as const) };
  const event = move(
    changed,
    {
      type: isRefused ? 'erpGaveUp' : isStopped ? 'held' : 'erpFailed',
      ...(isDead ? { to: 'needsReview' as const } : {}),
      actor,
      reason,
      data: { attempt: delivery.attempt, revision: delivery.revision },
    },
    new Date(),
  );
  await insertEvents(tx, [event]);
  await updateOrders(tx, [changed]);
  if (isDead) {
    await openExceptions(tx, [
      {
        id: exceptionId(order.id, order.historySeq + 1_000_000),
        orderId: order.id,
        revision: delivery.revision,
        codes: [
          ...(open?.codes ?? []).filter((code) => CUSTOMER_CODES.has(code)),
          ...(isRefused ? ['erp-refused'] : []),
        ],
      },
    ]);
  }
  gateway.log.warn(
    {
      event: 'delivery_failed',
      deliveryId: delivery.id,
      orderId: order.id,
      correlationId: order.correlationId,
      attempt: delivery.attempt,
      dead: isDead,
    },
    'the ERP did not take the order',
  );
  return isDead ? 'dead' : 'queued';
}

/** Offers deliveries again whose consumer took them and never answered. @returns how many there were. */
export async function expireLeases(gateway: Gateway): Promise<number> {
  return gateway.database.transaction(async (tx) => {
    const expired = await lockExpiredLeases(tx, 500);
    for (const delivery of expired) {
      const reason = `${delivery.consumer ?? 'The consumer'} took the delivery and did not answer in time.`;
      await fail(gateway, tx, delivery, { reason, retryable: true, actor: 'gateway', waits: false });
    }
    return expired.length;
  });
}

/** A worker of the queue failed for good, as after its last attempt; a delivery that was answered meanwhile stays answered. */
export async function giveUp(gateway: Gateway, id: string, reason: string): Promise<void> {
  await gateway.database.transaction(async (tx) => {
    const delivery = await found(tx, id);
    if (delivery.state === 'acked' || delivery.state === 'dead') return;
    await fail(gateway, tx, delivery, { reason, retryable: false, actor: 'queue worker', waits: false });
    gateway.metrics.deliveries.inc({ result: 'dead' });
  });
}

async function found(tx: Queryable, id: string): Promise<DeliveryRow> {
  const delivery = await lockDelivery(tx, id);
  if (delivery === undefined) throw new IntakeError('not-found', `There is no delivery ${id}.`, { id });
  return delivery;
}

async function lockedOrder(tx: Queryable, id: string): Promise<OrderRow> {
  const [order] = await lockOrders(tx, [id]);
  if (order === undefined) throw new IntakeError('not-found', `There is no order ${id}.`, { id });
  return order;
}
