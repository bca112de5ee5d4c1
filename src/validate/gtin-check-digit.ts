import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'gtin-check-digit';

/**
 * The last digit of a GTIN is computed from the others (GS1 General Specifications, 7.9), so that a mistyped one names no
 * item. A warning: test files and house numbers in the place of a GTIN are common, and the item may be known all the same.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, ({ gtin }) => {
      if (gtin === undefined || !/^(?:\d{8}|\d{12,14})$/.test(gtin)) return undefined;
      const digit = checkDigit(gtin.slice(0, -1));
      if (gtin.endsWith(digit)) return undefined;
      return { message: `the GTIN ${gtin} is mistyped: its check digit would be ${digit}.`, field: 'gtin' };
    });
  },
};

/** Weights 3 and 1 in turn, from the right. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}
