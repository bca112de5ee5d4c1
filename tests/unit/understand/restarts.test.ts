/** Several prints of one order in one file. */
import { expect, test } from 'vitest';
import { partsOf } from '../../../src/adapters/paper/parts.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

const page = (count: string, line: string, quantity: string): string => `
                     PURCHASE ORDER               ${count}
Acme Pumps, Inc.                      PO Number: 4500123
12 Mill Road                          PO Date: 03/27/2026
Toledo, OH 43601

Line  Part No       Description        Order Qty       Unit Price      Amount
 ${line}    884-2213      Valve              ${quantity.padEnd(15)} 10.00      ${(Number(quantity) * 10).toFixed(2)}
                                                              TOTAL ${(Number(quantity) * 10).toFixed(2)}
`;

function read(...pages: string[]): { quantities: (string | undefined)[]; codes: string[] }[] {
  return partsOf(textPaper(...pages)).map((part) => ({
    quantities: understand(part).items.map(({ fields }) => fields.quantity?.value),
    codes: part.findings.map(({ code }) => code),
  }));
}

test.each([
  ['pages that count from 1 again', 'Page 1 of 1', 'Page 1 of 1'],
  ['lines that count from 1 again', '', ''],
])('%s are another order of the same number, and a person decides', (_case, first, second) => {
  expect(read(page(first, '1', '20'), page(second, '1', '25'))).toStrictEqual([
    { quantities: ['20'], codes: ['orders-same-number'] },
    { quantities: ['25'], codes: ['orders-same-number'] },
  ]);
});

test('pages that count on are one order', () => {
  const pages = [page('Page 1 of 2', '1', '20'), page('Page 2 of 2', '2', '25')];
  expect(read(...pages)).toStrictEqual([{ quantities: ['20', '25'], codes: [] }]);
});

test('a number that each page of the order prints, without a total before it, parts nothing', () => {
  const pages = [page('', '1', '20'), page('', '1', '25')].map((text) => text.replace(/\n\s+TOTAL.*/, ''));
  expect(read(...pages)).toHaveLength(1);
});

function headed(number: number, line: string): string {
  return page(`PGM PO410R  PAGE ${number}`, line, '20').replace(/\n\s+TOTAL.*/, '');
}

test('two numbers that head each page together are those of one order', () => {
  expect(read(headed(1, '1'), headed(2, '2'))).toStrictEqual([{ quantities: ['20', '20'], codes: [] }]);
});

test("a supplier's `Ihre Bestell-Nr.` inside the items parts nothing", () => {
  const text = `Bestellung B-26/0417

Pos. 1  Getriebemotor
        unsere Artikel-Nr.    14-4292
        Ihre Bestell-Nr.      7344669
        Menge                 31 Stück
        Einzelpreis netto     344,70 EUR
Pos. 2  Schlauch
        unsere Artikel-Nr.    83-9130
        Ihre Bestell-Nr.      7355123
        Menge                 15 m
        Einzelpreis netto     71,52 EUR
`;
  expect(read(text)).toStrictEqual([{ quantities: ['31', '15'], codes: [] }]);
});
