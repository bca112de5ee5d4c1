/** Files inside a winmail.dat: TNEF, in which Outlook wraps what it attaches when it takes the receiver for another Outlook. */
import type { Attachment } from '../../paper/page.ts';

const SIGNATURE = 0x223e9f78;
const LEVEL_ATTACHMENT = 2;
/** Attribute ids of MS-OXTNEF, section 2.1.3. */
const ATT_ATTACH_REND_DATA = 0x00069002;
const ATT_ATTACH_TITLE = 0x00018010;
const ATT_ATTACH_DATA = 0x0006800f;
const ATT_ATTACHMENT = 0x00069005;
const ATT_OEM_CODEPAGE = 0x00069007;
/** MAPI properties that hold the whole name; the title is cut to eight letters by some senders. */
const LONG_FILENAME = 0x3707;
const HEAD_BYTES = 9; // Level, attribute, length.
const FILES_MAX = 200;
const CHARSETS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
};

export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length > 6 && Buffer.from(bytes.subarray(0, 4)).readUInt32LE() === SIGNATURE;
}

interface File {
  name: string;
  bytes?: Uint8Array;
}

/** What can be read up to the first damage; a file without content is left out. */
export function filesInTnef(bytes: Uint8Array): Attachment[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: File[] = [];
  let charset = 'windows-1252';
  for (let at = 6; at + HEAD_BYTES <= view.length && files.length < FILES_MAX;) {
    const level = view.readUInt8(at);
    const id = view.readUInt32LE(at + 1);
    const length = view.readUInt32LE(at + 5);
    const data = view.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
    if (data.length < length) break;
    at += HEAD_BYTES + length + 2; // A checksum follows.
    if (id === ATT_OEM_CODEPAGE && length >= 4) {
      const page = data.readUInt32LE();
      charset = CHARSETS[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : charset);
    }
    if (level !== LEVEL_ATTACHMENT) continue;
    if (id === ATT_ATTACH_REND_DATA) files.push({ name: '' });
    const file = files.at(-1);
    if (file === undefined) continue;
    if (id === ATT_ATTACH_TITLE && file.name === '') file.name = textOf(data, charset);
    if (id === ATT_ATTACH_DATA) file.bytes = data;
    if (id === ATT_ATTACHMENT) file.name = longName(data, charset) ?? file.name;
  }
  return files.flatMap(({ name, bytes: content }, index) =>
    content === undefined
      ? []
      : [{ name: name === '' ? `winmail ${index + 1}` : name, bytes: new Uint8Array(content) }],
  );
}

/** Walks the properties (MS-OXTNEF 2.1.3.4) until the name; what is of an unknown kind ends the walk. */
function longName(data: Buffer, charset: string): string | undefined {
  if (data.length < 4) return undefined;
  let at = 4;
  for (let left = data.readUInt32LE(); left > 0 && at + 4 <= data.length; left--) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) {
      const next = afterName(data, at);
      if (next === undefined) return undefined;
      at = next;
    }
    const fixed = FIXED_BYTES[type & 0x0fff];
    if (fixed !== undefined) {
      at += fixed;
      continue;
    }
    if (!VARIABLE.has(type & 0x0fff) || at + 4 > data.length) return undefined;
    const values = data.readUInt32LE(at);
    at += 4;
    for (let value = 0; value < values && at + 4 <= data.length; value++) {
      const length = data.readUInt32LE(at);
      const text = data.subarray(at + 4, at + 4 + length);
      at += 4 + length + (-length & 3);
      if (id === LONG_FILENAME) return textOf(text, (type & 0x0fff) === PT_UNICODE ? 'utf-16le' : charset);
    }
  }
  return undefined;
}

const PT_UNICODE = 0x1f;
/** Bytes of values that have no length of their own; short ones are filled up to four. */
const FIXED_BYTES: Readonly<Record<number, number>> = {
  1: 0,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const VARIABLE: ReadonlySet<number> = new Set([0x0d, 0x1e, PT_UNICODE, 0x102]);

/** A property with a name of its own: GUID, kind, and a number or a text. */
function afterName(data: Buffer, at: number): number | undefined {
  if (at + 24 > data.length) return undefined;
  const kind = data.readUInt32LE(at + 16);
  const value = data.readUInt32LE(at + 20);
  return kind === 0 ? at + 24 : at + 24 + value + (-value & 3);
}

function textOf(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes).replace(/\0[^]*$/, '');
}
