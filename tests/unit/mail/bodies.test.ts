/** What a mail's text is, beside plain letters: RTF, hidden and struck HTML, two parts that differ, files in the text, locked parts. */
import { expect, test } from 'vitest';
import { wordsOfCalendar } from '../../../src/adapters/formats/mail/calendar.ts';
import { isEnveloped } from '../../../src/adapters/formats/mail/encrypted.ts';
import { isOutlook, openOutlook } from '../../../src/adapters/formats/mail/outlook.ts';
import { differenceOf } from '../../../src/adapters/formats/mail/parts-differ.ts';
import { textOfRtf } from '../../../src/adapters/formats/mail/rtf.ts';
import { readMail } from '../../../src/adapters/formats/mail/reader.ts';
import { seenOf } from '../../../src/adapters/formats/mail/unseen.ts';
import { uuencodedIn } from '../../../src/adapters/formats/mail/uuencode.ts';
import { PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';
import { outlookMail } from '../../support/outlook.ts';

const SIZE = 200_000;

test.each([
  ['breaks and cells', String.raw`{\rtf1\ansi Item\tab Qty\par ABC-123\cell 40\row}`, 'Item\tQty\nABC-123\t40'],
  ['fonts and pictures are no text', String.raw`{\rtf1{\fonttbl{\f0 Arial;}}{\pict 00ff}{\*\generator X;}40}`, '40'],
  ['letters of a code page', String.raw`{\rtf1\ansi\ansicpg936 \'b2\'c9\'b9\'ba 40}`, '采购 40'],
  ['Unicode with its replacement', String.raw`{\rtf1\ansi\uc1 Gr\u252?\u223\'dfe 5}`, 'Grüße 5'],
  [
    'HTML kept in RTF',
    String.raw`{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 40 pcs{\*\htmltag72 </p>}}`,
    '40 pcs',
  ],
  ['marks of the format itself', String.raw`{\rtf1 a\{b\}\\c\~d}`, 'a{b}\\c d'],
])('RTF gives its text: %s', (_case, rtf, text) => {
  expect(textOfRtf(Buffer.from(rtf, 'latin1'))).toBe(text);
});

const ROW = (attributes: string, cell = '') =>
  `<table><tr><td>ABC-123</td><td>40</td></tr><tr ${attributes}><td${cell}>EVIL-9</td><td${cell}>99</td></tr></table>`;

test.each([
  ['display:none by class', `<style>.x{display:none}</style>${ROW('class="x"')}`, 'unseen'],
  ['struck by class', `<style>td.x{text-decoration: line-through}</style>${ROW('', ' class="x"')}`, 'struck'],
  ['nearly white', ROW('style="color:#fefefe"'), 'unseen'],
  ['display:none by position', `<style>table tr:nth-child(2){display:none}</style>${ROW('')}`, 'doubtful'],
  ['white by class', `<style>.y td{color:#fff}</style>${ROW('class="y"')}`, 'doubtful'],
  ['no size by class', `<style>.y{font-size:0;max-height:0}</style>${ROW('class="y"')}`, 'doubtful'],
  ['on small screens', `<style>@media (max-width:600px){.y{display:none}}</style>${ROW('class="y"')}`, 'doubtful'],
  ['spelled with an escape', `<style>.y{d\\69splay:none}</style>${ROW('class="y"')}`, 'doubtful'],
  ['for one program', `${ROW('')}<!--[if mso]>${ROW('')}<![endif]-->`, 'doubtful'],
  ['for all but one', `<!--[if !mso]><!-->${ROW('')}<!--<![endif]-->`, 'doubtful'],
])('what a style sheet hides is not read, or waits for a person: %s', (_case, html, expected) => {
  const { html: seen, ...found } = seenOf(html);
  const { unseen, struck, doubtful } = found;
  expect({ unseen, struck, doubtful }).toEqual({
    unseen: expected === 'unseen',
    struck: expected === 'struck',
    doubtful: expected === 'doubtful',
  });
  expect(seen.includes('EVIL-9')).toBe(expected === 'doubtful');
});

test.each([
  ['the frame of a table for Outlook', `<!--[if mso]><table><tr><td width="600"><![endif]-->${ROW('')}`],
  ['white headings on a color', `<style>th{color:#fff;background:#008}</style>${ROW('')}`],
  [
    'a rule that nothing in it fits',
    `<style>.preheader{display:none}@media print{.menu{display:none}}</style>${ROW('')}`,
  ],
])('%s hides nothing', (_case, html) => {
  expect(seenOf(html)).toEqual({ html, unseen: false, struck: false, doubtful: false });
});

test.each([
  '<style>'.repeat(30_000),
  `<style>${'a '.repeat(100_000)}`,
  '<!--[if mso]>'.repeat(15_000),
  `<style>${'a{display:none}'.repeat(13_000)}`,
])('a long one takes no long time: %#', { timeout: 5000 }, (html) => {
  expect(seenOf(html).struck).toBe(false);
});

test.each(['opacity:0', 'position:absolute;left:-9999px', 'max-height:0;overflow:hidden', 'text-indent:-9999px'])(
  'a row with %s is not read',
  async (style) => {
    const text = `From: a@b.example\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nContent-Type: text/html\n\n${ROW(`style="${style}"`)}`;
    const { pages } = await readMail(Buffer.from(text), PAPER_LIMITS);
    expect(pages[0]?.words.map((word) => word.text)).toEqual(['ABC-123', '40']);
  },
);

test.each([
  ['UTF-8 that says it is Latin-1', 'text/plain; charset=iso-8859-1', Buffer.from('Müllbeutel groß €'), 'utf-8'],
  ['and windows-1252', 'text/plain; charset=windows-1252', Buffer.from('Müllbeutel groß “x'), 'utf-8'],
  [
    'HTML of that kind',
    'text/html; charset=iso-8859-1',
    Buffer.from('<table><tr><td>Müll</td><td>groß</td></tr></table>'),
    'utf-8',
  ],
  ['Latin-1 itself', 'text/plain; charset=iso-8859-1', Buffer.from('Müllbeutel groß', 'latin1'), undefined],
  ['Shift-JIS that says nothing', 'text/plain', Buffer.from('928d95b682b582dc82b72034308cc2', 'hex'), 'shift_jis'],
  ['GB18030 that says nothing', 'text/plain', Buffer.from('c7ebb7a2bbf5a3ac343020cfe4', 'hex'), 'gb18030'],
])('%s is read as what it is', async (_case, type, body, guess) => {
  const head = Buffer.from(
    `From: a@b.example\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\nContent-Type: ${type}\r\n\r\n`,
  );
  const { pages, findings } = await readMail(Buffer.concat([head, body]), PAPER_LIMITS);
  const text = pages.flatMap(({ words }) => words.map((word) => word.text)).join(' ');
  expect(text).toMatch(/^(?:Müll.*groß|注文します|请发货)/u);
  expect(findings.map(({ code, message }) => [code, message.includes(guess ?? '')])).toEqual(
    guess === undefined ? [] : [['charset-guessed', true]],
  );
});

test.each([
  ['white on white', '<p>4<font color="#FFF">0</font></p>', { unseen: true, struck: false }, '4 '],
  [
    'white on a white row',
    '<table><tr style="background:white"><td style="color:rgb(255,255,255)">40</td></tr></table>',
    { unseen: true, struck: false },
    '',
  ],
  [
    'white on blue is read',
    '<table><tr><td bgcolor="#000080"><font color="white">Qty</font></td></tr></table>',
    { unseen: false, struck: false },
    'Qty',
  ],
  [
    'white on a picture is read',
    '<div style="background:url(a.png)"><b style="color:white">Qty</b></div>',
    { unseen: false, struck: false },
    'Qty',
  ],
  [
    'white where a style sheet sets the ground is read',
    '<style>.h{background:#008}</style><p class="h"><b style="color:white">Qty</b></p>',
    { unseen: false, struck: false },
    'Qty',
  ],
  ['struck out', '<td><s>60</s> 40</td>', { unseen: false, struck: true }, '40'],
  [
    'struck by style',
    '<td><span style="text-decoration: line-through">60</span> 40</td>',
    { unseen: false, struck: true },
    '40',
  ],
])('HTML as it is seen: %s', (_case, html, told, rest) => {
  const { html: seen, ...found } = seenOf(html);
  expect(found).toEqual({ ...told, doubtful: false });
  expect(seen).toHaveLength(html.length);
  const text = seen.replaceAll(/<style>.*<\/style>|<[^>]*>/g, '');
  expect(text.trim()).toBe(rest.trim());
});

test.each([
  ['the same, with other spaces', 'PO 1: 40 EA at 4.50', '<p>PO&nbsp;1: <b>40</b> EA at 4.50</p>', undefined],
  ['another quantity', 'PO 1: 400 EA at 4.50', '<p>PO 1: 40 EA at 4.50</p>', { text: '400', html: '40' }],
  [
    'a number that stands elsewhere as well',
    '40 EA, 25 EA, 25 EA',
    '<p>40 EA, 40 EA, 25 EA</p>',
    { text: '25', html: '40' },
  ],
  ['a text that only points to the HTML', 'View it in a browser.', '<p>PO 1: 40 EA at 4.50</p>', undefined],
  [
    'links and pictures in one of them',
    'PO 1: 40 EA at 4.50 https://a.example/77 [cid:image001.png@01D]',
    '<p>PO 1: 40 EA at 4.50</p>',
    undefined,
  ],
])('two parts of a mail: %s', (_case, text, html, difference) => {
  expect(differenceOf(text, html)).toEqual(difference);
});

test.each([
  ['beginnings of tags', () => differenceOf('1 2 3', '<'.repeat(SIZE))],
  ['parts without an end', () => differenceOf('1 2 3', '<script'.repeat(SIZE / 7))],
  ['one long word', () => differenceOf(`${'1.'.repeat(SIZE / 2)} 2 3`, 'a'.repeat(SIZE))],
  ['style sheets without an end', () => seenOf(`${'<style '.repeat(SIZE / 7)}color:`)],
  ['files without an end', () => uuencodedIn('begin 644 a\n'.repeat(SIZE / 12))],
  ['spaces in RTF', () => textOfRtf(Buffer.from(`{\\rtf1 a${' '.repeat(SIZE)}b}`))],
])('a text full of %s takes no time that grows with its square', (_case, work) => {
  const start = performance.now();
  work();
  expect(performance.now() - start).toBeLessThan(3000); // Half a minute and more when it did.
});

test('files in a text are taken out, and every other word keeps its place', () => {
  const text = 'Our order:\r\nbegin 644 a.csv\r\n#86)C\r\n`\r\nend\r\nAnn';
  const { files, text: rest } = uuencodedIn(text);
  expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['a.csv', 'abc']]);
  expect(rest.indexOf('Ann')).toBe(text.indexOf('Ann'));
  expect(rest).not.toContain('begin');
  expect(uuencodedIn('begin 644 work tomorrow').files).toEqual([]);
});

