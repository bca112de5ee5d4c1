/** Which reading of a paper gives its items: tables, labels with values, cells, or sentences; and which of them are ordered. */
import type { Finding } from '../../model/finding.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
import type { Layout } from './layout/layout.ts';
import type { Paper } from './page.ts';
import type { ProseReading } from './prose/read.ts';
import { unsigned } from './prose/unsigned.ts';
import type { Reading } from './table/item.ts';
import { better, readTables, type TableReading } from './table/read.ts';
import { withdrawnAmong } from './table/withdrawn.ts';

export interface Chosen {
  /** Undefined when nothing is ordered. */
  readonly table: TableReading | undefined;
  /** The items stand in sentences or lists. */
  readonly isProse: boolean;
  readonly findings: readonly Finding[];
}

export function chooseItems(
  layout: Layout,
  reading: Reading,
  prose: ProseReading,
  paper: Paper,
  zones: SenderMemory['zones'],
): Chosen {
  const whole = orProse(readTables(unsigned(layout), reading, zones), prose, paper);
  if (whole === undefined) return { table: undefined, isProse: false, findings: [] };
  const { kept, findings } = withdrawnAmong(whole.items, whole.rows, layout);
  const isProse = whole.lines === prose.lines;
  return { table: orderedIn(whole, kept), isProse, findings: [...findings, ...(isProse ? prose.itemFindings : [])] };
}

/** Sentences and lists are believed where no table says more; on a printed page a table has to be missing altogether. */
function orProse(table: TableReading | undefined, prose: ProseReading, { pages }: Paper): TableReading | undefined {
  if (prose.items.length === 0) return table;
  if (pages.some(isText)) return better(table, prose, 0);
  const isTable = table !== undefined && table.heads.length > 0 && table.items.length * 2 >= prose.items.length;
  const proven = table?.items.filter(({ proof }) => proof === 'holds').length ?? 0;
  const isProven = table !== undefined && proven > 0 && proven * 2 >= table.items.length;
  return isTable || isProven || isHeaded(table) ? table : better(table, prose, PRINTED);
}
const PRINTED = -6;

/** Under a head each item has a quantity and something that says what it is: sentences are no better. */
function isHeaded(table: TableReading | undefined): boolean {
  if (table === undefined || table.heads.length === 0 || table.items.length < 2) return false;
  return table.items.every(
    ({ fields: { quantity, buyerSku, supplierSku, description } }) =>
      quantity !== undefined && (buyerSku ?? supplierSku ?? description) !== undefined,
  );
}

/** Lines of rows that are not ordered stay lines of the table. */
function orderedIn(table: TableReading, kept: readonly boolean[]): TableReading {
  if (kept.every(Boolean)) return table;
  const isKept = (_: unknown, index: number): boolean => kept[index] === true;
  const { rows, carried } = table;
  return {
    ...table,
    items: table.items.filter(isKept),
    rows: rows.length === kept.length ? rows.filter(isKept) : rows,
    lines: new Set([...(table.lines ?? []), ...rows.flatMap(({ rows: own }) => own.map(({ line }) => line.index))]),
    ...(carried === undefined ? {} : { carried: carried.filter(isKept) }),
  };
}

export function isText({ origin }: Paper['pages'][number]): boolean {
  return origin === 'lines' || origin === 'cells';
}
