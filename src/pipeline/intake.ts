/**
 * Joins steps 2 to 7 for messages that have been received. Called with row names only, any number of times, by any
 * process: rows are locked, names follow from the message, and a message that is done is left alone.
 */
import { IntakeError } from '../model/errors.ts';
import { hasErrors } from '../model/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { DecodedDocument } from '../model/decoded.ts';
import { derivedId } from '../model/ids.ts';
import type { Queryable } from '../store/database.ts';
import { claimInterchanges } from '../store/interchanges.ts';
import type { Duplicate, NewInterchange } from '../store/interchanges.ts';
import { lockOpenMessages, messageById, openMessages, updateMessages } from '../store/messages.ts';
import type { MessageProgress, MessageRow } from '../store/messages.ts';
import { partnersByEdiId } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import { claimOrderKeys } from '../store/work.ts';
import type { ValidationProfile } from '../validate/index.ts';
import { createBatcher } from './batcher.ts';
import { acknowledgeGroups, repeatAcknowledgments } from './acknowledge.ts';
import { decode } from './decode.ts';
import type { Reading, SurveyedInterchange } from './decode.ts';
import { enqueueDeliveries } from './deliver.ts';
import type { Gateway } from './gateway.ts';
import { buyerKeyOf, normalize, orderNumberOf } from './normalize.ts';
import type { NormalizedDocument } from './normalize.ts';
import { route } from './route.ts';
import type { Routed } from './route.ts';
import { validate } from './validate.ts';

/** An interchange with what the stores know of it. */
export interface KnownInterchange extends SurveyedInterchange {
  readonly id: string;
  readonly messageId: string;
  readonly partner: PartnerRow;
  readonly duplicate: Duplicate | undefined;
}

interface Work {
  readonly message: MessageRow;
  readonly reading: Reading;
}

const BATCH_BYTES_MAX = 16 * 1024 * 1024; // Held documents take about ten times their bytes in memory.
const JOBS_MAX = 50; // Jobs of up to 200 small messages each; the transaction stays below a second.
const LISTED_MAX = 1000; // Documents that did not become orders are listed with the message; more are only counted.

/** Makes the function that a worker calls with the rows of one job: jobs that come together are taken in together. */
export function createIntake(gateway: Gateway): (messageIds: readonly string[]) => Promise<void> {
  const batch = createBatcher<readonly string[], void>(JOBS_MAX, gateway.config.workerConcurrency, async (jobs) => {
    await intake(gateway, jobs.flat());
    return jobs.map(() => undefined);
  });
  return batch;
}

export async function intake(gateway: Gateway, messageIds: readonly string[]): Promise<void> {
  const failures: unknown[] = [];
  let small: Work[] = [];
  let heldBytes = 0;
  for (const message of await openMessages(gateway.database, messageIds)) {
    await alone(gateway, message, failures, async () => {
      const stopTimer = gateway.metrics.stageSeconds.startTimer({ stage: 'decode' });
      const reading = await decode(gateway.blobs, message, { ...gateway.limits });
      stopTimer();
      if (reading.held === undefined) return takeLarge(gateway, { message, reading });
      small.push({ message, reading });
      heldBytes += message.bytes;
    });
    if (heldBytes < BATCH_BYTES_MAX) continue;
    await takeTogether(gateway, small, failures);
    [small, heldBytes] = [[], 0];
  }
  await takeTogether(gateway, small, failures);
  if (failures.length > 0) throw failures[0];
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

/** Many small messages share one transaction: at hundreds a second the commits are what costs. */
async function takeSmall(gateway: Gateway, works: readonly Work[]): Promise<void> {
  if (works.length === 0) return;
  const { database, config } = gateway;
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
    const known = await know(tx, mine, config.duplicateWindowDays);
    const ready = await withoutWaiting(tx, mine, known);
    const takings = ready.map((work) => ({
      ...work,
      documents: work.reading.held ?? [],
      interchanges: known.get(work.message.id) ?? [],
    }));
    const routed = await take(gateway, tx, candidatesOf(takings));
    await acknowledge(
      gateway,
      tx,
      ready.flatMap((work) => known.get(work.message.id) ?? []),
    );
    const progress = ready.map((work) => finished(work, known.get(work.message.id) ?? [], work.reading.held ?? []));
    await updateMessages(tx, progress);
    return { routed, progress };
  });
  await after(gateway, done.routed, done.progress);
}

