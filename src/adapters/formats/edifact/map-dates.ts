/** DTM: days and periods, in the layouts of 2379. */
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import { finding } from '../../../model/codes.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import { isUsualDay } from './dates.ts';
import {
  addReference,
  code,
  conflict,
  cut,
  giveBack,
  isSame,
  kindField,
  markRead,
  type Cursor,
  type DraftSchedule,
} from './map-cursor.ts';
import { DATES, ORDER_DATES, ORDER_REFERENCE } from './map-tables.ts';

/** Groups whose dates are their own affair and no date of the order. */
const OWN_DATES = new Set(['PAT', 'PYT', 'CUX', 'ALC', 'DOC', 'PAC', 'PCI', 'PRI', 'APR', 'RCS', 'EQD', 'TAX']);
const REFERENCE_DATE = '171';
const ORDER_DATE = '4';

/**
 * A DTM directly behind an RFF dates the reference (the group RFF-DTM), whatever its qualifier: the day of a contract or of
 * a frame order is no day of this one. Only the order itself may be dated there, below RFF+ON.
 */
export function mapDate(cursor: Cursor, segment: Segment): void {
  const qualifier = code(segment, 1);
  if (cursor.section === 'summary') return;
  if (cursor.group === 'PAT' || cursor.group === 'PYT') {
    mapTermsDate(cursor, segment, qualifier);
  } else if (OWN_DATES.has(cursor.group)) {
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

/** One day, or the first and the last of a period; with a time, its day. */
export type ReadDate = { readonly day: string } | { readonly from: string; readonly until: string };

/**
 * Reads 2380 by 2379. Times and zones are left to the lineage: the day is the one that the sender wrote, wherever he
 * is. A week (615, 616) runs from Monday to Sunday (ISO 8601), a month (609, 610) from its first to its last day.
 *
 * @returns `undefined` for a layout that is not known or a text that does not fit it; `normalize` then judges the text.
 */
export function readDate(text: string, format: string): ReadDate | undefined {
  if (format === '102' && isUsualDay(text)) return { day: `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` };
  const digits = text.trim();
  const layout = DAY_LAYOUTS.get(format);
  if (layout !== undefined) {
    const match = layout.exec(digits);
    const day = match === null ? undefined : dayFrom(match.groups ?? {});
    return day === undefined ? undefined : { day };
  }
  const period = PERIOD_LAYOUTS.get(format);
  if (period !== undefined) {
    const [, from = '', until = ''] = period.exec(digits) ?? [];
    const [first, last] = [from, until].map((part) => dayFrom(SPLIT.exec(part)?.groups ?? {}));
    return first === undefined || last === undefined ? undefined : { from: first, until: last };
  }
  if (format === '616') return weekOf(digits);
  if (format === '610') return monthOf(digits);
  if (format === '615') return weekOf(withCentury(digits));
  if (format === '609') return monthOf(withCentury(digits));
  if (format === '715' || format === '716') return weeksOf(digits, format === '715' ? 4 : 6);
  return undefined;
}

/** Two digits of a year as POSIX reads them, and as `normalize` does. */
function withCentury(digits: string): string {
  return `${Number(digits.slice(0, 2)) < 70 ? '20' : '19'}${digits}`;
}

/** From the first day of one week to the last day of another, sent with or without a hyphen. */
function weeksOf(text: string, length: number): ReadDate | undefined {
  const digits = text.replace('-', '');
  if (digits.length !== 2 * length) return undefined;
  const [first, last] = [digits.slice(0, length), digits.slice(length)].map((week) => weekOf(length === 4 ? withCentury(week) : week)); // prettier-ignore
  if (first === undefined || last === undefined || !('from' in first) || !('from' in last)) return undefined;
  return first.from <= last.until ? { from: first.from, until: last.until } : undefined;
}

const CENTURY_DAY = /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)/;
const SHORT_DAY = /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)/;
const SPLIT = /^(?<y>\d\d(?:\d\d)?)(?<m>\d\d)(?<d>\d\d)$/;

