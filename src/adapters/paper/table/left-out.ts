/** Rows of a table that name an item and became none: an order must not lose a line in silence. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { placeOf, textOf, type Token } from '../layout/layout.ts';
import { isNumberLike } from '../values/number.ts';
import { isCodeLike } from '../values/token.ts';
import type { Column } from './head.ts';
import type { ItemRows } from './records.ts';
import { cellOf, type Row } from './rows.ts';

export interface LeftOut {
  readonly tokens: readonly Token[];
  /** True where nearly all other rows were ordered: not a catalogue, in which most are not. */
  readonly isOne: boolean;
}

/**
 * In a printed table: a row below an item that has an item number and a text of its own, as its anchor has. With a quantity
 * and an amount it is an item that was not seen as one; without them many such rows are second lines of items.
 */
export function swallowedRows(items: readonly ItemRows[], columns: readonly Column[]): LeftOut[] {
  const rows = items.flatMap(({ rows: own, anchor }) =>
    isWhole(anchor, columns) ? own.filter((row) => row !== anchor && isWhole(row, columns)) : [],
  );
  const counted = rows.filter((row) => isCounted(row, columns));
  const told = rows.length * 3 <= items.length ? rows : counted;
  return told.map(({ line }) => ({ tokens: line.tokens, isOne: true }));
}

function isWhole(row: Row, columns: readonly Column[]): boolean {
  const codes = ['sku', 'buyerSku', 'supplierSku'] as const;
  const has = codes.some((role) => isCodeLike(cellOf(row, columns, role)?.[0]?.text ?? ''));
  return has && row.misfit < 0.5 && cellOf(row, columns, 'description') !== undefined;
}

function isCounted(row: Row, columns: readonly Column[]): boolean {
  const isNumber = (role: ColumnRole): boolean => isNumberLike(cellOf(row, columns, role)?.[0]?.text ?? '');
  return isNumber('quantity') && (isNumber('amount') || isNumber('price'));
}

const TOLD_MAX = 20;

/** Each lost row of an order; of a catalogue, that most of it was not ordered. */
export function leftOutFindings(rows: readonly LeftOut[]): Finding[] {
  const [first, ...more] = rows.filter(({ isOne }) => !isOne);
  const told = rows
    .filter(({ isOne }) => isOne)
    .slice(0, TOLD_MAX)
    .map(({ tokens }) => findingOf(tokens, 'names an item and became no line of the order.', 'error'));
  return first === undefined
    ? told
    : [
        ...told,
        findingOf(first.tokens, `and ${more.length} more name items without a quantity, and were left out.`, 'info'),
      ];
}

function findingOf(tokens: readonly Token[], what: string, severity: Finding['severity']): Finding {
  const at = placeOf(tokens);
  const message = `The row "${textOf(tokens).slice(0, 80)}" ${what}`;
  return finding('row-left-out', message, { severity, ...(at === undefined ? {} : { at }) });
}
