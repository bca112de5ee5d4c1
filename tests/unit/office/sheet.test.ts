import { utils, write, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Page } from '../../../src/adapters/paper/page.ts';
import { codesOf, ordersOf, readAs, readFixture } from './support.ts';

function bookOf(sheets: Record<string, WorkSheet>, type: 'xlsx' | 'ods' | 'biff8' = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'buffer', bookType: type }) as Buffer);
}

async function textsIn(sheet: WorkSheet): Promise<Record<string, string>> {
  const { pages } = await readAs('sheet', bookOf({ A: sheet }));
  return Object.fromEntries((pages[0] as Page).words.map(({ at, text }) => ['cell' in at ? at.cell : '', text]));
}

test('a number keeps all its digits and none that a double adds, a percentage its sign, a code its zeros', async () => {
  const sheet: WorkSheet = {
    '!ref': 'A1:F1',
    'A1': { t: 'n', v: 1234.56789, z: '#,##0.00', w: '1,234.57' },
    'B1': { t: 'n', v: 0.1 + 0.2 },
    'C1': { t: 'n', v: 0.19, z: '0%' },
    'D1': { t: 'n', v: 42, z: '00000', w: '00042' },
    'E1': { t: 's', v: '007' },
    'F1': { t: 'n', v: 2e21 },
  };
  expect(await textsIn(sheet)).toEqual({
    A1: '1234.56789',
    B1: '0.3',
    C1: '19%',
    D1: '00042',
    E1: '007',
    F1: '2000000000000000000000',
  });
});

test('a number has the currency of its format, but for a format that shows the currency of whoever looks', async () => {
  const sheet: WorkSheet = {
    '!ref': 'A1:F1',
    'A1': { t: 'n', v: 44.16, z: '"$"#,##0.00' },
    'B1': { t: 'n', v: 44.16, z: '#,##0.00\\ [$€-407]' },
    'C1': { t: 'n', v: 44.16, z: '[$CHF]\\ #,##0.00' },
    'D1': { t: 'n', v: 44.16, z: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)' },
    'E1': { t: 'n', v: -44.16, z: '"$"#,##0.00' },
    'F1': { t: 'n', v: 44.16, z: '[$-409]#,##0.00' },
  };
  expect(await textsIn(sheet)).toEqual({
    A1: '$44.16',
    B1: '€44.16',
    C1: 'CHF 44.16',
    D1: '44.16',
    E1: '-44.16',
    F1: '44.16',
  });
});

test('a serial day is given in ISO form, a day as text as it is printed', async () => {
  const sheet: WorkSheet = {
    '!ref': 'A1:B1',
    'A1': { t: 'n', v: 46124, z: 'm/d/yy' },
    'B1': { t: 's', v: '12.04.26' },
  };
  expect(await textsIn(sheet)).toEqual({ A1: '2026-04-12', B1: '12.04.26' });
});

test('a formula gives the value that was saved with it, and is told where there is none', async () => {
  const sheet: WorkSheet = {
    '!ref': 'A1:C1',
    'A1': { t: 'n', v: 6, f: '2*3' },
    'B1': { t: 'n', f: 'A1+1' },
    'C1': { t: 's', v: 'x' },
  };
  const paper = await readAs('sheet', bookOf({ A: sheet }));
  expect(paper.pages[0]?.words.map(({ text }) => text)).toEqual(['6', '=', 'x']);
  expect(codesOf(paper)).toContain('sheet-formula-without-value');
});

test('a row that is struck out is not read, and the order waits for a person who looks at it', async () => {
  const paper = await readFixture('sheet/struck-row.xlsx');
  expect(ordersOf(paper)[0]?.lines).toHaveLength(2);
  expect(paper.findings.map(({ code, message }) => [code, message])).toEqual([
    ['sheet-text-struck-out', 'Struck out in the sheet "Sheet", and not read: ABC-777, Tape, brown 50 mm, 25, EA, 2.'],
  ]);
});

test('what somebody noted at a cell waits for a person', async () => {
  const { findings } = await readFixture('sheet/cell-comment.xlsx');
  expect(findings).toMatchObject([
    {
      code: 'row-remark-may-change',
      message: 'A comment at the cell says: "changed to 50, see mail"',
      at: { sheet: 'Sheet', cell: 'C10' },
    },
  ]);
});

