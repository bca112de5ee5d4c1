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
