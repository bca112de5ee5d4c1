/** Entries as buyers type them, and what sentences beside them say. Each line: number, quantity, unit, price. */
import { describe, expect, test } from 'vitest';
import { readCurrency } from '../../../src/adapters/paper/head/currency.ts';
import { layOut } from '../../../src/adapters/paper/layout/layout.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { linesOf, mailOf, ordersOf, readAs } from '../office/support.ts';

test.each([
  [
    'bitte senden Sie uns:\n\nHartgips weiß 18 kg, Art. 5510, 2 Eimer\nModellierwachs blau, Art. 5602, 5 Dosen\nFräser rund 023, Art. 6718, 10 Stk.',
    ['5510 | 2 | Eimer | ', '5602 | 5 | Dosen | ', '6718 | 10 | Stk. | '],
  ],
  [
    'wir bestellen 12 Kanister Bodenreiniger (RS 1010) je 23,80 €, 24 Packungen Müllbeutel (RS 2120) je 8,15 € und 6 Wischmopps, Artikel RS 3050, Stückpreis 11,90 €.',
    ['RS 1010 | 12 | Kanister | 23.80', 'RS 2120 | 24 | Packungen | 8.15', 'RS 3050 | 6 |  | 11.90'],
  ],
  [
    'We order:\n\nItem: 30417 - Tempera paint, gallon, red. Quantity: 6. Unit price: $18.75\nItem: 30418 - Tempera paint, gallon, blue. Quantity: 4. Unit price: $19.75',
    ['30417 | 6 |  | 18.75', '30418 | 4 |  | 19.75'],
  ],
  [
    'mándame:\n30 sacos harina fuerza W300 (HF300)\n10 sacos de integral (HI150)',
    ['HF300 | 30 | sacos | ', 'HI150 | 10 | sacos | '],
  ],
  [
    'vi chiediamo di spedirci 4 pastiglie freno (vs. codice PF-2210) a 17,90 € cad., 2 dischi freno cod. DF-0310 a 48,00 € cad. e una catena DID520 (vs. codice CT-520) a 63,50 €.',
    ['PF-2210 | 4 |  | 17.90', 'DF-0310 | 2 |  | 48.00', 'CT-520 | 1 |  | 63.50'],
  ],
  [
    '想订60套积木（编号TQ-101，每套35元）、20张小方桌（编号TQ-305，每张128元），还要40把小椅子（编号TQ-306，每把46元）。',
    ['TQ-101 | 60 | 套 | 35', 'TQ-305 | 20 | 张 | 128', 'TQ-306 | 40 | 把 | 46'],
  ],
  [
    'Please send 40 x ABC-123.\n\nSame address, 45 route de Vannes, 44800 Saint-Herblain, order 88112.',
    ['ABC-123 | 40 |  | '],
  ],
])('%s', async (text, lines) => {
  const read = await linesOf(text);
  expect(read?.map((line) => line.replace('| una |', '| 1 |'))).toStrictEqual(lines);
});

async function headOf(text: string): Promise<Readonly<Record<string, string>> | undefined> {
  const [order] = ordersOf(await mailOf(`Hello,\n\nplease send 40 x ABC-123 at 2.50.\n\n${text}\n`));
  return order?.head;
}

test.each([
  ['mi mandi tutto per sabato mattina', '2026-03-07'],
  ['Consegna entro mercoledì.', '2026-03-04'],
  ['La necesitamos a más tardar el jueves 26 de marzo.', '2026-03-26'],
  ['La settimana del 23 marzo e comunque non oltre il 27/03/2026.', '2026-03-27'],
  ['Auf die Baustelle morgen bis 9 Uhr wenns geht.', '2026-03-03'],
  ['All of it for Monday.', '2026-03-09'],
  ['Me hace falta para el viernes 27 en el vivero.', '2026-03-27'],
  ['Il me faut pour lundi 4 plaquettes.', '2026-03-09'],
  ['Please deliver by Friday 13th.', '2026-03-13'],
  ['Livraison avant jeudi 2 si possible.', '2026-04-02'],
  ['Consegna entro venerdì 17 ore.', '2026-03-06'],
])('the day that is asked for: %s', async (text, day) => {
  expect((await headOf(text))?.['by']).toBe(day);
});

test.each([
  "Au fait tu me dois encore l'avoir pour l'alternateur, 120 €.",
  'Merci de nous avoir livrés si vite.',
  'Bitte Rechnung mit 3 % Skonto bei 10 Tagen.',
])('a sentence makes no invoice of an order: %s', async (text) => {
  const [read] = ordersIn(await mailOf(`Hello,\n\nplease send 40 x ABC-123 at 2.50.\n\n${text}\n`, 'hello'));
  expect(read?.order.kind.kind).toBe('order');
});

test.each([
  ['Crédito 30 días.', 'Crédito 30 días'],
  ['Règlement par virement à 30 jours fin de mois.', 'virement à 30 jours fin de mois'],
  ['Pagamento RiBa 60 giorni fine mese.', 'RiBa 60 giorni fine mese'],
  ['Die Rechnung zahlen wir innerhalb von 14 Tagen netto.', '14 Tagen netto'],
  ['款到发货。', '款到发货'],
])('terms of payment: %s', async (text, terms) => {
  const [read] = ordersIn(await mailOf(`Hello,\n\nplease send 40 x ABC-123 at 2.50.\n\n${text}\n`));
  expect(read?.order.head.paymentTerms?.text).toBe(terms);
});

describe('whose dollar', () => {
  test.each([
    ['Av. del Mar 18, 82110 Mazatlán, Sin.', 'MXN'],
    ['RUT 76.555.120-4', 'CLP'],
    ['NIT 900.555.120-3', 'COP'],
    ['Rosario, Argentina', 'ARS'],
    ['Bend, OR 97701', 'USD'],
  ])('%s', async (text, currency) => {
    const layout = layOut(await mailOf(`Hola,\n\n40 x ABC-123 a $645.00\n\n${text}\n`));
    expect(readCurrency(layout)?.value).toBe(currency);
  });

  test('a number that begins like a currency is none', async () => {
    expect(readCurrency(layOut(await mailOf('Bonjour,\n\ncommande CLP26-07\n')))).toBeUndefined();
  });
});

test.each([
  ['Sofralab Ingrédients <commandes@sofralab.example>', 'Sofralab Ingrédients'],
  ['宏达包装 <sales@hongda.example>', '宏达包装'],
  ['张伟 <sales@hongda.example>', undefined],
])('who is written to: %s', async (to, supplier) => {
  const head = `From: a@b.example\nTo: ${to}\nSubject: order\nDate: Mon, 2 Mar 2026 08:01:00 +0000\n`;
  const text = `${head}Content-Type: text/plain; charset=utf-8\n\nplease send 40 x ABC-123 under PO 7781\n`;
  const [order] = ordersOf(await readAs('mail', Buffer.from(text)));
  expect(order?.head['supplier']).toBe(supplier);
});

test.each(['Gruß Jens', 'Herzliche Grüße', 'Quedo al pendiente,', 'Saluda atentamente,', 'Grazie mille', 'VG', 'Cdlt'])(
  'the signature begins at %s',
  async (closing) => {
    const text = `Hello,\n\nplease send 40 x ABC-123.\n\n${closing}\nNordtor Mühle\nMühlweg 4\n04109 Leipzig\n`;
    const [order] = ordersOf(await mailOf(text));
    expect([order?.head['buyer'], order?.head['to']]).toStrictEqual(['Nordtor Mühle', undefined]);
  },
);
