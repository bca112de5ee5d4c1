/** Orders as data that somebody printed: numbers below their labels in one cell, sums before the lines, addresses set in. */
import { expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { readText, textPaper } from '../../support/text-paper.ts';

const HEAD = `
BUYER: Menuiserie Duval SAS        PURCHASE ORDER: PO712603226
   14 avenue Jean Moulin           Date : 04/10/2023
   51100 Reims                     VAT ID: FR 51429479326

SHIP TO: Menuiserie Duval SAS      Total Amount of lines:       9.567,99
   32 chemin du Moulin             Charges Amount:                 29,00
   38000 Grenoble                  Allowances Amount:              14,00
                                   Total Amount Without VAT:    9.582,99
                                   Total VAT Amount:            1.916,60
                                   Total Gross Amount:         11.499,59
`;
const LINES = `
#   Line Status     Product ID        Description                 Net Price   Qty      Unit   Line Total

1                   GTIN:             Panneau MDF 19 mm             40,75      70,00   KGM      2.852,50
                    4684793486254     - BR: Tessel
                    SE_ID: 854456160
                    BY_ID: 693515253
    BLANKET_LINE:                     Pack_Code: 7B
    2                                 Note Code, ecotax included
                    BUYER ACC REF:    QUOT ID: Q_832310
                    28131

2                   GTIN:             Vanne papillon DN80           61,61     109,00   KGM      6.715,49
                    4819901087278     - BR: Orvane
                    SE_ID: 702228917
                    BY_ID: 731931107
    BLANKET_LINE:                     Pack_Code: 7B
    3                                 Note Code, ecotax included
                    BUYER ACC REF:    QUOT ID: Q_843689
                    99611
`;

test('numbers of an item stand below their labels, and what counts among the notes begins no item', () => {
  const { items } = understand(textPaper(HEAD + LINES));
  const numbers = items.map(({ fields: { gtin, buyerSku, supplierSku, quantity } }) =>
    [gtin, buyerSku, supplierSku, quantity].map((found) => found?.value ?? found?.text),
  );
  expect(numbers).toStrictEqual([
    ['4684793486254', '693515253', '854456160', '70.00'],
    ['4819901087278', '731931107', '702228917', '109.00'],
  ]);
});

test('sums before the lines are goods, charges, allowances, tax and total where they come to each other', () => {
  const { sums } = understand(textPaper(HEAD + LINES));
  expect([sums.goods, sums.charges, sums.allowances, sums.tax, sums.grand].map((found) => found?.value)).toStrictEqual([
    '9567.99',
    '29.00',
    '14.00',
    '1916.60',
    '11499.59',
  ]);
});

test('what is more than the lines come to is the total, and never the lines, though nothing proves it', () => {
  const { sums } = understand(textPaper(HEAD.replace('1.916,60', '1.900,00') + LINES));
  expect([sums.goods?.value, sums.grand?.value]).toStrictEqual(['9567.99', undefined]);
});

test('an address set in below the name behind its label', () => {
  const { shipTo } = readText([HEAD + LINES]);
  expect(shipTo).toStrictEqual(['Menuiserie Duval SAS', '32 chemin du Moulin', '38000 Grenoble']);
});
