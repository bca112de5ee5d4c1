import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'fax-caller-unknown';

/**
 * A machine may call itself anything. Its own word is believed only where the order names the same partner; then two
 * things would have to be forged instead of one.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['fax'],
  check(_order, { fax }) {
    if (fax === undefined) return [];
    const { owner, caller, namedPartner } = fax;
    if (owner?.by === 'caller' || (owner !== undefined && owner.id === namedPartner)) return [];
    if (owner !== undefined) {
      const message = `The sending machine calls itself ${caller ?? 'by a number'}, which is a number of ${owner.name}; the network said nothing.`;
      return [finding(code, message)];
    }
    const from = caller === undefined ? 'a caller who showed no number' : `${caller}, which is no partner's number`;
    return [finding(code, `The fax came from ${from}.`)];
  },
};
