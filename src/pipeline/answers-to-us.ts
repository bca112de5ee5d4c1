/**
 * What partners say of the answers that we sent them: matched by control number, told to a person when it is a no or
 * does not come in the agreed time. An acknowledgment is never answered.
 */
import { formatNamed } from '../adapters/formats/registry.ts';
import { finding } from '../model/codes.ts';
import type { DecodedDocument, ReceivedAcknowledgment } from '../model/decoded.ts';
import type { Finding } from '../model/finding.ts';
import { derivedId } from '../model/ids.ts';
import {
  insertReceivedAcknowledgments,
  lockOverdue,
  markAnswered,
  markOverdue,
  sentUnderNumbers,
} from '../store/answers-to-us.ts';
import type { NewReceived, SentAnswer } from '../store/answers-to-us.ts';
import type { Queryable } from '../store/database.ts';
import { insertEvents, lockOrders, updateOrders } from '../store/orders.ts';
import { openExceptionOf, openExceptions, resolveException } from '../store/work.ts';
import type { KnownInterchange } from './envelopes.ts';
import type { Gateway } from './gateway.ts';
import { move } from './history.ts';

export interface ReceivedIn {
  readonly messageId: string;
  readonly interchanges: readonly KnownInterchange[];
  readonly documents: readonly DecodedDocument[];
  /** Whether to take what stands in the envelopes themselves (TA1): once for each message. */
  readonly envelopes: boolean;
}

interface Received {
  readonly messageId: string;
  readonly partnerId: string;
  readonly test: boolean;
  readonly said: ReceivedAcknowledgment;
  /** See `typesOf`. */
  readonly types: string | null;
  /** The number of the one set that our answers hold. */
  readonly setControl: string | undefined;
  /** It came with something said of a set that was never sent. */
  readonly isDoubted: boolean;
}

/** From worst to best: of several things said about one answer, the worst counts. */
const WORST_FIRST = ['rejected', 'acceptedWithErrors', 'accepted', 'received'] as const;

/**
 * Keeps every acknowledgment that came in, and matches it with what we sent.
 * @returns by message, findings about those that name nothing we sent
 */
export async function takeAcknowledgments(
  gateway: Gateway,
  tx: Queryable,
  received: readonly ReceivedIn[],
): Promise<Map<string, Finding[]>> {
  const all = received.flatMap(acknowledgmentsIn);
  const unmatched = new Map<string, Finding[]>();
  if (all.length === 0) return unmatched;
  const sent = await sentUnderNumbers(
    tx,
    all.map(({ partnerId, test, said, types }) => ({
      partnerId,
      test,
      interchangeControl: interchangeMeant(said),
      // We send no groups in EDIFACT: whatever stands for one is all of the interchange.
      groupControl: said.type === 'CONTRL' ? null : (said.groupControl ?? null),
      poNumber: said.reference ?? null,
      types,
    })),
  );
  const strangers: Trouble[] = [];
  const matches = all.map((each, index) => {
    const under = sent[index];
    const isStranger = namesStranger(each.said, each.setControl);
    if (under !== undefined && isStranger) strangers.push(strangerOf(each.said, under));
    // Who speaks of another set than ours did not read ours: a yes of the whole proves nothing, a no must be seen.
    const isDoubted = isStranger || (each.isDoubted && each.said.verdict !== 'rejected');
    return { ...each, under, match: isDoubted ? undefined : under };
  });
  await insertReceivedAcknowledgments(tx, matches.map(rowOf));
  const answered = new Map<string, typeof matches>();
  for (const each of matches) {
    if (each.match === undefined) {
      const list = unmatched.get(each.messageId) ?? [];
      if (each.under !== undefined && !namesStranger(each.said, each.setControl)) continue; // Told at the set.
      const unknown = each.under === undefined ? unknownNumber(each.said) : unknownSet(each.said);
      // A group and its sets speak of the same number.
      if (!list.some(({ message }) => message === unknown.message)) list.push(unknown);
      unmatched.set(each.messageId, list);
    } else {
      answered.set(each.match.id, [...(answered.get(each.match.id) ?? []), each]);
    }
  }
  const rejected: Trouble[] = [];
  const settled: SentAnswer[] = [];
  for (const group of answered.values()) {
    const [first] = group;
    if (first?.match === undefined) continue;
    const verdict = WORST_FIRST.find((one) => group.some(({ said }) => said.verdict === one)) ?? 'received';
    const errors = group.flatMap(({ said }) => said.errors);
    await markAnswered(tx, { id: first.match.id, messageId: first.messageId, verdict, errors });
    gateway.log.info(
      { event: 'answer_acknowledged', acknowledgmentId: first.match.id, messageId: first.messageId, verdict },
      'the partner acknowledged our answer',
    );
    if (verdict === 'rejected') {
      rejected.push({ sent: first.match, code: 'answer-rejected', data: { by: first.said.type, errors } });
    } else {
      settled.push(first.match);
    }
  }
  await tellPerson(tx, strangers);
  await tellPerson(tx, rejected);
  await settle(tx, settled);
  return unmatched;
}

