/**
 * Joins steps 2 to 7 for messages that have been received. Called with row names only, any number of times, by any
 * process: rows are locked, names follow from the message, and a message that is done is left alone.
 */
import { formatNamed } from '../adapters/formats/registry.ts';
import { finding } from '../model/codes.ts';
import { IntakeError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import { begunBefore, countAttempts, lockOpenMessages, openMessages, updateMessages } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { answerFaxes } from './answer-faxes.ts';
import { answerMails, receivedMails, recordMails } from './answer-mails.ts';
import { takeAcknowledgments } from './answers-to-us.ts';
import type { ReceivedIn } from './answers-to-us.ts';
import { candidatesOf, take } from './check.ts';
import type { Candidate, Taken } from './check.ts';
import { decode } from './decode.ts';
import { announceParts, insertParts, partedByAgreement } from './edi-by-mail.ts';
import type { Reading, ReadingRules } from './decode.ts';
import { LISTED_MAX, knowInterchanges, notOrders, profilesBySender, withoutWaiting } from './envelopes.ts';
import type { Work } from './envelopes.ts';
import { acknowledge, after, finished } from './finish.ts';
import type { Gateway } from './gateway.ts';
import { scanned, unread } from './scan.ts';
import type { Routed } from './route.ts';
import { tellRepeated } from './repeated.ts';
import { takeReplies } from './take-replies.ts';
import type { Replies } from './take-replies.ts';

const ATTEMPTS_MAX = 5; // A process that is stopped in a hurry may leave the same message two or three times.
const BATCH_BYTES_MAX = 16 * 1024 * 1024; // Held documents take about ten times their bytes in memory.

export interface IntakeOptions {
  /** Takes the papers; without it they are read like everything else. */
  readonly later?: (papers: readonly MessageRow[]) => Promise<void>;
  /** They were found unread at the start of a process: one of them may be what stopped the process before. */
  readonly afterStart?: boolean;
}

export async function intake(
  gateway: Gateway,
  messageIds: readonly string[],
  { later, afterStart = false }: IntakeOptions = {},
): Promise<void> {
  const failures: unknown[] = [];
  const open = await openMessages(gateway.database, messageIds);
  if (afterStart) await takeCounted(gateway, open, failures, later);
  else await takeAll(gateway, open, failures, later);
  if (failures.length > 0) throw failures[0];
}

/** Everything together the first time; what was begun before and did not end is taken by itself, and given up at last. */
async function takeCounted(
  gateway: Gateway,
  messages: readonly MessageRow[],
  failures: unknown[],
  later: IntakeOptions['later'],
): Promise<void> {
  const { database, log } = gateway;
  const suspects = await begunBefore(database, idsOf(messages));
  const fresh = messages.filter(({ id }) => !suspects.has(id));
  await counted(gateway, fresh, () => takeAll(gateway, fresh, failures, later));
  for (const message of messages.filter(({ id }) => suspects.has(id))) {
    const { id: messageId, correlationId } = message;
    const take = async (attempts: number): Promise<void> => {
      if (attempts <= ATTEMPTS_MAX) return takeAll(gateway, [message], failures, later);
      log.error({ event: 'message_set_aside', messageId, correlationId, attempts }, 'it was never read to its end');
      const times = attempts - 1;
      const told = finding(
        'message-set-aside',
        `It was begun after ${times} starts, and the gateway stopped each time.`,
      );
      await alone(gateway, message, failures, () => takeSmall(gateway, [{ message, reading: unread(told) }]));
    };
    await inTurn(() => counted(gateway, [message], take));
  }
}

/** Counted before the work begins, and no more when it comes back, even by an error: what stays counted never came back. */
async function counted(
  { database }: Gateway,
  messages: readonly MessageRow[],
  work: (attempts: number) => Promise<void>,
): Promise<void> {
  const attempts = await countAttempts(database, idsOf(messages), 1);
  try {
    await work(attempts);
  } finally {
    await countAttempts(database, idsOf(messages), -1);
  }
}

let turn: Promise<void> = Promise.resolve();

/** One suspect at a time in this process, so that only the one that stops it is counted. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

function idsOf(messages: readonly MessageRow[]): string[] {
  return messages.map(({ id }) => id);
}

async function takeAll(
  gateway: Gateway,
  messages: readonly MessageRow[],
  failures: unknown[],
  later: IntakeOptions['later'],
): Promise<void> {
  const papers: MessageRow[] = [];
  let small: Work[] = [];
  let heldBytes = 0;
  const profileOf = await profilesBySender(gateway.database);
  for (const message of messages) {
    await alone(gateway, message, failures, async () => {
      const reading = await read(gateway, message, profileOf, later !== undefined);
      if (reading === undefined) return void papers.push(message);
      if (reading.held === undefined) return takeLarge(gateway, { message, reading });
      small.push({ message, reading });
      heldBytes += message.bytes;
    });
    if (heldBytes < BATCH_BYTES_MAX) continue;
    await takeTogether(gateway, small, failures);
    [small, heldBytes] = [[], 0];
  }
  await takeTogether(gateway, small, failures);
  if (papers.length > 0) await later?.(papers);
}

/** Undefined for a paper, when those are left for later. */
async function read(
  gateway: Gateway,
  message: MessageRow,
  profileOf: NonNullable<ReadingRules['profileOf']>,
  leavesPapers: boolean,
): Promise<Reading | undefined> {
  const { blobs, limits, metrics, memories, masterData, propose } = gateway;
  const kept = (message.findings as Finding[]).find(({ code }) => code === 'mail-too-large');
  if (kept !== undefined) return unread(kept);
  // Whatever is left for the papers' lane is looked at there.
  const infected = leavesPapers ? undefined : await scanned(gateway, message);
  if (infected !== undefined) return infected;
  const { receivedAt } = message;
  const rules = { limits, profileOf, memories, masterData, receivedAt, ...(propose === undefined ? {} : { propose }) };
  const start = performance.now();
  const reading = await decode(blobs, message, rules, leavesPapers);
  if (reading === undefined) return undefined;
  const late = leavesPapers ? await scanned(gateway, message) : undefined;
  if (late !== undefined) return late;
  const seconds = (performance.now() - start) / 1000;
  metrics.stageSeconds.observe({ stage: 'decode' }, seconds);
  const format = reading.survey.format ?? '';
  if (formatNamed(format)?.isPaper === true) {
    const [document] = reading.held ?? [];
    const result = document === undefined ? 'unreadable' : document.draft === undefined ? 'notAnOrder' : 'order';
    metrics.papersRead.inc({ format, result });
    metrics.paperSeconds.observe({ format, result }, seconds);
  }
  return reading;
}

/** When one message of a batch fails the others are taken by themselves: none waits for what is wrong with another. */
async function takeTogether(gateway: Gateway, works: readonly Work[], failures: unknown[]): Promise<void> {
  try {
    await takeSmall(gateway, works);
  } catch (error) {
    if (isTransient(error)) throw error;
    for (const work of works) await alone(gateway, work.message, failures, () => takeSmall(gateway, [work]));
  }
}

/** A message that cannot be taken is told in the log and kept for another try; the next one has its turn. */
async function alone(
  gateway: Gateway,
  message: MessageRow,
  failures: unknown[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isTransient(error)) throw error;
    failures.push(error);
    gateway.log.error(
      { event: 'message_not_taken', messageId: message.id, correlationId: message.correlationId, err: error },
      'it will be tried again',
    );
  }
}

