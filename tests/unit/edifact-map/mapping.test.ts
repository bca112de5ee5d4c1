import { describe, expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import type { DecodedDocument, Interchange } from '../../../src/model/decoded.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Order } from '../../../src/model/order.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';

interface Read {
  readonly order: Order;
  readonly findings: readonly Finding[];
  readonly unused: DecodedDocument['unused'];
  readonly lineage: Record<string, { readonly raw: string; readonly rule: string }>;
}

interface Options {
  readonly type?: 'ORDERS' | 'ORDCHG';
  readonly directory?: string;
  readonly interchange?: Partial<Interchange>;
  readonly profile?: PartnerProfile;
  readonly isEancom?: boolean;
}

function read(
  text: string,
  { type = 'ORDERS', directory = 'D96A', interchange, profile, isEancom = false }: Options = {},
): Read {
  const context = { interchange: interchangeOf(interchange), group: undefined, type, directory, profile, isEancom };
  const { draft, findings, unused } = mapMessage(segmentsOf(text), context);
  const { order, issues, lineage } = normalizeOrder(draft);
  return { order, findings: [...findings, ...issues], unused, lineage: lineage.toRecord() };
}

const codes = ({ findings }: Read): string[] => findings.map(({ code }) => code);

test.each([
  ['202611201430', '203', '1430'],
  ['2611201430', '201', '1430'],
  ['20261120143005', '204', '143005'],
  ['202611201430UTC', '303', '1430UTC'],
  ['202611200800-202611201600', '719', '0800-1600'],
  ['20261120', '102', undefined],
])(
  'the time beside a day, %s in layout %s, is listed as not used, for an order has no place for it',
  (text, layout, time) => {
    // No period is the day of an order: all of it is listed then.
    for (const qualifier of layout === '719' ? ['2'] : ['2', '137', '35', '999']) {
      const { unused, order } = read(`BGM+220+PO-1+9'DTM+${qualifier}:${text}:${layout}'`);
      expect(unused).toEqual(time === undefined ? [] : [{ tag: 'DTM01-2', segment: 2, text: time }]);
      expect(JSON.stringify(order)).toContain('2026-11-20');
    }
  },
);

describe('a date without 2379', () => {
  test.each([
    ['201126', '2020-11-26', 'date-layout-missing error'],
    ['261126', '2026-11-26', 'date-layout-missing warning'],
    ['991231', '1999-12-31', 'date-layout-missing warning'],
  ])('%s is read as %s, and told', (text, day, told) => {
    const { order, findings } = read(`DTM+2:${text}'`);
    expect(order.requestedDelivery?.date).toBe(day);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([told]);
  });

  test.each([
    ['20261201', { date: '2026-12-01' }],
    ['01122026', { date: '2026-12-01' }],
    ['202612011200', { date: '2026-12-01' }],
    ['20261201120000', { date: '2026-12-01' }],
    ['2612011200', { date: '2026-12-01' }],
    ['2026-12-01', { date: '2026-12-01' }],
    ['01.12.2026', { date: '2026-12-01' }],
    ['2026-12-01 12?:00', { date: '2026-12-01' }],
    ['20261201-20261204', { earliest: '2026-12-01', latest: '2026-12-04' }],
  ])('%s can be read in one way only: it is, and told', (text, window) => {
    for (const qualifier of ['2', '17']) {
      const { order, findings } = read(`DTM+${qualifier}:${text}'`);
      expect(order.requestedDelivery).toEqual(window);
      expect(order.references).toBeUndefined();
      const told = findings.filter(({ code }) => code !== 'day-not-requested');
      expect(told.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['date-layout-missing info']);
    }
  });

  test('a month that may be a week is the month, and a person looks', () => {
    const { order, findings } = read("DTM+2:202612'");
    expect(order.requestedDelivery).toEqual({ earliest: '2026-12-01', latest: '2026-12-31' });
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['date-layout-missing error']);
  });

  test('a day that is no day of the order is read for its reference in the same way', () => {
    const { order, findings } = read("DTM+157:202612011200'");
    expect(order.references).toEqual([{ type: 'date/157', value: '2026-12-01' }]);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['date-layout-missing info']);
  });

  test('what is no date in any layout is told as such', () => {
    expect(codes(read("DTM+2:1200'"))).toEqual(['date-unreadable']);
  });
});

test('a day that does not fit its 2379 is read where it fits one other alone, which the syntax tells', () => {
  const { order, findings } = read("DTM+2:202612011200:102'");
  expect(order.requestedDelivery).toEqual({ date: '2026-12-01' });
  expect(findings).toEqual([]);
});

test('an estimated day of delivery stands behind every other one', () => {
  const { order } = read("DTM+17:20261205:102'DTM+2:20261201:102'");
  expect(order.requestedDelivery).toEqual({ date: '2026-12-01' });
  expect(order.references).toEqual([{ type: 'date/17', value: '2026-12-05' }]);
});

test.each(['17', '69', '76'])('a day of delivery that is not requested (%s) is told where none is', (qualifier) => {
  const alone = read(`DTM+${qualifier}:20261205:102'`);
  expect(alone.order.requestedDelivery).toEqual({ date: '2026-12-05' });
  expect(alone.findings).toMatchObject([{ code: 'day-not-requested', severity: 'warning', at: { tag: 'DTM' } }]);
  for (const day of ['20261205', '20261201'])
    expect(codes(read(`DTM+${qualifier}:20261205:102'DTM+2:${day}:102'`))).toEqual([]);
  expect(codes(read(`DTM+2:20261201:102'LIN+1'DTM+${qualifier}:20261205:102'`))).toEqual(['day-not-requested']);
});

