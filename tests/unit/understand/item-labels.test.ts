/** Numbers of items that stand below them behind a label of the firm's own, and items written as labels alone. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const table = (head: string, ...rows: string[]): string => `
PURCHASE ORDER CWV4420961

${head}
${rows.join('\n')}
`;

describe('a second number below an item is that of the other side', () => {
  test('behind what the firm calls itself', () => {
    const { items } = readText([
      table(
        'Line  Supplier Product Code  Description                Qty   Unit Price   Net Value',
        '1     TS/5-42                Transport swab charcoal      6        58.20      349.20',
        '                             Trust Item Ref: 300218',
        '2     128A/FT                Universal container 30ml    10        34.95      349.50',
        '                             Trust Item Ref: 300044',
      ),
    ]);
    expect(items.map(({ sku, vendorSku }) => [sku, vendorSku])).toStrictEqual([
      ['300218', 'TS/5-42'],
      ['300044', '128A/FT'],
    ]);
  });

  test.each(['VEN ITEM:', 'Fty Item No.', 'Tmtt. nimike'])('behind %s', (label) => {
    const { items } = readText([
      table(
        'Line  Our Item No   Description                Qty   Unit Price   Amount',
        '1     330071        Hydraulic cylinder           4       386.00  1,544.00',
        `                    ${label} NHC-63.36`,
        '2     330122        Hose                        12        31.75    381.00',
        `                    ${label} 2SN08-1250`,
      ),
    ]);
    expect(items.map(({ sku, vendorSku }) => [sku, vendorSku])).toStrictEqual([
      ['330071', 'NHC-63.36'],
      ['330122', '2SN08-1250'],
    ]);
  });

  test('`Material: 316SS` is a part of the text', () => {
    const { items } = readText([
      table(
        'Line  Our Item No   Description                Qty   Unit Price   Amount',
        '1     330071        Hydraulic cylinder           4       386.00  1,544.00',
        '                    Material: 316SS',
      ),
    ]);
    expect(items.map(({ sku, vendorSku }) => [sku, vendorSku])).toStrictEqual([['330071', undefined]]);
  });
});

test('a number behind its sign alone under the name, and the row that counts the items before their sum', () => {
  const { items, total, orderDate } = readText([
    `
Copper Finch Kitchen                              Order #48120-0431
                          Placed Tue, Apr 28, 2026 at 10:52 PM by Marisol T.

VENDOR                        DELIVERY DATE
Great Lakes Fish Co.          Thursday, April 30, 2026

Item                         Pack size    Order qty     Price      Total
Salmon, Atlantic Fil         10 lb        4 cs         $98.50    $394.00
#SF-220
Mussels, PEI                 10 lb        3 bag        $32.25     $96.75
#SF-610
2 items                                   7 units    Order total  $490.75
`,
  ]);
  expect(items.map(({ sku, vendorSku, text }) => [sku ?? vendorSku, text])).toStrictEqual([
    ['SF-220', 'Salmon, Atlantic Fil'],
    ['SF-610', 'Mussels, PEI'],
  ]);
  expect(total).toBe('490.75');
  expect(orderDate).toBe('2026-04-28');
});

test('items of labels alone: number behind the count, text below it, discount in the proof, days below the sums are no item’s', () => {
  const { read, items, deliveryDate } = readText([
    `
Stadtwerke Ellerbach GmbH                       Bestell-Nr.   26-B-01418
                                                Durchwahl     06461 000-418
                                                Kostenstelle  4180

Pos. 1      Material 300418
Absperrschieber DN 100 PN 16
Ihre Artikelnummer: AS-100-16E
Menge: 12 Stück      Einzelpreis: 245,00 €     Rabatt: 12,0 %    Gesamt: 2.587,20 €
Pos. 2      Material 300552
PE-HD Rohr RC d 63 x 5,8
Ihre Artikelnummer: 63058RC
Menge: 600 m         Einzelpreis: 3,48 €       Rabatt: 15,0 %    Gesamt: 1.774,80 €

                                                  Nettosumme     4.362,00 €

Liefertermin: bis spätestens 22.04.2026
`,
  ]);
  expect(items.map(({ sku, vendorSku, quantity, text, date }) => [sku, vendorSku, quantity, text, date])).toStrictEqual(
    [
      ['300418', 'AS-100-16E', '12', 'Absperrschieber DN 100 PN 16', undefined],
      ['300552', '63058RC', '600', 'PE-HD Rohr RC d 63 x 5,8', undefined],
    ],
  );
  expect(read.items.map(({ proof }) => proof)).toStrictEqual(['holds', 'holds']);
  expect(deliveryDate).toBe('2026-04-22');
});

test.each([
  ['Supp: HR2AT12-50', 'Cust: Tas Paper 4471'],
  ['Vs. HR2AT12-50', ''],
  ['[S/Ref. HR2AT12-50]', ''],
])('%s is the number of the supplier, without its label', (label, more) => {
  const { items } = readText([
    table(
      'Line  Our Item No   Description                Qty   Unit Price   Amount',
      '1     330071        Hydraulic hose             100        21.60  2,160.00',
      `                    ${label}`,
      ...(more === '' ? [] : [`                    ${more}`]),
    ),
  ]);
  expect(items.map(({ sku, vendorSku }) => [sku, vendorSku])).toStrictEqual([['330071', 'HR2AT12-50']]);
});

test('the number under the name of the firm, and a column of EANs whose first line holds none', () => {
  const own = readText([
    table(
      'Qty Ord   UM   Your Catalogue No.   Voltan Prod #   Description          Net Price   Extension',
      '4         EA   EJ-242408-N4         31877           Hinged box             286.44    1,145.76',
      '2         EA   EP-2424              31901           Inner panel             41.18       82.36',
    ),
  ]);
  const barcode = readText([
    table(
      'Qty Ord   UM   Your Catalogue No.   UPC             Net Price   Extension',
      '4         EA   EJ-242408-N4         31877              286.44    1,145.76',
      '               JB HINGED NEMA 4     771204008817',
      '2         EA   EP-2424              31901               41.18       82.36',
      '               INNER PANEL          771204011008',
    ),
  ]);
  for (const { items } of [own, barcode])
    expect(items.map(({ sku, vendorSku }) => [sku, vendorSku])).toStrictEqual([
      ['31877', 'EJ-242408-N4'],
      ['31901', 'EP-2424'],
    ]);
  expect(barcode.read.items[0]?.fields.gtin?.text).toBe('771204008817');
});

test('cases times their content are no order where quantity, price and amount have columns; two discounts follow each other', () => {
  const { items, read } = readText([
    table(
      '#  Unsere Art.Nr.  Bezeichnung         Inh.   Kolli    Menge EH     EK/EH   R1 %   R2 %   Netto EUR',
      '1  410102          Schlagobers 1 l       12      30      360 Pkg    3,120   12,0    3,0      958,76',
      '2  410081          Butter Portionen      10      18      180 Pkg   11,900                 2.142,00',
    ),
  ]);
  expect(items.map(({ quantity, price, amount }) => [quantity, price, amount])).toStrictEqual([
    ['360', '3.120', '958.76'],
    ['180', '11.900', '2142.00'],
  ]);
  expect(read.items.map(({ proof }) => proof)).toStrictEqual(['holds', 'holds']);
});

test('SAP: gross price with its basis, discount and net as rows of the item, and a quantity of one that is not the basis', () => {
  const { items } = readText([
    `
Bestellung 4500719930

Pos.    Material    Bezeichnung
        Bestellmenge            Preis pro Einheit                    Wert in EUR

00010   2000418     Pipettenspitze 200 gelb
              50 PAK Bruttopreis         11,85 EUR / 1 PAK               592,50
                    Rabatt auf Brutto              12,50- %               74,06-
                    Nettowert inkl. Rabatt                               518,44
        Ihre Materialnummer: PT-200-Y
00030   2001190     Fracht- und Gefahrgutzuschlag
               1 LE Bruttopreis          24,50 EUR / 1 LE                 24,50

Gesamtnettowert ohne Mwst EUR                                            542,94
`,
  ]);
  expect(items.map(({ sku, vendorSku, quantity, price }) => [sku, vendorSku, quantity, price])).toStrictEqual([
    ['2000418', 'PT-200-Y', '50', '11.85'],
    ['2001190', undefined, '1', '24.50'],
  ]);
});

test('call-offs: what the rows above say holds for each delivery below them', () => {
  const { items, total } = readText([
    `
Lieferabruf AB-14/0418

Abruf-Zeile     Eintrefftermin      Abrufmenge      Rest im Rahmen    Wert EUR
Artikel 210-4418 Membrane EPDM 70 Sh
Ihre Teile-Nr.: M-EP-70-38 Preis: 84,50 EUR je 100 Stück
   1            16.03.2026          2.000 Stück       26.000          1.690,00
   2            30.03.2026          3.000 Stück       23.000          2.535,00
Artikel 305-0077 O-Ring NBR Preis: 18,90 EUR je 1.000 Stück
   3            16.03.2026         10.000 Stück       90.000            189,00

Der Abrufwert beträgt 4.414,00 EUR netto.
Zahlung: 30 Tage netto, 14 Tage 2 %.
`,
  ]);
  expect(
    items.map(({ sku, vendorSku, quantity, price, basis, date, text }) => [
      sku,
      vendorSku,
      quantity,
      price,
      basis,
      date,
      text,
    ]),
  ).toStrictEqual([
    ['210-4418', 'M-EP-70-38', '2000', '84.50', '100', '2026-03-16', 'Membrane EPDM 70 Sh'],
    ['210-4418', 'M-EP-70-38', '3000', '84.50', '100', '2026-03-30', 'Membrane EPDM 70 Sh'],
    ['305-0077', undefined, '10000', '18.90', '1000', '2026-03-16', 'O-Ring NBR'],
  ]);
  expect(total).toBe('4414.00');
});

test('a column that counts and numbers, a number of several words, and a bobbin that is no money', () => {
  const { items, read } = readText([
    table(
      '# Uw artikelnr.   Omschrijving        Aantal        Prijs    Totaal',
      '1 418025          Schrift A5          40 pak         7,95    318,00',
      '2 420144          Kleurpotloden        6 doos       32,80    196,80',
    ),
  ]);
  const spanish = readText([
    table(
      'Código              Descripción          Cantidad     Ud.    Precio     Importe',
      'SOPORTE UCP 208     SOPORTE DE PIE            10      BOB    23,800      238,00',
      'SOPORTE UCF 205     SOPORTE CUADRADO           2      BOB    19,000       38,00',
      '                                                      Total EUR          276,00',
    ),
  ]);
  expect(items.map(({ sku, vendorSku }) => sku ?? vendorSku)).toStrictEqual(['418025', '420144']);
  expect(read.items).toHaveLength(2);
  expect(spanish.items.map(({ sku }) => sku)).toStrictEqual(['SOPORTE UCP 208', 'SOPORTE UCF 205']);
  expect(spanish.read.currency?.value).toBe('EUR');
});
