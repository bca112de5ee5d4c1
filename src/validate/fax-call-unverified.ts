import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'fax-call-unverified';

/** A file that somebody put into the spool by hand, or that was taken from the queue of a fax server before it spoke. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['fax'],
  check(_order, { fax }) {
    if (fax === undefined || fax.partial !== undefined) return [];
    const why = fax.error === undefined ? '' : ` ${fax.error}`;
    return [finding(code, `Nobody said whether the fax came through whole.${why}`)];
  },
};
