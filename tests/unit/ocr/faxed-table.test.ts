/** Tables as a fax shows them: labels that stand close, marks that were lost. No digit is ever changed. */
import { expect, test } from 'vitest';
import type { Page, Word } from '../../../src/adapters/paper/page.ts';
import { layOut, type Token } from '../../../src/adapters/paper/layout/layout.ts';
import type { Column } from '../../../src/adapters/paper/table/head.ts';
import { itemsOf } from '../../../src/adapters/paper/table/records.ts';
import type { Row } from '../../../src/adapters/paper/table/rows.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

type Understood = ReturnType<typeof understand>;

/** The page of a typed text, as if its words had been recognized. */
function faxed(text: string, others: Readonly<Record<string, string>> = {}): Understood {
  return understand({ ...textPaper(text), pages: scanned(text, others) });
}

function scanned(text: string, others: Readonly<Record<string, string>> = {}): Page[] {
  return textPaper(text).pages.map((page): Page => {
    const words = page.words.map((word): Word => {
      const otherText = others[word.text];
      return { ...word, confidence: 0.97, ...(otherText === undefined ? {} : { otherText }) };
    });
    return { ...page, origin: 'ocr', words };
  });
}

const fieldsOf = ({ items }: Understood): (string | undefined)[][] =>
  items.map(({ fields }) => [fields.quantity?.value, fields.price?.value, fields.amount?.value]);

test('labels that run together on a fax are two columns, although the last of them is known alone', () => {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 31247
Item No.    Description             Qty Unit Price     Amount
AA-1        FIRST THING              12     2.00        24.00
AB-2        SECOND THING             30     0.40        12.00
`);
  expect(fieldsOf(read)).toEqual([
    ['12', '2.00', '24.00'],
    ['30', '0.40', '12.00'],
  ]);
});

test.each([
  ['a point among decimal commas', '216', '1.5579', '336,51', ['216', '1.5579', '336.51']],
  ['white for a point', '216', '1 5579', '336,51', ['216', '1.5579', '336.51']],
  ['a colon for a comma', '216', '1:5579', '336,51', ['216', '1.5579', '336.51']],
])('a lost mark is put where the price is for one unit: %s', (_case, quantity, price, amount, wanted) => {
  const read = faxed(`
ORDINE D'ACQUISTO                     N. 150718
Cod. articolo  Descrizione                 Q.ta     Prezzo      Importo
5168           Scatola doppia onda         ${quantity.padStart(4)}     ${price.padStart(6)}    ${amount.padStart(8)}
7156           Cuscinetto                   378     7,8991     2.985,86
2965           Film estensibile             120     6,7031       804,37
`);
  expect(fieldsOf(read)[0]).toEqual(wanted);
});

test('where two placings hold, the one with the decimals of the column is taken', () => {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 455355
Product Code   Details                     Qty     Unit Price    Net Amount
P58554         FLOUR, STRONG WHITE      432.00          13.24      5,719.68
X93107         CUTTING OIL, NEAT          5800          78.36      4,544.88
`);
  expect(fieldsOf(read)[1]).toEqual(['58.00', '78.36', '4544.88']);
});

test('rows of a table at the top of a page are not taken for the line of a fax machine', () => {
  const read = faxed(`
Product Code   Details                     Qty     Unit Price    Net Amount
P58554         FLOUR, STRONG WHITE      432.00          13.24      5,719.68
`);
  expect(fieldsOf(read)).toEqual([['432.00', '13.24', '5719.68']]);
});

