/** What a row of a grid says of all its sizes. */
import { foundIn, type Found } from '../found.ts';
import type { Token } from '../layout/layout.ts';
import { itemOf, type ItemField, type Reading } from '../table/item.ts';
import { numberOf, type Row } from '../table/rows.ts';
import type { MatrixColumn } from './head.ts';
import type { MatrixRow } from './rows.ts';
import type { Style } from './style.ts';

export interface RowContext {
  readonly columns: readonly MatrixColumn[];
  /** Of the lines above. */
  readonly style: Style;
  /** The column of prices. */
  readonly price: number | undefined;
  /** Of the rows above: what is printed once for several colours. */
  readonly carried: Style;
  readonly reading: Reading;
}

/** What the row says of all its sizes: its own words first, then those of its style. */
export function rowFields(
  row: MatrixRow,
  { columns, style, price: priced, carried, reading }: RowContext,
): { fields: Style; colour: readonly Token[] } {
  const [line] = row.lines;
  if (line === undefined) return { fields: {}, colour: [] };
  const own: Row = { line, cells: row.cells, labelled: [], isSum: false, isBelowHead: true, misfit: 0 };
  const plain = columns.map((column) =>
    column.series === undefined && !column.isColour ? column : { ...column, role: 'other' as const },
  );
  const { fields: said } = itemOf({ rows: [own], anchor: own }, plain, reading);
  const { quantity: _total, amount: _amount, lineNumber: _number, description: _text, ...kept } = said;
  const fields: Style = kept;
  const text = tokensOf(row, columns, (column) => column.role === 'description' && !column.isColour);
  const colour = tokensOf(row, columns, ({ isColour }) => isColour);
  const description = text.length === 0 ? undefined : foundIn(text, 'paper/column/description', 0.9);
  carry(fields, description, carried);
  for (const name of CODES) {
    const found = fields[name] ?? style[name] ?? carried[name];
    if (found !== undefined) fields[name] = found;
  }
  const name = description ?? style.description ?? carried.description;
  if (name !== undefined) fields.description = name;
  const price = priced === undefined ? undefined : row.cells.get(priced);
  const value = numberOf(price, reading.mark);
  if (price !== undefined && value !== undefined)
    fields.price = foundIn(price.slice(0, 1), 'paper/column/price', 0.97, value);
  return { fields: withStyle(fields, style), colour };
}

const CODES = ['buyerSku', 'supplierSku', 'mpn'] as const satisfies readonly ItemField[];

/** The style is printed once, and the rows below it name further colours; a row with a text of its own is another style. */
function carry(fields: Style, description: Found | undefined, carried: Style): void {
  const isNew = CODES.some((name) => fields[name] !== undefined);
  const isOther = description !== undefined && description.text !== carried.description?.text;
  if (!isNew && !isOther) return;
  for (const name of CODES) {
    delete carried[name];
    if (fields[name] !== undefined) carried[name] = fields[name];
  }
  delete carried.description;
  if (description !== undefined) carried.description = description;
}

function withStyle(fields: Style, style: Style): Style {
  const { description, ...rest } = style;
  const own = { ...rest, ...fields };
  return description === undefined || fields.description !== undefined ? own : { ...own, description };
}

function tokensOf(
  { cells }: MatrixRow,
  columns: readonly MatrixColumn[],
  isWanted: (column: MatrixColumn) => boolean,
): readonly Token[] {
  return columns.flatMap((column, index) =>
    column.series === undefined && isWanted(column) ? (cells.get(index) ?? []) : [],
  );
}
