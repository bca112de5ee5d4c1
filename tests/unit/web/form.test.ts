import { describe, expect, test } from 'vitest';
import { fieldOf, sendable, withSpareLine } from '../../../src/web/form/content.ts';
import { ENGLISH } from '../../../src/web/form/words-en.ts';
import { dayOf, doubtfulQuantities, linesOf, rowsOf, troubleOf } from '../../../src/web/form/paste.ts';

describe('rows from a spreadsheet', () => {
  test.each([
    [
      'S-1\t10\tEA\n4003\t5\tKG\n',
      [
        ['S-1', '10', 'EA'],
        ['4003', '5', 'KG'],
      ],
    ],
    [
      '编号\t数量\r\nA-7\t3\r\n',
      [
        ['编号', '数量'],
        ['A-7', '3'],
      ],
    ],
    ['"A-7"\t"1,500"\n', [['A-7', '1,500']]],
    ['\n\nA-7\t\t3\n\n', [['A-7', '', '3']]],
    [
      '4001;5\n4002;6\n',
      [
        ['4001', '5'],
        ['4002', '6'],
      ],
    ],
    ['4001; 5\n4002\n', [['4001; 5'], ['4002']]],
    // A cell with a line break stands in quotes; an inch is none.
    [
      '"Ball ""valve""\nof brass"\t3\n1/2"\t"x\n',
      [
        ['Ball "valve" of brass', '3'],
        ['1/2"', '"x'],
      ],
    ],
  ])('are cut into cells: %j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test('one value alone is no table', () => {
    expect(rowsOf('4006381333931')).toBeUndefined();
  });

  test('become lines by what their columns hold', () => {
    const rows = [['4711', 'S-1', '5', '8.00', '24.12.2026']];
    expect(linesOf(rows, ['none', 'item', 'quantity', 'none', 'date'])).toEqual([
      { item: 'S-1', quantity: '5', date: '2026-12-24' },
    ]);
  });

  test.each([
    [['none', 'item', 'quantity', undefined], { kind: 'open', columns: [3] }],
    [['none', 'none', 'quantity', 'none'], { kind: 'itemMissing' }],
    [['none', 'quantity', 'item', 'none'], { kind: 'noQuantities', columns: [1] }],
    [['none', 'item', 'quantity', 'unit'], { kind: 'noUnits', columns: [3] }],
    [['none', 'item', 'quantity', 'none'], undefined],
    [['none', 'item', 'none', 'none'], undefined],
  ] as const)('are not taken before it is plain what they hold: %j', (uses, trouble) => {
    expect(troubleOf([['4711', 'S-1', '5', '8.00 €']], uses)).toEqual(trouble);
  });

  test('a quantity that is no number is told before it is taken', () => {
    const rows = [
      ['S-1', '5'],
      ['S-2', 'five'],
      ['S-3', ''],
    ];
    expect(doubtfulQuantities(rows, ['item', 'quantity'])).toEqual(['five', '']);
  });

  test.each([
    ['24.12.2026', '2026-12-24'],
    ['2026/1/5', '2026-01-05'],
    ['24/12/2026', '2026-12-24'],
    ['12/24/2026', '2026-12-24'],
    ['03/04/2026', '03/04/2026'],
  ])('a day is read where it can mean one thing only: %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

describe('a form', () => {
  const lines = [{}, { item: 'S-1', quantity: ' ' }, {}, { item: 'S-2' }];

  test('is sent without empty lines and fields, and findings still find their line', () => {
    const { content, places } = sendable({ customer: 'shop', fields: { poNumber: '', shipTo: { name: '' }, lines } });
    expect(content.fields).toEqual({ lines: [{ item: 'S-1' }, { item: 'S-2' }] });
    const finding = { code: 'quantity-missing', severity: 'error', message: '' } as const;
    expect(fieldOf({ ...finding, path: '/lines/1/quantity' }, places)).toBe('lines/3/quantity');
    expect(fieldOf({ ...finding, at: { pointer: '/fields/lines/0/item' } }, places)).toBe('lines/1/item');
    expect(fieldOf({ ...finding, path: '/requestedDelivery' }, places)).toBe('date');
    expect(fieldOf({ ...finding, path: '/buyer' }, places)).toBeUndefined();
  });

  test('always has one empty line at its end', () => {
    expect(withSpareLine([])).toHaveLength(1);
    expect(withSpareLine(lines)).toHaveLength(5);
    expect(withSpareLine([{ item: 'S-1' }, {}])).toHaveLength(2);
  });
});

function message(number: string): string {
  return `The same line came under another number, ${number}, as order ord_1, shortly before PO-2: one order that was sent twice, or two.`;
}

test('a customer reads the number of the other order, and not its id', () => {
  const said = ENGLISH.codes['order-repeated'];
  expect(typeof said === 'function' && said(message('PO-1'))).toBe(
    'The same goods were ordered shortly before, as PO-1. Send it only if both are meant.',
  );
  expect(typeof said === 'function' && said(message('none'))).toBe(
    'The same goods were ordered shortly before. Send it only if both are meant.',
  );
});
