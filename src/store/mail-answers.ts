/** Mails that were received, and the answers to them: what is due, what went out, what came back. */
import { END_STATES } from '../model/states.ts';
import { columnArrays, jsonText } from './database.ts';
import type { Queryable } from './database.ts';

export interface MailRow {
  readonly messageId: string;
  readonly sender: string;
  /** Where an answer is asked for, when that is another address. */
  readonly replyTo: string;
  readonly mailId: string;
  /** Of what follows its head; empty where no Message-ID says that another one may be a copy. */
  readonly contentHash: string;
  readonly kind: string;
  readonly authentication: unknown;
}

export type MailAnswerState = 'pending' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'bounced' | 'withheld';

/** A mail came and was read · the ERP has the order · a person refused it. */
export type MailEvent = 'received' | 'confirmed' | 'rejected';

/** What a mail server said of the delivery, when it is no failure. */
export const DELIVERIES = ['delayed', 'relayed', 'delivered'] as const;
export type MailDelivery = (typeof DELIVERIES)[number];

export interface NewMailAnswer {
  readonly id: string;
  readonly messageId: string;
  readonly event: MailEvent;
  /** Null for a receipt, which tells of the whole message. */
  readonly orderId: string | null;
  readonly revision: number | null;
  readonly state: 'pending' | 'withheld';
  readonly reason: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly language: string;
  readonly body: string;
  readonly inReplyTo: string;
  readonly thread: readonly string[];
  readonly mailId: string;
  /** It is not due before. */
  readonly waitSeconds?: number;
}

export interface MailAnswerRow extends Omit<NewMailAnswer, 'state' | 'waitSeconds'> {
  readonly seq: number;
  readonly state: MailAnswerState;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly response: string | null;
  readonly bouncedBy: string | null;
  readonly delivery: MailDelivery | null;
  readonly deliveryAt: Date | null;
  readonly deliveryBy: string | null;
}

const COLUMNS = `id, seq, message_id as "messageId", event, order_id as "orderId", revision, state, reason, recipient, subject, language, body,
  in_reply_to as "inReplyTo", thread, mail_id as "mailId", attempts, next_at as "nextAt", created_at as "createdAt",
  sent_at as "sentAt", response, bounced_by as "bouncedBy",
  delivery, delivery_at as "deliveryAt", delivery_by as "deliveryBy"`;

export async function insertMails(tx: Queryable, rows: readonly MailRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into mails (message_id, sender, reply_to, mail_id, content_hash, kind, authentication)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[]) on conflict do nothing`,
    columnArrays(
      rows.map((row) => ({
        ...row,
        authentication: row.authentication === null ? null : jsonText(row.authentication),
      })),
      ['messageId', 'sender', 'replyTo', 'mailId', 'contentHash', 'kind', 'authentication'],
    ),
  );
}

export async function mailOf(
  db: Queryable,
  messageId: string,
): Promise<Omit<MailRow, 'messageId' | 'replyTo' | 'contentHash'> | undefined> {
  const [row] = await db.query<Omit<MailRow, 'messageId' | 'replyTo' | 'contentHash'>>(
    `select sender, mail_id as "mailId", kind, authentication from mails where message_id = $1`,
    [messageId],
  );
  return row;
}

/** One answer for each message, or revision of an order, and event, whoever asks how often. @returns false when there is one */
export async function insertMailAnswer(tx: Queryable, row: NewMailAnswer): Promise<boolean> {
  const rows = await tx.query(
    `insert into mail_answers (id, message_id, event, state, reason, recipient, subject, language, body, in_reply_to, thread, mail_id,
       order_id, revision, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now() + make_interval(secs => $15)) on conflict do nothing returning id`,
    [
      row.id,
      row.messageId,
      row.event,
      row.state,
      row.reason,
      row.recipient,
      row.subject,
      row.language,
      row.body,
      row.inReplyTo,
      row.thread,
      row.mailId,
      row.orderId,
      row.revision,
      row.waitSeconds ?? 0,
    ],
  );
  return rows.length === 1;
}

/** The receipt of a message: to whom, in which thread and language whatever follows goes. */
export async function receiptOf(tx: Queryable, messageId: string): Promise<MailAnswerRow | undefined> {
  const [row] = await tx.query<MailAnswerRow>(
    `select ${COLUMNS} from mail_answers where message_id = $1 and event = 'received'`,
    [messageId],
  );
  return row;
}

/**
 * How many receipts went, or will go, to that address since then: of all, or only of mails that ordered nothing. Whoever asks next waits
 * until this transaction ends.
 */
export async function countAnswersTo(
  tx: Queryable,
  recipient: string,
  { seconds, isOfNoOrder = false }: { readonly seconds: number; readonly isOfNoOrder?: boolean },
): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('mail-answer:' || $1, 0))`, [recipient]);
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from mail_answers
     where recipient = $1 and event = 'received' and state <> 'withheld' 
       and (created_at > now() - make_interval(secs => $2) or (state = 'pending' and next_at > now()))
       and not ($3 and exists (select 1 from orders o where o.message_id = mail_answers.message_id))`,
    [recipient, seconds, isOfNoOrder],
  );
  return row?.count ?? 0;
}

/** Whoever decides about a mail of that Message-ID next waits until this transaction ends. */
export async function lockMails(tx: Queryable, mailIds: readonly string[]): Promise<void> {
  // Always in the same order, so that no two wait for each other.
  for (const mailId of [...new Set(mailIds)].toSorted((a, b) => (a < b ? -1 : 1)))
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('mail:' || $1, 0))`, [mailId]);
}

