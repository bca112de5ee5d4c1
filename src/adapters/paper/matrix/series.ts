/** Labels side by side that are sizes, or days: each heads a column of quantities. */
import { isDayLabel } from '../values/day-labels.ts';
import { followsSize, sizeOf, type SizeReading } from '../values/sizes.ts';

export type Series = 'size' | 'date';

export interface SeriesRun {
  readonly kind: Series;
  readonly start: number;
  /** Behind the last one. */
  readonly end: number;
}

const SIZES_MIN = 3;
/** `1/2` and `3/4` may be inches: two days are believed only where they are printed in full or with their weekdays. */
const DAYS_MIN = 3;
const FULL_DAYS_MIN = 2;

/** The longest row of sizes or of days among labels that stand side by side. */
export function seriesRun(labels: readonly string[]): SeriesRun | undefined {
  const runs = [...sizeRuns(labels), ...dayRuns(labels)];
  return runs.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}

function sizeRuns(labels: readonly string[]): SeriesRun[] {
  const runs: SeriesRun[] = [];
  let start = 0;
  let before: SizeReading | undefined;
  labels.forEach((label, index) => {
    const size = sizeOf(label);
    if (before === undefined || size === undefined || !followsSize(before, size)) start = index;
    before = size;
    if (size !== undefined && index + 1 - start >= SIZES_MIN) runs.push({ kind: 'size', start, end: index + 1 });
  });
  return runs;
}

function dayRuns(labels: readonly string[]): SeriesRun[] {
  const runs: SeriesRun[] = [];
  let start = 0;
  labels.forEach((label, index) => {
    if (!isDayLabel(label)) start = index + 1;
    const own = labels.slice(start, index + 1);
    const isFull = own.every((each) => /\d{4}|\d[./-]\d{1,2}[./-]\d{2}|\p{L}{2,}\.?,? ?\d/u.test(each));
    if (own.length >= (isFull ? FULL_DAYS_MIN : DAYS_MIN)) runs.push({ kind: 'date', start, end: index + 1 });
  });
  return runs;
}
