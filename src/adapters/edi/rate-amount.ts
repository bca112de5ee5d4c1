/** What an allowance or charge comes to that is given as a rate for each unit. */
import { Big } from 'big.js';

const NUMBER = /^-?(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})$/;

/** Rate times quantity, by the basis that the rate is for; exact, or `undefined` when a part is no number. */
export function rateAmount(rate: string, quantity: string, basis = '1'): string | undefined {
  if (![rate, quantity, basis].every((text) => NUMBER.test(text)) || new Big(basis).lte(0)) return undefined;
  const amount = new Big(rate).times(quantity).div(basis).round(10).toFixed();
  return /^-?\d{1,30}(?:\.\d{1,15})?$/.test(amount) ? amount : undefined;
}
