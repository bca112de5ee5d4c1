/** What a paper says beside its order: a sentence, a column, a revision. */
import type { Token } from '../layout/layout.ts';

export interface Sentence {
  /** As it is remembered: values of the order and days of printing are left open. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Read from pixels: the same sentence is read a little differently each time. */
  readonly isScan: boolean;
}

/** Which word of the paper it is, in whatever layout. */
export function keyOf({ page, box, text }: Token): string {
  return `${page} ${box.map((side) => side.toFixed(1)).join(' ')} ${text}`;
}
