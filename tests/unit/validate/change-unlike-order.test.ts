/** A change beside the order that it changes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { validateOrder, type Facts } from '../../../src/validate/index.ts';

const FIXTURE = JSON.parse(readFileSync('fixtures/rules/change-unlike-order.pass.json', 'utf8')) as {
  order: { lines: object[] };
  facts: Facts;
};

test.each([
  ['more of a line that is there', {}, undefined],
  ['its number without zeros', { lineNumber: '1' }, undefined],
  ['the item under another number', { lineNumber: '10' }, undefined],
  ['a line that is not there', { lineNumber: '7', buyerSku: '99' }, 'is to be changed, but the order has no such line'],
  ['a line to delete that is not there', { lineNumber: '7', buyerSku: '99', action: 'delete' }, 'no such line'],
  ['another item under the number', { buyerSku: '99' }, 'is 99 here, but 10442 in the order'],
  ['a line to add', { lineNumber: '2', action: 'add' }, undefined],
  ['a line to add that is there', { action: 'add' }, 'is to be added, but the order has a line of this number'],
  ['a rise to less', { quantity: '12.0' }, 'is to be raised to 12.0, but is 12 in the order'],
  ['a cut to more', { quantity: '13', action: 'quantityDecrease' }, 'is to be cut to 13, but is 12 in the order'],
  ['a rise in another unit, of which nobody can tell', { quantity: '1', uom: 'CS' }, undefined],
  [
    'more left to receive than was ordered',
    { action: 'priceChange', quantity: undefined, references: [{ type: 'quantityLeftToReceive', value: '30' }] },
    'has 30 left to receive, but is 12 in the order',
  ],
  [
    'as much left to receive as is ordered now',
    { references: [{ type: 'quantityLeftToReceive', value: '20' }] },
    undefined,
  ],
])('%s', (_case, line, says) => {
  const lines = [{ ...FIXTURE.order.lines[0], ...line }];
  const order = Order.parse(JSON.parse(JSON.stringify({ ...FIXTURE.order, lines })));
  const found = validateOrder(order, FIXTURE.facts).filter(({ code }) => code === 'change-unlike-order');
  expect(found.map(({ severity }) => severity)).toEqual(says === undefined ? [] : ['warning']);
  expect(found.map(({ message }) => message).join('')).toContain(says ?? '');
  const unknown = validateOrder(order, {}).filter(({ code }) => code === 'change-unlike-order');
  expect(unknown).toEqual([]);
});
