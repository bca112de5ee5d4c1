/** Fax providers call: signed calls are taken, once, after their pages are durable; anything else is kept out. */
import { readFile } from 'node:fs/promises';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { phaxioCall, telnyxAccount, twilioSignature } from '../support/fax-webhooks.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

const PUBLIC = 'https://orders.example.com';
const fixture = (name: string): URL => new URL(`../../fixtures/fax/${name}`, import.meta.url);
const [TELNYX, SIGNALWIRE, PAGES] = await Promise.all([
  readFile(fixture('telnyx-received.json'), 'utf8'),
  readFile(fixture('signalwire-received.form'), 'utf8'),
  readFile(fixture('call-cut.tif')),
]);
const account = telnyxAccount();
const S3 = 'https://s3.amazonaws.com';

let gateway: TestGateway;
let faxes = 0;
beforeAll(async () => {
  // No worker: what is tested is what is taken, not what is read.
  gateway = await startGateway({
    roles: 'api',
    publicUrl: PUBLIC,
    faxTelnyxKey: account.publicKey,
    faxSignalwireKey: 'signing-key',
    faxMediaHosts: 's3.amazonaws.com,files.signalwire.com',
    faxMediaSeconds: 2,
  });
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => gateway.remove());

async function post(provider: string, body: string | Buffer, headers: Record<string, string>) {
  return gateway.client.call<{ status: string; id: string; code: string; detail: string }>(
    'POST',
    `/v1/fax/${provider}`,
    {
      body,
      headers,
      key: '',
    },
  );
}

async function withoutPages(from: TestGateway = gateway): Promise<string> {
  const text = await (await fetch(`${from.url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('ordergate_fax_calls_without_pages_total'))
    .join('\n');
}

async function stored(): Promise<{ messages: number; faxes: number }> {
  const [row] = await gateway.database.query<{ messages: number; faxes: number }>(
    'select (select count(*) from messages)::int as messages, (select count(*) from faxes)::int as faxes',
  );
  return row ?? { messages: 0, faxes: 0 };
}

/** An event of its own, so that no test meets another's fax. */
function event(change: (text: string) => string = (text) => text): string {
  faxes += 1;
  return change(TELNYX.replaceAll('f8338808-3dc6-4f2b-942a-5d1f39255784', `fax-${faxes}`));
}

describe('Telnyx', () => {
  test('tells of a fax, whose pages are stored before it is answered', async () => {
    const body = event();
    nock(S3)
      .get(/^\/faxes-prod\/fax-\d+\.pdf/)
      .reply(200, PAGES, { 'content-type': 'image/tiff' });
    const answer = await post('telnyx', body, account.headers(body));
    expect(answer).toMatchObject({ status: 200, body: { status: 'received' } });
    const message = await gateway.client.get<Record<string, unknown>>(`/v1/inbound/${answer.body.id}`);
    expect(message).toMatchObject({
      channel: 'fax',
      bytes: PAGES.length,
      contentType: 'image/tiff',
      fax: {
        via: 'telnyx',
        caller: '+15550100',
        called: '+15107882622',
        pages: 1,
        partial: false,
        receivedAt: '2026-11-26T11:08:22Z',
      },
    });
  });

  test('may tell of the same fax again, which is fetched and stored once', async () => {
    const body = event();
    nock(S3)
      .get(/fax-\d+/)
      .once()
      .reply(200, PAGES);
    const first = await post('telnyx', body, account.headers(body));
    const again = body.replace('"attempt": 1', '"attempt": 2');
    await gateway.database.query(`delete from idempotency_keys where api_key_id = 'channel:fax'`);
    const second = await post('telnyx', again, account.headers(again));
    expect(second).toMatchObject({ status: 200, body: { id: first.body.id } });
  });

  test.each([
    ['without a signature', () => ({})],
    ['signed by somebody else', (body: string) => telnyxAccount().headers(body)],
    ['signed for another body', () => account.headers('{}')],
    ['signed ten minutes ago', (body: string) => account.headers(body, new Date(Date.now() - 600_000))],
  ])('%s is answered 401, and nothing is fetched or kept', async (_case, headersOf) => {
    const body = event();
    const before = await stored();
    const answer = await post('telnyx', body, headersOf(body));
    expect(answer).toMatchObject({ status: 401, body: { code: 'signature-invalid' } });
    expect(JSON.stringify(answer.body)).not.toContain('15550100');
    expect(await stored()).toEqual(before);
  });

  test('is asked to call again while the pages cannot be had, or come in half', async () => {
    const body = event();
    const before = await stored();
    nock(S3)
      .get(/fax-\d+/)
      .reply(503);
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({
      status: 502,
      body: { code: 'fax-media-unavailable' },
    });
    nock(S3)
      .get(/fax-\d+/)
      .reply(200, PAGES.subarray(0, 500), { 'content-length': String(PAGES.length) });
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({
      status: 502,
      body: { code: 'fax-media-unavailable' },
    });
    nock(S3)
      .get(/fax-\d+/)
      .delay(4000)
      .reply(200, PAGES);
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({ status: 502 });
    nock.abortPendingRequests();
    expect(await stored()).toEqual(before);
    nock(S3)
      .get(/fax-\d+/)
      .reply(200, PAGES);
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({ status: 200 });
  });

  test.each([
    ['another host', 'https://evil.example/x.pdf'],
    ['the cloud’s own secrets', 'http://169.254.169.254/latest/meta-data'],
  ])('cannot make the gateway fetch from %s', async (_case, address) => {
    const body = event((text) => text.replace(/"media_url": "[^"]*"/, `"media_url": "${address}"`));
    const before = await stored();
    const answer = await post('telnyx', body, account.headers(body));
    expect([answer.status, answer.body.code]).toEqual([422, 'fax-media-refused']);
    expect(await stored()).toEqual(before);
  });

  test('is followed to another allowed host, and not from there to a forbidden one', async () => {
    const body = event();
    nock(S3)
      .get(/fax-\d+/)
      .reply(302, undefined, { location: 'https://files.signalwire.com/1' });
    nock('https://files.signalwire.com').get('/1').reply(302, undefined, { location: 'https://evil.example/' });
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({ status: 422 });
  });

  test('is asked to call again about a fax of which it does not say where the pages are', async () => {
    const body = event((text) => text.replace(/"media_url": "[^"]*"/, '"media_url": null'));
    const before = await stored();
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({
      status: 502,
      body: { code: 'fax-pages-missing' },
    });
    expect(await stored()).toEqual(before);
    expect(await withoutPages()).toContain('{provider="telnyx"} 1');
    const nameless = event((text) => text.replace(/"fax_id": "[^"]*",/, ''));
    expect(await post('telnyx', nameless, account.headers(nameless))).toMatchObject({ status: 400 });
  });

  test('tells of other things as well, which are none of ours', async () => {
    const body = event((text) => text.replace('fax.received', 'fax.sending.started'));
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({
      status: 200,
      body: { status: 'ignored' },
    });
    expect(await post('telnyx', '{}', account.headers('{}'))).toMatchObject({ status: 400 });
  });

  test('cannot send more than a call can hold', async () => {
    const body = ' '.repeat(300 * 1024);
    expect(await post('telnyx', body, account.headers(body))).toMatchObject({ status: 413 });
  });
});

describe('SignalWire', () => {
  const url = `${PUBLIC}/v1/fax/signalwire`;
  const signed = (form: string): Record<string, string> => ({
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': twilioSignature('signing-key', url, Object.fromEntries(new URLSearchParams(form))),
  });

  test('asks, is told to receive, and tells of the fax', async () => {
    const form = 'FaxSid=sw-1&From=%2B15550100&To=%2B15107882622&AccountSid=a';
    const asked = await gateway.client.call<string>('POST', '/v1/fax/signalwire', {
      body: form,
      headers: signed(form),
      key: '',
    });
    expect(asked.headers.get('content-type')).toContain('text/xml');
    expect(asked.body).toContain(`<Receive action="${url}" method="POST" mediaType="image/tiff"/>`);
    nock('https://files.signalwire.com').get('/faxes/831455c6.tiff').reply(200, PAGES);
    const told = await gateway.client.call<string>('POST', '/v1/fax/signalwire', {
      body: SIGNALWIRE,
      headers: signed(SIGNALWIRE),
      key: '',
    });
    expect([told.status, told.body]).toEqual([200, expect.stringContaining('<Response></Response>')]);
    const [row] = await gateway.database.query<{ id: string }>(
      `select message_id as id from faxes where via = 'signalwire'`,
    );
    expect(await gateway.client.get(`/v1/inbound/${row?.id ?? ''}`)).toMatchObject({
      fax: { callId: '831455c6-574e-4d8b-b6ee-2418140bf4cd', stationId: '+1 555 0100', partial: false },
    });
  });

  test('is asked to call again about a fax of which it does not say where the pages are', async () => {
    const form = SIGNALWIRE.replace(/MediaUrl=[^&]*/, 'MediaUrl=').replace(/831455c6-[^&]*?(?=&)/, 'sw-lost');
    const before = await stored();
    expect(await post('signalwire', form, signed(form))).toMatchObject({
      status: 502,
      body: { code: 'fax-pages-missing' },
    });
    expect(await stored()).toEqual(before);
    const failed = form.replace('FaxStatus=received', 'FaxStatus=failed');
    expect((await post('signalwire', failed, signed(failed))).status).toBe(200);
  });

  test('with a form that somebody changed is answered 401', async () => {
    const headers = signed(SIGNALWIRE);
    expect(await post('signalwire', SIGNALWIRE.replace('15550100', '15550101'), headers)).toMatchObject({
      status: 401,
    });
  });
});

test('a provider that is not set up is not there', async () => {
  const { body, headers } = phaxioCall('token', `${PUBLIC}/v1/fax/phaxio`, { id: 1 }, PAGES);
  expect(await post('phaxio', body, headers)).toMatchObject({ status: 404 });
  expect(await post('nobody', 'x', {})).toMatchObject({ status: 404 });
});

test('Phaxio brings the pages itself', async () => {
  const other = await startGateway({ roles: 'api', publicUrl: PUBLIC, faxPhaxioToken: 'token' });
  try {
    const fax = {
      id: 77,
      direction: 'received',
      num_pages: 2,
      status: 'failure',
      from_number: '+15550100',
      error_message: 'lost',
    };
    const { body, headers } = phaxioCall('token', `${PUBLIC}/v1/fax/phaxio`, fax, PAGES);
    const answer = await other.client.call<{ id: string }>('POST', '/v1/fax/phaxio', { body, headers, key: '' });
    expect(answer.status).toBe(200);
    expect(await other.client.get(`/v1/inbound/${answer.body.id}`)).toMatchObject({
      bytes: PAGES.length,
      fax: { via: 'phaxio', callId: '77', partial: true, error: 'lost' },
    });
    // Told again without the file it is known; told without it at first it must come again.
    const bare = (id: number, status: string) =>
      phaxioCall('token', `${PUBLIC}/v1/fax/phaxio`, { ...fax, id, status }, undefined);
    const calls = [bare(77, 'success'), bare(80, 'success'), bare(81, 'failure')];
    const said = [];
    for (const call of calls)
      said.push(await other.client.call<object>('POST', '/v1/fax/phaxio', { ...call, key: '' }));
    expect(said).toMatchObject([
      { status: 200, body: { id: answer.body.id } },
      { status: 502, body: { code: 'fax-pages-missing', retryable: true } },
      { status: 200, body: { status: 'ignored' } },
    ]);
    expect(await withoutPages(other)).toContain('{provider="phaxio"} 1');
    // What the account sent itself, or tries out, is nobody's order.
    for (const [id, more] of [
      [78, { direction: 'sent' }],
      [79, { is_test: 'true' }],
    ] as const) {
      const call = phaxioCall('token', `${PUBLIC}/v1/fax/phaxio`, { id, status: 'success' }, PAGES, more);
      expect(await other.client.call('POST', '/v1/fax/phaxio', { ...call, key: '' })).toMatchObject({
        status: 200,
        body: { status: 'ignored' },
      });
    }
  } finally {
    await other.remove();
  }
});
