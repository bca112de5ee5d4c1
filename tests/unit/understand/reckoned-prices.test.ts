/** Rows that say how a price was reckoned, rows that count columns, and labels of which only `No.` is known. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const HEAD = `PURCHASE ORDER
PO number:  4500022205          Date:  27.05.2025

Item    Material    Description                     Qty   Unit    Price       Net value`;

describe('a price that is reckoned over several rows', () => {
  const read = readText([
    `${HEAD}
10      10006671    Gasket sheet 1500 x 1500 mm     4     EA
                    Gross price                                   94.10       376.40
                    Discount %                                    7.500-      28.24-
                    Net price                                     87.04       348.16
                    Delivery date: 19.06.2025
20      10004632    Hose assembly 3/4"              3     EA      44.60       133.80
                                                          Total               481.96`,
  ]);

  test('is the net one, with its amount and what follows it', () => {
    expect(read.items.map(({ sku, quantity, price, amount, date }) => [sku, quantity, price, amount, date])).toEqual([
      ['10006671', '4', '87.04', '348.16', '2025-06-19'],
      ['10004632', '3', '44.60', '133.80', undefined],
    ]);
    expect(read.items[0]?.text).toBe('Gasket sheet 1500 x 1500 mm');
  });

  test('is proven by the sum of the paper', () => {
    expect(read.read.items[0]?.fields.price?.confidence).toBeGreaterThan(0.99);
  });
});

test('a row that counts the columns is no item', () => {
  const { items } = readText([
    `${HEAD}
1       2           3                               4     5       6           7=(4x6)
10      617306142   Insulator disc 11 kV            600   NOS     412.00      247,200.00
20      603366546   V-belt C-112                    120   NOS     586.25      70,350.00`,
  ]);
  expect(items.map(({ sku }) => sku)).toEqual(['617306142', '603366546']);
});

test('a number of something that nobody knows is not that of the order', () => {
  const { poNumber } = readText([
    `                    Purchase Order
                    8400363055
Other Information   PR No.: 15454100

Item    Description          Qty   Unit    Price     Amount
1       Cable 16 AWG         100   FT      1.08      108.00`,
  ]);
  expect(poNumber).toBe('8400363055');
});

function placed(place: string): string {
  return `SATIN ALMA SİPARİŞİ
Sipariş No:   SAS-7618
Teslim Yeri:   ${place}

Sıra   Malzeme Kodu   Miktar   Birim Fiyat   Tutar
1      150.58.620     4        12,50         50,00`;
}

test('a house number is no label, and brackets hold an address', () => {
  expect(readText([placed('Karayel A.Ş., 14. Cadde No: 22, 59860 Çorlu')]).shipTo).toEqual([
    'Karayel A.Ş.',
    '14. Cadde No: 22',
    '59860 Çorlu',
  ]);
  expect(readText([placed('Depo 2 (14. Cadde No: 22, 59860 Çorlu)')]).shipTo).toEqual([
    'Depo 2',
    '14. Cadde No: 22, 59860 Çorlu',
  ]);
});

test('days of a language that writes the day first are read so', () => {
  const { orderDate } = readText([
    `ORDEN DE COMPRA
Folio: OC-45611
Fecha: 05/03/2025
Moneda: MXN

Part.   Clave     Cant.   P. Unitario   Importe
1       JNJ-331   5       $ 968.75      $ 4,843.75`,
  ]);
  expect(orderDate).toBe('2025-03-05');
});
