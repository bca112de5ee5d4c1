/**
 * Lines of text that differ from the line before in their numbers alone, kept as what they differ by: a line that goes on
 * as the one before did costs a byte, which compression takes away too.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const BLOCK_LINES = 512; // What is unpacked at once: some 200 KB of text.
const DIGITS_MAX = 15; // Exact as a number.

/** A line without its numbers, and its numbers. */
interface Split {
  readonly shape: string;
  readonly numbers: readonly string[];
}

export class AlikeLines {
  readonly #blocks: Uint8Array[] = [];
  #open = new Differences();
  #size = 0;
  /** What was unpacked last: lines are asked for one after the other. */
  #unpacked: { readonly block: number; readonly lines: readonly string[] } | undefined;

  get size(): number {
    return this.#size;
  }

  /** @param line without a line break */
  add(line: string): void {
    this.#open.add(line);
    this.#size += 1;
    if (this.#open.lines.length < BLOCK_LINES) return;
    // A copy: zlib's own result holds on to 16 KB for the few bytes that it says.
    this.#blocks.push(Uint8Array.from(deflateRawSync(this.#open.lines.join('\n'), { level: 1 })));
    this.#open = new Differences();
    this.#unpacked = undefined;
  }

  at(index: number): string {
    const block = Math.floor(index / BLOCK_LINES);
    if (this.#unpacked?.block !== block) this.#unpacked = { block, lines: this.#linesOf(block) };
    return this.#unpacked.lines[index % BLOCK_LINES] ?? '';
  }

  #linesOf(block: number): readonly string[] {
    const bytes = this.#blocks[block];
    const packed = bytes === undefined ? this.#open.lines : inflateRawSync(bytes).toString('utf8').split('\n');
    return wholeLines(packed);
  }
}

/** `=` and the differences where the line is shaped as the one before, nothing where they are those of the line before, else `+` and the line. */
class Differences {
  readonly lines: string[] = [];
  #last: Split = { shape: '', numbers: [] };
  #differences = '';

  add(line: string): void {
    const split = splitLine(line);
    const differences = differencesOf(this.#last, split);
    this.#last = split;
    if (differences === undefined) this.lines.push(`+${line}`);
    else this.lines.push(differences === this.#differences ? '' : `=${differences}`);
    this.#differences = differences ?? '';
  }
}

function wholeLines(packed: readonly string[]): string[] {
  let last: Split = { shape: '', numbers: [] };
  let differences = '';
  return packed.map((text) => {
    if (text.startsWith('+')) {
      last = splitLine(text.slice(1));
      differences = '';
      return text.slice(1);
    }
    if (text !== '') differences = text.slice(1);
    const changes = differences.split(' ');
    const numbers = last.numbers.map((number, index) => changed(number, Number(changes[index] ?? 0)));
    last = { shape: last.shape, numbers };
    let index = 0;
    return last.shape.replace(/\d/g, () => numbers[index++] ?? '');
  });
}

function changed(number: string, difference: number): string {
  if (number.length > DIGITS_MAX) return number;
  return String(Number(number) + difference).padStart(number.length, '0');
}

function splitLine(line: string): Split {
  const numbers = line.match(/\d+/g) ?? [];
  return { shape: line.replace(/\d+/g, '0'), numbers };
}

/** Undefined where the line cannot be made of the one before. */
function differencesOf(last: Split, next: Split): string | undefined {
  if (last.shape !== next.shape) return undefined;
  const differences: number[] = [];
  for (const [index, number] of next.numbers.entries()) {
    const before = last.numbers[index] ?? '';
    if (before.length > DIGITS_MAX || number.length > DIGITS_MAX) {
      if (before !== number) return undefined;
      differences.push(0);
      continue;
    }
    const difference = Number(number) - Number(before);
    if (changed(before, difference) !== number) return undefined;
    differences.push(difference);
  }
  return differences.join(' ');
}
