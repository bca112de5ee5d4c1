/**
 * EDI in records of one length: a mainframe or a mail program broke the file into lines wherever in the data a line ended,
 * the header included. Such line breaks are taken out in front of the reader; places stay those of the file.
 */
import type { InterchangeHeader, Syntax } from './syntax.ts';

/** Bytes that must be seen before this can be told: three lines of 256 bytes, the widest record in use, and what stands before them. */
export const WRAPPED_HEAD = 1000;
const LINE_MIN = 10; // Shorter lines are those of segments, one a line.

export interface Wrap {
  /** Where the first line begins. */
  readonly start: number;
  /** Bytes of a line, its line break left out. */
  readonly width: number;
  readonly lineBreak: string;
}

/** Of a syntax, what tells wrapped files. */
export type WrapSyntax = Pick<Syntax<InterchangeHeader>, 'isHeader' | 'read' | 'envelope'>;

/**
 * How the file is wrapped; undefined where it is not, or not for certain: two whole lines of one length are there, of which
 * one ends inside a segment, and without line breaks the header is as it should be. In a file of two lines the one line break
 * ends a record where none can be meant, in a tag or in the envelope; anywhere else it may be one of a text.
 * @param head first bytes of the file, `WRAPPED_HEAD` of them or all
 */
export function wrapOf(head: Uint8Array, syntax: WrapSyntax): Wrap | undefined {
  const text = Buffer.from(head.subarray(0, WRAPPED_HEAD)).toString('latin1');
  const start = /^(?:\xef\xbb\xbf)?[\s\0]*/.exec(text)?.[0].length ?? 0;
  if (!syntax.isHeader(text, start)) return undefined;
  const body = text.slice(start);
  const lineBreak = /\r\n|\n|\r/.exec(body)?.[0];
  if (lineBreak === undefined) return undefined;
  const lines = body.split(lineBreak);
  const rest = lines.findIndex((line) => line.length !== lines[0]?.length);
  const whole = lines.slice(0, rest < 0 ? -1 : Math.min(rest, lines.length - 1));
  const width = whole[0]?.length ?? 0;
  if (width < LINE_MIN) return undefined;
  const reading = syntax.read(lines.join(''), 0, 0, true);
  if (reading.kind !== 'header') return undefined;
  const { segment } = reading.header.delimiters;
  if (/[\r\n]/.test(segment)) return undefined;
  const isWrap =
    whole.length > 1
      ? whole.some((line) => !line.endsWith(segment))
      : // A separator that is a line break is missing from a header that was joined.
        head.length < WRAPPED_HEAD && reading.certain && isCutInTwo(lines, segment, syntax.envelope);
  return isWrap ? { start, width, lineBreak } : undefined;
}

/** Two lines with nothing behind them, of which the first ends in a tag or in a segment of the envelope. */
function isCutInTwo(
  [first = '', second = '', ...more]: readonly string[],
  terminator: string,
  envelope: RegExp,
): boolean {
  if (second.length > first.length || more.some((line) => line !== '')) return false;
  const before = first.slice(first.lastIndexOf(terminator) + 1);
  return /^\w{1,3}$/.test(before) || (before !== '' && envelope.test(before + second));
}

/** Lines that follow each other at their full length. */
interface Stretch {
  /** First byte of the first line, without the line breaks and in the file. */
  readonly at: number;
  readonly source: number;
}

export class UnwrappedText {
  readonly #wrap: Wrap;
  readonly #break: Buffer;
  readonly #stretches: Stretch[] = [];
  /** Bytes so far, without the line breaks and in the file. */
  #written = 0;
  #read = 0;
  /** Bytes of the line under way. */
  #column = 0;
  /** False once a line was longer: from there on nothing is taken out. */
  #isRegular = true;
  /** A line was full, and its line break is not here yet. */
  #rest: Buffer = Buffer.alloc(0);

  constructor(wrap: Wrap) {
    this.#wrap = wrap;
    this.#break = Buffer.from(wrap.lineBreak, 'latin1');
    this.#column = -wrap.start; // What stands before the header is of no line.
    this.#stretches.push({ at: wrap.start, source: wrap.start });
  }

  push(chunk: Uint8Array): Uint8Array {
    return this.#take(Buffer.concat([this.#rest, chunk]), false);
  }

  end(): Uint8Array {
    return this.#take(this.#rest, true);
  }

  #take(bytes: Buffer, final: boolean): Uint8Array {
    const out: Buffer[] = [];
    let position = 0;
    this.#rest = Buffer.alloc(0);
    while (position < bytes.length) {
      if (this.#isRegular && this.#column === this.#wrap.width) {
        const found = bytes.subarray(position, position + this.#break.length);
        if (found.length < this.#break.length && !final && this.#break.subarray(0, found.length).equals(found)) {
          this.#rest = Buffer.from(found);
          break;
        }
        if (found.equals(this.#break)) {
          position += found.length;
          this.#read += found.length;
          this.#column = 0;
          continue;
        }
        // Places go on without line breaks.
        this.#isRegular = false;
        this.#stretches.push({ at: this.#written, source: this.#read });
      }
      const piece = this.#isRegular ? this.#line(bytes, position) : bytes.subarray(position);
      this.#written += piece.length;
      this.#read += piece.length;
      out.push(piece);
      position += piece.length;
    }
    return Buffer.concat(out);
  }

  /** The next bytes of one line; with its line break where it is shorter than the others, as the last of an interchange is. */
  #line(bytes: Buffer, position: number): Buffer {
    const room = bytes.subarray(position, position + this.#wrap.width - this.#column);
    const short = this.#column < 0 ? -1 : room.findIndex((byte) => byte === 10 || byte === 13);
    const piece = short < 0 ? room : room.subarray(0, short + 1);
    this.#column += piece.length;
    if (short >= 0) {
      this.#column = 0;
      this.#stretches.push({ at: this.#written + piece.length, source: this.#read + piece.length });
    }
    return piece;
  }

  /**
   * Where a byte stands in the file.
   * @param isEnd the byte after the last one of a place, which goes not beyond a line break
   */
  sourceOf(offset: number, isEnd = false): number {
    let [low, high] = [0, this.#stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#stretches[middle]?.at ?? 0) <= offset - (isEnd ? 1 : 0)) low = middle;
      else high = middle - 1;
    }
    const { at, source } = this.#stretches[low] ?? { at: 0, source: 0 };
    const distance = offset - at;
    if (distance < 0) return offset; // Before the header nothing was taken out.
    const isLast = low === this.#stretches.length - 1;
    const lines =
      isLast && !this.#isRegular ? 0 : Math.floor(Math.max(0, distance - (isEnd ? 1 : 0)) / this.#wrap.width);
    // A file that ends with a full line has no line break behind it.
    return Math.min(source + distance + lines * this.#break.length, this.#read);
  }
}
