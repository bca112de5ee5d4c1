/** Things that break while the gateway runs: each is told as what it is, and nothing is lost when it is over. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import type { Answer, DeliveryView, ProblemView } from '../support/client.ts';
import { createClient } from '../support/client.ts';
import { leaseOrders } from '../support/erp.ts';
import { blobFile, dataDirectory, gatewayEnvironment, spawnGateway, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startWire, viaPort } from '../support/proxy.ts';
import { createDatabase, startRedis } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850, orderSpecs } from '../support/x12-850.ts';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('../../bin/ordergate.js', import.meta.url));

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function gatewayWith(settings: Parameters<typeof startGateway>[0] = {}): Promise<TestGateway> {
  const gateway = await startGateway(settings);
  cleanUps.push(() => gateway.remove());
  return gateway;
}

test('a database that is gone for a while costs 503s, and then everything goes on', async () => {
  const directory = await dataDirectory();
  let server = await startEmbeddedPostgres(directory);
  cleanUps.push(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });
  const wire = await startWire(Number(new URL(server.url).port));
  const gateway = await gatewayWith({ databaseUrl: viaPort(server.url, wire.port) });
  const { client } = gateway;
  const before = await client.deliver(interchange850({ control: 1, orders: orderSpecs(3, 'BEFORE') }));
  const [delivery] = await waitFor('a delivery', async () => {
    const due = await client.lease(1, { leaseSeconds: 600 });
    return due.length > 0 && due;
  });

  await server.stop();
  await wire.cut();
  const meanwhile = interchange850({ control: 2, orders: orderSpecs(1, 'MEANWHILE') });
  const refused = await client.call<ProblemView>('POST', '/v1/inbound', {
    body: meanwhile,
    headers: { 'Idempotency-Key': 'two' },
  });
  expect(refused).toMatchObject({ status: 503, body: { code: 'database-unavailable', retryable: true } });
  expect((await client.call('POST', '/v1/erp/lease', { body: {} })).status).toBe(503);
  expect((await client.ack(delivery?.id ?? '', 'SO-1')).status).toBe(503);
  expect((await client.call('GET', '/livez')).status).toBe(200);
  const inbox = join(gateway.data, 'folder', 'in');
  await writeFile(join(inbox, '.dropped.edi'), interchange850({ control: 3, orders: orderSpecs(1, 'DROPPED') }));
  await rename(join(inbox, '.dropped.edi'), join(inbox, 'dropped.edi'));

  server = await startEmbeddedPostgres(directory);
  await wire.mend(Number(new URL(server.url).port));
  const again = await waitFor('the gateway to take messages again', async () => {
    const answer = await client.call<{ id: string }>('POST', '/v1/inbound', {
      body: meanwhile,
      headers: { 'Idempotency-Key': 'two' },
    });
    return answer.status === 202 && answer.body;
  });
  expect((await client.readMessage(again.id)).orders).toMatchObject([{ state: 'queued' }]);
  await waitFor(
    'the file that was dropped meanwhile',
    async () => (await client.get<{ counts: Record<string, number> }>('/v1/orders')).counts['queued'] === 5,
  );
  expect(await readdir(inbox)).toEqual([]);
  expect((await client.ack(delivery?.id ?? '', 'SO-1')).status).toBe(200);
  expect((await client.message(before.id)).orders.filter(({ state }) => state === 'acceptedByErp')).toHaveLength(1);
  const left = await client.get<{ data: { id: string }[] }>('/v1/orders?state=queued');
  expect(left.data).toHaveLength(4);
  const due = await leaseOrders(
    client,
    left.data.map(({ id }) => id),
  );
  expect(due).toHaveLength(4);
});

test('a Redis that is flushed and killed in the middle of 200 orders loses and doubles none', async () => {
  let redis = await startRedis();
  cleanUps.push(() => redis.stop());
  const gateway = await gatewayWith({ redisUrl: redis.url });
  const { client } = gateway;
  const files = Array.from({ length: 20 }, (_, index) =>
    interchange850({ control: index + 1, orders: orderSpecs(10, `R${index}`) }),
  );
  const ids: string[] = [];
  for (const [index, text] of files.entries()) {
    ids.push(await client.send(text)); // Accepted whatever becomes of the queue.
    if (index === 5 || index === 15) await flush(redis.url);
    if (index === 8) await redis.stop();
    if (index === 12) redis = await startRedis(redis.port);
  }
  const messages = await Promise.all(ids.map((id) => client.readMessage(id, 60_000)));
  expect(messages.flatMap(({ orders }) => orders)).toHaveLength(200);
  const { erp } = gateway.gateway.queues;
  await waitFor('a job for every order', async () => (await erp.size()) === 200, 40_000);
  await flush(redis.url);
  await waitFor('all jobs to be made again', async () => (await erp.size()) === 200, 40_000);
  const taken: DeliveryView[] = [];
  await waitFor('the ERP to have all orders', async () => {
    // An empty answer may only mean that the reconciler holds the rows for a moment.
    const batch = await client.lease(40, { leaseSeconds: 600 });
    taken.push(...batch);
    if (taken.length === 80) await flush(redis.url);
    await Promise.all(batch.map(({ id, orderId }) => client.ack(id, `SO-${orderId}`)));
    return taken.length >= 200;
  });
  expect(taken).toHaveLength(200);
  expect(new Set(taken.map(({ order }) => order.poNumber)).size).toBe(200);
  expect((await client.get<{ counts: object }>('/v1/orders')).counts).toEqual({ acceptedByErp: 200 });
  await waitFor('the queue to be empty', async () => (await erp.size()) === 0, 40_000);
});

test('an ERP that takes orders and never answers keeps none of them', async () => {
  const gateway = await gatewayWith();
  const { client } = gateway;
  const message = await client.deliver(interchange850({ control: 1, orders: orderSpecs(20, 'SILENT') }));
  const ids = message.orders.map(({ id }) => id);
  await gateway.jobsMade(); // So that one call gets all of them, before the first lease runs out.
  expect(await leaseOrders(client, ids, { max: 20, leaseSeconds: 1, consumer: 'silent' })).toHaveLength(20);
  const taken: DeliveryView[] = [];
  await waitFor('the other ERP to get all of them', async () => {
    const due = await client.lease(20, { leaseSeconds: 600, consumer: 'lively' });
    taken.push(...due);
    await Promise.all(due.map(({ id }) => client.ack(id, `SO-${id}`)));
    return taken.length >= 20;
  });
  expect(new Set(taken.map(({ orderId }) => orderId))).toEqual(new Set(ids));
  expect(taken.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 20 }, () => 2));
});

test('a message whose bytes were lost on disk stops no other, and is told in the log', async () => {
  const gateway = await gatewayWith({ roles: 'api' });
  const lost = await gateway.client.send('these bytes will be gone');
  const good = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      gateway.client.send(interchange850({ control: index + 1, orders: orderSpecs(2, `GOOD${index}`) })),
    ),
  );
  const { sha256 } = await gateway.client.message(lost);
  await rm(await blobFile(gateway.data, sha256));
  const worker = await spawnGateway(gateway.data, {
    env: { DATABASE_URL: gateway.databaseUrl, ORDERGATE_LOG_LEVEL: 'error' },
  });
  try {
    for (const id of good) expect((await gateway.client.readMessage(id)).orders).toHaveLength(2);
    expect((await gateway.client.message(lost)).status).toBe('received');
    await waitFor('a line about it', () =>
      worker
        .log()
        .split('\n')
        .some((line) => line.includes('message_not_taken') && line.includes(lost)),
    );
  } finally {
    await worker.stop();
  }
});

test('a gateway killed in the middle of a large file goes on where it stopped, and still lists what was refused at its beginning', async () => {
  const gateway = await gatewayWith({ roles: 'api' });
  // Above 1 MB a file is taken in batches, each stored by itself.
  const orders = orderSpecs(1400, 'LARGE').map((order, index) => ({
    ...order,
    lines: 20,
    ...(index === 3 ? { segmentCount: 1 } : {}),
  }));
  const id = await gateway.client.send(interchange850({ control: 1, orders }));
  const settings = { env: { DATABASE_URL: gateway.databaseUrl, ORDERGATE_LOG_LEVEL: 'error' } };
  let deaths = 0;
  for (let done = 0; deaths < 3; deaths++) {
    const worker = await spawnGateway(gateway.data, settings);
    done = await waitFor('the next batch', async () => {
      const [row] = await gateway.database.query<{ done: number; state: string }>(
        'select documents_done as done, state from messages where id = $1',
        [id],
      );
      expect(row?.state).not.toBe('decoded');
      return row !== undefined && row.done > done && row.done;
    });
    await worker.kill();
  }
  const last = await spawnGateway(gateway.data, settings);
  cleanUps.push(() => last.stop());
  const message = await gateway.client.readMessage(id, 60_000);
  const [row] = await gateway.database.query<{ count: number; numbers: number }>(
    'select count(*) as count, count(distinct po_number) as numbers from orders where message_id = $1',
    [id],
  );
  expect(row).toEqual({ count: 1399, numbers: 1399 });
  expect(message.otherDocuments).toMatchObject([{ result: 'rejected' }]);
  const answers = await gateway.client.acknowledgments(id);
  expect(answers).toHaveLength(1);
  expect(answers[0]?.content).toContain('AK9*P*1400*1400*1399');
});

describe('a full disk', () => {
  test('is answered 507, and nothing half stored is left (a real small disk)', async (context) => {
    const data = await mkdtemp(join(tmpdir(), 'ordergate-disk-'));
    cleanUps.push(() => rm(data, { recursive: true, force: true }));
    const blobs = join(data, 'blobs');
    await mkdir(blobs);
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', blobs]);
    } catch {
      context.skip('mounting needs root'); // The next test shows the same with an injected error.
    }
    cleanUps.push(() => run('umount', [blobs]));
    const gateway = await gatewayWith({ data });
    expect(await fillUp(gateway)).toMatchObject({ status: 507, body: { code: 'blob-store-full', retryable: true } });
    expect(await leftOver(gateway)).toEqual([]);
    expect(
      (await gateway.client.deliver(interchange850({ control: 1, orders: orderSpecs(1, 'SMALL') }))).orders,
    ).toHaveLength(1);
  });

  test('is answered 507, and nothing half stored is left (an injected ENOSPC)', async () => {
    const gateway = await gatewayWith();
    const file = await open(join(gateway.data, 'probe'), 'w');
    const handle = Object.getPrototypeOf(file) as Pick<FileHandle, 'write'>;
    await file.close();
    const write = vi
      .spyOn(handle, 'write')
      .mockRejectedValue(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
    cleanUps.push(() => Promise.resolve(write.mockRestore()));
    expect(await fillUp(gateway)).toMatchObject({ status: 507, body: { code: 'blob-store-full', retryable: true } });
    expect(await leftOver(gateway)).toEqual([]);
    write.mockRestore();
    expect(
      (await gateway.client.deliver(interchange850({ control: 1, orders: orderSpecs(1, 'ROOM') }))).orders,
    ).toHaveLength(1);
  });
});

describe('the embedded database', () => {
  let data: string;
  beforeAll(async () => {
    data = await dataDirectory();
    return () => rm(data, { recursive: true, force: true });
  });

  test('survives kill -9 of the gateway; the next start attaches, and a clean stop ends both', async () => {
    const first = await spawnGateway(data);
    const key = await keyFrom(data); // While the gateway runs.
    const sent = await createClient(first.url, key).send(
      interchange850({ control: 1, orders: orderSpecs(5, 'KILLED') }),
    );
    const server = await postmaster(data);
    await first.kill(); // Right after the 202.
    expect(await postmaster(data)).toBe(server);
    const second = await spawnGateway(data);
    expect(await postmaster(data)).toBe(server);
    const client = createClient(second.url, key);
    expect((await client.readMessage(sent)).orders).toHaveLength(5);
    await waitFor('the deliveries', async () => (await client.lease(1)).length === 1);
    expect(await second.stop()).toBe(0);
    expect(existsSync(join(data, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
    await waitFor('the server to end', () => hasEnded(server));
  });

  test('is started and stopped by a command when no gateway runs', async () => {
    expect(await keyFrom(data)).toMatch(/^og_/);
    expect(existsSync(join(data, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
  });

  test('comes up again after it was killed itself together with the gateway, as by a power cut', async () => {
    const first = await spawnGateway(data);
    const key = await keyFrom(data);
    const id = await createClient(first.url, key).send(interchange850({ control: 2, orders: orderSpecs(2, 'POWER') }));
    process.kill(Number(await postmaster(data)), 'SIGKILL');
    await first.kill();
    const second = await spawnGateway(data);
    expect((await createClient(second.url, key).readMessage(id)).orders).toHaveLength(2);
    expect(await second.stop()).toBe(0);
  });
});

test('SIGTERM lets a request that is under way finish, and stops within seconds', async () => {
  const database = await createDatabase();
  cleanUps.push(() => database.drop());
  const data = await dataDirectory();
  cleanUps.push(() => rm(data, { recursive: true, force: true }));
  const env = { DATABASE_URL: database.url };
  const gateway = await spawnGateway(data, { env });
  const { stdout } = await run(process.execPath, [PROGRAM, 'key', 'create', 'sender', '--data', data], {
    env: { ...gatewayEnvironment(), ...env },
  });
  const body = new PassThrough();
  body.write('first half, ');
  const request = fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    body: Readable.toWeb(body),
    duplex: 'half',
    headers: { Authorization: `Bearer ${stdout.trim()}` },
  } as RequestInit);
  await waitFor(
    'the request to be under way',
    async () => (await readdir(join(data, 'blobs', 'incoming'))).length === 1,
  );
  const since = Date.now();
  const stopped = gateway.stop();
  body.end('second half');
  expect((await request).status).toBe(202);
  expect(await stopped).toBe(0);
  expect(Date.now() - since).toBeLessThan(10_000);
});

/** Sends more than the disk can hold. */
function fillUp({ client }: TestGateway): Promise<Answer<ProblemView>> {
  return client.call<ProblemView>('POST', '/v1/inbound', { body: Buffer.alloc(2_000_000, 'X') });
}

/** Rows and half-written files of messages that were refused. */
async function leftOver(gateway: TestGateway): Promise<unknown[]> {
  return [
    ...(await gateway.database.query('select id from messages')),
    ...(await readdir(join(gateway.data, 'blobs', 'incoming'))),
  ];
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}

/** What `ordergate key create` prints. */
async function keyFrom(data: string): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [PROGRAM, 'key', 'create', 'everything', '--scopes', 'inbound:write,orders:read,erp', '--data', data],
    { env: gatewayEnvironment() },
  );
  return stdout.trim();
}

/** Gone, or a zombie that nobody collects. */
async function hasEnded(pid: string): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return state === '' || /\) Z /.test(state);
}

/** Process id of the embedded server. */
async function postmaster(data: string): Promise<string> {
  return (await readFile(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0] ?? '';
}
