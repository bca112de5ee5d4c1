import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'quantity-not-positive';

/**
 * Zero is how some systems cancel a line; a negative quantity is a return. Neither may ship by itself, and a delivery of a line no
 * more than the line: the others would add up to more than is ordered.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, ({ quantity, schedules = [] }) => {
      if (!isPositive(quantity)) return { message: `the quantity is ${quantity}.`, field: 'quantity' };
      const index = schedules.findIndex((delivery) => !isPositive(delivery.quantity));
      if (index === -1) return undefined;
      return {
        message: `a delivery has the quantity ${schedules[index]?.quantity}.`,
        field: `schedules/${index}/quantity`,
      };
    });
  },
};

/** By its characters: the order holds plain decimals only, and this is asked for every line. What is not said is judged elsewhere. */
function isPositive(quantity: string | undefined): boolean {
  return quantity === undefined || (!quantity.startsWith('-') && /[1-9]/.test(quantity));
}
