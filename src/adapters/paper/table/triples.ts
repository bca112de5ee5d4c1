/**
 * Quantity, price and amount of a row whose columns did not give them, found as the three numbers, one after the other, of
 * which the first two make the third. Chance makes such a triple seldom, and hardly ever at the end of a row.
 */
import { foundIn } from '../found.ts';
import type { Token } from '../layout/layout.ts';
import { wholeNumber } from '../values/number.ts';
import { kindOf } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { PaperItem, Reading } from './item.ts';
import { RANGE } from './units.ts';
import { proofOf } from './proof.ts';
import type { ItemRows } from './records.ts';

/** Only where most items of the table are proven, or the row's own numbers leave no other reading. */
export function withTriples(items: readonly PaperItem[], rows: readonly ItemRows[], { mark }: Reading): PaperItem[] {
  const holds = items.filter(({ proof }) => proof === 'holds').length;
  return items.map((item, index) => {
    if (item.proof === 'holds') return item;
    const isDoubtful = item.proof === 'fails' || item.fields.quantity === undefined || item.fields.amount === undefined;
    const hasMoney = item.fields.price !== undefined || item.fields.amount !== undefined;
    const row = rows[index]?.anchor;
    if (row === undefined || !hasMoney || (!isDoubtful && holds === 0)) return item;
    const triple = tripleIn(row.line.tokens, mark, item);
    return triple === undefined || movesAmount(triple, item)
      ? item
      : { ...item, fields: { ...item.fields, ...triple } };
  });
}

/**
 * `12 | 30 | 360 Pkg | 3,120 | 12,0 | 958,76`, cases of twelve: where quantity, price and amount stand in columns of their own, other
 * numbers that make a product by chance are no order.
 */
function movesAmount(triple: Partial<PaperItem['fields']>, { fields }: PaperItem): boolean {
  const { quantity, price, amount } = fields;
  const stand = [quantity, price, amount].every((found) => found?.rule.startsWith('paper/column/') === true);
  return stand && triple.amount?.tokens[0] !== amount?.tokens[0];
}

/** From the end of the row: the amount stands last. */
function tripleIn(
  tokens: readonly Token[],
  mark: Reading['mark'],
  item: PaperItem,
): Partial<PaperItem['fields']> | undefined {
  const numbers = tokens.flatMap((token) => {
    const value =
      kindOf(token.text) === 'date' ? undefined : wholeNumber(token.text.replace(/(\/.*|\p{L}+)$/u, ''), mark);
    return value === undefined || Number(value) <= 0 ? [] : [{ token, value }];
  });
  for (let last = numbers.length - 1; last >= 2; last--) {
    const [a, b, c] = [numbers[last - 2], numbers[last - 1], numbers[last]];
    if (a === undefined || b === undefined || c === undefined) continue;
    // Either order makes the same product: what stands under `Price` is the price, and under `Qty` the quantity.
    const stands = (field: 'price' | 'quantity', { token }: { readonly token: Token }): boolean =>
      item.fields[field]?.tokens.includes(token) === true;
    const isTurned = (stands('price', a) || stands('quantity', b)) && !stands('price', b) && !stands('quantity', a);
    const [first, second] = isTurned ? [b, a] : [a, b];
    for (const [quantity, price] of [
      [first, second],
      [second, first],
    ] as const) {
      const fields = {
        quantity: foundIn([quantity.token], 'paper/triple/quantity', 0.95, quantity.value),
        price: foundIn([price.token], 'paper/triple/price', 0.95, price.value),
        amount: foundIn([c.token], 'paper/triple/amount', 0.95, c.value),
      };
      const basis = item.fields.basis;
      // 1 × 5 = 5 holds for any two equal numbers, and proves nothing.
      const isPlain = Number(quantity.value) === 1 || Number(price.value) === 1;
      if (
        !isPlain &&
        proofOf({ fields: { ...fields, ...(basis === undefined ? {} : { basis }) } }, ['1'])?.holds === true
      )
        return fields;
    }
  }
  return undefined;
}

/** `216 LBS`: the word behind a quantity that was found among other words. */
export function withUnitsBehind(items: readonly PaperItem[], rows: readonly ItemRows[]): PaperItem[] {
  return items.map((item, index) => {
    const [token] = item.fields.quantity?.tokens ?? [];
    if (token === undefined || item.fields.unit !== undefined || item.fields.quantity?.rule === RANGE) return item;
    const line = rows[index]?.rows.find((row) => row.line.tokens.includes(token))?.line;
    const next = line?.tokens[line.tokens.indexOf(token) + 1];
    if (next === undefined || !isUnitWord(next.text)) return item;
    const fields = { ...item.fields, unit: foundIn([next], 'paper/behind/unit', 0.9) };
    // `6.00 SET 9704-118`: it stands close to the item number, and is no part of it.
    for (const slot of ['buyerSku', 'supplierSku'] as const) {
      const number = fields[slot];
      const [front, ...code] = number?.tokens ?? [];
      if (number !== undefined && front === next && code.length > 0)
        fields[slot] = foundIn(code, number.rule, Math.min(number.confidence, 0.9));
    }
    return { ...item, fields };
  });
}
