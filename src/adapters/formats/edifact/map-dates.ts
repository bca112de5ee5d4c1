/** DTM: days and periods, in the layouts of 2379. */
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import { finding } from '../../../model/codes.ts';
import { qualifierOf } from '../../edi/days-not-requested.ts';
import { tellLimitDays } from '../../edi/limit-days.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import {
  addReference,
  code,
  conflict,
  cut,
  giveBack,
  isSame,
  kindField,
  leave,
  markRead,
  type Cursor,
  type DraftSchedule,
} from './map-cursor.ts';
import { readDatedDestination } from './map-places.ts';
import { fieldOfTerms, leaveTermsDate, seeTermsDay } from './map-payment-terms.ts';
import { DATES, ORDER_DATES, ORDER_REFERENCE } from './map-tables.ts';
import { isDateIn, isKnownLayout } from './dates.ts';
import { readDate, readingsOf, timeIn, type ReadDate } from './read-date.ts';

/** Groups whose dates are their own affair and no date of the order. */
const OWN_DATES = new Set(['PAT', 'PYT', 'CUX', 'ALC', 'DOC', 'PAC', 'PCI', 'PRI', 'APR', 'RCS', 'EQD', 'TAX']);
/** Of these a day of delivery is none: it dates the line or the order, wherever the sender puts it. */
const NO_DELIVERIES = new Set(['PRI', 'TAX', 'CUX']);
const REFERENCE_DATE = '171';
const ORDER_DATE = '4';

/**
 * A DTM directly behind an RFF dates the reference (the group RFF-DTM), whatever its qualifier: the day of a contract or of
 * a frame order is no day of this one. Only the order itself may be dated there, below RFF+ON.
 */
export function mapDate(cursor: Cursor, segment: Segment): void {
  placeDate(cursor, segment);
  if (cursor.usedEnd > 0) leaveTime(cursor, segment);
}

function placeDate(cursor: Cursor, segment: Segment): void {
  const qualifier = code(segment, 1);
  if (DATES.has(qualifier)) readDatedDestination(cursor);
  if (cursor.group === 'PAT' || cursor.group === 'PYT') {
    mapTermsDate(cursor, segment, qualifier);
  } else if (OWN_DATES.has(cursor.group) && !(NO_DELIVERIES.has(cursor.group) && DATES.has(qualifier))) {
    keepAside(cursor, segment);
  } else if (cursor.reference !== undefined && !(cursor.reference === ORDER_REFERENCE && qualifier === ORDER_DATE)) {
    keepAside(cursor, segment, qualifier === REFERENCE_DATE ? 'date' : 'referenceDate');
  } else if (cursor.schedule !== undefined) {
    mapScheduleDate(cursor, cursor.schedule, segment);
  } else if (cursor.line === undefined && ORDER_DATES.has(qualifier)) {
    mapOrderDate(cursor, segment, qualifier);
  } else {
    mapWindow(cursor, cursor.line ?? cursor.order, segment, qualifier);
  }
}

/** The fields of a DTM: one, or the two ends of a period. All stand at 2380 as a whole. */
interface DateFields {
  readonly date?: DraftField | undefined;
  readonly earliest?: DraftField | undefined;
  readonly latest?: DraftField | undefined;
}

function dateFields(cursor: Cursor, segment: Segment, qualifier: string): DateFields {
  const read = readSaid(cursor, segment);
  markRead(cursor, 1, 1);
  markRead(cursor, 1, 3);
  const field = (value?: string): DraftField | undefined => cut(cursor, segment, 1, 2, value, qualifier);
  if (read === undefined) return { date: field() };
  return 'day' in read ? { date: field(read.day) } : { earliest: field(read.from), latest: field(read.until) };
}

/** An order holds days: the time beside one is listed among what was not used, as X12's DTM03 and DTM04 are. */
function leaveTime(cursor: Cursor, segment: Segment): void {
  const time = timeIn(code(segment, 1, 2), code(segment, 1, 3));
  if (time !== undefined) leave(cursor, segment, 1, 2, time);
}

