/** Rows of received messages and of the keys that make a repeated call harmless. */
import type { MessageState } from '../model/states.ts';
import { columnArrays, jsonText } from './database.ts';
import { FAX_OF_MESSAGE } from './faxes.ts';
import type { FaxRow } from './faxes.ts';
import type { Queryable } from './database.ts';

export interface NewMessage {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly channel: string;
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly apiKeyId: string | null;
  readonly correlationId: string;
  /** Whose it is, because they signed in to send it. */
  readonly partnerId: string | null;
  /** What the channel tells of it. */
  readonly findings?: readonly unknown[];
}

export interface MessageRow extends NewMessage {
  readonly seq: number;
  readonly state: MessageState;
  readonly format: string | null;
  readonly documentsDone: number;
  readonly findings: unknown[];
  readonly documents: unknown[];
  /** The call by which it came; null when it was no fax. */
  readonly fax: FaxRow | null;
  readonly receivedAt: Date;
  readonly decodedAt: Date | null;
}

const FACTS = `id, seq, sha256, bytes, channel, file_name as "fileName", content_type as "contentType",
  api_key_id as "apiKeyId", correlation_id as "correlationId", partner_id as "partnerId", state, format, documents_done as "documentsDone",
  received_at as "receivedAt", decoded_at as "decodedAt"`;
const COLUMNS = `${FACTS}, findings, documents, ${FAX_OF_MESSAGE} as fax`;

export async function insertMessages(tx: Queryable, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(
    `insert into messages (id, sha256, bytes, channel, file_name, content_type, api_key_id, correlation_id, partner_id, findings)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::jsonb[])`,
    columnArrays(
      messages.map((message) => ({ ...message, findings: jsonText(message.findings ?? []) })),
      [
        'id',
        'sha256',
        'bytes',
        'channel',
        'fileName',
        'contentType',
        'apiKeyId',
        'correlationId',
        'partnerId',
        'findings',
      ],
    ),
  );
}

export interface IdempotencyRow {
  readonly apiKeyId: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly status: number;
  readonly response: unknown;
}

/** Takes the keys that are free; @returns for every key in order the row that holds it now. */
export async function claimIdempotencyKeys(tx: Queryable, rows: readonly IdempotencyRow[]): Promise<IdempotencyRow[]> {
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => (a.apiKeyId + a.key < b.apiKeyId + b.key ? -1 : 1)); // One lock order for all.
  await tx.query(
    `insert into idempotency_keys (api_key_id, key, fingerprint, status, response)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::jsonb[]) on conflict do nothing`,
    columnArrays(
      sorted.map((row) => ({ ...row, response: jsonText(row.response) })),
      ['apiKeyId', 'key', 'fingerprint', 'status', 'response'],
    ),
  );
  const held = await tx.query<IdempotencyRow>(
    `select k.api_key_id as "apiKeyId", k.key, k.fingerprint, k.status, k.response from idempotency_keys k
     join unnest($1::text[], $2::text[]) as wanted (api_key_id, key) using (api_key_id, key)`,
    columnArrays(rows, ['apiKeyId', 'key']),
  );
  const byKey = new Map(held.map((row) => [`${row.apiKeyId}\n${row.key}`, row]));
  return rows.map((row) => byKey.get(`${row.apiKeyId}\n${row.key}`) ?? row);
}

export async function forgetIdempotencyKeys(db: Queryable, olderThanDays: number): Promise<void> {
  await db.query('delete from idempotency_keys where created_at < now() - make_interval(days => $1)', [olderThanDays]);
}

/** Messages still to be read, locked until the transaction ends; rows that others hold are waited for. */
export async function lockOpenMessages(tx: Queryable, ids: readonly string[]): Promise<MessageRow[]> {
  return tx.query<MessageRow>(
    `select ${COLUMNS} from messages where id = any($1) and state in ('received', 'decoding') order by id for update`,
    [ids],
  );
}

