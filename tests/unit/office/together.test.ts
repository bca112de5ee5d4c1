/** Files of one mail that may belong together: each alone looks complete, so all of them wait. */
import { afterAll, expect, test } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { endWorkers } from '../../../src/adapters/paper/worker/pool.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { mailWith } from '../../support/mail-with.ts';

afterAll(() => endWorkers());

const HEAD = 'Item,Description,Qty,Unit,Unit price,Amount';
const [ONE, TWO] = [
  'AB-100,"Pallet wrap, clear",40,EA,4.50,180.00\nAB-200,"Tape, brown",25,EA,2.00,50.00',
  'AB-300,"Ball valve, brass",12,EA,9.90,118.80',
];

function sheet(number: string | undefined, lines: string): Buffer {
  const head = number === undefined ? '' : `Purchase Order\nPO Number,${number}\nOrder date,2026-11-26\n\n`;
  return Buffer.from(`${head}${HEAD}\n${lines}\n`);
}

async function codesOf(files: Readonly<Record<string, Buffer>>, words = 'Our order is attached.'): Promise<string[][]> {
  const bytes = mailWith(
    Object.entries(files).map(([name, content]) => ({ name, bytes: content })),
    words,
  );
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  return items.flatMap((item) =>
    item.kind === 'document' && item.draft !== undefined ? [item.findings.map(({ code }) => code)] : [],
  );
}

const PARTS = 'order-in-several-files';

test('lines under no number beside an order with one are told at both', async () => {
  const found = await codesOf({ 'page1.csv': sheet('MX-1', ONE), 'page2.csv': sheet(undefined, TWO) });
  expect(found).toHaveLength(2);
  for (const codes of found) expect(codes.filter((code) => code === PARTS)).toHaveLength(1);
});

test('two files of one number with other lines are told at both, the same order twice is not', async () => {
  const other = await codesOf({ 'a.csv': sheet('MX-1', ONE), 'b.csv': sheet('MX-1', `${ONE}\n${TWO}`) });
  for (const codes of other) expect(codes).toContain(PARTS);
  const same = await codesOf({ 'a.csv': sheet('MX-1', ONE), 'b.csv': sheet('MX-1', ONE) });
  expect(same.flat()).not.toContain(PARTS);
  expect((await codesOf({ 'a.csv': sheet('MX-1', ONE), 'b.csv': sheet('MX-2', TWO) })).flat()).not.toContain(PARTS);
});

test.each([
  ['second page.pdf', Buffer.from('%PDF-1.4 broken'), true],
  ['page2.heic', Buffer.from(`\0\0\0\u0018ftypheic${'x'.repeat(60_000)}`), true],
  ['part.step', Buffer.from('ISO-10303-21;'), false],
  ['logo.png', Buffer.from('\u0089PNG\r\n\u001a\n'), false],
])('beside %s, which cannot be read, an order waits: %s', async (name, bytes, waits) => {
  const found = await codesOf({ 'order.csv': sheet('MX-1', ONE), [name]: bytes });
  expect(found.map((codes) => codes.includes('attachment-unread-beside'))).toEqual([waits]);
});

test('words that order something under no number of their own may change what is attached', async () => {
  const found = await codesOf({ 'order.csv': sheet('MX-1', ONE) }, '60 pcs AB-100 Pallet wrap');
  expect(found.filter((codes) => codes.includes('attachment-read'))).toEqual([
    expect.arrayContaining(['mail-note-may-change']),
  ]);
});

test.each([
  '附件是我们的订单,数量减半。',
  '请报价,见附件。',
  'Order attached\r\n40 => 60',
  'Please find attached our order.\r\nKind regards,\r\nAnn\r\n\r\nP.S. forget about the tape',
  'For approval',
  'FYI',
  'x2',
  'Tylko połowa.',
  'Só metade.',
  'No tape.',
  'Two Gaskets please',
  'Please send two units of the first item.',
  'Please deliver to York',
  'Lieferung bitte im Januar',
  '垫片免',
  'Order attached.\r\n\r\nKind regards\r\nAnn\r\n\r\nMake it twenty valves please.',
  'Order attached.\r\n\r\n-- \r\nAnn Buyer\r\nValves: make it 20 please',
  'Order attached.\r\n\r\n-- \r\nAnn Buyer\r\nПрокладки в этот раз не нужны совсем',
  'On the phone Ben wrote down twenty valves, no gaskets',
  'External sender - make that twenty valves and no gaskets',
])('words nobody knows are never passed over: %s', async (words) => {
  const found = await codesOf({ 'order.csv': sheet('MX-1', ONE) }, words);
  expect(found.every((codes) => codes.includes('mail-note-may-change'))).toBe(true);
});

test.each([
  'Thanks!',
  'Best regards\r\nAnn',
  '附件是我们的订单,谢谢!',
  '李经理, 您好:\r\n附件是我们的订单,请查收。',
  'Urgent.',
])('words that say nothing of the order do not stop it: %s', async (words) => {
  expect((await codesOf({ 'order.csv': sheet('MX-1', ONE) }, words)).flat()).not.toContain('mail-note-may-change');
});

test.each([
  ['Please deliver only after our written release', 'order-reserved'],
  ['Note: quantities are in dozens', 'order-reserved'],
  ['This is a request for quotation only.', 'order-reserved'],
  ['Cancelled line: AB-100', 'order-reserved'],
  ['Position 2 ist storniert', 'order-reserved'],
  ['Deliveries only from 8 to 16', undefined],
  ['Please send your invoice only by mail', undefined],
])('the sheet says "%s": %s', async (line, code) => {
  const found = await codesOf({ 'order.csv': Buffer.concat([sheet('MX-1', ONE), Buffer.from(`\n${line}\n`)]) });
  expect(found[0]?.filter((each) => each.startsWith('order-res'))).toEqual(code === undefined ? [] : [code]);
});

