/**
 * Step 7 for orders that came by mail or from the portal, once they are decided: confirmed when the ERP has them, or refused by a
 * person. Written in the transaction that makes it true, in the thread of the receipt where there is one; sent with the others.
 */
import { languageOf } from '../adapters/formats/mail/language.ts';
import type { Language } from '../adapters/formats/mail/language.ts';
import { derivedId } from '../model/ids.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { insertMailAnswer, mailOf, receiptOf } from '../store/mail-answers.ts';
import type { MailAnswerRow, MailEvent, NewMailAnswer } from '../store/mail-answers.ts';
import { languageInvited } from '../store/account-mails.ts';
import { accountById } from '../store/accounts.ts';
import { messageById } from '../store/messages.ts';
import type { OrderRow } from '../store/orders.ts';
import { ownDomain, wordsOf } from './answer-mails.ts';
import { confirmationText, rejectionText, subjectOf } from './confirmation-text.ts';
import type { Gateway } from './gateway.ts';
import { languageNamed, orderSheet, sheetSource } from './order-sheet.ts';

/** Whoever wrote an order that went on is a customer, however many orders they send and whether they were known before. */
const ENDED_BY_ACCEPTANCE: ReadonlySet<string | null> = new Set([
  'unknown-sender',
  'too-many',
  'no-order',
  'duplicate',
  // A person has looked whether it is from them, and let it go on.
  'unproven',
]);

/** @returns whether who ordered is told by mail */
export async function confirmByMail(
  gateway: Gateway,
  tx: Queryable,
  order: OrderRow,
  { revision, decision, reason }: { revision: Order; decision: 'accepted' | 'rejected'; reason?: string | undefined },
): Promise<boolean> {
  const { config } = gateway;
  const { smtpUrl, mailFrom, mailReply, mailConfirm, publicUrl } = config;
  if (smtpUrl === undefined || mailFrom === undefined || mailReply === 'none' || mailConfirm === 'none') return false;
  const event = decision === 'accepted' ? 'confirmed' : 'rejected';
  const to = await addresseeOf(tx, order, revision, event);
  if (to === undefined) return false;
  const { language, withheld } = to;
  const id = derivedId('ans', order.id, order.revision, event);
  const body = async (): Promise<string> => {
    if (event === 'rejected') return rejectionText(language, revision, reason);
    const source = await sheetSource(tx, config, { orderId: order.id, revision: order.revision, at: new Date() });
    if (source === undefined) throw new TypeError(`Order ${order.id} has no revision ${order.revision}.`);
    return confirmationText(language, {
      order: revision,
      sheet: orderSheet(language, source),
      erpOrderNumber: source.erpOrderNumber,
      hasLink: publicUrl !== undefined && to.isSender,
    });
  };
  const { messageId, recipient, subject, inReplyTo, thread } = to;
  await insertMailAnswer(tx, {
    id,
    messageId,
    event,
    orderId: order.id,
    revision: order.revision,
    state: withheld === undefined ? 'pending' : 'withheld',
    reason: withheld ?? null,
    recipient,
    subject,
    language,
    body: withheld === undefined ? await body() : '',
    inReplyTo,
    thread,
    mailId: `<${id}@${ownDomain(mailFrom)}>`,
  });
  gateway.log.info(
    {
      event: 'mail_answer_written',
      messageId,
      orderId: order.id,
      answerId: id,
      tells: event,
      ...(withheld === undefined ? {} : { withheld }),
    },
    'mail answer written',
  );
  return withheld === undefined;
}

/** To whom it goes, in which thread and language. */
interface Addressee extends Pick<NewMailAnswer, 'messageId' | 'recipient' | 'subject' | 'inReplyTo' | 'thread'> {
  readonly language: Language;
  /** Why it is not sent. */
  readonly withheld: string | undefined;
  /** Whether who gets it is who ordered, and may speak for the order by a link. */
  readonly isSender: boolean;
}

/** Whoever wrote the mail, where the order came by mail; the owner of the account, where it came from the portal. */
async function addresseeOf(
  tx: Queryable,
  { messageId, channel, partnerId }: OrderRow,
  order: Order,
  event: MailEvent,
): Promise<Addressee | undefined> {
  if (messageId === null) return undefined;
  if (channel === 'form') return ownerOf(tx, messageId, partnerId, order);
  const receipt = await receiptOf(tx, messageId);
  if (receipt === undefined) return undefined;
  return {
    messageId,
    recipient: receipt.recipient,
    subject: receipt.subject,
    inReplyTo: receipt.inReplyTo,
    thread: receipt.state === 'withheld' ? receipt.thread : [...receipt.thread, receipt.mailId],
    language: languageNamed(receipt.language),
    withheld: whyWithheld(receipt, event),
    isSender: await isOfSender(tx, receipt),
  };
}

/** An account that was closed, or is this customer's no more, is told nothing. */
async function ownerOf(
  tx: Queryable,
  messageId: string,
  partnerId: string | null,
  order: Order,
): Promise<Addressee | undefined> {
  const message = await messageById(tx, messageId);
  const account = await accountById(tx, message?.apiKeyId ?? '');
  if (account === undefined || account.closedAt !== null || partnerId === null) return undefined;
  if (!account.customers.includes(partnerId)) return undefined;
  const invited = await languageInvited(tx, account.id);
  const language = invited === undefined ? languageOf(wordsOf([order])) : languageNamed(invited);
  return {
    messageId,
    recipient: account.email,
    subject: subjectOf(language, order),
    inReplyTo: '',
    thread: [],
    language,
    withheld: undefined,
    isSender: true,
  };
}

/** Whoever writes under a customer's name and asks to be answered elsewhere gets no link with which to speak for that customer. */
async function isOfSender(tx: Queryable, { messageId, recipient }: MailAnswerRow): Promise<boolean> {
  const mail = await mailOf(tx, messageId);
  return mail !== undefined && domainOf(mail.sender) === domainOf(recipient);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A machine, a loop, a forged sender stay what they were when the mail came. */
function whyWithheld({ state, reason }: MailAnswerRow, event: MailEvent): string | undefined {
  if (state !== 'withheld') return undefined;
  return event === 'confirmed' && ENDED_BY_ACCEPTANCE.has(reason) ? undefined : (reason ?? 'unknown');
}
