/** What came in is looked at for viruses before it is read, where a scanner is named. */
import { finding } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import type { MessageRow } from '../store/messages.ts';
import type { Reading } from './decode.ts';
import type { Gateway } from './gateway.ts';

/**
 * @returns what a message is taken for that must not be read; undefined when it may
 * @throws IntakeError `scanner-unreachable`: the message stays as it came, and is tried again
 */
export async function scanned({ scan, blobs, log }: Gateway, message: MessageRow): Promise<Reading | undefined> {
  if (scan === undefined) return undefined;
  const { virus, trouble } = await scan(blobs.read(message.sha256));
  if (virus === undefined && trouble === undefined) return undefined;
  const { id: messageId, correlationId } = message;
  log.warn({ event: 'message_withheld', messageId, correlationId, virus, trouble }, 'the message was not read');
  return virus === undefined
    ? unread(finding('virus-scan-impossible', trouble ?? ''))
    : unread(finding('virus-found', `The virus scanner found ${virus}.`));
}

/** What a message is taken for that is kept and not read. */
export function unread(found: Finding): Reading {
  return {
    survey: { format: undefined, interchanges: [], findings: [found] },
    held: [],
    async *batches() {
      // Nothing of it is read.
    },
  };
}
