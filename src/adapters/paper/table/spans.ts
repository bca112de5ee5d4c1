/** Where the values of each column stand: first guessed from the labels and ruling lines, then learned from the rows. */
import { isNumeric } from '../lexicon/columns.ts';
import { overlapX, type PageLayout, type Token } from '../layout/layout.ts';
import type { Span } from './assign.ts';
import type { Column, TableHead } from './head.ts';

/** Words stand under their labels. */
export const ALIGNED = 0.45;
/** Words follow each other in the order of the labels, but not below them: typed without a tabulator. */
export const TYPED = 0.03;
const RULED = 1.5;

/** From the labels alone. Text runs on to the right of its label, numbers to the left. */
export function labelSpans(head: TableHead, columns: readonly Column[], page: PageLayout, pull: number): Span[] {
  return columns.map((column) => {
    const ruled = ruledSpan(column, head, page);
    if (ruled !== undefined) return ruled;
    const [left, , right] = column.box;
    const beside = columns.filter((other) => other !== column && overlapX(other.box, column.box) < 0);
    const before = Math.max(0, ...beside.map(({ box }) => (box[2] <= left ? box[2] : 0)));
    const after = Math.min(page.width, ...beside.map(({ box }) => (box[0] >= right ? box[0] : page.width)));
    if (isNumeric(column.role) || column.role === 'unit')
      return { left: left - Math.min(18, (left - before) / 2), right: right + Math.min(10, (after - right) / 2), pull };
    const isText = column.role === 'description' || column.role === 'specification' || column.role === undefined;
    return {
      left: left - Math.min(12, (left - before) / 2),
      right: isText ? Math.max(right, after - 14) : right + Math.min(30, (after - right) * 0.6),
      pull,
    };
  });
}

/** Between the vertical rules left and right of the label, when the rules run on below it. */
function ruledSpan(column: Column, head: TableHead, page: PageLayout): Span | undefined {
  const [x0, y0, x1, y1] = column.box;
  const beside = page.bars.filter(({ box }) => box[1] <= y1 + 2 && box[3] >= y0 + 4);
  const left = Math.max(...beside.map(({ box }) => (box[2] <= x0 + 2 ? box[0] : -Infinity)));
  const right = Math.min(...beside.map(({ box }) => (box[0] >= x1 - 2 ? box[2] : Infinity)));
  if (!Number.isFinite(left) || !Number.isFinite(right)) return undefined;
  const others = head.columns.filter(({ box }) => box[0] > left && box[2] < right).length;
  return others === 1 ? { left, right, pull: RULED } : undefined;
}

/**
 * From what was placed in the column: its usual left and right edge; of a text the furthest before the next label, for few are as
 * long as the column is wide. Where little was placed the guess stays.
 */
export function learnedSpans(
  guess: readonly Span[],
  placed: readonly (readonly Token[])[],
  anchors: number,
  columns: readonly Column[],
): Span[] {
  return guess.map((span, index) => {
    const tokens = placed[index] ?? [];
    if (span.pull === RULED || tokens.length < Math.max(2, anchors * 0.5)) return span;
    const lefts = tokens.map(({ box }) => box[0]).toSorted((a, b) => a - b);
    const rights = tokens.map(({ box }) => box[2]).toSorted((a, b) => a - b);
    const { role } = columns[index] ?? {};
    const isText = role === 'description' || role === 'specification';
    const usual = at(rights, 0.92);
    const right = isText ? Math.max(usual, Math.min(furthest(tokens), span.right)) : usual;
    return { left: at(lefts, 0.08) - 1, right: right + 1, pull: span.pull };
  });
}

/** The right edge of the longest text: a word behind a wide gap may be none of it. */
function furthest(tokens: readonly Token[]): number {
  const ends = tokens.filter(({ box, size }, index) => {
    const before = tokens[index - 1]?.box;
    const isFirst = before === undefined || before[1] !== box[1];
    return isFirst || box[0] - before[2] < WIDE * size;
  });
  return Math.max(...ends.map(({ box }) => box[2]));
}
const WIDE = 2;

/** The value below which the given share of the sorted values lies. */
function at(values: readonly number[], share: number): number {
  return values[Math.floor((values.length - 1) * share)] ?? 0;
}
