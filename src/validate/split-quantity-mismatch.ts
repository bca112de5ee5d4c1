import { Big } from 'big.js';
import { FINDING_CODES } from '../model/codes.ts';
import type { OrderLine } from '../model/order.ts';
import { eachLine, isBlanket, type Rule } from './rule.ts';

const code = 'split-quantity-mismatch';

/** The deliveries of a line, by day or by place, are all of it. A blanket order may plan some of them only. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    if (isBlanket(order)) return [];
    return eachLine(order, code, ({ quantity, schedules = [] }) => {
      if (quantity === undefined || schedules.length === 0) return undefined;
      const sum = sumOf(schedules);
      if (sum === undefined || sum.eq(quantity)) return undefined;
      // The same goods may be split twice: by place and, apart, by day.
      const [placed, dated] = [true, false].map((isPlaced) =>
        sumOf(schedules.filter(({ shipTo }) => (shipTo !== undefined) === isPlaced)),
      );
      const isTwice = placed?.eq(quantity) === true && dated?.eq(quantity) === true;
      const message = isTwice
        ? `${quantity} are ordered, split by place and, apart, by day: what goes where on which day is not said.`
        : `${quantity} are ordered, but its deliveries add up to ${sum.toFixed()}.`;
      return { message, field: 'quantity' };
    });
  },
};

/** Undefined when a delivery does not say how much. */
function sumOf(schedules: NonNullable<OrderLine['schedules']>): Big | undefined {
  let sum = new Big(0);
  for (const { quantity } of schedules) {
    if (quantity === undefined) return undefined;
    sum = sum.plus(quantity);
  }
  return sum;
}
