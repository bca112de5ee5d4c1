/** Orders: the current row, the append-only revisions, and the hash-chained history. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { DeliveryState, OrderState, AcknowledgmentState } from '../model/states.ts';
import { columnArrays, jsonText } from './database.ts';
import type { Queryable } from './database.ts';

export interface NewOrder {
  readonly id: string;
  readonly messageId: string | null;
  readonly interchangeId: string | null;
  /** 0-based position of the group in its interchange. */
  readonly groupIndex: number | null;
  readonly documentIndex: number;
  readonly documentType: string;
  readonly documentControl: string | null;
  /** Version that the document names for itself, such as `ORDERS:D:96A:UN:EAN008`: it is answered in the same. */
  readonly documentVersion: string | null;
  readonly sourceOffset: number | null;
  readonly sourceLength: number | null;
  readonly partnerId: string | null;
  readonly channel: string;
  readonly correlationId: string;
  readonly test: boolean;
  readonly poNumber: string | null;
  readonly buyerKey: string;
  readonly contentHash: string;
  readonly lineCount: number;
  readonly orderDate: string | null;
  readonly currency: string | null;
  readonly total: string | null;
  readonly state: OrderState;
  readonly deliveryState: DeliveryState;
  readonly acknowledgmentState: AcknowledgmentState;
  readonly duplicateOf: string | null;
  readonly openIssues: number;
  readonly historySeq: number;
  readonly historyHash: string;
}

export interface OrderRow extends NewOrder {
  readonly seq: number;
  readonly revision: number;
  readonly version: number;
  readonly erpOrderNumber: string | null;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
}

const NEW_COLUMNS: [keyof NewOrder, string, string][] = [
  ['id', 'id', 'text'],
  ['messageId', 'message_id', 'text'],
  ['interchangeId', 'interchange_id', 'text'],
  ['groupIndex', 'group_index', 'int'],
  ['documentIndex', 'document_index', 'int'],
  ['documentType', 'document_type', 'text'],
  ['documentControl', 'document_control', 'text'],
  ['documentVersion', 'document_version', 'text'],
  ['sourceOffset', 'source_offset', 'bigint'],
  ['sourceLength', 'source_length', 'bigint'],
  ['partnerId', 'partner_id', 'text'],
  ['channel', 'channel', 'text'],
  ['correlationId', 'correlation_id', 'text'],
  ['test', 'test', 'bool'],
  ['poNumber', 'po_number', 'text'],
  ['buyerKey', 'buyer_key', 'text'],
  ['contentHash', 'content_hash', 'text'],
  ['lineCount', 'line_count', 'int'],
  ['orderDate', 'order_date', 'text'],
  ['currency', 'currency', 'text'],
  ['total', 'total', 'text'],
  ['state', 'state', 'text'],
  ['deliveryState', 'delivery_state', 'text'],
  ['acknowledgmentState', 'acknowledgment_state', 'text'],
  ['duplicateOf', 'duplicate_of', 'text'],
  ['openIssues', 'open_issues', 'int'],
  ['historySeq', 'history_seq', 'int'],
  ['historyHash', 'history_hash', 'text'],
];

const SELECT = [
  ...NEW_COLUMNS.map(([key, column]) => `${column} as "${key}"`),
  'seq',
  'revision',
  'version',
  'erp_order_number as "erpOrderNumber"',
  'received_at as "receivedAt"',
  'updated_at as "updatedAt"',
]
  .map((column) => `o.${column}`)
  .join(', ');

export async function insertOrders(tx: Queryable, orders: readonly NewOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const types = NEW_COLUMNS.map(([, , type], index) => `$${index + 1}::${type}[]`).join(', ');
  await tx.query(
    `insert into orders (${NEW_COLUMNS.map(([, column]) => column).join(', ')}) select * from unnest(${types})`,
    columnArrays(
      orders,
      NEW_COLUMNS.map(([key]) => key),
    ),
  );
}

export interface RevisionRow {
  readonly orderId: string;
  readonly revision: number;
  readonly order: Order;
  /** Compact lineage, see `normalize/lineage-log.ts`. */
  readonly lineage: string;
  readonly issues: readonly Finding[];
  readonly actor: string;
  readonly reason: string | null;
  readonly createdAt: Date;
}
export type NewRevision = Omit<RevisionRow, 'createdAt'>;

export async function insertRevisions(tx: Queryable, revisions: readonly NewRevision[]): Promise<void> {
  if (revisions.length === 0) return;
  await tx.query(
    `insert into order_revisions (order_id, revision, "order", lineage, issues, actor, reason)
     select * from unnest($1::text[], $2::int[], $3::json[], $4::bytea[], $5::jsonb[], $6::text[], $7::text[])`,
    columnArrays(
      revisions.map((row) => ({
        ...row,
        order: jsonText(row.order),
        lineage: deflateRawSync(row.lineage, { level: 1 }),
        issues: jsonText(row.issues),
      })),
      ['orderId', 'revision', 'order', 'lineage', 'issues', 'actor', 'reason'],
    ),
  );
}

