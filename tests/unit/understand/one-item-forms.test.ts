/** Orders of one item: nothing is told by other rows, so labels have to tell it. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const FORM = `Purchase Order
PO Number     4553553139

Item  Material                 Qty      Net Price        Delivery
10    MAT-6790 Bearing 6204    13 NOS   136.37 INR/NOS   2025-01-21
      ZZ`;

test('a label that promises a number takes the code in front of the text', () => {
  const { items } = readText([FORM]);
  expect(items.map(({ sku, text, quantity }) => [sku, text, quantity])).toEqual([
    ['MAT-6790', 'Bearing 6204 ZZ', '13'],
  ]);
});

test('below a title of texts stands nothing of an item', () => {
  const { items } = readText([
    `${FORM}
Texts
      Header Text: Deliver on working days, 09:00-17:00 IST.
      Item 10 Text: Pack with item 10.`,
  ]);
  expect(items.map(({ text }) => text)).toEqual(['Bearing 6204 ZZ']);
});

test('under such a title rows of several cells go on with the items', () => {
  const { items } = readText([
    `${FORM}
Notes
20    MAT-6791 Bearing 6205    14 NOS   140.00 INR/NOS   2025-01-21`,
  ]);
  expect(items.map(({ quantity }) => quantity)).toEqual(['13', '14']);
});

test('a label with its value is no part of the next label, and the number of the order is none of an item', () => {
  const { items } = readText([
    `采购合同
合同编号: CGDD2026042312
1 产品名称: 不锈钢管304
采购数量: 92.5米; 单价: 人民币36.94元/米; 小计: 3,416.95元`,
  ]);
  expect(items.map(({ sku, text, quantity, price, amount }) => [sku, text, quantity, price, amount])).toEqual([
    [undefined, '不锈钢管304', '92.5', '36.94', '3416.95'],
  ]);
});

test('labels of two references in one cell are no title of an offer', () => {
  const { kind } = readText([
    `BUYER: Menuiserie du Marais SAS
                                             Contract_Ref: Quotation_Ref: CTR-17735 Q_486139
Pos   Code         Description          Qty   Unit   Price     Total
1     BT-2530      Etiquettes           148   EA     118.50    17,538.00`,
  ]);
  expect(kind).toBe('order');
});
