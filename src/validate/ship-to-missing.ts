import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Party } from '../model/order.ts';
import { isBlanket, ordersGoods, type Rule } from './rule.ts';

const code = 'ship-to-missing';

/** Every line may name its own ship-to instead. The buyer's address is not taken: it is often an office. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    if (!ordersGoods(order) || order.lines.length === 0 || isPlace(order.shipTo)) return [];
    const isEachLineSent = order.lines.every(
      ({ schedules = [] }) => schedules.length > 0 && schedules.every(({ shipTo }) => isPlace(shipTo)),
    );
    if (isEachLineSent) return [];
    const message = 'The order does not say where to deliver.';
    return [finding(code, message, { path: '/shipTo', severity: isBlanket(order) ? 'info' : rule.severity })];
  },
};

function isPlace(party: Party | undefined): boolean {
  return party?.name !== undefined || party?.address !== undefined || (party?.identifiers ?? []).length > 0;
}
