/** Places in papers as the page orders and names them. */
import { describe, expect, test } from 'vitest';
import type { Lineage, Place } from '../../../src/model/lineage.ts';
import { Links, fieldKey } from '../../../src/web/links.ts';
import { paperPlace, paperValues, placeKey, rowsOnPage } from '../../../src/web/paper-places.ts';

const entry = (raw: string, at: Place) => ({ raw, at, rule: 'paper/test', confidence: 0.9 });
const box = (page: number, x: number, y: number) => ({ page, box: [x, y, x + 20, y + 9] as const });

const cell = (address: string) => entry(address, { sheet: 'Order', cell: address });
const about = (severity: 'error' | 'warning', at: Place) => ({ code: 'x', severity, message: severity, hint: '', at });

const PAGES: Lineage = {
  '/lines/0/quantity': entry('12', box(1, 200, 101)),
  '/lines/0/buyerSku': entry('A-1', box(1, 50, 100)),
  '/lines/1/buyerSku': entry('A-2', box(2, 50, 20)),
  '/poNumber': entry('4711', box(1, 300, 30)),
  '/lines/0/uom': entry('12', box(1, 200, 101)),
  '/test': { raw: '', rule: 'computed', confidence: 1 },
};

describe('the values of a paper', () => {
  test('come once for each place, page by page from the top', () => {
    expect(paperValues(PAGES, []).map(({ raw }) => raw)).toEqual(['4711', 'A-1', '12', 'A-2']);
  });

  test('of one line of print are one row, from left to right, though one of them stands a little higher', () => {
    const lower = { ...PAGES, '/lines/0/buyerSku': entry('A-1', box(1, 50, 103)) };
    const rows = rowsOnPage(paperValues(lower, []), 1);
    expect(rows.map((row) => row.map(({ raw }) => raw))).toEqual([['4711'], ['A-1', '12']]);
  });

  test('carry the finding about them, the error before the warning, and findings about nothing else have a place too', () => {
    const values = paperValues(PAGES, [
      about('error', box(1, 300, 30)),
      about('warning', box(1, 300, 30)),
      about('warning', box(3, 1, 1)),
      about('error', { offset: 1, length: 2 }),
    ]);
    expect(values.find(({ raw }) => raw === '4711')?.finding?.severity).toBe('error');
    expect(values.at(-1)).toMatchObject({ raw: '', at: { page: 3 } });
    expect(values).toHaveLength(5);
  });

  test('of a sheet come row by row, AA after Z', () => {
    const lineage = { a: cell('AA2'), b: cell('B10'), c: cell('Z2'), d: cell('B9:C9') };
    expect(paperValues(lineage, []).map(({ raw }) => raw)).toEqual(['Z2', 'AA2', 'B9:C9', 'B10']);
  });

  test('are linked both ways with every field that they are in', () => {
    const links = new Links(PAGES, undefined);
    const place = paperPlace(PAGES['/lines/0/quantity']?.at);
    const key = place === undefined ? '' : placeKey(place);
    expect(links.partnersOf(key)).toEqual([fieldKey('/lines/0/quantity'), fieldKey('/lines/0/uom')]);
    expect(links.partnersOf(fieldKey('/poNumber'))).toHaveLength(1);
    expect(links.paperOf(key)).toEqual(place);
  });
});
