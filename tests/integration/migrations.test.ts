/** Migrations that change what is stored, on rows of the release before. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '../../src/model/order.ts';
import { orderNumberOf } from '../../src/pipeline/normalize.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createDatabase, type TestDatabase } from '../support/services.ts';

let created: TestDatabase;
let database: Database;
beforeAll(async () => {
  created = await createDatabase();
  database = openDatabase(created.url);
  await migrate(database);
});
afterAll(async () => {
  await database.close();
  await created.drop();
});

const NUMBERS = [
  'PX-0400',
  'px 401',
  'PO PX402',
  'P.O.: 4711',
  '12-3',
  '1-23',
  '2026/0007',
  'E - 02',
  '#',
  'PO',
  'PO-7-A',
  '00012',
];

test('0019 keeps the numbers that were taken, as the gateway spells them now', async () => {
  const keys = [...NUMBERS, 'PX-0500\n003'].map((number) => number.toUpperCase());
  const script = await readFile(
    new URL('../../src/store/migrations/0019_order_numbers_alike.sql', import.meta.url),
    'utf8',
  );
  const kept = await database.transaction(async (tx) => {
    await tx.query(
      `insert into order_keys (buyer_key, po_number, order_id, content_hash)
       select 'live:acme', number, 'ord_' || number, '' from unnest($1::text[]) as number`,
      [[...keys, 'PX0400', 'PX400']],
    );
    await tx.query(script);
    return tx.query<{ po_number: string }>('select po_number from order_keys');
  });
  const expected = keys.map((key) => {
    const [poNumber = '', releaseNumber] = key.split('\n');
    return orderNumberOf({ poNumber, ...(releaseNumber === undefined ? {} : { releaseNumber }) } as Order);
  });
  const found = kept.map((row) => row.po_number);
  expect(found).toEqual(expect.arrayContaining(expected));
  // Two spellings of a taken number stay out of the way.
  expect(found.filter((number) => number === 'PX400')).toHaveLength(1);
});
