/**
 * Control numbers that occurred, kept small: most senders number one after the other, with or without a prefix, so
 * that a run is kept as its first number and its length; numbers in no order take a few bytes each.
 */
import { NumberSet } from './number-set.ts';

export interface NumberRun {
  readonly prefix: string;
  readonly first: number;
  /** Digits of the first number, leading zeros included; later ones may have more, never fewer. */
  readonly width: number;
  count: number;
}

export interface NumberParts {
  readonly prefix: string;
  /** The last digits, nine at most. */
  readonly digits: string;
}

const RUNS_SEARCHED_MAX = 32; // Numbers of later runs are remembered one by one, so that nothing waits for a long search.
const SHAPES_MAX = 1_000; // Of prefix and number of digits; where each number has one of its own it is kept as text.
const COUNTED = /^(.{0,29}?)(\d{1,9})$/; // Nine digits are exact in any number type; the longest control number has 14.

/** The counting end of a control number and what stands before it; undefined when it does not end in a digit. */
export function numberParts(controlNumber: string): NumberParts | undefined {
  const [, prefix, digits] = COUNTED.exec(controlNumber) ?? [];
  return prefix === undefined || digits === undefined ? undefined : { prefix, digits };
}

/** The number at `index` of a run, as it was written. */
export function numberAt(run: NumberRun, index: number): string {
  return run.prefix + String(run.first + index).padStart(run.width, '0');
}

export function runFrom({ prefix, digits }: NumberParts): NumberRun {
  return { prefix, first: Number(digits), width: digits.length, count: 1 };
}

/** Whether a number is the one that continues the run. */
export function continuesRun(run: NumberRun, { prefix }: NumberParts, controlNumber: string): boolean {
  return run.prefix === prefix && numberAt(run, run.count) === controlNumber;
}

export class TakenNumbers {
  readonly #runs: NumberRun[] = [];
  /** The run that the next number may continue; its numbers are also in `#scattered` when it came too late to be searched. */
  #last: NumberRun | undefined;
  readonly #scattered = new ScatteredNumbers();

  has(controlNumber: string): boolean {
    const parts = numberParts(controlNumber);
    if (this.#scattered.has(controlNumber, parts)) return true;
    if (parts === undefined) return false;
    const index = Number(parts.digits);
    return this.#runs.some(
      (run) =>
        run.prefix === parts.prefix &&
        index >= run.first &&
        index < run.first + run.count &&
        numberAt(run, index - run.first) === controlNumber,
    );
  }

  add(controlNumber: string): void {
    const parts = numberParts(controlNumber);
    if (parts === undefined) {
      this.#scattered.add(controlNumber, parts);
      return;
    }
    const last = this.#last;
    if (last !== undefined && continuesRun(last, parts, controlNumber)) {
      last.count += 1;
      if (this.#runs.at(-1) !== last) this.#scattered.add(controlNumber, parts);
      return;
    }
    const run = runFrom(parts);
    this.#last = run;
    if (this.#runs.length < RUNS_SEARCHED_MAX) this.#runs.push(run);
    else this.#scattered.add(controlNumber, parts);
  }
}

/** Numbers that no run holds. */
class ScatteredNumbers {
  readonly #byShape = new Map<string, NumberSet>();
  readonly #others = new Set<string>();

  has(controlNumber: string, parts: NumberParts | undefined): boolean {
    const numbers = parts === undefined ? undefined : this.#byShape.get(shapeOf(parts));
    return numbers?.has(Number(parts?.digits)) === true || this.#others.has(controlNumber);
  }

  add(controlNumber: string, parts: NumberParts | undefined): void {
    const numbers = parts === undefined ? undefined : this.#numbersOf(shapeOf(parts));
    if (parts === undefined || numbers === undefined) this.#others.add(controlNumber);
    else numbers.add(Number(parts.digits));
  }

  #numbersOf(shape: string): NumberSet | undefined {
    const known = this.#byShape.get(shape);
    if (known !== undefined || this.#byShape.size === SHAPES_MAX) return known;
    const numbers = new NumberSet();
    this.#byShape.set(shape, numbers);
    return numbers;
  }
}

/** `007` and `7` are two numbers. */
function shapeOf({ prefix, digits }: NumberParts): string {
  return `${digits.length} ${prefix}`;
}
