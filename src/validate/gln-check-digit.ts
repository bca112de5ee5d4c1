import { finding, FINDING_CODES } from '../model/codes.ts';
import { glnsOf } from './gln.ts';
import { checkDigit, isGlnForm } from './gs1.ts';
import type { Rule } from './rule.ts';

const code = 'gln-check-digit';

/** A warning, as of a GTIN: test files and numbers of the house are common, and the place may be known all the same. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return [...glnsOf(order)].flatMap(({ value, path }) => {
      if (!isGlnForm(value)) return [];
      const digit = checkDigit(value.slice(0, -1));
      if (value.endsWith(digit)) return [];
      return [finding(code, `The GLN ${value} is mistyped: its check digit would be ${digit}.`, { path })];
    });
  },
};
