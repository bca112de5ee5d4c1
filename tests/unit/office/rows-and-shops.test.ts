/** What a file says again on every row, rows whose cells hold tables of their own, and mails of shops. */
import { expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { mailOf, ordersOf, readAs } from './support.ts';

const rows = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

test('a number on every row of a file without names of columns is that of the order', async () => {
  const paper = await readAs(
    'csv',
    rows(
      '4500771203;20260302;10;76835882;THREADED ROD M8 1M;50;PCE;1,42;02.04.2026',
      '4500771203;20260302;20;93520731;HEX BOLT M12 X 50;200;PCE;0,36;21.03.2026',
      '4500771203;20260302;30;38057825;SPRING PIN 4 X 30;200;PCE;0,11;05.04.2026',
    ),
  );
  const [order] = ordersOf(paper);
  expect(order?.head).toMatchObject({ po: '4500771203', on: '2026-03-02' });
  expect(order?.lines.map((line) => line.includes('4500771203'))).toEqual([false, false, false]);
});

test('of two numbers on every row neither is said to be the number of the order', async () => {
  const paper = await readAs(
    'csv',
    rows(
      '100442;4500771203;10;76835882;THREADED ROD;50;PCE;1,42',
      '100442;4500771203;20;93520731;HEX BOLT;200;PCE;0,36',
      '100442;4500771203;30;38057825;SPRING PIN;200;PCE;0,11',
    ),
  );
  expect(ordersOf(paper)[0]?.head['po']).toBeUndefined();
});

const item = (...texts: string[]): string =>
  `<table>${texts.map((text) => `<tr><td>${text}</td></tr>`).join('')}</table>`;
const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

test('number, text and number of the supplier below each other in a table of their own stay in their row', async () => {
  const page = `<p>PO Number: 4711</p><table>${row('Line', 'Item No.', 'Qty', 'Unit price')}
${row('1', item('AB-100', 'Ball valve'), '3', '2.00')}${row('2', item('AB-101', 'Gasket'), '40', '0.50')}</table>`;
  const [order] = ordersOf(await readAs('html', Buffer.from(page)));
  expect(order?.lines.map((line) => line.replaceAll(/\s+/g, ' '))).toMatchInlineSnapshot(`
    [
      "AB-100 | | 3 | | 2.00 | | Ball valve",
      "AB-101 | | 40 | | 0.50 | | Gasket",
    ]
  `);
});

test('an address keeps its street where that is short for itself', async () => {
  const paper = await mailOf(
    'Bitte senden Sie uns 12 Stk. AB-100.\n\nLieferung an: Nordwerk GmbH, Hafenstr. 3, 26789 Leer\n',
    'Bestellung 4711',
  );
  const [order] = ordersOf(paper);
  expect(order).toMatchInlineSnapshot(`
    {
      "head": {
        "buyer": "Nordwerk GmbH",
        "on": "2026-03-02",
        "po": "4711",
        "to": "Nordwerk GmbH, Hafenstr. 3, 26789 Leer",
      },
      "lines": [
        "AB-100 |  | 12 | Stk. |  |  | ",
      ],
    }
  `);
});

test('a thing that is named by nothing but its number has no text', async () => {
  const paper = await mailOf('Please send 10 EA of item S-1 and 4 EA of item S-2.\n', 'PO 4711');
  expect(ordersOf(paper)[0]?.lines).toMatchInlineSnapshot(`
    [
      "S-1 |  | 10 | EA |  |  | ",
      "S-2 |  | 4 | EA |  |  | ",
    ]
  `);
});

test.each([
  ['Please send us 12 pcs. AB-100.', ['AB-100 |  | 12 | pcs. |  |  | ']],
  ['Wir brauchen 12 Stk. Ventile AB-100.', ['AB-100 |  | 12 | Stk. |  |  | Ventile']],
  ['Please send AB-100, 12 pcs. Thanks for the quick help.', ['AB-100 |  | 12 | pcs. |  |  | ']],
])('the stop behind a short unit ends no sentence: %s', async (text, lines) => {
  expect(ordersOf(await mailOf(`${text}\n`, 'PO 4711'))[0]?.lines).toEqual(lines);
});

test('mails of shops: "Price" is what the row costs where its sum is printed, and the number behind the text is the shop’s', async () => {
  const page = `<h2>[Order #10884] (March 14, 2026)</h2><table><thead><tr><th>Product</th><th>Quantity</th><th>Price</th></tr></thead><tbody>${row('Blades 64 mm (#89597)', '1', '46,40 €')}${row('Cleaning powder (#20237)', '3', '49,77 €')}</tbody><tfoot>${row('Subtotal:', '', '96,17 €')}${row('Payment method:', 'Invoice, 14 days')}</tfoot></table>`;
  const paper = await readAs('html', Buffer.from(page));
  const [order] = ordersOf(paper);
  expect(order?.lines).toEqual([' | 89597 | 1 |  |  |  | Blades 64 mm', ' | 20237 | 3 |  |  |  | Cleaning powder']);
});

test('lines of one thing below each other, with price × quantity in one of them', async () => {
  const text = `Order summary

Soy candle tin, linen 160 g
SKU: LW-MAJ12
£7.70 × 6
£46.20

Reed diffuser 100 ml
SKU: LW-DBG12
£11.96 × 4
£47.84
`;
  const [order] = ordersOf(await mailOf(text, 'Order LW2217 placed by Tamsin Roe'));
  expect(order?.lines).toEqual([
    ' | LW-MAJ12 | 6 |  | 7.70 |  | Soy candle tin, linen 160 g',
    ' | LW-DBG12 | 4 |  | 11.96 |  | Reed diffuser 100 ml',
  ]);
});

const mail = (type: string, body: string): Buffer =>
  Buffer.from(
    `From: a@b.example\nSubject: Bestellung 4711\nMIME-Version: 1.0\nContent-Type: ${type}\n\n${body}`,
    'latin1',
  );

test('a mail that says it is UTF-8 and is not is read as what it is, and told; a torn letter in a part makes it wait', async () => {
  const plain = await readAs(
    'mail',
    mail('text/plain; charset=utf-8', 'Bitte 12 Stück AB-100 und 5 Stk. AB-101 liefern.\n'),
  );
  expect(ordersOf(plain)[0]?.lines).toEqual(['AB-100 |  | 12 | Stück |  |  | ', 'AB-101 |  | 5 | Stk. |  |  | ']);
  expect(plain.findings).toMatchObject([{ code: 'charset-guessed', severity: 'info' }]);
  const part = '--x\nContent-Type: text/plain; charset=utf-8\n\nBitte 12 Stück AB-100 liefern.\n--x--\n';
  const torn = await readAs('mail', mail('multipart/mixed; boundary=x', part));
  expect(torn.findings).toMatchObject([{ code: 'charset-guessed', severity: 'error' }]);
});

const one = (number: string): string => `Purchase Order ${number}

Date: 2026-11-26
Ship to: Kunde AG, Hafenstr. 4, 20457 Hamburg, Germany

Item      Description   Qty   Unit   Unit price   Amount
S-100     Film clear    10    EA     4.50         45.00
S-200     Tape blue     5     EA     2.00         10.00
Total                                             55.00
`;

test('two orders with short numbers in one text are two', async () => {
  const orders = ordersIn(await mailOf(`${one('OA-7')}\n\n${one('OA-8')}`));
  expect(orders.map(({ order }) => [order.head.poNumber?.text, order.items.length])).toStrictEqual([
    ['OA-7', 2],
    ['OA-8', 2],
  ]);
});
