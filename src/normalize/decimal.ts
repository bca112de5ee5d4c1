/** Decimal numbers: quantities, prices, amounts, percentages. */
import type { FindingCode } from '../model/codes.ts';
import type { DraftField } from '../model/draft.ts';
import { absent, doubtful, read, type Normalized } from './normalized.ts';

/**
 * Reads a decimal number (X12 type R, EDIFACT n with a point, UBL decimals).
 *
 * The value stays the sender's own digits: "0.10" keeps its zero, because the ERP may print it and 0.1 kg must not
 * become 0.1000000000000000055. Only what no JSON reader takes is changed: ".5" becomes "0.5", "5." becomes "5",
 * "007" becomes "7", "+5" becomes "5", "-0" becomes "0". A comma is refused, not guessed: "1,500" is fifteen
 * hundred to one partner and one and a half to another. An exponent is refused, because X12 allows it nowhere in
 * an order and "1E3" is more often an item number in the wrong place.
 *
 * @param code the finding that an unreadable number becomes: `quantity-unreadable`, `price-unreadable` …
 * @returns at most 30 digits before and 15 after the point, or the finding.
 */
export function normalizeDecimal(field: DraftField, code: FindingCode = 'number-unreadable'): Normalized<string> {
  const { text } = field;
  if (PLAIN.test(text)) return read(text);
  const trimmed = text.trim();
  if (trimmed === '') return absent;
  const match = LENIENT.exec(trimmed);
  if (match === null) return doubtful(code, `"${text.slice(0, 60)}" is not a plain decimal number.`);
  const [, sign = '', integer = '', fraction = ''] = match;
  if (integer === '' && fraction === '') return doubtful(code, `"${text.slice(0, 60)}" has no digit.`);
  const whole = integer.replace(/^0+(?=\d)/, '') || '0';
  if (whole.length > 30 || fraction.length > 15)
    return doubtful(code, `"${text.slice(0, 60)}" has more digits than an order can hold.`);
  const isZero = !/[1-9]/.test(whole + fraction);
  return read(`${sign === '-' && !isZero ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);
}

/** Reads a whole number, such as days or a line count. A fraction of zero ("6.00") is allowed. */
export function normalizeInteger(field: DraftField, max: number): Normalized<number> {
  const text = field.text.trim();
  if (text === '') return absent;
  const value = /^\d{1,15}(\.0*)?$/.test(text) ? Number(text) : undefined;
  if (value === undefined || value > max)
    return doubtful('integer-unreadable', `"${text.slice(0, 60)}" is not a whole number from 0 to ${max}.`);
  return read(value);
}

/** Already canonical, which is nearly always. */
const PLAIN = /^(?:0|[1-9]\d{0,29})(?:\.\d{1,15})?$/;
const LENIENT = /^([+-]?)(\d*)(?:\.(\d*))?$/;
