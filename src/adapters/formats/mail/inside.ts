/** What a mail brings along, taken out of its wrappings: mails in mails, winmail.dat, ZIP, a signature around the whole. */
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attachment, PaperLimits } from '../../paper/page.ts';
import { openZip } from '../../paper/source/zip.ts';
import { isMail } from './headers.ts';
import { signedContent } from './signed.ts';
import { filesInTnef, isTnef } from './tnef.ts';

export interface Inside {
  readonly attachments: readonly Attachment[];
  /** Mails inside the mail, from the outside inwards. */
  readonly mails: readonly ParsedMail[];
  readonly findings: readonly Finding[];
}

const DEPTH_MAX = 5; // A mail that was forwarded as an attachment three times is rare.
const FILES_MAX = 500;

export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  return simpleParser(Buffer.from(bytes), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
}

export async function insideOf(parsed: ParsedMail, { unpackedBytesMax }: PaperLimits): Promise<Inside> {
  const inside = { attachments: [] as Attachment[], mails: [] as ParsedMail[], findings: [] as Finding[] };
  let left = unpackedBytesMax;

  async function takeMail(mail: ParsedMail, depth: number): Promise<void> {
    for (const [index, { content, filename, contentType }] of mail.attachments.entries())
      await take({ name: filename ?? unnamed(index, contentType), mediaType: contentType, bytes: content }, depth);
  }

  async function take(file: Attachment, depth: number): Promise<void> {
    left -= file.bytes.length;
    if (left < 0 || inside.attachments.length >= FILES_MAX) return leaveOut(file);
    const files = depth < DEPTH_MAX ? unwrapped(file, left) : undefined;
    if (files !== undefined) {
      for (const each of files) await take(each, depth + 1);
      return;
    }
    const mail = depth < DEPTH_MAX ? await mailIn(file) : undefined;
    if (mail === undefined) return void inside.attachments.push({ ...file, bytes: new Uint8Array(file.bytes) });
    inside.mails.push(mail);
    await takeMail(mail, depth + 1);
  }

  /** What is too much stays in the list as a file that nothing reads, so that it is told wherever the list is. */
  function leaveOut({ name, bytes }: Attachment): void {
    left += bytes.length;
    if (inside.attachments.length <= FILES_MAX)
      inside.attachments.push({ name: `${name} (too much to be unpacked)`, bytes: Uint8Array.of(0) });
    if (inside.findings.length > 0) return;
    const message = `The attachments hold more than ${unpackedBytesMax} bytes (unpackedBytesMax), or more than ${FILES_MAX} files.`;
    inside.findings.push(finding('paper-unpacks-too-large', message));
  }

  await takeMail(parsed, 0);
  return inside;
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

/** The files of a wrapping; undefined for what is none. */
function unwrapped({ name, mediaType = '', bytes }: Attachment, bytesMax: number): Attachment[] | undefined {
  if (isTnef(bytes)) return filesInTnef(bytes);
  const isZip = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04';
  if (!isZip || !(/\.zip$/i.test(name) || /\bzip\b/i.test(mediaType))) return undefined;
  const opened = openZip(bytes, bytesMax);
  if (!('zip' in opened)) return undefined;
  const names = opened.zip.entries.map((entry) => entry.name);
  if (names.some((each) => /^(?:\[Content_Types\]\.xml|mimetype)$/.test(each))) return undefined; // An office file.
  return names.flatMap((each) => {
    const content = each.endsWith('/') ? undefined : opened.zip.read(each);
    return content === undefined ? [] : [{ name: each.split('/').at(-1) ?? each, bytes: content }];
  });
}

async function mailIn({ name, mediaType = '', bytes }: Attachment): Promise<ParsedMail | undefined> {
  const isSigned = /^application\/(?:x-)?pkcs7-mime/i.test(mediaType) || /\.p7m$/i.test(name);
  const content = isSigned ? signedContent(bytes) : bytes;
  const isNamed = isSigned || /^message\/rfc822/i.test(mediaType) || /\.eml$/i.test(name);
  if (content === undefined || !isNamed) return undefined;
  const head = Buffer.from(content.subarray(0, 64 * 1024)).toString('latin1');
  return isMail(head) || (isSigned && /^content-type:/im.test(head)) ? parseMail(content) : undefined;
}
