/** DTM and BEG05: days, in the two-part layouts that X12 has had over the years. */
import type { DraftField } from '../../../model/draft.ts';
import { cut, markRead, put, type Cursor, type Target } from './map-cursor.ts';
import { DATES } from './map-tables.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

/** DTM into the window of the order or of the line. An unknown qualifier leaves the segment unused. */
export function mapDate(cursor: Cursor, target: Target, segment: Segment): void {
  const qualifier = (segment.elements[1] ?? '').trim();
  const date = DATES.get(qualifier);
  if (date === undefined) return;
  if (mapPeriod(cursor, target, segment, date.to[0], qualifier)) return;
  if (!put(cursor, target, date.to, segment, 2, centuryValue(cursor, segment), qualifier)) {
    cursor.used = 0;
    return;
  }
  markRead(cursor, 1);
}

/**
 * BEG05. In 003070 it is a composite of day and century (C041); only the day is cut out then, and the century
 * component completes it.
 */
export function orderDate(cursor: Cursor, segment: Segment): DraftField | undefined {
  const whole = cut(cursor, segment, 5);
  const { componentSeparator } = cursor;
  if (whole === undefined || componentSeparator === '' || !whole.text.includes(componentSeparator)) return whole;
  const [day = '', century = ''] = whole.text.split(componentSeparator);
  const at = { ...elementPlace(segment, 5), length: day.length, component: 1 };
  const value = withCentury(day, century);
  return value === undefined ? { text: day, at, rule: whole.rule } : { text: day, at, rule: whole.rule, value };
}

/** The four-digit year, when DTM05 gives the century of a six-digit date (element 624 up to 003060). */
export function centuryValue(cursor: Cursor, segment: Segment): string | undefined {
  const century = (segment.elements[5] ?? '').trim();
  const value = withCentury((segment.elements[2] ?? '').trim(), century);
  if (value !== undefined) markRead(cursor, 5);
  return value;
}

/** `undefined` unless both parts have the right layout; `normalize` judges whether the day exists. */
function withCentury(day: string, century: string): string | undefined {
  if (!/^\d{6}$/.test(day) || !/^\d{2}$/.test(century)) return undefined;
  const iso = `${century}${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4, 6)}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** DTM05 D8 (one day) or RD8 (from-to) with the text in DTM06, from 003070 on. */
function mapPeriod(cursor: Cursor, target: Target, segment: Segment, window: string, qualifier: string): boolean {
  const format = (segment.elements[5] ?? '').trim();
  if (format !== 'D8' && format !== 'RD8') return false;
  const field = cut(cursor, segment, 6, undefined, qualifier);
  if (field === undefined) return false;
  const place = (target[window] ??= {}) as Record<string, DraftField | undefined>;
  const [from = '', until] = field.text.split('-');
  if (format === 'D8' || until === undefined) {
    place['date'] ??= field;
  } else {
    const { rule } = field;
    const at = elementPlace(segment, 6);
    place['earliest'] ??= { text: from, rule, at: { ...at, length: from.length } };
    place['latest'] ??= { text: until, rule, at: { ...at, offset: at.offset + from.length + 1, length: until.length } };
  }
  markRead(cursor, 1);
  markRead(cursor, 5);
  return true;
}
