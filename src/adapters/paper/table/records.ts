/** Rows become items: which row begins one, which rows belong to it, which are sums, heads and feet. */
import { ITEM_NAMES, ITEM_NUMBERS, type ColumnRole } from '../lexicon/columns.ts';
import { textOf } from '../layout/layout.ts';
import type { DecimalMark } from '../values/number.ts';
import { isCodeLike } from '../values/token.ts';
import type { Column } from './head.ts';
import { cellOf, numberOf, type Row } from './rows.ts';

export interface ItemRows {
  /** In reading order. */
  readonly rows: readonly Row[];
  /** The row that holds the quantity and the prices. */
  readonly anchor: Row;
}

const VALUE_ROLES: readonly (readonly ColumnRole[])[] = [
  ['quantity'],
  ['price', 'grossPrice'],
  ['amount', 'grossAmount'],
];

/** How many of quantity, price and amount a row states. */
function strengthOf(row: Row, columns: readonly Column[], mark: DecimalMark): number {
  return VALUE_ROLES.filter((roles) => roles.some((role) => numberOf(cellOf(row, columns, role), mark) !== undefined))
    .length;
}

export function lineNumberOf(row: Row, columns: readonly Column[]): number | undefined {
  const tokens = cellOf(row, columns, 'line');
  const [first] = tokens ?? [];
  const match = /^(\d{1,6})(?:\.(\d{1,3}))?(?:\.(\d{1,4}))?[.)]?$/.exec(first?.text ?? '');
  if (match === null) return undefined;
  // `1.2` comes behind `1.1`, and `2.000` is 2.
  const [, whole = '', second = '0', third = '0'] = match;
  return Number(whole) + (/^0+$/.test(second) ? 0 : Number(second) / 1000) + Number(third) / 1e7;
}

export function itemsOf(rows: readonly Row[], columns: readonly Column[], mark: DecimalMark): ItemRows[] {
  const sums = sumsUnderLabels(rows);
  const isItemRow = (row: Row): boolean =>
    (!row.isSum || lineNumberOf(row, columns) !== undefined || (hasCode(row, columns) && row.misfit < 0.5)) &&
    !sums.has(row);
  const body = rows.filter(isItemRow);
  const strengths = new Map(body.map((row) => [row, strengthOf(row, columns, mark)]));
  const full = Math.max(0, ...body.filter(({ misfit }) => misfit < 1).map((row) => strengths.get(row) ?? 0));
  if (full === 0) return [];
  const needed = Math.max(1, Math.ceil(full * 0.6));
  const quantity = (row: Row): string | undefined => numberOf(cellOf(row, columns, 'quantity'), mark);
  const wantsQuantity = body.some((row) => (strengths.get(row) ?? 0) >= needed && quantity(row) !== undefined);
  const wantsText = body.some((row) => (strengths.get(row) ?? 0) >= needed && saysItem(row, columns));
  const isAnchor = (row: Row): boolean =>
    isItemRow(row) &&
    !isProse(row) &&
    (strengths.get(row) ?? 0) >= needed &&
    // A quantity that slipped into the text is solved from the price and the amount.
    (!wantsQuantity || isQuantity(quantity(row)) || (quantity(row) === undefined && hasMoney(row, columns, mark))) &&
    row.misfit < 1.4 &&
    // Numbers alone below items with text are their sum.
    (!wantsText || saysItem(row, columns) || lineNumberOf(row, columns) !== undefined || full > 1);
  // `ten` or nothing where a number should stand: an item whose quantity a person has to say.
  const isUnfinished = (row: Row): boolean =>
    full < 3 && wantsQuantity && !row.isSum && isWhole(row, columns) && ordersIn(row, columns) >= Math.min(2, full);
  const anchors = body.filter((row) => isAnchor(row) || isUnfinished(row));
  const numbered = withoutClauses(numberedRows(body, columns), rows, columns);
  const isFull = (row: Row): boolean => isAnchor(row) && strengths.get(row) === full && hasCode(row, columns);
  const items =
    numbered.length > 0 && numbered.length >= anchors.length * (countsOn(numbered, columns) ? 0.3 : 0.6)
      ? byNumber(
          rows,
          new Set([
            ...withCodesAbove(numbered, rows, columns),
            ...unnumbered(body, numbered, isFull),
            ...releasesOf(body, numbered, columns, (row) => full > 1 && isAnchor(row) && strengths.get(row) === full),
          ]),
          isAnchor,
        )
      : byAnchor(rows, new Set(anchors), leadsOf(body, anchors, columns));
  return withoutHeadings(items, columns, mark).filter(
    (item) =>
      saysItem(item.anchor, columns) || isAnchor(item.anchor) || item.rows.some((row) => saysItem(row, columns)),
  );
}

