/**
 * Writes the answer to an order or to its change: 855 or 865, from what was decided. The status of each line is computed
 * from what was ordered and what is to be delivered. Values that hold a delimiter are altered and reported.
 */
import type { AnswerNumbers, DecidedOrder } from '../../../model/decoded.ts';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Order, OrderLine } from '../../../model/order.ts';
import { acknowledgeLine, changeCode, type Acknowledged } from './line-status.ts';
import { productIds, unitOf } from './write-ids.ts';
import { answerDelimiters, answerEnvelope, X12Writer } from './writer.ts';

/** BAK02, BCA02: with detail and change, with detail and no change, without detail; rejected with and without detail. */
export type OrderVerdict = 'AC' | 'AD' | 'AK' | 'RD' | 'RJ';

export interface WrittenAnswer {
  /** The whole interchange, plain ASCII. */
  readonly text: string;
  readonly verdict: OrderVerdict;
  readonly findings: readonly Finding[];
}

const ST_CONTROL = '0001'; // One set in one group.
const MESSAGE_MAX = 264; // MSG01.

interface AnsweredLine {
  /** What the segment in front describes: the line as it is, or as it was when it is gone. */
  readonly line: OrderLine;
  readonly before: OrderLine | undefined;
  readonly acknowledged: readonly Acknowledged[];
}

/** @param type 855 answers an order, 865 a change. */
export function writeOrderAnswer(
  type: '855' | '865',
  decided: DecidedOrder,
  numbers: AnswerNumbers,
  lineBreaks = false,
): WrittenAnswer {
  const { order, decision, interchange, group } = decided;
  const writer = new X12Writer(answerDelimiters(interchange), group.version);
  const today = numbers.now.toISOString().slice(0, 10);
  const lines = answeredLines(decided);
  const isChanged = lines.some(({ acknowledged }) => acknowledged.some(({ status }) => status !== 'IA'));
  const verdict = verdictOf(decision, lines.length > 0, isChanged);
  writer.openSet(type, ST_CONTROL);
  writeHead(writer, type, order, today, verdict);
  const reason = decision === 'rejected' ? (decided.reason ?? '') : '';
  if (reason !== '') writeReason(writer, reason);
  for (const line of lines) writeLine(writer, type, line);
  writer.segment('CTT', String(lines.length));
  writer.closeSet(ST_CONTROL);
  const envelope = answerEnvelope(interchange, group, type === '855' ? 'PR' : 'CA');
  const { interchange: isaControl, group: gsControl, now } = numbers;
  const text = writer.interchange(envelope, { isaControl, gsControl, now, lineBreaks });
  return { text, verdict, findings: writer.findings };
}

function verdictOf(decision: DecidedOrder['decision'], hasDetail: boolean, isChanged: boolean): OrderVerdict {
  if (decision === 'rejected') return hasDetail ? 'RD' : 'RJ';
  if (!hasDetail) return 'AK';
  return isChanged ? 'AC' : 'AD';
}

/** The lines as they are, then those that are gone. */
function answeredLines({ order, ordered, decision }: DecidedOrder): AnsweredLine[] {
  const before = new Map(ordered.lines.map((line) => [line.lineNumber, line]));
  const now = new Set(order.lines.map((line) => line.lineNumber));
  return [
    ...order.lines.map((line) => ({ line, before: before.get(line.lineNumber) })),
    ...ordered.lines.filter((line) => !now.has(line.lineNumber)).map((line) => ({ line, before: line, isGone: true })),
  ].map((pair) => ({
    line: pair.line,
    before: pair.before,
    acknowledged: acknowledgeLine('isGone' in pair ? undefined : pair.line, pair.before, decision, order),
  }));
}

/** BEG01, BCH01, BCA01. */
export const PURPOSE_CODES: Readonly<Record<Order['purpose'], string>> = {
  original: '00',
  cancellation: '01',
  change: '04',
  replace: '05',
  confirmation: '06',
  duplicate: '07',
};

function writeHead(writer: X12Writer, type: '855' | '865', order: Order, today: string, verdict: OrderVerdict): void {
  const [tag, number, dated] = type === '855' ? ['BAK', 'BAK03', 'BAK04'] : ['BCA', 'BCA03', 'BCA06'];
  if (order.poNumber === undefined) missing(writer, number, 'the order number', 'NONE');
  if (order.orderDate === undefined) missing(writer, dated, 'the order date', today);
  const { poNumber = 'NONE', releaseNumber = '', changeSequence = '' } = order;
  const orderDate = writer.date(order.orderDate ?? today);
  if (type === '855') {
    // BAK09 is the day of this answer.
    writer.segment(tag, '00', verdict, poNumber, orderDate, releaseNumber, '', '', '', writer.date(today));
  } else {
    const purpose = PURPOSE_CODES[order.purpose];
    writer.segment(tag, purpose, verdict, poNumber, releaseNumber, changeSequence, orderDate, '', '', '', writer.date(today)); // prettier-ignore
  }
  if (order.currency !== undefined) writer.segment('CUR', 'BY', order.currency);
  const day = order.requestedDelivery?.date;
  if (day !== undefined) writer.segment('DTM', '067', writer.date(day));
}

/** N9 L1 opens the notes; MSG holds 264 characters. */
function writeReason(writer: X12Writer, reason: string): void {
  writer.segment('N9', 'L1', 'REASON');
  for (let at = 0; at < reason.length; at += MESSAGE_MAX) writer.segment('MSG', reason.slice(at, at + MESSAGE_MAX));
}

/** PO1 or POC with the quantity that was ordered, and one ACK for each part of it that fares differently. */
function writeLine(writer: X12Writer, type: '855' | '865', { line, before, acknowledged }: AnsweredLine): void {
  const unit = unitOf(line);
  const quantity = line.quantity ?? '';
  const ids = productIds(line);
  const [quantityAt, unitAt] = type === '855' ? ['PO102', 'PO103'] : ['POC03', 'POC05'];
  if (quantity === '') missing(writer, quantityAt, `the quantity of line ${line.lineNumber}`, 'nothing');
  if (unit === '') missing(writer, unitAt, `the unit of line ${line.lineNumber}`, 'nothing');
  const isKnown = quantity !== '' && unit !== '';
  const ordered = isKnown ? (before?.quantity ?? quantity) : quantity;
  const said = isKnown ? unit : '';
  const price = line.unitPrice ?? '';
  if (type === '855') writer.segment('PO1', line.lineNumber, ordered, said, price, '', ...ids);
  // POC03 is the quantity, POC04 what of it is still to come: nothing was received as far as an order can tell.
  else writer.segment('POC', line.lineNumber, changeCode(line, before), ordered, ordered, said, price, '', ...ids);
  for (const part of acknowledged) {
    writer.segment(
      'ACK', part.status, isKnown ? part.quantity : '', said,
      part.day?.qualifier ?? '', part.day === undefined ? '' : writer.date(part.day.date),
      '', ...ids,
    ); // prettier-ignore
  }
}

function missing(writer: X12Writer, element: string, what: string, sent: string): void {
  const message = `The order does not say ${what}; ${element} of the acknowledgment holds ${sent}`;
  writer.findings.push(finding('ack-value-missing', message));
}