test('a row whose line number was not recognized is a line of the order all the same', () => {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 31247
Line   Item No.    Description             Qty     Unit Price     Amount
1      AA-100      FIRST THING              12           2.00      24.00
                   blue
       AA-200      SECOND THING             30           0.40      12.00
3      AA-300      THIRD THING               5           3.00      15.00
4      AA-400      FOURTH THING              6           2.50      15.00
`);
  expect(read.items.map(({ fields }) => fields.buyerSku?.text)).toEqual(['AA-100', 'AA-200', 'AA-300', 'AA-400']);
});

test('of two readings of a label the one that labels consist of is taken, of two readings of a number never', () => {
  const text = `
PURCHASE ORDER                        PO Number: 31247
Maternal       Descnption             Quamtty      Priceperu      Arnourt
AA-100         FIRST THING               12           2.00        25.00
AA-200         SECOND THING              30           0.40        12.00
`;
  const others = { Maternal: 'Material', Descnption: 'Description', Quamtty: 'Quantity', Arnourt: 'Amount', 12: '72' };
  expect(fieldsOf(faxed(text, { ...others, Priceperu: 'Priceperunit*' }))).toEqual([
    ['12', '2.00', '25.00'],
    ['30', '0.40', '12.00'],
  ]);
});

test('a sentence that runs through all columns is no row, whatever numbers are in it', () => {
  const { lines } = layOut({
    pages: scanned(`
12      AA-1        FIRST THING                    2.00      24.00
10 Neither party is liable for any delays of the 5 kinds if it tells in 10 days
`),
  });
  const roles = ['quantity', 'sku', 'description', 'price', 'amount'] as const;
  const columns = roles.map((role): Column => {
    return { label: role, role, certainty: 1, level: 0, box: [0, 0, 1, 1], isEither: false, cell: undefined };
  });
  /** The words of each column end before these. */
  const ends = [1, 4, 9, 12, Infinity];
  const rows = lines.map((line): Row => {
    const cells = new Map<number, Token[]>();
    for (const [at, token] of line.tokens.entries()) {
      const column = line.index === 0 ? Math.max(0, at - (at > 2 ? 1 : 0)) : ends.findIndex((end) => at < end);
      cells.set(column, [...(cells.get(column) ?? []), token]);
    }
    return { line, cells, labelled: [], isSum: false, isBelowHead: true, misfit: 0.1 };
  });
  expect(itemsOf(rows, columns, '.').map(({ anchor }) => anchor.line.index)).toEqual([0]);
});

test('the label of line numbers with a letter misread heads line numbers still', () => {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 31247
Itern      Material    Description          Order qty.   Price     Net value
00010      19032       CARTON                  198        1.20       237.60
00020      17123       TUBE                     12        2.00        24.00
`);
  expect(read.items.map(({ fields }) => [fields.lineNumber?.text, fields.buyerSku?.text])).toEqual([
    ['00010', '19032'],
    ['00020', '17123'],
  ]);
});

test.each(['Bestellnuinmer', 'Bestelinummer', 'OrderNumber', 'Purchase Order Nurnber'])(
  'the label of the number of an order is known as %s',
  (label) => {
    const read = faxed(`
BESTELLUNG
${label}: 4711-26
Material       Description            Quantity       Price         Amount
AA-100         FIRST THING               12           2.00          24.00
`);
    expect(read.head.poNumber?.text).toBe('4711-26');
  },
);

