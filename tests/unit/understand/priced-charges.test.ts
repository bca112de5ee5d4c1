/** Freight, packing and transport: an item where it is ordered with quantity and price like the others, a charge where it only costs. */
import { expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function read(row: string): { readonly items: (string | undefined)[]; readonly charges: string | undefined } {
  const { items, sums } = understand(
    textPaper(`
PURCHASE ORDER
PO Number: MX-1042
Order date: 2026-11-26

Description                    Qty   Unit   Price    Amount
Hire of a platform, 16 m       4     day    215.00   860.00
${row}

                               Total                1000.00
`),
  );
  return { items: items.map(({ fields }) => fields.amount?.value), charges: sums.charges?.value };
}

test.each(['Transport both ways', 'Freight', 'Verpackung', 'Frais de port', 'Handling'])(
  '%s with its quantity',
  (name) => {
    const row = `${name.padEnd(31)}1     job    140.00   140.00`;
    expect(read(row)).toEqual({ items: ['860.00', '140.00'], charges: undefined });
  },
);

test.each(['Freight', 'Verpackung'])('%s alone', (name) => {
  expect(read(`${name.padEnd(52)}140.00`)).toEqual({ items: ['860.00'], charges: '140.00' });
});
