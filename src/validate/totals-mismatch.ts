import { Big } from 'big.js';
import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Order } from '../model/order.ts';
import { goodsTotals, isNear, payables, roundedParts } from './sums.ts';
import type { Rule } from './rule.ts';

const code = 'totals-mismatch';

/**
 * Goods are the sum of the lines, before or after their own allowances and charges. The grand total may be that sum, or that
 * sum with allowances, charges and taxes, each by itself or as one sum beside the total: senders do all of these, so each
 * passes. Nothing is said when a line has no price or a tax no amount, because then no sum can be made.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    const { totals } = order;
    if (totals?.goods === undefined && totals?.grand === undefined) return [];
    const goods = goodsTotals(order);
    const [first] = goods;
    if (first === undefined) return [];
    const parts = roundedParts(order);
    const isOneOf = (sums: readonly Big[], said: string): boolean => sums.some((sum) => isNear(sum, said, parts));
    const findings = [];
    if (totals.goods !== undefined && !isOneOf(goods, totals.goods)) {
      const message = `The order says that its goods are worth ${totals.goods}, but its lines add up to ${first.toFixed()}.`;
      findings.push(finding(code, message, { path: '/totals/goods' }));
    }
    const [net, ...others] = payables(order, goods) ?? [];
    if (totals.grand !== undefined && net !== undefined) {
      const sums = [...goods, net, ...others, ...goods.map((sum) => stated(totals, sum))];
      if (!isOneOf(sums, totals.grand)) {
        const message = `The order says that its total is ${totals.grand}, but its lines add up to ${net.toFixed()}.`;
        findings.push(finding(code, message, { path: '/totals/grand' }));
      }
    }
    return findings;
  },
};

/** The goods with the sums that the order prints beside its total: papers say a tax once, below all lines. */
function stated({ tax = '0', charges = '0', allowances = '0' }: NonNullable<Order['totals']>, goods: Big): Big {
  return goods.plus(tax).plus(charges).minus(new Big(allowances).abs());
}
