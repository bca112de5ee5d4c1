/**
 * X12 850 into a draft order: what each segment means, with its place. The tables are in `map-tables.ts`.
 *
 * A buyer whom no N1*BY names stays absent: the bill-to may be a shared service centre and the sender of the
 * interchange a network. The checks know the sender and decide whether that is enough.
 */
import type { Group, Interchange } from '../../../model/decoded.ts';
import { finding } from '../../../model/codes.ts';
import type { DraftOrder } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import type { PartnerProfile } from '../../../model/partner-profile.ts';
import { applyRules, compileRules, ruleNames, sweep, type Cursor, type Unused } from './map-cursor.ts';
import { mapDate, orderDate } from './map-dates.ts';
import { mapLine, mapPrice, mapQuantity, mapSchedule, mapScheduleDate, mapStoreQuantities } from './map-line.ts';
import { mapDescription, mapMessage, mapMessageHead, mapNote, mapPackaging, mapReference } from './map-notes.ts';
import { mapContact, mapParty, mapPartyDetail } from './map-party.ts';
import { HEADER_RULES } from './map-tables.ts';
import { mapAllowance, mapAmount, mapCarrier, mapCurrency, mapTax, mapTaxId } from './map-terms.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

export interface MapContext {
  readonly interchange: Interchange;
  readonly group: Group | undefined;
  /** ST01, which rules are named after: `x12/850/PO102`. */
  readonly setId: string;
  readonly profile?: PartnerProfile | undefined;
  /** The day of reading, `YYYY-MM-DD`. */
  readonly day?: string;
}

export interface MappedOrder {
  readonly draft: DraftOrder;
  readonly unused: Unused[];
  readonly findings: Finding[];
}

/** Maps the segments of one set, ST to SE. Never throws: a segment in a wrong place is listed as unused. */
export function mapOrder(segments: readonly Segment[], context: MapContext): MappedOrder {
  const { delimiters, test } = context.interchange;
  const cursor: Cursor = {
    order: { test: { text: '', rule: 'x12/ISA15', value: test } },
    unused: [],
    findings: [],
    names: ruleNames(context.setId),
    elementSeparator: delimiters.element,
    componentSeparator: delimiters.component,
    line: undefined,
    party: undefined,
    schedule: undefined,
    noteType: undefined,
    foreign: false,
    subline: false,
    used: 0,
  };
  for (const segment of segments) {
    if (segment.tag === 'ST' || segment.tag === 'SE') continue;
    cursor.used = 0;
    if (!cursor.foreign || LEAVES_FOREIGN.has(segment.tag)) HANDLERS.get(segment.tag)?.(cursor, segment);
    sweep(cursor, segment);
  }
  return { draft: cursor.order, unused: cursor.unused, findings: cursor.findings };
}

type Handler = (cursor: Cursor, segment: Segment) => void;

const headerRules = compileRules(HEADER_RULES);
/** Segments that end a loop which the order has no place for. */
const LEAVES_FOREIGN = new Set(['PO1', 'N1', 'N9', 'CTT', 'SLN']);

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['BEG', mapBeginning],
  ['CUR', mapCurrency],
  ['REF', mapReference],
  ['PER', mapContact],
  ['TAX', mapTaxId],
  ['TXI', mapTax],
  ['FOB', mapHeaderOnly],
  ['ITD', mapHeaderOnly],
  ['SAC', mapAllowance],
  ['ITA', mapAllowance],
  ['DTM', mapDay],
  ['TD5', mapTransport],
  ['TD4', mapTransport],
  ['PID', mapDescription],
  ['PKG', mapPackaging],
  ['N9', mapMessageLoop],
  ['MSG', mapMessage],
  ['NTE', mapNote],
  ['MTX', mapNote],
  ['N1', mapPartyLoop],
  ['N2', mapPartyDetail],
  ['N3', mapPartyDetail],
  ['N4', mapPartyDetail],
  ['PO1', mapLine],
  ['CTP', mapPrice],
  ['SCH', mapSchedule],
  ['SDQ', mapStoreQuantities],
  ['QTY', mapQuantity],
  ['SLN', openSubline],
  ['CTT', mapTotals],
  ['AMT', mapAmount],
]);

function mapBeginning(cursor: Cursor, segment: Segment): void {
  applyRules(cursor, headerRules, cursor.order, segment);
  const date = orderDate(cursor, segment);
  if (date !== undefined) cursor.order.orderDate = date;
  const purpose = segment.elements[1] ?? '';
  if (cursor.order.purpose === undefined && purpose !== '') {
    const message = `BEG01 is "${purpose}", which says neither a new order nor a change that can be carried out.`;
    cursor.findings.push(finding('purpose-unknown', message, { path: '/purpose', at: elementPlace(segment, 1) }));
  }
}

/** FOB and ITD have a place in the header only; those of a party or a line stay unused. */
function mapHeaderOnly(cursor: Cursor, segment: Segment): void {
  if (cursor.line !== undefined || cursor.party !== undefined) return;
  applyRules(cursor, headerRules, cursor.order, segment);
}

function mapDay(cursor: Cursor, segment: Segment): void {
  if (cursor.schedule !== undefined) mapScheduleDate(cursor, cursor.schedule, segment);
  else mapDate(cursor, cursor.line ?? cursor.order, segment);
}

function mapTransport(cursor: Cursor, segment: Segment): void {
  mapCarrier(cursor, headerRules, segment);
}

/** Inside a subline an N1 or N9 belongs to the subline, which the order has no place for. */
function mapPartyLoop(cursor: Cursor, segment: Segment): void {
  if (!cursor.subline) mapParty(cursor, segment);
}

function mapMessageLoop(cursor: Cursor, segment: Segment): void {
  if (!cursor.subline) mapMessageHead(cursor, segment);
}

function openSubline(cursor: Cursor): void {
  cursor.foreign = true;
  cursor.subline = true;
}

function mapTotals(cursor: Cursor, segment: Segment): void {
  cursor.line = undefined;
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.foreign = false;
  cursor.subline = false;
  applyRules(cursor, headerRules, cursor.order, segment);
}
