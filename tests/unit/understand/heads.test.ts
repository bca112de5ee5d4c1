/** How heads of real orders name their parties, numbers and days, each with a paper that belongs to no sender. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const ITEMS = `
Line  Part No       Description        Quantity       Unit Price      Amount
 1    884-2213      Valve              20                  12.50      250.00
 2    884-9001      Gasket kit         2                  100.00      200.00
                                                   Total              450.00
`;

function heads(head: string) {
  const { read } = readText([`${head}\n${ITEMS}`]);
  const { buyer, supplier, shipTo } = read.parties;
  const { poNumber, orderDate, deliveryDate, paymentTerms } = read.head;
  return {
    buyer: buyer?.name.text,
    supplier: supplier?.name.text,
    shipTo: shipTo?.name.text,
    address: shipTo?.address.map(({ text }) => text).join(', '),
    poNumber: poNumber?.value ?? poNumber?.text,
    orderDate: orderDate?.value,
    deliveryDate: deliveryDate?.value,
    terms: paymentTerms?.text,
    currency: read.currency?.value,
    total: read.sums.grand?.value,
  };
}

describe('parties', () => {
  test('a person or a warehouse between name and street is a line of the address', () => {
    const read = heads(`PURCHASE ORDER 4500123
Vendor                       Ship To
Sable Instruments Corp       Fenwick State University
81 Tech Park                 Warehouse
Nashford, NH 03999           Attn: Dr. A. Pell
                             950 Service Dr
                             Fenwick, VA 23998
`);
    expect(read.shipTo).toBe('Fenwick State University');
    expect(read.address).toContain('950 Service Dr, Fenwick, VA 23998');
  });

  test('a name that ends with an ampersand goes on below, behind the account', () => {
    const read = heads(`PURCHASE ORDER 4500123
Vendor:   V20877 High Plains Bearing &
          Drive Inc.
          1818 Yellowstone Spur
          Casper, WY 82604
`);
    expect(read.supplier).toBe('High Plains Bearing & Drive Inc.');
  });

  test('boxes of government forms ask for a code, and refer to each other', () => {
    const read = heads(`4. ORDER NO. 36C24525
9. ISSUED BY CODE 36C245               16. ADMINISTERED BY CODE 36C245
Department of Harbors                  SAME AS BLOCK 9
209 W Fayette St
Harbor City MD 21299
17a. CONTRACTOR/OFFEROR CODE FACILITY CODE
TRIDELTA BIOMEDICAL LLC
77 WATERLOO RD STE 9
ELLICOTT MILLS MD 21999
`);
    expect([read.buyer, read.supplier]).toEqual(['Department of Harbors', 'TRIDELTA BIOMEDICAL LLC']);
  });

  test('neither a code with its meaning nor a county is a firm', () => {
    const read = heads(`Fernhollow Outfitters, Inc.             PURCHASE ORDER 4500123
12 Mill Road, Mitchelstown, Co. Cork
PO Type     SA - Stand-alone Order
VENDOR
Cliff Gear Inc.
390 Basalt Ave
Bend, OR 97702
`);
    expect([read.buyer, read.supplier]).toEqual(['Fernhollow Outfitters, Inc.', 'Cliff Gear Inc.']);
  });

  test('a place has its name of the firm that the paper names elsewhere', () => {
    const read = heads(`PURCHASE ORDER 4500123
Order date: 03/27/2026
Terms: Net 30
VENDOR                     SHIP TO
Cliff Gear Inc.            Koopgood Depot North
390 Basalt Ave             9000 Crossdock Blvd
Bend, OR 97702             Joliet, IL 60999
Orders are placed by Koopgood NV
`);
    expect(read.buyer).toBe('Koopgood NV');
  });

  test('hours and tax numbers are no lines of an address', () => {
    const read = heads(`PEDIDO 4500123
Lugar de entrega: Almacén Municipal, Camino del Prado 4, 30998 Alquería, de lunes a viernes de 8:00 a 14:00.
`);
    expect(read.address).toBe('Camino del Prado 4, 30998 Alquería');
  });

  test('a line below makes another label of the one above', () => {
    const read = heads(`ORDEN DE COMPRA 4500123
DIRECCIÓN DE ENVÍO:       Arturo Prat 245, Quepulemu
FACTURA
DIRECCIÓN DE DESPACHO:    Bodega Municipal, Balmaceda 610, Quepulemu
MONEDA:                   Peso Chileno
`);
    expect([read.shipTo, read.currency]).toEqual(['Bodega Municipal', 'CLP']);
  });

  test('a label in two languages is one', () => {
    expect(heads('PURCHASE ORDER 4500123\n공급처 Supplier      Taepyung Supply Co.\n').supplier).toBe(
      'Taepyung Supply Co.',
    );
  });
});

function form(call: string): string {
  return `ORDER FOR SUPPLIES
1. CONTRACT/PURCH ORDER/AGREEMENT NO.   2. DELIVERY ORDER/CALL NO.   3. DATE OF ORDER/CALL
W58Q3Z-22-D-0033                        ${call.padEnd(16)}             2025 MAY 06
`;
}

describe('numbers, days and terms', () => {
  test('a number that ends with a dash goes on below', () => {
    const read = heads(`PURCHASE ORDER
PO Number:     PO-25-1041-DOT44-
               41187
`);
    expect(read.poNumber).toBe('PO-25-1041-DOT44-41187');
  });

  test('an empty box takes nothing from below, and the call goes before its contract', () => {
    expect(heads(form('')).poNumber).toBe('W58Q3Z-22-D-0033');
    expect(heads(form('W58Q3Z-25-F-0219')).poNumber).toBe('W58Q3Z-25-F-0219');
  });

  test('Korean days and short years of Japan are read', () => {
    expect(heads('발주번호  PO-4471\n발주일자  2025년 03월 12일\n납품기일  2025년 03월 26일\n')).toMatchObject({
      orderDate: '2025-03-12',
      deliveryDate: '2025-03-26',
    });
    expect(heads('注文番号  PO-4471\n発注日  25年03月13日\n').orderDate).toBe('2025-03-13');
    // 令和7年 may be written so.
    expect(heads('注文番号  PO-4471\n発注日  7年03月13日\n').orderDate).toBeUndefined();
  });

  test('terms end before the next point, and are neither a clause nor an address', () => {
    expect(
      heads(`PURCHASE ORDER 4500123
1. Payment terms: Net 30 days
2. Mail invoices to the address above
Terms: firm.example/terms
`).terms,
    ).toBe('Net 30 days');
    expect(
      heads(`PURCHASE ORDER 4500123
Terms     30 days net

5. Payment. Payment shall be made within 45 days of receipt of a valid invoice.
`).terms,
    ).toBe('30 days net');
  });
});

test('a row that sums up every column does not say which sum is money', () => {
  const { read } = readText([
    `PURCHASE ORDER 4500123
Line  Part No       Description        Quantity       Unit Price      Amount       Retail     Cube
 1    884-2213      Valve              20                  12.50      250.00       480.00     12.4
 2    884-9001      Gasket kit         2                  100.00      200.00       390.00      2.1
ORDER TOTALS                           22                             450.00       870.00     14.5
`,
  ]);
  expect(read.sums.grand?.value).toBe('450.00');
});

test('under labels of its own a row of sums in a currency is no item', () => {
  const { items } = readText([
    `PURCHASE ORDER 4500123
Item number   Description        Quantity       Unit Price      Discount     Amount
884-2213      Valve                    20            12.50          0.00     250.00
884-9001      Gasket kit                2           100.00          0.00     200.00
Currency      Subtotal            Charges       Net amount           VAT      Total
EUR             450.00               0.00           450.00         94.50     544.50
`,
  ]);
  expect(items.map(({ sku }) => sku)).toEqual(['884-2213', '884-9001']);
});

test('what a label says in brackets is no label of its own', () => {
  const { items } = readText([
    `PURCHASE ORDER 4500123
Supplier Code   Product                   Unit (pack size)    Qty    Price     Amount
200117          Maris Piper potatoes      Sack (25kg)           8    13.50     108.00
200245          Carrot batons             Bag (2.5kg)           4     4.15      16.60
`,
  ]);
  expect(items.map(({ vendorSku, sku, text, unit, quantity }) => [vendorSku, sku, text, unit, quantity])).toEqual([
    ['200117', undefined, 'Maris Piper potatoes', 'Sack (25kg)', '8'],
    ['200245', undefined, 'Carrot batons', 'Bag (2.5kg)', '4'],
  ]);
});

test('a code far from the number of an item is none of its words', () => {
  const { items } = readText([
    `PURCHASE ORDER 4500123
      Profile      Grade    Qty.     Weight
B146B     C6X8.2    A36      12        329
m184      C6X8.2    A36      17        140
`,
  ]);
  expect(items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['B146B', '12'],
    ['m184', '17'],
  ]);
});

test('the day beside the title is not the number, a grade belongs to its code, and the other one has its label', () => {
  const { poNumber, items } = readText([
    `PURCHASE ORDER     27 Jan 2026
Purchase Order Number
PO-1286
        Item
Line    number       Description        Quantity    Unit    Price (KES)     Amount (KES)
1       ENG-1103     Nylon, 33 % glass        10    KG           20.00           200.00
                     External: ZYTEL 70G33L BK031
2       ENG-1104     Bearing                   4    EA            5.00            20.00
                     External: 22232 CC/W33
`,
  ]);
  expect(poNumber).toBe('PO-1286');
  expect(items.map(({ sku, vendorSku, price }) => [sku, vendorSku, price])).toEqual([
    ['ENG-1103', 'ZYTEL 70G33L BK031', '20.00'],
    ['ENG-1104', '22232 CC/W33', '5.00'],
  ]);
});

test('terms that name an invoice, and a title in single letters, do not make an invoice of an order', () => {
  const { kind, items } = readText([
    `              발     주     서
발주번호 : HR-260218-01       발주일자 : 2026년 02월 18일
결제조건      세금계산서 발행 후 30일
No    품번      품명         규격      단위   수량     단가      공급가액
1     R-0117    글리세린     99.5%     KG     250     2,150     537,500
2     R-0122    판테놀       USP       KG     200     4,800     960,000
`,
  ]);
  expect(kind).toBe('order');
  expect(items).toHaveLength(2);
});
