import { finding, FINDING_CODES } from '../model/codes.ts';
import { addDays } from '../model/working-days.ts';
import { allDays } from './asked-days.ts';
import { isBlanket, ordersGoods, type Rule } from './rule.ts';

const code = 'date-far-ahead';
const DAYS_MAX = 2 * 365; // Plans for machines reach a year and a half; a wrong year is ten or a hundred off as readily as one.

export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['today'],
  check(order, { today }) {
    if (today === undefined || !ordersGoods(order) || isBlanket(order)) return [];
    const last = addDays(order.orderDate ?? today.utc, DAYS_MAX);
    return allDays(order)
      .filter(({ day }) => day > last)
      .map(({ day, path }) => finding(code, `${day} is more than two years ahead.`, { path }));
  },
};
