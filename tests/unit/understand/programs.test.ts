/** What forms of common programs print in their own way: heads of several labels, numbers over texts, parties on one line. */
import { describe, expect, test } from 'vitest';
import type { Found } from '../../../src/adapters/paper/found.ts';
import { proofOf } from '../../../src/adapters/paper/table/proof.ts';
import { datesIn } from '../../../src/adapters/paper/values/date.ts';
import { readText } from '../../support/text-paper.ts';

const HEAD = 'PURCHASE ORDER       PO Number: 4500123\n';
const TABLE = `
Line  Part No       Description        Quantity       Unit Price      Amount
 1    884-2213      Valve              20                  12.50      250.00
 2    884-9001      Gasket kit         2                  100.00      200.00
`;

function found(value: string): Found {
  return { text: value, value, tokens: [], rule: 'paper/column', confidence: 1 };
}

function dueOn(line: number, day: string): string {
  return `BESTELLUNG  PO Number: 4500123

Pos.  Artikel-Nr.   Bezeichnung            Menge ME      Preis      Betrag
${line}    ${8798 + line}-986      Klemmring                 ${line} Stk     10,00      ${line}0,00
                    Liefertermin: ${day}
`;
}

describe('days', () => {
  test.each([
    ['2025 NOV 18', ['2025-11-18']],
    ['2025-Nov-18', ['2025-11-18']],
    ['Jan 5, 2026 Mar 7', ['2026-01-05']],
    ['4 de março de 2026', ['2026-03-04']],
    ['12 stycznia 2026', ['2026-01-12']],
    ['den 9. maj 2026', ['2026-05-09']],
  ])('%s', (text, days) => {
    expect(datesIn(text, 'dmy').map(({ value }) => value)).toStrictEqual(days);
  });

  test('a day in the text below an item is that of the item, and not of the whole order', () => {
    const { items, deliveryDate } = readText([
      `${HEAD}
Line  Part No       Description        Quantity       Unit Price      Amount
 1    884-2213      Valve              20                  12.50      250.00
                    DELIV 1: QTY 20 DUE 2026 JAN 12
 2    884-9001      Gasket kit         2                  100.00      200.00
                    DELIV 1: QTY 1 DUE 2026 JAN 29
                    DELIV 2: QTY 1 DUE 2026 MAR 02
`,
    ]);
    expect(items.map(({ date }) => date)).toStrictEqual(['2026-01-12', undefined]);
    expect(deliveryDate).toBeUndefined();
  });

  test('days of items that stand at the same height on two pages are no head of a page', () => {
    const { items, deliveryDate } = readText([dueOn(10, '15.04.2026'), dueOn(20, '06.05.2026')]);
    expect(items.map(({ date }) => date)).toStrictEqual(['2026-04-15', '2026-05-06']);
    expect(deliveryDate).toBeUndefined();
  });

  test('a day below the last item alone may be that of the whole order', () => {
    const { items, deliveryDate } = readText([
      `${HEAD}${TABLE}                    All of these goods are required by 12 Jan 2026\n`,
    ]);
    expect(items.map(({ date }) => date)).toStrictEqual([undefined, undefined]);
    expect(deliveryDate).toBe('2026-01-12');
  });
});

