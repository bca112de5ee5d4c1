import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'price-negative';

/** A rebate that somebody entered as an item, or a sign that slipped: goods are never sold for less than nothing. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, (line) => {
      if (line.unitPrice?.startsWith('-') !== true || !/[1-9]/.test(line.unitPrice)) return undefined;
      return { message: `the price is ${line.unitPrice}.`, field: 'unitPrice' };
    });
  },
};
