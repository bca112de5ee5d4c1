/** A name of a place alone: on file, the partner's own, or nowhere. */
import { expect, test } from 'vitest';
import type { Order } from '../../../src/model/order.ts';
import { validateOrder, type Facts } from '../../../src/validate/index.ts';

const MILL = { owners: ['Mill Hardware Ltd'], onFile: ['MI1', 'Mill Hardware Ltd', 'Leeds', 'Store 2'] };
const NONE = { owners: ['Mill Hardware Ltd'], onFile: [] };

function codes(shipTo: Order['shipTo'], places: Facts['places'], typed = false): string[] {
  const order: Order = {
    schemaVersion: '1.0',
    purpose: 'original',
    test: false,
    poNumber: '1',
    ...(shipTo === undefined ? {} : { shipTo }),
    lines: [{ lineNumber: '1', quantity: '1' }],
  };
  const facts: Facts = { typed, ...(places === undefined ? {} : { places }) };
  return validateOrder(order, facts).flatMap(({ code }) => (code === 'ship-to-unplaced' ? [code] : []));
}

test.each([
  ['our warehouse', true, true],
  ['as usual', true, true],
  ['Collection', true, true],
  ['wie immer', true, true],
  ['我司仓库', true, true],
  ['Leeds and Bradford', true, false],
  ['Bradford', true, false],
  ['苏州仓库', true, false],
  ['Hansen Bau GmbH', true, false],
  ['Leeds', false, false],
  ['our Leeds warehouse', false, false],
  ['mi1', false, false],
  ['Store 2', false, false],
  ['Mill Hardware Ltd', false, false],
  ['Mill Hardware', false, false],
  ['Mill Hardware Ltd, Goods in', false, false],
  ['9 High Street, York', false, false],
])('"%s" waits: %s with places on file, %s without', (name, waits, waitsWithout) => {
  expect(codes({ name }, MILL)).toHaveLength(waits ? 1 : 0);
  expect(codes({ name }, NONE)).toHaveLength(waitsWithout ? 1 : 0);
  expect(codes({ name, address: { city: 'York' } }, MILL)).toEqual([]);
  expect(codes({ name, identifiers: [{ scheme: 'shipTo', value: '7' }] }, MILL)).toEqual([]);
  expect(codes({ name }, undefined)).toEqual([]);
  expect(codes({ name }, MILL, true)).toEqual([]);
});
