/** PAT and PYT: what an order cannot hold of the terms of payment is told, because it is money. */
import { describe, expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import type { Order } from '../../../src/model/order.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';

interface Read {
  readonly terms: Order['paymentTerms'];
  readonly told: readonly string[];
  readonly order: Order;
}

function read(text: string, directory = 'D96A'): Read {
  const context = { interchange: interchangeOf(), group: undefined, type: 'ORDERS', directory, profile: undefined, isEancom: false } as const; // prettier-ignore
  const { draft, findings } = mapMessage(segmentsOf(text), context);
  const { order } = normalizeOrder(draft);
  const told = findings.filter(({ code }) => code === 'terms-not-plain').map(({ severity, message }) => `${severity}: ${message}`); // prettier-ignore
  return { terms: order.paymentTerms, told, order };
}

describe('terms that an order holds are read without a word', () => {
  test.each([
    ["PAT+1++5:3:D:30'", { netDays: 30 }],
    ["PAT+1++5:3:W:2'", { netDays: 14 }],
    ["PAT+3++66:1'DTM+13:20270131:102'", { netDate: '2027-01-31' }],
    ["PAT+1'DTM+140:20270131:102'", { netDate: '2027-01-31' }],
    ["PAT+1++5:3:D:30'PAT+22++5:3:D:10'PCD+12:2'", { netDays: 30, discountDays: 10, discountPercent: '2' }],
    ["PAT+1++5:3:D:30'PCD+12:0'PAT+22++5:3:D:14'PCD+12:2'", { netDays: 30, discountDays: 14, discountPercent: '2' }],
    ["PAT+1+:::2/10 NET 30'", { text: '2/10 NET 30' }],
    ["PAT+18'", undefined],
    ["PAT+1++5:3:D:30'PAT+1++5:3:D:30'", { netDays: 30 }],
  ])('%s', (segments, held) => {
    expect(read(`${segments}LIN+1'QTY+21:5:PCE'`)).toMatchObject({ terms: held, told: [] });
  });

  test('in PYT as in PAT', () => {
    const both = "PYT+1++5+3+D+30'PYT+22++5+3+D+10'PCD+12:2'";
    const held = { netDays: 30, discountDays: 10, discountPercent: '2' };
    expect(read(both, 'D10B')).toMatchObject({ terms: held, told: [] });
  });
});

describe('what would be read as other terms makes the order wait', () => {
  test.each([
    ['a discount counted from another day', "PAT+22++9:3:D:10'PCD+12:2'", { discountDays: 10, discountPercent: '2' }, '10 D that count from another day than that of the invoice (2475 9)'],
    ['the end of the month', "PAT+1++5:6:D:30'", undefined, '30 D that are not counted after a day (2009 6)'],
    ['the end of a period without a number', "PAT+1++66:9'", undefined, 'a time that is neither a number of days nor a day of the calendar'],
    ['months', "PAT+1++5:3:M:2'", undefined, 'terms of 2 M (2151)'],
    ['an amount of discount', "PAT+22++5:3:D:10'MOA+12:50'", { discountDays: 10 }, 'an amount of 50 (MOA 12)'],
    ['a percentage that is none of a discount', "PAT+1++5:3:D:30'PCD+7:50'", { netDays: 30 }, '50 % (PCD 7)'],
    ['extended terms', "PAT+7++5:3:D:60'", undefined, 'extended (4279 7), which was left out'],
    ['instalments', "PAT+21'DTM+13:20270131:102'MOA+9:100'", undefined, 'instalments (4279 21), which was left out; an amount of 100 (MOA 9)'],
    ['a kind that says it alone', "PAT+2'", undefined, 'the end of a month (4279 2)'],
  ])('%s', (_, segments, held, words) => {
    const { terms, told } = read(`${segments}LIN+1'QTY+21:5:PCE'`);
    expect(terms).toEqual(held);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^error: The payment terms \(PAT\) say /);
    expect(told[0]).toContain(words);
  });
}); // prettier-ignore

test('days of payment that count from another day, and a penalty, are told and hold nobody up', () => {
  expect(read("PAT+1++9:3:D:30'").told).toEqual([
    'warning: The payment terms (PAT) say 30 D that count from another day than that of the invoice (2475 9).',
  ]);
  expect(read("PAT+20++5:3:D:60'PCD+15:8'").told).toEqual([
    'warning: The payment terms (PAT) say terms (4279 20), which was left out; 8 % (PCD 15).',
  ]);
});

test('of several discounts the first one is held: the days of one are never joined to the percentage of another', () => {
  const steps = "PAT+22'DTM+12:20270110:102'PCD+12:3'PAT+22++5:3:D:20'PCD+12:2'";
  const { terms, told } = read(`${steps}LIN+1'`);
  expect(terms).toEqual({ discountDate: '2027-01-10', discountPercent: '3' });
  expect(told).toEqual([
    'error: The payment terms (PAT) say other terms of kind 22 (4279) after the first, which stand; 2 % (PCD 12).',
  ]);
});

test('two times of payment are told, whichever of their kinds say them', () => {
  expect(read("PAT+1++5:3:D:30'PAT+3++5:3:D:60'")).toMatchObject({
    terms: { netDays: 30 },
    told: ['error: The payment terms (PAT) say 60 D after other days, which stand.'],
  });
});

test('terms of one line are told, and never become those of the order', () => {
  const { terms, told } = read("PAT+1++5:3:D:30'LIN+1'QTY+21:5:PCE'PAT+3'DTM+13:20270131:102'");
  expect(terms).toEqual({ netDays: 30 });
  expect(told).toEqual(['error: The payment terms (PAT) say what holds for one line, and an order has terms for the whole only.']); // prettier-ignore
});
