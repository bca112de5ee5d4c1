/** Orders in the words of mails, as people in workshops and cafés write them. */
import { expect, test } from 'vitest';
import { PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';
import { mailReader } from '../../../src/adapters/formats/mail/reader.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';

async function ordered(subject: string, text: string) {
  const mail = `From: a@b.example\r\nSubject: ${subject}\r\nDate: Mon, 2 Mar 2026 08:01:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text.replaceAll('\n', '\r\n')}`;
  const [first] = ordersIn(await mailReader.read(Buffer.from(mail), { limits: PAPER_LIMITS }));
  const order = first?.order;
  return {
    buyer: order?.parties.buyer?.name.text,
    items: order?.items.map(({ fields: f }) => [
      value(f.buyerSku) ?? value(f.supplierSku),
      value(f.quantity),
      f.unit?.text,
      value(f.price),
    ]),
  };
}

test('entries of a German list stay whole, their thousands too, and a strength of 8.8 is no decimal point', async () => {
  const { items, buyer } = await ordered(
    'Bestellung 3390',
    `Moin Herr Claasen,

wir brauchen für unsere Bestellung 3390 bitte folgendes Material:

1.) 2.500 Stück – Sechskantmutter ISO 4032 M16-8 galZn (Ihre Nr. 225280)
2.) 500 Stück – Zylinderschraube DIN 912 M5x25 8.8 vz (Ihre Nr. 263355)
3.) 50 Stück – Kabelverschraubung M20x1,5 Ms vern. IP68 (Ihre Nr. 350787)

Mit freundlichen Grüßen
Enno Eckhoff

--\x20
Wärmetechnik Eckhoff
Deichstraße 8, 26789 Leer
`,
  );
  expect(items).toEqual([
    ['225280', '2500', 'Stück', undefined],
    ['263355', '500', 'Stück', undefined],
    ['350787', '50', 'Stück', undefined],
  ]);
  expect(buyer).toBe('Wärmetechnik Eckhoff');
});

test('sentences that ask for one thing after the other', async () => {
  const { items } = await ordered(
    'PO 77-2041',
    `Hi Sandy,

We need 40 of your 6204-2RS bearings at $4.85, and 12 more of the VX-75 belts, $13.20 ea. Also throw in two cases of the EP2 grease, part number GR-14, it was 61.40 a case.

Thanks much,
Curt
`,
  );
  expect(items).toEqual([
    ['6204-2RS', '40', undefined, '4.85'],
    ['VX-75', '12', undefined, '13.20'],
    ['GR-14', '2', 'cases', '61.40'],
  ]);
});

test('things under words that ask and end with a colon, with their codes in brackets', async () => {
  const { items } = await ordered(
    'Order MB051926',
    `weekly order please:

five cases of the 12oz kraft cups (KC12-1000) plus 5 cases lids to fit, that's LD80-B. One case of the 16oz, KC16-1000.

P.S. we still have 3 cases of 8oz left so skip those.

Tess
`,
  );
  expect(items?.map(([code, quantity]) => [code, quantity])).toEqual([
    ['KC12-1000', '5'],
    ['LD80-B', '5'],
    ['KC16-1000', '1'],
  ]);
});

function value(found?: { readonly value?: string | undefined; readonly text: string }): string | undefined {
  return found?.value ?? found?.text;
}
