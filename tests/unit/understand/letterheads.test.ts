/** Who writes, whom to, where the goods go and in which money, as papers of several countries say it. */
import { describe, expect, test } from 'vitest';
import { dollarOf } from '../../../src/adapters/paper/head/currency.ts';
import { readText } from '../../support/text-paper.ts';

const ITEMS = `
Item  Part No       Description        Qty       Unit Price      Amount
 10   884-2213      Valve               20            12.50      250.00
 20   884-9001      Gasket kit           2           100.00      200.00

`;

test('a person between the name of a place and its street belongs to the place', () => {
  const { shipTo } = readText([
    `
Marlow State College                                   Purchase Order
PO Number: B0093471

Ship To                                    Supplier
Marlow State College                       Aldine Optics Inc.
Attn: R. Castellano                        900 Beacon Row
Henley Hall, Room 214                      Waltham Mills, MA 02499
1 College Circle
Marlow, VT 05899
${ITEMS}`,
  ]);
  expect(shipTo).toStrictEqual([
    'Marlow State College',
    'Henley Hall, Room 214',
    '1 College Circle',
    'Marlow, VT 05899',
  ]);
});

test('`For …` above a signature and what stands behind a label name no firm of their own', () => {
  const { buyer, supplier } = readText([
    `
                KRISHNAKATH MULTISPECIALITY HOSPITAL
                PURCHASE ORDER
M/s. Nandini Surgicals & Pharma                        P.O. No. : MED/144
Plot 9, MIDC Phase II
Karadnagar - 415698
${ITEMS}
                                 For KRISHNAKATH MULTISPECIALITY HOSPITAL
`,
  ]);
  expect(buyer).toBe('KRISHNAKATH MULTISPECIALITY HOSPITAL');
  expect(supplier).toBe('Nandini Surgicals & Pharma');
});

test('a table of sums names no firm, whatever tax is in them', () => {
  const { buyer, supplier } = readText([
    `
PURCHASE ORDER 4711
${ITEMS}
                                             Total inc           450.00
`,
  ]);
  expect([buyer, supplier]).toStrictEqual([undefined, undefined]);
});

describe('whose money', () => {
  test.each([
    ['ACEROS DEL NAZAS S.A. DE C.V.', 'MXN'],
    ['RFC CSI0907155T8', 'MXN'],
    ['I.V.A. 16%', 'MXN'],
    ['Torreon, TX 75001', 'USD'],
    ['a S.A. of Texas', undefined],
  ])('a dollar beside %s is %s', (text, code) => {
    expect(dollarOf(text)).toBe(code);
  });

  test.each([
    ['Beställning 26-118\n\nÄrende: plåt\n\nArtikel      Antal     Pris kr\nRP-15           12     365,00\n', 'SEK'],
    [
      '注文書 4711\n\n商品コード      数量      単価      金額\n102-0331        240      312        74880\n消費税(8%)                          5990\n商品は午前便で\n',
      'JPY',
    ],
    [
      'Purchase Order 4711\nBakery St 4, Tamarang NSW 2999\n\nCode         Qty     Price     Amount\nRP-15         12     10.00     120.00\n                     GST        12.00\n',
      'AUD',
    ],
  ])('is told without a code: %s', (text, code) => {
    expect(currencyOf(text)).toBe(code);
  });

  test('crowns are left open where neither letters nor taxes tell the country', () => {
    expect(currencyOf('Order 26-118\n\nItem      Qty     Price kr\nRP-15           12     365,00\n')).toBeUndefined();
  });
});

function currencyOf(text: string): string | undefined {
  return readText([text]).read.currency?.value;
}

test('the next clause of the terms is no line of the address in this one', () => {
  const { shipTo } = readText([
    `
采购订单                                   订单编号:CG20260226-03
供应商:东莞市恒鑫五金弹簧有限公司            下单日期:2026-02-26

物料编号      品名       数量      单价(元)     金额(元)
WL-01024     压缩弹簧    5000      0.35         1750.00
WL-01031     扭簧        3000      0.62         1860.00

1. 以上单价含13%增值税。
2. 送货地址:中山市小榄北区工业大道88号
3. 请在送货单上注明订单编号及物料编号。
`,
  ]);
  expect(shipTo).toStrictEqual(['中山市小榄北区工业大道88号']);
});

test('a town beside `Payment Term` says nothing of when it is paid', () => {
  const { terms } = readText([
    `
PURCHASE ORDER 4711

Payment Term            Athens Mill, GA 30699
Net 45                  US
${ITEMS}`,
  ]);
  expect(terms).not.toContain('Athens');
});

test('the end of what a thing is called names no currency', () => {
  expect(
    currencyOf(`
PURCHASE ORDER 4711

Qty Ord     Product    Description                Net Cost    Ext Cost
300 EA      62010      CLEVIS HANGER PLN             1.048      314.40
150 EA      62014      RISER CLAMP PLN               1.977      296.55
`),
  ).toBeUndefined();
});

