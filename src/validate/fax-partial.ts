import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import type { FaxFacts } from './facts.ts';
import type { Rule } from './rule.ts';

const code = 'fax-partial';

/** What did come through may read like a whole order: nothing in it says that half of it is missing. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['fax'],
  check: (_order, { fax }) => (fax === undefined ? [] : partialFax(fax)),
};

/** Told of the fax itself as well, when no order came of it. */
export function partialFax({ partial, pages, error }: FaxFacts): Finding[] {
  if (partial !== true) return [];
  const after = pages === undefined ? '' : ` after ${pages} ${pages === 1 ? 'page' : 'pages'}`;
  const why = error === undefined ? '' : `: ${error.replace(/\.+$/, '')}`;
  return [finding(code, `The fax call ended early${after}${why}.`)];
}
