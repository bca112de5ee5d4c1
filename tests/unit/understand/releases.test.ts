/** Lines with several releases, and cells with several numbers. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const HEAD = `
                     PURCHASE ORDER
Northwoods Drivetrain Corp.             Order: PO00048340
                                        Order Date: 3/19/26
Vendor: Lakeside Spring Inc
`;

test('releases of one line are items of their own, each with its quantity and its day', () => {
  const { items } = readText([
    `${HEAD}
Line  Rel  Item / Description    Vendor Item   Due        Ordered U/M    Plan Cost     Ext Cost

   1    1   3-114-22              GF-0091A      3/2/26    150.000 EA      38.42000     5,763.00
            SHAFT, DRIVE
   1    2   3-114-22              GF-0091A      4/6/26    160.000 EA      38.42000     6,147.20
            SHAFT, DRIVE
   2        3-118-07              GF-0107       3/16/26   300.000 EA      21.17500     6,352.50
            HUB, SPLINED
   3        3-119-11              GF-0108       3/16/26    40.000 EA      10.00000       400.00
            NUT
                                                        Total (USD):              18,662.70
`,
  ]);
  expect(items.map(({ sku, vendorSku, quantity, date }) => [sku, vendorSku, quantity, date])).toStrictEqual([
    ['3-114-22', 'GF-0091A', '150.000', '2026-03-02'],
    ['3-114-22', 'GF-0091A', '160.000', '2026-04-06'],
    ['3-118-07', 'GF-0107', '300.000', '2026-03-16'],
    ['3-119-11', 'GF-0108', '40.000', '2026-03-16'],
  ]);
});

test('of list price, discount and net price under one label the one that makes up the amount is the price', () => {
  const { items } = readText([
    `
BON DE COMMANDE N° CC-2604-0131          Le 10/04/2026

DESIGNATION                    U      QTE        PRIX H.T. EN €          MONTANT H.T.

HA 14 barres 6 m               KG     1250     1,31   4 %  1,2576            1572,00
Attaches de fil recuit         BOT       6     22,60       22,6000            135,60

                                              TOTAL H.T.                     1707,60
`,
  ]);
  expect(items.map(({ quantity, price, amount }) => [quantity, price, amount])).toStrictEqual([
    ['1250', '1.2576', '1572.00'],
    ['6', '22.60', '135.60'],
  ]);
});

test('the bar code behind the number of an article is none of its number', () => {
  const { read, items } = readText([
    `
Purchase Order 4500123                    Date 03/27/2026

No   Item Code                     Description        Qty        Price       Amount

1    1020331  4912345020338        Udon               240       312.50    75,000.00
2    1020348  4912345020345        Soba               120       335.00    40,200.00

                                                      Total              115,200.00
`,
  ]);
  expect(items.map(({ sku }) => sku)).toStrictEqual(['1020331', '1020348']);
  expect(read.items.map(({ fields }) => fields.gtin?.text)).toStrictEqual(['4912345020338', '4912345020345']);
});

test('a code in capitals alone over the text of every item is its number', () => {
  const { items } = readText([
    `
Bestellung BE26-0455                      Datum 20.04.2026

Pos.   Bezeichnung                  Menge           E-Preis EUR     Ges.-Preis EUR

1      LM-CP89                      36 Stück              14,75             531,00
       Halogenlampe 650 W
2      ZB-SAFE                      50 Stück               4,28             214,00
       Safety 60 cm

                                    Nettosumme                              745,00
`,
  ]);
  expect(items.map(({ sku, text }) => [sku, text])).toStrictEqual([
    ['LM-CP89', 'Halogenlampe 650 W'],
    ['ZB-SAFE', 'Safety 60 cm'],
  ]);
});

test('the title of an order with its number in front is one, however long its line goes on', () => {
  const { kind } = readText([
    `
Bestelling 2026-31 van sv De Meeuwen (kantine) voor Snackgroothandel De Vlieter

Omschrijving                     Aantal     Prijs      Bedrag

Frikandellen 85 g                     6     21,40      128,40
Friet 10 mm                          24      4,95      118,80

bedragen zonder btw, betaling na factuur 14 dagen
`,
  ]);
  expect(kind).toBe('order');
});

test('beside a column that counts the items the one that is called `ITEM #` numbers them otherwise', () => {
  const { items } = readText([
    `
PURCHASE ORDER                          PO NUMBER: C119560

LN   ITEM #    VENDOR CAT #    DESCRIPTION               QTY UM      PRICE      EXTENSION

 1   72004     OS-1180-14      FORCEPS KELLY              24 EA      18.35         440.40
 2   72011     OS-2206-18      NEEDLE HOLDER               6 EA     112.00         672.00
 3   72044     OS-3310-20      RETRACTOR                   4 EA      86.90         347.60

                                          TOTAL ORDER:                        $1,460.00
`,
  ]);
  expect(items.map(({ sku, vendorSku, quantity }) => [sku, vendorSku, quantity])).toStrictEqual([
    ['72004', 'OS-1180-14', '24'],
    ['72011', 'OS-2206-18', '6'],
    ['72044', 'OS-3310-20', '4'],
  ]);
});

test('words that nobody knows over rows that all multiply head a table', () => {
  const { items } = readText([
    `
PURCHASE ORDER                          PO NUMBER: C119560

Wotsit         Thing called          Blub       Fnord        Zorp

OS-1180-14     FORCEPS KELLY           24       18.35       440.40
OS-2206-18     NEEDLE HOLDER            6      112.00       672.00
OS-3310-20     RETRACTOR                4       86.90       347.60

                                          TOTAL ORDER:    1,460.00
`,
  ]);
  expect(items.map(({ sku, vendorSku, quantity, price }) => [sku ?? vendorSku, quantity, price])).toStrictEqual([
    ['OS-1180-14', '24', '18.35'],
    ['OS-2206-18', '6', '112.00'],
    ['OS-3310-20', '4', '86.90'],
  ]);
});
