/** Columns as sheets and mails of several countries head them. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { codesOf, mailOf, ordersOf, readAs } from './support.ts';

async function read(csv: string) {
  const orders = ordersIn(await readAs('csv', Buffer.from(csv)));
  return orders.map(({ order }) => ({
    number: order.head.poNumber?.text,
    lines: order.items.map(({ fields: f }) =>
      [f.buyerSku, f.supplierSku, f.quantity, f.unit, f.price, f.basis, f.amount, f.date]
        .map((found) => found?.value ?? found?.text ?? '')
        .join(' '),
    ),
    codes: order.findings.map(({ code }) => code),
  }));
}

test('an export cuts its words, and numbers firms and people as well as items', async () => {
  const [order] = await read(
    `PO_NUM;PO_DT;VEND_ID;VEND_NM;LN;ITM_ID;VEND_ITM;ITM_DESC;QTY_ORD;QTY_RCVD;UOM_CD;UNIT_COST;EXT_AMT;NEED_DT;BUYER_ID
4512088731;2026-09-03;100448;DELMAR LLC;1;58203064;HH94109;GASKET;7;0;EA;848.61;5940.27;2026-10-24;KSTROM
4512088731;2026-09-03;100448;DELMAR LLC;2;37989609;DS36087;PUMP SEAL;22;0;EA;528.75;11632.50;2026-09-20;KSTROM
`,
  );
  expect(order?.number).toBe('4512088731');
  expect(order?.lines).toStrictEqual([
    '58203064 HH94109 7 EA 848.61  5940.27 2026-10-24',
    '37989609 DS36087 22 EA 528.75  11632.50 2026-09-20',
  ]);
});

test("a firm's own name before the word for an item says whose number it is", async () => {
  const [order] = await read(
    `Purchase Order;LP-88214

Line;Lunaria Item;Supplier Item;Item Name;Order Qty;UM;Price / 1000;Line Value
1;LC-30011;FWP-TB-50;Tube;60000;pc;184;11040
2;LC-30044;FWP-JR-30;Jar;25000;pc;412.5;10312.5
`,
  );
  expect(order?.lines).toStrictEqual([
    'LC-30011 FWP-TB-50 60000 pc 184 1000 11040 ',
    'LC-30044 FWP-JR-30 25000 pc 412.5 1000 10312.5 ',
  ]);
});

test('rows that name other orders than the head are no lines of it, and a person decides', async () => {
  const orders = await read(
    `Purchase Order;LP-88214

PO;Item;Qty;Price
;LC-30011;60000;1.84
;LC-30044;25000;4.12
LP-87003;LC-30011;40000;1.86
LP-85521;LC-30044;20000;4.20
`,
  );
  expect(orders).toHaveLength(1);
  expect(orders[0]?.number).toBe('LP-88214');
  expect(orders[0]?.lines).toHaveLength(2);
  expect(orders[0]?.codes).toContain('rows-of-other-orders');
});

describe('languages', () => {
  test.each([
    ['Swedish', 'Ordernr;IO20264418', 'Rad;Vårt artnr;Ert artnr;Benämning;Antal;Enhet;À-pris;Belopp'],
    ['Danish', 'Ordrenr.;IO20264418', 'Linje;Vores varenr.;Jeres varenr.;Beskrivelse;Antal;Enhed;Enhedspris;Beløb'],
    [
      'Polish',
      'Nr zamówienia;IO20264418',
      'Lp.;Nasz indeks;Indeks dostawcy;Nazwa towaru;Ilość;J.m.;Cena netto;Wartość netto',
    ],
    [
      'Portuguese',
      'Pedido de compra nº;IO20264418',
      'Item;Nosso código;Código fornecedor;Descrição;Quantidade;Unid.;Preço unitário;Valor total',
    ],
  ])('%s', async (_language, number, head) => {
    const [order] = await read(
      `${number}\n\n${head}\n1;70-1123;SE4471;Plywood;44;st;489;21516\n2;81-0046;SE9903;Kant;15;m;4;60\n`,
    );
    expect(order?.number).toBe('IO20264418');
    expect(order?.lines).toStrictEqual(['70-1123 SE4471 44 st 489  21516 ', '81-0046 SE9903 15 m 4  60 ']);
  });
});

describe('a mail', () => {
  test('a price for a hundred is one where the head of the column says so', async () => {
    const paper = await mailOf(`Wir bestellen, Bestell-Nr. 4711-26:

Pos   Ihre Art.-Nr.   Bezeichnung                Menge      Preis/100   Gesamt
1     912-08025-A2    Zylinderschraube           2.000 St     18,40      368,00
2     125-08-A2       Scheibe                    2.000 St      3,15       63,00

Summe netto 431,00 EUR, Zahlung 30 Tage netto.
`);
    const [read] = ordersIn(paper);
    expect(
      read?.order.items.map(({ fields, proof }) => [fields.price?.value, fields.basis?.value, proof]),
    ).toStrictEqual([
      ['18.40', '100', 'holds'],
      ['3.15', '100', 'holds'],
    ]);
    expect(read?.order.sums.goods?.value ?? read?.order.sums.grand?.value).toBe('431.00');
  });

  test('"and a dozen of" below a list is its last entry, and "your item" once means all', async () => {
    const [order] = ordersOf(
      await mailOf(`Hey Tom, can you get us, PO 5519:

- 30 bags of the flour (your item 20417) at 21.40
- 2 pails of the apricot glaze, item 41002, at 46.75
and a dozen of the cake circles (item 70233), 8.95 each

Thanks
`),
    );
    expect(order?.lines.map((line) => line.split(' | ').slice(0, 3))).toStrictEqual([
      ['', '20417', '30'],
      ['', '41002', '2'],
      ['', '70233', '12'],
    ]);
  });
});

test('a later table of what is still open is no part of the order', async () => {
  const orders = await read(
    `Pedido;2026/0713
Proveedor;Suministros Levante S.A.

Ref. prov.;Artículo;Cajas;Uds/caja;Unidades;Precio €/100;Dto.;Importe
933-8-30;Tornillo;10;200;2.000;9,85;40%;118,20
934-8;Tuerca;6;500;3.000;3,12;40%;56,16

PENDIENTE DE PEDIDOS ANTERIORES
Ref. prov.;Artículo;Pedido;Fecha;Unidades
975-10;Varilla;2026/0644;20/04/2026;50
125-10;Arandela;2026/0644;20/04/2026;2.000
`,
  );
  expect(orders.map(({ number }) => number)).toStrictEqual(['2026/0713']);
  expect(orders[0]?.lines).toStrictEqual([' 933-8-30 2000  9.85 100 118.20 ', ' 934-8 3000  3.12 100 56.16 ']);
  expect(orders[0]?.codes).toContain('rows-of-other-orders');
});

test('a cell beside a label is no title, whatever its words', async () => {
  const paper = await readAs(
    'csv',
    Buffer.from(`Bestellnummer;APO-5512
Lieferadresse;Wareneingang Apotheke, Vinzenzplatz 1, 48149 Münster

Pos;Unsere Artikelnr.;Bezeichnung;Menge;Preis EUR;Betrag
1;F4471;Ibuprofen;20;2,870;57,40
`),
  );
  expect(ordersIn(paper)[0]?.order.kind.kind).toBe('order');
});

const forwarded = (note: string): string => `${note}

Groet, Petra

-----Original Message-----
From: Joost <j@delta.example>
Sent: Tuesday, March 24, 2026 3:02 PM
Subject: Order 4500118820

Please send, order 4500118820:
10 EA FL-100-16 at 58.75
4 EA FL-150-16 at 96.20
`;

describe('a mail that could be misread', () => {
  test('numbers in words are read whole', async () => {
    const [order] = ordersOf(
      await mailOf(
        `Hi, can you put through our order SC-0418 please: we need two hundred and forty of the amber jars (your AJ-30, 30cl) at 1.18 each.\n`,
      ),
    );
    expect(order?.lines.map((line) => line.split(' | ').slice(0, 3))).toStrictEqual([['', 'AJ-30', '240']]);
  });

  test('a number in words that is not known whole is no quantity', async () => {
    const [order] = ordersOf(
      await mailOf(`Bonjour, merci de livrer deux cent quarante cartons réf. 55-1180, commande 4471.\n`),
    );
    expect(order?.lines.map((line) => line.split(' | ')[2])).not.toContain('2');
    expect(order?.lines.map((line) => line.split(' | ')[2])).not.toContain('100');
  });

  test('a note above a forwarded order that changes it is told', async () => {
    expect(codesOf(await mailOf(forwarded('See below, line 20 is 6 now instead of 4.')))).toContain(
      'mail-note-may-change',
    );
    expect(codesOf(await mailOf(forwarded('Please process the order below.')))).not.toContain('mail-note-may-change');
  });
});

test('a space parts the thousands of a total', async () => {
  const [read] = ordersIn(
    await mailOf(`Vi beställer, beställningsnummer 26-3307:

Rad   Vårt art.nr   Benämning       Antal   Enhet   À-pris SEK   Summa
1     G-10077       Avfettning          8   dunk      612,00   4896,00
2     G-10081       Sköljmedel         20   hink      231,50   4630,00

Totalt SEK 9 526,00 exkl. moms
`),
  );
  expect(read?.order.sums.grand?.value ?? read?.order.sums.goods?.value).toBe('9526.00');
});

test.each([
  ['PO 30417 - where are our valves? We are still waiting for', true],
  ['Please send on PO 30417:', false],
])('a mail that asks about an order is told: %s', async (text, isAsking) => {
  const codes = codesOf(await mailOf(`${text}\n\n  4 x BV-50-316 ball valve  @ 86.40\n 10 x GS-50 gasket  @ 1.95\n`));
  expect(codes.includes('mail-asks-about-order')).toBe(isAsking);
});

test('what orders nothing and has no number is no order', async () => {
  const [read] = ordersIn(
    await readAs(
      'csv',
      Buffer.from('Prices in USD. Min. order $150.\n\nPart no.;Description;UOM;List\n6203;Bearing;EA;7.4\n'),
    ),
  );
  expect(read?.order.kind.kind).toBe('other');
});

test('pence are a hundredth, terms are no item, and an answered quote is an order', async () => {
  const paper = await mailOf(
    `Go ahead per your quote, this is our PO 66108:

24 each RB-4410 basin mixer tap @ £27.50
500 x PTX12 PTFE tape @ 31p each

Usual 30 days.

Joan
`,
    'RE: Quote 2291 - taps',
  );
  const [read] = ordersIn(paper);
  expect(read?.order.kind.kind).toBe('order');
  expect(read?.order.head.poNumber?.text).toBe('66108');
  expect(
    read?.order.items.map(({ fields }) => [fields.buyerSku?.text, fields.quantity?.value, fields.price?.value]),
  ).toStrictEqual([
    ['RB-4410', '24', '27.50'],
    ['PTX12', '500', '0.31'],
  ]);
});
