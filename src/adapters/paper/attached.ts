/**
 * What a mail brings: a PDF, a sheet or an EDI file beside a few polite words. What is locked, damaged or no order is told as if it
 * had come by itself, and so is what nothing reads: a mail must not lose an order because another one was attached to it.
 */
import { finding } from '../../model/codes.ts';
import type { Decoded, DecoderOptions, FormatAdapter } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';
import { inFile } from './in-file.ts';
import type { Attachment } from './page.ts';

/** Each with a name of its own, which places give it. */
export function named(attachments: readonly Attachment[]): Attachment[] {
  const count = new Map<string, number>();
  return attachments.map((attachment) => {
    const number = (count.get(attachment.name) ?? 0) + 1;
    count.set(attachment.name, number);
    return number === 1 ? attachment : { ...attachment, name: `${attachment.name} (${number})` };
  });
}

export async function readAttached(attachments: readonly Attachment[], options: DecoderOptions): Promise<Decoded[]> {
  const found: Decoded[] = [];
  for (const attachment of named(attachments)) {
    const { name, bytes } = attachment;
    const format = formatOf(attachment, options);
    if (isOrnament(attachment, format)) {
      const message = `The attachment "${name}" (${bytes.length} bytes) is a logo, a signature or a card, and was not read.`;
      found.push({ kind: 'finding', finding: finding('attachment-skipped', message) });
      continue;
    }
    // A mail inside a mail is a message of its own.
    if (format === undefined || format.name === 'mail') {
      const message = `The attachment "${name}" (${bytes.length} bytes) was not read.`;
      found.push({ kind: 'finding', finding: finding('attachment-not-read', message) });
      continue;
    }
    const told = finding('attachment-read', `It was read from the attachment "${name}".`);
    for (const read of await decoded(attachment, format, options)) {
      const item = inFile(read, name);
      if (item.kind === 'document') found.push({ ...item, findings: [...item.findings, told] });
      if (item.kind === 'finding') found.push(item);
    }
  }
  return found;
}

/**
 * The words of a mail that brings its orders along are no order themselves, unless they order something as well; what they may
 * change, or what of the mail is damaged, is told with each of these orders.
 */
export function withLetter(documents: readonly Decoded[], attached: readonly Decoded[]): Decoded[] {
  const [own, letters, told]: [Decoded[], Decoded[], Finding[]] = [[], [], []];
  for (const item of documents) {
    if (item.kind === 'finding' && item.finding.code === 'mail-note-may-change') told.push(item.finding);
    else if (item.kind === 'document' && !isOrder(item)) letters.push(item);
    else own.push(item);
  }
  if (!attached.some(isOrder)) return [...own, ...letters, ...attached];
  for (const item of letters)
    if (item.kind === 'document') told.push(...item.findings.filter(({ code }) => code === 'mail-damaged'));
  const informed = attached.map((item) =>
    item.kind === 'document' && isOrder(item) ? { ...item, findings: [...item.findings, ...told] } : item,
  );
  return [...own, ...informed];
}

/** Logos, signatures, business cards and invitations. */
function isOrnament({ name, bytes }: Attachment, format: FormatAdapter | undefined): boolean {
  const isLogo =
    (format?.name === 'image' || /\.(?:gif|png|jpe?g|webp|svg)$/i.test(name)) && bytes.length < LOGO_BYTES_MAX;
  return isLogo || /\.(?:p7s|asc|sig|vcf|ics)$/i.test(name);
}

export function formatOf({ name, mediaType, bytes }: Attachment, options: DecoderOptions): FormatAdapter | undefined {
  const sample = { head: bytes.subarray(0, HEAD_BYTES), fileName: name };
  return options.formatOf?.(mediaType === undefined ? sample : { ...sample, mediaType });
}

export async function decoded(
  { bytes }: Attachment,
  format: FormatAdapter,
  options: DecoderOptions,
): Promise<Decoded[]> {
  const decoder = format.decoder(options);
  return [...decoder.push(bytes), ...decoder.end(), ...((await decoder.finish?.()) ?? [])];
}

function isOrder(item: Decoded): boolean {
  return item.kind === 'document' && item.draft !== undefined && (item.draft.lines?.length ?? 0) > 0;
}

const LOGO_BYTES_MAX = 40_000;
const HEAD_BYTES = 4096;
