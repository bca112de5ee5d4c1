/** What columns of exports and lists mean by those beside them. Each line as in `support.ts`. */
import { expect, test } from 'vitest';
import { mailOf, ordersOf, readAs } from './support.ts';

const cells = (...texts: string[]): string => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const rows = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

test('the first row of items is no second row of labels, however many words it has', async () => {
  const file = rows(
    'Document Number,Date,Vendor,Terms,Currency,Item,Description,Quantity,Units,Item Rate,Amount',
    'PUR00418,4/15/2025,Hartsell Friction,Net 45,US Dollar,BRK-2210,Brake rotor,16,Each,41.10,657.60',
    'PUR00418,4/15/2025,Hartsell Friction,Net 45,US Dollar,BRK-2214,Brake pads,32,Each,18.75,600.00',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.head).toMatchObject({ po: 'PUR00418', supplier: 'Hartsell Friction' });
  expect(order?.lines.map((line) => line.split(' | ').slice(0, 5))).toStrictEqual([
    ['BRK-2210', '', '16', 'Each', '41.10'],
    ['BRK-2214', '', '32', 'Each', '18.75'],
  ]);
});

test('two tables beside each other are both read, whatever their texts are called', async () => {
  const file = rows(
    'Code,Roses,Qty,Price,,Code,Greens,Qty,Price',
    'A118,Rose Avalanche,100,0.62,,B201,Eucalyptus,20,3.10',
    'A122,Rose Naomi,80,0.74,,B207,Ruscus,15,2.85',
    'A140,Rose Memory Lane,60,0.55,,,,,',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines).toStrictEqual([
    'A118 |  | 100 |  | 0.62 |  | Rose Avalanche',
    'A122 |  | 80 |  | 0.74 |  | Rose Naomi',
    'A140 |  | 60 |  | 0.55 |  | Rose Memory Lane',
    'B201 |  | 20 |  | 3.10 |  | Eucalyptus',
    'B207 |  | 15 |  | 2.85 |  | Ruscus',
  ]);
});

test('labels that come again for what was received head no second table', async () => {
  const file = rows(
    'Code,Description,Qty,Unit,Received,Qty,Unit',
    'A118,Rose Avalanche,100,pc,x,40,pc',
    'A122,Rose Naomi,80,pc,x,10,pc',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines).toHaveLength(2);
});

test('a guess gives way to a column that is known: a postal code is no item number, a contact no text', async () => {
  const file = rows(
    'Order Number,Purchase Order Number,Retailer Name,Address 1,City,Zip Code,Contact Name,Product Name,SKU,Quantity,Wholesale Price',
    'BQ7XK42PLM,PO-3391,Juniper & Thistle,118 Main Street,Belfast,04915,Dana Wells,Mug,TBM-014,24,7.50',
    'BQ7XK42PLM,PO-3391,Juniper & Thistle,118 Main Street,Belfast,04915,Dana Wells,Plate,TBP-201,36,9.25',
  );
  const [order] = ordersOf(await readAs('csv', file));
  // Nor is the number that a shop gives it what the buyer calls the order.
  expect(order?.head).toMatchObject({ po: 'PO-3391', buyer: 'Juniper & Thistle' });
  expect(order?.lines).toStrictEqual(['TBM-014 |  | 24 |  | 7.50 |  | Mug', 'TBP-201 |  | 36 |  | 9.25 |  | Plate']);
});

test('a name behind the account of a firm is the firm’s', async () => {
  const file = rows(
    'Purchase order,Line number,Vendor account,Name,Item number,Product name,Quantity,Unit price,Net amount',
    '00001418,1,US-118,Fenwick Acoustics,D0011,Cabinet,40,86.25,3450.00',
    '00001418,2,US-118,Fenwick Acoustics,D0017,Crossover,40,22.40,896.00',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.head['supplier']).toBe('Fenwick Acoustics');
  expect(order?.lines[0]).toBe('D0011 |  | 40 |  | 86.25 |  | Cabinet');
});

test('labels that say in front that they are of a line, and a number in brackets before its name', async () => {
  const file = rows(
    'Order Reference,Vendor,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Order Lines/Subtotal,Total',
    'P00418,Azure Interior,[FURN_7777] Office Chair,12,70.00,840.00,1584.00',
    ',,[E-COM07] Large Cabinet,3,248.00,744.00,',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines.map((line) => line.split(' | ').slice(0, 5))).toStrictEqual([
    ['FURN_7777', '', '12', '', '70.00'],
    ['E-COM07', '', '3', '', '248.00'],
  ]);
});

