/**
 * TRADACOMS ORDERS into a draft order: the file header (ORDHDR) says who sells and who buys, each ORDERS message is
 * one order. The tables are in `map-tables.ts`.
 */
import { finding } from '../../../model/codes.ts';
import type { Interchange } from '../../../model/decoded.ts';
import type { DraftField, DraftLine, DraftOrder, DraftParty } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import type { PartnerProfile } from '../../../model/partner-profile.ts';
import { tellFreeLines } from '../../edi/free-lines.ts';
import { PartnerMap, type UnusedPart } from '../../edi/partner-map.ts';
import { componentPlace, componentText, elementPlace, rawComponents, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import { unreadSegment } from '../../edi/unread-segment.ts';
import { addNote, cut, DOCUMENT, implied, markRead, noteType, sweep, type Cursor, type Target } from './map-cursor.ts';
import {
  ADDRESS_ELEMENT,
  ADDRESS_LINES,
  CUSTOMER_RULES,
  DESCRIPTION_ELEMENT,
  LINE_RULES,
  LOCATION_RULES,
  MEASURE_DECIMALS,
  NEW_ORDERS,
  ORDER_RULES,
  SUPPLIER_RULES,
  type FieldRule,
} from './map-tables.ts';

export interface MapContext {
  readonly interchange: Interchange;
  readonly profile: PartnerProfile | undefined;
}
export interface MappedOrder {
  readonly draft: DraftOrder;
  readonly unused: UnusedPart[];
  readonly findings: Finding[];
}

type Handler = (cursor: Cursor, segment: Segment) => void;

const ENVELOPE = new Set(['STX', 'MHD', 'MTR', 'END', 'BAT', 'EOB']);
const FILE_NUMBER = 'FIL'; // Known, but the order has no place for it.

/**
 * Maps one order. Never throws: what has no place is listed as unused.
 *
 * @param header STX and the segments of the ORDHDR message, MHD to MTR; they hold for all orders of the file.
 * @param segments one ORDERS message, MHD to MTR.
 */
export function mapTradacoms(
  header: readonly Segment[],
  segments: readonly Segment[],
  { interchange, profile }: MapContext,
): MappedOrder {
  const test: DraftField = { text: '', rule: 'tradacoms/STX', value: interchange.test };
  const cursor: Cursor = { order: { test }, unused: [], findings: [], line: undefined, days: undefined, used: [] };
  const partner = PartnerMap.of(profile, DOCUMENT);
  for (const segment of [...header, ...segments]) {
    if (ENVELOPE.has(segment.tag)) continue;
    cursor.used.length = 0;
    const handler = HANDLERS.get(segment.tag);
    handler?.(cursor, segment);
    if (handler === undefined && segment.tag !== FILE_NUMBER) cursor.findings.push(unreadSegment(segment));
    partner?.see(segment, cursor.line);
    sweep(cursor, segment);
  }
  const { order, unused, findings } = cursor;
  const { delimiters, date } = interchange;
  partner?.apply({
    order,
    unused,
    findings,
    interchangeDate: date,
    delimiters: { ...delimiters, release: delimiters.release ?? '' },
  });
  tellFreeLines(order, {}, findings);
  return { draft: order, unused, findings };
}

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['TYP', mapType],
  ['SDT', (cursor, segment) => mapParty(cursor, 'seller', SUPPLIER_RULES, segment)],
  ['CDT', (cursor, segment) => mapParty(cursor, 'buyer', CUSTOMER_RULES, segment)],
  ['CLO', (cursor, segment) => mapParty(cursor, 'shipTo', LOCATION_RULES, segment)],
  ['ORD', mapOrderSegment],
  ['DIN', mapDelivery],
  ['OTR', mapTrailer],
  ['OLD', mapLine],
  ['DNA', (cursor, segment) => mapNarrative(cursor, segment, 3)],
  ['DNB', (cursor, segment) => mapNarrative(cursor, segment, 4)],
]);

