/**
 * Fax compressions of TIFF: modified Huffman (2), Group 3 (3, ITU-T T.4) and Group 4 (4, T.6). Written here because a
 * damaged line is daily life on the telephone: Group 3 goes on at the next end-of-line mark, Group 4 stops, and both do
 * so in a time that grows with the bytes alone.
 */
import { BLACK_RUNS, MODE_BITS, MODE_TABLE, RUN_BITS, WHITE_RUNS } from './fax-codes.ts';

export interface FaxSettings {
  readonly width: number;
  readonly height: number;
  readonly compression: 2 | 3 | 4;
  readonly fillOrder: number;
  /** Group 3 with two-dimensional lines. */
  readonly twoDimensional: boolean;
}

export interface FaxRows {
  /** One byte a pixel; 1 is ink. */
  readonly pixels: Uint8Array;
  /** Rows that could not be decoded: they repeat the row above, or stay empty after the end. */
  readonly rowsBad: number;
}

export function decodeFax(bytes: Uint8Array, settings: FaxSettings): FaxRows {
  const { width, height, compression } = settings;
  const bits = new Bits(bytes, settings.fillOrder === 2);
  const pixels = new Uint8Array(width * height);
  let above: number[] = [];
  let rowsBad = 0;
  for (let y = 0; y < height; y += 1) {
    const start = compression === 3 ? startOfRow(bits, settings.twoDimensional) : undefined;
    if (start === 'end' || bits.atEnd()) {
      rowsBad += height - y;
      break;
    }
    if (compression === 2) bits.toByte();
    const changes =
      compression === 4 || start === 'two' ? twoDimensionalRow(bits, above, width) : oneDimensionalRow(bits, width);
    if (changes) above = changes;
    else {
      rowsBad += 1;
      if (compression !== 3) {
        rowsBad += height - y - 1;
        break;
      }
      bits.toEndOfLine();
    }
    paint(pixels, y * width, above, width);
  }
  return { pixels, rowsBad };
}

/** Skips the end-of-line mark and the fill before it, and says how the row is coded. */
function startOfRow(bits: Bits, twoDimensional: boolean): 'one' | 'two' | 'end' {
  let marks = 0;
  let tag = 1;
  while (!bits.atEnd() && bits.peek(11) === 0) {
    bits.toEndOfLine();
    bits.skip(12);
    if (twoDimensional) {
      tag = bits.peek(1);
      bits.skip(1);
    }
    marks += 1;
    // Six of them return to control: the page is over. Two are enough to know, for no row is empty of code.
    if (marks === 2) return 'end';
  }
  if (bits.atEnd()) return 'end';
  return twoDimensional && tag === 0 ? 'two' : 'one';
}

/** Places where the color changes, white first; undefined where the bits are no code. */
function oneDimensionalRow(bits: Bits, width: number): number[] | undefined {
  const changes: number[] = [];
  for (let at = 0, black = false; at < width; black = !black) {
    const run = bits.run(black);
    if (run === undefined || at + run > width) return undefined;
    at += run;
    changes.push(at);
  }
  return changes;
}

function twoDimensionalRow(bits: Bits, above: readonly number[], width: number): number[] | undefined {
  const changes: number[] = [];
  let at = -1;
  let index = 0;
  while (at < width) {
    const found = MODE_TABLE[bits.peek(MODE_BITS)];
    if (!found) return undefined;
    bits.skip(found.bits);
    const black = changes.length % 2;
    // b1: the first change above, right of here, to the other color than this one.
    while (index > 0 && (above[index - 1] ?? width) > at) index -= 1;
    while (index < above.length && ((above[index] ?? width) <= at || index % 2 !== black)) index += 1;
    const below = above[index] ?? width;
    if (found.mode === 'pass') {
      at = above[index + 1] ?? width;
      // A pass that reaches the edge would go on for ever.
      if (at >= width) return undefined;
    } else if (found.mode === 'horizontal') {
      const first = bits.run(black === 1);
      const second = bits.run(black === 0);
      if (first === undefined || second === undefined) return undefined;
      const from = Math.max(at, 0);
      if (from + first + second > width) return undefined;
      changes.push(from + first, from + first + second);
      at = from + first + second;
    } else {
      const to = below + found.mode;
      if (to < Math.max(at, 0) || to > width) return undefined;
      changes.push(to);
      at = to;
    }
  }
  return changes;
}

function paint(pixels: Uint8Array, row: number, changes: readonly number[], width: number): void {
  for (let index = 0; index < changes.length; index += 2) {
    pixels.fill(1, row + (changes[index] ?? width), row + (changes[index + 1] ?? width));
  }
}

class Bits {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array, lowFirst: boolean) {
    this.bytes = lowFirst ? bytes.map(mirrored) : bytes;
  }

  /** Past the end stand zeros, which are no code. */
  peek(count: number): number {
    const first = this.at >>> 3;
    const { bytes } = this;
    const word = ((bytes[first] ?? 0) << 16) | ((bytes[first + 1] ?? 0) << 8) | (bytes[first + 2] ?? 0);
    return (word >>> (24 - (this.at & 7) - count)) & ((1 << count) - 1);
  }

  skip(count: number): void {
    this.at += count;
  }

  atEnd(): boolean {
    return this.at >= this.bytes.length * 8;
  }

  toByte(): void {
    this.at = (this.at + 7) & ~7;
  }

  /** To the eleven zeros and the one that end a line, or to the end. */
  toEndOfLine(): void {
    while (!this.atEnd() && this.peek(12) !== 1) this.at += 1;
  }

  /** One run of a color: make-up codes, then the code that ends it. */
  run(black: boolean): number | undefined {
    const table = black ? BLACK_RUNS : WHITE_RUNS;
    let total = 0;
    for (;;) {
      const entry = table[this.peek(RUN_BITS)] ?? 0;
      if (entry === 0) return undefined;
      this.at += entry & 15;
      total += entry >>> 4;
      if (entry >>> 4 < 64) return total;
    }
  }
}

function mirrored(byte: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit += 1) out |= ((byte >>> bit) & 1) << (7 - bit);
  return out;
}