function isTransient(error: unknown): boolean {
  return error instanceof IntakeError && error.class === 'transient';
}

/** What the channel told of a message holds for all that is read in it. */
function withArrival(work: Work): Work {
  const { message, reading } = work;
  const told = (message.findings as Finding[]).filter(
    ({ code }) => !reading.survey.findings.some((each) => each.code === code),
  );
  if (told.length === 0) return work;
  const held = (reading.held ?? []).map((each) => ({ ...each, findings: [...each.findings, ...told] }));
  return {
    message,
    reading: { ...reading, held, survey: { ...reading.survey, findings: [...reading.survey.findings, ...told] } },
  };
}

/** Nothing of it is looked at any more, not even who sent it. */
function isSetAside({ survey }: Reading): boolean {
  return survey.findings.some(({ code }) => code === 'message-set-aside');
}

/** Many small messages share one transaction: at hundreds a second the commits are what costs. */
async function takeSmall(gateway: Gateway, received: readonly Work[]): Promise<void> {
  if (received.length === 0) return;
  const { database, config } = gateway;
  const mails = await receivedMails(
    gateway,
    received.filter(({ reading }) => !isSetAside(reading)).map(({ message }) => message),
  );
  const { works, parts } = await partedByAgreement(gateway, received.map(withArrival), mails);
  const done = await database.transaction(async (tx) => {
    const open = new Set(
      (
        await lockOpenMessages(
          tx,
          works.map(({ message }) => message.id),
        )
      ).map((row) => row.id),
    );
    const mine = works.filter(({ message }) => open.has(message.id));
    const known = await knowInterchanges(tx, mine, config.duplicateWindowDays);
    const ready = await withoutWaiting(tx, mine, known);
    const takings = ready.map((work) => ({
      ...work,
      documents: work.reading.held ?? [],
      interchanges: known.get(work.message.id) ?? [],
      format: work.reading.survey.format,
    }));
    await recordMails(
      tx,
      mails.filter(({ message }) => ready.some((work) => work.message.id === message.id)),
    );
    const routed = await take(gateway, tx, candidatesOf(takings));
    await acknowledge(
      gateway,
      tx,
      ready.flatMap((work) => known.get(work.message.id) ?? []),
    );
    const unmatched = await takeAcknowledgments(
      gateway,
      tx,
      takings.map(({ message, ...rest }) => ({ messageId: message.id, ...rest, envelopes: true })),
    );
    const read = ready.map((work) =>
      finished(work, known.get(work.message.id) ?? [], work.reading.held ?? [], unmatched.get(work.message.id)),
    );
    const { progress, withdrawn, stopped } = await takeReplies(gateway, tx, mails, read);
    await updateMessages(tx, progress);
    await answerMails(gateway, tx, mails, progress, stopped);
    await answerFaxes(
      gateway,
      tx,
      ready.map((work) => work.message),
      progress,
    );
    await tellRepeated(tx, routed.repeated);
    return { routed, progress, withdrawn, parts: await insertParts(tx, parts, progress) };
  });
  await after(gateway, done.routed, done.progress, done.withdrawn);
  await announceParts(gateway, done.parts);
}

