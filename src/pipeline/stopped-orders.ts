/**
 * Which orders a mail cancels, stops or changes: those of its sender that it names by their numbers, in its own words or in a paper that
 * says so, and where it names none, those of its thread.
 */
import type { MailFacts } from '../adapters/formats/mail/facts.ts';
import { cancellationSaid, changeSaid, letterOf, stopSaid, takenBackIn } from '../adapters/formats/mail/change.ts';
import type { Letter } from '../adapters/formats/mail/change.ts';
import { changeOfNamed, moreSaid, moreSaidOf } from '../adapters/formats/mail/more-said.ts';
import type { Order } from '../model/order.ts';
import { isPublicMailDomain } from '../model/public-mail.ts';
import type { Queryable } from '../store/database.ts';
import { openOrdersOf } from '../store/customer-orders.ts';
import type { CustomerOrder } from '../store/customer-orders.ts';
import { sendersOfMails } from '../store/mail-answers.ts';
import type { AnsweredOrder } from '../store/mail-answers.ts';
import type { ReceivedMail } from './answer-mails.ts';
import { UNTAKEN, WAITING } from './customer-answer.ts';
import { isNamed } from './named-numbers.ts';
import { asksForGoods } from './normalize.ts';
import { sentAgain } from './sent-again.ts';

export interface Stopping {
  /**
   * The mail says that an order shall not go on, or be another one; without a number it means those of its thread. Undefined where it names
   * orders and says something of them that is neither thanks nor a question, in words that nobody knows.
   */
  readonly verdict: 'stopped' | 'changed' | undefined;
  /** It says more than thanks in a thread, which may be a change, or an answer to what we asked. */
  readonly isMore: boolean;
  readonly named: readonly CustomerOrder[];
  /** Words of a stop that may name orders which have not come yet. */
  readonly early?: string;
}

const NONE: Stopping = { verdict: undefined, isMore: false, named: [] };

/** Whether it may say so of an order that has not come yet. */
export function mayStop({ words }: MailFacts): boolean {
  const letter = letterOf(words);
  return stopSaid(letter) !== undefined || cancellationSaid(letter) !== undefined || takenBackIn(letter).length > 0;
}

/** @param own what the mail was read as itself */
export async function stoppedBy(tx: Queryable, mail: ReceivedMail, own: readonly AnsweredOrder[]): Promise<Stopping> {
  const said = await saidBy(tx, mail, own);
  const again = await sentAgain(tx, own, (ids) => believedOrders(tx, mail, ids));
  if (again === undefined) return said;
  const named = [...new Map([...said.named, ...again.named].map((order) => [order.orderId, order])).values()];
  return { ...said, verdict: said.verdict === 'stopped' ? 'stopped' : again.verdict, named };
}

async function saidBy(tx: Queryable, mail: ReceivedMail, own: readonly AnsweredOrder[]): Promise<Stopping> {
  const { facts } = mail;
  const letter = letterOf(facts.words);
  const orders = own.map(({ order }) => order as Order);
  const canceled = orders.filter(({ purpose }) => purpose === 'cancellation');
  const isOrder = orders.some(asksForGoods);
  // Whoever orders may ask for a day before which nothing is sent: that stops no other order, unless the sentence names it.
  const takenBack = isOrder && facts.kind === 'person' ? takenBackIn(letter).join('\n') : '';
  const said = isOrder ? cancellationSaid(letter) : stopSaid(letter);
  const isStopped = (facts.kind === 'person' && said !== undefined) || canceled.length > 0;
  const changes = orders.filter(({ purpose }) => purpose === 'change');
  const changeWords = isOrder ? changeSaid(letter, true) : changeOfNamed(letter);
  const isChanged = !isStopped && ((facts.kind === 'person' && changeWords !== undefined) || changes.length > 0);
  const isMore = facts.kind === 'person' && moreSaid(letter, senderOf(facts)) !== undefined;
  if (!isStopped && !isChanged && (facts.kind !== 'person' || (isOrder && takenBack === '')))
    return { ...NONE, isMore };
  const believed = await believedOrders(tx, mail, new Set(own.map(({ orderId }) => orderId)));
  const ordered = new Set(orders.filter(asksForGoods).flatMap(({ poNumber }) => poNumber ?? []));
  const replaced = believed.filter(({ poNumber }) => !ordered.has(poNumber) && isNamed(takenBack, poNumber));
  const early = isStopped || takenBack !== '' ? earlyIn(isOrder ? takenBack : textOf(mail, letter), canceled) : '';
  const stopped = (orders: readonly CustomerOrder[]): Pick<Stopping, 'early'> => ({
    early: withoutNumbers(early, [...ordered, ...numbersOf(orders)]),
  });
  if (replaced.length > 0) return { verdict: 'stopped', isMore, named: replaced, ...stopped(replaced) };
  const inWords = namedIn(letter, believed);
  if (!isStopped && !isChanged) {
    const open = isOrder ? [] : inWords.filter(({ state }) => UNTAKEN.has(state) || WAITING.has(state));
    const isMeant = open.length > 0 && moreSaidOf(letter, numbersOf(open), senderOf(facts)) !== undefined;
    return isMeant ? { verdict: undefined, isMore: true, named: open } : { ...NONE, isMore, ...stopped([]) };
  }
  // Words that change an order may be read as one under its number; what else an order names is another paper's.
  const inText =
    said === undefined && !isChanged ? [] : inWords.filter(({ poNumber }) => isMeantBy(ordered, poNumber, isChanged));
  const inPaper = believed.filter((order) =>
    [...canceled, ...changes].some(({ poNumber }) => poNumber === order.poNumber),
  );
  const named = [...new Map([...inPaper, ...inText].map((order) => [order.orderId, order])).values()];
  return { verdict: isStopped ? 'stopped' : 'changed', isMore, named, ...stopped(named) };
}

