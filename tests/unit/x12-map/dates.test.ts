import { describe, expect, test } from 'vitest';
import { map, mapSet } from './support.ts';

function read(...days: string[]): unknown {
  const { order, findings } = mapSet('875', '004010', ['G50*N*20261101*PO-1', ...days, 'G68*1*CA*2**VN*A']);
  const { requestedDelivery, requestedShip, references } = order;
  return { requestedDelivery, requestedShip, references, findings };
}

describe('G62 has a list of qualifiers of its own (element 432)', () => {
  const nothing = { requestedDelivery: undefined, requestedShip: undefined, references: undefined, findings: [] };

  test.each([
    ['02', { requestedDelivery: { date: '2026-11-20' } }],
    ['68', { requestedDelivery: { date: '2026-11-20' } }],
    ['53', { requestedDelivery: { earliest: '2026-11-20' } }],
    ['54', { requestedDelivery: { latest: '2026-11-20' } }],
    ['10', { requestedShip: { date: '2026-11-20' } }],
    ['37', { requestedShip: { earliest: '2026-11-20' } }],
    ['38', { requestedShip: { latest: '2026-11-20' } }],
    ['01', { requestedShip: { latest: '2026-11-20' } }],
    ['64', { references: [{ type: 'G62/64', value: '20261120' }] }],
    ['63', { references: [{ type: 'G62/63', value: '20261120' }] }],
  ])('%s', (qualifier, expected) => expect(read(`G62*${qualifier}*20261120`)).toEqual({ ...nothing, ...expected }));

  test('67 may be the last day of delivery or a report of it, which is told', () => {
    expect(read('G62*67*20261120')).toMatchObject({
      references: [{ type: 'G62/67', value: '20261120' }],
      findings: [{ code: 'code-unknown', severity: 'warning', at: { tag: 'G62', element: 1 } }],
    });
  });

  test('cancel-after yields to ship-no-later, whichever comes first', () => {
    const wanted = { ...nothing, requestedShip: { latest: '2026-11-20' }, references: [{ type: 'G62/01', value: '20261125' }], findings: [{ code: 'limit-days-differ', severity: 'warning' }] }; // prettier-ignore
    expect(read('G62*01*20261125', 'G62*38*20261120')).toMatchObject(wanted);
    expect(read('G62*38*20261120', 'G62*01*20261125')).toMatchObject(wanted);
  });
});

function told(set: string, ...days: string[]): string[] {
  const head = set === '875' ? ['G50*N*20261101*PO-1', ...days, 'G68*1*CA*2**VN*A'] : [...days, 'PO1*1*2*EA*5'];
  return mapSet(set, '004010', head).findings.map(({ code, severity }) => `${code} ${severity}`);
}

describe('two limits of one window by two qualifiers are told', () => {
  test.each([
    ['850', 'DTM*038*20261120', 'DTM*001*20261125', ['limit-days-differ warning']],
    ['850', 'DTM*001*20261125', 'DTM*038*20261120', ['limit-days-differ warning']],
    ['850', 'DTM*038*20261120', 'DTM*001*20261115', ['limit-days-differ error']],
    ['850', 'DTM*001*20261115', 'DTM*038*20261120', ['limit-days-differ error']],
    ['850', 'DTM*063*20261120', 'DTM*061*20261119', ['limit-days-differ error']],
    ['850', 'DTM*037*20261101', 'DTM*081*20261105', ['limit-days-differ warning']],
    ['850', 'DTM*038*20261120', 'DTM*001*20261120', []],
    ['850', 'DTM*002*20261120', 'DTM*067*20261121', []],
    ['875', 'G62*38*20261120', 'G62*01*20261115', ['limit-days-differ error']],
  ])('%s: %s and %s, an error where the order is canceled before it may last go out', (set, one, other, wanted) => {
    expect(told(set, one, other)).toEqual(wanted);
  });
});

