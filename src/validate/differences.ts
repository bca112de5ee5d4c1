/** Where two orders under one number say different things; what only one of them says is no difference. */
import { Big } from 'big.js';
import type { Order, OrderLine } from '../model/order.ts';

const ITEM_IDS = ['buyerSku', 'supplierSku', 'gtin', 'manufacturerPartNumber'] as const;

/**
 * @returns what differs, in words, in the order of the fields: head first, then lines. Empty when the two agree in items,
 *   quantities, units, prices, dates, currency and the place of delivery, as far as both say them
 */
export function differences(order: Order, earlier: Order): string[] {
  return [
    ...changed('the currency', order.currency, earlier.currency),
    ...changed('the delivery date', dayOf(order), dayOf(earlier)),
    ...placeChanged(order, earlier),
    ...linesChanged(order.lines, earlier.lines),
  ];
}

function changed(what: string, now: string | undefined, before: string | undefined): string[] {
  if (now === undefined || before === undefined || now === before) return [];
  return [`${what} is ${now}, not ${before}`];
}

function amountChanged(what: string, now: string | undefined, before: string | undefined): string[] {
  if (now === undefined || before === undefined || new Big(now).eq(before)) return [];
  return [`${what} is ${now}, not ${before}`];
}

function dayOf({ requestedDelivery, requestedShip }: Pick<OrderLine, 'requestedDelivery' | 'requestedShip'>) {
  return requestedDelivery?.date ?? requestedShip?.date;
}

/** Addresses are written in many ways; the same number, or the same words of the name, are the same place. */
function placeChanged({ shipTo: now }: Order, { shipTo: before }: Order): string[] {
  const numbers = new Set(before?.identifiers?.map(({ value }) => value));
  if (now?.identifiers?.some(({ value }) => numbers.has(value)) === true) return [];
  const [name, earlierName] = [plain(now?.name), plain(before?.name)];
  if (name === '' || earlierName === '' || name.startsWith(earlierName) || earlierName.startsWith(name)) return [];
  return [`the place of delivery is ${now?.name ?? ''}, not ${before?.name ?? ''}`];
}

function plain(text = ''): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function linesChanged(lines: readonly OrderLine[], earlier: readonly OrderLine[]): string[] {
  const open = new Set(earlier);
  const byName = new Map<string, OrderLine[]>();
  for (const each of earlier)
    for (const name of namesOf(each)) {
      const named = byName.get(name);
      if (named === undefined) byName.set(name, [each]);
      else named.push(each);
    }
  const pairs = lines.map((line) => {
    const same = namesOf(line).flatMap((name) =>
      firstOpen(byName.get(name) ?? [], open).filter((each) => isSameItem(line, each)),
    );
    // One item may stand in several lines, for several days.
    const partner = same.find((each) => lineChanged(line, each, '').length === 0) ?? same[0];
    if (partner !== undefined) open.delete(partner);
    return { line, partner };
  });
  return [
    ...pairs.flatMap(({ line, partner }) =>
      partner === undefined ? [`${nameOf(line)} is new`] : lineChanged(line, partner, `of ${nameOf(line)}`),
    ),
    ...[...open].map((line) => `${nameOf(line)} is no longer in it`),
  ];
}

const COMPARED_MAX = 50; // Lines of one item that each line is compared with: a hostile order has thousands.

/** Forgets the lines at the front that have their partner, so that none is passed over twice. */
function firstOpen(named: OrderLine[], open: ReadonlySet<OrderLine>): OrderLine[] {
  const taken = named.findIndex((line) => open.has(line));
  named.splice(0, taken === -1 ? named.length : taken);
  return named.slice(0, COMPARED_MAX).filter((line) => open.has(line));
}

/** By what a line may be found: its item numbers, and where it stands. */
function namesOf(line: OrderLine): string[] {
  const ids = ITEM_IDS.flatMap((id) => (line[id] === undefined ? [] : [`${id} ${line[id]}`]));
  return [...ids, `line ${line.lineNumber}`];
}

function lineChanged(line: OrderLine, before: OrderLine, of: string): string[] {
  return [
    ...amountChanged(`the quantity ${of}`, line.quantity, before.quantity),
    ...changed(`the unit ${of}`, line.uom, before.uom),
    ...amountChanged(`the price ${of}`, line.unitPrice, before.unitPrice),
    ...changed(`the date ${of}`, dayOf(line), dayOf(before)),
  ];
}

/** Lines that name their item in different ways only, such as by our number and by theirs, are told by where they stand. */
function isSameItem(line: OrderLine, other: OrderLine): boolean {
  const both = ITEM_IDS.filter((id) => line[id] !== undefined && other[id] !== undefined);
  if (both.length === 0) return line.lineNumber === other.lineNumber;
  return both.some((id) => line[id] === other[id]);
}

function nameOf(line: OrderLine): string {
  const item = ITEM_IDS.map((id) => line[id]).find((id) => id !== undefined) ?? line.description;
  return item === undefined ? `line ${line.lineNumber}` : `line ${line.lineNumber} (${item.slice(0, 40)})`;
}
