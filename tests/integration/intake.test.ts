/** The way in, on a real gateway: nothing is accepted before it is durable, nothing is dropped, nothing is doubled. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageView, ProblemView } from '../support/client.ts';
import { blobFile, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850, orderSpecs } from '../support/x12-850.ts';

const BODY_BYTES_MAX = 1024 * 1024;

let gateway: TestGateway;
let control = 0;
beforeAll(async () => {
  gateway = await startGateway({ rawBytesMax: BODY_BYTES_MAX, bodySecondsMax: 1 });
});
afterAll(() => gateway.remove());

describe('taking bytes', () => {
  test('answers 202 with the hash, and gives the raw bytes back byte for byte', async () => {
    const bytes = randomBytes(100_000);
    const answer = await gateway.client.call<{ id: string; sha256: string; status: string }>('POST', '/v1/inbound', {
      body: bytes,
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ sha256, status: 'received' });
    expect(answer.headers.get('location')).toBe(`/v1/inbound/${answer.body.id}`);
    const raw = await fetch(`${gateway.url}/v1/inbound/${answer.body.id}/raw`, {
      headers: { Authorization: `Bearer ${gateway.client.key}` },
    });
    expect(Buffer.from(await raw.arrayBuffer()).equals(bytes)).toBe(true);
    expect(raw.headers.get('content-disposition')).toContain('attachment');
  });

  test('has bytes and row on disk when it says 202', async () => {
    const id = await gateway.client.send(one());
    const [row] = await gateway.database.query<{ sha256: string }>('select sha256 from messages where id = $1', [id]);
    const sha256 = row?.sha256 ?? '';
    const stored = await readFile(await blobFile(gateway.data, sha256));
    expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
  });

  test('gives the same answer to the same key and body, marked as a replay, and keeps one message', async () => {
    const body = one();
    const headers = { 'Idempotency-Key': 'same-body' };
    const first = await gateway.client.call('POST', '/v1/inbound', { body, headers });
    const second = await gateway.client.call('POST', '/v1/inbound', { body, headers });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(second.status).toBe(202);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    expect(await messagesWithBody(body)).toBe(1);
  });

  test('refuses the same key with another body, because one of the two would be lost', async () => {
    const headers = { 'Idempotency-Key': 'other-body' };
    await gateway.client.send(one(), headers);
    const other = one();
    const answer = await gateway.client.call<ProblemView>('POST', '/v1/inbound', { body: other, headers });
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await messagesWithBody(other)).toBe(0);
  });

  test('makes one message of ten calls with the same key at once', async () => {
    const body = one();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        gateway.client.call<{ id: string }>('POST', '/v1/inbound', { body, headers: { 'Idempotency-Key': 'at-once' } }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(9);
    expect(await messagesWithBody(body)).toBe(1);
  });

  test('keeps the keys of two callers apart', async () => {
    const headers = { 'Idempotency-Key': 'shared-word' };
    const [mine, theirs] = [one(), one()];
    await gateway.client.send(mine, headers);
    const answer = await gateway.client.call('POST', '/v1/inbound', {
      body: theirs,
      headers,
      key: await gateway.keyFor('inbound:write'),
    });
    expect(answer.status).toBe(202);
    expect(await messagesWithBody(theirs)).toBe(1);
  });
});

describe('refusing', () => {
  test('answers 401 to no key and to an unknown one, 403 to a key of the wrong scope', async () => {
    const body = one();
    for (const key of ['', 'og_nobody']) {
      const answer = await gateway.client.call<ProblemView>('POST', '/v1/inbound', { body, key });
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    }
    const answer = await gateway.client.call<ProblemView>('POST', '/v1/inbound', {
      body,
      key: await gateway.keyFor('orders:read', 'erp'),
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await messagesWithBody(body)).toBe(0);
  });

  test('answers 413 to a body above the limit, whether its length is announced or not', async () => {
    const body = Buffer.alloc(BODY_BYTES_MAX + 1, 'A');
    const announced = await gateway.client.call<ProblemView>('POST', '/v1/inbound', { body });
    expect(announced).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    const huge = await gateway.client.call<ProblemView>('POST', '/v1/inbound', {
      body: Buffer.alloc(30 * BODY_BYTES_MAX, 'A'),
    });
    expect(huge).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    const streamed = await speak(
      `${head()}Transfer-Encoding: chunked\r\n\r\n${(BODY_BYTES_MAX + 1).toString(16)}\r\n${body.toString('latin1')}\r\n`,
    );
    expect(streamed).toMatch(/^HTTP\/1.1 413 /);
    expect(await messagesWithBody(body)).toBe(0);
    expect(await incoming()).toEqual([]);
  });

  test('takes a body of exactly the limit', async () => {
    expect((await gateway.client.call('POST', '/v1/inbound', { body: Buffer.alloc(BODY_BYTES_MAX, 'B') })).status).toBe(
      202,
    );
  });

  test('answers 408 to a body that does not come, and keeps nothing of it', async () => {
    const before = await messageCount();
    const answer = await speak(`${head()}Content-Length: 1000\r\n\r\nISA*00*`);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"code":"body-too-slow"');
    expect(await messageCount()).toBe(before);
    await waitFor('the temporary file to go', async () => (await incoming()).length === 0);
  });

  test('keeps nothing of a body that is cut off', async () => {
    const before = await messageCount();
    const answer = await speak(`${head()}Content-Length: 1000\r\n\r\nISA*00*`, true);
    expect(answer).toMatch(/^(HTTP\/1.1 400 |$)/); // The connection may be gone before an answer fits through.
    const call = request(`${gateway.url}/v1/inbound`, {
      method: 'POST',
      headers: { 'Authorization': `Bearer ${gateway.client.key}`, 'Content-Length': '1000' },
    });
    const broken = new Promise((resolve) => call.once('error', resolve));
    call.write('ISA*00*', () => call.destroy());
    await broken;
    await waitFor('the temporary files to go', async () => (await incoming()).length === 0);
    expect(await messageCount()).toBe(before);
  });

  test('answers 415 to a compressed body, because raw bytes are what is kept', async () => {
    const answer = await gateway.client.call<ProblemView>('POST', '/v1/inbound', {
      body: one(),
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect(answer).toMatchObject({ status: 415, body: { code: 'encoding-unsupported' } });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['an empty file', Buffer.alloc(0)],
    ['binary noise', randomBytes(5000)],
    ['a text that is no order', Buffer.from('Dear friends, please send the usual.')],
    ['NUL bytes', Buffer.alloc(300)],
    ['an ISA and nothing else', Buffer.from('ISA*00*')],
  ])('answers %s with a reason and makes no order of it', async (_name, bytes) => {
    const message = await gateway.client.deliver(bytes);
    expect(message.status).toBe('unreadable');
    expect(message.findings.length).toBeGreaterThan(0);
    expect(message.findings[0]?.message).toMatch(/\w+ \w+/);
    expect(message.orders).toEqual([]);
  });

  test('never makes an order of an envelope that did not close, at whatever byte the file is cut', async () => {
    const whole = one(3);
    const iea = whole.indexOf('IEA*');
    const ends = [
      ...Array.from({ length: 60 }, (_, index) => Math.floor(((index + 1) * iea) / 60)),
      ...Array.from({ length: whole.length - 1 - iea }, (_, index) => iea + index),
    ]; // Only the very last terminator may be missing.
    const ids = await Promise.all(ends.map((end) => gateway.client.send(whole.slice(0, end))));
    const messages = await Promise.all(ids.map((id) => gateway.client.readMessage(id)));
    for (const [index, message] of messages.entries()) {
      const cutAt = ends[index];
      expect({ cutAt, orders: message.orders, hasReason: reasons(message).length > 0 }).toEqual({
        cutAt,
        orders: [],
        hasReason: true,
      });
    }
    // Nothing of the cut copies stands in the way of the whole file.
    expect((await gateway.client.deliver(whole)).orders).toHaveLength(3);
  });
});

describe('wrong envelopes', () => {
  test.each([
    ['SE01', { segmentCount: 99 }, {}],
    ['GE01', {}, { setCount: 7 }],
    ['GE02', {}, { closingGroup: 999_999 }],
  ])('makes no order when %s is wrong, and says so in the 997', async (_name, order, envelope) => {
    const number = ++control;
    const message = await gateway.client.deliver(
      interchange850({ control: number, orders: [{ po: `WRONG-${number}`, ...order }], ...envelope }),
    );
    expect(message.orders).toEqual([]);
    expect(reasons(message)).not.toEqual([]);
    const [answer] = await gateway.client.acknowledgments(message.id);
    expect(answer?.type).toBe('997');
    expect(answer?.verdict).toMatch(/^[RP]$/);
    expect(answer?.content).toMatch(/AK9\*[RP]\*/);
    expect(answer?.content).toMatch(/AK5\*R|AK9\*R/);
  });

  test.each([
    ['IEA02', { closingControl: 999_999 }, 'interchange-control-mismatch'],
    ['IEA01', { interchangeGroups: 3 }, 'interchange-count-mismatch'],
  ])(
    'has a person look at the orders of an interchange whose %s does not fit: something may be missing',
    async (_element, damage, code) => {
      const number = ++control;
      const message = await gateway.client.deliver(
        interchange850({ control: number, orders: [{ po: `IEA-${number}` }], ...damage }),
      );
      expect(message.interchanges).toMatchObject([{ status: 'E' }]);
      const order = await gateway.client.order(message.orders[0]?.id ?? '');
      expect(order).toMatchObject({ state: 'needsReview', exception: { codes: [code] } });
      expect(order.issues).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
    },
  );

  test('takes the good sets of a group and says which was not', async () => {
    const number = ++control;
    const message = await gateway.client.deliver(
      interchange850({
        control: number,
        orders: [{ po: `GOOD-${number}` }, { po: `BAD-${number}`, segmentCount: 99 }, { po: `ALSO-GOOD-${number}` }],
      }),
    );
    expect(message.orders.map(({ poNumber }) => poNumber)).toEqual([`GOOD-${number}`, `ALSO-GOOD-${number}`]);
    expect(message.otherDocuments).toMatchObject([{ result: 'rejected' }]);
    const [answer] = await gateway.client.acknowledgments(message.id);
    expect(answer).toMatchObject({ type: '997', verdict: 'P' });
    expect(answer?.content).toContain('AK9*P*3*3*2');
  });
});