function senderOf({ senderName, sender }: MailFacts): string {
  return `${senderName} <${sender}>`;
}

/** What of a stop is kept for orders to come; of a mail that came locked only numbers are. */
function textOf({ facts: { isLocked } }: ReceivedMail, { subject, newest, between }: Letter): string {
  const text = [subject, newest, ...between].join('\n');
  return isLocked ? (text.match(/[\p{L}\d][\p{L}\d\-_/.#]*\d[\p{L}\d]*/gu) ?? []).join(' ') : text;
}

function earlyIn(words: string, canceled: readonly Order[]): string {
  const text = [words.slice(0, EARLY_MAX), ...canceled.flatMap(({ poNumber }) => poNumber ?? [])].join('\n').trim();
  return /\d/.test(text) ? text : '';
}

const EARLY_MAX = 2000;

function withoutNumbers(text: string, numbers: readonly string[]): string {
  const rest = numbers.reduce((left, number) => left.split(number).join('…'), text);
  return /\d/.test(rest) ? rest : '';
}

function isMeantBy(ordered: ReadonlySet<string>, poNumber: string, isChanged: boolean): boolean {
  return ordered.size === 0 || (isChanged && ordered.has(poNumber));
}

/** Open orders of who wrote the mail, but for those that it brought. */
async function believedOrders(tx: Queryable, mail: ReceivedMail, own: ReadonlySet<string>): Promise<CustomerOrder[]> {
  const [from] = await sendersOfMails(tx, [mail.message.id]);
  const theirs = await openOrdersOf(tx, { partnerId: from?.partnerId ?? null, domain: domainOf(mail.facts.sender) });
  return theirs.filter(
    ({ orderId, sender, partnerId }) =>
      !own.has(orderId) && isBelieved(mail, [sender ?? ''], partnerId !== null && partnerId === from?.partnerId),
  );
}

/** In its own words, else in the subject. That of a reply is the subject of the mail before it. */
function namedIn({ subject, newest, between }: Letter, orders: readonly CustomerOrder[]): CustomerOrder[] {
  const inWords = orders.filter(({ poNumber }) => isNamed(`${newest} ${between.join(' ')}`, poNumber));
  return inWords.length === 0 ? orders.filter(({ poNumber }) => isNamed(subject, poNumber)) : inWords;
}

function numbersOf(orders: readonly CustomerOrder[]): string[] {
  return [...new Set(orders.map(({ poNumber }) => poNumber))];
}

/**
 * Whether a mail is believed about an order: it is from the address that ordered or to which we wrote, or from another one of that
 * domain, which vouches for it and is a firm's own; or from the partner on file whose order it is.
 */
export function isBelieved(
  { facts, authentication }: Pick<ReceivedMail, 'authentication'> & { readonly facts: Pick<MailFacts, 'sender'> },
  addresses: readonly string[],
  isPartner = false,
): boolean {
  if (facts.sender === '' || authentication?.verdict === 'fail' || authentication?.proven === false) return false;
  return (
    isPartner ||
    addresses.some(
      (address) =>
        address !== '' &&
        (address === facts.sender ||
          (authentication?.verdict === 'pass' &&
            domainOf(address) === domainOf(facts.sender) &&
            !isPublicMailDomain(domainOf(address)))),
    )
  );
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
