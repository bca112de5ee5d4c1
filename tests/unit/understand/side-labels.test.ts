/** Labels set on their side at the edge of a box, and a firm's name on two lines of a letterhead. */
import { expect, test } from 'vitest';
import type { Box } from '../../../src/model/lineage.ts';
import type { Paper, Word } from '../../../src/adapters/paper/page.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function word(text: string, box: Box): Word {
  return { text, box, confidence: 1, size: 7, bold: true, at: { page: 1, box } };
}

/** `words` stand beside the typed ones, in points. */
function paperWith(typed: string, words: readonly Word[]): Paper {
  const paper = textPaper(typed);
  return { ...paper, pages: paper.pages.map((page) => ({ ...page, words: [...page.words, ...words] })) };
}

function upended(x: number, labels: readonly (readonly [string, number])[]): Word[] {
  return labels.map(([text, y]) => word(text, [x, y, x + 8, y + (text.length === 2 ? 12 : 22)]));
}

const ORDER = `
                                                  PURCHASE ORDER
Watona County
Office of the Treasurer                           PO Number: 26000417
                                                  Date: 10/14/2025

       NORTHERN PLAINS ROAD SUPPLY INC                  ROAD & BRIDGE SHOP
       P O BOX 7714                                     2100 COUNTY SHOP RD
       MANKATO, MN 56002-7714                           FAIRMONT, MN 56031


Item     Description                   Qty   Unit   Price     Amount
1        Calcium chloride CC-50PL      10    BG     18.45     184.50
`;

test.each([
  [
    'upwards',
    [['VENDOR', 60]],
    [
      ['SHIP', 80],
      ['TO', 66],
    ],
  ],
  [
    'downwards',
    [['VENDOR', 60]],
    [
      ['SHIP', 58],
      ['TO', 82],
    ],
  ],
] as const)('labels that run %s name the block beside them', (_, vendor, shipTo) => {
  const { parties } = understand(paperWith(ORDER, [...upended(28, vendor), ...upended(320, shipTo)]));
  expect(parties.supplier?.name.text).toBe('NORTHERN PLAINS ROAD SUPPLY INC');
  expect(parties.shipTo?.name.text).toBe('ROAD & BRIDGE SHOP');
  expect(parties.shipTo?.address.map(({ text }) => text)).toEqual(['2100 COUNTY SHOP RD', 'FAIRMONT, MN 56031']);
});

test('a name in large letters over the rest of it is one with it, where the paper says so elsewhere', () => {
  const { parties } = understand(
    paperWith(
      `

          Fördertechnik GmbH & Co. KG
          Am Industriegleis 5
          84028 Landshut

Bestellung Nr. B26-01874                    Datum 03.03.2026

Lieferant: Gebr. Ostermaier Präzisionsteile GmbH

Lieferanschrift: Isarwerk Fördertechnik GmbH & Co. KG, Werk 2

Pos   Artikel    Bezeichnung          Menge   ME    Preis   Betrag
1     T-4001     Welle                10      St    12,00   120,00
`,
      [{ ...word('ISARWERK', [60, 8, 150, 24]), size: 16 }],
    ),
  );
  expect(parties.buyer?.name.text).toBe('Isarwerk Fördertechnik GmbH & Co. KG');
});
