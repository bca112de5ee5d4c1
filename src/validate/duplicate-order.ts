import { finding, FINDING_CODES } from '../model/codes.ts';
import { ordersGoods, type Rule } from './rule.ts';

const code = 'duplicate-order';

/** A change or cancellation repeats the number rightly. A replacement does too, and says so. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['duplicateOf'],
  check(order, facts) {
    const { duplicateOf: earlier } = facts;
    if (earlier === undefined || !ordersGoods(order) || order.purpose === 'replace') return [];
    const number = order.poNumber ?? 'without a number';
    const message = earlier.sameContent
      ? `Purchase order ${number} came before with the same content, as order ${earlier.orderId}.`
      : `Purchase order ${number} came before with other content, as order ${earlier.orderId}: a change, or a number used twice.`;
    return [finding(code, message, { path: '/poNumber' })];
  },
};
