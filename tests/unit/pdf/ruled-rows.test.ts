/** Items of several rows between rules across the table, whose numbers stand in the middle: what is between two rules is one item. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { paper } from '../../../src/adapters/formats/pdf/work.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';

const ROWS = [
  ['P-1001', 'Bracket', '12', '3.50', '42.00', 'S235, 9 mm'],
  ['P-1002', 'Base plate', '4', '12.00', '48.00', 'S235, 16 mm'],
  ['P-1003', 'Roller axle', '16', '6.25', '100.00', 'C45, 30 mm'],
] as const;

async function order(isRuled: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  const put = (text: string, x: number, y: number): void => page.drawText(text, { x, y: 842 - y, size: 9, font });
  const rule = (y: number, from: number, to: number): void =>
    page.drawLine({ start: { x: from, y: 842 - y }, end: { x: to, y: 842 - y }, thickness: 0.5 });
  put('PURCHASE ORDER', 330, 60);
  put('PO Number: PO-60231', 330, 90);
  for (const [text, x] of [
    ['Part No', 50],
    ['Description', 130],
    ['Qty', 300],
    ['Price', 360],
    ['Amount', 430],
  ] as const)
    put(text, x, 200);
  if (isRuled) rule(208, 45, 500);
  for (const [index, [number, name, quantity, price, amount, material]] of ROWS.entries()) {
    const top = 208 + index * 40;
    put(number, 50, top + 14);
    put(name, 130, top + 14);
    put(quantity, 300, top + 24);
    put(price, 360, top + 24);
    put(amount, 430, top + 24);
    put(material, 130, top + 34);
    // Drawn cell by cell, as browsers do.
    if (isRuled)
      for (const [from, to] of [
        [45, 125],
        [125, 295],
        [295, 355],
        [355, 500],
      ] as const)
        rule(top + 40, from, to);
  }
  put('Total: 190.00', 430, 360);
  return document.save();
}

test('each item has the rows between its rules', async () => {
  const { items } = understand(await paper({ bytes: await order(true) }));
  expect(
    items.map(({ fields: { buyerSku, description, quantity, amount } }) => [
      buyerSku?.text,
      description?.text,
      quantity?.value,
      amount?.value,
    ]),
  ).toEqual(
    ROWS.map(([number, name, quantity, , amount, material]) => [number, `${name} ${material}`, quantity, amount]),
  );
});

/** Labels on three lines in boxes, as wide tables have them; each line by itself holds labels as well. */
async function boxed(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  const put = (text: string, x: number, y: number): void => page.drawText(text, { x, y: 842 - y, size: 8, font });
  const rule = (x0: number, y0: number, x1: number, y1: number): void =>
    page.drawLine({ start: { x: x0, y: 842 - y0 }, end: { x: x1, y: 842 - y1 }, thickness: 0.5 });
  put('PURCHASE ORDER', 330, 60);
  put('PO Number: PO-60231', 330, 90);
  const columns = [
    [50, ['Product', 'ID'], 'P-1001'],
    [110, ['Unit', 'Price'], '11.63'],
    [160, ['Discount', 'or', 'Charge'], '0.50'],
    [220, ['Price', 'base', 'Qty'], '1.00'],
    [270, ['Net', 'Unit', 'Price'], '11.13'],
    [320, ['Requested', '(A)greed', 'Qty'], '306.00'],
    [380, ['Line', 'Total'], '3405.78'],
  ] as const;
  for (const [x, labels, value] of columns) {
    for (const [line, label] of labels.entries()) put(label, x, 200 + line * 10);
    put(value, x, 240);
    rule(x - 5, 190, x - 5, 250);
  }
  rule(430, 190, 430, 250);
  for (const y of [190, 226, 250]) rule(45, y, 430, y);
  return document.save();
}

test('what stands in one box of a head is one label, and its number the quantity, not the price', async () => {
  const { items } = understand(await paper({ bytes: await boxed() }));
  expect(items.map(({ fields }) => [fields.quantity?.value, fields.price?.value, fields.amount?.value])).toEqual([
    ['306.00', '11.13', '3405.78'],
  ]);
});
