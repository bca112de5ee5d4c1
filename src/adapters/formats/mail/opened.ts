/** A mail taken apart, whichever way it was written down: what is read of it, and the files that came with it. */
import type { Attachment } from '../../paper/page.ts';
import type { Recipient } from './addressee.ts';
import { embeddedMails } from './embedded.ts';
import type { EmbeddedMail } from './embedded.ts';
import type { ParsedMail } from './parser.ts';

export interface OpenedMail {
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  /** Who sent it: `Ann Lee <ann@northgate.example>`; empty when it does not say. */
  readonly from: string;
  /** Whom it was sent to, all of them, likewise. */
  readonly writtenTo?: string;
  /** Whom alone it was sent to; absent where these are several, or none. */
  readonly to?: Recipient;
  /** When, as it stands there. */
  readonly written: string;
  readonly files: readonly Attachment[];
  /** Mails inside it whose text stands with its own. */
  readonly embedded?: readonly EmbeddedMail[];
  /** The numbers of the parts that its files are, in their order; those that were found elsewhere have none. */
  readonly partIds?: readonly (string | undefined)[];
}

export function opened(mail: ParsedMail, bytes: Uint8Array): OpenedMail {
  const { subject, text = '', html, from, to, attachments, headerLines } = mail;
  const recipient = onlyOf(to);
  return {
    ...(subject === undefined ? {} : { subject }),
    text,
    ...(typeof html === 'string' ? { html } : {}),
    from: from?.text.trim() ?? '',
    writtenTo: [to ?? []]
      .flat()
      .map(({ text: named }) => named)
      .join(', '),
    ...(recipient === undefined ? {} : { to: recipient }),
    written: (headerLines.find(({ key }) => key === 'date')?.line ?? '').replace(/^date:\s*/i, ''),
    files: attachments.map(({ content, filename, contentType, cid }, index) => ({
      name: filename ?? unnamed(index, contentType),
      mediaType: contentType,
      bytes: content,
      ...(cid !== undefined && typeof html === 'string' && html.includes(`cid:${cid}`) ? { isShown: true } : {}),
    })),
    // Those that the parser hands out as files are no part of its text.
    embedded: embeddedMails(bytes).filter(({ id }) => attachments.every(({ partId }) => partId !== id)),
    partIds: attachments.map(({ partId }) => partId ?? undefined),
  };
}

function onlyOf(to: ParsedMail['to']): Recipient | undefined {
  const [first, ...others] = [to ?? []].flat().flatMap(({ value }) => value);
  const { name = '', address = '' } = first ?? {};
  return name === '' || others.length > 0 ? undefined : { name, address };
}

/** What comes without a name is known by its kind: invitations, signatures and cards are nobody's order. */
function unnamed(index: number, mediaType: string): string {
  const ends: Readonly<Record<string, string>> = {
    'text/calendar': '.ics',
    'text/vcard': '.vcf',
    'application/pkcs7-signature': '.p7s',
    'application/pgp-signature': '.asc',
  };
  return `attachment ${index + 1}${ends[mediaType.toLowerCase()] ?? ''}`;
}
