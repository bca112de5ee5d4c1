import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../src/pipeline/pasted.ts';

const ON_FILE = new Map([
  ['4001', '4001'],
  ['s-1', '4001'],
  ['4002', '4002'],
  ['4006381333931', '4001'],
]);

function usesOf(text: string, onFile: ReadonlyMap<string, string> = ON_FILE): (string | null)[] {
  return columnsOf(
    text.split('\n').map((row) => row.split('|')),
    onFile,
  ).columns.map(({ use }) => use);
}

describe('columns of pasted rows', () => {
  test.each([
    ['Order No.|Item|Qty|Unit price\n4711|S-1|5|8.00', ['none', 'item', 'quantity', 'none']],
    ['Item|Part No.|Description|Qty\n10|4001|Valve|5\n20|4002|Gasket|3', ['none', 'item', 'none', 'quantity']],
    [
      'Item no.|Description|Unit price|Amount|Qty\n4001|Valve|9.90|49.50|5',
      ['item', 'none', 'none', 'none', 'quantity'],
    ],
    ['Article|Order date|Quantity\n4001|2026-06-01|5', ['item', null, 'quantity']],
    ['Pos|Artikel|Menge|Einheit\n1|4001|5|Stk', ['none', 'item', 'quantity', 'unit']],
    ['Réf|Quantité\n4001|5', ['item', 'quantity']],
    ['Kod towaru|Ilość|J.m.\n4001|5|szt', ['item', 'quantity', 'unit']],
    ['编号|数量|单位|交货日期|备注\n4001|3|只|2026年12月1日|急', ['item', 'quantity', 'unit', 'date', 'note']],
    ['My list\nQty|Item\n5|4001', ['quantity', 'item']],
  ])('are told by their heads: %j', (text, uses) => {
    expect(usesOf(text)).toEqual(uses);
  });

  test.each([
    // Orders as often as quantities stand under it.
    ['Order|Item|Qty\n4711|4001|5', [null, 'item', 'quantity']],
    // One of the two is not what is ordered.
    ['Item|Ordered|Qty\n4001|5|7', ['item', null, null]],
    // Positions, or the numbers of the items.
    ['Item|Qty\n10|5\n20|3', [null, 'quantity']],
    // The unit of the price, perhaps: no unit is a number.
    ['Item|Qty|Unit\n4001|5|8.00', ['item', 'quantity', null]],
    ['Item|Wibble|Qty\n4001|x|5', ['item', null, 'quantity']],
    // Both are on file, and are not the same items.
    ['Item|Part No.|Qty\n4001|4002|5', [null, null, 'quantity']],
  ])('that are not sure stay open: %j', (text, uses) => {
    expect(usesOf(text)).toEqual(uses);
  });

  test.each([
    ['1|4001|5\n2|4002|3', [null, 'item', 'quantity']],
    ['4001|Ball valve 1/2|5|EA|9.90', ['item', 'none', 'quantity', 'unit', null]],
    ['5|4001\n3|4002', ['quantity', 'item']],
    ['4001|12|24', ['item', null, null]],
    ['S-1|10|EA\n4003|5|KG', ['item', 'quantity', 'unit']],
    ['4001|１２|24.12.2026', ['item', 'quantity', 'date']],
    ['4006381333931|7', ['item', 'quantity']],
  ])('without heads are proposed by what stands in them: %j', (text, uses) => {
    const rows = text.split('\n').map((row) => row.split('|'));
    const { head, columns } = columnsOf(rows, ON_FILE);
    expect(head).toBeNull();
    expect(columns.map(({ use }) => use)).toEqual(uses);
    expect(columns.every(({ use, by }) => by === (use === null ? null : 'values'))).toBe(true);
  });

  test('two numbers of the same items are no doubt, and nothing on file is none where one head names the items', () => {
    expect(usesOf('Our No.|Your No.|Qty\nS-1|4001|5')).toEqual(['item', 'none', 'quantity']);
    expect(usesOf('Item|Qty\nA-7|5', new Map())).toEqual(['item', 'quantity']);
  });

  test('the head may stand below a title', () => {
    expect(columnsOf([['Order list of June'], ['Qty', 'Item'], ['5', '4001']], ON_FILE).head).toBe(1);
  });
});
