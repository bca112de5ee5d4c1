/** What several lessons of one sender teach together, and whether two lessons are of one sender. */
import type { SenderMemory } from '../../../model/sender-memory.ts';
import { likenessOf, SAME_ALONE, SAME_WITH_NAME } from './recognize.ts';

/**
 * The newest lesson that was proven wins, else the newest. What the one before it says is kept where the newer one does not
 * contradict it, because a shorter order of the same sender shows fewer of its labels; and what a person said last of a
 * label counts, proven or not.
 */
export function merge(before: SenderMemory, after: SenderMemory): SenderMemory {
  const columns = { ...uncontradicted(before.columns, after), ...after.columns };
  const labels = { ...uncontradicted(before.labels, after), ...after.labels };
  const sentences = countedTogether(before.sentences, after.sentences);
  if (after.proven || !before.proven) {
    const { zones: _, ...rest } = before;
    return { ...rest, ...after, columns, labels, ...sentences };
  }
  const addsNothing = isIn(after.columns, before.columns) && isIn(after.labels, before.labels);
  return { ...before, columns, labels, ...sentences, proven: addsNothing };
}

type Sentences = SenderMemory['sentences'];

/** Those of the newest lessons are kept where there are too many. */
function countedTogether(before: Sentences, after: Sentences): { sentences?: NonNullable<Sentences> } {
  if (before === undefined && after === undefined) return {};
  const counts = new Map(Object.entries(after ?? {}));
  for (const [text, times] of Object.entries(before ?? {})) counts.set(text, times + (counts.get(text) ?? 0));
  return { sentences: Object.fromEntries([...counts].slice(0, SENTENCES_MAX)) };
}

const SENTENCES_MAX = 500;

function isIn(meanings: Record<string, string>, known: Record<string, string>): boolean {
  return Object.entries(meanings).every(([label, meaning]) => known[label] === meaning);
}

/**
 * A memory names only labels with another meaning than the usual one. So a paper that was read rightly by its labels, holds
 * the label, and did not have to learn it says that the usual meaning is the right one.
 */
function uncontradicted(meanings: Record<string, string>, by: SenderMemory): Record<string, string> {
  if (!by.proven || by.zones !== undefined) return meanings;
  return Object.fromEntries(Object.entries(meanings).filter(([label]) => !by.layout.includes(label)));
}

/** How alike two memories are; undefined when they are of different senders, or of different forms of one. */
export function likenessOfSenders(one: SenderMemory, other: SenderMemory): number | undefined {
  if (one.buyer !== undefined && other.buyer !== undefined && one.buyer !== other.buyer) return undefined;
  const likeness = likenessOf(new Set(one.layout), other.layout);
  const isNamed = one.buyer !== undefined && one.buyer === other.buyer;
  return likeness < (isNamed ? SAME_WITH_NAME : SAME_ALONE) ? undefined : likeness;
}
