/**
 * Step 6. The ERP takes orders, and answers.
 *
 * A delivery row is the truth; its job in the queue only says "look at this row". A consumer leases the row, by HTTP or
 * from a queue job, works, and answers. Leases that run out are offered again, failures wait longer each time, and
 * after the last attempt the delivery is a dead letter and its order waits for a person.
 */
import { IntakeError } from '../model/errors.ts';
import type { FormAttachment } from '../model/form.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import {
  leaseDeliveries,
  leaseDelivery,
  lockDelivery,
  lockExpiredLeases,
  lockQueued,
  markJobsAdded,
  unblockNext,
  updateDelivery,
} from '../store/deliveries.ts';
import type { DeliveryRow, NewDelivery } from '../store/deliveries.ts';
import { insertEvents, lockOrders, updateOrders } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import { openExceptions, resolveException } from '../store/work.ts';
import { acknowledgeOrder, toBeConfirmed } from './acknowledge.ts';
import { attachmentsOf } from './form-attachments.ts';
import type { Gateway } from './gateway.ts';
import { move } from './history.ts';
import { exceptionId } from './route.ts';

export interface Delivery {
  /** Stays the same over every retry: what the ERP tells a repeated delivery by. */
  readonly id: string;
  readonly attempt: number;
  readonly orderId: string;
  readonly revision: number;
  readonly correlationId: string;
  readonly leaseUntil: string;
  readonly order: Order;
  /** What was attached to the form, numbered as it is fetched; absent where nothing was. */
  readonly attachments?: readonly (FormAttachment & { readonly number: number })[];
}

/** Makes the jobs of deliveries whose rows are stored. A queue that is away costs time only: the reconciler adds them. */
export async function enqueueDeliveries(
  gateway: Gateway,
  deliveries: readonly Pick<NewDelivery, 'id' | 'orderId' | 'revision' | 'state'>[],
): Promise<void> {
  const ready = deliveries.filter((delivery) => delivery.state === 'queued');
  if (ready.length === 0) return;
  const stopTimer = gateway.metrics.stageSeconds.startTimer({ stage: 'enqueue' });
  try {
    await gateway.queues.erp.add(
      ready.map((delivery) => ({
        id: delivery.id,
        data: { deliveryId: delivery.id, orderId: delivery.orderId, revision: delivery.revision },
      })),
    );
    await markJobsAdded(
      gateway.database,
      ready.map((delivery) => delivery.id),
    );
  } catch (error) {
    gateway.log.warn(
      { event: 'job_not_added', queue: 'erp', deliveries: ready.length, err: error },
      'the reconciler will add the jobs',
    );
  }
  stopTimer();
}

export interface LeaseRequest {
  readonly max: number;
  readonly leaseSeconds: number;
  readonly consumer: string;
}

/** Hands out deliveries that are due, oldest first. */
export async function lease(gateway: Gateway, request: LeaseRequest): Promise<Delivery[]> {
  await expireLeases(gateway);
  const handed = await gateway.database.transaction(async (tx) => {
    const rows = await leaseDeliveries(tx, request);
    return handOut(tx, rows);
  });
  return Promise.all(handed.map((each) => withAttachments(gateway, each)));
}

/**
 * Hands out one delivery, to the consumer of its queue job. The same consumer may ask again and prolongs its lease.
 * @throws IntakeError `not-found`, or `state-conflict` when it was taken or answered already.
 */
export async function leaseOne(gateway: Gateway, id: string, request: Omit<LeaseRequest, 'max'>): Promise<Delivery> {
  await expireLeases(gateway);
  const handed = await gateway.database.transaction(async (tx) => {
    const row = await leaseDelivery(tx, id, request);
    const [first] = row === undefined ? [] : await handOut(tx, [row]);
    if (first !== undefined) return first;
    const existing = await lockDelivery(tx, id);
    if (existing === undefined) throw new IntakeError('not-found', `There is no delivery ${id}.`, { id });
    throw new IntakeError('state-conflict', `The delivery ${id} is not to be had now: it is ${existing.state}.`, {
      id,
      state: existing.state,
    });
  });
  return withAttachments(gateway, handed);
}

interface HandedOut {
  readonly delivery: Delivery;
  /** The form that it came by; null when it came otherwise. */
  readonly formId: string | null;
}

/** A form that cannot be read again keeps no order from the ERP: what it had attached is told without the delivery. */
async function withAttachments(gateway: Gateway, { delivery, formId }: HandedOut): Promise<Delivery> {
  if (formId === null) return delivery;
  try {
    const attachments = await attachmentsOf(gateway, formId);
    if (attachments.length === 0) return delivery;
    return { ...delivery, attachments: attachments.map((each, index) => ({ number: index + 1, ...each })) };
  } catch (error) {
    gateway.log.error(
      { event: 'attachments_not_listed', deliveryId: delivery.id, messageId: formId, err: error },
      'the delivery goes out without the list of what was attached',
    );
    return delivery;
  }
}

