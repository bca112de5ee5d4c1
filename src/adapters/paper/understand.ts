/** A paper's pages to what it orders: table, head, parties and sums, with the words that say each value. */
import { placesOfItems } from './beside/columns.ts';
import { keyOf } from './beside/sentence.ts';
import { chooseItems, isText } from './choose.ts';
import { amountsOf, doubtOpenMark, sumProof, weigh } from './confidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
import type { Found } from './found.ts';
import type { Carried } from './grid/carried.ts';
import { withCarried } from './grid/orders.ts';
import { withRowAddresses, withSerialDays } from './head/cells.ts';
import { readCurrency } from './head/currency.ts';
import { readOfOrder, type OfOrder } from './head/kind-of-order.ts';
import { ignoredDiscount, ignoredLineDiscounts } from './head/ignored-discount.ts';
import { namedCurrency, rivalCurrency } from './head/named-currency.ts';
import { readHeadFields, type HeadField } from './head/fields.ts';
import { findLabels } from './head/labels.ts';
import { onOrderSheets } from './head/order-sheets.ts';
import { readParties } from './head/parties.ts';
import type { PaperParty, PartyRole } from './head/party.ts';
import { withoutTails } from './head/tails.ts';
import { rivalPlace } from './head/rivals.ts';
import { doubtfulItemDays } from './head/day-doubts.ts';
import { withYearlessDays } from './head/yearless-days.ts';
import { readCounts } from './head/counts.ts';
import { withAllTaxes } from './head/all-taxes.ts';
import { withTaxesByRate } from './head/taxes-by-rate.ts';
import { readSums, withSumsAbove, withProvenTotal, type PaperSums } from './head/sums.ts';
import { readKind, type KindReading } from './kind.ts';
import { lexiconWith, type OwnMeanings } from './lexicon/lexicon.ts';
import { recognize } from './memory/recognize.ts';
import { readingFor } from './reading.ts';
import { layOut, type Layout, type Token } from './layout/layout.ts';
import type { Paper } from './page.ts';
import { completed, filled } from './prose/complete.ts';
import { withHanPlace } from './prose/han-place.ts';
import { withWriter } from './prose/letter.ts';
import { readProse } from './prose/read.ts';
import { undecidedDate, undecidedMark } from './undecided.ts';
import { reservationIn } from './reserved.ts';
import { SecondReader } from './second-reader.ts';
import { withNamedParts } from './table/named-parts.ts';
import { otherQuantities } from './table/other-quantities.ts';
import { leftOutFindings } from './table/left-out.ts';
import { shownOtherwise } from './table/shown-otherwise.ts';
import { withSaidBases } from './table/price-basis.ts';
import { withUnitsOfLanguage } from './table/unit-language.ts';
import { withDittoUnits } from './table/units.ts';
import type { TableReading } from './table/read.ts';
import type { PaperItem } from './table/item.ts';

export interface PaperOrder extends Omit<OfOrder, 'findings'> {
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
  const prose = readProse(layout, reading, paper);
  const chosen = chooseItems(layout, reading, prose, paper, memory?.zones);
  const { table } = chosen;
  const lines = tableLines(table);
  const ofOrder = onOrderSheets(layout, findLabels(layout, lines), lines);
  const { labels } = ofOrder;
  const currency = namedCurrency(layout, labels, headLines(table)) ?? readCurrency(layout, unitsOf(table?.items ?? []));
  const first = table?.heads[0]?.last ?? Math.min(...lines) - 1;
  const amounts = amountsOf(table?.items ?? []);
  const below = readSums(layout, first, lines, reading.mark);
  const printed = withSumsAbove(below, amounts, layout, first, reading.mark);
  const proven = withProvenTotal(printed, amounts, layout, reading.mark);
  const byRate = withTaxesByRate(proven, amounts, layout, first, lines, reading.mark);
  const sums = withAllTaxes(byRate, amounts, layout, first, lines, reading.mark);
  const second = new SecondReader(paper.pages);
  const said = withSaidBases(withNamedParts(withDittoUnits(table?.items ?? [])), layout);
  const weighed = weigh(said, sumProof(said, sums), memory?.proven === true);
  const seen = weighed.map((item) => second.checkItem(item));
  const { items: sure, doubted } =
    reading.isMarkOpen === true ? doubtOpenMark(seen) : { items: seen, doubted: undefined };
  const headed = readHeadFields(layout, labels, reading, lines);
  const head = withSerialDays(headed.fields, labels);
  const { items, findings: yearless } = withYearlessDays(sure, head.orderDate, reading);
  if (head.poNumber !== undefined) head.poNumber = second.check(head.poNumber);
  const placed = readParties(ofOrder.layout, labels, lines);
  const parties = withoutTails(withRowAddresses(placed.parties, layout, labels));
  if (parties.shipTo !== undefined) parties.shipTo = withHanPlace(parties.shipTo);
  const { findings: saidOfOrder, ...named } = readOfOrder(layout, between(lines), reading, parties.shipTo);
  const order: PaperOrder = {
    ...named,
    kind: kindOf(layout, items.length > 0 ? itemLines(table) : NO_LINES, head.poNumber !== undefined),
    head,
    parties: paper.pages.every(isText) && paper.writtenOn === undefined ? withWriter(parties, layout) : parties,
    sums: { ...sums, ...readCounts(layout, items, reading.mark) },
    ...(currency === undefined ? {} : { currency }),
    items,
    findings: [
      leftOutFindings(table?.leftOut ?? []),
      otherQuantities(layout, items),
      reservationIn(layout, items, lines),
      saidOfOrder,
      ignoredDiscount(named.discount, sums, items),
      ignoredLineDiscounts(items, sums),
      shownOtherwise(items),
      rivalPlace(placed.places),
      rivalCurrency(layout, labels, currency, lines),
      headed.findings.filter(({ path }) => path !== DELIVERY_DAY || !items.some(hasDay)),
      doubtfulItemDays(items, reading),
      yearless,
      chosen.findings,
      undecidedDate(layout, reading.order) ?? [],
      undecidedMark(doubted) ?? [],
      second.findings,
    ].flat(),
    ...(memory === undefined ? {} : { memory }),
    ...(table?.carried === undefined ? {} : { carried: table.carried }),
  };
  const isTyped = chosen.isProse || paper.pages.some(isText);
  const whole = isTyped ? completed(order, prose, paper) : filled(order, prose, wordsOfItems(table));
  const ordered = withPlaces(withUnitsOfLanguage(whole.items, layout), layout);
  return withCommonDay(withCarried({ ...whole, head: withoutQuantity(whole.head, ordered), items: ordered }));
}

