import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Order, OrderLine } from '../model/order.ts';
import { ordersGoods } from './rule.ts';
import type { Rule } from './rule.ts';

const code = 'line-number-repeated';

/** One number for two different lines: whoever answers or changes "line 10" then means either. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order: Order) {
    // A change may speak of one line several times, once for each thing that changes.
    if (!ordersGoods(order)) return [];
    const first = new Map<string, OrderLine>();
    return order.lines.flatMap((line, index) => {
      const earlier = first.get(line.lineNumber);
      if (earlier === undefined) {
        first.set(line.lineNumber, line);
        return [];
      }
      if (isSameItem(earlier, line)) return []; // A split delivery, or `line-repeated`.
      const message = `Line ${line.lineNumber}: another item has this number, too.`;
      return [finding(code, message, { path: `/lines/${index}/lineNumber` })];
    });
  },
};

function isSameItem(a: OrderLine, b: OrderLine): boolean {
  return a.buyerSku === b.buyerSku && a.supplierSku === b.supplierSku && a.gtin === b.gtin;
}
