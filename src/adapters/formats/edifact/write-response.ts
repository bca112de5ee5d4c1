/** Business answers: ORDRSP for a decided order, line by line, and APERAK for one that was refused as a whole. */
import type { Order, OrderLine } from '../../../model/order.ts';
import type { SegmentDraft } from './write-message.ts';
import { lengthsOf } from './write-lengths.ts';
import { agencyOf, isAgency } from './write-party.ts';
import { day } from './write-terms.ts';
import { fits, pieces } from './write-text.ts';

export interface Response {
  /** What was decided, and what the buyer had said. */
  readonly order: Order;
  readonly ordered: Order;
  readonly decision: 'accepted' | 'rejected';
  readonly reason?: string | undefined;
  /** Our number of the answer (BGM 1004). */
  readonly number: string;
  /** Of the message that is answered. */
  readonly directory: string;
  readonly now: Date;
}

/** BGM 1225: not accepted, amended in the heading, accepted as it is, amended in its lines. */
type Verdict = '27' | '28' | '29' | '30';
/** LIN 1229: added by us, changed, accepted, accepted with amendment, not accepted. */
type LineStatus = '1' | '3' | '5' | '6' | '7';

interface LinePair {
  readonly line: OrderLine;
  readonly before: OrderLine | undefined;
  readonly status: LineStatus;
}

/** ORDRSP, the segments between UNH and UNT. */
export function responseOf(response: Response): {
  readonly segments: readonly SegmentDraft[];
  readonly verdict: Verdict;
} {
  const { order, ordered, number, directory, now } = response;
  const lines = linePairs(response);
  const verdict = verdictOf(response, lines);
  const segments: SegmentDraft[] = [
    ['BGM', '231', number, verdict, RESPONSE_TYPES[verdict]],
    ['DTM', ['137', day(now.toISOString().slice(0, 10)), '102']],
    ...promisedDates(order, ordered),
    ...reasonSegments(response, 'AAI'),
    ...referenceSegments(ordered, directory),
    ...partySegments(ordered),
    ...(ordered.currency === undefined ? [] : [['CUX', ['2', ordered.currency, '9']]]),
    ...lines.flatMap((pair) => lineSegments(pair)),
    ['UNS', 'S'],
    ['CNT', ['2', String(lines.length)]],
  ];
  return { segments, verdict };
}

/** BGM 4343: rejected; acknowledged with detail, with and without change. */
const RESPONSE_TYPES: Readonly<Record<Verdict, string>> = { '27': 'RE', '28': 'AC', '29': 'AD', '30': 'AC' };

function verdictOf({ order, ordered, decision }: Response, lines: readonly LinePair[]): Verdict {
  if (decision === 'rejected') return '27';
  if (lines.some(({ status }) => status !== '5')) return '30';
  return isSameHead(order, ordered) ? '29' : '28';
}

/** Whether what both agree on outside the lines is the same. */
function isSameHead(order: Order, ordered: Order): boolean {
  return headOf(order) === headOf(ordered);
}

function headOf({ requestedDelivery, requestedShip, shipTo, paymentTerms, deliveryTerms, currency }: Order): string {
  return JSON.stringify([requestedDelivery, requestedShip, shipTo, paymentTerms, deliveryTerms, currency]);
}

/** The lines of the decision with what was ordered; one that is gone is not accepted. */
function linePairs({ order, ordered, decision }: Response): LinePair[] {
  if (decision === 'rejected') return ordered.lines.map((line) => ({ line, before: line, status: '7' }));
  const before = new Map(ordered.lines.map((line) => [line.lineNumber, line]));
  const after = new Set(order.lines.map(({ lineNumber }) => lineNumber));
  const kept = order.lines.map((line): LinePair => {
    const one = before.get(line.lineNumber);
    return { line, before: one, status: statusOf(line, one) };
  });
  const gone = ordered.lines.filter(({ lineNumber }) => !after.has(lineNumber));
  return [...kept, ...gone.map((line): LinePair => ({ line, before: line, status: '7' }))];
}

function statusOf(line: OrderLine, before: OrderLine | undefined): LineStatus {
  if (before === undefined) return '1';
  if (itemOf(line) !== itemOf(before)) return '3';
  return termsOf(line) === termsOf(before) ? '5' : '6';
}

function itemOf({ gtin, buyerSku, supplierSku, manufacturerPartNumber, uom }: OrderLine): string {
  return JSON.stringify([gtin, buyerSku, supplierSku, manufacturerPartNumber, uom]);
}

function termsOf(line: OrderLine): string {
  const { quantity, unitPrice, priceBasisQuantity = '1', requestedDelivery, requestedShip, schedules } = line;
  return JSON.stringify([quantity, unitPrice, priceBasisQuantity, requestedDelivery, requestedShip, schedules]);
}

type Dated = Pick<OrderLine, 'requestedDelivery' | 'requestedShip'>;

/** New dates: 69 is when delivery is promised, 79 when shipment is. */
function promisedDates(after: Dated, before: Dated | undefined): SegmentDraft[] {
  const segments: SegmentDraft[] = [];
  const delivery = after.requestedDelivery?.date;
  const ship = after.requestedShip?.date;
  if (delivery !== undefined && delivery !== before?.requestedDelivery?.date)
    segments.push(['DTM', ['69', day(delivery), '102']]);
  if (ship !== undefined && ship !== before?.requestedShip?.date) segments.push(['DTM', ['79', day(ship), '102']]);
  return segments;
}

