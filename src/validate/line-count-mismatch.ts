import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'line-count-mismatch';

/** CTT01 and its like. A difference means that a line was lost on the way, or that the sender cannot count. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    const announced = order.totals?.lineCount;
    if (announced === undefined || announced === order.lines.length) return [];
    const message = `The document announces ${announced} lines and has ${order.lines.length}.`;
    return [finding(code, message, { path: '/totals/lineCount' })];
  },
};
