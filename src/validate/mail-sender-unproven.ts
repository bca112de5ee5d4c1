import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'mail-sender-unproven';

/** Whoever writes a known address into From is not known by that, where a server looks at what stands behind it. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['mail'],
  check(_order, { mail }) {
    if (mail?.unproven !== true) return [];
    return [
      finding(code, `The mail says that it is from ${mail.sender}, and neither SPF nor DKIM ties it to that domain.`),
    ];
  },
};
