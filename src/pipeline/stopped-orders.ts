/**
 * Which orders a mail cancels, stops or changes: those of its sender that it names by their numbers, in its own words or in a paper that
 * says so, and where it names none, those of its thread.
 */
import type { MailFacts } from '../adapters/formats/mail/facts.ts';
import { cancellationSaid, changeSaid, letterOf, stopSaid, takenBackIn } from '../adapters/formats/mail/change.ts';
import type { Letter } from '../adapters/formats/mail/change.ts';
import { changeOfNamed, moreSaid, moreSaidOf } from '../adapters/formats/mail/more-said.ts';
import type { Order } from '../model/order.ts';
import { spelledNumber } from '../model/order-number.ts';
import type { Queryable } from '../store/database.ts';
import { openOrdersOf, subjectsInThread } from '../store/customer-orders.ts';
import type { CustomerOrder } from '../store/customer-orders.ts';
import { sendersOfMails } from '../store/mail-senders.ts';
import { partnersById } from '../store/partners.ts';
import type { AnsweredOrder } from '../store/mail-answers.ts';
import type { ReceivedMail } from './answer-mails.ts';
import { beliefIn, domainOf } from './belief.ts';
import { UNTAKEN, WAITING } from './customer-answer.ts';
import { namesIn } from './named-numbers.ts';
import { asksForGoods } from './normalize.ts';
import { sentAgain } from './sent-again.ts';

/** An order of who wrote the mail, or of whom he says to be. */
export interface MeantOrder extends CustomerOrder {
  readonly isDoubted: boolean;
}

export interface Stopping {
  /**
   * The mail says that an order shall not go on, or be another one; without a number it means those of its thread. Undefined where it names
   * orders and says something of them that is neither thanks nor a question, in words that nobody knows.
   */
  readonly verdict: 'stopped' | 'changed' | undefined;
  /** It says more than thanks in a thread, which may be a change, or an answer to what we asked. */
  readonly isMore: boolean;
  readonly named: readonly MeantOrder[];
  /** What it may mean where it names none, and stands in no thread. */
  readonly unnamed?: readonly MeantOrder[];
  /** Words of a stop that may name orders which have not come yet. */
  readonly early?: string;
}

const NONE: Stopping = { verdict: undefined, isMore: false, named: [] };

/** Whether it may say so of an order that has not come yet. */
export function mayStop({ words }: MailFacts): boolean {
  const read = letterOf(words);
  const letter = { ...read, added: read.subject };
  return stopSaid(letter) !== undefined || cancellationSaid(letter) !== undefined || takenBackIn(letter).length > 0;
}

/**
 * @param own what the mail was read as itself
 * @param attached what files of the mail say that are no orders
 */
export async function stoppedBy(
  tx: Queryable,
  mail: ReceivedMail,
  own: readonly AnsweredOrder[],
  attached: string,
): Promise<Stopping> {
  const said = await saidBy(tx, mail, own, attached);
  const again = await sentAgain(tx, own, (ids) => ordersOfSender(tx, mail, ids));
  if (again === undefined) return said;
  const named = [...new Map([...said.named, ...again.named].map((order) => [order.orderId, order])).values()];
  return { ...said, verdict: said.verdict === 'stopped' ? 'stopped' : again.verdict, named };
}

/** Whoever writes through a list writes as a person does; whether anybody is answered there is another question. */
export function isWritten({ kind }: Pick<MailFacts, 'kind'>): boolean {
  return kind === 'person' || kind === 'list';
}