describe('heads', () => {
  test('labels that stand close together are told apart, though their end alone is a known label', () => {
    const { items } = readText([
      `BESTELLUNG  PO Number: 4500123

Pos Ihre Artikel-Nr. Bezeichnung                   Menge Einh. Preis CHF Rabatt Total CHF
1   298 634 705      Kabel 5x2.5 Ring 100 m            9 Ring      90.55    10%    733.45
2   555 234 279      Melder 360 Grad                   5 Stk      132.15           660.75
3   240 473 718      Steckdose T13                    65 Stk       20.29           1'318.85
`,
    ]);
    expect(items.map(({ quantity, unit, price, amount }) => [quantity, unit, price, amount])).toStrictEqual([
      ['9', 'Ring', '90.55', '733.45'],
      ['5', 'Stk', '132.15', '660.75'],
      ['65', 'Stk', '20.29', '1318.85'],
    ]);
  });

  test('a label with a preposition is one label', () => {
    const { items } = readText([
      `PEDIDO DE COMPRA     PO Number: 4500123

Item   Codigo     Descricao do Material                    UM    Quant.    Valor Unitario    Valor Total
0001   MP09855    PARAFUSO SEXT M10X40 8.8 ZINC BRANCO     CT      8,00           99,3131         794,50
0002   MC00272    DISCO DE CORTE 4.1/2" X 1,0MM            PC    135,00            6,9200         934,20
DESCONTOS --->    0,00 %    0,00 %    0,00                       Total das Mercadorias : 1.728,70
`,
    ]);
    expect(items.map(({ sku, text }) => [sku, text])).toStrictEqual([
      ['MP09855', 'PARAFUSO SEXT M10X40 8.8 ZINC BRANCO'],
      ['MC00272', 'DISCO DE CORTE 4.1/2" X 1,0MM'],
    ]);
  });

  test.each([
    ['under Teil / Bezeichnung', 'Teil / Bezeichnung', '81.5002.23', '8798-986'],
    [
      'with a revision, under a head that names no number',
      'Supplies / Services',
      '9856A849-5 REV AB',
      '94A815-964 REV C',
    ],
  ])('a code alone over its text is the number of the item %s', (_case, head, first, second) => {
    const { items } = readText([
      `${HEAD}
Pos.  ${head.padEnd(30)}Quantity   Unit   Unit Price     Amount
10    ${first.padEnd(30)}      15   EA          10.00     150.00
      Clamp ring, two parts
20    ${second.padEnd(30)}       9   EA           7.00      63.00
      Harness assembly
`,
    ]);
    expect(items.map(({ sku, text }) => [sku, text])).toStrictEqual([
      [first.split(' ')[0], 'Clamp ring, two parts'],
      [second.split(' ')[0], 'Harness assembly'],
    ]);
  });

  test('a numbered heading over numbered positions is no item', () => {
    const { items } = readText([
      `BESTELLUNG  PO Number: 4500123

Pos. Art.-Nr.        Bezeichnung                  Menge Einh.     E-Preis     G-Preis
1                    Elektroinstallation EG
1.1      7333        Kleinverteiler AP             5,00 Stk         57,20      286,00
1.2      5904        Kabelbinder schwarz          10,00 Stk          3,15       31,50
2                    Beleuchtung Halle 2
2.1      4107        Mantelleitung                 6,00 Rg         108,35      650,10
`,
    ]);
    expect(items.map(({ sku, quantity }) => [sku, quantity])).toStrictEqual([
      ['7333', '5.00'],
      ['5904', '10.00'],
      ['4107', '6.00'],
    ]);
  });

  test('digits in groups behind a label are one number', () => {
    const { items } = readText([`${HEAD}${TABLE}                    Your part no.: 872 924\n`]);
    expect(items[1]).toMatchObject({ sku: '884-9001', vendorSku: '872 924' });
  });
});

