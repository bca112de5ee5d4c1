/** When it is paid, in sentences; and what is no such thing. */
import { expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { mailOf } from '../office/support.ts';

async function terms(sentence: string): Promise<string | undefined> {
  const [read] = ordersIn(await mailOf(`Please send 40 x ABC-123, our PO 7781.\n\n${sentence}\n`));
  return read?.order.head.paymentTerms?.text;
}

test.each([
  ['Usual net 14.', 'net 14'],
  ['30 days as usual.', '30 days'],
  ['Summe netto 740,00 EUR, Zahlung wie üblich 10 Tage 2%, 30 Tage netto.', '10 Tage 2%, 30 Tage netto'],
  ['Payment will be made 30 days from the date of your invoice as usual.', '30 days from the date of your invoice'],
  ['Due on receipt of invoice.', 'Due on receipt'],
])('%s', async (sentence, wanted) => {
  expect(await terms(sentence)).toBe(wanted);
});

test.each(['Please deliver within 30 days.', 'Lieferzeit 14 Tage.', 'The quote is valid 30 days.'])(
  '%s says nothing of payment',
  async (sentence) => {
    expect(await terms(sentence)).toBeUndefined();
  },
);
