/** Rows of a block that head its columns: one row, or up to three with merged cells above. */
import { textOf, unionBox, type Line } from '../layout/layout.ts';
import { ITEM_NAMES, type ColumnRole } from '../lexicon/columns.ts';
import { isEitherLabel, ROLE_WEIGHTS } from '../lexicon/heads.ts';
import { seriesRun, type Series } from '../matrix/series.ts';
import { isDayLabel } from '../values/day-labels.ts';
import { kindOf } from '../values/token.ts';
import type { Column } from '../table/head.ts';
import { cellAt, type GridBlock, type GridCell, type GridRow } from './grid.ts';
import { labelReading, type CarriedField } from './meaning.ts';

export interface GridColumn extends Column {
  /** Column of the sheet. */
  readonly at: number;
  /** Roles of the lines of a cell, where they are several. */
  readonly roles: readonly ColumnRole[];
  readonly field: CarriedField | undefined;
  /** The label as a day or a size: its cells are quantities. */
  readonly series: Series | undefined;
  readonly labelCell: GridCell;
  readonly line: Line;
}

/** The column as another thing than its label says. */
export function as(column: GridColumn, role: ColumnRole): GridColumn {
  return { ...column, role, roles: [role] };
}

export interface GridHead {
  /** Positions of its rows in the block. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly GridColumn[];
  readonly score: number;
}

const ROWS_MAX = 3;
const SCORE_MIN = 4;

/** From the top down, none overlapping another; of several that do the best one. */
export function headsOf(block: GridBlock): GridHead[] {
  const heads: GridHead[] = [];
  const candidates: GridHead[] = [];
  const reach = Math.min(block.rows.length, SEARCHED_MAX);
  for (let first = 0; first < reach; first++) {
    for (let height = 1; height <= ROWS_MAX && first + height <= block.rows.length; height++) {
      const head = headOf(block.rows.slice(first, first + height), first);
      if (head !== undefined) candidates.push(head);
    }
  }
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score || a.last - a.first - (b.last - b.first)))
    if (!heads.some((head) => head.first <= candidate.last && candidate.first <= head.last)) heads.push(candidate);
  return heads.toSorted((a, b) => a.first - b.first);
}
const SEARCHED_MAX = 5000; // Rows; heads of further orders may stand anywhere, but not beyond what a person scrolls through.

function headOf(rows: readonly GridRow[], first: number): GridHead | undefined {
  // A row of numbers heads nothing: most rows of a large sheet are told apart here, before any label is looked up.
  const cells = rows.flatMap((row) => row.cells);
  if (cells.length < 2 || rows.some(isBody) || !isTogether(rows)) return undefined;
  // The first row of items below one row of labels is none of them, however many words it has.
  if (rows.slice(1).some(isFilled)) return undefined;
  const columns = columnsOf(rows);
  const isMatrix = columns.some(({ series }) => series !== undefined);
  // What names a style stands above a grid, and is no part of its head.
  if (isMatrix && rows.slice(0, -1).some(hasValues)) return undefined;
  const seen = new Set<ColumnRole>();
  let score = 0;
  let fields = 0;
  for (const column of columns) {
    const { role, certainty, label, series, field, roles } = column;
    if (field !== undefined) fields += 1;
    else if (role !== undefined)
      for (const each of roles.length > 1 ? roles : [role]) {
        score += (ROLE_WEIGHTS[each] ?? 0.3) * certainty * (seen.has(each) ? 0.1 : 1);
        seen.add(each);
      }
    else if (series === undefined) score -= isValue(label) ? 1.5 : label.length > 40 ? 1 : 0.15;
  }
  const counts =
    isMatrix || ['quantity', 'price', 'amount', 'grossAmount'].some((role) => seen.has(role as ColumnRole));
  const says = [...seen].some((role) => ITEM_NAMES.has(role)) || (isMatrix && hasTextBefore(columns));
  if (isMatrix && says) score += 3;
  score += Math.min(fields, 3) * 0.3 - 0.35 * (rows.length - 1);
  if (!counts || !says || (seen.size < 2 && !isMatrix) || score < SCORE_MIN) return undefined;
  return { first, last: first + rows.length - 1, columns, score };
}