describe('a DTM in a loop that is about something else is no day of the order', () => {
  const HEAD = ['N9*CT*C1', 'DTM*002*20250301', 'MSG*Text', 'N1*ST*Shop'];

  test.each([
    [HEAD],
    [['AMT*TT*100', 'DTM*002*20250301', 'N1*ST*Shop']],
    [['PO1*1*2*EA*5', 'N9*ZZ*R', 'DTM*002*20250301']],
  ])('%s', (segments) => {
    const { order, unused } = map(...segments);
    expect(order.requestedDelivery).toBeUndefined();
    expect(order.lines[0]?.requestedDelivery).toBeUndefined();
    expect(unused).toMatchObject([{ tag: 'DTM', text: 'DTM*002*20250301' }]);
  });

  test('before 004010 the loop of N9 has none, so that one behind it is the order’s', () => {
    expect(mapSet('850', '003040', HEAD).order.requestedDelivery).toEqual({ date: '2025-03-01' });
  });

  test('the day of the next line is its own again', () => {
    const { order } = map('PO1*1*2*EA*5', 'N9*ZZ*R', 'PO1*2*2*EA*5', 'DTM*002*20261120');
    expect(order.lines[1]?.requestedDelivery).toEqual({ date: '2026-11-20' });
  });
});

test('cancel-if-not-shipped-by is the last day to ship, as is a day of cancellation, which is told', () => {
  const by = map('DTM*175*20261120', 'PO1*1*2*EA*5');
  expect(by.order.requestedShip).toEqual({ latest: '2026-11-20' });
  expect(by.findings).toEqual([]);
  for (const days of [
    ['DTM*175*20261125', 'DTM*038*20261120'],
    ['DTM*038*20261120', 'DTM*175*20261125'],
  ])
    expect(map(...days).order).toMatchObject({
      requestedShip: { latest: '2026-11-20' },
      references: [{ type: 'DTM/175', value: '20261125' }],
    });
  const { order, findings } = map('DTM*177*20261120', 'PO1*1*2*EA*5');
  expect(order.requestedShip).toEqual({ latest: '2026-11-20' });
  expect(findings).toMatchObject([{ code: 'code-unknown', severity: 'warning', at: { tag: 'DTM' } }]);
  expect(map('DTM*177*20261120', 'DTM*038*20261118').order).toMatchObject({
    requestedShip: { latest: '2026-11-18' },
    references: [{ type: 'DTM/177', value: '20261120' }],
  });
  expect(mapSet('860', '004010', ['BCH*01*SA*P1***20261101', 'DTM*177*20261120']).findings).toEqual([]);
});

test('a partner map says that a day of cancellation is the last day of delivery, and it is nothing else then', () => {
  const rule = { document: '850', element: 'DTM02', when: { element: 'DTM01', is: '177' }, why: 'his guide', since: '2020-01-01' }; // prettier-ignore
  const by = (to: string): ReturnType<typeof map> =>
    mapSet('850', '004010', ['DTM*177*20261120', 'PO1*1*2*EA*5'], { map: [{ ...rule, to }] });
  const delivered = by('/requestedDelivery/latest');
  expect(delivered.order).toMatchObject({ requestedDelivery: { latest: '2026-11-20' } });
  expect([delivered.order.requestedShip, delivered.findings]).toEqual([undefined, []]);
  const shipped = by('/requestedShip/latest');
  expect([shipped.order.requestedShip, shipped.findings]).toEqual([{ latest: '2026-11-20' }, []]);
});

