import { describe, expect, test } from 'vitest';
import { map, mapSet } from './support.ts';

const LINE = 'PO1*1*12*EA*5**UP*012345678905';

function told(...segments: string[]): string[] {
  return map(...segments).findings.map(
    ({ code, severity, at }) => `${code} ${severity} ${at !== undefined && 'element' in at ? at.element : ''}`,
  );
}

function codes(...segments: string[]): string[] {
  return map(...segments).findings.map(({ code, severity }) => `${code} ${severity}`);
}

describe('a day in DTM06 is read as DTM05 lays it out', () => {
  const day = { date: '2026-12-15' };
  const days = { earliest: '2026-12-15', latest: '2026-12-16' };

  test.each([
    ['D8*20261215', day, []],
    ['D6*261215', day, []],
    ['DB*12152026', day, []],
    ['TT*121526', day, []],
    ['DT*202612151200', day, ['1200']],
    ['RTS*20261215120030', day, ['120030']],
    ['TR*1512261200', day, ['1200']],
    ['RD8*20261215-20261216', days, []],
    ['RD8*20261215-20261215', day, []],
    ['RD6*261215-261216', days, []],
    ['RD*12152026-12162026', days, []],
    ['RDT*202612151200-202612160800', days, ['1200-0800']],
    ['RDT*202612150800-202612151200', day, ['0800-1200']],
    ['DTS*20261215120000-20261216080000', days, ['120000-080000']],
    ['DDT*20261215-202612160800', days, ['-0800']],
    ['DTD*202612151200-20261216', days, ['1200-']],
  ])('%s, in the head, in a line and in one of its deliveries', (said, wanted, times) => {
    const segment = `DTM*002****${said}`;
    const head = map(segment, LINE);
    expect([head.order.requestedDelivery, head.findings]).toEqual([wanted, []]);
    expect(head.unused.map(({ text }) => text)).toEqual(times);
    const line = map('DTM*002*20261201', LINE, segment);
    expect([line.order.lines[0]?.requestedDelivery, line.findings]).toEqual([wanted, []]);
    const delivery = map(LINE, 'N1*ST*SHOP', 'QTY*21*12', segment);
    expect(delivery.findings).toEqual([]);
    expect(delivery.order.lines[0]?.schedules).toMatchObject([wanted === day ? day : { requestedDelivery: days }]);
  });

  test.each([
    ['001', { requestedShip: { latest: '2026-12-15' } }],
    ['038', { requestedShip: { latest: '2026-12-15' } }],
    ['037', { requestedShip: { earliest: '2026-12-15' } }],
    ['010', { requestedShip: { date: '2026-12-15' } }],
    ['063', { requestedDelivery: { latest: '2026-12-15' } }],
    ['064', { requestedDelivery: { earliest: '2026-12-15' } }],
  ])('%s stands on its own side of the window', (qualifier, wanted) => {
    for (const said of ['D8*20261215', 'DT*202612151200'])
      expect(map(`DTM*${qualifier}****${said}`, LINE).order).toMatchObject(wanted);
  });

  test('from 003040 to 003070 it stands behind the century', () => {
    const { order, findings } = mapSet('850', '003060', ['DTM*002*****D8*20261215', LINE]);
    expect([order.requestedDelivery, findings]).toEqual([day, []]);
    const month = mapSet('850', '003060', ['DTM*002*****CM*202612', LINE]);
    expect(month.findings).toMatchObject([{ code: 'date-unreadable', at: { tag: 'DTM', element: 7 } }]);
  });
});

describe('what is no day that can be read waits for a person', () => {
  // 201012 and 120426 would be days of another layout.
  const UNREADABLE = 'CM*202612 CM*201012 CC*20 CY*2026 CQ*20264 YY*26 YM*2612 MM*12 DD*15 DA*04-06 MD*1204 CD*DEC2026 KA*26DEC04 EH*6338 TU*26338 TC*338 TQ*1226 TM*1200 TS*120000 RTM*0800-1200 RD2*26-27 RD4*2026-2027 RD5*202612-202701 RMY*2612-2701 RMD*1204-1206 RDM*261204-1206 YMM*2026DEC-JAN MCY*122026 UN*soon UN*20261204 WW*202649 D8*20261304 D8*120426 D6*261304 DT*2026120412 DT*202612042500 RD8*20261204 RD8*20261206-20261204 RDT*202612041200-202612041100 *20261204'.split(' '); // prettier-ignore

  test.each(UNREADABLE)('%s', (said) => {
    const head = map(`DTM*002****${said}`, LINE);
    expect(head.findings).toMatchObject([
      { code: 'date-unreadable', severity: 'error', at: { tag: 'DTM', element: 6 } },
    ]);
    expect(head.findings[0]?.message).toContain(`"${said.split('*')[1]}" is not a date in a known layout`);
    expect(head.order.requestedDelivery).toBeUndefined();
    expect(head.unused).toMatchObject([{ tag: 'DTM', text: `DTM*002****${said}` }]);
    expect(told('DTM*002*20261201', LINE, `DTM*010****${said}`)).toEqual(['date-unreadable error 6']);
    expect(told(LINE, 'N1*ST*SHOP', 'QTY*21*12', `DTM*002****${said}`)).toEqual(['date-unreadable error 6']);
  });

  test.each(['001', '037', '038', '061', '063', '064', '071', '074', '106', '067', '069'])('%s', (qualifier) => {
    expect(told(`DTM*${qualifier}****CM*202612`, LINE)).toEqual(['date-unreadable error 6']);
  });

  test('days of which one is the limit', () => {
    expect(told('DTM*038****RD8*20261204-20261206', LINE)).toEqual(['date-unreadable error 6']);
  });

  test('a day that the order has no field for is listed as unused', () => {
    const { findings, unused } = map('DTM*007****CM*202612', LINE);
    expect(findings).toEqual([]);
    expect(unused).toMatchObject([{ tag: 'DTM' }]);
  });
});

