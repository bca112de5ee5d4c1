import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'mail-reply-elsewhere';

/** Who writes in another's name asks to be answered at an address of their own. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['mail'],
  check(_order, { mail }) {
    if (mail?.unansweredAt === undefined) return [];
    return [
      finding(code, `The mail asks to be answered at ${mail.unansweredAt}; answers go to ${mail.sender}, who sent it.`),
    ];
  },
};
