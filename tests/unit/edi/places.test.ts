/** What goes to which place: the split of a line by N1, LOC or NAD was torn apart, so that the head's ship-to got all of it. */
import { describe, expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Order } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';
import { map, mapSet } from '../x12-map/support.ts';

type Read = { readonly order: Order; readonly findings: readonly Finding[]; readonly unused: readonly unknown[] };

function edifact(text: string, type: 'ORDERS' | 'ORDCHG' = 'ORDERS'): Read {
  const context = { interchange: interchangeOf(), group: undefined, type, directory: 'D96A', profile: undefined, isEancom: false } as const; // prettier-ignore
  const { draft, findings, unused } = mapMessage(
    segmentsOf(`BGM+220+PO-1+9'${type === 'ORDCHG' ? "RFF+ON:PO-1'" : ''}${text}`),
    context,
  );
  return { order: normalizeOrder(draft).order, findings, unused };
}

/** Quantity, number or name of the place, and day of each delivery of the first line. */
function deliveries({ order }: Read): unknown[] {
  return (order.lines[0]?.schedules ?? []).map(({ quantity, shipTo, date }) => [quantity, shipTo?.identifiers?.[0]?.value ?? shipTo?.name, date]); // prettier-ignore
}

function waits({ findings }: Read): unknown[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => [code, at !== undefined && 'tag' in at ? at.tag : undefined]);
}

const LINE = 'PO1*1*100*EA*2.5**VP*A1';
const FIRST = 'SCH*60*EA***002*20260301';
const SECOND = 'SCH*40*EA***002*20260308';
const TWO_STORES = [['60', 'S9', '2026-03-01'], ['40', 'S8', '2026-03-08']]; // prettier-ignore

describe('SCH in the N1 loop of a line goes to the place of that loop', () => {
  test.each([
    ['850', '004010', LINE],
    ['850', '007010', LINE],
    ['860', '004010', 'POC*1*RZ*100**EA*2.5**VP*A1'],
  ])('%s of %s', (set, version, line) => {
    const read = mapSet(set, version, [
      line,
      'N1*ST*Store1*92*S9',
      'N4*Austin*TX',
      FIRST,
      'N1*ST*Store2*92*S8',
      SECOND,
    ]);
    expect(deliveries(read)).toEqual(TWO_STORES);
    expect(read.order.lines[0]?.schedules?.[0]?.shipTo).toMatchObject({ name: 'Store1', address: { city: 'Austin' } });
    expect([waits(read), read.unused]).toEqual([[], []]);
  });

  test('one before all N1 loops is of the line', () => {
    const read = map(LINE, FIRST, 'N1*ST*Store2*92*S8', SECOND);
    expect(deliveries(read)).toEqual([['60', undefined, '2026-03-01'], ['40', 'S8', '2026-03-08']]); // prettier-ignore
    expect(waits(read)).toEqual([]);
  });

  test('QTY of the loop is the sum of its SCH', () => {
    const halves = ['SCH*30*EA***002*20260301', 'SCH*30*EA***002*20260308'];
    const read = map(
      LINE,
      'N1*ST*Store1*92*S9',
      'QTY*21*60*EA',
      ...halves,
      'N1*ST*Store2*92*S8',
      'QTY*21*40*EA',
      SECOND,
    );
    expect(deliveries(read)).toEqual([['30', 'S9', '2026-03-01'], ['30', 'S9', '2026-03-08'], ['40', 'S8', '2026-03-08']]); // prettier-ignore
    expect(waits(read)).toEqual([]);
  });

  test('a QTY of the loop that is not the sum waits', () => {
    expect(waits(map(LINE, 'N1*ST*Store1*92*S9', 'QTY*21*60*EA', SECOND))).toEqual([['delivery-incomplete', 'SCH']]);
  });

  test('days of DTM hold beside those of SCH, and another one for the same waits', () => {
    const ship = map(LINE, 'N1*ST*Store1*92*S9', 'DTM*010*20260220', FIRST, SECOND);
    expect(ship.order.lines[0]?.schedules).toMatchObject([
      { quantity: '60', date: '2026-03-01', requestedShip: { date: '2026-02-20' } },
      { quantity: '40', date: '2026-03-08', requestedShip: { date: '2026-02-20' } },
    ]);
    expect(waits(map(LINE, 'N1*ST*Store1*92*S9', 'DTM*002*20260315', FIRST))).toEqual([['value-conflict', 'SCH']]);
  });
});

