/** Lessons that people's decisions give, and what the papers of each sender are read with because of them. */
import { jsonText } from './database.ts';
import type { Queryable } from './database.ts';
import type { SenderMemory } from '../model/sender-memory.ts';

export type LessonState = 'waiting' | 'learned' | 'nothing' | 'failed';

export interface LessonRow {
  readonly id: string;
  readonly seq: number;
  readonly orderId: string | null;
  readonly revision: number | null;
  readonly final: boolean;
  readonly state: LessonState;
  readonly actor: string;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly failure: string | null;
  readonly senderKey: string | null;
  readonly version: number | null;
  readonly memory: SenderMemory | null;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneReason: string | null;
}

export interface NewLesson {
  readonly id: string;
  readonly orderId: string;
  readonly revision: number;
  readonly final: boolean;
  readonly actor: string;
  readonly reason: string | null;
}

const COLUMNS = `id, seq, order_id as "orderId", revision, final, state, actor, reason, created_at as "createdAt",
  completed_at as "completedAt", failure, sender_key as "senderKey", version, memory, undone_at as "undoneAt",
  undone_by as "undoneBy", undone_reason as "undoneReason"`;

export async function insertLesson(tx: Queryable, lesson: NewLesson): Promise<void> {
  await tx.query(
    `insert into lessons (id, order_id, revision, final, actor, reason) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [lesson.id, lesson.orderId, lesson.revision, lesson.final, lesson.actor, lesson.reason],
  );
}

/** Oldest first. */
export async function waitingLessons(db: Queryable, limit: number): Promise<LessonRow[]> {
  return db.query<LessonRow>(`select ${COLUMNS} from lessons where state = 'waiting' order by seq limit $1`, [limit]);
}

/** Newest first. */
export async function listLessons(db: Queryable, before: number | undefined, limit: number): Promise<LessonRow[]> {
  return db.query<LessonRow>(
    `select ${COLUMNS} from lessons where $1::bigint is null or seq < $1 order by seq desc limit $2`,
    [before ?? null, limit],
  );
}

export async function lessonById(db: Queryable, id: string): Promise<LessonRow | undefined> {
  return (await db.query<LessonRow>(`select ${COLUMNS} from lessons where id = $1`, [id]))[0];
}

/** Whether no order of that message was let go on before the one that teaches this lesson. */
export async function isFirstOfMessage(db: Queryable, id: string, messageId: string): Promise<boolean> {
  const before = await db.query(
    `select 1 from lessons l join orders o on o.id = l.order_id
     where o.message_id = $2 and l.final and l.seq < (select seq from lessons where id = $1) limit 1`,
    [id, messageId],
  );
  return before.length === 0;
}

/** One change of what was learned at a time, over all processes: versions count without gaps. */
export async function lockLearning(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('lessons:versions', 0))`);
}

/** @returns false when somebody else completed it. */
export async function completeLesson(
  tx: Queryable,
  id: string,
  outcome: { readonly state: 'nothing' | 'failed'; readonly failure?: string } | Learned,
): Promise<boolean> {
  const learned = 'memory' in outcome ? outcome : undefined;
  const rows = await tx.query(
    `update lessons set state = $2, completed_at = now(), failure = $3, sender_key = $4, version = $5, memory = $6
     where id = $1 and state = 'waiting' returning id`,
    [
      id,
      'memory' in outcome ? 'learned' : outcome.state,
      'failure' in outcome ? outcome.failure : null,
      learned?.senderKey ?? null,
      learned?.version ?? null,
      learned === undefined ? null : jsonText(learned.memory),
    ],
  );
  return rows.length === 1;
}

export interface Learned {
  readonly senderKey: string;
  readonly version: number;
  readonly memory: SenderMemory;
}

/** What another gateway has learned, as a lesson of no order. */
export async function insertImported(
  tx: Queryable,
  lesson: Learned & { readonly id: string; readonly actor: string; readonly reason: string },
): Promise<void> {
  await tx.query(
    `insert into lessons (id, final, state, actor, reason, completed_at, sender_key, version, memory)
     values ($1, true, 'learned', $2, $3, now(), $4, $5, $6)`,
    [lesson.id, lesson.actor, lesson.reason, lesson.senderKey, lesson.version, jsonText(lesson.memory)],
  );
}

export async function undoLesson(
  tx: Queryable,
  id: string,
  { actor, reason }: { readonly actor: string; readonly reason: string },
): Promise<void> {
  await tx.query('update lessons set undone_at = now(), undone_by = $2, undone_reason = $3 where id = $1', [
    id,
    actor,
    reason,
  ]);
}

/** The version that the next lesson of a sender gets. */
export async function nextVersion(tx: Queryable, senderKey: string): Promise<number> {
  const [row] = await tx.query<{ next: number }>(
    'select coalesce(max(version), 0) + 1 as next from lessons where sender_key = $1',
    [senderKey],
  );
  return row?.next ?? 1;
}

/** The last lessons of a sender that still hold, oldest first. */
export async function standingLessons(tx: Queryable, senderKey: string, limit: number): Promise<LessonRow[]> {
  return tx.query<LessonRow>(
    `select * from (
       select ${COLUMNS} from lessons where sender_key = $1 and undone_at is null order by version desc limit $2
     ) newest order by version`,
    [senderKey, limit],
  );
}

export interface KnownSender {
  readonly senderKey: string;
  readonly memory: SenderMemory;
}

export async function knownSenders(db: Queryable): Promise<KnownSender[]> {
  return db.query<KnownSender>('select sender_key as "senderKey", memory from sender_memories order by sender_key');
}

export async function saveSenderMemory(tx: Queryable, { senderKey, version, memory }: Learned): Promise<void> {
  // The old row goes, so that the new one takes the next number of change.
  await forgetSender(tx, senderKey);
  await tx.query('insert into sender_memories (sender_key, version, memory) values ($1, $2, $3)', [
    senderKey,
    version,
    jsonText(memory),
  ]);
}

export async function forgetSender(tx: Queryable, senderKey: string): Promise<void> {
  await tx.query('delete from sender_memories where sender_key = $1', [senderKey]);
}

/** Another text after every change of what was learned. */
export async function memoriesStamp(db: Queryable): Promise<string> {
  const [row] = await db.query<{ stamp: string }>(
    `select count(*) || ':' || coalesce(max(change), 0) as stamp from sender_memories`,
  );
  return row?.stamp ?? '';
}
