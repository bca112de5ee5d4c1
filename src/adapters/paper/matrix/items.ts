/** One item for each filled cell of a grid: what its row, its column and what stands above say together. */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import { textOf, type Line, type Token } from '../layout/layout.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import { numberOf } from '../table/rows.ts';
import { wholeNumber } from '../values/number.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { rowFields, type RowContext } from './fields.ts';
import type { MatrixColumn } from './head.ts';
import { joined, quantityIn, sumsOf, type MatrixSums, type Proof } from './proof.ts';
import type { MatrixLine, MatrixRow } from './rows.ts';
import type { Style } from './style.ts';

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly lines: readonly MatrixLine[];
  /** Of the lines above the head, the nearest last. */
  readonly style: Style;
  /** The words right above the head say that its days are a forecast. */
  readonly isLater: boolean;
  /** What a line between the rows says of those below it. */
  readonly styleIn: (line: Line) => Style | undefined;
}

export interface MatrixItems {
  readonly items: readonly PaperItem[];
  readonly lines: readonly Line[];
  /** Rows with numbers that fit no column. */
  readonly leftOut: readonly Line[];
}

interface Group {
  readonly style: Style;
  readonly rows: MatrixRow[];
  readonly totals: MatrixRow[];
  readonly foot: Line[];
}

export function matrixItems(matrix: Matrix, reading: Reading): MatrixItems {
  const items: PaperItem[] = [];
  const used: Line[] = [];
  const leftOut: Line[] = [];
  const carried: Style = {};
  for (const group of groupsOf(matrix, leftOut)) {
    const sums = sumsOf(group.rows, group.totals, matrix.columns, group.style.price?.value, reading.mark);
    const part = partOf(group, matrix.columns, sums, reading);
    const isWhole = areWhole(group, matrix.columns, sums);
    group.rows.forEach((row, at) => {
      const context = { group, matrix, sums, carried, part, reading };
      const proof = sums.rows[at] ?? 'none';
      items.push(...(isWhole ? [wholeRow(row, proof, context)] : rowItems(row, proof, context)));
      used.push(...row.lines);
    });
    used.push(...group.totals.flatMap(({ lines }) => lines), ...(part === undefined ? [] : part.lines));
  }
  return { items, lines: used, leftOut };
}

/** Rows up to the next line that names another style; rows of totals are theirs. */
function groupsOf({ columns, lines, style, styleIn }: Matrix, leftOut: Line[]): Group[] {
  const groups: Group[] = [{ style, rows: [], totals: [], foot: [] }];
  for (const { line, row, isBroken } of lines) {
    const group = groups.at(-1);
    if (group === undefined) break;
    if (row === undefined) {
      if (isBroken) leftOut.push(line);
      const own = isBroken ? undefined : styleIn(line);
      if (own !== undefined && (own.buyerSku ?? own.supplierSku) !== undefined)
        groups.push({ style: own, rows: [], totals: [], foot: [] });
      else group.foot.push(line);
      continue;
    }
    const label = textOf(outerTokens(row, columns));
    if (isSumLabel(label) || !/\p{L}|\d{3}/u.test(label)) group.totals.push(row);
    else if (isOther(label, line)) group.foot.push(line);
    else group.rows.push(row);
  }
  return groups.filter(({ rows }) => rows.length > 0);
}

/** The words left of the sizes. */
function outerTokens({ cells }: MatrixRow, columns: readonly MatrixColumn[]): readonly Token[] {
  const first = columns.findIndex(({ series }) => series !== undefined);
  return [...cells].filter(([index]) => index < first).flatMap(([, tokens]) => tokens);
}

/** `Ratio`, `Received`, `EAN` before the numbers of a row: they are no quantities that are ordered. */
function isOther(label: string, { lexicon }: Line): boolean {
  const role = lexicon.exactColumn(label)?.role;
  const isOrdered = role === undefined || role === 'quantity' || role === 'description' || role === 'specification';
  return !isOrdered || /^(?:ratio|assortment|per carton|pre ?pack)\b/i.test(label);
}

interface Part {
  readonly amount: Found;
  readonly lines: readonly Line[];
}

/** An amount below the rows that all of them come to at the price of their style. */
function partOf(
  { rows, foot, style }: Group,
  columns: readonly MatrixColumn[],
  { amount }: MatrixSums,
  { mark }: Reading,
): Part | undefined {
  const price = style.price?.value;
  if (price === undefined || amount !== undefined) return undefined;
  const count = rows.reduce(
    (sum, row) =>
      columns.reduce(
        (all, { series }, index) =>
          series === undefined ? all : all.plus(quantityIn(row.cells.get(index), mark) ?? 0),
        sum,
      ),
    new Big(0),
  );
  const wanted = count.times(price).round(2);
  for (const line of foot)
    for (const token of line.tokens) {
      const value = wholeNumber(token.text, mark);
      if (value !== undefined && count.gt(0) && wanted.minus(value).abs().lte(0.01))
        return { amount: foundIn([token], 'paper/matrix/amount', 0.97, value), lines: [line] };
    }
  return undefined;
}

interface Context {
  readonly group: Group;
  readonly matrix: Matrix;
  readonly sums: MatrixSums;
  /** Of the rows above: what is printed once for several colours. */
  readonly carried: Style;
  readonly part: Part | undefined;
  readonly reading: Reading;
}

