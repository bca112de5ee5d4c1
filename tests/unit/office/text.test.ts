import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { charsetOf, decodeText } from '../../../src/adapters/paper/source/charset.ts';
import { codesOf, mailOf, ordersOf, readAs, readFixture } from './support.ts';

describe('the characters of a text are told by its bytes', () => {
  test.each([
    ['csv/many-orders.csv', 'utf-8'],
    ['csv/utf-16le.txt', 'utf-16le'],
    ['csv/utf-16be.csv', 'utf-16be'],
    ['csv/windows-1252.csv', 'windows-1252'],
    ['csv/gb18030.csv', 'gb18030'],
    ['csv/shift-jis.csv', 'shift_jis'],
  ])('%s is %s', async (file, charset) => {
    const { readFileSync } = await import('node:fs');
    expect(charsetOf(readFileSync(`fixtures/${file}`)).charset).toBe(charset);
  });

  test('UTF-16 without its mark is told by its zeros', () => {
    expect(decodeText(Buffer.from('PO;4711\r\n', 'utf16le'))).toMatchObject({
      charset: 'utf-16le',
      text: 'PO;4711\r\n',
    });
  });

  test('a guess is told', async () => {
    expect(codesOf(await readFixture('csv/windows-1252.csv'))).toContain('charset-guessed');
    expect(codesOf(await readFixture('csv/head-block.csv'))).not.toContain('charset-guessed');
  });
});

test.each([
  ['order.csv', 'a,b,c\n1,2,3\n', 'csv'],
  ['export.txt', 'PO\tItem\tQty\n1\tAB\t5\n', 'csv'],
  ['report.xls', '<html><table><tr><td>PO</td></tr></table>', 'html'],
  ['note.txt', 'Please send 5 x AB-123.\n', 'mail'],
  ['note.eml', 'From: a@b.example\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nSubject: x\n\nHi, a, b, c\n', 'mail'],
  ['order.txt', '{"poNumber":"1"}', 'order-json'],
  [
    'order.csv',
    "UNA:+.? 'UNB+UNOC:3+4012345000009:14+4000004000002:14+260302:0801+1'UNH+1+ORDERS:D:96A:UN'",
    'edifact',
  ],
  ['order.csv', 'H;1;2;3\nL;1;AB-1;5\nL;2;AB-2;7\n', 'csv'],
])('%s of %j is read as %s', (fileName, text, format) => {
  expect(detectFormat({ head: Buffer.from(text), fileName })?.name).toBe(format);
});

test('a text that nobody named is not claimed', () => {
  expect(detectFormat({ head: Buffer.from('Please send 5 x AB-123.\n') })).toBeUndefined();
});

test('a quote that never ends keeps its rows', async () => {
  const text = 'PO,Item,Description,Qty,Price\nA1,AB-1,"12"" pipe,5,2\nA1,AB-2,3" elbow,7,1\n';
  expect(ordersOf(await readAs('csv', Buffer.from(text)))[0]?.lines.length).toBeGreaterThan(0);
});

test('a pasted table keeps its columns, whatever width its texts have', async () => {
  const [order] = ordersOf(
    await mailOf('Item\tDescription\tQty\tPrice\nAB-1\tA very long description of it\t10\t4.50\nAB-2\tb\t5\t2\n'),
  );
  expect(order?.lines).toEqual([
    'AB-1 |  | 10 |  | 4.50 |  | A very long description of it',
    'AB-2 |  | 5 |  | 2 |  | b',
  ]);
});

test('places in a text cut out the words that they name', async () => {
  const text = '> quoted\nplease send 40 x ABC-123 &amp; more';
  const { pages } = await mailOf(text);
  const own = pages.flatMap(({ words }) => words.filter(({ at }) => 'part' in at && at.part === 'text'));
  expect(own.map(({ text: word }) => word)).toEqual([
    'quoted',
    'please',
    'send',
    '40',
    'x',
    'ABC-123',
    '&amp;',
    'more',
  ]);
  expect(own.map(({ at }) => ('part' in at ? text.slice(at.start, at.end) : ''))).toEqual(
    own.map(({ text: word }) => word),
  );
});

test('places in a page cut out the source of the words, entities and all', async () => {
  const html = '<html><p>Nuts &amp; bolts</p><p>for PO&nbsp;4711</p></html>';
  const { pages } = await readAs('html', Buffer.from(html));
  const cut = pages.flatMap(({ words }) => words.map(({ at }) => ('part' in at ? html.slice(at.start, at.end) : '')));
  expect(cut).toEqual(['Nuts', '&amp;', 'bolts', 'for', 'PO', '4711']);
});

test('what a page hides is not read', async () => {
  const { pages } = await readFixture('html/order.html');
  expect(pages[0]?.words.map(({ text }) => text).join(' ')).not.toContain('9999');
});

test('the heads of a Word file belong to it, and its cells know their tables', async () => {
  const { pages } = await readFixture('word/order.docx');
  const places = pages.flatMap(({ words }) => words.map(({ at }) => at));
  expect(places[0]).toMatchObject({ part: 'header1 paragraph 1' });
  expect(places).toContainEqual({ sheet: 'table 1', cell: 'B2' });
});
