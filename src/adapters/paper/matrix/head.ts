/**
 * Heads of grids: one line that names sizes (or days) side by side, each the head of a column of quantities, with the labels
 * of other columns left and right of them.
 */
import type { Found } from '../found.ts';
import { centre, overlapX, segmentOf, unionBox, type Line, type PageLayout, type Segment } from '../layout/layout.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { isEitherLabel } from '../lexicon/heads.ts';
import type { Column, TableHead } from '../table/head.ts';
import { isDayLabel } from '../values/day-labels.ts';
import { sizeOf } from '../values/sizes.ts';
import { isColourLabel, isSizeLabel, priceNamed } from './labels.ts';
import { seriesRun, type Series } from './series.ts';

export interface MatrixColumn extends Column {
  /** Set where the label is a size or a day itself: its cells are quantities. */
  readonly series: Series | undefined;
  /** The day that the label means, where it is one. */
  readonly day?: Found;
  /** What stands below it names a colour, a print, a wash. */
  readonly isColour: boolean;
  readonly pieces: readonly Segment[];
}

export interface MatrixHead extends TableHead {
  readonly sheet: PageLayout;
  readonly columns: readonly MatrixColumn[];
}

export function matrixHeads(page: PageLayout): MatrixHead[] {
  return page.lines.flatMap((line, at) => headAt(page, line, at) ?? []);
}

function headAt(page: PageLayout, line: Line, at: number): MatrixHead | undefined {
  const pieces = line.segments.flatMap(sizesApart);
  const series = seriesRun(pieces.map(({ text }) => text));
  if (series === undefined) return undefined;
  const run = pieces.slice(series.start, series.end);
  const others = [...pieces.slice(0, series.start), ...pieces.slice(series.end)];
  // A row of a table is none: beside the sizes stand labels alone.
  if (others.some(({ text }) => /\d/.test(text))) return undefined;
  const above = labelLine(page.lines[at - 1], line);
  const below = labelLine(page.lines[at + 1], line);
  if ([above, below].some((each) => each !== undefined && namesColumns(each, run))) return undefined;
  const stacked = stack(others, [above, below], run);
  const columns = [
    ...stacked.map(labelColumn),
    ...run.map((piece): MatrixColumn => ({ ...labelColumn([piece]), role: 'quantity', series: series.kind })),
  ].toSorted((a, b) => centre(a.box) - centre(b.box));
  if (!saysSizes(run, columns, [above, below])) return undefined;
  const lines = [above, line, below].flatMap((each) => each?.index ?? []);
  const signature = columns.map(({ label }) => label).join('|');
  const [top, bottom] = [Math.min(...lines), Math.max(...lines)];
  return { page: page.number, sheet: page, first: top, last: bottom, columns, score: run.length, signature };
}

/** `XS S M L XL` that stand close together are several labels. */
function sizesApart(segment: Segment): Segment[] {
  const { tokens, line, text } = segment;
  const isOne = sizeOf(text) !== undefined && tokens.length < 3;
  const isRun = tokens.length > 1 && tokens.every((token) => sizeOf(token.text) !== undefined);
  return isRun && !isOne ? tokens.map((token) => segmentOf([token], line)) : [segment];
}

const CLOSE = 1.1; // Font sizes of white between stacked labels, as in other tables.
const WORDS_MAX = 3;

/** The line above or below where it holds further words of the labels: short, without digits, close. */
function labelLine(line: Line | undefined, head: Line): Line | undefined {
  if (line === undefined || line.page !== head.page) return undefined;
  const gap = Math.max(line.box[1] - head.box[3], head.box[1] - line.box[3]);
  if (gap > CLOSE * Math.max(line.size, head.size)) return undefined;
  const isLabels = line.segments.every(({ text, tokens }) => !/[\d:：]/.test(text) && tokens.length <= WORDS_MAX);
  return isLabels && line.segments.some(({ text }) => isLabel(text, line)) ? line : undefined;
}

function isLabel(text: string, { lexicon }: Line): boolean {
  return lexicon.column(text) !== undefined || isColourLabel(text) || isSizeLabel(text);
}

/** Official forms number their columns: numbers that stand below (or above) labels of their own are no sizes. */
function namesColumns({ segments, lexicon }: Line, run: readonly Segment[]): boolean {
  return segments.some(({ box, text }) => {
    const over = run.filter((piece) => overlapX(piece.box, box) > 0).length;
    return over === 1 && !isSizeLabel(text) && lexicon.column(text) !== undefined;
  });
}

/** Labels of one column that stand in several lines; a label over all sizes is that of no column. */
function stack(
  others: readonly Segment[],
  lines: readonly (Line | undefined)[],
  run: readonly Segment[],
): (readonly Segment[])[] {
  const stacks = others.map((piece): Segment[] => [piece]);
  const sizes = unionBox(run.map(({ box }) => box));
  lines.forEach((line, isBelow) => {
    for (const segment of line?.segments ?? []) {
      if (overlapX(segment.box, sizes) > 0) continue;
      const own = stacks.find((pieces) => pieces.some(({ box }) => overlapX(box, segment.box) > 0));
      if (own === undefined) stacks.push([segment]);
      else if (isBelow === 1) own.push(segment);
      else own.unshift(segment);
    }
  });
  return stacks;
}

function labelColumn(pieces: readonly Segment[]): MatrixColumn {
  const label = pieces.map(({ text }) => text).join(' ');
  const isColour = isColourLabel(label);
  const meaning = isColour ? undefined : pieces[0]?.line.lexicon.column(label);
  const role: ColumnRole | undefined = isColour ? 'description' : (meaning?.role ?? priceNamed(label));
  return {
    label,
    role,
    certainty: meaning?.certainty ?? 0,
    level: 0,
    box: unionBox(pieces.map(({ box }) => box)),
    isEither: (role === 'sku' || role === 'line') && isEitherLabel(label),
    cell: pieces[0]?.tokens[0]?.cell?.column,
    series: undefined,
    isColour,
    pieces,
  };
}

/** Letters speak for themselves; numbers are sizes where a colour or an item stands beside them, or a word says so. */
function saysSizes(
  run: readonly Segment[],
  columns: readonly MatrixColumn[],
  lines: readonly (Line | undefined)[],
): boolean {
  if (run.some(({ text }) => sizeOf(text)?.kind === 'letters' && !isDayLabel(text))) return true;
  const isNamed = lines.some((line) => line?.segments.some(({ text }) => isSizeLabel(text)) === true);
  const left = columns.filter(({ series, box }) => series === undefined && box[0] < (run[0]?.box[0] ?? 0));
  const isSized = left.some(({ label }) => isSizeLabel(label));
  return isNamed || isSized || left.some(({ role, isColour }) => isColour || isItemRole(role));
}

function isItemRole(role: ColumnRole | undefined): boolean {
  return role === 'sku' || role === 'buyerSku' || role === 'supplierSku' || role === 'mpn' || role === 'description';
}
