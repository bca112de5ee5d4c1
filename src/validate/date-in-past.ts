import { finding, FINDING_CODES } from '../model/codes.ts';
import { allDays } from './asked-days.ts';
import { isBlanket, ordersGoods, type Rule } from './rule.ts';

const code = 'date-in-past';

/**
 * Held against the day of the order, which says when somebody decided on it: that an order lay around does not make its dates wrong.
 * Where it says none, today counts; it may still be yesterday somewhere, so only a day that is over everywhere is told.
 * In a form it is a slip, and whoever made it is still there to be asked: the order waits.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['today', 'typed'],
  check(order, { today, typed = false }) {
    const { orderDate: from = today?.west } = order;
    if (from === undefined || !ordersGoods(order) || isBlanket(order)) return [];
    return allDays(order)
      .filter(({ day }) => day < from)
      .map(({ day, path }) =>
        finding(
          code,
          order.orderDate === undefined ? `${day} is over already.` : `${day} is before the day of the order.`,
          {
            path,
            severity: typed ? 'error' : rule.severity,
          },
        ),
      );
  },
};