test('numbers with gaps under `Item #` are those of a list, and positions go on by one or ten', async () => {
  const list = rows(
    'Item #,Description,Price,Order Qty',
    '4418,Chicken,92.50,2',
    '4420,Thigh,71.20,1',
    '5101,Butter,118.40,1',
  );
  expect(ordersOf(await readAs('csv', list))[0]?.lines[0]).toBe('4418 |  | 2 |  | 92.50 |  | Chicken');
  const counted = rows(
    'Item #,Description,Price,Order Qty',
    '10,Chicken,92.50,2',
    '20,Thigh,71.20,1',
    '40,Butter,118.40,1',
  );
  expect(ordersOf(await readAs('csv', counted))[0]?.lines[0]).toBe(' |  | 2 |  | 92.50 |  | Chicken');
});

test('a word over several columns heads what follows, and is no item without a quantity', async () => {
  const html = `<p>Order 4418</p><table>${cells('Code', 'Product', 'Qty', 'Price')}${cells('B-1', 'Cola', '20', '8.40')}
<tr><td colspan="4">SNACKS</td></tr>${cells('S-1', 'Crisps', '10', '9.90')}</table>`;
  expect(ordersOf(await readAs('html', Buffer.from(html)))[0]?.lines).toHaveLength(2);
});

test('money is no quantity', async () => {
  const file = rows('Code,Description,Qty,Price', 'A118,Rose,$14.20,0.62', 'A122,Lily,4,0.74');
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines).toStrictEqual(['A118 |  |  |  | 0.62 |  | Rose', 'A122 |  | 4 |  | 0.74 |  | Lily']);
});

test('where to deliver may be said by its address alone', async () => {
  const file = rows(
    'PurchaseOrderNumber,InventoryItemCode,Description,Quantity,UnitAmount,LineAmount,DeliveryAddress',
    'PO-0418,TS-1,T-shirt,150,4.20,630.00,"Old Gas Yard, Hackney, London E9 9XX"',
    'PO-0418,TS-2,Hoodie,40,11.90,476.00,"Old Gas Yard, Hackney, London E9 9XX"',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.head['to']).toBe('Old Gas Yard, Hackney, London E9 9XX');
  expect(order?.lines[0]).toBe('TS-1 |  | 150 |  | 4.20 |  | T-shirt');
});

test.each([
  ['one below the other', '\n'],
  ['with blank lines between them', '\n\n'],
])('cells that a mail program set %s are a table again', async (_, gap) => {
  const texts =
    'Part No|Description|Qty|Price|Total|AX-2041|Drive belt|10|$14.20|$142.00|AX-2055|Tensioner pulley 70mm|4|$38.00|$152.00';
  const [order] = ordersOf(await mailOf(`Please process:\n\n${texts.replaceAll('|', gap)}\n\nPO# 7731\n`));
  expect(order?.lines).toStrictEqual([
    'AX-2041 |  | 10 |  | 14.20 |  | Drive belt',
    'AX-2055 |  | 4 |  | 38.00 |  | Tensioner pulley 70mm',
  ]);
});

test('a customer needs neither a legal form nor an address', async () => {
  const file = rows('PO No:,4418', 'Customer:,The Salty Pear', '', 'Code,Description,Qty,Price', 'A118,Rose,4,0.62');
  expect(ordersOf(await readAs('csv', file))[0]?.head['buyer']).toBe('The Salty Pear');
});

test('the same number of a supplier on every row numbers him; a total on the first row alone is that of the order', async () => {
  const file = rows(
    'PO Number,Supplier,Supplier Number,Item,Description,Quantity,Price,Subtotal,Total',
    'COU-88118,Datalink Inc,V-20733,IT-4418,Laptop,12,1049.00,12588.00,14862.00',
    'COU-88118,Datalink Inc,V-20733,IT-4733,Dock,12,189.50,2274.00,',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines).toStrictEqual([
    'IT-4418 |  | 12 |  | 1049.00 |  | Laptop',
    'IT-4733 |  | 12 |  | 189.50 |  | Dock',
  ]);
});

