import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { ordersGoods, type Rule } from './rule.ts';

const code = 'allowance-negative';

type Adjustments = Order['allowancesCharges'];

/**
 * An allowance is taken off and a charge put on, so that a minus says it twice or turns it round; senders do both. The amount
 * stays as it was sent, and a person says which is meant.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    if (!ordersGoods(order)) return [];
    return [
      ...negatives(order.allowancesCharges, '/allowancesCharges', 'The order'),
      ...order.lines.flatMap(({ allowancesCharges, lineNumber }, index) =>
        negatives(allowancesCharges, `/lines/${index}/allowancesCharges`, `Line ${lineNumber}`),
      ),
    ];
  },
};

function negatives(adjustments: Adjustments, path: string, whose: string): Finding[] {
  return (adjustments ?? []).flatMap(({ kind, amount, percent }, index) => {
    const said = [amount, percent === undefined ? undefined : `${percent} %`].find(isNegative);
    if (said === undefined) return [];
    const [same, other] = kind === 'allowance' ? ['taken off', 'put on'] : ['put on', 'taken off'];
    const message = `${whose} has a negative ${kind} of ${said}: it may be ${same} all the same, or ${other} instead.`;
    return [finding(code, message, { path: `${path}/${index}/${isNegative(amount) ? 'amount' : 'percent'}` })];
  });
}

function isNegative(value: string | undefined): boolean {
  return value?.startsWith('-') === true && /[1-9]/.test(value);
}
