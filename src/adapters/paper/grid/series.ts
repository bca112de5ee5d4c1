/** Rows of a sheet below sizes or days, read as the grids of printed pages are: here the cells say what stands under what. */
import { segmentOf, type Layout, type Line, type Token } from '../layout/layout.ts';
import { withDays } from '../matrix/days.ts';
import type { MatrixColumn } from '../matrix/head.ts';
import { matrixItems } from '../matrix/items.ts';
import { isColourLabel, saysLater } from '../matrix/labels.ts';
import type { MatrixLine } from '../matrix/rows.ts';
import { styleIn, type Style } from '../matrix/style.ts';
import { numberOf } from '../table/rows.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import type { DecimalMark } from '../values/number.ts';
import { cellAt, type GridRow } from './grid.ts';
import type { GridColumn } from './heads.ts';

export interface SeriesItems {
  readonly items: readonly { readonly item: PaperItem; readonly row: GridRow }[];
  readonly leftOut: readonly GridRow[];
}

export function seriesItems(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  above: readonly GridRow[],
  layout: Layout,
  reading: Reading,
): SeriesItems {
  const own = withDays(columns.map(asMatrixColumn), layout, reading);
  const lines = rows.map((row) => lineOf(row, own, reading.mark));
  const style = styleAbove(above, reading);
  const band = [
    ...columns.map(({ label }) => label),
    ...above.slice(-BAND).flatMap(({ cells }) => cells.map(({ text }) => text)),
  ];
  const matrix = {
    columns: own,
    lines,
    style,
    isLater: band.some(saysLater),
    styleIn: (line: Line) => styleIn(line, reading),
  };
  const read = matrixItems(matrix, reading);
  const rowOf = (line: GridRow['line']): GridRow | undefined => rows.find((row) => row.line === line);
  return {
    items: read.items.flatMap((item) => {
      const [first] = item.fields.quantity?.tokens ?? [];
      const row = rows.find(({ cells }) => cells.some(({ tokens }) => first !== undefined && tokens.includes(first)));
      return row === undefined ? [] : [{ item, row }];
    }),
    leftOut: read.leftOut.flatMap((line) => rowOf(line) ?? []),
  };
}

function asMatrixColumn(column: GridColumn): MatrixColumn {
  const { labelCell, line } = column;
  const isColour = isColourLabel(labelCell.text);
  const isSeries = column.series !== undefined;
  return {
    ...column,
    role: isSeries ? 'quantity' : isColour ? 'description' : column.role,
    series: column.series,
    isColour,
    pieces: [segmentOf(labelCell.tokens, line)],
  };
}

function lineOf(row: GridRow, columns: readonly MatrixColumn[], mark: DecimalMark): MatrixLine {
  const cells = new Map<number, readonly Token[]>();
  columns.forEach(({ cell }, index) => {
    const found = cell === undefined ? undefined : cellAt(row, cell);
    // A cell over several columns belongs to the first of them.
    if (found !== undefined && (found.cell.column === cell || index === 0)) cells.set(index, found.tokens);
  });
  const series = [...cells].filter(([index]) => columns[index]?.series !== undefined);
  const hasNumber = series.some(([, tokens]) => numberOf(tokens, mark) !== undefined);
  const isText = series.some(([, tokens]) => tokens.some(({ text }) => /\p{L}{3}/u.test(text)));
  return {
    line: row.line,
    row: hasNumber && !isText ? { lines: [row.line], cells, isClear: true } : undefined,
    isBroken: hasNumber && isText,
  };
}

/** Rows above the head that may head its days. */
const BAND = 2;
const ABOVE_MAX = 4;

/** The nearest row above that names a style, up to an empty row of the sheet. */
function styleAbove(rows: readonly GridRow[], reading: Reading): Style {
  for (const row of rows.toReversed().slice(0, ABOVE_MAX)) {
    const style = styleIn(row.line, reading);
    if (style?.buyerSku !== undefined || style?.supplierSku !== undefined) return style;
  }
  return {};
}