describe('a period is a window', () => {
  test.each([
    ['63', '2612', '609', { latest: '2026-12-31' }],
    ['64', '202612', '610', { earliest: '2026-12-01' }],
    ['2', '2649', '615', { earliest: '2026-11-30', latest: '2026-12-06' }],
    ['63', '202649', '616', { latest: '2026-12-06' }],
    ['2', '26492650', '715', { earliest: '2026-11-30', latest: '2026-12-13' }],
    ['2', '202649-202650', '716', { earliest: '2026-11-30', latest: '2026-12-13' }],
  ])('DTM+%s:%s:%s', (qualifier, text, layout, window) => {
    const result = read(`DTM+${qualifier}:${text}:${layout}'`);
    expect(result.order.requestedDelivery).toEqual(window);
    expect(codes(result)).toEqual([]);
    expect(result.order.references).toBeUndefined();
  });

  test.each([
    ['2613', '609'],
    ['2660', '615'],
    ['202650202649', '716'],
    ['77', '602'],
  ])('%s in layout %s, which is none that can be read, is told', (text, layout) => {
    expect(codes(read(`DTM+63:${text}:${layout}'`))).toEqual(['date-unreadable']);
  });
});

describe('a DTM behind an RFF dates the reference', () => {
  test.each([
    ["RFF+BO:B-1'DTM+4:20250301:102'", 'referenceDate/4'],
    ["RFF+CT:C-1'DTM+64:20250301:102'", 'referenceDate/64'],
    ["RFF+CT:C-1'DTM+171:20250301:102'", 'date/171'],
    ["NAD+BY+B::9'RFF+ZZZ:1'DTM+2:20250301:102'", 'referenceDate/2'],
  ])('%s', (text, type) => {
    const { order, unused } = read(`BGM+220+PO-1+9'DTM+137:20261101:102'${text}`);
    expect(order.orderDate).toBe('2026-11-01');
    expect(order).not.toHaveProperty('requestedDelivery');
    expect(order.references).toContainEqual({ type, value: '2025-03-01' });
    expect(unused).toEqual([]);
  });

  test('at a line as well, and not beyond the next segment', () => {
    const { order } = read(
      "LIN+1'QTY+21:1:PCE'RFF+CT:C-1'DTM+2:20250301:102'TAX+7+VAT+++:::19'LIN+2'DTM+2:20261120:102'",
    );
    expect(order.lines[0]?.requestedDelivery).toBeUndefined();
    expect(order.lines[0]?.references).toContainEqual({ type: 'referenceDate/2', value: '2025-03-01' });
    expect(order.lines[1]?.requestedDelivery).toEqual({ date: '2026-11-20' });
  });

  test('below RFF+ON the date of the order is that of the order', () => {
    const text = "BGM+230+C-1+4'DTM+137:20261110:102'RFF+ON:PO-1'DTM+4:20261101:102'";
    expect(read(text, { type: 'ORDCHG' }).order).toMatchObject({ orderDate: '2026-11-01', poNumber: 'PO-1' });
  });
});

describe('who is the ship-to', () => {
  test.each([
    ['CN', ['shipTo']],
    ['UC', ['shipTo']],
    ['BS', ['shipTo', 'billTo']],
  ])('NAD %s alone is the %j of the order, which was held for want of one', (role, fields) => {
    const nad = `NAD+${role}+4012345500004::9++Store 12'`;
    const party = { name: 'Store 12', identifiers: [{ scheme: 'GLN', value: '4012345500004' }] };
    const { order } = read(`${nad}LIN+1'`);
    expect(order).toMatchObject(Object.fromEntries(fields.map((field) => [field, party])));
    expect(order.parties).toBeUndefined();
    const { order: both } = read(`${nad}NAD+DP+++Dock'NAD+IV+++Payer'LIN+1'`);
    expect(both).toMatchObject({ shipTo: { name: 'Dock' }, billTo: { name: 'Payer' }, parties: [{ role }] });
  });
});

describe('numbers', () => {
  const { decimalMark: _, ...usual } = interchangeOf().delimiters;
  const comma = { delimiters: { ...usual, decimalMark: ',' } };
  const unannounced = { delimiters: usual };

  test('a decimal comma is honoured where UNA announces it, and the lineage keeps what was written', () => {
    const result = read("LIN+1'QTY+21:1,50:KGM'PRI+AAA:,5'", { interchange: comma });
    expect(result.order.lines[0]).toMatchObject({ quantity: '1.50', unitPrice: '0.5' });
    expect(result.lineage['/lines/0/quantity']).toMatchObject({ raw: '1,50', rule: 'edifact/ORDERS/QTY/6060/21' });
  });

  test.each([
    ['1.500', comma],
    ['-12.500', comma],
    ['1,500', {}],
    ['123,456', unannounced],
  ])('"%s" is asked where that mark is not the one announced, because it may be thousands', (text, interchange) => {
    const result = read(`LIN+1'QTY+21:${text}'`, { interchange });
    expect(result.order.lines[0]?.quantity).toBeUndefined();
    expect(result.findings).toMatchObject([{ code: 'decimal-mark-differs', severity: 'error' }]);
    expect(result.findings[0]?.message).toContain(`${text.replace(/[.,]/, '')} or`);
  });

  test.each([
    ['12.5', comma, '12.5'],
    ['1234.567', comma, '1234.567'],
    ['0.125', comma, '0.125'],
    ['12,5', {}, '12.5'],
    ['0,125', {}, '0.125'],
    ['1,50', unannounced, '1.50'],
    ['1.500', unannounced, '1.500'],
  ])('"%s" can be read in one way, whatever mark was announced', (text, interchange, quantity) => {
    const result = read(`LIN+1'QTY+21:${text}'`, { interchange });
    expect(result.order.lines[0]?.quantity).toBe(quantity);
    expect(codes(result)).toEqual([]);
  });

  test('a rate that may be one of two comes to nothing that anybody knows', () => {
    const result = read("LIN+1'QTY+21:5'ALC+A'QTY+1:4'RTE+1:1.500'", { interchange: comma });
    expect(result.order.lines[0]?.allowancesCharges).toEqual([{ kind: 'allowance' }]);
    expect(codes(result)).toEqual(['allowance-amount-missing']);
  });

  test('a count with a decimal comma is told and left out, because counts are whole', () => {
    const result = read("PAT+1++5:3:D:3,5'UNS+S'CNT+2:1,5'", { interchange: comma });
    expect(result.order).not.toHaveProperty('totals');
    expect(codes(result)).toEqual(['integer-unreadable', 'integer-unreadable']);
  });

  test('in syntax 4 both are decimal marks, whatever UNA says', () => {
    expect(read("LIN+1'QTY+21:1,500'", { interchange: { version: 'UNOC:4' } }).order.lines[0]?.quantity).toBe('1.500');
  });
});

