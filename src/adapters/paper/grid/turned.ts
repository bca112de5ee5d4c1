/** Tables that lie on their side: labels down the first column, one item in each column beside them. */
import type { GridBlock, GridCell, GridRow } from './grid.ts';
import { ITEM_NUMBERS, type ColumnRole } from '../lexicon/columns.ts';

const LABELS_MIN = 4;
const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([...ITEM_NUMBERS, 'description']);

/** With its columns as rows where at least four rows begin with a label and hold two values and more; as it is otherwise. */
export function upright(block: GridBlock): GridBlock {
  const start = block.rows.findIndex((row) => roleOf(row) !== undefined && row.cells.length > 2);
  const after = block.rows.slice(Math.max(0, start)).findIndex((row) => roleOf(row) === undefined);
  const own = start < 0 ? [] : block.rows.slice(start, after < 0 ? undefined : start + after);
  const roles = new Set(own.map(roleOf));
  const isWhole =
    roles.size === own.length && roles.has('quantity') && [...roles].some((role) => NAMES.has(role ?? 'other'));
  const [first] = own;
  if (own.length < LABELS_MIN || first === undefined || !isWhole) return block;
  const columns = [...new Set(own.flatMap(({ cells }) => cells.map(({ cell }) => cell.column)))].toSorted(
    (a, b) => a - b,
  );
  const lines = new Set(own.flatMap((row) => [...row.lines]));
  const rows = columns.flatMap((column, index): GridRow[] => {
    const cells = own.flatMap((row, at): GridCell[] => {
      const found = row.cells.find(({ cell }) => cell.column === column);
      const cell = found && { ...found.cell, row: first.row + index, rowSpan: 1, column: at, columnSpan: 1 };
      return found === undefined || cell === undefined ? [] : [{ ...found, cell }];
    });
    return cells.length === 0 ? [] : [{ row: first.row + index, cells, line: first.line, lines }];
  });
  return { ...block, rows: [...block.rows.slice(0, start), ...rows] };
}

/** What the first cell says as a label. */
function roleOf({ cells: [first], line }: GridRow): ColumnRole | undefined {
  const meaning = first === undefined || first.cell.column > 1 ? undefined : line.lexicon.column(first.text);
  return meaning === undefined || meaning.certainty < 0.9 ? undefined : meaning.role;
}
