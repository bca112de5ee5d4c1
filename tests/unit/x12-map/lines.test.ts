import { describe, expect, test } from 'vitest';
import { map, mapSet } from './support.ts';

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

  test.each(['ST', '', 'SN'])('SCH04 is where it goes, with %j in SCH03', (role) => {
    const { order, findings, unused } = map('PO1*1*6*EA*1', `SCH*6*EA*${role}*STORE 7*002*20261201`);
    expect(order.lines[0]?.schedules).toEqual([{ quantity: '6', date: '2026-12-01', shipTo: { name: 'STORE 7' } }]);
    expect({ findings, unused }).toEqual({ findings: [], unused: [] });
  });

  test('a name in a role that is no place of delivery is told, and holds the order', () => {
    const { order, findings } = map('PO1*1*6*EA*1', 'SCH*6*EA*WH*MO*002*20261201');
    expect(order.lines[0]?.schedules).toEqual([{ quantity: '6', date: '2026-12-01' }]);
    expect(findings).toMatchObject([
      { code: 'order-detail-left-out', severity: 'error', at: { tag: 'SCH', element: 4 } },
    ]);
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

  test('are what the line consists of, each with how much of it is in one of the line', () => {
    const said = map(
      'PO1*1*5*AS*10**VN*SET',
      'PO4*12',
      'SLN*1**I*8*EA*1.25*PE*O*UP*036000291452*IZ*SMALL',
      'PID*F****Cup',
      'SLN*2**I*4*EA***O*UP*036000291469*IZ*LARGE',
    );
    expect(said.order.lines[0]).toMatchObject({ quantity: '5', uom: 'AS', supplierSku: 'SET' });
    const small = { lineNumber: '1', quantity: '8', unitPrice: '1.25', gtin: '036000291452', description: 'Cup' };
    const large = { lineNumber: '2', quantity: '4', gtin: '036000291469' };
    expect(said.order.lines[0]?.components).toEqual([
      { ...small, per: 'unit', uom: 'EA', sourceUom: 'EA', otherIds: [{ scheme: 'IZ', value: 'SMALL' }] },
      { ...large, per: 'unit', uom: 'EA', sourceUom: 'EA', otherIds: [{ scheme: 'IZ', value: 'LARGE' }] },
    ]);
    expect(said.order.lines[0]?.description).toBeUndefined();
    expect(said.findings).toEqual([]);
    expect(said.unused).toEqual([]);
  });

  test.each([
    ['packs without a number of pieces', 'PO1*1*5*AS', '', [2, 4], 'unit'],
    ['packs of that many', 'PO1*1*5*CA', 'PO4*6', [2, 4], 'unit'],
    ['packs of inner packs', 'PO1*1*5*CA', 'PO4*4*************6', [2, 4], 'unit'],
    ['all of the packs', 'PO1*1*5*CA', 'PO4*6', [10, 20], 'line'],
    ['neither one pack nor all', 'PO1*1*5*CA', 'PO4*6', [2, 5], undefined],
    ['pieces by size, or as many kits', 'PO1*1*6*EA', '', [2, 4], undefined],
    ['pieces by size in a pack of as many', 'PO1*1*6*EA', 'PO4*6', [2, 4], 'line'],
    ['pieces in packs', 'PO1*1*60*EA', 'PO4*6', [2, 4], 'pack'],
    ['pieces that make another sum', 'PO1*1*60*EA', '', [2, 4], undefined],
    ['one kit', 'PO1*1*1*EA', '', [1, 4], 'unit'],
  ])('%s', (_, line, pack, [first, second], per) => {
    const parts = [`SLN*1**I*${first}*EA***O*VN*A`, `SLN*2**I*${second}*EA***O*VN*B`];
    const { order, findings } = map(`${line}*10**VN*SET`, ...(pack === '' ? [] : [pack]), ...parts);
    expect(order.lines[0]?.components?.map((one) => one.per)).toEqual([per, per]);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(
      per === undefined ? ['component-quantity-open error'] : [],
    );
  });

  test.each([
    ['kits of as many parts', 'PO1*1*2*EA*30', '', ['1*EA*10', '1*EA*20'], 'unit'],
    ['kits of more parts', 'PO1*1*6*EA*48', '', ['2*EA*4.00', '4*EA*10.00'], 'unit'],
    ['pieces by size', 'PO1*1*6*EA*10', '', ['2*EA*10', '4*EA*10'], 'line'],
    ['pieces of one size', 'PO1*1*6*EA*10', '', ['2*EA*10', '3*EA*13.33'], 'line'],
    ['all of the cases', 'PO1*1*2*CA*24.00', '', ['12*EA*2.00', '12*EA*2.00'], 'line'],
    ['pieces by size, priced by the hundred', 'PO1*1*12*EA*100*HP', '', ['6*EA*1', '6*EA*1'], 'line'],
    ['one of the packs', 'PO1*1*60*EA*1', 'PO4*6', ['2*EA*1', '4*EA*1'], 'pack'],
    ['an amount alone', 'PO1*1*2*EA', 'AMT*1*60', ['1*EA*10', '1*EA*20'], 'unit'],
    ['a pack that says otherwise', 'PO1*1*60*EA*6', 'PO4*6', ['2*EA*1', '4*EA*1'], undefined],
    ['prices that agree with nothing', 'PO1*1*2*EA*40', '', ['1*EA*10', '1*EA*20'], undefined],
    ['one price alone', 'PO1*1*2*EA*30', '', ['1*EA*10', '1*EA'], undefined],
  ])('prices say of what their quantities are: %s', (_, line, more, [first = '', second = ''], per) => {
    const parts = [first, second].map((part, index) => `SLN*${index + 1}**I*${part}`);
    const { order, findings } = map(line, ...(more === '' ? [] : [more]), ...parts);
    expect(order.lines[0]?.components?.map((one) => one.per)).toEqual([per, per]);
    expect(findings.map(({ code }) => code)).toEqual(per === undefined ? ['component-quantity-open'] : []);
  });

  test('nothing else of them reaches the line, and what would be sent or paid otherwise stops the order', () => {
    const { order, findings, unused } = map('PO1*1*5*AS*10**VN*SET', 'SLN*1**I*2*EA***O*UP*036000291452', ...below);
    expect(order.lines[0]).toMatchObject({ unitPrice: '10', components: [{ description: 'Cup' }] });
    expect([order.lines[0]?.notes, order.lines[0]?.references, order.lines[0]?.allowancesCharges]).toEqual([undefined, undefined, undefined]); // prettier-ignore
    expect(findings.map(({ severity, at }) => `${at !== undefined && 'tag' in at ? at.tag : ''} ${severity}`)).toEqual(['SAC error', 'QTY error']); // prettier-ignore
    expect(unused.map(({ tag }) => tag)).toEqual(['N9', 'SAC', 'QTY', 'N1', 'G72']);
    const priced = map('PO1*1*5*AS*10**VN*SET', 'SLN*1**I*2*EA*3**A*VN*B');
    expect(priced.findings).toMatchObject([{ code: 'order-detail-left-out', severity: 'error', at: { element: 6 } }]);
  });

  test('what follows them in the line is of the line: amounts, and in old versions notes and places', () => {
    const line = ['PO1*1*5*AS*10**VN*SET', 'SLN*1**I*2*EA****VN*A'];
    expect(map(...line, 'AMT*1*50').order.lines[0]?.amount).toBe('50');
    const old = mapSet('850', '003020', [...line, 'N9*CO*7', 'N1*ST*Shop', 'QTY*21*5']);
    expect(old.order.lines[0]).toMatchObject({
      references: [{ type: 'CO', value: '7' }],
      schedules: [{ quantity: '5', shipTo: { name: 'Shop' } }],
    });
    expect(old.findings).toEqual([]);
  });

  test('a component of a component is told with how much of what', () => {
    const { findings } = map('PO1*1*5*AS*10**VN*SET', 'SLN*1**I*2*EA***O*VN*A', 'SLN*2*1*I*3*EA***O*VN*B');
    expect(findings).toMatchObject([{ code: 'subline-left-out', severity: 'error', at: { tag: 'SLN' } }]);
    expect(findings[0]?.message).toContain('Component 2 of line 1 (3 EA of VN B)');
  });

  test.each(['SLN*1**O*2*EA***O*VN*PART', 'SLN*1**O*****O*VN*PART'])(
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

test('how much is in each of a pack is kept beside how many there are', () => {
  const packs = { references: [{ type: 'pack', value: '6' }, { type: 'packSize', value: '5 LB' }] }; // prettier-ignore
  const general = map('PO1*1*40*CA*9**VN*A', 'PO4*6*5*LB');
  expect([general.order.lines[0], general.unused]).toMatchObject([packs, []]);
  const grocery = mapSet('875', '004010', ['G50*N*20261120*K1', 'G68*40*CA*9**VN*A', 'G70*6*5*LB']);
  expect([grocery.order.lines[0], grocery.unused]).toMatchObject([packs, []]);
});

test('the exchange rate of CUR and the change code of an 876 are kept among the references', () => {
  const { order, unused } = map('CUR*BY*CAD*1.3725', 'PO1*1*40*CA*9**VN*A');
  expect(order).toMatchObject({ currency: 'CAD', references: [{ type: 'exchangeRate', value: '1.3725' }] });
  expect(unused).toEqual([]);
  const [terms, line] = ['CC', 'CA'].map(
    (code) => mapSet('876', '004010', [`G92*${code}*20261121*K1`, 'G68*40*CA*9**VN*A']).order.references,
  );
  expect([terms, line]).toEqual([[{ type: 'changeCode', value: 'CC' }], undefined]);
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

describe('two numbers under one qualifier', () => {
  test.each([
    ['UP*012345678905*UP*036000291452', 'error'],
    ['VP*A*VP*B', 'error'],
    ['IN*A*UP*012345678905*IN*B', 'error'],
    ['VP*A*MG*A*MG*B', 'warning'],
    ['VP*A*PD*RED*PD*BLUE', 'warning'],
  ])('%s', (ids, severity) => {
    expect(map(`PO1*1*5*EA*9**${ids}`).findings).toMatchObject([{ code: 'value-conflict', severity }]);
    const below = map('PO1*1*5*AS*9**VP*SET', `SLN*1**I*2*EA****${ids}`);
    expect(below.findings).toMatchObject([{ code: 'value-conflict', severity, at: { tag: 'SLN' } }]);
  });

  test.each(['UP*012345678905*UP*0012345678905', 'VP*A*VP*A', 'UP*012345678905*UK*10012345678902', 'VP*A*ZZ*1*ZZ*2'])(
    '%s is one number, or no number of the item',
    (ids) => expect(map(`PO1*1*5*EA*9**${ids}`).findings).toEqual([]),
  );
});

describe('a delimiter inside a value', () => {
  test.each([
    'PO1*1*5*EA*9**VP*A*1*UP*012345678905',
    'PO1*1*5*EA*9**VP*A*12*UP*012345678905',
    'PO1*1*5*EA*9**UP*012345678905*VP*A*1',
    'PO1*1*5*EA*9**VP*A**UP*012345678905',
    'N1*ST*JOE*S PIZZA*92*0042',
    'N1*ST*JOE*S*92*0042',
    'N1*ST*JOE*92**0042',
    'N1*ST**92**PHX6',
    'DTM*063**20261201',
    'DTM*038***20261201',
    'DTM*06320261201',
    'DTM*063261201',
    'DTM*20261201*063',
    'DTM**063*20261201',
    'SAC*A*C310**5000',
    'SAC*A*C310*5000',
    'SAC*A*C310****5000',
    'BEG*00*4500*SA**20261102',
    'BEG*00**SA*4500*20261102',
  ])('in %s moves what follows, and holds the order', (segment) => {
    const x12 = { level: 'element', code: '7' };
    expect(map(segment).findings).toMatchObject([{ code: 'elements-shifted', severity: 'error', x12 }]);
  });

  test.each([
    'PO1*1*5*EA*9**VP*A*UP',
    'PO1*1*5*EA*9**VP*A*ZZ',
    'PO1*1*5*EA*9**IN*UP*VP*A',
    'PO1*1*5*EA*9**VP*A***IZ*M',
    'N1*ST*JOE*92*9',
    'N1*ST*JOE*ZZ*0042',
    'N1*ST*JOE*ZZ*91',
    'N1*ST*JOE***ZZ',
    'DTM*063*20261201*1200',
    'DTM*063****D8*20261201',
    'SAC*A*C310***5000',
    'SAC*A*C310*VI*PROMO*5000',
    'SAC*C*D240****1*5',
    'BEG*00*SA*DS**20261102',
  ])('is not seen in %s', (segment) => {
    expect(map(segment).findings).toEqual([]);
  });

  test.each([
    ['850', 'PO1*1*30*EA*9', 'SDQ*EA*0101*92*10*0102*10*0103*10'],
    ['850', 'PO1*1*5*EA*9', 'LIN*UP**012345678905'],
    ['850', 'PO1*1*30*EA*9', 'SDQ*EA*01*92*10*02*20'],
    ['875', 'G62*02**20261201'],
    ['875', 'G62*3720261201'],
    ['875', 'G68*100*CA*24.35*UK**10041234567891'],
  ])('in a %s: %j %j', (set, ...segments) => {
    expect(mapSet(set, '004010', segments).findings).toContainEqual(
      expect.objectContaining({ code: 'elements-shifted', severity: 'error' }),
    );
  });

  test('a sum in SAC04 with no code before it is told as one that is missing', () => {
    expect(map('SAC*A***100.00').findings).toMatchObject([{ code: 'allowance-amount-missing', severity: 'warning' }]);
  });

  test.each([
    ['850', 'PO1*1*97*EA*9', 'SDQ*EA*ZZ*92*97'],
    ['850', 'PO1*1*97*EA*9', 'SDQ*EA**0092*97'],
    ['875', 'G62*02*20261201*U*1200'],
    ['875', 'G68*100*CA*24.35*001234567890*VN*1'],
  ])('is not seen in a %s: %j %j', (set, ...segments) => {
    expect(mapSet(set, '004010', segments).findings).toEqual([]);
  });
});
