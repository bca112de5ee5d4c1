/**
 * A customer's reply to a mail of ours, or to the mail that ordered: its words go to the history of the order, which waits for a
 * person. Who wrote it must be who ordered; a reply that is an order itself is read as one. What a mail cancels, stops or changes is held where the
 * ERP does not have it yet, whether the mail is a reply or names the order by its number.
 */
import type { MailFacts } from '../adapters/formats/mail/facts.ts';
import { marksOf, quoteDepths } from '../adapters/paper/source/quotes.ts';
import { finding } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { END_STATES } from '../model/states.ts';
import type { OrderState } from '../model/states.ts';
import type { Queryable } from '../store/database.ts';
import { lockDeliveriesOf } from '../store/deliveries.ts';
import { ordersAsRead, ordersInThread } from '../store/mail-answers.ts';
import type { ThreadOrder } from '../store/mail-answers.ts';
import { sendersOfMails } from '../store/mail-senders.ts';
import type { MessageProgress } from '../store/messages.ts';
import { keepStop, lockStops } from '../store/early-stops.ts';
import { lockOrders } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import { partnersById } from '../store/partners.ts';
import type { ReceivedMail } from './answer-mails.ts';
import { beliefIn, domainOf } from './belief.ts';
import type { Belief } from './belief.ts';
import { keepCustomerAnswer, UNTAKEN, WAITING } from './customer-answer.ts';
import { holdStopped } from './early-stops.ts';
import type { Gateway } from './gateway.ts';
import { asksForGoods } from './normalize.ts';
import { isWritten, mayStop, stoppedBy } from './stopped-orders.ts';
import type { Stopping } from './stopped-orders.ts';

const WORDS_MAX = 2000;

export interface Replies {
  /** Of the messages, with what is told of replies among them. */
  readonly progress: MessageProgress[];
  /** Ids of deliveries that were withdrawn: nothing is queued for them, and their jobs are to be forgotten. */
  readonly withdrawn: readonly string[];
  /** Ids of messages that stopped or changed an order: who wrote them is told that they came. */
  readonly stopped: ReadonlySet<string>;
}

export async function takeReplies(
  gateway: Gateway,
  tx: Queryable,
  mails: readonly ReceivedMail[],
  progress: readonly MessageProgress[],
): Promise<Replies> {
  const mailOf = new Map(mails.map((mail) => [mail.message.id, mail]));
  const told: MessageProgress[] = [];
  const withdrawn: string[] = [];
  const stopped = new Set<string>();
  await lockStops(
    tx,
    mails.some(({ facts }) => mayStop(facts)),
  );
  for (const row of progress) {
    const mail = mailOf.get(row.id);
    if (mail === undefined || mail.facts.isOurs || mail.message.fax !== null) told.push(row);
    else told.push(await takeReply(gateway, tx, mail, row, { withdrawn, stopped }));
  }
  const ids = progress.map(({ id }) => id);
  return { progress: told, withdrawn: [...withdrawn, ...(await holdStopped(gateway, tx, ids))], stopped };
}

