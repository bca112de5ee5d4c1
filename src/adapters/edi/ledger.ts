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

const WHOLE_MAX = 1_000; // So many runs, verdicts and findings are kept as they are, with sentences that no answer needs.

export class SetLedger {
  readonly #entries: (Run | SetVerdict)[] = [];
  /** All that came after the entries. */
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
    const isNext =
      parts !== undefined &&
      this.#packed.size === 0 &&
      last !== undefined &&
      'numbers' in last &&
      last.id === id &&
      last.version === version &&
      continuesRun(last.numbers, parts, controlNumber);
    if (isNext) last.numbers.count += 1;
    else if (this.#whole >= WHOLE_MAX) this.#packed.add(verdict);
    else {
      this.#whole += 1 + verdict.findings.length;
      this.#entries.push(parts === undefined ? verdict : { id, version, numbers: runFrom(parts) });
    }
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
    for (const entry of this.#entries) {
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
    yield* this.#packed;
  }
}

/** A group with its verdicts, which are half a million objects only for whoever looks at all of them together. */
export function withSets(
  group: Omit<DecodedGroup, 'sets' | 'eachSet'>,
  eachSet: () => Iterable<SetVerdict>,
): DecodedGroup {
  let sets: readonly SetVerdict[] | undefined;
  const whole: DecodedGroup = {
    ...group,
    get sets() {
      return (sets ??= [...eachSet()]);
    },
  };
  // Hidden from copies: one with other sets must not go on with these.
  return Object.defineProperty(whole, 'eachSet', { value: eachSet, enumerable: false });
}
