/**
 * X12 850, 860, 875 and 876 into a draft order: what each segment means, with its place. The tables are in `map-tables.ts`.
 *
 * A buyer whom no N1*BY names stays absent: the bill-to may be a shared service centre and the sender of the
 * interchange a network. The checks know the sender and decide whether that is enough.
 */
import type { Group, Interchange } from '../../../model/decoded.ts';
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import type { PartnerProfile } from '../../../model/partner-profile.ts';
import {
  addReference,
  applyRules,
  compileRules,
  cut,
  ruleNames,
  sweep,
  type Cursor,
  type Unused,
} from './map-cursor.ts';
import { ACTION_CODES } from './line-status.ts';
import { leftOutKind } from './left-out.ts';
import { isCancelDay, mapDate, orderDate, tellCancellation } from './map-dates.ts';
import { sumDeliveries } from './line-sums.ts';
import {
  mapItems,
  mapLine,
  mapPack,
  mapQuantity,
  mapSchedule,
  mapScheduleDate,
  mapStoreQuantities,
} from './map-line.ts';
import {
  mapDescription,
  mapGroceryDescription,
  mapMessage,
  mapMessageHead,
  mapNote,
  mapPackaging,
  mapReference,
} from './map-notes.ts';
import { mapAllowance, mapGroceryAllowance } from './map-allowances.ts';
import { describeComponent, openSubline, tellSublinePlace } from './map-subline.ts';
import { tellShiftedDay, tellShiftedNumber } from './shifted.ts';
import { isContactOnly, mapContact, mapParty, mapPartyDetail } from './map-party.ts';
import { settlePlaces } from './map-places.ts';
import { mapTermsOfPayment } from './map-payment-terms.ts';
import { mapPrice } from './map-prices.ts';
import { FREE_GOODS, OTHER_DAYS, STAND_INS } from './map-codes.ts';
import { HEADER_RULES, LINE_ACTIONS, NO_ORDERS, TYPE_ELEMENTS } from './map-tables.ts';
import { mapAmount, mapCarrier, mapCurrency, mapGroceryTotals, mapTax, mapTaxId } from './map-terms.ts';
import { tellFreeLines } from '../../edi/free-lines.ts';
import { settleAssortments } from '../../edi/assortment.ts';
import { tellDaysNotRequested } from '../../edi/days-not-requested.ts';
import { LeftOut } from '../../edi/left-out.ts';
import { tellLimitsAcross } from '../../edi/limits-across.ts';
import { LineCurrencies } from '../../edi/line-currency.ts';
import { tellOpenPlaces } from '../../edi/open-places.ts';
import { PartnerMap } from '../../edi/partner-map.ts';
import { joinSplits } from '../../edi/split-twice.ts';
import { settleStandIns } from '../../edi/stand-in.ts';
import { elementField, elementPlace, type Segment } from '../../edi/segment.ts';

export interface MapContext {
  readonly interchange: Interchange;
  readonly group: Group | undefined;
  /** ST01, which rules are named after: `x12/850/PO102`. */
  readonly setId: string;
  readonly profile?: PartnerProfile | undefined;
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
    lineSegment: undefined,
    party: undefined,
    schedule: undefined,
    opened: new Map(),
    places: [],
    storeScheme: undefined,
    noteType: undefined,
    openText: undefined,
    foreign: false,
    ownDates: false,
    version: context.group?.version ?? '',
    subline: false,
    retail: undefined,
    free: new Set(),
    component: undefined,
    afterAllowance: false,
    isGrocery: context.setId === '875' || context.setId === '876',
    terms: {},
    isDelta: context.profile?.quantityChange === 'delta',
    currencies: new LineCurrencies(),
    lineAction: undefined,
    used: 0,
  };
  const partner = PartnerMap.of(context.profile, context.setId);
  const leftOut = new LeftOut();
  for (const segment of segments) {
    if (segment.tag === 'ST' || segment.tag === 'SE') continue;
    cursor.used = 0;
    if (isOurs(cursor, segment)) ALL_HANDLERS.get(segment.tag)?.(cursor, segment);
    else if (cursor.subline) describeComponent(cursor, segment);
    if (cursor.used === 0) {
      const kind = leftOutKind(cursor, segment);
      if (kind !== undefined) leftOut.see(kind, segment, cursor.elementSeparator);
    }
    cursor.afterAllowance = segment.tag === 'SAC' || (segment.tag === 'CUR' && cursor.afterAllowance);
    sweep(cursor, segment);
    partner?.see(segment, cursor.line);
  }
  const { order, unused, findings } = cursor;
  settlePlaces(cursor);
  joinSplits(order);
  settleAssortments(order, findings, false);
  tellOpenPlaces(order, cursor.opened, findings);
  // In a change, a quantity that is not said is one that stays.
  if (context.setId === '850') sumDeliveries(order);
  cursor.currencies.settle(order, findings);
  leftOut.tell(findings);
  tellLimitsAcross(order, isCancelDay, findings);
  tellDaysNotRequested(order, OTHER_DAYS, findings);
  settleStandIns(order, STAND_INS, findings, isContactOnly);
  const { date } = context.interchange;
  partner?.apply({ order, unused, findings, interchangeDate: date, delimiters: { ...delimiters, release: '' } });
  tellFreeLines(order, { lines: cursor.free, allowances: FREE_GOODS }, findings);
  tellCancellation(order, findings);
  return { draft: order, unused, findings };
}

