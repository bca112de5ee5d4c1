/** A check of one order. One rule is one file, named by its code. */
import { finding, type FindingCode, type FindingPlace } from '../model/codes.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Order, OrderLine } from '../model/order.ts';
import type { Facts } from './facts.ts';

export interface Rule {
  readonly code: FindingCode;
  /** What is wrong when the rule speaks, in one sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** Facts that it looks at; without them it judges by the order alone. */
  readonly needs: readonly (keyof Facts)[];
  check(order: Order, facts: Facts): Finding[];
}

/**
 * True when the document orders goods. A cancellation or a change names only what it cancels or changes, so it is
 * not asked for lines, prices and addresses.
 */
export function ordersGoods(order: Order): boolean {
  return order.purpose !== 'cancellation' && order.purpose !== 'change';
}

/** A blanket order agrees on goods; where and when they go is said by its releases. */
export function isBlanket(order: Order): boolean {
  return order.orderType === 'blanket';
}

/** One finding for every line that is bad; lines that a change deletes are passed over. */
export function eachLine(order: Order, code: FindingCode, judge: (line: OrderLine, index: number) => LineFault | undefined): Finding[] {
  if (!ordersGoods(order)) return [];
  return order.lines.flatMap((line, index) => {
    if (line.action === 'delete') return [];
    const fault = judge(line, index);
    if (fault === undefined) return [];
    const { message, field, ...place } = fault;
    const path = `/lines/${index}${field === undefined ? '' : `/${field}`}`;
    return [finding(code, `Line ${line.lineNumber}: ${message}`, { path, ...place })];
  });
}

export interface LineFault extends Omit<FindingPlace, 'path'> {
  readonly message: string;
  /** Field of the line that the finding points to. */
  readonly field?: string;
}
