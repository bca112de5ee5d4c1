/** SDQ and ITD behind an N1, which has neither: what they say is said of the line and of the order. */
import { expect, test } from 'vitest';
import { map } from './support.ts';

test('the stores of a line behind an N1 of the line are read', () => {
  const [line] = map('PO1*1*10*EA*5**VN*A', 'N1*BY*X*92*07', 'SDQ*EA*92*1*4*2*6').order.lines;
  expect(line?.schedules?.map(({ quantity, shipTo }) => [shipTo?.identifiers?.[0]?.value, quantity])).toEqual([
    ['1', '4'],
    ['2', '6'],
  ]);
});

test('those below an SLN are of what the line consists of', () => {
  const { order, findings } = map('PO1*1*10*EA*5**VN*A', 'SLN*1**I*2*EA', 'SDQ*EA*92*1*4*2*6');
  expect(order.lines[0]?.schedules).toBeUndefined();
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'order-detail-left-out',
      severity: 'error',
      at: expect.objectContaining({ tag: 'SDQ' }),
    }),
  );
});

test('terms of payment behind the parties are those of the order', () => {
  const { order } = map('N1*BY*ACME*92*01', 'N1*ST*DC*92*0001', 'ITD*01*3*****30', 'PO1*1*10*EA*5**VN*A');
  expect(order.paymentTerms).toMatchObject({ netDays: 30 });
});

test.each([
  ['SDQ*EA*92*0011*4**6', 'SDQ says 6, but not for which store.', 6],
  ['SDQ*EA*92*0011*4*0012', 'SDQ names 0012, but no quantity for it.', 5],
])('%s waits for a person', (segment, message, element) => {
  expect(map('PO1*1*10*EA*5**VN*A', segment).findings).toMatchObject([
    { code: 'delivery-incomplete', severity: 'error', message, at: { tag: 'SDQ', element } },
  ]);
});

test('a second period of one kind in DTM06 that says other days waits for a person', () => {
  const first = 'DTM*002****D8*20261201';
  expect(map(first, 'DTM*002****D8*20261201', 'PO1*1*10*EA*5**VN*A').findings).toEqual([]);
  const { order, findings, unused } = map(first, 'DTM*002****D8*20261208', 'PO1*1*10*EA*5**VN*A');
  expect(order.requestedDelivery).toEqual({ date: '2026-12-01' });
  expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error', at: { tag: 'DTM', element: 6 } }]);
  expect(unused).toHaveLength(1);
});
