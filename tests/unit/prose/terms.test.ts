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

test.each([
  ['Payment: 60 days end of month. Carriage paid.', '60 days end of month'],
  ['Payment terms: by bank transfer, 30 days.', 'bank transfer, 30 days'],
  [
    'Règlement : par mandat administratif à 30 jours. Facture à déposer sur le portail.',
    'mandat administratif à 30 jours',
  ],
  ['Zahlungsbedingungen: per Überweisung 30 Tage netto.', 'Überweisung 30 Tage netto'],
  ['Forma de pago: por transferencia a 60 días.', 'transferencia a 60 días'],
  ['Pagamento: tramite bonifico 60 gg d.f.f.m.', 'bonifico 60 gg d.f.f.m.'],
  ['Condições de pagamento: por transferência a 30 dias.', 'transferência a 30 dias'],
  ['Betaling: via incasso, 14 dagen.', 'incasso, 14 dagen'],
  ['Betalningsvillkor: 30 dagar netto.', '30 dagar netto'],
  ['付款方式：月结30天。', '月结30天'],
])('a label and its sentence: %s', async (sentence, wanted) => {
  expect(await terms(sentence)).toBe(wanted);
});
