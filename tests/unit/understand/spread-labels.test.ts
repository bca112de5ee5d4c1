/** Labels of East Asian forms whose letters are set apart, so that all are as wide as the longest. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

test('a Korean order: labels, heads of columns and sums', () => {
  const { poNumber, orderDate, supplier, buyer, shipTo, total, items } = readText([
    `
                          발   주   서
발 주 번 호 : PO2603-0018              발 주 일 자 : 2026-03-05
수      신 : (주)대한베어링             발      신 : 한빛펌프(주)
납 품 장 소 : 경기도 화성시 팔탄면 공단로 18

No  품   번     품   명         규   격      단위  수  량   단   가    금   액
1   DH-6204     볼베어링        6204ZZ       EA    40       3,200      128,000
2   DH-2504     오일씰          25x40x7      EA    100      1,100      110,000
                               공급가액 합계              238,000
                               부  가  세                 23,800
                               합      계                 261,800
`,
  ]);
  expect({ poNumber, orderDate, supplier, buyer, total }).toStrictEqual({
    poNumber: 'PO2603-0018',
    orderDate: '2026-03-05',
    supplier: '(주)대한베어링',
    buyer: '한빛펌프(주)',
    total: '261800',
  });
  expect(shipTo).toStrictEqual(['경기도 화성시 팔탄면 공단로 18']);
  expect(items.map(({ sku, quantity, unit, price, amount }) => [sku, quantity, unit, price, amount])).toStrictEqual([
    ['DH-6204', '40', 'EA', '3200', '128000'],
    ['DH-2504', '100', 'EA', '1100', '110000'],
  ]);
});

test('a Chinese contract: the last letter stands with its colon and its value', () => {
  const { buyer, supplier } = readText([
    `
供  方：苏州恒力轴承有限公司           合同编号：HT-2026-0418
需  方：宁波海曙泵业有限公司           签订时间：2026年3月5日

序号  物料编码     规格型号     单位  数  量   单  价     金  额
1     1140-6204    6204-2RS     个    40       12.50      500.00
`,
  ]);
  expect({ buyer, supplier }).toStrictEqual({ buyer: '宁波海曙泵业有限公司', supplier: '苏州恒力轴承有限公司' });
});

test('a Japanese order', () => {
  const { deliveryDate, total, items } = readText([
    `
注文書                                  注文番号  H-260305-07
納　　期：2026年3月20日

品　　名          品番          数　量   単位  単　価     金　額
玉軸受            TK-6204       40       個    320        12,800
オイルシール      TK-2504       100      個    110        11,000
                                      小　計              23,800
                                      合　計              26,180
`,
  ]);
  expect({ deliveryDate, total }).toStrictEqual({ deliveryDate: '2026-03-20', total: '26180' });
  expect(items.map(({ text }) => text)).toStrictEqual(['玉軸受', 'オイルシール']);
});

test('letters of cells that are no label stay apart', () => {
  const { items } = readText([
    `
発注番号  H-260305-07

品番          サイズ   色   数量    単価     金額
TK-6204       大       白   40      320      12,800
TK-2504       小       黒   100     110      11,000
`,
  ]);
  expect(items.map(({ sku, quantity, price }) => [sku, quantity, price])).toStrictEqual([
    ['TK-6204', '40', '320'],
    ['TK-2504', '100', '110'],
  ]);
});

test('of the sums of several columns the total is the one that the amounts come to', () => {
  const { total } = readText([
    `
発注番号  H-260305-07

商品コード    数量   原単価   原価金額   売単価   売価金額
TK-6204       40     320      12,800     400      16,000
TK-2504       100    110      11,000     150      15,000
合　計        140             23,800              31,000
`,
  ]);
  expect(total).toBe('23800');
});
