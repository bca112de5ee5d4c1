import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'return-needs-person';

/** Goods that come back are nothing to deliver, and an ERP that takes an order for one would ship them a second time. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check: ({ orderType }) =>
    orderType === 'return' ? [finding(code, 'The order is of the type "return".', { path: '/orderType' })] : [],
};
