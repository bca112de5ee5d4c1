/** PRI with RNG and APR: a price that holds for other quantities is never taken in silence. */
import { expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';

function read(text: string): { readonly price: string | undefined; readonly told: readonly string[] } {
  const context = { interchange: interchangeOf(), group: undefined, type: 'ORDERS', directory: 'D96A', profile: undefined, isEancom: false } as const; // prettier-ignore
  const { draft, findings } = mapMessage(segmentsOf(text), context);
  const { order } = normalizeOrder(draft);
  return { price: order.lines[0]?.unitPrice, told: findings.map(({ code, severity }) => `${code} ${severity}`) };
}

const LINE = "LIN+1'QTY+21:144:PCE'";

test.each([
  ['the ordered quantity is in it', "PRI+AAA:10'RNG+4+PCE:1:999'", '10', []],
  ['of several the one that holds is taken and told', "PRI+AAA:10'RNG+4+PCE:1:99'PRI+AAA:9'RNG+4+PCE:100:999'", '9', ['price-of-quantity warning']],
  ['a net price from more on leaves the calculated one', "PRI+AAA:9'RNG+4+PCE:500'PRI+CAL:10'", '10', ['price-of-quantity warning']],
  ['only a gross price holds, and the net one is for fewer', "PRI+AAA:10'RNG+4+PCE:1:99'PRI+AAB:12'RNG+4+PCE:100'", '12', ['price-of-quantity error']],
  ['a gross price from more on leaves the net one', "PRI+AAA:10'RNG+4+PCE:1:199'PRI+AAB:9'RNG+4+PCE:200'", '10', ['price-of-quantity warning']],
  ['of two the one whose range holds', "PRI+AAA:10'PRI+AAA:9'RNG+4+PCE:100:999'", '9', ['value-conflict error']],
  ['the price of the invoice is another', "PRI+AAA:10'PRI+INV:11'", '10', ['value-conflict error']],
  ['the price of the invoice is the same', "PRI+INV:10'PRI+AAA:10'", '10', []],
  ['there is the price of the invoice alone', "PRI+INV:10'", '10', []],
  ['the price of the invoice is that of one beside a gross one', "PRI+AAB:12'PRI+INV:10'", '10', []],
  ['it does not hold', "PRI+AAA:10'RNG+4+PCE:1:99'", '10', ['price-of-quantity error']],
  ['it is of another unit', "PRI+AAA:10'RNG+4+CT:1:99'", '10', ['price-of-quantity error']],
  ['it is no range of quantities', "PRI+AAA:10'RNG+3+EUR:1:99'", '10', ['price-of-quantity error']],
  ['two ranges hold', "PRI+AAA:10'RNG+4+PCE:1:999'PRI+AAA:9'RNG+4+PCE:100:999'", '10', ['value-conflict error']],
])('a price with a range: %s', (_, prices, price, told) => {
  expect(read(`${LINE}${prices}`)).toEqual({ price, told });
}); // prettier-ignore

test('a price that is to be multiplied is read without it, and told', () => {
  expect(read(`${LINE}PRI+AAA:10'APR++.9:CSD'`)).toEqual({ price: '10', told: ['price-multiplied error'] });
  expect(read(`${LINE}PRI+AAA:10'APR++1:CSD'`)).toEqual({ price: '10', told: [] });
});
