/**
 * UTF-16 and UCS-4, which ISO 10646 without code extension (UNOY) means by the letter, and which some exports of X12 are in: turned into UTF-8 in front of a reader
 * that knows bytes alone, a chunk at a time, while places can be turned back into those of the file.
 */

import { PlaceRuns } from './place-runs.ts';

export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

export function isWide(encoding: string): encoding is WideEncoding {
  return /^utf-(?:16|32)[lb]e$/.test(encoding);
}

export interface WideStart {
  readonly encoding: WideEncoding;
  /** Bytes of the byte order mark, which is nobody's data. */
  readonly mark: number;
}

const WIDE_HEAD = 8; // Two letters in UCS-4.

const MARKS: readonly (readonly [mark: string, encoding: WideEncoding])[] = [
  ['\xff\xfe\0\0', 'utf-32le'], // Before UTF-16, whose mark it begins with.
  ['\0\0\xfe\xff', 'utf-32be'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

/** By the byte order mark, or by how the first letters stand without one: `UN` of EDIFACT, `IS` of X12. */
export function wideStartOf(bytes: Uint8Array): WideStart | undefined {
  const head = Buffer.from(bytes.subarray(0, WIDE_HEAD)).toString('latin1');
  for (const [mark, encoding] of MARKS) if (head.startsWith(mark)) return { encoding, mark: mark.length };
  for (const [first, second] of ['UN', 'IS']) {
    if (head.startsWith(`${first}\0${second}\0`)) return { encoding: 'utf-16le', mark: 0 };
    if (head.startsWith(`\0${first}\0${second}`)) return { encoding: 'utf-16be', mark: 0 };
    if (head.startsWith(`${first}\0\0\0${second}\0\0\0`)) return { encoding: 'utf-32le', mark: 0 };
    if (head.startsWith(`\0\0\0${first}\0\0\0${second}`)) return { encoding: 'utf-32be', mark: 0 };
  }
  return undefined;
}

/** The first bytes of a file, one latin1 character each, as the readers of narrow characters have them. */
export function narrowHead(head: Uint8Array): string {
  const wide = wideStartOf(head);
  const bytes = wide === undefined ? head : new WideText(wide.encoding, 0).push(head.subarray(wide.mark));
  return Buffer.from(bytes).toString('latin1');
}

export class WideText {
  readonly #unit: 2 | 4;
  readonly #isLittle: boolean;
  #rest: Buffer = Buffer.alloc(0);
  readonly #places: PlaceRuns;

  /** @param offset of the first byte in the file, behind the mark */
  constructor(encoding: WideEncoding, offset: number) {
    this.#unit = encoding.startsWith('utf-16') ? 2 : 4;
    this.#isLittle = encoding.endsWith('le');
    this.#places = new PlaceRuns(offset);
  }

  /** The next bytes as UTF-8; what is half a character waits. A surrogate without its other half stays no UTF-8, so that it is told. */
  push(chunk: Uint8Array): Uint8Array {
    const bytes = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk]);
    const out = Buffer.allocUnsafe((bytes.length / this.#unit + 1) * 4);
    let at = 0;
    let position = 0;
    while (position + this.#unit <= bytes.length) {
      const first = this.#unitAt(bytes, position);
      let code = first;
      let taken: number = this.#unit;
      if (this.#unit === 2 && first >= 0xd800 && first < 0xdc00) {
        if (position + 4 > bytes.length) break;
        const second = this.#unitAt(bytes, position + 2);
        if (second >= 0xdc00 && second < 0xe000) {
          code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
          taken = 4;
        }
      }
      const width = write(out, at, code);
      this.#places.note(width, taken);
      at += width;
      position += taken;
    }
    this.#rest = Buffer.from(bytes.subarray(position));
    return out.subarray(0, at);
  }

  /** What is left when the file ends inside a character: a byte that is no UTF-8. */
  end(): Uint8Array {
    if (this.#rest.length === 0) return new Uint8Array(0);
    this.#places.note(1, this.#rest.length);
    return Uint8Array.of(0xff);
  }

  /** Where a byte of the UTF-8 stands in the file. */
  sourceOf(offset: number): number {
    return this.#places.sourceOf(offset);
  }

  #unitAt(bytes: Buffer, position: number): number {
    if (this.#unit === 2) return this.#isLittle ? bytes.readUInt16LE(position) : bytes.readUInt16BE(position);
    return this.#isLittle ? bytes.readUInt32LE(position) : bytes.readUInt32BE(position);
  }
}

/** @returns how many bytes were written; what is no character becomes a byte that is no UTF-8 */
function write(out: Buffer, at: number, code: number): number {
  if (code < 0x80) {
    out[at] = code;
    return 1;
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 0x3f);
    return 2;
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12);
    out[at + 1] = 0x80 | ((code >> 6) & 0x3f);
    out[at + 2] = 0x80 | (code & 0x3f);
    return 3;
  }
  if (code > 0x10ffff) {
    out[at] = 0xff;
    return 1;
  }
  out[at] = 0xf0 | (code >> 18);
  out[at + 1] = 0x80 | ((code >> 12) & 0x3f);
  out[at + 2] = 0x80 | ((code >> 6) & 0x3f);
  out[at + 3] = 0x80 | (code & 0x3f);
  return 4;
}
