/** Each trap that was met in real purchase orders, with a paper of its own. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const HEAD = `
                     PURCHASE ORDER
Acme Pumps, Inc.                      PO Number: 4500123
12 Mill Road                          PO Date: 03/27/2026
Toledo, OH 43601
`;

describe('columns', () => {
  test('a head that names item number and text in one cell gives the number and the text below it', () => {
    const { items } = readText([
      `${HEAD}
Item  Matl/Desc                    Order Qty   UM    Unit Price      Amount
 10   884-2213                          40     EA         12.50      500.00
      VALVE, BALL 1/2 IN
 20   884-9001                           2     EA        100.00      200.00
      GASKET KIT
`,
    ]);
    expect(items).toMatchObject([
      { sku: '884-2213', quantity: '40', price: '12.50', amount: '500.00', text: 'VALVE, BALL 1/2 IN' },
      { sku: '884-9001', quantity: '2', price: '100.00', amount: '200.00', text: 'GASKET KIT' },
    ]);
  });

  test('labels stacked over three lines are one label', () => {
    const { items } = readText([
      `${HEAD}
                                             Order      Unit    Extended
Line   Part                                Quantity     Cost       Price
No.    Number      Description
1      AB-1000     BRACKET LEFT                   6     2.25       13.50
2      AB-1001     BRACKET RIGHT                  8     2.50       20.00
`,
    ]);
    expect(items).toMatchObject([
      { sku: 'AB-1000', quantity: '6', price: '2.25', amount: '13.50' },
      { sku: 'AB-1001', quantity: '8', price: '2.50', amount: '20.00' },
    ]);
  });

  test('received and open quantities, tax and unknown columns do not bleed into quantity and price', () => {
    const { items } = readText([
      `${HEAD}
Item Code     Unit   Ordered   Received   Backordered   Zorp   Tax %   Unit Cost     Amount
T94761        RL     216.000      0.000         0.000      7    8.25      3.1605     682.67
T94762        RL      10.000      4.000         6.000      9    8.25      2.0000      20.00
`,
    ]);
    expect(items).toMatchObject([
      { sku: 'T94761', quantity: '216.000', price: '3.1605', amount: '682.67' },
      { sku: 'T94762', quantity: '10.000', price: '2.0000', amount: '20.00' },
    ]);
  });

  test.each([
    ['4.61/Ea', '4.61', undefined, '92.20'],
    ['10.15 EA', '10.15', undefined, '203.00'],
    ['7,190.00/1,000', '7190.00', '1000', '143.80'],
  ])('a price cell %s is read with its unit and basis', (cell, price, basis, amount) => {
    const { items } = readText([
      `${HEAD}
Line  Item No.   Description       Order Qty       Unit Price        Net Value
1     KC-2703    CORNER BOARD             20   ${cell.padStart(14)}   ${amount.padStart(14)}
`,
    ]);
    expect(items).toMatchObject([{ sku: 'KC-2703', quantity: '20', price, amount }]);
    expect(items[0]?.basis).toBe(basis);
  });

  test('a quantity that its column lacks is taken from the text when price and amount ask for it', () => {
    const { items, read } = readText([
      `${HEAD}
Item No.    Description                 Qty     Unit Price       Amount
X-100       CARTON LARGE   48                         2.00        96.00
X-200       CARTON SMALL   12                         1.50        18.00
`,
    ]);
    expect(items).toMatchObject([{ quantity: '48' }, { quantity: '12' }]);
    expect(read.items[0]?.fields.quantity?.rule).toMatch(/solved|triple|column/);
  });

  test('a quantity that the paper does not say is absent, not made up', () => {
    const { items } = readText([
      `${HEAD}
Item No.    Description                 Qty     Unit Price       Amount
X-100       CARTON LARGE                              2.00        96.00
X-200       CARTON SMALL                  12          1.50        18.00
`,
    ]);
    expect(items.map(({ quantity }) => quantity)).toEqual([undefined, '12']);
  });

  test('a price of 0.00 with the price in a note is the price of the note', () => {
    const { items } = readText([
      `${HEAD}
Item Code     Unit      Ordered      Unit Cost       Amount
PAL-48        EA         540.00           0.00         0.00
540 PALLETS @$4.45/PALLET
`,
    ]);
    expect(items).toMatchObject([{ sku: 'PAL-48', quantity: '540.00', price: '4.45' }]);
  });

  test('a paper without prices has none', () => {
    const { items } = readText([
      `${HEAD}
Item No.    Description               Quantity    UOM
42B         PLATE 1/2 X 6                    4    EA
43C         PLATE 3/4 X 6                   12    EA
`,
    ]);
    expect(items).toMatchObject([
      { sku: '42B', quantity: '4', unit: 'EA' },
      { sku: '43C', quantity: '12', unit: 'EA' },
    ]);
    expect(items.every(({ price }) => price === undefined)).toBe(true);
  });
});

describe('rows', () => {
  test('an item of two rows under a head of two rows is one item', () => {
    const { items } = readText([
      `${HEAD}
Item     Material          Description
         Order qty.  Unit           Price per unit       Net value
-----------------------------------------------------------------
00010    794-3876          WHEY PROTEIN CONC 80% INSTANT
         216  LBS                           7.0510        1,523.02
00020    409-8181          CARTON,RSC,12X10X8,32ECT
         8,250  Unit                958.0000/1,000        7,903.50
`,
    ]);
    expect(items).toMatchObject([
      { sku: '794-3876', quantity: '216', unit: 'LBS', price: '7.0510', amount: '1523.02' },
      { sku: '409-8181', quantity: '8250', price: '958.0000', basis: '1000', amount: '7903.50' },
    ]);
  });

  test('an item that the page end parts goes on below the repeated head', () => {
    const table = 'Line  Item No.    Description             Qty  UOM    Unit Price     Amount';
    const { items } = readText([
      `${HEAD}
${table}
1     AA-1        FIRST THING               3  EA           2.00       6.00
2     AA-2        SECOND THING              4  EA           2.50      10.00`,
      `${HEAD}
${table}
      Supplier Item: V-9922
3     AA-3        THIRD THING               5  EA           3.00      15.00`,
    ]);
    expect(items).toHaveLength(3);
    expect(items[1]).toMatchObject({ sku: 'AA-2', vendorSku: 'V-9922' });
    expect(items[2]).toMatchObject({ sku: 'AA-3', quantity: '5' });
  });

  test('surcharges that are numbered like items are lines', () => {
    const { items } = readText([
      `${HEAD}
Line  Item No.    Description             Qty  UOM    Unit Price     Amount
1     AA-1        LUMBER 2X4              100  EA           2.00     200.00
2     FUEL        FUEL SURCHARGE            1  EA          35.00      35.00
                                               Total                235.00
`,
    ]);
    expect(items).toMatchObject([{ sku: 'AA-1' }, { quantity: '1', price: '35.00', amount: '35.00' }]);
  });

  test('subtotals and carried sums between items are no items', () => {
    const { items, total } = readText([
      `${HEAD}
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
            Subtotal                                         6.00
AA-2        SECOND THING              4           2.50      10.00
            Carry over                                      16.00
            Total                                           16.00
`,
    ]);
    expect(items.map(({ sku }) => sku)).toEqual(['AA-1', 'AA-2']);
    expect(total).toBe('16.00');
  });
});

describe('what the paper says of itself', () => {
  test('arithmetic that does not add up lowers the confidence, and nothing is mended', () => {
    const { items, read } = readText([
      `${HEAD}
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       7.00
`,
    ]);
    expect(items).toMatchObject([{ quantity: '3', price: '2.00', amount: '7.00' }]);
    expect(read.items[0]?.fields.quantity?.confidence).toBeLessThan(0.9);
  });

  test('lines that do not make the printed total are not let through as sure', () => {
    const { read } = readText([
      `${HEAD}
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
            Total                                          140.00
`,
    ]);
    expect(read.items[0]?.fields.quantity?.confidence).toBeLessThan(0.95);
  });

  test('order number and date in one cell are told apart', () => {
    const { poNumber, orderDate } = readText([
      `
Purchase order
PO number/date
4503665116 / 01/27/2021
Fresno, CA 93725
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
`,
    ]);
    expect([poNumber, orderDate]).toEqual(['4503665116', '2021-01-27']);
  });

  test('an order number that page 2 prints otherwise is the one of page 1', () => {
    const { poNumber } = readText([
      `${HEAD.replace('4500123', 'PO100563')}
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00`,
      `
Document Number: 100563
Item No.    Description             Qty     Unit Price     Amount
AA-2        SECOND THING              3           2.00       6.00`,
    ]);
    expect(poNumber).toBe('PO100563');
  });

  test('a buyer that is only drawn is not made up from somewhere else', () => {
    const { buyer, supplier } = readText([
      `
PURCHASE ORDER                        PO Number: 77812
Vendor:
Larkmoor Bearing L.P.
15191 Distribution Blvd
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
`,
    ]);
    expect(supplier).toBe('Larkmoor Bearing L.P.');
    expect(buyer).toBeUndefined();
  });

  test('a supplier that is written three ways is one, by its label', () => {
    const { supplier } = readText([
      `
PURCHASE ORDER                        PO Number: 77812
Supplier: HALVORSEN (DE)
Please send invoices of Halvorsen GmbH to accounting.
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
Halvorsen Maschinenbau GmbH, Aalen
`,
    ]);
    expect(supplier).toContain('HALVORSEN');
  });
});

describe('what cannot be decided', () => {
  test('03/04/2026 with nothing to tell its order is an issue and no date', () => {
    const { orderDate, codes } = readText([dated('03/04/2026')]);
    expect(orderDate).toBeUndefined();
    expect(codes).toContain('date-order-undecided');
  });

  test('another date that can be read one way alone decides for all', () => {
    const { orderDate, codes } = readText([`${dated('03/04/2026')}\nDelivery Date: 25/04/2026`]);
    expect(orderDate).toBe('2026-04-03');
    expect(codes).not.toContain('date-order-undecided');
  });

  test('1,500 is fifteen hundred where other numbers have points, and one and a half where they have commas', () => {
    expect(readText([lineOf('1,500', '2.50', '3,750.00')]).items).toMatchObject([
      { quantity: '1500', amount: '3750.00' },
    ]);
    expect(readText([lineOf('1,500', '2,50', '3,75')]).items).toMatchObject([{ quantity: '1.500', amount: '3.75' }]);
  });
});

test('1,500 alone, with nothing to tell its mark, is an issue and no quantity', () => {
  const { codes, read } = readText([
    `
PURCHASE ORDER                        PO Number: 77812
Item No.    Description             Qty
AA-1        FIRST THING           1,500
`,
  ]);
  expect(codes).toContain('decimal-mark-undecided');
  expect(read.items[0]?.fields).toHaveProperty('buyerSku');
  expect(read.items[0]?.fields.quantity).toBeUndefined();
});

describe('the kind of document', () => {
  test.each([
    ['INVOICE', 'invoice'],
    ['Rechnung', 'invoice'],
    ['REQUEST FOR QUOTATION', 'quotationRequest'],
    ['Lieferschein', 'deliveryNote'],
    ['ORDER CONFIRMATION', 'orderConfirmation'],
    ['PURCHASE ORDER CHANGE', 'change'],
    ['ORDER CANCELLATION', 'cancellation'],
    ['CANCELACIÓN DE PEDIDO', 'cancellation'],
    ['Disdetta ordine', 'cancellation'],
    ['PURCHASE ORDER', 'order'],
    ['Bestellung', 'order'],
    ['采购订单', 'order'],
  ])('%s is told as %s', (title, kind) => {
    const read = readText([
      `
               ${title}
No. 4711

Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
Invoice to: Accounts, PO Box 12
`,
    ]);
    expect(read.kind).toBe(kind);
  });
});

function dated(dates: string): string {
  return `
PURCHASE ORDER                        PO Number: 77812
                                      Order Date: ${dates}
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
`;
}

function lineOf(quantity: string, price: string, amount: string): string {
  return `
PURCHASE ORDER                        PO Number: 77812
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING       ${quantity.padStart(9)}     ${price.padStart(10)}  ${amount.padStart(9)}
`;
}

describe('a row that names an item', () => {
  test('and has a word for its quantity stays an item without one, or is told, and is never lost', () => {
    const { items, codes } = readText([
      `
PURCHASE ORDER                        PO Number: 77812
Item No.    Description             Qty     Unit Price     Amount
AA-1        FIRST THING               3           2.00       6.00
AA-2        SECOND THING            TBD           4.00
AA-3        THIRD THING               5           1.00       5.00
AA-4        FOURTH THING              2           1.00       2.00
`,
    ]);
    expect(items.length === 4 || codes.includes('row-left-out')).toBe(true);
  });
});

describe('what costs money when it is read in silence', () => {
  test('an amount that is wrong by ten is no price for ten', () => {
    const { items, read } = readText([lineOf('100', '2.50', '25.00')]);
    expect(items).toMatchObject([{ quantity: '100', price: '2.50', amount: '25.00' }]);
    expect(items[0]?.basis).toBeUndefined();
    expect(read.items[0]?.proof).toBe('fails');
  });

  test('a price for a hundredweight is one where the paper says so', () => {
    const { items } = readText([lineOf('960 LB', '142.25/CWT', '1,365.60')]);
    expect(items).toMatchObject([{ quantity: '960', price: '142.25', basis: '100' }]);
  });

  test('the same item on every page is an item of every page', () => {
    const { items } = readText([
      lineOf('10', '2.50', '25.00'),
      lineOf('10', '2.50', '25.00'),
      lineOf('10', '2.50', '25.00'),
    ]);
    expect(items).toHaveLength(3);
  });

  test.each([
    ['*** CANCELLED ***', 'cancellation'],
    ['SCRAPPED', 'cancellation'],
    ['ANULACIÓN', 'cancellation'],
    ['Vervallen', 'cancellation'],
    ['Order status: Cancelled', 'cancellation'],
    ['This is not an order', 'other'],
    ['RETURN ORDER', 'other'],
  ])('%s on a page with an order table is told as %s', (words, kind) => {
    expect(readText([`${words}\n${lineOf('10', '2.50', '25.00')}`.replace('PURCHASE ORDER ', '')]).kind).toBe(kind);
  });
});
