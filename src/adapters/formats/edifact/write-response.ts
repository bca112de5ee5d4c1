/** Business answers: ORDRSP for a decided order, line by line, and APERAK for one that was refused as a whole. */
import { isDeepStrictEqual } from 'node:util';
import { finding } from '../../../model/codes.ts';
import type { DecidedOrder } from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Order } from '../../../model/order.ts';
import { headChangesOf, type HeadField } from '../../edi/line-changes.ts';
import { answeredLines } from '../../edi/split-lines.ts';
import { inEancom, verdictInEancom } from './eancom-answers.ts';
import { CHANGE_NUMBER, ITEM_IDS, type ItemIdField } from './map-tables.ts';
import type { SegmentDraft } from './write-message.ts';
import { lengthsOf, rankOf } from './write-lengths.ts';
import { writeDeliveryTerms, writePaymentTerms } from './write-order.ts';
import { agencyOf, CODE, isAgency, writeParty } from './write-party.ts';
import { answerLine, promisedDates, type AnsweredLine } from './write-response-line.ts';
import { Sheet } from './write-sheet.ts';
import { day } from './write-terms.ts';
import { directoryOf, fits, pieces, type Directory } from './write-text.ts';

export interface Response {
  /** What was decided, and what the buyer had said. */
  readonly order: Order;
  readonly ordered: Order;
  readonly source?: DecidedOrder['source'];
  readonly decision: 'accepted' | 'rejected';
  readonly reason?: string | undefined;
  /** Our number of the answer (BGM 1004). */
  readonly number: string;
  /** Of the message that is answered. */
  readonly directory: string;
  /** Whether it is in GS1's subset. */
  readonly isEancom: boolean;
  readonly now: Date;
}

/** BGM 1225: not accepted, amended in the heading, accepted as it is, amended in its lines. */
type Verdict = '27' | '28' | '29' | '30';

/** ORDRSP, the segments between UNH and UNT. */
export function responseOf(response: Response): {
  readonly segments: readonly SegmentDraft[];
  /** BGM 1225, as it is written. */
  readonly verdict: string;
  readonly findings: readonly Finding[];
} {
  const { order: decided, ordered, source, decision, number, directory, isEancom, now } = response;
  // What a person did to an order before it was rejected is nothing that the buyer needs to know.
  const order = decision === 'rejected' ? ordered : decided;
  const findings: Finding[] = [];
  const sheet = new Sheet(directoryOf(directory), 'ORDERS');
  const changed = headChangesOf(order, ordered);
  const lineage = source?.lineage();
  const lines = answeredLines(order, ordered, order === ordered ? undefined : lineage).map((pair) =>
    answerLine(pair, {
      decision,
      head: ordered,
      directory: sheet.directory,
      saidAs: (field) => qualifierSaid(lineage?.ordered[`/lines/${pair.index}/${field}`]?.rule, field),
      findings,
    }),
  );
  const verdict = verdictOf(decision, lines, changed.size > 0);
  const { currency = ordered.currency } = order;
  const segments: SegmentDraft[] = [
    ['BGM', '231', number, verdict, RESPONSE_TYPES[verdict]],
    ['DTM', ['137', day(now.toISOString().slice(0, 10)), '102']],
    ...promisedDates(order, ordered),
    ...reasonSegments(response, 'AAI'),
    ...(changed.has('paymentTerms') ? reasonSegments({ reason: order.paymentTerms?.text, directory }, 'AAB') : []),
    ...referenceSegments(ordered, directory),
    ...buyersReferences(ordered, sheet.directory),
    ...partySegments(ordered, order, sheet),
    ...(currency === undefined ? [] : [['CUX', ['2', currency, '9']]]),
    ...termSegments(order, changed, sheet),
    ...lines.flatMap((line) => line.segments),
    ['UNS', 'S'],
    ['CNT', ['2', String(lines.length)]],
  ];
  for (const path of sheet.leftOut) findings.push(finding('write-value-left-out', `${path} does not fit into ORDRSP`, { path })); // prettier-ignore
  if (isEancom) return { segments: segments.map(inEancom), verdict: verdictInEancom(verdict), findings };
  return { segments, verdict, findings };
}

/** 7143 of a number, which is the end of the rule by which it was read: who sends SRV and BP looks for them. */
function qualifierSaid(rule: string | undefined, field: ItemIdField): string | undefined {
  const type = /^edifact\/[A-Z]+\/(?:LIN|PIA)\/7140\/([A-Z0-9]{1,3})$/.exec(rule ?? '')?.[1];
  return type !== undefined && ITEM_IDS.get(type) === field ? type : undefined;
}

/** BGM 4343: rejected; acknowledged with detail, with and without change. */
const RESPONSE_TYPES: Readonly<Record<Verdict, string>> = { '27': 'RE', '28': 'AC', '29': 'AD', '30': 'AC' };