describe('what was sent before', () => {
  test('makes nothing of the same interchange again, and gives the stored 997 again as a new file', async () => {
    const body = one(2);
    const first = await gateway.client.deliver(body);
    const [answered] = await waitFor('the first 997 to go out', async () =>
      sentOnce(await gateway.client.acknowledgments(first.id), 1),
    );
    const second = await gateway.client.deliver(body);
    expect(second).toMatchObject({ status: 'duplicate', orders: [], interchanges: [{ sameContent: true }] });
    const [again] = await waitFor('the 997 to go out again', async () =>
      sentOnce(await gateway.client.acknowledgments(second.id), 2),
    );
    expect(again).toMatchObject({
      id: answered?.id,
      controlNumber: answered?.controlNumber,
      content: answered?.content,
    });
    expect(again?.location).not.toBe(answered?.location);
    const files = await Promise.all(
      [answered, again].map((each) => readFile(join(gateway.data, 'folder', each?.location ?? ''), 'latin1')),
    );
    expect(files).toEqual([answered?.content, answered?.content]);
    expect(await ordersOf(first)).toEqual(['queued', 'queued']);
  });

  test('asks a person when other bytes come under the same control number', async () => {
    const number = ++control;
    await gateway.client.deliver(interchange850({ control: number, orders: [{ po: `FIRST-${number}` }] }));
    const other = await gateway.client.deliver(
      interchange850({ control: number, orders: [{ po: `SECOND-${number}` }] }),
    );
    expect(other.orders).toMatchObject([{ poNumber: `SECOND-${number}`, state: 'needsReview' }]);
    const order = await gateway.client.order(other.orders[0]?.id ?? '');
    expect(order.exception?.codes).toContain('duplicate-interchange');
  });

  test('calls the same order under a new control number a duplicate, and a changed one a question', async () => {
    const po = `TWICE-${++control}`;
    const first = await gateway.client.deliver(interchange850({ control, orders: [{ po }] }));
    const same = await gateway.client.deliver(interchange850({ control: ++control, orders: [{ po }] }));
    expect(same.orders).toMatchObject([{ state: 'duplicate' }]);
    expect((await gateway.client.order(same.orders[0]?.id ?? '')).duplicateOf).toBe(first.orders[0]?.id);
    const changed = await gateway.client.deliver(
      interchange850({ control: ++control, orders: [{ po, quantity: '13' }] }),
    );
    expect(changed.orders).toMatchObject([{ state: 'needsReview' }]);
    expect((await gateway.client.order(changed.orders[0]?.id ?? '')).exception?.codes).toContain('duplicate-order');
    const typed = await gateway.client.deliver(
      interchange850({ control: ++control, orders: [{ po: po.replace('TWICE-', 'PO twice0') }] }),
    );
    expect(typed.orders).toMatchObject([{ state: 'needsReview', poNumber: po.replace('TWICE-', 'PO twice0') }]);
    expect((await gateway.client.order(typed.orders[0]?.id ?? '')).exception?.codes).toContain('duplicate-order');
    expect(await ordersOf(first)).toEqual(['queued']);
  });

  test('makes one order of ten sendings of one file at once', async () => {
    const body = one();
    const ids = await Promise.all(Array.from({ length: 10 }, () => gateway.client.send(body)));
    const messages = await Promise.all(ids.map((id) => gateway.client.readMessage(id, 40_000)));
    expect(messages.flatMap((message) => message.orders)).toHaveLength(1);
    expect(messages.filter(({ status }) => status === 'duplicate')).toHaveLength(9);
  });

  test('lets a corrected file come under the number of one that was rejected as a whole', async () => {
    const number = ++control;
    const orders = [{ po: `RETRY-${number}` }];
    expect(
      (await gateway.client.deliver(interchange850({ control: number, orders, closingGroup: 1_000_000 }))).orders,
    ).toEqual([]);
    const good = await gateway.client.deliver(interchange850({ control: number, orders }));
    expect(good.orders).toMatchObject([{ state: 'queued' }]);
  });

  test('keeps test and production apart: numbers, orders and answers', async () => {
    const number = ++control;
    const spec = { control: number, orders: [{ po: `WORLD-${number}` }], sender: 'TWOWORLDS' };
    const live = await gateway.client.deliver(interchange850(spec));
    const trial = await gateway.client.deliver(interchange850({ ...spec, test: true }));
    expect(live.orders).toMatchObject([{ state: 'queued' }]);
    expect(trial.orders).toMatchObject([{ state: 'queued' }]);
    const answers = await Promise.all(
      [live, trial].map(({ id }) =>
        waitFor('the 997 to go out', async () => sentOnce(await gateway.client.acknowledgments(id), 1)),
      ),
    );
    const [liveAnswer, trialAnswer] = answers.map(([each]) => each);
    expect(liveAnswer?.controlNumber).toBe(trialAnswer?.controlNumber); // Each world counts for itself,
    expect(liveAnswer?.location).not.toBe(trialAnswer?.location); // so their files must not meet.
    for (const [answer, flag] of [
      [liveAnswer, 'P'],
      [trialAnswer, 'T'],
    ] as const) {
      const file = await readFile(join(gateway.data, 'folder', answer?.location ?? ''), 'latin1');
      expect(file.split('*')[15]).toBe(flag);
    }
    for (const message of [live, trial]) expect(await ordersOf(message)).toEqual(['queued']);
  });
});

