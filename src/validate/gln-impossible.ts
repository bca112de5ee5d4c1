import { finding, FINDING_CODES } from '../model/codes.ts';
import { glnsOf, type Gln } from './gln.ts';
import { isGlnForm } from './gs1.ts';
import type { Rule } from './rule.ts';

const code = 'gln-impossible';

/** A GLN has 13 digits. Where goods go to a number that is none, and nothing else names the place, nobody knows where that is. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return [...glnsOf(order)]
      .filter(({ value }) => !isGlnForm(value))
      .map((gln) => {
        const message = `${gln.value} stands for a GLN, which has 13 digits and nothing else.`;
        return finding(code, message, { path: gln.path, ...(isNameless(gln) ? { severity: 'error' } : {}) });
      });
  },
};

function isNameless({ party, isShipTo }: Gln): boolean {
  const { name, address, identifiers = [] } = party;
  return isShipTo && name === undefined && address === undefined && identifiers.length === 1;
}
