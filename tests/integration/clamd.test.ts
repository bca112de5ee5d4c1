/** A virus scanner, a real one: what it finds something in is kept, not read and not answered; while it is away nothing is read. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clamdScanner } from '../../src/adapters/scanner/clamd.ts';
import { intake } from '../../src/pipeline/intake.ts';
import { createReceiver } from '../../src/pipeline/receive.ts';
import { EICAR, EICAR_NAME, startClamd } from '../support/clamd.ts';
import type { Clamd } from '../support/clamd.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { openAccount } from '../support/visitor.ts';
import { mailWith, orderText } from '../support/made-mails.ts';

let clamd: Clamd;
let gateway: TestGateway;
beforeAll(async () => {
  clamd = await startClamd();
  gateway = await startGateway({
    roles: 'api,worker,reconciler',
    clamd: clamd.address,
    smtpUrl: 'smtps://localhost:1',
    mailFrom: 'Supplier Orders <orders@supplier.example>',
  });
});
afterAll(async () => {
  await gateway.remove();
  await clamd.remove();
});

async function* chunks(...parts: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

async function receive(bytes: Buffer, contentType = 'message/rfc822'): Promise<string> {
  const arrival = { channel: contentType === 'message/rfc822' ? 'mail' : 'http', body: chunks(bytes), contentType };
  return (await createReceiver(gateway.gateway)(arrival)).id;
}

async function answerTo(messageId: string): Promise<{ state: string; reason: string | null } | undefined> {
  const [answer] = await gateway.database.query<{ state: string; reason: string | null }>(
    'select state, reason from mail_answers where message_id = $1',
    [messageId],
  );
  return answer;
}

describe('the scanner', () => {
  test.each([
    ['by TCP', () => clamd.address],
    ['by its socket', () => clamd.socket],
  ])('finds what is there, however it is cut, and nothing else, %s', async (_case, address) => {
    const scan = clamdScanner(address());
    expect(await scan(chunks('please send ', '', '40 x ABC-123'))).toEqual({});
    expect(await scan(chunks('x', EICAR.slice(0, 30), EICAR.slice(30)))).toEqual({ virus: EICAR_NAME });
  });

  test('says of what is too large that it could not be looked at, instead of calling it clean', async () => {
    const parts = Array.from({ length: 40 }, () => randomBytes(128 * 1024));
    expect(await clamdScanner(clamd.address)(chunks(...parts))).toHaveProperty('trouble');
  });

  test('that nobody runs is told as an error that is tried again', async () => {
    await expect(clamdScanner('127.0.0.1:1')(chunks('x'))).rejects.toMatchObject({
      code: 'scanner-unreachable',
      class: 'transient',
    });
  });
});

test('a mail with a virus in an attachment is kept and told by name; nothing of it is read, and nobody is answered', async () => {
  const file = { name: 'order.dat', type: 'application/octet-stream', bytes: Buffer.from(EICAR) };
  const id = await receive(mailWith('PO 81150', orderText('81150'), [file]));
  const message = await gateway.client.readMessage(id);
  expect(message).toMatchObject({ status: 'unreadable', orders: [] });
  expect(message.findings).toEqual([
    expect.objectContaining({ code: 'virus-found', message: expect.stringContaining(EICAR_NAME) }),
  ]);
  expect(await answerTo(id)).toEqual({ state: 'withheld', reason: 'virus' });
});

test('an EDI file with a virus is neither read nor acknowledged', async () => {
  const edi = readFileSync('fixtures/demo/auto-parts-005010.edi');
  const id = await receive(Buffer.concat([edi, Buffer.from(EICAR)]), 'application/edi-x12');
  expect(await gateway.client.readMessage(id)).toMatchObject({ status: 'unreadable', orders: [] });
  expect(await gateway.database.query('select 1 from acknowledgments')).toEqual([]);
});

test('what stopped the gateway at every start is set aside; what only failed is not counted', async () => {
  await clamd.stop();
  const id = await receive(mailWith('PO 81152', orderText('81152'), []));
  const begun = async (attempts?: number): Promise<{ attempts: number; state: string } | undefined> => {
    if (attempts !== undefined)
      await gateway.database.query('update messages set attempts = $2 where id = $1', [id, attempts]);
    const [row] = await gateway.database.query<{ attempts: number; state: string }>(
      'select attempts, state from messages where id = $1',
      [id],
    );
    return row;
  };
  for (const before of [0, 4]) {
    await begun(before);
    const taking = intake(gateway.gateway, [id], { afterStart: true });
    await expect(taking).rejects.toMatchObject({ code: 'scanner-unreachable' });
    expect(await begun()).toEqual({ attempts: before, state: 'received' });
  }
  await begun(5);
  await intake(gateway.gateway, [id], { afterStart: true });
  const message = await gateway.client.message(id);
  expect(message).toMatchObject({ status: 'unreadable', orders: [] });
  expect(message.findings.map(({ code }) => code)).toEqual(['message-set-aside']);
  expect(await gateway.database.query('select 1 from mail_answers where message_id = $1', [id])).toEqual([]);
  await clamd.start();
});

test('while the scanner is away a mail waits, and is read once it is back', async () => {
  await clamd.stop();
  const id = await receive(mailWith('PO 81151', orderText('81151'), []));
  await expect(intake(gateway.gateway, [id])).rejects.toMatchObject({ code: 'scanner-unreachable' });
  const [row] = await gateway.database.query<{ state: string }>('select state from messages where id = $1', [id]);
  expect(row?.state).toBe('received');
  await clamd.start();
  const message = await gateway.client.readMessage(id, 60_000);
  expect(message).toMatchObject({ status: 'decoded', orders: [expect.anything()] });
  expect(await answerTo(id)).toMatchObject({ state: 'pending' });
});

test('a file attached to a form is looked at before it is kept: one with a virus is refused, and while the scanner is away none is taken', async () => {
  await gateway.client.call('POST', '/v1/partners', { body: { id: 'shop', name: 'Shop Ltd' } });
  const shop = await openAccount(gateway, { email: 'ann@shop.example', name: 'Ann Buyer', customers: ['shop'] });
  const form = {
    customer: 'shop',
    fields: {
      poNumber: 'V-1',
      date: '2026-12-24',
      shipTo: { name: 'Shop Ltd', city: 'Leeds', country: 'GB' },
      lines: [{ item: '4001', quantity: '2', unit: 'EA' }],
    },
  };
  await shop.send('PUT', '/drafts/v1', form);
  const attach = (bytes: Buffer, name: string) =>
    shop.send<{ code?: string; detail?: string }>('POST', '/drafts/v1/attachments', bytes, { 'x-filename': name });
  expect(await attach(Buffer.from(EICAR), 'drawing.pdf')).toMatchObject({
    status: 422,
    body: { code: 'virus-found', detail: expect.stringContaining(EICAR_NAME) as string },
  });
  expect(await attach(randomBytes(5 * 1024 ** 2), 'large.pdf')).toMatchObject({
    status: 422,
    body: { code: 'virus-scan-impossible' },
  });
  await clamd.stop();
  const away = await attach(Buffer.from('a picture'), 'early.png');
  expect(away).toMatchObject({ status: 502, body: { code: 'scanner-unreachable', retryable: true } });
  expect(away.body.detail).not.toContain(clamd.address);
  await clamd.start();
  expect((await attach(Buffer.from('a picture'), 'wall.png')).status).toBe(201);
  // Attached before the scanner knew it: the form is not sent with it.
  const { id } = (await attach(Buffer.from('a plan'), 'plan.png')).body as { readonly id: string };
  const { sha256, bytes } = await gateway.gateway.blobs.put(chunks(EICAR), 1000);
  await gateway.database.query('update form_attachments set sha256 = $1, bytes = $2 where id = $3', [
    sha256,
    bytes,
    id,
  ]);
  const submit = () => shop.send<{ id: string; code?: string; detail?: string }>('POST', '/drafts/v1/submit', form);
  expect(await submit()).toMatchObject({
    status: 422,
    body: { code: 'virus-found', detail: expect.stringContaining('"plan.png"') as string },
  });
  await shop.send('POST', `/drafts/v1/attachments/${id}/remove`);
  const { status, body } = await submit();
  expect(status).toBe(201);
  const { data } = await gateway.client.get<{ data: { name: string }[] }>(`/v1/orders/${body.id}/attachments`);
  expect(data.map(({ name }) => name)).toEqual(['wall.png']);
});
