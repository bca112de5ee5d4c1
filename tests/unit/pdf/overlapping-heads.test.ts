/** Heads that are printed over each other, as programs do with narrow columns: what the first of them says of its column is not lost. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { paper } from '../../../src/adapters/formats/pdf/work.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';

/** The columns `Qty` and `Unit` stand 40 points apart. */
async function orderWith(head: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  const put = (text: string, x: number, y: number): void => page.drawText(text, { x, y: 842 - y, size: 10, font });
  put('PURCHASE ORDER', 330, 60);
  put('PO Number: PO-60231', 330, 90);
  const rows = [
    ['Part No', 'Description', head, 'Unit', 'Unit Price', 'Amount'],
    ['4001', 'Ball valve, brass', '12', 'EA', '9.90', '118.80'],
    ['4002', 'Gasket 3mm', '40', 'EA', '1.20', '48.00'],
  ];
  for (const [row, cells] of rows.entries())
    for (const [index, text] of cells.entries()) put(text, [50, 120, 230, 270, 310, 380][index] ?? 0, 230 + row * 24);
  put('Total: 166.80', 340, 320);
  return document.save();
}

async function sure(head: string): Promise<boolean[]> {
  const { items } = understand(await paper({ bytes: await orderWith(head) }));
  expect(items.map(({ fields: { quantity, unit } }) => [quantity?.value, unit?.text])).toEqual([
    ['12', 'EA'],
    ['40', 'EA'],
  ]);
  return items.map(({ fields: { quantity } }) => (quantity?.confidence ?? 0) >= 0.95);
}

test.each(['Qty 1000s', 'Qty (x10)', 'Stock qty', 'Target qty', 'Qty (doz)'])(
  '%s reaches into the next head, and its quantities are asked',
  async (head) => expect(await sure(head)).toEqual([false, false]),
);

test.each(['Qty', 'Qty req.', 'Order qty'])('%s asks nothing', async (head) => {
  expect(await sure(head)).toEqual([true, true]);
});