test.each(['M', 'WD', ''])('terms in periods of "%s" are no days: told and left out', (unit) => {
  const result = read(`PAT+1++5:3:${unit}:1'LIN+1'QTY+21:5:PCE'`);
  expect(result.order).not.toHaveProperty('paymentTerms');
  expect(codes(result)).toEqual(['terms-not-plain']);
});

describe('dates', () => {
  test.each([
    ['261201', '101', '2026-12-01'],
    ['20261201', '102', '2026-12-01'],
    ['011226', '2', '2026-12-01'],
    ['01122026', '4', '2026-12-01'],
    ['202612011030', '203', '2026-12-01'],
    ['20261201103000', '204', '2026-12-01'],
    ['202612011030?+01', '303', '2026-12-01'],
  ])('%s by 2379 = %s is %s', (text, format, day) => {
    expect(read(`DTM+2:${text}:${format}'`).order.requestedDelivery).toEqual({ date: day });
  });

  test('a week is from Monday to Sunday, a month from its first to its last day, a period as written', () => {
    expect(read("DTM+2:202653:616'").order.requestedDelivery).toEqual({ earliest: '2026-12-28', latest: '2027-01-03' });
    expect(read("DTM+2:202602:610'").order.requestedDelivery).toEqual({ earliest: '2026-02-01', latest: '2026-02-28' });
    const period = { earliest: '2026-12-01', latest: '2026-12-05' };
    expect(read("DTM+2:2026120120261205:718'").order.requestedDelivery).toEqual(period);
    expect(read("DTM+2:202612010800-202612051700:719'").order.requestedDelivery).toEqual(period);
  });

  test('days that the calendar does not have are told, never moved', () => {
    expect(codes(read("DTM+2:20260231:102'"))).toEqual(['date-unreadable']);
    expect(read("DTM+2:202754:616'").order.requestedDelivery).toBeUndefined();
  });

  test('requested, promised, earliest and latest days keep apart; what has no field becomes a reference', () => {
    const { order } = read(
      "DTM+69:20261202:102'DTM+2:20261201:102'DTM+64:20261130:102'DTM+61:20261224:102'DTM+17:20261203:102'",
    );
    expect(order.requestedDelivery).toEqual({ date: '2026-12-01', earliest: '2026-11-30', latest: '2026-12-24' });
    expect(order.references).toEqual([
      { type: 'date/69', value: '2026-12-02' },
      { type: 'date/17', value: '2026-12-03' },
    ]);
  });

  test('two different days under one qualifier are a conflict, and the first stands', () => {
    const result = read("DTM+2:20261201:102'DTM+2:20261202:102'");
    expect(result.order.requestedDelivery).toEqual({ date: '2026-12-01' });
    expect(codes(result)).toEqual(['value-conflict']);
    expect(result.unused).toEqual([{ tag: 'DTM', segment: 2, text: 'DTM+2:20261202:102' }]);
  });
});

describe('change orders', () => {
  test('ORDCHG is a change even when 1225 says original, and names the order by RFF+ON', () => {
    const { order, findings, lineage } = read("BGM+230+C-1+9'RFF+ON:PO-1::4'", { type: 'ORDCHG' });
    expect(order).toMatchObject({ purpose: 'change', poNumber: 'PO-1', changesPo: 'PO-1', changeSequence: '4' });
    expect(order.references).toEqual([{ type: 'changeNumber', value: 'C-1' }]);
    expect(lineage['/poNumber']).toMatchObject({ raw: 'PO-1', rule: 'edifact/ORDCHG/RFF/1154/ON' });
    expect(findings).toEqual([]);
    expect(read("BGM+230+C-1+1'", { type: 'ORDCHG' }).order.purpose).toBe('cancellation');
    expect(read("BGM+230+C-1'", { type: 'ORDCHG' }).order.purpose).toBe('change');
  });

  test('an ORDCHG that names no order stops, because its own number may be that of the change', () => {
    const result = read("BGM+230+C-1+4'", { type: 'ORDCHG' });
    expect(result.order.poNumber).toBe('C-1');
    expect(result.findings).toMatchObject([{ code: 'change-order-missing', severity: 'error', at: { tag: 'BGM' } }]);
    expect(read("BGM+230+PO-1+4'RFF+ON:PO-1'", { type: 'ORDCHG' }).order.references).toBeUndefined();
  });

  test.each([
    ['231', ['document-name-unexpected error']],
    ['351', ['document-name-unexpected error']],
    ['380', ['document-name-unexpected error']],
    ['310', ['document-name-unexpected error']],
    ['7', ['document-name-unexpected warning']],
    ['220', []],
    ['227', []],
    ['22E', []],
  ])('BGM 1001 = %s in ORDERS: %j, because not every name is that of an order', (name, told) => {
    const { findings } = read(`BGM+${name}+PO-1+9'`);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(told);
  });

  test('a function that says neither order nor change is told instead of being taken for a new order', () => {
    expect(codes(read("BGM+220+PO-1+29'"))).toEqual(['purpose-unknown']);
  });

  test.each([
    ['1', 'add'],
    ['2', 'delete'],
    ['3', 'change'],
    ['4', 'noChange'],
  ])('LIN 1229 = %s is %s', (action, meaning) => {
    expect(read(`LIN+1+${action}'`, { type: 'ORDCHG' }).order.lines[0]?.action).toBe(meaning);
  });
});

test.each([
  ['ORDCHG', 'error'],
  ['ORDERS', 'warning'],
] as const)('in an %s, LIN 1229 that names no change is told as %s', (type, severity) => {
  expect(read("LIN+1+5'", { type }).findings).toMatchObject([{ code: 'code-unknown', severity }]);
});

/** Five cartons of two articles, each with so much of it. */
function assorted(first: string, second: string): Read {
  const lines = [
    "LIN+1++1:IN'QTY+21:5:CT'PRI+AAA:70'",
    `LIN+2+++1:1'PIA+5+X:SA'IMD+F++:::Cup'QTY+${first}'`,
    `LIN+3+++1:1'PIA+5+Y:SA'QTY+${second}'`,
    "LIN+4++4:IN'",
  ];
  return read(lines.join(''));
}