test('what a shop says once, on the first row of an order, is no text of its item', async () => {
  const file = rows(
    'Name,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Street,Shipping City,PO Number',
    '#10418,2025-04-22,10,Sheet king,148.00,SL-118,Hotel Mar,77 Ocean Dr,Cayucos,HM-2207',
    '#10418,2025-04-22,20,Bath towel,92.40,TW-207,,,,',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.head).toMatchObject({ po: 'HM-2207', on: '2025-04-22', to: 'Hotel Mar, 77 Ocean Dr, Cayucos' });
  expect(order?.lines).toStrictEqual([
    'SL-118 |  | 10 |  | 148.00 |  | Sheet king',
    'TW-207 |  | 20 |  | 92.40 |  | Bath towel',
  ]);
});

test('a table that lies on its side: every column is an item', async () => {
  const file = rows(
    'Order no,DD-418',
    '',
    'Product code,P-118,P-207',
    'Description,Paint,Roller',
    'Quantity,6,10',
    'Unit,pc,ea',
    'Unit price £,38.40,5.60',
    'Amount £,230.40,56.00',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.head['po']).toBe('DD-418');
  expect(order?.lines).toStrictEqual(['P-118 |  | 6 | pc | 38.40 |  | Paint', 'P-207 |  | 10 | ea | 5.60 |  | Roller']);
});

test('price and amount under labels that nobody knows are told by what multiplies on every row', async () => {
  const file = rows('Code,Product,Qty,Una,Alla', 'C-3M,Cable 3m,30,6.40,192.00', 'C-5M,Cable 5m,20,8.90,178.00');
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines[0]).toBe('C-3M |  | 30 |  | 6.40 |  | Cable 3m');
});

test('a title in one line with a name is no part of it', async () => {
  const file = rows(
    'Kiosk order — Lakeside Leisure Centre',
    'PO,LLC-0418',
    '',
    'Code,Product,Qty,Price',
    'B-1,Cola,20,8.40',
  );
  expect(ordersOf(await readAs('csv', file))[0]?.head['buyer']).toBe('Lakeside Leisure Centre');
});

test('what was announced goes on as long as each line is an item', async () => {
  const [order] = ordersOf(await mailOf('Please ship:\n\nAB-101, 20\nAB-117, 5\nZK-900, 12\n\nThanks\nAnn\n'));
  expect(order?.lines.map((line) => line.split(' | ').slice(0, 3).join(' '))).toStrictEqual([
    'AB-101  20',
    'AB-117  5',
    'ZK-900  12',
  ]);
});

test('a closing is nobody, and a practice over its street and its town is who orders', async () => {
  const text = `Guten Tag,\n\nhiermit bestellen wir 10 Karton Tücher (Art. 4711), 25 Packungen Handschuhe (Art. 0815-L) sowie 4 Stück Seife (Art. 3300).
\nMit freundlichen Grüßen\nPetra Wolff\nPraxis Dr. Wolff & Dr. Stein\nSchillerstraße 18\n34999 Niederwald\n`;
  const [order] = ordersOf(await mailOf(text));
  expect(order?.head['buyer']).not.toBe('Mit freundlichen Grüßen');
  expect(order?.lines.map((line) => line.split(' | ')[2])).toStrictEqual(['10', '25', '4']);
});

test('`No.` is the quantity where nothing else is and one kind of cost is the other by it on every row', async () => {
  const file = rows(
    'Code,Item,No.,Unit cost,Net cost',
    'PE-NB-05,Netball size 5,10,13.20,132.00',
    'PE-BIB-15,Training bibs,4,27.75,111.00',
    'PE-HUR-6,Hurdles,2,64.00,128.00',
  );
  const [order] = ordersOf(await readAs('csv', file));
  expect(order?.lines[0]).toBe('PE-NB-05 |  | 10 |  | 13.20 |  | Netball size 5');
});

test.each(['UNSPSC', 'Commodity No.', 'HS Code', 'Zolltarifnummer', 'NIGP Class Code', 'CPV'])(
  'a number under %s is no item number of either side',
  async (label) => {
    const file = rows(`${label},Description,Qty,Price`, '43211503,Laptop,12,1049.00', '43211602,Dock,12,189.50');
    expect(ordersOf(await readAs('csv', file))[0]?.lines[0]).toBe(' |  | 12 |  | 1049.00 |  | Laptop');
  },
);
