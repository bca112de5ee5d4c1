/**
 * EDIFACT ORDERS and ORDCHG into a draft order: what each segment means, with its place. The tables are in
 * `map-tables.ts`.
 *
 * A buyer whom no NAD+BY names stays absent: the sender of the interchange may be a network. The checks know the
 * sender and decide whether that is enough.
 */
import { tellFreeLines } from '../../edi/free-lines.ts';
import { settleAssortments } from '../../edi/assortment.ts';
import { tellDaysNotRequested } from '../../edi/days-not-requested.ts';
import { LeftOut } from '../../edi/left-out.ts';
import { tellLimitsAcross } from '../../edi/limits-across.ts';
import { LineCurrencies } from '../../edi/line-currency.ts';
import { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import type { Group, Interchange } from '../../../model/decoded.ts';
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import type { PartnerProfile } from '../../../model/partner-profile.ts';
import { tellOpenPlaces } from '../../edi/open-places.ts';
import { PartnerMap, type PartPlace, type UnusedPart } from '../../edi/partner-map.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import { joinSplits } from '../../edi/split-twice.ts';
import { settleStandIns } from '../../edi/stand-in.ts';
import { addReference, code, cut, giveBack, isSame, markRead, placeOf, put, sweep, type Cursor } from './map-cursor.ts'; // prettier-ignore
import { leftOutKind } from './left-out.ts';
import { isCancelDay, mapDate, readSaid } from './map-dates.ts';
import { mapItemIds } from './map-item-ids.ts';
import { closeLine, mapLine, mapQuantity } from './map-line.ts';
import { mapPrice, seeMultiplier, seeRange } from './map-prices.ts';
import { ruleNames } from './map-names.ts';
import { numberValue, tellOpenNumber } from './map-numbers.ts';
import { mapContact, mapNumber, mapParty } from './map-party.ts';
import { mapPaymentTerms, settleTerms } from './map-payment-terms.ts';
import { mapPlace, settleDestinations } from './map-places.ts';
import { mapCount } from './map-counts.ts';
import { mapSubline } from './map-subline.ts';
import {
  CHANGE_NUMBER,
  CHANGE_REQUEST,
  FREE_GOODS,
  ORDER_TYPES,
  OTHER_DAYS,
  PURPOSES,
  STAND_INS,
} from './map-tables.ts';
import {
  mapAllowance,
  mapAmount,
  mapCurrency,
  mapDeliveryTerms,
  mapPaymentMeans,
  mapPercent,
  mapRate,
  mapTax,
  mapTransport,
  settleAllowances,
  TAX_OF_ALLOWANCE,
} from './map-terms.ts';
import { mapDescription, mapIdentity, mapMarks, mapMeasure, mapPackage, mapReference, mapText } from './map-text.ts';
import { settleSummaryAllowances } from './summary-allowances.ts';
import { lengthsOf } from './write-lengths.ts';

export interface MapContext {
  readonly interchange: Interchange;
  readonly group: Group | undefined;
  /** UNH 0065, which rules are named after: `edifact/ORDERS/QTY/6060/21`. */
  readonly type: 'ORDERS' | 'ORDCHG';
  /** Such as `D96A`: how long a piece of text may be, and thereby where it was cut. */
  readonly directory: string;
  /** UNH 0057 names GS1's subset. */
  readonly isEancom: boolean;
  readonly profile: PartnerProfile | undefined;
}

export interface MappedOrder {
  readonly draft: DraftOrder;
  readonly unused: UnusedPart[];
  readonly findings: Finding[];
}

/** Maps the segments of one message, UNH to UNT. Never throws: a segment in a wrong place is listed as unused. */
export function mapMessage(segments: readonly Segment[], context: MapContext): MappedOrder {
  const cursor = openCursor(context);
  const partner = PartnerMap.of(context.profile, context.type);
  const leftOut = new LeftOut();
  for (const segment of segments) {
    const { tag } = segment;
    if (tag === 'UNH' || tag === 'UNT') continue;
    giveBack(cursor);
    if (tag === 'UNS') openSummary(cursor, segment);
    else if (!cursor.foreign || tag === 'LIN') map(cursor, segment);
    else mapSubline(cursor, segment);
    const kind = cursor.usedEnd === 0 ? leftOutKind(cursor, segment) : undefined;
    if (kind !== undefined) leftOut.see(kind, segment, cursor.elementSeparator);
    partner?.see(segment, cursor.line);
    sweep(cursor, segment);
  }
  closeLine(cursor);
  settleTerms(cursor);
  settleAllowances(cursor);
  settleSummaryAllowances(cursor);
  settleNumbers(cursor);
  settleDestinations(cursor);
  joinSplits(cursor.order);
  settleAssortments(cursor.order, cursor.findings, true);
  tellOpenPlaces(cursor.order, cursor.opened, cursor.findings);
  cursor.currencies.settle(cursor.order, cursor.findings);
  const { order, unused, findings } = cursor;
  leftOut.tell(findings);
  tellLimitsAcross(order, isCancelDay, findings);
  tellDaysNotRequested(order, OTHER_DAYS, findings);
  settleStandIns(order, STAND_INS, findings);
  partner?.apply({
    order,
    unused,
    findings,
    interchangeDate: context.interchange.date,
    delimiters: { ...context.interchange.delimiters, release: context.interchange.delimiters.release ?? '' },
    meaningOf: (kind, place) => partnerValue(cursor, kind, place),
  });
  tellFreeLines(order, { allowances: FREE_GOODS }, findings);
  return { draft: order, unused, findings };
}

function openCursor({ interchange, type, directory, isEancom }: MapContext): Cursor {
  const { delimiters, test, version } = interchange;
  return {
    order: { test: { text: '', rule: 'edifact/UNB/0035', value: test } },
    unused: [],
    findings: [],
    names: ruleNames(type),
    type,
    elementSeparator: delimiters.element,
    componentSeparator: delimiters.component,
    decimalMark: delimiters.decimalMark ?? '',
    anyDecimalMark: version.endsWith(':4'),
    lengths: lengthsOf(directory),
    isEancom,
    beginning: undefined,
    isChangeRequest: false,
    section: 'header',
    group: '',
    reference: undefined,
    line: undefined,
    prices: [],
    party: undefined,
    schedule: undefined,
    opened: new Map(),
    destination: undefined,
    datedDestinations: [],
    allowance: undefined,
    allowanceQuantity: '',
    allowanceSegments: new Map(),
    summaryAllowance: undefined,
    summaryAllowances: [],
    tax: undefined,
    currencies: new LineCurrencies(),
    terms: undefined,
    firstTerms: new Map(),
    foreign: false,
    component: undefined,
    sublines: { count: 0, quantity: new Big(0) },
    used: [],
    usedEnd: 0,
  };
}

type Handler = (cursor: Cursor, segment: Segment) => void;

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['BGM', mapBeginning],
  ['DTM', mapDate],
  ['PAI', mapPaymentMeans],
  ['FTX', mapText],
  ['IMD', mapDescription],
  ['RFF', mapReference],
  ['NAD', mapParty],
  ['CTA', mapContact],
  ['COM', mapNumber],
  ['CUX', mapCurrency],
  ['PAT', mapPaymentTerms],
  ['PYT', mapPaymentTerms],
  ['PCD', mapPercent],
  ['TOD', mapDeliveryTerms],
  ['LOC', mapPlace],
  ['TDT', mapTransport],
  ['ALC', mapAllowance],
  ['RTE', mapRate],
  ['MOA', mapAmount],
  ['TAX', mapTax],
  ['LIN', mapLine],
  ['PIA', mapItemIds],
  ['QTY', mapQuantity],
  ['PRI', mapPrice],
  ['PAC', mapPackage],
  ['PCI', mapMarks],
  ['MEA', mapMeasure],
  ['GIN', mapIdentity],
  ['CNT', mapCount],
]);

