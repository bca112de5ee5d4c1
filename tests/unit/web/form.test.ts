import { describe, expect, test } from 'vitest';
import { fieldOf, sendable, withSpareLine } from '../../../src/web/form/content.ts';
import { dayOf, linesOf } from '../../../src/web/form/paste.ts';

describe('lines from a spreadsheet', () => {
  test.each([
    [
      'S-1\t10\tEA\n4003\t5\tKG\n',
      [
        { item: 'S-1', quantity: '10', unit: 'EA' },
        { item: '4003', quantity: '5', unit: 'KG' },
      ],
    ],
    ['Qty\tPart no.\n3\tA-7', [{ item: 'A-7', quantity: '3' }]],
    ['A-7\tBall valve\t3\tpcs\n', [{ item: 'A-7', quantity: '3', unit: 'pcs' }]],
    [
      '编号\t数量\t单位\t交货日期\r\nA-7\t3\t只\t2026年12月1日\r\n',
      [{ item: 'A-7', quantity: '3', unit: '只', date: '2026-12-01' }],
    ],
    ['"A-7"\t"1,500"\n', [{ item: 'A-7', quantity: '1,500' }]],
    ['\n\nA-7\t3\n\n', [{ item: 'A-7', quantity: '3' }]],
  ])('are told apart: %j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test('one value alone is no table', () => {
    expect(linesOf('4006381333931')).toBeUndefined();
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
