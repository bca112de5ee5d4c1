/** What a sheet shows and no cell holds: heads and feet of its printed pages, letters struck out within a cell, lines over its rows. */
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { saidBy } from '../../../src/adapters/formats/sheet/margins.ts';
import { codesOf, ordersOf, readAs } from './support.ts';
import { withParts } from './with-part.ts';

const CELLS = [
  ['Purchase Order'],
  ['Buyer', 'Northgate Foods Ltd'],
  ['PO Number', 'AT-40712'],
  ['Currency', 'EUR'],
  ['Item', 'Description', 'Qty', 'Unit', 'Unit price', 'Amount'],
  ['ABC-123', 'Pallet wrap, clear', 40, 'EA', '4.50', '180.00'],
  ['ABC-777', 'Tape, brown 50 mm', 25, 'EA', '2.00', '50.00'],
  ['Total', '', '', '', '', '230.00'],
];
const SHEET = 'xl/worksheets/sheet1.xml';

function book(
  bookType: 'xlsx' | 'ods',
  changes: Readonly<Record<string, (xml: string) => string>>,
  { name = 'Order', format = 'General' } = {},
): Uint8Array {
  const cells = utils.aoa_to_sheet(CELLS);
  cells['C7'] = { t: 'n', v: 25, z: format };
  const made = utils.book_new(cells, name);
  const bytes = write(made, { type: 'buffer', bookType, bookSST: true, compression: true }) as Buffer;
  return withParts(new Uint8Array(bytes), changes);
}

async function codesWith(changes: Readonly<Record<string, (xml: string) => string>>): Promise<string[]> {
  return codesOf(await readAs('sheet', book('xlsx', changes)));
}

const margin = (inside: string) => ({
  [SHEET]: (xml: string) => xml.replace('</worksheet>', `<headerFooter>${inside}</headerFooter></worksheet>`),
});

const styled = (text: string) => ({
  'styles.xml': (xml: string) =>
    xml.replace(
      '</office:document-styles>',
      `<office:master-styles><style:master-page><style:header><text:p>${text}</text:p></style:header><style:header-left style:display="false"><text:p>CANCELLED</text:p></style:header-left></style:master-page></office:master-styles></office:document-styles>`,
    ),
});

describe('the head or foot of a printed sheet', () => {
  test.each([
    '<oddHeader>&amp;CDRAFT - NOT APPROVED</oddHeader>',
    '<oddHeader>&amp;C&amp;"Arial,Bold"&amp;20CANCELLED</oddHeader>',
    '<oddFooter>&amp;LPlease do not process</oddFooter>',
    '<firstHeader>&amp;RTo be delivered to Hull, not Leeds</firstHeader>',
    '<evenFooter>&amp;LNorthgate&amp;RHold until Monday</evenFooter>',
  ])('%s holds the order', async (inside) => expect(await codesWith(margin(inside))).toContain('paper-words-new'));

  test.each([
    '<oddHeader>&amp;L&amp;"Arial,Bold"&amp;14Northgate Foods Ltd&amp;R&amp;D &amp;T</oddHeader><oddFooter>&amp;CPage &amp;P of &amp;N&amp;R&amp;F - &amp;A</oddFooter>',
    '<oddHeader>&amp;CPurchase Order</oddHeader><oddFooter>&amp;LConfidential&amp;R&amp;P / &amp;N</oddFooter>',
    '<oddFooter>&amp;L&amp;Z&amp;F&amp;K000000&amp;RSeite &amp;P von &amp;N</oddFooter>',
    '<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>',
    '<oddFooter>&amp;C第&amp;P页</oddFooter>',
    '<oddFooter>&amp;CPagina &amp;P di &amp;N</oddFooter>',
  ])('%s says nothing of it', async (inside) => expect(await codesWith(margin(inside))).toEqual([]));

  test('is told in parts, without its codes', () => {
    expect(saidBy('&L&"Arial,Bold"&12Smith && Sons&C&K01+000Page &P of &N&R&A').map((text) => text.trim())).toEqual([
      '',
      '',
      'Smith & Sons',
      '',
      'Page   of',
      '',
      '',
    ]);
  });

  test('of an OpenDocument sheet holds its order as well', async () => {
    const plain = 'Page <text:page-number>1</text:page-number> of <text:page-count>9</text:page-count>';
    expect(codesOf(await readAs('sheet', book('ods', styled('CANCELLED'))))).toContain('paper-words-new');
    expect(codesOf(await readAs('sheet', book('ods', styled(plain))))).toEqual([]);
  });
});