export async function openMessages(db: Queryable, ids: readonly string[]): Promise<MessageRow[]> {
  return db.query<MessageRow>(
    `select ${COLUMNS} from messages where id = any($1) and state in ('received', 'decoding') order by seq`,
    [ids],
  );
}

/** Which of them were begun before, by a process that did not come to their end. */
export async function begunBefore(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>('select id from messages where id = any($1) and attempts > 0', [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Durable before the work begins: whoever is stopped by it cannot count any more. @returns how often the most tried one was begun */
export async function countAttempts(db: Queryable, ids: readonly string[], by: 1 | -1): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db.query<{ attempts: number }>(
    'update messages set attempts = greatest(attempts + $2, 0) where id = any($1) returning attempts',
    [ids, by],
  );
  return Math.max(0, ...rows.map(({ attempts }) => attempts));
}

export async function messageById(db: Queryable, id: string): Promise<MessageRow | undefined> {
  return (await db.query<MessageRow>(`select ${COLUMNS} from messages where id = $1`, [id]))[0];
}

/**
 * True of a message that is read and of which something did not become an order. Documents that were never meant to
 * be one, such as a partner's 997, do not count. Word for word the condition of the index `messages_incomplete`.
 */
const INCOMPLETE = `(state in ('unreadable', 'duplicate')
  or (state = 'decoded' and (documents_done = 0 or documents @? '$[*] ? (@.result != "notAnOrder")')))`;

/**
 * True of a message that may be an order, a change of one or a question, or that answers an order of ours although we place none,
 * and that nobody has seen to yet. What went to the history
 * of an order waits there. Word for word the condition of the index `messages_waiting`.
 */
const WAITING = `(state = 'decoded' and seen_at is null
  and documents @? '$[*] ? (@.result == "unclear" || @.result == "orderResponse")' and not findings @? '$[*] ? (@.code == "mail-answer-taken")')`;

const RECENT_MAX = 200;

export interface MessageSummary extends Omit<MessageRow, 'findings' | 'documents' | 'fax'> {
  /** Names of the partners whose interchanges or papers it holds, at most ten; of a mail of nobody on file, its address. */
  readonly senders: readonly string[];
  readonly orderCount: number;
  /** Documents that did not become orders, as far as they are listed with the message. */
  readonly otherCount: number;
  /** Those of them that were refused. */
  readonly refusedCount: number;
  /** It waits for a person. */
  readonly isWaiting: boolean;
  /** What the first error says, else the first finding: of the message, of its interchanges, of its refused documents. */
  readonly firstFinding: string | null;
}

export interface MessageFilter {
  readonly id?: string | undefined;
  readonly status?: readonly MessageState[] | undefined;
  /** True: only messages of which something did not become an order. */
  readonly incomplete?: boolean | undefined;
  /** True: only messages that wait for a person. */
  readonly waiting?: boolean | undefined;
}

/** Newest first. The page is cut before its rows are joined, so that only what is shown is counted. */
export async function listMessages(
  db: Queryable,
  filter: MessageFilter,
  before: number | undefined,
  limit: number,
): Promise<MessageSummary[]> {
  const values: unknown[] = [limit];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const clauses = [
    ...(before === undefined ? [] : [`seq < ${given(before)}`]),
    ...(filter.id === undefined ? [] : [`id = ${given(filter.id)}`]),
    ...(filter.status === undefined ? [] : [`state = any(${given(filter.status)}::text[])`]),
    ...(filter.incomplete === undefined ? [] : [filter.incomplete ? INCOMPLETE : `not ${INCOMPLETE}`]),
    ...(filter.waiting === undefined ? [] : [filter.waiting ? WAITING : `not ${WAITING}`]),
  ];
  return db.query<MessageSummary>(
    `with page as materialized (
       select * from messages ${clauses.length === 0 ? '' : `where ${clauses.join(' and ')}`} order by seq desc limit $1
     )
     select ${FACTS}, senders, ${WAITING} as "isWaiting", order_count as "orderCount", jsonb_array_length(documents) as "otherCount",
       jsonb_array_length(jsonb_path_query_array(documents, '$[*] ? (@.result starts with "rejected")')) as "refusedCount",
       coalesce(jsonb_path_query_first(said, '$[*] ? (@.severity == "error").message'), said->0->'message') #>> '{}' as "firstFinding"
     from page
     cross join lateral (select count(*)::int as order_count from orders where message_id = page.id) o
     cross join lateral (
       select coalesce(jsonb_path_query_array(jsonb_agg(findings order by (header->>'index')::int), '$[*][*]'), '[]') as of_interchanges
       from interchanges where message_id = page.id
     ) i
     cross join lateral (
       select case when partners = '{}' then array(select sender from mails where message_id = page.id and sender <> '')
                   else partners end as senders
       from (select array(select p.name from partners p where p.id in (
                      select partner_id from interchanges where message_id = page.id
                      union select partner_id from orders where message_id = page.id
                        and not exists (select 1 from interchanges where message_id = page.id)
                    ) order by p.name limit 10) as partners) named
     ) s
     cross join lateral (
       select page.findings || of_interchanges || jsonb_path_query_array(documents, '$[*].findings[*]') as said
     ) f
     order by seq desc`,
    values,
  );
}

export interface RecentMessages {
  /** How many were looked at: the newest, at most 200. */
  readonly messages: number;
  /** Read, and no order came of them. */
  readonly withoutOrders: number;
  /** Some documents became orders and some did not. */
  readonly inPart: number;
}

export async function recentMessages(db: Queryable): Promise<RecentMessages> {
  const [row] = await db.query<RecentMessages>(
    `select count(*)::int as messages,
       count(*) filter (where incomplete and not has_orders)::int as "withoutOrders",
       count(*) filter (where incomplete and has_orders)::int as "inPart"
     from (
       select ${INCOMPLETE} as incomplete, ${INCOMPLETE} and exists (select 1 from orders o where o.message_id = m.id) as has_orders
       from messages m order by seq desc limit $1
     ) recent`,
    [RECENT_MAX],
  );
  return row ?? { messages: 0, withoutOrders: 0, inPart: 0 };
}

export async function countWaitingMessages(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*)::int as count from messages where ${WAITING}`);
  return row?.count ?? 0;
}

/** Somebody has seen to it; who did so first stays. */
export async function markSeen(
  db: Queryable,
  id: string,
  by: { readonly actor: string; readonly reason: string },
): Promise<void> {
  await db.query(
    'update messages set seen_at = now(), seen_by = $2, seen_reason = $3 where id = $1 and seen_at is null',
    [id, by.actor, by.reason],
  );
}

/** Ids of messages that were received more than `ageSeconds` ago and are not read yet, oldest first. */
export async function unreadMessageIds(db: Queryable, ageSeconds: number, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from messages where state in ('received', 'decoding')
       and received_at < now() - make_interval(secs => $1) order by seq limit $2`,
    [ageSeconds, limit],
  );
  return rows.map((row) => row.id);
}

export interface MessageProgress {
  readonly id: string;
  readonly state: MessageRow['state'];
  readonly format: string | null;
  readonly documentsDone: number;
  readonly findings: readonly unknown[];
  readonly documents: unknown;
}

export async function updateMessages(tx: Queryable, rows: readonly MessageProgress[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `update messages m set state = u.state, format = u.format, documents_done = u.done, findings = u.findings,
       documents = u.documents, decoded_at = case when u.state in ('received', 'decoding') then null else now() end
     from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::jsonb[], $6::jsonb[])
       as u (id, state, format, done, findings, documents) where m.id = u.id`,
    columnArrays(
      rows.map((row) => ({ ...row, findings: jsonText(row.findings), documents: jsonText(row.documents) })),
      ['id', 'state', 'format', 'documentsDone', 'findings', 'documents'],
    ),
  );
}
