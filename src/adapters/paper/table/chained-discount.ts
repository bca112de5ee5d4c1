/** Discounts that follow on each other. */
import { Big } from 'big.js';
import { wholeNumber, type DecimalMark } from '../values/number.ts';

/** `30+10`: ten percent of what thirty leave. */
export function chainedDiscount(text: string, mark: DecimalMark): string | undefined {
  const parts = text.replace(/%$/, '').split('+');
  const percents = parts.map((part) => wholeNumber(part, mark));
  if (parts.length < 2 || percents.some((percent) => percent === undefined || Number(percent) > 100)) return undefined;
  const left = percents.reduce((rest, percent) => rest.times(new Big(100).minus(percent ?? 0)).div(100), new Big(100));
  return new Big(100).minus(left).toString();
}
