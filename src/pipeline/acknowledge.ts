/**
 * Step 7. The sender learns what became of what it sent: a 997 for every functional group once its orders are stored, an
 * 855 once the ERP has accepted. Written in the transaction that makes them true; handed over by a loop of its own.
 */
import { putAnswer } from '../adapters/channels/folder/outbox.ts';
import { formatNamed } from '../adapters/formats/registry.ts';
import type { Answer, AnswerNumbers, DecodedGroup, Interchange } from '../model/decoded.ts';
import { derivedId } from '../model/ids.ts';
import type { Queryable } from '../store/database.ts';
import {
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
import { revisionOf } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import type { Gateway } from './gateway.ts';

export interface Answerable {
  readonly id: string;
  readonly messageId: string;
  readonly partner: { readonly id: string };
  readonly groups: readonly DecodedGroup[];
  readonly closed: { readonly interchange: Interchange };
}

/** Writes the 997 of every group, except of groups that are acknowledgments themselves: those are never answered. */
export async function acknowledgeGroups(
  gateway: Gateway,
  tx: Queryable,
  interchanges: readonly Answerable[],
): Promise<void> {
  const owed = interchanges.flatMap((interchange) =>
    interchange.groups
      // Asked before numbers are taken: an answer that is not owed must not leave a gap.
      .filter((group) => technicalAnswer(group, { interchange: 0, group: 0, now: new Date() }) !== undefined)
      .map((group) => ({ ...interchange, group, test: interchange.closed.interchange.test })),
  );
  const numbers = await takeNumbers(
    tx,
    owed.map(({ partner, test }) => ({ partnerId: partner.id, test })),
  );
  const rows = owed.flatMap(({ id, messageId, partner, group, test }, index): NewAcknowledgment[] => {
    const number = numbers[index];
    const answer = number === undefined ? undefined : technicalAnswer(group, number);
    if (number === undefined || answer === undefined) return [];
    return [
      {
        id: derivedId('ack', id, group.group.index, answer.type),
        messageId,
        partnerId: partner.id,
        subject: `${id}:${group.group.index}`,
        type: answer.type,
        orderId: null,
        controlNumber: controlNumberOf(number),
        test,
        verdict: answer.verdict,
        content: answer.content,
      },
    ];
  });
  await insertAcknowledgments(tx, rows);
  for (const row of rows) {
    gateway.log.info(
      {
        event: 'acknowledgment_written',
        messageId: row.messageId,
        acknowledgmentId: row.id,
        type: row.type,
        verdict: row.verdict,
      },
      'acknowledgment written',
    );
  }
}

function technicalAnswer(group: DecodedGroup, numbers: AnswerNumbers): Answer | undefined {
  return formatNamed(group.interchange.standard)?.answers?.technical(group, numbers);
}

/** The stored acknowledgments of retransmitted interchanges go out once more. */
export async function repeatAcknowledgments(tx: Queryable, interchangeIds: readonly string[]): Promise<void> {
  await sendAgain(tx, interchangeIds);
}

/**
 * Writes the 855 of an order that the ERP has accepted.
 * @returns false when its sender expects none: it did not come as EDI.
 */
export async function acknowledgeOrder(gateway: Gateway, tx: Queryable, order: OrderRow): Promise<boolean> {
  if (order.interchangeId === null || order.messageId === null || order.partnerId === null) return false;
  const interchange = await interchangeById(tx, order.interchangeId);
  const revision = await revisionOf(tx, order.id, order.revision);
  const ordered = order.revision === 1 ? revision : await revisionOf(tx, order.id, 1);
  const group = interchange?.groups.find((each) => each.index === order.groupIndex);
  const answers = formatNamed(interchange?.header.standard ?? '')?.answers;
  if (
    interchange === undefined ||
    revision === undefined ||
    ordered === undefined ||
    group === undefined ||
    answers === undefined
  )
    return false;
  const [numbers] = await takeNumbers(tx, [{ partnerId: order.partnerId, test: order.test }]);
  if (numbers === undefined) return false;
  const answer = answers.accepted(
    revision.order,
    { interchange: interchange.header, group, ordered: ordered.order },
    numbers,
  );
  await insertAcknowledgments(tx, [
    {
      id: derivedId('ack', order.id, order.revision, answer.type),
      messageId: order.messageId,
      partnerId: order.partnerId,
      subject: `${order.id}:${order.revision}`,
      type: answer.type,
      orderId: order.id,
      controlNumber: controlNumberOf(numbers),
      test: order.test,
      verdict: answer.verdict,
      content: answer.content,
    },
  ]);
  gateway.log.info(
    {
      event: 'acknowledgments_written',
      orderId: order.id,
      correlationId: order.correlationId,
      count: 1,
      type: answer.type,
      findings: answer.findings.length,
    },
    'order acknowledged',
  );
  return true;
}

/** Per partner and world, in the transaction that stores the answers; one round trip for all of them. */
async function takeNumbers(
  tx: Queryable,
  answers: readonly { readonly partnerId: string; readonly test: boolean }[],
): Promise<AnswerNumbers[]> {
  const counts = new Map<string, { partnerId: string; test: boolean; count: number }>();
  const places = answers.map(({ partnerId, test }) => {
    const key = `${partnerId}\n${test}`;
    const entry = counts.get(key) ?? { partnerId, test, count: 0 };
    counts.set(key, entry);
    return { key, place: entry.count++ };
  });
  const counters = [...counts.values()];
  const firsts = await takeControlNumbers(
    tx,
    (['interchange', 'group'] as const).flatMap((kind) => counters.map((counter) => ({ ...counter, kind }))),
  );
  const firstOf = new Map(
    [...counts.keys()].map((key, index) => [
      key,
      { interchange: firsts[index] ?? 0, group: firsts[counters.length + index] ?? 0 },
    ]),
  );
  const now = new Date();
  return places.map(({ key, place }) => {
    const first = firstOf.get(key) ?? { interchange: 0, group: 0 };
    return { interchange: first.interchange + place, group: first.group + place, now };
  });
}

function controlNumberOf({ interchange }: AnswerNumbers): string {
  return String(interchange).padStart(9, '0'); // ISA13 has nine digits.
}

/**
 * Hands pending acknowledgments to their senders: a file each in the partner's out-folder, complete when it appears.
 * Handing one over twice, as a crash may make happen, writes the same file again.
 * @returns how many were handed over.
 */
export async function transmit(gateway: Gateway, limit = 100): Promise<number> {
  const sent = await gateway.database.transaction(async (tx) => {
    const pending = await lockPendingAcknowledgments(tx, limit);
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

function fileNameOf(row: AcknowledgmentRow): string {
  // A copy sent again must be a new file: the partner's reader has taken the first away.
  const again = row.attempts === 0 ? '' : `-${row.attempts + 1}`;
  // Test and production count for themselves: the same number exists in both.
  return `${row.test ? 'test-' : ''}${row.type}-${row.controlNumber}${again}.edi`;
}
