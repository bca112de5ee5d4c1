import { expect, test } from 'vitest';
import { map, mapSet } from './support.ts';

test.each([
  ['1250', '12.50'],
  ['5', '0.05'],
  ['-125', '-1.25'],
  ['000', '0.00'],
  ['123456789012345678901234567890', '1234567890123456789012345678.90'],
])('SAC05 %s is %s, because the point is implied and no float may touch it', (text, amount) => {
  const { order } = map(`SAC*C*D240***${text}**********Freight`);
  expect(order.allowancesCharges).toEqual([{ kind: 'charge', code: 'D240', amount, reason: 'Freight' }]);
});

test('an amount in cents that has a point is taken as written, and told', () => {
  const { order, findings } = map('SAC*A*C310***12.50');
  expect(order.allowancesCharges?.[0]?.amount).toBe('12.50');
  expect(findings).toMatchObject([{ code: 'amount-has-point', at: { tag: 'SAC', element: 5, length: 5 } }]);
});

test.each([
  ['850', 'ITD*01*3****20270131', { netDate: '2027-01-31' }],
  ['850', 'ITD*01*3*2*20270110**20270131', { discountPercent: '2', discountDate: '2027-01-10', netDate: '2027-01-31' }],
  ['850', 'ITD*01*3*****30', { netDays: 30 }],
  [
    '875',
    'G23*01*3***2*20270110**20270131',
    { discountPercent: '2', discountDate: '2027-01-10', netDate: '2027-01-31' },
  ],
])('%s terms of payment by days: %s', (set, segment, terms) => {
  const { order, unused } = mapSet(set, '004010', [segment]);
  expect(order.paymentTerms).toEqual(terms);
  expect(unused.map(({ tag }) => tag)).not.toContain(segment.slice(0, 3));
});

test('ITA of the early versions says the same as SAC', () => {
  expect(map('ITA*A**FRT*02***1250*3*5****Freight').order.allowancesCharges).toEqual([
    { kind: 'allowance', code: 'FRT', percent: '5', amount: '12.50', reason: 'Freight' },
  ]);
});

test.each([
  ['PO1*1*500*EA*12*HP', '100'],
  ['PO1*1*5*HU*12*HP', undefined],
  ['PO1*1*24*EA*12*PD', '12'],
  ['PO1*1*2*DZ*12*PD', undefined],
  ['PO1*1*9000*EA*12*TP', '1000'],
  ['PO1*1*9*YD*12*WE', undefined],
  ['PO1*1*9*EA*12*CT', undefined],
])('%s has a price basis of %s', (segment, basis) => {
  const { order, unused } = map(segment);
  expect(order.lines[0]?.priceBasisQuantity).toBe(basis);
  expect(unused.map(({ tag }) => tag)).toEqual(basis === undefined ? ['PO105'] : []);
});

test('two numbers for one field: the better known fills it, the other is kept', () => {
  const [line] = map('PO1*1*1*EA*1**SK*900*UA*10614141000019*IN*77*UP*614141000012*VP*V1').order.lines;
  expect(line).toMatchObject({
    buyerSku: '77',
    gtin: '614141000012',
    supplierSku: 'V1',
    otherIds: [
      { scheme: 'SK', value: '900' },
      { scheme: 'UA', value: '10614141000019' },
    ],
  });
});

test('stores and quantities become deliveries to those stores', () => {
  const [line] = map('PO1*1*5*EA*1**IN*77', 'SDQ*EA*92*S01*2*S02*3').order.lines;
  expect(line?.schedules).toEqual([
    { quantity: '2', shipTo: { identifiers: [{ scheme: 'buyerAssigned', value: 'S01' }] } },
    { quantity: '3', shipTo: { identifiers: [{ scheme: 'buyerAssigned', value: 'S02' }] } },
  ]);
});

function schemes(...segments: string[]): unknown[] {
  const { lines } = map(...segments).order;
  return lines.flatMap(({ schedules = [] }) => schedules.map(({ shipTo }) => shipTo?.identifiers));
}

