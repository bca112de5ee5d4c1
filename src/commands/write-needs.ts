/** What a document cannot be without: `ordergate write` prints none that its reader must refuse. */
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';

/** Changes name the order that they change, and of its lines what they like. */
const CHANGES: ReadonlySet<string> = new Set(['x12-860', 'x12-865', 'edifact-ordchg']);
/** An ORDCHG has a number of its own, and names the order apart (RFF+ON). */
const NAMES_ORDER: ReadonlySet<string> = new Set(['edifact-ordchg']);

/** What the order itself lacks, in words. */
export function lacking(order: Order, format: string): string[] {
  const namesOrder = NAMES_ORDER.has(format);
  const number = namesOrder ? order.changesPo : order.poNumber;
  const what = namesOrder ? 'it does not say which order it changes (changesPo)' : 'it has no number (poNumber)';
  const lacks = number === undefined ? [what] : [];
  if (CHANGES.has(format)) return lacks;
  const first = order.orderType === 'blanket' ? undefined : order.lines.find(({ quantity, schedules = [] }) => quantity === undefined && schedules.length === 0); // prettier-ignore
  return [
    ...lacks,
    ...(order.lines.length === 0 ? ['it has no lines'] : []),
    ...(first === undefined ? [] : [`line ${first.lineNumber} has no quantity`]),
  ];
}

/** What the order has, and the document could not hold. */
export function lost(findings: readonly Finding[], format: string): Finding[] {
  const number = NAMES_ORDER.has(format) ? '/changesPo' : '/poNumber';
  const isNeeded = (path: string): boolean =>
    path === number || (!CHANGES.has(format) && /^\/lines\/\d+\/quantity$/.test(path));
  return findings.filter(({ code, path }) => code === 'write-value-left-out' && path !== undefined && isNeeded(path));
}
