/** Rows below a head as items; rows of sums, of notes and of things that were not ordered are left out. */
import { textOf, type Layout, type Token } from '../layout/layout.ts';
import { ITEM_NUMBERS, isNumeric, type ColumnRole } from '../lexicon/columns.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import { foundIn } from '../found.ts';
import { itemOf, SOLVED, type PaperItem, type Reading } from '../table/item.ts';
import { labelledParts, type Labelled } from '../table/labelled.ts';
import { numberOf, type Row } from '../table/rows.ts';
import { withWholeNumber } from '../table/whole-number.ts';
import { serialDay } from '../values/serial-day.ts';
import { cellAt, type GridCell, type GridRow } from './grid.ts';
import type { GridColumn, GridHead } from './heads.ts';
import { settleColumns } from './settle.ts';
import { ownedBy } from './meaning.ts';
import { seriesItems } from './series.ts';
import { withNumberBehind, withRowAmounts } from './shop-mails.ts';

export interface GridItem {
  readonly item: PaperItem;
  readonly row: GridRow;
}

export interface Body {
  readonly items: readonly GridItem[];
  readonly columns: readonly GridColumn[];
  /** Rows that name an item and leave the place of its quantity empty. */
  readonly leftOut: readonly GridRow[];
  /** Rows of which nothing is wanted: zero is said, not forgotten. */
  readonly zeros: readonly GridRow[];
}

const TEXTS: readonly ColumnRole[] = ['description', 'specification'];

/** `Bestellung Nr. 2025/14` outside of the table. */
function namesOrder({ layout, above }: Around): boolean {
  const inside = new Set(above.map(({ line }) => line));
  return layout.lines.some((line) => {
    const isOutside = inside.has(line) || line.tokens.every(({ cell }) => cell === undefined);
    return isOutside && ORDER_NUMBER.test(textOf(line.tokens));
  });
}
const ORDER_NUMBER =
  /(?<!\p{L})(?:bestell\p{L}*|(?:purchase )?order|po|auftrag\p{L}*|commande|pedido|ordine|bestelling|inkooporder)(?!\p{L}).{0,16}\d{2}/iu;

/** What stands around the rows. */
export interface Around {
  readonly layout: Layout;
  /** Of the same block, above the head. */
  readonly above: readonly GridRow[];
}

export function bodyItems(head: GridHead, rows: readonly GridRow[], reading: Reading, around: Around): Body {
  const sums = rows.filter(isSumRow);
  const others = rows.filter((row) => !sums.includes(row));
  const settled = settleColumns(head.columns, others, reading.mark, namesOrder(around));
  const columns = withRowAmounts(settled, others, sums, reading.mark);
  if (columns.some(({ series }) => series !== undefined)) {
    const { items, leftOut } = seriesItems(columns, rows, around.above, around.layout, reading);
    return {
      items: items.map(({ item, row }) => ({ row, item: withWholeCodes(item, row, columns) })),
      columns,
      leftOut,
      zeros: [],
    };
  }
  const leftOut: GridRow[] = [];
  const zeros: GridRow[] = [];
  const below = rowsBelow(rows, columns);
  let named: { readonly item: PaperItem; readonly row: GridRow } | undefined;
  const items = rows.flatMap((row): GridItem[] => {
    if (below.inside.has(row)) return [];
    if ((sums.includes(row) && !isItemsOwn(row, columns, reading)) || isHeading(row, columns) || isLabelled(row))
      return [];
    const one = rowOf(row, columns);
    const item = withNumberBehind(
      withWholeCodes(
        itemOf({ rows: [one, ...(below.of.get(row) ?? [])], anchor: one }, columns, reading),
        row,
        columns,
      ),
    );
    addSerialDay(item, row, columns);
    if (saysItem(item)) named = { item, row };
    else if (named !== undefined && isDelivery(item)) {
      // What the row of its name left out stands below it: that row asked for nothing by itself.
      const at = leftOut.indexOf(named.row);
      if (at >= 0) leftOut.splice(at, 1);
      if (named.item.fields.quantity === undefined)
        return [{ item: { ...item, fields: { ...named.item.fields, ...item.fields } }, row }];
    }
    if (!saysItem(item)) {
      // Ordered and priced, and nothing says what it is: a person has to know of it.
      const { quantity, price, amount } = item.fields;
      if (quantity !== undefined && price !== undefined && amount !== undefined) leftOut.push(row);
      return [];
    }
    const ordered = orderedItem(item, row, columns);
    if (ordered === undefined && (hasCode(row, columns) || item.fields.price !== undefined))
      (isZero(row, columns, reading) ? zeros : leftOut).push(row);
    return ordered === undefined ? [] : [{ item: ordered, row }];
  });
  return { items, columns, leftOut, zeros };
}

