/** Whether a paper is of a sender and a layout that something was learned of. */
import type { SenderMemory } from '../../../model/sender-memory.ts';
import type { Layout } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { LEXICON } from '../lexicon/lexicon.ts';

export const SAME_WITH_NAME = 0.45; // The buyer's name is there: half of the labels may be missing, as on a short order.
export const SAME_ALONE = 0.8; // Only a logo: nearly all labels must be the same, for programs print them for many firms.

/** The labels of a paper, folded: words of the form, without what is filled in. */
export function layoutOf(layout: Layout): string[] {
  const labels = new Set<string>();
  for (const { segments } of layout.lines) {
    for (const { text } of segments) {
      const [front = ''] = text.split(/[:：]/);
      if (/\d/.test(front) || front.length > 40) continue;
      const folded = fold(front);
      if (folded.length < 2) continue;
      if (text !== front || LEXICON.column(front) !== undefined || LEXICON.label(front) !== undefined)
        labels.add(folded);
    }
  }
  return [...labels].slice(0, 200);
}

/** The memory that fits best, if one fits. */
export function recognize(layout: Layout, memories: readonly SenderMemory[]): SenderMemory | undefined {
  if (memories.length === 0) return undefined;
  const labels = new Set(layoutOf(layout));
  const text = fold(layout.lines.map(({ segments }) => segments.map((segment) => segment.text).join(' ')).join(' '));
  let best: SenderMemory | undefined;
  let most = 0;
  for (const memory of memories) {
    const likeness = likenessOf(labels, memory.layout);
    const isNamed = memory.buyer !== undefined && text.includes(memory.buyer);
    if (likeness < (isNamed ? SAME_WITH_NAME : SAME_ALONE)) continue;
    const score = likeness + (isNamed ? 1 : 0);
    if (score > most) [best, most] = [memory, score];
  }
  return best;
}

/** 0 to 1: the labels that both have, among those that one of them has. */
export function likenessOf(labels: ReadonlySet<string>, others: readonly string[]): number {
  const shared = others.filter((label) => labels.has(label)).length;
  return shared / Math.max(1, new Set([...labels, ...others]).size);
}