describe('lines', () => {
  test('a sub-line is a component of the line that it details, with how much of it is in what', () => {
    const result = assorted('59:10:PCE', '59:2:PCE');
    expect(result.order.lines.map(({ lineNumber }) => lineNumber)).toEqual(['1', '4']);
    expect(result.order.lines[0]?.components).toEqual([
      { lineNumber: '2', supplierSku: 'X', description: 'Cup', quantity: '10', per: 'unit', uom: 'H87', sourceUom: 'PCE' },
      { lineNumber: '3', supplierSku: 'Y', quantity: '2', per: 'unit', uom: 'H87', sourceUom: 'PCE' },
    ]); // prettier-ignore
    expect(result.lineage['/lines/0/components/0/quantity']).toMatchObject({ raw: '10' });
    expect([codes(result), result.unused]).toEqual([[], []]);
    expect(codes(assorted('21:3:CT', '21:2:CT'))).toEqual(['component-quantity-open']);
    const priced = assorted("21:3:CT'PRI+AAA:10", "21:2:CT'PRI+AAA:20");
    expect(priced.order.lines[0]?.components?.map(({ per, unitPrice }) => [per, unitPrice])).toEqual([
      ['unit', '10'],
      ['unit', '20'],
    ]);
    expect(assorted("21:3:CT'PRI+AAA:70", "21:2:CT'PRI+AAA:70").order.lines[0]?.components?.map(({ per }) => per)).toEqual(['line', 'line']); // prettier-ignore
    expect(codes(assorted('21:3:CT', '21:4:CT'))).toEqual(['component-quantity-open']);
    // What is ordered may be for all of the line as well as for one of it.
    expect(codes(assorted('21:10:PCE', '21:2:PCE'))).toEqual(['component-quantity-open']);
    expect(codes(read("LIN+1'QTY+21:10:PCE'PRI+AAA:5'LIN+2++B:SA+1'QTY+21:3:PCE'"))).toEqual([
      'component-quantity-open',
    ]);
    // How many of it are in one is said by the qualifier itself.
    const display = assorted('59:24:CT', '59:12:CT');
    expect([display.order.lines[0]?.components?.map(({ per }) => per), codes(display)]).toEqual([['unit', 'unit'], []]);
  });

  test('a sub-line of none of the lines, and one that a change changes, are told and listed with all below them', () => {
    const result = read("LIN+1++1:IN'QTY+21:5'LIN+2+++1:7'PIA+5+X:SA'QTY+21:10'");
    expect(codes(result)).toEqual(['subline-left-out']);
    expect(result.unused.map(({ tag }) => tag)).toEqual(['LIN', 'PIA', 'QTY']);
    expect(codes(read("LIN+1++1:IN'QTY+21:5'LIN+2+2++1:1'QTY+21:10'", { type: 'ORDCHG' }))).toContain(
      'subline-left-out',
    );
  });

  test.each([
    ['CNT+2:3', { lineCount: 2 }],
    ['CNT+2:2', { lineCount: 2 }],
    ['CNT+2:4', { lineCount: 4 }],
    ['CNT+1:38.5', { quantity: '14.5' }],
    ['CNT+1:14.5', { quantity: '14.5' }],
    ['CNT+1:40', { quantity: '40' }],
  ])('%s counts lines, and may count the sub-lines that were set aside', (count, totals) => {
    const lines = "LIN+1'QTY+21:12:PCE'LIN+2+++1:1'QTY+21:24:PCE'LIN+3'QTY+21:2.5:PCE'";
    expect(read(`${lines}UNS+S'${count}'`).order.totals).toEqual(totals);
  });

  test('a quantity without a unit is in pieces in EANCOM, by a rule that says so; elsewhere nothing is guessed', () => {
    const { order, lineage } = read("LIN+1'QTY+21:5'", { isEancom: true });
    expect(read("LIN+1'QTY+21:5'").order.lines[0]?.uom).toBeUndefined();
    expect(order.lines[0]).toMatchObject({ uom: 'H87' });
    expect(order.lines[0]?.sourceUom).toBeUndefined();
    expect(lineage['/lines/0/uom']?.rule).toBe('computed/edifact-unit-piece');
  });

  test('the net price stands, whichever order they come in; the others are kept by their kind', () => {
    const { order } = read("LIN+1'QTY+21:5'PRI+AAB:12'PRI+INF:20'PRI+AAA:10:::100'");
    expect(order.lines[0]).toMatchObject({ unitPrice: '10', priceBasisQuantity: '100' });
    expect(order.lines[0]?.references).toEqual([
      { type: 'price/AAB', value: '12' },
      { type: 'price/INF', value: '20' },
    ]);
  });

  test('another price keeps for how many units of what it is', () => {
    const { order } = read(
      "LIN+1'QTY+21:5:PCE'PRI+AAA:10'PRI+AAB:12.00:CT:SRP:100:PCE'PRI+INF:3::::PCE'PRI+CAL:4::::KGM'",
    );
    expect(order.lines[0]?.references).toEqual([
      { type: 'price/SRP', value: '12.00 per 100 PCE' },
      { type: 'price/INF', value: '3' },
      { type: 'price/CAL', value: '4 per 1 KGM' },
    ]);
  });

  test('a gross price alone is taken and told, because a discount may stand elsewhere', () => {
    const alone = read("LIN+1'QTY+21:5'PRI+INF:20'PRI+AAB:12'");
    expect(alone.order.lines[0]).toMatchObject({ unitPrice: '12', references: [{ type: 'price/INF', value: '20' }] });
    expect(codes(alone)).toEqual(['price-gross']);
    const [said] = read("LIN+1'QTY+21:5'PRI+AAB:12'ALC+A++++DI'PCD+3:10'").findings;
    expect(said?.message).toContain('1 allowance(s) or charge(s) stand with the line');
    expect(codes(read("LIN+1'QTY+21:5'PRI+AAB:12'PRI+AAA:10'"))).toEqual([]);
    expect(codes(read("LIN+1'QTY+21:5'PRI+AAA:10'PRI+AAB:12'"))).toEqual([]);
  });

  test('a price for no units is told, because nobody can divide by it', () => {
    for (const basis of ['0', '0.00', '-10']) {
      const result = read(`LIN+1'QTY+21:5'PRI+AAA:12:::${basis}'`);
      expect(result.order.lines[0]).toMatchObject({ unitPrice: '12' });
      expect(result.order.lines[0]?.priceBasisQuantity).toBeUndefined();
      expect(codes(result)).toEqual(['price-basis-invalid']);
    }
  });

  test('the same number in two units is told as two quantities would be', () => {
    const result = read("LIN+1'QTY+21:5:PCE'QTY+21:5:KGM'");
    expect(result.findings.map(({ code, severity }) => [code, severity])).toEqual([['value-conflict', 'error']]);
    expect(result.order.lines[0]).toMatchObject({ quantity: '5', uom: 'H87', sourceUom: 'PCE' });
    expect(result.unused.map(({ text }) => text)).toEqual(['QTY+21:5:KGM']);
    // Without a unit it said nothing else yet.
    expect(read("LIN+1'QTY+21:5'QTY+21:5:KGM'").order.lines[0]).toMatchObject({ uom: 'KGM', sourceUom: 'KGM' });
  });

  test('the same number is another price for more units or for others, and a person must choose', () => {
    for (const prices of ["PRI+AAA:10:::1'PRI+AAA:10:::100'", "PRI+AAA:10::::PCE'PRI+AAA:10::::KGM'"]) {
      const { findings } = read(`LIN+1'QTY+21:5:PCE'${prices}`);
      expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error' }]);
    }
    expect(codes(read("LIN+1'QTY+21:5'PRI+AAA:10'PRI+AAA:10:::1'"))).toEqual([]);
  });

  test('a delivery in another unit than its line is told, because its number says something else', () => {
    const result = read("LIN+1'QTY+21:5:PCE'PRI+AAA:1'SCC+1'QTY+21:2:PCE'SCC+1'QTY+21:3:CT'");
    expect(result.findings).toMatchObject([
      { code: 'value-conflict', severity: 'error', message: 'The line is in PCE, but this delivery of it in CT.' },
    ]);
    expect(result.unused.map(({ text }) => text)).toContain('CT');
    expect(codes(read("LIN+1'QTY+21:5'PRI+AAA:1'SCC+1'QTY+21:2:PCE'"))).toEqual([]);
  });

  test('what only deliveries say of the unit is the unit of the line', () => {
    const line = "LIN+1'PRI+AAA:1'SCC+1'QTY+21:4:PCE'DTM+2:20261120:102'SCC+1'";
    const result = read(`${line}QTY+21:6:PCE'DTM+2:20261127:102'`);
    expect(result.order.lines[0]).toMatchObject({ uom: 'H87', sourceUom: 'PCE', schedules: [{ quantity: '4' }, { quantity: '6' }] }); // prettier-ignore
    expect([codes(result), result.unused.map(({ tag }) => tag)]).toEqual([[], ['SCC', 'SCC']]);
    expect(codes(read(`${line}QTY+21:6:CT'DTM+2:20261127:102'`))).toEqual(['value-conflict']);
  });

  test('a line to be deleted from a new order stops it; from a change it does not', () => {
    const { findings } = read("BGM+220+P+9'LIN+1+2+X:SA'QTY+21:5'");
    expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error', at: { tag: 'LIN', element: 2 } }]);
    expect(codes(read("BGM+220+P+4'LIN+1+2+X:SA'QTY+21:5'"))).toEqual([]);
  });

  test('a change of a line that nobody can carry out is told, as in X12', () => {
    expect(codes(read("LIN+1+7+X:SA'"))).toEqual(['code-unknown']);
    expect(codes(read("LIN+1+3+X:SA'"))).toEqual([]);
  });

  test('the discrete quantity keeps its unit when the ordered one comes after it', () => {
    expect(read("LIN+1'QTY+1:6:PCE'QTY+21:5:CT'").order.lines[0]).toMatchObject({
      quantity: '5',
      sourceUom: 'CT',
      references: [{ type: 'quantity/1', value: '6 PCE' }],
    });
  });

  test('a price for another unit than the quantity is told, because the amount would be wrong', () => {
    expect(codes(read("LIN+1'QTY+21:5:PCE'PRI+AAA:10::::KGM'"))).toEqual(['price-unit-differs']);
    expect(codes(read("LIN+1'QTY+21:5:KGM'PRI+AAA:10::::KGM'"))).toEqual([]);
  });

  test('identifiers go by their kind; a second of a kind, a false GTIN and a substitute stay apart', () => {
    const { order } = read("LIN+1++4000862141404:EN'PIA+5+B1:IN+S1:SA+S2:SA'PIA+1+123:EN+M:MF'PIA+3+S9:SA'");
    expect(order.lines[0]).toEqual({
      lineNumber: '1',
      gtin: '4000862141404',
      buyerSku: 'B1',
      supplierSku: 'S1',
      manufacturerPartNumber: 'M',
      otherIds: [
        { scheme: 'SA', value: 'S2' },
        { scheme: 'EN', value: '123' },
        { scheme: 'substitute3/SA', value: 'S9' },
      ],
    });
  });

  test('deliveries by place and by day are the schedules of the line', () => {
    const { order } = read(
      "LIN+1'QTY+21:5'PRI+AAA:1'LOC+7+4000862000001::9'QTY+11:2'DTM+2:20261201:102'SCC+1'QTY+21:3'DTM+2:20261202:102'",
    );
    expect(order.lines[0]?.schedules).toEqual([
      { quantity: '2', date: '2026-12-01', shipTo: { identifiers: [{ scheme: 'GLN', value: '4000862000001' }] } },
      { quantity: '3', date: '2026-12-02' },
    ]);
    expect(order.lines[0]?.quantity).toBe('5');
  });
});

