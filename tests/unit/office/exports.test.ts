/** Exports of common programs and forms of shops, whose columns and rows say a thing in their own way. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { mailOf, ordersOf, readAs } from './support.ts';

const rows = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

const HEAD =
  'Document Number,Date,Vendor,Line ID,Item,Vendor Name (Code),Description,Quantity,Units,Item Rate,Amount,Expected Receipt Date,Location';
const LINES = [
  'PO10447,2026-03-16,Beacon Flow Inc,1,RM-55968,BC17-1290,Pump seal kit,17,EA,49.306,838.20,2026-04-22,Norwood Plant : Receiving',
  'PO10447,2026-03-16,Beacon Flow Inc,2,RM-63312,XN63-2272,Coupling insert,15,BTL,7.957,119.36,2026-04-20,Norwood Plant : Receiving',
];

describe('rows that repeat their order', () => {
  test('a bare date is that of the order, another one that of the line; codes of the vendor, units and the place are told', async () => {
    const [order] = ordersOf(await readAs('csv', rows(HEAD, ...LINES)));
    expect(order?.head).toMatchObject({ po: 'PO10447', on: '2026-03-16', to: 'Norwood Plant : Receiving' });
    expect(order?.lines).toMatchInlineSnapshot(`
      [
        "RM-55968 | BC17-1290 | 17 | EA | 49.306 | 2026-04-22 | Pump seal kit",
        "RM-63312 | XN63-2272 | 15 | BTL | 7.957 | 2026-04-20 | Coupling insert",
      ]
    `);
  });

  test('the code of a plant names no place', async () => {
    const codes = [HEAD, ...LINES].map((line) => line.replace('Norwood Plant : Receiving', '1200'));
    const [order] = ordersOf(await readAs('csv', rows(...codes)));
    expect(order?.head['to']).toBeUndefined();
  });
});

test('the plants of a nursery are what it sells', async () => {
  const [order] = ordersOf(
    await readAs(
      'csv',
      rows(
        'Your PO #:,W-1182',
        'Item Code,Plant,Avail.,Price,QTY,Extension',
        'GLE-SKY-2,Gleditsia Skyline,102,198.5,32,6352',
        'TIL-COR-2,Tilia Greenspire,354,205,15,3075',
      ),
    ),
  );
  expect(order?.lines).toMatchInlineSnapshot(`
    [
      " | GLE-SKY-2 | 32 |  | 198.5 |  | Gleditsia Skyline",
      " | TIL-COR-2 | 15 |  | 205 |  | Tilia Greenspire",
    ]
  `);
});

test('a tax in the column of item numbers is no line, and an item whose number begins so is one', async () => {
  const page = `<p>Pedido: P-2026/0117</p><table>${row('Código', 'Descripción', 'Cantidad', 'Precio', 'Importe')}
${row('A-34151', 'Vinagre', '20', '9,78', '195,60')}${row('IVA-500', 'Libro del IVA', '2', '10,00', '20,00')}
<tr><td colspan="4">Base imponible</td><td>215,60</td></tr><tr><td colspan="4">IVA 10 %</td><td>21,56</td></tr></table>`;
  const [order] = ordersOf(await readAs('html', Buffer.from(page)));
  expect(order?.lines.map((line) => line.split(' | ')[0])).toStrictEqual(['A-34151', 'IVA-500']);
});

test('between a label and the name in the next cell but one may stand the account', async () => {
  const paper = await readAs(
    'csv',
    rows(
      '"Purchase Order","0048812"',
      '"Vendor","01-PACWEST","Pacific Building Materials"',
      '"Ship To","Halder Truss & Frame","2900 San Felipe Rd","Hollister, CA 95023"',
      '',
      '"Item Code","Item Description","U/M","Ordered","Unit Cost","Extension"',
      '"HDW-9559","LUMBER 2X4X8","PC","460.00","3.504","1,611.84"',
    ),
  );
  expect(ordersOf(paper)[0]?.head).toMatchObject({ supplier: 'Pacific Building Materials' });
});

test('when a gate is open is no part of the address', async () => {
  const paper = await mailOf(
    'Graag bestellen wij 12 stuks AB-100.\n\nAfleveradres: Rossing Transport B.V., Energieweg 31, 4231 DJ Meerkerk (poort 2, 7.00-16.30 uur)\n',
    'Bestelling 4711',
  );
  expect(ordersOf(paper)[0]?.head['to']).toBe('Rossing Transport B.V., Energieweg 31, 4231 DJ Meerkerk');
});

test('who sells has made the form that asks for "your order no.", and is named in its title', async () => {
  const paper = await readAs(
    'csv',
    rows(
      'Mendip Fine Foods – trade price list Spring 2026',
      'Customer:,The Corner Deli Ltd',
      'Your order no.,D-2191',
      'Code,Product,Case £,ORDER,Total £',
      'WG201,Cheddar truckle,32.67,2,65.34',
      'AF902,Somerset brie,57.56,1,57.56',
    ),
  );
  expect(ordersOf(paper)[0]?.head).toMatchObject({ supplier: 'Mendip Fine Foods', buyer: 'The Corner Deli Ltd' });
});

test('order numbers of a catalogue are those of its items', async () => {
  const paper = await readAs(
    'csv',
    rows(
      'Bestell-Nr.;20260115-3',
      'lfd. Nr.;Bestellnummer Katalog;Artikel;Menge;VE;Einzelpreis;Summe',
      '1;768.141.23;Trennblätter A4;10;Pack;2,34;23,40',
      '2;826.890.31;Toner schwarz;3;Stück;136,51;409,53',
    ),
  );
  const [order, ...more] = ordersOf(paper);
  expect(more).toHaveLength(0);
  expect(order?.lines.map((line) => line.split(' | ')[1])).toStrictEqual(['768.141.23', '826.890.31']);
});

describe('what labels leave open, the values tell', () => {
  test('the name of a person under `Your ref` is the number of no item; what the vendor calls it stands beside it', async () => {
    const [order] = ordersOf(
      await readAs(
        'csv',
        rows(
          'PO No;Your ref;Line;Item;Vendor Name/Code;Description;Qty;Unit;Price;Amount',
          'PO20563;Kenneth Öberg;1;BRG-6902;KF-B6902;Bearing, 15x28x7;10;EA;3.85;38.50',
          'PO20563;Kenneth Öberg;2;SPC-ALX5;KF-SPX05;Spacer, axle, 5 mm;50;EA;0.72;36.00',
        ),
      ),
    );
    expect(order?.lines).toEqual([
      'BRG-6902 | KF-B6902 | 10 | EA | 3.85 |  | Bearing, 15x28x7',
      'SPC-ALX5 | KF-SPX05 | 50 | EA | 0.72 |  | Spacer, axle, 5 mm',
    ]);
  });

  test('taxes among the rows are no items', async () => {
    const [order] = ordersOf(
      await readAs(
        'csv',
        rows(
          'PURCHASE ORDER,,,,,',
          'PO No,PO-466,,,,',
          '',
          'Part No,Description,Quantity,Rate,Disc. %,Amount',
          'MCB-C32,MCB 32A,50 Nos,688.00,22 %,"26,832.00"',
          ',Input CGST @ 9%,,9,%,"2,414.88"',
          ',Input SGST @ 9%,,9,%,"2,414.88"',
          ',Total,,,,"31,661.76"',
        ),
      ),
    );
    expect(order?.lines).toHaveLength(1);
  });
});

test('a label with its value that names another paper is no title of an order', async () => {
  const [order] = ordersOf(
    await readAs(
      'html',
      Buffer.from(
        `<p>Purchase Order</p><p>No. P0099037</p><p>Requisition: R118377</p><table>${row('Ln', 'Catalog No. / Product', 'Qty', 'UOM', 'Price', 'Amount')}${row('1', '353046<br>6-Well plate', '3', 'PK', '68.90', '206.70')}${row('2', 'P2845-3<br>Parafilm M', '2', 'RL', '38.20', '76.40')}</table>`,
      ),
    ),
  );
  expect(order?.lines.map((line) => line.split(' | ').slice(0, 3))).toEqual([
    ['', '353046', '3'],
    ['', 'P2845-3', '2'],
  ]);
});

describe('who is who in an export', () => {
  test('a name beside a code, a person under `Buyer`, and who and where in one cell', async () => {
    const [order] = ordersOf(
      await readAs(
        'csv',
        rows(
          'PO No;Buyer;Vendor;Vendor Name;Item;Description;Qty;Unit;Price;Amount;Ship To;Ship To Name',
          'PO20563;TMQ;20417;Halversen Medical Distribution Inc;0041883;Glove nitrile;10;BX;8.74;87.40;RDOCK;Main receiving',
          'PO20563;TMQ;20417;Halversen Medical Distribution Inc;0008873;Bandage elastic;12;BX;9.95;119.40;RDOCK;Main receiving',
        ),
      ),
    );
    expect(order?.head).toMatchObject({ supplier: 'Halversen Medical Distribution Inc', to: 'Main receiving' });
    expect(order?.head['buyer']).not.toBe('TMQ');
  });

  test('`Firma` is no supplier beside `Lieferant`, and a row of freight with quantity and price is an item', async () => {
    const [order] = ordersOf(
      await readAs(
        'csv',
        rows(
          'Bestellnummer;Firma;Lieferant;Artikelnummer;Artikelname;Menge;VPE;EK netto;Gesamt netto',
          'B2026-00871;Bienenreich Versand e.K.;Grünwald Imkereibedarf GmbH;IM-1004;Beutenzarge;24,00;Stk;17,90;429,60',
          'B2026-00871;Bienenreich Versand e.K.;Grünwald Imkereibedarf GmbH;;Frachtpauschale;1,00;Psch;89,00;89,00',
        ),
      ),
    );
    expect(order?.head).toMatchObject({ supplier: 'Grünwald Imkereibedarf GmbH' });
    expect(order?.lines.map((line) => line.split(' | ').filter((_, index) => index === 2 || index === 4))).toEqual([
      ['24.00', '17.90'],
      ['1.00', '89.00'],
    ]);
  });
});

test('`Firma` beside `Lieferant` in the export of who orders is he himself', async () => {
  const [order] = ordersIn(
    await readAs(
      'csv',
      rows(
        'Bestellnummer;Bestelldatum;Firma;Lieferant;Artikelnummer;Artikelname;Menge;VPE;EK netto',
        'B2026-00871;02.02.2026;Bienenreich Versand e.K.;Grünwald Imkereibedarf GmbH;IM-1004;Beutenzarge;24,00;Stk;17,9000',
        'B2026-00871;02.02.2026;Bienenreich Versand e.K.;Grünwald Imkereibedarf GmbH;IM-1010;Hochboden;12,00;Stk;28,4500',
      ),
    ),
  );
  expect(order?.order.parties.buyer?.name.text).toBe('Bienenreich Versand e.K.');
  expect(order?.order.parties.supplier?.name.text).toBe('Grünwald Imkereibedarf GmbH');
});

test('`BRP Item` beside `Mfr Item`: the firm that orders has its own name in front of its number', async () => {
  const [order] = ordersIn(
    await readAs(
      'csv',
      rows(
        'PO #,7741820,,,,',
        'Ln,BRP Item,Description,Mfr Item,GTIN (case),Ord CS,Case Cost,Extended',
        '1,441802,FRIES CRINKLE CUT,RB-20650,10041820065012,168,28.40,4771.20',
        '2,441806,FRIES SHOESTRING,RB-20614,10041820061410,224,29.15,6529.60',
      ),
    ),
  );
  expect(
    order?.order.items.map(({ fields }) => [fields.buyerSku?.text, fields.mpn?.text, fields.gtin?.text]),
  ).toStrictEqual([
    ['441802', 'RB-20650', '10041820065012'],
    ['441806', 'RB-20614', '10041820061410'],
  ]);
});
