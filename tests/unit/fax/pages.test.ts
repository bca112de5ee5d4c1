import { PDFParse } from 'pdf-parse';
import { describe, expect, test } from 'vitest';
import { faxPages } from '../../../src/adapters/channels/fax/pages.ts';
import { Order } from '../../../src/model/order.ts';
import { faxDecision, faxReceipt } from '../../../src/pipeline/fax-text.ts';

async function pagesOf(pdf: Buffer): Promise<string[]> {
  const parser = new PDFParse({ data: new Uint8Array(pdf) });
  const { pages } = await parser.getText();
  await parser.destroy();
  return pages.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
}

const order = Order.parse({
  schemaVersion: '1.0',
  purpose: 'original',
  test: false,
  poNumber: '4711',
  currency: 'EUR',
  shipTo: { name: 'Werk 2', address: { lines: ['Hafenstraße 1'], city: 'Düsseldorf' } },
  requestedDelivery: { date: '2026-12-01' },
  lines: [
    {
      lineNumber: '1',
      buyerSku: 'A-1',
      description: 'Kugelhahn ½"',
      quantity: '12',
      uom: 'EA',
      sourceUom: 'Stück',
      unitPrice: '10.50',
    },
  ],
  totals: { grand: '126.00' },
});

describe('a fax that is sent', () => {
  test('holds every word, broken into lines, with the number of each page', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
    const pages = await pagesOf(faxPages(words.join(' ')));
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.map((page, index) => page.replace(`${index + 1} / ${pages.length}`, '')).join(' ');
    expect(text.split(' ').filter((word) => word !== '')).toEqual(words);
    for (const [index, page] of pages.entries()) expect(page).toContain(`${index + 1} / ${pages.length}`);
  });

  test('breaks a word that is longer than a line, and ends after twenty pages', async () => {
    const [page = ''] = await pagesOf(faxPages('x'.repeat(200)));
    expect(page.replaceAll(/[^x]/g, '')).toHaveLength(200);
    expect(await pagesOf(faxPages('line\n'.repeat(5000)))).toHaveLength(20);
  });

  test('is written in German, with its letters', async () => {
    const text = faxDecision('de', { order, erpOrderNumber: 'SO-9', decision: 'accepted', reason: undefined });
    const [page = ''] = await pagesOf(faxPages(text));
    for (const part of [
      'AUFTRAGSBESTÄTIGUNG',
      '4711',
      'SO-9',
      'A-1 Kugelhahn ½"',
      '12 Stück',
      '10.50 EUR',
      '126.00 EUR',
      'Düsseldorf',
      '2026-12-01',
    ])
      expect(page).toContain(part);
  });

  test('says why an order is rejected, and that a receipt is no confirmation', () => {
    const rejected = faxDecision('en', { order, erpOrderNumber: undefined, decision: 'rejected', reason: 'no credit' });
    expect(rejected).toContain('Reason: no credit');
    const receipt = faxReceipt('en', { receivedAt: '2026-11-26T11:08:22Z', pages: 2, partial: true, orders: [order] });
    expect(receipt).toContain('your fax of 2026-11-26 11:08 UTC, 2 pages');
    expect(receipt).toContain('The call ended before all was through.');
    expect(receipt).toContain('not yet the confirmation');
  });

  test('repeats no link of a stranger', () => {
    const lines = [{ ...order.lines[0], lineNumber: '1', description: 'see https://evil.example/pay now' }];
    expect(
      faxReceipt('en', { receivedAt: null, pages: null, partial: false, orders: [Order.parse({ ...order, lines })] }),
    ).not.toContain('evil.example');
  });
});
