import { describe, expect, test } from 'vitest';
import { cropLine } from '../../../src/adapters/ocr/crop.ts';
import { fuse, type FusedWord } from '../../../src/adapters/ocr/fuse.ts';
import { languagesOf } from '../../../src/adapters/ocr/languages.ts';
import { piecesOf } from '../../../src/adapters/ocr/pieces.ts';
import { asElsewhere } from '../../../src/adapters/ocr/repeated.ts';
import { shapedByColumn } from '../../../src/adapters/ocr/shapes.ts';
import { splitWords, type PpWord } from '../../../src/adapters/ocr/split.ts';
import type { LineWord } from '../../../src/adapters/ocr/stack.ts';
import { drawn } from './pictures.ts';

const LETTER = 20;
const crop = cropLine(
  { width: 900, height: 48, data: new Uint8Array(900 * 48).fill(255) },
  { x: 450, y: 24, length: 900, thickness: 48, angle: 0 },
);

/** Words of a line by the place of their first letter; every letter is 20 pixels wide. */
function pp(words: Readonly<Record<number, string>>, probability = 0.6): PpWord[] {
  return Object.entries(words).map(([start, text]) => {
    const [left, right] = [Number(start), Number(start) + text.length * LETTER];
    const middles = Array.from(text, (_, index) => left + (index + 0.5) * LETTER);
    return {
      text,
      box: [left, 8, right, 40],
      left,
      right,
      soft: false,
      middles,
      probabilities: middles.map(() => probability),
    };
  });
}

function second(words: Readonly<Record<number, string>>, confidence = 0.5): LineWord[] {
  return Object.entries(words).map(([start, text]) => ({
    text,
    left: Number(start),
    right: Number(start) + text.length * LETTER,
    confidence,
  }));
}

function read(first: PpWord[], other: LineWord[], more: readonly [PpWord[], LineWord[]][] = []): FusedWord[] {
  const lines = [[first, other] as const, ...more].map(([words, tesseract]) => ({ pp: words, tesseract }));
  return fuse(
    lines,
    lines.map(() => crop),
  );
}

/** Words below each other, all as sure as both engines together can be. */
const column = (...lines: (string | readonly [text: string, otherText: string])[]): FusedWord[] =>
  lines.map((line, row) => {
    const [text, otherText] = typeof line === 'string' ? [line] : line;
    const box = [100, row * 40, 100 + text.length * 12, row * 40 + 20] as const;
    const word = { text, box, confidence: 0.967, agreement: 'agree', worst: 0.99 } as const;
    return otherText === undefined ? word : { ...word, otherText };
  });

const texts = (words: readonly FusedWord[]): string[] => words.map(({ text }) => text);

describe('two readings of one word', () => {
  test('that agree are surer than either engine was', () => {
    const [word] = read(pp({ 0: 'A-4711' }), second({ 0: 'A-4711' }));
    expect(word?.text).toBe('A-4711');
    expect(word?.confidence).toBeGreaterThan(0.6);
    expect(word?.otherText).toBeUndefined();
  });

  test('that differ keep the other one, and nobody is sure', () => {
    const [word] = read(pp({ 0: '313' }), second({ 0: '818' }));
    expect(word).toMatchObject({ text: '313', otherText: '818' });
    expect(word?.confidence).toBeLessThan(0.8);
  });

  test('that differ are decided by the surer engine', () => {
    expect(read(pp({ 0: 'Gesantpreis' }, 0.4), second({ 0: 'Gesamtpreis' }, 0.95))).toMatchObject([
      { text: 'Gesamtpreis', otherText: 'Gesantpreis' },
    ]);
  });

  test.each([
    ['a letter that the first engine does not know', 'Fordertechnik', 'Fördertechnik', 'Fördertechnik'],
    ['a currency sign that it does not know', 'E12.50', '€12.50', '€12.50'],
    ['a zero among letters', 'P0-2024', 'PO-2024', 'PO-2024'],
    ['a small letter among capitals', 'EuR', 'EUR', 'EUR'],
  ])('are decided by form: %s', (_case, one, other, wanted) => {
    expect(texts(read(pp({ 0: one }, 0.99), second({ 0: other })))).toEqual([wanted]);
  });

  test('are decided by the decimal mark of the page, whichever engine says it', () => {
    const sure = [
      [pp({ 0: '1.178,06' }), second({ 0: '1.178,06' })],
      [pp({ 0: '12,50' }), second({ 0: '12,50' })],
    ] as const;
    const more: [PpWord[], LineWord[]][] = sure.map(([one, other]) => [[...one], [...other]]);
    expect(texts(read(pp({ 0: '2.38' }, 0.99), second({ 0: '2,38' }), more))[0]).toBe('2,38');
    expect(texts(read(pp({ 0: '2,38' }, 0.2), second({ 0: '2.38' }, 0.99), more))[0]).toBe('2,38');
  });

  test('lose the rule of the table that both took for a sign', () => {
    expect(texts(read(pp({ 0: '6.981' }), second({ 0: '6.98|' })))).toEqual(['6.98']);
    expect(texts(read(pp({ 0: '|530248' }), second({ 0: '[530248' })))).toEqual(['530248']);
  });
});