/** A large message is taken in batches, each its own transaction, so that a killed worker goes on where it stopped. */
async function takeLarge(gateway: Gateway, work: Work): Promise<void> {
  const { database, config } = gateway;
  const { message, reading } = work;
  const start = await database.transaction(async (tx) => {
    const [row] = await lockOpenMessages(tx, [message.id]);
    if (row === undefined) return undefined;
    const known = await know(tx, [work], config.duplicateWindowDays);
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
    const candidates = candidatesOf([{ message, documents, interchanges }]);
    const routed = await storing;
    if (routed === undefined) return;
    await queueing;
    queueing = handled(after(gateway, routed, []));
    next = first + documents.length;
    storing = handled(
      storeBatch(gateway, message.id, { first, end: next, candidates, leftOut: notOrders(documents, interchanges) }),
    );
  }
  const routed = await storing;
  if (routed === undefined) return;
  await queueing;
  await after(gateway, routed, []);
  const progress = await database.transaction(async (tx) => {
    const [row] = await lockOpenMessages(tx, [message.id]);
    if (row === undefined || row.documentsDone !== next) return [];
    await acknowledge(gateway, tx, interchanges);
    const final = [{ ...finished(work, interchanges, []), documentsDone: next, documents: row.documents }];
    await updateMessages(tx, final);
    return final;
  });
  await after(gateway, { orders: [], deliveries: [] }, progress);
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
  messageId: string,
  { first, end, candidates, leftOut }: Batch,
): Promise<Routed | undefined> {
  return gateway.database.transaction(async (tx) => {
    const [row] = await lockOpenMessages(tx, [messageId]);
    if (row === undefined || row.documentsDone !== first) return undefined;
    const result = await take(gateway, tx, candidates);
    await updateMessages(tx, [
      { ...row, documentsDone: end, documents: [...row.documents, ...leftOut].slice(0, LISTED_MAX) },
    ]);
    return result;
  });
}

/** For a promise that is awaited later: until then its failure is nobody's, and must not end the process. */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}

/** Names the interchanges of messages and takes their control numbers. */
async function know(
  tx: Queryable,
  works: readonly Work[],
  windowDays: number,
): Promise<Map<string, KnownInterchange[]>> {
  const all = works.flatMap(({ message, reading }) =>
    reading.survey.interchanges.map((surveyed) => ({ message, surveyed, header: surveyed.closed.interchange })),
  );
  const ediId = ({ header }: (typeof all)[number]): string =>
    `${header.sender.qualifier.trim()}:${header.sender.id.trim()}`;
  const partners = await partnersByEdiId(tx, all.map(ediId));
  const rows = all.map((each) => {
    const partner = partners.get(ediId(each));
    if (partner === undefined) throw new TypeError(`No partner row for ${ediId(each)}.`);
    return { ...each, partner, row: interchangeRow(each.message.id, each.surveyed, partner.id) };
  });
  const duplicates = await claimInterchanges(
    tx,
    rows.map(({ row }) => row),
    windowDays,
  );
  const known = new Map<string, KnownInterchange[]>();
  for (const { message, surveyed, partner, row } of rows) {
    const list = known.get(message.id) ?? [];
    list.push({ ...surveyed, id: row.id, messageId: message.id, partner, duplicate: duplicates.get(row.id) });
    known.set(message.id, list);
  }
  return known;
}

function interchangeRow(
  messageId: string,
  { closed, groups, sha256 }: SurveyedInterchange,
  partnerId: string,
): NewInterchange {
  const header = closed.interchange;
  return {
    id: derivedId('int', messageId, header.index),
    messageId,
    partnerId,
    header,
    groups: groups.map(({ group }) => group),
    sender: `${header.sender.qualifier}:${header.sender.id}`,
    receiver: `${header.receiver.qualifier}:${header.receiver.id}`,
    controlNumber: header.controlNumber,
    test: header.test,
    sha256,
    status: closed.status,
    findings: [...closed.findings, ...groups.flatMap((group) => group.findings)].slice(0, LISTED_MAX),
    claimsNumber: closed.status !== 'R' && groups.some((group) => group.status !== 'R'),
  };
}

/** Leaves out messages that repeat one still being read: its answer does not exist yet. They stay open for later. */
async function withoutWaiting(
  tx: Queryable,
  works: readonly Work[],
  known: Map<string, KnownInterchange[]>,
): Promise<Work[]> {
  const here = new Set(works.map(({ message }) => message.id));
  const ready: Work[] = [];
  for (const work of works) {
    const originals = (known.get(work.message.id) ?? []).flatMap(({ duplicate }) =>
      duplicate === undefined ? [] : [duplicate.messageId],
    );
    const states = await Promise.all(
      originals.filter((id) => !here.has(id)).map(async (id) => (await messageById(tx, id))?.state),
    );
    if (!states.some((state) => state === 'received' || state === 'decoding')) ready.push(work);
  }
  return ready;
}

