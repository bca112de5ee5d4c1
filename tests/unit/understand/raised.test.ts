/** Raised and circled digits are marks: no figure of a quantity, a price or a number. */
import { expect, test } from 'vitest';
import { draftOrder } from '../../../src/adapters/paper/draft.ts';
import { layOut } from '../../../src/adapters/paper/layout/layout.ts';
import { readMarkup } from '../../../src/adapters/paper/source/markup.ts';
import { readText, textPaper } from '../../support/text-paper.ts';

const page = (quantity: string, price: string, number = 'T-512'): string => `
                     PURCHASE ORDER
Acme Pumps, Inc.                      PO Number: ${number}
Toledo, OH 43601                      PO Date: 03/27/2026

Item  Part No       Description        Order Qty       Unit Price
 10   884-2213      Valve              ${quantity.padEnd(15)} ${price}
 20   884-9001      Gasket kit         2               100.00
`;

test.each([
  ['20¹', '12.50'],
  ['20①', '12.50'],
  ['20', '12⁵⁰'],
])('a quantity of %s and a price of %s are looked at', (quantity, price) => {
  const read = readText([page(quantity, price)]);
  expect(read.items.flatMap((item) => [item.quantity, item.price])).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:201|1250)$/)]),
  );
  const { findings } = draftOrder(read.read);
  const isAsked = findings.some(({ code }) => code === 'value-uncertain');
  const isMissing = read.items.some((item) => item.quantity === undefined || item.price === undefined);
  expect(isAsked || isMissing).toBe(true);
});

test('an order number with a mark is not another number', () => {
  expect(readText([page('20', '12.50', 'T-512①')]).poNumber).not.toBe('T-5121');
});

test('a square metre is one', () => {
  const tokens = layOut(textPaper('Pipe 10 m² and 20 ㎏ ２０')).lines.flatMap((line) => line.tokens);
  expect(tokens.map(({ text }) => text)).toEqual(['Pipe', '10', 'm2', 'and', '20', 'kg', '20']);
  expect(tokens.every(({ confidence }) => confidence === 1)).toBe(true);
});

test('HTML raises digits by its own marks, in text and in cells', () => {
  const html =
    '<p>20<sup>1</sup> m<sup>2</sup></p><table border=1><tr><th>Qty</th></tr><tr><td>20<sup>1</sup></td></tr></table>';
  const { page: read } = readMarkup(html, { number: 1, wordsMax: 100, part: 'html', above: [] });
  expect(read.words.map(({ text }) => text)).toEqual(['20¹', 'm²', 'Qty', '20¹']);
});
