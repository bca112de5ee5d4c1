/** A unit that runs into the item number behind it: `3 GALFLMCLR27`, where other items have `3 GAL` and `FLMCLR27` apart. */
import { foundIn } from '../found.ts';
import type { PaperItem } from './item.ts';

export function withoutGluedUnits(items: readonly PaperItem[]): PaperItem[] {
  const units = new Set(
    items.flatMap(({ fields }) => fields.unit?.text ?? []).filter((text) => /^[A-Z]{2,5}$/.test(text)),
  );
  const codes = items.flatMap(({ fields }) => fields.buyerSku?.text ?? []);
  return items.map((item) => {
    const { buyerSku, unit } = item.fields;
    const [token] = buyerSku?.tokens ?? [];
    if (buyerSku === undefined || token === undefined || buyerSku.tokens.length > 1) return item;
    // The unit stands a second time behind the price: then nothing else has to be compared.
    const own = unit?.rule === 'paper/column/price' && token.text.startsWith(unit.text) ? unit.text : undefined;
    if (unit !== undefined && own === undefined) return item;
    const front = own ?? [...units].find((each) => token.text.startsWith(each) && token.text.length > each.length + 3);
    const rest = front === undefined ? '' : token.text.slice(front.length);
    // The rest must look like the other numbers.
    if (front === undefined || !/\d.*\d/.test(rest)) return item;
    if (own === undefined && !codes.some((code) => code !== buyerSku.text && shape(code) === shape(rest))) return item;
    item.fields.unit = unit ?? { ...foundIn([token], 'paper/glued/unit', 0.8), text: front };
    item.fields.buyerSku = { ...buyerSku, text: rest, value: rest, confidence: 0.9, rule: 'paper/glued/sku' };
    return item;
  });
}

function shape(code: string): string {
  return code.replaceAll(/\d+/g, '9').replaceAll(/[A-Za-z]+/g, 'A');
}