/** An interchange that has not been sent yet, with that many orders. */
function one(orders = 1): string {
  control += 1;
  return interchange850({ control, orders: orderSpecs(orders, `PO-${control}`) });
}

function sentOnce<Each extends { readonly state: string; readonly attempts: number }>(
  answers: readonly Each[],
  times: number,
): readonly Each[] | undefined {
  return answers.length > 0 && answers.every(({ state, attempts }) => state === 'sent' && attempts === times)
    ? answers
    : undefined;
}

async function ordersOf(message: MessageView): Promise<string[]> {
  return (await gateway.client.message(message.id)).orders.map(({ state }) => state);
}

/** Every reason that the sender or a person is given for what did not become an order. */
function reasons(message: MessageView): string[] {
  return [
    ...message.findings,
    ...message.interchanges.flatMap(({ findings }) => findings),
    ...message.otherDocuments.flatMap(({ findings }) => findings),
  ].map(({ code }) => code);
}

async function messageCount(): Promise<number> {
  const [row] = await gateway.database.query<{ count: number }>('select count(*) as count from messages');
  return row?.count ?? -1;
}

async function messagesWithBody(body: string | Uint8Array): Promise<number> {
  const sha256 = createHash('sha256').update(body).digest('hex');
  const [row] = await gateway.database.query<{ count: number }>(
    'select count(*) as count from messages where sha256 = $1',
    [sha256],
  );
  return row?.count ?? -1;
}

