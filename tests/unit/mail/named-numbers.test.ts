/** A mail names an order by all of its number, not by a part of another one. */
import { expect, test } from 'vitest';
import { namesIn } from '../../../src/pipeline/named-numbers.ts';

test.each([
  ['Please cancel 4711.', '4711'],
  ['PO-4711: no longer needed', '4711'],
  ['PO4711 is cancelled', '4711'],
  ['Bestell-Nr.4711 bitte stornieren', '4711'],
  ['Bestellung #4711', '4711'],
  ['cancel orders 4710, 4711 and 4712', '4711'],
  ['请取消订单4711。', '4711'],
  ['麻烦把4711撤销', '4711'],
  ['麻烦把订单PO-4711撤销', 'PO-4711'],
  ['PO 4711/2 is off', '4711/2'],
  ['s-11: forget it', 'S-11'],
  ['We no longer need PO 4711 box.', '4711'],
  ['Please cancel order NG 3700.', 'NG-3700'],
  ['Please cancel order NG3700.', 'NG-3700'],
  ['cancel ng-3700', 'NG3700'],
  ['Please cancel NG–3700.', 'NG-3700'],
  ['Please cancel NG\u20113700.', 'NG-3700'],
  ['Please cancel NG-\u200B37\u00AD00.', 'NG-3700'],
  ['Please cancel ＮＧ－３７００.', 'NG-3700'],
  ['Please cancel NG\u00A03700.', 'NG-3700'],
  ['Please cancel 4711.', 'PO-4711'],
  ['Please cancel PO 400.', 'PO-0400'],
  ['cancel NG-00001/NG-3707/NG-99998', 'NG-3707'],
  ['cancel NG-00001/NG-3707/NG-99998', 'NG-99998'],
  ['cancel 4710/4711/4712', '4711'],
  ['PO 4711-2 is off', '4711/2'],
  ['Prosimy o anulowanie zamówienia NG-3700.', 'NG-3700'],
])('%s names %s', (text, number) => {
  expect(namesIn(text).has(number)).toBe(true);
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
  ['PO 47112', '4711/2'],
  ['NG-37001', 'NG-3700'],
  ['NG-3700-2', 'NG-3700'],
  ['4711/12/2026', '4711'],
  ['we need a 100 of it', 'A-100'],
])('%s does not name %s', (text, number) => {
  expect(namesIn(text).has(number)).toBe(false);
});

test.each([
  ['Please cancel order 3700.', 'NG-3700', ['NG-3700', 'NG-3701'], true],
  ['Please cancel order 3700.', 'NG-3700', ['NG-3700', 'KX-3700'], false],
  ['Please cancel order 370.', 'NG-370', ['NG-370'], false],
  ['Please cancel what we sent in 2026.', 'NG-2026', ['NG-2026'], false],
  ['Please cancel order 2026.', 'NG-2026', ['NG-2026'], true],
  ['Please cancel item 3700.', 'NG-3700', ['NG-3700'], false],
])('%s names the digits of %s among %j: %s', (text, number, all, isMeant) => {
  expect(namesIn(text).hasDigitsOf(number, all)).toBe(isMeant);
});
