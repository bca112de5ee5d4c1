import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { PDFParse } from 'pdf-parse';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/adapters/formats/mail/language.ts';
import type { Language } from '../../../src/adapters/formats/mail/language.ts';
import { unified } from '../../../src/adapters/formats/pdf/radicals.ts';
import { renderPage } from '../../../src/adapters/formats/pdf/render.ts';
import { PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';
import { onlyPage } from '../pdf/support.ts';
import { FOR_FAXES } from '../../../src/adapters/print/marks.ts';
import { printSheet } from '../../../src/adapters/print/sheet.ts';
import { readFiles } from '../../../src/commands/read.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { Order } from '../../../src/model/order.ts';
import type { OrderSheet } from '../../../src/model/order-sheet.ts';
import { decimal, orderSheet } from '../../../src/pipeline/order-sheet.ts';

const order = Order.parse({
  schemaVersion: '1.0',
  purpose: 'original',
  test: false,
  poNumber: 'PO4711',
  orderDate: '2026-11-20',
  currency: 'EUR',
  buyer: { name: 'Northgate GmbH', address: { lines: ['Hafenstraße 1'], postalCode: '20457', city: 'Hamburg' } },
  shipTo: { name: '上海北门阀门有限公司', address: { lines: ['世纪大道100号'], city: '上海' } },
  requestedDelivery: { date: '2026-12-01' },
  lines: [line(1), { ...line(2), description: '黄铜球阀，适用于饮用水' }],
  totals: { goods: '2500.00', tax: '475.00', grand: '2975.00' },
});

function line(number: number): Order['lines'][number] {
  return {
    lineNumber: String(number),
    buyerSku: `NG-${number}`,
    supplierSku: `40-${number}`,
    description: 'Ball valve, brass',
    quantity: '1000',
    uom: 'EA',
    sourceUom: 'pcs',
    unitPrice: '1.25',
    amount: '1250.00',
  };
}

interface Changed {
  readonly order?: Order;
  readonly ordered?: Order;
  readonly issues?: readonly Finding[];
}

function sheetOf(language: Language, changed: Changed = {}): OrderSheet {
  return orderSheet(language, {
    order,
    ordered: changed.order ?? order,
    revision: 1,
    issues: [],
    erpOrderNumber: 'SO-1001',
    seller: 'Supplier Ltd',
    at: new Date('2026-11-26T10:00:00Z'),
    ...changed,
  });
}

async function pagesOf(sheet: OrderSheet): Promise<string[]> {
  const parser = new PDFParse({ data: new Uint8Array(printSheet(sheet, unified).pdf) });
  const { pages } = await parser.getText();
  await parser.destroy();
  return pages.map(({ text }) => text);
}

describe('an order sheet as PDF', () => {
  test.each<[Language, string[]]>([
    [
      'en',
      [
        'Order confirmation PO4711',
        'Your order number',
        'SO-1001',
        'NG-1',
        '40-1',
        '1,000 pcs',
        '1,250.00',
        '2,975.00 EUR',
        'Page 1 of 1',
      ],
    ],
    [
      'de',
      [
        'Auftragsbestätigung PO4711',
        'Ihre Bestellnummer',
        '1.000 pcs',
        '1.250,00',
        '2.975,00 EUR',
        'Hafenstraße 1',
        'Seite 1 von 1',
      ],
    ],
    ['zh', ['订单确认 PO4711', '您的订单号', '1,000 pcs', '1,250.00', '第 1 页，共 1 页']],
  ])('says in %s who ordered what, in text that can be selected', async (language, said) => {
    const [page = ''] = await pagesOf(sheetOf(language));
    // Fonts draw 门, 大 and 黄 with the glyphs of radicals; whoever searches the text types the characters.
    for (const words of [...said, '上海北门阀门有限公司', '世纪大道100号', '黄铜球阀，适用于饮用水'])
      expect(page).toContain(words);
  });

  test('has every line of five hundred once, the head of the table on each page, and the number of the page', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => line(index + 1));
    const pages = await pagesOf(sheetOf('en', { order: { ...order, lines } }));
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('Order confirmation PO4711');
    }
    for (const page of pages.filter((each) => each.includes('NG-'))) expect(page).toMatch(/Your\s+item/);
    const items = pages.join('\n').match(/NG-\d+/g) ?? [];
    expect(items).toEqual(lines.map(({ buyerSku }) => buyerSku));
  });

  test('loses no word of a description that is longer than a page', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `w${index}`);
    const long = { ...line(1), description: words.join(' ') };
    const pages = await pagesOf(sheetOf('en', { order: { ...order, lines: [long] } }));
    expect(pages.join('\n').match(/\bw\d+\b/g)).toEqual(words);
  });

  test('breaks a word that has no room, and keeps item numbers of fifty characters whole or broken, never cut', async () => {
    const supplierSku = 'X'.repeat(50);
    const [page = ''] = await pagesOf(
      sheetOf('en', { order: { ...order, lines: [{ ...line(1), supplierSku, description: 'J'.repeat(300) }] } }),
    );
    expect([page.match(/X/g)?.length, page.match(/J/g)?.length]).toEqual([50, 300]);
  });

  test('says what a person changed, before and after, and what is still open', async () => {
    const corrected = Order.parse({
      ...order,
      shipTo: { ...order.shipTo, name: 'Northgate depot' },
      lines: [{ ...line(1), quantity: '12', sourceUom: 'box' }, line(3)],
    });
    const issues = [{ code: 'date-missing', severity: 'warning', message: '', hint: '', path: '/lines/1' }] as const;
    const sheet = sheetOf('en', { order: corrected, ordered: order, issues });
    expect(sheet.changes?.items).toEqual([
      { label: 'Ship to, Name', before: '上海北门阀门有限公司', value: 'Northgate depot' },
      { label: 'Line 1, Quantity', before: '1,000', value: '12' },
      { label: 'Line 1, Unit', before: 'pcs', value: 'box' },
      { label: 'Line 2', before: '1000 pcs NG-2 黄铜球阀，适用于饮用水', value: '' },
      { label: 'Line 3', before: '', value: '1000 pcs NG-3 Ball valve, brass' },
    ]);
    expect(sheet.questions?.items.map(({ code }) => code)).toEqual(['date-missing']);
    const [page = ''] = await pagesOf(sheet);
    for (const words of ['Corrected by us', 'As we read it', 'Northgate depot', 'Still open: please tell us'])
      expect(page).toContain(words);
  });

  test('for a fax is black on white, with letters that a fax does not blur', async () => {
    const { pdf, pages } = printSheet(sheetOf('en'), unified, FOR_FAXES);
    expect(pages).toBe(1);
    const { bitmap } = await renderPage(pdf, 1, 72, { limits: PAPER_LIMITS, kind: 'rgba' });
    const { words } = await onlyPage(pdf);
    expect(Math.min(...words.map(({ box }) => box[3] - box[1]))).toBeGreaterThanOrEqual(7); // Capitals of 10 points.
    expect(bitmap?.data.length).toBeGreaterThan(0);
    const colored = bitmap?.data.filter((_, at) => at % 4 === 0 && bitmap.data[at] !== bitmap.data[at + 2]) ?? [];
    expect(colored).toHaveLength(0);
  });

  test('shows words of others as they are, without what turns or hides text', () => {
    const sheet = sheetOf('en', {
      order: { ...order, poNumber: 'PO\u202e1174\u0007', lines: [{ ...line(1), description: 'a\u200bb\u202ec' }] },
    });
    expect([sheet.number, sheet.rows[0]?.[3]]).toEqual(['PO 1174', 'a b c']);
  });
});

