/** Long thin lines of ink: the rules of a form, and the streaks that a dirty scanner draws down a fax. */
import type { Ink } from './ink.ts';

/** In pixels; the line covers `from` to `to` along its direction, `low` to `high` across it, ends exclusive. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

export interface LineSearch {
  readonly lengthMin: number;
  readonly thicknessMax: number;
  /** White that a line may jump over, as noise tears it. */
  readonly gapMax: number;
  /** Share of a line's length that is ink. */
  readonly densityMin: number;
}

/** Level lines, joined from runs of neighboring rows. For upright ones hand over the ink turned on its side. */
export function levelLines(ink: Ink, search: LineSearch): Line[] {
  const open: Line[] = [];
  const done: Line[] = [];
  for (let y = 0; y < ink.height; y += 1) {
    for (const run of runsOfRow(ink, y, search)) {
      // A line of a slightly turned page steps from row to row; its pieces overlap or nearly meet.
      const index = open.findIndex(
        (line) => line.high >= y && run.from <= line.to + search.gapMax && run.to >= line.from - search.gapMax,
      );
      const line = open[index];
      if (!line) open.push({ ...run, low: y, high: y + 1 });
      else {
        const [from, to] = [Math.min(line.from, run.from), Math.max(line.to, run.to)];
        open[index] = { from, to, low: line.low, high: y + 1 };
      }
    }
    for (let index = open.length - 1; index >= 0; index -= 1) {
      if ((open[index]?.high ?? 0) < y) done.push(...open.splice(index, 1));
    }
  }
  return [...done, ...open].filter(
    (line) =>
      line.to - line.from >= search.lengthMin &&
      line.high - line.low <= search.thicknessMax &&
      loneliness(ink, line) >= LONELY_MIN,
  );
}

/** Share of a line's length that has white on both sides; rows of small dense print look like lines, but have not. */
const LONELY_MIN = 0.6;

function loneliness(ink: Ink, line: Line): number {
  let lonely = 0;
  const rows = [line.low - 2, line.low - 3, line.high + 1, line.high + 2].filter((y) => y >= 0 && y < ink.height);
  for (let x = line.from; x < line.to; x += 1) if (rows.every((y) => ink.data[y * ink.width + x] === 0)) lonely += 1;
  return lonely / (line.to - line.from);
}

/** Runs of one row that are at least half as long as a line, with their gaps closed. */
function runsOfRow(ink: Ink, y: number, search: LineSearch): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  const row = y * ink.width;
  let [from, last, dark] = [-1, -1, 0];
  const shut = (): void => {
    const length = last + 1 - from;
    if (from >= 0 && length >= search.lengthMin / 2 && dark >= search.densityMin * length)
      runs.push({ from, to: last + 1 });
    from = -1;
  };
  for (let x = 0; x < ink.width; x += 1) {
    if (ink.data[row + x] === 0) continue;
    if (from >= 0 && x - last > search.gapMax + 1) shut();
    if (from < 0) [from, dark] = [x, 0];
    last = x;
    dark += 1;
  }
  shut();
  return runs;
}

/** The ink with rows and columns exchanged. */
export function transposed({ width, height, data }: Ink): Ink {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out[x * height + y] = data[y * width + x] ?? 0;
  }
  return { width: height, height: width, data: out };
}
