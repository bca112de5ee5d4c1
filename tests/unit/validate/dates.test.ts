/** Which day a date is judged from, and what is said of it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { addDays, workingDaysAfter } from '../../../src/model/working-days.ts';
import { validateOrder } from '../../../src/validate/index.ts';
import type { Facts } from '../../../src/validate/index.ts';

const NONE: ReadonlySet<string> = new Set();
const ORDER = (JSON.parse(readFileSync('fixtures/rules/date-too-early.fail.json', 'utf8')) as { order: object }).order;

function said(change: object, facts: Facts): (readonly [string, string | undefined, string])[] {
  return validateOrder(Order.parse({ ...ORDER, ...change }), facts)
    .filter(({ code }) => code.startsWith('date-'))
    .map(({ code, path, message }) => [code, path, message]);
}

test('a day before that of the order is told without knowing what day it is', () => {
  expect(said({ orderDate: '2026-11-01', requestedDelivery: { date: '2020-11-26' } }, {})).toEqual([
    ['date-in-past', '/requestedDelivery/date', '2020-11-26 is before the day of the order.'],
  ]);
});

describe('working days', () => {
  test.each([
    ['2026-11-26', 0, '2026-11-26', 'a Thursday itself'],
    ['2026-11-28', 0, '2026-11-30', 'the Monday after a Saturday'],
    ['2026-11-26', 1, '2026-11-27', 'Friday'],
    ['2026-11-26', 2, '2026-11-30', 'over a weekend'],
    ['2026-11-28', 1, '2026-11-30', 'a Saturday counts for nothing'],
    ['2026-11-26', 10, '2026-12-10', 'two weeks'],
  ])('%s and %i of them are %s: %s', (day, days, wanted) => {
    expect(workingDaysAfter(day, days, NONE)).toBe(wanted);
  });

  test('are not those on which nobody works', () => {
    const closed = new Set(['2026-12-24', '2026-12-25', '2026-12-28']);
    expect(workingDaysAfter('2026-12-23', 1, closed)).toBe('2026-12-29');
    expect(workingDaysAfter('2026-12-24', 0, closed)).toBe('2026-12-29');
  });

  test('add up: so many and then so many more are as many as both', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (from, one, two) => {
        const day = addDays('2026-01-01', from);
        expect(workingDaysAfter(workingDaysAfter(day, one, NONE), two, NONE)).toBe(
          workingDaysAfter(day, one + two, NONE),
        );
      }),
    );
  });
});

describe('a date', () => {
  test('that is too early is told where it stands, with the earliest plausible day', () => {
    expect(said({}, { earliestDays: ['2026-12-07', '2026-12-14'] })).toEqual([
      [
        'date-too-early',
        '/requestedDelivery/date',
        '2026-12-04 is too early; the earliest plausible day is 2026-12-07, for line 1.',
      ],
      [
        'date-too-early',
        '/lines/1/requestedDelivery/date',
        'Line 2: 2026-12-11 is too early; the earliest plausible day is 2026-12-14.',
      ],
    ]);
  });

  test('of a line without a lead time is not judged, nor one that only says until when', () => {
    expect(said({}, { earliestDays: [null, null] })).toEqual([]);
    expect(said({}, { earliestDays: [] })).toEqual([]);
    const window = { requestedDelivery: { earliest: '2026-11-27', latest: '2026-12-07' } };
    expect(said(window, { earliestDays: ['2026-12-07', null] })).toEqual([]);
  });

  test('of today is not over while it is today anywhere', () => {
    const today = { utc: '2026-11-27', west: '2026-11-26' };
    const undated = { ...ORDER, orderDate: undefined };
    expect(said({ ...undated, requestedDelivery: { date: '2026-11-26' } }, { today })).toEqual([]);
    expect(said({ ...undated, requestedDelivery: { date: '2026-11-25' } }, { today })).toEqual([
      ['date-in-past', '/requestedDelivery/date', '2026-11-25 is over already.'],
    ]);
  });

  test('of an order that says its own day is held against that, because it may have lain around or is sent again', () => {
    const today = { utc: '2026-11-27', west: '2026-11-27' };
    const old = { orderDate: '2011-03-01', requestedDelivery: { date: '2011-03-11' } };
    const lines = [{ lineNumber: '1', buyerSku: '1', quantity: '1', uom: 'EA', unitPrice: '1' }];
    expect(said({ ...old, lines }, { today })).toEqual([]);
    expect(said({ ...old, lines, requestedDelivery: { date: '2011-02-11' } }, { today })).toEqual([
      ['date-in-past', '/requestedDelivery/date', '2011-02-11 is before the day of the order.'],
    ]);
  });
});