/**
 * Reads 2380 by 2379, which says in which order the parts of a date stand. Where it says nothing, the text is read in the only
 * way that it can be, and of several the one with the year first is taken, and a person looks.
 */
export function readSaid(cursor: Cursor, segment: Segment): ReadDate | undefined {
  const [text, layout] = [code(segment, 1, 2), code(segment, 1, 3)];
  const said = readDate(text, layout);
  if (said !== undefined || text === '') return said;
  // A time, a number of days; what its layout does not fit was told with the syntax (`element-date`).
  if (layout !== '' && (!isKnownLayout(layout) || isDateIn(layout, text))) return undefined;
  const [first, ...others] = readingsOf(text);
  if (layout !== '') return others.length === 0 ? first : undefined;
  if (first === undefined) return undefined; // That it is no date is told elsewhere.
  const open = others.length === 0 ? '' : `, and may be ${others.map(shownReading).join(' or ')}`;
  const message = `The date ${text} does not say how it is laid out (2379); it was read as ${shownReading(first)}${open}.`;
  const at = componentPlace(segment, 1, 2);
  // Six digits are read by a rule of thumb even where the calendar leaves one reading.
  const severity = others.length > 0 ? 'error' : text.trim().length === 6 ? 'warning' : 'info';
  cursor.findings.push(finding('date-layout-missing', message, { at, severity }));
  return first;
}

function shownReading(read: ReadDate): string {
  return 'day' in read ? read.day : `${read.from} to ${read.until}`;
}

function mapOrderDate(cursor: Cursor, segment: Segment, qualifier: string): void {
  const { date } = dateFields(cursor, segment, qualifier);
  if (date === undefined) giveBack(cursor);
  else settle(cursor, cursor.order, 'orderDate', segment, date, (rule) => ORDER_DATES.get(rule)?.rank);
}

function mapWindow(cursor: Cursor, owner: DraftOrder | DraftLine, segment: Segment, qualifier: string): void {
  const meaning = DATES.get(qualifier);
  if (meaning === undefined) {
    keepAside(cursor, segment);
    return;
  }
  const { date, earliest, latest } = dateFields(cursor, segment, qualifier);
  const window = (owner[meaning.window] ??= {});
  if (date !== undefined) settle(cursor, window, meaning.side, segment, date, windowRank);
  // "Not before week 48" is not before its Monday, and says nothing of its Sunday.
  if (earliest !== undefined && meaning.side !== 'latest')
    settle(cursor, window, 'earliest', segment, earliest, windowRank);
  if (latest !== undefined && meaning.side !== 'earliest')
    settle(cursor, window, 'latest', segment, latest, windowRank);
}

function windowRank(qualifier: string): number | undefined {
  return DATES.get(qualifier)?.rank;
}

/** Of two dates for one field the better ranked stands, the other one is kept as a reference `date/…`. */
function settle(
  cursor: Cursor,
  owner: object,
  key: string,
  segment: Segment,
  field: DraftField,
  rankOf: (qualifier: string) => number | undefined,
): void {
  const fields = owner as Record<string, DraftField | undefined>;
  const present = fields[key];
  if (present === undefined) {
    fields[key] = field;
    return;
  }
  const [had, has] = [present, field].map(qualifierOf);
  if (isSame(present, field)) {
    if ((rankOf(has ?? '') ?? Infinity) < (rankOf(had ?? '') ?? Infinity)) fields[key] = field;
    return;
  }
  if (had === has) {
    conflict(cursor, segment, present, field, key);
    giveBack(cursor);
    return;
  }
  if (key !== 'date' && key !== 'orderDate') tellLimit(cursor, segment, [present, had ?? ''], [field, has ?? '']);
  const isBetter = (rankOf(has ?? '') ?? Infinity) < (rankOf(had ?? '') ?? Infinity);
  if (isBetter) fields[key] = field;
  const [loser, qualifier] = isBetter ? [present, had] : [field, has];
  addReference(cursor, { text: '', rule: 'default/reference-type', value: `date/${qualifier}` }, loser);
}

