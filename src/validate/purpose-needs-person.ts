import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'purpose-needs-person';

/** What changes or withdraws an earlier order must not pass for a new one, nor for a copy of the one it withdraws. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    if (order.purpose !== 'change' && order.purpose !== 'replace' && order.purpose !== 'cancellation') return [];
    const number = order.poNumber === undefined ? 'an earlier order' : `purchase order ${order.poNumber}`;
    const what = { change: 'changes', replace: 'replaces', cancellation: 'cancels' }[order.purpose];
    return [finding(code, `This document ${what} ${number}; it is not a new order.`, { path: '/purpose' })];
  },
};
