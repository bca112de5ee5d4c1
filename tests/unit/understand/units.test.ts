/** What a quantity is counted in: nothing that may multiply it is passed over in silence. */
import { describe, expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function items(head: string, ...rows: string[]): [string | undefined, string | undefined, boolean][] {
  const text = `
PURCHASE ORDER     PO Number: MX-1042    Order date: 2026-11-26

${head}
${rows.join('\n')}

`;
  return understand(textPaper(text)).items.map(({ fields: { quantity, unit } }) => [
    quantity?.value,
    unit?.text,
    (quantity?.confidence ?? 0) >= 0.9,
  ]);
}

const HEAD = 'Item     Description     Qty    Unit        Price    Amount';

describe('a unit that multiplies', () => {
  test.each([
    ['a pack in its place', HEAD, '4001     Gasket          40     1000 pcs    2.15     86.00'],
    [
      'boxes in the head, beside single ones',
      'Item     Description     Boxes    Unit    Price    Amount',
      '4001     Gasket          40       EA      2.15     86.00',
    ],
    [
      'a factor in the head',
      'Item     Description     Qty (x10)   Unit    Price    Amount',
      '4001     Gasket          40          EA      2.15     86.00',
    ],
    [
      'a dozen in the head',
      'Item     Description     Qty (doz)   Unit    Price    Amount',
      '4001     Gasket          40          EA      2.15     86.00',
    ],
    [
      'a dozen in a head that reaches into the next one',
      'Item     Description     Qty (doz)Unit      Price    Amount',
      '4001     Gasket          40       EA        2.15     86.00',
    ],
    [
      'what is forecast',
      'Item     Description     Forecast qty   Unit    Price    Amount',
      '4001     Gasket          40             EA      2.15     86.00',
    ],
    [
      'what is wanted each month',
      'Item     Description     Qty per month   Unit    Price    Amount',
      '4001     Gasket          40              EA      2.15     86.00',
    ],
    [
      'thousands in the head',
      'Item     Description     Qty 1000s   Unit    Price    Amount',
      '4001     Gasket          40          EA      2.15     86.00',
    ],
    [
      'a box beside the number, pieces in the column',
      HEAD,
      '4001     Gasket          40 box EA          2.15     86.00',
    ],
  ])('%s is asked', (_case, head, row) => {
    expect(items(head, row)).toMatchObject([['40', expect.anything(), false]]);
  });

  test.each([
    ['one of it', HEAD, '4001     Gasket          40     1 EA        2.15     86.00', 'EA'],
    [
      'the unit of the head',
      'Item     Description     Qty (boxes)     Price    Amount',
      '4001     Gasket          40              2.15     86.00',
      'boxes',
    ],
    [
      'pieces in head and column',
      'Item     Description     Qty (pcs)   Unit    Price    Amount',
      '4001     Gasket          40          EA      2.15     86.00',
      'EA',
    ],
  ])('%s is not', (_case, head, row, unit) => {
    expect(items(head, row)).toEqual([['40', unit, true]]);
  });
});

test.each(['"', '”', '〃', 'do.', '-"-'])('%s below a unit is the same unit', (ditto) => {
  const rows = [
    '4001     Gasket          40     EA          2.15     86.00',
    `4002     Ring            10     ${ditto.padEnd(12)}1.00     10.00`,
  ];
  expect(items(HEAD, ...rows).map(([, unit]) => unit)).toEqual(['EA', 'EA']);
});

test.each([
  'Annual Qty',
  'Stock Qty',
  'Forecast Qty',
  'Last Qty',
  'Qty per month',
  'Max Qty',
  'Jahresmenge',
  'Lagermenge',
])('%s is no quantity that is ordered', (label) => {
  expect(
    items(
      `Item     Description     ${label.padEnd(16)}Order Qty   Unit   Price    Amount`,
      '4001     Gasket          900             40          EA     2.15     86.00',
    ).map(([quantity]) => quantity),
  ).toEqual(['40']);
  expect(
    items(
      `Item     Description     ${label.padEnd(16)}Unit   Price`,
      '4001     Gasket          900             EA     2.15',
      '4002     Ring            800             EA     1.15',
    ).filter(([quantity]) => quantity !== undefined),
  ).toEqual([]);
});