/** 2379 of a single day, with or without a time, to how its text begins and how long it is. */
const DAY_LAYOUTS: ReadonlyMap<string, RegExp> = new Map([
  ['2', /^(?<d>\d\d)(?<m>\d\d)(?<y>\d\d)$/],
  ['3', /^(?<m>\d\d)(?<d>\d\d)(?<y>\d\d)$/],
  ['4', /^(?<d>\d\d)(?<m>\d\d)(?<y>\d{4})$/],
  ['101', new RegExp(`${SHORT_DAY.source}$`)],
  ['102', new RegExp(`${CENTURY_DAY.source}$`)],
  ['201', new RegExp(`${SHORT_DAY.source}\\d{4}$`)],
  ['202', new RegExp(`${SHORT_DAY.source}\\d{6}$`)],
  ['203', new RegExp(`${CENTURY_DAY.source}\\d{4}$`)],
  ['204', new RegExp(`${CENTURY_DAY.source}\\d{6}$`)],
  ['205', new RegExp(`${CENTURY_DAY.source}\\d{4}[+-]?\\d{2}:?\\d{0,2}$`)],
  ['301', new RegExp(`${SHORT_DAY.source}\\d{4}.{1,6}$`)],
  ['302', new RegExp(`${SHORT_DAY.source}\\d{6}.{1,6}$`)],
  ['303', new RegExp(`${CENTURY_DAY.source}\\d{4}.{1,6}$`)],
  ['304', new RegExp(`${CENTURY_DAY.source}\\d{6}.{1,6}$`)],
]);

/** 2379 of a period, sent with or without a hyphen, to its two days. */
const PERIOD_LAYOUTS: ReadonlyMap<string, RegExp> = new Map([
  ['713', /^(\d{6})\d{4}-?(\d{6})\d{4}$/],
  ['717', /^(\d{6})-?(\d{6})$/],
  ['718', /^(\d{8})-?(\d{8})$/],
  ['719', /^(\d{8})\d{4}-?(\d{8})\d{4}$/],
]);

function dayFrom({ y = '', m = '', d = '' }: Readonly<Record<string, string>>): string | undefined {
  return isoDay(`${y.length === 4 ? y : withCentury(y)}-${m}-${d}`);
}

/** The text itself when the calendar has that day. */
function isoDay(text: string): string | undefined {
  const instant = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || text.startsWith('0000')) return undefined;
  return instant.toISOString().slice(0, 10) === text ? text : undefined;
}

const DAY_MS = 86_400_000;

function weekOf(text: string): ReadDate | undefined {
  const [, year = '', week = ''] = /^(\d{4})(\d\d)$/.exec(text) ?? [];
  if (year === '' || Number(year) === 0 || Number(week) < 1 || Number(week) > 53) return undefined;
  const fourth = Date.parse(`${year}-01-04T00:00:00Z`); // 4 January is always in week 1.
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  const monday = fourth + ((Number(week) - 1) * 7 - weekday) * DAY_MS;
  // Week 53 of a year with 52 would be week 1 of the next.
  if (new Date(monday + 3 * DAY_MS).getUTCFullYear() !== Number(year)) return undefined;
  return { from: dayOf(monday), until: dayOf(monday + 6 * DAY_MS) };
}

function monthOf(text: string): ReadDate | undefined {
  const from = /^\d{6}$/.test(text) ? isoDay(`${text.slice(0, 4)}-${text.slice(4)}-01`) : undefined;
  if (from === undefined) return undefined;
  return { from, until: dayOf(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4)), 0)) };
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** The fields of a DTM: one, or the two ends of a period. All stand at 2380 as a whole. */
interface DateFields {
  readonly date?: DraftField | undefined;
  readonly earliest?: DraftField | undefined;
  readonly latest?: DraftField | undefined;
}

