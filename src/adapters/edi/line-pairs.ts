/** Which decided line answers which ordered one. */
import type { Lineage } from '../../model/lineage.ts';
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
 * Lines have no name of their own: two may share a number, and a person may mend one. Where the lineage of both is known, a line
 * is the one whose values stand in the same places of the document. Any other is looked for by what is most its own first,
 * and by its number alone only among those that are left; what agrees in that pairs in the order in which it stands.
 */
export function pairLines(order: Lines, ordered: Lines, lineage?: Lineages): LinePair[] {
  if (order === ordered) return ordered.lines.map((line, index) => ({ before: line, line, index }));
  const partners = new Map<number, OrderLine>();
  let left = pairByPlace(order, partners, lineage);
  for (const keyOf of KEYS) {
    if (left.length === 0 || partners.size === ordered.lines.length) break;
    const free = new Map<string, number[]>();
    for (const [index, line] of ordered.lines.entries()) {
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
    ...ordered.lines.map((before, index) => ({ before, line: partners.get(index), index })),
    ...left.map((line) => ({ before: undefined, line, index: -1 })),
  ];
}

type Lines = Pick<Order, 'lines'>;
interface Lineages {
  readonly order: Lineage;
  readonly ordered: Lineage;
}

/** @returns the lines that found no partner */
function pairByPlace({ lines }: Lines, partners: Map<number, OrderLine>, lineage: Lineages | undefined): OrderLine[] {
  if (lineage === undefined) return lines;
  const places = new Map(placesOf(lineage.ordered));
  const found = new Map<number, number>();
  for (const [offset, index] of placesOf(lineage.order)) {
    const before = places.get(offset);
    if (before === undefined || found.has(index) || partners.has(before)) continue; // A line that was copied is a new one.
    const line = lines[index];
    if (line === undefined) continue;
    found.set(index, before);
    partners.set(before, line);
  }
  return lines.filter((_line, index) => !found.has(index));
}

/** The places of all values of lines, each with the index of its line. */
function placesOf(lineage: Lineage): [offset: number, index: number][] {
  return Object.entries(lineage).flatMap(([path, { at }]): [number, number][] => {
    const index = /^\/lines\/(\d+)\//.exec(path)?.[1];
    return index === undefined || at === undefined || !('offset' in at) ? [] : [[at.offset, Number(index)]];
  });
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
