import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'mail-sender-differs';

/** A firm that orders for another one, a mail that was passed on, a name that has changed, or somebody else's name. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['mail', 'namedBuyer'],
  check(order, { mail, namedBuyer }) {
    const partner = mail?.partner;
    if (partner === undefined || mail?.forged === true) return []; // Forged is told by its own rule.
    if (namedBuyer === undefined ? partner.isNamed : namedBuyer.id === partner.id) return [];
    const named = namedBuyer?.name ?? order.buyer?.name ?? namedBuyer?.id ?? 'somebody else';
    const message = `The mail came from ${mail?.sender ?? ''}, an address of ${partner.name}, and its order names ${named} as its buyer.`;
    return [finding(code, message, { path: '/buyer' })];
  },
};
