/** Two tables beside each other under one row of labels, as lists that are printed on one page have them. */
import { fold } from '../lexicon/fold.ts';
import { ITEM_NAMES, type ColumnRole } from '../lexicon/columns.ts';
import type { GridRow } from './grid.ts';
import type { GridColumn, GridHead } from './heads.ts';

export interface TablePart {
  readonly head: GridHead;
  /** The cells of a row that stand under these columns. */
  readonly of: (row: GridRow) => GridRow;
}

/** `Code | Roses | Qty | Price | | Code | Greens | Qty | Price`: each part with its columns; one part for a table like any other. */
export function partsBeside(head: GridHead): TablePart[] {
  const part = (columns: readonly GridColumn[], from: number, to: number): TablePart => ({
    head: { ...head, columns },
    of: (row) => ({ ...row, cells: row.cells.filter(({ cell }) => cell.column >= from && cell.column < to) }),
  });
  const parts: TablePart[] = [];
  let { columns } = head;
  for (let from = 0; ;) {
    const step = repeatedAfter(columns);
    const start = step === undefined ? Infinity : (columns[0]?.at ?? 0) + step;
    const own = columns.filter(({ at }) => at < start);
    parts.push(part(own, from, start));
    if (step === undefined) return parts;
    columns = columns.filter(({ at }) => at >= start);
    from = start;
  }
}

/** After how many columns the labels come again; undefined where they do not, or where what comes again names no items. */
function repeatedAfter(columns: readonly GridColumn[]): number | undefined {
  const [first] = columns;
  if (first === undefined) return undefined;
  const steps = columns.flatMap((column, index) => {
    const again = columns
      .slice(index + 1)
      .find(({ label }) => fold(label) !== '' && fold(label) === fold(column.label));
    return again === undefined ? [] : [{ step: again.at - column.at, role: column.role }];
  });
  const counted = steps.find(({ role }) => role === 'quantity');
  if (counted === undefined || steps.filter(({ step }) => step === counted.step).length < 2) return undefined;
  const start = first.at + counted.step;
  const named = columns.some(({ at, role }) => {
    const left = columns.find((column) => column.at === at - counted.step);
    return at >= start && left !== undefined && mayName(role) && mayName(left.role);
  });
  return named ? counted.step : undefined;
}

/** A label that nobody knows, `Roses`, may head what the items are called. */
function mayName(role: ColumnRole | undefined): boolean {
  return role === undefined || ITEM_NAMES.has(role);
}