/** `2  Beleuchtung Halle 2` over 2.1 and 2.2: a heading says how much of nothing. */
function withoutHeadings(items: readonly ItemRows[], columns: readonly Column[], mark: DecimalMark): ItemRows[] {
  const numbers = items.map(({ rows: [first] }) =>
    first === undefined ? '' : (cellOf(first, columns, 'line')?.[0]?.text ?? ''),
  );
  return items.filter(({ rows }, index) => {
    const number = numbers[index]?.replace(/[.)]$/, '') ?? '';
    const isOver = number !== '' && numbers[index + 1]?.startsWith(`${number}.`) === true;
    return !isOver || rows.some((row) => strengthOf(row, columns, mark) > 0);
  });
}

/** `001`, `002`, `003`: numbers by one step throughout are those of the items, and what stands between belongs to them. */
function countsOn(numbered: readonly Row[], columns: readonly Column[]): boolean {
  const numbers = numbered.map((row) => lineNumberOf(row, columns) ?? 0);
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  return (
    numbers.length >= 3 &&
    step > 0 &&
    numbers.every((number, index) => index === 0 || number - (numbers[index - 1] ?? 0) === step)
  );
}

/** `15.002,93   3.150,62   18.153,55` below the names of the sums: money and nothing else. */
function sumsUnderLabels(rows: readonly Row[]): ReadonlySet<Row> {
  return new Set(
    rows.filter(
      ({ line: { tokens } }, index) => rows[index - 1]?.isSum === true && tokens.every(({ text }) => MONEY.test(text)),
    ),
  );
}
const MONEY = /^\p{Sc}?\d[\d.,' ’]*[.,]\d{2}$/u;

/** Below the sums, `3.`, `4.`, `5.` number the clauses of the terms, where the items have numbers without a stop. */
function withoutClauses(numbered: readonly Row[], rows: readonly Row[], columns: readonly Column[]): Row[] {
  const stops = (row: Row): boolean => /[.)]$/.test(cellOf(row, columns, 'line')?.[0]?.text ?? '');
  const [first] = numbered;
  const sum = rows.findLastIndex((row) => row.isSum && row.line.tokens.some(({ text }) => /\d/.test(text)));
  return numbered.filter(
    (row) => first === undefined || stops(first) || !stops(row) || sum < 0 || rows.indexOf(row) < sum,
  );
}

/**
 * Where each numbered row has the item's code on the line above it and none of its own (`料號` over the middle row of three),
 * items begin with that line.
 */
function withCodesAbove(numbered: readonly Row[], rows: readonly Row[], columns: readonly Column[]): readonly Row[] {
  const above = numbered.map((row) => {
    const before = rows[rows.indexOf(row) - 1];
    const isCode = before !== undefined && before.isBelowHead && !before.isSum && hasCode(before, columns);
    return isCode && lineNumberOf(before, columns) === undefined ? before : undefined;
  });
  const all = above.filter((row) => row !== undefined);
  const isPattern = all.length === numbered.length && !numbered.some((row) => hasCode(row, columns));
  return isPattern ? all : numbered;
}

/** Words of a sentence in as many columns as this are no row, though numbers are among them. */
const PROSE_CELLS = 3;
const PROSE_WORDS = 12;