test('a form of a party is read where a scan lost a space, and where a telephone stands behind the town', () => {
  const { read, buyer, supplier, shipTo } = readText([
    `
                    Hero Limited
                                                  Purchase Order #: 3929423
Shipped To:
VendorName: Seth Stanley
Company Name: Yoga for You
Address: 343 E Winter Road
         Seattle, WA 93849 Phone: 234-986-6454

Shipped From:
Name: Josh Granger
Company Name: Granger Supply
Address: 922 N Ebby Lane
         Ft Lauderdale, FL   Phone: 932-294-2958

Details                   Quantity      Unit Price      Total
Long Yoga Mat                50           50.00        2500.00
Towel White                 100           10.00        1000.00
                                       TOTAL        $3500.00
`,
  ]);
  expect(shipTo).toStrictEqual(['Yoga for You', '343 E Winter Road', 'Seattle, WA 93849']);
  expect([buyer, supplier]).toStrictEqual(['Hero Limited', 'Granger Supply']);
  expect(read.currency?.value).toBe('USD');
});

test('families, messieurs and joint-stock capital are signs of firms, a second line of an address is none', () => {
  const french = readText([
    `
MALGRAS
Entreprise Malgras & Fils – SAS au capital de 180 000 €          Bétons du Sânon
12 bis, route de Metz – 54250 CHAMPIGNEULLES                     Route de Crévic
Tél. 03 00 00 19 40 – achats@malgras.example                     54110 SOMMERVILLER

BON DE COMMANDE N° BC-26-0455
${ITEMS}`,
  ]);
  const gulf = readText([
    `
                 Al Noor Meridian Contracting LLC
                     LOCAL PURCHASE ORDER
M/s. Emirates Falcon Safety Equipment Trading        LPO No.   ANM/LPO/J-209/0402
Dubai, U.A.E.
${ITEMS}`,
  ]);
  expect(french.buyer).toBe('Entreprise Malgras & Fils');
  expect(gulf.supplier).toBe('Emirates Falcon Safety Equipment Trading');
});

test('pallets are no euros', () => {
  const { read } = readText([
    `
Zakład Mięsny Borowik Sp. z o.o.
Zamówienie nr ZD/91
${ITEMS}
Razem do zapłaty: 450,00 PLN
Uwagi: Palety EUR do wymiany. EUR palety zwrotne.
`,
  ]);
  expect(read.currency?.value).toBe('PLN');
});

test('where a bill goes to an address alone, that is no firm that orders', () => {
  const { buyer } = readText([
    `
Demandante :    ILUSTRE MUNICIPALIDAD DE QUEBRADA HONDA
N°: 3917-241-AG26
DIRECCIÓN DE ENVIO FACTURA:   ARTURO PRAT N° 455, QUEBRADA HONDA
${ITEMS}`,
  ]);
  expect(buyer).toBe('ILUSTRE MUNICIPALIDAD DE QUEBRADA HONDA');
});

test('a party on one line goes on below it with number, postal code and town', () => {
  const { shipTo } = readText([
    `
Lundeborg Brødfabrik A/S
Indkøbsordre 31877
Leveres til:    Lundeborg Brødfabrik A/S, Mellager port 2, Kornvænget
                14, 8370 Hadsten
${ITEMS}`,
  ]);
  expect(shipTo?.[0]).toBe('Lundeborg Brødfabrik A/S');
  expect(shipTo?.slice(1).join(' ')).toBe('Mellager port 2 Kornvænget 14 8370 Hadsten');
});

test('what is to be named on the invoice makes no invoice of an order, and hours in brackets are no address', () => {
  const { kind, poNumber, shipTo } = readText([
    `
Landratsamt Eggenbachtal
Unser Zeichen: 33-1110/26
Auftragsschein Nr. 2026/1187
(bei Lieferung und Rechnung bitte unbedingt angeben)
Lieferanschrift:   Elektro Schuh, Industriestraße 5, 74219 Möckmühl (Anlieferung 7–15 Uhr)
${ITEMS}`,
  ]);
  expect(kind).toBe('order');
  expect(poNumber).toBe('2026/1187');
  expect(shipTo?.at(-1)).toBe('74219 Möckmühl');
});

test('a place before a dash, and a tax number that is no address of a person', () => {
  const french = readText([
    `
CHAUDRONNERIE DU VELAY SA
BON DE COMMANDE BCF02418
Lieu de livraison :   Atelier - ZA de Taulhac 43000 LE PUY-EN-VELAY
${ITEMS}`,
  ]);
  const canadian = readText([
    `
FUNDY MARINE COATINGS INC.            Purchase Order PO106418
Vendor No.     Purchaser           Document Date
V00418         Tara Melanson       February 9, 2026
               41822 0074 RT0001
${ITEMS}`,
  ]);
  expect(french.shipTo).toStrictEqual(['Atelier', 'ZA de Taulhac 43000 LE PUY-EN-VELAY']);
  expect(canadian.buyer).toBe('FUNDY MARINE COATINGS INC.');
});
