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
      if (line.quantity === undefined || isPositive(line.quantity)) return undefined;
      return { message: `the quantity is ${line.quantity}.`, field: 'quantity' };
    });
  },
};

/** By its characters: the order holds plain decimals only, and this is asked for every line. */
function isPositive(quantity: string): boolean {
  return !quantity.startsWith('-') && /[1-9]/.test(quantity);
}