test('a store without SDQ02 keeps the qualifier of the SDQ before, else it is as both sides know', () => {
  expect(schemes('PO1*1*5*EA*1**IN*77', 'SDQ*EA**0001*2*0002*3')).toEqual([
    [{ scheme: 'mutuallyDefined', value: '0001' }],
    [{ scheme: 'mutuallyDefined', value: '0002' }],
  ]);
  const later = ['PO1*2*4*EA*1**IN*78', 'SDQ*EA**0002*4'];
  expect(schemes('PO1*1*5*EA*1**IN*77', 'SDQ*EA*92*0001*5', ...later)).toEqual([
    [{ scheme: 'buyerAssigned', value: '0001' }],
    [{ scheme: 'buyerAssigned', value: '0002' }],
  ]);
});

test('days: a period, a century, and cancel-after, which yields to ship-no-later', () => {
  expect(map('DTM*002****RD8*20261201-20261205').order.requestedDelivery).toEqual({
    earliest: '2026-12-01',
    latest: '2026-12-05',
  });
  expect(map('DTM*010*991231***19').order.requestedShip).toEqual({ date: '1999-12-31' });
  for (const days of [
    ['DTM*038*20261210', 'DTM*001*20261220'],
    ['DTM*001*20261220', 'DTM*038*20261210'],
  ]) {
    const { order, unused } = map(...days);
    expect(order.requestedShip).toEqual({ latest: '2026-12-10' });
    expect(order.references).toEqual([{ type: 'DTM/001', value: '20261220' }]);
    expect(unused).toEqual([]);
  }
});

test('the same qualifier twice with other days is a conflict that a person sees', () => {
  expect(map('DTM*002*20261210', 'DTM*002*20261211').findings).toMatchObject([
    { code: 'value-conflict', severity: 'error', at: { segment: 3, element: 2 } },
  ]);
  expect(map('DTM*002*20261210', 'DTM*002*20261210').findings).toEqual([]);
});

test('a purpose that orders nothing (an information copy) is an error, not an order', () => {
  expect(map('BEG*22*SA*1**20261102').findings).toMatchObject([{ code: 'purpose-unknown', severity: 'error' }]);
});

test('a second seller and a role of its own are kept among the parties', () => {
  const { order } = map('N1*SU*First', 'N1*VN*Second', 'N1*SF*Dock 4', 'PER*IC*Ann*TE*555');
  expect(order.seller).toEqual({ name: 'First' });
  expect(order.parties).toEqual([
    { role: 'VN', name: 'Second' },
    { role: 'SF', name: 'Dock 4', contact: { name: 'Ann', phone: '555' } },
  ]);
});

test.each([
  ['BS', ['shipTo', 'billTo']],
  ['CN', ['shipTo']],
  ['SN', ['shipTo']],
  ['DA', ['shipTo']],
  ['UC', ['shipTo']],
])('N1 %s alone is the %j of the order, which was held for want of one', (role, fields) => {
  const party = {
    name: 'Store 12',
    identifiers: [{ scheme: 'buyerAssigned', value: '0012' }],
    address: { city: 'Bonn' },
  };
  const { order, findings } = map(`N1*${role}*Store 12*92*0012`, 'N4*Bonn', 'PO1*1*5*EA*1');
  expect(order).toMatchObject(Object.fromEntries(fields.map((field) => [field, party])));
  expect(order.parties).toBeUndefined();
  expect(findings).toEqual([]);
  const { order: both } = map(`N1*${role}*Store 12*92*0012`, 'N1*ST*Dock', 'N1*BT*Payer');
  expect(both).toMatchObject({ shipTo: { name: 'Dock' }, billTo: { name: 'Payer' }, parties: [{ role }] });
});

test('two who may be the ship-to are told, and the first one is', () => {
  const { order, findings } = map('N1*CN*Store 12', 'N1*UC*Store 13', 'PO1*1*5*EA*1');
  expect(order.shipTo?.name).toBe('Store 12');
  expect(order.parties).toEqual([{ role: 'UC', name: 'Store 13' }]);
  expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error', at: { tag: 'N1' } }]);
});

test('a contact for the delivery, ahead of the parties, is that of a consignee', () => {
  const { order } = map('PER*DC*Ann*TE*5550100', 'N1*CN*Store 12', 'PO1*1*5*EA*1');
  expect(order.shipTo).toEqual({ name: 'Store 12', contact: { name: 'Ann', phone: '5550100' } });
});