test.each([
  ['Kind regards, Ann Lee\r\nDostawa nastąpi dopiero po naszym telefonie', true],
  ['Kind regards, Ann Lee\r\nNorthgate Ltd\r\nRegistered in England', false],
  [
    'Kind regards, Ann Lee\r\nThis e-mail is confidential. If you are not the intended recipient, please delete it.\r\nWe cancel this order.',
    true,
  ],
  [
    'Kind regards, Ann Lee\r\nThis e-mail is confidential. If you are not the intended recipient, please delete it. Do not print it.',
    false,
  ],
])('below a leave-taking %j waits: %s', async (words, waits) => {
  const found = await codesOf({ 'order.csv': sheet('MX-1', ONE) }, `Our order is attached.\r\n${words}`);
  expect(found[0]?.includes('mail-note-may-change')).toBe(waits);
});

test('a remark in the row of an item waits for a person', async () => {
  const lines =
    'AB-100,"Pallet wrap, clear",40,EA,4.50,180.00,\nAB-200,"Tape, brown",25,EA,2.00,50.00,not needed this time';
  const book = Buffer.from(`Purchase Order\nPO Number,MX-1\nOrder date,2026-11-26\n\n${HEAD},Remark\n${lines}\n`);
  expect((await codesOf({ 'order.csv': book })).flat()).toContain('row-remark-may-change');
});

test('the same lines at another price, or with other numbers, are told; one that prints no price is not', async () => {
  const priced = ONE.replace('4.50,180.00', '4.60,184.00');
  const numbered = ONE.replace('AB-100', 'AB-X').replace('AB-200', 'AB-100').replace('AB-X', 'AB-200');
  for (const other of [priced, numbered]) {
    const found = await codesOf({ 'a.csv': sheet('MX-1', ONE), 'b.csv': sheet('MX-1', other) });
    for (const codes of found) expect(codes).toContain(PARTS);
  }
});

test.each([
  ['CANCELLED order.csv', true],
  ['MX-1-unapproved.csv', true],
  ['MX-1_old.csv', true],
  ['order-template.csv', true],
  ['MX-1 example.csv', true],
  ['Bestellung MX-1 Vorlage.csv', true],
  ['commande_MX-1_ancienne.csv', true],
  ['Goldsmith order MX-1.csv', false],
])('a file named %s may be no order any more: %s', async (name, waits) => {
  const codes = (await codesOf({ [name]: sheet('MX-1', ONE) })).flat();
  expect(codes.includes('mail-note-may-change')).toBe(waits);
});

test.each([
  ['Gaskets no longer needed.', false],
  ['Pallet wrap is not needed this time', true],
  ['Position 2 bitte nicht liefern', true],
  ['Attention : ne pas livrer le poste 2.', true],
  ['DRAFT - NOT RELEASED', true],
  ['This order replaces our order MX-0', true],
  ['We are closed until January: deliver after 10 January', true],
  ['Tape on reels of 66 m', false],
])('a line of the sheet that says "%s" of what is ordered waits: %s', async (line, waits) => {
  const found = await codesOf({ 'order.csv': Buffer.concat([sheet('MX-1', ONE), Buffer.from(`\n${line}\n`)]) });
  expect(found[0]?.includes('order-reserved')).toBe(waits);
});

test.each([
  ['remarks.csv', 'Line 2 is no longer needed, the rest as ordered.', true],
  ['remarks.html', '<p>Cancel purchase order MX-1</p>', true],
  ['hours.html', '<p>Goods in: Monday to Friday 8:00 - 16:00, gate 3.</p>', true],
  ['thanks.html', '<p>Thank you for your help.</p>', false],
  ['HOLD.png', '\u0089PNG\r\n\u001a\n', true],
])('a short file %s beside an order that says %j holds it: %s', async (name, content, waits) => {
  const found = await codesOf({ 'order.csv': sheet('MX-1', ONE), [name]: Buffer.from(content, 'latin1') });
  const order = found.find((codes) => codes.includes('attachment-read') && codes.length > 0);
  expect(order?.includes('mail-note-may-change')).toBe(waits);
});

const BODY = (lines: string): string =>
  `Purchase order: MX-1\r\nOrder date: 26 November 2026\r\nDelivery date: 14 December 2026\r\n\r\n${lines}`;
const TYPED = '40 pcs AB-100 Pallet wrap @ 4.50\r\n25 pcs AB-200 Tape @ 2.00\r\n';

test.each([
  ['other quantities', 'MX-1', ONE.replace('40,EA,4.50,180.00', '41,EA,4.50,184.50'), '2026-12-14', true],
  ['one line more', 'MX-1', `${ONE}\n${TWO}`, '2026-12-14', true],
  ['lines under no number', undefined, TWO, '2026-12-14', true],
  ['another day', 'MX-1', ONE, '2026-12-21', true],
  ['the same lines', 'MX-1', ONE, '2026-12-14', false],
  ['another order', 'MX-2', TWO, '2026-12-14', false],
])('beside an order in the words of the mail, a file with %s', async (_what, number, lines, day, waits) => {
  const file = sheet(number, lines).toString().replace('Order date', `Delivery date,${day}\nOrder date`);
  const found = await codesOf({ 'order.csv': Buffer.from(file) }, BODY(TYPED));
  expect(found.map((codes) => codes.includes(PARTS))).toEqual([waits, waits]);
});
