/** What an ORDRSP says of lines and heads that a person changed, one change at a time. */
import { describe, expect, test } from 'vitest';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import type { Interchange } from '../../../src/model/decoded.ts';
import type { Order, OrderLine } from '../../../src/model/order.ts';
import { interchangeOf } from '../../support/edifact-segments.ts';
import { bodyOf, decode, written } from './support.ts';

const LINE: OrderLine = { lineNumber: '1', gtin: '4006381333931', quantity: '12', uom: 'H87', sourceUom: 'PCE', unitPrice: '25.5' }; // prettier-ignore
const OTHER: OrderLine = { lineNumber: '1', gtin: '4006381333948', quantity: '5', uom: 'H87', sourceUom: 'PCE', unitPrice: '9' }; // prettier-ignore
const ORDERED: Order = {
  schemaVersion: '1.0',
  purpose: 'original',
  test: false,
  poNumber: 'PO-1',
  requestedDelivery: { date: '2026-12-01' },
  shipTo: { identifiers: [{ scheme: 'GLN', value: '4099999000010' }] },
  lines: [LINE],
};

function answerTo(
  ordered: Order,
  order: Order,
  directory = 'D:96A',
  interchange: Interchange = interchangeOf(),
): string {
  // prettier-ignore
  const group = { implied: true, index: 0, functionalId: 'ORDERS', sender: '', receiver: '', controlNumber: '', date: '', time: '', agency: '', version: '' }; // prettier-ignore
  const came = { documentType: 'ORDERS', documentControl: '1', documentVersion: `ORDERS:${directory}:UN`, interchange, group }; // prettier-ignore
  const [answer] = written(edifact.answers?.decided({ order, ordered, decision: 'accepted', ...came }, {}) ?? []);
  const text = Buffer.from(answer?.content ?? []).toString('latin1');
  const findings = decode(text).flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return text;
}
const verdict = (body: readonly string[]): string => body[0]?.split('+')[3] ?? '';
const lines = (body: readonly string[]): string[] => body.slice(body.findIndex((one) => one.startsWith('LIN')), body.indexOf('UNS+S')); // prettier-ignore

/** So much for the place of this number. */
function at(value: string, quantity: string): NonNullable<OrderLine['schedules']>[number] {
  return { quantity, shipTo: { identifiers: [{ scheme: 'GLN', value }] } };
}

