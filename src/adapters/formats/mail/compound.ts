/**
 * Whether a compound file (MS-CFB) is what it says: every sector, short sector and entry of its directory belongs to one chain or
 * place alone. The library behind the reader follows whatever it is told, and a chain that bites its tail would fill the memory.
 */

const FREE_FROM = 0xfffffffa; // The numbers from here on mean the end of a chain, a free sector, or one of the tables.
const NO_ENTRY = 0xffffffff;
const HEAD_CHAINS = 109;
const ENTRY_BYTES = 128;
const SHORT_BYTES = 64;

export function isSound(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return isConsistent(view);
  } catch (error) {
    if (error instanceof RangeError) return false; // It ends before its tables do.
    throw error;
  }
}

function isConsistent(view: Buffer): boolean {
  const shift = view.readUInt16LE(30);
  if ((shift !== 9 && shift !== 12) || view.readUInt16LE(32) !== 6 || view.readUInt32LE(56) !== 4096) return false;
  const sectorBytes = 2 ** shift;
  const sectors = Math.ceil(view.length / sectorBytes) - 1;
  const sector = (index: number): Buffer => view.subarray((index + 1) * sectorBytes, (index + 2) * sectorBytes);
  const next = tableOf(view, sectors, sector);
  const used = new Uses(sectors);
  if (next === undefined || !next.every((to) => to >= FREE_FROM || used.take(to))) return false;
  // Each chain begins somewhere, and nothing but its beginning leads there.
  const chain = (start: number): number[] | undefined => {
    const found: number[] = [];
    if (start < FREE_FROM && !used.take(start)) return undefined;
    for (let at = start; at < FREE_FROM; at = next[at] ?? NO_ENTRY) found.push(at);
    return found;
  };
  const directory = chain(view.readUInt32LE(48));
  const shortTable = chain(view.readUInt32LE(60));
  if (directory === undefined || shortTable === undefined || directory.length === 0) return false;
  const shortNext = shortTable.flatMap((index) => numbersIn(sector(index)));
  const entries = Buffer.concat(directory.map((index) => sector(index)));
  return isTree(entries, used, view.length, shortNext);
}

/** Which sector follows which. */
function tableOf(view: Buffer, sectors: number, sector: (index: number) => Buffer): number[] | undefined {
  const places = Array.from({ length: HEAD_CHAINS }, (_, index) => view.readUInt32LE(76 + index * 4));
  let more = view.readUInt32LE(68);
  for (let count = 0; more < FREE_FROM; count++) {
    if (count > sectors) return undefined;
    const numbers = numbersIn(sector(more));
    more = numbers.pop() ?? NO_ENTRY;
    places.push(...numbers);
  }
  const tables = places.filter((place) => place < FREE_FROM);
  return tables.length > sectors ? undefined : tables.flatMap((place) => numbersIn(sector(place))).slice(0, sectors);
}

function isTree(entries: Buffer, used: Uses, bytesMax: number, shortNext: readonly number[]): boolean {
  const count = entries.length / ENTRY_BYTES;
  const seen = new Uses(count);
  const short = new Uses(shortNext.length);
  if (!shortNext.every((to) => to >= FREE_FROM || short.take(to))) return false;
  for (let at = 0; at < entries.length; at += ENTRY_BYTES) {
    const kind = entries.readUInt8(at + 66);
    if (kind === 0) continue;
    const links = [68, 72, 76].map((field) => entries.readUInt32LE(at + field)).filter((link) => link !== NO_ENTRY);
    if (!links.every((link) => link !== 0 && seen.take(link))) return false;
    const [start, size] = [entries.readUInt32LE(at + 116), entries.readUInt32LE(at + 120)];
    if (size > bytesMax) return false;
    if (kind === 1 || size === 0 || start >= FREE_FROM) continue;
    const isShort = kind === 2 && size < 4096;
    if (!(isShort ? short : used).take(start)) return false;
    if (isShort && size > shortNext.length * SHORT_BYTES) return false;
  }
  return true;
}

/** Each number is taken at most once, and exists. */
class Uses {
  readonly #taken: Uint8Array;
  constructor(count: number) {
    this.#taken = new Uint8Array(Math.max(0, Math.ceil(count)));
  }
  take(index: number): boolean {
    if (index >= this.#taken.length || this.#taken[index] === 1) return false;
    this.#taken[index] = 1;
    return true;
  }
}

function numbersIn(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));
}
