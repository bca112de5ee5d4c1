/** Takes lines out of a picture and leaves the letters that they cross or touch. */
import type { Gray } from './bitmap.ts';
import type { Ink } from './ink.ts';
import type { Line } from './runs.ts';

const WHITE = 255;
/**
 * Erases level lines from `gray`, whose ink is `ink`. Where a line is thicker by more than `slack` pixels than it is on the
 * whole, a letter's stroke is in it and stays.
 */
export function eraseLevel(gray: Gray, ink: Ink, lines: readonly Line[], slack: number): void {
  for (const line of lines) {
    eraseAcross(line, ink.height, (along, across) => across * ink.width + along, gray, ink, slack);
  }
}

/** The same for upright lines; `from` and `to` are rows then. */
export function eraseUpright(gray: Gray, ink: Ink, lines: readonly Line[], slack: number): void {
  for (const line of lines) {
    eraseAcross(line, ink.width, (along, across) => along * ink.width + across, gray, ink, slack);
  }
}

function eraseAcross(
  line: Line,
  size: number,
  index: (along: number, across: number) => number,
  gray: Gray,
  ink: Ink,
  slack: number,
): void {
  const isInk = (along: number, across: number): boolean => ink.data[index(along, across)] === 1;
  const stretches = new Map<number, readonly [from: number, to: number]>();
  for (let along = line.from; along < line.to; along += 1) {
    let from = line.low;
    while (from < line.high && !isInk(along, from)) from += 1;
    if (from === line.high) continue;
    let to = from;
    while (to < size && isInk(along, to)) to += 1;
    while (from > 0 && isInk(along, from - 1)) from -= 1;
    stretches.set(along, [from, to]);
  }
  const usual = median([...stretches.values()].map(([from, to]) => to - from));
  for (const [along, [from, to]] of stretches) {
    if (to - from > usual + slack) continue;
    // One more pixel on each side: the gray edge of the line.
    for (let across = Math.max(0, from - 1); across < Math.min(size, to + 1); across += 1) {
      gray.data[index(along, across)] = WHITE;
    }
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