type Said = readonly [field: DraftField, qualifier: string];

function tellLimit(cursor: Cursor, segment: Segment, ...days: readonly [Said, Said]): void {
  const [first, later] = days.map(([field, qualifier]) => ({
    code: qualifier,
    day: String(field.value ?? field.text),
    isCancel: qualifier === CANCEL_DAY,
  }));
  if (first !== undefined && later !== undefined)
    tellLimitDays(cursor.findings, first, later, componentPlace(segment, 1, 2));
}

export function isCancelDay(field: DraftField): boolean {
  return qualifierOf(field) === CANCEL_DAY;
}

/** 2005: canceled if it is not delivered by then. */
const CANCEL_DAY = '61';

/** Days of the terms. One that they have no field for is kept aside, and told with them. */
function mapTermsDate(cursor: Cursor, segment: Segment, qualifier: string): void {
  const { order } = cursor;
  const read = readSaid(cursor, segment);
  const to = read !== undefined && 'day' in read ? fieldOfTerms(cursor, qualifier) : undefined;
  const field = to === undefined || read === undefined || !('day' in read) ? undefined : cut(cursor, segment, 1, 2, read.day, qualifier); // prettier-ignore
  const present = to === undefined ? undefined : order.paymentTerms?.[to];
  if (to === undefined || field === undefined || (present !== undefined && !isSame(present, field))) {
    giveBack(cursor);
    keepAside(cursor, segment, 'date', read);
    leaveTermsDate(cursor, segment);
    return;
  }
  (order.paymentTerms ??= {})[to] ??= field;
  seeTermsDay(cursor);
  markRead(cursor, 1, 1);
  markRead(cursor, 1, 3);
}

/** A date that is no date of the order: kept with its qualifier, so that no one takes it for another. */
function keepAside(cursor: Cursor, segment: Segment, kind = 'date', read = readSaid(cursor, segment)): void {
  const type = kindField(cursor, segment, 1, 1, kind);
  const value = cut(cursor, segment, 1, 2, read !== undefined && 'day' in read ? read.day : undefined);
  if (type === undefined || value === undefined) {
    giveBack(cursor);
    return;
  }
  markRead(cursor, 1, 3);
  addReference(cursor, type, value);
}

/**
 * DTM of one delivery. What is requested at the ship-to is its date; a limit, or a day at the other end of the
 * transport, keeps its own place.
 */
function mapScheduleDate(cursor: Cursor, schedule: DraftSchedule, segment: Segment): void {
  const qualifier = code(segment, 1);
  const meaning = DATES.get(qualifier);
  if (meaning === undefined) {
    const message = `The day of a delivery is of kind ${qualifier.slice(0, 10)} (2005), for which an order has no place there; it was left out.`;
    cursor.findings.push(finding('code-unknown', message, { at: componentPlace(segment, 1, 1) }));
    return;
  }
  const { date, earliest, latest } = dateFields(cursor, segment, qualifier);
  const isDay = meaning.window === 'requestedDelivery' && meaning.side === 'date';
  if (date !== undefined && isDay) settleDay(cursor, schedule, 'date', segment, date);
  else {
    const window = (schedule[meaning.window] ??= {});
    if (date !== undefined) settleDay(cursor, window, meaning.side, segment, date);
    if (earliest !== undefined && meaning.side !== 'latest') settleDay(cursor, window, 'earliest', segment, earliest);
    if (latest !== undefined && meaning.side !== 'earliest') settleDay(cursor, window, 'latest', segment, latest);
  }
}

/** A delivery has no references, so that of two days for one field the later one is told. */
function settleDay<Key extends string>(
  cursor: Cursor,
  owner: { [Side in Key]?: DraftField },
  key: Key,
  segment: Segment,
  field: DraftField,
): void {
  const present = owner[key];
  if (present === undefined) owner[key] = field;
  else if (!isSame(present, field)) {
    conflict(cursor, segment, present, field, key);
    giveBack(cursor);
  }
}
