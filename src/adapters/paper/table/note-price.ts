/** A price that stands in a note, because the form has 0.00 or nothing in its columns: `540 PALLETS @$4.45/PALLET`. */
import { foundIn } from '../found.ts';
import { wholeNumber } from '../values/number.ts';
import type { PaperItem, Reading } from './item.ts';
import type { ItemRows } from './records.ts';

const AT_PRICE = /^@?[$€£]?\d[\d.,]*(?:\/\p{L}+)?$/u;

export function withNotePrices(items: readonly PaperItem[], rows: readonly ItemRows[], { mark }: Reading): PaperItem[] {
  return items.map((item, index) => {
    const { price, amount } = item.fields;
    const isOpen =
      (price?.value === undefined || Number(price.value) === 0) &&
      (amount?.value === undefined || Number(amount.value) === 0);
    if (!isOpen) return item;
    for (const row of rows[index]?.rows ?? []) {
      const { tokens } = row.line;
      const at = tokens.findIndex(({ text }) => text.startsWith('@'));
      const token = at < 0 ? undefined : tokens[at]?.text === '@' ? tokens[at + 1] : tokens[at];
      if (token === undefined || !AT_PRICE.test(token.text)) continue;
      const text = token.text.replace(/^@/, '').replace(/\/.*$/, '');
      const value = wholeNumber(text, mark);
      if (value === undefined || Number(value) === 0) continue;
      return {
        ...item,
        fields: { ...item.fields, price: { ...foundIn([token], 'paper/note/price', 0.9, value), text } },
      };
    }
    return item;
  });
}