function unitsOf(items: readonly PaperItem[]): ReadonlySet<Token> {
  return new Set(items.flatMap(({ fields: { unit } }) => unit?.tokens ?? []));
}

function withPlaces(items: readonly PaperItem[], layout: Layout): PaperItem[] {
  const places = placesOfItems(layout, items);
  return items.map((item) => {
    const place = places.get(item);
    return place === undefined ? item : { ...item, place };
  });
}

/** `Bestellung 40 x ABC-123`: what counts an item is no number of the order. */
function withoutQuantity(head: PaperOrder['head'], items: readonly PaperItem[]): PaperOrder['head'] {
  const { poNumber, ...rest } = head;
  const own = new Set(poNumber?.tokens.map(keyOf));
  return items.some(({ fields }) => fields.quantity?.tokens.some((token) => own.has(keyOf(token)))) ? rest : head;
}

/** Where every item is wanted on one day, and nothing else is said of the whole order, that is its day. */
function withCommonDay(order: PaperOrder): PaperOrder {
  const [first, ...others] = order.items.map(({ fields }) => fields.date);
  const isCommon = first?.value !== undefined && others.every((day) => day?.value === first.value);
  if (!isCommon || order.head.deliveryDate !== undefined || order.head.shipDate !== undefined) return order;
  return { ...order, head: { ...order.head, deliveryDate: first } };
}

/** Where items have days of their own, a label above them may be that of one item. */
const DELIVERY_DAY = '/requestedDelivery/date';

function hasDay({ fields: { date, shipDate } }: PaperItem): boolean {
  return (date ?? shipDate) !== undefined;
}

/** What orders nothing and has no number is no order, whatever words it holds: `Min. order $150` in a price list. */
const NO_LINES: ReadonlySet<number> = new Set();

function kindOf(layout: Layout, lines: ReadonlySet<number>, hasNumber: boolean): KindReading {
  const hasItems = lines !== NO_LINES;
  const kind = readKind(layout, hasItems, lines);
  return kind.kind === 'order' && !hasItems && !hasNumber ? { ...kind, kind: 'other', certainty: 0.6 } : kind;
}

/** Roles and fields that a newer release knows and this one does not are left out. */
function meaningsOf({ columns, labels }: SenderMemory): OwnMeanings {
  return { columns: columns as OwnMeanings['columns'], labels: labels as OwnMeanings['labels'] };
}

/** Heads and items: their labels are columns, not fields. */
function tableLines(table: TableReading | undefined): Set<number> {
  return new Set([...itemLines(table), ...headLines(table)]);
}

function headLines(table: TableReading | undefined): Set<number> {
  const lines = new Set<number>();
  for (const { first, last } of table?.heads ?? []) for (let index = first; index <= last; index++) lines.add(index);
  return lines;
}

/** From the first of them to the last: what stands between items is said of them. */
function between(lines: ReadonlySet<number>): Set<number> {
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  return new Set(lines.size === 0 ? [] : Array.from({ length: last - first + 1 }, (_, step) => first + step));
}

/** Words on the rows of items; what stands below the last one may be said of the whole order. */
function wordsOfItems(table: TableReading | undefined): ReadonlySet<Token> {
  const rows = table?.rows ?? [];
  const own = rows.length > 1 ? rows.slice(0, -1) : rows.map(({ anchor }) => ({ rows: [anchor] }));
  return new Set(own.flatMap((item) => item.rows.flatMap(({ line }) => line.tokens)));
}

function itemLines(table: TableReading | undefined): Set<number> {
  return new Set([
    ...(table?.rows.flatMap(({ rows }) => rows.map(({ line }) => line.index)) ?? []),
    ...(table?.lines ?? []),
  ]);
}
