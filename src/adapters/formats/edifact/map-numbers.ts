/** Numbers and units: the decimal mark of UNA is honoured, and in EANCOM a quantity without a unit is in pieces. */
import { finding } from '../../../model/codes.ts';
import type { DraftField } from '../../../model/draft.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import { code, cut, type Cursor } from './map-cursor.ts';

/**
 * The field of a number; its text stays as the sender wrote it, its value has a point.
 *
 * In syntax 4 both marks count, and before it where no UNA announces one (ISO 9735, 10.1); thousands are never parted. Yet a
 * careless sender does part them: a mark that was not announced, with three digits behind it, is asked and not read, because
 * "1,500" is fifteen hundred to him and one and a half to a careful one. Any other number with it can be read in one way.
 */
export function cutNumber(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  qualifier = '',
): DraftField | undefined {
  const text = code(segment, element, component);
  if (text === '' || tellOpenNumber(cursor, segment, element, component, text)) return undefined;
  return cut(cursor, segment, element, component, numberValue(cursor, text), qualifier);
}

/** @returns whether the number may be one of two, which is told */
export function tellOpenNumber(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  text: string,
): boolean {
  if (!isOpen(cursor, text)) return false;
  const { decimalMark } = cursor;
  const announced = decimalMark === '' ? 'no decimal mark is announced (UNA)' : `the decimal mark is "${decimalMark}"`;
  const readings = `${text.replace(/[.,]/, '')} or ${text.replace(',', '.')}`;
  const message = `The number "${text}" may be ${readings}, because ${announced}.`;
  cursor.findings.push(finding('decimal-mark-differs', message, { at: componentPlace(segment, element, component) }));
  return true;
}

/** For sums and products: the number with a point, or nothing where it may be one of two. */
export function computable(cursor: Marks, text: string): string {
  return isOpen(cursor, text) ? '' : (numberValue(cursor, text) ?? text);
}

type Marks = Pick<Cursor, 'anyDecimalMark' | 'decimalMark'>;

function isOpen({ anyDecimalMark, decimalMark }: Marks, text: string): boolean {
  // A point needs no announcement: everybody writes it.
  return !anyDecimalMark && text.includes(decimalMark === ',' ? '.' : ',') && PARTED.test(text);
}

const PARTED = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The number with a point, when it was written with a comma; otherwise `normalize` reads the text. */
export function numberValue(cursor: Marks, text: string): string | undefined {
  if (!text.includes(',') || isOpen(cursor, text)) return undefined;
  const [, sign = '', whole = '', fraction = ''] = COMMA.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  if (integer.length > 30 || fraction.length > 15) return undefined;
  const isZero = !/[1-9]/.test(integer + fraction);
  return `${sign === '-' && !isZero ? '-' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}

const COMMA = /^([+-]?)(\d*),(\d*)$/;

/** In EANCOM 6411 is left out when things are counted: the quantity is then in pieces (Recommendation 20: H87). */
export const PIECE: DraftField = { text: '', rule: 'computed/edifact-unit-piece', value: 'H87' };
