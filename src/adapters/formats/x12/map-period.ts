/** The day or the range that DTM says in elements 1250 and 1251 instead of DTM02, or beside it. */
import { finding } from '../../../model/codes.ts';
import type { DraftField } from '../../../model/draft.ts';
import { qualifierOf } from '../../edi/days-not-requested.ts';
import { decoded, elementPlace, type Segment } from '../../edi/segment.ts';
import { daysIn, isTimeIn, type DayInText } from './date-formats.ts';
import { cut, markRead, type Cursor } from './map-cursor.ts';

export interface Period {
  /** Of 1251. */
  readonly element: number;
  /** By side of the window. */
  readonly days: Readonly<Record<string, DraftField>>;
}

/**
 * The days of DTM05 and DTM06, for a kind of day that fills this side of a window. What cannot be read as such waits for a
 * person, and so do other days than that of DTM02.
 *
 * @returns `undefined` where DTM02 alone is to be read
 */
export function daysOfPeriod(cursor: Cursor, segment: Segment, qualifier: string, side: string): Period | undefined {
  const at = formatElement(segment);
  const text = textOf(segment, at + 1);
  if (segment.tag !== 'DTM' || text === '') return undefined;
  const format = textOf(segment, at);
  const days = daysIn(text, format);
  const beside = textOf(segment, 2);
  if (beside !== '' && isTimeIn(text, format)) return undefined; // Listed as unused, as DTM03 is.
  const [from, until = from] = days;
  if (from === undefined || until === undefined) {
    tellUnreadable(
      cursor,
      segment,
      at,
      `is not a date in a known layout (DTM${twoDigits(at)} ${format || 'is empty'}).`,
    );
    return undefined;
  }
  const isOneDay = from.day === until.day;
  if (beside !== '') {
    const day = dayOf({ text: beside });
    if (isOneDay && from.day === day) for (const element of [at, at + 1]) markRead(cursor, element);
    else tellOtherDay(cursor, segment, at + 1, beside);
    return undefined;
  }
  if (!isOneDay && side !== 'date') {
    tellUnreadable(cursor, segment, at, `is not one day, as DTM01 ${qualifier} wants.`);
    return undefined;
  }
  const field = cut(cursor, segment, at + 1, undefined, qualifier);
  if (field === undefined) return undefined;
  for (const element of [1, at]) markRead(cursor, element);
  listTimes(cursor, segment, at + 1, days);
  const blanks = field.text.length - field.text.trimStart().length;
  const place = elementPlace(segment, at + 1);
  const ofDay = ({ start, text: own, day }: DayInText): DraftField => ({
    text: own,
    value: day,
    rule: field.rule,
    at: { ...place, offset: place.offset + blanks + start, length: own.length },
  });
  const read = isOneDay ? { [side]: ofDay(from) } : { earliest: ofDay(from), latest: ofDay(until) };
  return { element: at + 1, days: read };
}

/** DTM05, and from 003040 to 003070 DTM06, behind the century. */
function formatElement(segment: Segment): number {
  return /^(?:\d\d)?$/.test(textOf(segment, 5)) && textOf(segment, 7) !== '' ? 6 : 5;
}

/** Where the segment says its day. */
export function dayElement(segment: Segment): number {
  return textOf(segment, 2) === '' ? formatElement(segment) + 1 : 2;
}

function tellUnreadable(cursor: Cursor, segment: Segment, at: number, says: string): void {
  const shown = decoded(segment, textOf(segment, at + 1)).slice(0, 60);
  cursor.findings.push(finding('date-unreadable', `"${shown}" ${says}`, { at: elementPlace(segment, at + 1) }));
}

export function tellOtherDay(cursor: Cursor, segment: Segment, element: number, first: string): void {
  const later = decoded(segment, textOf(segment, element));
  const message = `The document says "${decoded(segment, first).slice(0, 20)}" first and "${later.slice(0, 40)}" later for the same day.`;
  cursor.findings.push(finding('value-conflict', message, { severity: 'error', at: elementPlace(segment, element) }));
}

/**
 * Whether days of this kind are there already: the same ones, or others, which waits for a person.
 * @param present all that is there, of any kind
 */
export function saidBefore(
  cursor: Cursor,
  segment: Segment,
  element: number,
  present: readonly (DraftField | undefined)[],
  qualifier: string,
  days: readonly string[],
): 'same' | 'other' | undefined {
  const before = present.filter((one) => one !== undefined && qualifierOf(one) === qualifier) as DraftField[];
  if (before.length === 0) return undefined;
  if (before.map(dayOf).toSorted().join(' ') === days.toSorted().join(' ')) return 'same';
  tellOtherDay(cursor, segment, element, before.map(({ text }) => text).join(' to '));
  return 'other';
}

/** The day as `normalize` understands it, or what is said instead of one. */
export function dayOf({ value, text }: Pick<DraftField, 'value' | 'text'>): string {
  if (value !== undefined) return String(value);
  const own = text.trim();
  const [read] = [...daysIn(own, 'D8'), ...daysIn(own, 'D6')];
  return read?.day ?? own;
}

/** An order holds days: the time beside one is listed as DTM03 is. */
function listTimes(cursor: Cursor, segment: Segment, element: number, days: readonly DayInText[]): void {
  const text = days.map(({ time }) => time).join('-');
  if (/\d/.test(text)) cursor.unused.push({ tag: `DTM${twoDigits(element)}`, segment: segment.position, text });
}

function textOf({ elements }: Segment, element: number): string {
  return (elements[element] ?? '').trim();
}

function twoDigits(element: number): string {
  return String(element).padStart(2, '0');
}