async function takeReply(
  gateway: Gateway,
  tx: Queryable,
  mail: ReceivedMail,
  progress: MessageProgress,
  { withdrawn, stopped }: { readonly withdrawn: string[]; readonly stopped: Set<string> },
): Promise<MessageProgress> {
  const { message, facts } = mail;
  if (((progress.findings ?? []) as readonly Finding[]).some(({ code }) => code === 'virus-found')) return progress;
  const own = await ordersAsRead(tx, [message.id]);
  const stopping = await stoppedBy(tx, mail, own, saidInFiles(progress, own));
  const { verdict: said, named, unnamed = [], early = '' } = stopping;
  if (early !== '') await keepStop(tx, message.id, early);
  const meant = new Map<string, string | null>(named.map(({ orderId, poNumber }) => [orderId, poNumber]));
  const { answered, isDoubted = false, unattached: why } = await inThreadOf(tx, mail, own, stopping);
  const doubted = new Set([...named, ...unnamed].flatMap((order) => (order.isDoubted ? [order.orderId] : [])));
  for (const { orderId } of answered) {
    if (isDoubted) doubted.add(orderId);
    else doubted.delete(orderId);
  }
  for (const { orderId, poNumber } of answered)
    if (said !== undefined && named.length === 0) meant.set(orderId, poNumber);
  if (answered.length === 0 && why === undefined)
    for (const { orderId, poNumber } of unnamed) meant.set(orderId, poNumber);
  const names = new Map<string, string | null>([
    ...answered.map(({ orderId, poNumber }) => [orderId, poNumber] as const),
    ...meant,
  ]);
  if (names.size === 0) return why === undefined ? progress : unattached(progress, why.orders, why.text);
  await lockDeliveriesOf(tx, [...names.keys()]);
  const unproven: Named[] = [];
  for (const order of await lockOrders(tx, [...names.keys()])) {
    const { id: orderId } = order;
    const plain = verdictOn(order, meant.has(orderId), stopping);
    // What may be a stranger's says nothing of an order but that somebody should look at it.
    if (doubted.has(orderId) && plain === 'answered') {
      unproven.push({ orderId, poNumber: names.get(orderId) ?? null });
      names.delete(orderId);
      continue;
    }
    const verdict = doubted.has(orderId) ? 'doubted' : plain;
    if (verdict === 'stopped' || verdict === 'changed') stopped.add(message.id);
    const saying = { by: { messageId: message.id }, actor: writerOf(facts), verdict, reason: wordsOf(facts) } as const;
    withdrawn.push(...(await keepCustomerAnswer(tx, order, saying)));
    gateway.log.info(
      { event: 'customer_replied', orderId, messageId: message.id, verdict },
      'a customer wrote about an order by mail',
    );
  }
  if (names.size === 0) return unattached(progress, unproven, `and nothing proves that ${writerOf(facts)} wrote it`);
  const listed = namesOf([...names].map(([orderId, poNumber]) => ({ orderId, poNumber })));
  return withFinding(progress, finding('mail-answer-taken', `The mail was put to ${listed}.`));
}

/**
 * What waits for a person is answered by most of what its customer says; what was let go on and is not taken yet is changed by it. What
 * the ERP has is changed where the mail plainly says so.
 */
function verdictOn({ state }: OrderRow, isMeant: boolean, { verdict, isMore }: Stopping): Verdict {
  if (isMeant && verdict === 'stopped') return 'stopped';
  if (WAITING.has(state)) return 'answered';
  return (isMeant && verdict === 'changed') || (isMore && UNTAKEN.has(state)) ? 'changed' : 'answered';
}

type Verdict = 'stopped' | 'changed' | 'answered';

type Named = Pick<ThreadOrder, 'orderId' | 'poNumber'>;

interface InThread {
  /** The orders that a reply answers. */
  readonly answered: readonly ThreadOrder[];
  /** Nothing proves that their customer wrote it. */
  readonly isDoubted?: boolean;
  /** Why it answers none of those that stand in its thread. */
  readonly unattached?: { readonly orders: readonly Named[]; readonly text: string };
}

/** Machines answer by themselves, and what they write answers no question; but they may cancel what they ordered. */
async function inThreadOf(
  tx: Queryable,
  mail: ReceivedMail,
  own: readonly { readonly orderId: string; readonly order: unknown }[],
  { verdict }: Stopping,
): Promise<InThread> {
  const { facts } = mail;
  const isPlain = isWritten(facts) || verdict === 'stopped';
  if (!isPlain || facts.thread.length === 0) return { answered: [] };
  const isChange = verdict === 'changed';
  const ordered = own.map(({ order }) => order as Order).filter(asksForGoods);
  // `400 x 4002 please` under no number of its own may be what the order of its thread becomes, if nobody has that yet.
  const mayChange = ordered.length > 0 && !isChange;
  const numbers = ordered.flatMap(({ poNumber }) => poNumber ?? []);
  if (mayChange && numbers.length > 0) return { answered: [] };
  const ownIds = new Set(own.map(({ orderId }) => orderId));
  const inThread = (await ordersInThread(tx, facts.thread)).filter(
    ({ orderId, poNumber, state }) =>
      !ownIds.has(orderId) &&
      (!mayChange || UNTAKEN.has(state as OrderState)) &&
      (numbers.length === 0 || numbers.includes(poNumber ?? '')),
  );
  if (inThread.length === 0) return { answered: [] };
  const beliefs = await beliefsIn(tx, mail, inThread);
  const believed = inThread.filter((_, index) => beliefs[index] === 'believed');
  const isDoubted = believed.length === 0;
  const theirs = isDoubted ? inThread.filter((_, index) => beliefs[index] === 'doubted') : believed;
  if (theirs.length === 0) {
    const text = `and was written by ${writerOf(facts)}, who did not order it`;
    return { answered: [], unattached: { orders: inThread, text } };
  }
  const open = theirs.filter(({ state }) => !END_STATES.has(state as OrderState));
  // The newest mail of the thread says which order is meant, when one thread has several.
  const meant = facts.thread.findLast((id) => open.some(({ mailId }) => mailId === id));
  const answered = open.filter(({ mailId }) => mailId === meant);
  if (answered.length > 0) return { answered, isDoubted };
  return { answered, unattached: { orders: theirs, text: `which is ${theirs[0]?.state ?? 'over'}` } };
}