describe('a line', () => {
  test.each<[string, Partial<OrderLine>, string, string[]]>([
    ['as it was, spelt otherwise', { quantity: '12.0', unitPrice: '25.50' }, '5', ['QTY+21:12:PCE', 'PRI+AAA:25.50']],
    ['of which less comes', { quantity: '8' }, '6', ['QTY+21:12:PCE', 'QTY+113:8:PCE', 'QVR+-4:21+CP', 'PRI+AAA:25.5']],
    ['of which more comes', { quantity: '15' }, '6', ['QTY+21:12:PCE', 'QTY+113:15:PCE', 'QVR+3:21', 'PRI+AAA:25.5']],
    ['of which all deliveries are less', { schedules: [{ quantity: '5', date: '2026-12-01' }, { quantity: '4', date: '2026-12-20' }] }, '6', ['QTY+21:12:PCE', 'QTY+113:9:PCE', 'QVR+-3:21+CP', 'PRI+AAA:25.5', 'SCC+1', 'QTY+113:5:PCE', 'DTM+69:20261201:102', 'QTY+113:4:PCE', 'DTM+69:20261220:102']], // prettier-ignore
    ['of which less than a dozen comes', { quantity: '0.5', uom: 'DZN', sourceUom: 'DZN' }, '3', ['QTY+21:12:PCE', 'QTY+113:0.5:DZN', 'QVR+-6:21+CP', 'PRI+AAA:25.5::::DZN']], // prettier-ignore
    [
      'of which no delivery brings anything',
      { schedules: [{ quantity: '0', date: '2026-12-20' }] },
      '7',
      ['QTY+21:12:PCE'],
    ],
    ['of which nothing comes', { quantity: '0' }, '7', ['QTY+21:12:PCE']],
    ['at another price', { unitPrice: '26' }, '6', ['QTY+21:12:PCE', 'PRI+AAA:26']],
    ['at a price for another quantity', { priceBasisQuantity: '100' }, '6', ['QTY+21:12:PCE', 'PRI+AAA:25.5:::100']],
    ['in another unit', { quantity: '1', uom: 'DZN', sourceUom: 'DZN' }, '3', ['QTY+21:12:PCE', 'QTY+113:1:DZN', 'PRI+AAA:25.5::::DZN']], // prettier-ignore
    ['in another unit, of which only our code was mended', { quantity: '1', uom: 'DZN' }, '3', ['QTY+21:12:PCE', 'QTY+113:1:DZN', 'PRI+AAA:25.5::::DZN']], // prettier-ignore
    ['on another day', { requestedDelivery: { date: '2026-12-20' } }, '6', ['QTY+21:12:PCE', 'DTM+69:20261220:102', 'PRI+AAA:25.5']], // prettier-ignore
    ['with another last day', { requestedDelivery: { latest: '2026-12-09' } }, '6', ['QTY+21:12:PCE', 'DTM+63:20261209:102', 'PRI+AAA:25.5']], // prettier-ignore
    ['in one delivery on another day', { schedules: [{ quantity: '12', date: '2026-12-20' }] }, '6', ['QTY+21:12:PCE', 'PRI+AAA:25.5', 'SCC+1', 'QTY+113:12:PCE', 'DTM+69:20261220:102']], // prettier-ignore
    ['with another item', { gtin: '4006381333948' }, '3', ['PIA+3+4006381333948:EN', 'QTY+21:12:PCE', 'PRI+AAA:25.5']],
    ['on the day of the order, said of the line', { requestedDelivery: { date: '2026-12-01' } }, '5', ['QTY+21:12:PCE', 'DTM+69:20261201:102', 'PRI+AAA:25.5']], // prettier-ignore
    ['with another specification', { specification: 'blue' }, '6', ['QTY+21:12:PCE', 'PRI+AAA:25.5']],
    ['with one number more for the same item', { supplierSku: 'S9' }, '5', ['QTY+21:12:PCE', 'PRI+AAA:25.5']],
  ])('%s', (_, change, status, expected) => {
    const body = bodyOf(answerTo(ORDERED, { ...ORDERED, lines: [{ ...LINE, ...change }] }));
    expect(lines(body)).toEqual([`LIN+1+${status}+4006381333931:EN`, ...expected]);
    expect(verdict(body)).toBe(status === '5' ? '29' : status === '7' ? '27' : '30');
  });

  test('whose price was left open is accepted with the price', () => {
    const { unitPrice: _price, ...open } = LINE;
    const body = bodyOf(answerTo({ ...ORDERED, lines: [open] }, ORDERED));
    expect([verdict(body), lines(body).at(-1)]).toEqual(['29', 'PRI+AAA:25.5']);
  });

  test('repeats the basis of its price and the numbers that have no field', () => {
    const ordered = { ...ORDERED, lines: [{ ...LINE, priceBasisQuantity: '100', otherIds: [{ scheme: 'SRV', value: 'X7' }] }] }; // prettier-ignore
    expect(lines(bodyOf(answerTo(ordered, ordered)))).toEqual([
      'LIN+1+5+4006381333931:EN',
      'PIA+1+X7:SRV',
      'QTY+21:12:PCE',
      'PRI+AAA:25.5:::100',
    ]);
  });

  test('with another item by a number that has no field says which', () => {
    const [ordered, order] = ['X7', 'X8'].map((value) => ({ ...ORDERED, lines: [{ ...LINE, otherIds: [{ scheme: 'SRV', value }] }] })); // prettier-ignore
    expect(lines(bodyOf(answerTo(ordered ?? ORDERED, order ?? ORDERED))).slice(0, 3)).toEqual([
      'LIN+1+3+4006381333931:EN',
      'PIA+1+X7:SRV',
      'PIA+3+X8:SRV',
    ]);
  });

  test.each(['D:93A', 'D:96A', 'D:01B', 'D:10B'])('in more deliveries than one SCC holds, in %s', (directory) => {
    const schedules = Array.from({ length: 12 }, (_unused, index) => ({
      quantity: '1',
      date: `2026-12-${index + 10}`,
    }));
    const body = bodyOf(answerTo(ORDERED, { ...ORDERED, lines: [{ ...LINE, schedules }] }, directory));
    expect(body.filter((one) => one === 'SCC+1')).toHaveLength(2);
    expect(body.filter((one) => one.startsWith('QTY+113:1:'))).toHaveLength(12);
  });

  test.each(['D:93A', 'D:96A', 'D:10B'])(
    'of which one place gets less and another nothing says so of both, in %s',
    (directory) => {
      const [one, other] = ['4012345000016', '4012345000023'] as const;
      const ordered = { ...ORDERED, lines: [{ ...LINE, schedules: [at(one, '7'), at(other, '5')] }] };
      const order = { ...ORDERED, lines: [{ ...LINE, schedules: [at(one, '6')] }] };
      const told = lines(bodyOf(answerTo(ordered, order, directory))).filter((line) => /^(?:LOC|QTY|QV)/.test(line));
      expect(told).toEqual([
        'QTY+21:12:PCE',
        'QTY+113:6:PCE',
        directory === 'D:93A' ? 'QVA+-6:21+CP' : 'QVR+-6:21+CP',
        `LOC+7+${one}::9`,
        'QTY+113:6:PCE',
        `LOC+7+${other}::9`,
        'QTY+113:0:PCE',
      ]);
    },
  );

  test('of which less comes says so by QVA in the directories that have no QVR', () => {
    const less = { ...ORDERED, lines: [{ ...LINE, quantity: '8' }] };
    expect(bodyOf(answerTo(ORDERED, less, 'D:93A'))).toContain('QVA+-4:21+CP');
    expect(bodyOf(answerTo(ORDERED, less, 'D:95A'))).toContain('QVR+-4:21+CP');
  });

  test('is told from another of the same number', () => {
    const two = { ...ORDERED, lines: [LINE, OTHER] };
    const status = (order: Order): string[] =>
      lines(bodyOf(answerTo(two, order))).filter((one) => one.startsWith('LIN'));
    const [first, second] = ['4006381333931:EN', '4006381333948:EN'];
    expect(status(two)).toEqual([`LIN+1+5+${first}`, `LIN+1+5+${second}`]);
    expect(status({ ...two, lines: [OTHER] })).toEqual([`LIN+1+7+${first}`, `LIN+1+5+${second}`]);
    expect(status({ ...two, lines: [LINE, { ...OTHER, quantity: '4' }] })).toEqual([`LIN+1+5+${first}`, `LIN+1+6+${second}`]); // prettier-ignore
    const added = { ...OTHER, lineNumber: '3', gtin: '4000862141404' };
    expect(status({ ...two, lines: [added, LINE, OTHER] }).at(-1)).toBe('LIN+3+1+4000862141404:EN');
  });

  test('a price with more digits than PRI holds is told, and left out', () => {
    const order = { ...ORDERED, lines: [{ ...LINE, unitPrice: '1.234567890123456' }] };
    expect(bodyOf(answerTo(ORDERED, order)).filter((one) => one.startsWith('PRI'))).toEqual([]);
  });
});

