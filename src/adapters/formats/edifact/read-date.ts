/** What 2380 says as 2379 lays it out, or as the only layout that it can have. */
import { isUsualDay } from './dates.ts';

/** One day, or the first and the last of a period; with a time, its day. */
export type ReadDate = { readonly day: string } | { readonly from: string; readonly until: string };

/**
 * Reads 2380 by 2379. Times and zones are left to the lineage: the day is the one that the sender wrote, wherever he
 * is. A week (615, 616) runs from Monday to Sunday (ISO 8601), a month (609, 610) from its first to its last day. Not read is what
 * has no year, or parts of a year that partners count in ways of their own.
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
  const span = SPANS.get(format);
  if (span !== undefined) return spanOf(digits, span);
  const ends = SPAN_PAIRS.get(format);
  return ends === undefined ? undefined : spansOf(digits, ends);
}

/** Two digits of a year as POSIX reads them, and as `normalize` does. */
function withCentury(digits: string): string {
  return `${Number(digits.slice(0, 2)) < 70 ? '20' : '19'}${digits}`;
}

interface Span {
  readonly length: number;
  /** Two digits of the year, which get their century. */
  readonly isShort: boolean;
  /** By the text with its century. */
  readonly of: (text: string) => ReadDate | undefined;
}

/** 2379 of a year, half of one, quarter, month, week, or one day of a week or a year. */
const SPANS: ReadonlyMap<string, Span> = new Map([
  ['103', { length: 5, isShort: true, of: dayOfWeek }],
  ['105', { length: 5, isShort: true, of: dayOfYear }],
  ['602', { length: 4, isShort: false, of: (text) => monthsOf(text, 12, 1) }],
  ['603', { length: 3, isShort: true, of: (text) => monthsOf(text, 6) }],
  ['604', { length: 5, isShort: false, of: (text) => monthsOf(text, 6) }],
  ['608', { length: 5, isShort: false, of: (text) => monthsOf(text, 3) }],
  ['609', { length: 4, isShort: true, of: (text) => monthsOf(text, 1) }],
  ['610', { length: 6, isShort: false, of: (text) => monthsOf(text, 1) }],
  ['615', { length: 4, isShort: true, of: weekOf }],
  ['616', { length: 6, isShort: false, of: weekOf }],
]);

/** 2379 from the first day of one such span to the last day of another, to what each is laid out as. */
const SPAN_PAIRS: ReadonlyMap<string, Span> = new Map(
  [
    ['702', '602'],
    ['703', '603'],
    ['704', '604'],
    ['708', '608'],
    ['709', '609'],
    ['710', '610'],
    ['715', '615'],
    ['716', '616'],
  ].flatMap(([format = '', each = '']) => {
    const span = SPANS.get(each);
    return span === undefined ? [] : [[format, span] as const];
  }),
);

function spanOf(text: string, { length, isShort, of }: Span): ReadDate | undefined {
  if (text.length !== length || !/^\d+$/.test(text)) return undefined;
  return of(isShort ? withCentury(text) : text);
}

/** Sent with or without a hyphen. */
function spansOf(text: string, span: Span): ReadDate | undefined {
  const digits = text.replace('-', '');
  const [first, last] = [digits.slice(0, span.length), digits.slice(span.length)].map((one) => spanOf(one, span));
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
  ['5', /^(?<d>\d\d)(?<m>\d\d)(?<y>\d{4})\d{4}$/],
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
  ['711', /^(\d{8})-?(\d{8})$/], // Up to D03A; 718 says the same.
  ['713', /^(\d{6})\d{4}-?(\d{6})\d{4}$/],
  ['717', /^(\d{6})-?(\d{6})$/],
  ['718', /^(\d{8})-?(\d{8})$/],
  ['719', /^(\d{8})\d{4}-?(\d{8})\d{4}$/],
]);

