/** Papers that go with a form, on a real gateway: kept with the draft, listed by the stored form, opened at the order. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ATTACHMENTS_MAX, ATTACHMENT_BYTES_MAX } from '../../src/model/form.ts';
import { createApiKey } from '../../src/store/api-keys.ts';
import type { ProblemView } from '../support/client.ts';
import { blobFile, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { openAccount } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait.ts';

interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
}

let gateway: TestGateway;
let shop: Visitor;
let draft: string;
let count = 0;

beforeAll(async () => {
  gateway = await startGateway();
  await gateway.client.call('POST', '/v1/partners', { body: { id: 'shop', name: 'Shop Ltd' } });
  shop = await openAccount(gateway, { email: 'ann@shop.example', name: 'Ann Buyer', customers: ['shop'] });
});
afterAll(() => gateway.remove());
beforeEach(async () => {
  draft = crypto.randomUUID();
  count += 1;
  await shop.send('PUT', `/drafts/${draft}`, form());
});

const form = () => ({
  customer: 'shop',
  fields: {
    poNumber: `A-${count}`,
    date: '2026-12-24',
    shipTo: { name: 'Shop Ltd', city: 'Leeds', country: 'GB' },
    lines: [{ item: '4001', quantity: '2', unit: 'EA' }],
  },
});
const attach = (bytes: Buffer, name = 'drawing.svg', type = 'image/svg+xml') =>
  shop.send<Attachment>('POST', `/drafts/${draft}/attachments`, bytes, {
    'x-filename': encodeURIComponent(name),
    'content-type': type,
  });
const listed = async (): Promise<string[]> =>
  (await shop.get<{ data: Attachment[] }>(`/drafts/${draft}/attachments`)).body.data.map(({ name }) => name);
const submit = () => shop.send<{ id: string }>('POST', `/drafts/${draft}/submit`, form());
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

describe('a draft', () => {
  test('keeps what is attached, in its order, until it is removed', async () => {
    const first = await attach(SVG);
    expect(first).toMatchObject({
      status: 201,
      body: {
        name: 'drawing.svg',
        mediaType: 'image/svg+xml',
        bytes: SVG.length,
        sha256: createHash('sha256').update(SVG).digest('hex'),
      },
    });
    expect(await blobFile(gateway.data, first.body.sha256)).toContain(first.body.sha256);
    await attach(Buffer.from('%PDF-1.7'), '订单 Ä.pdf', 'application/pdf');
    expect(await listed()).toEqual(['drawing.svg', '订单 Ä.pdf']);
    expect((await shop.send('POST', `/drafts/${draft}/attachments/${first.body.id}/remove`)).status).toBe(200);
    expect((await shop.send('POST', `/drafts/${draft}/attachments/${first.body.id}/remove`)).status).toBe(404);
    expect(await listed()).toEqual(['订单 Ä.pdf']);
  });

  test('that is thrown away leaves none', async () => {
    await attach(SVG);
    await shop.send('POST', `/drafts/${draft}/discard`);
    expect(await gateway.database.query('select 1 from form_attachments where draft_id = $1', [draft])).toEqual([]);
    expect((await attach(SVG)).status).toBe(404);
  });

  test('takes so many and no more, however they come at once, and none that is too large or empty', async () => {
    const answers = await Promise.all(
      Array.from({ length: ATTACHMENTS_MAX + 2 }, (_, index) => attach(Buffer.from(`picture ${index}`))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(ATTACHMENTS_MAX);
    expect((await attach(SVG)).body).toMatchObject({ code: 'state-conflict', detail: expect.stringContaining('20') });
    draft = crypto.randomUUID();
    await shop.send('PUT', `/drafts/${draft}`, form());
    expect(await attach(Buffer.alloc(ATTACHMENT_BYTES_MAX + 1))).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    });
    expect((await attach(Buffer.alloc(0))).status).toBe(400);
    expect(await listed()).toEqual([]);
  });

  test('has names that are text: no path, no signs that hide what kind of file it is', async () => {
    await attach(SVG, '../../etc/\u202Efdp.exe\r\n');
    expect(await listed()).toEqual(['../../etc/fdp.exe']);
  });
});

describe('an order', () => {
  test('is accompanied by what was attached: listed in the stored form, and opened as a file to save', async () => {
    await attach(SVG);
    await attach(Buffer.from('a picture'), 'wall.png', 'image/png');
    const { body } = await submit();
    const { messageId } = await gateway.client.get<{ messageId: string }>(`/v1/orders/${body.id}`);
    const raw = await gateway.client.get<string>(`/v1/inbound/${messageId}/raw`);
    const { attachments } = JSON.parse(raw) as { attachments: object[] };
    expect(attachments).toEqual([
      {
        name: 'drawing.svg',
        mediaType: 'image/svg+xml',
        bytes: SVG.length,
        sha256: createHash('sha256').update(SVG).digest('hex'),
      },
      expect.objectContaining({ name: 'wall.png', mediaType: 'image/png' }),
    ]);
    const list = await shop.get<{ data: object[] }>(`/orders/${body.id}/attachments`);
    expect(list.body.data).toEqual(attachments.map((each, index) => ({ number: index + 1, ...each })));
    const own = await shop.get<string>(`/orders/${body.id}/attachments/1`);
    const atDesk = await gateway.client.call<string>('GET', `/v1/orders/${body.id}/attachments/1`);
    for (const answer of [own, atDesk]) {
      expect([answer.status, answer.body]).toEqual([200, SVG.toString()]);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename=drawing.svg');
    }
    expect(await gateway.client.get(`/v1/orders/${body.id}/attachments`)).toEqual(list.body);
    expect((await shop.get(`/orders/${body.id}/attachments/3`)).status).toBe(404);
  });

  test('names them to the ERP, whose key opens them', async () => {
    await attach(SVG);
    const { body } = await submit();
    const { client, database } = gateway;
    await client.decide(await client.order(body.id), 'release', { reason: 'agreed' });
    const delivery = await waitFor('the delivery', async () =>
      (await client.lease(20)).find(({ orderId }) => orderId === body.id),
    );
    const [first] = (delivery as { attachments?: readonly Attachment[] }).attachments ?? [];
    const sha256 = createHash('sha256').update(SVG).digest('hex');
    expect(first).toEqual({ number: 1, name: 'drawing.svg', mediaType: 'image/svg+xml', bytes: SVG.length, sha256 });
    const path = `/v1/orders/${body.id}/attachments`;
    const erp = { key: await createApiKey(database, 'my-erp', ['erp']) };
    expect(await client.call('GET', path, erp)).toMatchObject({ status: 200, body: { data: [first] } });
    expect(await client.call('GET', `${path}/1`, erp)).toMatchObject({ status: 200, body: SVG.toString() });
    // Nothing else of the order is the ERP's to read there, and a key of another scope has not become one.
    expect((await client.call('GET', `/v1/orders/${body.id}`, erp)).status).toBe(403);
    const sender = { key: await createApiKey(database, 'a-sender', ['inbound:write']) };
    expect(await client.call('GET', path, sender)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('orders:read or erp') as string },
    });
  });

  test('is one order however often it is sent, and its attachments stay as they were', async () => {
    const { body: attached } = await attach(SVG);
    const sent = await Promise.all([submit(), submit(), submit()]);
    sent.push(await submit());
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    expect((await attach(SVG)).body).toMatchObject({ code: 'state-conflict' });
    expect(
      (await shop.send<ProblemView>('POST', `/drafts/${draft}/attachments/${attached.id}/remove`)).body,
    ).toMatchObject({ code: 'state-conflict' });
  });

  test('has all that anybody was told is attached, also what came while it was being sent', async () => {
    const during = Promise.all(Array.from({ length: 8 }, (_, index) => attach(Buffer.from(`late ${index}`))));
    const { body } = await submit();
    const kept = (await during).filter(({ status }) => status === 201).map(({ body: { sha256 } }) => sha256);
    const { data } = (await shop.get<{ data: Attachment[] }>(`/orders/${body.id}/attachments`)).body;
    expect(data.map(({ sha256 }) => sha256).toSorted()).toEqual(kept.toSorted());
  });

  test('of another channel cannot name bytes that belong to somebody else', async () => {
    const { body: attached } = await attach(SVG);
    const forged = JSON.stringify({
      ordergateForm: '1.0',
      enteredBy: { id: 'x', name: 'x' },
      customer: { id: 'shop', name: 'Shop Ltd' },
      fields: form().fields,
      items: [null],
      attachments: [{ name: 'x', mediaType: 'a/b', bytes: SVG.length, sha256: attached.sha256 }],
    });
    const sent = await gateway.client.call<{ id: string }>('POST', '/v1/inbound', { body: Buffer.from(forged) });
    const message = await gateway.client.readMessage(sent.body.id);
    const id = message.orders[0]?.id ?? '';
    expect(await gateway.client.get(`/v1/orders/${id}/attachments`)).toEqual({ data: [] });
  });
});

test('on the phone pad a clerk attaches likewise, and what they attached is not shown to the customer', async () => {
  const { client } = gateway;
  const name = crypto.randomUUID();
  await client.call('PUT', `/v1/forms/drafts/${name}`, { body: form() });
  const path = `/v1/forms/drafts/${name}/attachments`;
  const answer = await client.call('POST', path, { body: SVG, headers: { 'x-filename': 'note.svg' } });
  expect(answer.status).toBe(201);
  const call = { caller: 'Ann Buyer', at: '2026-11-26T09:12:00.000Z', outcome: 'readBack', readBack: 'As typed.' };
  const sent = await client.call<{ id: string }>('POST', `/v1/forms/drafts/${name}/submit`, {
    body: { ...form(), call },
  });
  expect(await client.get(`/v1/orders/${sent.body.id}/attachments`)).toMatchObject({ data: [{ name: 'note.svg' }] });
  expect((await shop.get(`/orders/${sent.body.id}/attachments`)).body).toEqual({ data: [] });
});