/** In a loop that the order has no place for, nothing is read but the stores of the line: no N1 loop has an SDQ. */
function isOurs({ foreign, subline }: Cursor, { tag }: Segment): boolean {
  return !foreign || LEAVES_FOREIGN.has(tag) || (tag === 'SDQ' && !subline);
}

type Handler = (cursor: Cursor, segment: Segment) => void;

const headerRules = compileRules(HEADER_RULES);
/** Segments that end a loop which the order has no place for. */
const LEAVES_FOREIGN = new Set(['PO1', 'POC', 'G68', 'N1', 'N9', 'CTT', 'G76', 'SLN', 'AMT']);

/**
 * Loops with a DTM of their own, and the version since which they have it: it dates the reference or the amount that the
 * loop is about, and no field of the order is for that. Before that version such a DTM is one of the order in a wrong place.
 */
const DATED_LOOPS: ReadonlyMap<string, string> = new Map([
  ['N9', '004010'],
  ['AMT', '003060'],
  ['SPI', '003050'],
  ['ADV', '004010'],
]);

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['BEG', mapBeginning],
  ['BCH', mapBeginning],
  ['G50', mapBeginning],
  ['G92', mapBeginning],
  ['CUR', mapCurrency],
  ['REF', mapReference],
  ['PER', mapContact],
  ['TAX', mapTaxId],
  ['TXI', mapTax],
  ['FOB', mapHeaderOnly],
  ['ITD', mapTermsOfPayment],
  ['SAC', mapAllowance],
  ['ITA', mapAllowance],
  ['G72', mapGroceryAllowance],
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
  ['POC', mapLine],
  ['G68', mapLine],
  ['LIN', mapItems],
  ['PO4', mapPack],
  ['G70', mapPack],
  ['G61', mapContact],
  ['G62', mapDay],
  ['G66', mapHeaderOnly],
  ['G23', mapTermsOfPayment],
  ['G69', mapGroceryDescription],
  ['G76', mapTotals],
  ['CTP', mapPrice],
  ['SCH', mapSchedule],
  ['SDQ', mapStoreQuantities],
  ['QTY', mapQuantity],
  ['SLN', openSubline],
  ['CTT', mapTotals],
  ['AMT', mapAmountLoop],
]);

const ALL_HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ...HANDLERS,
  ['SPI', openDatedLoop],
  ['ADV', openDatedLoop],
]);

/** Tags of the segments that mean something; any other one is listed as unused. */
export const mappedTags: readonly string[] = [...HANDLERS.keys()];

/** Where the order date stands. G9202 does not say whether it means the order or its change, so it stays unused. */
const DATE_ELEMENTS: Readonly<Record<string, number>> = { BEG: 5, BCH: 6, G50: 2 };

/** A change may say of itself that it is one; whatever else orders nothing waits for a person. */
function tellNoOrder({ findings }: Cursor, segment: Segment): void {
  const { tag } = segment;
  const element = TYPE_ELEMENTS[tag];
  if (element === undefined) return;
  const code = (segment.elements[element] ?? '').trim();
  const what = NO_ORDERS[code];
  if (what === undefined || (tag === 'BCH' && (code === 'CP' || code === 'CR'))) return;
  const name = `${tag}${String(element).padStart(2, '0')}`;
  const at = elementPlace(segment, element);
  findings.push(
    finding('document-name-unexpected', `${name} ${code} says that the set is ${what}.`, { path: '/orderType', at }),
  );
}