function dateFields(cursor: Cursor, segment: Segment, qualifier: string): DateFields {
  const read = readDate(code(segment, 1, 2), code(segment, 1, 3));
  markRead(cursor, 1, 1);
  markRead(cursor, 1, 3);
  const field = (value?: string): DraftField | undefined => cut(cursor, segment, 1, 2, value, qualifier);
  if (read === undefined) {
    tellLayout(cursor, segment);
    return { date: field() };
  }
  return 'day' in read ? { date: field(read.day) } : { earliest: field(read.from), latest: field(read.until) };
}

/** 2379 says in which order the parts of a date stand. Eight digits begin with a century, six may be a day in two ways. */
function tellLayout(cursor: Cursor, segment: Segment): void {
  const text = code(segment, 1, 2);
  if (code(segment, 1, 3) !== '' || !/^\d{6}$/.test(text)) return;
  const [one, other] = ['101', '2'].map((layout) => readDate(text, layout));
  const [day, otherDay] = [one, other].map((read) => (read !== undefined && 'day' in read ? read.day : undefined));
  if (day === undefined) return; // That it is no day is told elsewhere.
  const isOpen = otherDay !== undefined && otherDay !== day;
  const message = `The date ${text} does not say how it is laid out (2379); it was read as ${day}${isOpen ? `, and may be ${otherDay}` : ''}.`;
  const at = componentPlace(segment, 1, 2);
  cursor.findings.push(finding('date-layout-missing', message, { at, ...(isOpen ? { severity: 'error' } : {}) }));
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
  if (present === undefined || isSame(present, field)) {
    fields[key] ??= field;
    return;
  }
  const [had, has] = [present, field].map(({ rule }) => rule.slice(rule.lastIndexOf('/') + 1));
  if (had === has) {
    conflict(cursor, segment, present, field);
    giveBack(cursor);
    return;
  }
  const isBetter = (rankOf(has ?? '') ?? Infinity) < (rankOf(had ?? '') ?? Infinity);
  if (isBetter) fields[key] = field;
  const [loser, qualifier] = isBetter ? [present, had] : [field, has];
  addReference(cursor, { text: '', rule: 'default/reference-type', value: `date/${qualifier}` }, loser);
}

/** Days of the terms: on which the whole is due (13), until which the discount may be taken (12). Instalments have many. */
function mapTermsDate(cursor: Cursor, segment: Segment, qualifier: string): void {
  const { order, terms } = cursor;
  const to = TERMS_DATES.get(qualifier);
  const read = readDate(code(segment, 1, 2), code(segment, 1, 3));
  if (to === undefined || !to.kinds.has(terms) || read === undefined || !('day' in read)) {
    keepAside(cursor, segment);
    return;
  }
  const field = cut(cursor, segment, 1, 2, read.day, qualifier);
  const present = order.paymentTerms?.[to.field];
  if (field === undefined || (present !== undefined && !isSame(present, field))) {
    giveBack(cursor);
    keepAside(cursor, segment);
    return;
  }
  (order.paymentTerms ??= {})[to.field] ??= field;
  markRead(cursor, 1, 1);
  markRead(cursor, 1, 3);
}

/** By 2005, in terms of which kind (4279): basic, fixed date, discount. */
const TERMS_DATES: ReadonlyMap<
  string,
  { readonly field: 'netDate' | 'discountDate'; readonly kinds: ReadonlySet<string> }
> = new Map([
  ['13', { field: 'netDate', kinds: new Set(['1', '3']) }],
  ['12', { field: 'discountDate', kinds: new Set(['1', '3', '22']) }],
]);

/** A date that is no date of the order: kept with its qualifier, so that no one takes it for another. */
function keepAside(cursor: Cursor, segment: Segment, kind = 'date'): void {
  const type = kindField(cursor, segment, 1, 1, kind);
  const read = readDate(code(segment, 1, 2), code(segment, 1, 3));
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
    conflict(cursor, segment, present, field);
    giveBack(cursor);
  }
}