/** `| 2026-03-30 | 20000 | | 772.00`: below a row that names an item, how many of it are wanted on a day. */
function isDelivery({ fields }: PaperItem): boolean {
  return fields.quantity !== undefined && (fields.date ?? fields.shipDate) !== undefined;
}

const OF_ITEM: ReadonlySet<ColumnRole> = new Set<ColumnRole>([...ITEM_NUMBERS, 'date', 'shipDate']);

/** `Votre référence : BL 948 719` in a row of one cell says it of the item above. */
function rowsBelow(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
): { readonly of: ReadonlyMap<GridRow, readonly Row[]>; readonly inside: ReadonlySet<GridRow> } {
  const of = new Map<GridRow, Row[]>();
  const inside = new Set<GridRow>();
  let above: GridRow | undefined;
  for (const row of rows) {
    const { labelled, rest } = row.cells.length === 1 ? labelledParts(row.line) : NOTHING;
    const isOfItem = labelled.length > 0 && rest.length === 0 && labelled.every(({ role }) => OF_ITEM.has(role));
    if (above !== undefined && isOfItem) {
      const own: Row = { line: row.line, cells: new Map(), labelled, isSum: false, isBelowHead: true, misfit: 0 };
      of.set(above, [...(of.get(above) ?? []), own]);
      inside.add(row);
    } else above = row.cells.length >= 3 && quantityCells(row, columns).length > 0 ? row : undefined;
  }
  return { of, inside };
}
const NOTHING = { labelled: [], rest: [] };

function isSumRow({ cells }: GridRow): boolean {
  const [first, second] = cells;
  if (first === undefined) return false;
  return isSum(first.text) || (cells.length <= 3 && second !== undefined && isSum(second.text));
}

/** `+ 20 % USt.`, `19% VAT`: the rate may stand before the word. */
function isSum(text: string): boolean {
  const rest = text.replace(/^[+\s]*\d{1,2}(?:[.,]\d{1,2})?\s?%\s*/, '');
  return isSumLabel(text) || (rest !== text && isSumLabel(rest));
}

/** `Payment method: | Invoice, 14 days` below the items; `制单:陈晓敏 | 审核: | 批准:`, where people sign. */
function isLabelled({ cells }: GridRow): boolean {
  const areLabels = cells.length > 2 && cells.every(({ text }) => /^\p{L}[^:：]{0,20}[:：]/u.test(text));
  return areLabels || (cells.length === 2 && /\p{L}\s?[:：]$/u.test(cells[0]?.text ?? ''));
}

/** `CHEESE & CHILLED` alone in its row heads what follows, and so does `SNACKS` over several columns. */
function isHeading({ cells }: GridRow, columns: readonly GridColumn[]): boolean {
  const [only, ...others] = cells;
  return (
    only !== undefined &&
    others.length === 0 &&
    columns.length >= 4 &&
    !/\d/.test(only.text) &&
    (only.text.includes(' ') || only.cell.columnSpan > 1)
  );
}

/** `IVA 10 %` in the column of item numbers is a sum, and `VAT-500` with a quantity beside it an item. */
function isItemsOwn(row: GridRow, columns: readonly GridColumn[], { mark }: Reading): boolean {
  if (!hasCode(row, columns)) return false;
  const labels = columns.flatMap(({ role, at }) => {
    const cell = role !== undefined && ITEM_NUMBERS.has(role) ? cellAt(row, at) : undefined;
    return cell !== undefined && isSum(cell.text) ? [cell] : [];
  });
  // A wide cell stands under the quantity as well.
  const counts = quantityCells(row, columns).filter((cell) => !labels.includes(cell));
  // `Proof approved 4/20. | TAX | 109.33`: a note beside the sums.
  const isBesideSum = row.cells.slice(1).some((cell) => isSum(cell.text) && !labels.includes(cell));
  return (labels.length === 0 && !isBesideSum) || counts.some(({ tokens }) => numberOf(tokens, mark) !== undefined);
}

