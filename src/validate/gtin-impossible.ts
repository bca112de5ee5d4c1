import { FINDING_CODES } from '../model/codes.ts';
import type { OrderLine } from '../model/order.ts';
import { bare, isGtinForm, isIsbn10, isWithAddOn, withLostZero } from './gs1.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'gtin-impossible';

/** Kinds of `otherIds` that mean a GTIN in every standard that has them: X12 235, EDIFACT 7143, and names of the number itself. */
const GTIN_SCHEMES = new Set(['EN', 'EO', 'UP', 'UK', 'SRV', 'GTIN', 'EAN', 'UPC', '0160']);
/** U.P.C. codes of X12 without a check digit: 5 and 5 digits behind one or two others. EDIFACT means other things by them. */
const BARE_UPC_SCHEMES = new Set(['UA', 'UD', 'UI']);
/** Amazon's number of an item, which comes under UP too. */
const ASIN = /^B0[0-9A-Z]{8}$/;

/**
 * No GTIN has a letter, or another number of digits. Where nothing else says which item is meant, whoever looks it up finds none,
 * or another one. A number that a zero in front makes one is left as it came, and only told.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, (line) => {
      const [bad] = impossible(line);
      if (bad === undefined) return undefined;
      const message = `${bad.value} stands for a GTIN, which has 8, 12, 13 or 14 digits and nothing else.`;
      const whole = withLostZero(bare(bad.value));
      const isNamed = ASIN.test(bad.value) || whole !== undefined || isNamedOtherwise(line);
      const likely = whole === undefined ? '' : ` With the zero in front that it seems to have lost it is ${whole}, which its check digit proves.`; // prettier-ignore
      return { message: `${message}${likely}`, field: bad.field, ...(isNamed ? { severity: 'warning' } : {}) };
    });
  },
};

interface Bad {
  readonly value: string;
  readonly field: string;
}

function impossible({ gtin, otherIds = [] }: OrderLine): Bad[] {
  const bad: Bad[] = [];
  if (gtin !== undefined && !isItem(gtin)) bad.push({ value: gtin, field: 'gtin' });
  for (const [index, { scheme, value }] of otherIds.entries()) {
    const isMeant = GTIN_SCHEMES.has(scheme) ? !isItem(value) : BARE_UPC_SCHEMES.has(scheme) && isMistyped(value);
    if (isMeant) bad.push({ value, field: `otherIds/${index}/value` });
  }
  return bad;
}

function isItem(value: string): boolean {
  const text = bare(value);
  return isGtinForm(text) || isIsbn10(text) || isWithAddOn(text);
}

/** So many digits of so few characters are a number with a slip in it, and no code of letters and digits. */
function isMistyped(value: string): boolean {
  return /^[\dA-Za-z]{10,14}$/.test(value) && /[A-Za-z]/.test(value) && value.replaceAll(/\D/g, '').length >= value.length - 2; // prettier-ignore
}

function isNamedOtherwise(line: OrderLine): boolean {
  const { buyerSku, supplierSku, manufacturerPartNumber, gtin, otherIds = [] } = line;
  const bad = impossible(line);
  const isGtinGood = gtin !== undefined && isItem(gtin);
  const others = otherIds.filter(
    ({ scheme }, index) =>
      !scheme.startsWith('substitute') && bad.every(({ field }) => field !== `otherIds/${index}/value`),
  );
  return (buyerSku ?? supplierSku ?? manufacturerPartNumber) !== undefined || isGtinGood || others.length > 0;
}
