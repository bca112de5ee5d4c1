import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'duplicate-interchange';

/** The same number with the same bytes is a retransmission; with other bytes it is a mistake that only the sender can explain. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['duplicateInterchange'],
  check(order, facts) {
    const { duplicateInterchange: earlier } = facts;
    if (earlier === undefined) return [];
    const how = earlier.sameBytes ? 'with the same content' : 'with other content';
    const message = `Interchange ${earlier.controlNumber} came before, ${how}, as message ${earlier.messageId} (this order is ${order.poNumber ?? 'without a number'}).`;
    return [finding(code, message)];
  },
};
