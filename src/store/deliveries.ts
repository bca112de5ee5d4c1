/** Deliveries to the ERP: one row per order revision, whose id stays the same over every retry. */
import { columnArrays } from './database.ts';
import type { Queryable } from './database.ts';

export type DeliveryRowState = 'blocked' | 'queued' | 'leased' | 'acked' | 'dead';

export interface NewDelivery {
  readonly id: string;
  readonly orderId: string;
  readonly revision: number;
  readonly state: 'blocked' | 'queued';
}

export interface DeliveryRow {
  readonly id: string;
  readonly seq: number;
  readonly orderId: string;
  readonly revision: number;
  readonly state: DeliveryRowState;
  readonly attempt: number;
  readonly consumer: string | null;
  readonly leaseUntil: Date | null;
  readonly nextAt: Date;
  readonly erpOrderNumber: string | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const COLUMNS = `d.id, d.seq, d.order_id as "orderId", d.revision, d.state, d.attempt, d.consumer, d.lease_until as "leaseUntil",
  d.next_at as "nextAt", d.erp_order_number as "erpOrderNumber", d.last_error as "lastError", d.created_at as "createdAt",
  d.finished_at as "finishedAt"`;

export async function insertDeliveries(tx: Queryable, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await tx.query(
    `insert into deliveries (id, order_id, revision, state) select * from unnest($1::text[], $2::text[], $3::int[], $4::text[])`,
    columnArrays(deliveries, ['id', 'orderId', 'revision', 'state']),
  );
}

/** True while a revision of the order is on its way to the ERP: the next one waits, so that revisions arrive in order. */
export async function hasMovingDelivery(tx: Queryable, orderId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from deliveries where order_id = $1 and state in ('queued', 'leased') limit 1`,
    [orderId],
  );
  return rows.length > 0;
}

/** Makes a dead letter ready to go out once more, under its old id, with all its attempts before it. */
export async function reviveDelivery(tx: Queryable, id: string): Promise<void> {
  await tx.query(
    `update deliveries set state = 'blocked', attempt = 0, finished_at = null where id = $1 and state = 'dead'`,
    [id],
  );
}

/**
 * Hands out up to `max` deliveries that are due, oldest first, to one consumer. Rows another consumer is taking are
 * skipped, and a lease that ran out makes its delivery due again.
 */
export async function leaseDeliveries(
  tx: Queryable,
  request: { readonly max: number; readonly leaseSeconds: number; readonly consumer: string },
): Promise<DeliveryRow[]> {
  const rows = await tx.query<DeliveryRow>(
    `with due as (
       select id from deliveries where state = 'queued' and next_at <= now()
       order by seq limit $1 for update skip locked)
     update deliveries d set state = 'leased', attempt = d.attempt + 1, consumer = $2,
       lease_until = now() + make_interval(secs => $3) from due where d.id = due.id returning ${COLUMNS}`,
    [request.max, request.consumer, request.leaseSeconds],
  );
  return rows.toSorted((a, b) => a.seq - b.seq);
}

/** Leases one delivery by its id, as the consumer of a queue job does; undefined when it is not to be had now. */
export async function leaseDelivery(
  tx: Queryable,
  id: string,
  request: { readonly leaseSeconds: number; readonly consumer: string },
): Promise<DeliveryRow | undefined> {
  const rows = await tx.query<DeliveryRow>(
    `update deliveries d set attempt = d.attempt + (case when d.state = 'leased' and d.consumer = $2 then 0 else 1 end),
       state = 'leased', consumer = $2, lease_until = now() + make_interval(secs => $3)
     where d.id = $1 and (d.state = 'queued' or (d.state = 'leased' and d.consumer = $2)) returning ${COLUMNS}`,
    [id, request.consumer, request.leaseSeconds],
  );
  return rows[0];
}

export async function lockDelivery(tx: Queryable, id: string): Promise<DeliveryRow | undefined> {
  return (await tx.query<DeliveryRow>(`select ${COLUMNS} from deliveries d where d.id = $1 for update`, [id]))[0];
}

/** All of these orders, before the orders themselves are locked: whoever takes a delivery locks it first, too. */
export async function lockDeliveriesOf(tx: Queryable, orderIds: readonly string[]): Promise<void> {
  await tx.query('select 1 from deliveries where order_id = any($1) order by seq for update', [orderIds]);
}

/**
 * Takes back what no consumer holds or has taken; one that was handed out before stays as given up, so that a late answer finds it.
 * @returns what was taken back, with its attempts; undefined when a consumer has one
 */
export async function withdrawDeliveries(
  tx: Queryable,
  orderId: string,
): Promise<{ readonly id: string; readonly attempt: number }[] | undefined> {
  const rows = await tx.query<{ id: string; state: DeliveryRowState; attempt: number }>(
    'select id, state, attempt from deliveries where order_id = $1 for update',
    [orderId],
  );
  if (rows.some(({ state }) => state === 'leased' || state === 'acked')) return undefined;
  await tx.query('delete from deliveries where order_id = $1 and attempt = 0', [orderId]);
  for (const { id } of rows.filter(({ attempt }) => attempt > 0)) await updateDelivery(tx, id, { state: 'dead' });
  return rows.map(({ id, attempt }) => ({ id, attempt }));
}

/** Leases that ran out, locked. */
export async function lockExpiredLeases(tx: Queryable, limit: number): Promise<DeliveryRow[]> {
  return tx.query<DeliveryRow>(
    `select ${COLUMNS} from deliveries d where d.state = 'leased' and d.lease_until < now() order by d.seq limit $1 for update skip locked`,
    [limit],
  );
}

export async function updateDelivery(
  tx: Queryable,
  id: string,
  change: {
    readonly state: DeliveryRowState;
    readonly waitSeconds?: number;
    readonly erpOrderNumber?: string | null;
    readonly lastError?: string | null;
  },
): Promise<void> {
  await tx.query(
    `update deliveries set state = $2, consumer = case when $2 = 'acked' then consumer end, lease_until = null,
       next_at = now() + make_interval(secs => $3), erp_order_number = coalesce($4, erp_order_number),
       last_error = coalesce($5, last_error), job_added = false,
       finished_at = case when $2 in ('acked', 'dead') then now() end where id = $1`,
    [id, change.state, change.waitSeconds ?? 0, change.erpOrderNumber ?? null, change.lastError ?? null],
  );
}

/** The next revision of the order may go out now; @returns its delivery when there was one waiting. */
export async function unblockNext(tx: Queryable, orderId: string): Promise<DeliveryRow | undefined> {
  const rows = await tx.query<DeliveryRow>(
    `update deliveries d set state = 'queued', next_at = now() where d.id =
       (select id from deliveries where order_id = $1 and state = 'blocked' order by revision limit 1) returning ${COLUMNS}`,
    [orderId],
  );
  return rows[0];
}

/** Deliveries that need a job in the queue, locked so that no consumer takes them while the job is being made. */
export async function lockQueued(
  tx: Queryable,
  request: { readonly withJob: boolean; readonly after: number; readonly limit: number; readonly ageSeconds: number },
): Promise<DeliveryRow[]> {
  return tx.query<DeliveryRow>(
    `select ${COLUMNS} from deliveries d where d.state = 'queued' and d.next_at <= now() and (d.job_added = false or $1)
       and d.seq > $2 and d.created_at < now() - make_interval(secs => $4) order by d.seq limit $3 for update skip locked`,
    [request.withJob, request.after, request.limit, request.ageSeconds],
  );
}

export async function markJobsAdded(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('update deliveries set job_added = true where id = any($1)', [ids]);
}

/** Deliveries whose job must be somewhere in the queue. */
export async function countQueuedWithJob(db: Queryable): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*) as count from deliveries where state = 'queued' and job_added`,
  );
  return rows[0]?.count ?? 0;
}

