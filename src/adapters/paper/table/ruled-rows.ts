/**
 * Rules across the whole table part its items: what stands between two of them belongs to the one item there, though its numbers stand in
 * the middle of its rows or below its text.
 */
import type { Line, PageLayout } from '../layout/layout.ts';
import type { ItemRows } from './records.ts';
import type { Row } from './rows.ts';
import type { Span } from './assign.ts';

const THICK_MAX = 3; // Points.
const SAME_HEIGHT = 1.5;
const COVERED_MIN = 0.9;
const ROWS_MAX = 12; // More between two rules is a page whose frame alone is ruled.

/**
 * Which band between two rules across all columns a line of the page stands in, unique over the pages of a paper; none for what stands
 * above the first rule or below the last one.
 */
export function bandsOf(
  page: PageLayout,
  spans: readonly Pick<Span, 'left' | 'right'>[],
): (line: Line) => number | undefined {
  const left = Math.min(...spans.map((span) => span.left));
  const right = Math.max(...spans.map((span) => span.right));
  const flat = page.rules
    .map(({ box }) => box)
    .filter(([x0, y0, x1, y1]) => y1 - y0 <= THICK_MAX && x1 - x0 > y1 - y0)
    .toSorted((one, other) => one[1] - other[1]);
  const across: number[] = [];
  for (let start = 0, end = 0; start < flat.length; start = end) {
    const top = flat[start]?.[1] ?? 0;
    end = start;
    while (end < flat.length && (flat[end]?.[1] ?? 0) - top <= SAME_HEIGHT) end += 1;
    if (covered(flat.slice(start, end), left, right) >= COVERED_MIN * (right - left)) across.push(top);
  }
  return ({ box }) => {
    const above = across.filter((y) => y < (box[1] + box[3]) / 2).length;
    return above === 0 || above === across.length ? undefined : page.number * 10_000 + above;
  };
}

function covered(boxes: readonly (readonly [number, number, number, number])[], left: number, right: number): number {
  let [sum, at] = [0, left];
  for (const [x0, , x1] of boxes.toSorted((one, other) => one[0] - other[0])) {
    const from = Math.max(x0, at);
    const to = Math.min(x1, right);
    if (to <= from) continue;
    sum += to - from;
    at = to;
  }
  return sum;
}

/** Moves rows to the item between the same two rules, where each item stands in a band of its own. */
export function withRowsOfBands(items: readonly ItemRows[], rows: readonly Row[]): readonly ItemRows[] {
  const owners = new Map<number, ItemRows>();
  for (const item of items) {
    const { band } = item.anchor;
    if (band === undefined || owners.has(band)) return items;
    owners.set(band, item);
  }
  const counts = new Map<number, number>();
  for (const { band } of rows) if (band !== undefined) counts.set(band, (counts.get(band) ?? 0) + 1);
  if ([...owners.keys()].some((band) => (counts.get(band) ?? 0) > ROWS_MAX)) return items;
  return items.map((item) => {
    const own = rows.filter((row) => {
      const owner = row.band === undefined ? undefined : owners.get(row.band);
      return owner === undefined ? item.rows.includes(row) : owner === item && !row.isSum;
    });
    return { ...item, rows: own.includes(item.anchor) ? own : item.rows };
  });
}
