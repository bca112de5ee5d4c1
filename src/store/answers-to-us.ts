/** Acknowledgments that partners sent for our answers, and which of our answers still wait for one. */
import type { ReceivedVerdict } from './acknowledgments.ts';
import { columnArrays, jsonText } from './database.ts';
import type { Queryable } from './database.ts';

export interface NewReceived {
  readonly messageId: string;
  readonly partnerId: string;
  readonly type: string;
  readonly verdict: ReceivedVerdict;
  readonly code: string;
  readonly interchangeControl: string | null;
  readonly groupControl: string | null;
  readonly setControl: string | null;
  readonly reference: string | null;
  readonly errors: readonly string[];
  /** What it speaks of; null when we sent nothing under that number. */
  readonly acknowledgmentId: string | null;
}

export interface SentAnswer {
  readonly id: string;
  readonly partnerId: string;
  readonly type: string;
  readonly controlNumber: string;
  readonly orderId: string | null;
  /** What was said of it before. */
  readonly answer: ReceivedVerdict | null;
  readonly overdueAt: Date | null;
}

const SENT_COLUMNS = `a.id, a.partner_id as "partnerId", a.type, a.control_number as "controlNumber", a.order_id as "orderId",
  a.answer, a.overdue_at as "overdueAt"`;

export interface NumberSought {
  readonly partnerId: string;
  readonly test: boolean;
  readonly interchangeControl: string | null;
  readonly groupControl: string | null;
  /** Types of what was sent that it may speak of, with commas between; null when it does not say of what kind it was. */
  readonly types: string | null;
  /** Looked for when no number is given: the order that an application advice names. */
  readonly poNumber: string | null;
}

/**
 * What was sent to partners under these numbers; the latest, because numbers start again after 999,999,999. Leading
 * zeros do not count: partners drop them.
 */
export async function sentUnderNumbers(
  tx: Queryable,
  sought: readonly NumberSought[],
): Promise<(SentAnswer | undefined)[]> {
  const rows = await tx.query<SentAnswer & { index: number }>(
    `select u.index, ${SENT_COLUMNS}
     from unnest($1::int[], $2::text[], $3::bool[], $4::text[], $5::text[], $6::text[], $7::text[])
       as u (index, partner_id, test, interchange_control, group_control, po_number, types)
     cross join lateral (
       select * from acknowledgments a
       where a.partner_id = u.partner_id and a.test = u.test
        and (u.types is null or a.type = any (string_to_array(u.types, ','))) and case
         when u.group_control is not null
           then a.group_control in (u.group_control, ltrim(u.group_control, '0'))
         when u.interchange_control is not null
           then a.control_number in (u.interchange_control, ltrim(u.interchange_control, '0'), lpad(u.interchange_control, 9, '0'))
         else a.order_id in (select id from orders where po_number = u.po_number and partner_id = u.partner_id)
       end
       order by a.seq desc limit 1) a`,
    columnArrays(
      sought.map((each, index) => ({ ...each, index })),
      ['index', 'partnerId', 'test', 'interchangeControl', 'groupControl', 'poNumber', 'types'],
    ),
  );
  const found = new Map(rows.map(({ index, ...row }) => [index, row]));
  return sought.map((_, index) => found.get(index));
}

export async function insertReceivedAcknowledgments(tx: Queryable, rows: readonly NewReceived[]): Promise<void> {
  await tx.query(
    `insert into received_acknowledgments (message_id, partner_id, type, verdict, code, interchange_control, group_control,
       set_control, reference, errors, acknowledgment_id)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::jsonb[], $11::text[])`,
    columnArrays(
      rows.map((row) => ({ ...row, errors: jsonText(row.errors) })),
      [
        'messageId',
        'partnerId',
        'type',
        'verdict',
        'code',
        'interchangeControl',
        'groupControl',
        'setControl',
        'reference',
        'errors',
        'acknowledgmentId',
      ],
    ),
  );
}

export interface ReceivedRow extends NewReceived {
  readonly receivedAt: Date;
}

export async function receivedInMessage(db: Queryable, messageId: string): Promise<ReceivedRow[]> {
  return db.query<ReceivedRow>(
    `select message_id as "messageId", partner_id as "partnerId", type, verdict, code, interchange_control as "interchangeControl",
       group_control as "groupControl", set_control as "setControl", reference, errors, acknowledgment_id as "acknowledgmentId",
       received_at as "receivedAt"
     from received_acknowledgments where message_id = $1 order by id`,
    [messageId],
  );
}

/** A later acknowledgment of the same answer replaces an earlier one: partners correct themselves. */
export async function markAnswered(
  tx: Queryable,
  {
    id,
    messageId,
    verdict,
    errors,
  }: {
    readonly id: string;
    readonly messageId: string;
    readonly verdict: ReceivedVerdict;
    readonly errors: readonly string[];
  },
): Promise<void> {
  await tx.query(
    `update acknowledgments set answer = $2, answered_at = now(), answered_by = $3, answer_errors = $4::jsonb where id = $1`,
    [id, verdict, messageId, jsonText(errors)],
  );
}

/** Answers to us that are late, and that nobody was told of. */
export async function lockOverdue(tx: Queryable, limit: number): Promise<SentAnswer[]> {
  return tx.query<SentAnswer>(
    `select ${SENT_COLUMNS} from acknowledgments a
     where answer_due is not null and answer is null and overdue_at is null and answer_due < now()
     order by answer_due limit $1 for update skip locked`,
    [limit],
  );
}

export async function markOverdue(tx: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query('update acknowledgments set overdue_at = now() where id = any($1)', [ids]);
}
