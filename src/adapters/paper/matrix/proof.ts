/** What the sums of a grid say of its quantities: totals of rows and columns prove them, and are never lines themselves. */
import { Big } from 'big.js';
import type { Token } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { numberOf } from '../table/rows.ts';
import type { DecimalMark } from '../values/number.ts';
import type { MatrixColumn } from './head.ts';
import type { MatrixRow } from './rows.ts';

export interface MatrixSums {
  /** Columns with what belongs to the whole row. */
  readonly total: number | undefined;
  readonly price: number | undefined;
  readonly amount: number | undefined;
  /** For each row what its own sums say. */
  readonly rows: readonly Proof[];
  /** For each column of quantities what the row of totals says. */
  readonly columns: ReadonlyMap<number, Proof>;
}

export type Proof = 'holds' | 'fails' | 'none';

export function sumsOf(
  rows: readonly MatrixRow[],
  totals: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  price: string | undefined,
  mark: DecimalMark,
): MatrixSums {
  const value = (row: MatrixRow, column: number): string | undefined => numberOf(row.cells.get(column), mark);
  const counts = rows.map((row) => countOf(row, columns, mark));
  const others = columns.flatMap(({ series }, index) => (series === undefined ? [index] : []));
  const priced = others.find((index) => columns[index]?.role === 'price');
  const total = totalColumn(rows, counts, others, columns, mark);
  const amount = others.find((index) => index !== total && columns[index]?.role === 'amount');
  const proofs = rows.map((row, at): Proof => {
    if (!row.isClear) return 'fails';
    const count = counts[at] ?? new Big(0);
    const each = priced === undefined ? price : value(row, priced);
    const counted = compare(total === undefined ? undefined : value(row, total), count);
    const paid =
      each === undefined || amount === undefined ? 'none' : compare(value(row, amount), count.times(each), CENT);
    // What is in a pack multiplies nothing where the pieces come to the total and to the money as they stand.
    if (isOfPacks(columns) && (counted !== 'holds' || paid !== 'holds')) return 'fails';
    return joined([counted, paid]);
  });
  return { total, price: priced, amount, rows: proofs, columns: columnProofs(rows, totals, columns, mark) };
}

const CENT = 0.011;
function isOfPacks(columns: readonly MatrixColumn[]): boolean {
  const isSized = columns.some(({ series }) => series === 'size');
  return isSized && columns.some(({ label, series }) => series === undefined && PACKS.test(fold(label)));
}

/** What multiplies the numbers of a grid: they are a pack's, and what is ordered is printed nowhere. */
const PACKS =
  /(?:^|\b)(?:packs?|pre ?packs?|ratio|assort(?:ment)?s?|cartons?|ctns?|sets?|bundles?|kolli|kartons?|colis|surtidos?|multiplier)\b/;

function compare(printed: string | undefined, reckoned: Big, slack = 0): Proof {
  if (printed === undefined) return 'none';
  return reckoned.minus(printed).abs().lte(slack) ? 'holds' : 'fails';
}

export function joined(proofs: readonly Proof[]): Proof {
  if (proofs.includes('fails')) return 'fails';
  return proofs.includes('holds') ? 'holds' : 'none';
}

function countOf(row: MatrixRow, columns: readonly MatrixColumn[], mark: DecimalMark): Big {
  return columns.reduce(
    (sum, { series }, index) => (series === undefined ? sum : sum.plus(quantityIn(row.cells.get(index), mark) ?? 0)),
    new Big(0),
  );
}

/** A quantity above zero; a dash is none. */
export function quantityIn(tokens: readonly Token[] | undefined, mark: DecimalMark): string | undefined {
  const value = numberOf(tokens, mark);
  return value !== undefined && Number(value) > 0 ? value : undefined;
}

/** The column that most rows add up to, whatever its label; else the one that is labelled as their count. */
function totalColumn(
  rows: readonly MatrixRow[],
  counts: readonly Big[],
  others: readonly number[],
  columns: readonly MatrixColumn[],
  mark: DecimalMark,
): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const index of others) {
    const held = rows.filter((row, at) => {
      const value = numberOf(row.cells.get(index), mark);
      return value !== undefined && counts[at]?.eq(value) === true;
    }).length;
    if (held > most) [best, most] = [index, held];
  }
  if (most * 2 >= rows.length) return best;
  return others.find((index) => columns[index]?.role === 'quantity');
}

function columnProofs(
  rows: readonly MatrixRow[],
  totals: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  mark: DecimalMark,
): ReadonlyMap<number, Proof> {
  const proofs = new Map<number, Proof>();
  const [total] = totals;
  if (total === undefined) return proofs;
  columns.forEach(({ series }, index) => {
    if (series === undefined) return;
    const sum = rows.reduce((all, row) => all.plus(quantityIn(row.cells.get(index), mark) ?? 0), new Big(0));
    const printed = quantityIn(total.cells.get(index), mark);
    if (printed !== undefined || sum.gt(0)) proofs.set(index, sum.eq(printed ?? 0) ? 'holds' : 'fails');
  });
  return proofs;
}
