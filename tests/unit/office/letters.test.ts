/** Orders as letters and mails that number their items over several lines. */
import { describe, expect, test } from 'vitest';
import { mailOf, ordersOf, readAs } from './support.ts';

const cells = (...texts: string[]): string => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;

const LETTER = `<p>Penfold Joinery &amp; Restoration Ltd</p><p>The Old Tannery, Mill Bank, Ludford SY8 4XX</p>
<p>&nbsp;</p><p>Hargreave Period Hardware</p><p>Unit 4 Tame Street</p><p>Stourwick DY7 2QR</p><p>&nbsp;</p><p>15 January 2026</p>
<p>&nbsp;</p><p>Dear Alison,</p><p>please accept this letter as our official order no. JP/0226/14 for the goods below.</p>
<table>${cells('Your ref', 'Description', 'Quantity', 'Price each', 'Amount')}${cells('4333', 'Brass pulley', '5 each', '£9.75', '£48.75')}
${cells('5255', 'Sash weight', '8 each', '£14.72', '£117.76')}</table>
<p>Delivery is required by 2 February 2026 direct to site: Lydbury Hall, Church Lane, Lydbury SY7 8ZZ. Please ring Tom the day before.</p>
<p>Payment as usual, 30 days end of month. Please quote our order number.</p><p>Yours sincerely,</p><p>R. Penfold</p>`;

test('a letter: whom it is written to, its day, where to deliver and when it is paid', async () => {
  const [order] = ordersOf(await readAs('html', Buffer.from(LETTER)));
  expect(order?.head).toMatchObject({
    po: 'JP/0226/14',
    on: '2026-01-15',
    by: '2026-02-02',
    supplier: 'Hargreave Period Hardware',
    to: 'Lydbury Hall, Church Lane, Lydbury SY7 8ZZ',
  });
});

describe('a numbered entry with its numbers on lines below it', () => {
  const MAIL = `Please book the following against our PO-26-0388:

1) Light curtain bracket kit 90 deg
   our no. 772513 / your no. X14.385
   5 sets x 58.02 EUR = 290.10 EUR

2) Safety relay 24 VDC 3NO
   our no. 708430 / your no. YM-9107-8
   3 pcs x 121.16 EUR = 363.48 EUR

Total: 653.58 EUR excl. VAT
Delivery: 18 Mar 2026 at the latest, to our plant (Ballyvourney Industrial Estate, Unit 9, P12 XY45, Ireland)
`;

  test('is one thing', async () => {
    const [order] = ordersOf(await mailOf(MAIL));
    expect(order?.lines).toStrictEqual([
      '772513 | X14.385 | 5 | sets | 58.02 |  | Light curtain bracket kit 90 deg',
      '708430 | YM-9107-8 | 3 | pcs | 121.16 |  | Safety relay 24 VDC 3NO',
    ]);
    expect(order?.head).toMatchObject({
      by: '2026-03-18',
      to: 'Ballyvourney Industrial Estate, Unit 9, P12 XY45, Ireland',
    });
  });

  test('is a heading where several things are counted below it', async () => {
    const [order] = ordersOf(
      await mailOf(
        'Our PO 4711, please send:\n\n1) For the shop\n   5 x AB-100\n   6 x AB-200\n\n2) For the yard\n   7 x AB-300\n',
      ),
    );
    expect(order?.lines.map((line) => line.split(' | ').slice(0, 3).join(' '))).toStrictEqual([
      'AB-100  5',
      'AB-200  6',
      'AB-300  7',
    ]);
  });
});

test('postage is no line', async () => {
  const page = `<p>Order No: SCI/0619</p><table>${cells('Cat. No.', 'Description', 'Qty', 'Unit price', 'Total')}
${cells('DK16177', 'Exercise book', '20', '14.87', '297.40')}${cells('EB22923', 'Copper sulphate', '20', '9.75', '195.00')}
<tr><td colspan="4">Postage &amp; packing</td><td>6.95</td></tr></table>`;
  expect(ordersOf(await readAs('html', Buffer.from(page)))[0]?.lines).toHaveLength(2);
});
