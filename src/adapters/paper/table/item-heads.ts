/**
 * Cards: each item repeats the head of the table, and what it is stands above that head (`Line 2`, `Safety harness`). Those
 * lines belong to the item below them, and to none above. Pure.
 */
import type { Layout, Line } from '../layout/layout.ts';
import type { TableHead } from './head.ts';

const DEPTH_MAX = 4;

/** For each head the lines above it that belong to its item; empty where heads do not come with a line of their own. */
export function linesAbove(layout: Layout, heads: readonly TableHead[]): Map<TableHead, Line[]> {
  const found = new Map<TableHead, Line[]>();
  if (heads.length < 2) return found;
  let depth = 0;
  for (let step = 1; step <= DEPTH_MAX; step++) {
    const masks = new Set(heads.map(({ first }) => maskOf(layout.lines[first - step])));
    const [mask = ''] = masks;
    if (masks.size === 1 && /\p{L}{3}.*#/u.test(mask)) depth = step;
  }
  if (depth === 0) return found;
  for (const head of heads) {
    const lines = layout.lines.slice(head.first - depth, head.first);
    if (lines.every(({ page }) => page === head.page)) found.set(head, lines);
  }
  return found;
}

/** The words of such lines that are not the same above every head: what the item is. */
export function textAbove(lines: readonly Line[], others: readonly (readonly Line[])[]): Line[] {
  const common = new Set(others.filter((each) => each !== lines).flatMap((each) => each.map(maskOf)));
  return lines.filter((line) => !common.has(maskOf(line)));
}

/** `Line # Type: Material`. */
function maskOf(line: Line | undefined): string {
  return (line?.tokens ?? []).map(({ text }) => text.replaceAll(/\d+/g, '#')).join(' ');
}