/** FTX of the reason, in as many texts as it takes; five segments are enough for any that a person reads. */
function reasonSegments({ reason, directory }: Pick<Response, 'reason' | 'directory'>, kind: string): SegmentDraft[] {
  const text = (reason ?? '').replace(/\s+/g, ' ').trim();
  if (text === '') return [];
  const max = lengthsOf(directory).of('4440');
  const parts = pieces(text, max, 25) ?? pieces(text.slice(0, max * 20).trimEnd(), max, 25) ?? [];
  return [0, 5, 10, 15, 20]
    .map((start) => parts.slice(start, start + 5))
    .filter((some) => some.length > 0)
    .map((some) => ['FTX', kind, '', '', some]);
}

/** RFF+ON with its date: of the order that is answered; an ORDCHG names the order and, apart, its own number. */
function referenceSegments({ poNumber, changesPo, orderDate }: Order, directory: string): SegmentDraft[] {
  const max = lengthsOf(directory).of('1154');
  const number = changesPo ?? poNumber;
  const segments: SegmentDraft[] = [];
  if (fits(number, max)) segments.push(['RFF', ['ON', number]]);
  if (fits(number, max) && orderDate !== undefined) segments.push(['DTM', ['171', day(orderDate), '102']]);
  if (changesPo !== undefined && changesPo !== poNumber && fits(poNumber, max))
    segments.push(['RFF', ['ACW', poNumber]]);
  return segments;
}

function partySegments({ buyer, seller, shipTo }: Order): SegmentDraft[] {
  const roles = [
    ['BY', buyer],
    ['SU', seller],
    ['DP', shipTo],
  ] as const;
  return roles.flatMap(([role, party]): SegmentDraft[] => {
    const id = party?.identifiers?.find(({ scheme, value }) => isAgency(scheme) && fits(value, 17));
    const name = party?.name === undefined ? undefined : pieces(party.name, 35, 5);
    if (id === undefined && name === undefined) return [];
    return [['NAD', role, id === undefined ? '' : [id.value, '', agencyOf(id.scheme)], '', name ?? '']];
  });
}

/**
 * One line. QTY 21 repeats what was ordered; where it is not what will come, 113 says how much will. Several
 * deliveries stand below SCC and add up to that.
 */
function lineSegments({ line, before, status }: LinePair): SegmentDraft[] {
  const { gtin, lineNumber, unitPrice, priceBasisQuantity = '', schedules = [] } = line;
  const number = fits(lineNumber, 6) ? lineNumber : '';
  const segments: SegmentDraft[] = [['LIN', number, status, gtin === undefined ? '' : [gtin, 'EN']]];
  const ids = [
    [line.buyerSku, 'IN'],
    [line.supplierSku, 'SA'],
    [line.manufacturerPartNumber, 'MF'],
  ].filter((pair): pair is [string, string] => fits(pair[0], 35));
  if (ids.length > 0) segments.push(['PIA', '5', ...ids]);
  const ordered = before?.quantity;
  const unit = unitOf(before ?? line);
  if (ordered !== undefined) segments.push(['QTY', ['21', ordered, unit]]);
  if (status === '7') return segments;
  const isSplit = schedules.length > 0 && schedules.every(({ quantity }) => quantity !== undefined);
  if (!isSplit && line.quantity !== undefined && (line.quantity !== ordered || unitOf(line) !== unit))
    segments.push(['QTY', ['113', line.quantity, unitOf(line)]]);
  segments.push(...promisedDates(line, before));
  if (unitPrice !== undefined) segments.push(['PRI', ['AAA', unitPrice, '', '', priceBasisQuantity]]);
  if (isSplit) {
    segments.push(['SCC', '1']);
    for (const { quantity = '', date } of schedules) {
      segments.push(['QTY', ['113', quantity, unitOf(line)]]);
      if (date !== undefined) segments.push(['DTM', ['69', day(date), '102']]);
    }
  }
  return segments;
}

/** The sender's own unit, as it was sent; none means pieces. */
function unitOf({ uom = '', sourceUom }: OrderLine): string {
  if (sourceUom !== undefined && fits(sourceUom, 3)) return sourceUom;
  return uom === 'H87' ? '' : uom.replace(/^X(?=..)/, '');
}

/** APERAK: the whole message is refused, and why. @param control UNH 0062 of the message that is answered. */
export function applicationErrorOf(
  { ordered, reason, number, directory, now }: Response,
  control: string,
): readonly SegmentDraft[] {
  const reference = ordered.changesPo ?? ordered.poNumber;
  return [
    ['BGM', '313', number, '27'], // Application error message; not accepted.
    ['DTM', ['137', day(now.toISOString().slice(0, 10)), '102']],
    ...(fits(reference, 35) ? [['RFF', ['ON', reference]]] : []),
    ['RFF', ['ACW', control]], // The message as it is numbered in its interchange.
    ['ERC', [APPLICATION_ERROR, '', 'ZZZ']],
    ...reasonSegments({ reason: reason ?? 'The order was not accepted.', directory }, 'AAO'),
  ];
}

/** 9321 has no public list; 27 repeats "not accepted" of 1225, as mutually defined (3055 = ZZZ). */
const APPLICATION_ERROR = '27';
