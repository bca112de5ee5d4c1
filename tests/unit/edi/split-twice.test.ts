/** SDQ and SCH of one line (LOC and SCC in EDIFACT) are the same goods twice: 144 ordered were 288 in its deliveries. */
import { describe, expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import { edifact as edifactFormat } from '../../../src/adapters/formats/edifact/index.ts';
import { x12 as x12Format } from '../../../src/adapters/formats/x12/index.ts';
import type { Order, OrderLine } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { rule } from '../../../src/validate/split-quantity-mismatch.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';
import { map } from '../x12-map/support.ts';

interface Read {
  readonly line: OrderLine | undefined;
  readonly told: readonly string[];
}

function x12(...segments: string[]): Read {
  const { order } = map('BEG*00*SA*PO-1**20261124', ...segments);
  return { line: order.lines[0], told: rule.check(order, {}).map(({ message }) => message) };
}

function edifact(text: string): Read {
  const context = { interchange: interchangeOf(), group: undefined, type: 'ORDERS', directory: 'D96A', profile: undefined, isEancom: false } as const; // prettier-ignore
  const { order } = normalizeOrder(mapMessage(segmentsOf(text), context).draft);
  return { line: order.lines[0], told: rule.check(order, {}).map(({ message }) => message) };
}

const store = (value: string): object => ({ shipTo: { identifiers: [{ scheme: 'buyerAssigned', value }] } });

describe('what is split by place and by day is joined where that is plain', () => {
  test('of one day, every store has it', () => {
    const { line, told } = x12('PO1*1*144*EA*1', 'SDQ*EA*92*S1*100*S2*44', 'SCH*144*EA***002*20261201');
    expect(line?.schedules).toEqual([
      { quantity: '100', date: '2026-12-01', ...store('S1') },
      { quantity: '44', date: '2026-12-01', ...store('S2') },
    ]);
    expect(told).toEqual([]);
  });

  test('of one store, every day goes there', () => {
    const { line, told } = x12('PO1*1*144*EA*1', 'SDQ*EA*92*S1*144', 'SCH*100*EA***002*20261201', 'SCH*44*EA***002*20261208'); // prettier-ignore
    expect(line?.schedules).toEqual([
      { quantity: '100', date: '2026-12-01', ...store('S1') },
      { quantity: '44', date: '2026-12-08', ...store('S1') },
    ]);
    expect(told).toEqual([]);
  });

  test('in EDIFACT too', () => {
    const { line, told } = edifact("LIN+1'QTY+21:12:PCE'LOC+7+A::92'QTY+11:5:PCE'LOC+7+B::92'QTY+11:7:PCE'SCC+1'QTY+21:12:PCE'DTM+2:20261201:102'"); // prettier-ignore
    expect(line?.schedules?.map(({ quantity, date }) => [quantity, date])).toEqual([
      ['5', '2026-12-01'],
      ['7', '2026-12-01'],
    ]);
    expect(told).toEqual([]);
  });
});

describe('otherwise the line waits', () => {
  test('where several stores and several days leave open what goes where', () => {
    const { line, told } = x12('PO1*1*144*EA*1', 'SDQ*EA*92*S1*100*S2*44', 'SCH*100*EA***002*20261201', 'SCH*44*EA***002*20261208'); // prettier-ignore
    expect(line?.schedules).toHaveLength(4);
    expect(told).toEqual(['Line 1: 144 are ordered, split by place and, apart, by day: what goes where on which day is not said.']); // prettier-ignore
  });

  test('where one of the two is not all of the line', () => {
    const { told } = x12('PO1*1*144*EA*1', 'SDQ*EA*92*S1*100*S2*44', 'SCH*100*EA***002*20261201');
    expect(told).toEqual(['Line 1: 144 are ordered, but its deliveries add up to 244.']);
  });

  test('where the quantity stands in them alone: they may be the same goods', () => {
    expect(x12('PO1*1**EA*1', 'SDQ*EA*92*S1*72', 'SCH*72*EA***002*20261201').line?.quantity).toBeUndefined();
    expect(x12('PO1*1**EA*1', 'SDQ*EA*92*S1*72*S2*8').line?.quantity).toBe('80');
  });
});

test('places and days that are the line only together stay what they are', () => {
  const { line, told } = x12('PO1*1*12*EA*1', 'SDQ*EA*92*S1*6', 'SCH*6*EA***002*20261201');
  expect(line?.schedules).toHaveLength(2);
  expect(told).toEqual([]);
});

test.each(['x12-850', 'edifact-orders'])('%s tells that such an order is read as one list', (to) => {
  const writer = [...(edifactFormat.writers ?? []), ...(x12Format.writers ?? [])].find(({ name }) => name === to);
  const order: Order = {
    schemaVersion: '1.0',
    purpose: 'original',
    test: false,
    lines: [
      {
        lineNumber: '1',
        quantity: '12',
        uom: 'EA',
        schedules: [
          { quantity: '12', shipTo: { name: 'Store' } },
          { quantity: '12', date: '2026-12-01' },
        ],
      },
    ],
  };
  const told = writer?.write(order, {
    numbers: { interchange: 1, group: 1, now: new Date('2026-11-24T00:00:00Z') },
    sender: { qualifier: 'ZZ', id: 'A' },
    receiver: { qualifier: 'ZZ', id: 'B' },
  }).findings;
  expect(told?.map(({ path }) => path)).toContain('/lines/0/schedules');
});
