/** A price of nothing: goods that are free of charge, or a price that was never entered. */
import { finding } from '../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';

export interface Free {
  /** Of which a code of the price says so. */
  readonly lines?: ReadonlySet<DraftLine>;
  /** Codes of allowances that say so. */
  readonly allowances?: ReadonlySet<string>;
}

/** Both standards have codes for what is free of charge; samples are so by what they are. A bare zero says nothing. */
export function tellFreeLines(order: DraftOrder, free: Free, findings: Finding[]): void {
  if (order.orderType?.value === 'sample') return;
  for (const [index, line] of (order.lines ?? []).entries()) {
    const { unitPrice, lineNumber, action, allowancesCharges = [] } = line;
    if (unitPrice === undefined || !isZero(unitPrice) || free.lines?.has(line) === true || action?.value === 'delete')
      continue;
    if (allowancesCharges.some(({ code }) => free.allowances?.has(saidBy(code)))) continue;
    const number = saidBy(lineNumber) || String(index + 1);
    const message = `The price of line ${number.slice(0, 20)} is ${saidBy(unitPrice).slice(0, 20)}, and nothing says that it is free of charge.`;
    const { at } = unitPrice;
    findings.push(
      finding('price-zero', message, { path: `/lines/${index}/unitPrice`, ...(at !== undefined && { at }) }),
    );
  }
}

function isZero(price: DraftField): boolean {
  return /^[-+]?[0.,]*0[0.,]*$/.test(saidBy(price));
}

function saidBy(field: DraftField | undefined): string {
  return field === undefined ? '' : String(field.value ?? field.text).trim();
}
