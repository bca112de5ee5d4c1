/** What customers say of their orders, and which messages are theirs. */
import type { Queryable } from './database.ts';

export interface CustomerAnswer {
  readonly revision: number;
  /** `answered`: what was open in a confirmation. */
  readonly verdict: 'confirmed' | 'disputed' | 'answered';
  readonly reason: string | null;
  /** The name of the account, the address that the link was sent to, or that of the sender of the mail. */
  readonly by: string;
  readonly at: Date;
}

/** Who says it: somebody who signed in, whoever holds the link that was in that mail of ours, or who wrote that message. */
export type AnsweredBy =
  | { readonly accountId: string }
  | { readonly mailAnswerId: string }
  | { readonly messageId: string };

export async function insertCustomerAnswer(
  tx: Queryable,
  answer: {
    readonly orderId: string;
    readonly revision: number;
    readonly by: AnsweredBy;
    readonly verdict: CustomerAnswer['verdict'];
    readonly reason: string | null;
  },
): Promise<void> {
  const { by } = answer;
  await tx.query(
    `insert into customer_answers (order_id, revision, account_id, mail_answer_id, message_id, verdict, reason)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      answer.orderId,
      answer.revision,
      'accountId' in by ? by.accountId : null,
      'mailAnswerId' in by ? by.mailAnswerId : null,
      'messageId' in by ? by.messageId : null,
      answer.verdict,
      answer.reason,
    ],
  );
}

/** How often one link was answered. The caller holds its order. */
export async function countLinkAnswers(tx: Queryable, mailAnswerId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from customer_answers where mail_answer_id = $1',
    [mailAnswerId],
  );
  return row?.count ?? 0;
}

/** Oldest first. */
export async function customerAnswers(db: Queryable, orderId: string): Promise<CustomerAnswer[]> {
  return db.query<CustomerAnswer>(
    `select c.revision, c.verdict, c.reason, coalesce(a.name, m.recipient, s.sender) as by, c.at from customer_answers c
     left join accounts a on a.id = c.account_id left join mail_answers m on m.id = c.mail_answer_id
     left join mails s on s.message_id = c.message_id
     where c.order_id = $1 order by c.id`,
    [orderId],
  );
}

/** The orders that a message answers what was open in. */
export async function ordersAnsweredBy(
  db: Queryable,
  messageId: string,
): Promise<{ readonly id: string; readonly poNumber: string | null; readonly state: string }[]> {
  return db.query(
    `select o.id, o.po_number as "poNumber", o.state from customer_answers c join orders o on o.id = c.order_id
     where c.message_id = $1 order by c.id`,
    [messageId],
  );
}

/** What was said by the link in one mail, oldest first. */
export async function linkAnswers(db: Queryable, mailAnswerId: string): Promise<Omit<CustomerAnswer, 'by'>[]> {
  return db.query<Omit<CustomerAnswer, 'by'>>(
    'select revision, verdict, reason, at from customer_answers where mail_answer_id = $1 order by id',
    [mailAnswerId],
  );
}

/**
 * Whether a message is wholly these customers' own: sent by them in the portal or as an interchange, with no order of anybody
 * else in it. A mail or a fax may have been passed on by a colleague with words that are not for customers.
 */
export async function isMessageOf(db: Queryable, messageId: string, customers: readonly string[]): Promise<boolean> {
  const [row] = await db.query<{ isTheirs: boolean }>(
    `select coalesce(bool_and(o.partner_id is not null and o.partner_id = any($2)), false) as "isTheirs"
     from orders o join messages m on m.id = o.message_id
     where m.id = $1 and ((m.channel = 'form' and m.partner_id = any($2)) or o.interchange_id is not null)`,
    [messageId, customers],
  );
  return row?.isTheirs === true;
}

export interface UploadRow {
  readonly id: string;
  readonly customer: string;
  readonly fileName: string | null;
  readonly bytes: number;
  readonly state: string;
  readonly receivedAt: Date;
  readonly orders: readonly { readonly id: string; readonly poNumber: string | null; readonly state: string }[];
  /** What the first error says. */
  readonly problem: string | null;
}

/** Files that were sent in the portal for these customers, newest first. */
export async function uploadsOf(db: Queryable, customers: readonly string[], limit: number): Promise<UploadRow[]> {
  return db.query<UploadRow>(
    `select m.id, m.partner_id as customer, m.file_name as "fileName", m.bytes, m.state, m.received_at as "receivedAt",
       coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'poNumber', o.po_number, 'state', o.state) order by o.document_index)
         from orders o where o.message_id = m.id and o.partner_id = any($1)), '[]') as orders,
       jsonb_path_query_first(m.findings || jsonb_path_query_array(m.documents, '$[*].findings[*]'),
         '$[*] ? (@.severity == "error").message') #>> '{}' as problem
     from messages m where m.partner_id = any($1) and m.channel = 'form' and m.format is distinct from 'form'
       and m.file_name is distinct from 'form.json'
     order by m.seq desc limit $2`,
    [customers, limit],
  );
}