/** Whether the same mail came before, to this or to another mailbox, and its sender was told of it. */
export async function isCopyOfAnswered(tx: Queryable, messageId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from mails m
     join mails e on e.mail_id = m.mail_id and e.content_hash = m.content_hash and e.sender = m.sender and e.message_id <> m.message_id
     join mail_answers a on a.message_id = e.message_id and a.event = 'received' and a.state <> 'withheld'
     where m.message_id = $1 and m.mail_id <> '' and m.content_hash <> '' limit 1`,
    [messageId],
  );
  return rows.length > 0;
}

export interface AnsweredOrder {
  readonly messageId: string;
  readonly orderId: string;
  readonly state: string;
  readonly order: unknown;
  readonly issues: unknown[];
}

/** The orders of messages as they were read, in the order in which they stand there. */
export async function ordersAsRead(tx: Queryable, messageIds: readonly string[]): Promise<AnsweredOrder[]> {
  return tx.query<AnsweredOrder>(
    `select o.message_id as "messageId", o.id as "orderId", o.state, r."order", r.issues
     from orders o join order_revisions r on r.order_id = o.id and r.revision = 1
     where o.message_id = any($1) order by o.message_id, o.document_index`,
    [messageIds],
  );
}

export interface ThreadOrder {
  /** The mail of the thread that it stands in: ours, or the customer's own. */
  readonly mailId: string;
  readonly orderId: string;
  readonly poNumber: string | null;
  readonly state: string;
  /** Who sent the order by mail; null for one that did not come by mail. */
  readonly sender: string | null;
  /** To whom our mail went; null where the mail is the customer's. */
  readonly recipient: string | null;
  readonly partnerId: string | null;
}

/** The orders that mails with these Message-IDs brought or told of; for a copy, the order that it repeats. */
export async function ordersInThread(tx: Queryable, mailIds: readonly string[]): Promise<ThreadOrder[]> {
  return tx.query<ThreadOrder>(
    `with named as (
       select mail_id, message_id, order_id, recipient from mail_answers where mail_id = any($1)
       union all select mail_id, message_id, null, null from mails where mail_id = any($1) and mail_id <> ''
     )
     select distinct n.mail_id as "mailId", o.id as "orderId", o.po_number as "poNumber", o.state, s.sender, n.recipient,
       o.partner_id as "partnerId"
     from named n
     join orders f on f.id = n.order_id or (n.order_id is null and f.message_id = n.message_id)
     join orders o on o.id = coalesce(f.duplicate_of, f.id)
     left join mails s on s.message_id = o.message_id order by o.id`,
    [mailIds],
  );
}

/** The third leg of the orders of a message. Their version stays: no one's edit is stale because the sender was told. */
export async function markTold(
  tx: Queryable,
  messageId: string,
  from: 'none' | 'pending',
  to: 'pending' | 'acknowledged',
): Promise<void> {
  await tx.query(
    `update orders set acknowledgment_state = $3, updated_at = now() where message_id = $1 and acknowledgment_state = $2`,
    [messageId, from, to],
  );
}

/** Orders of a message that are not at their end: whose sender must be told in another way when a mail does not arrive. */
export async function ordersToTell(tx: Queryable, messageId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from orders where message_id = $1 and not state = any($2) order by id`,
    [messageId, [...END_STATES]],
  );
  return rows.map(({ id }) => id);
}

