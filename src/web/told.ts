/** What the sender was told by mail or by fax, in words: what it was, what became of it, and why nobody is answered. Pure. */
import type { AcknowledgmentState, MessageState } from '../model/states.ts';
import type { AnswerTone } from './answers.ts';
import { instant } from './text.ts';

/** An answer by mail, as the API lists it. */
export interface MailAnswer {
  readonly id: string;
  readonly event: 'received' | 'confirmed' | 'rejected';
  /** Null for a receipt, which tells of the whole message. */
  readonly orderId: string | null;
  readonly state: 'pending' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'bounced' | 'withheld';
  readonly reason: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: string;
  readonly sentAt: string | null;
  /** The message by which it came back. */
  readonly bouncedBy: string | null;
  /** What mail servers said of it; null while they said nothing. */
  readonly delivery: 'delayed' | 'relayed' | 'delivered' | null;
  readonly deliveryAt: string | null;
  /** The message that said so. */
  readonly deliveryBy: string | null;
}

/** An answer by fax, as the API lists it. */
export interface FaxAnswer {
  readonly id: string;
  readonly event: 'received' | 'accepted' | 'rejected';
  readonly orderId: string | null;
  readonly state: 'pending' | 'sending' | 'queued' | 'sent' | 'failed' | 'uncertain';
  readonly reason: string | null;
  readonly recipient: string;
  readonly body: string;
  readonly createdAt: string;
  readonly pages: number | null;
  readonly doneAt: string | null;
}

/** One answer, however it went. */
export interface Told {
  readonly id: string;
  /** `Receipt`, `Confirmation` or `Rejection`. */
  readonly what: string;
  readonly by: 'mail' | 'fax';
  readonly recipient: string;
  readonly createdAt: string;
  readonly text: string;
  readonly tone: AnswerTone;
  /** What became of it. */
  readonly outcome: string;
  readonly when: string | undefined;
  /** What the other side said when it took or refused it. */
  readonly reason: string | undefined;
  /** The message that proves it. */
  readonly proof: string | undefined;
}

const EVENTS = {
  received: 'Receipt',
  confirmed: 'Confirmation',
  accepted: 'Confirmation',
  rejected: 'Rejection',
} as const;

type Outcome = readonly [tone: AnswerTone, text: string];

const BY_MAIL: Record<Exclude<MailAnswer['state'], 'withheld'>, Outcome> = {
  pending: ['moving', 'To be sent'],
  sending: ['moving', 'Being sent'],
  sent: ['good', 'Sent; nothing was said of its delivery'],
  failed: ['bad', 'Refused by the mail server'],
  uncertain: ['attention', 'May have gone out; it is not sent twice'],
  bounced: ['bad', 'Came back: it was not delivered'],
};

const DELIVERY: Record<NonNullable<MailAnswer['delivery']>, Outcome> = {
  delivered: ['good', 'Delivered'],
  relayed: ['good', 'Passed on to a server that does not say more'],
  delayed: ['attention', 'Delayed; the mail servers keep trying'],
};

const BY_FAX: Record<FaxAnswer['state'], Outcome> = {
  pending: ['moving', 'To be sent'],
  sending: ['moving', 'Being handed to the fax server'],
  queued: ['moving', 'The fax server has it'],
  sent: ['good', 'Delivered: all pages came through'],
  failed: ['bad', 'Not delivered'],
  uncertain: ['attention', 'May have gone out; it is not sent twice'],
};

export function toldByMail(answer: MailAnswer): Told | undefined {
  const { state, delivery, event, createdAt, sentAt, deliveryAt, reason } = answer;
  if (state === 'withheld') return undefined;
  const [tone, outcome] = state === 'sent' && delivery !== null ? DELIVERY[delivery] : BY_MAIL[state];
  const at = delivery === null ? sentAt : deliveryAt;
  return {
    ...pick(answer),
    what: EVENTS[event],
    by: 'mail',
    createdAt,
    text: `Subject: ${answer.subject}\n\n${answer.body}`,
    tone,
    outcome,
    when: at === null ? undefined : instant(at),
    reason: reason ?? undefined,
    proof: answer.bouncedBy ?? answer.deliveryBy ?? undefined,
  };
}

export function toldByFax(answer: FaxAnswer): Told {
  const [tone, outcome] = BY_FAX[answer.state];
  return {
    ...pick(answer),
    what: EVENTS[answer.event],
    by: 'fax',
    createdAt: answer.createdAt,
    text: answer.body,
    tone,
    outcome,
    when: answer.doneAt === null ? undefined : instant(answer.doneAt),
    reason: answer.reason ?? undefined,
    proof: undefined,
  };
}

function pick({ id, recipient }: { readonly id: string; readonly recipient: string }) {
  return { id, recipient };
}

/** Of the answers to a message, those that tell of this order: its own, and the receipt of the whole. Oldest first. */
export function about<Answer extends { readonly orderId: string | null; readonly createdAt: string }>(
  answers: readonly Answer[],
  orderId: string | undefined,
): Answer[] {
  return answers
    .filter((answer) => orderId === undefined || answer.orderId === null || answer.orderId === orderId)
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
}

const WITHHELD: Readonly<Record<string, string>> = {
  'virus': 'a virus was found in it',
  'loop': 'it is one of our own mails, come back',
  'machine': 'a machine wrote it',
  'list': 'it came by a mailing list',
  'autoReply': 'it is an automatic reply, or is marked as one',
  'receipt': 'it only says that a mail of ours was read',
  'bounce': 'it came from a mail system, as what says that a mail was not delivered',
  'no-address': 'it names no address that takes answers',
  'forged': 'its sender is forged, so the answer would reach somebody who wrote nothing',
  'unproven':
    'nothing shows that its sender wrote it, or a server says that it comes from elsewhere, so the answer may reach somebody who wrote nothing',
  'no-order': 'it orders nothing',
  'unknown-sender': 'nobody knows its sender, and only known ones are answered',
  'too-many': 'this address had too many answers within an hour',
  'duplicate': 'the same mail came before, here or to another mailbox, and was answered then',
  'encrypted': 'it was encrypted, and what was locked is not repeated in the open',
};

/** `it orders nothing (no-order)`, the code for whoever looks it up. */
export function withheldText(reason: string | null): string {
  const code = reason ?? 'unknown';
  const words = WITHHELD[code];
  return words === undefined ? code : `${words} (${code})`;
}

/** Of a message, or of an order, of which nothing was told. */
export type Untold =
  | { readonly message: MessageState }
  | { readonly acknowledgment: AcknowledgmentState; readonly channel: string };

export function untoldText(untold: Untold): string {
  const isOwed =
    'message' in untold
      ? untold.message === 'received' || untold.message === 'decoding'
      : untold.acknowledgment === 'pending';
  if (isOwed) return 'None yet.';
  if ('channel' in untold && untold.channel === 'form') return 'None: the customer sees this order in the portal.';
  if ('channel' in untold && untold.channel === 'phone') return 'None: the order was taken by telephone.';
  return 'None, and none is owed.';
}
