import { Big } from 'big.js';
import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import type { OrderLine } from '../model/order.ts';
import type { Rule } from './rule.ts';

const code = 'change-unlike-order';
const ITEM_IDS = ['buyerSku', 'supplierSku', 'gtin', 'manufacturerPartNumber'] as const;

/** A change (860, ORDCHG) of what the order on file does not say. It waits for a person in any case, who reads this first. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['changes'],
  check(order, { changes }) {
    if (changes === undefined || order.purpose !== 'change') return [];
    const there = linesByName(changes.order.lines);
    return order.lines.flatMap((line, index): Finding[] => {
      const fault = faultOf(line, there);
      if (fault === undefined) return [];
      const path = `/lines/${index}${fault.field === undefined ? '' : `/${fault.field}`}`;
      return [finding(code, `Line ${line.lineNumber} ${fault.says} (order ${changes.orderId}).`, { path })];
    });
  },
};

interface Fault {
  readonly says: string;
  readonly field?: keyof OrderLine;
}

function faultOf(line: OrderLine, there: ReadonlyMap<string, OrderLine>): Fault | undefined {
  const numbered = there.get(numberOf(line));
  const before = idsOf(line).flatMap((id) => there.get(id) ?? [])[0] ?? numbered;
  const isOther = before !== undefined && isOtherItem(line, before);
  if (line.action === 'add') {
    return numbered === undefined ? undefined : { says: 'is to be added, but the order has a line of this number' };
  }
  if (before === undefined) return { says: 'is to be changed, but the order has no such line' };
  if (isOther) return { says: `is ${itemOf(line)} here, but ${itemOf(before)} in the order` };
  return quantityFault(line, before);
}

/** What a rise or a cut starts from, and what is said to be open, must fit what was ordered; in another unit nobody can tell. */
function quantityFault({ action, quantity, uom, references }: OrderLine, before: OrderLine): Fault | undefined {
  if (before.quantity === undefined || uom !== before.uom) return undefined;
  const was = new Big(before.quantity);
  if (quantity !== undefined && action === 'quantityIncrease' && was.gte(quantity))
    return { says: `is to be raised to ${quantity}, but is ${before.quantity} in the order`, field: 'quantity' };
  if (quantity !== undefined && action === 'quantityDecrease' && was.lte(quantity))
    return { says: `is to be cut to ${quantity}, but is ${before.quantity} in the order`, field: 'quantity' };
  const left = references?.find(({ type }) => type === 'quantityLeftToReceive')?.value ?? '';
  if (!/^\d+(?:\.\d+)?$/.test(left) || was.gte(left) || (quantity !== undefined && new Big(quantity).gte(left)))
    return undefined;
  return { says: `has ${left} left to receive, but is ${before.quantity} in the order`, field: 'references' };
}

/** The first line of each number and of each item. */
function linesByName(lines: readonly OrderLine[]): Map<string, OrderLine> {
  const named = new Map<string, OrderLine>();
  for (const line of lines)
    for (const name of [numberOf(line), ...idsOf(line)]) if (!named.has(name)) named.set(name, line);
  return named;
}

/** `0010` and `10` are one number. */
function numberOf({ lineNumber }: OrderLine): string {
  return `line ${lineNumber.replace(/^0+(?=.)/, '')}`;
}

function idsOf(line: OrderLine): string[] {
  return ITEM_IDS.flatMap((id) => (line[id] === undefined ? [] : [`${id} ${line[id]}`]));
}

/** Both name their item in one way at least, and not one of them is the same. */
function isOtherItem(line: OrderLine, other: OrderLine): boolean {
  const both = ITEM_IDS.filter((id) => line[id] !== undefined && other[id] !== undefined);
  return both.length > 0 && both.every((id) => line[id] !== other[id]);
}

function itemOf(line: OrderLine): string {
  return ITEM_IDS.flatMap((id) => line[id] ?? [])[0] ?? 'another item';
}
