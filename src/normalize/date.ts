/** Calendar days. */
import type { DraftField } from '../model/draft.ts';
import { absent, doubtful, read, type Normalized } from './normalized.ts';

/**
 * Reads a day (X12 type DT, EDIFACT 2380 with qualifier 102, UBL date).
 *
 * CCYYMMDD and YYYY-MM-DD are plain. YYMMDD has no century: 00 to 69 are taken as 2000 to 2069 and 70 to 99 as
 * 1970 to 1999, as POSIX does, so that the same file reads the same in any year. A day that the calendar does not
 * have (31 April) is refused, never moved.
 *
 * @returns `YYYY-MM-DD`, or finding `date-unreadable`.
 */
export function normalizeDate(field: DraftField): Normalized<string> {
  const text = field.text.trim();
  if (text === '') return absent;
  const match = LAYOUTS.exec(text);
  if (match === null) return doubtful('date-unreadable', `"${text.slice(0, 60)}" is not a date in a known layout.`);
  const [, short, year = century(short ?? ''), month = '', day = '', isoYear, isoMonth, isoDay] = match;
  return isoYear === undefined
    ? calendarDay(year, month, day, text)
    : calendarDay(isoYear, isoMonth ?? '', isoDay ?? '', text);
}

const LAYOUTS = /^(?:(?:(\d\d)|(\d{4}))(\d\d)(\d\d)|(\d{4})-(\d\d)-(\d\d))$/;

function century(year: string): string {
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

function calendarDay(year: string, month: string, day: string, text: string): Normalized<string> {
  const days = daysIn(Number(year), Number(month));
  // Year 0 does not exist, and "00000000" is how some systems say that they have no date.
  if (Number(year) === 0 || Number(day) < 1 || Number(day) > days)
    return doubtful('date-unreadable', `"${text}" is not a day of the calendar.`);
  return read(`${year}-${month}-${day}`);
}

/** 0 for a month that does not exist. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
}