/** Whether AK202 or UCM 0062 names another set than the one that our answers hold; leading zeros do not count, as partners drop them. */
function namesStranger({ type, setControl }: ReceivedAcknowledgment, ours: string | undefined): boolean {
  if (ours === undefined || setControl === undefined || !/^(?:997|999|CONTRL)$/.test(type)) return false;
  return setControl.replace(/^0+/, '') !== ours.replace(/^0+/, '');
}

function strangerOf({ type, setControl }: ReceivedAcknowledgment, sent: SentAnswer): Trouble {
  return { sent, code: 'answer-unmatched', data: { by: type, setControl, controlNumber: sent.controlNumber } };
}

/** AK101 → what we send in such groups. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['PR', '855'],
  ['CA', '865'],
  ['AG', '824'],
]);

/**
 * What kinds of answers it may speak of, with commas between: something of another kind may have the same number as ours.
 * UCM names the message itself, which holds for its UCI and UCF as well.
 */
function typesOf(said: ReceivedAcknowledgment, together: readonly ReceivedAcknowledgment[]): string | null {
  if (said.type === 'APERAK') return said.reference === undefined ? 'ORDRSP,APERAK' : null;
  if (said.type === 'CONTRL') {
    const siblings = said.functionalId === undefined ? together : [said];
    const names = siblings.flatMap(({ interchangeControl, functionalId }) =>
      functionalId === undefined || interchangeControl !== said.interchangeControl ? [] : [functionalId.trim()],
    );
    return names.length === 0 ? null : [...new Set(names)].join(',');
  }
  const { functionalId = '' } = said;
  return functionalId === '' ? null : (TYPES.get(functionalId) ?? '');
}

/** An APERAK that names no order names our message (RFF+ACW): its BGM has the number of its interchange. */
function interchangeMeant({ type, interchangeControl, reference, setControl }: ReceivedAcknowledgment): string | null {
  if (type === 'APERAK' && reference === undefined) return interchangeControl ?? setControl ?? null;
  return interchangeControl ?? null;
}

function acknowledgmentsIn({ messageId, interchanges, documents, envelopes }: ReceivedIn): Received[] {
  return interchanges.flatMap(({ closed, partner, duplicate }) => {
    if (closed.status === 'R' || duplicate?.sameContent === true) return [];
    const inside = documents.filter(({ interchange }) => interchange?.index === closed.interchange.index);
    const ours = formatNamed(closed.interchange.standard)?.answers?.setControl;
    const said = [...(envelopes ? [closed.acknowledges ?? []] : []), ...inside.map(believed)];
    return said.flatMap((together) =>
      together.map((each) => ({
        messageId,
        partnerId: partner.id,
        test: closed.interchange.test,
        said: each,
        types: typesOf(each, together),
        setControl: ours,
        isDoubted: together.some((other) => isOfSame(other, each) && namesStranger(other, ours)),
      })),
    );
  });
}

/** Of the same group, or of the same interchange of ours where nothing says a group. */
function isOfSame(one: ReceivedAcknowledgment, other: ReceivedAcknowledgment): boolean {
  return one.groupControl === other.groupControl && one.interchangeControl === other.interchangeControl;
}

/** Of an acknowledgment that is broken itself only a no is believed: somebody must see it, and a yes proves nothing. */
function believed({ acknowledges = [], verdict }: DecodedDocument): readonly ReceivedAcknowledgment[] {
  return verdict.status === 'R' ? acknowledges.filter((said) => said.verdict === 'rejected') : acknowledges;
}

function rowOf({
  messageId,
  partnerId,
  said,
  match,
}: Received & { readonly match: SentAnswer | undefined }): NewReceived {
  return {
    messageId,
    partnerId,
    type: said.type,
    verdict: said.verdict,
    code: said.code,
    interchangeControl: said.interchangeControl ?? null,
    groupControl: said.groupControl ?? null,
    setControl: said.setControl ?? null,
    reference: said.reference ?? null,
    errors: said.errors,
    acknowledgmentId: match?.id ?? null,
  };
}

