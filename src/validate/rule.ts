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
export function eachLine(
  order: Order,
  code: FindingCode,
  judge: (line: OrderLine, index: number) => LineFault | undefined,
): Finding[] {
  if (!ordersGoods(order)) return [];
  const findings: Finding[] = [];
  for (const [index, line] of order.lines.entries()) {
    const fault = line.action === 'delete' ? undefined : judge(line, index);
    if (fault === undefined) continue;
    const { message, field, ...place } = fault;
    const path = `/lines/${index}${field === undefined ? '' : `/${field}`}`;
    findings.push(finding(code, `Line ${line.lineNumber}: ${message}`, { path, ...place }));
  }
  return findings;
}

export interface LineFault extends Omit<FindingPlace, 'path'> {
  readonly message: string;
  /** Field of the line that the finding points to. */
  readonly field?: string;
}
