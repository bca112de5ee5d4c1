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

const row = (top: number, ...words: Placed[]): readonly [number, Placed[]] => [top, words];

test('sums under their names are no item, whatever columns they stand in', () => {
  const items = understand(
    printed([
      row(
        419,
        ['Gelieve', 40, 67],
        ['deze', 69, 86],
        ['order', 89, 108],
        ['binnen', 110, 135],
        ['2', 137, 142],
        ['werkdagen', 144, 184],
        ['te', 186, 193],
        ['bevestigen.', 196, 238],
        ['Materiaalcertificaten', 240, 314],
        ['3.1', 317, 328],
        ['volgens', 330, 358],
        ['EN', 361, 371],
        ['10204', 373, 396],
        ['meeleveren.', 398, 443],
        ['Levering', 445, 476],
        ['enkel', 479, 498],
        ['mogelijk', 500, 531],
        ['op', 533, 542],
      ),
      row(
        429,
        ['werkdagen', 40, 80],
        ['van', 82, 95],
        ['7.00', 97, 113],
        ['tot', 116, 126],
        ['15.30', 128, 149],
        ['u.', 151, 158],
        ['Facturen', 160, 191],
        ['naar', 193, 210],
        ['Vlaemsteel', 212, 252],
        ['Constructies', 254, 299],
        ['NV,', 302, 314],
        ['Postbus', 316, 344],
        ['118,', 347, 363],
        ['8899', 365, 383],
        ['Roezelare', 385, 421],
        ['of', 423, 430],
        ['via', 432, 443],
        ['Peppol.', 445, 471],
      ),
      row(
        262,
        ['Artikel', 44, 71],
        ['Omschrijving', 89, 142],
        ['artikel', 292, 318],
        ['Leverdatum', 338, 387],
        ['Aantal', 396, 422],
        ['Eenh.', 430, 453],
        ['Prijs', 464, 482],
        ['Bedrag', 523, 552],
      ),
      row(
        279,
        ['BEV-2044', 44, 81],
        ['Zeskantbout', 89, 137],
        ['M16x50', 139, 170],
        ['8.8', 172, 184],
        ['thermisch', 187, 225],
        ['verzinkt', 227, 258],
        ['933-16050-TZ', 277, 330],
        ['11-06-2026', 338, 383],
        ['400,00', 395, 422],
        ['0,587', 461, 482],
        ['12,0%', 490, 515],
        ['206,62', 525, 552],
      ),
      row(
        306,
        ['BEV-2051', 44, 81],
        ['Zeskantmoer', 89, 139],
        ['M16', 142, 158],
        ['8', 161, 165],
        ['thermisch', 168, 206],
        ['verzinkt', 208, 239],
        ['DIN', 242, 256],
        ['934-16-TZ', 277, 316],
        ['11-06-2026', 338, 383],
        ['400,00', 395, 422],
        ['0,214', 461, 482],
        ['12,0%', 490, 515],
        ['75,33', 530, 552],
      ),
      row(
        333,
        ['BEV-2118', 44, 81],
        ['Chemisch', 89, 126],
        ['anker', 129, 150],
        ['capsule', 153, 182],
        ['M16', 184, 201],
        ['CA-16', 277, 300],
        ['11-06-2026', 338, 383],
        ['150,00', 395, 422],
        ['2,36', 465, 482],
        ['354,00', 525, 552],
      ),
      row(
        350,
        ['LAS-0733', 44, 80],
        ['Lasdraad', 89, 124],
        ['SG2', 126, 142],
        ['1,0', 144, 157],
        ['mm', 159, 174],
        ['rol', 176, 186],
        ['15', 188, 198],
        ['kg', 201, 210],
        ['18-06-2026', 338, 383],
        ['12,00', 400, 422],
        ['rol', 430, 440],
        ['38,90', 461, 482],
        ['466,80', 525, 552],
      ),
      row(317, ['934', 89, 103]),
      row(263, ['Uw', 277, 289], ['Kort.', 495, 515]),
      row(280, ['st', 430, 437]),
      row(377, ['Subtotaal', 292, 323], ['BTW', 383, 397], ['21%', 399, 413], ['Totaal', 517, 536], ['EUR', 538, 551]),
      row(388, ['1.102,75', 292, 328], ['231,58', 383, 411], ['1.334,33', 511, 551]),
      row(307, ['st', 430, 437]),
      row(334, ['st', 430, 437]),
    ]),
  ).items;
  expect(items.map(({ fields }) => fields.buyerSku?.text)).toEqual(['BEV-2044', 'BEV-2051', 'BEV-2118', 'LAS-0733']);
});
