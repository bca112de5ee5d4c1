/**
 * Step 7 for mails. What a mail is gets recorded, what a bounce returns is found, and whoever ordered is told what was read: in
 * the transaction that finishes the message, so that nothing is told that is not stored. A loop of its own sends it.
 */
import { authenticationOf, isProven, senderTie } from '../adapters/channels/mail/authentication.ts';
import type { MailAuthentication } from '../adapters/channels/mail/authentication.ts';
import { ContentHash } from '../adapters/channels/mail/content-hash.ts';
import { envelopeIdOf } from '../adapters/channels/mail/envelope-id.ts';
import { addressIn } from '../adapters/channels/mail/send.ts';
import { FACTS_BYTES_MAX, factsOf } from '../adapters/formats/mail/facts.ts';
import type { MailFacts } from '../adapters/formats/mail/facts.ts';
import { languageOf } from '../adapters/formats/mail/language.ts';
import { isThanks } from '../adapters/formats/mail/thanks.ts';
import { holdsOwnText, quotesOwnText } from '../adapters/paper/source/quotes.ts';
import type { Finding } from '../model/finding.ts';
import { derivedId } from '../model/ids.ts';
import { parseMailboxes } from '../model/mailbox.ts';
import type { Order } from '../model/order.ts';
import { isPublicMailDomain } from '../model/public-mail.ts';
import type { Queryable } from '../store/database.ts';
import { markOrdersTold } from '../store/acknowledgments.ts';
import {
  DELIVERIES,
  countAnswersTo,
  insertMailAnswer,
  insertMails,
  isCopyOfAnswered,
  lockMails,
  markBounced,
  markDelivery,
  markTold,
  ordersAsRead,
  ordersToTell,
} from '../store/mail-answers.ts';
import type { AnsweredOrder, MailAnswerRow } from '../store/mail-answers.ts';
import { sendersOfMails } from '../store/mail-senders.ts';
import type { MailSender } from '../store/mail-senders.ts';
import type { MessageProgress, MessageRow } from '../store/messages.ts';
import { tellPerson } from './answers-to-us.ts';
import type { Gateway } from './gateway.ts';
import { mailSignature, maySign } from './mail-keys.ts';
import { bareReceipt, receivedText } from './mail-text.ts';

export interface ReceivedMail {
  readonly message: MessageRow;
  readonly facts: MailFacts;
  readonly authentication: MailAuthentication | undefined;
  /** Of what follows the head; empty for a mail without a Message-ID. */
  readonly contentHash: string;
  /** What a notification about a mail of ours names it by, beside its Message-ID. */
  readonly envelopeId: string | undefined;
}

interface AnsweredMail extends ReceivedMail {
  readonly from: MailSender | undefined;
  /** It stopped or changed an order. */
  readonly isStop: boolean;
}

const ANSWERS_AN_HOUR_MAX = 30; // To one address: two machines that answer each other stop there.
const HOUR_SECONDS = 3600;
const HOURS_MAX = 24; // A receipt of yesterday helps nobody.
const LOOP_SECONDS = 600;
const LOOP_MAX = 5; // To one address that orders nothing: a person writes no more in ten minutes, a system of tickets does for ever.
const VERIFIED_BYTES_MAX = 50 * 1024 * 1024; // The usual limit of mail servers; larger ones are not held for a signature.
const SUBJECT_MAX = 200;

/** Looks at those of the messages that came from a mailbox; before the transaction, because it reads from disk and network. */
export async function receivedMails(gateway: Gateway, messages: readonly MessageRow[]): Promise<ReceivedMail[]> {
  const { mailAuthserv: authserv, mailVerify, mailArcSealers: sealers } = gateway.config;
  const ownDomains = ownDomainsOf(gateway.config);
  const mails: ReceivedMail[] = [];
  for (const message of messages) {
    if (message.channel !== 'mail') continue;
    const isWhole = (mailVerify !== 'none' || sealers.length > 0) && message.bytes <= VERIFIED_BYTES_MAX;
    const start = await startOf(gateway, message, isWhole ? message.bytes : FACTS_BYTES_MAX);
    const facts = await factsOf(start, ownDomains);
    const isSigned = message.bytes <= VERIFIED_BYTES_MAX && maySign(start);
    const bytes = isSigned && !isWhole ? await startOf(gateway, message, message.bytes) : start;
    const signature = isSigned ? await mailSignature(bytes, facts.sender) : undefined;
    const said = await authenticationOf(bytes, {
      authserv,
      verify: isWhole ? mailVerify : 'none',
      sender: facts.sender,
      sealers: isWhole ? sealers : [],
    });
    const found = signature === undefined ? said : { ...(said ?? UNKNOWN), signature };
    // A server that is named looks at every mail: where it says nothing, nothing ties the mail to its sender.
    const authentication =
      authserv === undefined ? found : { ...(found ?? UNKNOWN), proven: isProven(found, facts.sender) };
    const envelopeId = facts.kind === 'bounce' ? envelopeIdOf(bytes.subarray(0, FACTS_BYTES_MAX)) : undefined;
    const contentHash = facts.mailId === '' ? '' : await contentHashOf(gateway, message, facts.mailId);
    mails.push({ message, facts, authentication, contentHash, envelopeId });
  }
  return mails;
}

