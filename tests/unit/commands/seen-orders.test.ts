import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SeenOrders } from '../../../src/commands/seen-orders.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

test('an order met twice is told with the place of the first, and whether it says the same', () => {
  const seen = new SeenOrders();
  expect(seen.meet('A/1', hashOf('ten'), 'a.edi', 0)).toBeUndefined();
  expect(seen.meet('A/2', hashOf('ten'), 'a.edi', 1)).toBeUndefined();
  expect(seen.meet('A/1', hashOf('ten'), 'b.edi', 0)).toEqual({ orderId: 'a.edi#0', sameContent: true });
  expect(seen.meet('A/2', hashOf('eleven'), 'b.edi', 1)).toEqual({ orderId: 'a.edi#1', sameContent: false });
});

test('the last 65,000 orders of a long run are remembered and all told apart, older ones may be forgotten', () => {
  const seen = new SeenOrders();
  const same = hashOf('same');
  const orders = 140_000;
  const mistaken: number[] = [];
  for (let index = 0; index < orders; index++)
    if (seen.meet(`A/${index}`, same, 'a.edi', index) !== undefined) mistaken.push(index);
  expect(mistaken).toEqual([]);
  for (let index = orders - 65_000; index < orders; index += 97) {
    const earlier = seen.meet(`A/${index}`, same, 'b.edi', index);
    expect(earlier).toEqual({ orderId: `a.edi#${index}`, sameContent: true });
  }
  expect(seen.meet('A/0', same, 'b.edi', 0)).toBeUndefined();
});
