/** What is written as X12 reads back as the same order, except where a finding names the path that X12 cannot hold. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { x12 } from '../../src/adapters/formats/x12/index.ts';
import type { Answer, OrderWriter, WriteOptions } from '../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { Order } from '../../src/model/order.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';
import { anyOrder, plainOrder } from '../unit/x12-write/orders.ts';
import { read } from '../unit/x12/support.ts';

const OPTIONS: WriteOptions = {
  numbers: { interchange: 7, group: 3, now: new Date('2026-11-24T09:05:00Z') },
  sender: { qualifier: 'ZZ', id: 'BUYER' },
  receiver: { qualifier: 'ZZ', id: 'SELLER' },
};

function writerOf(set: string): OrderWriter {
  const writer = x12.writers?.find(({ name }) => name === `x12-${set}`);
  if (writer === undefined) throw new Error(`There is no writer x12-${set}`);
  return writer;
}

function orderIn(bytes: Uint8Array): Order {
  const decoder = x12.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const [document] = [...decoder.push(bytes), ...decoder.end()].filter((item) => item.kind === 'document');
  if (document?.draft === undefined) throw new Error('no order was read');
  return normalizeOrder(document.draft).order;
}

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}/${key}`));
}

/** `00` and `0` are one quantity. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || (isZero(one) && isZero(other));
}

function isZero(value: unknown): boolean {
  return typeof value === 'string' && /^-?0+(?:\.0+)?$/.test(value);
}

/** Paths that differ and are neither told themselves nor inside something told. What falls out of a list moves the rest. */
function untold(order: Order, back: Order, { findings }: Answer): string[] {
  const told = findings.flatMap(({ path }) => (path === undefined ? [] : [path, path.replace(/\/\d+$/, '')]));
  // An item that loses all its values is no longer there, and the next one takes its place.
  const lists = told.map((path) => /^(.*\/(?:parties|otherIds|references|notes|allowancesCharges|taxes|schedules|components|lines|identifiers))\/\d+/.exec(path)?.[1]).filter((list) => list !== undefined && list !== '/lines'); // prettier-ignore
  const covers = [...told, ...lists].filter((path) => path !== '/lines');
  const [before, after] = [new Map(leaves(order)), new Map(leaves(back))];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) =>
      !isSame(before.get(path), after.get(path)) &&
      // The unit as this format spells it is told of the first line without one.
      !(
        path.endsWith('/sourceUom') &&
        before.get(path) === undefined &&
        told.some((one) => one.endsWith('/sourceUom'))
      ) &&
      !covers.some((one) => one !== undefined && (path === one || path.startsWith(`${one}/`))),
  );
}

describe.each(['850', '860', '875'])('as %s', (set) => {
  test.each(['003040', '004010', '005010', '007010'])(
    'in %s any order reads back the same, or the path that differs is told',
    (version) => {
      fc.assert(
        fc.property(anyOrder, (order) => {
          const answer = writerOf(set).write(order, { ...OPTIONS, version });
          expect(untold(order, orderIn(answer.content), answer)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    },
    120_000,
  );
});

test.each(['003050', '004010', '005010', '006030'])(
  'in %s an order that an 850 can hold reads back exactly, without a finding',
  (version) => {
    fc.assert(
      fc.property(plainOrder, (order) => {
        const { content, findings } = writerOf('850').write(order, { ...OPTIONS, version });
        expect(findings).toEqual([]);
        expect(orderIn(content)).toEqual(order);
        expect(read(content, 'verdicts').documents[0]?.verdict.status).toBe('A');
      }),
      { numRuns: 200 },
    );
  },
);

test('an envelope is never broken, whatever the values hold', () => {
  fc.assert(
    fc.property(anyOrder, fc.constantFrom('850', '855', '860', '865', '875'), (order, set) => {
      const { content } = writerOf(set).write(order, OPTIONS);
      const { interchanges, groups, documents, codes } = read(content, 'verdicts');
      expect([interchanges.length, groups.length, documents.length]).toEqual([1, 1, 1]);
      expect(interchanges[0]?.status).toBe('A');
      expect(documents[0]?.type).toBe(set);
      expect(codes.filter((one) => /-(?:mismatch|broken-off|duplicate|length)$/.test(one))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('every order of the corpus reads back the same as 850, or what differs is told', () => {
  const folders = ['fixtures/golden', 'fixtures/x12/corpus/x12-850', 'fixtures/x12/corpus/x12-860'];
  let exact = 0;
  for (const folder of folders) {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.json')); // prettier-ignore
    for (const { name } of entries) {
      const bytes = readFileSync(join(folder, name));
      for (const { draft } of read(bytes).documents) {
        if (draft === undefined) continue;
        const { order } = normalizeOrder(draft);
        const answer = writerOf('850').write(order, OPTIONS);
        const back = orderIn(answer.content);
        expect({ name, untold: untold(order, back, answer) }).toEqual({ name, untold: [] });
        if (JSON.stringify(back) === JSON.stringify(order)) exact += 1;
      }
    }
  }
  expect(exact).toBeGreaterThan(40);
});
