import { describe, expect, test } from 'vitest';
import { map } from './support.ts';

describe('a delivery of a line keeps apart what its day is', () => {
  test.each([
    ['002', { date: '2026-12-01' }],
    ['067', { date: '2026-12-01' }],
    ['001', { requestedShip: { latest: '2026-12-01' } }],
    ['010', { requestedShip: { date: '2026-12-01' } }],
    ['037', { requestedShip: { earliest: '2026-12-01' } }],
    ['038', { requestedShip: { latest: '2026-12-01' } }],
    ['063', { requestedDelivery: { latest: '2026-12-01' } }],
    ['064', { requestedDelivery: { earliest: '2026-12-01' } }],
  ])('SCH05 and DTM01 %s', (qualifier, days) => {
    const sch = map('PO1*1*6*EA*1', `SCH*6*EA***${qualifier}*20261201`);
    expect(sch.order.lines[0]?.schedules).toEqual([{ quantity: '6', ...days }]);
    const placed = map('PO1*1*6*EA*1', 'N1*ST*Shop', 'QTY*21*6', `DTM*${qualifier}*20261201`);
    expect(placed.order.lines[0]?.schedules).toEqual([{ quantity: '6', ...days, shipTo: { name: 'Shop' } }]);
    expect([...sch.findings, ...placed.findings].filter(({ code }) => code !== 'day-not-requested')).toEqual([]);
  });

  test('a second day (SCH08) is read as well', () => {
    const { order, unused } = map('PO1*1*6*EA*1', 'SCH*6*EA***010*20261201**002*20261205');
    expect(order.lines[0]?.schedules).toEqual([
      { quantity: '6', date: '2026-12-05', requestedShip: { date: '2026-12-01' } },
    ]);
    expect(unused).toEqual([]);
  });

  test.each(['SCH*6*EA***007*20261201', 'SCH*6*EA***010*20261201**007*20261205'])(
    '%s has a day of a kind that no delivery has, which is told',
    (segment) => expect(map('PO1*1*6*EA*1', segment).findings).toMatchObject([{ code: 'code-unknown' }]),
  );
});

describe('components of a line (SLN)', () => {
  const below = ['PID*F****Cup', 'N9*ZZ*7', 'SAC*A*C310***500', 'QTY*21*9', 'N1*MF*Shop', 'G72*54*02******1200'];

  test('are told with how much of what, and nothing of them reaches the line', () => {
    const { order, findings, unused } = map('PO1*1*5*AS*10**VN*SET', 'SLN*1**I*2*EA***O*UP*036000291452', ...below);
    expect(order.lines).toEqual([
      { lineNumber: '1', quantity: '5', uom: 'AS', sourceUom: 'AS', unitPrice: '10', supplierSku: 'SET' },
    ]);
    expect(findings).toMatchObject([{ code: 'subline-left-out', severity: 'error', at: { tag: 'SLN' } }]);
    expect(findings[0]?.message).toContain('Component 1 of line 1 (2 EA of UP 036000291452)');
    expect(unused.map(({ tag }) => tag)).toEqual(['SLN', 'PID', 'N9', 'SAC', 'QTY', 'N1', 'G72']);
  });

  test.each(['SLN*1**O*2*EA***O*VN*PART', 'SLN*1**I*****O*VN*PART'])(
    '%s is a remark, and told as a warning',
    (segment) => {
      expect(map('PO1*1*5*EA*10**VN*SET', segment).findings).toMatchObject([
        { code: 'subline-left-out', severity: 'warning' },
      ]);
    },
  );

  test.each(['A', 'D', 'S'])('SLN03 %s stops, because other goods are wanted than the line says', (relation) => {
    const { findings } = map('PO1*1*5*EA*10**VN*SET', `SLN*1**${relation}*2*EA***O*VN*OTHER`);
    expect(findings).toMatchObject([{ code: 'subline-left-out', severity: 'error' }]);
  });
});

describe('allowances and charges that are rates', () => {
  test.each([
    ['SAC*A*C310******.5*EA*12', [{ kind: 'allowance', code: 'C310', amount: '6' }], []],
    ['SAC*C*D240***1250', [{ kind: 'charge', code: 'D240', amount: '12.50' }], []],
    ['SAC*A*C310****Z*5*.5*EA', [{ kind: 'allowance', code: 'C310', percent: '5' }], []],
    ['SAC*A*C310******.5*EA', [{ kind: 'allowance', code: 'C310' }], ['allowance-amount-missing error']],
    ['SAC*A*C310******.5*EA*10*20', [{ kind: 'allowance', code: 'C310' }], ['allowance-amount-missing error']],
    ['SAC*A*C310', [{ kind: 'allowance', code: 'C310' }], ['allowance-amount-missing warning']],
    ['ITA*A**FRT*02**.5****12*EA', [{ kind: 'allowance', code: 'FRT', amount: '6' }], []],
  ])('%s', (segment, entries, told) => {
    const { order, findings } = map(segment);
    expect(order.allowancesCharges).toEqual(entries);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(told);
  });
});

