/** Real answers against the schemas that OpenAPI shows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  AcknowledgmentList,
  EventList,
  ExceptionPage,
  LineageRecord,
  OrderDetail,
  OrderPage,
  OrderSummary,
  RevisionList,
  Source,
} from '../../src/api/shapes.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { interchange850 } from '../support/x12-850.ts';

let gateway: TestGateway;
let id: string;
beforeAll(async () => {
  gateway = await startGateway();
  const message = await gateway.client.deliver(interchange850({ control: 1, orders: [{ po: 'PO-1' }] }));
  await gateway.client.deliver(interchange850({ control: 2, orders: [{ po: 'PO-2' }], closingControl: 999 }));
  id = message.orders[0]?.id ?? '';
});
afterAll(() => gateway.remove());

/** Every field that is answered must be in the schema, too. */
function strict(schema: z.ZodObject): z.ZodObject {
  return schema.strict();
}

test.each([
  ['/v1/orders', OrderPage],
  ['/v1/orders/ID', strict(OrderDetail)],
  ['/v1/orders/ID/lineage', LineageRecord],
  ['/v1/orders/ID/source', strict(Source)],
  ['/v1/orders/ID/revisions', RevisionList],
  ['/v1/orders/ID/events', EventList],
  ['/v1/orders/ID/acknowledgments', AcknowledgmentList],
  ['/v1/exceptions', ExceptionPage],
  ['/v1/events', EventList],
] as const)('%s answers as OpenAPI says', async (path, schema) => {
  const answer: unknown = await gateway.client.get(path.replace('ID', id));
  expect(schema.safeParse(answer).error?.issues ?? []).toEqual([]);
});

test('an order in a list has exactly the fields of the schema', async () => {
  const { data } = await gateway.client.get<{ data: unknown[] }>('/v1/orders');
  expect(data.map((order) => strict(OrderSummary).safeParse(order).error?.issues ?? [])).toEqual([[], []]);
});

test('an order as JSON is refused compressed, like any other bytes', async () => {
  const key = await gateway.keyFor('orders:write');
  const response = await fetch(`${gateway.url}/v1/orders`, {
    method: 'POST',
    headers: { 'Authorization': `Bearer ${key}`, 'Content-Encoding': 'gzip' },
    body: '{}',
  });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ code: 'encoding-unsupported' });
});
