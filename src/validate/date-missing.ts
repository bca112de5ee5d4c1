import { finding, FINDING_CODES } from '../model/codes.ts';
import type { DateWindow } from '../model/order.ts';
import { isBlanket, ordersGoods, type Rule } from './rule.ts';

const code = 'date-missing';

/**
 * A warning by default: order desks read "no date" as "as soon as possible", and many real orders have none. A
 * partner profile makes it an error where dates are agreed.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    if (!ordersGoods(order) || isBlanket(order) || order.lines.length === 0) return [];
    if (isSaid(order.requestedDelivery) || isSaid(order.requestedShip)) return [];
    const isEachLineDated = order.lines.every((line) => {
      return (
        isSaid(line.requestedDelivery) ||
        isSaid(line.requestedShip) ||
        (line.schedules ?? []).some(
          ({ date, requestedDelivery, requestedShip }) =>
            date !== undefined || isSaid(requestedDelivery) || isSaid(requestedShip),
        )
      );
    });
    return isEachLineDated
      ? []
      : [finding(code, 'The order asks for no delivery or shipping date.', { path: '/requestedDelivery' })];
  },
};

function isSaid(window: DateWindow | undefined): boolean {
  return window?.date !== undefined || window?.earliest !== undefined || window?.latest !== undefined;
}
