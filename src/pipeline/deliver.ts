/**
 * Step 6. The ERP takes orders.
 *
 * A delivery row is the truth; its job in the queue only says "look at this row" (`delivery-jobs.ts`). A consumer leases the row,
 * by HTTP or from a queue job, works, and answers (`delivery-answers.ts`, `queue-workers.ts`). Leases that run out are offered again.
 */
import { IntakeError } from '../model/errors.ts';
import type { FormAttachment } from '../model/form.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { leaseDeliveries, leaseDelivery, lockDelivery } from '../store/deliveries.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import { lockOrders, updateOrders } from '../store/orders.ts';
import { expireLeases } from './delivery-answers.ts';
import { attachmentsOf } from './form-attachments.ts';
import type { Gateway } from './gateway.ts';

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