export async function isAnswerDue(db: Queryable): Promise<boolean> {
  const rows = await db.query(
    `select 1 from mail_answers where state = 'sending' or (state = 'pending' and next_at <= now()) limit 1`,
  );
  return rows.length > 0;
}

/** What was being handed over when a process died: whether it went out, nobody can know. */
export async function markInterrupted(db: Queryable): Promise<MailAnswerRow[]> {
  return db.query<MailAnswerRow>(
    `update mail_answers set state = 'uncertain', reason = 'mail-uncertain' where state = 'sending' returning ${COLUMNS}`,
  );
}

/** The next one, marked before anything is sent: whatever happens then, it is not sent a second time unknowingly. */
export async function takeDueAnswer(db: Queryable): Promise<MailAnswerRow | undefined> {
  const [row] = await db.query<MailAnswerRow>(
    `update mail_answers set state = 'sending', attempts = attempts + 1 where id = (
       select id from mail_answers where state = 'pending' and next_at <= now() order by seq limit 1 for update skip locked
     ) returning ${COLUMNS}`,
  );
  return row;
}

export async function markAnswerSent(db: Queryable, id: string, response: string): Promise<void> {
  await db.query(
    `update mail_answers set state = 'sent', sent_at = now(), response = $2, reason = null where id = $1 and state = 'sending'`,
    [id, response.slice(0, 500)],
  );
}

export async function markAnswerUnsent(
  db: Queryable,
  id: string,
  {
    state,
    reason,
    waitSeconds = 0,
  }: { state: 'pending' | 'failed' | 'uncertain'; reason: string; waitSeconds?: number },
): Promise<void> {
  await db.query(
    `update mail_answers set state = $2, reason = $3, next_at = now() + make_interval(secs => $4) where id = $1 and state = 'sending'`,
    [id, state, reason.slice(0, 500), waitSeconds],
  );
}

/** The answers that a notification speaks of: by their Message-ID, or by the id under which they were handed over (ENVID). */
export interface Notified {
  readonly mailIds: readonly string[];
  readonly envelopeId: string | undefined;
  /** The message that says so. */
  readonly messageId: string;
}

/** @returns the answers that a bounce speaks of, marked as returned by it; a link in them leads nowhere from then on */
export async function markBounced(
  tx: Queryable,
  { mailIds, envelopeId, messageId }: Notified,
  reason: string,
): Promise<MailAnswerRow[]> {
  const rows = await tx.query<MailAnswerRow>(
    `update mail_answers set state = 'bounced', reason = $2, bounced_by = $3
     where (mail_id = any($1) or id = $4) and state in ('sending', 'sent', 'uncertain') returning ${COLUMNS}`,
    [mailIds, reason, messageId, envelopeId ?? null],
  );
  await tx.query(`update order_links set revoked_at = now() where mail_answer_id = any($1) and revoked_at is null`, [
    rows.map(({ id }) => id),
  ]);
  return rows;
}

/** What was delivered once stays delivered; what may have gone out has. @returns the answers that it speaks of */
export async function markDelivery(
  tx: Queryable,
  { mailIds, envelopeId, messageId }: Notified,
  delivery: MailDelivery,
): Promise<MailAnswerRow[]> {
  return tx.query<MailAnswerRow>(
    `update mail_answers set delivery = $2, delivery_by = $3, delivery_at = now(),
       state = case when state = 'uncertain' then 'sent' else state end,
       reason = case when state = 'uncertain' then null else reason end
     where (mail_id = any($1) or id = $4) and state in ('sending', 'sent', 'uncertain')
       and delivery is distinct from 'delivered' returning ${COLUMNS}`,
    [mailIds, delivery, messageId, envelopeId ?? null],
  );
}

export interface MailAnswerFilter {
  readonly messageId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly state?: readonly string[] | undefined;
}

/** Newest first. */
export async function listMailAnswers(
  db: Queryable,
  { messageId, orderId, state }: MailAnswerFilter,
  before: number | undefined,
  limit: number,
): Promise<MailAnswerRow[]> {
  return db.query<MailAnswerRow>(
    `select ${COLUMNS} from mail_answers
     where ($1::text is null or message_id = $1) and ($2::text[] is null or state = any($2)) and ($3::bigint is null or seq < $3)
       and ($5::text is null or order_id = $5)
     order by seq desc limit $4`,
    [messageId ?? null, state ?? null, before ?? null, limit, orderId ?? null],
  );
}

export async function countWaitingAnswers(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*) as count from mail_answers where state in ('pending', 'sending')`,
  );
  return row?.count ?? 0;
}