test('an invitation says what it says, folded lines and all', () => {
  const words = wordsOfCalendar(
    Buffer.from(
      'BEGIN:VCALENDAR\r\nSUMMARY;LANGUAGE=en:Delivery\r\nDESCRIPTION:40 EA\\, 25\r\n  EA\\nLeeds\r\nEND:VCALENDAR',
    ),
  );
  expect(words).toEqual({ subject: 'Delivery', text: '40 EA, 25 EA\nLeeds' });
});

test('a file of Outlook is known by its name or its streams, and no other compound file is', () => {
  const from = { name: 'Ann Lee', address: 'ann@northgate.example' };
  const bytes = outlookMail({ subject: 'PO 1', from, body: '40' });
  expect(isOutlook(bytes.subarray(0, 4096))).toBe(true);
  expect(isOutlook(Buffer.from('d0cf11e0a1b11ae1', 'hex'), { name: 'Order.xls' })).toBe(false);
  expect(openOutlook(bytes)).toMatchObject({ subject: 'PO 1', text: '40', from: 'Ann Lee <ann@northgate.example>' });
});

test('what is encrypted is told by its kind, and what is only signed is not', () => {
  expect(isEnveloped(Buffer.from('308006092a864886f70d010703a080', 'hex'))).toBe(true);
  expect(isEnveloped(Buffer.from('308006092a864886f70d010702a080', 'hex'))).toBe(false);
});

const PARTS = (end: string): Buffer => {
  const rows = ['PO,Item,Qty,Unit,Price', 'K-4011,ABC-123,40,EA,4.50', 'K-4011,ABC-124,5,EA,4.50'].join('\r\n');
  const head = 'From: a@b.example\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\nSubject: PO K-4011\r\n';
  const type = 'Content-Type: multipart/mixed;\r\n boundary="x=1"\r\n\r\n';
  const text = '--x=1\r\nContent-Type: text/plain\r\n\r\nOrder attached.\r\n';
  const file = `--x=1\r\nContent-Type: text/csv; name=o.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(rows).toString('base64')}${end}`;
  return Buffer.from(head + type + text + file);
};

test.each([
  ['in the middle of a part', '', true],
  ['behind a part', '\r\n--x=1\r\n', true],
  ['at its end', '\r\n--x=1--\r\n', false],
])('a mail of several parts that ends %s', async (_case, end, isCut) => {
  const { findings } = await readMail(PARTS(end), PAPER_LIMITS);
  expect(findings.some(({ code, severity }) => code === 'mail-cut' && severity === 'error')).toBe(isCut);
});
