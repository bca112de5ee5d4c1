/** Rows of a table that name an item and became none: an order must not lose a line in silence. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { placeOf, textOf, type Token } from '../layout/layout.ts';
import type { Column } from './head.ts';
import { isOrdered, isWhole, type ItemRows } from './records.ts';

export interface LeftOut {
  readonly tokens: readonly Token[];
  /** True where nearly all other rows were ordered: not a catalogue, in which most are not. */
  readonly isOne: boolean;
}

/**
 * In a printed table: a row below an item that has an item number and a text of its own, as its anchor has. With a quantity or
 * a unit in its place it is an item that was not seen as one; without them, where many items have such rows, they are second
 * lines of items.
 */
export function swallowedRows(items: readonly ItemRows[], columns: readonly Column[]): LeftOut[] {
  const rows = items.flatMap(({ rows: own, anchor }) =>
    isWhole(anchor, columns) ? own.filter((row) => row !== anchor && isWhole(row, columns)) : [],
  );
  const ordered = rows.filter((row) => isOrdered(row, columns));
  const told = rows.length * 2 <= items.length ? rows : ordered;
  return told.map(({ line }) => ({ tokens: line.tokens, isOne: true }));
}

const TOLD_MAX = 20;

/** Each lost row of an order; of a catalogue, that most of it was not ordered. */
export function leftOutFindings(rows: readonly LeftOut[]): Finding[] {
  const [first, ...more] = rows.filter(({ isOne }) => !isOne);
  const told = rows
    .filter(({ isOne }) => isOne)
    .slice(0, TOLD_MAX)
    .map(({ tokens }) => findingOf(tokens, 'names an item and became no line of the order.', 'error'));
  if (first === undefined) return told;
  const what = more.length === 0 ? 'names an item' : `and ${more.length} more name items`;
  const left = more.length === 0 ? 'was' : 'were';
  return [...told, findingOf(first.tokens, `${what} without a quantity, or with zero, and ${left} left out.`, 'info')];
}

function findingOf(tokens: readonly Token[], what: string, severity: Finding['severity']): Finding {
  const at = placeOf(tokens);
  const message = `The row "${textOf(tokens).slice(0, 80)}" ${what}`;
  return finding('row-left-out', message, { severity, ...(at === undefined ? {} : { at }) });
}
