/** Acknowledgments: what we owe a sender and what was handed over; and the control numbers they carry. */
import { columnArrays } from './database.ts';
import type { Queryable } from './database.ts';

export interface NewAcknowledgment {
  readonly id: string;
  readonly messageId: string;
  readonly partnerId: string;
  /** What it answers: `int_…:0` the first group of an interchange, `int_…` all of it, `ord_…:1` a revision. One answer of a type each. */
  readonly subject: string;
  readonly type: string;
  readonly orderId: string | null;
  readonly controlNumber: string;
  /** GS06 as written; null when the answer has no group. */
  readonly groupControl: string | null;
  readonly test: boolean;
  /** AK901 of a 997, BAK02 of an 855. */
  readonly verdict: string;
  readonly content: Uint8Array;
}

export interface AcknowledgmentRow extends NewAcknowledgment {
  readonly seq: number;
  readonly state: 'pending' | 'sent' | 'failed';
  readonly attempts: number;
  readonly location: string | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly content: Buffer;
  readonly answer: ReceivedVerdict | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answerErrors: readonly string[] | null;
  readonly answerDue: Date | null;
  readonly overdueAt: Date | null;
}

export type ReceivedVerdict = 'received' | 'accepted' | 'acceptedWithErrors' | 'rejected';

const COLUMNS = `a.id, a.seq, a.message_id as "messageId", a.partner_id as "partnerId", a.subject, a.type, a.order_id as "orderId",
  a.control_number as "controlNumber", a.test, a.verdict, a.content, a.state, a.attempts, a.location, a.last_error as "lastError",
  a.created_at as "createdAt", a.sent_at as "sentAt", a.group_control as "groupControl", a.answer, a.answered_at as "answeredAt",
  a.answered_by as "answeredBy", a.answer_errors as "answerErrors", a.answer_due as "answerDue", a.overdue_at as "overdueAt"`;

