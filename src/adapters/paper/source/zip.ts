/**
 * The inside of a ZIP file, read from its directory before a byte is unpacked: office files are such, and so are bombs.
 * What the directory claims is checked, and then the bytes themselves, because a directory may lie.
 */
import { inflateRawSync } from 'node:zlib';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** Undefined for an entry that is missing or damaged. */
  readonly read: (name: string) => Uint8Array | undefined;
}

const ENTRIES_MAX = 20_000; // A workbook of 200 sheets with pictures has about 1,000.
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const COMMENT_MAX = 0xffff;

export type Opened = { readonly zip: Zip } | { readonly trouble: Finding } | { readonly damage: string };

/** Opens it when everything inside may be unpacked within the limit. */
export function openZip(bytes: Uint8Array, unpackedBytesMax: number): Opened {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(view);
  if (typeof entries === 'string') return { damage: entries };
  const claimed = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (claimed > unpackedBytesMax) return { trouble: tooLarge(`${claimed}`, unpackedBytesMax) };
  let left = unpackedBytesMax;
  for (const entry of entries) {
    const size = sizeOf(view, entry, left);
    if (size === 'too large') return { trouble: tooLarge(`more than ${unpackedBytesMax}`, unpackedBytesMax) };
    left -= size;
  }
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    zip: {
      entries,
      read: (name) => {
        const entry = byName.get(name);
        if (entry === undefined) return undefined;
        const content = unpack(view, entry, unpackedBytesMax);
        return content === 'too large' ? undefined : content;
      },
    },
  };
}

function tooLarge(size: string, limit: number): Finding {
  return finding(
    'paper-unpacks-too-large',
    `The file unpacks to ${size} bytes; at most ${limit} are read (unpackedBytesMax).`,
  );
}

/** How much an entry really unpacks to; a damaged one counts as nothing and is told when it is needed. */
function sizeOf(view: Buffer, entry: ZipEntry, limit: number): number | 'too large' {
  if (entry.packed > limit) return 'too large';
  const content = unpack(view, entry, Math.max(1, limit));
  return content === 'too large' ? 'too large' : (content?.length ?? 0);
}

function unpack(view: Buffer, entry: ZipEntry, limit: number): Uint8Array | undefined | 'too large' {
  const { offset, packed, method } = entry;
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== LOCAL) return undefined;
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  const content = view.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(content, { maxOutputLength: limit });
  } catch (error) {
    return error instanceof RangeError ? 'too large' : undefined;
  }
}

/** The list of entries at the end of the file, or what is wrong with it. */
function directoryOf(view: Buffer): ZipEntry[] | string {
  const end = endOf(view);
  if (end === undefined) return 'the directory at its end is missing';
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  if (count > ENTRIES_MAX) return `it says that it holds ${count} files`;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) return 'its directory is damaged';
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.readUInt16LE(at + field));
    const nameEnd = at + 46 + (nameLength ?? 0);
    entries.push({
      name: view.toString('utf8', at + 46, nameEnd),
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    });
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

function endOf(view: Buffer): number | undefined {
  const from = Math.max(0, view.length - END_BYTES - COMMENT_MAX);
  for (let at = view.length - END_BYTES; at >= from; at--) if (view.readUInt32LE(at) === END) return at;
  return undefined;
}
