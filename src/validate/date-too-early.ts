import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import { daysOfLine, daysOfOrder } from './asked-days.ts';
import { isBlanket, ordersGoods, type Rule } from './rule.ts';

const code = 'date-too-early';

/**
 * A warning: whoever plans may know of stock, and the customer of a need; but both should hear of it while it can be talked about.
 * Lines without a day of their own are told together, by the one that takes longest.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['earliestDays'],
  check(order, { earliestDays = [] }) {
    if (!ordersGoods(order) || isBlanket(order)) return [];
    const findings: Finding[] = [];
    let last: { readonly lineNumber: string; readonly earliest: string } | undefined;
    for (const [index, line] of order.lines.entries()) {
      const earliest = earliestDays[index];
      if (typeof earliest !== 'string' || line.action === 'delete') continue;
      const own = daysOfLine(line, index);
      const tooEarly = own.find(({ day }) => day < earliest);
      if (tooEarly !== undefined)
        findings.push(
          finding(code, `Line ${line.lineNumber}: ${said(tooEarly.day, earliest)}.`, { path: tooEarly.path }),
        );
      if (own.length === 0 && (last === undefined || earliest > last.earliest))
        last = { lineNumber: line.lineNumber, earliest };
    }
    if (last === undefined) return findings;
    const { lineNumber, earliest } = last;
    const tooEarly = daysOfOrder(order).find(({ day }) => day < earliest);
    return tooEarly === undefined
      ? findings
      : [
          finding(code, `${said(tooEarly.day, earliest)}, for line ${lineNumber}.`, { path: tooEarly.path }),
          ...findings,
        ];
  },
};

function said(day: string, earliest: string): string {
  return `${day} is too early; the earliest plausible day is ${earliest}`;
}
