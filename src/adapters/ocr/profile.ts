/** Where the ink of a cut-out line stands, by column and by row. */
import { LINE_HEIGHT, type LineCrop } from './crop.ts';

/** Pixels; the end is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Halfway between the line's darkest and its paper. */
function threshold(crop: LineCrop): number {
  const counts = new Uint32Array(256);
  for (const value of crop.gray.data) counts[value] = (counts[value] ?? 0) + 1;
  const at = (share: number): number => {
    let seen = 0;
    for (const [value, count] of counts.entries()) {
      seen += count;
      if (seen >= share * crop.gray.data.length) return value;
    }
    return 255;
  };
  return (at(0.02) + at(0.8)) / 2;
}

/** Dark pixels by column; the outermost rows often hold parts of other lines or of rules and do not count. */
export function inkColumns({ gray, ...crop }: LineCrop): Uint16Array {
  const dark = threshold({ gray, ...crop });
  const columns = new Uint16Array(gray.width);
  const margin = Math.round(LINE_HEIGHT * 0.1);
  for (let y = margin; y < LINE_HEIGHT - margin; y += 1) {
    for (let x = 0; x < gray.width; x += 1) {
      if ((gray.data[y * gray.width + x] ?? 0) < dark) columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  return columns;
}

export function inkRows({ gray, ...crop }: LineCrop): Span {
  const dark = threshold({ gray, ...crop });
  const rows = new Uint16Array(LINE_HEIGHT);
  for (let y = 0; y < LINE_HEIGHT; y += 1) {
    for (let x = 0; x < gray.width; x += 1) {
      if ((gray.data[y * gray.width + x] ?? 0) < dark) rows[y] = (rows[y] ?? 0) + 1;
    }
  }
  const least = Math.max(...rows) * 0.12;
  const from = rows.findIndex((count) => count >= least);
  const to = rows.findLastIndex((count) => count >= least) + 1;
  return from < 0 ? { from: 0, to: LINE_HEIGHT } : { from, to };
}

export function gapsOf(ink: Uint16Array): Span[] {
  const gaps: Span[] = [];
  for (let x = 0; x < ink.length; x += 1) {
    if (ink[x] !== 0) continue;
    const from = x;
    while (x < ink.length && ink[x] === 0) x += 1;
    gaps.push({ from, to: x });
  }
  return gaps;
}

export function firstInk(ink: Uint16Array): number {
  return Math.max(
    0,
    ink.findIndex((count) => count > 0),
  );
}

export function lastInk(ink: Uint16Array): number {
  const last = ink.findLastIndex((count) => count > 0);
  return last < 0 ? ink.length : last + 1;
}
