import { Big } from 'big.js';
import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Order } from '../model/order.ts';
import type { Rule } from './rule.ts';

const code = 'hash-total-mismatch';

const HASH_DIGITS = 10; // X12 element 347 holds ten digits; longer sums lose their leading ones.

/**
 * CTT02: the sum of PO102. Most senders send the plain sum. The standard's hash total ignores decimal points, so
 * 1.5 and 12 make 27; that reading passes too. Nothing is said when a line has no quantity.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    const announced = order.totals?.quantity;
    const quantities = order.lines.map((line) => line.quantity);
    if (announced === undefined || !isComplete(quantities)) return [];
    if (shortSum(quantities) === announced) return [];
    const sum = plainSum(quantities);
    if (sum.eq(announced) || hashTotal(quantities).eq(announced)) return [];
    const message = `The document announces a control sum of ${announced}; the quantities add up to ${sum.toFixed()}.`;
    return [finding(code, message, { path: '/totals/quantity' })];
  },
};

type Quantity = Order['lines'][number]['quantity'];

function isComplete(quantities: readonly Quantity[]): quantities is readonly string[] {
  return quantities.every((quantity) => quantity !== undefined);
}

/** The usual case, exact in a double: whole numbers of up to nine digits on fewer than a million lines. */
function shortSum(quantities: readonly string[]): string | undefined {
  let sum = 0;
  for (const quantity of quantities) {
    if (quantity.length > 9 || quantity.includes('.')) return undefined;
    sum += Number(quantity);
  }
  return String(sum);
}

function plainSum(quantities: readonly string[]): Big {
  return quantities.reduce((total, quantity) => total.plus(quantity), new Big(0));
}

function hashTotal(quantities: readonly string[]): Big {
  const sum = quantities.reduce((total, quantity) => total + BigInt(quantity.replace(/[-.]/g, '')), 0n);
  return new Big(String(sum % 10n ** BigInt(HASH_DIGITS)));
}
