/** A paper's pages to what it orders: table, head, parties and sums, with the words that say each value. */
import { sumProof, weigh } from './confidence.ts';
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found } from './found.ts';
import { allText, dollarOf, readCurrency } from './head/currency.ts';
import { readHeadFields, type HeadField } from './head/fields.ts';
import { findLabels } from './head/labels.ts';
import { readParties, type PaperParty, type PartyRole } from './head/parties.ts';
import { readSums, type PaperSums } from './head/sums.ts';
import { readKind, type KindReading } from './kind.ts';
import { layOut, placeOf, type Layout } from './layout/layout.ts';
import type { Paper } from './page.ts';
import { SecondReader } from './second-reader.ts';
import { readTables, type TableReading } from './table/read.ts';
import type { PaperItem, Reading } from './table/item.ts';
import { datesIn, voteForOrder, type DateOrder } from './values/date.ts';
import { voteForMark } from './values/number.ts';

export interface PaperOrder {
  readonly kind: KindReading;
  readonly head: Partial<Record<HeadField, Found>>;
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  readonly sums: PaperSums;
  readonly currency?: Found;
  readonly items: readonly PaperItem[];
  /** What could not be decided for the document as a whole. */
  readonly findings: readonly Finding[];
}

export function understand(paper: Paper): PaperOrder {
  const layout = layOut(paper);
  const reading = readingOf(layout);
  const table = readTables(layout, reading);
  const lines = tableLines(table);
  const labels = findLabels(layout, lines);
  const currency = readCurrency(layout);
  const first = table?.heads[0]?.last ?? Math.min(...lines);
  const sums = readSums(layout, first, itemLines(table), reading.mark);
  const second = new SecondReader(paper.pages);
  const weighed = weigh(table?.items ?? [], sumProof(table?.items ?? [], sums));
  const items = weighed.map((item) => second.checkItem(item));
  const head = readHeadFields(layout, labels, reading);
  if (head.poNumber !== undefined) head.poNumber = second.check(head.poNumber);
  return {
    kind: readKind(layout, items.length > 0),
    head,
    parties: readParties(layout, labels, lines),
    sums,
    ...(currency === undefined ? {} : { currency }),
    items,
    findings: [undecidedDate(layout, reading.order) ?? [], second.findings].flat(),
  };
}

/** Decimal mark and order of day and month, for the document as a whole. */
function readingOf(layout: Layout): Reading {
  const marks = voteForMark(layout.lines.flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  return { mark: marks.comma > marks.point ? ',' : '.', order: dateOrder(layout) };
}

/** By days that only one order allows, then by whose addresses they are; undefined is undecided, and never guessed. */
function dateOrder(layout: Layout): DateOrder | undefined {
  const text = allText(layout);
  const votes = voteForOrder([text]);
  if (votes.mdy !== votes.dmy) return votes.mdy > votes.dmy ? 'mdy' : 'dmy';
  const dollar = dollarOf(text);
  if (dollar === 'USD') return 'mdy';
  const isElsewhere =
    /[€£₹]|\b(?:EUR|GBP|INR|VAT|GST|ABN|TVA|MwSt|IVA|BTW|CHF|SEK|NOK|DKK|PLN)\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/.test(
      text,
    );
  return dollar === 'AUD' || isElsewhere ? 'dmy' : undefined;
}

/** A day that could be two days, where nothing decides. */
function undecidedDate(layout: Layout, order: DateOrder | undefined): Finding | undefined {
  if (order !== undefined) return undefined;
  for (const { segments } of layout.lines) {
    for (const segment of segments) {
      const [date] = datesIn(segment.text, 'dmy');
      if (date?.orderMatters !== true) continue;
      const at = placeOf(segment.tokens);
      const shown = segment.text.slice(date.start, date.end);
      return finding(
        'date-order-undecided',
        `Nothing in the document says whether ${shown} is day or month first.`,
        at === undefined ? {} : { at },
      );
    }
  }
  return undefined;
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
