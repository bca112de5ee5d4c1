/**
 * Step 7 for orders that came by mail, once they are decided: confirmed when the ERP has them, or refused by a person. Written in
 * the transaction that makes it true, in the thread of the receipt; sent with the others.
 */
import { derivedId } from '../model/ids.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { insertMailAnswer, mailOf, receiptOf } from '../store/mail-answers.ts';
import type { MailAnswerRow, MailEvent } from '../store/mail-answers.ts';
import type { OrderRow } from '../store/orders.ts';
import { ownDomain } from './answer-mails.ts';
import { confirmationText, rejectionText } from './confirmation-text.ts';
import type { Gateway } from './gateway.ts';
import { languageNamed, orderSheet, sheetSource } from './order-sheet.ts';

/** Whoever wrote an order that went on is a customer, however many orders they send and whether they were known before. */
const ENDED_BY_ACCEPTANCE: ReadonlySet<string | null> = new Set(['unknown-sender', 'too-many', 'no-order']);

/** @returns whether the sender is told by mail */
export async function confirmByMail(
  gateway: Gateway,
  tx: Queryable,
  order: OrderRow,
  { revision, decision, reason }: { revision: Order; decision: 'accepted' | 'rejected'; reason?: string | undefined },
): Promise<boolean> {
  const { config } = gateway;
  const { smtpUrl, mailFrom, mailReply, mailConfirm, publicUrl } = config;
  if (smtpUrl === undefined || mailFrom === undefined || mailReply === 'none' || mailConfirm === 'none') return false;
  const receipt = order.messageId === null ? undefined : await receiptOf(tx, order.messageId);
  if (receipt === undefined) return false;
  const event = decision === 'accepted' ? 'confirmed' : 'rejected';
  const withheld = whyWithheld(receipt, event);
  const language = languageNamed(receipt.language);
  const id = derivedId('ans', order.id, order.revision, event);
  const body = async (): Promise<string> => {
    if (event === 'rejected') return rejectionText(language, revision, reason);
    const source = await sheetSource(tx, config, { orderId: order.id, revision: order.revision, at: new Date() });
    if (source === undefined) throw new TypeError(`Order ${order.id} has no revision ${order.revision}.`);
    return confirmationText(language, {
      order: revision,
      sheet: orderSheet(language, source),
      erpOrderNumber: source.erpOrderNumber,
      hasLink: publicUrl !== undefined && (await isOfSender(tx, receipt)),
    });
  };
  const { inReplyTo, recipient, subject } = receipt;
  await insertMailAnswer(tx, {
    id,
    messageId: receipt.messageId,
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
    thread: receipt.state === 'withheld' ? receipt.thread : [...receipt.thread, receipt.mailId],
    mailId: `<${id}@${ownDomain(mailFrom)}>`,
  });
  gateway.log.info(
    {
      event: 'mail_answer_written',
      messageId: receipt.messageId,
      orderId: order.id,
      answerId: id,
      tells: event,
      ...(withheld === undefined ? {} : { withheld }),
    },
    'mail answer written',
  );
  return withheld === undefined;
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
