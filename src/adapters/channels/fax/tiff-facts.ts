/**
 * What a fax's TIFF says of itself beside its picture: how many pages it has and what the sending machine calls itself.
 * Reads the directories alone, a few hundred bytes each. A file that is no TIFF, or a damaged one, says nothing here:
 * what is wrong with it is found when it is read as a document.
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { FaxCall } from '../../../model/fax.ts';

const PAGES_MAX = 1000; // A directory that points to itself would never end.
const ENTRY_BYTES = 12;
const ENTRIES_MAX = 256;
const IMAGE_DESCRIPTION = 270;
const ASCII = 2;
const DESCRIPTION_BYTES_MAX = 1024;

interface Source {
  readonly file: FileHandle;
  readonly littleEndian: boolean;
}

export interface TiffFacts {
  readonly call: Partial<FaxCall>;
  /** False while its directories are not all there: somebody still writes it, or it is damaged. */
  readonly isWhole: boolean;
}

export async function readTiffFacts(path: string): Promise<TiffFacts> {
  const file = await open(path);
  try {
    const head = await bytesAt(file, 0, 8);
    const order = head.toString('latin1', 0, 2);
    if (head.length < 8 || (order !== 'II' && order !== 'MM')) return { call: {}, isWhole: false };
    const source = { file, littleEndian: order === 'II' };
    let pages = 0;
    let description: string | undefined;
    let at = uint32(source, head, 4);
    for (const met = new Set<number>(); at !== 0 && !met.has(at) && pages < PAGES_MAX;) {
      met.add(at);
      const directory = await readDirectory(source, at);
      if (directory === undefined) break;
      pages += 1;
      description ??= directory.description;
      at = directory.next;
    }
    return {
      call: { ...(pages === 0 ? {} : { pages }), ...factsOf(description ?? '') },
      isWhole: pages > 0 && at === 0,
    };
  } finally {
    await file.close();
  }
}

async function readDirectory(
  source: Source,
  at: number,
): Promise<{ readonly next: number; readonly description: string | undefined } | undefined> {
  const counted = await bytesAt(source.file, at, 2);
  if (counted.length < 2) return undefined;
  const count = uint16(source, counted, 0);
  if (count === 0 || count > ENTRIES_MAX) return undefined;
  const entries = await bytesAt(source.file, at + 2, count * ENTRY_BYTES + 4);
  if (entries.length < count * ENTRY_BYTES + 4) return undefined;
  let description: string | undefined;
  for (let entry = 0; entry < count * ENTRY_BYTES; entry += ENTRY_BYTES) {
    if (uint16(source, entries, entry) !== IMAGE_DESCRIPTION || uint16(source, entries, entry + 2) !== ASCII) continue;
    const length = Math.min(uint32(source, entries, entry + 4), DESCRIPTION_BYTES_MAX);
    const text =
      length <= 4
        ? entries.subarray(entry + 8, entry + 8 + length)
        : await bytesAt(source.file, uint32(source, entries, entry + 8), length);
    description = text.toString('latin1').replace(/\0[^]*$/, '');
  }
  return { next: uint32(source, entries, count * ENTRY_BYTES), description };
}

/** HylaFAX writes what the machine calls itself, then a line for each thing the network said: number, name, … */
function factsOf(description: string): Partial<FaxCall> {
  const [stationId = '', caller = ''] = description.split('\n').map((line) => line.trim());
  return {
    ...(stationId === '' ? {} : { stationId }),
    ...(caller === '' || caller === '<NONE>' ? {} : { caller }),
  };
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function uint16({ littleEndian }: Source, bytes: Buffer, at: number): number {
  return littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function uint32({ littleEndian }: Source, bytes: Buffer, at: number): number {
  return littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}
