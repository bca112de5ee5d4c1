/** What sentences of a mail say of days and sums. */
import { expect, test } from 'vitest';
import { codesOf, mailOf, ordersOf } from './support.ts';

const ITEMS =
  '\n\nItem no.  Description  Qty  Unit  Unit price  Amount\nAB-1234   Hex bolt     200  PCS   0.35        70.00\n';

test.each([
  ['please find our purchase order NG-7001 of 20 May 2026 below.', '2026-05-20'],
  ['please find our purchase order NG-7001, dated 2026-05-20.', '2026-05-20'],
])('"%s" was made on %s', async (sentence, day) => {
  const [order] = ordersOf(await mailOf(`Hello,\n\n${sentence}${ITEMS}`));
  expect(order?.head['on']).toBe(day);
});

test('when an order ends is not when it is wanted', async () => {
  const [order] = ordersOf(await mailOf(`Purchase order: NG-7001\n\nCancel if not shipped by 5 June 2026.${ITEMS}`));
  expect(order?.head['by']).toBeUndefined();
});

test.each(['Gesamtbetrag: 70.00 EUR', 'Grand total EUR 70.00', 'Net total: 70.00'])(
  'a sum that was read says nothing else: %s',
  async (sum) => {
    const paper = await mailOf(
      `Hello,\n\nour order is below.\n\nPurchase order: NG-7001${ITEMS}\n${sum}\n\nKind regards,\nAnn Lee`,
    );
    expect(codesOf(paper)).not.toContain('mail-note-may-change');
  },
);
