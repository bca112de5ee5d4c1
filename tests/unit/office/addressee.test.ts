/** Who delivers, where only the header of the mail says whom it is written to. */
import { expect, test } from 'vitest';
import { ordersOf, readAs } from './support.ts';

const WORDS = 'Hi,\n\nour PO 7781, please send 40 x ABC-123 by 20 March 2026.\n\nThanks\nAnn Lee\nNorthgate Ltd\n';

async function supplierOf(to: string, words = WORDS): Promise<string | undefined> {
  const head = `From: Ann Lee <ann@northgate.example>\nTo: ${to}\nSubject: order\nDate: Mon, 2 Mar 2026 08:01:00 +0000\n`;
  const [order] = ordersOf(
    await readAs('mail', Buffer.from(`${head}Content-Type: text/plain; charset=utf-8\n\n${words}`)),
  );
  return order?.head['supplier'];
}

test.each([
  ['Tidewater Irrigation Supplies <orders@tidewaterirrigation.example>', 'Tidewater Irrigation Supplies'],
  ['Verkoop Trapgevel Hout B.V. <verkoop@trapgevelhout.example>', 'Trapgevel Hout B.V.'],
  ['"Müller Ventile, Vertrieb" <vertrieb@muller-ventile.example>', 'Müller Ventile'],
  ['=?utf-8?B?SHlnacOobmUgUHJvIEF0bGFudGlxdWU=?= <commandes@hpa-pro.example>', 'Hygiène Pro Atlantique'],
])('the firm in %s delivers', async (to, firm) => {
  expect(await supplierOf(to)).toBe(firm);
});

test.each([
  'Sophie Lund <sophie@avonglass.example>',
  'Hans Zwicknagl <hans.zwicknagl@zwicknagl.example>',
  'Auftragsannahme <auftrag@lfb-rhede.example>',
  'orders@tidewaterirrigation.example',
  'Tidewater Irrigation <orders@tidewaterirrigation.example>, Ann Lee <ann@northgate.example>',
  'Northgate Ltd <orders@northgate.example>',
])('nobody is taken from %s: a person, a department, an address alone, several, or who orders', async (to) => {
  expect(await supplierOf(to)).toBeUndefined();
});

test('a supplier that the mail itself names goes first', async () => {
  const words = `Supplier: Bexley Seals Ltd\n\n${WORDS}`;
  expect(await supplierOf('Tidewater Irrigation Supplies <orders@tidewaterirrigation.example>', words)).toBe(
    'Bexley Seals Ltd',
  );
});
