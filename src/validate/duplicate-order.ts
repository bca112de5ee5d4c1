import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { differences } from './differences.ts';
import type { EarlierOrder } from './facts.ts';
import { ordersGoods, type Rule } from './rule.ts';

const code = 'duplicate-order';

const SAID_MAX = 3; // More do not help to see what it is, and a message must be read in one look.

/** A change or cancellation repeats the number rightly, but not all that it says. A replacement repeats the number too, and says so. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['duplicateOf'],
  check(order, facts) {
    const { duplicateOf: earlier } = facts;
    if (earlier === undefined || order.purpose === 'replace') return [];
    if (!ordersGoods(order)) return earlier.sameContent ? [repeatedChange(order, earlier)] : [];
    const number = order.poNumber ?? 'without a number';
    const other = earlier.order?.poNumber ?? number;
    const spelled = other === number ? number : `${number} (${other})`;
    return [finding(code, `Purchase order ${spelled} came before ${how(order, earlier)}`, { path: '/poNumber' })];
  },
};

/** Twice the same change may be meant: who adds five sends it again for five more. */
function repeatedChange({ poNumber = 'without a number' }: Order, { orderId, waits }: EarlierOrder): Finding {
  const then = waits === true ? ', which waits for a person as well' : '';
  const message = `The same change of purchase order ${poNumber} came before, as ${orderId}${then}: carry it out twice only if the buyer means it so.`;
  return finding(code, message, { path: '/poNumber' });
}

function how(order: Order, { orderId, sameContent, order: earlier, waits }: EarlierOrder): string {
  if (sameContent && waits === true)
    return `with the same content, as order ${orderId}, which waits for a person: release one of the two, and reject the other.`;
  if (sameContent) return `with the same content, as order ${orderId}.`;
  const found = earlier === undefined ? undefined : differences(order, earlier);
  if (found?.length === 0)
    return `as order ${orderId}, and the two agree in all that both say: most likely one order that was sent in two ways.`;
  const more = found === undefined || found.length <= SAID_MAX ? '' : `; and ${found.length - SAID_MAX} more`;
  const said = found === undefined ? '' : `. Here ${found.slice(0, SAID_MAX).join('; ')}${more}`;
  return `with other content, as order ${orderId}: a change, or a number used twice${said}.`;
}