export async function deliveriesOf(db: Queryable, orderId: string): Promise<DeliveryRow[]> {
  return db.query<DeliveryRow>(`select ${COLUMNS} from deliveries d where d.order_id = $1 order by d.revision`, [
    orderId,
  ]);
}

export async function listDeliveries(
  db: Queryable,
  state: string | undefined,
  before: number | undefined,
  limit: number,
): Promise<DeliveryRow[]> {
  return db.query<DeliveryRow>(
    `select ${COLUMNS} from deliveries d where ($1::text is null or d.state = $1) and ($2::bigint is null or d.seq < $2)
     order by d.seq desc limit $3`,
    [state ?? null, before ?? null, limit],
  );
}

export async function deliveryStatistics(
  db: Queryable,
): Promise<{ readonly byState: Record<string, number>; readonly oldestSeconds: number }> {
  const rows = await db.query<{ state: string; count: number }>(
    `select state, count(*) as count from deliveries where state in ('queued', 'leased', 'blocked', 'dead') group by state`,
  );
  const age = await db.query<{ seconds: number | null }>(
    `select extract(epoch from now() - created_at)::float8 as seconds from deliveries where state = 'queued' order by seq limit 1`,
  );
  return {
    byState: Object.fromEntries(rows.map((row) => [row.state, row.count])),
    oldestSeconds: age[0]?.seconds ?? 0,
  };
}
