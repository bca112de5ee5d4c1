/**
 * Heads of orders as rows of a table of their own: a sheet with one row for each order beside a sheet of lines, as programs
 * export them. A line finds its head by the number of the order.
 */
import type { Reading } from '../table/item.ts';
import { carriedBy, type Carried } from './carried.ts';
import { cellAt, type GridBlock } from './grid.ts';
import { columnsOf, isBody, type GridColumn } from './heads.ts';
import { withNeighbours } from './neighbours.ts';

/** How many columns must speak of the order before a row is taken for their head; its number is one of them. */
const FIELDS_MIN = 4;
const ROWS_MAX = 500; // Orders of one file; a list of thousands is a register, in which nobody orders.

/** What tables without items say of orders. Pure. */
export function orderRowsIn(blocks: readonly GridBlock[], reading: Reading): Carried[] {
  return blocks.flatMap(({ rows: [labels, ...rows] }) => {
    if (labels === undefined || rows.length === 0 || rows.length > ROWS_MAX || isBody(labels)) return [];
    const columns = withNeighbours(columnsOf([labels]), (column: GridColumn) =>
      rows.flatMap((row) => cellAt(row, column.at)?.text ?? []),
    );
    const fields = columns.flatMap(({ field }) => field ?? []);
    if (fields.length < FIELDS_MIN || !fields.includes('poNumber')) return [];
    return rows.flatMap((row) => {
      const carried = carriedBy(row, columns, reading);
      return carried?.head.poNumber === undefined ? [] : [carried];
    });
  });
}

/** What the rows of the lines say, and of what they leave open what the row of their order says. */
export function withOrderRows(
  carried: readonly (Carried | undefined)[],
  orders: readonly Carried[],
): (Carried | undefined)[] {
  const [first] = orders;
  if (first === undefined) return [...carried];
  return carried.map((own) => {
    const number = own?.head.poNumber?.text;
    const order =
      number === undefined && orders.length === 1 ? first : orders.find(({ head }) => head.poNumber?.text === number);
    if (order === undefined) return own;
    return {
      ...order,
      ...own,
      head: { ...order.head, ...own?.head },
      parties: { ...order.parties, ...own?.parties },
    };
  });
}
