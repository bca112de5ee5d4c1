/** Interchanges, and the control numbers that were seen: the first wall against doubled orders. */
import type { Group, Interchange } from '../model/decoded.ts';
import { columnArrays, jsonText } from './database.ts';
import type { Queryable } from './database.ts';

export interface NewInterchange {
  readonly id: string;
  readonly messageId: string;
  readonly partnerId: string;
  readonly header: Interchange;
  readonly groups: readonly Group[];
  readonly sender: string;
  readonly receiver: string;
  readonly controlNumber: string;
  readonly test: boolean;
  readonly sha256: string;
  readonly status: 'A' | 'E' | 'R';
  readonly findings: readonly unknown[];
  /** What tells it from others of its sender: the control number, in EDIFACT with the date, as numbers start anew. */
  readonly numberKey: string;
  /** Days in which a number counts as seen; agreed with the partner. */
  readonly windowDays: number;
  /** False for an interchange of which nothing could be accepted: a corrected one may come under the same number. */
  readonly claimsNumber: boolean;
}

export interface Duplicate {
  readonly interchangeId: string;
  readonly messageId: string;
  /** Same bytes: a retransmission. Other bytes under the same number: a conflict. */
  readonly sameContent: boolean;
  /** Same bytes as a conflict of which no order was made, because it was agreed to refuse it. */
  readonly wasRefused?: boolean;
}

/**
 * Stores interchanges and takes their control numbers. Two workers that race for one number meet at the primary key
 * of `interchange_keys`: the second waits for the first to commit, and then sees it.
 *
 * @returns for each interchange that is not the first with its number, the first; for one whose bytes came before as a
 *   conflict, that conflict; for one that is refused as it was before, the first time. Repeating the call is harmless.
 */
export async function claimInterchanges(
  tx: Queryable,
  interchanges: readonly NewInterchange[],
): Promise<Map<string, Duplicate>> {
  if (interchanges.length === 0) return new Map();
  const claiming = new Map<string, NewInterchange[]>();
  for (const each of interchanges) {
    if (each.claimsNumber) claiming.set(keyOf(each), [...(claiming.get(keyOf(each)) ?? []), each]);
  }
  // One lock order for all workers. Of equal numbers in one batch the first to arrive is the one that claims.
  const firsts = [...claiming].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, [first]]) => first ?? []);
  const holders = await claim(tx, firsts);
  const duplicates = new Map<string, Duplicate>();
  for (const [key, all] of claiming) {
    const holder = holders.get(key);
    for (const each of all) {
      if (holder === undefined || holder.interchangeId === each.id) continue;
      duplicates.set(each.id, {
        interchangeId: holder.interchangeId,
        messageId: holder.messageId,
        sameContent: holder.sha256 === each.sha256,
      });
    }
  }
  await recallConflicts(tx, [...claiming.values()].flat(), duplicates);
  await recallRefused(
    tx,
    interchanges.filter(({ claimsNumber }) => !claimsNumber),
    duplicates,
  );
  await insert(tx, interchanges, duplicates);
  return duplicates;
}

/** A conflict that comes again is a retransmission of itself, whoever holds its number. */
async function recallConflicts(
  tx: Queryable,
  interchanges: readonly NewInterchange[],
  duplicates: Map<string, Duplicate>,
): Promise<void> {
  const conflicts = interchanges.filter(({ id }) => duplicates.get(id)?.sameContent === false);
  if (conflicts.length === 0) return;
  const recalled = new Map((await earlierConflicts(tx, conflicts)).map((row) => [row.id, row]));
  const firstHere = new Map<string, NewInterchange>();
  for (const each of conflicts) {
    const content = [keyOf(each), each.sha256].join('\n');
    const earlier = recalled.get(each.id);
    const here = firstHere.get(content);
    if (earlier !== undefined) {
      const { interchangeId, messageId, wasRefused } = earlier;
      duplicates.set(each.id, { interchangeId, messageId, sameContent: true, wasRefused });
    } else if (here !== undefined) {
      duplicates.set(each.id, { interchangeId: here.id, messageId: here.messageId, sameContent: true });
    } else {
      firstHere.set(content, each);
    }
  }
}

/**
 * The same bytes, refused as they were before, are a retransmission, although nobody holds their number: their first
 * acknowledgment goes out again. What is no longer refused, because something else was agreed, claims its number and is new.
 */
async function recallRefused(
  tx: Queryable,
  refused: readonly NewInterchange[],
  duplicates: Map<string, Duplicate>,
): Promise<void> {
  if (refused.length === 0) return;
  const rows = await tx.query<{ readonly id: string; readonly interchangeId: string; readonly messageId: string }>(
    `select distinct on (u.id) u.id, i.id as "interchangeId", i.message_id as "messageId"
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::text[], $7::int[])
       as u (id, sender, receiver, control_number, test, sha256, window_days)
     join interchanges i on i.sha256 = u.sha256 and i.duplicate_of is null and i.id <> u.id
       and (i.sender, i.receiver, i.control_number, i.test) = (u.sender, u.receiver, u.control_number, u.test)
       and i.created_at >= now() - make_interval(days => u.window_days)
     where not exists (select from interchange_keys k where k.interchange_id = i.id)
     order by u.id, i.created_at`,
    columnArrays(refused, ['id', 'sender', 'receiver', 'controlNumber', 'test', 'sha256', 'windowDays']),
  );
  for (const { id, interchangeId, messageId } of rows)
    duplicates.set(id, { interchangeId, messageId, sameContent: true });
}