async function handOut(tx: Queryable, rows: readonly DeliveryRow[]): Promise<HandedOut[]> {
  if (rows.length === 0) return [];
  const orders = new Map(
    (
      await lockOrders(
        tx,
        rows.map((row) => row.orderId),
      )
    ).map((order) => [order.id, order]),
  );
  await updateOrders(
    tx,
    [...orders.values()].map((order) => ({ ...order, deliveryState: 'leased' as const })),
  );
  const documents = await tx.query<{ orderId: string; revision: number; order: Order }>(
    `select r.order_id as "orderId", r.revision, r."order" from order_revisions r
     join unnest($1::text[], $2::int[]) as u (order_id, revision) using (order_id, revision)`,
    [rows.map((row) => row.orderId), rows.map((row) => row.revision)],
  );
  const byKey = new Map(documents.map((row) => [`${row.orderId}:${row.revision}`, row.order]));
  return rows.flatMap((row) => {
    const order = byKey.get(`${row.orderId}:${row.revision}`);
    if (order === undefined) return [];
    const { correlationId = '', channel = '', messageId = null } = orders.get(row.orderId) ?? {};
    const delivery = {
      id: row.id,
      attempt: row.attempt,
      orderId: row.orderId,
      revision: row.revision,
      correlationId,
      leaseUntil: row.leaseUntil?.toISOString() ?? '',
      order,
    };
    return [{ delivery, formId: channel === 'form' || channel === 'phone' ? messageId : null }];
  });
}

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
    if (isCurrent) await resolveException(tx, order.id, { actor, resolution: 'acceptedByErp', reason: null });
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
  const isDead = !retryable || delivery.attempt >= erpAttemptsMax;
  const waitSeconds = waits
    ? Math.min(erpBackoffSeconds * 2 ** Math.min(delivery.attempt - 1, 20), WAIT_SECONDS_MAX)
    : 0;
  await updateDelivery(
    tx,
    delivery.id,
    isDead ? { state: 'dead', lastError: reason } : { state: 'queued', waitSeconds, lastError: reason },
  );
  const order = await lockedOrder(tx, delivery.orderId);
  const changed = { ...order, deliveryState: isDead ? ('dead' as const) : ('retrying' as const) };
  const event = move(
    changed,
    {
      type: isDead ? 'erpGaveUp' : 'erpFailed',
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
        codes: ['erp-refused'],
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

/** Makes missing jobs of due deliveries. @param all also of rows whose job was added before and may have been lost. */
export async function addMissingJobs(gateway: Gateway, all: boolean): Promise<number> {
  const PAGE = 500;
  let added = 0;
  for (let after = 0; ;) {
    const rows = await gateway.database.transaction(async (tx) => {
      // Locked while the job is made: no consumer can take and answer the row in between.
      const page = await lockQueued(tx, { withJob: all, after, limit: PAGE, ageSeconds: 2 });
      if (page.length > 0) {
        await gateway.queues.erp.add(
          page.map((row) => ({
            id: row.id,
            data: { deliveryId: row.id, orderId: row.orderId, revision: row.revision },
          })),
        );
        await markJobsAdded(
          tx,
          page.map((row) => row.id),
        );
      }
      return page;
    });
    added += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return added;
    after = last.seq;
  }
}

/**
 * Takes the answers of plain queue workers: a completed job whose result names the ERP's order number acknowledges its
 * delivery, a job that failed for good makes it a dead letter. Jobs of answered deliveries are removed.
 */
export async function takeJobAnswers(gateway: Gateway): Promise<number> {
  const jobs = await gateway.queues.erp.finished(200);
  for (const job of jobs) {
    const number = (job.returned as { erpOrderNumber?: unknown } | null | undefined)?.erpOrderNumber;
    const { deliveryId } = job.data;
    try {
      if (job.failedReason !== undefined) await giveUp(gateway, deliveryId, job.failedReason);
      else if (typeof number === 'string' && number !== '') await ack(gateway, deliveryId, number, 'queue worker');
      else await offerAgain(gateway, deliveryId);
    } catch (error) {
      // An answer that contradicts an earlier one cannot be taken; the first stands, and the log says so.
      if (!(error instanceof IntakeError) || error.class === 'transient') throw error;
      gateway.log.error(
        { event: 'job_answer_refused', deliveryId, err: error },
        'the answer of a queue worker was refused',
      );
    }
    await gateway.queues.erp.remove([job.id]);
  }
  return jobs.length;
}

async function giveUp(gateway: Gateway, id: string, reason: string): Promise<void> {
  await gateway.database.transaction(async (tx) => {
    const delivery = await found(tx, id);
    if (delivery.state === 'acked' || delivery.state === 'dead') return;
    await fail(gateway, tx, delivery, { reason, retryable: false, actor: 'queue worker', waits: false });
    gateway.metrics.deliveries.inc({ result: 'dead' });
  });
}

/** The worker finished without an answer: the row is offered again, unless somebody holds or answered it. */
async function offerAgain(gateway: Gateway, id: string): Promise<void> {
  await gateway.database.query(`update deliveries set job_added = false where id = $1 and state = 'queued'`, [id]);
}

/** Takes the job of a delivery that was answered or withdrawn out of the queue. */
export async function forgetJob(gateway: Gateway, id: string): Promise<void> {
  try {
    await gateway.queues.erp.remove([id]);
  } catch (error) {
    gateway.log.debug(
      { event: 'job_not_removed', deliveryId: id, err: error },
      'its consumer will find the delivery answered',
    );
  }
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