async function saidBy(
  tx: Queryable,
  mail: ReceivedMail,
  own: readonly AnsweredOrder[],
  files: string,
): Promise<Stopping> {
  const { facts } = mail;
  const letter = letterOf(facts.words, await subjectsInThread(tx, facts.thread));
  const orders = own.map(({ order }) => order as Order);
  const canceled = orders.filter(({ purpose }) => purpose === 'cancellation');
  const isOrder = orders.some(asksForGoods);
  const byPerson = isWritten(facts);
  const attached = letterOf(isOrder ? '' : `\n${files}`);
  // Whoever orders may ask for a day before which nothing is sent: that stops no other order, unless the sentence names it.
  const takenBack = isOrder && byPerson ? takenBackIn(letter).join('\n') : '';
  const said = isOrder ? cancellationSaid(letter) : (stopSaid(letter) ?? stopSaid(attached));
  const isStopped = (maySay(facts, isOrder) && said !== undefined) || canceled.length > 0;
  const changes = orders.filter(({ purpose }) => purpose === 'change');
  const changeWords = isOrder ? changeSaid(letter, true) : (changeOfNamed(letter) ?? changeSaid(attached, true));
  const isChanged = !isStopped && ((byPerson && changeWords !== undefined) || changes.length > 0);
  const isMore = byPerson && (moreSaid(letter, senderOf(facts)) !== undefined || attached.newest.trim() !== '');
  if (!isStopped && !isChanged && (!byPerson || (isOrder && takenBack === ''))) return { ...NONE, isMore };
  const theirs = await ordersOfSender(tx, mail, new Set(own.map(({ orderId }) => orderId)));
  const ordered = new Set(orders.filter(asksForGoods).flatMap(({ poNumber }) => poNumber ?? []));
  const inTakenBack = namesIn(takenBack);
  const replaced = theirs.filter(({ poNumber }) => !ordered.has(poNumber) && inTakenBack.has(poNumber));
  const early =
    isStopped || takenBack !== '' ? earlyIn(isOrder ? takenBack : textOf(mail, letter, attached), canceled) : '';
  const stopped = (orders: readonly CustomerOrder[]): Pick<Stopping, 'early'> => ({
    early: withoutNumbers(early, [...ordered, ...numbersOf(orders)]),
  });
  if (replaced.length > 0) return { verdict: 'stopped', isMore, named: replaced, ...stopped(replaced) };
  const inWords = namedIn(letter, attached, theirs, byPerson);
  if (!isStopped && !isChanged) {
    const open = isOrder ? [] : inWords.filter(isOpen);
    const isMeant =
      open.length > 0 &&
      (attached.newest.trim() !== '' || moreSaidOf(letter, numbersOf(open), senderOf(facts)) !== undefined);
    return isMeant ? { verdict: undefined, isMore: true, named: open } : { ...NONE, isMore, ...stopped([]) };
  }
  const inPaper = theirs.filter((order) =>
    [...canceled, ...changes].some(({ poNumber }) => poNumber === order.poNumber),
  );
  // Words that change an order may be read as one under its number; what else an order names is another paper's. A paper whose own number
  // was not read means what the words name.
  const isWordless = said === undefined && !isChanged && inPaper.length > 0;
  const inText = isWordless ? [] : inWords.filter(({ poNumber }) => isMeantBy(ordered, poNumber, isChanged));
  const named = [...new Map([...inPaper, ...inText].map((order) => [order.orderId, order])).values()];
  // A program says of other things that they are canceled as well, such as of itself.
  if (!byPerson && named.length === 0 && !isPlainStop(facts, letter)) return NONE;
  const isUnnamed = byPerson && !isOrder && named.length === 0 && namesNoNumber(letter, files);
  return {
    verdict: isStopped ? 'stopped' : 'changed',
    isMore,
    named,
    ...(isUnnamed ? { unnamed: recentOf(theirs, facts.sender) } : {}),
    ...stopped(named),
  };
}

/** What programs write of themselves: that a mail was read, or did not arrive, which they quote. */
function maySay({ kind }: MailFacts, isOrder: boolean): boolean {
  return isWritten({ kind }) || (!isOrder && (kind === 'machine' || kind === 'autoReply'));
}

/** Of a program in a thread: `Order 4711 is cancelled` without the number that we know. Absence notes say what becomes of mails. */
function isPlainStop({ kind }: MailFacts, letter: Letter): boolean {
  return kind === 'machine' && cancellationSaid(letter) !== undefined;
}

function isOpen({ state }: Pick<CustomerOrder, 'state'>): boolean {
  return UNTAKEN.has(state) || WAITING.has(state);
}

/** Words for orders, in the languages that orders are read in. */
const OF_ORDERS =
  /(?<!\p{L})(?:p\.?o\.?s?|orders?|deliver(?:y|ies)|shipments?|\p{L}*bestell\p{L}*|auftr[aä]g\p{L}*|lieferung\p{L}*|commandes?|livraisons?|pedidos?|[oó]rden(?:es)?|encomendas?|entregas?|ordin[ei]|consegn[ae]|levering\p{L}*|zamówie\p{L}*|zleceni\p{L}*|dostaw\p{L}*|objedn[aá]v\p{L}*|rendel[eé]s\p{L}*|megrendel\p{L}*|beställning\p{L}*|leverans\p{L}*|bestilling\p{L}*|ordr\p{L}*|tilau\p{L}*|toimitu\p{L}*|sipari[sş]\p{L}*|comenz\p{L}*|comand\p{L}*|narud[zž]b\p{L}*|naročil\p{L}*|заказ\p{L}*|замовлен\p{L}*|поръчк\p{L}*|παραγγελ\p{L}*)(?!\p{L})|订单|訂單|采购单|注文|発注|주문|הזמנ|طلب/iu;

