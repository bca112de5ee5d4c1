/** A paper's pages to what it orders: table, head, parties and sums, with the words that say each value. */
import { doubtOpenMark, sumProof, weigh } from './confidence.ts';
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
import type { Found } from './found.ts';
import type { Carried } from './grid/carried.ts';
import { withCarried } from './grid/orders.ts';
import { withRowAddresses, withSerialDays } from './head/cells.ts';
import { readCurrency } from './head/currency.ts';
import { readHeadFields, type HeadField } from './head/fields.ts';
import { findLabels } from './head/labels.ts';
import { readParties, type PaperParty, type PartyRole } from './head/parties.ts';
import { withoutTails } from './head/tails.ts';
import { readSums, withProvenTotal, type PaperSums } from './head/sums.ts';
import { readKind, type KindReading } from './kind.ts';
import { lexiconWith, type OwnMeanings } from './lexicon/lexicon.ts';
import { recognize } from './memory/recognize.ts';
import { readingFor } from './reading.ts';
import { layOut, placeOf, type Layout } from './layout/layout.ts';
import type { Paper } from './page.ts';
import { completed, filled } from './prose/complete.ts';
import { readProse, type ProseReading } from './prose/read.ts';
import { unsigned } from './prose/unsigned.ts';
import { SecondReader } from './second-reader.ts';
import { leftOutFindings, swallowedRows } from './table/left-out.ts';
import { withdrawnAmong } from './table/withdrawn.ts';
import { withSaidBases } from './table/price-basis.ts';
import { better, readTables, type TableReading } from './table/read.ts';
import type { PaperItem } from './table/item.ts';
import { datesIn, type DateOrder } from './values/date.ts';

export interface PaperOrder {
  readonly kind: KindReading;
  readonly head: Partial<Record<HeadField, Found>>;
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  readonly sums: PaperSums;
  readonly currency?: Found;
  readonly items: readonly PaperItem[];
  /** What could not be decided for the document as a whole. */
  readonly findings: readonly Finding[];
  /** What was learned of the sender and used. */
  readonly memory?: SenderMemory;
  /** For each item what its row says of the order as a whole: rows of several orders may stand in one table. */
  readonly carried?: readonly (Carried | undefined)[];
}

/** What was learned of senders is used where the paper is recognized as one of theirs. */
export function understand(paper: Paper, memories: readonly SenderMemory[] = []): PaperOrder {
  const plain = layOut(paper);
  const memory = recognize(plain, memories);
  const layout = memory === undefined ? plain : layOut(paper, lexiconWith(meaningsOf(memory)));
  const reading = readingFor(layout, memory, paper);
  const prose = readProse(layout, reading, paper.writtenOn);
  const whole = orProse(readTables(unsigned(layout), reading, memory?.zones), prose, paper);
  const ordered = withdrawnAmong(whole?.items ?? [], whole?.rows ?? [], layout);
  const table = whole === undefined ? undefined : orderedIn(whole, ordered.kept);
  const isProse = whole !== undefined && whole.lines === prose.lines;
  const lines = tableLines(table);
  const labels = findLabels(layout, lines);
  const currency = readCurrency(layout);
  const first = table?.heads[0]?.last ?? Math.min(...lines) - 1;
  const amounts = (table?.items ?? []).map(({ fields }) => fields.amount);
  const printed = readSums(layout, first, itemLines(table), reading.mark);
  const sums = withProvenTotal(printed, amounts, layout, reading.mark);
  const second = new SecondReader(paper.pages);
  const said = withSaidBases(table?.items ?? [], layout);
  const weighed = weigh(said, sumProof(said, sums), memory?.proven === true);
  const seen = weighed.map((item) => second.checkItem(item));
  const { items, doubted } = reading.isMarkOpen === true ? doubtOpenMark(seen) : { items: seen, doubted: undefined };
  const head = withSerialDays(readHeadFields(layout, labels, reading), labels);
  if (head.poNumber !== undefined) head.poNumber = second.check(head.poNumber);
  const order: PaperOrder = {
    kind: kindOf(layout, items.length > 0, head.poNumber !== undefined),
    head,
    parties: withoutTails(withRowAddresses(readParties(layout, labels, lines), layout, labels)),
    sums,
    ...(currency === undefined ? {} : { currency }),
    items,
    findings: [
      leftOutFindings(table?.leftOut ?? swallowedRows(table?.rows ?? [], table?.columns ?? [])),
      ordered.findings,
      isProse ? prose.itemFindings : [],
      undecidedDate(layout, reading.order) ?? [],
      undecidedMark(doubted) ?? [],
      second.findings,
    ].flat(),
    ...(memory === undefined ? {} : { memory }),
    ...(table?.carried === undefined ? {} : { carried: table.carried }),
  };
  const isTyped = isProse || paper.pages.some(isText);
  return withCarried(isTyped ? completed(order, prose, paper) : filled(order, prose));
}

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

/** What orders nothing and has no number is no order, whatever words it holds: `Min. order $150` in a price list. */
function kindOf(layout: Layout, hasItems: boolean, hasNumber: boolean): KindReading {
  const kind = readKind(layout, hasItems);
  return kind.kind === 'order' && !hasItems && !hasNumber ? { ...kind, kind: 'other', certainty: 0.6 } : kind;
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

function isText({ origin }: Paper['pages'][number]): boolean {
  return origin === 'lines' || origin === 'cells';
}

/** Roles and fields that a newer release knows and this one does not are left out. */
function meaningsOf({ columns, labels }: SenderMemory): OwnMeanings {
  return { columns: columns as OwnMeanings['columns'], labels: labels as OwnMeanings['labels'] };
}

/** A number that could be two numbers, where nothing decides. */
function undecidedMark(found: Found | undefined): Finding | undefined {
  if (found === undefined) return undefined;
  const at = placeOf(found.tokens);
  const message = `Nothing in the document says whether ${found.text} has thousands or decimals.`;
  return finding('decimal-mark-undecided', message, at === undefined ? {} : { at });
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
