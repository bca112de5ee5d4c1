/** Faxes that go out by the API of Telnyx: once for each event, called again where nobody took the call, with the webhook as their proof. */
import { readFile } from 'node:fs/promises';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { insertFaxAnswer } from '../../src/store/fax-answers.ts';
import { telnyxAccount } from '../support/fax-webhooks.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850 } from '../support/x12-850.ts';

const API = 'https://api.telnyx.com';
const CALLER = '+15550100';
const READ_MS_MAX = 120_000;
const fixture = (name: string): URL => new URL(`../../fixtures/fax/${name}`, import.meta.url);
const [RECEIVED, DELIVERED, FAILED] = await Promise.all(
  ['received', 'delivered', 'failed'].map((what) => readFile(fixture(`telnyx-${what}.json`), 'utf8')),
);
const PAGES = await readFile(fixture('hylafax-two-pages.tif'));
const account = telnyxAccount();
const SETTINGS = {
  faxTelnyxKey: account.publicKey,
  faxTelnyxApiKey: 'KEY-1',
  faxTelnyxConnection: '234423',
  faxTelnyxFrom: '+15107882622',
};

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly jobId: string | null;
  readonly pages: number | null;
}

let gateway: TestGateway;
let messageId = '';
let answers = 0;
beforeAll(async () => {
  gateway = await startGateway({ ...SETTINGS, faxMediaHosts: 's3.amazonaws.com', faxSendSeconds: 2 });
  await gateway.client.call('POST', '/v1/partners', { body: { id: 'ACME', name: 'Acme' } });
  const profile = { faxNumbers: [CALLER], answers: { fax: 'both' } };
  await gateway.client.call('PUT', '/v1/partners/ACME', { body: { name: 'Acme', profile } });
  const order = interchange850({ control: 1, orders: [{ po: 'PO-1' }] });
  const { body } = await gateway.client.call<{ id: string }>('POST', '/v1/inbound', { body: order });
  messageId = body.id;
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => gateway.remove());

/** The pages are stored there, as the documents of its media say. */
function storing(): nock.Interceptor {
  return nock(API, { reqheaders: { authorization: 'Bearer KEY-1' } }).post('/v2/media', (body: unknown) => {
    const text = Buffer.from(String(body), 'hex').toString('latin1'); // So it hands out bytes that are no text.
    return text.includes('name="media"; filename="ans_') && text.includes('%PDF-');
  });
}

function sending(wanted: unknown[]): nock.Interceptor {
  return nock(API, { reqheaders: { authorization: 'Bearer KEY-1' } }).post('/v2/faxes', (body: unknown) => {
    wanted.push(body);
    return true;
  });
}

const STORED = { data: { media_name: 'ae6b8755-0543-4366-85aa-c28261d9174d', expires_at: '2026-12-01T08:47:37Z' } };
const queued = (id: string): object => ({ data: { record_type: 'fax', id, direction: 'outbound', status: 'queued' } });
const stateOf = (id: string, attempt: number): string => Buffer.from(`${id}.${attempt}`).toString('base64');

/** An answer that is due now, of an event of its own. */
async function written(): Promise<string> {
  answers += 1;
  const id = `ans_telnyx${answers}`;
  await insertFaxAnswer(gateway.database, {
    id,
    subject: `${messageId}-${answers}`,
    event: 'received',
    messageId,
    orderId: null,
    partnerId: 'ACME',
    recipient: CALLER,
    language: 'en',
    body: 'Thank you for your fax.',
  });
  return id;
}

async function answerWhen(id: string, is: (answer: Answer) => boolean): Promise<Answer> {
  return waitFor(`the answer ${id}`, async () => {
    const { data } = await gateway.client.get<{ data: Answer[] }>('/v1/fax-answers');
    return data.find((answer) => answer.id === id && is(answer)) ?? false;
  });
}

/** The event of Telnyx about the fax of that name, signed. */
async function tell(event: string | undefined, state: string, faxId: string): Promise<string> {
  const body = (event ?? '').replace('STATE', state).replace('0ccc7b54-4df3-4bca-a65a-3da1ecc777f0', faxId);
  const headers = account.headers(body);
  const answer = await gateway.client.call<{ status: string }>('POST', '/v1/fax/telnyx', { body, headers, key: '' });
  expect(answer.status).toBe(200);
  return answer.body.status;
}

const callNow = async (id: string): Promise<unknown> =>
  gateway.database.query('update fax_answers set next_at = now() where id = $1', [id]);

test('a fax that Telnyx brought is answered by Telnyx, and its webhook is the proof', async () => {
  const wanted: unknown[] = [];
  nock('https://s3.amazonaws.com')
    .get(/^\/faxes-prod/)
    .reply(200, PAGES, { 'content-type': 'image/tiff' });
  storing().reply(200, STORED);
  sending(wanted).reply(202, queued('fax-1'));
  const body = RECEIVED ?? '';
  const taken = await gateway.client.call<{ id: string }>('POST', '/v1/fax/telnyx', {
    body,
    headers: account.headers(body),
    key: '',
  });
  const answer = await waitFor(
    'the receipt to be queued',
    async () => {
      const { data } = await gateway.client.get<{ data: Answer[] }>(`/v1/fax-answers?messageId=${taken.body.id}`);
      return data.find(({ state }) => state === 'queued') ?? false;
    },
    READ_MS_MAX,
  );
  expect(answer).toMatchObject({ jobId: 'fax-1', attempts: 1 });
  expect(wanted).toEqual([
    {
      connection_id: '234423',
      from: '+15107882622',
      to: CALLER,
      media_name: STORED.data.media_name,
      client_state: stateOf(answer.id, 1),
    },
  ]);
  expect(await tell(DELIVERED, stateOf(answer.id, 1), 'fax-1')).toBe('noted');
  await answerWhen(answer.id, ({ state, pages }) => state === 'sent' && pages === 2);
  const [order] = (await gateway.client.message(taken.body.id)).orders;
  expect((await gateway.client.order(order?.id ?? '')).acknowledgmentState).toBe('acknowledged');
}, 240_000);

test('a busy line is called again, and what is told once more of the first call ends nothing', async () => {
  const wanted: unknown[] = [];
  storing().times(2).reply(200, STORED);
  sending(wanted).reply(202, queued('fax-2'));
  sending(wanted).reply(202, queued('fax-3'));
  const id = await written();
  await answerWhen(id, ({ state }) => state === 'queued');
  await tell(FAILED, stateOf(id, 1), 'fax-2');
  const waiting = await answerWhen(id, ({ state }) => state === 'pending');
  expect(waiting.reason).toBe('user_busy');
  await callNow(id);
  await answerWhen(id, ({ state, attempts }) => state === 'queued' && attempts === 2);
  await tell(FAILED, stateOf(id, 1), 'fax-2');
  await tell(DELIVERED?.replace('page_count": 2', 'page_count": 1'), stateOf(id, 2), 'fax-3');
  expect(await answerWhen(id, ({ state }) => state === 'sent')).toMatchObject({
    jobId: 'fax-3',
    pages: 1,
    attempts: 2,
  });
  expect(wanted).toHaveLength(2);
});

test('a call that broke off is not made again: pages may have come through', async () => {
  storing().reply(200, STORED);
  sending([]).reply(202, queued('fax-4'));
  const id = await written();
  await answerWhen(id, ({ state }) => state === 'queued');
  await tell(FAILED?.replace('user_busy', 'receiver_call_dropped'), stateOf(id, 1), 'fax-4');
  expect((await answerWhen(id, ({ state }) => state === 'failed')).reason).toBe('receiver_call_dropped');
});

test('an answer that says nothing leaves it uncertain: nothing is sent twice, and the webhook settles it', async () => {
  storing().reply(200, STORED);
  sending([]).reply(502, 'Bad Gateway');
  const id = await written();
  expect((await answerWhen(id, ({ state }) => state === 'uncertain')).reason).toContain('it answered 502');
  await callNow(id);
  await tell(DELIVERED, stateOf(id, 1), 'fax-5');
  expect(await answerWhen(id, ({ state }) => state === 'sent')).toMatchObject({ jobId: 'fax-5', attempts: 1 });
});

test.each([
  ['is away', (): unknown => storing().replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))],
  ['fails while it stores the pages', (): unknown => storing().reply(500, '')],
  ['does not know the key', (): unknown => storing().reply(401, { errors: [{ title: 'Authentication failed' }] })],
  ['has too much to do', (): unknown => [storing().reply(200, STORED), sending([]).reply(429, '')]],
])('a Telnyx that %s is asked again later', async (_, meet) => {
  meet();
  const id = await written();
  const answer = await answerWhen(id, ({ state, attempts }) => state === 'pending' && attempts === 1);
  expect(answer.reason).toContain('fax-server-unreachable');
  await gateway.database.query("update fax_answers set state = 'failed' where id = $1", [id]);
});

test('a fax that Telnyx refuses has failed, for the reason that it gives', async () => {
  storing().reply(200, STORED);
  sending([]).reply(422, { errors: [{ code: '10002', title: 'Invalid phone number', detail: 'to is no number' }] });
  const id = await written();
  const { reason } = await answerWhen(id, ({ state }) => state === 'failed');
  expect(reason).toBe('fax-refused: Telnyx does not send the fax: it answered 422: to is no number.');
});

test('what another program of the account sends is nothing of ours', async () => {
  expect(await tell(DELIVERED, Buffer.from('invoice 7').toString('base64'), 'fax-9')).toBe('ignored');
});

test('settings that could never tell how a fax ended are refused', () => {
  expect(() => loadConfig({ ...SETTINGS, faxTelnyxKey: undefined }, {})).toThrow(
    'ORDERGATE_FAX_TELNYX_KEY: needed with',
  );
  expect(() => loadConfig({ ...SETTINGS, faxSend: 'sendfax' }, {})).toThrow('ORDERGATE_FAX_SEND: either it or');
});
