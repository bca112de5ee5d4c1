/** A line whose quantity stands only in its deliveries: PO102 is empty, and SDQ or SCH say how much goes where or when. */
import type { DraftLine } from '../../../model/draft.ts';
import { splitsOf, sumOf } from '../../edi/split-twice.ts';

const RULE = 'computed/quantity-of-deliveries';

/**
 * The sum is exact, and only made of plain numbers: without one of them the quantity stays missing, which is told, as does that
 * of a line which is split by place and, apart, by day: the two may be the same goods.
 */
export function sumDeliveries({ lines = [] }: { readonly lines?: DraftLine[] }): void {
  for (const line of lines) {
    if (line.quantity !== undefined || line.schedules === undefined) continue;
    const { placed, dated } = splitsOf(line.schedules);
    if (placed.length > 0 && dated.length > 0) continue;
    const sum = sumOf(line.schedules)?.toFixed();
    if (sum !== undefined) line.quantity = { text: '', rule: RULE, value: sum };
  }
}
