/**
 * Rules across the whole table part its items: what stands between two of them belongs to the one item there, though its numbers stand in
 * the middle of its rows or below its text.
 */
import type { Box } from '../page.ts';
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
  const across = flatRules(page)
    .filter(({ boxes }) => covered(boxes, left, right) >= COVERED_MIN * (right - left))
    .map(({ top }) => top);
  return ({ box }) => {
    const above = across.filter((y) => y < (box[1] + box[3]) / 2).length;
    return above === 0 || above === across.length ? undefined : page.number * 10_000 + above;
  };
}

interface FlatRule {
  readonly top: number;
  /** Pieces at one height, from left to right: browsers draw the edge of each cell by itself. */
  readonly boxes: readonly Box[];
}

/** Pages have thousands of pieces, and every head and table of a page asks for them. */
const FLAT = new WeakMap<PageLayout, readonly FlatRule[]>();

function flatRules(page: PageLayout): readonly FlatRule[] {
  const known = FLAT.get(page);
  if (known !== undefined) return known;
  const flat = page.rules
    .map(({ box }) => box)
    .filter(([x0, y0, x1, y1]) => y1 - y0 <= THICK_MAX && x1 - x0 > y1 - y0)
    .toSorted((one, other) => one[1] - other[1]);
  const rules: FlatRule[] = [];
  for (let start = 0, end = 0; start < flat.length; start = end) {
    const top = flat[start]?.[1] ?? 0;
    while (end < flat.length && (flat[end]?.[1] ?? 0) - top <= SAME_HEIGHT) end += 1;
    rules.push({ top, boxes: flat.slice(start, end).toSorted((one, other) => one[0] - other[0]) });
  }
  FLAT.set(page, rules);
  return rules;
}

/** How much of the span the pieces cover, which go from left to right. */
function covered(boxes: readonly Box[], left: number, right: number): number {
  let [sum, at] = [0, left];
  for (const [x0, , x1] of boxes) {
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
  const before = new Map(items.flatMap((item) => item.rows.map((row) => [row, item] as const)));
  const own = new Map<ItemRows, Row[]>(items.map((item) => [item, []]));
  for (const row of rows) {
    const owner = row.band === undefined ? undefined : owners.get(row.band);
    const item = owner ?? before.get(row);
    if (item !== undefined && !(owner !== undefined && row.isSum)) own.get(item)?.push(row);
  }
  return items.map((item) => {
    const kept = own.get(item) ?? [];
    return { ...item, rows: kept.includes(item.anchor) ? kept : item.rows };
  });
}
