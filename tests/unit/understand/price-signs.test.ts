/** Signs of money before prices, and the number of units that they are for in a column without a known head. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

test.each(['₹', '₺', '₩', '$', 'Rs.'])('%s before a price', (sign) => {
  const { items } = readText([
    `
PURCHASE ORDER   PUR-ORD-2026-00561   Date: 18-05-2026

Sr   Item           Description     Quantity    Rate                Amount
1    MNT-VFD-075    Drive 7.5 kW    2 Nos       ${sign} 31,850.00         ${sign} 63,700.00
2    MNT-MCB-32C    Breaker         12 Nos      ${sign} 742.50            ${sign} 8,910.00
                                    Input Tax @ 18.0                ${sign} 13,069.80
`,
  ]);
  expect(items.map(({ quantity, price, amount }) => [quantity, price, amount])).toEqual([
    ['2', '31850.00', '63700.00'],
    ['12', '742.50', '8910.00'],
  ]);
});

test('a number of units beside the price, under a head that nobody knows', () => {
  const { items } = readText([
    `
INDKØBSORDRE 418207      Dato 01.04.2026

Pos.   Varenr.     Betegnelse        Antal   Enh.   Pris        Pr.     Beløb
10     701-0441    Skibsplade        14      stk    5.480,00            76.720,00
50     702-1180    Fladstål 100x12   480     kg     1.420,00    100     6.816,00
60     702-1192    Fladstål 150x15   960     kg     1.420,00    100     13.632,00
`,
  ]);
  expect(items.map(({ price, basis }) => [price, basis])).toEqual([
    ['5480.00', undefined],
    ['1420.00', '100'],
    ['1420.00', '100'],
  ]);
});
