/** A mail names an order by all of its number, not by a part of another one. */
import { expect, test } from 'vitest';
import { isNamed } from '../../../src/pipeline/named-numbers.ts';

test.each([
  ['Please cancel 4711.', '4711'],
  ['PO-4711: no longer needed', '4711'],
  ['PO4711 is cancelled', '4711'],
  ['Bestell-Nr.4711 bitte stornieren', '4711'],
  ['Bestellung #4711', '4711'],
  ['cancel orders 4710, 4711 and 4712', '4711'],
  ['请取消订单4711。', '4711'],
  ['麻烦把4711撤销', '4711'],
  ['PO 4711/2 is off', '4711/2'],
  ['s-11: forget it', 'S-11'],
  ['We no longer need PO 4711 box.', '4711'],
])('%s names %s', (text, number) => {
  expect(isNamed(text, number)).toBe(true);
});

test.each([
  ['it was for item ABC-4711 and 12 pcs', '4711'],
  ['item 4711 is fine', '4711'],
  ['Artikel-Nr. 4711 kommt später', '4711'],
  ['Item 9876501-X is fine', '9876501'],
  ['Call me: 040 88123', '88123'],
  ['+49 (40) 88123', '88123'],
  ['Tel. 88123', '88123'],
  ['send 4711 pcs', '4711'],
  ['invoice 4711 is open', '4711'],
  ['PO 47112', '4711'],
  ['PO 4711/2', '4711'],
  ['PO K-4711', '4711'],
])('%s does not name %s', (text, number) => {
  expect(isNamed(text, number)).toBe(false);
});
