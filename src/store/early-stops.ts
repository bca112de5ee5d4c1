/** Mails that cancelled an order before it came. */
import type { Queryable } from './database.ts';

/** Whether a stop is being kept: whoever stores orders meanwhile waits for it, and it for them, so that neither misses the other. */
export async function lockStops(tx: Queryable, isKept: boolean): Promise<void> {
  const lock = isKept ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  await tx.query(`select ${lock}(hashtextextended('early-stops', 0))`);
}

/** @param words that name what shall not go on, and was not found */
export async function keepStop(tx: Queryable, messageId: string, words: string): Promise<void> {
  await tx.query('update mails set stops = $2 where message_id = $1', [messageId, words]);
}

export interface EarlyStop {
  readonly orderId: string;
  readonly poNumber: string;
  readonly partnerId: string | null;
  /** Who sent the order by mail; null for one that did not come by mail. */
  readonly orderedBy: string | null;
  readonly messageId: string;
  readonly sender: string;
  readonly authentication: unknown;
  readonly words: string;
}

const DAYS_MAX = 30; // Who cancels and orders again under the same number meanwhile meant another order.

/** Mails that may have stopped the orders of these messages before they came, newest last. */
export async function earlyStopsOf(tx: Queryable, messageIds: readonly string[]): Promise<EarlyStop[]> {
  return tx.query<EarlyStop>(
    `select o.id as "orderId", o.po_number as "poNumber", o.partner_id as "partnerId", s.sender as "orderedBy",
       m.message_id as "messageId", m.sender, m.authentication, m.stops as words
     from orders o join order_revisions r on r.order_id = o.id and r.revision = 1 left join mails s on s.message_id = o.message_id
     join mails m on m.stops is not null and m.recorded_at > now() - make_interval(days => $2) and m.message_id <> o.message_id
       -- However it is written its digits are the same; whether it is that number is judged by who asked.
       and position(ltrim(regexp_replace(normalize(o.po_number, nfkc), '[^0-9]+', '', 'g'), '0')
         in regexp_replace(normalize(m.stops, nfkc), '[^0-9]+', '', 'g')) > 0
     where o.message_id = any($1) and o.po_number is not null
       and r."order"->>'purpose' in ('original', 'duplicate', 'confirmation')
     order by m.recorded_at`,
    [messageIds, DAYS_MAX],
  );
}