/** Names of half-written blobs. */
function incoming(): Promise<string[]> {
  return readdir(join(gateway.data, 'blobs', 'incoming'));
}

function head(): string {
  return `POST /v1/inbound HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer ${gateway.client.key}\r\n`;
}

/** Says something raw to the gateway's port; resolves with all it answered once the connection is over. */
function speak(text: string, hangUp = false): Promise<string> {
  const { port, hostname } = new URL(gateway.url);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true }, () => {
      socket.write(text, 'latin1', () => hangUp && socket.end());
    });
    socket.setEncoding('latin1').on('data', (data: string) => (heard += data));
    socket
      .on('error', () => resolve(heard))
      .on('end', () => socket.destroy())
      .on('close', () => resolve(heard));
  });
}

test('a cancellation of an order, with the same lines, waits for a person and is never taken for a copy', async () => {
  const number = ++control;
  await gateway.client.deliver(interchange850({ control: number, orders: [{ po: `CANCEL-${number}` }] }));
  const cancellation = interchange850({ control: ++control, orders: [{ po: `CANCEL-${number}` }] }).replace(
    'BEG*00*',
    'BEG*01*',
  );
  const message = await gateway.client.deliver(cancellation);
  expect(await gateway.client.order(message.orders[0]?.id ?? '')).toMatchObject({
    state: 'needsReview',
    exception: { codes: ['purpose-needs-person'] },
    order: { purpose: 'cancellation' },
  });
});