export async function insertAcknowledgments(tx: Queryable, rows: readonly NewAcknowledgment[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into acknowledgments (id, message_id, partner_id, subject, type, order_id, control_number, group_control, test, verdict, content)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bool[], $10::text[], $11::bytea[])`,
    columnArrays(rows, [
      'id',
      'messageId',
      'partnerId',
      'subject',
      'type',
      'orderId',
      'controlNumber',
      'groupControl',
      'test',
      'verdict',
      'content',
    ]),
  );
}

export interface NumberRequest {
  readonly partnerId: string;
  readonly kind: 'interchange' | 'group';
  readonly test: boolean;
  readonly count: number;
}

/** ISA13 and GS06 have nine digits; after that they start again at 1. UNB 0020, of up to 14 characters, counts alike. */
const CONTROL_NUMBER_MAX = 999_999_999;

/** The number that comes `steps` after another one. */
export function controlNumberAfter(first: number, steps: number): number {
  return ((first - 1 + steps) % CONTROL_NUMBER_MAX) + 1;
}

/**
 * Takes control numbers; for each request the first of `count` that follow each other, the largest by 1. A counter stays locked
 * until the transaction ends, so numbers go out in order, and a roll-back gives them back: no gap, no reuse. Counters are taken
 * in one order for all workers; each may be named once.
 */
export async function takeControlNumbers(tx: Queryable, requests: readonly NumberRequest[]): Promise<number[]> {
  if (requests.length === 0) return [];
  const sorted = requests.toSorted((a, b) => (counterOf(a) < counterOf(b) ? -1 : 1));
  const rows = await tx.query<Omit<NumberRequest, 'count'> & { next: number; count: number }>(
    `insert into control_numbers as c (partner_id, kind, test, next)
     select partner_id, kind, test, 1 + count from unnest($1::text[], $2::text[], $3::bool[], $4::bigint[]) as u (partner_id, kind, test, count)
     on conflict (partner_id, kind, test) do update set next = (c.next + excluded.next - 2) % $5 + 1
     returning partner_id as "partnerId", kind, test, next`,
    [...columnArrays(sorted, ['partnerId', 'kind', 'test', 'count']), CONTROL_NUMBER_MAX],
  );
  const next = new Map(rows.map((row) => [counterOf(row), row.next]));
  return requests.map((request) =>
    controlNumberAfter(next.get(counterOf(request)) ?? 1 + request.count, CONTROL_NUMBER_MAX - request.count),
  );
}

function counterOf({ partnerId, kind, test }: Omit<NumberRequest, 'count'>): string {
  return [partnerId, kind, test].join('\n');
}

export async function acknowledgmentsOfMessages(
  db: Queryable,
  messageIds: readonly string[],
): Promise<AcknowledgmentRow[]> {
  return db.query<AcknowledgmentRow>(
    `select ${COLUMNS} from acknowledgments a where a.message_id = any($1) order by a.seq`,
    [messageIds],
  );
}

export async function acknowledgmentsOfOrder(db: Queryable, orderId: string): Promise<AcknowledgmentRow[]> {
  return db.query<AcknowledgmentRow>(
    `select ${COLUMNS} from acknowledgments a where a.order_id = $1
       or a.subject in (select interchange_id || ':' || group_index from orders where id = $1
                        union all select interchange_id from orders where id = $1)
     order by a.seq`,
    [orderId],
  );
}

/** @param way by which they are handed over: `mail` for what answers EDI that came by mail, `file` for the others */
export async function lockPendingAcknowledgments(
  tx: Queryable,
  limit: number,
  way: 'file' | 'mail' | 'all',
): Promise<AcknowledgmentRow[]> {
  return tx.query<AcknowledgmentRow>(
    `select ${COLUMNS} from acknowledgments a where a.state = 'pending' and ($2 = 'all' or ($2 = 'mail') = exists (
       select 1 from messages m join partners p on p.id = a.partner_id
       where m.id = a.message_id and m.channel = 'mail-edi' and p.profile ? 'ediByMail'))
     order by case when $2 = 'mail' then a.attempts else 0 end, a.seq limit $1 for update of a skip locked`,
    [limit, way],
  );
}

export async function markAcknowledgmentsSent(
  tx: Queryable,
  rows: readonly { readonly id: string; readonly location: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `update acknowledgments a set state = 'sent', sent_at = now(), attempts = a.attempts + 1, location = u.location, last_error = null,
       answer_due = case when a.order_id is not null and a.answer is null
         then now() + make_interval(secs => 3600 * (p.profile->'answers'->>'overdueHours')::float8) end
     from unnest($1::text[], $2::text[]) as u (id, location), partners p where a.id = u.id and p.id = a.partner_id`,
    columnArrays(rows, ['id', 'location']),
  );
}

export async function markAcknowledgmentFailed(tx: Queryable, id: string, error: string): Promise<void> {
  await tx.query('update acknowledgments set attempts = attempts + 1, last_error = $2 where id = $1', [id, error]);
}

/** A retransmitted interchange is answered with the stored acknowledgments, sent once more. */
export async function sendAgain(tx: Queryable, interchangeIds: readonly string[]): Promise<number> {
  if (interchangeIds.length === 0) return 0;
  const rows = await tx.query(
    `update acknowledgments set state = 'pending' where order_id is null and split_part(subject, ':', 1) = any($1) returning id`,
    [interchangeIds],
  );
  return rows.length;
}

export async function countPendingAcknowledgments(db: Queryable): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*) as count from acknowledgments where state = 'pending'`,
  );
  return rows[0]?.count ?? 0;
}

/**
 * The third leg of all orders that these acknowledgments speak of. Their version stays: no one's edit is stale because
 * the sender was told.
 * @param technical subjects of technical acknowledgments: a group, or a whole interchange
 */
export async function markOrdersTold(
  tx: Queryable,
  technical: readonly string[],
  confirmedOrderIds: readonly string[],
): Promise<void> {
  if (technical.length > 0) {
    await tx.query(
      `update orders o set acknowledgment_state = 'acknowledged', updated_at = now()
       from unnest($1::text[]) as s (subject)
       where o.interchange_id = split_part(s.subject, ':', 1)
         and split_part(s.subject, ':', 2) in ('', o.group_index::text)
         and o.acknowledgment_state = 'pending'`,
      [technical],
    );
  }
  if (confirmedOrderIds.length > 0) {
    await tx.query(
      `update orders set acknowledgment_state = 'confirmed', updated_at = now()
       where id = any($1) and acknowledgment_state not in ('confirmed', 'failed')`, // The partner may have said no before we noted that it was sent.
      [confirmedOrderIds],
    );
  }
}
