import { Big } from 'big.js';
import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Order } from '../model/order.ts';
import { goodsTotal, isNear, payable } from './sums.ts';
import type { Rule } from './rule.ts';

const code = 'totals-mismatch';

/**
 * Goods are the sum of the lines. The grand total may be that sum, or that sum with allowances, charges and taxes, each by
 * itself or as one sum beside the total: senders do all of these, so each passes. Nothing is said when a line has no price, because then no sum can be made.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    const { totals } = order;
    if (totals?.goods === undefined && totals?.grand === undefined) return [];
    const goods = goodsTotal(order);
    if (goods === undefined) return [];
    const findings = [];
    if (totals.goods !== undefined && !isNear(goods, totals.goods, order.lines.length)) {
      const message = `The order says that its goods are worth ${totals.goods}, but its lines add up to ${goods.toFixed()}.`;
      findings.push(finding(code, message, { path: '/totals/goods' }));
    }
    const net = payable(order, goods);
    if (
      totals.grand !== undefined &&
      net !== undefined &&
      !isNear(goods, totals.grand, order.lines.length) &&
      !isNear(net, totals.grand, order.lines.length) &&
      !isNear(stated(totals, goods), totals.grand, order.lines.length)
    ) {
      const message = `The order says that its total is ${totals.grand}, but its lines add up to ${net.toFixed()}.`;
      findings.push(finding(code, message, { path: '/totals/grand' }));
    }
    return findings;
  },
};

/** The goods with the sums that the order prints beside its total: papers say a tax once, below all lines. */
function stated({ tax = '0', charges = '0', allowances = '0' }: NonNullable<Order['totals']>, goods: Big): Big {
  return goods.plus(tax).plus(charges).minus(new Big(allowances).abs());
}
