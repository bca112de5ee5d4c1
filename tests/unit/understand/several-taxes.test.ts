/** Taxes that make up the total together, and what it was rounded by: they prove the lines as one tax does. */
import { expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function read(below: string): { readonly sums: (string | undefined)[]; readonly sure: number | undefined } {
  const { items, sums } = understand(
    textPaper(`
PURCHASE ORDER
PO Number: MX-1042
Order date: 2026-11-26

Item     Description      Qty   Unit   Price    Amount
4001     Gasket           10    EA     20.00    200.00
4002     Washer           40    EA     2.50     100.00
${below}
`),
  );
  const { tax, charges, allowances, grand } = sums;
  return {
    sums: [tax, charges, allowances, grand].map((found) => found?.value),
    sure: items[0]?.fields.quantity?.confidence,
  };
}

test.each([
  [
    'two taxes',
    'CGST 9%      27.00\n SGST 9%      27.00\n Total        354.00',
    ['54', undefined, undefined, '354.00'],
  ],
  [
    'two rates',
    'VAT 20%      40.00\n VAT 5%        5.00\n Total        345.00',
    ['45', undefined, undefined, '345.00'],
  ],
  [
    'rounded off',
    'CGST 9%      27.30\n SGST 9%      27.30\n Round off    (-)0.60\n Total        354.00',
    ['54.6', undefined, '0.6', '354.00'],
  ],
  ['rounded up', 'GST 18%      53.70\n Rounding     0.30\n Total        354.00', ['53.70', '0.3', undefined, '354.00']],
  // The same tax by its rate and then in all.
  [
    'told twice',
    'VAT 20%      60.00\n Total VAT    60.00\n Total        360.00',
    ['60.00', undefined, undefined, '360.00'],
  ],
])('%s', (_, below, sums) => {
  const rows = below.split('\n').map((row) => `                                ${row.trim()}`);
  expect(read(rows.join('\n'))).toEqual({ sums, sure: 0.995 });
});

test('what does not add up proves nothing', () => {
  const read1 = read(
    '                                CGST 9%      27.00\n                                Total        400.00',
  );
  expect(read1.sure).toBeLessThan(0.95);
});
