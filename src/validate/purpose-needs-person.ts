import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Order } from '../model/order.ts';
import type { Rule } from './rule.ts';

const code = 'purpose-needs-person';

/**
 * What changes or withdraws an earlier order must not pass for a new one, nor for a copy of the one it withdraws. A copy,
 * or the confirmation of an order placed elsewhere, is delivered once already, whether or not the first is on file; the
 * same order once more is a duplicate, and as such needs nobody.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['duplicateOf'],
  check(order, facts) {
    const { purpose } = order;
    if (purpose === 'original') return [];
    if (isCopy(purpose) && facts.duplicateOf?.sameContent === true) return [];
    const number = order.changesPo ?? order.poNumber;
    const what = number === undefined ? 'an earlier order' : `purchase order ${number}`;
    return [finding(code, `This document ${SAYS[purpose]} ${what}; it is not a new order.`, { path: '/purpose' })];
  },
};

const SAYS = {
  change: 'changes',
  replace: 'replaces',
  cancellation: 'cancels',
  duplicate: 'is a copy of',
  confirmation: 'confirms',
} as const;

function isCopy(purpose: Order['purpose']): boolean {
  return purpose === 'duplicate' || purpose === 'confirmation';
}
