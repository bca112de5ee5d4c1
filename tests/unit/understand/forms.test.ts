/** What official forms, print files of large computers and programs of other languages do, each with a paper that belongs to no sender. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const TABLE = `
Line  Part No       Description        Quantity       Unit Price      Amount
 1    884-2213      Valve              20                  12.50      250.00
 2    884-9001      Gasket kit         2                  100.00      200.00
`;

describe('columns', () => {
  test('whose labels nobody knows are found by the product that their numbers make up', () => {
    const { items } = readText([
      `PURCHASE ORDER 4500123
Item no.    Description         Quantity   Unit      Foo excl.      Bar excl.
AB-1001     Bolt                24         EA             4.50        108.00
AB-1002     Nut                 60         EA             1.25         75.00
AB-1003     Washer              10         EA             0.40          4.00
`,
    ]);
    expect(items.map(({ quantity, price, amount }) => [quantity, price, amount])).toEqual([
      ['24', '4.50', '108.00'],
      ['60', '1.25', '75.00'],
      ['10', '0.40', '4.00'],
    ]);
  });

  test('with two whole factors that nothing tells apart stay open', () => {
    const { items } = readText([
      `PURCHASE ORDER 4500123
Description       Foo      Bar      Amount
Valve               4       12          48
Gasket              3        5          15
`,
    ]);
    expect(items.every(({ price }) => price === undefined)).toBe(true);
  });

  test('are lettered on government forms', () => {
    const { items } = readText([
      `ORDER FOR SUPPLIES              3. ORDER NO. SPE4A6-26-P-1183
ITEM NO.   SUPPLIES OR SERVICES        QUANTITY      UNIT   UNIT          AMOUNT
   (a)            (b)                  ORDERED (c)   (d)    PRICE (e)      (f)
0001       NSN 1541-01-671-8711            5         PG     26.63         133.15
           BATTERY, NONRECHARGEABLE
           CAGE 16084 P/N MS82120-53
0002       NSN 2338-01-291-8364            2         EA     290.33        580.66
           CABLE ASSEMBLY

18. SHIPPING POINT        19. GROSS SHIPPING WEIGHT     20. INVOICE NO.
ONTARIO CA                46 LB                                  713.81
`,
    ]);
    expect(items).toMatchObject([
      { sku: '1541-01-671-8711', vendorSku: 'MS82120-53', quantity: '5', unit: 'PG', price: '26.63' },
      { sku: '2338-01-291-8364', quantity: '2', unit: 'EA', price: '290.33' },
    ]);
  });

  test('for a number over a text give the number even where only some items have one', () => {
    const { items } = readText([
      `PURCHASE ORDER 4500123
Item/Description                                  Quantity    Unit     Price     Amount
Balance, analytical                                   1        EA     900.00     900.00
0000171571                                           25        CS       4.00     100.00
Cat. No. 25855 - Conical tube, 50 mL
`,
    ]);
    expect(items[0]?.sku).toBeUndefined();
    expect(items[1]).toMatchObject({ sku: '0000171571', vendorSku: '25855', quantity: '25', unit: 'CS' });
    expect(items[1]?.text).toMatch(/^Conical tube/);
  });

  test('of chained discounts count each of what the one before leaves', () => {
    const { items } = readText([
      `ORDINE 4500123
Codice      Descrizione     UM   Quantita     Prezzo     Sconti    Importo
AX-1001     Guarnizione     NR      20,00     1,3200     30+10       16,63
AX-1002     Motore          NR       2,00   307,9700                615,94
`,
    ]);
    expect(items.map(({ quantity, price }) => [quantity, price])).toEqual([
      ['20.00', '1.3200'],
      ['2.00', '307.9700'],
    ]);
  });
});

test('an order that asks for its confirmation is an order', () => {
  const { kind, poNumber } = readText([
    `B E S T E L L U N G
Bestell-Nr.: 2026-0171
${TABLE}
Wir bitten um Auftragsbestätigung.
`,
  ]);
  expect([kind, poNumber]).toEqual(['order', '2026-0171']);
});

test('labels that run down the side of a box', () => {
  const { supplier, shipTo } = readText([
    `Wexford County, Virginia                 PURCHASE ORDER 20261408
V                                        S
E   DOMINION TRAFFIC & SIGN SUPPLY       H   WEXFORD COUNTY PUBLIC WORKS
N   2208 ROLLING HILL RD                 I   77 LANDFILL RD
D   RICHMOND, VA 23294                   P   WEXFORD, VA 22611
O                                        T
R                                        O
${TABLE}`,
  ]);
  expect(supplier).toBe('DOMINION TRAFFIC & SIGN SUPPLY');
  expect(shipTo).toEqual(['WEXFORD COUNTY PUBLIC WORKS', '77 LANDFILL RD', 'WEXFORD, VA 22611']);
});

test('a letter is dated beside its place, and the offer that it answers has a day of its own', () => {
  const { orderDate } = readText([
    `                                        Benediktbeuern, den 9. März 2026

Bestellung Nr. 2026-031
Ihr Angebot 1182 vom 2.3.2026
${TABLE}`,
  ]);
  expect(orderDate).toBe('2026-03-09');
});

test('the day of a label is read as forces write it', () => {
  expect(readText([`1. ORDER NO. SPE4A7-26\nDate of order/call: 2026MAR04\n${TABLE}`]).orderDate).toBe('2026-03-04');
});

test('the code below the text, a sub-line that names its number, and the tariff of customs', () => {
  const { items } = readText([
    `PURCHASE ORDER 4500123
Item   Description/PartNo              Qty    Unit    Price      Amount
1      Easel paper 27 x 34             10     EA      33.46      334.60
       SGN47420
2      Safety relay                     2     EA     156.91      313.82
       Part # JMH-4257     Tax Code None
       H.S. CODE: 8536.49
`,
  ]);
  expect(items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['SGN47420', '10'],
    ['JMH-4257', '2'],
  ]);
});

test('an item at the same height of the next page as another one is no running head', () => {
  const { items } = readText([
    page('00050 10940398     Passfeder 6x46     100      0.34        34.00'),
    page('00150 10991369     Passfeder 6x27     200      0.23        46.00'),
  ]);
  expect(items.map(({ sku }) => sku)).toEqual(['10940398', '10991369']);
});

describe('heads', () => {
  test('colons below each other belong to the labels on their left', () => {
    const read = readText([
      `PURCHASE ORDER
PO NUMBER      : 0077418832        VENDOR   : 999455 KESTREL HOUSEWARES INC
TERMS          : NET 60 ROG        BUYER    : 077 LORNA TATE
${TABLE}`,
    ]);
    expect(read).toMatchObject({ poNumber: '0077418832', terms: 'NET 60 ROG', supplier: 'KESTREL HOUSEWARES INC' });
  });

  test('a word without digits beside a label is the label of the next value, where both have one below', () => {
    const { terms } = readText([
      `PURCHASE ORDER
P.O. No. PS-1180
              Terms             Expected
              Net 10th          1/15/2026
${TABLE}`,
    ]);
    expect(terms).toBe('Net 10th');
  });

  test('a postal code with its town beside the title is no number of an order', () => {
    const { poNumber } = readText([
      `BON DE COMMANDE              35000 RENNES
N° BCF00127
Date : 13/01/2026
${TABLE}`,
    ]);
    expect(poNumber).toBe('BCF00127');
  });

  test('the number of a Japanese paper is counted in a corner', () => {
    expect(
      readText([`                    第 4471 号\n                    2025/10/01\n注文書\n${TABLE}`]).poNumber,
    ).toBe('4471');
  });

  test('an address goes on under the label that has the name behind it', () => {
    const { supplier, shipTo } = readText([
      `PURCHASE ORDER HTL-0093317
Supplier: Pacific Coast Foodservice      Deliver to: The Arbutus Dock B
PO Box 2210                              1190 Water St
Kent, WA 98035                           Vancouver, WA 98660
${TABLE}`,
    ]);
    expect(supplier).toBe('Pacific Coast Foodservice');
    expect(shipTo).toEqual(['The Arbutus Dock B', '1190 Water St', 'Vancouver, WA 98660']);
  });

  test('the sum of one position is not the total', () => {
    const { total } = readText([
      `Bestellung 4500782316
Pos   Material    Text        Menge     Preis     Nettowert
10    10225272    Dichtring     100      0.50         50.00
                  Nettowert der Position              48.00
20    10690385    Mutter        200      0.25         50.00

Gesamtnettowert ohne Mehrwertsteuer EUR               98.00
`,
    ]);
    expect(total).toBe('98.00');
  });
});

function page(line: string): string {
  return `PURCHASE ORDER 4500123

Pos   Material     Text            Menge     Preis    Nettowert
${line}
`;
}