function verdictOf(decision: Response['decision'], lines: readonly AnsweredLine[], isHeadChanged: boolean): Verdict {
  // An order of which no line is left was not accepted, whatever it is called.
  if (decision === 'rejected' || (lines.length > 0 && lines.every(({ status }) => status === '7'))) return '27';
  if (lines.some(({ status }) => status !== '5')) return '30';
  return isHeadChanged ? '28' : '29';
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
function referenceSegments(ordered: Order, directory: string): SegmentDraft[] {
  const { poNumber, changesPo, references } = ordered;
  const orderDate = dateOfOrder(ordered);
  const max = lengthsOf(directory).of('1154');
  const number = changesPo ?? poNumber;
  const segments: SegmentDraft[] = [];
  if (fits(number, max)) segments.push(['RFF', ['ON', number]]);
  if (fits(number, max) && orderDate !== undefined) segments.push(['DTM', ['171', day(orderDate), '102']]);
  const own = references?.find(({ type }) => type === CHANGE_NUMBER)?.value ?? poNumber;
  if (changesPo !== undefined && changesPo !== own && fits(own, max)) segments.push(['RFF', ['ACW', own]]);
  return segments;
}

const REFERENCES_MAX = 8; // RFF stands ten times in the oldest directories, and the order and the change take two.

const NUMBERS = [
  ['contractNumber', 'CT'],
  ['quoteNumber', 'AAG'],
  ['releaseNumber', 'RE'],
] as const;

/** The buyer's own numbers, by which he finds his order. */
function buyersReferences(ordered: Order, { lengths }: Directory): SegmentDraft[] {
  const named = [
    ...NUMBERS.map(([field, type]) => ({ type, value: ordered[field] })),
    ...(ordered.references ?? []).filter(({ type }) => CODE.test(type)),
  ];
  return named
    .flatMap(({ type, value }): SegmentDraft[] => (fits(value, lengths.of('1154')) ? [['RFF', [type, value]]] : []))
    .slice(0, REFERENCES_MAX);
}

/**
 * The date of a change is its own (DTM+137), unless the order's was said as such (DTM+4), which keeps the other one among the
 * references; else the only DTM+171 is that of the order, which every change refers to.
 */
function dateOfOrder({ changesPo, orderDate, references = [] }: Order): string | undefined {
  if (changesPo === undefined || references.some(({ type }) => type === 'date/137')) return orderDate;
  const [only, ...more] = references.filter(({ type }) => type === 'date/171');
  return more.length === 0 && only !== undefined && /^\d{4}-\d\d-\d\d$/.test(only.value) ? only.value : undefined;
}

/** The parties that were ordered; a ship-to that was changed is told in full. */
function partySegments(
  { buyer, seller, shipTo: orderedTo, references }: Order,
  { shipTo }: Order,
  sheet: Sheet,
): SegmentDraft[] {
  const isMoved = shipTo !== undefined && !isDeepStrictEqual(shipTo, orderedTo);
  const roles = [
    ['BY', buyer],
    ['SU', seller],
    ['DP', isMoved ? undefined : orderedTo],
  ] as const;
  const segments = roles.flatMap(([role, party]): SegmentDraft[] => {
    const places = role === 'DP' ? placesOfDelivery(references, sheet.directory) : [];
    const id = party?.identifiers?.find(({ scheme, value }) => isAgency(scheme) && fits(value, 17));
    const name = party?.name === undefined ? undefined : pieces(party.name, 35, 5);
    if (id === undefined && name === undefined) return [];
    return [['NAD', role, id === undefined ? '' : [id.value, '', agencyOf(id.scheme)], '', name ?? ''], ...places];
  });
  if (isMoved) writeParty(sheet, 'DP', shipTo, '/shipTo', false);
  return [...segments, ...sheet.segments.splice(0)];
}

/** LOC+7 below the ship-to: the gate, the dock, the department that the buyer named. */
function placesOfDelivery(references: Order['references'], { lengths }: Directory): SegmentDraft[] {
  return (references ?? []).flatMap(({ type, value }): SegmentDraft[] => {
    if (type !== 'place/7') return [];
    if (/^\S+$/.test(value) && fits(value, 25)) return [['LOC', '7', value]]; // A code; names are read as well.
    return fits(value, lengths.of('3224')) ? [['LOC', '7', ['', '', '', value]]] : [];
  });
}

/** PAT or PYT where they were changed; TDT and TOD with their place, which are repeated as well. */
function termSegments(order: Order, changed: ReadonlySet<HeadField>, sheet: Sheet): SegmentDraft[] {
  if (changed.has('paymentTerms')) writePaymentTerms(sheet, order);
  if (changed.has('deliveryTerms')) writeDeliveryTerms(sheet, order);
  else {
    // That a part of them does not fit is no news to the buyer, who wrote them.
    const repeated = new Sheet(sheet.directory, 'ORDERS');
    writeDeliveryTerms(repeated, order);
    sheet.segments.push(...repeated.segments);
  }
  return sheet.segments.splice(0);
}

/** 1001 = 313, application error message, is not in older directories, which leave 1001 free. */
const FIRST_ERROR_MESSAGE = 'D99B';

/** APERAK: the whole message is refused, and why. @param control UNH 0062 of the message that is answered. */
export function applicationErrorOf(
  { ordered, reason, number, directory, isEancom, now }: Response,
  control: string,
): readonly SegmentDraft[] {
  const reference = ordered.changesPo ?? ordered.poNumber;
  const segments: SegmentDraft[] = [
    ['BGM', rankOf(directory) < rankOf(FIRST_ERROR_MESSAGE) ? '' : '313', number, '27'], // Not accepted.
    ['DTM', ['137', day(now.toISOString().slice(0, 10)), '102']],
    ...(fits(reference, 35) ? [['RFF', ['ON', reference]]] : []),
    // The message as it is numbered in its interchange, for which GS1's subset has no code.
    ...(isEancom && fits(reference, 35) ? [] : [['RFF', ['ACW', control]]]),
    ['ERC', [APPLICATION_ERROR, '', 'ZZZ']],
    ...reasonSegments({ reason: reason ?? 'The order was not accepted.', directory }, 'AAO'),
  ];
  return isEancom ? segments.map(inEancom) : segments;
}

/** 9321 has no public list; 27 repeats "not accepted" of 1225, as mutually defined (3055 = ZZZ). */
const APPLICATION_ERROR = '27';
