/** Pages of cells as rows and columns, block by block: a table of a Word file, a sheet, the rows of a mail that tabs part. */
import { textOf, type Line, type PageLayout, type Token } from '../layout/layout.ts';
import type { Cell } from '../page.ts';

export interface GridCell {
  readonly cell: Cell;
  /** By lines of the cell, as they stand below each other. */
  readonly lines: readonly (readonly Token[])[];
  readonly tokens: readonly Token[];
  readonly text: string;
}

export interface GridRow {
  readonly row: number;
  /** From left to right. */
  readonly cells: readonly GridCell[];
  readonly line: Line;
  /** Indexes of all lines that the row's cells stand on. */
  readonly lines: ReadonlySet<number>;
}

export interface GridBlock {
  readonly page: PageLayout;
  readonly rows: readonly GridRow[];
}

/** Blocks with two rows and more, in reading order. */
export function blocksOf(pages: readonly PageLayout[]): GridBlock[] {
  return pages.flatMap((page) => {
    const byBlock = new Map<number, Map<Cell, { tokens: Token[]; lines: Line[] }>>();
    for (const line of page.lines) {
      for (const token of line.tokens) {
        if (token.cell === undefined) continue;
        const key = token.cell.table ?? 0;
        const block = byBlock.get(key) ?? new Map<Cell, { tokens: Token[]; lines: Line[] }>();
        byBlock.set(key, block);
        const cell = block.get(token.cell);
        if (cell === undefined) block.set(token.cell, { tokens: [token], lines: [line] });
        else {
          cell.tokens.push(token);
          if (cell.lines.at(-1) !== line) cell.lines.push(line);
        }
      }
    }
    return [...byBlock.values()].map((cells) => ({ page, rows: rowsOf(cells) })).filter(({ rows }) => rows.length > 1);
  });
}

function rowsOf(cells: ReadonlyMap<Cell, { tokens: readonly Token[]; lines: readonly Line[] }>): GridRow[] {
  const rows = new Map<number, { cells: GridCell[]; lines: Line[] }>();
  for (const [cell, { tokens, lines }] of cells) {
    const own = lines.map((line) => line.tokens.filter((token) => token.cell === cell));
    const entry = { cell, tokens, lines: own, text: textOf(tokens) };
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, { cells: [entry], lines: [...lines] });
    else {
      row.cells.push(entry);
      row.lines.push(...lines);
    }
  }
  return [...rows]
    .toSorted((a, b) => a[0] - b[0])
    .flatMap(([row, { cells: own, lines }]) => {
      const [line] = lines.toSorted((a, b) => a.index - b.index);
      if (line === undefined) return [];
      const sorted = own.toSorted((a, b) => a.cell.column - b.cell.column);
      return [{ row, cells: sorted, line, lines: new Set(lines.map(({ index }) => index)) }];
    });
}

/** The cell of the row that stands in the column, or reaches over it. */
export function cellAt(row: GridRow, column: number): GridCell | undefined {
  return row.cells.find(({ cell }) => cell.column <= column && column < cell.column + cell.columnSpan);
}
