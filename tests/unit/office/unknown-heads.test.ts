/** Columns whose labels no list knows, told by what stands below them, and reports of programs. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { readAs } from './support.ts';

async function read(csv: string) {
  const orders = ordersIn(await readAs('csv', Buffer.from(csv)));
  return orders.map(({ order: { head, parties, items } }) => ({
    number: head.poNumber?.text,
    day: head.orderDate?.value,
    supplier: parties.supplier?.name.text,
    lines: items.map(({ fields: f }) =>
      [f.buyerSku, f.supplierSku, f.quantity, f.unit, f.price, f.amount, f.date]
        .map((found) => found?.value ?? found?.text ?? '')
        .join(' '),
    ),
    sure: items.map(({ fields: f }) => [f.buyerSku, f.quantity, f.unit].map((found) => found?.confidence ?? 0)),
  }));
}

describe('a label that nobody knows', () => {
  test.each([
    ['the amount', 'Article;Description;Qty;Rate;Zorp', '  120  2.50 300.00 ', '  8  41.25 330.00 '],
    ['the price', 'Article;Description;Qty;Zorp;Amount', '  120  2.50 300.00 ', '  8  41.25 330.00 '],
    ['the quantity', 'Article;Description;Zorp;Rate;Amount', '  120  2.50 300.00 ', '  8  41.25 330.00 '],
  ])('is %s where the rows multiply so', async (_what, head, first, second) => {
    const [order] = await read(
      `Purchase order;4711-26\n\n${head}\nAB-1001;Hinge;120;2.50;300.00\nAB-1002;Gate;8;41.25;330.00\n`,
    );
    expect(order?.lines).toStrictEqual([`AB-1001${first}`, `AB-1002${second}`]);
  });

  test('over codes is the number of the item, over units the unit, and over counts the quantity, each to be looked at', async () => {
    const [order] = await read(
      `Purchase order;4711-26\n\nZorp;Description;Blub;Fnord;Price\nAB-1001;Hinge;120;pcs;2.50\nKL-77;Gate;8;kg;41.25\n`,
    );
    expect(order?.lines).toStrictEqual(['AB-1001  120 pcs 2.50  ', 'KL-77  8 kg 41.25  ']);
    for (const each of order?.sure ?? []) expect(Math.max(...each)).toBeLessThan(0.8);
  });

  test('numbers the rows, or says the same of all of them, and counts nothing', async () => {
    const [order] = await read(
      `Purchase order;4711-26\n\nItem No;Description;Blub;Fnord;Price\nAB-1001;Hinge;1;5;2.50\nKL-77;Gate;2;5;41.25\nKL-78;Post;3;5;1.25\n`,
    );
    expect(order?.lines.map((line) => line.split(' ')[2])).toStrictEqual(['', '', '']);
  });
});

test('a head of words that are all unknown is one where every row below it multiplies', async () => {
  const [order] = await read(
    `Bestelling 2026-14;;;;\n\nwatte;ding;ploep;flap;zut\nFust pils;1150;4;142,50;570,00\nCola zero;2033;18;15,90;286,20\nKoffie;3100;12;14,80;177,60\ntotaal;;;;1033,80\n`,
  );
  expect(order?.lines).toStrictEqual(['1150  4  142.50 570.00 ', '2033  18  15.90 286.20 ', '3100  12  14.80 177.60 ']);
});

test('of two names of an item the one in single words is its number', async () => {
  const [order] = await read(
    `Numero PC;Item;Produto;Descricao;Quantidade;Prc Unitario;DT Emissao;Fornecedor;Razao Social
048812;0001;1010.0042;PARAFUSO SEXTAVADO MA 10X40;5.000,00;0,6800;06/03/2026;000731;EMBRAFIX PARAFUSOS LTDA
048812;0002;1012.0009;BARRA ROSCADA M12 1,00 M;150,00;14,9000;06/03/2026;000731;EMBRAFIX PARAFUSOS LTDA
`,
  );
  expect(order).toMatchObject({ number: '048812', day: '2026-03-06', supplier: 'EMBRAFIX PARAFUSOS LTDA' });
  expect(order?.lines.map((line) => line.split(' ')[0])).toStrictEqual(['1010.0042', '1012.0009']);
});

test('a report of open orders has their number on every row, and its day is that of the order', async () => {
  const orders = await read(
    `,Date,Num,Product/Service full name,Memo/Description,Qty,Rate,Amount
Cedar Fork Roofing Supply
,02/14/2026,1187,Shingle:Arch-Pewter,"Architectural shingle, Pewter",126.00,36.50,"4,599.00"
,02/14/2026,1187,Flash:Drip10,"Drip edge 10 ft, white",64.00,7.90,505.60
Total for Cedar Fork Roofing Supply,,,,,,,"$5,104.60"
Harmon Gutter Co
,02/15/2026,1189,Gutter:Hngr,"Hidden hanger, box of 100",8.00,71.15,569.20
,02/15/2026,1189,Gutter:Elb,"Elbow A style, white",48.00,3.05,146.40
Total for Harmon Gutter Co,,,,,,,$715.60
`,
  );
  expect(orders.map(({ number, day }) => [number, day])).toStrictEqual([
    ['1187', '2026-02-14'],
    ['1189', '2026-02-15'],
  ]);
  expect(orders.flatMap(({ lines }) => lines)).toStrictEqual([
    'Shingle:Arch-Pewter  126.00  36.50 4599.00 ',
    'Flash:Drip10  64.00  7.90 505.60 ',
    'Gutter:Hngr  8.00  71.15 569.20 ',
    'Gutter:Elb  48.00  3.05 146.40 ',
  ]);
});

test('`Quantity × price` over `90 szt. × 7,60 zł` is both', async () => {
  const [order] = await read(
    `Zamówienie;ZZ 451/2026\n\nSymbol;Towar;Ilość × cena;Wartość\nHK-20;Ziemia;90 szt. × 7,60 zł;684,00\nHK-14;Doniczka;240 szt. × 3,15 zł;756,00\n`,
  );
  expect(order?.lines).toStrictEqual(['HK-20  90 szt. 7.60 684.00 ', 'HK-14  240 szt. 3.15 756.00 ']);
});

test('codes without a digit stay the numbers of their column', async () => {
  const [order] = await read(
    `Order number;VFD-26\n\nQty;Stock #;Item;Each\n30 ea;T-NVY-L;Duty tee, navy;11.25\n24 ea;T-NVY-XL;Duty tee, navy;11.25\n`,
  );
  expect(order?.lines.map((line) => line.split(' ')[0])).toStrictEqual(['T-NVY-L', 'T-NVY-XL']);
});

test('an order of a report whose own day is undecided has none, and not that of the order above it', async () => {
  const orders = await read(
    `Date,Num,Product/Service,Memo,Qty,Rate,Amount
02/02/2026,1187,Shingle:Arch,"Architectural shingle",126.00,36.50,4599.00
02/02/2026,1187,Flash:Drip10,"Drip edge 10 ft",64.00,7.90,505.60
02/03/2026,1189,Gutter:Hngr,"Hidden hanger, box",8.00,71.15,569.20
02/03/2026,1189,Gutter:Elb,"Elbow A style",48.00,3.05,146.40
`,
  );
  expect(orders.map(({ number, day }) => [number, day])).toStrictEqual([
    ['1187', '2026-02-02'],
    ['1189', undefined],
  ]);
});

test('a note beside the sums is no item, whatever number is in it', async () => {
  const [order] = await read(
    `PO #;PO-1058

Item #;Description;Qty;Unit price;Total
BH-2418;Dibond sign;20;42.75;855.00
BH-2419;Cedar post;20;26.50;530.00
Comments;;;SUBTOTAL;1385.00
Proof approved 4/20.;;;TAX;109.33
;;;TOTAL;1494.33
`,
  );
  expect(order?.lines).toHaveLength(2);
});
