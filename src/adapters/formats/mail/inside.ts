/** What a mail brings along, taken out of its wrappings: mails in mails, winmail.dat, ZIP, a signature around the whole. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attachment, PaperLimits } from '../../paper/page.ts';
import { decodeText, looksLikeText } from '../../paper/source/charset.ts';
import { openZip } from '../../paper/source/zip.ts';
import { wordsOfCalendar } from './calendar.ts';
import { hasPgpMessage, isEncrypted } from './encrypted.ts';
import { isMail } from './headers.ts';
import { opened, parseMail } from './opened.ts';
import type { OpenedMail } from './opened.ts';
import { isOutlook, openOutlook } from './outlook.ts';
import { isRtf, textOfRtf } from './rtf.ts';
import { signedContent } from './signed.ts';
import { filesInTnef, isTnef } from './tnef.ts';

export interface Inside {
  readonly attachments: readonly Attachment[];
  /** Mails inside the mail, and files that are read like one, from the outside inwards. */
  readonly mails: readonly OpenedMail[];
  readonly findings: readonly Finding[];
}

const DEPTH_MAX = 5; // A mail that was forwarded as an attachment three times is rare.
const FILES_MAX = 500;

export async function insideOf(outer: OpenedMail, { unpackedBytesMax }: PaperLimits): Promise<Inside> {
  const inside = { attachments: [] as Attachment[], mails: [] as OpenedMail[], findings: [] as Finding[] };
  let left = unpackedBytesMax;

  async function takeMail(mail: OpenedMail, depth: number): Promise<void> {
    if (hasPgpMessage(mail.text)) tellEncrypted();
    const hasWords = mail.text.trim() !== '' || mail.html !== undefined;
    for (const file of mail.files) await take(file, depth, hasWords);
  }

  async function take(file: Attachment, depth: number, isBesideWords: boolean): Promise<void> {
    left -= file.bytes.length;
    if (left < 0 || inside.attachments.length >= FILES_MAX) return leaveOut(file);
    if (isEncrypted(file)) {
      tellEncrypted();
      return void inside.attachments.push({ name: `${file.name} (encrypted)`, bytes: new Uint8Array(file.bytes) });
    }
    const files = depth < DEPTH_MAX ? unwrapped(file, left) : undefined;
    if (files !== undefined) {
      for (const each of files) await take(each, depth + 1, isBesideWords);
      return;
    }
    const mail = depth < DEPTH_MAX ? await mailIn(file, isBesideWords) : undefined;
    if (mail === undefined) return void inside.attachments.push({ ...file, bytes: new Uint8Array(file.bytes) });
    inside.mails.push(mail);
    await takeMail(mail, depth + 1);
  }

  function tellEncrypted(): void {
    if (inside.findings.some(({ code }) => code === 'mail-encrypted')) return;
    inside.findings.push(finding('mail-encrypted', 'The mail, or a part of it, is encrypted, and was not read.'));
  }

  /** What is too much stays in the list as a file that nothing reads, so that it is told wherever the list is. */
  function leaveOut({ name, bytes }: Attachment): void {
    left += bytes.length;
    if (inside.attachments.length <= FILES_MAX)
      inside.attachments.push({ name: `${name} (too much to be unpacked)`, bytes: Uint8Array.of(0) });
    if (inside.findings.some(({ code }) => code === 'paper-unpacks-too-large')) return;
    const message = `The attachments hold more than ${unpackedBytesMax} bytes (unpackedBytesMax), or more than ${FILES_MAX} files.`;
    inside.findings.push(finding('paper-unpacks-too-large', message));
  }

  await takeMail(outer, 0);
  return inside;
}

/** The files of a wrapping; undefined for what is none. */
function unwrapped({ name, mediaType = '', bytes }: Attachment, bytesMax: number): Attachment[] | undefined {
  if (isTnef(bytes)) return filesInTnef(bytes);
  const isZip = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04';
  if (!isZip || !(/\.zip$/i.test(name) || /\bzip\b/i.test(mediaType))) return undefined;
  const zip = openZip(bytes, bytesMax);
  if (!('zip' in zip)) return undefined;
  const names = zip.zip.entries.map((entry) => entry.name);
  if (names.some((each) => /^(?:\[Content_Types\]\.xml|mimetype)$/.test(each))) return undefined; // An office file.
  return names.flatMap((each) => {
    if (each.endsWith('/')) return [];
    const content = zip.zip.read(each);
    const own = each.split('/').at(-1) ?? each;
    // Damaged, or locked with a password: it stays in the list, so that it is told.
    return [
      content === undefined
        ? { name: `${own} (cannot be unpacked)`, bytes: Uint8Array.of(0) }
        : { name: own, bytes: content },
    ];
  });
}

/**
 * @param isBesideWords an invitation beside a text says the same once more
 * @returns undefined for what is no mail, and is not read like one
 */
async function mailIn(file: Attachment, isBesideWords: boolean): Promise<OpenedMail | undefined> {
  const { name, mediaType = '', bytes } = file;
  if (isOutlook(bytes, file)) return openOutlook(bytes);
  if (isRtf(bytes)) return wordsAs(name, textOfRtf(bytes));
  if (/^text\/calendar\b/i.test(mediaType)) {
    const words = isBesideWords ? undefined : wordsOfCalendar(bytes);
    return words === undefined ? undefined : { ...words, from: '', written: '', files: [] };
  }
  const isSigned = /^application\/(?:x-)?pkcs7-mime/i.test(mediaType) || /\.p7m$/i.test(name);
  const content = isSigned ? signedContent(bytes) : bytes;
  const isNamed = isSigned || /^message\/rfc822/i.test(mediaType) || /\.eml$/i.test(name);
  if (content !== undefined && isNamed) {
    const head = Buffer.from(content.subarray(0, 64 * 1024)).toString('latin1');
    if (isMail(head) || (isSigned && /^content-type:/im.test(head))) return opened(await parseMail(content));
  }
  return /\.(?:txt|text)$/i.test(name) && looksLikeText(bytes) && !isEdi(bytes)
    ? wordsAs(name, decodeText(bytes).text)
    : undefined;
}

function wordsAs(name: string, text: string): OpenedMail | undefined {
  return text.trim() === ''
    ? undefined
    : { subject: name.replace(/\.\w+$/, ''), text, from: '', written: '', files: [] };
}

export function isEdi(bytes: Uint8Array): boolean {
  return /^[\uFEFF\s]*(?:ISA[^\w\s]|UNA.{6}|UNB\+|STX=)/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}
