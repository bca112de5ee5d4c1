/** A paper's pages to what it orders: table, head, parties and sums, with the words that say each value. */
import type { Found } from './found.ts';
import { readCurrency } from './head/currency.ts';
import { readHeadFields, type HeadField } from './head/fields.ts';
import { findLabels } from './head/labels.ts';
import { readParties, type PaperParty, type PartyRole } from './head/parties.ts';
import { readSums, type PaperSums } from './head/sums.ts';
import { readKind, type KindReading } from './kind.ts';
import { layOut, type Layout } from './layout/layout.ts';
import type { Paper } from './page.ts';
import { readTables, type TableReading } from './table/read.ts';
import type { PaperItem, Reading } from './table/item.ts';
import { voteForOrder, type DateOrder } from './values/date.ts';
import { voteForMark, type DecimalMark } from './values/number.ts';

export interface PaperOrder {
  readonly kind: KindReading;
  readonly head: Partial<Record<HeadField, Found>>;
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  readonly sums: PaperSums;
  readonly currency?: Found;
  readonly items: readonly PaperItem[];
}

export function understand(paper: Paper): PaperOrder {
  const layout = layOut(paper);
  const reading = readingOf(layout);
  const table = readTables(layout, reading);
  const lines = tableLines(table);
  const labels = findLabels(layout, lines);
  const currency = readCurrency(layout);
  const first = table?.heads[0]?.last ?? Math.min(...lines);
  const items = table?.items ?? [];
  return {
    kind: readKind(layout, items.length > 0),
    head: readHeadFields(layout, labels, reading),
    parties: readParties(layout, labels, lines),
    sums: readSums(layout, first, itemLines(table), reading.mark),
    ...(currency === undefined ? {} : { currency }),
    items,
  };
}

function readingOf(layout: Layout): Reading {
  const marks = voteForMark(layout.lines.flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  const orders = voteForOrder(layout.lines.map(({ segments }) => segments.map(({ text }) => text).join('  ')));
  const mark: DecimalMark = marks.comma > marks.point ? ',' : '.';
  const order: DateOrder | undefined = orders.mdy > orders.dmy ? 'mdy' : 'dmy';
  return { mark, order };
}

/** Heads and items: their labels are columns, not fields. */
function tableLines(table: TableReading | undefined): Set<number> {
  const lines = itemLines(table);
  for (const { first, last } of table?.heads ?? []) for (let index = first; index <= last; index++) lines.add(index);
  return lines;
}

function itemLines(table: TableReading | undefined): Set<number> {
  return new Set([
    ...(table?.rows.flatMap(({ rows }) => rows.map(({ line }) => line.index)) ?? []),
    ...(table?.lines ?? []),
  ]);
}
