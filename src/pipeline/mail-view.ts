/** What a person wants to know of a received mail: its head, whether its sender is who it says, what became of its attachments. */
import { FACTS_BYTES_MAX, factsOf } from '../adapters/formats/mail/facts.ts';
import type { Finding } from '../model/finding.ts';
import { mailOf, ordersAsRead } from '../store/mail-answers.ts';
import type { MessageRow } from '../store/messages.ts';
import type { Gateway } from './gateway.ts';
import { attachmentsOf, ordersOfPages, partsOf } from './mail-parts.ts';
import type { MailAttachment, Told } from './mail-parts.ts';

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

const RESULTS: Readonly<Record<string, MailAttachment['result']>> = {
  'attachment-read': 'read',
  'attachment-skipped': 'skipped',
  'attachment-not-read': 'notRead',
};

export async function mailView(gateway: Gateway, message: MessageRow): Promise<MailView> {
  const { blobs, database } = gateway;
  const chunks: Uint8Array[] = [];
  for await (const chunk of blobs.read(message.sha256, 0, FACTS_BYTES_MAX)) chunks.push(chunk);
  const [facts, kept, orders] = await Promise.all([
    factsOf(Buffer.concat(chunks)),
    mailOf(database, message.id),
    ordersAsRead(database, [message.id]),
  ]);
  const { sender, senderName, answerTo, subject, date = null, kind } = facts;
  const documents = message.documents as readonly { readonly findings?: readonly Finding[] }[];
  const told: Told[] = [
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
    attachments: await attachmentsIn(gateway, message, told),
  };
}

/** Nothing became of a mail that was not read yet; one that cannot be taken apart has what its findings say. */
async function attachmentsIn(
  gateway: Gateway,
  message: MessageRow,
  told: readonly Told[],
): Promise<readonly MailAttachment[]> {
  if (message.state === 'received' || message.state === 'decoding') return [];
  const parts = await partsOf(gateway, message);
  if (parts === undefined) return attachmentsTold(told);
  const orderIds = told.flatMap(({ orderId }) => orderId ?? []);
  const hasWords = parts.some(({ as }) => as === 'words');
  return attachmentsOf(parts, told, hasWords ? await ordersOfPages(gateway, orderIds) : new Map());
}

/** One for each attachment, although each order in it says where it was read. */
function attachmentsTold(told: readonly Told[]): MailAttachment[] {
  const found = new Map<string, MailAttachment & { orderIds: string[] }>();
  for (const { orderId, findings } of told) {
    for (const { code, message } of findings) {
      const result = RESULTS[code];
      if (result === undefined) continue;
      const name = /"(.*)"/s.exec(message)?.[1] ?? '';
      const one = found.get(message) ?? { name, within: [], bytes: 0, result, message, orderIds: [] };
      found.set(message, one);
      if (orderId !== undefined) one.orderIds.push(orderId);
    }
  }
  return [...found.values()];
}