/** Segments that are listed as unused, but not without a look at them. */
const SEEN: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['RNG', seeRange],
  ['APR', seeMultiplier],
]);
const ALL_HANDLERS: ReadonlyMap<string, Handler> = new Map([...HANDLERS, ...SEEN]);

/** Tags of the segments that mean something; any other one is listed as unused. */
export const mappedTags: readonly string[] = [...HANDLERS.keys()];

/** Segments that open a group, and thereby end what was open before. */
const GROUPS = new Set(
  'RFF NAD TAX CUX PAT PYT TDT TOD PAC PCI EQD SCC APR ALC LIN PRI CCI DOC CTA RCS STG AJT'.split(' '),
);
/** Groups that may stand inside another one, which therefore stays open. */
const INNER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['RFF', new Set(['NAD', 'PAC', 'PCI', 'SCC'])],
  ['CTA', new Set(['NAD'])],
  ['DOC', new Set(['NAD'])],
  ['TAX', new Set(['ALC', TAX_OF_ALLOWANCE])],
  ['PCI', new Set(['PAC'])],
]);

function map(cursor: Cursor, segment: Segment): void {
  const { tag } = segment;
  if (tag === 'RFF') cursor.reference = code(segment, 1);
  else if (tag !== 'DTM') cursor.reference = undefined;
  const meaning = MEANINGS.get(tag);
  if (meaning === undefined) return;
  if (meaning.opens && meaning.inner?.has(cursor.group) !== true) openGroup(cursor, tag);
  meaning.handler?.(cursor, segment);
}

interface Meaning {
  readonly handler: Handler | undefined;
  readonly opens: boolean;
  readonly inner: ReadonlySet<string> | undefined;
}

/** The three tables in one, because it is asked for each segment. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  [...ALL_HANDLERS.keys(), ...GROUPS].map((tag) => [
    tag,
    { handler: ALL_HANDLERS.get(tag), opens: GROUPS.has(tag), inner: INNER.get(tag) },
  ]),
);

function openGroup(cursor: Cursor, tag: string): void {
  settleTerms(cursor);
  cursor.group = tag;
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.destination = undefined;
  cursor.allowance = undefined;
  cursor.summaryAllowance = undefined;
  cursor.tax = undefined;
}

/** UNS+S ends the lines; UNS+D begins them, and where they stand before it, it can only be meant for S. */
function openSummary(cursor: Cursor, segment: Segment): void {
  markRead(cursor, 1);
  if (code(segment, 1) === 'D' && cursor.order.lines === undefined) return;
  closeLine(cursor);
  openGroup(cursor, '');
  cursor.section = 'summary';
}

