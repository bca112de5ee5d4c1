import { expect, test } from 'vitest';
import { mapTradacoms } from '../../../src/adapters/formats/tradacoms/map-order.ts';
import { splitReleased } from '../../../src/adapters/edi/release.ts';
import { decodeLatin1, segmentOf, type Segment } from '../../../src/adapters/edi/segment.ts';
import type { Order } from '../../../src/model/order.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { interchangeOf, USUAL } from '../../support/edifact-segments.ts';

function segmentsOf(text: string): Segment[] {
  let offset = 0;
  return text
    .split("'")
    .slice(0, -1)
    .map((body, index) => {
      const elements = [body.slice(0, 3), ...splitReleased(body.slice(4), '+', '?')];
      const segment = segmentOf(elements, index + 1, offset, body.length, { delimiters: USUAL, decode: decodeLatin1 });
      offset += body.length + 1;
      return segment;
    });
}

function read(
  text: string,
  header = "TYP=0430+NEW-ORDERS'",
  profile?: PartnerProfile,
): { order: Order; codes: string[]; unused: string[]; errors: string[] } {
  const { draft, findings, unused } = mapTradacoms(segmentsOf(header), segmentsOf(text), {
    interchange: interchangeOf({ standard: 'tradacoms' }),
    profile,
  });
  const { order, issues } = normalizeOrder(draft);
  return {
    order,
    codes: [...findings, ...issues].map(({ code }) => code),
    errors: [...findings, ...issues].flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])),
    unused: unused.map(({ tag, text: said }) => `${tag} ${said}`),
  };
}

test('a cost price has four implied decimals, and a written point is taken as written and told', () => {
  expect(read("OLD=1+5000100481452++:C+12+10++303000'").order.lines[0]?.unitPrice).toBeUndefined();
  expect(read("OLD=1+5000100481452++:C+12+10+303000'").order.lines[0]).toMatchObject({
    unitPrice: '30.3000',
    quantity: '10',
    buyerSku: 'C',
  });
  expect(read("OLD=1+5000100481452+++1+10+5'").order.lines[0]?.unitPrice).toBe('0.0005');
  const point = read("OLD=1+5000100481452+++1+10+30.30'");
  expect(point.order.lines[0]?.unitPrice).toBe('30.30');
  expect(point.codes).toEqual(['amount-has-point']);
});

test('goods by weight are ordered in their measure, with three implied decimals', () => {
  const { order } = read("OLD=1+5000100481452++++:12500:KG'");
  expect(order.lines[0]).toMatchObject({ quantity: '12.500', uom: 'KGM', sourceUom: 'KG' });
});

test('a price for another unit than the quantity is told', () => {
  expect(read("OLD=1+5000100481452+++1+10+50000:KG'").codes).toEqual(['price-unit-differs']);
});

test('a file of another type than new orders is never taken for new orders in silence', () => {
  expect(read("ORD=1::240422'", "TYP=0440+AMENDED'").codes).toEqual(['purpose-unknown']);
});

test('order, dates, instructions and narrative stand where they belong; what is not known stays listed', () => {
  const { order, unused } = read(
    "CLO=5055037201994:199:S7+Depot+Road:Town:::NN1 5TZ'ORD=PO-9:V-1:240422:240423'DIN=240508+240510+0800+Ring bell:Gate 2'OLD=1+5000100481452:SUP:15000100481459+:CU1+:B1+12+10++++Rolls:4 pack'DNB=1+1++128:Kenya+Keep cool'OTR=1+10'",
  );
  expect(order).toMatchObject({
    purpose: 'original',
    poNumber: 'PO-9',
    orderDate: '2024-04-22',
    shipTo: {
      name: 'Depot',
      identifiers: [
        { scheme: 'GLN', value: '5055037201994' },
        { scheme: 'buyerAssigned', value: '199' },
        { scheme: 'sellerAssigned', value: 'S7' },
      ],
      address: { lines: ['Road', 'Town'], postalCode: 'NN1 5TZ' },
    },
    requestedDelivery: { earliest: '2024-05-08', latest: '2024-05-10' },
    references: [
      { type: 'VN', value: 'V-1' },
      { type: 'dateReceived', value: '240423' },
    ],
    notes: [
      { type: 'deliveryInstructions', text: 'Ring bell' },
      { type: 'deliveryInstructions', text: 'Gate 2' },
    ],
    totals: { lineCount: 1 },
  });
  expect(order.lines[0]).toMatchObject({
    gtin: '5000100481452',
    supplierSku: 'SUP',
    buyerSku: 'B1',
    otherIds: [
      { scheme: 'DUN-14', value: '15000100481459' },
      { scheme: 'consumerUnitSupplierSku', value: 'CU1' },
    ],
    description: 'Rolls',
    specification: '4 pack',
    notes: [
      { type: '128', text: 'Kenya' },
      { type: 'general', text: 'Keep cool' },
    ],
  });
  expect(unused).toEqual(['DIN03-1 0800', 'OTR02-1 10']);
});

