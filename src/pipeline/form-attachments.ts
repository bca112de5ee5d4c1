/** What was attached to the form that an order came from. It is not read: it is kept, and opened by people. */
import { z } from 'zod';
import { FormAttachments } from '../model/form.ts';
import type { FormAttachment } from '../model/form.ts';
import { messageById } from '../store/messages.ts';
import type { Gateway } from './gateway.ts';

const Listing = z.object({ attachments: FormAttachments });

/**
 * As the stored form lists them. Only a form that this gateway composed is believed: one that came by another channel could name
 * the bytes of anybody.
 */
export async function attachmentsOf(gateway: Gateway, messageId: string | null): Promise<readonly FormAttachment[]> {
  const message = messageId === null ? undefined : await messageById(gateway.database, messageId);
  if (message?.format !== 'form' || !(message.channel === 'form' || message.channel === 'phone')) return [];
  const document: unknown = JSON.parse((await gateway.blobs.readWhole(message.sha256)).toString('utf8'));
  return Listing.parse(document).attachments ?? [];
}
