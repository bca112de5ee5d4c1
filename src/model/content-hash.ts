/** One hash for what an order asks for, so that the same order sent twice can be told from another one. */
import { hash } from 'node:crypto';
import type { Order } from './order.ts';

/**
 * SHA-256, in hex, over the order's canonical JSON: keys sorted, no blanks.
 *
 * Left out is what a second sending of the same order may differ in: the schema version, the purpose (a sender who
 * repeats an order may mark it as a duplicate) and the control sums. Document control numbers and lineage are not
 * part of an order anyway. The test flag stays: a test order is never the same as a real one.
 */
export function contentHash(order: Order): string {
  const { schemaVersion: _version, purpose: _purpose, totals, ...rest } = order;
  const { lineCount: _count, quantity: _quantity, ...money } = totals ?? {};
  const content = Object.keys(money).length === 0 ? rest : { ...rest, totals: money };
  return hash('sha256', canonicalJson(content));
}

/** JSON with sorted keys, for plain data: most of the time of a hash went into sorting keys that always are the same. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let json = '';
  for (const { key, quoted } of sortedKeys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined) json += (json === '' ? quoted : `,${quoted}`) + canonicalJson(item);
  }
  return `{${json}}`;
}

const KNOWN_MAX = 1000; // Layouts of objects seen in one day of real orders: below 200.
const known = new Map<string, readonly Key[]>();

interface Key {
  readonly key: string;
  /** As JSON writes it, with the colon. */
  readonly quoted: string;
}

function sortedKeys(value: object): readonly Key[] {
  const keys = Object.keys(value);
  const layout = keys.join();
  const found = known.get(layout);
  if (found !== undefined) return found;
  if (known.size >= KNOWN_MAX) known.clear();
  const sorted = keys.toSorted().map((key) => ({ key, quoted: `${JSON.stringify(key)}:` }));
  known.set(layout, sorted);
  return sorted;
}
