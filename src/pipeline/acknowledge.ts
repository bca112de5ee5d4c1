/**
 * Step 7. The sender learns what became of what it sent: technical acknowledgments (997, 999, TA1, CONTRL) once its orders
 * are stored, business answers (855, 865, 824, ORDRSP, APERAK) once they are decided. Written in the transaction that makes them true; handed over by a loop of its own.
 */
import { putAnswer } from '../adapters/channels/folder/outbox.ts';
import { formatNamed } from '../adapters/formats/registry.ts';
import type { AnswerNumbers, DecidedOrder, DecidedSource, OwedAnswer } from '../model/format-adapter.ts';
import { IntakeError } from '../model/errors.ts';
import { derivedId } from '../model/ids.ts';
import type { Lineage } from '../model/lineage.ts';
import type { AcknowledgmentState } from '../model/states.ts';
import { LineageLog, type CompactLineage } from '../normalize/lineage-log.ts';
import type { Queryable } from '../store/database.ts';
import {
  controlNumberAfter,
  insertAcknowledgments,
  lockPendingAcknowledgments,
  markAcknowledgmentFailed,
  markAcknowledgmentsSent,
  markOrdersTold,
  sendAgain,
  takeControlNumbers,
} from '../store/acknowledgments.ts';
import type { AcknowledgmentRow, NewAcknowledgment } from '../store/acknowledgments.ts';
import { interchangeById } from '../store/interchanges.ts';
import { messageById } from '../store/messages.ts';
import { revisionOf } from '../store/orders.ts';
import type { OrderRow, RevisionRow } from '../store/orders.ts';
import { partnerById } from '../store/partners.ts';
import type { KnownInterchange } from './envelopes.ts';
import { confirmByFax } from './answer-faxes.ts';
import { confirmByMail } from './confirm-by-mail.ts';
import type { Gateway } from './gateway.ts';

/** Writes the technical acknowledgments that interchanges are owed. */
export async function acknowledgeInterchanges(
  gateway: Gateway,
  tx: Queryable,
  interchanges: readonly KnownInterchange[],
): Promise<void> {
  const due = interchanges.flatMap(({ id, messageId, partner, closed, owed }) =>
    owed.map((answer) => ({
      owed: answer,
      subject: answer.group === undefined ? id : `${id}:${answer.group}`,
      messageId,
      partnerId: partner.id,
      test: closed.interchange.test,
      orderId: null,
    })),
  );
  await writeAnswers(gateway, tx, due);
}

/** The stored acknowledgments of retransmitted interchanges go out once more. */
export async function repeatAcknowledgments(tx: Queryable, interchangeIds: readonly string[]): Promise<void> {
  await sendAgain(tx, interchangeIds);
}

/**
 * Writes what the sender of an order is told once it was decided: 855, 865 or 824, ORDRSP or APERAK.
 * @returns false when its sender expects nothing: it came neither as EDI nor by mail and no fax was agreed, or so it was agreed.
 */
export async function acknowledgeOrder(
  gateway: Gateway,
  tx: Queryable,
  order: OrderRow,
  verdict: Pick<DecidedOrder, 'decision' | 'reason'>,
): Promise<boolean> {
  const { interchangeId, messageId, partnerId } = order;
  if (interchangeId === null) {
    const told = await revisionOf(tx, order.id, order.revision);
    if (told === undefined) return false;
    const decided = { revision: told.order, ...verdict };
    const byFax = await confirmByFax(gateway, tx, order, decided);
    return (await confirmByMail(gateway, tx, order, decided)) || byFax;
  }
  if (messageId === null || partnerId === null) return false;
  const interchange = await interchangeById(tx, interchangeId);
  const partner = await partnerById(tx, partnerId);
  const revision = await revisionOf(tx, order.id, order.revision);
  const ordered = order.revision === 1 ? revision : await revisionOf(tx, order.id, 1);
  const group = interchange?.groups.find((each) => each.index === order.groupIndex);
  const answers = formatNamed(interchange?.header.standard ?? '')?.answers;
  if (interchange === undefined || revision === undefined || ordered === undefined || group === undefined) return false;
  const owed = answers?.decided(
    {
      ...verdict,
      order: revision.order,
      ordered: ordered.order,
      source: {
        lineage: () => lineagesOf(revision, ordered),
        ...(answers?.repeatsDocument === true ? await documentOf(gateway, tx, order) : {}),
      },
      documentType: order.documentType,
      documentControl: order.documentControl ?? '',
      ...(order.documentVersion === null ? {} : { documentVersion: order.documentVersion }),
      interchange: interchange.header,
      group,
    },
    partner?.profile.answers ?? {},
  );
  if (owed === undefined || owed.length === 0) return false;
  const subject = `${order.id}:${order.revision}`;
  await writeAnswers(
    gateway,
    tx,
    owed.map((answer) => ({ owed: answer, subject, messageId, partnerId, test: order.test, orderId: order.id })),
  );
  return true;
}

function lineagesOf(revision: RevisionRow, first: RevisionRow): { readonly order: Lineage; readonly ordered: Lineage } {
  const ordered = lineageOf(first);
  return { ordered, order: revision === first ? ordered : lineageOf(revision) };
}

function lineageOf({ lineage, order }: RevisionRow): Lineage {
  return LineageLog.fromCompact(JSON.parse(lineage) as CompactLineage, order).toRecord();
}

