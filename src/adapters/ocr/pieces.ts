/**
 * Cuts detected lines where they are wide and white: a line over several columns becomes one piece for each, because a word
 * must never reach over a gap, and white costs the recognizer as much time as letters do.
 */
import { LINE_HEIGHT, type LineCrop } from './crop.ts';
import { firstInk, gapsOf, inkColumns, inkRows, lastInk, type Span } from './profile.ts';

/** White wider than this many times the height of the ink parts two columns. */
const COLUMN_GAP = 1.5;
/** White that a piece keeps on each side: letters at the very edge are read badly. */
const MARGIN = 8;
/** A longer piece is cut between two words: the recognizer's time grows faster than the length. */
const LENGTH_MAX = 960;

/** What is narrower is no letter but the rest of a streak: the letter i is 6 pixels wide in a line 48 high. */
const WIDTH_MIN = 4;

export function piecesOf(crop: LineCrop): LineCrop[] {
  const ink = inkColumns(crop);
  const rows = inkRows(crop);
  const height = Math.max(rows.to - rows.from, LINE_HEIGHT / 3);
  const gaps = gapsOf(ink);
  const columns = cutAt(
    { from: firstInk(ink), to: lastInk(ink) },
    gaps.filter((gap) => gap.to - gap.from >= COLUMN_GAP * height),
  );
  const wide = columns.filter(({ from, to }) => to - from >= WIDTH_MIN);
  return wide.flatMap((column) => shortened(column, gaps)).map((span) => pieceOf(crop, span));
}

function cutAt(span: Span, gaps: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let { from } = span;
  for (const gap of gaps) {
    if (gap.from <= from || gap.to >= span.to) continue;
    spans.push({ from, to: gap.from });
    from = gap.to;
  }
  spans.push({ from, to: span.to });
  return spans.filter(({ from: start, to }) => to > start);
}

/** Halves at the widest gap near the middle until no piece is too long. */
function shortened(span: Span, gaps: readonly Span[]): Span[] {
  const length = span.to - span.from;
  if (length <= LENGTH_MAX) return [span];
  const inside = gaps.filter(({ from, to }) => from > span.from + length / 4 && to < span.to - length / 4);
  const widest = inside.toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
  const middle = Math.round((span.from + span.to) / 2);
  const cut = widest ?? { from: middle, to: middle };
  return [...shortened({ from: span.from, to: cut.from }, gaps), ...shortened({ from: cut.to, to: span.to }, gaps)];
}

function pieceOf(crop: LineCrop, span: Span): LineCrop {
  const from = Math.max(0, Math.floor(span.from - MARGIN));
  const to = Math.min(crop.gray.width, Math.ceil(span.to + MARGIN));
  const width = to - from;
  const data = new Uint8Array(width * LINE_HEIGHT);
  for (let y = 0; y < LINE_HEIGHT; y += 1) {
    const row = y * crop.gray.width;
    data.set(crop.gray.data.subarray(row + from, row + to), y * width);
  }
  return { gray: { width, height: LINE_HEIGHT, data }, toPage: (x, y) => crop.toPage(x + from, y) };
}
