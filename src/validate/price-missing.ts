import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'price-missing';

/** A price of zero is a price (samples, replacements under warranty). */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['pricedLines'],
  check(order, facts) {
    return eachLine(order, code, (line, index) => {
      if (line.unitPrice !== undefined || line.amount !== undefined || facts.pricedLines?.has(index) === true)
        return undefined;
      return { message: 'no price in the order and none on file.', field: 'unitPrice' };
    });
  },
};
