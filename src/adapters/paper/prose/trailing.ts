/**
 * How many at the end of an entry: `Seal kit 3" EPDM   x 10`, `Hose blue (4x)`, `Gauge ..... 4`, `Nozzle - 24`. A size ends so too
 * (`Bolt M5 x 60`), and a number behind a dash may be anything: such a count is sure only where its place or its neighbours say it.
 */
import { isUnitWord } from '../values/unit-words.ts';
import { type Slot, type Slots, isFree, UNIT } from './slot.ts';

/** `sign` multiplies; what a dash, a comma or white leads to counts only where the entries beside it end so too. */
export type Ending = 'sign' | 'leader' | 'column' | 'dash' | 'comma';

export interface Trailing {
  readonly ending: Ending;
  readonly slot: Slot;
  readonly unit?: Slot;
  readonly taken: Slot;
  /** The sign may part the numbers of a size. */
  readonly isSize: boolean;
}

const COUNT = String.raw`(?<n>\d{1,5})`;
const COUNTED = String.raw`${COUNT}(?:\s?(?<u>${UNIT}))?`;
const ENDINGS: readonly (readonly [Ending, RegExp])[] = [
  ['sign', new RegExp(String.raw`(?<gap>\s+|\s*\()[x×*]\s?${COUNTED}$`, 'iu')],
  ['sign', new RegExp(String.raw`(?<gap>\s+|\s*\()${COUNT}\s?[x×]$`, 'iu')],
  // British: `Flange DN80 4 off`.
  ['leader', new RegExp(String.raw`(?<gap>\s+)${COUNT}\s?(?:off|nos?)$`, 'iu')],
  ['leader', new RegExp(String.raw`(?<gap>\s*(?:\.{3,}|…+|_{3,}|-{3,}|={2,}>?|->|→)\s*)${COUNTED}$`, 'iu')],
  ['column', new RegExp(String.raw`(?<gap>\s{3,})${COUNTED}$`, 'iu')],
  ['dash', new RegExp(String.raw`(?<gap>\s[-–—=]\s+|\s?:\s+)${COUNT}$`, 'u')],
  ['comma', new RegExp(String.raw`(?<gap>[,;]\s+)${COUNT}$`, 'u')],
];
const BACK = /[\s.,;)]*$/u;

/** @param taken prices, behind which nothing else stands */
export function trailingIn(text: string, taken: readonly Slot[]): Trailing | undefined {
  let end = text.replace(BACK, '').length;
  for (const price of taken.toSorted((a, b) => b.start - a.start))
    if (price.end >= end) end = text.slice(0, price.start).replace(BACK, '').length;
  const own = text.slice(0, end);
  for (const [ending, pattern] of ENDINGS) {
    const match = pattern.exec(own);
    const { n = '', u, gap = '' } = match?.groups ?? {};
    if (match === null || Number(n) === 0 || (u !== undefined && !isUnitWord(u))) continue;
    const before = own.slice(0, match.index);
    if (!/\p{L}{3}|\p{Script=Han}{2}/u.test(before)) continue;
    const start = match.index + match[0].lastIndexOf(n, u === undefined ? undefined : match[0].length - u.length);
    const isTight = gap.length < WIDE && !gap.includes('(');
    return {
      ending,
      slot: { start, end: start + n.length, value: String(Number(n)) },
      ...(u === undefined ? {} : { unit: { start: end - u.length, end } }),
      taken: { start: match.index, end },
      isSize: ending === 'sign' && isTight && /\d\S*$|\d\s(?:mm|cm|m|in|ft|ml|cl|l|kg|g|bar)$/iu.test(before),
    };
  }
  return undefined;
}
const WIDE = 2; // Spaces: a column of its own.

/** @param isShared entries beside it end in the same way */
export function takeTrailing(text: string, slots: Slots, trailing: Trailing, isShared: boolean): void {
  const { ending, slot, unit, taken, isSize } = trailing;
  const isLed = ending !== 'sign' && ending !== 'leader';
  const { quantity } = slots;
  const isDoubtful = isSize || ((ending === 'dash' || ending === 'comma') && !isShared);
  if (quantity?.start === slot.start) {
    slots.isTrailing = true;
    if (isDoubtful) slots.isDoubtful = true;
    return;
  }
  if (quantity !== undefined) {
    // `10 pcs Bolt M5 x 60` says at its front how many; `Gloves box 100 pcs x 10` at its end.
    const front = text.slice(0, quantity.start).replace(/^\W*\S*\d\S*\s/u, '');
    const isFront = !/\p{L}{3}/u.test(front);
    if (isFront ? !isDoubtful && !isLed : isSize) slots.isDoubtful = true;
    if (isFront || isSize || isLed) return;
    const at = slots.taken.findIndex(({ start, end }) => start <= quantity.start && quantity.end <= end);
    if (at >= 0) slots.taken.splice(at, 1);
    delete slots.unit;
  }
  if (!isFree(slots, slot.start, slot.end) || (isLed && !isShared)) return;
  slots.quantity = slot;
  if (unit !== undefined) slots.unit = unit;
  slots.isTrailing = true;
  if (isSize) slots.isDoubtful = true;
  slots.taken.push(taken);
}
