/** Tables that list the goods by their rate of tax (`Base imponible | % IVA | Cuota`): the goods are the sum of their bases. */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import type { Layout, Line, Token } from '../layout/layout.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { itemSums, type PaperSums } from './sums.ts';

interface Share {
  readonly base: Priced;
  readonly tax: Priced;
  readonly line: number;
}

interface Priced {
  readonly token: Token;
  readonly value: Big;
}

const RATE_MAX = 30;
const SLACK = 0.011;
/** Bases stand below each other, at their right edge. */
const ALIGNED = 4;
/** Rows of one table follow each other; the total may stand on a line between them. */
const APART_MAX = 3;

/** Where the bases, of which each times its rate is a tax, come to what the items come to: that, the taxes, and both together. */
export function withTaxesByRate(
  sums: PaperSums,
  amounts: readonly (Found | undefined)[],
  layout: Layout,
  from: number,
  itemLines: ReadonlySet<number>,
  mark: DecimalMark,
): PaperSums {
  const own = itemSums(sums, amounts);
  if (own === undefined) return sums;
  const { goods, net, slack } = own;
  const below = layout.lines.filter(({ index }) => index > from && !itemLines.has(index));
  const shares = below.flatMap((line) => sharesIn(line, mark));
  const table = tablesOf(shares).find((rows) => total(rows, 'base').minus(net).abs().lte(slack));
  if (table === undefined) return sums;
  const [base, tax] = [total(table, 'base'), total(table, 'tax')];
  const all = base.plus(tax);
  const grand = isNear(sums.grand, all) ? sums.grand : wholeIn(below, all, mark);
  const found = (of: 'base' | 'tax', value: Big): Found => ({
    ...foundIn(
      table.map((row) => row[of].token),
      'paper/sum/by-rate',
      0.95,
    ),
    value: value.toFixed(),
  });
  return {
    ...sums,
    ...(net.eq(goods) ? { goods: isNear(sums.goods, goods) ? sums.goods : found('base', base) } : {}),
    tax: found('tax', tax),
    ...(grand === undefined ? {} : { grand }),
  };
}

function total(rows: readonly Share[], of: 'base' | 'tax'): Big {
  return rows.reduce((sum, row) => sum.plus(row[of].value), new Big(0));
}

function isNear(sum: Found | undefined, value: Big): sum is Found {
  return sum?.value !== undefined && new Big(sum.value).minus(value).abs().lte(SLACK);
}

/** Three numbers of a line of which two times each other, as a percentage, are the third. */
function sharesIn({ tokens, index }: Line, mark: DecimalMark): Share[] {
  const numbers = tokens.flatMap((token): Priced[] => {
    const value = wholeNumber(token.text.replace(/%$/, ''), mark);
    return value === undefined || value.startsWith('-') ? [] : [{ token, value: new Big(value) }];
  });
  for (const base of numbers)
    for (const rate of numbers) {
      if (rate === base || rate.value.gt(RATE_MAX) || rate.value.lte(0) || !isMoney(base)) continue;
      const wanted = base.value.times(rate.value).div(100);
      const tax = numbers.find((each) => each !== base && each !== rate && each.value.minus(wanted).abs().lte(SLACK));
      if (tax !== undefined && isMoney(tax) && base.value.gt(1)) return [{ base, tax, line: index }];
    }
  return [];
}

function isMoney({ token }: Priced): boolean {
  return /[.,]\d{2}\D*$/.test(token.text);
}

/** Rows that follow each other with their bases in one column; of several rows the whole first. */
function tablesOf(shares: readonly Share[]): Share[][] {
  const tables: Share[][] = [];
  for (const share of shares) {
    const table = tables.find((rows) => {
      const last = rows.at(-1);
      return (
        last !== undefined &&
        share.line - last.line <= APART_MAX &&
        Math.abs(share.base.token.box[2] - last.base.token.box[2]) <= ALIGNED
      );
    });
    if (table === undefined) tables.push([share]);
    else table.push(share);
  }
  return tables;
}

function wholeIn(lines: readonly Line[], all: Big, mark: DecimalMark): Found | undefined {
  for (const token of lines.flatMap(({ tokens }) => tokens)) {
    const value = wholeNumber(token.text, mark);
    if (value !== undefined && new Big(value).eq(all)) return foundIn([token], 'paper/sum/by-rate', 0.95, value);
  }
  return undefined;
}