/** A large message is taken in batches, each its own transaction, so that a killed worker goes on where it stopped. */
async function takeLarge(gateway: Gateway, work: Work): Promise<void> {
  const { database, config } = gateway;
  const { message, reading } = work;
  const start = await database.transaction(async (tx) => {
    const [row] = await lockOpenMessages(tx, [message.id]);
    if (row === undefined) return undefined;
    const known = await knowInterchanges(tx, [work], config.duplicateWindowDays);
    const interchanges = known.get(message.id) ?? [];
    if ((await withoutWaiting(tx, [work], known)).length === 0) return undefined;
    await updateMessages(tx, [{ ...row, state: 'decoding', format: reading.survey.format ?? null }]);
    return { interchanges, documentsDone: row.documentsDone };
  });
  if (start === undefined) return;
  const { interchanges } = start;
  let next = start.documentsDone;
  // One batch is read and normalized while the one before it is being stored, and the one before that queued.
  let storing: Promise<Routed | undefined> = Promise.resolve({ orders: [], deliveries: [] });
  let queueing: Promise<void> = Promise.resolve();
  for await (const documents of reading.batches(next)) {
    const first = documents[0]?.index ?? next;
    const candidates = candidatesOf([{ message, documents, interchanges, format: reading.survey.format }]);
    const routed = await storing;
    if (routed === undefined) return;
    await queueing;
    queueing = handled(after(gateway, routed, []));
    next = first + documents.length;
    const acknowledging = documents.filter(({ acknowledges }) => acknowledges !== undefined);
    storing = handled(
      storeBatch(
        gateway,
        { messageId: message.id, interchanges, documents: acknowledging, envelopes: false },
        {
          first,
          end: next,
          candidates,
          leftOut: notOrders(documents, interchanges),
        },
      ),
    );
  }
  const routed = await storing;
  if (routed === undefined) return;
  await queueing;
  await after(gateway, routed, []);
  const mails = await receivedMails(gateway, [message]);
  const done = await database.transaction(async (tx): Promise<Replies> => {
    const [row] = await lockOpenMessages(tx, [message.id]);
    if (row === undefined || row.documentsDone !== next) return { progress: [], withdrawn: [], stopped: new Set() };
    await acknowledge(gateway, tx, interchanges);
    const received = { messageId: message.id, interchanges, documents: [], envelopes: true };
    const unmatched = await takeAcknowledgments(gateway, tx, [received]);
    const ended = finished(work, interchanges, [], unmatched.get(message.id));
    const findings = [...(row.findings as Finding[]), ...ended.findings];
    const read = [{ ...ended, findings, documentsDone: next, documents: row.documents }];
    await recordMails(tx, mails);
    const replies = await takeReplies(gateway, tx, mails, read);
    const final = replies.progress;
    await updateMessages(tx, final);
    await answerMails(gateway, tx, mails, final, replies.stopped);
    await answerFaxes(gateway, tx, [message], final);
    return replies;
  });
  await after(gateway, { orders: [], deliveries: [] }, done.progress, done.withdrawn);
}

interface Batch {
  /** Index of the first document, and of the one after the last. */
  readonly first: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
  /** What did not become an order, stored at once: a worker that goes on after a kill has not seen it. */
  readonly leftOut: readonly object[];
}

/** @returns undefined when another worker has the message. */
async function storeBatch(
  gateway: Gateway,
  received: ReceivedIn,
  { first, end, candidates, leftOut }: Batch,
): Promise<Taken | undefined> {
  return gateway.database.transaction(async (tx) => {
    const [row] = await lockOpenMessages(tx, [received.messageId]);
    if (row === undefined || row.documentsDone !== first) return undefined;
    const result = await take(gateway, tx, candidates);
    const unmatched = await takeAcknowledgments(gateway, tx, [received]);
    const findings = [...row.findings, ...(unmatched.get(received.messageId) ?? [])].slice(0, LISTED_MAX);
    await updateMessages(tx, [
      { ...row, findings, documentsDone: end, documents: [...row.documents, ...leftOut].slice(0, LISTED_MAX) },
    ]);
    await tellRepeated(tx, result.repeated);
    return result;
  });
}

/** For a promise that is awaited later: until then its failure is nobody's, and must not end the process. */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}