/** What the sender wrote. Without it an answer only repeats less of it, so one that is lost holds nothing up. */
async function documentOf(
  { blobs, log }: Gateway,
  tx: Queryable,
  { id, messageId, sourceOffset: offset, sourceLength: length }: OrderRow,
): Promise<Pick<DecidedSource, 'document'>> {
  const message = messageId === null ? undefined : await messageById(tx, messageId);
  if (message === undefined || offset === null || length === null) return {};
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of blobs.read(message.sha256, offset, offset + length)) chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code !== 'blob-missing') throw error;
    log.warn(
      { event: 'answer_without_document', orderId: id, messageId },
      'the document of an answered order is missing',
    );
    return {};
  }
  return { document: { offset, bytes: Buffer.concat(chunks) } };
}

/** The third leg of an order whose sender is about to be told a decision. */
export function toBeConfirmed(state: AcknowledgmentState): AcknowledgmentState {
  if (state === 'confirmed' || state === 'failed') return 'acknowledged';
  return state === 'none' ? 'pending' : state;
}

interface DueAnswer {
  readonly owed: OwedAnswer;
  readonly subject: string;
  readonly messageId: string;
  readonly partnerId: string;
  readonly test: boolean;
  readonly orderId: string | null;
}

async function writeAnswers(gateway: Gateway, tx: Queryable, due: readonly DueAnswer[]): Promise<void> {
  const numbers = await takeNumbers(tx, due);
  const rows = due.map(({ owed, subject, messageId, partnerId, test, orderId }, index): NewAcknowledgment => {
    const answer = owed.write(numbers[index] ?? NO_NUMBERS);
    gateway.log.info(
      {
        event: 'acknowledgment_written',
        messageId,
        ...(orderId === null ? {} : { orderId }),
        type: answer.type,
        verdict: answer.verdict,
        findings: answer.findings.map(({ code }) => code),
      },
      'acknowledgment written',
    );
    return {
      id: derivedId('ack', ...subject.split(':'), answer.type),
      messageId,
      partnerId,
      subject,
      type: answer.type,
      orderId,
      controlNumber: answer.controlNumber,
      groupControl: answer.groupControl ?? null,
      test,
      verdict: answer.verdict,
      content: answer.content,
    };
  });
  await insertAcknowledgments(tx, rows);
}

const NO_NUMBERS: AnswerNumbers = { interchange: 0, group: 0, now: new Date(0) }; // Never used: every answer has its own.

/**
 * Per partner and world, in the transaction that stores the answers; one round trip for all of them. An answer without a
 * group takes no group number, so that neither count has a gap.
 */
async function takeNumbers(tx: Queryable, due: readonly DueAnswer[]): Promise<AnswerNumbers[]> {
  const counters = new Map<
    string,
    { partnerId: string; test: boolean; kind: 'interchange' | 'group'; count: number }
  >();
  const places = due.map(({ owed, partnerId, test }) => {
    const place = { interchange: 0, group: 0, partnerId, test };
    for (const kind of owed.counters) {
      const key = counterKey(partnerId, test, kind);
      const counter = counters.get(key) ?? { partnerId, test, kind, count: 0 };
      counters.set(key, counter);
      place[kind] = counter.count++;
    }
    return place;
  });
  const firsts = await takeControlNumbers(tx, [...counters.values()]);
  const firstOf = new Map([...counters.keys()].map((key, index) => [key, firsts[index] ?? 0]));
  const now = new Date();
  return places.map(({ partnerId, test, interchange, group }) => ({
    interchange: numberIn(firstOf, counterKey(partnerId, test, 'interchange'), interchange),
    group: numberIn(firstOf, counterKey(partnerId, test, 'group'), group),
    now,
  }));
}

function numberIn(firsts: ReadonlyMap<string, number>, counter: string, place: number): number {
  const first = firsts.get(counter);
  return first === undefined ? 0 : controlNumberAfter(first, place); // What takes no number of the kind writes none.
}

function counterKey(partnerId: string, test: boolean, kind: string): string {
  return `${partnerId}\n${test}\n${kind}`;
}

/**
 * Hands pending acknowledgments to their senders: a file each in the partner's out-folder, complete when it appears.
 * Handing one over twice, as a crash may make happen, writes the same file again.
 * @returns how many were handed over.
 */
export async function transmit(gateway: Gateway, limit = 100): Promise<number> {
  const sent = await gateway.database.transaction(async (tx) => {
    // Without a mail server all of them are files: nothing that is owed may wait for ever.
    const pending = await lockPendingAcknowledgments(tx, limit, gateway.config.smtpUrl === undefined ? 'all' : 'file');
    const done: (AcknowledgmentRow & { location: string })[] = [];
    await Promise.all(
      pending.map(async (row) => {
        try {
          done.push({ ...row, location: await putAnswer(gateway.folder, row.partnerId, fileNameOf(row), row.content) });
        } catch (error) {
          await markAcknowledgmentFailed(tx, row.id, error instanceof Error ? error.message : String(error));
          gateway.log.error(
            { event: 'acknowledgment_not_sent', acknowledgmentId: row.id, partnerId: row.partnerId, err: error },
            'it will be tried again',
          );
        }
      }),
    );
    await markAcknowledgmentsSent(tx, done);
    await markOrdersTold(
      tx,
      done.filter((row) => row.orderId === null).map((row) => row.subject),
      done.flatMap((row) => (row.orderId === null ? [] : [row.orderId])),
    );
    return done;
  });
  for (const row of sent) gateway.metrics.acknowledgmentsSent.inc({ type: row.type });
  return sent.length;
}

export function fileNameOf(row: AcknowledgmentRow): string {
  // A copy sent again must be a new file: the partner's reader has taken the first away.
  const again = row.attempts === 0 ? '' : `-${row.attempts + 1}`;
  // Test and production count for themselves: the same number exists in both.
  return `${row.test ? 'test-' : ''}${row.type}-${row.controlNumber}${again}.edi`;
}
