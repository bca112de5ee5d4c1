/** Numbers and units: the decimal mark of UNA is honoured, and in EANCOM a quantity without a unit is in pieces. */
import { finding } from '../../../model/codes.ts';
import type { DraftField } from '../../../model/draft.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import { code, cut, type Cursor } from './map-cursor.ts';

/**
 * The field of a number; its text stays as the sender wrote it, its value has a point.
 *
 * Up to syntax 3, UNA3 says which mark counts; a number with the other one is refused, because "1.500" is fifteen
 * hundred to a careless sender and one and a half to a careful one. In syntax 4 both marks count (ISO 9735-1).
 */
export function cutNumber(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  qualifier = '',
): DraftField | undefined {
  const text = code(segment, element, component);
  if (text === '') return undefined;
  const isForeign = !cursor.anyDecimalMark && cursor.decimalMark === ',' && text.includes('.');
  if (isForeign) {
    const message = `The number "${text.slice(0, 40)}" has a point, but the decimal mark of the interchange is a comma.`;
    cursor.findings.push(finding('decimal-mark-differs', message, { at: componentPlace(segment, element, component) }));
    return undefined;
  }
  return cut(cursor, segment, element, component, numberValue(cursor, text), qualifier);
}

/** The number with a point, when it was written with a comma that counts; otherwise `normalize` reads the text. */
export function numberValue(cursor: Pick<Cursor, 'anyDecimalMark' | 'decimalMark'>, text: string): string | undefined {
  if (!text.includes(',') || (!cursor.anyDecimalMark && cursor.decimalMark !== ',')) return undefined;
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
