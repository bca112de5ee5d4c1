import { Big } from 'big.js';
import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'quantity-not-positive';

/** Zero is how some systems cancel a line; a negative quantity is a return. Neither may ship by itself. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, (line) => {
      if (line.quantity === undefined || new Big(line.quantity).gt(0)) return undefined;
      return { message: `the quantity is ${line.quantity}.`, field: 'quantity' };
    });
  },
};
