/**
 * The verdicts of a group's sets, kept small until its interchange ends: a year's file has half a million sets, nearly
 * all accepted without a word and numbered one after the other. Such a run is kept as its first number and its length.
 */
import type { SetVerdict } from '../../../model/decoded.ts';

interface Run {
  readonly id: string;
  readonly first: number;
  /** Digits of the first number, leading zeros included; later ones may have more, never fewer. */
  readonly width: number;
  count: number;
}

const RUNS_SEARCHED_MAX = 32; // Numbers of later runs are remembered one by one, so that no set waits for a long search.
const NUMBER = /^\d{1,9}$/; // ST02 has 4 to 9 characters.

export class SetLedger {
  readonly #entries: (Run | SetVerdict)[] = [];
  /** The first runs: their numbers are taken. */
  readonly #searched: Run[] = [];
  /** Every other number that is taken. */
  readonly #scattered = new Set<string>();
  #size = 0;
  #rejected = 0;
  #noted = 0;

  /** Sets so far. */
  get size(): number {
    return this.#size;
  }

  /** Whether a set had this control number (ST02). */
  has(controlNumber: string): boolean {
    if (this.#scattered.has(controlNumber)) return true;
    if (!NUMBER.test(controlNumber)) return false;
    const index = Number(controlNumber);
    return this.#searched.some(
      (run) =>
        index >= run.first && index < run.first + run.count && numberOf(run, index - run.first) === controlNumber,
    );
  }

  add(verdict: SetVerdict): void {
    this.#size += 1;
    if (verdict.status === 'R') this.#rejected += 1;
    if (verdict.status === 'E') this.#noted += 1;
    const { id, controlNumber } = verdict;
    const isRunner = verdict.status === 'A' && verdict.findings.length === 0 && NUMBER.test(controlNumber);
    const last = this.#entries.at(-1);
    if (
      isRunner &&
      last !== undefined &&
      'count' in last &&
      last.id === id &&
      numberOf(last, last.count) === controlNumber
    ) {
      last.count += 1;
      if (last !== this.#searched.at(-1)) this.#scattered.add(controlNumber);
      return;
    }
    if (!isRunner) {
      this.#entries.push(verdict);
      this.#scattered.add(controlNumber);
      return;
    }
    const run = { id, first: Number(controlNumber), width: controlNumber.length, count: 1 };
    this.#entries.push(run);
    if (this.#searched.length < RUNS_SEARCHED_MAX) this.#searched.push(run);
    else this.#scattered.add(controlNumber);
  }

  /** AK901 as far as the sets decide it: P when some are rejected, R when all are, E when anything was noted. */
  get status(): 'A' | 'E' | 'P' | 'R' {
    if (this.#rejected > 0) return this.#rejected === this.#size ? 'R' : 'P';
    return this.#noted > 0 ? 'E' : 'A';
  }

  /** Every verdict, in the order of the file. */
  list(): SetVerdict[] {
    const verdicts: SetVerdict[] = [];
    for (const entry of this.#entries) {
      if (!('count' in entry)) {
        verdicts.push(entry);
        continue;
      }
      for (let index = 0; index < entry.count; index++) {
        verdicts.push({ id: entry.id, controlNumber: numberOf(entry, index), status: 'A', findings: [] });
      }
    }
    return verdicts;
  }
}

function numberOf(run: Run, index: number): string {
  return String(run.first + index).padStart(run.width, '0');
}
