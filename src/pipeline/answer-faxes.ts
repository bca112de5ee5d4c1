/**
 * Step 7 by fax, for partners who agreed to it: that a fax came and what was read in it, and what became of an order. Written
 * in the transaction that makes it true. Only numbers from a partner's profile are ever dialled: a stranger who shows an
 * expensive number must not be able to have it called.
 */
import { languageOf } from '../adapters/formats/mail/language.ts';
import { derivedId } from '../model/ids.ts';
import type { Order } from '../model/order.ts';
import { phoneDigits } from '../model/phone-number.ts';
import type { Queryable } from '../store/database.ts';
import { insertFaxAnswer, markOrdersOfFax } from '../store/fax-answers.ts';
import { ordersAsRead } from '../store/mail-answers.ts';
import type { MessageProgress, MessageRow } from '../store/messages.ts';
import type { OrderRow } from '../store/orders.ts';
import { partnerById } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import { faxDecision, faxReceipt } from './fax-text.ts';
import type { Gateway } from './gateway.ts';
import { sendsFaxes } from './send-faxes.ts';

/** Receipts of faxes whose reading has just ended. */
export async function answerFaxes(
  gateway: Gateway,
  tx: Queryable,
  messages: readonly MessageRow[],
  progress: readonly MessageProgress[],
): Promise<void> {
  if (!sendsFaxes(gateway.config)) return;
  const done = new Set(progress.map(({ id }) => id));
  for (const { id, fax } of messages) {
    // The network has shown whose number called; what a machine or a mail says of itself is answered by people.
    if (fax === null || !done.has(id) || fax.partnerBy !== 'caller' || fax.partnerId === null) continue;
    const partner = await partnerById(tx, fax.partnerId);
    const recipient = numberFor(gateway, partner, 'receipt');
    if (partner === undefined || recipient === undefined) continue;
    const orders = (await ordersAsRead(tx, [id])).map(({ order }) => order as Order);
    const language = languageOf(orders.map(wordsOf).join('\n'));
    const answer = {
      id: derivedId('ans', id, 'fax', 'received'),
      subject: id,
      event: 'received' as const,
      messageId: id,
      orderId: null,
      partnerId: partner.id,
      recipient,
      language,
      body: faxReceipt(language, { ...fax, orders }),
    };
    if (await insertFaxAnswer(tx, answer)) await markOrdersOfFax(tx, answer, ['none'], 'pending');
    tell(gateway, answer);
  }
}

/** @returns whether the partner is told the decision by fax */
export async function confirmByFax(
  gateway: Gateway,
  tx: Queryable,
  order: OrderRow,
  { revision, decision, reason }: { revision: Order; decision: 'accepted' | 'rejected'; reason?: string | undefined },
): Promise<boolean> {
  const { id: orderId, messageId, partnerId } = order;
  if (!sendsFaxes(gateway.config) || messageId === null || partnerId === null) return false;
  const recipient = numberFor(gateway, await partnerById(tx, partnerId), 'confirmation');
  if (recipient === undefined) return false;
  const subject = `${orderId}:${order.revision}`;
  const language = languageOf(wordsOf(revision));
  const answer = {
    id: derivedId('ans', subject, 'fax', decision),
    subject,
    event: decision,
    messageId,
    orderId,
    partnerId,
    recipient,
    language,
    body: faxDecision(language, {
      order: revision,
      erpOrderNumber: order.erpOrderNumber ?? undefined,
      decision,
      reason,
    }),
  };
  await insertFaxAnswer(tx, answer);
  tell(gateway, answer);
  return true;
}

/** The number to dial, when the partner agreed to be told that by fax. */
function numberFor(
  { config }: Gateway,
  partner: PartnerRow | undefined,
  what: 'receipt' | 'confirmation',
): string | undefined {
  const agreed = partner?.profile.answers?.fax;
  const [number] = partner?.profile.faxNumbers ?? [];
  if (number === undefined || (agreed !== what && agreed !== 'both')) return undefined;
  const digits = phoneDigits(number, config.faxCountry);
  if (digits === undefined) return undefined;
  // Without any country code it is dialled as it is written.
  return /^\s*(?:\+|00)/.test(number) || config.faxCountry !== undefined ? `+${digits}` : digits;
}

function wordsOf({ lines, notes = [] }: Order): string {
  const items = lines.slice(0, 50).map(({ description = '', sourceUom = '' }) => `${description} ${sourceUom}`);
  return [...items, ...notes.map(({ text }) => text)].join('\n');
}

function tell({ log }: Gateway, { id, messageId, event }: { id: string; messageId: string; event: string }): void {
  log.info({ event: 'fax_answer_written', answerId: id, messageId, tells: event }, 'fax answer written');
}
