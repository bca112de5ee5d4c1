import { describe, expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { readOrders } from '../../support/read-fixture.ts';

const CORPUS = 'fixtures/edifact/corpus/edifact-orders';
/** Checked by hand against the segments: numbers, days, parties, lines with quantity, unit, price and identifiers. */
const FILES = [
  ['d96a-everything', 'fixtures/golden/edifact/d96a-everything.edi'],
  ['d01b-change', 'fixtures/golden/edifact/d01b-change.edi'],
  ['group-and-schedules', `${CORPUS}/xlate__orders-with-group.edi`],
  ['consumer-goods', `${CORPUS}/ballerina-platform__message.edi`],
  ['three-lines', `${CORPUS}/hellooops__sample-orders-minified.edifact`],
  ['books', `${CORPUS}/david-blackwood__one_line.edi`],
  ['unstructured-address', `${CORPUS}/DAXaholic__sample_std_seg_delimiter_formatted.edi`],
  ['two-lines', `${CORPUS}/nerdocs__order.edi`],
] as const;

describe.each(FILES)('%s', (name, file) => {
  test('reads as its golden says: order, issues, and what was not used', async () => {
    const golden = readOrders(file).map(({ order, issues, document }) => ({
      order,
      issues: issues.map(({ code, severity, path }) => `${severity} ${code} ${path ?? ''}`),
      unused: document.unused.map(({ tag, segment, text }) => `${segment} ${tag} ${text}`),
    }));
    await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(
      `../../../fixtures/golden/edifact/${name}.json`,
    );
  });

  test('gives orders that the schema accepts', () => {
    for (const { order } of readOrders(file)) expect(Order.safeParse(order).error?.issues ?? []).toEqual([]);
  });
});
