/** Orders that answer a quotation, and letters that list their things in lettered blocks or in one long sentence. */
import { describe, expect, test } from 'vitest';
import { mailOf, ordersOf } from './support.ts';

const ORDER = `Hi Moira,

Please take this as our order, PO number LP30917:

* 7,200 x JR-190-HEX 190ml hexagonal jar @ £0.198 each
* 6 x PL-WRAP pallet wrap 500mm x 300m @ £7.15 each

Wanted Tuesday 21 April 2026 at Inver Road, Dunkeld PH8 0JR.

Many thanks,
Ann
`;

describe('numbers that nothing is said of', () => {
  test('are the supplier’s where the quotation below has them, written by somebody else', async () => {
    const [order] = ordersOf(
      await mailOf(
        `${ORDER}\nOn Mon, 2 Mar 2026 at 16:48, Moira Blackwood <moira@tayglass.example> wrote:\n> Please see prices below\n>\n> JR-190-HEX 190ml hexagonal jar  7,200  £0.198\n`,
      ),
    );
    expect(order?.lines.map((line) => line.split(' | ').slice(0, 3))).toEqual([
      ['', 'JR-190-HEX', '7200'],
      ['', 'PL-WRAP', '6'],
    ]);
  });

  test.each([
    ['by ourselves', 'Ann Lee <ann@northgate.example>'],
    ['by nobody who is named', 'somebody'],
  ])('stay open where what is quoted was written %s', async (_, writer) => {
    const [order] = ordersOf(
      await mailOf(`${ORDER}\nOn Mon, 2 Mar 2026 at 16:48, ${writer} wrote:\n> JR-190-HEX 190ml hexagonal jar\n`),
    );
    expect(order?.lines.map((line) => line.split(' | ').slice(0, 2))).toEqual([
      ['JR-190-HEX', ''],
      ['PL-WRAP', ''],
    ]);
  });

  test('and the year of a day is no number of a house', async () => {
    const [order] = ordersOf(await mailOf(ORDER));
    expect(order?.head).toMatchObject({ to: 'Inver Road, Dunkeld PH8 0JR', by: '2026-04-21' });
  });
});

test('lettered blocks: what it is, its number, how many at what price per thousand', async () => {
  const [order] = ordersOf(
    await mailOf(`Dear Gwen,

Our Order TR-2617. We would like to place the following order:

(a) Burgundy bottle 750 mL, antique green
Your product code BB750-AG-BVS
16,800 bottles @ $612.00 per thousand   $10,281.60

(b) Natural cork 44x24, grade 2
Your product code NC44-2-TRE
5,500 corks @ $0.62 each   $3,410.00

(c) Slip sheets 1150 x 1150
40 sheets @ $3.10 each   $124.00

Total excluding GST   $13,815.60

Yours faithfully,
Declan Hurst
`),
  );
  expect(order?.lines).toEqual([
    ' | BB750-AG-BVS | 16800 | bottles | 612.00 |  | Burgundy bottle 750 mL, antique green',
    ' | NC44-2-TRE | 5500 |  | 0.62 |  | Natural cork 44x24, grade 2',
    ' |  | 40 | sheets | 3.10 |  | Slip sheets 1150 x 1150',
  ]);
});

test('in a sentence two numbers with a cross between them are a size, and the amounts name their currency', async () => {
  const [order] = ordersOf(
    await mailOf(
      'Grüß Gott,\n\nwir brauchen noch 6 Stück Eiche Leimholz 40 mm, 3000 x 650, keilgezinkt (Ihre Art.-Nr. 131408, laut Liste 212,50 EUR/Stück) und dazu 2 Kanister Hartwachsöl, Art.-Nr. 533120, zu 69,80 EUR/Kanister.\n\nUnsere Bestellnummer ist 26-0214.\n\nMit freundlichen Grüßen\nAnn Lee\n',
    ),
  );
  expect(order?.lines).toEqual([
    ' | 131408 | 6 | Stück | 212.50 |  | Eiche Leimholz 40 mm, 3000 x 650, keilgezinkt',
    ' | 533120 | 2 | Kanister | 69.80 |  | Hartwachsöl',
  ]);
});