describe('parties', () => {
  test('dashes part a name from its address, and a postal code goes on below the label', () => {
    const { shipTo } = readText([
      `${HEAD}${TABLE}
Total : 450,00

Local de Entrega : SERRA VERDE METAIS LTDA - ROD. SC-418 KM 12, 3300 - GALPAO 2 - SAO BENTO - SC - CEP
89290-000
`,
    ]);
    expect(shipTo?.[0]).toBe('SERRA VERDE METAIS LTDA');
    expect(shipTo?.slice(1).join(', ')).toBe('ROD. SC-418 KM 12, 3300 - GALPAO 2 - SAO BENTO - SC - CEP 89290-000');
  });

  test('a town that the column has broken off belongs to its postal code', () => {
    const { shipTo } = readText([
      `BESTELLUNG  PO Number: 4500123
Lieferadresse     Baustelle Schulhaus Riedmatt, Riedmattweg 8, 6343
                  Rotkreuz
Zahlung           30 Tage netto
${TABLE}`,
    ]);
    expect(shipTo).toStrictEqual(['Baustelle Schulhaus Riedmatt', 'Riedmattweg 8', '6343 Rotkreuz']);
  });

  test('a suffix below the label ends the name above it', () => {
    const { supplier, read } = readText([
      `PEDIDO DE COMPRA  No. 4500123        FORNECEDOR: 001874 - DISTRIBUIDORA DE ROLAMENTOS
                                     LTDA
                                     RUA BLUMENAU, 1477
                                     JOINVILLE - SC - CEP 89204-250
${TABLE}`,
    ]);
    expect(supplier).toBe('DISTRIBUIDORA DE ROLAMENTOS LTDA');
    expect(read.parties.supplier?.address.map(({ text }) => text)).toStrictEqual([
      'RUA BLUMENAU, 1477',
      'JOINVILLE - SC - CEP 89204-250',
    ]);
  });
});

function suppliedBy(name: string): string {
  return `${HEAD}
Dostawca: ${name}
ul. Krakowska 214
39-200 Dębica
${TABLE}`;
}

describe('names', () => {
  test('a public body whose name stands over what it is', () => {
    const { buyer } = readText([
      `Hollowmere                                    Civic Centre, Market Place
District Council                              Tel 01632 960 400

OFFICIAL PURCHASE ORDER                       Order number   700148823
Supplier
Norbury Office Ltd
4 Mill Lane
${TABLE}`,
    ]);
    expect(buyer).toBe('Hollowmere District Council');
  });

  test('the number of a school district belongs to its name', () => {
    const { buyer, shipTo } = readText([
      `PRAIRIE HOLLOW CUSD 218         PURCHASE ORDER          P.O. NUMBER   4002600157
715 W MAPLE ST
PRAIRIE HOLLOW IL 60938-1120

VENDOR:   SCHOLARS SUPPLY LLC             SHIP TO:   LARKSPUR ELEMENTARY SCHOOL
          W6250 INDUSTRIAL CT                        450 N BUTTERMILK AVE
          GREENVILLE WI 54942                        PRAIRIE HOLLOW IL 60938
${TABLE}`,
    ]);
    expect(buyer).toBe('PRAIRIE HOLLOW CUSD 218');
    expect(shipTo?.[0]).toBe('LARKSPUR ELEMENTARY SCHOOL');
  });

  test('the short name under which a program files a firm is not its name', () => {
    const { supplier } = readText([
      `${HEAD}
 Vendor: LAKEMET
 Lakefront Metals & Processing
 840 Hopkins St
 Buffalo, NY 14220
${TABLE}`,
    ]);
    expect(supplier).toBe('Lakefront Metals & Processing');
  });

  test('a logo without the legal form is the front of the name in the foot', () => {
    const { buyer } = readText([
      `HAGENFELD Antriebstechnik

Hagenfeld Antriebstechnik GmbH · Im Brühl 14 · 72584 Hülbeck
Normteile Wendling KG
Robert-Koch-Straße 5
73257 Köngstadt

Bestellung Nr. BE2600417
${TABLE}`,
    ]);
    expect(buyer).toBe('Hagenfeld Antriebstechnik GmbH');
  });

  test('a Polish firm is called one, a German one only addressed as one', () => {
    expect(readText([suppliedBy('Firma Budowlana "STROP" Jan Nowacki')]).supplier).toBe(
      'Firma Budowlana "STROP" Jan Nowacki',
    );
    expect(readText([suppliedBy('Firma Karl Huber GmbH')]).supplier).toBe('Karl Huber GmbH');
  });
});

test.each([
  ['Zamówienie do dostawcy ZD 45/02/2026', 'ZD 45/02/2026'],
  ['ZAMÓWIENIE nr ZZ 1127/MG/25', 'ZZ 1127/MG/25'],
  ['Commande N° 2231/26', '2231/26'],
])('%s: the letters before a number with strokes say which book it is of', (title, number) => {
  expect(readText([`${title}\n${TABLE}`]).poNumber).toBe(number);
});