describe('parties', () => {
  test('a second buyer or ship-to who is somebody else is told, and stands among the parties', () => {
    const result = read("NAD+BY+1::9'NAD+DP+2::9'NAD+ST+3::9'NAD+BY+1::9'NAD+SU+4::9'NAD+SE+5::9'LIN+1'NAD+DP+6::9'");
    expect(result.order.shipTo?.identifiers).toEqual([{ scheme: 'GLN', value: '2' }]);
    expect(result.findings).toMatchObject([{ code: 'value-conflict', at: { tag: 'NAD' } }]);
    expect(result.findings[0]?.message).toContain('"2" first and "3" later');
  });
});

describe('money', () => {
  test('the tax of an allowance is not the allowance, and an amount in other money is told', () => {
    const result = read("CUX+2:EUR:9'ALC+A++++DI'MOA+8:5'TAX+7+VAT'MOA+124:1'LIN+1'MOA+203:9:USD'");
    expect(result.order.allowancesCharges).toEqual([{ kind: 'allowance', code: 'DI', amount: '5' }]);
    expect(result.order.lines[0]?.amount).toBeUndefined();
    expect(codes(result)).toEqual(['value-conflict']);
    expect(result.unused.map(({ text }) => text)).toEqual(['TAX+7+VAT', 'MOA+124:1', 'MOA+203:9:USD']);
  });

  test('a price in other money than the order is told, and one below it is the currency of the order', () => {
    const other = read("CUX+2:EUR:9'LIN+1'QTY+21:5'PRI+AAA:9'CUX+2:USD:9'");
    expect(other.findings.map(({ code, severity }) => [code, severity])).toEqual([['value-conflict', 'error']]);
    expect(other.unused.map(({ text }) => text)).toEqual(['CUX+2:USD:9']);
    expect(read("LIN+1'PRI+AAA:9'CUX+2:USD:9'").order.currency).toBe('USD');
    expect(codes(read("CUX+2:USD:9'LIN+1'PRI+AAA:9'CUX+2:USD:9'"))).toEqual([]);
  });

  test('terms in months stay visible, because a month has no fixed number of days', () => {
    const result = read("PAT+1++5:3:M:2'");
    expect(result.order.paymentTerms).toBeUndefined();
    expect(result.unused.map(({ text }) => text)).toEqual(['PAT+1++5:3:M:2']);
  });

  test('terms may name days instead: when the whole is due, and until when the discount holds', () => {
    const both = "PAT+1'DTM+13:20270131:102'PAT+22'DTM+12:20270110:102'PCD+12:2'";
    expect(read(both).order.paymentTerms).toEqual({
      netDate: '2027-01-31',
      discountDate: '2027-01-10',
      discountPercent: '2',
    });
    expect(read("PYT+3'DTM+13:20270131:102'", { directory: 'D10B' }).order.paymentTerms).toEqual({
      netDate: '2027-01-31',
    });
  });

  test('days of instalments, other kinds of days and a second one for the same stay references', () => {
    const { order } = read(
      "PAT+21'DTM+13:20270131:102'PAT+1'DTM+209:20270201:102'DTM+13:20270202:102'DTM+13:20270203:102'",
    );
    expect(order.paymentTerms).toEqual({ netDate: '2027-02-02' });
    expect(order.references?.filter(({ type }) => type.startsWith('date/'))).toEqual([
      { type: 'date/13', value: '2027-01-31' },
      { type: 'date/209', value: '2027-02-01' },
      { type: 'date/13', value: '2027-02-03' },
    ]);
  });

  test('PYT, which replaced PAT, says the same', () => {
    const { order } = read("PYT+1++5+3+D+30'PYT+22++5+3+D+10'PCD+12:2'", { directory: 'D10B' });
    expect(order.paymentTerms).toEqual({ netDays: 30, discountDays: 10, discountPercent: '2' });
  });
});

