import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'mail-signature-broken';

/** A mail that was changed after its sender signed it, or whose signature was put on another mail, orders nothing unseen. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['mail'],
  check(_order, { mail }) {
    if (mail?.signature?.result !== 'differs') return [];
    return [finding(code, `The mail is signed by ${mail.signature.subject}, and is not what was signed.`)];
  },
};
