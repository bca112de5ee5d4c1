import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'buyer-missing';

/**
 * Many 850s name no buyer, because the agreement with the sender of the interchange says who it is. Then the sender
 * stands in, which is told but stops nothing; who writes a mail orders for the own firm, and is asked nothing. A document
 * without a known sender (a mail, an upload) needs a person.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['sender'],
  check(order, facts) {
    const { buyer } = order;
    if (buyer?.name !== undefined || (buyer?.identifiers ?? []).length > 0) return [];
    const { sender } = facts;
    if (sender === undefined)
      return [finding(code, 'The order names no buyer, and who sent it is unknown.', { path: '/buyer' })];
    if (sender.byMail === true) return [];
    const message = `The order names no buyer; its sender ${sender.name ?? sender.id} is taken to be the buyer.`;
    return [
      finding(code, message, {
        path: '/buyer',
        severity: 'info',
        hint: 'Nothing to do, unless this sender also orders for others.',
      }),
    ];
  },
};
