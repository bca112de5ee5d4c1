/**
 * Writes an 855 purchase order acknowledgment for an order that the ERP has accepted as it was ordered.
 * Values that hold a delimiter are altered and reported; nothing else is ever changed.
 */
import { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import type { Group, Interchange } from '../../../model/decoded.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Order, OrderLine } from '../../../model/order.ts';
import { X12Writer, type AnswerOptions } from './writer.ts';

export interface OrderAcknowledgeContext extends AnswerOptions {
  /** Envelope of the order: the answer goes back along it. */
  readonly interchange: Interchange;
  readonly group: Group;
  /** ST02. */
  readonly stControl: number;
  /** The order as the sender sent it, when it was changed since. */
  readonly ordered?: Order;
}

export interface WrittenAcknowledgment {
  /** The whole interchange, plain ASCII. */
  readonly text: string;
  /** BAK02. */
  readonly verdict: 'AC' | 'AD' | 'AK';
  readonly findings: readonly Finding[];
}

export function write855(order: Order, context: OrderAcknowledgeContext): WrittenAcknowledgment {
  const writer = new X12Writer(context.interchange, context.group.version);
  const control = String(context.stControl).padStart(4, '0');
  const today = context.now.toISOString().slice(0, 10);
  writer.openSet('855', control);
  const { ordered = order } = context;
  const lines = [
    ...order.lines.map((line) => ({ line, before: lineNumbered(ordered, line.lineNumber) })),
    ...ordered.lines
      .filter((before) => lineNumbered(order, before.lineNumber) === undefined)
      .map((before) => ({ line: undefined, before })),
  ].map((pair) => ({ ...pair, status: statusOf(pair.line, pair.before) }));
  const isChanged = lines.some(({ status }) => status !== 'IA');
  // Acknowledged with detail and change, with detail and no change, without detail.
  const verdict = lines.length === 0 ? 'AK' : isChanged ? 'AC' : 'AD';
  writeHead(writer, order, today, verdict);
  for (const { line, before, status } of lines) writeLine(writer, order, line ?? before, before, status);
  writer.segment('CTT', String(lines.length));
  writer.closeSet(control);
  const text = writer.interchange(context.interchange, context.group, 'PR', 1, context);
  return { text, verdict, findings: writer.findings };
}

function lineNumbered(order: Order, lineNumber: string): OrderLine | undefined {
  return order.lines.find((line) => line.lineNumber === lineNumber);
}

type LineStatus = 'IA' | 'IQ' | 'IP' | 'IC' | 'ID';

/** ACK01: accepted, quantity changed, price changed, changed otherwise or in both or added, deleted. */
function statusOf(line: OrderLine | undefined, before: OrderLine | undefined): LineStatus {
  if (line === undefined) return 'ID';
  if (before === undefined) return 'IC';
  const isSameItem = productIds(line).join('\n') === productIds(before).join('\n') && unitOf(line) === unitOf(before);
  const isSameDay =
    JSON.stringify([line.requestedDelivery, line.requestedShip]) ===
    JSON.stringify([before.requestedDelivery, before.requestedShip]);
  const isSameQuantity = isEqual(line.quantity, before.quantity);
  const isSamePrice = isEqual(line.unitPrice, before.unitPrice);
  if (!isSameItem || !isSameDay || (!isSameQuantity && !isSamePrice)) return 'IC';
  if (!isSameQuantity) return 'IQ';
  return isSamePrice || before.unitPrice === undefined ? 'IA' : 'IP'; // A price that the buyer left open is not a change.
}

function isEqual(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined ? one === other : new Big(one).eq(other);
}

function writeHead(writer: X12Writer, order: Order, today: string, type: 'AC' | 'AD' | 'AK'): void {
  if (order.poNumber === undefined) missing(writer, 'BAK03', 'the order number', 'NONE');
  if (order.orderDate === undefined) missing(writer, 'BAK04', 'the order date', today);
  const orderDate = writer.date(order.orderDate ?? today);
  writer.segment(
    'BAK',
    '00',
    type,
    order.poNumber ?? 'NONE',
    orderDate,
    order.releaseNumber ?? '',
    '',
    '',
    '',
    writer.date(today),
  );
  if (order.currency !== undefined) writer.segment('CUR', 'BY', order.currency);
  const day = order.requestedDelivery?.date;
  if (day !== undefined) writer.segment('DTM', '067', writer.date(day));
}

/** PO1 with the quantity that was ordered, and one ACK that says what becomes of it. */
function writeLine(
  writer: X12Writer,
  order: Order,
  line: OrderLine | undefined,
  before: OrderLine | undefined,
  status: LineStatus,
): void {
  if (line === undefined) return;
  const unit = unitOf(line);
  const quantity = line.quantity ?? '';
  const price = line.unitPrice ?? '';
  const ids = productIds(line);
  if (quantity === '') missing(writer, 'PO102', `the quantity of line ${line.lineNumber}`, 'nothing');
  if (unit === '') missing(writer, 'PO103', `the unit of line ${line.lineNumber}`, 'nothing');
  const known = quantity !== '' && unit !== '';
  const ordered = before?.quantity ?? quantity;
  writer.segment('PO1', line.lineNumber, known ? ordered : quantity, known ? unit : '', price, '', ...ids);
  const delivery = line.requestedDelivery?.date ?? order.requestedDelivery?.date;
  const ship = line.requestedShip?.date ?? order.requestedShip?.date;
  const day = delivery ?? ship;
  writer.segment(
    'ACK', status, known ? quantity : '', known ? unit : '',
    day === undefined ? '' : delivery === undefined ? '068' : '067', day === undefined ? '' : writer.date(day),
    '', ...ids,
  ); // prettier-ignore
}

/** The sender's own unit when it fits X12 (two characters), else the UN/ECE one when that does. */
function unitOf(line: OrderLine): string {
  return [line.sourceUom, line.uom].find((unit) => unit?.length === 2) ?? '';
}

/** Pairs of qualifier and number: BP buyer's, VP vendor's, MG manufacturer's, UP/EN/UK by length of the GTIN. */
function productIds(line: OrderLine): string[] {
  const gtinKind = { 12: 'UP', 13: 'EN', 14: 'UK' }[line.gtin?.length ?? 0];
  const pairs: readonly (readonly [string | undefined, string | undefined])[] = [
    ['BP', line.buyerSku],
    ['VP', line.supplierSku],
    [gtinKind, line.gtin],
    ['MG', line.manufacturerPartNumber],
    // Numbers that no field takes keep the qualifier they came with: the buyer must find its item again.
    ...(line.otherIds ?? []).map(
      ({ scheme, value }) => [/^[A-Z0-9]{2}$/.test(scheme) ? scheme : undefined, value] as const,
    ),
  ];
  const PAIRS_MAX = 10; // PO106 to PO125, ACK07 to ACK26.
  return pairs
    .slice(0, PAIRS_MAX)
    .flatMap(([kind, value]) => (kind === undefined || value === undefined ? [] : [kind, value]));
}

function missing(writer: X12Writer, element: string, what: string, sent: string): void {
  writer.findings.push(
    finding('ack-value-missing', `The order does not say ${what}; ${element} of the acknowledgment holds ${sent}`),
  );
}