const runs = (...texts: readonly (readonly [text: string, mark: string])[]): string =>
  texts.map(([text, mark]) => `<r><rPr>${mark}<sz val="11"/></rPr><t>${text}</t></r>`).join('');
const shared = (text: string, inside: string) => ({
  'xl/sharedStrings.xml': (xml: string) => xml.replace(new RegExp(`<t[^>]*>${text}</t>`), inside),
});

describe('letters struck out within a cell', () => {
  test.each([
    ['all of its letters', runs(['ABC-777', '<strike/>'])],
    ['some of them', runs(['ABC-', ''], ['777', '<strike val="1"/>'])],
  ])('%s of a shared text', async (_case, inside) => {
    expect(await codesWith(shared('ABC-777', inside))).toContain('sheet-text-struck-out');
  });

  test('of a text in the cell itself', async () => {
    const inline = `<is>${runs(['Tape', '<strike/>'])}</is>`;
    const changes = {
      [SHEET]: (xml: string) => xml.replace(/<c r="B7"[^>]*>.*?<\/c>/, `<c r="B7" t="inlineStr">${inline}</c>`),
    };
    expect(await codesWith(changes)).toContain('sheet-text-struck-out');
  });

  test('bold ones, and a strike that is switched off, are read', async () => {
    const changes = shared('ABC-777', runs(['ABC-', '<b/>'], ['777', '<strike val="0"/>']));
    const paper = await readAs('sheet', book('xlsx', changes));
    expect(codesOf(paper)).toEqual([]);
    expect(ordersOf(paper)[0]?.lines[1]).toContain('ABC-777');
  });
});

test.each([
  '<xdr:cxnSp><xdr:spPr><a:prstGeom prst="straightConnector1"/></xdr:spPr></xdr:cxnSp>',
  '<xdr:sp><xdr:spPr><a:prstGeom prst="line"/></xdr:spPr></xdr:sp>',
])('a line over a sheet is told: %s', async (shape) => {
  expect(await codesWith({ 'xl/drawings/drawing1.xml': () => `<xdr:wsDr>${shape}</xdr:wsDr>` })).toContain(
    'sheet-text-box',
  );
  const frame = '<xdr:sp><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr></xdr:sp>';
  expect(await codesWith({ 'xl/drawings/drawing1.xml': () => `<xdr:wsDr>${frame}</xdr:wsDr>` })).toEqual([]);
});

test.each(['0" cartons of 12"', '0" packs of ten"', '"per hundred: "0'])(
  'a format of numbers that says more than they do is asked: %s',
  async (format) => expect(codesOf(await readAs('sheet', book('xlsx', {}, { format })))).toContain('value-uncertain'),
);

test.each(['0.00', '"EUR "0.00', '#,##0'])('one that does not is read: %s', async (format) =>
  expect(codesOf(await readAs('sheet', book('xlsx', {}, { format })))).toEqual([]),
);

test.each([
  ['Quotation', true],
  ['old', true],
  ['Old order', true],
  ['Order 2026', false],
  ['Sheet1', false],
  ['Template', false],
])('the lines stand on a sheet called %s: waits %j', async (name, waits) => {
  expect(codesOf(await readAs('sheet', book('xlsx', {}, { name }))).includes('row-remark-may-change')).toBe(waits);
});
