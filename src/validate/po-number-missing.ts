import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'po-number-missing';

/** Without its number the buyer cannot match the confirmation, the delivery or the invoice. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return order.poNumber === undefined
      ? [finding(code, 'The order has no purchase order number.', { path: '/poNumber' })]
      : [];
  },
};