test('a file that ends before its first group is unreadable, with the reason', async () => {
  const whole = interchange850({ control: ++control, orders: [{ po: `ISA-${control}` }] });
  const message = await gateway.client.deliver(whole.slice(0, whole.indexOf('GS*')));
  expect(message.status).toBe('unreadable');
  expect(message.findings.map(({ code }) => code)).toContain('interchange-broken-off');
});

test('an order acknowledgment that comes in (855) is checked and answered, makes no order, and waits for a person', async () => {
  const message = await gateway.client.deliver(await readFile('fixtures/x12/corpus/x12-855/aaronhuggins__855.edi'));
  expect(message).toMatchObject({
    status: 'decoded',
    orders: [],
    otherDocuments: [
      {
        type: '855',
        result: 'orderResponse',
        findings: [
          { code: 'element-code-unknown' },
          {
            code: 'order-response-received',
            message:
              '855 answers order POTEST1112: accepted as it was ordered (AD); 4 line(s), 2 of them not simply accepted.',
          },
          { code: 'order-response-received', message: expect.stringContaining('Line 2 of order POTEST1112') as string },
          { code: 'order-response-received', message: expect.stringContaining('Line 3 of order POTEST1112') as string },
        ],
      },
    ],
  });
  const sent = await gateway.client.acknowledgments(message.id);
  expect(sent.map(({ type, verdict }) => [type, verdict])).toEqual([['997', 'E']]);
  const waiting = async (): Promise<unknown> => {
    const page = await gateway.client.get<{ data: { id: string }[] }>('/v1/inbound?waiting=true');
    return page.data.some(({ id }) => id === message.id);
  };
  expect(await waiting()).toBe(true);
  const seen = { reason: 'Sent to us by mistake; the partner knows.' };
  expect(await gateway.client.call('POST', `/v1/inbound/${message.id}/seen`, { body: seen })).toMatchObject({
    status: 200,
  });
  expect(await waiting()).toBe(false);
});