/** TYP: 0430 is new orders. Nothing else may become an order without a person. */
function mapType(cursor: Cursor, segment: Segment): void {
  const code = (componentText(segment, 1, 1) ?? '').trim();
  if (code === NEW_ORDERS) {
    const field = cut(cursor, segment, 1, 1, 'TCDE', 'original');
    if (field !== undefined) cursor.order.purpose = field;
    markRead(cursor, 2, 1); // The same in words.
    return;
  }
  const message = `TYP is "${code.slice(0, 20)}"; only ${NEW_ORDERS} (new orders) says that these are to be delivered.`;
  cursor.findings.push(finding('purpose-unknown', message, { path: '/purpose', at: componentPlace(segment, 1, 1) }));
}

function mapOrderSegment(cursor: Cursor, segment: Segment): void {
  applyRules(cursor, ORDER_RULES, cursor.order, segment);
}

function mapTrailer(cursor: Cursor, segment: Segment): void {
  cursor.line = undefined;
  mapOrderSegment(cursor, segment);
}

/** A second DIN with other days would make one window of two deliveries. Its instructions are read all the same. */
function mapDelivery(cursor: Cursor, segment: Segment): void {
  const [first, days] = [cursor.days, daysOf(segment)];
  if (days.every((day) => day === '')) return applyRules(cursor, DELIVERY_NOTES, cursor.order, segment);
  if (first === undefined || days.join('+') === first.join('+')) {
    cursor.days = days;
    return mapOrderSegment(cursor, segment);
  }
  applyRules(cursor, DELIVERY_NOTES, cursor.order, segment);
  const message = `The order is to be delivered ${windowShown(first)} first, and ${windowShown(days)} by a later DIN.`;
  cursor.findings.push(finding('value-conflict', message, { at: componentPlace(segment, 1, 1), severity: 'error' }));
}

const DELIVERY_NOTES = ORDER_RULES.filter(({ to }) => to.startsWith('notes:'));

function daysOf(segment: Segment): [earliest: string, latest: string] {
  return [textAt(segment, 1, 1), textAt(segment, 2, 1)];
}

function windowShown([earliest, latest]: readonly [string, string]): string {
  return [earliest === '' ? '' : `from ${shown(earliest)}`, latest === '' ? '' : `until ${shown(latest)}`]
    .join(' ')
    .trim();
}

/** The first of a kind is that of the order; a second one, who is told, stands among the parties, and nothing of both is joined. */
function mapParty(
  cursor: Cursor,
  role: 'seller' | 'buyer' | 'shipTo',
  rules: readonly FieldRule[],
  segment: Segment,
): void {
  const { order, findings } = cursor;
  const party: DraftParty = {};
  readParty(cursor, party, rules, segment);
  if (order[role] === undefined) {
    order[role] = party;
    return;
  }
  const { tag } = segment;
  (order.parties ??= []).push({ role: { text: '', rule: `tradacoms/${DOCUMENT}/${tag}`, value: tag }, ...party });
  const message = `The order has a second ${tag}; the first one was taken, and this one is among the parties.`;
  findings.push(finding('value-conflict', message, { at: elementPlace(segment, 1), severity: 'error' }));
}

function readParty(cursor: Cursor, party: DraftParty, rules: readonly FieldRule[], segment: Segment): void {
  applyRules(cursor, rules, party, segment);
  const lines: DraftField[] = [];
  for (let component = 1; component <= ADDRESS_LINES; component++) {
    const line = cut(cursor, segment, ADDRESS_ELEMENT, component, 'ADDR');
    if (line !== undefined) lines.push(line);
  }
  const postalCode = cut(cursor, segment, ADDRESS_ELEMENT, ADDRESS_LINES + 1, 'ADDR');
  if (lines.length > 0) (party.address ??= {}).lines ??= lines;
  if (postalCode !== undefined) (party.address ??= {}).postalCode ??= postalCode;
}

/**
 * OLD. What is ordered is a number of traded units (each of the item that SPRO names), or a measure when OQTY gives
 * only that.
 */
function mapLine(cursor: Cursor, segment: Segment): void {
  const line: DraftLine = {};
  cursor.line = line;
  cursor.order.lines ??= [];
  cursor.order.lines.push(line);
  applyRules(cursor, LINE_RULES, line, segment);
  if (line.quantity !== undefined) {
    mapUnit(cursor, line, segment);
    tellTradedUnits(cursor, line, segment);
    tellMeasure(cursor, line, segment);
  } else mapMeasure(cursor, line, segment);
  const [first, second] = [1, 2].map((component) => cut(cursor, segment, DESCRIPTION_ELEMENT, component, 'TDES'));
  if (first !== undefined) line.description = first;
  if (second !== undefined) line.specification = second;
  checkPriceUnit(cursor, line, segment);
}

