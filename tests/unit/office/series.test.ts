/** Sheets with sizes or days over their quantities: a line for each filled cell, proven by the totals beside and below. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { readAs } from './support.ts';

async function read(csv: string) {
  const [first] = ordersIn(await readAs('csv', Buffer.from(csv)));
  const items = first?.order.items ?? [];
  return {
    lines: items.map(({ fields: f }) =>
      [f.buyerSku, f.quantity, f.price, f.date ?? f.specification]
        .map((found) => found?.value ?? found?.text ?? '')
        .join(' '),
    ),
    sure: items.map(({ fields }) => (fields.quantity?.confidence ?? 0) >= 0.95),
    days: items.map(({ fields }) => fields.date?.value),
  };
}

const WEEK = `Order;WK-0412;;;;;
Week commencing;16/03/2026;;;;;
;;;;;;
;;Mon;Tue;Wed;Thu;
Code;Product;16/03;17/03;18/03;19/03;Total
ML2;Milk 2 l;4;;12;0;16
BRW;Bread white;6;6;;;12
Total;;10;6;12;;28
`;

describe('days over quantities', () => {
  test('each delivery is a line with its day; the year is that of the week', async () => {
    const { lines, sure } = await read(WEEK);
    expect(lines).toStrictEqual(['ML2 4  2026-03-16', 'ML2 12  2026-03-18', 'BRW 6  2026-03-16', 'BRW 6  2026-03-17']);
    expect(sure.every(Boolean)).toBe(true);
  });

  test('weekdays alone are those of the week that the sheet names', async () => {
    const { days } = await read(
      WEEK.replace(';;Mon;Tue;Wed;Thu;\n', '').replace('16/03;17/03;18/03;19/03', 'Mon;Tue;Wed;Thu'),
    );
    expect(days).toStrictEqual(['2026-03-16', '2026-03-18', '2026-03-16', '2026-03-17']);
  });

  test('where nothing names a year the day stays open', async () => {
    const { days, lines } = await read(WEEK.replace('Week commencing;16/03/2026', 'Week;12'));
    expect(lines).toHaveLength(4);
    expect(days).toStrictEqual([undefined, undefined, undefined, undefined]);
  });

  test('which number is the month the row of days says itself', async () => {
    const { days } = await read(
      WEEK.replace('16/03/2026', '11 May 2026').replace('16/03;17/03;18/03;19/03', '11/05;12/05;13/05;14/05'),
    );
    expect(days[1]).toBe('2026-05-13');
  });

  test.each([
    ['a total that the days do not come to', WEEK.replace('12;0;16', '12;0;17')],
    ['a column that does not come to its total', WEEK.replace('10;6;12;;28', '10;6;13;;28')],
    ['a forecast over the days', WEEK.replace(';;Mon;Tue;Wed;Thu;', ';;Forecast;Forecast;Forecast;Forecast;')],
  ])('%s makes it wait for a person', async (_case, csv) => {
    const { lines, sure } = await read(csv);
    expect(lines.length).toBeGreaterThan(0);
    expect(sure).toContain(false);
  });

  test('two days in the row of an export are no head', async () => {
    const { lines } = await read(
      `PO;Item;Qty;Price;Order date;Due
4711;AB-100;5;2.50;25/02/2026;18/03/2026
4711;AB-200;7;3.10;25/02/2026;18/03/2026
`,
    );
    expect(lines).toStrictEqual(['AB-100 5 2.50 2026-03-18', 'AB-200 7 3.10 2026-03-18']);
  });
});

describe('sizes over quantities', () => {
  test('a style above its colours is what they are of', async () => {
    const { lines, sure } = await read(
      `PO;77120;;;;
;;;;;
Style;PL-2040;Polo pique;Cost;8.50;
Colour;S;M;L;Units;
Navy;10;20;20;50;
Sand;;12;14;26;
`,
    );
    expect(lines).toStrictEqual([
      'PL-2040 10 8.50 Navy S',
      'PL-2040 20 8.50 Navy M',
      'PL-2040 20 8.50 Navy L',
      'PL-2040 12 8.50 Sand M',
      'PL-2040 14 8.50 Sand L',
    ]);
    expect(sure.every(Boolean)).toBe(true);
  });

  test('a pack and its number say of no size how many are ordered', async () => {
    const { sure } = await read(
      `Style;Colour;S;M;L;Ratio;Packs;Total units;Price
PL-20;Navy;1;2;1;4;50;200;8.50
PL-21;Sand;2;2;2;6;10;60;8.50
`,
    );
    expect(sure.some(Boolean)).toBe(false);
  });

  test('codes of letters alone stay codes beside a text', async () => {
    const { lines } = await read(
      `Code;Product;XS;S;M;Total
TEE;Rib tee;6;12;6;24
PAR;Parka long;;3;3;6
`,
    );
    expect(lines.map((line) => line.split(' ')[0])).toStrictEqual(['TEE', 'TEE', 'TEE', 'PAR', 'PAR']);
  });
});