/** 2379 of days with a time, to how many digits the day has. */
const TIMED_LAYOUTS: ReadonlyMap<string, number> = new Map([
  ...['201', '202', '301', '302', '713'].map((layout) => [layout, 6] as const),
  ...['5', '203', '204', '205', '303', '304', '719'].map((layout) => [layout, 8] as const),
]);

/**
 * The time of day, with its zone, that 2380 says beside the day: `1430`, of a period `0800-1600`. No order has a place for it.
 *
 * @returns `undefined` where the layout has none, or the text does not fit it
 */
export function timeIn(text: string, format: string): string | undefined {
  const digits = TIMED_LAYOUTS.get(format);
  if (digits === undefined || readDate(text, format) === undefined) return undefined;
  const whole = text.trim();
  if (!PERIOD_LAYOUTS.has(format)) return whole.slice(digits);
  const ends = whole.replace('-', '');
  return `${ends.slice(digits, digits + 4)}-${ends.slice(2 * digits + 4)}`;
}

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

/** CCYYWWD: 1 is Monday. */
function dayOfWeek(text: string): ReadDate | undefined {
  const week = weekOf(text.slice(0, 6));
  const day = Number(text.slice(6));
  if (week === undefined || !('from' in week) || day < 1 || day > 7) return undefined;
  return { day: dayOf(Date.parse(`${week.from}T00:00:00Z`) + (day - 1) * DAY_MS) };
}

/** CCYYDDD: 1 is 1 January. The clock of this language takes years below 100 for others. */
function dayOfYear(text: string): ReadDate | undefined {
  const [year, number] = [text.slice(0, 4), Number(text.slice(4))];
  const day = number < 1 || year < '0100' ? '' : dayOf(Date.UTC(Number(year), 0, number));
  return day.startsWith(year) ? { day } : undefined;
}

/**
 * A part of a year, of so many months, by its number behind the year.
 * @param number where the text has none
 */
function monthsOf(text: string, months: number, number = Number(text.slice(4))): ReadDate | undefined {
  const year = text.slice(0, 4);
  if (year < '0100' || number < 1 || number > 12 / months) return undefined;
  const first = (number - 1) * months;
  return { from: dayOf(Date.UTC(Number(year), first, 1)), until: dayOf(Date.UTC(Number(year), first + months, 0)) };
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Layouts in which a day or a period is sent with nothing to say so. A time alone, a month and a day alone are none. */
const UNSAID_LAYOUTS = ['101', '102', '2', '4', '201', '202', '203', '204', '205', '303', '304', '610', '616', '715', '716', '717', '718', '719']; // prettier-ignore
const PERIODS = new Set(['715', '716', '717', '718', '719']);
const SEPARATED_DAY = /^(?:(\d{4})[-./](\d\d)[-./](\d\d)|(\d\d)[.](\d\d)[.](\d{4}))(?:[T ]\d\d:\d\d(?::\d\d)?)?$/;

/**
 * All that a text without a layout can mean, each once. Years are those that two digits can say: any other comes of
 * digits that were taken for a year and are none.
 */
export function readingsOf(text: string): readonly ReadDate[] {
  const digits = text.trim();
  const [, year, month, day, germanDay, germanMonth, germanYear] = SEPARATED_DAY.exec(digits) ?? [];
  const separated = isoDay(`${year ?? germanYear}-${month ?? germanMonth}-${day ?? germanDay}`);
  if (separated !== undefined) return [{ day: separated }];
  const readings = new Map<string, ReadDate>();
  for (const layout of UNSAID_LAYOUTS) {
    if (PERIODS.has(layout) && !digits.includes('-')) continue; // Twice as many digits may be a day and a time as well.
    const read = readDate(digits, layout);
    if (read !== undefined && isPlausible(read)) readings.set(JSON.stringify(read), read);
  }
  return [...readings.values()];
}

function isPlausible(read: ReadDate): boolean {
  const year = Number(('day' in read ? read.day : read.from).slice(0, 4));
  return year >= 1970 && year < 2070;
}
