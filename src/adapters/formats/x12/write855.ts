/**
 * Writes the answer to an order or to its change: 855 or 865, from what was decided. The status of each line is computed
 * from what was ordered and what is to be delivered. Values that hold a delimiter are altered and reported.
 */
import type { AnswerNumbers, DecidedOrder } from '../../../model/format-adapter.ts';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { headChangesOf, type HeadField } from '../../edi/line-changes.ts';
import { answeredLines } from '../../edi/split-lines.ts';
import { headBlocks } from './answer-head.ts';
import { answerLine } from './answer-line.ts';
import { acknowledgeLine, type AnsweredParts } from './line-status.ts';
import { planFor } from './plan.ts';
import { block, Sheet, type Block } from './write-sheet.ts';
import { answerDelimiters, answerEnvelope, ST_CONTROL, X12Writer } from './writer.ts';

/** BAK02, BCA02: with detail and change, with detail and no change, without detail; rejected with and without detail. */
export type OrderVerdict = 'AC' | 'AD' | 'AK' | 'RD' | 'RJ';

export interface WrittenAnswer {
  /** The whole interchange, plain ASCII. */
  readonly text: string;
  readonly verdict: OrderVerdict;
  readonly findings: readonly Finding[];
}

const MESSAGE_MAX = 264; // MSG01, MTX02.

/** @param type 855 answers an order, 865 a change. */
export function writeOrderAnswer(
  type: '855' | '865',
  decided: DecidedOrder,
  numbers: AnswerNumbers,
  lineBreaks = false,
): WrittenAnswer {
  const { order, ordered, decision, interchange, group } = decided;
  const plan = planFor(type, group.version)?.plan;
  if (plan === undefined) throw new TypeError(`No dictionary has the set ${type}.`); // Its own sets are in every dictionary.
  const sheet = new Sheet(plan, []);
  const writer = new X12Writer(answerDelimiters(interchange), group.version);
  const date = (day: string): string => writer.date(day);
  const missing = (element: string, what: string, sent: string): void => {
    const message = `The order does not say ${what}; ${element} of the acknowledgment holds ${sent}`;
    writer.findings.push(finding('ack-value-missing', message));
  };
  const lineage = decided.source?.lineage();
  // What a person did to an order before it was rejected is nothing that the buyer needs to know.
  const lines = answeredLines(decision === 'rejected' ? ordered : order, ordered, lineage).map((pair) => ({
    pair,
    answered: acknowledgeLine(pair, decision, order, ordered),
  }));
  const changed = decision === 'rejected' ? new Set<HeadField>() : headChangesOf(order, ordered);
  const verdict = verdictOf(
    decision,
    lines.map(({ answered }) => answered),
    changed.size > 0,
  );
  const today = numbers.now.toISOString().slice(0, 10);
  const separator = interchange.delimiters.element;
  const context = { sheet, type, lineage: lineage?.ordered ?? {}, document: decided.source?.document, separator, date, missing }; // prettier-ignore
  const blocks = [
    ...headBlocks(type, { sheet, order, ordered, today, verdict, changed, date, missing }),
    ...(decision === 'rejected' ? reasonBlocks(sheet, decided.reason ?? '') : []),
    ...lines.flatMap(({ pair, answered }, place) => answerLine(context, pair, answered, place)),
    ...block(['CTT', String(lines.length)], []),
  ];
  writer.openSet(type, ST_CONTROL);
  for (const draft of sheet.flatten(plan.root, blocks)) writer.segment(...draft);
  writer.closeSet(ST_CONTROL);
  const envelope = answerEnvelope(interchange, group, type === '855' ? 'PR' : 'CA');
  const { interchange: isaControl, group: gsControl, now } = numbers;
  const text = writer.interchange(envelope, { isaControl, gsControl, now, lineBreaks });
  return { text, verdict, findings: [...sheet.findings, ...writer.findings] };
}

function verdictOf(
  decision: DecidedOrder['decision'],
  lines: readonly AnsweredParts[],
  isHeadChanged: boolean,
): OrderVerdict {
  const hasDetail = lines.length > 0;
  if (decision === 'rejected') return hasDetail ? 'RD' : 'RJ';
  // An order of which no line is left was not accepted, whatever it is called.
  if (hasDetail && lines.every(({ parts }) => parts.every(({ status }) => status === 'IR'))) return 'RD';
  if (isHeadChanged || lines.some(({ isChanged }) => isChanged)) return 'AC';
  return hasDetail ? 'AD' : 'AK';
}

/** N9 L1 opens the notes. MTX took the place of MSG in later versions. */
function reasonBlocks(sheet: Sheet, reason: string): Block[] {
  if (reason === '') return [];
  const lead = sheet.messageTag === 'MSG' ? ['MSG'] : ['MTX', ''];
  const count = Math.ceil(reason.length / MESSAGE_MAX);
  const pieces = Array.from({ length: count }, (_, at) => reason.slice(at * MESSAGE_MAX, (at + 1) * MESSAGE_MAX));
  return block(['N9', 'L1', 'REASON'], ['/reason'], pieces.flatMap((piece) => block([...lead, piece], ['/reason']))); // prettier-ignore
}
