import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'fax-caller-unknown';

/**
 * A machine may call itself anything. Its own word is believed only where the order names the same partner; then two
 * things would have to be forged instead of one. A mail's word is never enough: anybody may write both into one mail.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['fax'],
  check(_order, { fax }) {
    if (fax === undefined) return [];
    const { owner, caller, namedPartner } = fax;
    if (owner?.by === 'caller' || (owner?.by === 'station' && owner.id === namedPartner)) return [];
    if (owner !== undefined) {
      const who = owner.by === 'mail' ? 'The mail names' : 'The sending machine calls itself';
      return [finding(code, `${who} ${caller ?? 'a number'}, which is a number of ${owner.name}; nothing proves it.`)];
    }
    const from = caller === undefined ? 'a caller who showed no number' : `${caller}, which is no partner's number`;
    return [finding(code, `The fax came from ${from}.`)];
  },
};
