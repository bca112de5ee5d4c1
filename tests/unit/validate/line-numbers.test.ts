import { expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { rule } from '../../../src/validate/line-number-repeated.ts';

const LINE = { lineNumber: '1', buyerSku: 'S-1', quantity: '12', uom: 'EA' };

const named = (description: string): object => ({ lineNumber: '1', quantity: '2', description });

function told(other: object, fields: object = {}): string[] {
  const order = Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, lines: [LINE, { ...LINE, ...other }], ...fields }); // prettier-ignore
  return rule.check(order, {}).map(({ severity, message }) => `${severity} ${message}`);
}

test.each([
  ['another quantity', { quantity: '3' }, ['error Line 1: it stands in the order before with 12 EA, and here with 3 EA; one may take the place of the other.']],
  ['no quantity', { quantity: undefined }, ['error Line 1: it stands in the order before with 12 EA, and here with no quantity; one may take the place of the other.']],
  ['another unit', { uom: 'CT' }, ['error Line 1: it stands in the order before with 12 EA, and here with 12 CT; one may take the place of the other.']],
  ['the same quantity, written otherwise', { quantity: '12.0' }, []],
  ['another day', { quantity: '3', requestedDelivery: { date: '2026-12-08' } }, []],
  ['another item', { buyerSku: 'S-2' }, ['warning Line 1: another item has this number, too.']],
  ['another item of the maker', { manufacturerPartNumber: 'M-2' }, ['warning Line 1: another item has this number, too.']],
])('a line number that is repeated with %s', (_case, other, findings) => {
  expect(told(other)).toEqual(findings);
}); // prettier-ignore

test('items without a number are told apart by their words', () => {
  expect(told({}, { lines: [named('Bolt'), named('Nut')] })).toEqual([
    'warning Line 1: another item has this number, too.',
  ]);
});

test('a change may name a line several times', () => {
  expect(told({ quantity: '3' }, { purpose: 'change' })).toEqual([]);
});