describe('texts', () => {
  test('pieces are joined by a blank, but one of full length was cut anywhere', () => {
    const full = 'x'.repeat(70);
    expect(read(`FTX+AAI+++one:two::three'`).order.notes).toEqual([{ type: 'general', text: 'one two three' }]);
    expect(read(`FTX+AAI+++${full}:rest'`).order.notes?.[0]?.text).toBe(`${full}rest`);
    expect(read(`FTX+AAI+++${full}:rest'`, { directory: 'D99B' }).order.notes?.[0]?.text).toBe(`${full} rest`);
  });

  test('what was released comes as it was meant, and its place is that of the bytes', () => {
    const { order } = read("FTX+AAI+++A?+B?:C??D?'E'");
    expect(order.notes?.[0]?.text).toBe("A+B:C?D'E");
  });
});

test('cutting the named place out of the source gives what was read', () => {
  const text =
    "BGM+220+PO-1+9'DTM+137:20261120:102'NAD+BY+4012345500004::9++Buyer:Two+Street?+1+Bonn'LIN+1++4000862141404:EN'QTY+21:1:PCE'IMD+F++:::red?'s:pen'";
  const { draft } = mapMessage(segmentsOf(text), {
    interchange: interchangeOf(), group: undefined, type: 'ORDERS', directory: 'D96A', profile: undefined, isEancom: false,
  }); // prettier-ignore
  const lineage = normalizeOrder(draft).lineage.toRecord();
  const placed = Object.values(lineage).filter(({ at }) => at !== undefined && 'offset' in at);
  expect(placed.length).toBeGreaterThan(12);
  for (const { at, raw } of placed) {
    if (at === undefined || !('offset' in at)) continue;
    expect(text.slice(at.offset, at.offset + at.length)).toBe(raw);
  }
});

