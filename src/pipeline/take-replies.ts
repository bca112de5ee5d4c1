/**
 * A customer's reply to a mail of ours, or to the mail that ordered: its words go to the history of the order, which waits for a
 * person. Who wrote it must be who ordered; a reply that is an order itself is read as one.
 */
import type { MailFacts } from '../adapters/formats/mail/facts.ts';
import { marksOf, quoteDepths } from '../adapters/paper/source/quotes.ts';
import { finding } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { isPublicMailDomain } from '../model/public-mail.ts';
import { END_STATES } from '../model/states.ts';
import type { OrderState } from '../model/states.ts';
import type { Queryable } from '../store/database.ts';
import { ordersAsRead, ordersInThread } from '../store/mail-answers.ts';
import type { ThreadOrder } from '../store/mail-answers.ts';
import type { MessageProgress } from '../store/messages.ts';
import { lockOrders } from '../store/orders.ts';
import type { ReceivedMail } from './answer-mails.ts';
import { keepCustomerAnswer } from './customer-answer.ts';
import type { Gateway } from './gateway.ts';
import { asksForGoods } from './normalize.ts';

const WORDS_MAX = 2000;

/** @returns the progress of the messages, with what is told of replies among them */
export async function takeReplies(
  gateway: Gateway,
  tx: Queryable,
  mails: readonly ReceivedMail[],
  progress: readonly MessageProgress[],
): Promise<MessageProgress[]> {
  const mailOf = new Map(mails.map((mail) => [mail.message.id, mail]));
  const told: MessageProgress[] = [];
  for (const row of progress) {
    const mail = mailOf.get(row.id);
    told.push(mail === undefined || !isReply(mail) ? row : await takeReply(gateway, tx, mail, row));
  }
  return told;
}

/** Machines answer by themselves, and what they write answers no question. */
function isReply({ message, facts }: ReceivedMail): boolean {
  return facts.kind === 'person' && !facts.isOurs && message.fax === null && facts.thread.length > 0;
}

async function takeReply(
  gateway: Gateway,
  tx: Queryable,
  mail: ReceivedMail,
  progress: MessageProgress,
): Promise<MessageProgress> {
  const { message, facts } = mail;
  if (((progress.findings ?? []) as readonly Finding[]).some(({ code }) => code === 'virus-found')) return progress;
  const all = await ordersInThread(tx, facts.thread);
  if (all.length === 0) return progress;
  const own = await ordersAsRead(tx, [message.id]);
  if (own.some(({ order }) => asksForGoods(order as Order))) return progress;
  const ownIds = new Set(own.map(({ orderId }) => orderId));
  const inThread = all.filter(({ orderId }) => !ownIds.has(orderId));
  if (inThread.length === 0) return progress;
  const theirs = inThread.filter((order) => isFromCustomer(mail, order));
  if (theirs.length === 0) {
    const who = facts.sender === '' ? 'somebody' : facts.sender;
    return unattached(progress, inThread, `and was written by ${who}, who did not order it`);
  }
  const open = theirs.filter(({ state }) => !END_STATES.has(state as OrderState));
  // The newest mail of the thread says which order is meant, when one thread has several.
  const meant = facts.thread.findLast((id) => open.some(({ mailId }) => mailId === id));
  const ids = new Set(open.filter(({ mailId }) => mailId === meant).map(({ orderId }) => orderId));
  if (ids.size === 0) return unattached(progress, theirs, `which is ${theirs[0]?.state ?? 'over'}`);
  for (const order of await lockOrders(tx, [...ids])) {
    const { id: orderId } = order;
    const by = { messageId: message.id };
    await keepCustomerAnswer(tx, order, { by, actor: facts.sender, verdict: 'answered', reason: wordsOf(facts) });
    gateway.log.info({ event: 'customer_replied', orderId, messageId: message.id }, 'a customer answered by mail');
  }
  const names = namesOf(open.filter(({ orderId }) => ids.has(orderId)));
  return withFinding(progress, finding('mail-answer-taken', `The mail was put to ${names}.`));
}

/**
 * The address that ordered, or to which we wrote; or another one of that domain, which vouches for it and is a firm's own. What such a mail follows
 * is known only to who had our mail, or the order itself.
 */
function isFromCustomer({ facts, authentication }: ReceivedMail, { sender, recipient }: ThreadOrder): boolean {
  if (facts.sender === '' || authentication?.verdict === 'fail' || authentication?.proven === false) return false;
  // Who asked for answers to another domain may be somebody else than who ordered.
  const isTheirs = recipient !== null && (sender === null || domainOf(recipient) === domainOf(sender));
  const addresses = [sender ?? '', isTheirs ? recipient.toLowerCase() : ''].filter((address) => address !== '');
  return addresses.some(
    (address) =>
      address === facts.sender ||
      (authentication?.verdict === 'pass' &&
        domainOf(address) === domainOf(facts.sender) &&
        !isPublicMailDomain(domainOf(address))),
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
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

function namesOf(orders: readonly ThreadOrder[]): string {
  return [...new Set(orders.map(({ orderId, poNumber }) => `order ${poNumber ?? orderId}`))].slice(0, 10).join(', ');
}

/** It stays among the messages that somebody must look at, whatever else it seems to be. */
function unattached(progress: MessageProgress, orders: readonly ThreadOrder[], why: string): MessageProgress {
  const documents = (progress.documents as readonly { readonly result: string }[]).map((document) =>
    document.result === 'notAnOrder' ? { ...document, result: 'unclear' } : document,
  );
  const told = finding('mail-answer-unattached', `The mail stands in the thread of ${namesOf(orders)}, ${why}.`);
  return withFinding({ ...progress, documents }, told);
}

function withFinding(progress: MessageProgress, told: Finding): MessageProgress {
  return { ...progress, findings: [...progress.findings, told] };
}
