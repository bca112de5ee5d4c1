/** What a mail brings along, taken out of its wrappings: mails in mails, winmail.dat, ZIP, a signature around the whole. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attachment, PaperLimits } from '../../paper/page.ts';
import { ALARMING } from '../../paper/lexicon/harmless.ts';
import { decodeText, looksLikeText } from '../../paper/source/charset.ts';
import { openZip } from '../../paper/source/zip.ts';
import { wordsOfCalendar } from './calendar.ts';
import { hasPgpMessage, isEncrypted } from './encrypted.ts';
import { isMail } from './headers.ts';
import { opened } from './opened.ts';
import { parseMail } from './parser.ts';
import type { OpenedMail } from './opened.ts';
import { isOutlook, openOutlook } from './outlook.ts';
import { isRtf, textOfRtf } from './rtf.ts';
import { signedContent } from './signed.ts';
import { filesInTnef, isTnef } from './tnef.ts';

/** Whatever came with a mail, in its order, and what is done with it before anything is read. */
export interface InsidePart {
  readonly name: string;
  readonly mediaType?: string;
  readonly bytes: number;
  /** Names of the files that it was taken out of, from the outside inwards. */
  readonly within: readonly string[];
  readonly done:
    /** `index`: among the attachments, or among the mails; -1 for the words of the mail itself. */
    | { readonly as: 'file' | 'words'; readonly index: number }
    | { readonly as: 'opened' | 'calendar' | 'encrypted' | 'leftOut' };
}

export interface Inside {
  readonly parts: readonly InsidePart[];
  readonly attachments: readonly Attachment[];
  /** Mails inside the mail, and files that are read like one, from the outside inwards. */
  readonly mails: readonly OpenedMail[];
  readonly findings: readonly Finding[];
}

const DEPTH_MAX = 5; // A mail that was forwarded as an attachment three times is rare.
const FILES_MAX = 500;
const PARTS_MAX = 1000;

export async function insideOf(outer: OpenedMail, { unpackedBytesMax }: PaperLimits): Promise<Inside> {
  const inside = {
    attachments: [] as Attachment[],
    mails: [] as OpenedMail[],
    findings: [] as Finding[],
    parts: [] as InsidePart[],
  };
  let left = unpackedBytesMax;

  async function takeMail(mail: OpenedMail, depth: number, within: readonly string[], page: number): Promise<void> {
    if (hasPgpMessage(mail.text)) tellEncrypted();
    const hasWords = mail.text.trim() !== '' || mail.html !== undefined;
    const { embedded = [], partIds = [] } = mail;
    // The mails around a part, from the outside inwards.
    const around = (id = ''): string[] =>
      embedded.filter((each) => id.startsWith(`${each.id}.`)).map((each) => each.name);
    for (const { id, name, bytes } of embedded) {
      const done = { as: 'words', index: page } as const;
      if (inside.parts.length < PARTS_MAX)
        inside.parts.push({ name, mediaType: 'message/rfc822', bytes, within: [...within, ...around(id)], done });
    }
    for (const [index, file] of mail.files.entries())
      await take(file, depth, hasWords, [...within, ...around(partIds[index])]);
  }

  async function take(
    file: Attachment,
    depth: number,
    isBesideWords: boolean,
    within: readonly string[],
  ): Promise<void> {
    const tell = (done: InsidePart['done'], name = file.name): void => {
      const { mediaType, bytes } = file;
      const kind = mediaType === undefined ? {} : { mediaType };
      // What is left out of a bomb is told once, and not a thousand times.
      if (inside.parts.length < PARTS_MAX) inside.parts.push({ name, ...kind, bytes: bytes.length, within, done });
    };
    const keep = (kept: Attachment): void => {
      tell({ as: 'file', index: inside.attachments.length });
      inside.attachments.push(kept);
    };
    left -= file.bytes.length;
    if (left < 0 || inside.attachments.length >= FILES_MAX) {
      tell({ as: 'leftOut' });
      return leaveOut(file);
    }
    if (isEncrypted(file)) {
      tellEncrypted();
      tell({ as: 'encrypted' });
      return void inside.attachments.push({ name: `${file.name} (encrypted)`, bytes: new Uint8Array(file.bytes) });
    }
    const files = depth < DEPTH_MAX ? unwrapped(file, left) : undefined;
    if (files !== undefined) {
      tell({ as: 'opened' });
      for (const each of files) await take(each, depth + 1, isBesideWords, [...within, file.name]);
      return;
    }
    const mail = depth < DEPTH_MAX ? await mailIn(file, isBesideWords) : undefined;
    if (mail === undefined) {
      if (!isCalendar(file)) return keep({ ...file, bytes: new Uint8Array(file.bytes) });
      const message = `The calendar entry "${file.name}" beside a text was not read, and may say another day or place.`;
      inside.findings.push(finding('attachment-skipped', message));
      return tell({ as: 'calendar' });
    }
    const index = inside.mails.length;
    const name = /^attachment \d+$/.test(file.name) ? (mail.subject ?? file.name) : file.name;
    tell({ as: 'words', index }, name);
    inside.mails.push(mail);
    await takeMail(mail, depth + 1, [...within, name], index);
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

  await takeMail(outer, 0, [], -1);
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
  if (isCalendar(file)) {
    const words = isBesideWords ? undefined : wordsOfCalendar(bytes);
    return words === undefined ? undefined : { ...words, from: '', written: '', files: [] };
  }
  const isSigned = /^application\/(?:x-)?pkcs7-mime/i.test(mediaType) || /\.p7m$/i.test(name);
  const content = isSigned ? signedContent(bytes) : bytes;
  const isNamed = isSigned || /^message\/rfc822/i.test(mediaType) || /\.eml$/i.test(name);
  if (content !== undefined && isNamed) {
    const head = Buffer.from(content.subarray(0, 64 * 1024)).toString('latin1');
    if (isMail(head) || (isSigned && /^content-type:/im.test(head))) return opened(await parseMail(content), content);
  }
  return /\.(?:txt|text)$/i.test(name) && looksLikeText(bytes) && !isEdi(bytes) && !isXml(bytes)
    ? wordsAs(name, decodeText(bytes).text)
    : undefined;
}

function isCalendar({ name, mediaType = '' }: Attachment): boolean {
  return /^text\/calendar\b/i.test(mediaType) || /\.ics$/i.test(name);
}

/** Its name stands above the text where it may say something: a number, or that it is canceled. `readme` says nothing. */
function wordsAs(name: string, text: string): OpenedMail | undefined {
  if (text.trim() === '') return undefined;
  const bare = name.replace(/\.\w+$/, '');
  const title = /\d/.test(bare) || ALARMING.test(bare.replaceAll(/[_-]+/g, ' ')) ? { subject: bare } : {};
  return { ...title, text, from: '', written: '', files: [] };
}

export function isEdi(bytes: Uint8Array): boolean {
  return /^[\uFEFF\s]*(?:ISA[^\w\s]|UNA.{6}|UNB\+|STX=)/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

/** A document as XML, whatever its file is called: no words that somebody wrote. */
export function isXml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return /^(?:\xef\xbb\xbf|\uFEFF|\s)*<(?:\?xml\s|cXML[\s>])/.test(head);
}