describe('a day that is promised, estimated or scheduled is told where none is requested', () => {
  const NOT_REQUESTED = [{ code: 'day-not-requested', severity: 'warning', at: { tag: 'DTM', element: 2 } }];

  test.each([
    ['067', { requestedDelivery: { date: '2026-11-20' } }, 'a scheduled day of delivery'],
    ['069', { requestedDelivery: { date: '2026-11-20' } }, 'a promised day of delivery'],
    ['017', { requestedDelivery: { date: '2026-11-20' } }, 'an estimated day of delivery'],
    ['068', { requestedShip: { date: '2026-11-20' } }, 'a scheduled day of shipment'],
  ])('DTM %s', (qualifier, days, says) => {
    const { order, findings } = map(`DTM*${qualifier}*20261120`, 'PO1*1*2*EA*5');
    expect(order).toMatchObject(days);
    expect(findings).toMatchObject(NOT_REQUESTED);
    expect(findings[0]?.message).toContain(says);
  });

  test.each(['69', '70'])('G62 %s', (qualifier) => {
    expect(told('875', `G62*${qualifier}*20261120`)).toEqual(['day-not-requested warning']);
  });

  test('one that is requested takes its place, whichever comes first', () => {
    for (const days of [
      ['DTM*002*20261120', 'DTM*069*20261125'],
      ['DTM*069*20261125', 'DTM*002*20261120'],
    ]) {
      const { order, findings } = map(...days, 'PO1*1*2*EA*5');
      expect(order.requestedDelivery).toEqual({ date: '2026-11-20' });
      expect(order.references).toEqual([{ type: 'DTM/069', value: '20261125' }]);
      expect(findings).toEqual([]);
    }
    const { order, findings } = map('DTM*067*20261120', 'DTM*002*20261120', 'PO1*1*2*EA*5');
    expect(order).toMatchObject({ requestedDelivery: { date: '2026-11-20' } });
    expect(order.references).toBeUndefined();
    expect(findings).toEqual([]);
  });

  test('in lines and deliveries too, once an order', () => {
    const { findings } = map(
      'DTM*002*20261120',
      'PO1*1*2*EA*5',
      'DTM*069*20261125',
      'PO1*2*2*EA*5',
      'SCH*2*EA***067*20261124',
    );
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'day-not-requested The day 20261125 is a promised day of delivery (069), and not said to be requested, and so are 1 more.',
    ]);
  });

  test('two days of one delivery wait for a person', () => {
    const { findings } = map('PO1*2*2*EA*5', 'SCH*2*EA***067*20261124**002*20261120');
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toContain('value-conflict error');
  });

  test.each(['070', '072', '073', '075', '076', '077', '078', '079'])(
    '%s stays a reference, and is told',
    (qualifier) => {
      const { order, findings } = map(`DTM*${qualifier}*20261120`, 'PO1*1*2*EA*5');
      expect(order.references).toEqual([{ type: `DTM/${qualifier}`, value: '20261120' }]);
      expect(findings).toMatchObject([{ code: 'code-unknown', severity: 'warning', at: { tag: 'DTM', element: 1 } }]);
    },
  );
});

const limits = (...segments: string[]): string[] =>
  map(...segments)
    .findings.filter(({ code }) => code === 'limit-days-differ')
    .map(({ severity, message }) => `${severity} ${message}`);

describe('days of a line are held against the limits of the order', () => {
  const LINE = 'PO1*7*2*EA*5';

  test.each([
    [
      ['DTM*001*20261120', LINE, 'DTM*010*20261125'],
      ['error Line 7 is asked for 20261125, but canceled after 20261120.'],
    ],
    [
      ['DTM*001*20261120', LINE, 'DTM*038*20261125'],
      ['error Line 7 is asked for 20261125, but canceled after 20261120.'],
    ],
    [
      ['DTM*061*20261120', LINE, 'SCH*2*EA***002*20261125'],
      ['error Line 7 is asked for 20261125, but canceled after 20261120.'],
    ],
    [
      ['DTM*038*20261120', LINE, 'DTM*010*20261125'],
      ['warning Line 7 is asked for 20261125, but wanted no later than 20261120.'],
    ],
    [
      ['DTM*064*20261120', LINE, 'DTM*002*20261115'],
      ['warning Line 7 is asked for 20261115, but wanted no earlier than 20261120.'],
    ],
    [
      ['DTM*010*20261125', LINE, 'DTM*001*20261120'],
      ['error Line 7 is asked for 20261125, but canceled after 20261120.'],
    ],
    [['DTM*010*20261125', LINE, 'DTM*038*20261120'], []],
    [['DTM*001*20261120', LINE, 'DTM*010*20261118'], []],
    [['DTM*001*20261120', LINE, 'DTM*002*20261125'], []],
    [['DTM*001*20261120', LINE], []],
  ])('%j', (segments, told) => expect(limits(...segments)).toEqual(told));

  test('once for all lines that break the same', () => {
    expect(limits('DTM*001*20261120', LINE, 'DTM*010*20261125', 'PO1*8*2*EA*5', 'DTM*010*20261126')).toEqual([
      'error Line 7 is asked for 20261125, but canceled after 20261120, and so it is of 1 more.',
    ]);
  });
});
