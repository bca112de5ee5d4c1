/** Which decided line answers which ordered one. */
import type { Order, OrderLine } from '../../model/order.ts';

export interface LinePair {
  /** As it was ordered; undefined when a person added the line. */
  readonly before: OrderLine | undefined;
  /** As it was decided; undefined when a person took the line away. */
  readonly line: OrderLine | undefined;
  /** Its place among the ordered lines; -1 for one that was added. */
  readonly index: number;
}

/**
 * The ordered lines in their order, then those that were added.
 *
 * Line numbers are the buyer's: two lines may share one, and a person may mend one. So a line is looked for by what is
 * most its own first, and by its number alone only among those that are left. What agrees in that pairs in the order in which
 * it stands.
 */
export function pairLines({ lines }: Pick<Order, 'lines'>, { lines: ordered }: Pick<Order, 'lines'>): LinePair[] {
  const partners = new Map<number, OrderLine>();
  let left = [...lines];
  for (const keyOf of KEYS) {
    if (left.length === 0 || partners.size === ordered.length) break;
    const free = new Map<string, number[]>();
    for (const [index, line] of ordered.entries()) {
      if (partners.has(index)) continue;
      const key = keyOf(line);
      const queue = free.get(key);
      if (queue === undefined) free.set(key, [index]);
      else queue.push(index);
    }
    for (const queue of free.values()) queue.reverse();
    left = left.filter((line) => {
      const found = free.get(keyOf(line))?.pop();
      if (found !== undefined) partners.set(found, line);
      return found === undefined;
    });
  }
  return [
    ...ordered.map((before, index) => ({ before, line: partners.get(index), index })),
    ...left.map((line) => ({ before: undefined, line, index: -1 })),
  ];
}

type KeyOf = (line: OrderLine) => string;

function itemOf({ buyerSku, supplierSku, gtin, manufacturerPartNumber, otherIds }: OrderLine): string {
  return JSON.stringify([buyerSku, supplierSku, gtin, manufacturerPartNumber, otherIds]);
}

function termsOf(line: OrderLine): string {
  return JSON.stringify([line.lineNumber, itemOf(line), line.quantity, line.unitPrice]);
}

const KEYS: readonly KeyOf[] = [
  termsOf,
  (line) => `${line.lineNumber} ${itemOf(line)}`,
  ({ lineNumber }) => lineNumber,
  itemOf,
];
