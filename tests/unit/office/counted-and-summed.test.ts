/** Columns and rows of sheets that stand beside what is ordered: older orders, cases, list prices, sums of groups, notes. */
import { describe, expect, test } from 'vitest';
import { codesOf, ordersOf, readAs } from './support.ts';

/** Lines without the places that are empty. */
async function read(csv: string): Promise<{ po: string | undefined; lines: string[] }> {
  const [order] = ordersOf(await readAs('csv', Buffer.from(csv)));
  const lines =
    order?.lines.map((line) =>
      line
        .split('|')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(' '),
    ) ?? [];
  return { po: order?.head['po'], lines };
}

test('what was ordered the last time is not ordered now', async () => {
  const order = await read(
    `Bestelnummer;ZH-118

Artikelnr. leverancier;Omschrijving;Eenheid;Vorige bestelling;Nu bestellen;Prijs;Bedrag
20418;Slip L, pak 20;pak;24;;11,95;
20419;Slip M, pak 20;pak;;30;11,40;342,00
20741;Handschoen M;doos;;40;4,65;186,00
`,
  );
  expect(order.lines).toStrictEqual(['20419 30 pak 11.40 Slip M, pak 20', '20741 40 doos 4.65 Handschoen M']);
});

test('of cases and units that both come to the amount the units are taken, and sums of groups are no items', async () => {
  const order = await read(
    `PO Number,4473302

SKU,Vendor Part,Description,Case Pk,Cases,Units,Unit Cost,Case Cost,Ext Cost
8841807,CD-1411,Brake Pad Set,5,12,60,24.18,120.90,1450.80
8842207,RT-55118,Rotor,2,3,6,31.95,63.90,191.70
BRAKE subtotal,,,,,,,,1642.50
8850733,OF-4386,Oil Filter,12,30,360,2.87,34.44,1033.20
FILTER subtotal,,,,,,,,1033.20
`,
  );
  expect(order.lines).toStrictEqual([
    '8841807 CD-1411 60 24.18 Brake Pad Set',
    '8842207 RT-55118 6 31.95 Rotor',
    '8850733 OF-4386 360 2.87 Oil Filter',
  ]);
});

test('of two amounts the one that times the quantity is the other is the price', async () => {
  const order = await read(
    `Ordine materiale n.;47/2026

Vs. codice;Descrizione;UM;Q.tà;Listino;Sc. %;Netto;Importo
GT6090;Gres 60x90;MQ;64,8;38,50;30;26,95;1746,36
SUP-35;Supporto 35-50;PZ;420;1,95;30;1,37;575,40
`,
  );
  expect(order.po).toBe('47/2026');
  expect(order.lines).toStrictEqual(['GT6090 64.8 MQ 26.95 Gres 60x90', 'SUP-35 420 PZ 1.37 Supporto 35-50']);
});

describe('an export', () => {
  const HEAD =
    'Order No.,Order Date,Supplier Name,Currency,Exchange Rate,Product Code,Product Description,Order Quantity,Unit Price,Discount,Line Total,Sub Total,Total';
  test('has a rate of exchange that is no price', async () => {
    const order = await read(
      `${HEAD}
PO-44571,08/06/2026,Kaikura Supplies Ltd,NZD,1.000000,PAL-500,Stretch wrap 500mm,48,9.90,0.10,427.68,686.88,789.91
PO-44571,08/06/2026,Kaikura Supplies Ltd,NZD,1.000000,TAPE-48,Tape 48mm clear,4,72.00,0.10,259.20,686.88,789.91
`,
    );
    expect(order.lines).toStrictEqual(['PAL-500 48 9.90 Stretch wrap 500mm', 'TAPE-48 4 72.00 Tape 48mm clear']);
  });
});

test('a number that only the retailer knows is his, beside the model of the maker', async () => {
  const order = await read(
    `PO,Vendor,Order date,RMID,External ID,External ID type,Model number,Title,Window type,Window start,Window end,Quantity requested,Unit cost,Currency code
3PT8841A,HRTNS,06/09/2026,RM0D11801P,0733041111804,UPC,HN-1180,Dutch Oven 5.5 qt.,Delivery window,06/15/2026,06/22/2026,72,40.95,USD
3PT8841A,HRTNS,06/09/2026,RM0F2207AA,0733041122077,UPC,HN-2207-2PK,Trivet 2 Pack,Delivery window,06/15/2026,06/22/2026,200,6.60,USD
`,
  );
  expect(order.lines.map((line) => line.split(' ').slice(0, 4))).toStrictEqual([
    ['RM0D11801P', 'HN-1180', '72', '40.95'],
    ['RM0F2207AA', 'HN-2207-2PK', '200', '6.60'],
  ]);
});

test.each(['Unit ex GST', 'Unit excl. VAT', 'Each (ex tax)'])('%s is a price', async (label) => {
  const order = await read(
    `PO Number,44233\n\nYour Code,Description,Qty,UOM,${label},Total ex GST\nTW-25,Valve 25mm,8,ea,46.20,369.60\nTW-8,Controller,2,ea,318.00,636.00\n`,
  );
  expect(order.lines[0]).toBe('TW-25 8 ea 46.20 Valve 25mm');
});

test('a list that is counted for oneself is not ordered, and that it was left out is told', async () => {
  const paper = await readAs(
    'html',
    Buffer.from(
      `<p>PO number: CK-26-0533</p><table><tr><td>Item #</td><td>Description</td><td>ORDER</td><td>Case Price</td><td>Extension</td></tr>
<tr><td>118233</td><td>Chicken Wing</td><td>6</td><td>31.75</td><td>190.50</td></tr><tr><td>131107</td><td>Cod Loin</td><td>2</td><td>74.55</td><td>149.10</td></tr></table>
<table><tr><td colspan="3">Count sheet - do not send</td></tr><tr><td>Item #</td><td>Description</td><td>Qty</td></tr><tr><td>118207</td><td>Chicken Thigh</td><td>1</td></tr></table>`,
    ),
  );
  expect(ordersOf(paper)[0]?.lines).toHaveLength(2);
  expect(codesOf(paper)).toContain('row-left-out');
});
