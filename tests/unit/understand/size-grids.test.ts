/** Grids of sizes: each filled cell is something to deliver, and its sums prove it. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const HEAD = `PURCHASE ORDER
PO Number: 4500777      Order date: 12 Mar 2026
`;

function grid(body: string, head = HEAD) {
  const { read, codes } = readText([`${head}${body}`]);
  return {
    codes,
    items: read.items.map(({ fields: f }) =>
      [f.buyerSku?.text, f.specification?.text, f.quantity?.value, f.price?.value].join(' '),
    ),
    sure: read.items.map(({ fields }) => (fields.quantity?.confidence ?? 0) >= 0.95),
    texts: read.items.map(({ fields }) => fields.description?.text),
  };
}

const POLO = `
Style PL-2040   Polo pique                          Cost 8.50
Colour          S      M      L      XL     Units
Navy            10     20     20     10     60
Sand                   12     14            26
`;

describe('sizes over colours', () => {
  test('each filled cell is a line of the style above, and no total is', () => {
    const { items, sure, texts } = grid(POLO);
    expect(items).toEqual(
      [
        'PL-2040 Navy S 10 8.5',
        'PL-2040 Navy M 20 8.5',
        'PL-2040 Navy L 20 8.5',
        'PL-2040 Navy XL 10 8.5',
        'PL-2040 Sand M 12 8.5',
        'PL-2040 Sand L 14 8.5',
      ].map((line) => line.replace('8.5', '8.50')),
    );
    expect(sure.every(Boolean)).toBe(true);
    expect(texts[4]).toBe('Polo pique Sand M');
  });

  test('each grid has the sizes of its own head', () => {
    const { items } = grid(`${POLO}
Style TR-31     Trouser                            Cost 21.00
Colour          46     48     50     Units
Stone           3      4             7
`);
    expect(items.slice(6)).toEqual(['TR-31 Stone 46 3 21.00', 'TR-31 Stone 48 4 21.00']);
  });

  test('a style that is printed once holds for the colours below it', () => {
    const { items } = grid(`
Style     Colour     36    37    38    Pairs   Price
SN-10     White      2     2     1     5       14.00
          Black            3     1     4       14.00
SN-11     White      1     1           2       15.50
`);
    expect(items.map((line) => line.slice(0, 14))).toEqual([
      'SN-10 White 36',
      'SN-10 White 37',
      'SN-10 White 38',
      'SN-10 Black 37',
      'SN-10 Black 38',
      'SN-11 White 36',
      'SN-11 White 37',
    ]);
  });

  test('a row of totals below proves the rows, and a total right of none is needed', () => {
    const { items, sure } = grid(`
Artikel 778120  Bademantel                  Preis 19,90
Farbe           S      M      L
Weiß            10     20     5
Grau            4      6
Gesamt          14     26     5
`);
    expect(items).toHaveLength(5);
    expect(sure).toEqual([true, true, true, true, true]);
  });

  test('a number stands under its size, whichever way both are set', () => {
    const { items } = grid(`
Style PL-2040   Polo pique                           Cost 8.50
Colour       S         M         L         XL         Units
Navy              10        20        20         10       60
Sand                        12        14                  26
`);
    expect(items.slice(4)).toEqual(['PL-2040 Sand M 12 8.50', 'PL-2040 Sand L 14 8.50']);
  });

  test('rows go on behind the end of the page', () => {
    const { read } = readText([
      `${HEAD}${POLO}`,
      `Colour          S      M      L      XL     Units
Lime            1                           1`,
    ]);
    expect(read.items.at(-1)?.fields.quantity?.value).toBe('1');
    expect(read.items).toHaveLength(7);
  });
});

test('days over quantities are read alike, each with its day', () => {
  const { items } = readText([
    `PURCHASE ORDER
PO Number: 4500777      Order date: 12 Mar 2026

Part No     Description      16.03.     23.03.     30.03.     Total
AB-100      Bracket          40                    60         100
AB-200      Hinge            10         10         10         30
`,
  ]);
  expect(items.map(({ sku, quantity, date }) => [sku, quantity, date])).toEqual([
    ['AB-100', '40', '2026-03-16'],
    ['AB-100', '60', '2026-03-30'],
    ['AB-200', '10', '2026-03-16'],
    ['AB-200', '10', '2026-03-23'],
    ['AB-200', '10', '2026-03-30'],
  ]);
});

describe('what makes a grid wait for a person', () => {
  test.each([
    ['nothing proves it', POLO.replaceAll(/ {4}(?:Units|60|26)\b/g, '')],
    ['a row does not come to its total', POLO.replace('60', '61')],
    ['a column does not come to its total', `${POLO}Total           10     33     34     10     86\n`],
    ['a number stands between two sizes', POLO.replace('Sand                   12 ', 'Sand               12     ')],
    [
      'the numbers are those of a pack',
      POLO.replace('Units', 'Units   Packs').replace('60', '60      5').replace('26', '26      5'),
    ],
  ])('%s', (_case, body) => {
    const { items, sure } = grid(body);
    expect(items.length).toBeGreaterThan(0);
    expect(sure.some((each) => !each)).toBe(true);
  });

  test('a row that fits no column is told', () => {
    const { codes } = grid(
      POLO.replace('Sand                   12     14            26', 'Sand            5 5 7  12     14            43'),
    );
    expect(codes).toContain('row-left-out');
  });
});

describe('what is no grid of quantities', () => {
  test('rows that are whole lines of an order stay lines, with their sizes', () => {
    const { read } = readText([
      `${HEAD}
Style     Description    Colour     S     M     L     Total pcs   Price    Amount
WM22      Crew neck      Moss       10    20    10    40          5.00     200.00
WM23      Vest           Navy       5     5     5     15          6.00     90.00
`,
    ]);
    expect(read.items.map(({ fields: f }) => [f.buyerSku?.text, f.quantity?.value, f.specification?.text])).toEqual([
      ['WM22', '40', 'S 10 M 20 L 10'],
      ['WM23', '15', 'S 5 M 5 L 5'],
    ]);
  });

  test('shops beside each other break a line down, whatever is in a pack, where pieces and money come to the totals', () => {
    const { read } = readText([
      `${HEAD}
Unit 7 Cotton Mill Lane
                                                                                Allocation by store
Our Code     Supplier Style   Description            Colour    Cost     Pack   012   014   021   033   047   058   Total     Total
                                                                                                                   Units     Cost
4118204      MH-TT3-SAGE      Tea Towel Waffle       Sage      2.35     12     24    12    12    36    24    12    120       282.00
4118311      MH-APR-STR       Apron Stripe           Navy      4.10     6      12    6     6     12    6     -     42        172.20
                                               ORDER TOTAL                     36    18    18    48    30    12    162       454.20
`,
    ]);
    expect(read.items.map(({ fields: f }) => [f.buyerSku?.text, f.quantity?.value, f.amount?.value])).toEqual([
      ['4118204', '120', '282.00'],
      ['4118311', '42', '172.20'],
    ]);
    // That of the estate is none of measure.
    expect(read.items.map(({ fields: f }) => f.unit?.text)).toEqual([undefined, undefined]);
  });

  test('numbers of the columns of a form are no sizes', () => {
    const { items } = readText([
      `${HEAD}
Item      Description        Quantity   Unit price   Amount
1         2                  3          4            5
884-22    Valve              20         12.50        250.00
884-90    Gasket kit         2          100.00       200.00
`,
    ]);
    expect(items.filter(({ sku }) => sku?.startsWith('884') === true).map(({ quantity }) => quantity)).toEqual([
      '20',
      '2',
    ]);
  });

  test('rows that count something else are not ordered', () => {
    const { items } = grid(POLO.replace('Sand ', 'Received      5      5      5      5      20\nSand '));
    expect(items).toHaveLength(6);
  });
});