export interface HistoryEvent {
  readonly orderId: string;
  readonly seq: number;
  readonly type: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly data: Record<string, unknown> | null;
  readonly at: string;
  /** SHA-256 over the previous hash and this event: whoever changes one event breaks all after it. */
  readonly hash: string;
}

/** The hash that an event must carry, given the one before it (empty for the first). */
export function chainHash(previous: string, event: Omit<HistoryEvent, 'hash'>): string {
  const { orderId, seq, type, fromState, toState, actor, reason, data, at } = event;
  return createHash('sha256')
    .update(JSON.stringify([previous, orderId, seq, type, fromState, toState, actor, reason, sortedKeys(data), at]))
    .digest('hex');
}

/** The database returns object keys in its own order, so the hash takes them sorted. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sortedKeys(each)]),
  );
}

export async function insertEvents(tx: Queryable, events: readonly HistoryEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `insert into order_events (order_id, seq, type, from_state, to_state, actor, reason, data, at, hash)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::timestamptz[], $10::text[])`,
    columnArrays(
      events.map((row) => ({ ...row, data: row.data === null ? null : jsonText(row.data) })),
      ['orderId', 'seq', 'type', 'fromState', 'toState', 'actor', 'reason', 'data', 'at', 'hash'],
    ),
  );
}

export async function orderById(db: Queryable, id: string): Promise<OrderRow | undefined> {
  return (await db.query<OrderRow>(`select ${SELECT} from orders o where o.id = $1`, [id]))[0];
}

/** Locked until the transaction ends. */
export async function lockOrders(tx: Queryable, ids: readonly string[]): Promise<OrderRow[]> {
  return tx.query<OrderRow>(`select ${SELECT} from orders o where o.id = any($1) order by o.id for update`, [ids]);
}

export interface OrderChange {
  readonly state: OrderState;
  readonly deliveryState: DeliveryState;
  readonly acknowledgmentState: AcknowledgmentState;
  readonly revision: number;
  readonly poNumber: string | null;
  readonly buyerKey: string;
  readonly contentHash: string;
  readonly lineCount: number;
  readonly orderDate: string | null;
  readonly currency: string | null;
  readonly total: string | null;
  readonly duplicateOf: string | null;
  readonly openIssues: number;
  readonly erpOrderNumber: string | null;
  readonly historySeq: number;
  readonly historyHash: string;
}

const CHANGE_COLUMNS: [keyof OrderChange, string, string][] = [
  ['state', 'state', 'text'],
  ['deliveryState', 'delivery_state', 'text'],
  ['acknowledgmentState', 'acknowledgment_state', 'text'],
  ['revision', 'revision', 'int'],
  ['poNumber', 'po_number', 'text'],
  ['buyerKey', 'buyer_key', 'text'],
  ['contentHash', 'content_hash', 'text'],
  ['lineCount', 'line_count', 'int'],
  ['orderDate', 'order_date', 'text'],
  ['currency', 'currency', 'text'],
  ['total', 'total', 'text'],
  ['duplicateOf', 'duplicate_of', 'text'],
  ['openIssues', 'open_issues', 'int'],
  ['erpOrderNumber', 'erp_order_number', 'text'],
  ['historySeq', 'history_seq', 'int'],
  ['historyHash', 'history_hash', 'text'],
];

/** Writes changed orders; each must be locked by the caller. The version (ETag) grows by one. */
export async function updateOrders(
  tx: Queryable,
  changes: readonly ({ readonly id: string } & OrderChange)[],
): Promise<void> {
  if (changes.length === 0) return;
  const sets = CHANGE_COLUMNS.map(([, column]) => `${column} = u.${column}`).join(', ');
  const types = CHANGE_COLUMNS.map(([, , type], index) => `$${index + 2}::${type}[]`).join(', ');
  await tx.query(
    `update orders o set ${sets}, version = o.version + 1, updated_at = now()
     from unnest($1::text[], ${types}) as u (id, ${CHANGE_COLUMNS.map(([, column]) => column).join(', ')}) where o.id = u.id`,
    columnArrays(changes, ['id', ...CHANGE_COLUMNS.map(([key]) => key)]),
  );
}

export async function revisionOf(db: Queryable, orderId: string, revision: number): Promise<RevisionRow | undefined> {
  const [row] = await selectRevisions(db, orderId, revision);
  return row;
}

