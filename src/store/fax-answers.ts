/** Answers that go out by fax: what is due, what the fax server has, and what became of each call. */
import type { Queryable } from './database.ts';

export const FAX_ANSWER_STATES = ['pending', 'sending', 'queued', 'sent', 'failed', 'uncertain'] as const;
export type FaxAnswerState = (typeof FAX_ANSWER_STATES)[number];

export interface NewFaxAnswer {
  readonly id: string;
  readonly subject: string;
  readonly event: 'received' | 'accepted' | 'rejected';
  readonly messageId: string;
  readonly orderId: string | null;
  readonly partnerId: string;
  readonly recipient: string;
  readonly language: string;
  readonly body: string;
}

export interface FaxAnswerRow extends NewFaxAnswer {
  readonly seq: number;
  readonly state: FaxAnswerState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly createdAt: Date;
  readonly jobId: string | null;
  readonly pages: number | null;
  readonly doneAt: Date | null;
}

const COLUMNS = `id, seq, subject, event, message_id as "messageId", order_id as "orderId", partner_id as "partnerId", state,
  reason, recipient, language, body, attempts, next_at as "nextAt", created_at as "createdAt", job_id as "jobId", pages,
  done_at as "doneAt"`;

/** One fax for each subject and event, whoever asks how often. @returns false when there is one already */
export async function insertFaxAnswer(tx: Queryable, row: NewFaxAnswer): Promise<boolean> {
  const rows = await tx.query(
    `insert into fax_answers (id, subject, event, message_id, order_id, partner_id, recipient, language, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
    [row.id, row.subject, row.event, row.messageId, row.orderId, row.partnerId, row.recipient, row.language, row.body],
  );
  return rows.length === 1;
}

export async function isFaxAnswerDue(db: Queryable): Promise<boolean> {
  const rows = await db.query(
    `select 1 from fax_answers where state = 'sending' or (state = 'pending' and next_at <= now()) limit 1`,
  );
  return rows.length > 0;
}

/** What was being handed over when a process died: the fax server may have it, and will say so, or nobody can know. */
export async function markFaxesInterrupted(db: Queryable): Promise<FaxAnswerRow[]> {
  return db.query<FaxAnswerRow>(
    `update fax_answers set state = 'uncertain', reason = 'The gateway ended while it was handed over.'
     where state = 'sending' returning ${COLUMNS}`,
  );
}

/** The next one, marked before anything is handed over: whatever happens then, it is not handed over twice unknowingly. */
export async function takeDueFax(db: Queryable): Promise<FaxAnswerRow | undefined> {
  const [row] = await db.query<FaxAnswerRow>(
    `update fax_answers set state = 'sending', attempts = attempts + 1 where id = (
       select id from fax_answers where state = 'pending' and next_at <= now() order by seq limit 1 for update skip locked
     ) returning ${COLUMNS}`,
  );
  return row;
}

export async function markFaxQueued(db: Queryable, id: string, jobId: string | undefined): Promise<void> {
  // What became of it may have been told before we noted that it was taken.
  await db.query(
    `update fax_answers set state = case when state = 'sending' then 'queued' else state end, job_id = coalesce($2, job_id),
       reason = case when state = 'sending' then null else reason end where id = $1`,
    [id, jobId ?? null],
  );
}

export async function markFaxUnsent(
  db: Queryable,
  id: string,
  outcome: {
    readonly state: 'pending' | 'failed' | 'uncertain';
    readonly reason: string;
    readonly waitSeconds: number;
  },
): Promise<void> {
  await db.query(
    `update fax_answers set state = $2, reason = $3, next_at = now() + make_interval(secs => $4) where id = $1 and state = 'sending'`,
    [id, outcome.state, outcome.reason.slice(0, 500), outcome.waitSeconds],
  );
}

export interface FaxResult {
  readonly id: string;
  readonly jobId: string | undefined;
  readonly pages: number | undefined;
  /** Why it did not come through; undefined when it did. */
  readonly failure: string | undefined;
  /** Which handing over it was the end of; undefined where the server cannot tell them apart. */
  readonly attempt?: number | undefined;
}

/** To be handed over once more, after a call that nobody took. @returns undefined where that was another one, or too often */
export async function markFaxAgain(
  tx: Queryable,
  { id, attempt, jobId, failure }: FaxResult,
  { waitSeconds, attemptsMax }: { readonly waitSeconds: number; readonly attemptsMax: number },
): Promise<FaxAnswerRow | undefined> {
  const [row] = await tx.query<FaxAnswerRow>(
    `update fax_answers set state = 'pending', reason = $3, job_id = coalesce($4, job_id),
       next_at = now() + make_interval(secs => $5)
     where id = $1 and attempts = $2 and attempts < $6 and state in ('sending', 'queued', 'uncertain') returning ${COLUMNS}`,
    [id, attempt ?? 0, failure?.slice(0, 500) ?? null, jobId ?? null, waitSeconds, attemptsMax],
  );
  return row;
}

/** @returns undefined for a fax that is not ours, or whose end is known already */
export async function markFaxEnded(tx: Queryable, result: FaxResult): Promise<FaxAnswerRow | undefined> {
  const [row] = await tx.query<FaxAnswerRow>(
    `update fax_answers set state = $2, reason = $3, job_id = coalesce($4, job_id), pages = coalesce($5, pages), done_at = now()
     where id = $1 and attempts = coalesce($6, attempts) and state in ('sending', 'queued', 'uncertain') returning ${COLUMNS}`,
    [
      result.id,
      result.failure === undefined ? 'sent' : 'failed',
      result.failure?.slice(0, 500) ?? null,
      result.jobId ?? null,
      result.pages ?? null,
      result.attempt ?? null,
    ],
  );
  return row;
}

/** The third leg of what a fax speaks of. Their version stays: no one's edit is stale because the sender was told. */
export async function markOrdersOfFax(
  tx: Queryable,
  { orderId, messageId }: Pick<FaxAnswerRow, 'orderId' | 'messageId'>,
  from: readonly string[],
  to: 'pending' | 'acknowledged' | 'confirmed' | 'failed',
): Promise<void> {
  await tx.query(
    `update orders set acknowledgment_state = $4, updated_at = now()
     where case when $1::text is null then message_id = $2 else id = $1 end and acknowledgment_state = any($3)`,
    [orderId, messageId, from, to],
  );
}

export interface FaxAnswerFilter {
  readonly messageId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly state?: readonly string[] | undefined;
}

/** Newest first. */
export async function listFaxAnswers(
  db: Queryable,
  { messageId, orderId, state }: FaxAnswerFilter,
  before: number | undefined,
  limit: number,
): Promise<FaxAnswerRow[]> {
  return db.query<FaxAnswerRow>(
    `select ${COLUMNS} from fax_answers
     where ($1::text is null or message_id = $1) and ($2::text is null or order_id = $2)
       and ($3::text[] is null or state = any($3)) and ($4::bigint is null or seq < $4)
     order by seq desc limit $5`,
    [messageId ?? null, orderId ?? null, state ?? null, before ?? null, limit],
  );
}
