/** Findings up to a limit; the rest are counted, so that a file of errors cannot fill the memory. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';

const NONE: readonly Finding[] = [];

export class FindingList {
  readonly #max: number;
  /** Absent until something is found: a group of 100,000 good sets keeps no 100,000 arrays. */
  #kept: Finding[] | undefined;
  #dropped = 0;
  /** True once a finding rejects what the list is about, kept or not. */
  rejected = false;
  /** True once a finding has an X12 code, kept or not. */
  noted = false;

  constructor(max: number) {
    this.#max = max;
  }

  add(item: Finding): void {
    if (item.severity === 'error') this.rejected = true;
    if (item.x12 !== undefined) this.noted = true;
    this.#kept ??= [];
    if (this.#kept.length < this.#max) this.#kept.push(item);
    else this.#dropped += 1;
  }

  /** `R` with an error, `E` with anything else that an acknowledgment would repeat, else `A`. */
  get status(): 'A' | 'E' | 'R' {
    if (this.rejected) return 'R';
    return this.noted ? 'E' : 'A';
  }

  list(): readonly Finding[] {
    if (this.#kept === undefined) return NONE;
    if (this.#dropped === 0) return this.#kept;
    const more = finding(
      'findings-limit',
      `${this.#dropped} more finding(s) are not listed (limit findingsMax = ${this.#max})`,
    );
    return [...this.#kept, more];
  }
}