describe('where words end', () => {
  test('letters of one width stay together when the second engine sees one word', () => {
    const parts = pp({ 0: '0', 30: '.', 60: '8950' }).map((word) => ({ ...word, soft: true }));
    expect(texts(read(parts, second({ 0: '0.8950' }, 0.9)))).toEqual(['0.8950']);
  });

  test('a wide gap parts two words whatever the second engine says', () => {
    expect(texts(read(pp({ 0: '10', 200: '20' }), [{ text: '1020', left: 0, right: 240, confidence: 0.9 }]))).toEqual([
      '10',
      '20',
    ]);
  });

  test('a word that the second engine parts is parted, with a box for each part', () => {
    const words = read(pp({ 0: 'GAL7856' }), second({ 0: 'GAL', 62: '7856' }));
    expect(texts(words)).toEqual(['GAL', '7856']);
    expect(words[0]?.box[2]).toBeLessThanOrEqual(words[1]?.box[0] ?? 0);
  });

  test('a detected line over two columns is cut into one piece for each', () => {
    const page = drawn(900, 60, (context) => {
      context.font = '30px sans-serif';
      context.fillText('quantity', 20, 40);
      context.fillText('12.50', 600, 40);
    });
    const pieces = piecesOf(cropLine(page, { x: 450, y: 30, length: 880, thickness: 48, angle: 0 }));
    expect(pieces).toHaveLength(2);
    expect(pieces[1]?.toPage(0, 0)[0]).toBeGreaterThan(560);
  });

  test('a gap of the picture parts words though the recognizer saw no space', () => {
    const page = drawn(400, 48, (context) => {
      for (const x of [20, 44, 68, 120, 144]) context.fillRect(x, 10, 18, 28);
    });
    const line = cropLine(page, { x: 200, y: 24, length: 400, thickness: 48, angle: 0 });
    const characters = [29, 53, 77, 129, 153].map((x, index) => ({ text: 'ABCDE'[index] ?? '', x, probability: 0.9 }));
    expect(splitWords(line, characters).map(({ text, left, right }) => [text, left, right])).toEqual([
      ['ABC', 20, 86],
      ['DE', 120, 162],
    ]);
  });
});

test.each([
  ['eng', ['Purchase', 'Order', 'Quantity', 'Unit', 'Price', 'die', 'cast']],
  ['deu', ['Bestellung', 'Menge', 'Einheit', 'und', 'Preis', '4711']],
  ['fra', ['Commande', 'Quantité', 'Désignation', 'pour', 'livraison']],
  ['chi_sim+eng', ['采购订单', '数量', 'PO-1', '单价']],
])('the language data for %s is chosen by the words', (languages, words) => {
  expect(languagesOf(words).join('+')).toBe(languages);
});

describe('words of a column that are written alike', () => {
  test.each([
    ['a letter among digits', '498-124C', '498-1240', 0.7],
    ['a colon for a point of an item number', '35:209.51', '35.209.51', 0.967],
    ['a pound sign for a digit', '£9.183.85', '69.183.85', 0.7],
    ['a bracket that was lost', '8308]', '[8308]', 0.967],
    ['a bracket of another kind', '{1797)', '[1797]', 0.967],
    ['a small letter', 'vLV-5773', 'VLV-5773', 0.967],
  ])('%s: %s is %s', (_case, read, wanted, confidence) => {
    const form = (digit: string): string => wanted.replaceAll(/\d/g, digit);
    const words = shapedByColumn(column(form('1'), form('2'), read, form('3')));
    expect(words[2]).toMatchObject({ text: wanted, otherText: read, confidence });
    expect(words.toSpliced(2, 1)).toEqual(column(form('1'), form('2'), read, form('3')).toSpliced(2, 1));
  });

  test('points that were read as commas and colons speak for the form of a column as well', () => {
    const lines = ['75.136,71', '35:209.51', '17.377.28', '92.284.65', '82.968,23', '98.709.98'];
    expect(texts(shapedByColumn(column(...lines)))).toEqual(lines.map((line) => line.replaceAll(/[,:]/g, '.')));
  });

  test('what the other engine reads in the form of the column goes before a guess', () => {
    expect(texts(shapedByColumn(column('A-111', 'A-222', ['A-33S', 'A-335'], 'A-444')))[2]).toBe('A-335');
  });

  test.each([
    ['a digit is never changed into another', ['498-1240', '726-3720', '513-9235', '513-923'], 3],
    ['a quantity with a letter in it stays one', ['1200', '1500', '18O0', '1100'], 2],
    ['an amount is no code', ['1.200,00', '1.500,00', '1.8O0,00', '1.100,00'], 2],
    ['a number is made no day', ['5/12/17', '5/13/17', '58817', '5/14/17'], 2],
    ['a month that most words have misread', ['18-0ct-2025', '19-0ct-2025', '18-Oct-2025', '20-0ct-2025'], 2],
    ['two of a kind are no column', ['498-1240', '726-372C', '513-9235'], 1],
  ])('%s', (_case, lines, index) => {
    expect(texts(shapedByColumn(column(...lines)))[index]).toBe(lines[index]);
  });
});

