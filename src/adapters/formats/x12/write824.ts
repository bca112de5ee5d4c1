/** Writes the 824 application advice: the syntax of a set was fine, and its order is rejected all the same. */
import type { AnswerNumbers, DecidedOrder } from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import { answerDelimiters, answerEnvelope, ST_CONTROL, X12Writer } from './writer.ts';

const FREE_FORM_MAX = 60; // TED02.
const NOTE_MAX = 80; // NTE02.
const NOTES_MAX = 100;

/** OTI names the set that is rejected and the order in it; TED and NTE say why. */
export function write824(
  decided: DecidedOrder,
  numbers: AnswerNumbers,
): { readonly text: string; readonly verdict: 'TR'; readonly findings: readonly Finding[] } {
  const { order, interchange, group, documentControl, documentType, reason = '' } = decided;
  const writer = new X12Writer(answerDelimiters(interchange), group.version);
  const now = numbers.now.toISOString();
  const time = now.slice(11, 16).replace(':', '');
  writer.openSet('824', ST_CONTROL);
  writer.segment('BGN', '00', String(numbers.interchange).padStart(9, '0'), writer.date(now.slice(0, 10)), time);
  // An order without a number is named by the set that it came in.
  const reference = order.poNumber === undefined ? ['TN', documentControl] : ['PO', order.poNumber];
  const isDate = group.date.length === writer.date('2000-01-01').length && /^\d+$/.test(group.date);
  const hasTime = isDate && /^\d{4,8}$/.test(group.time);
  writer.segment(
    'OTI', 'TR', ...reference, group.sender, group.receiver, isDate ? group.date : '', hasTime ? group.time : '',
    group.controlNumber, documentControl, documentType, group.version,
  ); // prettier-ignore
  if (reason !== '') writeReason(writer, reason);
  writer.closeSet(ST_CONTROL);
  const { interchange: isaControl, group: gsControl } = numbers;
  const envelope = answerEnvelope(interchange, group, 'AG');
  const text = writer.interchange(envelope, { isaControl, gsControl, now: numbers.now });
  return { text, verdict: 'TR', findings: writer.findings };
}

/** TED01 ZZZ: mutually defined, the reason stands in words. What TED02 has no room for is told again in full. */
function writeReason(writer: X12Writer, reason: string): void {
  writer.segment('TED', 'ZZZ', reason.slice(0, FREE_FORM_MAX).trimEnd());
  if (reason.length <= FREE_FORM_MAX) return;
  for (let at = 0, notes = 0; at < reason.length && notes < NOTES_MAX; at += NOTE_MAX, notes++) {
    writer.segment('NTE', '', reason.slice(at, at + NOTE_MAX));
  }
}