test("the buyer's own numbers, places and terms come back as they were", () => {
  const ordered: Order = {
    ...ORDERED,
    contractNumber: 'C-9',
    deliveryTerms: { incoterm: 'FCA', place: 'Kiel' },
    references: [
      { type: 'CR', value: 'K-4' },
      { type: 'date/157', value: '2026-12-09' },
      { type: 'place/7', value: 'Tor 3' },
    ],
  };
  const body = bodyOf(answerTo(ordered, ordered));
  expect(verdict(body)).toBe('29');
  expect(body.filter((one) => /^(?:RFF|NAD\+DP|LOC|TOD)/.test(one))).toEqual([
    'RFF+ON:PO-1',
    'RFF+CT:C-9',
    'RFF+CR:K-4',
    'NAD+DP+4099999000010::9',
    'LOC+7+:::Tor 3',
    'TOD+3++FCA',
    'LOC+1+:::Kiel',
  ]);
});

describe('a head of which only this was changed', () => {
  test.each<[string, Partial<Order>, string[]]>([
    ['the day', { requestedDelivery: { date: '2026-12-15' } }, ['DTM+69:20261215:102']],
    ['the ship-to', { shipTo: { name: 'Lager Nord', identifiers: [{ scheme: 'GLN', value: '4099999000027' }], address: { city: 'Kiel', country: 'DE' } } }, ['NAD+DP+4099999000027::9++Lager Nord++Kiel+++DE']], // prettier-ignore
    ['the currency', { currency: 'EUR' }, ['CUX+2:EUR:9']],
    ['the terms of payment', { paymentTerms: { netDays: 30, text: 'Net' } }, ['FTX+AAB+++Net', 'PAT+1++5:3:D:30']],
    ['the terms of delivery', { deliveryTerms: { incoterm: 'DAP', place: 'Kiel' } }, ['TOD+3++DAP', 'LOC+1+:::Kiel']],
  ])('%s', (_, change, expected) => {
    const body = bodyOf(answerTo(ORDERED, { ...ORDERED, ...change }));
    expect(verdict(body)).toBe('28');
    expect(body).toEqual(expect.arrayContaining(expected));
    expect(body.filter((one) => one.startsWith('NAD+DP'))).toHaveLength(1);
    expect(lines(body)[0]).toBe('LIN+1+5+4006381333931:EN');
  });
});

test.each([true, false])('the answer to an interchange with test flag %s has the same', (isTest) => {
  const [unb = ''] = /UNB[^']*/.exec(answerTo(ORDERED, ORDERED, 'D:96A', interchangeOf({ test: isTest }))) ?? [];
  expect(unb.endsWith('++++++1')).toBe(isTest);
});

test('a line that a person split in two is answered once, with deliveries that add up to what was ordered', () => {
  const split = { ...LINE, quantity: '5', requestedDelivery: { date: '2027-01-15' } };
  const text = answerTo(ORDERED, { ...ORDERED, lines: [{ ...LINE, quantity: '7' }, split] });
  expect(lines(bodyOf(text))).toEqual([
    'LIN+1+6+4006381333931:EN',
    'QTY+21:12:PCE',
    'PRI+AAA:25.5',
    'SCC+1',
    'QTY+113:7:PCE',
    'DTM+69:20261201:102',
    'QTY+113:5:PCE',
    'DTM+69:20270115:102',
  ]);
});