/** What a mail follows is known only to who had our mail, or the order itself. */
async function beliefsIn(tx: Queryable, mail: ReceivedMail, orders: readonly ThreadOrder[]): Promise<Belief[]> {
  const [from] = await sendersOfMails(tx, [mail.message.id]);
  const partners = await partnersById(
    tx,
    orders.flatMap(({ partnerId }) => partnerId ?? []),
  );
  return orders.map(({ sender, recipient, partnerId }) => {
    // Who asked for answers to another domain may be somebody else than who ordered.
    const isTheirs = recipient !== null && (sender === null || domainOf(recipient) === domainOf(sender));
    return beliefIn(mail, {
      addresses: [sender ?? '', isTheirs ? recipient.toLowerCase() : ''],
      isPartner: partnerId !== null && partnerId === from?.namedPartnerId,
      profile: partners.get(partnerId ?? '')?.profile,
      hadOurMail: recipient !== null,
    });
  });
}

function writerOf({ sender }: MailFacts): string {
  return sender === '' ? 'somebody' : sender;
}

/** What is new in it. What came locked is not repeated in the open. */
function wordsOf({ words, isLocked }: MailFacts): string | undefined {
  if (isLocked) return undefined;
  const lines = words.slice(words.indexOf('\n') + 1).split(/\r?\n/);
  const depths = quoteDepths(lines, marksOf(lines));
  const said = lines
    .filter((_, index) => depths[index] === 0)
    .join('\n')
    .trim();
  const text = (said === '' ? lines.join('\n').trim() : said).replaceAll(/\n{3,}/g, '\n\n');
  if (text === '') return undefined;
  return text.length > WORDS_MAX ? `${text.slice(0, WORDS_MAX - 1)}…` : text;
}

/** What files of the mail say that order nothing. */
function saidInFiles(
  { documents, findings: told }: MessageProgress,
  own: readonly { readonly issues: unknown }[],
): string {
  const listed = (documents ?? []) as readonly { readonly findings?: readonly Finding[] }[];
  const issues = own.flatMap((order) => order.issues as readonly Finding[]);
  const all = [...((told ?? []) as readonly Finding[]), ...issues, ...listed.flatMap(({ findings = [] }) => findings)];
  return all.flatMap(({ code, message }) => (code === 'attachment-says' ? message : [])).join('\n');
}

function namesOf(orders: readonly Named[]): string {
  return [...new Set(orders.map(({ orderId, poNumber }) => `order ${poNumber ?? orderId}`))].slice(0, 10).join(', ');
}

/** It stays among the messages that somebody must look at, whatever else it seems to be. */
function unattached(progress: MessageProgress, orders: readonly Named[], why: string): MessageProgress {
  const documents = (progress.documents as readonly { readonly result: string }[]).map((document) =>
    document.result === 'notAnOrder' ? { ...document, result: 'unclear' } : document,
  );
  const told = finding('mail-answer-unattached', `The mail stands in the thread of ${namesOf(orders)}, ${why}.`);
  return withFinding({ ...progress, documents }, told);
}

function withFinding(progress: MessageProgress, told: Finding): MessageProgress {
  return { ...progress, findings: [...progress.findings, told] };
}
