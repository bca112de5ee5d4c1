/** The API as its description promises it: every call, every refusal, and nothing of a customer's document in the log. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PORTAL_BASE, portalRoutes } from '../../src/api/portal/server.ts';
import { createClient } from '../support/client.ts';
import type { Client, ProblemView } from '../support/client.ts';
import { leaseOrders } from '../support/erp.ts';
import { dataDirectory, keyIn, spawnGateway, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startWire, viaPort } from '../support/proxy.ts';
import { createDatabase } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';
import { SHIP_TO, interchange850, orderSpecs } from '../support/x12-850.ts';

interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly components: { readonly securitySchemes: Readonly<Record<string, object>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let gateway: TestGateway;
let description: Description;
let client: Client;
beforeAll(async () => {
  gateway = await startGateway();
  client = gateway.client;
  description = await client.get<Description>('/openapi.json');
});
afterAll(() => gateway.remove());

interface Called {
  readonly method: string;
  readonly path: string;
  readonly template: string;
  readonly operation: Operation;
}

/** Every call with a key, with an address in which each id names nothing. */
function calls(): Called[] {
  return allCalls().filter(({ template }) => !template.startsWith(PORTAL_BASE));
}

/** Those of the portal as well, whose callers are signed in. */
function allCalls(): Called[] {
  return Object.entries(description.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      template,
      path: template.replaceAll(/\{\w+\}/g, 'nothing'),
      operation,
    })),
  );
}

describe('the description', () => {
  test('holds every call of the portal, with the cookie and the token that it needs', () => {
    const routes = portalRoutes(gateway.gateway, () => Promise.reject(new Error('not called')));
    const described = allCalls().filter(({ template }) => template.startsWith(PORTAL_BASE));
    expect(described.map(({ method, template }) => `${method} ${template}`).toSorted()).toEqual(
      routes.map(({ method, path }) => `${method.toUpperCase()} ${PORTAL_BASE}${path}`).toSorted(),
    );
    const schemes = Object.keys(description.components.securitySchemes);
    for (const { method, path, open } of routes) {
      const { security } = description.paths[`${PORTAL_BASE}${path}`]?.[method] ?? {};
      const wanted = open !== undefined ? [] : method === 'get' ? ['portalSession'] : ['portalSession', 'portalToken'];
      const named = (security ?? []).flatMap((each) => Object.keys(each));
      expect([path, named]).toEqual([path, wanted]);
      expect(schemes).toEqual(expect.arrayContaining(named));
      expect(security).toBeDefined();
    }
  });

  test('is OpenAPI 3.1, names every call once, and explains each of its parameters', () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(description.info.version).toMatch(/^\d+\.\d+\.\d+/);
    const ids = allCalls().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
    for (const { template, operation } of allCalls()) {
      const named = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(named);
      expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json']);
      const statuses = Object.keys(operation.responses).filter((status) => status !== 'default');
      expect(statuses).toHaveLength(1);
      expect(operation.description).toMatch(
        /^Needs (the scope `[a-z:]+`(?: or `[a-z:]+`)*\.|no key: the call is signed|nobody to be signed in|somebody who is signed in)/,
      );
    }
  });

  test('holds only schemas that a JSON Schema reader understands', () => {
    for (const { operation } of allCalls()) {
      const schemas = [
        ...operation.parameters.map(({ schema }) => schema),
        ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
        ...Object.values(operation.responses).flatMap(({ content }) =>
          Object.values(content).map(({ schema }) => schema),
        ),
      ];
      const references = schemas.filter((schema) => '$ref' in schema);
      expect(new Set(references.map(({ $ref }) => $ref))).toEqual(new Set(['#/components/schemas/Problem']));
      for (const schema of schemas.filter((each) => !('$ref' in each))) {
        expect(() => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])).not.toThrow();
      }
    }
  });

  test('publishes the schema of the canonical order, and every order handed out keeps to it', async () => {
    const schema = await client.get<Record<string, unknown>>('/schemas/order/1.0.json');
    expect(schema['$id']).toBe('/schemas/order/1.0.json');
    const reader = z.fromJSONSchema(schema);
    const message = await client.deliver(interchange850({ control: 1, orders: orderSpecs(3, 'SCHEMA') }));
    for (const { id } of message.orders) expect(reader.safeParse((await client.order(id)).order).error).toBeUndefined();
    const deliveries = await leaseOrders(
      client,
      message.orders.map(({ id }) => id),
    );
    for (const { order } of deliveries) expect(reader.safeParse(order).error).toBeUndefined();
  });
});

