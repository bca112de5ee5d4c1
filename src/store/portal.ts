/** What customers say of their orders, and which messages are theirs. */
import type { Queryable } from './database.ts';

export interface CustomerAnswer {
  readonly revision: number;
  readonly verdict: 'confirmed' | 'disputed';
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
}

export async function insertCustomerAnswer(
  tx: Queryable,
  answer: {
    readonly orderId: string;
    readonly revision: number;
    readonly accountId: string;
    readonly verdict: CustomerAnswer['verdict'];
    readonly reason: string | null;
  },
): Promise<void> {
  await tx.query(
    'insert into customer_answers (order_id, revision, account_id, verdict, reason) values ($1, $2, $3, $4, $5)',
    [answer.orderId, answer.revision, answer.accountId, answer.verdict, answer.reason],
  );
}

/** Oldest first. */
export async function customerAnswers(db: Queryable, orderId: string): Promise<CustomerAnswer[]> {
  return db.query<CustomerAnswer>(
    `select c.revision, c.verdict, c.reason, a.name as by, c.at from customer_answers c join accounts a on a.id = c.account_id
     where c.order_id = $1 order by c.id`,
    [orderId],
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