/** `Please cancel today's order`: which one is not said, so it may be any. A number that no order has yet is kept for it. */
function namesNoNumber({ subject, unsigned, between }: Letter, files: string): boolean {
  const text = [subject, unsigned, ...between, files].join(' ');
  const number = /(?:\d[^\p{L}\d\s]?){4,}/u.exec(text.replaceAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g, ' '));
  return number === null && OF_ORDERS.test(text);
}

/** What that address ordered lately and nobody took yet; where all was taken, the last of it, so that a person knows. */
function recentOf(orders: readonly MeantOrder[], sender: string): MeantOrder[] {
  const since = (days: number): MeantOrder[] =>
    orders.filter((order) => order.sender === sender && order.receivedAt.getTime() > Date.now() - days * DAY_MS);
  const open = since(MEANT_DAYS).filter(isOpen);
  return open.length > 0 ? open : since(TAKEN_DAYS).slice(0, 1);
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MEANT_DAYS = 30;
const TAKEN_DAYS = 3;

function senderOf({ senderName, sender }: MailFacts): string {
  return `${senderName} <${sender}>`;
}

/** What of a stop is kept for orders to come; of a mail that came locked only numbers are. */
function textOf({ facts: { isLocked } }: ReceivedMail, letter: Letter, attached: Letter): string {
  const text = [letter.subject, letter.newest, ...letter.between, attached.newest].join('\n').trim();
  return isLocked ? (text.match(/[\p{L}\d][\p{L}\d\-_/.#]*\d[\p{L}\d]*/gu) ?? []).join(' ') : text;
}

function earlyIn(words: string, canceled: readonly Order[]): string {
  const text = [words.slice(0, EARLY_MAX), ...canceled.flatMap(({ poNumber }) => poNumber ?? [])].join('\n').trim();
  return /\d/.test(text) ? text : '';
}

const EARLY_MAX = 2000;

function withoutNumbers(text: string, numbers: readonly string[]): string {
  const rest = numbers.reduce((left, number) => {
    const spelled = spelledNumber(number);
    return spelled === undefined ? left : left.replaceAll(new RegExp(spelled, 'giu'), '…');
  }, text);
  return /\d/.test(rest) ? rest : '';
}

function isMeantBy(ordered: ReadonlySet<string>, poNumber: string, isChanged: boolean): boolean {
  return ordered.size === 0 || (isChanged && ordered.has(poNumber));
}

/** Open orders of who wrote the mail, or of whom he says to be, but for those that it brought. */
async function ordersOfSender(tx: Queryable, mail: ReceivedMail, own: ReadonlySet<string>): Promise<MeantOrder[]> {
  const [from] = await sendersOfMails(tx, [mail.message.id]);
  const namedPartnerId = from?.namedPartnerId ?? null;
  const theirs = await openOrdersOf(tx, { partnerId: namedPartnerId, domain: domainOf(mail.facts.sender) });
  const partners = await partnersById(
    tx,
    theirs.flatMap(({ partnerId }) => partnerId ?? []),
  );
  return theirs.flatMap((order) => {
    const { orderId, sender, partnerId } = order;
    const belief = beliefIn(mail, {
      addresses: [sender ?? ''],
      isPartner: partnerId !== null && partnerId === namedPartnerId,
      profile: partners.get(partnerId ?? '')?.profile,
    });
    return own.has(orderId) || belief === 'none' ? [] : [{ ...order, isDoubted: belief === 'doubted' }];
  });
}

/** In its own words or files, else in the subject. That of a reply, or of an answer by a program, is the subject of the mail before it. */
function namedIn(
  { subject, newest, between }: Letter,
  attached: Letter,
  orders: readonly MeantOrder[],
  hasSubject: boolean,
): MeantOrder[] {
  const numbers = numbersOf(orders);
  const texts = [`${newest} ${between.join(' ')} ${attached.newest}`, hasSubject ? subject : ''].map((text) =>
    namesIn(text),
  );
  for (const text of texts) {
    const inFull = orders.filter(({ poNumber }) => text.has(poNumber));
    if (inFull.length > 0) return inFull;
    const inPart = orders.filter(({ poNumber }) => text.hasDigitsOf(poNumber, numbers));
    if (inPart.length > 0) return inPart;
  }
  return [];
}

function numbersOf(orders: readonly CustomerOrder[]): string[] {
  return [...new Set(orders.map(({ poNumber }) => poNumber))];
}
