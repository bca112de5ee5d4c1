import { FINDING_CODES } from '../model/codes.ts';
import { checkDigit, isGtinForm } from './gs1.ts';
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
      if (gtin === undefined || !isGtinForm(gtin)) return undefined;
      const digit = checkDigit(gtin.slice(0, -1));
      if (gtin.endsWith(digit)) return undefined;
      return { message: `the GTIN ${gtin} is mistyped: its check digit would be ${digit}.`, field: 'gtin' };
    });
  },
};
