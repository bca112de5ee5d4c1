/** What a paper says beside its order: a sentence, a column, a revision, a picture. */
import type { Place } from '../../../model/lineage.ts';
import { placeOf, textOf, type Token } from '../layout/layout.ts';

export interface Sentence {
  /** As it is remembered: values of the order and days of printing are left open. */
  readonly text: string;
  /** As a person is shown it. */
  readonly shown: string;
  readonly at?: Place;
  /** Read from pixels: the same sentence is read a little differently each time. */
  readonly isScan: boolean;
  /** Said of this order alone, however often orders with the like were let through: where a line goes, or that it is not ordered. */
  readonly isAlways: boolean;
}

export function sentenceOf(
  text: string,
  tokens: readonly Token[],
  { isScan = false, isAlways = false, shown = textOf(tokens) } = {},
): Sentence {
  const at = placeOf(tokens);
  const short = `"${shown.replaceAll(/\s+/g, ' ').slice(0, SHOWN_MAX)}"`;
  return { text, shown: short, ...(at === undefined ? {} : { at }), isScan, isAlways };
}
const SHOWN_MAX = 160;

/** Which word of the paper it is, in whatever layout. */
export function keyOf({ page, box, text }: Token): string {
  return `${page} ${box.map((side) => side.toFixed(1)).join(' ')} ${text}`;
}
