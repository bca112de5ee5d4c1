/** The number of an order, as its sentences and its subject say it in several languages. */
import { expect, test } from 'vitest';
import { mailOf, ordersOf } from '../office/support.ts';

async function numberOf(text: string, subject = 'hello'): Promise<string | undefined> {
  const [order] = ordersOf(await mailOf(`Hello,\n\nplease send 40 x ABC-123.\n\n${text}\n\nThanks\nAnn\n`, subject));
  return order?.head['po'];
}

test.each([
  ['Please accept this email as purchase order CRC-1189 from Cedar Ridge Cycles.', 'CRC-1189'],
  ['Bestellnummer bitte auf der Rechnung angeben: 2026/14.', '2026/14'],
  ['Best.-Nr. K-2607-3, wie immer.', 'K-2607-3'],
  ['BC 2026-311. Même adresse.', '2026-311'],
  ['Je souhaiterais passer la commande suivante (n/réf. AR-0126) :', 'AR-0126'],
  ['Favor de surtirnos la orden de compra 7741 del Hotel Mirador.', '7741'],
  ['Nuestro número de pedido es el CS-118.', 'CS-118'],
  ['Ordine nostro nr. 2026-093.', '2026-093'],
  ['ordine n. 88', '88'],
  ["PO number's KB-0612.", 'KB-0612'],
  ['合同编号 RF-2606-09。', 'RF-2606-09'],
  ['PO号 DH-1106。', 'DH-1106'],
])('%s', async (text, number) => {
  expect(await numberOf(text)).toBe(number);
});

test.each([
  ['OC 7741 blancos', '7741'],
  ['Best. 40418 eilt!', '40418'],
  ['Ns. ordine 77/26', '77/26'],
])('subject: %s', async (subject, number) => {
  expect(await numberOf('', subject)).toBe(number);
});

test.each([
  'carta patinata opaca (art. PO135)',
  'Precios según su cotización 418.',
  'The BC 547 transistors were fine.',
  'It is 12 in. long.',
])('no order number: %s', async (text) => {
  expect(await numberOf(text)).toBeUndefined();
});

const TABLE = `
Item      Description           Qty   Unit   Unit price   Amount
Q1-123    Valve brass            40   EA       4.50     180.00
R1-321    Tape blue              25   EA       2.00      50.00
`;

test.each([
  ['P.S. Please cancel our PO 450101.'],
  ['Cancel our order 450102.'],
  ['Prices as in our PO 450103.'],
  ['Unsere Bestellung 450104 bitte stornieren.'],
  ['Wir ziehen unsere Bestellung 450104 zurück.'],
  ['This order replaces our PO 450105, which you can drop.'],
])('the order has its own number, not that of another one that its foot speaks of: %s', async (foot) => {
  const text = `Purchase Order 450201\n\nShip to: Kunde AG, Hafenstr. 4, 20457 Hamburg\n${TABLE}\n${foot}\n`;
  for (const subject of ['PO 450201', 'order']) {
    const orders = ordersOf(await mailOf(text, subject));
    expect(orders.map(({ head }) => head['po'])).toEqual(['450201']);
  }
});

test('nothing but a number that is taken back gives the order none', async () => {
  expect(await numberOf('Please cancel our PO 450101.')).toBeUndefined();
  expect(await numberOf('', 'PO K-1016 replaces PO K-1012')).toBe('K-1016');
  expect(await numberOf('Please cancel PO 450101 if you cannot ship by May.')).toBe('450101');
});