/**
 * BGM. An ORDCHG changes an order whatever its function says, except that 1 cancels and 5 replaces: 9 means there
 * that the change is sent for the first time.
 */
function mapBeginning(cursor: Cursor, segment: Segment): void {
  const { order } = cursor;
  const kind = code(segment, 1, 1);
  cursor.beginning = segment;
  cursor.isChangeRequest = kind === CHANGE_REQUEST;
  checkName(cursor, segment, kind);
  const orderType = ORDER_TYPES.get(kind);
  if (orderType !== undefined) put(cursor, order, 'orderType', segment, cut(cursor, segment, 1, 1, orderType));
  put(cursor, order, 'poNumber', segment, cut(cursor, segment, 2, 1));
  if (code(segment, 2, 3) !== '') put(cursor, order, 'changeSequence', segment, cut(cursor, segment, 2, 3));
  const purposeCode = code(segment, 3);
  const isChange = cursor.type === 'ORDCHG' || kind === CHANGE_REQUEST;
  const known = PURPOSES.get(purposeCode);
  const purpose = isChange && known === 'original' ? 'change' : known;
  if (kind === CHANGE_REQUEST) markRead(cursor, 1, 1);
  if (purpose !== undefined) {
    put(cursor, order, 'purpose', segment, cut(cursor, segment, 3, 1, purpose));
  } else if (purposeCode !== '') {
    const message = `BGM 1225 is "${purposeCode.slice(0, 20)}", which says neither a new order nor a change that can be carried out.`;
    const at = componentPlace(segment, 3, 1);
    cursor.findings.push(finding('purpose-unknown', message, { path: '/purpose', at }));
  } else if (isChange) {
    order.purpose ??= (kind === CHANGE_REQUEST ? cut(cursor, segment, 1, 1, 'change') : undefined) ?? CHANGE;
  }
}

const CHANGE: DraftField = { text: '', rule: 'default/ordchg-purpose', value: 'change' };
const CHANGE_TYPE: DraftField = { text: '', rule: 'default/reference-type', value: CHANGE_NUMBER };

/**
 * The number of a change request (BGM 1004) is its own; RFF+ON names the purchase order, which is what the order is
 * known by. Without it nobody knows whether the number is the one or the other.
 */
function settleNumbers(cursor: Cursor): void {
  const { order, type, isChangeRequest, beginning } = cursor;
  if (beginning === undefined || (type !== 'ORDCHG' && !isChangeRequest)) return;
  const { changesPo, poNumber } = order;
  if (changesPo === undefined) {
    const message = `The change names no order that it changes (RFF+ON); its own number ${poNumber === undefined ? 'is missing too' : `${poNumber.text.slice(0, 40)} was taken for it`}.`;
    cursor.findings.push(finding('change-order-missing', message, { path: '/changesPo', at: placeOf(beginning) }));
    return;
  }
  if (poNumber !== undefined && !isSame(poNumber, changesPo)) addReference(cursor, CHANGE_TYPE, poNumber);
  order.poNumber = changesPo;
}

/** Names of documents that order nothing (1001): answers, offers, despatch advices, invoices. */
const NO_ORDERS = new Set(
  '231 232 233 270 271 310 311 315 320 325 326 327 350 351 380 381 382 383 384 385 386 387 388 389 390 393 394 395 632'.split(
    ' ',
  ),
);
const OTHER_ORDERS = new Set(['222', '223', '225', '229', '22E', '23E', '24E', '25E', '26E', '27E', '28E']);

function checkName(cursor: Cursor, segment: Segment, kind: string): void {
  if (kind === '' || ORDER_TYPES.has(kind) || kind === CHANGE_REQUEST || OTHER_ORDERS.has(kind)) return;
  const isNone = NO_ORDERS.has(kind);
  const message = `BGM 1001 is "${kind.slice(0, 10)}", ${isNone ? 'a document that orders nothing' : 'which is not known as the name of an order'}.`;
  const at = componentPlace(segment, 1, 1);
  cursor.findings.push(
    finding('document-name-unexpected', message, { at, ...(isNone ? {} : { severity: 'warning' }) }),
  );
}

/** The value of a text that a partner map reads, in EDIFACT's notation of numbers and dates. */
function partnerValue(
  cursor: Cursor,
  kind: string,
  { segment, element, component = 1 }: PartPlace,
): string | undefined {
  const text = code(segment, element, component);
  if (kind === 'decimal') {
    tellOpenNumber(cursor, segment, element, component, text);
    return numberValue(cursor, text);
  }
  if (kind !== 'date' || segment.tag !== 'DTM') return undefined;
  const read = readSaid(cursor, segment);
  return read !== undefined && 'day' in read ? read.day : undefined;
}