function sink(to: string[]) {
  return { write: (text: string) => Promise.resolve(to.push(text) > 0) };
}

describe('a sheet that comes back as a mail or a scan', () => {
  const cases = LANGUAGES.flatMap((language) =>
    (['original', 'change', 'cancellation'] as const).map((purpose) => [language, purpose] as const),
  );
  test.each(cases)('makes no order: %s, %s', async (language, purpose) => {
    const folder = await mkdtemp(join(tmpdir(), 'ordergate-sheet-'));
    const file = join(folder, 'sheet.pdf');
    await writeFile(file, printSheet(sheetOf(language, { order: { ...order, purpose } }), unified).pdf);
    const [out, said]: [string[], string[]] = [[], []];
    try {
      await readFiles([file], {}, { out: sink(out), diagnostics: sink(said), stdin: Readable.from([]) });
    } finally {
      await rm(folder, { recursive: true });
    }
    expect(out.join('')).toBe('');
    expect(said.join('')).toContain('document-not-order');
  });
});

test.each<[Language, string, string]>([
  ['en', '1234567.50', '1,234,567.50'],
  ['de', '1234567.50', '1.234.567,50'],
  ['zh', '-0.10', '-0.10'],
  ['de', '123456789012345678901234567890.123456789012345', '123.456.789.012.345.678.901.234.567.890,123456789012345'],
  ['en', 'twelve', 'twelve'],
])('in %s the decimal %s is written %s, digit by digit', (language, text, written) => {
  expect(decimal(language, text)).toBe(written);
});

test('a partial delivery says when it leaves and when it arrives, each by its name', () => {
  const schedules = [
    { quantity: '400', date: '2026-12-05', requestedShip: { date: '2026-12-01' } },
    { quantity: '600', requestedDelivery: { date: '2026-12-09' } },
  ];
  const printed = JSON.stringify(sheetOf('en', { order: { ...order, lines: [{ ...line(1), schedules }] } }));
  expect(printed).toContain('Partial delivery: 400 · 2026-12-05 · Shipping date 2026-12-01');
  expect(printed).toContain('Partial delivery: 600 · 2026-12-09');
});