describe('DTM02 and DTM06 of one segment', () => {
  test.each(['D8*20261210', 'DT*202612101200', 'RD8*20261210-20261212', 'RD8*20261204-20261212'])(
    '20261204 and %s are not the same, and wait for a person',
    (said) => {
      const segment = `DTM*002*20261204***${said}`;
      const { order, findings } = map(segment, LINE);
      expect(order.requestedDelivery).toEqual({ date: '2026-12-04' });
      expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error', at: { tag: 'DTM', element: 6 } }]);
      expect(told('DTM*002*20261201', LINE, segment)).toEqual(['value-conflict error 6']);
      expect(told(LINE, 'N1*ST*SHOP', 'QTY*21*12', segment)).toEqual(['value-conflict error 6']);
    },
  );

  test.each(['D8*20261204', 'D6*261204', 'DT*202612041200', 'RD8*20261204-20261204', 'TM*1200', 'RTM*0800-1200'])(
    '20261204 and %s are one day',
    (said) => {
      const { order, findings } = map(`DTM*002*20261204***${said}`, LINE);
      expect([order.requestedDelivery, findings]).toEqual([{ date: '2026-12-04' }, []]);
    },
  );

  test('a month beside a day may be another one', () => {
    expect(told('DTM*002*20261204***CM*202612', LINE)).toEqual(['date-unreadable error 6']);
  });
});

describe('two segments of one kind', () => {
  const PAIRS = [
    ['DTM*002*20261204', 'DTM*002****D8*20261210'],
    ['DTM*002****D8*20261210', 'DTM*002*20261204'],
    ['DTM*002*20261204', 'DTM*002****RD8*20261204-20261212'],
    ['DTM*002****RD8*20261204-20261212', 'DTM*002*20261204'],
    ['DTM*002****DT*202612041200', 'DTM*002****DT*202612051200'],
  ];

  test.each(PAIRS)('%s and %s wait for a person', (one, other) => {
    expect(codes(one, other, LINE)).toEqual(['value-conflict error']);
    expect(codes(LINE, one, other)).toEqual(['value-conflict error']);
    expect(codes(LINE, 'N1*ST*SHOP', 'QTY*21*12', one, other)).toEqual(['value-conflict error']);
  });

  test.each([
    ['DTM*002*20261204', 'DTM*002****DT*202612041200'],
    ['DTM*002****D6*261204', 'DTM*002*20261204'],
    ['DTM*002****RD8*20261204-20261206', 'DTM*002****RD6*261204-261206'],
  ])('%s and %s are the same', (one, other) => {
    expect(told(one, other, LINE)).toEqual([]);
    expect(told(LINE, 'N1*ST*SHOP', 'QTY*21*12', one, other)).toEqual([]);
  });

  test('of two kinds yield to each other as in DTM02', () => {
    const { order, findings } = map('DTM*001****D8*20261225', 'DTM*038****D8*20261220', LINE);
    expect(order.requestedShip).toEqual({ latest: '2026-12-20' });
    expect(order.references).toEqual([{ type: 'DTM/001', value: '20261225' }]);
    expect(findings).toMatchObject([{ code: 'limit-days-differ', severity: 'warning' }]);
    const promised = map('DTM*002****D8*20261220', 'DTM*069****D8*20261225', LINE);
    expect(promised.order.requestedDelivery).toEqual({ date: '2026-12-20' });
    expect(promised.order.references).toEqual([{ type: 'DTM/069', value: '20261225' }]);
    const short = map('DTM*001****D6*261225', 'DTM*038****D8*20261220', LINE);
    expect(short.order.references).toEqual([{ type: 'DTM/001', value: '20261225' }]);
    expect(told('DTM*064*20261208', 'DTM*002****RD8*20261210-20261212', LINE)).toContain('value-conflict error 6');
  });
});
