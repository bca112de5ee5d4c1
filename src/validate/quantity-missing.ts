import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'quantity-missing';

/** Deliveries of the line that each name a quantity say how much as well. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, (line) => {
      if (line.quantity !== undefined) return undefined;
      const { schedules = [] } = line;
      const isScheduled = schedules.length > 0 && schedules.every((schedule) => schedule.quantity !== undefined);
      return isScheduled ? undefined : { message: 'no quantity.', field: 'quantity' };
    });
  },
};
