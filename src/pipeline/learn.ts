/**
 * What people's decisions on papers teach. The decision's transaction leaves a lesson that waits; a loop of its own reads
 * the paper again and learns, so that no decision waits for it or fails because of it, and a kill loses nothing. What was
 * learned of a sender is made from all its lessons that nobody has undone.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { detectFormat, formatNamed } from '../adapters/formats/registry.ts';
import { likenessOfSenders, merge } from '../adapters/paper/memory/merge.ts';
import { IntakeError } from '../model/errors.ts';
import { derivedId, newId } from '../model/ids.ts';
import type { SenderMemory } from '../model/sender-memory.ts';
import type { Database, Queryable } from '../store/database.ts';
import {
  completeLesson,
  forgetSender,
  insertImported,
  insertLesson,
  isFirstOfMessage,
  knownSenders,
  lessonById,
  lockLearning,
  memoriesStamp,
  nextVersion,
  saveSenderMemory,
  standingLessons,
  undoLesson,
  waitingLessons,
} from '../store/lessons.ts';
import type { LessonRow } from '../store/lessons.ts';
import { messageById } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { orderById, revisionOf } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import { fileNamed, fileOf } from './files.ts';
import type { Gateway } from './gateway.ts';

const LESSONS_AT_ONCE = 20; // Between two looks whether to stop.
const STANDING_MAX = 20; // What twenty orders of a sender teach, older ones do not change; and undoing stays quick.

/** @param final whether the order goes on with it: only then everything in it is confirmed. */
export async function teach(
  tx: Queryable,
  order: OrderRow,
  decision: { readonly actor: string; readonly reason: string },
  { revision, final }: { readonly revision: number; readonly final: boolean },
): Promise<void> {
  const message = order.messageId === null ? undefined : await messageById(tx, order.messageId);
  if (formatNamed(message?.format ?? '')?.learn === undefined) return;
  const id = derivedId('lsn', order.id, revision, final ? 'final' : 'open');
  await insertLesson(tx, { id, orderId: order.id, revision, final, actor: decision.actor, reason: decision.reason });
}

/** Learns what waits. @returns how many lessons were looked at. */
export async function learnWaiting(gateway: Gateway, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (const lesson of await waitingLessons(gateway.database, LESSONS_AT_ONCE)) {
    if (signal?.aborted === true) break;
    await learnOne(gateway, lesson);
    done += 1;
  }
  return done;
}

async function learnOne(gateway: Gateway, lesson: LessonRow): Promise<void> {
  const { database, log, metrics } = gateway;
  const told = { lessonId: lesson.id, orderId: lesson.orderId };
  let memory: SenderMemory | undefined;
  try {
    memory = await memoryFrom(gateway, lesson);
  } catch (error) {
    if (error instanceof IntakeError && error.class === 'transient') throw error;
    const failure = error instanceof Error ? error.message : String(error);
    await completeLesson(database, lesson.id, { state: 'failed', failure });
    metrics.lessons.inc({ result: 'failed' });
    log.error({ event: 'lesson_failed', ...told, err: error }, 'nothing was learned from the decision, which stands');
    return;
  }
  const senderKey = await database.transaction(async (tx) => {
    await lockLearning(tx);
    if (memory === undefined) {
      await completeLesson(tx, lesson.id, { state: 'nothing' });
      return undefined;
    }
    const learned = await nextOf(tx, memory, lesson.orderId);
    if (await completeLesson(tx, lesson.id, learned)) await rememberAnew(tx, learned.senderKey);
    return learned.senderKey;
  });
  metrics.lessons.inc({ result: senderKey === undefined ? 'nothing' : 'learned' });
  log.info({ event: 'lesson_done', ...told, learned: senderKey !== undefined }, 'lesson done');
}

async function memoryFrom(gateway: Gateway, lesson: LessonRow): Promise<SenderMemory | undefined> {
  const { database, limits } = gateway;
  const order = lesson.orderId === null ? undefined : await orderById(database, lesson.orderId);
  const message = await messageById(database, order?.messageId ?? '');
  const revision = order === undefined ? undefined : await revisionOf(database, order.id, lesson.revision ?? 1);
  const read = order === undefined ? undefined : await revisionOf(database, order.id, 1);
  if (order === undefined || message === undefined || revision === undefined || read === undefined)
    throw new TypeError(`Lesson ${lesson.id} has no paper to learn from.`);
  const { format, bytes } = await fileOf(gateway, message, fileNamed(read.lineage, read.order));
  if (format?.learn === undefined) return undefined; // Data, which means what its standard says.
  const memory = await format.learn(bytes, { document: order.documentIndex, confirmed: revision.order }, limits);
  if (memory === undefined) return undefined;
  if (lesson.final) return withBeside(memory, await besideOf(gateway, message, lesson));
  // What stands beside an order is let through with it, not by entering a value of it.
  const { sentences: _, ...meanings } = memory;
  return { ...meanings, proven: false };
}