/** Orders as they are now. */
export async function currentOrders(db: Queryable, ids: readonly string[]): Promise<Map<string, Order>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ id: string; order: Order }>(
    `select o.id, r."order" from orders o join order_revisions r on r.order_id = o.id and r.revision = o.revision
     where o.id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, order }) => [id, order]));
}

/** All revisions of an order, oldest first. */
export async function revisionsOf(db: Queryable, orderId: string): Promise<RevisionRow[]> {
  return selectRevisions(db, orderId, null);
}

async function selectRevisions(db: Queryable, orderId: string, revision: number | null): Promise<RevisionRow[]> {
  const rows = await db.query<Omit<RevisionRow, 'lineage'> & { lineage: Buffer }>(
    `select order_id as "orderId", revision, "order", lineage, issues, actor, reason, created_at as "createdAt"
     from order_revisions where order_id = $1 and ($2::int is null or revision = $2) order by revision`,
    [orderId, revision],
  );
  return rows.map((row) => ({ ...row, lineage: inflateRawSync(row.lineage).toString() }));
}

export async function eventsOf(db: Queryable, orderId: string): Promise<HistoryEvent[]> {
  const rows = await db.query<Omit<HistoryEvent, 'at'> & { at: Date }>(
    `select order_id as "orderId", seq, type, from_state as "fromState", to_state as "toState", actor, reason, data, at, hash
     from order_events where order_id = $1 order by seq`,
    [orderId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export interface OrderFilter {
  readonly state?: readonly string[] | undefined;
  readonly deliveryState?: string | undefined;
  readonly acknowledgmentState?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly partnerIds?: readonly string[] | undefined;
  readonly messageId?: string | undefined;
  readonly poNumber?: string | undefined;
  readonly q?: string | undefined;
  readonly test?: boolean | undefined;
  /** Without orders of which nobody knows yet, or somebody has denied, that the customer they name sent them. */
  readonly isVouched?: true | undefined;
}

/** Doubts whether an order is from whom it names. Whoever writes a mail may write any name into it. */
const SENDER_DOUBTS = [
  'mail-sender-unknown',
  'mail-sender-forged',
  'mail-sender-unproven',
  'mail-sender-differs',
  'fax-caller-unknown',
  'fax-caller-differs',
  'fax-call-unverified',
  'sender-unexpected',
] as const;

/** Of an order `o`: no such doubt is open, and none ended with its being turned away. */
export const VOUCHED = `not exists (select 1 from exceptions e where e.order_id = o.id
  and e.codes && array[${SENDER_DOUBTS.map((code) => `'${code}'`).join(', ')}]
  and (e.resolved_at is null or o.state in ('rejected', 'canceled')))`;

export async function isVouched(db: Queryable, orderId: string): Promise<boolean> {
  return (await db.query(`select 1 from orders o where o.id = $1 and ${VOUCHED}`, [orderId])).length > 0;
}

export type OrderListRow = OrderRow & { readonly partnerName: string | null };

/** Newest first, below `before` when given. */
export async function listOrders(
  db: Queryable,
  filter: OrderFilter,
  before: number | undefined,
  limit: number,
): Promise<OrderListRow[]> {
  const { where, values } = conditions(filter);
  return db.query<OrderListRow>(
    `select ${SELECT}, p.name as "partnerName" from orders o left join partners p on p.id = o.partner_id
     where ${where} and ($1::bigint is null or o.seq < $1) order by o.seq desc limit $2`,
    [before ?? null, limit, ...values],
  );
}

export async function countOrdersByState(db: Queryable): Promise<Record<string, number>> {
  const rows = await db.query<{ state: string; count: number }>(
    'select state, count(*) as count from orders group by state',
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

function conditions(filter: OrderFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const clauses = ['true'];
  const add = (clause: (placeholder: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    clauses.push(clause(`$${values.length + 2}`)); // $1 and $2 are the cursor and the limit.
  };
  add((p) => `o.state = any(${p})`, filter.state);
  add((p) => `o.delivery_state = ${p}`, filter.deliveryState);
  add((p) => `o.acknowledgment_state = ${p}`, filter.acknowledgmentState);
  add((p) => `o.partner_id = ${p}`, filter.partnerId);
  add((p) => `o.partner_id = any(${p})`, filter.partnerIds);
  add((p) => `o.message_id = ${p}`, filter.messageId);
  add((p) => `o.po_number = ${p}`, filter.poNumber);
  add((p) => `o.test = ${p}`, filter.test);
  if (filter.isVouched === true) clauses.push(VOUCHED);
  add(
    (p) => `(o.po_number ilike ${p} or o.id ilike ${p} or o.erp_order_number ilike ${p} or p.name ilike ${p})`,
    filter.q === undefined ? undefined : `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`,
  );
  return { where: clauses.join(' and '), values };
}

/** Those of them that wait for a person. */
export async function waitingOrders(db: Queryable, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<{ id: string }>(`select id from orders where id = any($1) and state = 'needsReview'`, [
    ids,
  ]);
  return rows.map(({ id }) => id);
}

/** Every change since `after`, oldest first: the feed that makes webhooks optional. */
export async function eventsAfter(
  db: Queryable,
  after: number,
  limit: number,
): Promise<(HistoryEvent & { id: number })[]> {
  const rows = await db.query<Omit<HistoryEvent, 'at'> & { at: Date; id: number }>(
    `select id, order_id as "orderId", seq, type, from_state as "fromState", to_state as "toState", actor, reason, data, at, hash
     from order_events where id > $1 and xid < pg_snapshot_xmin(pg_current_snapshot()) order by id limit $2`,
    [after, limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