interface EarlierConflict {
  /** Of the interchange that comes now. */
  readonly id: string;
  readonly interchangeId: string;
  readonly messageId: string;
  readonly wasRefused: boolean;
}

/** What repeated a conflict made no order and is passed over, unless other rules held when it came. */
async function earlierConflicts(tx: Queryable, interchanges: readonly NewInterchange[]): Promise<EarlierConflict[]> {
  return tx.query<EarlierConflict>(
    `select distinct on (u.id) u.id, i.id as "interchangeId", i.message_id as "messageId",
       o.id is null and m.state not in ('received', 'decoding') as "wasRefused"
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::text[], $7::int[])
       as u (id, sender, receiver, control_number, test, sha256, window_days)
     join interchanges i on i.sha256 = u.sha256 and i.same_content is not null and i.id <> u.id
       and (i.sender, i.receiver, i.control_number, i.test) = (u.sender, u.receiver, u.control_number, u.test)
       and i.created_at >= now() - make_interval(days => u.window_days)
     join messages m on m.id = i.message_id
     left join lateral (select id from orders where interchange_id = i.id limit 1) o on true
     where i.same_content = false or o.id is not null
     order by u.id, o.id is null, i.created_at`,
    columnArrays(interchanges, ['id', 'sender', 'receiver', 'controlNumber', 'test', 'sha256', 'windowDays']),
  );
}

interface Holder {
  readonly interchangeId: string;
  readonly messageId: string;
  readonly sha256: string;
}

/** Takes numbers that are free or were last seen before the window; @returns who holds each number now. */
async function claim(tx: Queryable, interchanges: readonly NewInterchange[]): Promise<Map<string, Holder>> {
  if (interchanges.length === 0) return new Map();
  const rows = await tx.query<Holder & KeyColumns>(
    `insert into interchange_keys as k (sender, receiver, control_number, test, interchange_id, message_id, sha256, window_days)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bool[], $5::text[], $6::text[], $7::text[], $8::int[])
     on conflict (sender, receiver, control_number, test) do update set
       interchange_id = case when k.seen_at < now() - make_interval(days => excluded.window_days) then excluded.interchange_id else k.interchange_id end,
       message_id = case when k.seen_at < now() - make_interval(days => excluded.window_days) then excluded.message_id else k.message_id end,
       sha256 = case when k.seen_at < now() - make_interval(days => excluded.window_days) then excluded.sha256 else k.sha256 end,
       seen_at = case when k.seen_at < now() - make_interval(days => excluded.window_days) then now() else k.seen_at end,
       window_days = excluded.window_days
     returning sender, receiver, control_number as "numberKey", test, interchange_id as "interchangeId", message_id as "messageId", sha256`,
    columnArrays(interchanges, ['sender', 'receiver', 'numberKey', 'test', 'id', 'messageId', 'sha256', 'windowDays']),
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

type KeyColumns = Pick<NewInterchange, 'sender' | 'receiver' | 'numberKey' | 'test'>;

function keyOf(each: KeyColumns): string {
  return [each.sender, each.receiver, each.numberKey, each.test].join('\n');
}

async function insert(
  tx: Queryable,
  interchanges: readonly NewInterchange[],
  duplicates: Map<string, Duplicate>,
): Promise<void> {
  const rows = interchanges.map((each) => ({
    ...each,
    header: jsonText(each.header),
    groups: jsonText(each.groups),
    findings: jsonText(each.findings),
    duplicateOf: duplicates.get(each.id)?.interchangeId ?? null,
    sameContent: duplicates.get(each.id)?.sameContent ?? null,
  }));
  await tx.query(
    `insert into interchanges (id, message_id, partner_id, header, groups, sender, receiver, control_number, test, sha256, status, findings, duplicate_of, same_content)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::jsonb[], $6::text[], $7::text[], $8::text[], $9::bool[],
       $10::text[], $11::text[], $12::jsonb[], $13::text[], $14::bool[]) on conflict (id) do nothing`,
    columnArrays(rows, [
      'id',
      'messageId',
      'partnerId',
      'header',
      'groups',
      'sender',
      'receiver',
      'controlNumber',
      'test',
      'sha256',
      'status',
      'findings',
      'duplicateOf',
      'sameContent',
    ]),
  );
}

export interface InterchangeRow {
  readonly id: string;
  readonly messageId: string;
  readonly partnerId: string;
  readonly header: Interchange;
  readonly groups: readonly Group[];
  readonly status: 'A' | 'E' | 'R';
  readonly findings: unknown[];
  readonly duplicateOf: string | null;
  readonly sameContent: boolean | null;
}

const COLUMNS = `id, message_id as "messageId", partner_id as "partnerId", header, groups, status, findings,
  duplicate_of as "duplicateOf", same_content as "sameContent"`;

export async function interchangesOf(db: Queryable, messageId: string): Promise<InterchangeRow[]> {
  return db.query<InterchangeRow>(
    `select ${COLUMNS} from interchanges where message_id = $1 order by (header->>'index')::int`,
    [messageId],
  );
}

export async function interchangeById(db: Queryable, id: string): Promise<InterchangeRow | undefined> {
  return (await db.query<InterchangeRow>(`select ${COLUMNS} from interchanges where id = $1`, [id]))[0];
}