/** `Total pcs`, `Pairs`: the head of the totals counts in a unit. */
function unitOf(columns: readonly MatrixColumn[], { total }: MatrixSums): Found | undefined {
  const pieces = total === undefined ? [] : (columns[total]?.pieces ?? []);
  const token = pieces.flatMap(({ tokens }) => tokens).findLast(({ text }) => isUnitWord(text));
  return token === undefined ? undefined : foundIn([token], 'paper/head/unit', 0.9);
}

function rowContext({ group, matrix: { columns }, sums: { price }, carried, reading }: Context): RowContext {
  return { columns, style: group.style, price, carried, reading };
}

function rowItems(row: MatrixRow, proof: Proof, context: Context): PaperItem[] {
  const { matrix, sums, part, reading } = context;
  const { columns } = matrix;
  const { fields, colour } = rowFields(row, rowContext(context));
  const unit = fields.unit ?? unitOf(columns, sums);
  const amount = sums.amount === undefined ? undefined : row.cells.get(sums.amount);
  const value = numberOf(amount, reading.mark);
  const shared =
    amount === undefined || value === undefined
      ? part?.amount
      : foundIn(amount.slice(0, 1), 'paper/matrix/amount', 0.97, value);
  const proven = matrix.isLater ? 'fails' : joined([proof, part === undefined ? 'none' : 'holds']);
  const items = columns.flatMap((column, index): PaperItem[] => {
    const tokens = row.cells.get(index);
    const quantity = column.series === undefined ? undefined : quantityIn(tokens, reading.mark);
    if (tokens === undefined || quantity === undefined) return [];
    const own: PaperItem['fields'] = {
      ...fields,
      ...labelled(column, fields, colour),
      ...(unit === undefined ? {} : { unit }),
      quantity: foundIn(tokens.slice(0, 1), `paper/matrix/${column.series ?? 'size'}`, 0.97, quantity),
    };
    return [
      {
        fields: own,
        proof: joined([proven, sums.columns.get(index) ?? 'none']),
        ...(shared === undefined ? {} : { part: shared }),
      },
    ];
  });
  // A row with one filled cell is an item as any other.
  const [only] = items;
  if (items.length !== 1 || only === undefined || shared === undefined || shared === part?.amount) return items;
  return [{ fields: { ...only.fields, amount: shared }, proof: only.proof }];
}

/**
 * Rows that say all that a line of an order says, item number, quantity, price and amount, are its lines: the sizes break their
 * quantity down, and are kept as what the item is.
 */
function areWhole(
  { rows }: Group,
  columns: readonly MatrixColumn[],
  { total, price, amount, rows: proofs }: MatrixSums,
): boolean {
  // Deliveries on other days are other lines, whatever they come to.
  if (columns.some(({ series }) => series === 'date')) return false;
  const codes = columns.flatMap(({ role, series }, index) =>
    series === undefined && isItemNumber(role) ? [index] : [],
  );
  return rows.every(
    ({ cells }, at) =>
      proofs[at] === 'holds' &&
      codes.some((index) => cells.has(index)) &&
      [total, price, amount].every((index) => index !== undefined && cells.has(index)),
  );
}

function isItemNumber(role: ColumnRole | undefined): boolean {
  return role === 'sku' || role === 'buyerSku' || role === 'supplierSku';
}

function wholeRow(row: MatrixRow, proof: Proof, context: Context): PaperItem {
  const { matrix, sums, reading } = context;
  const { fields, colour } = rowFields(row, rowContext(context));
  const number = (index: number | undefined, field: 'quantity' | 'amount'): Style => {
    const [token] = index === undefined ? [] : (row.cells.get(index) ?? []);
    const value = token === undefined ? undefined : numberOf([token], reading.mark);
    return token === undefined || value === undefined
      ? {}
      : { [field]: foundIn([token], `paper/column/${field}`, 0.97, value) };
  };
  const text = [...(fields.description?.tokens ?? []), ...colour];
  const sizes = matrix.columns.flatMap(({ series, pieces }, index) => {
    const cell = row.cells.get(index);
    return series === undefined || quantityIn(cell, reading.mark) === undefined
      ? []
      : [...pieces.flatMap(({ tokens }) => tokens), ...(cell ?? [])];
  });
  return {
    fields: {
      ...fields,
      ...number(sums.total, 'quantity'),
      ...number(sums.amount, 'amount'),
      ...(text.length === 0
        ? {}
        : { description: foundIn(text, fields.description?.rule ?? 'paper/matrix/description', 0.9) }),
      specification: foundIn(sizes, 'paper/matrix/specification', 0.95),
    },
    proof,
  };
}

/** The colour and the size are a part of what is ordered: without them the rows of one style would read alike. */
function labelled(column: MatrixColumn, { description }: Style, colour: readonly Token[]): Style {
  const label = column.pieces.flatMap(({ tokens }) => tokens);
  const size = column.series === 'size' ? label : [];
  const kind = [...colour, ...size];
  const text = [...(description?.tokens ?? []), ...kind];
  return {
    ...(column.day === undefined ? {} : { date: column.day }),
    ...(kind.length === 0 ? {} : { specification: foundIn(kind, 'paper/matrix/specification', 0.95) }),
    ...(text.length === 0 ? {} : { description: foundIn(text, description?.rule ?? 'paper/matrix/description', 0.9) }),
  };
}
