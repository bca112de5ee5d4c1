/** Where the bytes of a text that was turned into UTF-8 stand in the file. */

/** Characters that take the same number of bytes on both sides, one after the other. */
interface Run {
  /** First byte of the run, as UTF-8 and in the file. */
  readonly at: number;
  readonly source: number;
  /** Bytes of each character, as UTF-8 and in the file. */
  readonly width: number;
  readonly sourceWidth: number;
}

/**
 * A file of a gigabyte may change between letters of two widths at every word. Of more runs than this the older half is
 * thinned: places there are then right to a few characters, while those of whatever is being read stay exact.
 */
const RUNS_MAX = 1_000_000;

export class PlaceRuns {
  #runs: Run[] = [];
  /** Bytes so far, as UTF-8 and in the file. */
  #written = 0;
  #read: number;
  #isBroken = false;

  /** @param offset of the first byte in the file */
  constructor(offset: number) {
    this.#read = offset;
  }

  /** So many characters more. */
  note(width: number, sourceWidth: number, count = 1): void {
    const last = this.#runs.at(-1);
    if (this.#isBroken || last?.width !== width || last.sourceWidth !== sourceWidth) {
      this.#runs.push({ at: this.#written, source: this.#read, width, sourceWidth });
      this.#isBroken = false;
      if (this.#runs.length > RUNS_MAX)
        this.#runs = this.#runs.filter((_, index) => index > RUNS_MAX / 2 || index % 2 === 0);
    }
    this.#written += width * count;
    this.#read += sourceWidth * count;
  }

  /** Bytes of the file that are no character. */
  skip(bytes: number): void {
    this.#read += bytes;
    this.#isBroken = true;
  }

  /** Where a byte of the UTF-8 stands in the file; one inside a character stands at its begin. */
  sourceOf(offset: number): number {
    let [low, high] = [0, this.#runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#runs[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const run = this.#runs[low];
    if (run === undefined) return this.#read;
    const place = run.source + Math.floor((offset - run.at) / run.width) * run.sourceWidth;
    return Math.min(place, this.#read);
  }
}
