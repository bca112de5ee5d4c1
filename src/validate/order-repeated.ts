import { finding, FINDING_CODES } from '../model/codes.ts';
import { ordersGoods, type Rule } from './rule.ts';

const code = 'order-repeated';

/** Whoever types it is told before it is sent, and says by sending it that it is meant. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['repeats', 'typed'],
  check(order, { repeats: earlier, duplicateOf, typed }) {
    if (earlier === undefined || duplicateOf !== undefined || !ordersGoods(order)) return [];
    const number = order.poNumber ?? 'without a number';
    const lines = order.lines.length === 1 ? 'The same line' : `The same ${order.lines.length} lines`;
    const message = `${lines} came under another number, ${earlier.poNumber ?? 'none'}, as order ${earlier.orderId}, shortly before ${number}: one order that was sent twice, or two.`;
    const found = finding(code, message, { path: '/poNumber' });
    return [typed === true ? { ...found, severity: 'warning' } : found];
  },
};
