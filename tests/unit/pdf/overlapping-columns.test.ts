/** Texts that are longer than their column, as programs with fixed places print them: they are drawn into the next one. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { paper } from '../../../src/adapters/formats/pdf/work.ts';

const SIZE = 10;

/** The words of a page with these texts, each drawn in one go or letter by letter. */
async function wordsOf(texts: readonly (readonly [string, number, number])[], isByLetter: boolean): Promise<string[]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  for (const [text, x, y] of texts) {
    let at = x;
    for (const piece of isByLetter ? text : [text]) {
      page.drawText(piece, { x: at, y: 842 - y, size: SIZE, font });
      at += font.widthOfTextAtSize(piece, SIZE);
    }
  }
  const { pages } = await paper({ bytes: await document.save() });
  return pages.flatMap(({ words }) => words.map((word) => word.text));
}

const ROWS = [
  ['PR', 'INGHT75', 'WASHER', '2622189'],
  ['EA', 'INGHT11', 'GEARBOX', '2622190'],
  ['GALL', 'FLMCLR27', 'TRAY,9X6,COMP', '2622191'],
] as const;
const AT = [50, 72, 140, 204];
const table = ROWS.flatMap((row, line) => row.map((text, column) => [text, AT[column] ?? 0, 100 + line * 20] as const));

test.each([false, true])(
  'a word that runs into the next column is not joined with it (by letter: %s)',
  async (isByLetter) => {
    const words = await wordsOf(table, isByLetter);
    expect(words.toSorted()).toEqual(ROWS.flat().toSorted());
  },
);

test('a digit upon the same digit of the column before is no copy of it', async () => {
  // The last digit of the day begins at 133.4.
  const words = await wordsOf(
    [
      ['07/21/25', 100, 100],
      ['58.6160', 134.4, 100],
    ],
    false,
  );
  expect(words.join('')).toHaveLength('07/21/2558.6160'.length);
});

test('text that is drawn twice, letter by letter and a little apart, is read once', async () => {
  const twice = [
    ['Total 4711', 100, 100],
    ['Total 4711', 100.3, 100],
  ] as const;
  expect(await wordsOf(twice, true)).toEqual(['Total', '4711']);
});
