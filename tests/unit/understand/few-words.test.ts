/** A few words that somebody added to a printed order or a sheet, and rows of items that stand apart: none goes by unseen. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { acmePage } from '../../support/acme-order.ts';
import { textPaper } from '../../support/text-paper.ts';

const told = (foot: string): string[] =>
  ordersIn(textPaper(acmePage(foot)))
    .flatMap(({ findings }) => findings)
    .map(({ code }) => code);

describe('below the items', () => {
  test.each([
    'half now',
    'No tape',
    'x2',
    'less 5 percent',
    'prices per 10',
    'new price 9.50',
    'Delivery: Bradford',
    'Remarks: to Bradford',
    'Note: TB-50 30',
    'TB-50: 30',
    '12 x GL-5',
    'GL-5    Mounting glue    12    EA',
    '数量加倍',
    '送苏州仓库',
    '不要了',
  ])('%s is looked at', (words) => expect(told(words)).toContain('paper-words-new'));

  test.each([
    'Ann Lee',
    'Page 1 of 1',
    'Tel. 0113 555 0171',
    'Cost centre: 400',
    'Weight: 12',
    'Warehouse Leeds Ltd',
    '5/19/2023 9:20 AM castellano',
  ])('%s says nothing', (words) => expect(told(words)).not.toContain('paper-words-new'));
});