describe('a tax in TXI03 is a share of one', () => {
  test.each([
    ['.0825', '8.25'],
    ['0.19', '19'],
    ['.05', '5'],
    ['.005', '0.5'],
    ['.5', '50'],
    ['0', '0'],
  ])('%s is %s percent', (share, percent) => {
    const { order, findings } = map(`TXI*ST*10*${share}`);
    expect(order.taxes).toEqual([{ type: 'ST', amount: '10', percent }]);
    expect(findings).toEqual([]);
  });

  test('8.25 was meant as percent, which is told', () => {
    const { order, findings } = map('TXI*ST*10*8.25');
    expect(order.taxes?.[0]?.percent).toBe('8.25');
    expect(findings).toMatchObject([{ code: 'percent-not-share', at: { element: 3 } }]);
  });
});

describe('a line without PO102', () => {
  test.each([
    [['SDQ*EA*92*001*4*002*6']],
    [['SDQ*EA*92*001*4', 'SDQ*EA**002*6']],
    [['SCH*4*EA***002*20261201', 'SCH*6*EA***002*20261208']],
  ])('has the sum of its deliveries: %s', (segments) => {
    const [line] = map('PO1*1**EA*2.5', ...segments).order.lines;
    expect(line?.quantity).toBe('10');
    expect(line?.schedules).toHaveLength(2);
  });

  test('stays without a quantity where a delivery says no number', () => {
    expect(map('PO1*1**EA*2.5', 'SDQ*EA*92*001*4*002*X').order.lines[0]?.quantity).toBeUndefined();
  });
});

describe('what an order has no field for, and may change what is sent or paid, is told', () => {
  const LINE = 'PO1*1*5*EA*10**VN*A';
  test.each([
    [['PO3*CH***9.5*EA*2*EA', LINE], ['PO3 error']],
    [[LINE, 'PO3*CH***9.5*EA*2*EA', 'PO3*CH***9*EA*3*EA'], ['PO3 error']],
    [[LINE, 'QTY*63*4*EA'], ['QTY error']],
    [[LINE, 'N1*Z7*Shop', 'QTY*63*4*EA'], ['QTY error']],
    [[LINE, 'N1*DA*Dock 7'], ['N1 error']],
    [[LINE, 'N1*MF*Maker'], []],
    [[LINE, 'DIS*001*ZZ*PT*5'], ['DIS warning']],
    [['CSH*SC', LINE], ['CSH warning']],
    [[LINE, 'IT8*SC'], ['IT8 warning']],
    [[LINE, 'CTB*OR*MIN'], ['CTB warning']],
    [[LINE, 'FOB*CC'], ['FOB warning']],
    [[LINE, 'TD5**2*UPSN'], ['TD5 warning']],
    [['CTP**CAT*5', LINE], ['CTP warning']],
    [[LINE, 'CTP**RES*25', 'CTP*RS*MSR*29'], []],
    [[LINE, 'SLN*1**O*2*EA', 'PO3*CH***9.5*EA*2*EA'], []],
  ])('%j', (segments, told) => {
    const found = map(...segments).findings.filter(({ code }) => code === 'order-detail-left-out');
    expect(found.map(({ severity, at }) => `${at !== undefined && 'tag' in at ? at.tag : ''} ${severity}`)).toEqual(
      told,
    );
  });

  test('once an order, with the first and how many there are', () => {
    expect(map(LINE, 'DIS*001*ZZ*PT*5', LINE, 'DIS*001*ZZ*PT*6').findings.map(({ message }) => message)).toEqual([
      'DIS*001*ZZ*PT*5 says a discount, for which an order has no field; it was left out. There are 1 more of them.',
    ]);
  });
});

test('the price at which a buyer sells on is never that of the line, and one for a class of trade is told', () => {
  for (const price of ['CTP*RS**25', 'CTP*RS*RES*25', 'CTP**MSR*25'])
    expect(map('PO1*1*5*EA***VN*A', price).order.lines[0]?.unitPrice).toBeUndefined();
  const { order, findings } = map('PO1*1*5*EA***VN*A', 'CTP*DI**25');
  expect(order.lines[0]?.unitPrice).toBe('25');
  expect(findings).toMatchObject([{ code: 'price-not-firm', severity: 'warning', at: { tag: 'CTP', element: 1 } }]);
});

test('a price behind an allowance may be that of the allowance, which is asked', () => {
  const { order, findings } = map('PO1*1*5*EA***VN*A', 'SAC*A*C310***500', 'CTP**UCP*9');
  expect(order.lines[0]?.unitPrice).toBe('9');
  expect(findings).toMatchObject([{ code: 'price-not-firm', severity: 'error', at: { tag: 'CTP' } }]);
  expect(map('PO1*1*5*EA***VN*A', 'CTP**UCP*9', 'SAC*A*C310***500').findings).toEqual([]);
});

describe('LIN below a line', () => {
  test('has further numbers of the item', () => {
    const { order, findings, unused } = map('PO1*1*5*EA*9**VN*A', 'LIN**BP*B-1*UP*036000291452*ZZ*7');
    expect(order.lines[0]).toMatchObject({
      supplierSku: 'A',
      buyerSku: 'B-1',
      gtin: '036000291452',
      otherIds: [{ scheme: 'ZZ', value: '7' }],
    });
    expect([findings, unused]).toEqual([[], []]);
  });

  test('holds the order where it names another item', () => {
    const { order, findings } = map('PO1*1*5*EA*9**VN*A', 'LIN**VN*B');
    expect(order.lines[0]?.supplierSku).toBe('A');
    expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error', at: { tag: 'LIN', element: 3 } }]);
    expect(map('PO1*1*5*EA*9**VN*A', 'LIN**VN*A').findings).toEqual([]);
  });
});
