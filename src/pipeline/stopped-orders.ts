/**
 * Which orders a mail cancels, stops or changes: those of its sender that it names by their numbers, in its own words or in a paper that
 * says so, and where it names none, those of its thread.
 */
import { cancellationSaid, changeSaid, letterOf, stopSaid, takenBackIn } from '../adapters/formats/mail/change.ts';
import { changeOfNamed, moreSaid } from '../adapters/formats/mail/more-said.ts';
import type { Order } from '../model/order.ts';
import { isPublicMailDomain } from '../model/public-mail.ts';
import type { Queryable } from '../store/database.ts';
import { openOrdersOf } from '../store/customer-orders.ts';
import type { CustomerOrder } from '../store/customer-orders.ts';
import { sendersOfMails } from '../store/mail-answers.ts';
import type { AnsweredOrder } from '../store/mail-answers.ts';
import type { ReceivedMail } from './answer-mails.ts';
import { asksForGoods } from './normalize.ts';

export interface Stopping {
  /** The mail says that an order shall not go on, or be another one; without a number it means those of its thread. */
  readonly verdict: 'stopped' | 'changed' | undefined;
  /** It says more than thanks in a thread, which may be a change, or an answer to what we asked. */
  readonly isMore: boolean;
  readonly named: readonly CustomerOrder[];
}

const NONE: Stopping = { verdict: undefined, isMore: false, named: [] };

/** @param own what the mail was read as itself */
export async function stoppedBy(tx: Queryable, mail: ReceivedMail, own: readonly AnsweredOrder[]): Promise<Stopping> {
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
  const isMore = facts.kind === 'person' && moreSaid(letter) !== undefined;
  if (!isStopped && !isChanged && takenBack === '') return { ...NONE, isMore };
  const domain = domainOf(facts.sender);
  const [from] = await sendersOfMails(tx, [mail.message.id]);
  const theirs = await openOrdersOf(tx, { partnerId: from?.partnerId ?? null, domain });
  const ownIds = new Set(own.map(({ orderId }) => orderId));
  const ordered = new Set(orders.filter(asksForGoods).map(({ poNumber }) => poNumber));
  const believed = theirs.filter(
    ({ orderId, poNumber, sender, partnerId }) =>
      !ownIds.has(orderId) &&
      // Words that change an order may be read as one under its number.
      (isChanged || !ordered.has(poNumber)) &&
      isBelieved(mail, [sender ?? ''], partnerId !== null && partnerId === from?.partnerId),
  );
  const replaced = believed.filter(({ poNumber }) => !ordered.has(poNumber) && isNamed(takenBack, poNumber));
  if (replaced.length > 0) return { verdict: 'stopped', isMore, named: replaced };
  if (!isStopped && !isChanged) return { ...NONE, isMore };
  const namedIn = (text: string): CustomerOrder[] =>
    said === undefined && !isChanged ? [] : believed.filter(({ poNumber }) => isNamed(text, poNumber));
  const inPaper = believed.filter((order) =>
    [...canceled, ...changes].some(({ poNumber }) => poNumber === order.poNumber),
  );
  const inWords = namedIn(`${letter.newest} ${letter.between.join(' ')}`);
  // The subject of a reply is that of the mail before it.
  const inText = inWords.length === 0 ? namedIn(letter.subject) : inWords;
  const named = [...new Map([...inPaper, ...inText].map((order) => [order.orderId, order])).values()];
  return { verdict: isStopped ? 'stopped' : 'changed', isMore, named };
}

/**
 * Whether a mail is believed about an order: it is from the address that ordered or to which we wrote, or from another one of that
 * domain, which vouches for it and is a firm's own; or from the partner on file whose order it is.
 */
export function isBelieved(
  { facts, authentication }: ReceivedMail,
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

const NUMBER_MIN = 3; // `5` stands in every mail.

/** Not as a part of another number: `PO-78` is not in `PO-781`, nor `781` in `PO-781/2`. */
function isNamed(text: string, poNumber: string): boolean {
  const [words, number] = [text.toLowerCase(), poNumber.toLowerCase()];
  if (number.length < NUMBER_MIN) return false;
  for (let at = words.indexOf(number); at >= 0; at = words.indexOf(number, at + 1)) {
    const before = words.slice(Math.max(0, at - 2), at);
    const behind = words.slice(at + number.length, at + number.length + 2);
    if (!/[a-z\d]$|\d[-./_]$/.test(before) && !/^[a-z\d]|^[-./_][a-z\d]/.test(behind)) return true;
  }
  return false;
}
