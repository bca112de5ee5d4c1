/** A line whose quantity stands only in its deliveries: PO102 is empty, and SDQ or SCH say how much goes where or when. */
import { Big } from 'big.js';
import type { DraftLine } from '../../../model/draft.ts';

const RULE = 'computed/quantity-of-deliveries';
const PLAIN = /^(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})$/;

/** The sum is exact, and only made of plain numbers: without one of them the quantity stays missing, which is told. */
export function sumDeliveries({ lines = [] }: { readonly lines?: DraftLine[] }): void {
  for (const line of lines) {
    if (line.quantity !== undefined || line.schedules === undefined) continue;
    const texts = line.schedules.map(({ quantity }) => quantity?.text.trim() ?? '');
    if (!texts.every((text) => PLAIN.test(text))) continue;
    const sum = texts.reduce((total, text) => total.plus(text), new Big(0)).toFixed();
    line.quantity = { text: '', rule: RULE, value: sum };
  }
}
