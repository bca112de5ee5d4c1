import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Page } from '../../../src/adapters/paper/page.ts';
import { readPdf } from './support.ts';

async function sample(name: string): Promise<Page> {
  const { pages, findings } = await readPdf(readFileSync(`fixtures/pdf/${name}.pdf`), { second: true });
  expect(findings).toEqual([]);
  const [page] = pages;
  if (page === undefined || pages.length > 1) throw new Error('One page was expected.');
  return page;
}

/** Each text with how often it must stand on the page. */
function expectWords({ words }: Page, counts: Readonly<Record<string, number>>): void {
  const found = Object.keys(counts).map((text) => [text, words.filter((word) => word.text === text).length]);
  expect(Object.fromEntries(found)).toEqual(counts);
}

test('an order that draws its bold text twice is read once, with its lines and values', async () => {
  const page = await sample('r_b1_double-100-0');
  expectWords(page, {
    'PO435650': 1,
    '09/07/2023': 1,
    '506-1783': 1,
    '631-7386': 1,
    '420.3100': 1,
    '2,521.86': 1,
    'Each': 1,
  });
  expect(page.words.find((word) => word.text === '2,521.86')?.bold).toBe(true);
  expect(page.words.find((word) => word.text === 'NY')?.bold).toBe(false);
  expect(page.rules.length).toBeGreaterThan(5);
  expect(page.secondText).toContain('506-1783');
});

test('a report of typewriter letters keeps its columns apart and has no lines', async () => {
  const page = await sample('e_jde_text-100-0');
  expectWords(page, {
    '199686': 1,
    '06/16/23': 2,
    '148.9984': 1,
    '1,787.98': 2,
    '6647': 1,
    'OAKHOLLOW': 1,
    '31247-1848': 1,
  });
  expect(page.rules).toEqual([]);
});

test('a table by Chromium in Chinese has its words in their cells', async () => {
  const page = await sample('radicals');
  expectWords(page, { '采购订单': 1, '品名': 1, '数量': 1, '角磨机': 1, '12': 1 });
  const [head, cell] = ['数量', '12'].map((text) => page.words.find((word) => word.text === text)?.box);
  const left = page.rules
    .filter(({ box }) => box[2] - box[0] <= 3 && box[0] <= (head?.[0] ?? 0))
    .map(({ box }) => box[0]);
  expect(cell?.[0]).toBeGreaterThanOrEqual(Math.max(...left));
});
