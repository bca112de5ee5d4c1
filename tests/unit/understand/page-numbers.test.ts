/** Pages that a paper says it has, and that did not come. */
import { describe, expect, test } from 'vitest';
import { missingPages, pageCount } from '../../../src/adapters/paper/page-numbers.ts';
import { textPaper } from '../../support/text-paper.ts';

const ORDER = `
PURCHASE ORDER 4711
Item  Description   Qty   Price
A-1   Gasket         12    2.00
`;

function missing(...marks: string[]): string[] {
  return missingPages(textPaper(...marks.map((mark) => `${ORDER}\n${mark}`))).map(({ code }) => code);
}

describe('a page that did not come is told', () => {
  test.each([
    'Page 1 of 2',
    'Page: 1 / 2',
    'Pg. 1/3',
    'Seite 1 von 2',
    'Blatt 1/2',
    'Pág. 1 de 2',
    'Pagina 1 di 2',
    'Page 1 sur 2',
    'Sida 1 av 2',
    'Strona 1 z 3',
    'Sayfa 1/2',
    '第1页 共2页',
    '1/2頁',
    'continued on next page',
    'Continued overleaf',
    'Fortsetzung auf Seite 2',
    'suite page 2',
    'continúa en la página siguiente',
    '接下页',
    'Number of pages: 2',
    'Anzahl Seiten: 3',
    'Nombre de pages : 2',
    'carried forward',
    'see page 2',
    'Lines 3 to 9: see page 2',
    './.',
    '…/2',
    'please turn over',
    'PTO',
    'b.w.',
    'bitte wenden',
    'suite au verso',
    'voir au verso',
    't.s.v.p.',
  ])('%s', (mark) => expect(missing(mark)).toEqual(['paper-pages-missing']));

  test('before the first one that came', () => expect(missing('Page 2 of 2')).toEqual(['paper-pages-missing']));

  test('in the middle, and of the second of two orders', () => {
    expect(missing('Page 1 of 3', 'Page 3 of 3')).toEqual(['paper-pages-missing']);
    expect(missing('Page 1 of 2', 'Page 2 of 2', 'Page 1 of 2')).toEqual(['paper-pages-missing']);
  });
});

describe('nothing is missing', () => {
  test.each([
    [['Page 1 of 1']],
    [['Page 1 of 2', 'Page 2 of 2']],
    [['Page 1 of 2', 'terms without a number']],
    [['Page 1 of 2', 'Page 2 of 2', 'Page 1 of 2', 'Page 2 of 2']],
    [['Page 1 of 1', 'Page 1 of 1']],
    [['Continued on next page', 'the end']],
    [['Number of pages: 1']],
    [['see page 2', 'the end']],
    [['./.', 'the end']],
    [['./. 2 % Skonto']],
    [['Pack 1 of 2 and 3/4 inch']],
    [['size 1/2']],
    [['Terms: see page 2 of our catalogue 2026']],
  ])('%j', (marks) => expect(missing(...marks)).toEqual([]));

  test('what cannot be is no count', () => {
    expect(pageCount(textPaper('Page 5 of 2').pages[0] ?? fail())).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('no page');
}
