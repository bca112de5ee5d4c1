import { describe, expect, test } from 'vitest';
import { needsOcr } from '../../../src/adapters/formats/pdf/reader.ts';
import { rawPdf, streamOf } from './raw-pdf.ts';
import { onlyPage, textsOf } from './support.ts';

const SHOWN = 'BT 0 g /F1 12 Tf 72 760 Td (Shown) Tj ET ';
const PIXEL = streamOf(
  '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  Buffer.from([200]),
);

describe('a person does not see', () => {
  test.each([
    ['invisible ink', 'BT 3 Tr /F1 12 Tf 72 700 Td (Hidden) Tj ET'],
    ['white on white', 'BT 1 g /F1 12 Tf 72 700 Td (Hidden) Tj ET'],
    ['grey on the same grey', '0.8 g 50 650 300 100 re f BT /F1 12 Tf 72 700 Td (Hidden) Tj ET'],
    ['what a later box covers', 'BT /F1 12 Tf 72 700 Td (Hidden) Tj ET 1 g 50 650 300 100 re f'],
    ['what is cut off', 'q 0 0 60 60 re W n BT /F1 12 Tf 72 700 Td (Hidden) Tj ET Q'],
    ['what is outside the page', 'BT /F1 12 Tf 700 700 Td (Hidden) Tj ET'],
    ['letters of no size', 'BT /F1 0.2 Tf 72 700 Td (Hidden) Tj ET'],
    ['ink that lets everything through', '/G gs BT /F1 12 Tf 72 700 Td (Hidden) Tj ET'],
  ])('%s', async (_case, content) => {
    const page = await onlyPage(rawPdf([{ content: SHOWN + content, resources: '/ExtGState << /G << /ca 0 >> >>' }]));
    expect(textsOf(page)).toEqual(['Shown']);
    expect(needsOcr(page)).toBe(false);
  });
});

describe('a person sees', () => {
  test.each([
    ['white on a dark box', '0 0 0.5 rg 50 650 300 100 re f BT 1 g /F1 12 Tf 72 700 Td (Seen) Tj ET'],
    [
      'white on a dark shape of another form',
      '0 g 50 650 m 350 650 l 400 700 350 750 350 750 c 50 750 l f BT 1 g /F1 12 Tf 72 700 Td (Seen) Tj ET',
    ],
    ['white on an image', 'q 300 0 0 100 50 650 cm /I Do Q BT 1 g /F1 12 Tf 72 700 Td (Seen) Tj ET'],
    ['black on a white box that was drawn before', '1 g 50 650 300 100 re f BT 0 g /F1 12 Tf 72 700 Td (Seen) Tj ET'],
    [
      'black in a black frame that is drawn as one filled path',
      '0 g 50 650 300 100 re 52 652 296 96 re f* BT 0 g /F1 12 Tf 72 700 Td (Seen) Tj ET',
    ],
    ['what is struck through', 'BT 0 g /F1 12 Tf 72 700 Td (Seen) Tj ET 70 703 40 1 re f'],
    ['what a highlighter marks', 'BT 0 g /F1 12 Tf 72 700 Td (Seen) Tj ET /G gs 1 1 0 rg 70 690 60 20 re f'],
    [
      'what a later box covers elsewhere only, because it is cut off',
      'BT /F1 12 Tf 72 700 Td (Seen) Tj ET q 300 300 50 50 re W n 1 g 0 0 600 750 re f Q',
    ],
  ])('%s', async (_case, content) => {
    const resources = '/ExtGState << /G << /BM /Multiply >> >> /XObject << /I 100 0 R >>';
    expect(textsOf(await onlyPage(rawPdf([{ content: SHOWN + content, resources }], [PIXEL])))).toContain('Seen');
  });
});

function scan(content: string): Buffer {
  return rawPdf([{ content, resources: '/XObject << /I 100 0 R >>' }], [PIXEL]);
}

function outline(at: number): string {
  return `${at} 700 m ${at} 710 ${at + 5} 710 ${at + 5} 700 c f `;
}

describe('a page that is an image', () => {
  const IMAGE = 'q 600 0 0 800 0 0 cm /I Do Q ';

  test('without any text needs recognizing, and that is no trouble', async () => {
    const page = await onlyPage(scan(IMAGE));
    expect(page).toMatchObject({ words: [], image: true });
    expect(needsOcr(page)).toBe(true);
  });

  test("gives the words of its recognized layer as some engine's reading", async () => {
    const page = await onlyPage(scan(`${IMAGE} BT 3 Tr /F1 12 Tf 72 700 Td (Order 4711) Tj ET`));
    expect(page).toMatchObject({ origin: 'ocr', image: true });
    expect(page.words.map((word) => [word.text, word.confidence])).toEqual([
      ['Order', 0.7],
      ['4711', 0.7],
    ]);
  });

  test('with a stamp of the scanner on it still needs recognizing', async () => {
    const page = await onlyPage(scan(`${IMAGE} BT /F1 8 Tf 10 10 Td (Scanned by office 3) Tj ET`));
    expect([page.origin, needsOcr(page)]).toEqual(['text', true]);
  });

  test('under a full page of visible text is a letterhead', async () => {
    const lines = Array.from(
      { length: 20 },
      (_, line) => `1 0 0 1 72 ${700 - line * 14} Tm (Item ${line} costs 12.50) Tj`,
    );
    const page = await onlyPage(scan(`${IMAGE} BT /F1 10 Tf ${lines.join(' ')} ET`));
    expect(needsOcr(page)).toBe(false);
    expect(page.words).toHaveLength(80);
  });

  test('in strips is an image as well', async () => {
    const strips = Array.from({ length: 10 }, (_, strip) => `q 600 0 0 80 0 ${strip * 80} cm /I Do Q`);
    expect(needsOcr(await onlyPage(scan(strips.join(' '))))).toBe(true);
  });

  test('whose letters are drawn as outlines needs recognizing', async () => {
    const page = await onlyPage(
      rawPdf([{ content: Array.from({ length: 120 }, (_, letter) => outline(letter * 4)).join('') }]),
    );
    expect(needsOcr(page)).toBe(true);
  });
});
