/** Heads of tables on several lines: titles above them, labels of both sides one below the other, prices in rows of their own. */
import { expect, test } from 'vitest';
import type { Paper, Word } from '../../../src/adapters/paper/page.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function itemsOf(text: string): Record<string, string | undefined>[] {
  return understand(textPaper(text)).items.map(({ fields }) =>
    Object.fromEntries(
      (['buyerSku', 'supplierSku', 'quantity', 'unit', 'price', 'basis', 'amount'] as const).flatMap((name) => {
        const found = fields[name];
        return found === undefined ? [] : [[name, found.value ?? found.text]];
      }),
    ),
  );
}

/** Words and where they stand: left, right; small print, as a line's words stand closer there than typed ones can. */
type Placed = readonly [text: string, left: number, right: number];

function printed(lines: readonly (readonly [top: number, words: readonly Placed[]])[]): Paper {
  const words = lines.flatMap(([top, all]) =>
    all.map(([text, left, right]): Word => {
      const box = [left, top, right, top + 7] as const;
      return { text, box, confidence: 1, size: 8, bold: false, at: { page: 1, box } };
    }),
  );
  const page = { number: 1, width: 600, height: 800, origin: 'text', words, rules: [] } as const;
  return { pages: [page], findings: [], attachments: [] };
}

test('a title above the head is no label of its columns', () => {
  const paper = printed([
    [
      238,
      [
        ['Items', 45, 68],
        ['ordered', 71, 104],
      ],
    ],
    [
      253,
      [
        ['No', 43, 53],
        ['Supplier', 60, 90],
        ['product', 92, 120],
        ['code', 122, 139],
        ['Product', 150, 178],
        ['description', 180, 220],
        ['Quantity', 337, 367],
        ['UOP', 373, 390],
        ['Unit', 402, 417],
        ['price', 419, 437],
        ['Net', 455, 467],
        ['(£)', 469, 478],
        ['VAT', 486, 500],
        ['(£)', 502, 512],
        ['Gross', 520, 541],
        ['(£)', 544, 553],
      ],
    ],
    [
      268,
      [
        ['1', 43, 47],
        ['SS-HV3-XL', 60, 103],
        ['Hi-vis', 150, 171],
        ['coat', 173, 189],
        ['18.00', 346, 367],
        ['Each', 373, 393],
        ['32.4500', 406, 437],
        ['584.10', 452, 478],
        ['116.82', 486, 512],
        ['700.92', 527, 553],
      ],
    ],
    [
      290,
      [
        ['2', 43, 47],
        ['SS-BT-9', 60, 93],
        ['Safety', 150, 171],
        ['boot', 173, 189],
        ['8.00', 350, 367],
        ['Pair', 373, 393],
        ['48.1000', 406, 437],
        ['384.80', 452, 478],
        ['76.96', 490, 512],
        ['461.76', 527, 553],
      ],
    ],
  ]);
  expect(understand(paper).items.map(({ fields }) => [fields.supplierSku?.text, fields.quantity?.value])).toEqual([
    ['SS-HV3-XL', '18.00'],
    ['SS-BT-9', '8.00'],
  ]);
});

test('money under the quantity is the price of a row that says so, and no quantity', () => {
  const items = itemsOf(`
Bestellung EB-261133    Bestelldatum 19.05.2026

Pos   Teilenummer / Bezeichnung                  Menge                     Betrag EUR
001   K118-0051                                  4.000,0 m
      Schlauchleitung H07RN-F 5G2,5
      Ihre Bestellnr.: 0411 833
      Grundpreis (Cu-Basis 150)                  1.386,00 EUR je 1.000 m
      Nettopreis                                 1.567,45 EUR je 1.000 m     6.269,80
002   G301-4418                                     80 Stk
      Nettopreis                                    11,84 EUR je 1 Stk         947,20
      Bestellwert netto                                                      7.217,00
`);
  expect(items).toMatchObject([
    { buyerSku: 'K118-0051', supplierSku: '0411 833', quantity: '4000.0', unit: 'm', price: '1567.45', basis: '1000' },
    { buyerSku: 'G301-4418', quantity: '80', unit: 'Stk', price: '11.84', amount: '947.20' },
  ]);
});

test.each([
  ['Our item no.', 'Vendor item no.'],
  ['Our stock reference number', 'Vendor no.'],
])('%s over %s: the number of each side on its own line', (own, theirs) => {
  const items = itemsOf(`
PURCHASE ORDER   Order No. C26-0051807   Date 2026-04-21

${own.padEnd(30)}Description              Qty   Unit       Price     Amount
${theirs.padEnd(30)}
40020733                      WIPE, DISINFECTANT        96   CN/CONT   9.8800     948.48
TIE-4471
40022088                      GLOVE, EXAM, NITRILE     200   BX/BTE   11.3500   2,270.00
GL-NIT-M
                                                               Subtotal          3,218.48
`);
  expect(items).toMatchObject([
    { buyerSku: '40020733', supplierSku: 'TIE-4471', quantity: '96', unit: 'CN/CONT', amount: '948.48' },
    { buyerSku: '40022088', supplierSku: 'GL-NIT-M', quantity: '200', unit: 'BX/BTE' },
  ]);
});