describe('pieces of upright rules', () => {
  test('beside a word are left out, and a figure one stays one', () => {
    expect(texts(read(pp({ 0: '1', 60: '596758' }, 0.5), second({ 0: '|', 60: '596758' })))).toEqual(['596758']);
    expect(texts(read(pp({ 0: '1', 60: '596758' }, 0.99), second({ 0: '|', 60: '596758' })))).toEqual(['1', '596758']);
  });

  test('inside a word are told as such, for what reads cells to part them', () => {
    expect(texts(read(pp({ 0: '12.00}EA' }), second({ 0: '12.00|EA' })))).toEqual(['12.00|EA']);
  });
});

/** Parts of one word whose first box reaches to the end of the second. */
const overlapping = (...parts: string[]): LineWord[] => {
  const length = parts.join('').length * LETTER;
  return parts.map((text, index) => ({ text, left: index === 0 ? 0 : length - 60, right: length, confidence: 0.5 }));
};

describe('words that Tesseract parts with boxes that overlap', () => {
  test.each([
    [['1,260.00/1,', '000'], ['1,260.00/1,000']],
    [['M8×', '30'], ['M8×30']],
    [['B143', 'B'], ['B143B']],
    [
      ['Highway', '12'],
      ['Highway', '12'],
    ],
    [
      ['BALL,', '6205-2RS'],
      ['BALL,', '6205-2RS'],
    ],
    [
      ['5879', 'REV'],
      ['5879', 'REV'],
    ],
  ])('%j are %j', (parts, wanted) => {
    expect(texts(read(pp({ 0: parts.join('') }), overlapping(...parts)))).toEqual(wanted);
  });
});

describe('a word that the page has elsewhere', () => {
  const agreed = pp({ 0: 'Hartmann', 300: '4711-22' }, 0.99);
  const found = (first: string, other: string): string | undefined => {
    const more: [PpWord[], LineWord[]] = [pp({ 0: first }, 0.5), second({ 0: other })];
    return asElsewhere(read(agreed, second({ 0: 'Hartmann', 300: '4711-22' }), [more])).at(-1)?.text;
  };

  test.each([
    ['is taken where one engine reads it', 'Harmann', 'Hartmann', 'Hartmann'],
    ['is taken where both read it but for a letter', 'Harmann', 'Hartmanr', 'Hartmann'],
    ['is not taken for a word that is further away', 'Harman', 'Hartmarn', 'Hartmarn'],
    ['is never taken for a number', '4711-27', '4711-22', '4711-27'],
  ])('%s', (_case, first, other, wanted) => {
    expect(found(first, other)).toBe(wanted);
  });
});

test.each([
  ['a pound for a digit of an item number', '69.183.85', '£9.183.85', '69.183.85'],
  ['a pound inside a number', 'PO254851', 'PO25£851', 'PO254851'],
  ['a pound before a unit', 'EA', '£A', 'EA'],
  ['a pound before a price', 'E12.50', '£12.50', '£12.50'],
])('%s', (_case, one, other, wanted) => {
  expect(texts(read(pp({ 0: one }, 0.6), second({ 0: other }, 0.5)))).toEqual([wanted]);
});

test('a little white beside a narrow figure parts no number, and much does', () => {
  expect(texts(read(pp({ 0: '117.75' }), second({ 0: '1', 24: '17.75' })))).toEqual(['117.75']);
  expect(texts(read(pp({ 0: '1', 40: '17.75' }), second({ 0: '1', 40: '17.75' })))).toEqual(['1', '17.75']);
});
