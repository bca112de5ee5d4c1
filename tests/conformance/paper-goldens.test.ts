/** A sample of the document set: what each paper reads as, held to its truth, so that a change of the reader is seen. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { endWorkers } from '../../src/adapters/paper/worker/pool.ts';
import { Order } from '../../src/model/order.ts';
import { predictionOf, readDocument, type ReadOrder } from '../../bench/documents/predict.ts';

const FOLDER = 'fixtures/golden/paper';
const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'));

interface TrueOrder {
  readonly poNumber?: string;
  readonly lines: readonly { readonly quantity?: number; readonly unitPrice?: number }[];
}

afterAll(() => endWorkers());

test('has papers of every kind: printed, sheets, tables of text, letters, mails and a fax', () => {
  const kinds = new Set(files.map((name) => name.split('.').at(-1)));
  expect(kinds).toEqual(new Set(['pdf', 'xlsx', 'csv', 'docx', 'eml', 'tif']));
  expect(files.length).toBeGreaterThanOrEqual(24);
});

/** Filled by the first test of each file. */
const read = new Map<string, readonly ReadOrder[]>();

describe.each(files)('%s', (name) => {
  const stem = `${FOLDER}/${name.replace(/\.\w+$/, '')}`;
  const truth = JSON.parse(readFileSync(`${stem}.truth.json`, 'utf8')) as TrueOrder | { orders: TrueOrder[] };

  test('gives the lines that it was made from, each number right', async () => {
    const { orders } = await readDocument(`${FOLDER}/${name}`);
    read.set(name, orders);
    const expected = 'orders' in truth ? truth.orders : [truth];
    expect(orders.map(({ order }) => order.poNumber)).toEqual(expected.map(({ poNumber }) => poNumber));
    expect(orders.map(numbersOf)).toEqual(
      expected.map(({ lines }) => lines.map(({ quantity, unitPrice }) => [quantity, rounded(unitPrice)])),
    );
  });

  test('gives orders that the schema accepts', () => {
    expect((read.get(name) ?? []).flatMap(({ order }) => Order.safeParse(order).error?.issues ?? [])).toEqual([]);
  });
});

// What a picture's words read as may differ by a letter between machines: of scans only the numbers are held.
test.each(files.filter((name) => !name.endsWith('.tif')))('%s reads as its golden says', async (name) => {
  const golden = (read.get(name) ?? []).map(({ order }) => order);
  const file = `../../${FOLDER}/${name.replace(/\.\w+$/, '.json')}`;
  await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(file);
});

function numbersOf(order: ReadOrder): (readonly [unknown, number | undefined])[] {
  return predictionOf(order).lines.map(({ quantity, unitPrice }) => [quantity, rounded(unitPrice)]);
}

function rounded(price: unknown): number | undefined {
  return typeof price === 'number' ? Math.round(price * 1e6) / 1e6 : undefined;
}