describe('every call', () => {
  test('is refused without a key and with a key that lacks its scope', async () => {
    const keys = { reader: await gateway.keyFor('orders:read'), sender: await gateway.keyFor('inbound:write') };
    expect(calls().length).toBeGreaterThan(20);
    for (const { method, path, operation } of calls()) {
      if (operation.description.startsWith('Needs no key')) continue; // tests/integration/fax-webhooks.test.ts
      const without = await client.call<ProblemView>(method, path, { key: '' });
      expectProblem(without, 401, `${method} ${path}`);
      const key = operation.description.includes('`orders:read`') ? keys.sender : keys.reader;
      expectProblem(await client.call<ProblemView>(method, path, { key }), 403, `${method} ${path}`);
    }
  });

  test('about something that does not exist answers 404', async () => {
    const bodies: Record<string, object> = {
      'corrections': { reason: 'test', patch: { salesperson: 'Ann' } },
      'ack': { erpOrderNumber: '1' },
      'nack': { reason: 'test' },
      'lease': {},
      'partners': { name: 'Nobody' },
      'changes': { closed: true },
      'items': { numbers: [] },
      'forms': { customer: 'nobody', fields: { lines: [] } },
      'submit': { customer: 'nobody', fields: { lines: [] } },
      'ship-tos': { shipTos: [] },
    };
    const named = calls().filter(({ template }) => template.includes('{'));
    expect(named.length).toBeGreaterThan(12);
    for (const { method, path, template } of named) {
      const word = template.split('/').at(-1) ?? '';
      const body =
        method === 'GET'
          ? undefined
          : (bodies[word.startsWith('{') ? (template.split('/')[2] ?? '') : word] ?? { reason: 'test' });
      const answer = await client.call<ProblemView>(method, path, {
        headers: { 'If-Match': '"1"' },
        ...(body === undefined ? {} : { body }),
      });
      expectProblem(answer, 404, `${method} ${path}`);
    }
    expectProblem(await client.call<ProblemView>('GET', '/v1/no-such-thing'), 404, 'an unknown address');
    expectProblem(await client.call<ProblemView>('DELETE', '/v1/orders'), 404, 'an unknown method');
  });

  test('with a JSON body refuses a wrong one by 400, and points at each field that is wrong', async () => {
    const withBody = calls().filter(
      ({ operation }) => operation.requestBody?.content['application/json'] !== undefined,
    );
    expect(withBody.length).toBeGreaterThan(8);
    for (const { method, path } of withBody) {
      const headers = { 'If-Match': '"1"' };
      const wrong = await client.call<ProblemView>(method, path, { headers, body: { nonsense: true } });
      expectProblem(wrong, 400, `${method} ${path}`);
      expect(wrong.body.errors?.length, `${method} ${path}`).toBeGreaterThan(0);
      for (const { pointer, message } of wrong.body.errors ?? []) {
        expect(pointer).toMatch(/^\//);
        expect(message).not.toBe('');
      }
      expectProblem(
        await client.call<ProblemView>(method, path, { headers, body: '{"cut": ' }),
        400,
        `${method} ${path} with a cut body`,
      );
      expectProblem(
        await client.call<ProblemView>(method, path, { headers, body: { reason: 'x'.repeat(1_100_000) } }),
        413,
        `${method} ${path} with 1.1 MB`,
      );
    }
    const two = await client.call<ProblemView>('POST', '/v1/erp/lease', { body: { max: 0, leaseSeconds: 'soon' } });
    expect(two.body.errors?.map(({ pointer }) => pointer).toSorted()).toEqual(['/leaseSeconds', '/max']);
  });

  test('that lists something pages through all of it, and refuses a cursor that is not its own', async () => {
    for (let control = 100; control < 107; control++)
      await client.deliver(interchange850({ control, orders: orderSpecs(1, `PAGE-${control}`) }));
    for (const path of ['/v1/orders', '/v1/inbound', '/v1/erp/deliveries']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: { data: { id: string }[]; nextCursor: string | null; hasMore: boolean } = await client.get(
          `${path}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        seen.push(...page.data.map(({ id }) => id));
        expect(page.hasMore).toBe(page.nextCursor !== null);
        cursor = page.nextCursor;
      }
      expect(seen.length).toBeGreaterThanOrEqual(7);
      expect(new Set(seen).size).toBe(seen.length);
      for (const query of ['cursor=%00', 'limit=0', 'limit=9999', 'limit=many'])
        expectProblem(await client.call<ProblemView>('GET', `${path}?${query}`), 400, `${path}?${query}`);
    }
    expectProblem(await client.call<ProblemView>('GET', '/v1/orders?state=happy'), 400, 'an unknown state');
  });
});

describe('keys', () => {
  test('are kept as hashes only', async () => {
    const rows = await gateway.database.query<{ row: string; hash: string }>(
      'select to_jsonb(k)::text as row, hash from api_keys k',
    );
    expect(rows.map(({ hash }) => hash)).toContain(createHash('sha256').update(client.key).digest('hex'));
    for (const { row } of rows) expect(row).not.toContain(client.key.slice(3));
  });

  test('that ask too often are told to wait, and others are not', async () => {
    const strict = await startGateway({ requestsPerMinuteMax: 5 });
    try {
      const answers = [];
      for (let count = 0; count < 7; count++) answers.push(await strict.client.call<ProblemView>('GET', '/v1/orders'));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
      expect(answers.at(-1)?.headers.get('retry-after')).toBe('5');
      expect((await strict.client.call('GET', '/v1/orders', { key: await strict.keyFor('orders:read') })).status).toBe(
        200,
      );
    } finally {
      await strict.remove();
    }
  });
});

describe('for machines', () => {
  test("/metrics counts what was done, in Prometheus' own words", async () => {
    const text = (await client.call<string>('GET', '/metrics', { key: '' })).body;
    expect(text).toMatch(/^ordergate_messages_received_total\{channel="http"\} [1-9]/m);
    expect(text).toMatch(/^ordergate_orders_routed_total\{state="queued"\} [1-9]/m);
    expect(text).toMatch(/^ordergate_http_request_duration_seconds_count\{.*route="\/v1\/inbound".*\} [1-9]/m);
    for (const line of text.split('\n'))
      expect(line).toMatch(/^($|# (HELP|TYPE) \w+ .+|\w+(\{.*\})? (-?[\d.e+-]+|NaN|\+Inf)$)/);
    expect(text).not.toMatch(/PO-|PAGE-|ACMESTORES/);
  });

  test('/readyz says when the database is away, /livez goes on, and calls are answered 503', async () => {
    const database = await createDatabase();
    const wire = await startWire(Number(new URL(database.url).port));
    const own = await startGateway({ databaseUrl: viaPort(database.url, wire.port) });
    try {
      expect((await own.client.call('GET', '/readyz')).status).toBe(200);
      await wire.cut();
      const away = await waitFor('readyz to notice', async () => {
        const answer = await own.client.call<{ checks: Record<string, string> }>('GET', '/readyz');
        return answer.status === 503 && answer;
      });
      expect(away.body.checks['database']).toBe('unreachable');
      expect((await own.client.call('GET', '/livez')).status).toBe(200);
      const refused = await own.client.call<ProblemView>('POST', '/v1/inbound', { body: 'an order' });
      expectProblem(refused, 503, 'an order while the database is away');
      expect(refused.body.code).toBe('database-unavailable');
      expect(refused.headers.get('retry-after')).toBe('5');
      await wire.mend();
      await waitFor('readyz to notice', async () => (await own.client.call('GET', '/readyz')).status === 200);
      expect((await own.client.call('POST', '/v1/inbound', { body: 'an order' })).status).toBe(202);
    } finally {
      await own.remove();
      await wire.cut();
      await database.drop();
    }
  });
});

describe('the log', () => {
  test('follows an order by one correlation id from the request to the ERP, and holds nothing of the document', async () => {
    const database = await createDatabase();
    const data = await dataDirectory();
    const own = await spawnGateway(data, { env: { DATABASE_URL: database.url, ORDERGATE_LOG_LEVEL: 'trace' } });
    try {
      const key = await keyIn(database.url);
      const caller = createClient(own.url, key);
      const correlationId = 'caller-4711.a:b/c';
      const po = 'SECRETPO12345';
      const body = interchange850({
        control: 1,
        sender: 'SECRETSENDER',
        orders: [{ po }, { po: `${po}B`, price: '' }],
      });
      const received = await caller.call<{ id: string }>('POST', '/v1/inbound', {
        body,
        headers: { 'X-Correlation-Id': correlationId, 'X-Filename': 'a.edi' },
      });
      expect(received.headers.get('x-correlation-id')).toBe(correlationId);
      const message = await caller.readMessage(received.body.id);
      expect(message.correlationId).toBe(correlationId);
      await caller.deliver(`ISA*00*SECRETNOISE ${po}`);
      const [delivery] = await waitFor('the first delivery', async () => {
        const due = await caller.lease(1);
        return due.length > 0 && due;
      });
      expect(delivery?.correlationId).toBe(correlationId);
      await caller.nack(delivery?.id ?? '', 'busy');
      const [again] = await waitFor('the delivery', async () => {
        const due = await caller.lease(1);
        return due.length > 0 && due;
      });
      await caller.ack(again?.id ?? '', 'SO-1');
      const stopped = await caller.order(message.orders[1]?.id ?? '');
      await caller.decide(stopped, 'corrections', {
        reason: 'agreed',
        patch: [{ op: 'add', path: '/lines/0/unitPrice', value: '77.31' }],
      });
      await caller.call('POST', '/v1/erp/lease', { body: { consumer: 5 } });
      await own.stop();
      const lines = own
        .log()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { event?: string; correlationId?: string });
      const followed = lines.filter((line) => line.correlationId === correlationId).map(({ event }) => event);
      for (const event of ['message_stored', 'order_routed', 'delivery_failed', 'delivery_acked', 'order_decided'])
        expect(followed).toContain(event);
      for (const secret of [po, SHIP_TO, 'SKU-1', '77.31', 'SECRETNOISE', key]) expect(own.log()).not.toContain(secret);
    } finally {
      await own.kill();
      await database.drop();
      await rm(data, { recursive: true, force: true });
    }
  });

  test('gives a correlation id of its own to a caller that names none, or one that could break a log', async () => {
    for (const headers of [{}, { 'X-Correlation-Id': 'two words' }, { 'X-Correlation-Id': 'x'.repeat(101) }]) {
      expect((await client.call('GET', '/v1/orders', { headers })).headers.get('x-correlation-id')).toMatch(
        /^cor_\w{26}$/,
      );
    }
  });
});

/** A problem document of that status, complete, with the correlation id of the answer's header. */
function expectProblem(answer: Awaited<ReturnType<Client['call']>>, status: number, place: string): void {
  const { body } = answer as { body: ProblemView };
  const mediaType = answer.headers.get('content-type')?.split(';')[0];
  expect({ place, status: answer.status, mediaType, body }).toMatchObject({
    place,
    status,
    mediaType: 'application/problem+json',
    body: {
      status,
      correlationId: answer.headers.get('x-correlation-id'),
      type: expect.stringMatching(/^\/problems\//),
      title: expect.any(String),
      detail: expect.any(String),
      code: expect.any(String),
      retryable: expect.any(Boolean),
    },
  });
}