test('a code of a program is no term of payment where below it stands what it means', () => {
  expect(
    readText([
      `${HEAD}${TABLE}
Total : 450,00

Condicao de Pagto 008                  Frete : 0,00
28/42 DDL
`,
    ]).terms,
  ).toBe('28/42 DDL');
});

test.each([
  ['1', '30', '2', false],
  ['250', '48.00', '11', false],
  ['250', '48.00', '120.00', true],
  ['1450', '10.00', '145', true],
])(
  '%s at %s for %s: a basis that nobody names is guessed only where the amount is met: %s',
  (quantity, price, amount, holds) => {
    const fields = { quantity: found(quantity), price: found(price), amount: found(amount) };
    expect(proofOf({ fields })?.holds).toBe(holds);
  },
);

test('an item called MISC is one, where quantity, price and amount stand beside it', () => {
  const { items } = readText([
    `${HEAD}
Item         Description                       Qty    U/M     Rate         Amount
LT-EXIT-R    Exit sign, red LED                9      ea      31.25        281.25
MISC         Wire connectors and straps        1      lot     318.44       318.44
                                                              Total        599.69
`,
  ]);
  expect(items.map(({ quantity, price }) => [quantity, price])).toEqual([
    ['9', '31.25'],
    ['1', '318.44'],
  ]);
});

describe('below the items', () => {
  test('numbered clauses on the next page are no items', () => {
    const { items } = readText([
      `${HEAD}
NO.  ITEM             QTY.     UOM    PRICE        DISC. %     EXTENDED PRICE
1    BATT-GC2         48.00    EA     142.75       0.00              6,852.00
     BATTERY DEEP CYCLE
     Vendor Part No.: RV-GC2225
2    COREDEP          48.00    EA      18.00       0.00                864.00
     CORE DEPOSIT
                               Line Total:                           7,716.00
                               Order Total (USD):                    7,716.00
`,
      `Standard Terms
1. Acknowledge within 2 business days. Shipment constitutes acceptance.
2. Prices are not subject to increase. Overages above 3% will be returned.
3. Invoice AP, PO Box 1182, Roseburn OR 97498. 30 days run from receipt of goods or invoice, whichever is later.
4. Backorders over 21 days are cancelled without notice.
5. Items 1 through 10 of the supplier quality manual rev. 4 (2025-11-01) apply.
`,
    ]);
    expect(items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['BATT-GC2', '48.00'],
      ['COREDEP', '48.00'],
    ]);
  });

  test('the end of a text that reaches under the next head is no part of the number there', () => {
    const { items } = readText([
      `${HEAD}
Artikel     Omschrijving                          Uw artikel       Aantal Eenh.    Prijs       Bedrag
STK-100     Kokerprofiel 100x100x6 S355 lengte 12    KK10010006       24,00 st      214,60     5.150,40
            m
STP-8       Plaat 8 mm 1500x3000                  WP8-1530         16,00 st      268,35     4.293,60
`,
    ]);
    expect(items.map(({ vendorSku }) => vendorSku)).toEqual(['KK10010006', 'WP8-1530']);
  });

  test('bricks are priced by the thousand: TH', () => {
    const { read } = readText([
      `${HEAD}
LN  OUR CODE     DESCRIPTION           QTY     UNIT     PRICE PER      DISC1     NET VALUE
1   BRK0118      65MM FACING           8,000   EA       612.00 TH                  4,896.00
2   BRK0733      65MM PLINTH           140     EA         4.86 EA                    680.40
3   TIL2211      PLAIN TILE            420     EA        96.40 100                   404.88
`,
    ]);
    expect(read.items.map(({ fields }) => [fields.price?.value, fields.basis?.value ?? '1'])).toEqual([
      ['612.00', '1000'],
      ['4.86', '1'],
      ['96.40', '100'],
    ]);
  });
});