describe('a partner map', () => {
  const why = 'Agreed by letter.';

  test('says what an element of this partner means, wins over the standard, and tells what it replaced', () => {
    const map = [
      {
        document: 'ORDERS',
        element: 'RFF01-2',
        when: { element: 'RFF01-1', is: 'ZZZ' },
        to: '/contractNumber',
        why,
        since: '2026-01-01',
      },
    ];
    const result = read("DTM+137:20261120:102'RFF+CT:C-1'RFF+ZZZ:C-2'RFF+PL:P'", { profile: { map } });
    expect(result.order.contractNumber).toBe('C-2');
    expect(result.lineage['/contractNumber']?.rule).toBe('partner/RFF01-2');
    expect(codes(result)).toEqual(['partner-map-used']);
  });

  test('holds by the date of the order, so that the same file reads the same in any year', () => {
    const map = [
      { document: 'ORDERS', element: 'BGM04', to: '/orderReason', why, since: '2026-01-01', until: '2026-06-30' },
    ];
    const reason = (day: string): string | undefined =>
      read(`BGM+220+PO+9+AB'DTM+137:${day}:102'`, { profile: { map } }).order.orderReason;
    expect(reason('20260630')).toBe('AB');
    expect(reason('20260701')).toBeUndefined();
    const undated = read("BGM+220+PO+9+AB'", { profile: { map }, interchange: { date: '260301' } });
    expect(undated.order.orderReason).toBe('AB');
    expect(undated.unused).toEqual([]);
  });

  test('fills fields of the line that is open, in EDIFACT notation of numbers and days', () => {
    const map = [
      {
        document: 'ORDERS',
        element: 'QTY01-2',
        when: { element: 'QTY01-1', is: '47' },
        to: '/lines/-/quantity',
        why,
        since: '2020-01-01',
      },
      {
        document: 'ORDERS',
        element: 'DTM01-2',
        when: { element: 'DTM01-1', is: '361' },
        to: '/lines/-/requestedShip/latest',
        why,
        since: '2020-01-01',
      },
    ];
    const comma = { delimiters: { ...interchangeOf().delimiters, decimalMark: ',' } };
    const { order } = read("LIN+1'QTY+47:2,5'DTM+361:261201:101'LIN+2'QTY+21:1'", {
      profile: { map },
      interchange: comma,
    });
    expect(order.lines[0]).toMatchObject({ quantity: '2.5', requestedShip: { latest: '2026-12-01' } });
    expect(order.lines[1]?.quantity).toBe('1');
  });

  test('with a field that no order has is told once, and reads nothing', () => {
    const map = [{ document: 'ORDERS', element: 'RFF01-2', to: '/references', why, since: '2020-01-01' }];
    expect(codes(read("RFF+CT:C-1'RFF+PL:P'", { profile: { map } }))).toEqual(['partner-map-invalid']);
  });
});

describe('a delivery of a line keeps apart what its day is', () => {
  test.each([
    ['2', { date: '2026-12-01' }],
    ['63', { requestedDelivery: { latest: '2026-12-01' } }],
    ['64', { requestedDelivery: { earliest: '2026-12-01' } }],
    ['10', { requestedShip: { date: '2026-12-01' } }],
    ['37', { requestedShip: { earliest: '2026-12-01' } }],
  ])('DTM 2005 = %s below SCC and LOC', (qualifier, days) => {
    const text = `LIN+1'QTY+21:6:PCE'LOC+7+1::9'QTY+21:6:PCE'DTM+${qualifier}:20261201:102'SCC+1'QTY+21:6:PCE'DTM+${qualifier}:20261201:102'`;
    const result = read(text);
    expect(result.order.lines[0]?.schedules).toMatchObject([
      { quantity: '6', ...days },
      { quantity: '6', ...days },
    ]);
    expect(codes(result)).toEqual([]);
  });

  test('a period is a window, and a day of another kind is told', () => {
    const { order } = read("LIN+1'QTY+21:6:PCE'SCC+1'QTY+21:6:PCE'DTM+2:20261201-20261205:718'");
    expect(order.lines[0]?.schedules).toEqual([
      { quantity: '6', requestedDelivery: { earliest: '2026-12-01', latest: '2026-12-05' } },
    ]);
    expect(codes(read("LIN+1'QTY+21:6:PCE'SCC+1'QTY+21:6:PCE'DTM+157:20261201:102'"))).toEqual(['code-unknown']);
  });
});

describe('an allowance that is a rate', () => {
  test.each([
    ["ALC+A'QTY+1:12:PCE'RTE+1:0.5:1'", '6', []],
    ["ALC+A'QTY+1:1200:PCE'RTE+1:5:100'", '60', []],
    ["ALC+A'MOA+8:7'RTE+1:0.5:1'", '7', []],
    ["ALC+A'RTE+1:0.5:1'", undefined, ['allowance-amount-missing']],
    ["ALC+A'QTY+1:2:PCE'RTE+1:0.5:0'", undefined, ['allowance-amount-missing']],
    ["ALC+A++++FG'QTY+1:10:PCE'", undefined, ['allowance-amount-missing']], // Free goods.
    ["ALC+A++++DI'PCD+1'", undefined, ['allowance-amount-missing']],
  ])('%s comes to %s', (text, amount, told) => {
    const result = read(`LIN+1'QTY+21:5:PCE'${text}`);
    expect(result.order.lines[0]?.allowancesCharges?.[0]?.amount).toBe(amount);
    expect(result.order.lines[0]?.quantity).toBe('5');
    expect(codes(result)).toEqual(told);
  });
});

test.each([
  ['M', undefined, ['unit-ambiguous']],
  ['DZ', undefined, ['unit-ambiguous']],
  ['MTR', 'MTR', []],
  ['MIL', 'MIL', []],
  ['DZN', 'DZN', []],
  ['DTN', 'DTN', []],
  ['STK', undefined, ['unit-ambiguous']], // A stick of cigarettes to the Recommendation, Stück to people.
  ['CTN', undefined, ['unit-ambiguous']],
  ['KGS', undefined, ['unit-ambiguous']],
  ['KG', undefined, ['unit-unknown']], // A keg to Recommendation 21, a kilogram to people: never one of them in silence.
])('6411 = %s: what is no code of the Recommendation and means two units is asked', (unit, uom, told) => {
  const result = read(`LIN+1'QTY+21:5:${unit}'`);
  expect(result.order.lines[0]?.uom).toBe(uom);
  expect(codes(result)).toEqual(told);
});

test.each([
  ['EA', 'PCE', []],
  ['PCE', 'H87', []],
  ['CT', 'PCE', ['price-unit-differs']],
])('QTY in %s and PRI for one %s: %j', (unit, per, told) => {
  const result = read(`LIN+1'QTY+21:5:${unit}'PRI+AAA:10:::1:${per}'`);
  expect(codes(result)).toEqual(told);
});

