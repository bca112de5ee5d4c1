import { describe, expect, test } from 'vitest';
import { rawPdf, streamOf } from './raw-pdf.ts';
import { isAt, onlyPage, textsOf, wordNamed } from './support.ts';

const text = (content: string): Buffer => rawPdf([{ content: `BT /F1 12 Tf ${content} ET` }]);

describe('what is one word', () => {
  test.each([
    ['a drawn space splits', '72 700 Td (Unit Price) Tj', ['Unit', 'Price']],
    [
      'a gap without a space splits, because many producers draw none',
      '72 700 Td [(Unit) -250 (Price)] TJ',
      ['Unit', 'Price'],
    ],
    ['kerning does not split', '72 700 Td [(A) 80 (V) 110 (A) -40 (T) 90 (O)] TJ', ['AVATO']],
    [
      'letter spacing does not split, but the space between spaced words does',
      '3 Tc 72 700 Td (PURCHASE ORDER) Tj',
      ['PURCHASE', 'ORDER'],
    ],
    [
      'capitals with drawn spaces between them are a heading',
      '72 700 Td (P U R C H A S E   O R D E R) Tj',
      ['PURCHASE', 'ORDER'],
    ],
    ['single digits stay apart, because they are values', '72 700 Td (1 2 3 4 5) Tj', ['1', '2', '3', '4', '5']],
    [
      'letters far apart are columns',
      '72 700 Td (S) Tj 40 0 Td (M) Tj 40 0 Td (L) Tj 40 0 Td (X) Tj',
      ['S', 'M', 'L', 'X'],
    ],
    ['a number drawn in two goes is one number', '72 700 Td (1,2) Tj 16.68 0 Td (34.50) Tj', ['1,234.50']],
    ['letters drawn in any order are put in their order', '92 700 Td (34) Tj -13.34 0 Td (12) Tj', ['1234']],
    ['columns that touch by a space alone are two words', '72 700 Td (EA) Tj 20 0 Td (4.50) Tj', ['EA', '4.50']],
    ['a hyphen at the end of a line is kept', '72 700 Td (KC-2703-) Tj 0 -14 Td (01) Tj', ['KC-2703-', '01']],
    ['a space that the pen went back over does not split', '72 700 Td [(10 ) 278 (000)] TJ', ['10000']],
  ])('%s', async (_case, content, words) => {
    expect(textsOf(await onlyPage(text(content)))).toEqual(words);
  });

  test('a large name that touches a small label is another word', async () => {
    const page = await onlyPage(text('/F1 30 Tf 72 700 Td (ACME) Tj /F1 10 Tf 83.4 0 Td (Send) Tj'));
    expect(textsOf(page).toSorted()).toEqual(['ACME', 'Send']);
  });
});

describe('where a word stands', () => {
  test('its box is in points from the top left and fits its letters', async () => {
    const word = wordNamed(await onlyPage(text('100 700 Td (HH) Tj')), 'HH');
    // H of Helvetica is 0.722 wide; the letters stand on y = 800 - 700.
    expect(isAt(word.box, [100, 91.4, 117.3, 102.4], 1)).toBe(true);
    expect(word).toMatchObject({ confidence: 1, size: 12, bold: false, at: { page: 1, box: word.box } });
  });

  test('a small sign is as high as its line, so that it is found on that line', async () => {
    const page = await onlyPage(text('72 700 Td (ABC - DEF) Tj'));
    expect(wordNamed(page, '-').box[1]).toBeCloseTo(wordNamed(page, 'ABC').box[1], 0);
    expect(wordNamed(page, '-').box[3]).toBeCloseTo(wordNamed(page, 'DEF').box[3], 0);
  });

  test('the size is what is seen, not what the font operator says', async () => {
    const page = await onlyPage(rawPdf([{ content: 'q 2 0 0 2 0 0 cm BT /F1 1 Tf 6 0 0 6 36 350 Tm (Big) Tj ET Q' }]));
    expect(wordNamed(page, 'Big').size).toBe(12);
  });

  test.each([
    [90, [800, 600]],
    [180, [600, 800]],
    [270, [800, 600]],
  ] as const)('a page turned by %i degrees is read as it is seen', async (degrees, size) => {
    // The text is drawn so that it stands upright after the turn.
    const along = { 90: '0 1 -1 0 80 100', 180: '-1 0 0 -1 500 80', 270: '0 -1 1 0 520 700' }[degrees];
    const content = `BT /F1 12 Tf ${along} Tm (Order 4711) Tj ET`;
    const page = await onlyPage(rawPdf([{ content, more: `/Rotate ${degrees}` }]));
    const [order, number] = [wordNamed(page, 'Order'), wordNamed(page, '4711')];
    expect([page.width, page.height]).toEqual(size);
    expect(page.turn).toBeUndefined();
    expect(number.box[0]).toBeGreaterThan(order.box[2]);
    expect(number.box[1]).toBeCloseTo(order.box[1], 0);
    expect(order.box[0]).toBeCloseTo(100, 0);
    expect(order.box[3]).toBeCloseTo(80 + 12 * 0.2, 0);
  });

  test('a page whose text lies on its side is turned, and says so', async () => {
    const page = await onlyPage(rawPdf([{ content: 'BT /F1 12 Tf 0 1 -1 0 80 100 Tm (Order 4711 of May) Tj ET' }]));
    expect(page).toMatchObject({ turn: 90, width: 800, height: 600 });
    expect(textsOf(page)).toEqual(['Order', '4711', 'of', 'May']);
    expect(isAt(wordNamed(page, 'Order').box, [100, 71, 130.7, 82.4])).toBe(true);
  });

  test('a word on its side on an upright page is one word with its own box', async () => {
    const content = 'BT /F1 12 Tf 100 700 Td (Order of May) Tj 0 1 -1 0 50 100 Tm (Draft) Tj ET';
    const page = await onlyPage(rawPdf([{ content }]));
    expect(page.turn).toBeUndefined();
    expect(isAt(wordNamed(page, 'Draft').box, [41, 674, 52.4, 700])).toBe(true);
  });

  test('places count from the crop box, and what it cuts off is no word', async () => {
    const content = 'BT /F1 12 Tf 100 700 Td (Inside) Tj 0 -680 Td (Outside) Tj ET';
    const page = await onlyPage(rawPdf([{ content, more: '/CropBox [50 400 550 750]' }]));
    expect([page.width, page.height]).toEqual([500, 350]);
    expect(textsOf(page)).toEqual(['Inside']);
    expect(wordNamed(page, 'Inside').box[0]).toBeCloseTo(50, 0);
    expect(wordNamed(page, 'Inside').box[3]).toBeCloseTo(52.4, 0);
  });
});

