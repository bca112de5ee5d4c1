/** How many lines and pieces a paper says it has: read where it is said of the whole order, and nowhere else. */
import { describe, expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function counts(foot: string): Record<string, string | undefined> {
  const { sums } = understand(
    textPaper(`
PURCHASE ORDER     PO Number: MX-1042    Order date: 2026-11-26

Item     Description     Qty   Unit   Price   Amount
4001     Gasket          12    EA     2.15    25.80
4002     Ring            40    EA     3.52   140.80

${foot}
Total GBP 166.60
`),
  );
  return { lines: sums.lineCount?.value, pieces: sums.quantity?.value };
}

describe('how many', () => {
  test.each([
    ['Total lines: 5', { lines: '5' }],
    ['Total Lines   5', { lines: '5' }],
    ['No. of items: 3', { lines: '3' }],
    ['Number of line items: 2', { lines: '2' }],
    ['Anzahl Positionen: 3', { lines: '3' }],
    ['Nombre de lignes : 4', { lines: '4' }],
    ['Número de partidas: 4', { lines: '4' }],
    ['Total qty: 99', { pieces: '99' }],
    ['Total quantity   52 EA', { pieces: '52' }],
    ['Gesamtmenge: 99', { pieces: '99' }],
    ['Total units ordered: 99', { pieces: '99' }],
    ['Number of items: 52', { pieces: '52' }],
    ['总数量：99', { pieces: '99' }],
    ['Total weight: 99 kg', {}],
    ['Total: 166.60', {}],
    ['Item Total   166.60', {}],
    ['Items ordered by Ann', {}],
    ['Lines 3 and 4 follow', {}],
    ['Total items 3 of 40', {}],
  ])('%s', (foot, expected) => expect(counts(foot)).toEqual({ lines: undefined, pieces: undefined, ...expected }));
});
