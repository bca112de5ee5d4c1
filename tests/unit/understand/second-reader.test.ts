/** Two readers of one page: what the second one does not see as often as the first is doubted, wherever else it stands. */
import { expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

const PAGE = `
PURCHASE ORDER                        PO Number: 31247
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING              12           2.00      24.00
`;

function disagreements(second: string): string[] {
  const paper = textPaper(PAGE);
  const pages = paper.pages.map((page) => ({ ...page, secondText: second }));
  return understand({ ...paper, pages })
    .findings.filter(({ code }) => code === 'readers-disagree')
    .map(({ message }) => message.slice(0, 4));
}

test('both see the same: no doubt', () => {
  expect(disagreements(PAGE.replaceAll(/\s+/g, ' '))).toEqual([]);
});

test('a quantity that the second one sees otherwise is doubted, although its digits stand in another number', () => {
  expect(disagreements(PAGE.replace(' 12 ', ' 72 '))).toEqual(['"12"']);
});

test('white space that one of them leaves out is no difference', () => {
  expect(disagreements(PAGE.replaceAll(/\n\s*/g, '\n').replaceAll(/ {2,}/g, '\t'))).toEqual([]);
});
