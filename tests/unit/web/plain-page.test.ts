/** Sheets and texts on the order page: which piece belongs to which value. */
import { describe, expect, test } from 'vitest';
import type { PlainPage } from '../../../src/model/format-adapter.ts';
import { cellsOf, paperValues } from '../../../src/web/paper-places.ts';
import { columnWidths, runsOf, tableOf, valueFinder } from '../../../src/web/plain-page.ts';

const entry = (raw: string, at: object) => ({ raw, at, rule: 'paper/test', confidence: 1 }) as never;

/** The line cut into words, as a reader gives it; blanks between them are only in their places. */
function wordsOf(line: string, part = 'text') {
  return [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    at: { part, start: index, end: index + text.length },
  }));
}

const cell = (text: string, address: string) => ({ text, at: { sheet: 'Order', cell: address } });

describe('a line of text', () => {
  const LINE = 'please send  40 x ABC-123 by Friday 5 June';
  const place = (words: string) => ({
    part: 'text',
    start: LINE.indexOf(words),
    end: LINE.indexOf(words) + words.length,
  });
  const find = valueFinder(
    paperValues(
      { '/q': entry('40', place('40')), '/sku': entry('', place('ABC-123')), '/d': entry('', place('Friday 5 June')) },
      [],
    ),
  );

  test('is one row of marked and unmarked pieces that say exactly what the text says', () => {
    const runs = runsOf(wordsOf(LINE), find);
    expect(runs.map(({ text }) => text).join('')).toBe(LINE);
    expect(runs.filter(({ value }) => value !== undefined).map(({ text }) => text)).toEqual([
      '40',
      'ABC-123',
      'Friday 5 June',
    ]);
  });

  test('keeps the blanks between two values that stand side by side out of both', () => {
    const near = valueFinder(paperValues({ '/a': entry('', place('40')), '/b': entry('', place('x')) }, []));
    expect(runsOf(wordsOf(LINE), near).map(({ text }) => text)).toContain(' ');
  });

  test('of another part has nothing to do with it', () => {
    expect(runsOf(wordsOf(LINE, 'html'), find).every(({ value }) => value === undefined)).toBe(true);
  });
});

test('a line of text beside a table is read as a line, without the blanks of its tags, and only the table as cells', () => {
  const line = wordsOf('Please <b>see</b> our order', 'html').filter(({ text }) => text !== '<b>see</b>');
  const runs = runsOf(line, () => undefined);
  expect(runs.map(({ text }) => text)).toEqual(['Please our order']);
  expect(tableOf(line)).toBeUndefined();
  expect(tableOf([cell('40', 'B2')])).toBe('Order');
});

describe('a sheet', () => {
  const page: PlainPage = {
    table: true,
    rows: [
      [cell('Item', 'A1'), cell('Qty', 'C1')],
      [cell('A very long description of an item', 'A2'), cell('12', 'C2')],
    ],
    rowsLeftOut: 0,
    pages: 1,
  };

  test('keeps its columns, and marks each cell of a value that stands in several', () => {
    const find = valueFinder(paperValues({ '/d': entry('', { sheet: 'Order', cell: 'A2:B2' }) }, []));
    const runs = page.rows.map((row) => runsOf(row, find));
    expect(runs[0]?.map(({ column }) => column)).toEqual([1, 3]);
    expect(runs[1]?.map(({ value }) => value !== undefined)).toEqual([true, false]);
    expect(columnWidths(page)).toEqual(new Map([['Order', '28ch 4ch 5ch']]));
  });

  test('has cells by their addresses, AA after Z, and none for what is no address', () => {
    expect(cellsOf('Z9:AB10').map(({ name }) => name)).toEqual(['Z9', 'AA9', 'AB9', 'Z10', 'AA10', 'AB10']);
    expect(cellsOf('table 1')).toEqual([]);
  });
});
