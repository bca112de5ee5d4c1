import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { readOrders } from '../../support/read-fixture.ts';

const FOLDER = 'fixtures/golden';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.edi'));

test('has real orders of five versions, so that a change of the mapping is seen in what it does to them', () => {
  expect(files.length).toBeGreaterThanOrEqual(12);
  expect(new Set(files.map((name) => name.slice(0, 6)))).toEqual(
    new Set(['003010', '003050', '004010', '005010', '007010']),
  );
});

describe.each(files)('%s', (name) => {
  test('reads as its golden says: order, issues, and what was not used', async () => {
    const golden = readOrders(`${FOLDER}/${name}`).map(({ order, issues, document }) => ({
      order,
      issues: issues.map(({ code, severity, path }) => `${severity} ${code} ${path ?? ''}`),
      unused: document.unused.map(({ tag, segment, text }) => `${segment} ${tag} ${text}`),
    }));
    await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(
      `../../../${FOLDER}/${name.replace('.edi', '.json')}`,
    );
  });

  test('gives orders that the schema accepts', () => {
    for (const { order } of readOrders(`${FOLDER}/${name}`))
      expect(Order.safeParse(order).error?.issues ?? []).toEqual([]);
  });
});
