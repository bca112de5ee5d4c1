/** ITD and G23: what an order cannot hold of the terms of payment is told, because it is money. */
import { describe, expect, test } from 'vitest';
import { mapSet } from './support.ts';

const LINE = 'PO1*1*10*EA*5**VN*A';

function terms(...segments: string[]): { readonly terms: unknown; readonly told: readonly string[]; notes: unknown } {
  const set = segments[0]?.startsWith('G23') === true ? '875' : '850';
  const { order, findings } = mapSet(set, '004010', segments);
  const told = findings.filter(({ code }) => code === 'terms-not-plain').map(({ severity, message }) => `${severity}: ${message}`); // prettier-ignore
  return { terms: order.paymentTerms, told, notes: order.notes };
}

describe('terms that an order holds are read without a word', () => {
  test.each([
    ['ITD*01*3*2**10**30', { discountPercent: '2', discountDays: 10, netDays: 30 }],
    ['ITD*08**2**10**30*****2/10 NET 30', { discountPercent: '2', discountDays: 10, netDays: 30, text: '2/10 NET 30' }],
    ['ITD*14*3*****60', { netDays: 60 }],
    ['ITD*02*3****20270131', { netDate: '2027-01-31' }],
    ['ITD*01*15****20270131', { netDate: '2027-01-31' }],
    ['ITD*01*3*2**10**30*0***100**0', { discountPercent: '2', discountDays: 10, netDays: 30 }],
    ['G23*08*3***2**10**30', { discountPercent: '2', discountDays: 10, netDays: 30 }],
  ])('%s', (segment, held) => {
    expect(terms(segment, LINE)).toMatchObject({ terms: held, told: [] });
  });
});

describe('what would be read as other terms makes the order wait', () => {
  test.each([
    ['a discount counted from another day', 'ITD*01*15*2**10**30', { discountPercent: '2', discountDays: 10, netDays: 30 }, 'the receipt of the goods'],
    ['an amount of discount', 'ITD*01*3***10**30*5000', { discountDays: 10, netDays: 30 }, 'an amount of discount (ITD08 5000, in cents)'],
    ['a day of the month', 'ITD*09*3*2**********10', { discountPercent: '2' }, 'day 10 of a month (ITD13)'],
    ['the end of a month', 'ITD*02*3*****30', undefined, '30 days that are not simply counted (the end of a month)'],
    ['ten days after the end of the month, and no number', 'ITD*12*3', undefined, '10 days after the end of the month (ITD01 12)'],
    ['a part of the invoice', 'ITD*04*3****20270131*****50', { netDate: '2027-01-31' }, '50 % of the invoice only (ITD11)'],
    ['a part that is due later', 'ITD*04*3*******20270131*10000', undefined, 'a part that is due later (ITD09 20270131)'],
    ['a surcharge', 'ITD*01*3*-5**40', { discountPercent: '-5', discountDays: 40 }, 'a discount below nothing (-5 % in 40 days)'],
    ['a discount where there is none', 'ITD*05*3*2**10**30', { discountPercent: '2', discountDays: 10, netDays: 30 }, 'under terms that have none (ITD01 05)'],
    ['an amount of discount in a grocery order', 'G23*08*3***2**10**30*5000', { discountPercent: '2', discountDays: 10, netDays: 30 }, 'G2310 5000'],
  ])('%s', (_, segment, held, words) => {
    const { terms: read, told } = terms(segment, LINE);
    expect(read).toEqual(held);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^error: The payment terms \((?:ITD|G23)\) say /);
    expect(told[0]).toContain(words);
  });
}); // prettier-ignore

test('days of payment that count from another day are told, and hold nobody up: the sum is the same', () => {
  expect(terms('ITD*01*2*****30', LINE)).toMatchObject({
    terms: { netDays: 30 },
    told: ['warning: The payment terms (ITD) say days that count from the day of delivery, not from the date of the invoice.'], // prettier-ignore
  });
});

test('of several discounts the first one is held and the others are told: none is chosen in silence', () => {
  const { terms: read, told } = terms('ITD*52*3*5**20', 'ITD*52*3*10**10', 'ITD*52*3*0**30', LINE);
  expect(read).toEqual({ discountPercent: '5', discountDays: 20 });
  expect(told).toEqual([
    'error: The payment terms (ITD) say another discount (10 % in 10 days) after the first, which stands.',
    'error: The payment terms (ITD) say another discount (0 % in 30 days) after the first, which stands.',
  ]);
});

test('a discount and the days of payment in two segments are one set of terms', () => {
  expect(terms('ITD*08*3*2**10', 'ITD*05*3*****30', LINE)).toMatchObject({
    terms: { discountPercent: '2', discountDays: 10, netDays: 30 },
    told: [],
  });
});

test('the words of every segment are kept', () => {
  const read = terms('ITD*04*3****20270131*****50*FIRST HALF', 'ITD*04*3****20270228*****50*SECOND HALF', LINE);
  expect(read.terms).toEqual({ text: 'FIRST HALF', netDate: '2027-01-31' });
  expect(read.notes).toEqual([{ type: 'paymentTerms', text: 'SECOND HALF' }]);
  expect(read.told).toHaveLength(2);
});

test('terms of one line are told: an order has terms for the whole only', () => {
  const { terms: read, told } = terms('ITD*01*3*****30', LINE, 'ITD*01*3*****90');
  expect(read).toEqual({ netDays: 30 });
  expect(told).toEqual(['error: The payment terms (ITD) say what holds for one line, and an order has terms for the whole only.']); // prettier-ignore
});
