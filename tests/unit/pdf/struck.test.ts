import { describe, expect, test } from 'vitest';
import { rawPdf } from './raw-pdf.ts';
import { readPdf } from './support.ts';

/** Helvetica 12: `ABC-1 40 EA`, its letters from 700 up to about 709. */
const TEXT = 'BT /F1 12 Tf 50 700 Td (ABC-1) Tj 60 0 Td (40) Tj 30 0 Td (EA) Tj ET';

async function read(content: string): Promise<{ words: string[]; codes: string[] }> {
  const { pages, findings } = await readPdf(rawPdf([{ content }]));
  return {
    words: pages.flatMap((page) => page.words.map(({ text }) => text)),
    codes: findings.map(({ code }) => code),
  };
}

describe('text that was struck out', () => {
  test('is not read, and is told, however short', async () => {
    expect(await read(`${TEXT} 0.8 w 110 704 m 123.4 704 l S`)).toStrictEqual({
      words: ['ABC-1', 'EA'],
      codes: ['pdf-text-struck-out'],
    });
  });

  test('may be a whole row', async () => {
    const { words, codes } = await read(`${TEXT} 50 703.6 106 0.8 re f`);
    expect(words).toStrictEqual([]);
    expect(codes).toContain('pdf-text-struck-out');
  });

  test.each([
    ['an underline', '0.8 w 110 698.5 m 123.4 698.5 l S'],
    ['a line of the table that meets a word', '0.5 w 112 704 m 560 704 l S'],
    ['the edge of a box with a legend', '2 w 20 640 540 64 re S'],
    ['a slanted line beside', '2 w 40 640 m 170 690 l S'],
    ['a slanted line that touches a corner', '1 w 30 690 m 52 702 l S'],
    ['a bar beside', '0.5 w 170 704 m 200 704 l S'],
  ])('is not %s', async (_case, line) => {
    const { words, codes } = await read(`${TEXT} ${line}`);
    expect(words).toStrictEqual(['ABC-1', '40', 'EA']);
    expect(codes).not.toContain('pdf-text-struck-out');
  });

  test.each([
    ['a line of three points', '3 w 20 704 m 560 704 l S'],
    ['a line through a word alone that goes on a little', '1 w 40 704 m 98 704 l S'],
    ['a slanted line', '2 w 40 698 m 170 711 l S'],
    ['a cross over the row', '2 w 40 697 m 170 712 l S 40 712 m 170 697 l S'],
    ['a cross over the page', '4 w 20 640 m 220 780 l S 20 780 m 220 640 l S'],
    ['a stroke through its quantity', '1 w 108 699 m 126 710 l S'],
    ['a line across the page', '0.5 w 20 704 m 560 704 l S'],
    ['a thin bar', '0.95 g 20 703 400 1 re f'],
  ])('may be a row under %s: it is read, and told', async (_case, line) => {
    const { words, codes } = await read(`${TEXT} ${line}`);
    expect(words).toStrictEqual(['ABC-1', '40', 'EA']);
    expect(codes).toContain('pdf-text-struck-out');
  });
});
