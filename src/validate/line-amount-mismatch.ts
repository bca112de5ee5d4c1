import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';
import { adjusted, isNear, lineValue } from './sums.ts';

const code = 'line-amount-mismatch';

/** The amount may be before or after the allowances and charges of the line: senders do both. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, (line) => {
      if (line.amount === undefined) return undefined;
      const value = lineValue(line);
      if (value === undefined) return undefined;
      const net = adjusted(value, line.allowancesCharges ?? []);
      if (isNear(value, line.amount, 1) || net === undefined || isNear(net, line.amount, 1)) return undefined;
      return {
        message: `the amount is ${line.amount}, but quantity times price is ${value.toFixed()}.`,
        field: 'amount',
      };
    });
  },
};
