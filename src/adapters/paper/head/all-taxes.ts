/** Several taxes that make up the total together (CGST and SGST, VAT at two rates), and what the total was rounded by. */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import type { Layout, Line } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { itemSums, sumsOf, type PaperSums } from './sums.ts';

const ROUNDING =
  /^(?:(?:less|add|plus)? ?)?(?:round(?:ing|ed)?(?: ?(?:off|up|down|adj\p{L}*|difference))?|rundung\p{L}*|arrondi|redondeo|afronding|arrotondamento|oresavrundning|avrundning|zaokraglenie|arredondamento|四舍五入|抹零)(?![\p{L}])/u;
const ROUNDING_MAX = 1;

/**
 * The sums with all taxes in one, and with the rounding, where the amounts of the items come to the total so and not without. Elsewhere a
 * second tax may be the first one again, as papers list it by rate and then in all.
 */
export function withAllTaxes(
  sums: PaperSums,
  amounts: readonly (Found | undefined)[],
  layout: Layout,
  from: number,
  itemLines: ReadonlySet<number>,
  mark: DecimalMark,
): PaperSums {
  const { grand } = sums;
  const own = itemSums(sums, amounts);
  if (grand?.value === undefined || own === undefined) return sums;
  const below = layout.lines.filter(({ index }) => index > from && !itemLines.has(index));
  const taxes = below.flatMap((line) => sumsOf(line, mark).flatMap(({ kind, found }) => (kind === 'tax' ? found : [])));
  const rounding = below.flatMap((line) => roundingOf(line, mark) ?? [])[0];
  const { net, slack } = own;
  const left = new Big(grand.value).minus(net);
  const isLeft = (tax: Big, by: Big): boolean => left.minus(tax).minus(by).abs().lte(slack);
  const total = taxes.reduce((sum, { value }) => sum.plus(value ?? 0), new Big(0));
  const one = new Big(sums.tax?.value ?? 0);
  for (const tax of taxes.length > 1 ? [one, total] : [one]) {
    for (const by of [new Big(0), ...signs(rounding)]) {
      if (!isLeft(tax, by)) continue;
      const all =
        tax === total
          ? {
              tax: {
                ...foundIn(
                  taxes.flatMap(({ tokens }) => tokens),
                  'paper/sum/taxes',
                  0.9,
                ),
                value: total.toFixed(),
              },
            }
          : {};
      return { ...sums, ...all, ...withRounding(sums, rounding, by) };
    }
  }
  return sums;
}

/** What is rounded off is allowed, what is rounded up is charged. */
function withRounding({ allowances, charges }: PaperSums, rounding: Found | undefined, by: Big): PaperSums {
  if (rounding === undefined || by.eq(0)) return {};
  const value = { ...rounding, value: by.abs().toFixed() };
  if (by.lt(0)) return allowances === undefined ? { allowances: value } : {};
  return charges === undefined ? { charges: value } : {};
}

/** `(-)0.01`, `0.01-`, `-0.01`; a plain number may go either way. */
function signs(rounding: Found | undefined): Big[] {
  if (rounding?.value === undefined) return [];
  const value = new Big(rounding.value).abs();
  return /-/.test(rounding.text) ? [value.times(-1)] : [value, value.times(-1)];
}

function roundingOf({ tokens, segments }: Line, mark: DecimalMark): Found | undefined {
  const last = tokens.at(-1);
  if (last === undefined || !segments.some(({ text }) => ROUNDING.test(fold(text)))) return undefined;
  const value = wholeNumber(last.text.replaceAll(/[()\s]/g, '').replace(/^-|-$/, ''), mark);
  if (value === undefined || new Big(value).abs().gt(ROUNDING_MAX)) return undefined;
  return foundIn([last], 'paper/sum/rounding', 0.9, value);
}