describe('how a word looks', () => {
  test('drawn twice at a tiny distance it is bold, and given once', async () => {
    const page = await onlyPage(text('72 700 Td (Total 99) Tj 0.4 0 Td (Total 99) Tj'));
    expect(page.words.map((word) => [word.text, word.bold])).toEqual([
      ['Total', true],
      ['99', true],
    ]);
  });

  test('drawn twice at the same place it is given once and looks as it did', async () => {
    const page = await onlyPage(
      rawPdf([{ content: 'BT /F1 12 Tf 72 700 Td (11) Tj ET BT /F1 12 Tf 72 700 Td (11) Tj ET' }]),
    );
    expect(page.words.map((word) => [word.text, word.bold])).toEqual([['11', false]]);
  });

  test('drawn with a stroke around its letters it is bold', async () => {
    expect(wordNamed(await onlyPage(text('2 Tr 72 700 Td (Thick) Tj')), 'Thick').bold).toBe(true);
  });

  test('the name of the font says that it is bold', async () => {
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>';
    const pdf = rawPdf([{ content: 'BT /F2 12 Tf 72 700 Td (Thick) Tj ET', resources: '' }], [font]);
    const withFont = Buffer.from(pdf.toString('latin1').replace('/F1 3 0 R >>', '/F2 100 0 R >>'), 'latin1');
    expect(wordNamed(await onlyPage(withFont), 'Thick').bold).toBe(true);
  });
});

function hex(characters: string): string {
  return `<${Buffer.from(characters, 'utf16le').swap16().toString('hex')}>`;
}

describe('Chinese and Japanese', () => {
  // A font without a file: PDFium knows widths and characters of the predefined encoding.
  const font = [
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [101 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
  ];
  const chinese = (content: string): Buffer =>
    Buffer.from(rawPdf([{ content }], font).toString('latin1').replace('/F1 3 0 R >>', '/F1 100 0 R >>'), 'latin1');

  test('a run of characters is one word, and a gap splits it', async () => {
    const content = `BT /F1 12 Tf 72 700 Td ${hex('采购订单')} Tj 80 0 Td ${hex('数量')} Tj ET`;
    expect(textsOf(await onlyPage(chinese(content)))).toEqual(['采购订单', '数量']);
  });

  test('a heading of two spaced characters is one word', async () => {
    const content = `BT /F1 12 Tf 72 700 Td ${hex('数')} Tj 18 0 Td ${hex('量')} Tj ET`;
    expect(textsOf(await onlyPage(chinese(content)))).toEqual(['数量']);
  });
});

test('text inside a form that is drawn twice stands at both places', async () => {
  const form = streamOf(
    '/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>',
    'BT /F1 10 Tf 0 5 Td (Copy) Tj ET',
  );
  const content = 'q 1 0 0 1 100 700 cm /X Do Q q 1 0 0 1 300 500 cm /X Do Q';
  const page = await onlyPage(rawPdf([{ content, resources: '/XObject << /X 100 0 R >>' }], [form]));
  expect(page.words.map((word) => Math.round(word.box[0]))).toEqual([100, 300]);
});
