import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'fax-caller-differs';

/** A partner who orders for another one, a number that has moved, or somebody who uses a name that is not theirs. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['fax'],
  check(_order, { fax }) {
    if (fax?.owner === undefined || fax.namedPartner === undefined || fax.owner.id === fax.namedPartner) return [];
    const from = fax.caller === undefined ? 'a number' : fax.caller;
    const message = `The fax came from ${from} of ${fax.owner.name}, and its order names the partner ${fax.namedPartner}.`;
    return [finding(code, message)];
  },
};