function mapBeginning(cursor: Cursor, segment: Segment): void {
  const { tag } = segment;
  applyRules(cursor, headerRules, cursor.order, segment);
  tellNoOrder(cursor, segment);
  if (tag === 'BEG' || tag === 'BCH') tellShiftedNumber(cursor, segment);
  const element = DATE_ELEMENTS[tag];
  const date = element === undefined ? undefined : orderDate(cursor, segment, element);
  if (date !== undefined) cursor.order.orderDate = date;
  if (tag === 'BCH') mapChangeHead(cursor, segment);
  const purpose = segment.elements[1] ?? '';
  if (tag === 'G92' && LINE_ACTIONS[purpose] !== undefined) {
    // Several codes are one action, and which of them it was no line says.
    const code = Object.values<string>(ACTION_CODES).includes(purpose) ? undefined : cut(cursor, segment, 1);
    if (code !== undefined) addReference(cursor.order, CHANGE_CODE, code);
    cursor.lineAction = elementField(segment, 1, 'x12/876/G9201', LINE_ACTIONS[purpose]);
  }
  if (cursor.order.purpose === undefined && purpose !== '') {
    const message = `${tag}01 is "${purpose}", which says neither a new order nor a change that can be carried out.`;
    cursor.findings.push(finding('purpose-unknown', message, { path: '/purpose', at: elementPlace(segment, 1) }));
  }
  // A set for changes never becomes a new order, whatever it says.
  if (tag === 'BCH' || tag === 'G92') cursor.order.purpose ??= CHANGE;
}

const CHANGE: DraftField = { text: '', rule: 'default/purpose', value: 'change' };
const SELLERS_NUMBER: DraftField = { text: '', rule: 'default/reference-type', value: 'VN' };
const CHANGE_CODE: DraftField = { text: '', rule: 'default/reference-type', value: 'changeCode' };
const CHANGE_DATE: DraftField = { text: '', rule: 'default/reference-type', value: 'changeDate' };

/** BCH09 is the seller's own order number, BCH11 the day of the change: the order knows them as references only. */
function mapChangeHead(cursor: Cursor, segment: Segment): void {
  const number = cut(cursor, segment, 9);
  if (number !== undefined) addReference(cursor.order, SELLERS_NUMBER, number);
  const date = cut(cursor, segment, 11);
  if (date !== undefined) addReference(cursor.order, CHANGE_DATE, date);
}

/** FOB and G66 have a place in the header only; those of a party or a line stay unused. */
function mapHeaderOnly(cursor: Cursor, segment: Segment): void {
  if (cursor.line !== undefined || cursor.party !== undefined) return;
  applyRules(cursor, headerRules, cursor.order, segment);
}

/** Such a loop ends where a party, a line or the totals begin. */
function openDatedLoop(cursor: Cursor, { tag }: Segment): void {
  cursor.ownDates = !cursor.isGrocery && cursor.version >= (DATED_LOOPS.get(tag) ?? '');
}

function mapDay(cursor: Cursor, segment: Segment): void {
  if (cursor.ownDates && segment.tag === 'DTM') return;
  tellShiftedDay(cursor, segment);
  if (cursor.schedule !== undefined) mapScheduleDate(cursor, cursor.schedule, segment);
  else mapDate(cursor, cursor.line ?? cursor.order, segment);
}

function mapTransport(cursor: Cursor, segment: Segment): void {
  mapCarrier(cursor, headerRules, segment);
}

/** Since then an SLN has loops of its own (N1, later N9); before, they follow it as loops of the line. */
const SLN_LOOPS_SINCE = '003030';

function leaveSubline(cursor: Cursor): void {
  cursor.subline = false;
  cursor.component = undefined;
  cursor.foreign = false;
}

/** Inside a subline an N1 or N9 belongs to the subline, which the order has no place for. */
function mapPartyLoop(cursor: Cursor, segment: Segment): void {
  if (cursor.version < SLN_LOOPS_SINCE && cursor.version !== '') leaveSubline(cursor);
  if (cursor.subline) tellSublinePlace(cursor, segment);
  else mapParty(cursor, segment);
}

function mapMessageLoop(cursor: Cursor, segment: Segment): void {
  if (cursor.version < SLN_LOOPS_SINCE && cursor.version !== '') leaveSubline(cursor);
  if (cursor.subline) return;
  openDatedLoop(cursor, segment);
  mapMessageHead(cursor, segment);
}

/** Behind the components of a line its amounts come again: no SLN has any. */
function mapAmountLoop(cursor: Cursor, segment: Segment): void {
  leaveSubline(cursor);
  if (cursor.line === undefined) openDatedLoop(cursor, segment);
  mapAmount(cursor, segment);
}

function mapTotals(cursor: Cursor, segment: Segment): void {
  cursor.ownDates = false;
  cursor.line = undefined;
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.foreign = false;
  cursor.subline = false;
  if (segment.tag === 'G76') mapGroceryTotals(cursor, headerRules, segment);
  else applyRules(cursor, headerRules, cursor.order, segment);
}
