/** Items of another table beside a grid: a table of styles says the same as their sizes do; anything else would be lost. */
import { Big } from 'big.js';
import type { PaperItem } from '../table/item.ts';
import type { LeftOut } from '../table/left-out.ts';
import type { ItemRows } from '../table/records.ts';

export function itemsBeside(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  grid: { readonly items: readonly PaperItem[]; readonly lines: ReadonlySet<number> },
): LeftOut[] {
  return items.flatMap(({ proof, fields }, index) => {
    const line = rows[index]?.anchor.line;
    if (line === undefined || proof !== 'holds' || grid.lines.has(line.index)) return [];
    return isSumOf(fields, grid.items) ? [] : [{ tokens: line.tokens, isOne: true }];
  });
}

/** The quantity is what all sizes come to, or those of its item. */
function isSumOf({ buyerSku, supplierSku, quantity }: PaperItem['fields'], items: readonly PaperItem[]): boolean {
  const code = buyerSku?.text ?? supplierSku?.text;
  const own = items.filter(
    ({ fields }) => code !== undefined && [fields.buyerSku?.text, fields.supplierSku?.text].includes(code),
  );
  return [own, items].some((each) => {
    const sum = each.reduce((all, { fields }) => all.plus(fields.quantity?.value ?? 0), new Big(0));
    return each.length > 0 && quantity?.value !== undefined && sum.eq(quantity.value);
  });
}
