/** Which of several numbers in the place of the price is it: `1,62  12 %  1,4256` under one label. */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import type { Token } from '../layout/layout.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';

/** The number that times the quantity is the amount; nothing where the first one is it, or none. */
export function priceAmong(
  tokens: readonly Token[] | undefined,
  { quantity, price, amount }: Readonly<Partial<Record<'quantity' | 'price' | 'amount', Found>>>,
  mark: DecimalMark,
): { readonly price?: Found } {
  if (tokens === undefined || quantity?.value === undefined || price?.value === undefined) return {};
  const [count, total] = [quantity.value, amount?.value];
  if (total === undefined || isProduct(count, price.value, total)) return {};
  const right = tokens.flatMap((token) => {
    const value = wholeNumber(token.text, mark);
    return value !== undefined && isProduct(count, value, total) ? [{ token, value }] : [];
  });
  const [only, ...others] = right;
  return only === undefined || others.length > 0
    ? {}
    : { price: foundIn([only.token], 'paper/column/price', 0.97, only.value) };
}

function isProduct(quantity: string, price: string, amount: string): boolean {
  return new Big(quantity).times(price).minus(amount).abs().lte(0.011);
}
