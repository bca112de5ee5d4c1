import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'mail-signature-doubtful';

/** A signature that proves nothing is no worse than none; what was agreed with a partner may make it an error. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['mail'],
  check(_order, { mail }) {
    const signature = mail?.signature;
    if (signature === undefined || signature.result === 'differs') return []; // That is told by its own rule.
    const doubts = [
      ...(signature.result === 'unverifiable' ? ['it cannot be checked'] : []),
      ...(signature.chain === 'untrusted' ? ['no authority that is believed vouches for it'] : []),
      ...(signature.expired ? ['its certificate was not valid when it was made'] : []),
      ...(signature.addressDiffers
        ? [`it is for ${signature.addresses.join(', ') || 'no address'}, and the mail from ${mail?.sender ?? ''}`]
        : []),
    ];
    return doubts.length === 0
      ? []
      : [finding(code, `Of the signature of ${signature.subject || 'the mail'}: ${doubts.join('; ')}.`)];
  },
};
