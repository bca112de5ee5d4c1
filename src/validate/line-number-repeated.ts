import { isDeepStrictEqual } from 'node:util';
import { Big } from 'big.js';
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
      const path = `/lines/${index}/lineNumber`;
      if (!isSameItem(earlier, line))
        return [finding(code, `Line ${line.lineNumber}: another item has this number, too.`, { path })];
      // On other days or to other places it is a split delivery; the same quantity is `line-repeated`.
      if (isSameQuantity(earlier, line) || !isDeepStrictEqual(deliveryOf(earlier), deliveryOf(line))) return [];
      const message = `Line ${line.lineNumber}: it stands in the order before with ${quantityOf(earlier)}, and here with ${quantityOf(line)}; one may take the place of the other.`;
      return [finding(code, message, { path, severity: 'error' })];
    });
  },
};

const IDS = ['buyerSku', 'supplierSku', 'gtin', 'manufacturerPartNumber'] as const;

function isSameItem(a: OrderLine, b: OrderLine): boolean {
  const isNamed = IDS.some((id) => a[id] !== undefined || b[id] !== undefined);
  return isNamed ? IDS.every((id) => a[id] === b[id]) : a.description === b.description;
}

function isSameQuantity(a: OrderLine, b: OrderLine): boolean {
  if (a.uom !== b.uom) return false;
  if (a.quantity === undefined || b.quantity === undefined) return a.quantity === b.quantity;
  return new Big(a.quantity).eq(b.quantity);
}

function deliveryOf({ requestedDelivery, requestedShip, schedules }: OrderLine): unknown {
  return [requestedDelivery, requestedShip, schedules?.map(({ quantity: _, ...where }) => where)];
}

function quantityOf({ quantity, uom }: OrderLine): string {
  return quantity === undefined ? 'no quantity' : [quantity, uom].filter((part) => part !== undefined).join(' ');
}
