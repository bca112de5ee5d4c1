/** Rows of a block that head its columns: one row, or up to three with merged cells above. */
import { unionBox, type Line } from '../layout/layout.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { isEitherLabel, ROLE_WEIGHTS } from '../lexicon/heads.ts';
import { datesIn } from '../values/date.ts';
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
  readonly series: 'date' | 'size' | undefined;
  readonly labelCell: GridCell;
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
  const columns = columnsOf(rows);
  const sizes = columns.filter(({ series }) => series === 'size').length;
  const dates = columns.filter(({ series }) => series === 'date').length;
  const isMatrix = dates >= 2 || sizes >= SIZES_MIN;
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
    else if (series === undefined || !isMatrix) score -= isValue(label) ? 1.5 : label.length > 40 ? 1 : 0.15;
  }
  const counts =
    isMatrix || ['quantity', 'price', 'amount', 'grossAmount'].some((role) => seen.has(role as ColumnRole));
  const says = [...seen].some((role) => SAYS.has(role));
  if (isMatrix && says) score += 3;
  score += Math.min(fields, 3) * 0.3 - 0.35 * (rows.length - 1);
  if (!counts || !says || seen.size < 2 || score < SCORE_MIN) return undefined;
  const kept = isMatrix ? columns : columns.map((column) => ({ ...column, series: undefined }));
  return { first, last: first + rows.length - 1, columns: kept, score };
}

/** Stacked labels leave no row between them. */
function isTogether(rows: readonly GridRow[]): boolean {
  return rows.every(({ row }, index) => index === 0 || row === (rows[index - 1]?.row ?? 0) + 1);
}

const SIZES_MIN = 3;
const SAYS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'sku',
  'buyerSku',
  'supplierSku',
  'mpn',
  'gtin',
  'description',
  'specification',
]);

function isValue(label: string): boolean {
  const kind = kindOf(label);
  return kind === 'number' || kind === 'date';
}

/** More than a third numbers that are no sizes or days: not the head of anything. */
function isBody({ cells }: GridRow): boolean {
  const run = sizeRun(cells);
  const numbers = cells.filter((cell) => kindOf(cell.text) === 'number' && !run.has(cell));
  return numbers.length > cells.length / 3;
}

/** Numbers that are sizes stand side by side and rise by small steps: 36, 37, 38, or 7, 7.5, 8. */
function sizeRun(cells: readonly GridCell[]): ReadonlySet<GridCell> {
  let run: GridCell[] = [];
  let best: GridCell[] = [];
  for (const cell of cells) {
    const before = run.at(-1);
    const step = before === undefined ? 0 : Number(cell.text) - Number(before.text);
    const isNext = before !== undefined && step > 0 && step <= STEP_MAX && cell.cell.column === before.cell.column + 1;
    run = seriesOf(cell.text) === 'size' && kindOf(cell.text) === 'number' ? (isNext ? [...run, cell] : [cell]) : [];
    if (run.length > best.length) best = run;
  }
  return new Set(best.length >= SIZES_MIN ? best : []);
}
const STEP_MAX = 5;

function columnsOf(rows: readonly GridRow[]): GridColumn[] {
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
      return [columnOf(at, own, lowest, row.line)];
    });
}

function columnOf(at: number, cells: readonly GridCell[], labelCell: GridCell, line: Line): GridColumn {
  const label = cells.map(({ text }) => text).join(' ');
  const { roles, field } = labelReading(
    cells.map(({ text }) => text),
    line.lexicon,
  );
  const [meaning] = roles;
  const series = meaning === undefined && field === undefined ? seriesOf(labelCell.text) : undefined;
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
  };
}

const SIZE =
  /^(?:(?:[2-6]?x{0,3})[sl]|m|xxs|os|one size|o\/s|\d{1,2}(?:[.,]5)?|\d{2,3}\/\d{2,3}|\d{1,2}[yt]|eu ?\d{2}|w\d{2}(?: ?l\d{2})?|\d{1,2} ?(?:oz|ml|l|cm|mm|in))$/i;

function seriesOf(text: string): 'date' | 'size' | undefined {
  const bare = text.trim();
  if (SIZE.test(bare)) return 'size';
  const [date] = datesIn(bare, 'dmy');
  return date !== undefined && bare.length - (date.end - date.start) <= 8 ? 'date' : undefined;
}