function countedTable(second: string): (string | undefined)[][] {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 4569692018
Item Material    Qty            Net Price       Amount
10  MAT-6757     66.5 KG           118.89      7,906.19
${second}  MAT-6378     28 PCS             44.64      1,249.92
30  MAT-7411     4 EA           50,833.39    203,333.56
`);
  return read.items.map(({ fields }) => [fields.lineNumber?.text, fields.buyerSku?.text]);
}

test('what goes on counting before the item numbers of one column are the numbers of the lines', () => {
  expect(countedTable('20')).toEqual([
    ['10', 'MAT-6757'],
    ['20', 'MAT-6378'],
    ['30', 'MAT-7411'],
  ]);
  // What was read as letters is no number of a line, and the item keeps its own.
  expect(countedTable('ZO')).toEqual([
    ['10', 'MAT-6757'],
    [undefined, 'MAT-6378'],
    ['30', 'MAT-7411'],
  ]);
  expect(countedTable('7').map(([, number]) => number)).toEqual(['MAT-6757', 'MAT-6378', 'MAT-7411']);
});

test('a number with a letter in it gets no other mark, and what had one put is never sure', () => {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 455355
Product Code   Details                      Qty     Unit Price    Net Amount
P58554         FLOUR, STRONG WHITE          1C0          17.85      1,785.00
P58555         FLOUR, WEAK                  100          17:85      1,785.00
                                                         Total      3,570.00
`);
  expect(read.items[0]?.fields.quantity?.value).not.toBe('1.0');
  expect(fieldsOf(read)[1]).toEqual(['100', '17.85', '1785.00']);
  for (const name of ['quantity', 'price', 'amount'] as const)
    expect(read.items[1]?.fields[name]?.confidence).toBeLessThan(0.95);
});

test('a price of a hundred that is said goes before marks that have to be moved', () => {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 455355
Product Code   Details                      Qty     Unit Price        Net Amount
6932           CARTON                       463     1.270.00/1,000        588.01
2147           TONER CARTRIDGE               32     119.86              3,835.52
`);
  expect(read.items[0]?.fields.quantity?.value).toBe('463');
});

test.each(['Price f', 'Price e'])('the label %s has a currency whose sign was read as a letter', (label) => {
  const read = faxed(`
PURCHASE ORDER                        PO Number: 31247
Our Code    Description             Qty     ${label}        Value f
AA-1        FIRST THING              12     2.00         24.00
`);
  expect(fieldsOf(read)).toEqual([['12', '2.00', '24.00']]);
});

test('words of letters of one width stand further apart, and two spaces part them still', () => {
  const page = {
    number: 1,
    width: 612,
    height: 792,
    origin: 'ocr',
    rules: [],
    words: Array.from({ length: 8 }, (_, row) =>
      ['GATE', 'VALVE,', 'BRONZE,', 'EACH'].map((text, at): Word => {
        // One space before all but the last, which has two; boxes lack the white at both ends of a word.
        const x = 40 + ([0, 5, 12, 21][at] ?? 0) * 7.2;
        const box = [x + 0.7, 100 + row * 14, x + text.length * 7.2 - 0.7, 106 + row * 14] as const;
        return { text, box, confidence: 0.97, size: 6, bold: false, at: { page: 1, box } };
      }),
    ).flat(),
  } as const;
  const [line] = layOut({ pages: [page] }).lines;
  expect(line?.segments.map(({ text }) => text)).toEqual(['GATE VALVE, BRONZE,', 'EACH']);
});

function numbersOf({ items }: Understood): (string | undefined)[] {
  return items.map(({ fields: { buyerSku } }) => buyerSku?.value ?? buyerSku?.text);
}

test('a unit that slid before the item number is none of its words, and a code that lost a bracket is a code', () => {
  const slid = faxed(`
PURCHASE ORDER                        PO Number: 31247
Quantity   Item Number       Description             Unit Cost     Amount
432       PR 602-1113        DRAWER SLIDE            6.9000 PR     2,980.80
116          888-6996        TRAY 9X6               84.7800 EA     9,834.48
`);
  expect(numbersOf(slid)).toEqual(['602-1113', '888-6996']);
  const torn = faxed(`
PURCHASE ORDER                        PO Number: 31247
Description                          Qty          Unit Price     Amount
[MTP9164] MOTOR 2HP                  14.00 EA         300.27     4,203.78
XXD8711] WHEY PROTEIN               120.00 Lb           5.60       672.00
-[FNT9253 SCREW,DRYWALL             144.00 EA          18.31     2,636.64
`);
  expect(numbersOf(torn)).toEqual(['MTP9164', 'XXD8711', 'FNT9253']);
  expect(torn.items[1]?.fields.buyerSku?.confidence).toBeLessThan(0.95);
});