describe('several places without a quantity for each wait', () => {
  test.each([
    ['850', LINE],
    ['860', 'POC*1*RZ*100**EA*2.5**VP*A1'],
  ])('N1 of an %s', (set, line) => {
    const read = mapSet(set, '004010', [line, 'N1*ST*Store1*92*S9', 'N1*ST*Store2*92*S8']);
    expect(waits(read)).toEqual([['delivery-incomplete', 'N1']]);
  });

  test.each(['ORDERS', 'ORDCHG'] as const)('LOC and NAD of an %s', (type) => {
    const line = "LIN+1++A:SA'QTY+21:100:PCE'PRI+AAA:2.5'";
    expect(waits(edifact(`${line}LOC+7+S1::92'LOC+7+S2::92'`, type))).toEqual([['delivery-incomplete', 'LOC']]);
    const days = "SCC+1'QTY+21:60:PCE'DTM+2:20260301:102'SCC+1'QTY+21:40:PCE'DTM+2:20260308:102'";
    expect(waits(edifact(`${line}NAD+DP+4098765000010::9'NAD+DP+4012345000009::9'${days}`, type))).toEqual([['delivery-incomplete', 'NAD']]); // prettier-ignore
    const one = edifact(`${line}NAD+DP+4098765000010::9'${days}`, type);
    expect(deliveries(one)).toEqual([['60', '4098765000010', '2026-03-01'], ['40', '4098765000010', '2026-03-08']]); // prettier-ignore
    expect(waits(one)).toEqual([]);
  });

  test('a single one is that of the whole line', () => {
    const read = map(LINE, 'N1*ST*Store1*92*S9');
    expect([deliveries(read), waits(read)]).toEqual([[[undefined, 'S9', undefined]], []]);
    const dated = map(LINE, FIRST, SECOND, 'N1*ST*Store1*92*S9');
    expect(deliveries(dated)).toEqual([['60', 'S9', '2026-03-01'], ['40', 'S9', '2026-03-08']]); // prettier-ignore
  });

  test('what is left of the line is not guessed', () => {
    expect(waits(map(LINE, FIRST, 'N1*ST*Store1*92*S9'))).toEqual([['delivery-incomplete', 'N1']]);
  });
});

test('sublines that name where parts of the line go wait', () => {
  const parts = ['SLN*1**I*60*EA*2.5', 'N1*ST*Store1*92*S9', 'SLN*2**I*40*EA*2.5', 'N1*ST*Store2*92*S8'];
  const store = ['delivery-incomplete', 'N1'];
  const stores = [store, store];
  expect(waits(map(LINE, ...parts))).toEqual(stores);
  expect(waits(mapSet('860', '004010', ['POC*1*RZ*100**EA*2.5**VP*A1', ...parts]))).toEqual(stores);
  expect(waits(map(LINE, 'SLN*1**I*100*EA*2.5', 'N1*MF*Maker*92*M'))).toEqual([]);
  expect(waits(map(LINE, 'SLN*1**O*60*EA', 'N1*DA*Dock*92*D'))).toEqual([store]);
});

function parts(place: string): string {
  return `LOC+${place}+S1::92'QTY+11:60:PCE'DTM+2:20260301:102'LOC+${place}+S2::92'QTY+11:40:PCE'DTM+2:20260308:102'`;
}

describe('LOC+8 (place of destination) in a line of EDIFACT', () => {
  const line = "LIN+1++A:SA'QTY+21:100:PCE'PRI+AAA:2.5'";

  test('with a part of the quantity is a delivery, as LOC+7 is', () => {
    const read = edifact(line + parts('8'));
    expect(deliveries(read)).toEqual([['60', 'S1', '2026-03-01'], ['40', 'S2', '2026-03-08']]); // prettier-ignore
    expect(read.order.lines).toEqual(edifact(line + parts('7')).order.lines);
    expect([waits(read), read.unused]).toEqual([[], []]);
  });

  test('alone stays what it is: it may be a port', () => {
    const read = edifact(`${line}LOC+8+DEHAM'`);
    expect(read.order.lines[0]).toMatchObject({ quantity: '100', references: [{ type: 'place/8', value: 'DEHAM' }] });
    expect([deliveries(read), waits(read)]).toEqual([[], []]);
    expect(edifact("LIN+1++A:SA'LOC+8+DEHAM'QTY+21:100:PCE'").order.lines[0]?.quantity).toBe('100');
  });

  test('its day may come before its quantity, and waits without one', () => {
    const days = ['20260301', '20260308'].map((day, at) => `LOC+8+S${at + 1}::92'DTM+2:${day}:102'`);
    const read = edifact(`${line}${days[0]}QTY+11:60:PCE'${days[1]}QTY+11:40:PCE'`);
    expect(deliveries(read)).toEqual([['60', 'S1', '2026-03-01'], ['40', 'S2', '2026-03-08']]); // prettier-ignore
    expect([waits(read), read.unused]).toEqual([[], []]);
    expect(waits(edifact(`${line}${days[0]}`))).toEqual([['delivery-incomplete', 'LOC']]);
  });

  test('several of them without quantities wait', () => {
    expect(waits(edifact(`${line}LOC+8+S1::92'LOC+8+S2::92'`))).toEqual([['delivery-incomplete', 'LOC']]);
  });
});

describe('the place of delivery terms in EDIFACT', () => {
  const line = "LIN+1++A:SA'QTY+21:1:PCE'";

  test.each([
    ["TOD+6++DDP:::Delivered'LOC+1+:::Hamburg'", { incoterm: 'DDP', place: 'Hamburg' }],
    ["TOD+6++DDP:::Delivered to you'LOC+1+:::Hamburg'", { incoterm: 'DDP', place: 'Hamburg' }],
    ["TOD+6++DDP:::Delivered duty paid'", { incoterm: 'DDP' }],
    ["TOD+6++DDP:::DDP'", { incoterm: 'DDP' }],
    ["TOD+6++EXW:::Ex works'", { incoterm: 'EXW' }],
    ["TOD+6++CIP:::Bonn'", { incoterm: 'CIP', place: 'Bonn' }],
  ])('%s', (terms, expected) => {
    expect(edifact(terms + line).order.deliveryTerms).toEqual(expected);
  });

  test('a text beside the code that is none of its names is kept', () => {
    const { order } = edifact(`TOD+6++DDP:::Delivered to you'LOC+1+:::Hamburg'${line}`);
    expect(order.references).toEqual([{ type: 'deliveryTermsText', value: 'Delivered to you' }]);
  });
});
