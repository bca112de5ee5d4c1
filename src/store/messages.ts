/** Rows of received messages and of the keys that make a repeated call harmless. */
import { columnArrays, jsonText } from './database.ts';
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
}

export interface MessageRow extends NewMessage {
  readonly seq: number;
  readonly state: 'received' | 'decoding' | 'decoded' | 'unreadable' | 'duplicate';
  readonly format: string | null;
  readonly documentsDone: number;
  readonly findings: unknown[];
  readonly documents: unknown[];
  readonly receivedAt: Date;
  readonly decodedAt: Date | null;
}

const COLUMNS = `id, seq, sha256, bytes, channel, file_name as "fileName", content_type as "contentType",
  api_key_id as "apiKeyId", correlation_id as "correlationId", state, format, documents_done as "documentsDone",
  findings, documents, received_at as "receivedAt", decoded_at as "decodedAt"`;

export async function insertMessages(tx: Queryable, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(
    `insert into messages (id, sha256, bytes, channel, file_name, content_type, api_key_id, correlation_id)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])`,
    columnArrays(messages, ['id', 'sha256', 'bytes', 'channel', 'fileName', 'contentType', 'apiKeyId', 'correlationId']),
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

export async function messageById(db: Queryable, id: string): Promise<MessageRow | undefined> {
  return (await db.query<MessageRow>(`select ${COLUMNS} from messages where id = $1`, [id]))[0];
}

export async function listMessages(db: Queryable, before: number | undefined, limit: number): Promise<MessageRow[]> {
  return db.query<MessageRow>(
    `select ${COLUMNS} from messages where ($1::bigint is null or seq < $1) order by seq desc limit $2`,
    [before ?? null, limit],
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
  readonly findings: unknown;
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
