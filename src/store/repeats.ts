/** Orders that may have been sent twice: those of one buyer or one mail address, of as many lines, that came within hours of each other. */
import { columnArrays } from './database.ts';
import type { Queryable } from './database.ts';

export interface Sought {
  readonly orderId: string;
  /** Null where the order does not say who buys: then only who wrote the mail counts. */
  readonly buyerKey: string | null;
  readonly messageId: string | null;
  readonly lineCount: number;
  /** Null where it says none. */
  readonly total: string | null;
  /** Of all its lines. */
  readonly pieces: string;
  /** Null while it is being stored: now. */
  readonly receivedAt: Date | null;
}

const NEAREST_MAX = 200; // Of each order, so that its check takes milliseconds: a buyer who sends more of as many lines a day is a program.

/** Keys of orders that do not say who buys, of both worlds. */
export const NAMELESS: readonly string[] = ['live:buyer:', 'test:buyer:'];

/**
 * Lets one transaction at a time look for repeats of a buyer: of two that come at once, neither would see the other. Is called before
 * numbers are taken, so that whoever waits here holds nothing that others wait for.
 */
export async function lockBuyers(tx: Queryable, buyerKeys: readonly string[]): Promise<void> {
  for (const key of [...new Set(buyerKeys)].toSorted())
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('repeats:' || $1, 0))`, [key]);
}

/** @returns for each of them that has any: the orders that came before it, and are neither refused nor withdrawn, latest first */
export async function ordersNearby(
  db: Queryable,
  sought: readonly Sought[],
  hours: number,
): Promise<Map<string, string[]>> {
  if (sought.length === 0) return new Map();
  const rows = await db.query<{ orderId: string; ids: string[] }>(
    `select s.id as "orderId", array_agg(n.id order by n.received_at desc, n.seq desc) as ids
     from (
       select w.*, coalesce(w.received_at, clock_timestamp()) as at, nullif(m.sender, '') as sender
       from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::numeric[], $6::numeric[], $7::timestamptz[])
         as w (id, buyer_key, message_id, line_count, total, pieces, received_at)
       left join mails m on m.message_id = w.message_id
     ) s
     cross join lateral (
       select c.id, c.received_at, c.seq from (
         (select o.id, o.received_at, o.seq, o.revision from orders o
           where o.buyer_key = s.buyer_key and o.line_count = s.line_count and o.id <> s.id
             and (o.total is null or s.total is null or o.total::numeric = s.total)
             and o.received_at between s.at - make_interval(hours => $8) and s.at
             and o.state not in ('rejected', 'canceled', 'duplicate', 'superseded')
           order by o.received_at desc, o.seq desc limit ${NEAREST_MAX})
         union all
         (select o.id, o.received_at, o.seq, o.revision from mails e join orders o on o.message_id = e.message_id
           where e.sender = s.sender and e.recorded_at >= s.at - make_interval(hours => $8)
             and (s.buyer_key is null or o.buyer_key = any($9)) and o.line_count = s.line_count and o.id <> s.id
             and (o.total is null or s.total is null or o.total::numeric = s.total)
             and o.received_at between s.at - make_interval(hours => $8) and s.at
             and o.state not in ('rejected', 'canceled', 'duplicate', 'superseded')
           order by o.received_at desc, o.seq desc limit ${NEAREST_MAX})
       ) c join order_revisions r on r.order_id = c.id and r.revision = c.revision
       where s.pieces = (select sum((line->>'quantity')::numeric) from json_array_elements(r."order"->'lines') as line)
     ) n group by s.id`,
    [
      ...columnArrays(sought, ['orderId', 'buyerKey', 'messageId', 'lineCount', 'total', 'pieces', 'receivedAt']),
      hours,
      NAMELESS,
    ],
  );
  return new Map(rows.map(({ orderId, ids }) => [orderId, ids]));
}

export interface SoughtChange {
  readonly orderId: string;
  readonly buyerKey: string;
  readonly poNumber: string;
  /** Of all that it says but its purpose. */
  readonly contentHash: string;
  readonly purpose: string;
}

export interface SameChange {
  readonly orderId: string;
  readonly earlierId: string;
  readonly waits: boolean;
}

/** For each change that says what one before it said of the same order: the first of those that were not turned away. */
export async function sameChanges(db: Queryable, changes: readonly SoughtChange[]): Promise<SameChange[]> {
  if (changes.length === 0) return [];
  return db.query<SameChange>(
    `select distinct on (w.id) w.id as "orderId", o.id as "earlierId", o.state = 'needsReview' as waits
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as w (id, buyer_key, po_number, content_hash, purpose)
     join orders o using (po_number, buyer_key, content_hash)
     join order_revisions r on r.order_id = o.id and r.revision = 1 and r."order"->>'purpose' = w.purpose
     where o.id <> w.id and o.state not in ('rejected', 'canceled', 'duplicate', 'superseded')
     order by w.id, o.seq`,
    columnArrays(changes, ['orderId', 'buyerKey', 'poNumber', 'contentHash', 'purpose']),
  );
}
