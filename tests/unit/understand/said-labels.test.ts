/** Labels that no field of an order holds, and that are said of all its lines or of another place: told, in sheets as on pages. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Paper } from '../../../src/adapters/paper/page.ts';
import { textPaper } from '../../support/text-paper.ts';
import { readAs } from '../office/support.ts';

const HEAD = [
  ['PURCHASE ORDER'],
  ['Buyer', 'Shop Ltd'],
  ['PO Number', 'PO-88231'],
  ['Delivery Date', '2026-12-24'],
  ['Ship To', 'Shop Store 2, 14 Kirkgate, Leeds LS2 7AA'],
  [],
];
const ITEMS = [
  ['Part No', 'Description', 'Qty', 'UOM', 'Unit Price', 'Amount'],
  ['4001', 'Ball valve, brass', '12', 'EA', '9.90', '118.80'],
  ['4002', 'Gasket 3mm', '40', 'EA', '1.20', '48.00'],
  ['', '', '', '', 'Total', '166.80'],
  [],
];

/** A sheet with these cells in a row below its table. */
function sheet(...cells: string[]): Promise<Paper> {
  const rows = [...HEAD, ...ITEMS, cells].map((row) => row.map((cell) => `"${cell}"`).join(','));
  return readAs('csv', Buffer.from(rows.join('\n')));
}

/** A page with this line in its head. */
function page(line: string): Paper {
  return textPaper(`
                     PURCHASE ORDER
Shop Ltd                              PO Number: PO-88231
1 Mill Road, Leeds LS1 4AB            PO Date: 2026-11-26
                                      Delivery Date: 2026-12-24
Ship To:                              ${line}
Shop Store 2
14 Kirkgate, Leeds LS2 7AA

Part No      Description        Qty       Unit       Unit Price      Amount
4001         Ball valve          12       EA               9.90      118.80
4002         Gasket 3mm          40       EA               1.20       48.00

                                          Total                      166.80
`);
}

function told(paper: Paper): string[] {
  return ordersIn(paper).flatMap(({ findings, order }) =>
    [...findings, ...order.findings].flatMap(({ code, message }) =>
      code === 'paper-words-new' || code === 'date-unreadable' ? [message] : [],
    ),
  );
}

const MORE = [
  ['Unit', 'dozen'],
  ['Qty in', 'boxes'],
  ['Mengen', 'pro Monat'],
  ['Quantities', 'per month'],
  ['Prices', 'per 100'],
  ['Preise', 'je 1.000 Stück'],
  ['Price unit', '100'],
  ['Multiplier', '10'],
  ['Delivery', 'partial'],
  ['Lieferung', 'auf Abruf'],
  ['Deliver via', 'Store 5'],
  ['Forward to', 'York'],
  ['Deliver c/o', 'Miller, York'],
  ['Delivery point', 'Dock 5, York'],
  ['Warehouse', 'York'],
  ['送货地点', '上海仓库'],
  ['Pages', '1 of 2'],
  ['Revision', 'B'],
] as const;

const NOTHING_MORE = [
  ['Unit', 'EA'],
  ['Unit', 'pcs'],
  ['Qty', '52'],
  ['Quantity', '52 pcs'],
  ['Prices', 'net'],
  ['Price basis', '1'],
  ['Multiplier', '1'],
  ['Delivery', 'DAP Leeds'],
  ['Delivery', 'free of charge'],
  ['Ship via', 'DHL'],
  ['Delivery point', 'Dock 5'],
  ['Warehouse', 'Leeds'],
  ['Warehouse', '0001'],
  ['Lager', 'WH1'],
  ['Pages', '1 of 1'],
  ['Revision', 'A'],
  ['Factor', ''],
] as const;

describe('below the table of a sheet', () => {
  test.each(MORE)('%s: %s waits', async (label, value) => expect(told(await sheet(label, value))).toHaveLength(1));
  test.each(NOTHING_MORE)('%s: %s says nothing more', async (label, value) =>
    expect(told(await sheet(label, value))).toEqual([]),
  );
});

describe('in the head of a page', () => {
  test.each(MORE)('%s: %s waits', (label, value) => expect(told(page(`${label}: ${value}`))).not.toEqual([]));
  test.each(NOTHING_MORE)('%s: %s says nothing more', (label, value) =>
    expect(told(page(`${label}: ${value}`))).toEqual([]),
  );
});

test('another place under a plain label is told, the number of the place is not', () => {
  expect(told(page('Deliver To: Acme, York'))).toHaveLength(1);
  expect(told(page('Ship To: 39680'))).toEqual([]);
});

test('a second place that is asked as such is not told once more, which a correction could not answer', async () => {
  const rows = [...HEAD, ['Deliver to', 'Shop Store 9, 7 Dock Road, Hull HU1 2AA'], ...ITEMS];
  const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  const paper = await readAs('csv', Buffer.from(csv));
  const asked = ordersIn(paper).flatMap(({ order }) => order.findings.map(({ code, path }) => `${code} ${path}`));
  expect([asked, told(paper)]).toEqual([['head-values-differ /shipTo'], []]);
});

test('where its prices are for 100 already, nothing is said by it', async () => {
  const rows = [
    ...HEAD,
    ['Part No', 'Qty', 'Unit', 'Unit Price', 'Per', 'Amount'],
    ['4001', '200', 'EA', '9.90', '100', '19.80'],
  ];
  const csv = [...rows, [], ['Prices', 'per 100']].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  expect(told(await readAs('csv', Buffer.from(csv)))).toEqual([]);
});

test('what stands below a label is no value of it where one stands beside it', async () => {
  const rows = [...HEAD, ...ITEMS, ['Delivery point', 'Dock 4'], ['Number of lines', '2']];
  const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  expect(told(await readAs('csv', Buffer.from(csv)))).toEqual([]);
});

test('two days of delivery in cells side by side are asked', async () => {
  const rows = [...HEAD.slice(0, 3), ['Delivery Date', '2026-12-24', '2026-12-10'], ...HEAD.slice(4), ...ITEMS];
  const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  expect(told(await readAs('csv', Buffer.from(csv)))).toEqual(['"2026-12-24 2026-12-10" is not one day.']);
});