describe('an allowance or charge counts only where it is plainly in force', () => {
  test.each(['ALC+C++1', 'ALC+C++3', 'ALC+C++5', 'ALC+C++7', 'ALC+A++15', 'ALC+F', 'ALC+Q'])('%s is asked', (alc) => {
    const got = read(`LIN+1++4012345678901:EN'QTY+21:10'${alc}'MOA+8:10'MOA+203:99'UNS+S'`);
    expect(got.order.lines[0]?.allowancesCharges).toBeUndefined();
    expect(got.order.lines[0]?.amount).toBeUndefined();
    expect(codes(got)).toContain('allowance-kind-unknown');
  });

  test.each(['ALC+C', 'ALC+C++2', 'ALC+A++6'])('%s is in force', (alc) => {
    const got = read(`LIN+1++4012345678901:EN'QTY+21:10'${alc}'MOA+8:10'UNS+S'`);
    expect(got.order.lines[0]?.allowancesCharges?.[0]?.amount).toBe('10');
    expect(codes(got)).not.toContain('allowance-kind-unknown');
  });
});

const conflicts = ({ findings }: Read): string[] =>
  findings.filter(({ code }) => code === 'value-conflict').map(({ severity }) => severity);

test('a currency that only one of two lines with prices names is asked: it need not hold for the other', () => {
  const lines = "LIN+1'PRI+AAA:9'CUX+2:USD:9'LIN+2'PRI+AAA:7'";
  expect(conflicts(read(lines))).toEqual(['error']);
  expect(conflicts(read(`CUX+2:USD:9'${lines}`))).toEqual([]);
});

const left = ({ findings }: Read): string[] =>
  findings
    .filter(({ code }) => code === 'order-detail-left-out' || code === 'subline-left-out')
    .map(({ at, severity }) => `${at !== undefined && 'tag' in at ? at.tag : ''} ${severity}`);

describe('what an order has no field for, and may change what is sent or paid, is told', () => {
  test.each([
    ["LIN+1'QTY+21:5'NAD+CN+4012345000009::9'", ['NAD error']],
    ["NAD+CN+4012345000009::9'LIN+1'QTY+21:5'NAD+MF+4012345000009::9'", []],
    ["LIN+1'QTY+21:5'ALI+++82'", ['ALI warning']],
    ["LIN+1'QTY+21:5'QTY+192:2:PCE'", ['QTY error']],
    ["LIN+1'QTY+21:5'QTY+59:2:PCE'", []],
    ["LIN+1'QTY+21:5'PCD+3:5'", ['PCD warning']],
    ["LIN+1'QTY+21:5'ALC+A'PCD+3:5'", []],
    ["LIN+1'QTY+21:5'TDT+20++30'TOD+6++EXW'", ['TDT warning', 'TOD warning']],
    ["TDT+20++30'TOD+6++EXW'LIN+1'QTY+21:5'", []],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:1'QTY+21:2'PRI+AAA:3'", []],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:7'", ['LIN warning']],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:7'QTY+21:2'", ['LIN error']],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:1'ALC+A++++DI'", ['ALC error']],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:1'DTM+2:20261201:102'", ['DTM error']],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:1'NAD+DP+4012345000009::9'", ['NAD error']],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:1'LOC+7+S1::92'", ['LOC error']],
    ["LIN+1'QTY+21:5'LIN+2++B:SA+1:1'LOC+27+DE'", []],
  ])('%s', (text, told) => expect(left(read(text))).toEqual(told));
});

test.each([
  ["DTM+2:20261201:102'DTM+2:20261202:102'LIN+1'QTY+21:5'", 'error'],
  ["LIN+1'QTY+21:5'DTM+2:20261201:102'DTM+2:20261202:102'", 'error'],
  ["LIN+1'QTY+21:5'LOC+7+S1::92'QTY+11:5'DTM+2:20261201:102'DTM+2:20261202:102'", 'error'],
  ["DTM+63:20261201:102'DTM+63:20261202:102'LIN+1'QTY+21:5'", 'warning'],
])('two days of one kind: %s', (text, severity) => {
  expect(read(text).findings).toMatchObject([{ code: 'value-conflict', severity }]);
});

test.each(['RTP', 'SRP', 'MSR', 'RES', 'LBL'])('PRI with 5387 %s is no price that is paid', (type) => {
  const line = "LIN+1++1:IN'QTY+21:5:PCE'";
  const alone = read(`${line}PRI+AAA:9.99::${type}'`);
  expect(alone.findings).toMatchObject([{ code: 'price-not-firm', severity: 'error' }]);
  expect(read(`${line}PRI+INV:9.99::${type}'`).findings).toMatchObject([{ code: 'price-not-firm', severity: 'error' }]);
  const beside = read(`${line}PRI+AAA:9.99::${type}'PRI+AAA:5.20'`);
  expect([beside.order.lines[0]?.unitPrice, codes(beside)]).toEqual(['5.20', []]);
  expect(beside.order.lines[0]?.references).toEqual([{ type: `price/${type}`, value: '9.99' }]);
});

test('a price of nothing holds the order, unless free goods (ALC FG) or a sample say that it is meant', () => {
  const line = "LIN+1++1:IN'QTY+21:5:PCE'PRI+AAA:0";
  expect(read(`${line}'`).findings).toMatchObject([
    { code: 'price-zero', severity: 'error', path: '/lines/0/unitPrice' },
  ]);
  expect(codes(read(`${line}.00'`))).toEqual(['price-zero']);
  expect(codes(read(`${line}'ALC+A++++FG'`))).not.toContain('price-zero');
  expect(codes(read(`BGM+228+S-1+9'${line}'`))).not.toContain('price-zero');
});

test.each([
  ["LIN+1++4006381333931:EN'PIA+5+4006381333948:EN'", 'error'],
  ["LIN+1'PIA+1+A:SA+B:SA'", 'error'],
  ["LIN+1'PIA+1+A:IN'PIA+5+B:IN'", 'error'],
  ["LIN+1++X:IN'PIA+1+A:MF+B:MF'", 'warning'],
  ["LIN+1++X:IN'PIA+1+A:GN+B:GN'", 'warning'],
])('two numbers under one qualifier: %s', (text, severity) => {
  expect(read(text).findings).toMatchObject([{ code: 'value-conflict', severity, at: { tag: 'PIA' } }]);
});

test.each(["LIN+1++4006381333931:EN'PIA+5+04006381333931:EN'", "LIN+1++A:IN'PIA+1+A:IN'", "LIN+1++A:IN'PIA+3+B:IN'"])(
  'one number of the item, or one of a substitute: %s',
  (text) => expect(codes(read(text))).toEqual([]),
);
