/** Stamps across a page: they join no row, and some say that the order is none. */
import { expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { rawPdf } from './raw-pdf.ts';
import { readPdf } from './support.ts';

const at = (x: number, y: number, text: string, size = 10): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;
const ROW = (y: number, ...cells: string[]): string =>
  cells.map((text, index) => at([50, 100, 200, 330, 420, 500][index] ?? 50, y, text)).join('\n');
const ORDER = [
  at(220, 760, 'PURCHASE ORDER', 18),
  at(50, 730, 'Acme Pumps, Inc.'),
  at(380, 730, 'PO Number: 4500123'),
  ROW(640, 'Line', 'Part No', 'Description', 'Quantity', 'Unit Price', 'Amount'),
  ROW(620, '1', '884-2213', 'Ball valve', '40', '12.50', '500.00'),
  ROW(600, '2', '884-9001', 'Gasket kit', '2', '100.00', '200.00'),
].join('\n');
/** 60 points high and turned by 30 degrees, drawn over the table. */
const aslant = (text: string): string => `0.7 g BT /F1 60 Tf 0.866 0.5 -0.5 0.866 90 540 Tm (${text}) Tj ET`;

async function read(stamp: string) {
  const { kind, items } = understand(await readPdf(rawPdf([{ content: `${ORDER}\n${stamp}` }])));
  return { kind: kind.kind, items: items.map(({ fields }) => fields.buyerSku?.text) };
}

const ITEMS = ['884-2213', '884-9001'];

test.each(['CANCELLED', 'VOID'])('%s aslant across the table withdraws the order', async (stamp) => {
  expect(await read(aslant(stamp))).toStrictEqual({ kind: 'cancellation', items: ITEMS });
});

test('COPY aslant across the table changes nothing', async () => {
  expect(await read(aslant('COPY'))).toStrictEqual({ kind: 'order', items: ITEMS });
});

test('COPY level over a row joins no item number', async () => {
  expect(await read(`0.7 g ${at(95, 612, 'COPY', 30)}`)).toStrictEqual({ kind: 'order', items: ITEMS });
});

test('VOID level over a row withdraws the order', async () => {
  expect(await read(`0.7 g ${at(95, 612, 'VOID', 30)}`)).toStrictEqual({ kind: 'cancellation', items: ITEMS });
});
