/** A row whose quantity is a word, or missing beside an amount, waits for a person: no line is lost in silence. */
import { expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { mailOf, readAs } from './support.ts';
import { readText } from '../../support/text-paper.ts';

const ROWS = [
  ['Item No.', 'Description', 'Qty', 'Unit price', 'Amount'],
  ['AA-1', 'Valve', '3', '2.00', '6.00'],
  ['AA-2', 'Gasket', 'TBD', '4.00', ''],
  ['AA-3', 'Bolt', '', '1.00', '5.00'],
  ['AA-4', 'Nut', '', '1.00', ''],
  ['AA-5', 'Screw', '7', '1.00', '7.00'],
  ['AA-6', 'Washer', '0', '1.00', '0.00'],
  ['AA-7', 'Pin', '8', '1.00', '8.00'],
];

test.each([
  ['csv', `PO Number;4711;;;\n\n${ROWS.map((row) => row.join(';')).join('\n')}\n`],
  [
    'html',
    `<p>PO Number: 4711</p><table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  ],
])(
  '%s: a word and an amount stay items without a quantity, an empty place is told, a zero is none',
  async (format, text) => {
    const [read] = ordersIn(await readAs(format, Buffer.from(text)));
    const items = (read?.order.items ?? []).map(({ fields }) => [fields.buyerSku?.text, fields.quantity?.value]);
    expect(items).toEqual([
      ['AA-1', '3'],
      ['AA-2', undefined],
      ['AA-3', undefined],
      ['AA-5', '7'],
      ['AA-7', '8'],
    ]);
    const told = (read?.order.findings ?? []).filter(({ code }) => code === 'row-left-out');
    expect(told.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', expect.stringContaining('AA-4')],
      ['info', expect.stringMatching(/AA-6.*names an item without a quantity, or with zero, and was left out/)],
    ]);
  },
);

const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

test('rows under no head on a second table are told: the order may go on there', async () => {
  const page = `<p>PO Number: 4711</p><table>${row(['Item No.', 'Description', 'Qty'])}${row(['AB-100', 'Valve', '3'])}</table>
<p>continued</p><table>${row(['AB-102', 'Nut', '5'])}${row(['AB-103', 'Pin', '6'])}</table>`;
  const [read] = ordersIn(await readAs('html', Buffer.from(page)));
  expect(read?.order.items.map(({ fields }) => fields.buyerSku?.text)).toEqual(['AB-100']);
  expect(read?.order.findings.map(({ code, message }) => [code, message.includes('AB-102')])).toEqual([
    ['row-left-out', true],
  ]);
});

const MAIL = (second: string): Buffer =>
  Buffer.from(
    `Hello,

please enter our order:

PO Number: 4711
Order date: 2026-11-26

Item      Description             Qty          Unit
ABC-123   Pallet wrap, clear      40           EA
ABC-777   Tape, brown 50 mm       ${second.padEnd(13)}EA
4001      Ball valve, brass       12           EA
`,
  );

test.each(['', 'ten', '-25', '25-30', '2x12', '25*', '~25', 'tbd'])(
  'in a typed table a row with "%s" for a quantity is an item that a person completes, not a text of the row above',
  async (second) => {
    const [read] = ordersIn(await readAs('mail', MAIL(second)));
    expect(
      read?.order.items.map(({ fields }) => [fields.buyerSku?.text, fields.description?.text, fields.quantity?.value]),
    ).toEqual([
      ['ABC-123', 'Pallet wrap, clear', '40'],
      ['ABC-777', 'Tape, brown 50 mm', undefined],
      ['4001', 'Ball valve, brass', '12'],
    ]);
  },
);

test.each([
  ['1 000', '1000', 0.93],
  ["1'000", '1000', 0.93],
  ['25 (max)', '25', 0.5],
  ['25 (was 30)', '25', 0.5],
])('in a typed table %s is a quantity of %s', async (second, quantity, sure) => {
  const [read] = ordersIn(await readAs('mail', MAIL(second)));
  const fields = read?.order.items[1]?.fields;
  expect(fields?.quantity?.value).toBe(quantity);
  expect(fields?.quantity?.confidence).toBe(sure);
  expect(fields?.unit?.text).toBe('EA');
});

test('in a row that a long text has pushed to the right, quantity and price are not exchanged because their product is the same', async () => {
  const [read] = ordersIn(
    await readAs(
      'mail',
      Buffer.from(`Purchase Order PX-689
Date: 2026-11-26

Item No.  Description          Qty   Unit   Unit price   Amount
S-1001    Ball valve, brass    12    EA     9.90         118.80
S-1002    Gasket set, optional           24    EA     2.00         48.00

Total GBP 166.80
`),
    ),
  );
  expect(read?.order.items.map(({ fields }) => [fields.quantity?.value, fields.price?.value])).toEqual([
    ['12', '9.90'],
    ['24', '2.00'],
  ]);
  expect(read?.order.items[1]?.fields.quantity?.confidence).toBeLessThan(0.9);
});

const typed = (row: string): string => `Purchase Order 4501

Date: 2026-11-26
Ship to: Kunde AG, Hafenstr. 4, 20457 Hamburg, Germany

Item      Description   Qty   Unit   Unit price   Amount
S-100     Film clear    10    EA     4.50         45.00
S-200     Tape blue     5     EA     2.00         10.00
${row}

Kind regards,
Ann`;

const UNSPENT = [
  'S-889     Film          as needed   EA     1.00',
  'S-889     Film          a few       EA',
  'S-889     Film          ten pcs',
  'plus one box of S-889',
  '          not more than 10 of R2',
  '          (line 2: please deliver in green)',
];

test.each(UNSPENT)('typed below an item, `%s` is not passed over', async (row) => {
  const codes = (await mailOf(typed(row)).then((paper) => ordersIn(paper))).flatMap(({ order, findings }) =>
    [...order.findings, ...findings].filter(({ severity }) => severity === 'error').map(({ code }) => code),
  );
  expect(codes).toContain('row-left-out');
});

test.each(UNSPENT)('nor is it in a printed order: `%s`', (row) => {
  const { codes } = readText([typed(row)]);
  expect(codes).toContain('row-left-out');
});

test('what goes on with the text of an item stays its text', async () => {
  const [first] = ordersIn(await mailOf(typed('          with logo')));
  expect(first?.order.items.at(-1)?.fields.description?.text).toBe('Tape blue with logo');
  expect(first?.order.findings.map(({ code }) => code)).not.toContain('row-left-out');
});

test.each([
  ['Qty Berlin', true],
  ['Qty received', false],
  ['Stock Berlin', false],
])('a second column of quantities, %s, is told where nobody knows what it counts', async (label, isTold) => {
  const rows = [
    ['Item', 'Description', 'Qty', 'Unit', 'Unit price', 'Amount', label],
    ['S-100', 'Film', '18', 'EA', '4.50', '81.00', '40'],
    ['S-200', 'Tape', '3', 'EA', '2.00', '6.00', '20'],
  ];
  const table = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const [first] = ordersIn(await readAs('html', Buffer.from(`<p>PO Number: 4711</p><table>${table}</table>`)));
  expect(first?.order.items.map(({ fields }) => fields.quantity?.value)).toStrictEqual(['18', '3']);
  expect(first?.order.findings.some(({ code }) => code === 'row-left-out')).toBe(isTold);
});

test.each([
  ['S-889     Tape - only quote please   5     EA     2.00         10.00', ''],
  ['S-889     Optional: film             5     EA     2.00         10.00', ''],
  ['', ' or our store in Bremen'],
])('what is not surely ordered, or may go elsewhere, waits: `%s%s`', async (row, place) => {
  const text = typed(row).replace('Germany', `Germany${place}`);
  const codes = ordersIn(await mailOf(text)).flatMap(({ order, findings }) =>
    [...order.findings, ...findings].map(({ code }) => code),
  );
  expect(codes).toContain('order-reserved');
});
