/** Workbooks that say on a sheet of its own where the order goes. */
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { ordersOf, readAs } from './support.ts';

const ORDER = [
  ['Lumistar Controls Limited'],
  ['PURCHASE ORDER'],
  ['PO No.:', 'LS-PO-260508-01'],
  ['To:', 'Pacific Crest Components Ltd'],
  [],
  ['No.', 'Our P/N', 'Description', 'Qty', 'Unit Price', 'Amount'],
  [1, 'LS-U-0033', 'MCU 32-bit', 1200, 3.19, 3828],
  [2, 'LS-D-0014', 'LED green', 3600, 0.0385, 138.6],
];

function sheetOf(cells: readonly (readonly (string | number)[])[]): WorkSheet {
  return utils.aoa_to_sheet(cells.map((row) => [...row]));
}

async function placeOf(rows: readonly (readonly string[])[], name = 'Shipping'): Promise<string | undefined> {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheetOf(ORDER), 'PO');
  utils.book_append_sheet(book, sheetOf(rows), name);
  const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const [order] = ordersOf(await readAs('sheet', bytes));
  expect(order?.head['po']).toBe('LS-PO-260508-01');
  expect(order?.lines).toHaveLength(2);
  return order?.head['to'];
}

test('labels with their values beside them belong to the order', async () => {
  expect(
    await placeOf([
      ['Ship to', 'Lumistar Controls Limited - Dongguan Plant'],
      ['Address', 'Building C, 18 Zhenxing Road, Dongguan 523999'],
      ['Contact', 'Mr. Ho 0769-5550-0118'],
      ['Incoterm', 'FCA Hong Kong'],
    ]),
  ).toBe('Lumistar Controls Limited, Building C, 18 Zhenxing Road, Dongguan 523999');
});

test('places to choose from do not', async () => {
  expect(
    await placeOf([
      ['Ship to', 'Dongguan Plant, 18 Zhenxing Road, Dongguan 523999'],
      ['Ship to', 'Shenzhen Plant, 4 Keji Road, Shenzhen 518000'],
    ]),
  ).toBeUndefined();
  expect(
    await placeOf(
      [
        ['Ship to', 'Address', 'Terms', 'Carrier'],
        ['Dongguan Plant', '18 Zhenxing Road, Dongguan 523999', 'FCA', 'SF'],
      ],
      'Lists',
    ),
  ).toBeUndefined();
});
