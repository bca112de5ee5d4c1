import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeLatin1 } from '../../../src/adapters/edi/segment.ts';
import { LineageLog, normalizeOrder } from '../../../src/normalize/index.ts';
import type { DraftOrder } from '../../../src/model/draft.ts';
import { leafPointers } from '../../support/leaf-pointers.ts';
import { readOrders } from '../../support/read-fixture.ts';

const files = ['fixtures/golden', 'fixtures/rules'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.edi'))
    .map((name) => `${folder}/${name}`),
);

describe.each(files)('%s', (file) => {
  test('has an entry for every value, and for nothing else', () => {
    for (const { order, lineage } of readOrders(file)) {
      expect(Object.keys(lineage.toRecord()).toSorted()).toEqual(leafPointers(order).toSorted());
    }
  });

  test('cutting the named place out of the file gives the characters that were read', () => {
    const bytes = readFileSync(file).toString('latin1');
    for (const { lineage } of readOrders(file)) {
      const wrong = Object.entries(lineage.toRecord()).filter(([, { raw, at, rule }]) => {
        // Without a place the rule must say what implied or computed the value.
        if (at === undefined) return !/^(?:default|computed)\/|^x12\/ISA15$/.test(rule);
        return !('offset' in at) || decodeLatin1(bytes.slice(at.offset, at.offset + at.length)) !== raw;
      });
      expect(wrong).toEqual([]);
    }
  });

  test('survives storage in its compact form, at less than half the size', () => {
    for (const { order, lineage } of readOrders(file)) {
      const record = lineage.toRecord();
      const stored = JSON.stringify(lineage.toCompact(order));
      expect(LineageLog.fromCompact(JSON.parse(stored), order).toRecord()).toEqual(record);
      expect(stored.length).toBeLessThan(JSON.stringify(record).length / 2);
    }
  });
});

test('stores NUL, components, boxes of people and doubts without loss, and without a NUL that PostgreSQL refuses', () => {
  const log = new LineageLog();
  log.add('/poNumber', {
    text: 'A\0B',
    rule: 'r',
    at: { offset: 5, length: 3, segment: 2, tag: 'BEG', element: 3, component: 1 },
  });
  log.add('/currency', { text: 'USD', rule: 'correction', at: { user: 'ann', at: '2026-11-22T10:00:00Z' } });
  log.add('/orderDate', {
    text: '20261122',
    rule: 'r2',
    confidence: 0.5,
    at: { offset: 9, length: 8, segment: 2, tag: 'BEG', element: 5 },
  });
  log.add('/test', { text: '', rule: 'default/test', value: false });
  const order = { poNumber: 'A\ufffdB', currency: 'USD', orderDate: '2026-11-22', test: false };
  const stored = JSON.stringify(log.toCompact(order));
  expect(stored).not.toContain('\\u0000');
  expect(LineageLog.fromCompact(JSON.parse(stored), order).toRecord()).toEqual(log.toRecord());
  expect(log.placeOf('/currency')).toEqual({ user: 'ann', at: '2026-11-22T10:00:00Z' });
  expect(log.placeOf('/nothing')).toBeUndefined();
});

const field = (text: string, offset: number) => ({ text, rule: 'r', at: { offset, length: text.length } });

test('the place of one value is told without a look at all others', () => {
  let looks = 0;
  const counted = <Line extends object>(line: Line): Line =>
    new Proxy(line, {
      get(target, key): unknown {
        looks += 1;
        return Reflect.get(target, key);
      },
    });
  const lines = [1, 2, 3].map((number) => ({ lineNumber: field(String(number), number), quantity: field('5', number + 10) })); // prettier-ignore
  const shipTo = { name: field('Store', 30), address: { lines: [field('', 40), field('1 Main', 50)] } };
  const draft: DraftOrder = { poNumber: field('PO-1', 7), shipTo, lines: lines.map(counted) };
  const { lineage } = normalizeOrder(draft);
  looks = 0;
  const placeOf = (path: string): unknown => lineage.placeOf(path);
  expect(placeOf('/poNumber')).toMatchObject({ offset: 7 });
  expect(placeOf('/shipTo/address/lines/0')).toMatchObject({ offset: 50 });
  expect(['', '/lines', '/lines/1', '/lines/7/quantity', '/lines/x/quantity', '/lines/1/uom', '/test'].map(placeOf)).toEqual(Array.from({ length: 7 })); // prettier-ignore
  expect(looks).toBe(0);
  expect(placeOf('/lines/1/quantity')).toMatchObject({ offset: 12 });
  expect(looks).toBe(1);
  const record = lineage.toRecord();
  for (const [path, { at }] of Object.entries(record)) expect(placeOf(path)).toEqual(at);
  expect(Object.keys(record)).toHaveLength(12);
});
