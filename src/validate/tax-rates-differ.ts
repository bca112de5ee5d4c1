import { Big } from 'big.js';
import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'tax-rates-differ';

/** Two rates of one tax on one line: which of them the line is invoiced with, or whether both add up, is not said. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, ({ taxes = [] }) => {
      const rates = new Map<string, Big>();
      for (const [index, { type, percent }] of taxes.entries()) {
        if (percent === undefined) continue;
        const rate = new Big(percent);
        const earlier = rates.get(type);
        if (earlier !== undefined && !earlier.eq(rate)) {
          const message = `${type.slice(0, 20)} is ${earlier.toFixed()} % first and ${rate.toFixed()} % later.`;
          return { message, field: `taxes/${index}/percent` };
        }
        rates.set(type, rate);
      }
      return undefined;
    });
  },
};
