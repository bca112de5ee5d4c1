/**
 * How sure the values of items are, from what was measured on generated orders whose layouts were kept aside while the
 * rules were written (`npm run bench:documents` prints the table anew): of values said to be 0.99 sure and more, at least
 * 99 of 100 must be right on papers that were never seen.
 */
import { Big } from 'big.js';
import type { Found } from './found.ts';
import type { PaperSums } from './head/sums.ts';
import { TOLD } from './table/by-content.ts';
import { EXCHANGED, REMARK, type ItemField, type PaperItem } from './table/item.ts';
import { RANGE } from './table/units.ts';

/** Whether the items make up the sums that the paper prints. */
export type SumProof = 'holds' | 'fails' | 'none';

/** Sum of the amounts against goods, and against the grand total with and without tax, charges and allowances. */
export function sumProof(items: readonly PaperItem[], sums: PaperSums): SumProof {
  const amounts = amountsOf(items).map((amount) => amount?.value);
  const wanted = [sums.goods?.value, sums.grand?.value].filter((value) => value !== undefined);
  if (wanted.length === 0 || amounts.length === 0 || amounts.includes(undefined)) return 'none';
  const total = amounts.reduce((sum, value) => sum.plus(value ?? 0), new Big(0));
  if (total.eq(0)) return 'none';
  const tax = sums.tax?.value ?? '0';
  const charges = sums.charges?.value ?? '0';
  const allowances = new Big(sums.allowances?.value ?? '0').abs();
  const readings = [
    total,
    total.plus(tax),
    total.plus(tax).plus(charges),
    total.plus(charges),
    total.plus(tax).plus(charges).minus(allowances),
    total.minus(allowances),
  ];
  // Each amount is rounded to a cent by itself.
  const slack = Math.max(0.02, items.length * 0.005);
  const holds = wanted.some((value) => readings.some((reading) => reading.minus(value).abs().lte(slack)));
  return holds ? 'holds' : 'fails';
}

/** The amount of each item; one that several items are parts of counts once. */
export function amountsOf(items: readonly PaperItem[]): (Found | undefined)[] {
  const parts = new Set<Found>();
  return items.flatMap(({ fields, part }) => {
    if (fields.amount !== undefined || part === undefined) return [fields.amount];
    if (parts.has(part)) return [];
    parts.add(part);
    return [part];
  });
}

/** Proven: the arithmetic of the item and of the paper. Measured 1 wrong of 860 quantities and prices. */
const PROVEN = 0.995;
/** The item's own arithmetic alone: the values are right, but there may be lines that were not seen. */
const HOLDS = 0.97;
/** Nothing to reckon with. */
const ALONE = 0.93;
const FAILS = 0.7;
/** Nothing to reckon with, on a form that a person has confirmed: it is read the same way again. */
const CONFIRMED = 0.97;

/** The arithmetic holds for marks that were put so that it does. */
const PUT = 0.9;
const NUMBERS = ['quantity', 'price', 'amount', 'basis'] as const;

export function weigh(items: readonly PaperItem[], proof: SumProof, isConfirmed: boolean): PaperItem[] {
  const form = commonForm(items);
  return items.map((item) => {
    const alone = isConfirmed && proof !== 'fails' ? CONFIRMED : ALONE;
    const limit =
      item.proof === 'fails'
        ? FAILS
        : item.proof === 'none'
          ? alone
          : proof === 'holds'
            ? PROVEN
            : proof === 'fails'
              ? ALONE
              : HOLDS;
    const fields: PaperItem['fields'] = { ...item.fields };
    // Where a mark had to be put for the arithmetic to hold, `100` and `1.00` hold alike: it proves no digit.
    const isPut = NUMBERS.some((name) => fields[name]?.rule.startsWith('paper/scan') === true);
    for (const name of NUMBERS) setSure(fields, name, isPut ? Math.min(limit, PUT) : limit);
    for (const name of ['buyerSku', 'supplierSku', 'mpn', 'gtin'] as const) {
      const found = fields[name];
      if (found === undefined) continue;
      // Only what was recognized from a picture can have a wrong character.
      const isDrawn = found.tokens.some(({ confidence }) => confidence < 1);
      const fits = !isDrawn || form === undefined || form.has(shapeOf(found));
      const named = found.rule.endsWith(name) ? 0.99 : 0.96;
      setSure(fields, name, Math.min(found.confidence >= 0.95 ? named : found.confidence, fits ? 1 : 0.94));
    }
    return { ...item, fields };
  });
}

/** What the reader of characters doubts stays doubtful: its share of the confidence is kept. */
function setSure(fields: PaperItem['fields'], name: ItemField, sure: number): void {
  const found = fields[name];
  if (found === undefined) return;
  const seen = found.tokens.reduce((low, token) => Math.min(low, token.confidence), 1);
  // Arithmetic that holds speaks for the characters as well.
  const characters = sure === PROVEN && name !== 'buyerSku' && name !== 'supplierSku' ? Math.max(seen, PROVEN) : seen;
  fields[name] = {
    ...found,
    confidence:
      found.rule === RANGE ||
      found.rule === EXCHANGED ||
      ((found.rule === REMARK || found.rule === TOLD) && sure !== PROVEN)
        ? found.confidence
        : Math.min(sure, /^(?:computed|paper\/triple)/.test(found.rule) ? 0.9 : 1) * characters,
  };
}

/** Shapes of item numbers that at least a fifth of the items share; undefined where there are too few to tell. */
function commonForm(items: readonly PaperItem[]): ReadonlySet<string> | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { fields } of items) {
    for (const found of [fields.buyerSku, fields.supplierSku, fields.mpn, fields.gtin]) {
      if (found === undefined) continue;
      all += 1;
      const shape = shapeOf(found);
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
  }
  if (all < 5) return undefined;
  const common = [...counts].filter(([, count]) => count >= all * 0.2).map(([shape]) => shape);
  return common.length === 0 ? undefined : new Set(common);
}

/** `MR-1234/A` is `A-9/A`: runs of letters and of digits, whatever their length. */
function shapeOf({ value, text }: Found): string {
  return (value ?? text).replaceAll(/\d+/g, '9').replaceAll(/\p{L}+/gu, 'A');
}

/** `1,500` where nothing tells the decimal mark: fifteen hundred or one and a half. */
const EITHER_MARK = /^\D*\d{1,3}[.,]\d{3}\D*$/;

/** The first number that two marks can read, and the items without such numbers. */
export function doubtOpenMark(items: readonly PaperItem[]): {
  readonly items: PaperItem[];
  readonly doubted: Found | undefined;
} {
  let doubted: Found | undefined;
  const changed = items.map((item) => {
    const fields = { ...item.fields };
    for (const name of ['quantity', 'price', 'amount'] as const) {
      const found = fields[name];
      if (found === undefined || !EITHER_MARK.test(found.text)) continue;
      doubted ??= found;
      // A number that may be another one is no number: a person enters it, with the place before his eyes.
      delete fields[name];
    }
    return { ...item, fields };
  });
  return { items: changed, doubted };
}
