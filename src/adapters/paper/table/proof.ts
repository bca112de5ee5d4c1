/** quantity × price ÷ basis × (1 − discount) = amount, to the cent that rounding allows. */
import { Big } from 'big.js';
import type { PaperItem } from './item.ts';

const BASES = ['1', '100', '1000', '10'] as const;

export interface Proof {
  readonly holds: boolean;
  /** The number of units that the price is for, when it is not 1. */
  readonly basis: string;
}

/**
 * Tries the basis that is said, then the guessed ones.
 *
 * Undefined when one of the three is missing or the amount is zero. */
export function proofOf({ fields }: Pick<PaperItem, 'fields'>, guessed: readonly string[] = BASES): Proof | undefined {
  const { quantity, price, amount, basis, discount } = fields;
  if (quantity?.value === undefined || price?.value === undefined || amount?.value === undefined) return undefined;
  if (Number(amount.value) === 0 && Number(price.value) === 0) return undefined;
  const said = basis?.value;
  const bases = said === undefined || Number(said) <= 0 ? guessed : [said, ...guessed.filter((each) => each !== said)];
  const cut = discount?.value === undefined ? undefined : Number(discount.value);
  for (const each of bases) {
    const goods = new Big(quantity.value).times(price.value).div(each);
    if (each !== '1' && each !== said && isCoarse(goods, amount.value)) continue;
    if (isNear(goods, amount.value, decimals(price.value))) return { holds: true, basis: each };
    if (
      cut !== undefined &&
      cut > 0 &&
      cut < 100 &&
      isNear(goods.times(100 - cut).div(100), amount.value, decimals(price.value))
    )
      return { holds: true, basis: each };
  }
  return { holds: false, basis: said ?? '1' };
}

/** `1 × 30 ÷ 10 = 2`, to the nearest whole number: by chance, where nothing says that the price is for ten. */
function isCoarse(product: Big, amount: string): boolean {
  return product.minus(amount).abs().gt(product.abs().times(COARSE));
}
const COARSE = 0.02;

/** Half a unit of the last decimal of the amount, and what rounding the price to its decimals can hide. */
function isNear(product: Big, amount: string, priceDecimals: number): boolean {
  const unit = 10 ** -Math.min(2, decimals(amount));
  const difference = product.minus(amount).abs().toNumber();
  const hidden = priceDecimals >= 2 ? 0 : 0.005;
  return difference <= 0.011 * Math.max(1, unit * 100) + hidden + product.abs().toNumber() * 2e-6;
}

function decimals(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}
