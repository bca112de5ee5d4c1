/** Rows below the head of a grid: which number stands under which size, and whether that is beyond doubt. */
import { centre, median, type Line, type PageLayout, type Token } from '../layout/layout.ts';
import { assignRow, type Span } from '../table/assign.ts';
import { ALIGNED, labelSpans, learnedSpans } from '../table/spans.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import type { MatrixColumn, MatrixHead } from './head.ts';

export interface MatrixRow {
  readonly lines: readonly Line[];
  /** By column. */
  readonly cells: ReadonlyMap<number, readonly Token[]>;
  /** False where a number stands between two sizes: whose it is nobody can say. */
  readonly isClear: boolean;
}

/** A line below the head as a row of the grid, or as one of text, which may head the rows below it. */
export interface MatrixLine {
  readonly line: Line;
  readonly row: MatrixRow | undefined;
  /** Numbers stand among its words where the sizes are, and do not fit: something was ordered that was not understood. */
  readonly isBroken: boolean;
}

const PASSES = 2;

export function matrixLines(
  head: MatrixHead,
  body: readonly { readonly line: Line; readonly page: PageLayout }[],
  mark: DecimalMark,
): { readonly columns: readonly MatrixColumn[]; readonly lines: readonly MatrixLine[] } {
  const columns = withOuterColumns(head, body, mark);
  let spans: readonly Span[] = shifted(labelSpans(head, columns, head.sheet, ALIGNED), columns, body, mark);
  let placed: (Map<number, Token[]> | undefined)[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    placed = body.map(({ line }) => cellsOf(line, columns, spans, mark));
    const rows = placed.filter((cells) => cells !== undefined);
    const tokens = columns.map((_, index) => rows.flatMap((cells) => cells.get(index) ?? []));
    spans = learnedSpans(spans, tokens, rows.length, columns);
  }
  const isClear = clearness(
    placed.filter((cells) => cells !== undefined),
    columns,
    spans,
  );
  const lines = body.map(({ line }, index): MatrixLine => {
    const cells = placed[index];
    return {
      line,
      row: cells === undefined ? undefined : { lines: [line], cells, isClear: isClear(cells) },
      isBroken: cells === undefined && isCounted(line, columns, mark),
    };
  });
  return { columns, lines };
}

/** Text stands left of the sizes and sums may stand right of them, whether labels head them or not. */
function withOuterColumns(
  { columns, sheet }: MatrixHead,
  body: readonly { readonly line: Line }[],
  mark: DecimalMark,
): MatrixColumn[] {
  const sizes = columns.filter(({ series }) => series !== undefined);
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first === undefined || last === undefined) return [...columns];
  const [, top, , bottom] = first.box;
  const outer = (left: number, right: number, role: MatrixColumn['role']): MatrixColumn => ({
    ...first,
    label: '',
    role,
    series: undefined,
    isColour: role === 'description',
    isEither: false,
    certainty: 0,
    pieces: [],
    box: [left, top, right, bottom],
  });
  const hasLeft = columns[0] !== first;
  const left = hasLeft ? [] : [outer(0, Math.max(1, first.box[0] - spaceAt(first, sizes) / 2), 'description')];
  const edge = centre(last.box) + 0.8 * spaceAt(last, sizes);
  const beyond = body.flatMap(({ line }) =>
    line.tokens.filter(({ box, text }) => centre(box) > edge && wholeNumber(text, mark) !== undefined),
  );
  const hasRight = columns.at(-1) !== last;
  const right =
    hasRight || beyond.length === 0
      ? []
      : [outer(Math.min(...beyond.map(({ box }) => box[0])), sheet.width, undefined)];
  return [...left, ...columns, ...right];
}

/**
 * Labels may stand at the left of their columns and numbers at the right, nearly under the next label. A row with as many numbers
 * as there are columns tells how far: its numbers are those of the columns in their order.
 */