test('partner maps hold here too', () => {
  const profile = {
    map: [{ document: 'ORDERS', element: 'ORD03', to: '/orderReason', why: 'N is a new shop.', since: '2024-01-01' }],
  };
  const { order, unused } = read("ORD=PO-9::240422++N'", undefined, profile);
  expect(order.orderReason).toBe('N');
  expect(unused).toEqual([]);
});

test.each([
  ["OLD=1+5000100481452+5000100481445++12+10'", []],
  ["OLD=1+:S-1+++12+10'", []],
  ["OLD=1+::15000100481459+++12+10'", []],
  ["OLD=1++5000100481445++12+10'", ['unit-multiplied']],
  ["OLD=1+++:C-1+12+10'", ['unit-multiplied']],
  ["OLD=1++5000100481445++1+10'", []],
  ["OLD=1++5000100481445+++10'", []],
])('cases of several consumer units need a number of the case, or a person: %s', (text, told) => {
  const { codes, order } = read(text);
  expect(codes.filter((code) => code === 'unit-multiplied')).toEqual(told);
  const inside = /\+(\d*)\+10'$/.exec(text)?.[1] ?? '';
  expect(order.lines[0]?.references?.map(({ value }) => value) ?? []).toEqual(inside === '' ? [] : [inside]);
});

test.each([
  // [OLD, quantity, unit, in the sender's words, what is told]
  ["OLD=2+5010210000009++:0090+1::KG+3:7500:KG'", '3', 'EA', undefined, ['order-detail-left-out']],
  ["OLD=2+5010210000009++:0090+1:2500:KG+3:7500:KG'", '3', 'EA', undefined, []],
  ["OLD=2+5010210000009++:0090+1:2500:KG+3:7500:KG+12500'", '3', 'EA', undefined, ['order-detail-left-out']],
  ["OLD=2+5010210000009++:0090+1:2500:KG+3:7500:LB'", '3', 'EA', undefined, ['order-detail-left-out']],
  ["OLD=2+5010210000009++:0090+1+3:0000000000000'", '3', 'EA', undefined, []],
  ["OLD=3+5010210000009++:0091+12:0:EA+5'", '5', 'EA', 'EA', []],
  ["OLD=4+5010210000009++:0092+12:0:CASE+5'", '5', 'XCS', 'CASE', ['unit-multiplied']],
  ["OLD=4+5010210000009++:0092+12+5::CASE'", '5', 'XCS', 'CASE', ['unit-multiplied']],
  ["OLD=4+5010210000009:S:15010210000006+++12:0:CASE+5'", '5', 'XCS', 'CASE', []],
  ["OLD=4+5010210000009++:0092+1:0:CASE+5'", '5', 'XCS', 'CASE', []],
])('what OLD says beside the number is kept or asked: %s', (text, quantity, uom, sourceUom, told) => {
  const { order, codes } = read(text);
  const [line] = order.lines;
  expect([line?.quantity, line?.uom, line?.sourceUom]).toEqual([quantity, uom, sourceUom]);
  expect(codes).toEqual(told);
});

test.each([
  ['two order numbers', "ORD=PO-1::240422'ORD=PO-2::240422'"],
  ['two windows', "DIN=240508+240510'DIN=240515+240517'"],
  ['two ends of a window', "DIN=240508'DIN=+240510'"],
])('%s in one order hold it', (_, text) => {
  const { order, errors } = read(text);
  expect(errors).toEqual(['value-conflict']);
  expect([order.poNumber, order.requestedDelivery?.latest]).not.toEqual(expect.arrayContaining(['PO-2', '240517']));
});

test('a second DIN with the same days, or none, adds its instructions', () => {
  const { order, errors } = read("DIN=240508+240510'DIN=240508+240510++Ring'DIN=+++Gate 2'");
  expect([errors, order.notes?.map(({ text }) => text)]).toEqual([[], ['Ring', 'Gate 2']]);
});

test.each([
  ['CLO', 'shipTo', "CLO=5055037201994+Depot+Road'CLO=5055037201987:199+Shop+Street::::NN1 5TZ'", ''],
  ['CDT', 'buyer', '', "CDT=5055037201994+Depot+Road'CDT=5055037201987:199+Shop+Street::::NN1 5TZ'"],
  ['SDT', 'seller', '', "SDT=5055037201994+Depot+Road'SDT=5055037201987:199+Shop+Street::::NN1 5TZ'"],
] as const)('of two %s nothing is joined, and the order waits', (role, field, text, header) => {
  const { order, errors } = read(text, `TYP=0430+NEW-ORDERS'${header}`);
  expect(errors).toEqual(['value-conflict']);
  const first = {
    name: 'Depot',
    identifiers: [{ scheme: 'GLN', value: '5055037201994' }],
    address: { lines: ['Road'] },
  };
  expect(order[field]).toEqual(first);
  expect(order.parties).toMatchObject([{ role, name: 'Shop', address: { lines: ['Street'], postalCode: 'NN1 5TZ' } }]);
});

test('a cost price of zeros is asked', () => {
  expect(read("OLD=1+5000100481452+++1+10+00000000000000'").errors).toEqual(['price-zero']);
});
