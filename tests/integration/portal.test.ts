/** The portal on a real gateway: an order from the form, files instead of it, and that nobody sees what is not theirs. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portalRoutes } from '../../src/api/portal/server.ts';
import type { ProblemView } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { openAccount } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait.ts';

let gateway: TestGateway;
let shop: Visitor & { readonly accountId: string };
let rival: Visitor & { readonly accountId: string };
let asked = 0;

beforeAll(async () => {
  gateway = await startGateway();
  await putOnFile();
  shop = await openAccount(gateway, { email: 'ann@shop.example', name: 'Ann Buyer', customers: ['shop'] });
  rival = await openAccount(gateway, { email: 'ray@rival.example', name: 'Ray Rival', customers: ['rival'] });
});
afterAll(() => gateway.remove());

async function putOnFile(): Promise<void> {
  const { client } = gateway;
  for (const [id, name] of [
    ['shop', 'Shop Ltd'],
    ['rival', 'Rival GmbH'],
  ])
    await client.call('POST', '/v1/partners', { body: { id, name, address: '1 Mill Road, Leeds' } });
  const products = [
    { sku: '4001', gtin: '4006381333931', description: 'Ball valve, brass, 1/2"', unit: 'EA' },
    { sku: '4002', description: 'Gasket set', unit: 'EA' },
  ];
  await client.call('PUT', '/v1/products', { body: { products } });
  await client.call('PUT', '/v1/cross-references', {
    body: {
      crossReferences: [
        { partnerId: 'shop', partnerSku: 'S-1', sku: '4001' },
        { partnerId: 'rival', partnerSku: 'R-77', sku: '4002' },
      ],
    },
  });
  const price = { uom: 'EA', currency: 'GBP' };
  await client.call('PUT', '/v1/prices', {
    body: {
      prices: [
        { sku: '4001', unitPrice: '9.90', ...price },
        { sku: '4001', unitPrice: '8.80', partnerId: 'rival', ...price },
        { sku: '4002', unitPrice: '2.00', ...price },
      ],
    },
  });
  await client.call('PUT', '/v1/partners/shop/ship-tos', {
    body: {
      shipTos: [{ code: 'LS2', party: { name: 'Shop Ltd, Store 2', address: { city: 'Leeds', country: 'GB' } } }],
    },
  });
}

const FIELDS = {
  orderDate: '2026-11-26',
  date: '2026-12-01',
  shipTo: { code: 'LS2', name: 'Shop Ltd, Store 2', city: 'Leeds', country: 'GB' },
  lines: [{ item: 'S-1', quantity: '12', unit: 'EA' }],
};
const form = (poNumber: string, fields: object = FIELDS) => ({ customer: 'shop', fields: { ...fields, poNumber } });

interface Sent {
  readonly id: string;
  readonly state: string;
}

async function submit(poNumber: string, draft: string = crypto.randomUUID()): Promise<Sent> {
  const { status, body } = await shop.send<Sent>('POST', `/drafts/${draft}/submit`, form(poNumber));
  expect(status).toBe(201);
  return body;
}

describe('an order from the form', () => {
  test('is stored as it was typed, checked like any other, and goes on to the ERP with the items that are on file', async () => {
    const sent = await submit('PO-1');
    expect(sent.state).toBe('queued');
    const { order, ...row } = await gateway.client.order(sent.id);
    expect(row).toMatchObject({ channel: 'form', partnerId: 'shop', poNumber: 'PO-1', issues: [] });
    expect(order).toMatchObject({
      buyer: { name: 'Shop Ltd' },
      shipTo: { name: 'Shop Ltd, Store 2', identifiers: [{ scheme: 'shipTo', value: 'LS2' }] },
      lines: [{ buyerSku: 'S-1', supplierSku: '4001', gtin: '4006381333931', quantity: '12', uom: 'EA' }],
    });
    const lineage = await gateway.client.get<Record<string, { raw: string; at?: { pointer: string } }>>(
      `/v1/orders/${sent.id}/lineage`,
    );
    const { messageId } = row as unknown as { messageId: string };
    const document = JSON.parse(await gateway.client.get<string>(`/v1/inbound/${messageId}/raw`)) as object;
    const placed = Object.values(lineage).filter((entry) => entry.at !== undefined);
    expect(placed.map(({ at }) => valueAt(document, at?.pointer ?? ''))).toEqual(placed.map(({ raw }) => raw));
    expect(lineage['/lines/0/quantity']?.at).toEqual({ pointer: '/fields/lines/0/quantity' });
  });

  test('has the unit of the item on file where none was typed, marked as ours, and keeps one that was', async () => {
    const lines = [
      { item: 'S-1', quantity: '12' },
      { item: '4002', quantity: '5', unit: ' ' },
      { item: 'S-1', quantity: '2', unit: 'BX' },
    ];
    const bare = form('PO-BARE', { ...FIELDS, lines });
    const checked = await shop.send<{ data: { code: string }[] }>('POST', '/check', bare);
    expect(checked.body.data.map(({ code }) => code)).not.toContain('unit-missing');
    const { body } = await shop.send<Sent>('POST', `/drafts/${crypto.randomUUID()}/submit`, bare);
    const { order, issues } = await gateway.client.order(body.id);
    expect(issues.map(({ code }) => code)).not.toContain('unit-missing');
    expect(order.lines.map(({ uom }) => uom)).toEqual(['EA', 'EA', 'XBX']);
    const lineage = await gateway.client.get<Record<string, { rule: string; at?: { pointer: string } }>>(
      `/v1/orders/${body.id}/lineage`,
    );
    expect(lineage['/lines/0/uom']).toMatchObject({ at: { pointer: '/items/0/unit' } });
    expect(lineage['/lines/0/uom']?.rule).toContain('form/catalogue');
    expect(lineage['/lines/2/uom']).toMatchObject({ at: { pointer: '/fields/lines/2/unit' } });
    expect(lineage['/lines/2/uom']?.rule).not.toContain('catalogue');
  });

  test('has the currency of the prices on file, and none where they are in several', async () => {
    const sent = await submit('PO-GBP');
    expect((await gateway.client.order(sent.id)).order.currency).toBe('GBP');
    const lineage = await gateway.client.get<Record<string, { rule: string }>>(`/v1/orders/${sent.id}/lineage`);
    expect(lineage['/currency']?.rule).toContain('form/catalogue');
    await gateway.client.call('PUT', '/v1/products', {
      body: { products: [{ sku: '4009', description: 'Both', unit: 'EA' }] },
    });
    const prices = ['GBP', 'EUR'].map((currency) => ({ sku: '4009', unitPrice: '1.00', uom: 'EA', currency }));
    await gateway.client.call('PUT', '/v1/prices', { body: { prices } });
    const lines = [{ item: '4009', quantity: '1', unit: 'EA' }];
    const { body } = await shop.send<Sent>(
      'POST',
      `/drafts/${crypto.randomUUID()}/submit`,
      form('PO-BOTH', { ...FIELDS, lines }),
    );
    expect((await gateway.client.order(body.id)).order.currency).toBeUndefined();
  });

  test('is one order, however often and at once it is sent', async () => {
    const draft = crypto.randomUUID();
    const sent = await Promise.all(Array.from({ length: 5 }, () => submit('PO-2', draft)));
    sent.push(await submit('PO-2', draft));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    const { data } = await gateway.client.get<{ data: unknown[] }>('/v1/orders?poNumber=PO-2');
    expect(data).toHaveLength(1);
  });

  test('sent again with a change is refused, because the change would be lost', async () => {
    const draft = crypto.randomUUID();
    await submit('PO-3', draft);
    const changed = form('PO-3', { ...FIELDS, date: '2026-12-24' });
    expect(await shop.send<ProblemView>('POST', `/drafts/${draft}/submit`, changed)).toMatchObject({
      status: 409,
      body: { code: 'state-conflict' },
    });
    expect(await shop.send<ProblemView>('PUT', `/drafts/${draft}`, changed)).toMatchObject({ status: 409 });
  });

  test('sent again for another customer is refused, because that one would get no order', async () => {
    const both = await openAccount(gateway, {
      email: 'both@shop.example',
      name: 'Bo Both',
      customers: ['shop', 'rival'],
    });
    const path = `/drafts/${crypto.randomUUID()}/submit`;
    const sent = await both.send<Sent>('POST', path, form('PO-3b'));
    expect(sent.status).toBe(201);
    const other = { ...form('PO-3b'), customer: 'rival' };
    expect(await both.send<ProblemView>('POST', path, other)).toMatchObject({
      status: 409,
      body: { code: 'state-conflict' },
    });
    expect((await both.send<Sent>('POST', path, form('PO-3b'))).body.id).toBe(sent.body.id);
  });

  test('is told at once what is missing, field by field, by the rules of the pipeline', async () => {
    await submit('PO-4');
    const fields = {
      lines: [
        { item: 'S-l', quantity: '1,5' },
        { item: '4002', quantity: '3', unit: 'EA' },
      ],
    };
    const { body } = await shop.send<{ data: { code: string; at?: object }[] }>('POST', '/check', form('PO-4', fields));
    expect(body.data.map(({ code, at }) => [code, at])).toEqual(
      expect.arrayContaining([
        ['item-unknown', { pointer: '/fields/lines/0/item' }],
        ['quantity-unreadable', { pointer: '/fields/lines/0/quantity' }],
        ['ship-to-missing', undefined],
        ['duplicate-order', expect.anything()],
      ]),
    );
  });

  test('for the goods of another one is told so before it is sent, and goes on when it is sent all the same', async () => {
    const first = await submit('PO-AGAIN-1');
    const { body } = await shop.send<{ data: { code: string; severity: string; message: string }[] }>(
      'POST',
      '/check',
      form('PO-AGAIN-2'),
    );
    const told = body.data.filter(({ code }) => code === 'order-repeated');
    expect(told).toMatchObject([{ severity: 'warning', message: expect.stringContaining('PO-AGAIN-1') as string }]);
    const second = await submit('PO-AGAIN-2');
    expect(second.state).toBe('queued');
    const { data } = await gateway.client.get<{ data: { type: string; data: object | null }[] }>(
      `/v1/orders/${first.id}/events`,
    );
    expect(data.at(-1)).toMatchObject({ type: 'cameAgain', data: { order: second.id, number: 'PO-AGAIN-2' } });
  });

  test('waits for a person when something is wrong with it, and the customer sees what', async () => {
    const draft = crypto.randomUUID();
    const fields = { ...FIELDS, lines: [{ item: 'nobody-knows', quantity: '1', unit: 'EA' }] };
    const { body } = await shop.send<Sent>('POST', `/drafts/${draft}/submit`, form('PO-5', fields));
    expect(body.state).toBe('needsReview');
    const shown = await shop.get<{ issues: { code: string }[]; history: { type: string }[] }>(`/orders/${body.id}`);
    expect(shown.body.issues.map(({ code }) => code)).toContain('item-unknown');
    expect(shown.body.history.map(({ type }) => type)).toEqual(['received', 'checked']);
  });

  test.each(['8.00', 'wibble', '9.90 GBP'])(
    'with %s for a unit does not go on: unit and price are asked',
    async (unit) => {
      const fields = { ...FIELDS, lines: [{ item: '4001', quantity: '4711', unit }] };
      const number = `PO-unit-${unit}`;
      const check = await shop.send<{ data: { code: string; severity: string; at?: object }[] }>(
        'POST',
        '/check',
        form(number, fields),
      );
      expect(check.body.data).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            code: 'unit-unknown',
            severity: 'error',
            at: { pointer: '/fields/lines/0/unit' },
          }),
          expect.objectContaining({ code: 'price-missing', severity: 'error' }),
        ]),
      );
      const { body } = await shop.send<Sent>('POST', `/drafts/${crypto.randomUUID()}/submit`, form(number, fields));
      expect(body.state).toBe('needsReview');
    },
  );

  test.each([
    ['a note that may change it', { notes: 'deliver to York' }, 'form-note-may-change', '/fields/notes'],
    ['a place that is not on file', { shipTo: { code: 'XX' } }, 'form-ship-to-unknown', '/fields/shipTo'],
    ['a place that is none', { shipTo: { name: 'as usual' } }, 'form-ship-to-unknown', '/fields/shipTo'],
    [
      'a part of a piece',
      { lines: [{ item: 'S-1', quantity: '2.5', unit: 'EA' }] },
      'quantity-broken',
      '/fields/lines/0/quantity',
    ],
    [
      'a place that is on file elsewhere',
      { shipTo: { code: 'LS2', name: 'Shop Ltd, Store 2', city: 'York', country: 'GB' } },
      'form-ship-to-unknown',
      '/fields/shipTo',
    ],
    ['a day that is over', { date: '2020-01-01' }, 'date-in-past', '/fields/date'],
    [
      'a day that is over, in a line',
      { lines: [{ item: 'S-1', quantity: '1', unit: 'EA', date: '2020-01-01' }] },
      'date-in-past',
      '/fields/lines/0/date',
    ],
  ])('waits for a person with %s, which the page says at once', async (_case, change, code, pointer) => {
    const { customer, fields } = form(`ASK-${++asked}`, { ...FIELDS, ...change });
    const check = await shop.send<{ data: object[] }>('POST', '/check', { customer, fields });
    expect(check.body.data).toContainEqual(
      expect.objectContaining({ code, severity: 'error', at: expect.objectContaining({ pointer }) }),
    );
    const sent = await shop.send<Sent>('POST', `/drafts/${crypto.randomUUID()}/submit`, { customer, fields });
    expect(sent).toMatchObject({ status: 201, body: { state: 'needsReview' } });
    const order = await gateway.client.order(sent.body.id);
    expect(order.issues.filter(({ severity }) => severity === 'error').map((each) => each.code)).toEqual([code]);
  });

  test('goes on to a place that is named by its number alone, where that is on file', async () => {
    const { customer, fields } = form('ASK-0', { ...FIELDS, shipTo: { code: 'ls2' } });
    const sent = await shop.send<Sent>('POST', `/drafts/${crypto.randomUUID()}/submit`, { customer, fields });
    expect(sent).toMatchObject({ status: 201, body: { state: 'queued' } });
  });

  test('may be begun, left and found again as a draft, by whoever began it', async () => {
    const draft = crypto.randomUUID();
    expect(await shop.send('PUT', `/drafts/${draft}`, form('half'))).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect(await shop.send('PUT', `/drafts/${draft}`, form('half of it'))).toMatchObject({ body: { version: 2 } });
    const { body } = await shop.get<{ data: { id: string; fields: object }[] }>('/drafts');
    expect(body.data.find(({ id }) => id === draft)?.fields).toMatchObject({ poNumber: 'half of it' });
    await shop.send('POST', `/drafts/${draft}/discard`);
    expect((await shop.get(`/drafts/${draft}`)).status).toBe(404);
  });
});

const put = (draft: string, poNumber: string, headers: Record<string, string>) =>
  shop.send<{ version: number } & ProblemView>('PUT', `/drafts/${draft}`, form(poNumber), headers);

describe('a draft in two windows', () => {
  test('is not overwritten by one that does not know the other', async () => {
    const draft = crypto.randomUUID();
    const first = await put(draft, 'one', { 'if-none-match': '*' });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"1"']);
    expect(await put(draft, 'new too', { 'if-none-match': '*' })).toMatchObject({ status: 412 });
    expect(await put(draft, 'two', { 'if-match': '"1"' })).toMatchObject({ body: { version: 2 } });
    // Whose answer was lost sends it again: that is no other change.
    expect(await put(draft, 'two', { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await put(draft, 'three', { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'precondition-failed' },
    });
    const sent = await shop.send('POST', `/drafts/${draft}/submit`, form('three'), { 'if-match': '"1"' });
    expect(sent.status).toBe(412);
    const kept = await shop.get<{ fields: object }>(`/drafts/${draft}`);
    expect(kept.headers.get('etag')).toBe('"2"');
    expect(kept.body.fields).toMatchObject({ poNumber: 'two' });
    expect(await put(draft, 'x', { 'if-match': 'two' })).toMatchObject({ status: 400 });
  });

  test('is sent once, also when the answer to the first sending was lost', async () => {
    const draft = crypto.randomUUID();
    await put(draft, 'PO-once', {});
    const send = () => shop.send<Sent>('POST', `/drafts/${draft}/submit`, form('PO-once'), { 'if-match': '"1"' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
  });
});

describe('items', () => {
  test.each([
    ['S-1', 'the own number'],
    ['s-', 'the beginning of the own number'],
    ['4001', 'our number'],
    ['4006381333931', 'the GTIN'],
    ['brass valve', 'words of the name'],
  ])('are found by "%s", %s, with the price of the customer', async (q) => {
    const { body } = await shop.get<{ data: object[] }>(`/customers/shop/items?q=${encodeURIComponent(q)}`);
    expect(body.data[0]).toMatchObject({ sku: '4001', partnerSku: 'S-1', price: { unitPrice: '9.90' } });
  });

  test('are not found by the number that another customer has for them, and have its price for nobody else', async () => {
    expect((await shop.get('/customers/shop/items?q=R-77')).body).toEqual({ data: [] });
    const { body } = await shop.send<{ data: unknown[] }>('POST', '/customers/shop/items', {
      numbers: ['R-77', '4001', 's-1'],
    });
    expect(body.data).toMatchObject([null, { price: { unitPrice: '9.90' } }, { sku: '4001' }]);
  });

  test('places of delivery are those on file and those of earlier orders', async () => {
    const { body } = await shop.get<{ data: { code: string | null; party: { name: string } }[] }>(
      '/customers/shop/ship-tos',
    );
    expect(body.data).toMatchObject([{ code: 'LS2', party: { name: 'Shop Ltd, Store 2' } }]);
  });
});

describe('pasted rows', () => {
  test("have their columns told by their heads and by the customer's numbers", async () => {
    const rows = [
      ['Item', 'Part No.', 'Order date', 'Qty'],
      ['10', 'S-1', '2026-06-01', '5'],
      ['20', '4002', '2026-06-01', '3'],
    ];
    const { body } = await shop.send('POST', '/pasted', { customer: 'shop', rows });
    expect(body).toEqual({
      head: 0,
      columns: [
        { use: 'none', by: 'head' },
        { use: 'item', by: 'head' },
        { use: null, by: null },
        { use: 'quantity', by: 'head' },
      ],
    });
  });
});

describe('a file instead of the form', () => {
  const csv =
    'PURCHASE ORDER\nBuyer:,"Shop Ltd"\nPO Number:,F-1\nPO Date:,2026-11-20\nCurrency:,GBP\nShip to:,"Shop Ltd, 1 Mill Road, Leeds"\n\nLine,Item No.,Description,Qty,UOM,Unit Price,Amount\n1,4001,Ball valve,2,EA,9.90,19.80\n';

  test('is read like any paper, and its order belongs to the customer who sent it', async () => {
    const headers = { 'x-filename': 'Bestellung%20%C3%84.csv', 'content-type': 'text/csv', 'idempotency-key': 'f1' };
    const answer = await shop.send<{ id: string }>('POST', '/customers/shop/uploads', Buffer.from(csv), headers);
    expect(answer.status).toBe(202);
    const again = await shop.send<{ id: string }>('POST', '/customers/shop/uploads', Buffer.from(csv), headers);
    expect(again.body.id).toBe(answer.body.id);
    const upload = await waitFor('the file to be read', async () => {
      const { body } = await shop.get<{ data: { id: string; fileName: string; orders: object[] }[] }>('/uploads');
      const own = body.data.find(({ id }) => id === answer.body.id);
      return own !== undefined && own.orders.length > 0 && own;
    });
    expect(upload).toMatchObject({ fileName: 'Bestellung Ä.csv', orders: [{ poNumber: 'F-1' }] });
  });

  test('that names another buyer waits for a person, and is not the order of that buyer', async () => {
    const theirs = Buffer.from(csv.replaceAll('Shop Ltd', 'Rival GmbH').replace('F-1', 'F-2'));
    const { body } = await shop.send<{ id: string }>('POST', '/customers/shop/uploads', theirs, {
      'x-filename': 'order.csv',
      'content-type': 'text/csv',
    });
    const message = await gateway.client.readMessage(body.id);
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(order).toMatchObject({ partnerId: 'shop', state: 'needsReview' });
    expect(order.issues.map(({ code }) => code)).toContain('sender-unexpected');
    expect((await rival.get(`/orders/${order.id}`)).status).toBe(404);
  });

  test('made for machines is refused, because it names its own sender', async () => {
    const edi = await readFile('fixtures/golden/004010-vics.edi');
    expect(await shop.send<ProblemView>('POST', '/customers/shop/uploads', edi)).toMatchObject({
      status: 415,
      body: { code: 'not-a-paper' },
    });
    expect(await shop.send('POST', '/customers/shop/uploads', Buffer.from('{"purpose":"original"}'))).toMatchObject({
      status: 415,
    });
  });

  test('made for machines inside a mail stays with the customer who sent it, whatever sender it names, and waits', async () => {
    const edi = await readFile('fixtures/golden/004010-vics.edi', 'base64');
    const mail = [
      'From: ann@shop.example',
      'Subject: order',
      'MIME-Version: 1.0',
      'Content-Type: application/edi-x12; name=o.edi',
      'Content-Disposition: attachment; filename=o.edi',
      'Content-Transfer-Encoding: base64',
      '',
      edi,
      '',
    ].join('\r\n');
    const { body } = await shop.send<{ id: string }>('POST', '/customers/shop/uploads', Buffer.from(mail), {
      'x-filename': 'o.eml',
      'content-type': 'message/rfc822',
    });
    const message = await gateway.client.readMessage(body.id);
    expect(message.interchanges).toEqual([]);
    const orders = await Promise.all(message.orders.map(({ id }) => gateway.client.order(id)));
    expect(orders).toMatchObject([{ partnerId: 'shop', state: 'needsReview' }]);
  });
});

describe('what a customer says of an order', () => {
  test('a yes is kept in its history, a no waits for a person with what is wrong', async () => {
    const { id } = await submit('PO-6');
    expect(await shop.send('POST', `/orders/${id}/answer`, { verdict: 'confirmed', revision: 1 })).toMatchObject({
      status: 200,
      body: { data: [{ verdict: 'confirmed', by: 'Ann Buyer' }] },
    });
    const reason = 'We asked for 21, not 12.';
    await shop.send('POST', `/orders/${id}/answer`, { verdict: 'disputed', revision: 1, reason });
    const order = await gateway.client.order(id);
    expect(order.exception?.codes).toEqual(['customer-disputed']);
    // The ERP does not have it yet, and does not get it before somebody has looked.
    expect(order).toMatchObject({ state: 'needsReview', deliveryState: 'none' });
    expect((await gateway.client.lease(100)).map(({ orderId }) => orderId)).not.toContain(id);
    const { data } = await gateway.client.get<{ data: object[] }>(`/v1/orders/${id}/events`);
    expect(data.at(-1)).toMatchObject({ type: 'customerDisputed', actor: 'Ann Buyer', reason });
  });

  test('of a revision that is no more is refused', async () => {
    const { id } = await submit('PO-7');
    expect(await shop.send('POST', `/orders/${id}/answer`, { verdict: 'confirmed', revision: 2 })).toMatchObject({
      status: 412,
    });
  });
});

describe('nobody sees what is not theirs', () => {
  test('lists hold the own orders only, by every channel', async () => {
    const { id } = await submit('PO-8');
    const theirs = await rival.get<{ data: object[] }>('/orders');
    expect(theirs.body.data).toEqual([]);
    const own = await shop.get<{ data: { id: string; customer: string }[] }>('/orders');
    expect(own.body.data.map((order) => order.id)).toContain(id);
    expect(new Set(own.body.data.map(({ customer }) => customer))).toEqual(new Set(['shop']));
    expect((await rival.get<{ data: object[] }>('/uploads')).body.data).toEqual([]);
    expect((await rival.get<{ data: object[] }>('/drafts')).body.data).toEqual([]);
  });

  test('every call that names something of another customer finds nothing', async () => {
    const attach = async (name: string, poNumber: string): Promise<string> => {
      await shop.send('PUT', `/drafts/${name}`, form(poNumber));
      const { body } = await shop.send<{ id: string }>('POST', `/drafts/${name}/attachments`, Buffer.from('a drawing'));
      return body.id;
    };
    const sentDraft = crypto.randomUUID();
    await attach(sentDraft, 'PO-9');
    const { id } = await submit('PO-9', sentDraft);
    expect((await shop.get(`/orders/${id}/attachments/1`)).status).toBe(200);
    const draft = crypto.randomUUID();
    const attachment = await attach(draft, 'PO-10');
    const sessions = await shop.get<{ data: { id: string }[] }>('/sessions');
    const theirs: Record<string, string> = { id, customer: 'shop', draft, paper: 'ack_1', attachment, number: '1' };
    const bodies: Record<string, object> = {
      '/check': form('PO-10'),
      '/pasted': { customer: 'shop', rows: [['4001', '5']] },
      '/drafts/{draft}': form('PO-10'),
      '/drafts/{draft}/submit': form('PO-10'),
      '/orders/{id}/answer': { verdict: 'confirmed', revision: 1 },
      '/customers/{customer}/items': { numbers: ['4001'] },
    };
    const named = portalRoutes(gateway.gateway, () => Promise.reject(new Error('not called'))).filter(
      ({ path }) => path.includes('{') || path === '/check' || path === '/pasted',
    );
    expect(named.length).toBeGreaterThan(10);
    for (const { method, path } of named) {
      const own = path.startsWith('/sessions/') ? { ...theirs, id: sessions.body.data[0]?.id ?? '' } : theirs;
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => own[name] ?? '');
      const answer =
        method === 'get'
          ? await rival.get(address)
          : await rival.send(
              method === 'put' ? 'PUT' : 'POST',
              address,
              /(uploads|attachments)$/.test(path) ? Buffer.from('a,b') : bodies[path],
            );
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
    expect((await shop.get(`/drafts/${draft}`)).status).toBe(200);
    expect((await shop.get(`/drafts/${draft}/attachments`)).body).toMatchObject({ data: [{ id: attachment }] });
    expect((await shop.get('/session')).status).toBe(200);
  });

  test('and nothing is shown to whoever is not signed in', async () => {
    for (const { method, path, open } of portalRoutes(gateway.gateway, () => Promise.reject(new Error('not called')))) {
      if (open !== undefined) continue;
      const address = `${gateway.url}/v1/portal${path.replaceAll(/\{\w+\}/g, 'x')}`;
      const response = await fetch(address, { method: method.toUpperCase() });
      expect([path, response.status]).toEqual([path, 401]);
    }
  });
});

describe('the phone pad', () => {
  const call = {
    caller: 'Ann Buyer',
    number: '+44 113 496 0000',
    at: '2026-11-26T09:12:00.000Z',
    readBack: 'Twelve of S-1.',
  };
  const phone = (poNumber: string, outcome: string) => ({ ...form(poNumber), call: { ...call, outcome } });

  test('makes an order of what a caller says, with who called and what was read back', async () => {
    const { client } = gateway;
    const sent = await client.call<Sent>('POST', `/v1/forms/drafts/${crypto.randomUUID()}/submit`, {
      body: phone('T-1', 'readBack'),
    });
    expect(sent).toMatchObject({ status: 201, body: { state: 'queued' } });
    const { order, ...row } = await client.order(sent.body.id);
    expect(row).toMatchObject({ channel: 'phone', documentType: 'phone', partnerId: 'shop' });
    expect(order.buyer?.contact).toEqual({ name: 'Ann Buyer', phone: '+44 113 496 0000' });
    expect(order.notes).toEqual([{ type: 'readBack', text: 'Twelve of S-1.' }]);
  });

  test('holds an order that was not read back', async () => {
    const sent = await gateway.client.call<Sent>('POST', `/v1/forms/drafts/${crypto.randomUUID()}/submit`, {
      body: phone('T-2', 'callBack'),
    });
    expect(sent.body.state).toBe('needsReview');
    expect((await gateway.client.order(sent.body.id)).issues.map(({ code }) => code)).toContain('call-open');
  });

  test.each([
    ['another outcome', { outcome: 'callBack' }],
    ['other words', { readBack: 'Twelve of S-2.' }],
    ['another caller', { caller: 'Tom' }],
  ])('sent again with %s is refused', async (_case, changed) => {
    const path = `/v1/forms/drafts/${crypto.randomUUID()}/submit`;
    const body = phone(`T-${crypto.randomUUID()}`, 'readBack');
    const send = (told: object) => gateway.client.call<ProblemView & Sent>('POST', path, { body: told });
    const sent = await send(body);
    expect(await send({ ...body, call: { ...body.call, ...changed } })).toMatchObject({
      status: 409,
      body: { code: 'state-conflict' },
    });
    expect((await send(body)).body.id).toBe(sent.body.id);
  });

  test('takes no call that has not come yet', async () => {
    const body = phone('T-4', 'readBack');
    const answer = await gateway.client.call<ProblemView>('POST', `/v1/forms/drafts/${crypto.randomUUID()}/submit`, {
      body: { ...body, call: { ...body.call, at: new Date(Date.now() + 3_600_000).toISOString() } },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  test('wants to know who called', async () => {
    const answer = await gateway.client.call<ProblemView>('POST', `/v1/forms/drafts/${crypto.randomUUID()}/submit`, {
      body: form('T-3'),
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });
});

function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const step of pointer.split('/').slice(1)) value = (value as Record<string, unknown>)[step];
  return value;
}
