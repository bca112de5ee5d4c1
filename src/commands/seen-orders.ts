/**
 * The orders of a run that were met lately, by which a duplicate is found: 8 MB outside the heap, however long the run.
 * As objects in a Map they made the heap grow by 100 MB, and forgetting the oldest of 100,000 took longer than reading.
 */
import { hash as sha256 } from 'node:crypto';

const REMEMBERED = 65_536; // At least; twice as many at most. In a longer run, duplicates come close together.
const SLOTS = 2 * REMEMBERED; // Half of them stay free, so that a search ends after a step or two.
const WORDS = 7; // Of 32 bits: three of the key's hash, two of the content's, number of the file, number in the file.

export interface EarlierOrder {
  readonly orderId: string;
  readonly sameContent: boolean;
}

export class SeenOrders {
  #young = new Generation();
  #old = new Generation();

  /**
   * Tells the earlier order of the same key; remembers this one when there is none.
   * @param hash of the content, in hex
   */
  meet(key: string, hash: string, file: string, index: number): EarlierOrder | undefined {
    const digest = sha256('sha256', key, 'buffer');
    const row = Uint32Array.of(
      digest.readUInt32LE(0) || 1, // 0 is a free slot.
      digest.readUInt32LE(4),
      digest.readUInt32LE(8),
      Number.parseInt(hash.slice(0, 8), 16),
      Number.parseInt(hash.slice(8, 16), 16),
    );
    const earlier = this.#young.find(row) ?? this.#old.find(row);
    if (earlier !== undefined) return earlier;
    if (this.#young.isFull) {
      [this.#young, this.#old] = [this.#old, this.#young];
      this.#young.clear();
    }
    this.#young.add(row, file, index);
    return undefined;
  }
}

class Generation {
  readonly #words = new Uint32Array(SLOTS * WORDS);
  #files: string[] = [];
  #count = 0;

  get isFull(): boolean {
    return this.#count === REMEMBERED;
  }

  find(row: Uint32Array): EarlierOrder | undefined {
    const words = this.#words;
    const at = this.#slotOf(row);
    if (words[at] === 0) return undefined;
    const file = this.#files[words[at + 5] ?? 0] ?? '';
    return {
      orderId: `${file}#${words[at + 6] ?? 0}`,
      sameContent: words[at + 3] === row[3] && words[at + 4] === row[4],
    };
  }

  add(row: Uint32Array, file: string, index: number): void {
    if (this.#files.at(-1) !== file) this.#files.push(file);
    this.#words.set([...row, this.#files.length - 1, index], this.#slotOf(row));
    this.#count += 1;
  }

  clear(): void {
    this.#words.fill(0);
    this.#files = [];
    this.#count = 0;
  }

  /** Where the key stands, or the free slot where it belongs. */
  #slotOf([first = 0, second, third]: Uint32Array): number {
    const words = this.#words;
    let at = (first % SLOTS) * WORDS;
    while (words[at] !== 0 && (words[at] !== first || words[at + 1] !== second || words[at + 2] !== third)) {
      at = (at + WORDS) % words.length;
    }
    return at;
  }
}