function shifted(
  spans: readonly Span[],
  columns: readonly MatrixColumn[],
  body: readonly { readonly line: Line }[],
  mark: DecimalMark,
): readonly Span[] {
  const first = columns.findIndex(({ series }) => series !== undefined);
  const behind = columns.slice(first);
  const sizes = behind.filter(({ series }) => series !== undefined);
  const isNumber = ({ text }: Token): boolean => wholeNumber(text, mark) !== undefined;
  const full = body.flatMap(({ line: { tokens } }) => {
    const start = tokens.findLastIndex((token) => !isNumber(token)) + 1;
    return tokens.length - start === behind.length ? [tokens.slice(start)] : [];
  });
  const offsets = full.flatMap((tokens) =>
    sizes.map(({ box }, index) => centre(tokens[index]?.box ?? box) - centre(box)),
  );
  if (offsets.length === 0) return spans;
  const shift = median(offsets);
  return spans.map((span, index) =>
    columns[index]?.series === undefined ? span : { ...span, left: span.left + shift, right: span.right + shift },
  );
}

/** From one size to the nearest other one. */
function spaceAt(column: MatrixColumn, sizes: readonly MatrixColumn[]): number {
  const others = sizes.filter((other) => other !== column);
  return Math.min(...others.map((other) => Math.abs(centre(other.box) - centre(column.box))));
}

/** `-` and `.` say that none is ordered. */
const NONE = /^[-–—.x·]$/;

/** Undefined where something else than one number a cell stands under the sizes. */
function cellsOf(
  { tokens }: Line,
  columns: readonly MatrixColumn[],
  spans: readonly Span[],
  mark: DecimalMark,
): Map<number, Token[]> | undefined {
  const placed = assignRow(tokens, columns, spans);
  const cells = new Map<number, Token[]>();
  tokens.forEach((token, index) => {
    const column = placed.columns[index] ?? 0;
    const cell = cells.get(column);
    if (cell === undefined) cells.set(column, [token]);
    else cell.push(token);
  });
  const counted = [...cells].filter(([index]) => columns[index]?.series !== undefined);
  const isCount = ({ text }: Token): boolean => NONE.test(text) || wholeNumber(text, mark) !== undefined;
  const fits = counted.every(([, cell]) => cell.length === 1 && cell.every(isCount));
  const hasNumber = counted.some(([, cell]) => cell.some(({ text }) => wholeNumber(text, mark) !== undefined));
  return fits && hasNumber ? cells : undefined;
}

/** Two numbers and more where the sizes are, beside text: a row that did not fit. */
function isCounted({ tokens }: Line, columns: readonly MatrixColumn[], mark: DecimalMark): boolean {
  const sizes = columns.filter(({ series }) => series !== undefined);
  const [left, right] = [sizes[0]?.box[0] ?? 0, sizes.at(-1)?.box[2] ?? 0];
  const inside = tokens.filter(({ box }) => centre(box) >= left && centre(box) <= right);
  const numbers = inside.filter(({ text }) => wholeNumber(text, mark) !== undefined);
  return numbers.length >= 2 && numbers.length * 2 > inside.length && inside.length < tokens.length;
}

/** Of the way to the next size: what stands farther from where the others stand below their labels may be the neighbour's. */
const STRAY = 0.4;
const SHIFT = 0.45;

/**
 * Numbers stand alike below their labels: left, right or in the middle. One that stands otherwise is unclear, and all are where
 * they stand nearly as far from their label as from the next and no row fills every column.
 */
function clearness(
  rows: readonly ReadonlyMap<number, readonly Token[]>[],
  columns: readonly MatrixColumn[],
  spans: readonly Span[],
): (cells: ReadonlyMap<number, readonly Token[]>) => boolean {
  const sizes = columns.filter(({ series }) => series !== undefined);
  const offsets = (cells: ReadonlyMap<number, readonly Token[]>): { offset: number; index: number }[] =>
    [...cells].flatMap(([index, [token]]) => {
      const column = columns[index];
      if (column?.series === undefined || token === undefined || token.cell !== undefined) return [];
      return [{ index, offset: (centre(token.box) - centre(column.box)) / spaceAt(column, sizes) }];
    });
  const shift = median(rows.flatMap((cells) => offsets(cells).map(({ offset }) => offset)));
  const isFull = rows.some((cells) => offsets(cells).length === sizes.length);
  if (Math.abs(shift) > SHIFT && !isFull) return () => false;
  return (cells) =>
    offsets(cells).every(({ index, offset }) => {
      const { left, right } = spans[index] ?? { left: 0, right: 0 };
      const middle = centre(cells.get(index)?.[0]?.box ?? [0, 0, 0, 0]);
      const isInside = left <= middle && middle <= right;
      return Math.abs(offset - shift) <= STRAY && (isInside || Math.abs(offset - shift) <= STRAY / 2);
    });
}
