import { finding, FINDING_CODES } from '../model/codes.ts';
import type { OrderLine } from '../model/order.ts';
import type { Rule } from './rule.ts';

const code = 'line-repeated';

/** The same line number, item and quantity twice: sent twice, or two lines numbered carelessly. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    const seen = new Set<string>();
    return order.lines.flatMap((line, index) => {
      const key = keyOf(line);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const message = `Line ${line.lineNumber}: it stands in the order before, with the same item and quantity.`;
      return [finding(code, message, { path: `/lines/${index}` })];
    });
  },
};

function keyOf({ lineNumber, buyerSku, supplierSku, gtin, quantity, uom }: OrderLine): string {
  return JSON.stringify([lineNumber, buyerSku, supplierSku, gtin, quantity, uom]);
}
