/** What a customer finds at an order that the ERP has: how far it came, and the very sheet that was mailed; nobody else does. */
import { PDFParse } from 'pdf-parse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailDesk } from '../support/mail-desk.ts';
import type { MailDesk } from '../support/mail-desk.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { openAccount } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';

interface Shown {
  readonly state: string;
  readonly history: readonly { readonly type: string; readonly state: string }[];
  readonly papers: readonly {
    readonly id: string;
    readonly type: string;
    readonly name?: string;
    readonly state: string;
  }[];
}

let desk: MailDesk;
let quiet: TestGateway;
beforeAll(async () => {
  [desk, quiet] = await Promise.all([startMailDesk(), startGateway()]);
});
afterAll(async () => {
  await desk.stop();
  await quiet.remove();
});

/** An order by the form, which the ERP takes. */
async function accepted(
  gateway: TestGateway,
  poNumber: string,
): Promise<{ id: string; shop: Visitor; rival: Visitor }> {
  const { client } = gateway;
  for (const [id, name] of [
    ['shop', 'Shop Ltd'],
    ['rival', 'Rival GmbH'],
  ])
    await client.call('POST', '/v1/partners', { body: { id, name } });
  await client.call('PUT', '/v1/products', {
    body: { products: [{ sku: '4001', description: 'Ball valve', unit: 'EA' }] },
  });
  await client.call('PUT', '/v1/prices', {
    body: { prices: [{ sku: '4001', unitPrice: '9.90', uom: 'EA', currency: 'GBP' }] },
  });
  const shop = await openAccount(gateway, { email: 'ann@shop.example', name: 'Ann Buyer', customers: ['shop'] });
  const rival = await openAccount(gateway, { email: 'ray@rival.example', name: 'Ray Rival', customers: ['rival'] });
  const fields = {
    poNumber,
    orderDate: '2026-11-26',
    date: '2026-12-15',
    shipTo: { name: 'Store 2', city: 'Leeds', country: 'GB' },
    lines: [{ item: '4001', quantity: '12', unit: 'EA' }],
  };
  const { body } = await shop.send<{ id: string; state: string }>('POST', '/drafts/conf/submit', {
    customer: 'shop',
    fields,
  });
  expect((await client.order(body.id)).issues).toEqual([]);
  expect(body.state).toBe('queued');
  expect((await shop.get<Shown>(`/orders/${body.id}`)).body.papers).toEqual([]);
  const [delivery] = await client.lease(10);
  await client.ack(delivery?.id ?? '', `SO-${poNumber}`);
  return { id: body.id, shop, rival };
}

async function fileOf(gateway: TestGateway, visitor: Visitor, path: string): Promise<Response> {
  const headers = { cookie: visitor.cookie().split(';')[0] ?? '' };
  return fetch(`${gateway.url}/v1/portal${path}`, { headers });
}

test('the sheet that was mailed is among the papers, byte for byte, and the history goes on to the ERP', async () => {
  const { id, shop, rival } = await accepted(desk.gateway, 'CONF-1');
  const { parsed } = await desk.told(await desk.gateway.client.order(id), 'confirmed');
  const { body } = await shop.get<Shown>(`/orders/${id}`);
  expect(body.state).toBe('acceptedByErp');
  expect(body.history.map(({ type }) => type)).toEqual(['received', 'checked', 'erpAccepted']);
  expect(body.papers).toMatchObject([{ type: 'confirmation', name: 'order-CONF-1.pdf', state: 'sent' }]);
  const path = `/orders/${id}/papers/${body.papers[0]?.id ?? ''}`;
  const file = await fileOf(desk.gateway, shop, path);
  expect(file.headers.get('content-disposition')).toContain('order-CONF-1.pdf');
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.equals(parsed.attachments[0]?.content ?? Buffer.alloc(0))).toBe(true);
  expect((await fileOf(desk.gateway, rival, path)).status).toBe(404);
  expect((await fileOf(desk.gateway, shop, `/orders/${id}/papers/sheet-2`)).status).toBe(404);
});

test('where no mail is sent the sheet is there all the same', async () => {
  const { id, shop } = await accepted(quiet, 'CONF-2');
  const { body } = await shop.get<Shown>(`/orders/${id}`);
  expect(body.papers).toMatchObject([{ type: 'confirmation', name: 'order-CONF-2.pdf', state: 'none' }]);
  const file = await fileOf(quiet, shop, `/orders/${id}/papers/${body.papers[0]?.id ?? ''}`);
  const { text } = await new PDFParse({ data: Buffer.from(await file.arrayBuffer()) }).getText();
  for (const said of ['Order confirmation', 'CONF-2', 'SO-CONF-2', 'Ball valve']) expect(text).toContain(said);
});