test.each(['SCH*6*CA***002*20261201', 'SDQ*CA*92*W1*6'])(
  '%s: a delivery in another unit than its line is told, because its number says something else',
  (segment) => {
    expect(map('PO1*1*12*EA*10', segment).findings).toMatchObject([
      { code: 'value-conflict', severity: 'error', message: 'The line is in EA, but this delivery of it in CA.' },
    ]);
    expect(map('PO1*1*12*CA*10', segment).findings).toEqual([]);
  },
);

test.each([
  ['PO1*1*5*EA*10', 'CTP**NET*12', 'value-conflict', '10'],
  ['PO1*1*5*EA', 'CTP**NET*12*100*EA', 'price-unit-differs', '12'],
  ['PO1*1*5*EA', 'CTP**NET*12*1*CA', 'price-unit-differs', '12'],
])('%s, %s: which price holds, and for how much, is for a person to say', (line, price, code, taken) => {
  const { findings, order } = map(line, price);
  expect(findings).toMatchObject([{ code, at: { tag: 'CTP', element: 3 } }]);
  expect(order.lines[0]?.unitPrice).toBe(taken);
});

test.each([
  ['PO1*1*5*EA*10', 'CTP**NET*10.00'],
  ['PO1*1*5*EA*10', 'CTP**NET*8*100*EA'], // A price from a hundred on.
  ['PO1*1*5*EA*10', 'CTP**RES*19.99'],
  ['PO1*1*5*EA', 'CTP**NET*12*1*EA'],
])('%s, %s: nothing is told', (line, price) => expect(map(line, price).findings).toEqual([]));

test('what goes to a ship-to of the line in another unit is told', () => {
  const { findings } = map('PO1*1*5*EA*10', 'N1*ST*Shop*92*7', 'QTY*21*2*CA');
  expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error', at: { tag: 'QTY', element: 3 } }]);
});

test('a second ship-to or buyer who is somebody else is told; the same one again is not', () => {
  const other = map('N1*ST*North*92*1', 'N1*BY*Acme*92*9', 'N1*ST*South*92*2');
  expect(other.order.shipTo?.name).toBe('North');
  expect(other.findings).toMatchObject([{ code: 'value-conflict', at: { tag: 'N1', segment: 4 } }]);
  expect(other.findings[0]?.message).toContain('"North" first and "South" later');
  expect(map('N1*ST*North', 'N1*ST*South').findings.map(({ code }) => code)).toEqual(['value-conflict']);
  expect(map('N1*ST*North*92*1', 'N1*ST*NORTH YARD*92*1').findings).toEqual([]);
  expect(map('N1*SU*North*92*1', 'N1*VN*South*92*2').findings).toEqual([]);
  expect(map('N1*ST*North*92*1', 'PO1*1*5*EA*10', 'N1*ST*South*92*2').findings).toEqual([]);
});

test.each([
  ['PO1*1*5*CA*10*PE', 'The price is per 1 EA (PE), but the quantity is in CA.'],
  ['PO1*1*5*CA*10*PD', 'The price is per 12 pieces (PD), but the quantity is in CA.'],
  ['PO1*1*5*EA*10*HF', 'The price is per 100 FT (HF), but the quantity is in EA.'],
  ['POC*1*CA*5**CA*10*PE', 'The price is per 1 EA (PE), but the quantity is in CA.'],
])('%s: nobody knows how many pieces that is, so a person is told', (segment, message) => {
  const { findings, order } = map(segment);
  expect(findings).toMatchObject([{ code: 'price-unit-differs', message }]);
  expect(order.lines[0]?.priceBasisQuantity).toBeUndefined();
});

test.each(['PO1*1*5*EA*10*PE', 'PO1*1*5*DZ*10*PD', 'PO1*1*5*CA*10', 'PO1*1*5**10*PE'])(
  '%s: the price is for what is ordered, so nothing is told',
  (segment) => expect(map(segment).findings).toEqual([]),
);

test('currencies that differ within one order stop it', () => {
  expect(map('CUR*SE*CAD*1.2500*BY*USD').findings).toMatchObject([
    { code: 'value-conflict', severity: 'error', at: { tag: 'CUR', element: 5 } },
  ]);
  expect(map('CUR*SE*USD**BY*USD')).toMatchObject({ findings: [], unused: [], order: { currency: 'USD' } });
  expect(map('CUR*BY*USD', 'PO1*1*1*EA*1**IN*7', 'CUR*BY*CAD').findings).toMatchObject([
    { code: 'value-conflict', severity: 'error' },
  ]);
});
