/**
 * The verdicts of a group's sets or messages, kept small until its interchange ends: a year's file has half a million,
 * nearly all accepted without a word and numbered one after the other. Such a run is kept as its first number and its
 * length.
 */
import type { DecodedGroup, SetVerdict } from '../../model/decoded.ts';
import { PackedVerdicts } from './packed-verdicts.ts';
import { continuesRun, numberAt, numberParts, runFrom, TakenNumbers, type NumberRun } from './taken-numbers.ts';

interface Run {
  readonly id: string;
  readonly version: string | undefined;
  readonly numbers: NumberRun;
}

/** So many verdicts in a row of those that are packed. */
interface Packed {
  packed: number;
}

const WHOLE_MAX = 1_000; // So many verdicts with findings are kept with their sentences; an answer needs none of those.

export class SetLedger {
  readonly #entries: (Run | SetVerdict | Packed)[] = [];
  readonly #packed = new PackedVerdicts();
  #whole = 0;
  readonly #taken = new TakenNumbers();
  #size = 0;
  #rejected = 0;
  #noted = 0;

  /** Sets so far. */
  get size(): number {
    return this.#size;
  }

  /** Whether a set had this control number (ST02, UNH 0062). */
  has(controlNumber: string): boolean {
    return this.#taken.has(controlNumber);
  }

  add(verdict: SetVerdict): void {
    this.#size += 1;
    if (verdict.status === 'R') this.#rejected += 1;
    if (verdict.status === 'E') this.#noted += 1;
    const { id, controlNumber, version } = verdict;
    this.#taken.add(controlNumber);
    const plain = verdict.status === 'A' && verdict.findings.length === 0;
    const parts = plain ? numberParts(controlNumber) : undefined;
    const last = this.#entries.at(-1);
    if (parts === undefined) this.#keep(verdict, last);
    else if (
      last !== undefined &&
      'numbers' in last &&
      last.id === id &&
      last.version === version &&
      continuesRun(last.numbers, parts, controlNumber)
    ) {
      last.numbers.count += 1;
    } else {
      this.#entries.push({ id, version, numbers: runFrom(parts) });
    }
  }

  #keep(verdict: SetVerdict, last: Run | SetVerdict | Packed | undefined): void {
    if (this.#whole < WHOLE_MAX || !this.#packed.add(verdict)) {
      this.#whole += 1;
      this.#entries.push(verdict);
    } else if (last !== undefined && 'packed' in last) last.packed += 1;
    else this.#entries.push({ packed: 1 });
  }

  /** AK901 as far as the sets decide it: P when some are rejected, R when all are, E when anything was noted. */
  get status(): 'A' | 'E' | 'P' | 'R' {
    if (this.#rejected > 0) return this.#rejected === this.#size ? 'R' : 'P';
    return this.#noted > 0 ? 'E' : 'A';
  }

  /** Every verdict, in the order of the file. */
  list(): SetVerdict[] {
    return [...this.each()];
  }

  /** The same one by one, so that half a million of them are never there at once. */
  *each(): Generator<SetVerdict> {
    const packed = this.#packed[Symbol.iterator]();
    for (const entry of this.#entries) {
      if ('packed' in entry) {
        for (let index = 0; index < entry.packed; index++) {
          const { value, done } = packed.next();
          if (done !== true) yield value;
        }
        continue;
      }
      if (!('numbers' in entry)) {
        yield entry;
        continue;
      }
      const { id, version, numbers } = entry;
      const versioned = version === undefined ? {} : { version };
      for (let index = 0; index < numbers.count; index++) {
        yield { id, controlNumber: numberAt(numbers, index), status: 'A', findings: [], ...versioned };
      }
    }
  }
}

/** Hidden from copies: one with other sets must not go on with these. */
export function withEachSet(group: DecodedGroup, eachSet: () => Iterable<SetVerdict>): DecodedGroup {
  return Object.defineProperty(group, 'eachSet', { value: eachSet, enumerable: false });
}