/** Terms in small print run across all columns without a gap. Of other papers the numbers in them are sure not to fit. */
function isProse(row: Row): boolean {
  return row.line.segments.some(({ tokens }) => {
    if (tokens.length < PROSE_WORDS || tokens.every(({ confidence }) => confidence === 1)) return false;
    return [...row.cells.values()].filter((cell) => cell.some((token) => tokens.includes(token))).length >= PROSE_CELLS;
  });
}

function hasMoney(row: Row, columns: readonly Column[], mark: DecimalMark): boolean {
  const [, prices = [], amounts = []] = VALUE_ROLES;
  return [prices, amounts].every((roles) =>
    roles.some((role) => numberOf(cellOf(row, columns, role), mark) !== undefined),
  );
}

const QUANTITY_MAX = 10_000_000; // Ten million of anything is a document number that stands in the column.

function isQuantity(value: string | undefined): boolean {
  return value !== undefined && Number(value) < QUANTITY_MAX && Number(value) >= 0;
}

function hasCode(row: Row, columns: readonly Column[]): boolean {
  return [...ITEM_NUMBERS].some((role) => isCodeLike(cellOf(row, columns, role)?.[0]?.text ?? ''));
}

/** How many of quantity, unit and price a row has something for in their place. */
function ordersIn(row: Row, columns: readonly Column[]): number {
  return (['quantity', 'unit', 'price'] as const).filter((role) => cellOf(row, columns, role) !== undefined).length;
}

/** An item number and a text, each in its place, and something in the place of the quantity or of its unit. */
export function isOrdered(row: Row, columns: readonly Column[]): boolean {
  return (
    isWhole(row, columns) && (['quantity', 'unit'] as const).some((role) => cellOf(row, columns, role) !== undefined)
  );
}

export function isWhole(row: Row, columns: readonly Column[]): boolean {
  const has = (['sku', 'buyerSku', 'supplierSku'] as const).some((role) =>
    isCodeLike(cellOf(row, columns, role)?.[0]?.text ?? ''),
  );
  return has && row.misfit < 0.5 && cellOf(row, columns, 'description') !== undefined;
}

function saysItem(row: Row, columns: readonly Column[]): boolean {
  return (
    [...ITEM_NAMES].some((role) => cellOf(row, columns, role) !== undefined) ||
    row.labelled.some(({ role }) => ITEM_NAMES.has(role))
  );
}

/** Rows whose line number goes on counting: a street number that happens to stand in the column does not. */
function numberedRows(rows: readonly Row[], columns: readonly Column[]): Row[] {
  const found: Row[] = [];
  let last = -1;
  for (const row of rows) {
    const number = lineNumberOf(row, columns);
    if (number === undefined || number <= last || (last >= 0 && number > last + 1000 && number > last * 3)) continue;
    found.push(row);
    last = number;
  }
  return found;
}

/**
 * Rows with the number of the item above and with values of their own in every place where it has some: releases of one line, each
 * with its quantity and its day. A row that the next page repeats word for word is none.
 */
function releasesOf(
  rows: readonly Row[],
  numbered: readonly Row[],
  columns: readonly Column[],
  isFull: (row: Row) => boolean,
): Row[] {
  let above: Row | undefined;
  return rows.filter((row) => {
    const before = above;
    if (lineNumberOf(row, columns) !== undefined) above = row;
    if (numbered.includes(row) || before === undefined || !isFull(row) || !isFull(before)) return false;
    const isSame = lineNumberOf(row, columns) === lineNumberOf(before, columns);
    return isSame && saysItem(row, columns) && (row.line.page === before.line.page || !isRepeated(row, before));
  });
}

function isRepeated(row: Row, before: Row): boolean {
  return textOf(row.line.tokens) === textOf(before.line.tokens);
}

/**
 * Rows of a scan that say all that the numbered ones say, item number and values, and whose line number was not recognized.
 * Where values stand below the numbers of their lines, such a row goes on with the item above it.
 */
