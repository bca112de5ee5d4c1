import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edifact } from '../../src/adapters/formats/edifact/index.ts';
import { holdable } from '../../src/adapters/formats/edifact/write.ts';
import type { DecodedDocument } from '../../src/model/decoded.ts';
import type { Answer } from '../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { Order } from '../../src/model/order.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';
import { roughOrders, wholeOrders } from '../support/edifact-orders.ts';

const NOW = new Date('2026-11-24T00:00:00Z');
const DELIMITERS = [
  {},
  { decimalMark: ',' },
  { element: '*', component: '>', segment: '~', release: '!' },
  { component: 'A', release: 'B' }, // Letters of the data itself.
];

function write(order: Order, type: 'orders' | 'ordchg', version: string, delimiters = {}): Answer {
  const writer = edifact.writers?.find(({ name }) => name === `edifact-${type}`);
  if (writer === undefined) throw new Error(`There is no writer edifact-${type}.`);
  return writer.write(order, {
    numbers: { interchange: 42, group: 1, now: NOW },
    version,
    sender: { qualifier: '14', id: '4012345500004' },
    receiver: { qualifier: '14', id: '4098765000010' },
    delimiters,
  });
}

function read({ content }: Answer): { readonly document: DecodedDocument; readonly order: Order } {
  const decoder = edifact.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const documents = [...decoder.push(content), ...decoder.end()].filter((item) => item.kind === 'document');
  const [document] = documents;
  if (document?.draft === undefined || documents.length !== 1) throw new Error('One message was written.');
  const { order, issues } = normalizeOrder(document.draft);
  expect(issues.filter(({ code }) => code !== 'unit-unknown')).toEqual([]);
  return { document, order };
}

describe.each(['D93A', 'D96A', 'D01B', 'D10B'])('directory %s', (version) => {
  test('what is held of an order comes back as it is, and the message is one that a strict reader accepts', () => {
    fc.assert(
      fc.property(wholeOrders, fc.constantFrom(...DELIMITERS), (order, delimiters) => {
        // The reader tells that a new order has nothing to delete.
        fc.pre(order.purpose !== 'original' || order.lines.every(({ action }) => action !== 'delete'));
        const answer = write(order, 'orders', version, delimiters);
        const { document, order: back } = read(answer);
        expect(back).toEqual(holdable(order, 'ORDERS', NOW, version));
        // What is doubted of the order itself is no fault of the message.
        const faults = document.findings.filter(({ severity, code }) => severity === 'error' && code !== 'price-zero');
        expect(faults).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

test('an order within what D96A has room for comes back whole, with nothing left out', () => {
  fc.assert(
    fc.property(wholeOrders, (order) => {
      const answer = write(order, 'orders', 'D96A');
      expect(answer.findings.filter(({ path }) => path !== undefined)).toEqual([]);
      expect(sorted(read(answer).order)).toEqual(sorted(order));
    }),
    { numRuns: 300 },
  );
});

test('whatever an order holds, what is left of it is told or comes back, and nothing else appears', () => {
  fc.assert(
    fc.property(roughOrders, fc.constantFrom('orders' as const, 'ordchg' as const), (order, type) => {
      fc.pre(Order.safeParse(order).success);
      const answer = write(order, type, 'D96A');
      const held = holdable(order, type === 'orders' ? 'ORDERS' : 'ORDCHG', NOW);
      expect(read(answer).order).toEqual(held);
      // Without a word nothing may be missing.
      expect(answer.findings.length > 0 || isDeepStrictEqual(sorted(held), sorted(order))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

/** Lists of references, identifiers and deliveries as sets: a message has its own order for them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map((item) => sorted(item))
      .toSorted((one, other) => compare(JSON.stringify(one), JSON.stringify(other)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, sorted(inner)])
      .toSorted(([one], [other]) => compare(String(one), String(other))),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
