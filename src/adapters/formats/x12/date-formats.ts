/** Element 1251 as element 1250 lays it out. */
import { isDate, isTime } from './values.ts';

/** A day with what stands beside it, at `start` of the text. */
export interface DayInText {
  readonly start: number;
  readonly text: string;
  readonly day: string;
  /** Of the day; '' where only the day is said. */
  readonly time: string;
}

/** Codes of a day, or of the first and the last of a range. Months, weeks, years and days without a year name no day. */
const DAY_FORMATS: ReadonlyMap<string, string> = new Map([
  ['D6', 'YYMMDD'],
  ['D8', 'CCYYMMDD'],
  ['DB', 'MMDDCCYY'],
  ['TT', 'MMDDYY'],
  ['DT', 'CCYYMMDDHHMM'],
  ['TR', 'DDMMYYHHMM'],
  ['RTS', 'CCYYMMDDHHMMSS'],
  ['RD6', 'YYMMDD-YYMMDD'],
  ['RD8', 'CCYYMMDD-CCYYMMDD'],
  ['RD', 'MMDDCCYY-MMDDCCYY'],
  ['RDT', 'CCYYMMDDHHMM-CCYYMMDDHHMM'],
  ['DTS', 'CCYYMMDDHHMMSS-CCYYMMDDHHMMSS'],
  ['DDT', 'CCYYMMDD-CCYYMMDDHHMM'],
  ['DTD', 'CCYYMMDDHHMM-CCYYMMDD'],
]);

const TIME_FORMATS: ReadonlyMap<string, number> = new Map([
  ['TM', 1],
  ['TS', 1],
  ['RTM', 2],
]);

/** One day, or the first and the last; empty for a format that names none, or a text that is not laid out so. */
export function daysIn(text: string, format: string): readonly DayInText[] {
  const layouts = DAY_FORMATS.get(format)?.split('-') ?? [];
  const parts = text.split('-');
  if (layouts.length !== parts.length) return [];
  const days: DayInText[] = [];
  let start = 0;
  for (const [index, part] of parts.entries()) {
    const read = dayIn(part, layouts[index] ?? '');
    if (read === undefined) return [];
    days.push({ start, text: part, ...read });
    start += part.length + 1;
  }
  const [from, until = from] = days;
  return from !== undefined && until !== undefined && until.day + until.time < from.day + from.time.slice(0, until.time.length) ? [] : days; // prettier-ignore
}

/** Whether the text is a time, or one from when to when, that a day beside it may have. */
export function isTimeIn(text: string, format: string): boolean {
  const parts = text.split('-');
  return parts.length === TIME_FORMATS.get(format) && parts.every(isTime);
}

function dayIn(text: string, layout: string): { readonly day: string; readonly time: string } | undefined {
  if (text.length !== layout.length || !/^\d+$/.test(text)) return undefined;
  const cut = (part: string): string => {
    const start = layout.indexOf(part);
    return start < 0 ? '' : text.slice(start, start + part.length);
  };
  const year = cut('CCYY') || withCentury(cut('YY'));
  // `MMDD` and not `MM` alone, which the minutes are too.
  const [month, day] = layout.startsWith('DDMM') ? [text.slice(2, 4), text.slice(0, 2)] : [cut('MMDD').slice(0, 2), cut('MMDD').slice(2)]; // prettier-ignore
  const time = layout.includes('HH') ? text.slice(layout.indexOf('HH')) : '';
  if (!isDate(`${year}${month}${day}`, 8) || (time !== '' && !isTime(time))) return undefined;
  return { day: `${year}-${month}-${day}`, time };
}

/** As `normalize` takes a year of two digits. */
function withCentury(year: string): string {
  return `${Number(year) < 70 ? '20' : '19'}${year}`;
}
