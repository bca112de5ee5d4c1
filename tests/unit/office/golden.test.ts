/** Orders of every office fixture, as they must be read; `-u` writes them anew, and the difference is to be read. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ordersOf, readFixture } from './support.ts';

const files = ['sheet', 'csv', 'word', 'html', 'mail'].flatMap((folder) =>
  readdirSync(`fixtures/${folder}`, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .map((name) => `${folder}/${name}`),
);

test('there are fixtures for every office format', () => {
  expect(files.length).toBeGreaterThan(25);
});

test.each(files)('%s is read as its golden order', async (file) => {
  const orders = ordersOf(await readFixture(file));
  await expect(`${JSON.stringify(orders, null, 2)}\n`).toMatchFileSnapshot(
    `../../../fixtures/golden/office/${file.replace('/', '-')}.json`,
  );
});
