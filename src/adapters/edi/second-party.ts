/** A second buyer or ship-to who is somebody else than the first. */
import { finding } from '../../model/codes.ts';
import type { DraftOrder, DraftParty } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';

const WORDS = { buyer: 'buyer', shipTo: 'party to deliver to' } as const;

/**
 * The first one stands in the order, the other among its parties: whoever delivers would not notice. Sellers and payers
 * may be several (NAD+SU beside NAD+SE).
 *
 * @param role that the qualifier of `party` means
 * @returns undefined when `party` is the first one, or may be the same
 */
export function secondParty(
  order: DraftOrder,
  role: string | undefined,
  party: DraftParty,
  at: Place,
): Finding | undefined {
  if (role !== 'buyer' && role !== 'shipTo') return undefined;
  const first = order[role];
  if (first === undefined || first === party || !isSomebodyElse(first, party)) return undefined;
  const message = `The document names two of ${WORDS[role]}: "${nameOf(first)}" first and "${nameOf(party)}" later.`;
  const hint = 'The first one was taken, the other is among the parties; find out which one is meant.';
  // Goods that go to the wrong place cost both sides: a person says which one is meant.
  return finding('value-conflict', message, { at, hint, ...(role === 'shipTo' ? { severity: 'error' } : {}) });
}

function isSomebodyElse(one: DraftParty, other: DraftParty): boolean {
  const [ids, otherIds] = [numbersOf(one), numbersOf(other)];
  if (ids.length > 0 && otherIds.length > 0) return !ids.some((id) => otherIds.includes(id));
  const [name, otherName] = [one.name?.text.trim(), other.name?.text.trim()];
  return name !== undefined && otherName !== undefined && name.toUpperCase() !== otherName.toUpperCase();
}

function numbersOf({ identifiers = [] }: DraftParty): string[] {
  return identifiers.flatMap(({ value }) => value?.text.trim() ?? []);
}

function nameOf(party: DraftParty): string {
  return (party.name?.text ?? numbersOf(party)[0] ?? '').trim().slice(0, 60);
}
