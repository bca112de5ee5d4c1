import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'mail-sender-forged';

/** DMARC fails for forwarded mails as well, so a person decides; but nobody orders in another's name unseen. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['mail'],
  check(_order, { mail }) {
    if (mail?.forged !== true) return [];
    return [
      finding(code, `The mail says that it is from ${mail.sender}; the domain of that address says that it is not.`),
    ];
  },
};
