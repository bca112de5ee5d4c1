/** Whose numbers columns hold, and what the rows of exports say of their order. Each line as in `support.ts`. */
import { expect, test } from 'vitest';
import { ordersOf, readAs } from './support.ts';

const rows = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);
const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

const letter = (label: string): Buffer =>
  Buffer.from(`<p>Bestellung Nr. 2026/041</p><p>bitte liefern Sie:</p>
<table>${row('Pos.', 'Anzahl', 'Artikel', label, 'Einzelpreis €', 'Gesamt €')}
${row('1.', '40 Stk.', 'Bettlaken, weiß', '71-3304', '11,90', '476,00')}
${row('2.', '80 Stk.', 'Frotteetuch', '72-0518', '4,85', '388,00')}
<tr><td colspan="5">Summe netto</td><td>864,00</td></tr><tr><td colspan="5">+ 20 % USt.</td><td>172,80</td></tr>
<tr><td colspan="5">Gesamtbetrag</td><td>1.036,80</td></tr></table>`);

test.each(['Kat.-Nr.', 'Best.-Nr.', 'Bestell-Nr.'])(
  '%s in a letter is the number of the seller, a position is no item number, and the tax no item',
  async (label) => {
    const [order] = ordersOf(await readAs('html', letter(label)));
    expect(order?.head['po']).toBe('2026/041');
    expect(order?.lines).toStrictEqual([
      ' | 71-3304 | 40 | Stk. | 11,90 |  | Bettlaken, weiß'.replace('11,90', '11.90'),
      ' | 72-0518 | 80 | Stk. | 4.85 |  | Frotteetuch',
    ]);
  },
);

test('numbers that count up beside a number of the item are positions', async () => {
  const file = rows(
    'Bid Item,Description,Vendor Item,Qty,Unit Price,Extension',
    '1,Tablets,CT3-50,24,2.00,48.00',
    '2,Acid,MA-15,10,3.00,30.00',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines[0]).toBe(' | CT3-50 | 24 |  | 2.00 |  | Tablets');
});

test('a business unit orders, the supplier’s own number names no item, and one day on all rows is that of the order', async () => {
  const file = rows(
    'PO Number,Business Unit,Supplier Name,Supplier Number,Line No,Catalog No,Product Description,Quantity,Unit of Measure,Unit Price,Extended Price,Need By',
    'EP1,Northgate College,Brunner Office Inc,0000022071,1,B-7733,Binder,8,CT,41.76,334.08,2026-04-02',
    'EP1,Northgate College,Brunner Office Inc,0000022071,2,TN-44A,Toner,3,EA,97.13,291.39,2026-04-02',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.head).toMatchObject({ buyer: 'Northgate College', supplier: 'Brunner Office Inc', by: '2026-04-02' });
  expect(order?.lines[0]).toBe(' | B-7733 | 8 | CT | 41.76 | 2026-04-02 | Binder');
});

test('the account in front of a firm is no part of its name', async () => {
  const file = rows(
    'Einkaufsbeleg;Position;Lieferant/Lieferwerk;Material;Kurztext;Bestellmenge;Bestellmengeneinh.;Nettopreis',
    '4500419903;10;70418      Brunner Technik GmbH;100088120;Filter;48,000;ST;118,60',
    '4500419903;20;70418      Brunner Technik GmbH;100088133;Ring;48,000;ST;12,50',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.head['supplier']).toBe('Brunner Technik GmbH');
  expect(order?.lines[0]).toBe('100088120 |  | 48.000 | ST | 118.60 |  | Filter');
});

test('two numbers below each other under two labels below each other', async () => {
  const table = `<p>Bestellung: B26-041</p><table>${row('Pos.', 'Unsere Art.-Nr.<br>Ihre Art.-Nr.', 'Bezeichnung', 'Menge', 'Preis', 'Betrag')}
${row('1', '4711-022<br>FX-22', 'Filtermatte', '6 Rolle', '48,90', '293,40')}${row('2', '4712-007<br>–', 'Keilriemen', '12 Stück', '9,80', '117,60')}</table>`;
  const [order] = ordersOf(await readAs('html', Buffer.from(table)));
  expect(order?.lines).toStrictEqual([
    '4711-022 | FX-22 | 6 | Rolle | 48.90 |  | Filtermatte',
    '4712-007 |  | 12 | Stück | 9.80 |  | Keilriemen',
  ]);
});

test('what a row is booked to is no item number', async () => {
  const file = rows(
    'Qty,Cat. No.,Description,Unit price,Total,Project code',
    '2,S041-500,Pellets,18.40,36.80,EP-3041',
    '5,TB-15,Tubes,11.25,56.25,EP-3042',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines[0]).toBe(' | S041-500 | 2 |  | 18.40 |  | Pellets');
});
