/** Units that say what one of them holds: boxes are ordered, and the number of their contents counts nothing. */
import { expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { normalizeUnit } from '../../../src/normalize/unit.ts';
import { readAs } from './support.ts';

async function unitRead(unit: string) {
  const rows = [
    ['Item', 'Description', 'Qty', 'Unit', 'Price', 'Amount'],
    ['204512', 'Cucumber', '5', unit, '8.16', '40.80'],
    ['205003', 'Lettuce', '2', 'EA', '7.25', '14.50'],
  ];
  const html = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const [found] = ordersIn(await readAs('html', Buffer.from(`<p>Purchase order 4711</p><table>${html}</table>`)));
  const { unit: read, quantity, price } = found?.order.items[0]?.fields ?? {};
  return [quantity?.value, read?.text, price?.value];
}

test.each([
  'doos 12 st',
  'kist 5 kg',
  'box of 12',
  'case (12 pcs)',
  'Karton 12 Stk',
  'Karton à 12 Stück',
  'carton de 12',
  'caja 12 uds',
  'scatola da 12 pz',
  'kartong 12 st',
  'caixa 12 un',
  'Beutel 500 g',
  '箱 12 个',
])('%s is one unit', async (unit) => {
  expect(await unitRead(unit)).toEqual(['5', unit, '8.16']);
});

test('a pack that stands alone in the place of the unit is asked as before', async () => {
  expect(await unitRead('12 pcs')).toEqual(['5', 'pcs', '8.16']);
});

test.each([
  ['box of 12', 'XBX'],
  ['Karton (12 Stk)', 'XCT'],
  ['carton de 12', 'XCT'],
  ['Beutel 500 g', 'XBG'],
  ['tray 8 st', 'XPU'],
])('%s is counted as %s', (text, code) => {
  expect(normalizeUnit({ text, rule: 'paper/column/unit' })).toEqual({ ok: true, value: code });
});

test.each(['12 pcs', 'caja 12 uds', 'M10'])('%s is still asked', (text) => {
  expect(normalizeUnit({ text, rule: 'paper/column/unit' }).ok).toBe(false);
});