/** Left of sizes and days stands what they are of, whatever its label: a colour, `Backwaren`. */
function hasTextBefore(columns: readonly GridColumn[]): boolean {
  const first = columns.findIndex(({ series }) => series !== undefined);
  return columns.slice(0, first).some(({ label, role }) => role === undefined && /\p{L}{3}/u.test(label));
}

/** Stacked labels leave no row between them. */
function isTogether(rows: readonly GridRow[]): boolean {
  return rows.every(({ row }, index) => index === 0 || row === (rows[index - 1]?.row ?? 0) + 1);
}

function isValue(label: string): boolean {
  const kind = kindOf(label);
  return kind === 'number' || kind === 'date';
}

/** More than a third numbers that are no sizes or days: not the head of anything. */
export function isBody(row: GridRow): boolean {
  const { cells } = row;
  const run = runIn(row);
  const numbers = cells.filter((cell) => kindOf(cell.text) === 'number' && !run.has(cell));
  return numbers.length > cells.length / 3;
}

/** Two days, amounts or item numbers and more: such a row says what it is itself, and heads nothing. */
function isFilled(row: GridRow): boolean {
  const { cells, line } = row;
  const run = runIn(row);
  const values = cells.filter(
    (cell) =>
      !run.has(cell) && (isValue(cell.text) || isCoded(cell.text)) && line.lexicon.column(cell.text) === undefined,
  );
  return values.length > 1;
}

/** `BRK-2210`, `PUR00418`; a label has a space before its digits, or one digit: `Preis/100`, `Addr2`. */
function isCoded(text: string): boolean {
  return /^(?=\S*\d{2})[\p{Lu}\d][\p{Lu}\d\-./_]{3,}$/u.test(text);
}

function hasValues({ cells, line }: GridRow): boolean {
  return cells.some(({ text }) => /\d/.test(text) && !isDayLabel(text) && line.lexicon.column(text) === undefined);
}

/** The cells of a row that are sizes or days side by side, and which of both; in a row of values they are none. */
function runIn({ cells, line }: GridRow): ReadonlyMap<GridCell, Series> {
  const run = seriesRun(cells.map(({ text }) => text));
  const own = run === undefined ? [] : cells.slice(run.start, run.end);
  const isValues = cells.some(
    (cell) => !own.includes(cell) && /\d/.test(cell.text) && line.lexicon.column(cell.text) === undefined,
  );
  return new Map(run === undefined || isValues ? [] : own.map((cell) => [cell, run.kind]));
}

/** The columns that rows of labels head, from left to right. */
export function columnsOf(rows: readonly GridRow[]): GridColumn[] {
  const bottom = rows.at(-1);
  const run = bottom === undefined ? new Map<GridCell, Series>() : runIn(bottom);
  const starts = new Set(rows.flatMap(({ cells }) => cells.map(({ cell }) => cell.column)));
  return [...starts]
    .toSorted((a, b) => a - b)
    .flatMap((at) => {
      const cells = rows.map((row) => cellAt(row, at)).filter((cell) => cell !== undefined);
      const own = cells.filter((cell, index) => cells.indexOf(cell) === index);
      const lowest = own.at(-1);
      const [row] = rows;
      // A wide cell alone heads the columns below it, and is a column only where it stands in the last row.
      if (lowest === undefined || row === undefined) return [];
      return [columnOf(at, own, lowest, row.line, run.get(lowest))];
    });
}

function columnOf(
  at: number,
  cells: readonly GridCell[],
  labelCell: GridCell,
  line: Line,
  series: Series | undefined,
): GridColumn {
  const label = cells.map(({ text }) => text).join(' ');
  const texts = cells.map(({ text }) => text);
  const lines = labelCell.lines.map((tokens) => textOf(tokens));
  const { roles, field } =
    series === undefined ? labelReading(texts, line.lexicon, lines) : { roles: [], field: undefined };
  const [meaning] = roles;
  return {
    at,
    label,
    role: meaning?.role,
    roles: roles.map(({ role }) => role),
    certainty: meaning?.certainty ?? 0,
    ...(meaning?.basis === undefined ? {} : { basis: meaning.basis }),
    level: 0,
    box: unionBox(labelCell.tokens.map(({ box }) => box)),
    isEither: (meaning?.role === 'sku' || meaning?.role === 'line') && isEitherLabel(label),
    cell: at,
    field,
    series,
    labelCell,
    line,
  };
}