/** Under which the mailboxes are, and what they answer is sent; nobody has a domain of a provider for themselves. */
function ownDomainsOf({ mail = '', mailFrom = '' }: Gateway['config']): ReadonlySet<string> {
  const addresses = [addressIn(mailFrom), ...parseMailboxes(mail).map(({ user }) => user)];
  const domains = addresses.flatMap((each) => /@([^@\s]+)$/.exec(each)?.[1]?.toLowerCase() ?? []);
  return new Set(domains.filter((domain) => !isPublicMailDomain(domain)));
}

const UNKNOWN: MailAuthentication = { verdict: 'none', by: 'check', dkim: [] };

async function startOf(gateway: Gateway, { sha256 }: MessageRow, bytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of gateway.blobs.read(sha256, 0, bytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function contentHashOf(gateway: Gateway, { sha256, bytes }: MessageRow, mailId: string): Promise<string> {
  const hash = new ContentHash(mailId);
  for await (const chunk of gateway.blobs.read(sha256, 0, bytes)) hash.add(chunk);
  return hash.end();
}

/** Before the orders are checked: who sent them is one of the checks. */
export async function recordMails(tx: Queryable, mails: readonly ReceivedMail[]): Promise<void> {
  await insertMails(
    tx,
    mails.map(({ message, facts, contentHash, authentication = null }) => ({
      messageId: message.id,
      sender: facts.sender,
      replyTo: facts.answerTo === facts.sender ? '' : facts.answerTo,
      mailId: facts.mailId,
      contentHash,
      kind: facts.kind,
      authentication,
    })),
  );
}

export async function answerMails(
  gateway: Gateway,
  tx: Queryable,
  mails: readonly ReceivedMail[],
  progress: readonly MessageProgress[],
  stopped: ReadonlySet<string>,
): Promise<void> {
  const done = new Map(progress.map((row) => [row.id, row]));
  const mine = mails.filter(({ message }) => done.has(message.id));
  if (mine.length === 0) return;
  await lockMails(
    tx,
    mine.flatMap(({ facts: { mailId } }) => (mailId === '' ? [] : [mailId])),
  );
  const orders = await ordersAsRead(
    tx,
    mine.map(({ message }) => message.id),
  );
  for (const mail of mine) {
    await takeNotification(gateway, tx, mail);
    const own = orders.filter(({ messageId }) => messageId === mail.message.id);
    const [from] = await sendersOfMails(tx, [mail.message.id]);
    await answer(gateway, tx, { ...mail, from, isStop: stopped.has(mail.message.id) }, own, done.get(mail.message.id));
  }
}

async function answer(
  gateway: Gateway,
  tx: Queryable,
  mail: AnsweredMail,
  orders: readonly AnsweredOrder[],
  progress: MessageProgress | undefined,
): Promise<void> {
  const { message, facts } = mail;
  const { smtpUrl, mailFrom, mailReply } = gateway.config;
  if (smtpUrl === undefined || mailFrom === undefined || mailReply === 'none') return;
  const told = orders.map(({ state, order, issues }) => ({
    state,
    order: order as Order,
    issues: issues as readonly Finding[],
  }));
  const isInfected = ((progress?.findings ?? []) as readonly Finding[]).some(({ code }) => code === 'virus-found');
  // What was locked is not repeated in the open, nor to somebody who only sends it once more.
  const isSecret = facts.isLocked && orders.length > 0;
  // Neither is it later, whatever else would have kept the receipt back and no longer does.
  const why =
    (isInfected ? 'virus' : undefined) ??
    (isSecret ? 'encrypted' : undefined) ??
    (await whyNot(gateway, tx, mail, {
      own: addressIn(mailFrom),
      hasOrder: orders.length > 0,
      isUnread: isUnread(progress),
      isWorthIt: orders.length > 0 || mail.isStop || isUnread(progress) || waitsForPerson(mail, progress, mailFrom),
    }));
  const waitSeconds = why === undefined ? await waitOf(tx, mail, orders) : 0;
  const withheld = why ?? (waitSeconds === undefined ? 'too-many' : undefined);
  const language = languageOf(`${facts.words}\n${wordsOf(told.map(({ order }) => order))}`);
  const id = derivedId('ans', message.id, 'received');
  await insertMailAnswer(tx, {
    id,
    messageId: message.id,
    event: 'received',
    orderId: null,
    revision: null,
    state: withheld === undefined ? 'pending' : 'withheld',
    reason: withheld ?? null,
    recipient: recipientOf(mail),
    subject: replySubject(facts.subject),
    language,
    body:
      withheld !== undefined
        ? ''
        : // Nothing of the order goes to an address that may have written nothing.
          senderTie(mail.authentication, facts.sender) === 'tied'
          ? orders.length === 0 && !isUnread(progress)
            ? bareReceipt(language, facts.subject)
            : receivedText(language, facts.subject, told, isUnread(progress))
          : bareReceipt(language),
    inReplyTo: facts.mailId,
    thread:
      facts.mailId === '' ? facts.thread : [...facts.thread.filter((each) => each !== facts.mailId), facts.mailId],
    mailId: `<${id}@${ownDomain(mailFrom)}>`,
    waitSeconds: waitSeconds ?? 0,
  });
  if (withheld === undefined) await markTold(tx, message.id, 'none', 'pending');
  gateway.log.info(
    {
      event: 'mail_answer_written',
      messageId: message.id,
      answerId: id,
      ...(withheld === undefined ? {} : { withheld }),
    },
    'mail answer written',
  );
}

/** Mailboxes that nobody reads, by what firms call them. */
const NOBODY =
  /(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|ne[._-]?pas[._-]?repondre|nicht[._-]?antworten|keine[._-]?antwort|no[._-]?responder|non[._-]?rispondere|bounces?|mailer-daemon|postmaster)(?:\d*@|[+._-])/i;

interface WorthAnswering {
  readonly own: string;
  readonly hasOrder: boolean;
  readonly isUnread: boolean;
  readonly isWorthIt: boolean;
}

/** Why nobody is answered; undefined when somebody is. RFC 3834, and what loops in practice look like. */
async function whyNot(
  gateway: Gateway,
  tx: Queryable,
  mail: AnsweredMail,
  { own, hasOrder, isUnread: isUnreadMail, isWorthIt }: WorthAnswering,
): Promise<string | undefined> {
  const { message, facts, authentication, from } = mail;
  const { kind, sender, answerTo, mailId, isOurs } = facts;
  const recipient = recipientOf(mail);
  const isOwnAddress = [sender, answerTo].includes(own.toLowerCase());
  if (isOurs || isOwnAddress || mailId.toLowerCase().endsWith(`@${ownDomain(own)}>`)) return 'loop';
  // A system of tickets acknowledges what it gets, as a mail of a person and with all of it: so would two gateways for ever.
  if (holdsOwnText(facts.words)) return 'loop';
  if (kind !== 'person') return kind;
  if (message.fax !== null) return 'machine'; // A fax service brought it: its own sender has no mail address.
  if (sender === '') return 'no-address';
  if (NOBODY.test(recipient)) return 'no-address';
  if (authentication?.verdict === 'fail') return 'forged'; // An answer would go to somebody who wrote nothing.
  const tie = senderTie(authentication, sender);
  if (tie === 'against' || (tie === 'untied' && !hasOrder)) return 'unproven'; // It may, and nothing was ordered that must be answered.
  if (await isCopyOfAnswered(tx, message.id)) return 'duplicate'; // As of a mail to two mailboxes that are both watched.
  if (!isWorthIt) return 'no-order';
  if (gateway.config.mailReply === 'known' && from?.known !== true) return 'unknown-sender';
  if (hasOrder || isUnreadMail) return undefined; // Machines that answer each other order nothing and attach nothing.
  if (!mail.isStop && quotesOwnText(facts.words)) return 'loop';
  const lately = await countAnswersTo(tx, recipient, { seconds: LOOP_SECONDS, isOfNoOrder: true });
  return lately >= LOOP_MAX ? 'loop' : undefined;
}

/**
 * How long a receipt has to wait, as one address gets so many an hour; undefined where it gets none. What a partner on file orders
 * is told in the hours that follow: it may send many orders at once, and is no loop.
 */
async function waitOf(
  tx: Queryable,
  mail: AnsweredMail,
  orders: readonly AnsweredOrder[],
): Promise<number | undefined> {
  const count = await countAnswersTo(tx, recipientOf(mail), { seconds: HOUR_SECONDS });
  const hours = Math.floor(count / ANSWERS_AN_HOUR_MAX);
  if (hours === 0) return 0;
  const isOfPartner = typeof mail.from?.partnerId === 'string' && orders.some(({ state }) => state !== 'duplicate');
  return isOfPartner && hours <= HOURS_MAX ? hours * HOUR_SECONDS : undefined;
}

/** What was ordered is told to who ordered; elsewhere only within a domain that a partner on file has for itself. */
function recipientOf({ facts, from }: AnsweredMail): string {
  return from?.answeredElsewhere === true ? facts.answerTo : facts.sender;
}

/** Something came along that could not be read: its sender should know, a mere "thank you" needs no answer. */
function isUnread(progress: MessageProgress | undefined): boolean {
  const unread = new Set([
    'attachment-not-read',
    'mail-encrypted',
    'pdf-locked',
    'pdf-damaged',
    'mail-damaged',
    'mail-cut',
    'paper-too-large',
  ]);
  const findings = (progress?.findings ?? []) as readonly Finding[];
  return progress?.state === 'unreadable' || findings.some(({ code }) => unread.has(code));
}

/**
 * It may be an order or a question, which somebody is going to read; who only thanks or says nothing expects no answer, nor does who
 * answered us: a machine that asks whether we are one would be answered for ever.
 */
function waitsForPerson({ facts }: ReceivedMail, progress: MessageProgress | undefined, mailFrom: string): boolean {
  const documents = (progress?.documents ?? []) as readonly { readonly result?: string }[];
  const findings = (progress?.findings ?? []) as readonly Finding[];
  return (
    documents.some(({ result }) => result === 'unclear') &&
    !findings.some(({ code }) => code === 'mail-answer-taken' || code === 'mail-answer-unattached') &&
    !facts.thread.some((id) => id.toLowerCase().endsWith(`@${ownDomain(mailFrom)}>`)) &&
    /\p{L}{2}/u.test(facts.words) &&
    !isThanks(facts.words)
  );
}

/** Message-IDs of ours are told by their domain, which no mail program of the same company uses. */
export function ownDomain(from: string): string {
  const address = addressIn(from).toLowerCase();
  return `ordergate.${address.slice(address.lastIndexOf('@') + 1)}`;
}

function replySubject(subject: string): string {
  const bare = subject.replace(/^(?:\s*(?:re|aw|antw|回复|答复)\s*[::])+\s*/i, '').slice(0, SUBJECT_MAX);
  return bare === '' ? 'Re:' : `Re: ${bare}`;
}

/** What tells in which language somebody orders. */
export function wordsOf(orders: readonly Order[]): string {
  return orders
    .flatMap(({ lines, notes = [] }) => [
      ...lines.slice(0, 50).map(({ description = '', sourceUom = '' }) => `${description} ${sourceUom}`),
      ...notes.map(({ text }) => text),
    ])
    .join('\n');
}

/** What a mail server says of an answer of ours: that it came back, or how far it got, which is kept as the proof of it. */
async function takeNotification(
  gateway: Gateway,
  tx: Queryable,
  { message, facts, envelopeId }: ReceivedMail,
): Promise<void> {
  const { bounce } = facts;
  if (bounce === undefined || (bounce.mailIds.length === 0 && envelopeId === undefined)) return;
  const notified = { mailIds: bounce.mailIds, envelopeId, messageId: message.id };
  const { action, reason, status } = bounce;
  const delivery = DELIVERIES.find((each) => each === action);
  if (delivery !== undefined) {
    for (const row of await markDelivery(tx, notified, delivery)) {
      if (row.state === 'sent') await markArrived(tx, row);
      gateway.metrics.mailAnswers.inc({ result: delivery });
      gateway.log.info(
        { event: 'mail_answer_delivery', answerId: row.id, messageId: row.messageId, delivery, status },
        'a mail server told how far an answer got',
      );
    }
  }
  if (action !== 'failed') return;
  for (const row of await markBounced(tx, notified, reason)) {
    await tellUndelivered(tx, row, reason);
    gateway.metrics.mailAnswers.inc({ result: 'bounced' });
    gateway.log.warn(
      { event: 'mail_answer_bounced', answerId: row.id, messageId: row.messageId, status },
      'an answer could not be delivered',
    );
  }
}

/** The third leg: a receipt tells of every order of its message, a confirmation of one. */
export async function markArrived(
  tx: Queryable,
  { messageId, orderId }: Pick<MailAnswerRow, 'messageId' | 'orderId'>,
): Promise<void> {
  if (orderId === null) await markTold(tx, messageId, 'pending', 'acknowledged');
  else await markOrdersTold(tx, [], [orderId]);
}

/** An answer that does not arrive is no answer: somebody has to tell the sender in another way. */
export async function tellUndelivered(
  tx: Queryable,
  answered: Pick<MailAnswerRow, 'id' | 'messageId' | 'orderId'>,
  reason: string,
): Promise<void> {
  const orderIds = answered.orderId === null ? await ordersToTell(tx, answered.messageId) : [answered.orderId];
  await tellPerson(
    tx,
    orderIds.map((orderId) => ({ sent: { id: answered.id, orderId }, code: 'answer-undelivered', data: { reason } })),
  );
}