interface Taking {
  readonly message: MessageRow;
  readonly documents: readonly DecodedDocument[];
  readonly interchanges: readonly KnownInterchange[];
}

interface Candidate {
  readonly message: MessageRow;
  readonly interchange: KnownInterchange | undefined;
  readonly normalized: NormalizedDocument;
  readonly lineage: string;
  readonly partnerId: string | null;
  readonly buyerKey: string;
}

/** Step 3, and whatever else needs no database: done outside the transaction. */
function candidatesOf(takings: readonly Taking[]): Candidate[] {
  return takings.flatMap(({ message, documents, interchanges }) =>
    documents.flatMap((document) => {
      const interchange = interchangeOf(document, interchanges);
      if (!mayBecomeOrder(document, interchange)) return [];
      const normalized = normalize(message.id, document);
      if (normalized === undefined) return [];
      const partnerId = interchange?.partner.id ?? null;
      const lineage = JSON.stringify(normalized.lineage.toCompact(normalized.order));
      return [
        { message, interchange, normalized, lineage, partnerId, buyerKey: buyerKeyOf(normalized.order, partnerId) },
      ];
    }),
  );
}

/** Steps 4 and 5 for the orders of one transaction. */
async function take(gateway: Gateway, tx: Queryable, candidates: readonly Candidate[]): Promise<Routed> {
  const stopTimer = gateway.metrics.stageSeconds.startTimer({ stage: 'check' });
  const holders = await claimOrderKeys(
    tx,
    candidates.flatMap(({ normalized, buyerKey }) => {
      const poNumber = orderNumberOf(normalized.order);
      return poNumber === undefined
        ? []
        : [{ buyerKey, poNumber, orderId: normalized.orderId, contentHash: normalized.contentHash }];
    }),
  );
  const facts = candidates.map(({ interchange, normalized }) => {
    const holder = holders.get(normalized.orderId);
    return {
      ...(interchange === undefined ? {} : { sender: { id: interchange.partner.id, name: interchange.partner.name } }),
      ...(interchange?.duplicate === undefined
        ? {}
        : {
            duplicateInterchange: {
              messageId: interchange.duplicate.messageId,
              controlNumber: interchange.closed.interchange.controlNumber,
              sameBytes: interchange.duplicate.sameContent,
            },
          }),
      ...(holder === undefined
        ? {}
        : { duplicateOf: { orderId: holder.orderId, sameContent: holder.contentHash === normalized.contentHash } }),
    };
  });
  const checked = await validate(
    tx,
    candidates.map(({ normalized, partnerId, interchange }, index) => ({
      order: normalized.order,
      partnerId,
      facts: facts[index] ?? {},
      profile: profileOf(interchange?.partner),
      placeOf: (path) => normalized.lineage.placeOf(path),
    })),
  );
  const routed = await route(
    tx,
    candidates.map(({ message, interchange, normalized, lineage, partnerId, buyerKey }, index) => {
      const issues = [...normalized.issues, ...envelopeIssues(interchange), ...(checked[index] ?? [])];
      const copy = facts[index]?.duplicateOf;
      const otherErrors = issues.some((issue) => issue.severity === 'error' && issue.code !== 'duplicate-order');
      return {
        id: normalized.orderId,
        order: normalized.order,
        lineage,
        issues,
        duplicateOf: copy?.sameContent === true && !otherErrors ? copy.orderId : null,
        origin: originOf(message, interchange, normalized, partnerId, buyerKey),
        acknowledged: interchange !== undefined,
        actor: message.channel,
      };
    }),
  );
  stopTimer();
  return routed;
}

function interchangeOf(
  document: DecodedDocument,
  interchanges: readonly KnownInterchange[],
): KnownInterchange | undefined {
  return interchanges.find(({ closed }) => closed.interchange.index === document.interchange?.index);
}

/** No order without a closed envelope, none from a rejected group, and none from a retransmission. */
function mayBecomeOrder(document: DecodedDocument, interchange: KnownInterchange | undefined): boolean {
  if (document.draft === undefined || document.verdict.status === 'R') return false;
  if (document.interchange === undefined) return true;
  if (interchange === undefined || interchange.closed.status === 'R' || interchange.duplicate?.sameContent === true)
    return false;
  const group = interchange.groups.find((each) => each.group.index === document.group?.index);
  return group !== undefined && group.status !== 'R';
}

