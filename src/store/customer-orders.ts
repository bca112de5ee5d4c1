/** The orders of a customer that a mail may speak of by their numbers. */
import { END_STATES } from '../model/states.ts';
import type { OrderState } from '../model/states.ts';
import type { Queryable } from './database.ts';

export interface CustomerOrder {
  readonly orderId: string;
  readonly poNumber: string;
  readonly state: OrderState;
  /** Who sent it by mail; null for one that did not come by mail. */
  readonly sender: string | null;
  readonly partnerId: string | null;
  readonly receivedAt: Date;
}

/** Newest first. Of more orders than that nobody tells one by its number alone. */
const ORDERS_MAX = 2000;

/** Orders that are not at their end: of that partner, or that came by mail from that domain. */
export async function openOrdersOf(
  tx: Queryable,
  from: { readonly partnerId: string | null; readonly domain: string },
): Promise<CustomerOrder[]> {
  return tx.query<CustomerOrder>(
    `select o.id as "orderId", o.po_number as "poNumber", o.state, s.sender, o.partner_id as "partnerId", o.received_at as "receivedAt"
     from orders o left join mails s on s.message_id = o.message_id
     where o.po_number is not null and not o.state = any($3)
       and (o.partner_id = $1 or ($2 <> '' and split_part(s.sender, '@', 2) = $2))
     order by o.seq desc limit $4`,
    [from.partnerId, from.domain, [...END_STATES], ORDERS_MAX],
  );
}

export interface ReadOrder {
  readonly orderId: string;
  readonly order: unknown;
  readonly issues: unknown[];
}

/** As they were read when they came. */
export async function ordersFirstRead(tx: Queryable, orderIds: readonly string[]): Promise<ReadOrder[]> {
  if (orderIds.length === 0) return [];
  return tx.query<ReadOrder>(
    `select o.id as "orderId", r."order", r.issues
     from orders o join order_revisions r on r.order_id = o.id and r.revision = 1
     where o.id = any($1)`,
    [orderIds],
  );
}

/** Subjects of the mails of a thread, as our answers to them have them. */
export async function subjectsInThread(tx: Queryable, mailIds: readonly string[]): Promise<string[]> {
  if (mailIds.length === 0) return [];
  const rows = await tx.query<{ readonly subject: string }>(
    `select distinct a.subject from mail_answers a join mails m on m.message_id = a.message_id
     where a.mail_id = any($1) or (m.mail_id = any($1) and m.mail_id <> '')`,
    [mailIds],
  );
  return rows.map(({ subject }) => subject);
}
