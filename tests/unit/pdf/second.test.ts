import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unified } from '../../../src/adapters/formats/pdf/radicals.ts';
import { type RawPage, rawPdf } from './raw-pdf.ts';
import { readPdf } from './support.ts';

const CHINESE = 'fixtures/pdf/radicals.pdf';

function page(text: string): RawPage {
  return { content: `BT /F1 12 Tf 72 700 Td (${text}) Tj ET` };
}

test('each page carries its text by a second reader', async () => {
  const { pages } = await readPdf(rawPdf([page('First 1'), page('Second 2')]), { second: true });
  expect(pages.map((one) => one.secondText?.trim())).toEqual(['First 1', 'Second 2']);
});

test('it can be left out', async () => {
  const { pages } = await readPdf(rawPdf([{ content: 'BT /F1 12 Tf 72 700 Td (A) Tj ET' }]), { second: false });
  expect(pages[0]).not.toHaveProperty('secondText');
});

test('both readers give characters where the font has radicals', async () => {
  const { pages } = await readPdf(readFileSync(CHINESE), { second: true });
  const text = pages[0]?.words.map((word) => word.text).join(' ');
  expect(text).toContain('角磨机');
  expect(pages[0]?.secondText).toContain('角磨机');
  expect(`${text}${pages[0]?.secondText}`).not.toMatch(/[\u2E80-\u2FDF]/);
});

test.each([
  ['\u2EC6', '角'],
  ['\u2F1D', '口'],
  ['\u2F47\u2F49', '日月'],
  ['PO \u2ED3 4711', 'PO 长 4711'],
  ['plain', 'plain'],
])('the radicals of %s become %s', (radicals, characters) => {
  expect(unified(radicals)).toBe(characters);
});