function hasCode(row: GridRow, columns: readonly GridColumn[]): boolean {
  const texts = columns.filter(({ role }) => role !== undefined && TEXTS.includes(role)).map(({ at }) => at);
  return columns.some(({ role, at }) => {
    const cell = role !== undefined && ITEM_NUMBERS.has(role) ? cellAt(row, at) : undefined;
    // `Lot 1 – Produits d'entretien` across the table heads what follows.
    const isWide = texts.some((text) => text !== at && cell !== undefined && cellAt(row, text) === cell);
    return cell !== undefined && !isWide && /\d/.test(cell.text);
  });
}

function saysItem({ fields }: PaperItem): boolean {
  return [fields.buyerSku, fields.supplierSku, fields.mpn, fields.gtin, fields.description].some(
    (found) => found !== undefined,
  );
}

/**
 * Catalogues list what may be ordered: a row whose quantity is empty or zero was not. Whatever else stands in its place,
 * `TBD` or a formula without a value, is an order that a person has to complete, and so is an amount without a quantity.
 */
function orderedItem(item: PaperItem, row: GridRow, columns: readonly GridColumn[]): PaperItem | undefined {
  const { quantity, price, amount } = item.fields;
  if (!columns.some(({ role }) => role === 'quantity'))
    return price === undefined && amount === undefined ? undefined : item;
  // A number elsewhere that would multiply rightly is no quantity where a column is its place.
  if (quantity !== undefined && !quantity.rule.startsWith(SOLVED))
    return Number(quantity.value) === 0 ? undefined : item;
  const { quantity: _solved, ...fields } = item.fields;
  // A note that begins under the text and goes on over the quantity, `unload by crane`, is none.
  const says = quantityCells(row, columns).some(({ text }) => /[\p{L}\d=]/u.test(text));
  return says || Number(amount?.value ?? 0) > 0 ? { ...item, fields } : undefined;
}

/** What stands in the place of the quantity; a wide cell that begins under another column belongs to that one. */
function quantityCells(row: GridRow, columns: readonly GridColumn[]): GridCell[] {
  return columns.flatMap(({ role, at }) => {
    const cell = role === 'quantity' ? cellAt(row, at) : undefined;
    return cell === undefined || (cell.cell.column !== at && columns.some((other) => other.at === cell.cell.column))
      ? []
      : [cell];
  });
}

function isZero(row: GridRow, columns: readonly GridColumn[], { mark }: Reading): boolean {
  return quantityCells(row, columns).some(({ tokens }) => Number(numberOf(tokens, mark) ?? 1) === 0);
}

/** The row as `itemOf` takes it: the words of each column, and what its cells label by themselves. */
function rowOf(row: GridRow, columns: readonly GridColumn[]): Row {
  const cells = new Map<number, readonly Token[]>();
  const labelled: Labelled[] = [];
  columns.forEach((column, index) => {
    const cell = cellAt(row, column.at);
    // A cell over several columns belongs to the first of them.
    if (cell === undefined || (cell.cell.column !== column.at && columns.some(({ at }) => at === cell.cell.column)))
      return;
    if (column.roles.length > 1) labelled.push(...partsOf(cell, column.roles, column.label));
    else cells.set(index, isNumeric(column.role) ? withWholeNumber(cell.tokens) : withoutLabelled(cell, row, labelled));
  });
  return { line: row.line, cells, labelled, isSum: false, isBelowHead: true, misfit: 0 };
}

