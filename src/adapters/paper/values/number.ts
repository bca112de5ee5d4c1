/**
 * Numbers as papers print them. Which of `.` and `,` is the decimal mark is a matter of the whole document and never of
 * one number: `1,500` is fifteen hundred to one sender and one and a half to another.
 */

export type DecimalMark = '.' | ',';

/** A number inside a text, without its currency and unit. */
export interface PrintedNumber {
  /** Canonical decimal: `1234.50`. */
  readonly value: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

const SPACES = '\u00a0\u202f\u2009';
/** Digits with marks inside. A space parts thousands only before exactly three digits. */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d])[-–−(]?(?:\d{1,3}(?:[ ${SPACES}]\d{3})+(?:[.,]\d+)?|\d[\d.,'’]*\d|\d|[.,]\d+)(?:-(?!\d))?\)?`,
  'gu',
);
const CURRENCY =
  /^[A-Z]{1,3}\$|^[$€£¥￥₹₺₩₽₴]|^(?:USD|EUR|GBP|CHF|CNY|RMB|JPY|CAD|AUD|INR|Rs\.?|kr\.?|zł|Kč|Ft|lei|TL|TRY|PLN|CZK|HUF|RON|SEK|NOK|DKK|руб\.?|грн|人民币|元|円)(?![\p{L}])/iu;
const CURRENCY_END =
  /[$€£¥￥₹₺₩₽₴元円원]$|\b(?:USD|EUR|GBP|CHF|CNY|RMB|JPY|CAD|AUD|INR|TL|TRY|PLN|CZK|HUF|RON|SEK|NOK|DKK)$|(?:zł|Kč|руб\.?|грн\.?)$/iu;

/** Every number of the text, read with the given mark; those that the mark does not allow are left out. */
export function numbersIn(text: string, mark: DecimalMark): PrintedNumber[] {
  const found: PrintedNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const value = valueOf(match[0], mark);
    if (value !== undefined) found.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The number that the whole text is, but for a currency before or behind; undefined when there is more to it. */
export function wholeNumber(text: string, mark: DecimalMark): string | undefined {
  let bare = text.trim();
  for (;;) {
    const next = bare.replace(CURRENCY, '').replace(CURRENCY_END, '').trim();
    if (next === bare) break;
    bare = next;
  }
  const [match] = bare.matchAll(NUMBER);
  return match !== undefined && match[0].length === bare.length ? valueOf(bare, mark) : undefined;
}

/** Looks like a number to somebody who does not know the decimal mark. */
export function isNumberLike(text: string): boolean {
  return wholeNumber(text, '.') !== undefined || wholeNumber(text, ',') !== undefined;
}

function valueOf(printed: string, mark: DecimalMark): string | undefined {
  const negative = /^[-–−(]/.test(printed) || printed.endsWith('-');
  const digits = printed.replaceAll(/[-–−()]/g, '');
  const group = mark === '.' ? ',' : '.';
  const [whole = '', ...fractions] = digits.split(mark);
  if (fractions.length > 1) return undefined;
  const [fraction] = fractions;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined;
  const groups = whole.split(new RegExp(String.raw`[${group} '’${SPACES}]`));
  if (groups.length > 1) {
    // Indian grouping (1,23,456) has pairs before the last three.
    const [first = '', ...rest] = groups;
    const last = rest.at(-1) ?? '';
    const fits =
      last.length === 3 &&
      first.length <= 3 &&
      first !== '' &&
      rest.every(({ length }) => length === 3 || length === 2);
    if (!fits) return undefined;
  }
  const integer = groups.join('').replace(/^0+(?=\d)/, '') || '0';
  if (!/^\d{1,30}$/.test(integer) || (fraction?.length ?? 0) > 15) return undefined;
  return `${negative && /[1-9]/.test(digits) ? '-' : ''}${integer}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** How many numbers of the texts can only be read with the point, and how many only with the comma. */
export function voteForMark(texts: Iterable<string>): { readonly point: number; readonly comma: number } {
  let [point, comma] = [0, 0];
  for (const text of texts) {
    for (const [printed] of text.matchAll(NUMBER)) {
      if (!/[.,]/.test(printed)) continue;
      if (/^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})$/.test(printed)) continue; // A date.
      const byPoint = valueOf(printed, '.') !== undefined;
      const byComma = valueOf(printed, ',') !== undefined;
      const decimals = /[.,](\d+)\)?-?$/.exec(printed)?.[1]?.length;
      if (byPoint && !byComma) point += 1;
      else if (byComma && !byPoint) comma += 1;
      // Both readings hold for 12.50 and 1,500: two or four and more decimals are not a group of thousands.
      else if (decimals !== 3 && printed.includes('.') && !printed.includes(',')) point += 1;
      else if (decimals !== 3 && printed.includes(',') && !printed.includes('.')) comma += 1;
    }
  }
  return { point, comma };
}