/** Something may be missing from an interchange whose trailer does not fit its header: a person decides, not the reader. */
const DOUBTFUL_ENVELOPE = new Set(['interchange-control-mismatch', 'interchange-count-mismatch']);

function envelopeIssues(interchange: KnownInterchange | undefined): Finding[] {
  const severities = profileOf(interchange?.partner).severities ?? {};
  return (interchange?.closed.findings ?? []).flatMap((found) => {
    const severity = severities[found.code] ?? (DOUBTFUL_ENVELOPE.has(found.code) ? 'error' : found.severity);
    return severity === 'off' ? [] : [{ ...found, severity }];
  });
}

function profileOf(partner: PartnerRow | undefined): ValidationProfile {
  const severities = partner?.profile['severities'];
  return typeof severities === 'object' && severities !== null
    ? { severities: severities as NonNullable<ValidationProfile['severities']> }
    : {};
}

function originOf(
  message: MessageRow,
  interchange: KnownInterchange | undefined,
  { document, contentHash }: NormalizedDocument,
  partnerId: string | null,
  buyerKey: string,
) {
  return {
    messageId: message.id,
    interchangeId: interchange?.id ?? null,
    groupIndex: document.group?.index ?? null,
    documentIndex: document.index,
    documentType: document.type,
    documentControl: document.controlNumber,
    sourceOffset: document.at.offset,
    sourceLength: document.at.length,
    partnerId,
    channel: message.channel,
    correlationId: message.correlationId,
    buyerKey,
    contentHash,
  };
}

/** Step 7, first half: the sender learns what could be read. Only after the orders are stored, in their transaction. */
async function acknowledge(gateway: Gateway, tx: Queryable, interchanges: readonly KnownInterchange[]): Promise<void> {
  const fresh = interchanges.filter(({ duplicate }) => duplicate?.sameContent !== true);
  const repeated = interchanges.flatMap(({ duplicate }) =>
    duplicate?.sameContent === true ? [duplicate.interchangeId] : [],
  );
  await acknowledgeGroups(gateway, tx, fresh);
  await repeatAcknowledgments(tx, repeated);
}

function finished(
  { message, reading }: Work,
  interchanges: readonly KnownInterchange[],
  documents: readonly DecodedDocument[],
): MessageProgress {
  const { survey } = reading;
  const isDuplicate = interchanges.length > 0 && interchanges.every(({ duplicate }) => duplicate?.sameContent === true);
  const isUnreadable = interchanges.length === 0 && documents.length === 0 && hasErrors(survey.findings);
  return {
    id: message.id,
    state: isDuplicate ? 'duplicate' : isUnreadable ? 'unreadable' : 'decoded',
    format: survey.format ?? null,
    documentsDone: documents.length,
    findings: survey.findings,
    documents: notOrders(documents, interchanges).slice(0, LISTED_MAX),
  };
}

/** Documents that did not become orders, each with the reason. Nothing is dropped silently. */
function notOrders(documents: readonly DecodedDocument[], interchanges: readonly KnownInterchange[]): object[] {
  return documents.flatMap((document) => {
    const interchange = interchangeOf(document, interchanges);
    if (mayBecomeOrder(document, interchange)) return [];
    const { index, type, controlNumber, verdict, at } = document;
    return [{ index, type, controlNumber, at, result: resultOf(document, interchange), findings: verdict.findings }];
  });
}

function resultOf(document: DecodedDocument, interchange: KnownInterchange | undefined): string {
  if (interchange?.duplicate?.sameContent === true) return 'duplicate';
  if (document.verdict.status === 'R') return 'rejected';
  return document.draft === undefined ? 'notAnOrder' : 'rejectedWithEnvelope';
}

/** Step 6 begins, and the log and the metrics hear of it, once the transaction is over. */
async function after(gateway: Gateway, routed: Routed, progress: readonly MessageProgress[]): Promise<void> {
  const { log, metrics } = gateway;
  for (const order of routed.orders) {
    metrics.ordersRouted.inc({ state: order.state });
    log.info(
      {
        event: 'order_routed',
        orderId: order.id,
        messageId: order.messageId,
        correlationId: order.correlationId,
        state: order.state,
        openIssues: order.openIssues,
      },
      'order routed',
    );
  }
  for (const row of progress) {
    metrics.messagesDecoded.inc({ format: row.format ?? 'unknown', result: row.state });
    log.info(
      {
        event: 'message_decoded',
        messageId: row.id,
        state: row.state,
        format: row.format,
        documents: row.documentsDone,
      },
      'message decoded',
    );
  }
  await enqueueDeliveries(gateway, routed.deliveries);
  gateway.wake.acknowledgments();
}