/** Lines of a cell that are several things by turns: the number of the supplier, then that of the buyer. */
function partsOf({ lines, tokens }: GridCell, roles: readonly ColumnRole[], label: string): Labelled[] {
  const parts = lines.length > 1 ? [...lines] : splitAtSlash(tokens);
  // `ISBN / artikelnr` over one number: which of both it is, its form says.
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && roles.every((role) => ITEM_NUMBERS.has(role))) {
    const isGtin = /^\d[\d -]{6,16}\d$/.test(textOf(only));
    const role = roles.find((each) => (each === 'gtin') === isGtin) ?? roles[0];
    return role === undefined ? [] : [{ role, label, value: only }];
  }
  return roles.flatMap((role, index) => {
    const value = index === roles.length - 1 ? parts.slice(index).flat() : (parts[index] ?? []);
    // A dash says that there is none.
    return value.some(({ text }) => /[\p{L}\d]/u.test(text)) ? [{ role, label, value }] : [];
  });
}

function splitAtSlash(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (/^[/|;×]$|^x$/i.test(token.text)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** `Your ref: 635651` as a line of its own in the cell of the description. */
function withoutLabelled({ lines, tokens }: GridCell, row: GridRow, labelled: Labelled[]): readonly Token[] {
  if (lines.length < 2) return tokens;
  return lines.flatMap((line, index) => {
    const colon = index === 0 ? -1 : line.findIndex(({ text }, at) => at < 4 && /[:：]$/.test(text));
    const label = line
      .slice(0, colon + 1)
      .map(({ text }) => text)
      .join(' ');
    const meaning = colon < 0 ? undefined : row.line.lexicon.column(label.replace(/[:：]$/, ''));
    const value = line.slice(colon + 1);
    const own =
      meaning === undefined || meaning.role === 'description' || value.length === 0
        ? numberBehind(index === 0 ? [] : line, row)
        : { role: meaning.role, label, value };
    if (own === undefined) return line;
    labelled.push(own);
    return [];
  });
}

/** `Lief.-Nr. 4.1120.2500`: what numbers of items are called, and one behind it. */
function numberBehind(line: readonly Token[], { line: { lexicon } }: GridRow): Labelled | undefined {
  for (let length = 1; length < Math.min(line.length, 4); length++) {
    const label = textOf(line.slice(0, length));
    const role = ownedBy(label)?.role ?? lexicon.exactColumn(label)?.role;
    const value = line.slice(length);
    if (role !== undefined && ITEM_NUMBERS.has(role) && value.length === 1 && /\d/.test(textOf(value)))
      return { role, label, value };
  }
  return undefined;
}

/** A day that its cell holds as a number. */
function addSerialDay({ fields }: PaperItem, row: GridRow, columns: readonly GridColumn[]): void {
  for (const name of ['date', 'shipDate'] as const) {
    const column = columns.find(({ role }) => role === name);
    const cell = column === undefined ? undefined : cellAt(row, column.at);
    const day = cell === undefined ? undefined : serialDay(cell.text);
    if (cell !== undefined && day !== undefined)
      fields[name] ??= foundIn(cell.tokens, `paper/column/${name}/serial`, 0.9, day);
  }
}

const CODE_WORDS_MAX = 4;

/** A column of its own holds the whole item number, spaces and all. */
function withWholeCodes(item: PaperItem, row: GridRow, columns: readonly GridColumn[]): PaperItem {
  if (!columns.some(({ role }) => role !== undefined && TEXTS.includes(role))) return item;
  for (const name of ['buyerSku', 'supplierSku', 'mpn'] as const) {
    const found = item.fields[name];
    const [first] = found?.tokens ?? [];
    const cell = row.cells.find(({ tokens }) => first !== undefined && tokens[0] === first);
    if (found === undefined || cell === undefined || cell.lines.length > 1) continue;
    const { tokens, text } = cell;
    const inside = /^\[([^[\]\s]+)\]$/.exec(tokens[0]?.text ?? '')?.[1];
    // `[FURN_7777] Office Chair`: the number stands in brackets before the name.
    if (inside !== undefined && tokens.length > 1) {
      item.fields[name] = { ...foundIn(tokens.slice(0, 1), found.rule, found.confidence, inside), text: inside };
      continue;
    }
    if (tokens.length > found.tokens.length && tokens.length <= CODE_WORDS_MAX)
      item.fields[name] = { ...foundIn(tokens, found.rule, found.confidence, text), text };
  }
  return item;
}
