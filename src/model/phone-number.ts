/** Telephone numbers as digits that can be compared: country code first, as E.164 has it, without the plus. */

const DIGITS_MAX = 15; // E.164.
const DIGITS_MIN = 5; // Shorter ones are extensions and service numbers, which lead to nobody.

/**
 * Reads a number as a person, a telephone network or a fax machine writes it: `+49 (0)211 / 123-45`, `0049211…`,
 * `tel:+4921112345`, `<sip:+15550100@carrier.example>`.
 *
 * A number without country code gets `country`, its leading zero left out; without `country` it stays as it is, because
 * guessing a country would lead to a stranger.
 *
 * @param country country code such as `49`; `1` also knows the prefix 011 of North America.
 * @returns undefined when it is no number: `anonymous`, `Unavailable`, a name.
 */
export function phoneDigits(text: string, country?: string): string | undefined {
  const plain = withoutAddress(text).normalize('NFKC').trim();
  if (/[a-z]{3}/i.test(plain)) return undefined; // A name, with or without a number in it, is not a number.
  const written = plain.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  const digits = written.replaceAll('+', '');
  if (written.startsWith('+')) return fitting(digits);
  if (digits.startsWith('00')) return fitting(digits.slice(2));
  if (country === '1') {
    if (digits.startsWith('011')) return fitting(digits.slice(3));
    if (digits.length === 11 && digits.startsWith('1')) return digits;
    return fitting(digits.length === 10 ? `1${digits}` : digits);
  }
  if (country !== undefined && digits.startsWith('0')) return fitting(country + digits.slice(1));
  return fitting(digits);
}

/**
 * Whether two numbers can be the same line. A number that came without country code is the end of the whole one; eight
 * digits of it must agree, since a shorter one exists in too many towns.
 */
export function sameLine(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const national = short.replace(/^0/, '');
  return national.length >= 8 && long.length - national.length <= 4 && long.endsWith(national);
}

function withoutAddress(text: string): string {
  const address = /(?:sips?|tel|isdn):\s*([^@;>\s]+)/i.exec(text);
  return address?.[1] ?? text;
}

function fitting(digits: string): string | undefined {
  return digits.length >= DIGITS_MIN && digits.length <= DIGITS_MAX ? digits : undefined;
}
