/**
 * A second try: under the control number of an interchange of which sets were rejected it comes again with those corrected. What
 * was accepted makes no second order, what is corrected goes on; other bytes under a number that say anything else are a conflict.
 */
import { contentHash } from '../model/content-hash.ts';
import type { DecodedDocument, DecodedGroup } from '../model/decoded.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { ordersAsReceived, triesOf, type TriedInterchange } from '../store/resent.ts';
import type { Duplicate } from '../store/interchanges.ts';

export interface Resent {
  /** The interchange that holds the number, and its message. */
  readonly interchangeId: string;
  readonly messageId: string;
  /** Orders that came of its sets, by `setKey`: none of those that were rejected. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
}

/** What one set of a second try is to the first one. */
export type Again =
  /** The same once more, as that order. */
  | { readonly orderId: string }
  /** It was accepted, and now says something else. */
  | 'changed';

const NUMBERED = { rejected: true, rejectedWithEnvelope: true, notAnOrder: false } as const;

/** @returns undefined for a conflict: a set is new, or none of them was rejected. */
export async function resentAfterFailure(
  tx: Queryable,
  groups: readonly DecodedGroup[],
  { interchangeId, messageId }: Duplicate,
): Promise<Resent | undefined> {
  const { interchanges, orders } = await triesOf(tx, interchangeId);
  const groupOf = new Map(interchanges.map((each) => [each.id, groupNumbers(each)]));
  const accepted = new Map<string, string[]>();
  for (const { orderId, interchangeId: of, groupIndex, documentType, documentControl } of orders) {
    const group = groupOf.get(of)?.get(groupIndex ?? -1) ?? '';
    const key = setKey(group, documentType, documentControl ?? '');
    accepted.set(key, [...(accepted.get(key) ?? []), orderId]);
  }
  const others = new Map(interchanges.flatMap(listedSets));
  let corrected = 0;
  for (const key of setKeys(groups)) {
    if (accepted.has(key)) continue;
    const wasRejected = others.get(key);
    if (wasRejected === undefined) return undefined;
    if (wasRejected) corrected += 1;
  }
  return corrected === 0 ? undefined : { interchangeId, messageId, orders: accepted };
}

export interface ResentOrder {
  readonly resent: Resent | undefined;
  readonly document: DecodedDocument;
  readonly order: Order;
  readonly contentHash: string;
}

/** For each order what it is to the first try; undefined where it is new or corrected. */
export async function ordersAgain(tx: Queryable, all: readonly ResentOrder[]): Promise<(Again | undefined)[]> {
  const earlierOf = ({ resent, document: { group, type, controlNumber } }: ResentOrder): readonly string[] =>
    resent?.orders.get(setKey(group?.controlNumber ?? '', type, controlNumber)) ?? [];
  const received = await ordersAsReceived(tx, all.flatMap(earlierOf));
  return all.map((each) => {
    const ids = earlierOf(each);
    const same = ids.find((id) => {
      const earlier = received.get(id);
      return earlier?.purpose === each.order.purpose && contentHash(earlier) === each.contentHash;
    });
    if (same !== undefined) return { orderId: same };
    return ids.length === 0 ? undefined : 'changed';
  });
}

function groupNumbers({ groups }: TriedInterchange): ReadonlyMap<number, string> {
  return new Map(groups.map(({ index, controlNumber }) => [index, controlNumber]));
}

/** Sets that made no order, and whether they were rejected. */
function listedSets({ index, documents }: TriedInterchange): [string, boolean][] {
  return documents.flatMap((item): [string, boolean][] => {
    const { interchange, group, type, controlNumber, result } = item as Partial<Record<string, unknown>>;
    if (interchange !== index || typeof group !== 'string' || typeof result !== 'string') return [];
    const wasRejected = Object.hasOwn(NUMBERED, result) ? NUMBERED[result as keyof typeof NUMBERED] : undefined;
    return wasRejected === undefined ? [] : [[setKey(group, String(type), String(controlNumber)), wasRejected]];
  });
}

function* setKeys(groups: readonly DecodedGroup[]): Generator<string> {
  for (const { group, sets, eachSet } of groups)
    for (const { id, controlNumber } of eachSet?.() ?? sets) yield setKey(group.controlNumber, id, controlNumber);
}

function setKey(group: string, type: string, control: string): string {
  return [group, type, control].join('\n');
}
