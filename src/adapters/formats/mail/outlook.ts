/** A mail as Outlook saves it (`.msg`, MS-OXMSG): head, text and what is attached, as of any other mail. */
import { createRequire } from 'node:module';
import type rtf from '@kenjiuno/decompressrtf';
import type { FieldsData } from '@kenjiuno/msgreader';
import type library from '@kenjiuno/msgreader';
import type { Attachment } from '../../paper/page.ts';
import { isSound } from './compound.ts';
import type { OpenedMail } from './opened.ts';
import { textOfRtf } from './rtf.ts';

// CommonJS modules, whose exports an import sees differently between programs; loaded for the first such mail, because who
// reads other files needs none of it in memory.
const require = createRequire(import.meta.url);
const reader = (): typeof library.default => (require('@kenjiuno/msgreader') as typeof library).default;
type Reader = InstanceType<typeof library.default>;

const COMPOUND_FILE = 'd0cf11e0a1b11ae1';
const FILES_MAX = 500;
const RTF_BYTES_MAX = 16 * 1024 * 1024;

/** Other compound files are workbooks and old Word files: its name says what it is, or the names of its streams. */
export function isOutlook(head: Uint8Array, { name = '', mediaType = '' } = {}): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.toString('hex', 0, 8) !== COMPOUND_FILE) return false;
  if (/\.(?:msg|oft)$/i.test(name) || /vnd\.ms-outlook/i.test(mediaType)) return true;
  return ['__properties_version1.0', '__substg1.0_', '__nameid_version1.0'].some((stream) =>
    bytes.includes(Buffer.from(stream, 'utf16le')),
  );
}

/** @returns undefined for what is damaged: the library stumbles over it in many ways, and it is told as a file that was not read */
export function openOutlook(bytes: Uint8Array): OpenedMail | undefined {
  if (!isSound(bytes)) return undefined;
  const MsgReader = reader();
  try {
    return mailIn(new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function mailIn(reader: Reader): OpenedMail | undefined {
  const fields = reader.getFileData();
  if (fields.error !== undefined || fields.dataType !== 'msg') return undefined;
  const { subject, attachments = [] } = fields;
  const html = htmlOf(fields);
  return {
    ...(subject === undefined ? {} : { subject: plain(subject) }),
    text: plain(fields.body ?? '') || (html === '' ? rtfBody(fields) : ''),
    ...(html === '' ? {} : { html }),
    from: senderOf(fields),
    written: plain(fields.clientSubmitTime ?? fields.messageDeliveryTime ?? ''),
    files: attachments.slice(0, FILES_MAX).flatMap((each, index) => fileOf(reader, each, index)),
  };
}

function htmlOf({ bodyHtml, html, internetCodepage }: FieldsData): string {
  if (bodyHtml !== undefined && bodyHtml !== '') return plain(bodyHtml);
  if (html === undefined || html.length === 0) return '';
  const charset = CHARSETS[internetCodepage ?? 65_001] ?? 'windows-1252';
  return plain(new TextDecoder(charset).decode(html));
}

const CHARSETS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1254: 'windows-1254',
  28_591: 'iso-8859-1',
  28_592: 'iso-8859-2',
  50_220: 'iso-2022-jp',
  51_949: 'euc-kr',
  54_936: 'gb18030',
  65_001: 'utf-8',
};

/** Only where there is neither text nor HTML: Outlook writes the other two beside it. */
function rtfBody({ compressedRtf }: FieldsData): string {
  if (compressedRtf === undefined || compressedRtf.length < 16) return '';
  const packed = Buffer.from(compressedRtf);
  if (packed.readUInt32LE(4) > RTF_BYTES_MAX) return '';
  const { decompressRTF } = require('@kenjiuno/decompressrtf') as typeof rtf;
  return textOfRtf(Uint8Array.from(decompressRTF([...packed])));
}

/** In an Exchange the address is a path in its directory (`/o=…`), and the one that others know stands beside it. */
function senderOf({ senderName = '', senderEmail = '', ...fields }: FieldsData): string {
  const { senderSmtpAddress, creatorSMTPAddress, sentRepresentingSmtpAddress } = fields;
  const addresses = [senderSmtpAddress, sentRepresentingSmtpAddress, creatorSMTPAddress, senderEmail];
  const address = plain(addresses.find((each) => each?.includes('@') === true) ?? '');
  const name = plain(senderName);
  return address === '' ? name : name === '' || name === address ? address : `${name} <${address}>`;
}

function fileOf(reader: Reader, file: FieldsData, index: number): Attachment[] {
  const { content } = reader.getAttachment(file);
  if (content.length === 0) return [];
  const isMail = file.innerMsgContent === true;
  const given = plain(file.fileName ?? file.fileNameShort ?? file.name ?? '');
  const name = given === '' ? `attachment ${index + 1}${plain(file.extension ?? '')}` : given;
  const mediaType = isMail ? 'application/vnd.ms-outlook' : plain(file.attachMimeTag ?? '');
  return [
    {
      name: isMail && !/\.msg$/i.test(name) ? `${name}.msg` : name,
      ...(mediaType === '' ? {} : { mediaType }),
      bytes: new Uint8Array(content),
      ...(file.attachmentHidden === true ? { isShown: true } : {}),
    },
  ];
}

/** Values end with a zero in some files. */
function plain(text: string): string {
  return text.replace(/\0[^]*$/, '');
}