test('what a workbook hides is left out and told: sheets, rows, columns', async () => {
  const paper = await readFixture('sheet/form.xlsx');
  const text = paper.pages.flatMap(({ words }) => words.map((word) => word.text)).join(' ');
  expect(text).not.toMatch(/Hidden row|Dealer cost/);
  expect(paper.pages.map(({ name }) => name)).toEqual(['Order']);
  expect(paper.findings.map(({ code, message }) => [code, message])).toEqual([
    ['sheet-hidden-left-out', 'Hidden sheets were not read: Old.'],
    ['sheet-hidden-left-out', 'Hidden rows 9 and hidden columns E of the sheet "Order" were not read.'],
  ]);
});

test('a merged cell reaches over its columns, and what it covers is not read', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Heading', 'under it'],
    ['a', 'b'],
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  const { pages } = await readAs('sheet', bookOf({ A: sheet }));
  expect(pages[0]?.words.map(({ text, cell }) => [text, cell?.columnSpan])).toEqual([
    ['Heading', 2],
    ['a', 1],
    ['b', 1],
  ]);
});

test('rows that were not ordered are no lines, and a row of sums is none either', async () => {
  const [order] = ordersOf(await readFixture('sheet/form.xlsx'));
  expect(order?.lines).toHaveLength(2);
});

describe('a workbook that cannot be read says why', () => {
  test('one that is encrypted', async () => {
    const { CFB } = await import('@e965/xlsx');
    const shell = CFB.utils.cfb_new();
    CFB.utils.cfb_add(shell, '/EncryptedPackage', Buffer.alloc(64));
    const bytes = new Uint8Array(CFB.write(shell, { type: 'buffer' }) as Buffer);
    expect(codesOf(await readAs('sheet', bytes))).toContain('sheet-locked');
  });

  test('one that is broken', async () => {
    const bytes = bookOf({ A: utils.aoa_to_sheet([['PO', '1']]) });
    expect(codesOf(await readAs('sheet', bytes.subarray(0, bytes.length - 40)))).toContain('sheet-damaged');
  });
});

test('rows, sheets and columns past the limits are told and not read', async () => {
  const long = utils.aoa_to_sheet(Array.from({ length: 30 }, (_, index) => [`row ${index}`]));
  const wide = utils.aoa_to_sheet([Array.from({ length: 1500 }, (_, index) => `c${index}`)]);
  const cut = await readAs('sheet', bookOf({ long, wide, more: long }), { rowsMax: 10, pagesMax: 2 });
  expect(cut.findings.map(({ code }) => code)).toEqual(['paper-pages-limit', 'paper-rows-limit', 'paper-words-limit']);
  expect(cut.pages.map(({ words }) => words.length)).toEqual([10, 1000]);
});

test('links to other files and macros are told, never followed or run', async () => {
  const { default: JSZip } = await import('jszip');
  const zip = await JSZip.loadAsync(bookOf({ A: utils.aoa_to_sheet([['PO', '4711']]) }));
  zip.file('xl/externalLinks/externalLink1.xml', '<x/>');
  zip.file('xl/vbaProject.bin', 'x');
  const paper = await readAs('sheet', await zip.generateAsync({ type: 'uint8array' }));
  expect(paper.findings.map(({ code }) => code)).toEqual(['sheet-links-not-followed', 'sheet-macros-not-run']);
});

test('a real is no dollar, and instructions and lists on other sheets say nothing of the order', async () => {
  const order = utils.aoa_to_sheet([
    ['Marlow Equipment'],
    ['PO Number:', 'ME-55118'],
    ['Terms:', 'Net 45'],
    ['Ln', 'Part', 'Desc', 'Qty', 'Price', 'Ext'],
    [1, 'HX-118', 'Hex bolt', 400, 0.38, 152],
    [null, null, null, null, 'Total', 152],
  ]);
  order['F6'] = { t: 'n', v: 152, z: '"R$" #,##0.00' };
  const lists = utils.aoa_to_sheet([
    ['UOM', 'Terms', 'Sites'],
    ['EA', 'Net 30', 'Plant 1'],
  ]);
  const help = utils.aoa_to_sheet([['How to use this workbook'], ['1. Fill in the PO tab']]);
  const [read] = ordersIn(await readAs('sheet', bookOf({ Help: help, Lists: lists, PO: order })));
  expect(read?.order.currency?.value).toBe('BRL');
  expect(read?.order.sums.grand?.value).toBe('152');
  expect(read?.order.head.paymentTerms?.text).toBe('Net 45');
  expect(read?.order.parties.buyer?.name.text).toBe('Marlow Equipment');
});
