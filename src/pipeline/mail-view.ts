/** What a person wants to know of a received mail: its head, whether its sender is who it says, what became of its attachments. */
import { FACTS_BYTES_MAX, factsOf } from '../adapters/formats/mail/facts.ts';
import type { Finding } from '../model/finding.ts';
import { mailOf, ordersAsRead } from '../store/mail-answers.ts';
import type { MessageRow } from '../store/messages.ts';
import type { Gateway } from './gateway.ts';

export interface MailView {
  readonly from: string;
  readonly fromName: string;
  /** Where an answer goes. */
  readonly answerTo: string;
  readonly subject: string;
  readonly date: string | null;
  readonly kind: string;
  /** As it was found when the mail came; null where nobody looked. */
  readonly authentication: unknown;
  readonly attachments: readonly MailAttachment[];
}

/** What was done with one attachment, in the words of its finding. */
export interface MailAttachment {
  readonly result: 'read' | 'skipped' | 'notRead';
  readonly message: string;
  /** The orders that were read from it. */
  readonly orderIds: readonly string[];
}

const RESULTS: Readonly<Record<string, MailAttachment['result']>> = {
  'attachment-read': 'read',
  'attachment-skipped': 'skipped',
  'attachment-not-read': 'notRead',
};

export async function mailView({ blobs, database }: Gateway, message: MessageRow): Promise<MailView> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blobs.read(message.sha256, 0, FACTS_BYTES_MAX)) chunks.push(chunk);
  const [facts, kept, orders] = await Promise.all([
    factsOf(Buffer.concat(chunks)),
    mailOf(database, message.id),
    ordersAsRead(database, [message.id]),
  ]);
  const { sender, senderName, answerTo, subject, date = null, kind } = facts;
  const documents = message.documents as readonly { readonly findings?: readonly Finding[] }[];
  const told = [
    ...orders.map(({ orderId, issues }) => ({ orderId, findings: issues as readonly Finding[] })),
    ...documents.map(({ findings = [] }) => ({ orderId: undefined, findings })),
    { orderId: undefined, findings: message.findings as readonly Finding[] },
  ];
  return {
    from: sender,
    fromName: senderName,
    answerTo,
    subject,
    date,
    kind,
    authentication: kept?.authentication ?? null,
    attachments: attachmentsIn(told),
  };
}

/** One for each attachment, although each order in it says where it was read. */
function attachmentsIn(
  told: readonly { readonly orderId: string | undefined; readonly findings: readonly Finding[] }[],
): MailAttachment[] {
  const found = new Map<string, { result: MailAttachment['result']; message: string; orderIds: string[] }>();
  for (const { orderId, findings } of told) {
    for (const { code, message } of findings) {
      const result = RESULTS[code];
      if (result === undefined) continue;
      const one = found.get(message) ?? { result, message, orderIds: [] };
      found.set(message, one);
      if (orderId !== undefined) one.orderIds.push(orderId);
    }
  }
  return [...found.values()];
}
