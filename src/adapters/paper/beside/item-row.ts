/** Rows below the total, or on a page of their own, that are set as rows of items: `GL-5   Mounting glue   12   EA`. */
import type { Line, Segment, Token } from '../layout/layout.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import { isUnitWord } from '../values/unit-words.ts';

/** A name, and a number with a unit in a place of their own. */
export function isItemRow({ segments }: Line): boolean {
  if (segments.length < 2 || isSumLabel(segments[0]?.text ?? '')) return false;
  const isCounted = segments.some(({ tokens }) => isQuantity(tokens)) || segments.some(isQuantityBeside);
  return isCounted && segments.some(({ text }) => /\p{L}{3}|\p{Script=Han}{2}/u.test(text));
}

/** `12 EA`. */
function isQuantity(tokens: readonly Token[]): boolean {
  const [number, unit, ...more] = tokens;
  return more.length === 0 && /^\d{1,6}$/.test(number?.text ?? '') && isUnitWord(unit?.text ?? '');
}

/** `12 | EA`. */
function isQuantityBeside({ tokens, line }: Segment): boolean {
  const next = line.segments[line.segments.findIndex((each) => each.tokens[0] === tokens[0]) + 1];
  return tokens.length === 1 && next?.tokens.length === 1 && isQuantity([...tokens, ...next.tokens]);
}
