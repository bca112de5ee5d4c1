/** Lead times on a real gateway: the form names the earliest plausible day, and orders of every channel are held against it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workingDaysAfter } from '../../src/model/working-days.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { interchange850 } from '../support/x12-850.ts';
import { openAccount } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const NONE: ReadonlySet<string> = new Set();
const IN_5 = workingDaysAfter(TODAY, 5, NONE);
const IN_10 = workingDaysAfter(TODAY, 10, NONE);

let gateway: TestGateway;
let shop: Visitor;

beforeAll(async () => {
  gateway = await startGateway();
  const { client } = gateway;
  await client.call('POST', '/v1/partners', { body: { id: 'shop', name: 'Shop Ltd', ediId: 'ZZ:ACMESTORES' } });
  const products = [
    { sku: '4001', gtin: '4006381333931', unit: 'EA', leadTimeDays: 5 },
    { sku: '4002', unit: 'EA', leadTimeDays: 10 },
    { sku: '4003', unit: 'EA' },
  ];
  await client.call('PUT', '/v1/products', { body: { products } });
  const crossReferences = ['S-1', 'SKU-1'].map((partnerSku) => ({ partnerId: 'shop', partnerSku, sku: '4001' }));
  await client.call('PUT', '/v1/cross-references', { body: { crossReferences } });
  shop = await openAccount(gateway, { email: 'ann@shop.example', name: 'Ann Buyer', customers: ['shop'] });
});
afterAll(() => gateway.remove());

const form = (date: string, items: readonly string[]) => ({
  customer: 'shop',
  fields: {
    poNumber: `L-${items.join('-')}`,
    date,
    shipTo: { name: 'Shop Ltd', city: 'Leeds', country: 'GB' },
    lines: items.map((item) => ({ item, quantity: '2', unit: 'EA' })),
  },
});

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly path?: string;
  readonly message: string;
}
const dates = (findings: readonly Said[]): (string | undefined)[][] =>
  findings
    .filter(({ code }) => code.startsWith('date-'))
    .map(({ code, severity, path, message }) => [
      code,
      severity,
      path,
      /\d{4}-\d\d-\d\d(?=\D*$|, for)/.exec(message)?.[0],
    ]);
const check = async (date: string, items: readonly string[]) =>
  dates((await shop.send<{ data: Said[] }>('POST', '/check', form(date, items))).body.data);

test('the items of the form say when they can be there at the earliest', async () => {
  const { body } = await shop.send<{ data: object[] }>('POST', '/customers/shop/items', {
    numbers: ['s-1', '4002', '4003', 'nobody knows'],
  });
  expect(body.data).toMatchObject([{ earliest: IN_5 }, { earliest: IN_10 }, { earliest: null }, null]);
  const found = await shop.get<{ data: object[] }>('/customers/shop/items?q=4002');
  expect(found.body.data).toMatchObject([{ sku: '4002', earliest: IN_10 }]);
});

test('a date before that is a warning with the day, and the order goes on', async () => {
  expect(await check(IN_5, ['S-1', '4003'])).toEqual([]);
  expect(await check(IN_5, ['S-1', '4002'])).toEqual([['date-too-early', 'warning', '/requestedDelivery/date', IN_10]]);
  const sent = await shop.send<{ id: string; state: string }>('POST', '/drafts/early/submit', form(TODAY, ['S-1']));
  const { issues } = await gateway.client.order(sent.body.id);
  expect(dates(issues as readonly Said[])).toEqual([['date-too-early', 'warning', '/requestedDelivery/date', IN_5]]);
  expect(issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['price-missing']);
});

test('EDI is held against it likewise, by the number that the partner has for the item', async () => {
  const early = interchange850({ control: 1, orders: [{ po: 'EDI-1', date: '20261124' }] });
  const { orders } = await gateway.client.deliver(early);
  const order = await gateway.client.order(orders[0]?.id ?? '');
  expect(dates(order.issues as readonly Said[])).toEqual([
    ['date-too-early', 'warning', '/requestedDelivery/date', expect.anything()],
  ]);
  expect(order.state).toBe('queued');
});

test('a date that is over, or in another century, is told', async () => {
  expect(await check('2026-01-05', ['4003'])).toEqual([
    ['date-in-past', 'error', '/requestedDelivery/date', expect.anything()],
  ]);
  expect(await check('2126-12-01', ['4003'])).toEqual([
    ['date-far-ahead', 'warning', '/requestedDelivery/date', expect.anything()],
  ]);
});

test('days on which nobody works are not counted', async () => {
  const tomorrow = workingDaysAfter(TODAY, 1, NONE);
  await gateway.client.call('PUT', '/v1/calendars', { body: { closedDays: [{ day: tomorrow, note: 'Stocktaking' }] } });
  expect(await gateway.client.get('/v1/calendars')).toEqual({ closedDays: [{ day: tomorrow, note: 'Stocktaking' }] });
  expect(await check(IN_5, ['S-1'])).toEqual([
    ['date-too-early', 'warning', '/requestedDelivery/date', expect.anything()],
  ]);
  await gateway.client.call('PUT', '/v1/calendars', { body: { closedDays: [] } });
  expect(await check(IN_5, ['S-1'])).toEqual([]);
});
