/** What came in is looked at for viruses before it is read, where a scanner is named. */
import { finding } from '../model/codes.ts';
import { IntakeError } from '../model/errors.ts';
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

/**
 * The same for a paper that goes with a form, which is never read and which people open: it is refused before it is attached, and
 * looked at again before the form is sent, because scanners learn.
 * @throws IntakeError `virus-found`, `virus-scan-impossible`; `scanner-unreachable`, without the scanner's address: customers see it
 */
export async function refuseInfected(
  { scan, blobs, log }: Gateway,
  { sha256, name }: { readonly sha256: string; readonly name: string },
): Promise<void> {
  if (scan === undefined) return;
  const { virus, trouble } = await scan(blobs.read(sha256)).catch((error: unknown) => {
    if (!(error instanceof IntakeError) || error.code !== 'scanner-unreachable') throw error;
    const message = 'Files cannot be looked at for viruses at the moment. Try it again in a few minutes.';
    throw new IntakeError('scanner-unreachable', message, error.context, error);
  });
  if (virus === undefined && trouble === undefined) return;
  log.warn({ event: 'attachment_refused', sha256, virus, trouble }, 'the file is not taken');
  throw virus === undefined
    ? new IntakeError(
        'virus-scan-impossible',
        `The file "${name}" could not be looked at for viruses. It is not taken.`,
      )
    : new IntakeError('virus-found', `The virus scanner found ${virus} in the file "${name}". It is not taken.`);
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
