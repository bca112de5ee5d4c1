/** Remarks among the rows of an order that name another one, and lines of a list that were not read. */
import { describe, expect, test } from 'vitest';
import { codesOf, mailOf, ordersOf, readAs } from './support.ts';

const sheet = (remark: string): Promise<Awaited<ReturnType<typeof readAs>>> =>
  readAs(
    'csv',
    Buffer.from(
      [
        'PEDIDO;P26/00264',
        '',
        'Código;Su ref.;Artículo;Cantidad;Ud.;Precio;Importe',
        'TAP-0020;TC31V;Tapón verde;500;ud;0,60;300,00',
        'TAP-0021;TC31N;Tapón negro;300;ud;0,60;180,00',
        `;;${remark};;;;`,
        'TAP-0048;TC38P;Tapón rosca;125;ud;0,80;100,00',
        'CAP-0007;CR30O;Cápsula;400;ud;0,20;80,00',
        ';;;;;Base imponible;660,00',
      ].join('\n'),
    ),
  );

describe('a remark in a sheet that names an earlier order', () => {
  test.each([
    '** Mismos lotes de color que el pedido P25/01980 **',
    'pedido P25/01980',
    'Resto del pedido P25/01980',
    'Palets europeos, máx. 1,65 m',
  ])('leaves the order whole, and is told: %s', async (remark) => {
    const paper = await sheet(remark);
    const orders = ordersOf(paper);
    expect(orders.map(({ head, lines }) => [head['po'], lines.length])).toEqual([['P26/00264', 4]]);
    expect(codesOf(paper)).toContain('paper-words-new');
  });
});

const block = (number: string): string[] => [
  `Order number;${number}`,
  'Item;Description;Qty;Price;Amount',
  'A-100;Valve;2;5.00;10.00',
  'A-200;Hose;3;4.00;12.00',
  ';;;Total;22.00',
  '',
];

test('two orders below each other, each with its own head and its own sum, stay two', async () => {
  const orders = ordersOf(await readAs('csv', Buffer.from([...block('4711'), ...block('4712')].join('\n'))));
  expect(orders.map(({ head, lines }) => [head['po'], lines.length])).toEqual([
    ['4711', 2],
    ['4712', 2],
  ]);
});

const list = (...lines: string[]): Promise<Awaited<ReturnType<typeof mailOf>>> =>
  mailOf(`Hello,\n\nplease send under our PO 66108:\n\n${lines.join('\n')}\n\nThanks\nAnn Lee\n`);

describe('a list in a mail', () => {
  test.each(['DEF-456', 'XYZ-456', 'OFT-120', 'VON-300', 'DIN-77'])(
    'has the item %s, whose number begins as a word between a number and its thing does',
    async (code) => {
      for (const mark of ['', '- ']) {
        const [order] = ordersOf(await list(`${mark}40 x ABC-123`, `${mark}30 x ${code}`, `${mark}5 x ABC-125`));
        expect(order?.lines.map((line) => line.split(' | ').slice(0, 3))).toEqual([
          ['ABC-123', '', '40'],
          [code, '', '30'],
          ['ABC-125', '', '5'],
        ]);
      }
    },
  );

  test.each(['30 XYZ', '30 of those', 'XYZ456', '30 x'])('with a line that was not read is told: %s', async (line) => {
    for (const mark of ['', '- ']) {
      const paper = await list(`${mark}40 x ABC-123`, `${mark}${line}`, `${mark}10 x ABC-124`);
      expect(ordersOf(paper)[0]?.lines).toHaveLength(2);
      expect(codesOf(paper)).toContain('mail-note-may-change');
    }
  });
});
