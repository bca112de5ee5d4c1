/** Codes with their text behind them in two columns that stand close together, and terms that run across the table. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const HEAD = `Purchase order 4518632212
Item   Material                Description
        Order qty. Unit                     Price per unit       Net value`;

const ROWS = `00010  3412591 VALVE, SOLENOID, 24VDC
             4 Each                                 90.50          362.00
       Your material number 538-3217
00020  5396028 LIDDING FILM CLR PEELABLE
         8,000 IMP                                 0.0339          271.20
       Your material number 989-9766`;

test('the words behind a code begin its text', () => {
  const { items } = readText([`${HEAD}\n${ROWS}`]);
  expect(items.map(({ sku, vendorSku, text }) => [sku, vendorSku, text])).toEqual([
    ['3412591', '538-3217', 'VALVE, SOLENOID, 24VDC'],
    ['5396028', '989-9766', 'LIDDING FILM CLR PEELABLE'],
  ]);
});

test('terms that run across the table are no row of it, though they stand in cells', () => {
  const { items } = readText([
    `${HEAD}
${ROWS}
1      This order is    governed by the laws of   the place of delivery;   the courts at that
place have    jurisdiction and risk passes   to the buyer upon receipt  at the named address`,
  ]);
  expect(items.map(({ quantity, text }) => [quantity, text])).toEqual([
    ['4', 'VALVE, SOLENOID, 24VDC'],
    ['8000', 'LIDDING FILM CLR PEELABLE'],
  ]);
});
