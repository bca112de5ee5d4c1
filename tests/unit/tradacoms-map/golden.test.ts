import { describe, expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { readOrders } from '../../support/read-fixture.ts';

const CORPUS = 'fixtures/tradacoms/corpus';
/** Checked by hand against the segments: numbers, days, parties, lines with quantity, unit, price and identifiers. */
const FILES = [
  ['two-orders', `${CORPUS}/indice-co__tradacoms.order9.edi`],
  ['cost-price', `${CORPUS}/SAP___B2B_Integration_Factory_Insomnia_Collection.json_json0`],
  ['narrative', `${CORPUS}/david-blackwood__tradacoms.edi`],
  ['wrapped', `${CORPUS}/xlate__order-blocked.edi`],
] as const;

describe.each(FILES)('%s', (name, file) => {
  test('reads as its golden says: order, issues, and what was not used', async () => {
    const golden = readOrders(file).map(({ order, issues, document }) => ({
      order,
      issues: issues.map(({ code, severity, path }) => `${severity} ${code} ${path ?? ''}`),
      unused: document.unused.map(({ tag, segment, text }) => `${segment} ${tag} ${text}`),
    }));
    await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(
      `../../../fixtures/golden/tradacoms/${name}.json`,
    );
  });

  test('gives orders that the schema accepts', () => {
    for (const { order } of readOrders(file)) expect(Order.safeParse(order).error?.issues ?? []).toEqual([]);
  });
});