function unknownNumber({
  type,
  interchangeControl,
  groupControl,
  setControl,
  reference,
  at,
}: ReceivedAcknowledgment): Finding {
  const named = groupControl ?? interchangeControl ?? reference ?? setControl ?? 'nothing';
  return finding('answer-unmatched', `A ${type} speaks of ${named}, under which nothing was sent to this partner`, {
    at,
  });
}

function unknownSet({ type, groupControl, interchangeControl, setControl, at }: ReceivedAcknowledgment): Finding {
  const where = groupControl ?? interchangeControl ?? '';
  return finding('answer-unmatched', `A ${type} speaks of set ${setControl ?? ''} in ${where}, in which no such set was sent`, { at }); // prettier-ignore
}

/** Answers whose acknowledgment did not come in the agreed time. @returns how many */
export async function findOverdue(gateway: Gateway): Promise<number> {
  const late = await gateway.database.transaction(async (tx) => {
    const rows = await lockOverdue(tx, 500);
    await markOverdue(
      tx,
      rows.map(({ id }) => id),
    );
    await tellPerson(
      tx,
      rows.map((sent) => ({
        sent,
        code: 'answer-overdue',
        data: { type: sent.type, controlNumber: sent.controlNumber },
      })),
    );
    return rows;
  });
  for (const { id, partnerId } of late) {
    gateway.log.warn(
      { event: 'answer_overdue', acknowledgmentId: id, partnerId },
      'the partner has not acknowledged our answer in time',
    );
  }
  return late.length;
}

/** The event in the order's history for each trouble. */
const TROUBLES = {
  'answer-rejected': 'answerRejected',
  'answer-overdue': 'answerOverdue',
  'answer-unmatched': 'answerUnmatched',
  'answer-undelivered': 'answerUndelivered',
} as const;

interface Trouble {
  readonly sent: Pick<SentAnswer, 'id' | 'orderId'>;
  readonly code: keyof typeof TROUBLES;
  readonly data: Record<string, unknown>;
}

/** The order's third leg has failed: its history says so, and it stands on the work list. */
export async function tellPerson(tx: Queryable, troubles: readonly Trouble[]): Promise<void> {
  const byOrder = new Map(
    troubles.flatMap((each) => (each.sent.orderId === null ? [] : [[each.sent.orderId, each] as const])),
  );
  if (byOrder.size === 0) return;
  const orders = await lockOrders(tx, [...byOrder.keys()]);
  for (const row of orders) {
    const trouble = byOrder.get(row.id);
    if (trouble === undefined) continue;
    const changed = { ...row, acknowledgmentState: 'failed' as const };
    const event = move(
      changed,
      { type: TROUBLES[trouble.code], actor: 'gateway', data: { acknowledgmentId: trouble.sent.id, ...trouble.data } },
      new Date(),
    );
    await insertEvents(tx, [event]);
    await updateOrders(tx, [changed]);
    const open = await openExceptionOf(tx, row.id);
    await openExceptions(tx, [
      {
        id: derivedId('exc', row.id, trouble.sent.id, trouble.code),
        orderId: row.id,
        revision: row.revision,
        codes: [...new Set([...(open?.codes ?? []), trouble.code])],
      },
    ]);
  }
}

/** What a yes answers. */
const SETTLED: ReadonlySet<string> = new Set(['answer-overdue', 'answer-rejected', 'answer-unmatched']);

/** A late yes, or a no that the partner took back: the order's third leg is whole again, and nobody has to look. */
async function settle(tx: Queryable, settled: readonly SentAnswer[]): Promise<void> {
  const ids = [...new Set(settled.flatMap(({ orderId }) => orderId ?? []))];
  for (const row of ids.length === 0 ? [] : await lockOrders(tx, ids)) {
    if (row.acknowledgmentState !== 'failed') continue;
    const changed = { ...row, acknowledgmentState: 'confirmed' as const };
    const event = move(changed, { type: 'answerAccepted', actor: 'gateway' }, new Date());
    await insertEvents(tx, [event]);
    await updateOrders(tx, [changed]);
    const open = await openExceptionOf(tx, row.id);
    if (open?.codes.every((code) => SETTLED.has(code)) === true)
      await resolveException(tx, row.id, { actor: 'gateway', resolution: 'answerAccepted', reason: null });
  }
}
