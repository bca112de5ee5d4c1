/** What the columns of one sheet say of each other, and what a cell shows of the number that it holds. */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { validateOrder } from '../../../src/validate/index.ts';
import { draftOrder } from '../../../src/adapters/paper/draft.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import type { Paper } from '../../../src/adapters/paper/page.ts';
import { readAs } from './support.ts';

const HEAD = ['Item', 'Description', 'Qty', 'Unit', 'Unit price', 'Amount'];

function toldOf(paper: Paper): string[] {
  return ordersIn(paper).flatMap(({ order, findings }) => {
    const { draft, findings: doubts } = draftOrder(order);
    const { order: read, issues } = normalizeOrder(draft);
    return [...findings, ...doubts, ...issues, ...validateOrder(read, {})].flatMap(({ code, severity }) =>
      severity === 'error' && /^(?:line-|head-|value-)/.test(code) ? [code] : [],
    );
  });
}

async function csv(
  column: string,
  values: readonly string[],
  amounts: readonly string[],
  foot = '',
): Promise<string[]> {
  const rows = [
    ['PO', ...HEAD, column],
    ['98212', 'KV-100', 'Ball valve', '301', 'EA', '9.90', amounts[0], values[0]],
    ['98212', 'TB-50', 'PTFE tape', '491', 'EA', '0.80', amounts[1], values[1]],
  ];
  const text = `${rows.map((row) => row.join(';')).join('\r\n')}\r\n${foot}`;
  return toldOf(await readAs('csv', Buffer.from(text)));
}

const GROSS = ['2979.90', '392.80'];
const NET = ['2681.91', '353.52'];

describe('a discount of a line', () => {
  test('that its amount does not take off is asked', async () => {
    expect(await csv('Discount', ['10', '10'], GROSS)).toEqual(['line-amount-mismatch', 'line-amount-mismatch']);
  });
  test('that its amount takes off is not', async () => expect(await csv('Discount', ['10', '10'], NET)).toEqual([]));
  test('of nothing is none', async () => expect(await csv('Discount', ['0', '0'], GROSS)).toEqual([]));
  test('that the total takes off is not', async () => {
    const rows = [
      ['Purchase order', '98212'],
      [],
      [...HEAD, 'Discount %'],
      ['KV-100', 'Ball valve', 301, 'EA', 9.9, 2979.9, 10],
      ['TB-50', 'PTFE tape', 491, 'EA', 0.8, 392.8, 10],
      [],
      ['Total net', '', '', '', '', 3035.43],
    ];
    expect(toldOf(await readAs('sheet', bookOf(utils.aoa_to_sheet(rows))))).not.toContain('line-amount-mismatch');
  });
});

describe('a number under "Price per" beside a unit price', () => {
  test('that the amount knows nothing of is asked', async () => {
    expect(await csv('Price per', ['1', '100'], GROSS)).toContain('line-amount-mismatch');
  });
  test('that the amount agrees with is the basis of the price', async () => {
    expect(await csv('Price per', ['1', '100'], ['2979.90', '3.93'])).toEqual([]);
  });
});

function bookOf(sheet: WorkSheet): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Order');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/** @param cells in place of those of the first item */
async function sheet(cells: Readonly<Record<string, CellObject>>): Promise<string[]> {
  const rows = [
    ['Purchase order', '95002'],
    ['Currency', 'GBP'],
    [],
    HEAD,
    ['KV-100', 'Ball valve', 38, 'EA', 9.9, 376.2],
    ['TB-50', 'PTFE tape', 66, 'EA', 0.8, 52.8],
  ];
  return toldOf(await readAs('sheet', bookOf({ ...utils.aoa_to_sheet(rows), ...cells })));
}

const cell = (v: number, z: string): CellObject => ({ t: 'n', v, z });

test.each([
  ['a quantity of 37.6 as 38', { C5: cell(37.6, '0'), F5: cell(372.24, '0.00') }, ['value-uncertain']],
  ['a price of 9.60 as 10', { E5: cell(9.6, '0'), F5: cell(364.8, '0.00') }, ['value-uncertain']],
  ['a price of 9.8999 as 9.90', { E5: cell(9.8999, '0.00') }, []],
  ['a quantity of 38 as 38.00', { C5: cell(38, '0.00') }, []],
  ['a price in €, where the head says GBP', { E5: cell(9.9, '[$€-407]#,##0.00') }, ['head-values-differ']],
  ['a price in ¥, where the head says GBP', { E5: cell(9.9, '"¥"#,##0.00') }, ['head-values-differ']],
  ['a price in £, as the head says', { E5: cell(9.9, '[$£-809]#,##0.00') }, []],
])('a cell that shows %s', async (_what, cells, codes) => expect(await sheet(cells)).toEqual(codes));
