/** Numbers of GS1: how many digits they have, and the last of them (GS1 General Specifications, 7.9). */

/** Weights 3 and 1 in turn, from the right. */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}

/** GTIN-8, -12, -13 and -14. */
export function isGtinForm(text: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(text);
}

export function isGlnForm(text: string): boolean {
  return /^\d{13}$/.test(text);
}

/** Without the blanks and hyphens that people write into long numbers. */
export function bare(text: string): string {
  return text.replaceAll(/[\s-]/g, '');
}

/**
 * A press item with its add-on symbol of two or five digits, an issue or a price: the GTIN-13 of a
 * serial publication or a book before it.
 */
export function isWithAddOn(text: string): boolean {
  const [, body = '', digit] = /^(97[789]\d{9})(\d)(?:\d{2}|\d{5})$/.exec(text) ?? [];
  return digit !== undefined && checkDigit(body) === digit;
}

/** The GTIN-12 that lost the zero in front of it, as a column of numbers does in a sheet; the check digit proves it. */
export function withLostZero(text: string): string | undefined {
  return /^\d{11}$/.test(text) && checkDigit(`0${text.slice(0, -1)}`) === text.at(-1) ? `0${text}` : undefined;
}

/** Of a book, as it was before it was a GTIN. */
export function isIsbn10(text: string): boolean {
  if (!/^\d{9}[\dX]$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 10; at++) sum += (text[at] === 'X' ? 10 : Number(text[at])) * (10 - at);
  return sum % 11 === 0;
}