const EACH: DraftField = { text: '', rule: 'computed/tradacoms-ordering-unit', value: 'EA' };

/** What is counted: the third component of OQTY or UNOR names it where no measure stands before it that it belongs to. */
function mapUnit(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const isWeighed = hasMeasure(segment, 6);
  const isOfMeasure = hasMeasure(segment, 5) || (isWeighed && textAt(segment, 5, 3) === textAt(segment, 6, 3));
  const stated =
    (isWeighed ? undefined : cut(cursor, segment, 6, 3, 'OQTY')) ??
    (isOfMeasure ? undefined : cut(cursor, segment, 5, 3, 'UNOR'));
  line.uom = stated ?? EACH;
  if (stated !== undefined) line.sourceUom = stated;
}

function textAt(segment: Segment, element: number, component: number): string {
  return (componentText(segment, element, component) ?? '').trim();
}

/** The second component of UNOR and OQTY; zeros are how a sender fills a field of fixed length. */
function hasMeasure(segment: Segment, element: 5 | 6): boolean {
  return /[^0\s.]/.test(componentText(segment, element, 2) ?? '');
}

/**
 * UNOR above 1: what is counted is cases and the like, and how many are in one is kept with the line. The number of the case
 * (SPRO) says what there are so many of; where only the consumer unit or the customer's own number stands, nobody knows. Nor
 * does anybody where a unit is named besides: a number that is no DUN-14 may be that of the single piece.
 */
function tellTradedUnits(
  cursor: Cursor,
  { quantity, gtin, supplierSku, sourceUom, otherIds = [] }: DraftLine,
  segment: Segment,
): void {
  const inside = textAt(segment, 5, 1);
  const isCase = otherIds.some(({ scheme }) => scheme?.value === 'DUN-14');
  const unit = sourceUom?.text.trim() ?? '';
  const isNamed = (gtin !== undefined || supplierSku !== undefined) && /^(?:EA|EACH)?$/i.test(unit);
  if (isCase || isNamed || !/[2-9]|1\d/.test(inside)) return;
  const count = quantity?.text.trim().slice(0, 20) ?? '';
  const units = unit === '' ? 'traded units' : shown(unit.slice(0, 20));
  const message = `OLD orders ${count} ${units} of ${inside.slice(0, 20)} consumer units each, but no number says which traded unit is meant.`;
  cursor.findings.push(finding('unit-multiplied', message, { at: componentPlace(segment, 6, 1) }));
}

/**
 * A measure beside the number is a second ordered quantity. Where it is the number times the measure of one (UNOR) both order the
 * same, but a price that names no unit (OUCT) may be that of the measure.
 */
function tellMeasure(cursor: Cursor, line: DraftLine, segment: Segment): void {
  if (!hasMeasure(segment, 6)) return;
  const [of, ordered] = [5, 6].map((element) => ({
    measure: textAt(segment, element, 2),
    unit: textAt(segment, element, 3),
  }));
  const count = line.quantity?.text.trim() ?? '';
  const texts = [of?.measure ?? '', count, ordered?.measure ?? ''];
  let isSame = false;
  if (of?.unit === ordered?.unit && texts.every((text) => /^\d{1,30}$/.test(text))) {
    const [one = 0n, times = 0n, all = 0n] = texts.map(BigInt);
    isSame = one * times === all;
  }
  const isPriceOpen = line.unitPrice !== undefined && ordered?.unit !== '' && textAt(segment, 7, 2) === '';
  if (isSame && !isPriceOpen) return;
  const value = implied(cursor, segment, 6, 2, MEASURE_DECIMALS) ?? ordered?.measure ?? '';
  const total = `${value} ${ordered?.unit ?? ''}`.trim().slice(0, 40);
  const why = isSame
    ? 'the price may be that of either'
    : 'the order has the number alone, and what is delivered by weight or length may be the other';
  const message = `OLD orders ${count.slice(0, 20)} units and ${shown(total)} in total; ${why}.`;
  const at = componentPlace(segment, 6, 2);
  cursor.findings.push(finding('order-detail-left-out', message, { at, severity: 'error' }));
}

