/** Which columns hold the confirmed values of the lines. */
import type { Order, OrderLine } from '../../../model/order.ts';
import type { SenderMemory } from '../../../model/sender-memory.ts';
import { textOf, type Layout, type Token } from '../layout/layout.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { fold } from '../lexicon/fold.ts';
import { readTables, type TableReading } from '../table/read.ts';
import { datesIn } from '../values/date.ts';
import { wholeNumber } from '../values/number.ts';
import type { Reading } from '../table/item.ts';
import { bareCode } from './agree.ts';
import { readingFor } from '../reading.ts';

/** From folded labels to roles, only where the usual meaning is another one. */
export function learnColumns(layout: Layout, memory: SenderMemory, confirmed: Order): Record<string, ColumnRole> {
  const reading = readingFor(layout, memory);
  const table = readTables(layout, reading);
  if (table === undefined || table.rows.length === 0) return {};
  const votes = votesOf(table, confirmed, reading);
  const learned: Record<string, ColumnRole> = {};
  table.columns.forEach((column, index) => {
    const [best] = [...(votes.get(index) ?? [])].toSorted((a, b) => b[1] - a[1]);
    if (best === undefined || best[1] < Math.max(1, table.rows.length * 0.5)) return;
    const [role] = best;
    if (role !== column.role && fold(column.label) !== '') learned[fold(column.label)] = role;
  });
  for (const [label, role] of labelVotes(table, confirmed)) learned[label] ??= role;
  return learned;
}

function votesOf(table: TableReading, confirmed: Order, reading: Reading): Map<number, Map<ColumnRole, number>> {
  const votes = new Map<number, Map<ColumnRole, number>>();
  table.rows.forEach(({ rows }, at) => {
    const line = confirmed.lines[at];
    if (line === undefined) return;
    for (const row of rows) {
      for (const [index, tokens] of row.cells) {
        const role = roleOf(tokens, line, reading);
        if (role === undefined) continue;
        const own = votes.get(index) ?? new Map<ColumnRole, number>();
        own.set(role, (own.get(role) ?? 0) + 1);
        votes.set(index, own);
      }
    }
  });
  return votes;
}

/** What a cell holds of the confirmed line. Numbers are compared last: a quantity may equal a price by chance. */
function roleOf(tokens: readonly Token[], line: OrderLine, { mark, order }: Reading): ColumnRole | undefined {
  const text = bareCode(textOf(tokens));
  const [first] = tokens;
  const front = bareCode(first?.text ?? '');
  if (line.buyerSku !== undefined && (text === bareCode(line.buyerSku) || front === bareCode(line.buyerSku)))
    return 'buyerSku';
  if (line.supplierSku !== undefined && (text === bareCode(line.supplierSku) || front === bareCode(line.supplierSku)))
    return 'supplierSku';
  if (line.description !== undefined && tokens.length > 1 && bareCode(line.description).startsWith(text))
    return 'description';
  const [date] = datesIn(textOf(tokens), order);
  if (date !== undefined && date.value === line.requestedDelivery?.date) return 'date';
  const value = wholeNumber(first?.text.replace(/(\/.*|\p{L}+)$/u, '') ?? '', mark);
  if (value === undefined) return undefined;
  const is = (wanted: string | undefined): boolean => wanted !== undefined && Number(wanted) === Number(value);
  if (is(line.amount)) return 'amount';
  if (is(line.quantity)) return 'quantity';
  return is(line.unitPrice) ? 'price' : undefined;
}

/** The same for labels inside items: `Code: 4711`. */
function labelVotes(table: TableReading, confirmed: Order): [string, ColumnRole][] {
  const learned: [string, ColumnRole][] = [];
  table.rows.forEach(({ rows }, at) => {
    const line = confirmed.lines[at];
    if (line === undefined) return;
    for (const { labelled } of rows) {
      for (const { label, role, value } of labelled) {
        const code = bareCode(value[0]?.text ?? '');
        const wanted =
          line.supplierSku !== undefined && code === bareCode(line.supplierSku)
            ? 'supplierSku'
            : line.buyerSku !== undefined && code === bareCode(line.buyerSku)
              ? 'buyerSku'
              : undefined;
        if (wanted !== undefined && wanted !== role) learned.push([fold(label), wanted]);
      }
    }
  });
  return learned;
}
