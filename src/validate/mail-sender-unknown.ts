import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'mail-sender-unknown';

/** Anybody may write to a mailbox. Whose orders a person let go on before, or who is on file, is no stranger any more. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['mail'],
  check(_order, { mail }) {
    if (mail === undefined || mail.known) return [];
    if (mail.forged === true || mail.unproven === true) return []; // Told by rules of their own.
    const from = mail.sender === '' ? 'names no sender' : `came from ${mail.sender}, which nobody knows yet`;
    return [finding(code, `The mail ${from}.`)];
  },
};
