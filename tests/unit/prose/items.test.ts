/** Orders that are written as text. Each line: number of the buyer, of the supplier, quantity, unit, price, day, text. */
import { expect, test } from 'vitest';
import { codesOf, mailOf, ordersOf, readFixture } from '../office/support.ts';

test.each([
  ['please send 40 x ABC-123 by Friday 5 June to our Leeds depot', ['ABC-123 |  | 40 |  |  |  | ']],
  [
    '* 2,000 Unit - 0000000001097454 - HEX BOLT 1/2-13X2 - $0.46/Unit',
    ['0000000001097454 |  | 2000 | Unit | 0.46 |  | HEX BOLT 1/2-13X2'],
  ],
  ['8547/28   238 Each   BEARING @ 12.01', ['8547/28 |  | 238 | Each | 12.01 |  | BEARING']],
  [
    'can we get five of the 108-1126 (coverall, xl 25/cs), plus ten of the 902-5637 (starch)?',
    ['108-1126 |  | 5 |  |  |  | coverall, xl 25/cs', '902-5637 |  | 10 |  |  |  | starch'],
  ],
  [
    'Bitte senden:\n1. Art.-Nr. 3559743 (Ihre Nr. 119965), Näherungsschalter M18: 52 ST zu 38,24 €/ST',
    ['3559743 | 119965 | 52 | ST | 38.24 |  | Näherungsschalter M18'],
  ],
  ['- 24 cartons réf. 55-1180 Film étirable à 38,50 €', ['55-1180 |  | 24 | cartons | 38.50 |  | Film étirable']],
  [
    '• 35.25 lb CHEDDAR MILD 40LB BLOCK, your catalogue number 232-6811, at $2.12 per lb',
    [' | 232-6811 | 35.25 | lb | 2.12 |  | CHEDDAR MILD 40LB BLOCK'],
  ],
  ['694-9573  EDGEBAND PVC 15/16 X .018  qty 3,250 FT', ['694-9573 |  | 3250 | FT |  |  | EDGEBAND PVC 15/16 X .018']],
  [
    '   749023   151 Unit   PALLET, WOOD, 48 X 40, 4-WAY   @ 7.11',
    ['749023 |  | 151 | Unit | 7.11 |  | PALLET, WOOD, 48 X 40, 4-WAY'],
  ],
  ['AB-100   Bracket    12   2.50', ['AB-100 |  | 12 |  | 2.50 |  | Bracket']],
  [
    '- 12 cajas de tornillo allen M6, ref. vuestra TA-6612, a 4,20 €/caja',
    [' | TA-6612 | 12 | cajas | 4.20 |  | tornillo allen M6'],
  ],
  ['40 ABC-123 please', ['ABC-123 |  | 40 |  |  |  | ']],
  ['请发 ABC-123 40件到利兹仓库,订单号 PO-991。', ['ABC-123 |  | 40 | 件 |  |  | ']],
  ['- 12 rotoli film, rif. nostro 55-1180, a 4,20 €', ['55-1180 |  | 12 | rotoli | 4.20 |  | film']],
])('%s', async (text, lines) => {
  expect(ordersOf(await mailOf(`Hello,\n\n${text}\n\nThanks\nAnn\n`))[0]?.lines).toEqual(lines);
});

test.each([
  ['an address', 'Please deliver to Northgate Foods Inc., 4725 Foundry Road, Lodi CA 95231.'],
  ['terms', 'Seller confirms within 2 days. 30 pallets per truck. Please allow 5 working days.'],
  ['a signature', 'Thanks\nAnn Lee\nT 278-555-0162  M 810-555-0160\n40 High Street'],
  ['a number and a code that nobody asks for', '40 ABC-123'],
  ['a line number beside an item number', 'We have these:\n30 PK-100-GR Gloves'],
  ['a question', 'When will PO 55012 ship? We ordered it 3 weeks ago.'],
])('%s orders nothing', async (_case, text) => {
  expect(ordersOf(await mailOf(`Hello,\n\n${text}\n`))[0]?.lines).toEqual([]);
});

test('sentences say number, day, place and buyer, and a counted day is told as such', async () => {
  const paper = await readFixture('mail/prose.eml');
  expect(ordersOf(paper)[0]?.head).toEqual({
    po: '7781',
    on: '2026-06-01',
    by: '2026-06-05',
    buyer: 'Northgate Foods Ltd',
    to: 'Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA',
  });
  expect(codesOf(paper)).toContain('relative-date-resolved');
});

test('a counted day is never sure enough to pass unseen', async () => {
  const { ordersIn } = await import('../../../src/adapters/paper/orders-in.ts');
  const [{ order } = { order: undefined }] = ordersIn(await mailOf('please send 4 x AB-123 by next Friday'));
  expect(order?.head.deliveryDate).toMatchObject({ rule: 'paper/relative-date', value: '2026-03-13' });
  expect(order?.head.deliveryDate?.confidence).toBeLessThan(0.95);
});

test('what the mail says at its end for all orders holds for all', async () => {
  const orders = ordersOf(await readFixture('mail/two-orders-lines.eml'));
  expect(orders.map(({ head }) => head['by'])).toEqual(['2026-03-20', '2026-03-20']);
});

test.each([
  ['40 x ABC-123 please', 'PO'],
  ['Bestellung 40 x ABC-123', 'Bestellung'],
  ['Purchase order: 40 x ABC-123 please', 'order'],
])('a quantity is no number of the order: %s', async (text, subject) => {
  const [order] = ordersOf(await mailOf(text, subject));
  expect(order?.head['po']).toBeUndefined();
  expect(order?.lines).toHaveLength(1);
});
