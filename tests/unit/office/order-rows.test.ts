/** What exports say of the order in a table of its own, in columns of parties, and in heads that sound like titles. */
import { expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { readAs } from './support.ts';

const table = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;

async function orderOf(...tables: readonly (readonly (readonly string[])[])[]) {
  const [first] = ordersIn(await readAs('html', Buffer.from(tables.map(table).join('<p>&nbsp;</p>'))));
  if (first === undefined) throw new Error('an order');
  return first.order;
}

test('a line finds what the row of its order says in another table: parties, place and day', async () => {
  const { head, parties, items } = await orderOf(
    [
      [
        'Bestell-Nr.',
        'Bestelldatum',
        'Liefertermin',
        'Besteller',
        'Lieferant',
        'Lieferadresse Name',
        'Lieferadresse Straße',
        'Lieferadresse PLZ',
        'Lieferadresse Ort',
        'Währung',
      ],
      [
        'BE-2026-0418',
        '17.03.2026',
        '09.04.2026',
        'Landtechnik Gersdorff GmbH',
        'Federnwerk Oberlausitz GmbH',
        'Landtechnik Gersdorff GmbH, Lager 2',
        'Mühlweg 44',
        '04799',
        'Gersdorff',
        'EUR',
      ],
    ],
    [
      [
        'Bestell-Nr.',
        'Pos',
        'Artikel-Nr.',
        'Bezeichnung',
        'Lieferanten-Artikel-Nr.',
        'Menge',
        'Einheit',
        'Preis',
        'Gesamtpreis',
      ],
      ['BE-2026-0418', '10', 'F-1044', 'Druckfeder', 'FO-D1614', '3000', 'Stk', '0,42', '1260,00'],
      ['BE-2026-0418', '20', 'F-1051', 'Zugfeder', 'FO-Z2018', '1200', 'Stk', '0,88', '1056,00'],
    ],
  );
  expect(items).toHaveLength(2);
  expect([head.poNumber?.text, head.deliveryDate?.value]).toEqual(['BE-2026-0418', '2026-04-09']);
  const { shipTo, supplier } = parties;
  expect(supplier?.name.text).toBe('Federnwerk Oberlausitz GmbH');
  expect([shipTo?.name.text, ...(shipTo?.address ?? []).map(({ text }) => text)]).toEqual([
    'Landtechnik Gersdorff GmbH, Lager 2',
    'Mühlweg 44',
    '04799 Gersdorff',
  ]);
});

const head = (number: string): string[] => [
  number,
  '17.03.2026',
  '09.04.2026',
  'Gersdorff GmbH',
  'Federnwerk GmbH',
  'EUR',
];

test('an order of which there are no lines is told', async () => {
  const lines = [
    ['Bestell-Nr.', 'Pos', 'Artikel-Nr.', 'Bezeichnung', 'Menge', 'Einheit', 'Preis', 'Gesamtpreis'],
    ['BE-0418', '10', 'F-1044', 'Druckfeder', '3000', 'Stk', '0,42', '1260,00'],
    ['BE-0418', '20', 'F-1051', 'Zugfeder', '1200', 'Stk', '0,88', '1056,00'],
  ];
  const labels = ['Bestell-Nr.', 'Bestelldatum', 'Liefertermin', 'Besteller', 'Lieferant', 'Währung'];
  const told = async (...numbers: string[]): Promise<string[]> => {
    const bytes = Buffer.from([[labels, ...numbers.map(head)], lines].map(table).join('<p>&nbsp;</p>'));
    return ordersIn(await readAs('html', bytes)).flatMap(({ order, findings }) =>
      [...findings, ...order.findings].filter(({ message }) => message.includes('BE-0419')).map(({ code }) => code),
    );
  };
  expect(await told('BE-0418')).toEqual([]);
  expect(await told('BE-0418', 'BE-0419')).not.toEqual([]);
});

test('an export of Dynamics: the kind of line before its number, and a day that sounds like another paper', async () => {
  const { items } = await orderOf([
    [
      'Belegnr.',
      'Zeilennr.',
      'Art',
      'Nr.',
      'Kred.-Artikelnr.',
      'Beschreibung',
      'Menge',
      'Einheitencode',
      'EK-Preis Ohne MwSt.',
      'Zeilenbetrag Ohne MwSt.',
      'Erwartetes Wareneingangsdatum',
    ],
    [
      'EB-104418',
      '10000',
      'Artikel',
      'D-11820',
      'DTO-PTFE-22',
      'Flachdichtung',
      '250',
      'STÜCK',
      '2,86',
      '715,00',
      '27.03.2026',
    ],
    [
      'EB-104418',
      '30000',
      'Artikel',
      'D-11844',
      'DTO-NOV-80',
      'Faserdichtung',
      '180',
      'STÜCK',
      '1,94',
      '349,20',
      '27.03.2026',
    ],
  ]);
  expect(items.map(({ fields }) => [fields.buyerSku?.text, fields.supplierSku?.text, fields.quantity?.value])).toEqual([
    ['D-11820', 'DTO-PTFE-22', '250'],
    ['D-11844', 'DTO-NOV-80', '180'],
  ]);
});

const currencyWith = async (currency: string): Promise<string | undefined> =>
  (
    await orderOf([
      ['発注番号', 'H2603-044', '発注元', '株式会社遠州菓子本舗'],
      ['商品コード', '商品名', '数量', '単価', '金額'],
      ['M-118', 'グラニュー糖', '60', '6480', '388800'],
      ['M-125', '电子元件', '25', '4720', `${currency}118000`],
    ])
  ).currency?.value;

test('元 in 発注元 and 元件 is no money', async () => {
  expect(await currencyWith('')).toBeUndefined();
  expect(await currencyWith('¥')).toBe('JPY');
});