function unnumbered(rows: readonly Row[], numbered: readonly Row[], isFull: (row: Row) => boolean): Row[] {
  const full = numbered.filter(isFull).length;
  if (full < 2 || full < 0.6 * numbered.length) return [];
  return rows.filter((row) => !numbered.includes(row) && !row.isSum && isScanned(row) && isFull(row));
}

function isScanned({ line }: Row): boolean {
  return line.tokens.some(({ confidence }) => confidence < 1);
}

/** True when the row goes on with the item above it: near it, and not below a sum. */
function isNear(above: Row | undefined, row: Row): boolean {
  if (above === undefined || above.isSum) return false;
  if (above.line.page !== row.line.page) return row.isBelowHead;
  return row.line.box[1] - above.line.box[3] <= GAP_MAX * Math.max(row.line.size, above.line.size, 6);
}
const GAP_MAX = 3.5; // Line heights of white inside an item; rows of one item stand at most two apart in what was seen.

function byNumber(rows: readonly Row[], starts: ReadonlySet<Row>, isAnchor: (row: Row) => boolean): ItemRows[] {
  const items: { rows: Row[]; anchor: Row | undefined; isOpen: boolean }[] = [];
  for (const [index, row] of rows.entries()) {
    const item = items.at(-1);
    if (starts.has(row)) items.push({ rows: [row], anchor: isAnchor(row) ? row : undefined, isOpen: true });
    else if (item !== undefined) {
      const isMissing = item.anchor === undefined && isAnchor(row);
      item.isOpen &&= isMissing || (!row.isSum && isNear(rows[index - 1], row));
      if (!item.isOpen) continue;
      item.rows.push(row);
      if (isMissing) item.anchor = row;
    }
  }
  return items.flatMap((item) =>
    item.rows[0] === undefined ? [] : { rows: item.rows, anchor: item.anchor ?? item.rows[0] },
  );
}

function byAnchor(rows: readonly Row[], anchors: ReadonlySet<Row>, leads: boolean): ItemRows[] {
  const items: { rows: Row[]; anchor: Row }[] = [];
  let waiting: Row[] = [];
  let isOpen = true;
  for (const [index, row] of rows.entries()) {
    if (anchors.has(row)) {
      items.push({ rows: leads ? [...waiting, row] : [row], anchor: row });
      waiting = [];
      isOpen = true;
      continue;
    }
    isOpen &&= leads || (!row.isSum && isNear(rows[index - 1], row));
    if (row.isSum) waiting = [];
    else if (leads) waiting.push(row);
    else if (isOpen) items.at(-1)?.rows.push(row);
  }
  return items;
}

/** Name over number, throughout: one line stands above each of the items, the first one too, and none below the last one. */
function standUnderTexts(rows: readonly Row[], anchors: readonly Row[]): boolean {
  const places = anchors.map((anchor) => rows.indexOf(anchor));
  const last = places.at(-1) ?? 0;
  const [after] = rows.slice(last + 1);
  return (
    anchors.length > 1 &&
    places.every((place, index) => place - (places[index - 1] ?? -1) === 2 && isTextAlone(rows[place - 1])) &&
    (after === undefined || !isNear(rows[last], after)) &&
    anchors.every(({ cells }) =>
      [...cells.values()].some((cell) => cell.length <= 4 && isCodeLike(cell[0]?.text ?? '')),
    )
  );
}

function isTextAlone(row: Row | undefined): boolean {
  const isOne = row?.cells.size === 1 && row.line.segments.length === 1;
  return isOne && row.line.tokens.every(({ cell }) => cell === undefined);
}

/** True when what an item says stands above its numbers: the first anchor has text above it and none of its own. */
function leadsOf(rows: readonly Row[], anchors: readonly Row[], columns: readonly Column[]): boolean {
  const [first] = anchors;
  if (first === undefined) return false;
  if (saysItem(first, columns)) return standUnderTexts(rows, anchors);
  return rows.slice(0, rows.indexOf(first)).some((row) => saysItem(row, columns) && row.misfit < 1.2);
}
