/**
 * ISO 2022 (UNOX): between an escape sequence that announces letters of two bytes and the one that ends them, every byte may
 * look like a delimiter. Such stretches are turned into UTF-8 in front of a reader that knows bytes alone, like UTF-16.
 */
import { PlaceRuns } from './place-runs.ts';

const ESCAPE = 0x1b;
const LONGEST_ESCAPE = 4; // ESC $ ( D

/** The sets of ISO-2022-JP and its supplements that a runtime decodes, by what follows the escape character. */
const SETS: ReadonlyMap<string, { readonly bytes: 1 | 2; readonly isPlain: boolean }> = new Map([
  ['$@', { bytes: 2, isPlain: false }],
  ['$B', { bytes: 2, isPlain: false }],
  ['(I', { bytes: 1, isPlain: false }], // Katakana of half the width.
  ['(J', { bytes: 1, isPlain: true }], // Roman letters of JIS X 0201, in which EDI's characters are those of ASCII.
  ['(B', { bytes: 1, isPlain: true }],
]);
const ASCII = '(B';

export const SHIFTED_HEAD = 40; // UNA, UNB and its first four letters, with a line break and a mark.

/** Whether the file begins with an interchange whose header announces ISO 2022. */
export function isShifted(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, SHIFTED_HEAD)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?\s*(?:UNA[^]{6}\s*)?UNB[^]UNOX/.test(text);
}

export class ShiftedText {
  readonly #places: PlaceRuns;
  readonly #decoder = new TextDecoder('iso-2022-jp');
  #rest: Buffer = Buffer.alloc(0);
  #set = ASCII;
  #hasOthers = false;
  /** Bytes of the escape sequence before the next letter: they stand with it, so that a place holds what announces its letters. */
  #announced = 0;

  constructor(offset: number) {
    this.#places = new PlaceRuns(offset);
  }

  push(chunk: Uint8Array): Uint8Array {
    return this.#convert(this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk]), false);
  }

  end(): Uint8Array {
    return this.#convert(this.#rest, true);
  }

  /** Whether bytes came that are of no such set: letters of another encoding, which UTF-8 may look like. */
  get hasOthers(): boolean {
    return this.#hasOthers;
  }

  sourceOf(offset: number): number {
    return this.#places.sourceOf(offset);
  }

  #convert(bytes: Buffer, final: boolean): Uint8Array {
    const out: Uint8Array[] = [];
    let position = 0;
    while (position < bytes.length) {
      if (bytes[position] === ESCAPE) {
        if (bytes.length - position < LONGEST_ESCAPE && !final) break;
        const set = bytes.toString('latin1', position + 1, position + 3);
        if (SETS.has(set)) {
          this.#shift(set);
          position += 3;
          continue;
        }
      }
      const { bytes: width, isPlain } = SETS.get(this.#set) ?? { bytes: 1, isPlain: true };
      if (isPlain || !isLetter(bytes[position])) {
        const next = bytes.indexOf(ESCAPE, position + 1);
        const end = isPlain ? (next < 0 ? bytes.length : next) : position + 1;
        // A line break or another control among letters of two bytes: the sender forgot to end them.
        if (!isPlain) this.#set = ASCII;
        const plain = bytes.subarray(position, end);
        this.#hasOthers ||= plain.some((byte) => byte > 0x7f);
        out.push(plain);
        this.#note(1, 1, end - position);
        position = end;
        continue;
      }
      if (position + width > bytes.length && !final) break;
      const letter = this.#letter(bytes.subarray(position, position + width));
      out.push(letter);
      this.#note(letter.length, width, 1);
      position += width;
    }
    this.#rest = Buffer.from(bytes.subarray(position));
    return Buffer.concat(out);
  }

  #shift(set: string): void {
    // What ends letters stands with the last of them, what announces them with the first.
    if (SETS.get(set)?.isPlain === true) {
      this.#places.skip(3 + this.#announced);
      this.#announced = 0;
    } else this.#announced += 3;
    this.#set = set;
  }

  #note(width: number, sourceWidth: number, count: number): void {
    if (this.#announced > 0) {
      this.#places.note(width, sourceWidth + this.#announced, 1);
      this.#announced = 0;
      if (count > 1) this.#places.note(width, sourceWidth, count - 1);
    } else this.#places.note(width, sourceWidth, count);
  }

  /** A letter that its set does not have becomes a byte that is no UTF-8, so that it is told. */
  #letter(bytes: Uint8Array): Uint8Array {
    const text = this.#decoder.decode(Buffer.concat([Buffer.from(`\x1b${this.#set}`, 'latin1'), bytes]));
    return text.includes('\ufffd') || text === '' ? Uint8Array.of(0xff) : Buffer.from(text, 'utf8');
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && byte < 0x7f;
}
