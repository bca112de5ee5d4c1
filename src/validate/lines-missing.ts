import { finding, FINDING_CODES } from '../model/codes.ts';
import { ordersGoods, type Rule } from './rule.ts';

const code = 'lines-missing';

/** An order of nothing is mostly a document that was cut short. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    if (!ordersGoods(order) || order.lines.length > 0) return [];
    return [finding(code, 'The order has no lines.', { path: '/lines' })];
  },
};