function mapMeasure(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const value = implied(cursor, segment, 6, 2, MEASURE_DECIMALS);
  const quantity = cut(cursor, segment, 6, 2, 'OQTY', value);
  if (quantity === undefined) return;
  line.quantity = quantity;
  const unit = cut(cursor, segment, 6, 3, 'OQTY');
  if (unit === undefined) return;
  line.uom = unit;
  line.sourceUom = unit;
}

/** OUCT 2 names a unit of the price; where it is not that of the quantity, the price must be converted by a person. */
function checkPriceUnit(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const unit = textAt(segment, 7, 2);
  if (unit === '') return;
  if (unit === line.sourceUom?.text.trim()) {
    markRead(cursor, 7, 2);
    return;
  }
  const message = `The price is per ${unit.slice(0, 20)}, but the quantity is in ${line.sourceUom?.text.slice(0, 20) ?? 'traded units'}.`;
  cursor.findings.push(finding('price-unit-differs', message, { at: componentPlace(segment, 7, 2) }));
}

/** DNA and DNB: pairs of a text code and its text (RTEX), then free lines (GNAR). */
function mapNarrative(cursor: Cursor, segment: Segment, registered: number): void {
  const owner = segment.tag === 'DNB' ? lineOf(cursor, segment) : cursor.order;
  if (owner === undefined) return;
  const count = rawComponents(segment, registered).length;
  for (let component = 1; component <= count; component += 2) {
    const text = cut(cursor, segment, registered, component + 1, 'RTEX');
    if (text === undefined) continue;
    addNote(owner, cut(cursor, segment, registered, component, 'RTEX') ?? noteType('general'), text);
  }
  for (let component = 1; component <= rawComponents(segment, registered + 1).length; component++) {
    const text = cut(cursor, segment, registered + 1, component, 'GNAR');
    if (text !== undefined) addNote(owner, noteType('general'), text);
  }
  if (cursor.used.length === 0) return;
  markRead(cursor, 1, 1); // SEQA and SEQB number the line and the narrative.
  if (segment.tag === 'DNB') markRead(cursor, 2, 1);
}

/** DNB 1 repeats the number of its line. */
function lineOf({ line, order }: Cursor, segment: Segment): DraftLine | undefined {
  const number = (componentText(segment, 1, 1) ?? '').trim();
  if (number === '' || line?.lineNumber?.text.trim() === number) return line;
  return order.lines?.find(({ lineNumber }) => lineNumber?.text.trim() === number);
}

function applyRules(cursor: Cursor, rules: readonly FieldRule[], target: Target, segment: Segment): void {
  for (const { tag, element, component, name, to, decimals } of rules) {
    if (tag !== segment.tag) continue;
    const value = decimals === undefined ? undefined : implied(cursor, segment, element, component, decimals);
    const field = cut(cursor, segment, element, component, name, value);
    if (field !== undefined) place(cursor, target, to, field);
  }
}

function place(cursor: Cursor, target: Target, to: string, field: DraftField): void {
  const [list = '', kind] = to.split(':');
  if (kind !== undefined) {
    const items = (target[list] ??= []) as Record<string, DraftField>[];
    const named = { text: '', rule: 'default/kind', value: kind };
    if (list === 'notes') items.push({ type: named, text: field });
    else items.push(list === 'references' ? { type: named, value: field } : { scheme: named, value: field });
    return;
  }
  const [first = '', second] = to.split('/');
  const owner = second === undefined ? target : ((target[first] ??= {}) as Target);
  const key = second ?? first;
  const present = owner[key] as DraftField | undefined;
  if (present === undefined) {
    owner[key] = field;
  } else if (present.text.trim() !== field.text.trim()) {
    const message = `The document says "${present.text.slice(0, 80)}" first and "${field.text.slice(0, 80)}" later for the same field.`;
    const { at } = field;
    cursor.findings.push(finding('value-conflict', message, { severity: 'error', ...(at !== undefined && { at }) }));
  }
}
