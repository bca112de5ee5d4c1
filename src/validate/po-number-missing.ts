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
    const { poNumber } = order;
    if (poNumber !== undefined && !/^0+$/.test(poNumber)) return [];
    const message = poNumber === undefined ? 'The order has no purchase order number.' : `The purchase order number ${poNumber} is none.`; // prettier-ignore
    return [finding(code, message, { path: '/poNumber' })];
  },
};
