/** What counts as a number, a date and a time in X12. */
import type { ElementPlan } from './plan.ts';

/** R: digits, one optional decimal point, optional minus; from 004010 on also an exponent. */
export const REAL = /^-?(?:\d+\.?\d*|\.\d+)(?:E-?\d+)?$/;
/** Nn: digits with an implied decimal point, optional minus. */
export const INTEGER = /^-?\d+$/;

/** The length that the standard counts: sign, decimal point and exponent mark are not part of it. */
export function significantDigits(value: string): number {
  let digits = 0;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits;
}

/** A day of the calendar in `length` digits: YYMMDD or CCYYMMDD. */
export function isDate(value: string, length: number): boolean {
  if (value.length !== length || !/^\d+$/.test(value)) return false;
  const short = length === 6;
  const year = Number(short ? value.slice(0, 2) : value.slice(0, 4));
  const month = Number(value.slice(-4, -2));
  const day = Number(value.slice(-2));
  // With two digits the century is open, so 29 February passes in every fourth year.
  const leap = year % 4 === 0 && (short || year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** HHMM, HHMMSS, and decimals of a second. */
export function isTime(value: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?$/.test(value);
}

/**
 * Whether a mandatory text or code consists of blanks alone. X12.6 gives blanks at the end of such an element no meaning
 * and wants one character that is none, so that nothing is said; a number or a day of blanks is a wrong one.
 */
export function isBlankDuty({ type, required, components }: ElementPlan, value: string): boolean {
  return required && components === undefined && (type === 'AN' || type === 'ID') && /^ +$/.test(value);
}
