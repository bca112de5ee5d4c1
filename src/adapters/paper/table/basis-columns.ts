/** How many units a price is for, where a column, its head or the line below the price says it. Pure. */
import { foundIn, type Found } from '../found.ts';
import { wholeNumber } from '../values/number.ts';
import type { Column } from './head.ts';
import type { Reading } from './item.ts';
import type { Row } from './rows.ts';

const LETTERED: Readonly<Record<string, string>> = { C: '100', H: '100', M: '1000', K: '1000', TH: '1000' };

/** `C` and `M` under `Per`, or as the unit of the price where the quantity has one of its own: a price for a hundred, a thousand. */
export function lettered({ cells }: Row, columns: readonly Column[]): Found | undefined {
  const units = columns.flatMap(({ role }, index) => (role === 'unit' ? [index] : []));
  const places = columns.flatMap(({ role }, index) =>
    role === 'basis' || (role === 'unit' && index === units[1]) ? [index] : [],
  );
  for (const index of places) {
    const [token] = cells.get(index) ?? [];
    const value = LETTERED[token?.text ?? ''];
    // Cable is ordered by the metre, and priced so.
    const isMetre = token?.text === 'M' && /^m(?:tr)?$/i.test(cells.get(units[0] ?? -1)?.[0]?.text ?? '');
    if (token !== undefined && !isMetre && value !== undefined)
      return foundIn([token], 'paper/column/basis', 0.97, value);
  }
  return undefined;
}

/** `Price per` beside `Unit price`, and nothing but 1, 100 and the like below it. */
export function isBasisColumn(label: string, texts: readonly string[], hasOtherPrice: boolean): boolean {
  return hasOtherPrice && /\bper\W*$/i.test(label) && texts.length > 0 && texts.every((text) => /^10{0,4}$/.test(text));
}

/** `je 100 Stk` right under the price. */
export function basisBelow({ line }: Row, price: Found, { mark }: Reading): Found | undefined {
  const [above] = price.tokens;
  for (const { text, tokens, box } of line.segments) {
    const [, number = ''] = /^(?:je|pro|per|par|por|pr\.)\s([\d.,]+)(?:\s\p{L}{1,6}\.?)?$/iu.exec(text) ?? [];
    const basis = number === '' ? undefined : wholeNumber(number, mark);
    const isUnder = above !== undefined && box[0] < above.box[2] && above.box[0] < box[2];
    if (isUnder && basis !== undefined && /^(?:10|100|1000)$/.test(basis))
      return foundIn(tokens, 'paper/below/basis', 0.95, basis);
  }
  return undefined;
}

/** `Price / 100` says it once for all items. */
export function basisOf(columns: readonly Column[]): Found | undefined {
  const value = columns.find(({ role, basis }) => role === 'price' && basis !== undefined)?.basis;
  return value === undefined ? undefined : foundIn([], 'paper/head/basis', 0.97, value);
}
