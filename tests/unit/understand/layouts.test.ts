/** Ways in which forms say the same thing, each with a paper of its own that belongs to no sender. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const TABLE = `
Line  Part No       Description        Quantity       Unit Price      Amount
 1    884-2213      Valve              20                  12.50      250.00
 2    884-9001      Gasket kit         2                  100.00      200.00
`;

describe('the number of the order', () => {
  test.each([
    ['alone beside the title', `              PURCHASE ORDER      PO-25-1042`],
    ['alone below the title', `              PURCHASE ORDER\n                   J-43877`],
    ['behind a bare label', `              PURCHASE ORDER\n              Number PO-25-1042`],
    ['behind dots', `PO NBR....... 0418-2190446`],
    ['under a label of words that nobody listed', `              Ordine acquisto rif.: OA-26-0417`],
  ])('is found %s', (_case, head) => {
    const { poNumber } = readText([`${head}\n\nAcme Pumps, Inc.\n12 Mill Road\n${TABLE}`]);
    expect(poNumber).toBe(/(?:PO-25-1042|J-43877|0418-2190446|OA-26-0417)/.exec(head)?.[0]);
  });
});

describe('labels', () => {
  test.each([
    ['Latest on site delivery date: 14 May 2026', '2026-05-14'],
    ['Lieferung bis: 14.05.2026', '2026-05-14'],
  ])('%s is a day of delivery by its words', (label, day) => {
    expect(readText([`PURCHASE ORDER\nPO Number: 4500123\n${label}\n${TABLE}`]).deliveryDate).toBe(day);
  });

  test('an abbreviation is the label that it begins', () => {
    expect(readText([`BESTELLUNG\nBestell-Nr.: 4500123\nZahlungsbeding.: 30 Tage netto\n${TABLE}`]).terms).toBe(
      '30 Tage netto',
    );
  });

  test('terms that a column breaks go on below', () => {
    const page = `PURCHASE ORDER          PO Number: 4500123
                        Payment:   T/T 30% deposit, 70% against
                                   copy of bill of lading
                        Currency:  USD
${TABLE}`;
    expect(readText([page]).terms).toBe('T/T 30% deposit, 70% against copy of bill of lading');
  });

  test('a number and a day of somebody else are not those of the order', () => {
    const page = `PURCHASE ORDER
Voucher No.            Dated
SPE/26-27/0193         14-Aug-26
Reference No. & Date.
Q-6005 dt. 8-Aug-26
${TABLE}`;
    expect(readText([page]).orderDate).toBe('2026-08-14');
  });
});

describe('parties', () => {
  test('the window of a letter: the sender on one line, below it whom he writes to', () => {
    const page = `Franz Brauer Maschinenbau GmbH

F. Brauer Maschinenbau GmbH · Am Feld 3 · 84999 Taufing
Stahlhandel Rott GmbH
Hafenstr. 2
94999 Vilsau
                                              Taufing, 22. April 2026
Bestellung B-26/0417
${TABLE}`;
    const { supplier, orderDate } = readText([page]);
    expect(supplier).toBe('Stahlhandel Rott GmbH');
    expect(orderDate).toBe('2026-04-22');
  });

  test('SHIP over TO beside an address is one label', () => {
    const page = `PURCHASE ORDER                 PO Number: 20261184

                               SHIP   PUBLIC WORKS CENTER
                               TO     1400 LANDFILL ROAD
                                      FERNDALE, NC 28399
${TABLE}`;
    expect(readText([page]).shipTo).toStrictEqual(['PUBLIC WORKS CENTER', '1400 LANDFILL ROAD', 'FERNDALE, NC 28399']);
  });

  test('a label without a colon, where its value begins as the next line does', () => {
    const page = `Inkooporder IO-260209
     Leverancier  Chemiehandel Rijn B.V.
                  Botlekdijk 5
                  3199 XX Rozenburg
${TABLE}`;
    expect(readText([page]).supplier).toBe('Chemiehandel Rijn B.V.');
  });

  test('a public buyer has no suffix', () => {
    const page = `Harrowdale Borough Council
Town Hall, Market Square
Bradwick BR99 9AA

PURCHASE ORDER   PO Number: 4500123
Supplier: Norbury Office Ltd, 4 Mill Lane, Dunwick DW9 9ZZ
${TABLE}`;
    expect(readText([page]).buyer).toBe('Harrowdale Borough Council');
  });
});

const card = (line: number, text: string, code: string, quantity: string, price: string, all: string): string => `
Line ${line}                              Type: Material
${text}
Supplier Part #      Quantity       Unit Price       Subtotal
${code.padEnd(21)}${quantity.padEnd(15)}${price.padEnd(17)}${all}
Need By              Manufacturer Part ID     Account
30 Jun 2026          -                        996869-OPEX
`;

describe('items', () => {
  const HEAD = 'PURCHASE ORDER       PO Number: 4500123\n';

  test('cards: each item repeats the head, and what it is stands above that head', () => {
    const cards = [
      card(1, 'Safety harness', 'XB-8151-W', '22', '100.66', '2,214.52'),
      card(2, 'Hand sanitiser', 'Not Specified', '45', '4.22', '189.90'),
    ];
    expect(readText([HEAD + cards.join('')]).items).toMatchObject([
      { vendorSku: 'XB-8151-W', quantity: '22', price: '100.66', date: '2026-06-30', text: 'Safety harness' },
      { vendorSku: undefined, quantity: '45', price: '4.22', date: '2026-06-30', text: 'Hand sanitiser' },
    ]);
  });

  test('a code above the numbered row belongs to the item below it', () => {
    const { items } = readText([
      `${HEAD}
          Part No
 Line                           Quantity       Unit Price      Amount
          Description
          RC-28776-A0
 0001                           32               1,209.00    38,688.00
          Step motor
          GN-40131-A0
 0002                           29                 495.00    14,355.00
          Shrink tube
`,
    ]);
    expect(items).toMatchObject([
      { sku: 'RC-28776-A0', quantity: '32', text: 'Step motor' },
      { sku: 'GN-40131-A0', quantity: '29', text: 'Shrink tube' },
    ]);
  });

  test('of two amounts the one that times the quantity gives the other is the price', () => {
    const { items } = readText([
      `${HEAD}
ITEM#     DESCRIPTION        CASES      LIST        NET       EXTENDED
201983    RAMEN BEEF            84      8.10       7.26         609.84
414539    PAPER TOWEL          160     22.00      21.25       3,400.00
`,
    ]);
    expect(items).toMatchObject([
      { quantity: '84', price: '7.26', amount: '609.84' },
      { quantity: '160', price: '21.25', amount: '3,400.00'.replace(',', '') },
    ]);
  });

  test('boxes of a form are numbered, and nothing follows its mark', () => {
    const { items } = readText([
      `${HEAD}
19. ITEM NO.   20. SCHEDULE OF SUPPLIES/SERVICES    21. QUANTITY   22. UNIT   23. UNIT PRICE   24. AMOUNT
 0001          TARPAULIN, CANVAS                         153          EA           12.84        1,964.52
               NSN: 8340-00-167-5349
 0002          ADHESIVE SEALANT                          143          TU           82.78       11,837.54
               xxxxxxxx NOTHING FOLLOWS xxxxxxxx
25. ACCOUNTING DATA                                 26. TOTAL AWARD AMOUNT
0212020 00 26 3568                                                                             13,802.06
`,
    ]);
    expect(items).toMatchObject([
      { sku: '8340-00-167-5349', quantity: '153', price: '12.84', amount: '1964.52' },
      { quantity: '143', price: '82.78', amount: '11837.54' },
    ]);
    expect(items).toHaveLength(2);
  });

  test('positions of a letter: a label and a value on each line', () => {
    const { items } = readText([
      `${HEAD}
Pos. 1  Getriebemotor 0,75 kW
        unsere Artikel-Nr.    14-4292
        Menge                 31 Stück
        Einzelpreis netto     344,70 EUR
        Gesamt                10.685,70 EUR
Pos. 2  Hydraulikschlauch
        unsere Artikel-Nr.    83-9130
        Menge                 15 m
        Einzelpreis netto     71,52 EUR
        Gesamt                1.072,80 EUR
`,
    ]);
    expect(items).toMatchObject([
      { sku: '14-4292', quantity: '31', price: '344.70', amount: '10685.70' },
      { sku: '83-9130', quantity: '15', price: '71.52', amount: '1072.80' },
    ]);
  });

  test('a price for a thousand board feet', () => {
    const { items } = readText([
      `${HEAD}
Description          Quantity       Price             Total
2x4x16 #2 SYP        5,400 BF       482.94/MBF        2,607.88
Anchor bolt          177 EA         3.23              571.71
`,
    ]);
    expect(items[0]).toMatchObject({ quantity: '5400', price: '482.94', basis: '1000', amount: '2607.88' });
  });
});

describe('sums', () => {
  test('a number that the amounts come to is the total, whatever stands beside it', () => {
    expect(
      readText([`PURCHASE ORDER   PO Number: 4500123\n${TABLE}\n                RELEASE WORTH          450.00`]).total,
    ).toBe('450.00');
  });
});

describe('what kind of paper it is', () => {
  test.each([
    ['Objet : annulation de notre commande CDF2603377', 'cancellation'],
    ['BLANKET PURCHASE AGREEMENT No. BPA-0091', 'other'],
    ['REQUISITION / PURCHASE ORDER', 'order'],
  ])('%s', (title, kind) => {
    expect(readText([`${title}\n\n${TABLE}`]).kind).toBe(kind);
  });
});

describe('rows that say they are not ordered', () => {
  const HEAD = `PURCHASE ORDER   PO Number: 4500123

Line  Part No       Description                 Quantity       Unit Price      Amount
 10   884-2213      Ball valve                        20            12.50      250.00
`;

  test.each([
    [' 20   884-9001      *** Alternativposition ***         2           100.00     (200.00)'],
    [
      ' 20   884-9001      Gasket kit                         2           100.00      200.00\n                    CANCELLED',
    ],
    [
      ' 20   884-9001      Gasket kit                         2           100.00      200.00\n                    Diese Position ist nicht beauftragt.',
    ],
    [' 20   884-9001      Gasket kit                         0           100.00        0.00'],
  ])('%s', (row) => {
    const { items, codes } = readText([`${HEAD}${row}\n`]);
    expect(items.map(({ sku }) => sku)).toStrictEqual(['884-2213']);
    expect(codes).toContain('item-not-ordered');
  });

  test('a text that merely holds such a word is ordered', () => {
    const { items, codes } = readText([
      `${HEAD} 20   884-9001      Optional cover plate               2           100.00      200.00\n`,
    ]);
    expect(items).toHaveLength(2);
    expect(codes).not.toContain('item-not-ordered');
  });
});

test('an amount alone is enough to tell quantity and price among columns that nobody knows', () => {
  const { items } = readText([
    `ORDINE   PO Number: 4500123

N.   ISBN                 Opera              Esempl.      Cop.         Sc.     Importo
1    979-12-29329-23-2    Tutti i nomi            5     48,50         20%      194,00
2    979-12-89304-35-4    Excel                   2     18,00          5%       34,20
3    978-88-87759-60-0    Alpi                    4      7,90          0%       31,60
`,
  ]);
  expect(items.map(({ quantity, price, amount }) => [quantity, price, amount])).toStrictEqual([
    ['5', '48.50', '194.00'],
    ['2', '18.00', '34.20'],
    ['4', '7.90', '31.60'],
  ]);
});

describe('numbers and prices as programs print them', () => {
  const HEAD = 'PURCHASE ORDER       PO Number: 4500123\n';

  test('codes under Vendor Name are what the vendor calls the items', () => {
    const { items } = readText([
      `${HEAD}
Quantity  Item          Vendor Name    Expected      Rate        Amount
       3  RM-7430       KR26509        11/13/2025    128.31      384.93
     250  PKG-3591      66650          11/13/2025      8.08    2,020.00
      17  PKG-1415      97655          11/13/2025     40.78      693.26
`,
    ]);
    expect(items.map(({ sku, vendorSku }) => [sku, vendorSku])).toStrictEqual([
      ['RM-7430', 'KR26509'],
      ['PKG-3591', '66650'],
      ['PKG-1415', '97655'],
    ]);
  });

  test('one column for two things has them below each other', () => {
    const { items } = readText([
      `${HEAD}
Line  Part ID / Vendor Part ID    Order Qty    Unit Price      Amount
 1    ACS35647-2                          3        529.79    1,589.37
      124CF910
 2    ACS40809-2                         36         10.50      378.00
      490BT767
`,
    ]);
    expect(items.map(({ sku, vendorSku }) => [sku, vendorSku])).toStrictEqual([
      ['ACS35647-2', '124CF910'],
      ['ACS40809-2', '490BT767'],
    ]);
  });

  test.each([
    ['as the unit of the price', 'Uom   Price      Uom', 'EA    33.61        C'],
    ['under Per', 'U/M   Price      Per', 'EA    33.61        C'],
  ])('C %s is a price for a hundred', (_case, head, values) => {
    const { items } = readText([
      `${HEAD}
Line  Part No      Quantity   ${head}      Amount
 1    S264A           5,000   ${values}    1,680.50
 2    S262X           1,000   ${values.replace('33.61', '10.00')}      100.00
`,
    ]);
    expect(items.map(({ price, basis, amount }) => [price, basis, amount])).toStrictEqual([
      ['33.61', '100', '1680.50'],
      ['10.00', '100', '100.00'],
    ]);
  });

  test('an item under its group is one name', () => {
    const { items } = readText([
      `${HEAD}
Item                  Description           Qty    Rate      Amount
Leg Leveler:M666      Leg leveler 3/8        24    1.05       25.20
Hinge:M199            Hinge, butt            50    3.54      177.00
`,
    ]);
    expect(items.map(({ sku }) => sku)).toStrictEqual(['Leg Leveler:M666', 'Hinge:M199']);
  });
});

test.each([
  ['with a unit of its own', 'Qty   Uom   Price   Per', '250   M      1.20   M  '],
  ['that stands alone', 'Qty         Price   Per', '250          1.20   M  '],
])('M is a metre where the amount says so: %s', (_case, head, values) => {
  const { items } = readText([
    `PURCHASE ORDER       PO Number: 4500123

Line  Part No      Description    ${head}   Amount
 1    CBL-5X16     Cable          ${values}   300.00
 2    CBL-3X15     Cable thin     ${values.replace('1.20', '0.40')}   100.00
`,
  ]);
  expect(items.map(({ price, basis, amount }) => [price, basis, amount])).toStrictEqual([
    ['1.20', undefined, '300.00'],
    ['0.40', undefined, '100.00'],
  ]);
});

function guideRow(code: number, text: string, order = ''): string {
  return `${code}    ${text.padEnd(24)}${'52.80'.padStart(8)}       ${order}\n`;
}

describe('an order guide', () => {
  const head = 'CUSTOMER ORDER GUIDE    P.O. #: 2261\n\nItem #     Description               Price / CS     ORDER\n';
  const names = [
    'Ground beef',
    'Bacon layout',
    'Fry 3/8',
    'Mozz sticks',
    'Romaine hearts',
    'Tomato',
    'Onion',
    'Egg shell',
  ];

  test('orders the rows that have a quantity', () => {
    const page =
      head + names.map((name, index) => guideRow(1072693 + index, name, index % 3 === 0 ? '5' : '')).join('');
    expect(readText([page]).items.map(({ sku, quantity }) => [sku, quantity])).toStrictEqual([
      ['1072693', '5'],
      ['1072696', '5'],
      ['1072699', '5'],
    ]);
  });
});