/** Of several orders of one mail the first that goes on teaches what the mail brings: two lessons are two mails. */
async function besideOf({ blobs, database, limits }: Gateway, message: MessageRow, { id }: LessonRow) {
  const format = formatNamed(message.format ?? '');
  if (format?.beside === undefined || message.bytes > limits.paperBytesMax) return [];
  if (!(await isFirstOfMessage(database, id, message.id))) return [];
  return format.beside(await blobs.readWhole(message.sha256), { limits, formatOf: detectFormat });
}

function withBeside(memory: SenderMemory, beside: readonly string[]): SenderMemory {
  if (beside.length === 0) return memory;
  return { ...memory, sentences: { ...memory.sentences, ...Object.fromEntries(beside.map((key) => [key, 1])) } };
}

/** Takes a lesson back, so that the next paper of its sender is read as if it had never been. */
export async function undo(
  gateway: Gateway,
  { lessonId, actor, reason }: { readonly lessonId: string; readonly actor: string; readonly reason: string },
): Promise<LessonRow> {
  return gateway.database.transaction(async (tx) => {
    await lockLearning(tx);
    const lesson = await lessonById(tx, lessonId);
    if (lesson === undefined) throw new IntakeError('not-found', `There is no lesson ${lessonId}.`, { lessonId });
    if (lesson.undoneAt !== null) return lesson;
    if (lesson.senderKey === null)
      throw new IntakeError('state-conflict', `The lesson is ${lesson.state}: there is nothing to undo.`, { lessonId });
    await undoLesson(tx, lessonId, { actor, reason });
    await rememberAnew(tx, lesson.senderKey);
    return (await lessonById(tx, lessonId)) ?? lesson;
  });
}

/** Takes over what another gateway has learned; what is known already is left alone. @returns how many were new. */
export async function importMemories(
  gateway: Gateway,
  memories: readonly SenderMemory[],
  { actor, reason }: { readonly actor: string; readonly reason: string },
): Promise<number> {
  return gateway.database.transaction(async (tx) => {
    await lockLearning(tx);
    let count = 0;
    for (const memory of memories) {
      const known = await knownSenders(tx);
      if (known.some((each) => isSame(each.memory, memory))) continue;
      const learned = await nextOf(tx, memory, null);
      await insertImported(tx, { ...learned, id: newId('lsn'), actor, reason });
      await rememberAnew(tx, learned.senderKey);
      count += 1;
    }
    return count;
  });
}

/** What papers are read with, looked up again only when something was learned or undone since. */
export function createMemories(database: Database): () => Promise<readonly SenderMemory[]> {
  let held: { readonly stamp: string; readonly memories: readonly SenderMemory[] } | undefined;
  return async () => {
    const stamp = await memoriesStamp(database);
    if (held?.stamp !== stamp) held = { stamp, memories: (await knownSenders(database)).map(({ memory }) => memory) };
    return held.memories;
  };
}

async function nextOf(tx: Queryable, memory: SenderMemory, orderId: string | null) {
  const senderKey = await senderKeyOf(tx, memory);
  const version = await nextVersion(tx, senderKey);
  const from = { version, ...(orderId === null ? {} : { order: orderId }) };
  return { senderKey, version, memory: { ...memory, from } };
}

async function rememberAnew(tx: Queryable, senderKey: string): Promise<void> {
  const standing = await standingLessons(tx, senderKey, STANDING_MAX);
  const newest = standing.at(-1);
  const from = newest?.memory?.from;
  const memory = standing
    .flatMap((lesson) => lesson.memory ?? [])
    .reduce<SenderMemory | undefined>(
      (before, after) => (before === undefined ? after : merge(before, after)),
      undefined,
    );
  if (memory === undefined || from === undefined) return forgetSender(tx, senderKey);
  return saveSenderMemory(tx, { senderKey, version: from.version, memory: { ...memory, from } });
}

/**
 * A sender is told by its form and its name, and neither alone will do: one firm may send two forms, which must not
 * overwrite each other, and the labels of one form vary with the order. So what is alike enough to be read with a memory
 * belongs to its sender, and only what is like none makes a key of its own: the name, and a hash of it with the labels.
 */
async function senderKeyOf(tx: Queryable, memory: SenderMemory): Promise<string> {
  let best: string | undefined;
  let most = 0;
  for (const { senderKey, memory: known } of await knownSenders(tx)) {
    const likeness = likenessOfSenders(known, memory) ?? 0;
    if (likeness > most) [best, most] = [senderKey, likeness];
  }
  if (best !== undefined) return best;
  const name = (memory.buyer ?? 'form')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  const labels = memory.layout.toSorted().join('\n');
  const hash = createHash('sha256')
    .update(`${memory.buyer ?? ''}\n\n${labels}`)
    .digest('hex');
  return `${name}-${hash.slice(0, 12)}`;
}

/** Whether both teach the same, wherever they come from. */
function isSame({ from: _one, ...one }: SenderMemory, { from: _other, ...other }: SenderMemory): boolean {
  return isDeepStrictEqual(one, other);
}
