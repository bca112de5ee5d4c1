/**
 * Orders per second from `POST /v1/inbound` to a delivery that is durable in the ERP queue, on both queue backends: one
 * large interchange, and many small ones at concurrency 32; beside what BullMQ alone reaches with the same jobs in the
 * same run.
 *
 *   node bench/pipeline/run.ts [--orders 5000] [--posts 3000] [--backends postgres,redis]
 *
 * The gateway runs in a process of its own with its embedded PostgreSQL; the client shares the machine with it. The
 * clock stops when every delivery row has its job in the queue. Results go to `bench/results/pipeline.json`.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ERP_QUEUE, openQueues } from '../../src/queue/queue.ts';
import { createApiKey } from '../../src/store/api-keys.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startRedis } from '../../tests/support/services.ts';
import { writeLargeFile, writeSmallFiles } from '../reader/generate.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '5000' },
    posts: { type: 'string', default: '3000' },
    backends: { type: 'string', default: 'postgres,redis' },
  },
});
const ORDERS = Number(values.orders);
const POSTS = Number(values.posts);
const CONCURRENCY = 32;
const LARGE = 'one interchange';
const BYTES_PER_ORDER = 2163; // 50 MB of generated orders hold 23,117 of them.

interface Row {
  readonly backend: string;
  readonly what: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly aim?: string;
}

const folder = await mkdtemp(join(tmpdir(), 'ordergate-bench-'));
const rows: Row[] = [];
try {
  for (const backend of values.backends.split(',')) await measure(backend);
  print();
  await writeFile(
    new URL('../results/pipeline.json', import.meta.url),
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: `${cpus().length} × ${cpus()[0]?.model ?? ''}`, node: process.version, rows }, undefined, 2)}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(backend: string): Promise<void> {
  const redis = backend === 'redis' ? await startRedis() : undefined;
  const data = await mkdtemp(join(tmpdir(), 'ordergate-bench-data-'));
  const postgres = await startEmbeddedPostgres(data);
  const database = openDatabase(postgres.url);
  try {
    await migrate(database);
    const key = await createApiKey(database, 'bench', ['inbound:write']);
    const gateway = await startGateway({
      ORDERGATE_DATA: data,
      DATABASE_URL: postgres.url,
      ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
    });
    try {
      await large(gateway.url, key, database, backend);
      await small(gateway.url, key, database, backend);
      rows.push({
        backend,
        what: 'gateway peak memory, MB',
        perSecond: Math.round((await peakBytes(gateway.child)) / 1e6),
        seconds: 0,
      });
    } finally {
      gateway.child.kill('SIGTERM');
      await new Promise((resolve) => gateway.child.once('exit', resolve));
    }
    const [sample] = await database.query<{ order: object }>('select "order" from order_revisions limit 1');
    await bullmqAlone(postgres.url, redis?.url, backend, 'a pointing job, as the gateway adds');
    compare(backend, await bullmqAlone(postgres.url, redis?.url, backend, 'the order as payload', sample?.order));
  } finally {
    await database.close();
    await postgres.stop();
    await redis?.stop();
    await rm(data, { recursive: true, force: true });
  }
}

function jobs(prefix: string, order?: object) {
  return Array.from({ length: 10_000 }, (_, n) => ({
    id: `${prefix}-${n}`,
    data: {
      deliveryId: `dlv_bench_${n}`,
      orderId: `ord_bench_${n}`,
      revision: 1,
      ...(order === undefined ? {} : { order }),
    },
  }));
}

/** The floor: BullMQ alone, in the process of this bench, with jobs that point and with jobs that carry the order. */
async function bullmqAlone(
  databaseUrl: string,
  redisUrl: string | undefined,
  backend: string,
  payload: string,
  order?: object,
): Promise<number> {
  const queues = openQueues({ databaseUrl, redisUrl, onError: (error) => process.stderr.write(`${error.message}\n`) });
  await queues.erp.add(jobs(`warm-${payload.length}`, order).slice(0, 1000));
  const started = performance.now();
  await queues.erp.add(jobs(`bench-${payload.length}`, order));
  const seconds = (performance.now() - started) / 1000;
  await queues.close();
  rows.push({
    backend,
    what: `BullMQ alone, addBulk of 10,000 jobs on ${ERP_QUEUE}, ${payload}`,
    perSecond: Math.round(10_000 / seconds),
    seconds,
  });
  return 10_000 / seconds;
}

async function large(url: string, key: string, database: Database, backend: string): Promise<void> {
  const path = join(folder, `large-${backend}.x12`);
  const warm = join(folder, `warm-${backend}.x12`);
  const warmOrders = await writeLargeFile(warm, 200 * BYTES_PER_ORDER, 99, {
    control: 900_000_000,
    firstOrder: 50_000_000,
  });
  await post(url, key, await readFile(warm), 'warm');
  await queued(database, warmOrders);
  const orders = await writeLargeFile(path, ORDERS * BYTES_PER_ORDER, 7, {
    control: 900_000_001,
    firstOrder: 60_000_000,
  });
  const body = await readFile(path);
  const started = performance.now();
  await post(url, key, body, 'large');
  await queued(database, warmOrders + orders);
  const seconds = (performance.now() - started) / 1000;
  rows.push({
    backend,
    what: `${LARGE} of ${orders} orders (${((await stat(path)).size / 1e6).toFixed(1)} MB) to the ERP queue`,
    perSecond: Math.round(orders / seconds),
    seconds,
  });
}

/** The aim for one large interchange: a fifth of what BullMQ alone reaches. */
function compare(backend: string, bulk: number): void {
  const index = rows.findIndex((row) => row.backend === backend && row.what.startsWith(LARGE));
  const row = rows[index];
  if (row === undefined) return;
  const ratio = (row.perSecond / bulk).toFixed(2);
  rows[index] = {
    ...row,
    aim: `${Math.round(bulk / 5)}, a fifth of BullMQ alone with the order as payload: ${row.perSecond >= bulk / 5 ? 'met' : 'missed'}, ratio ${ratio}`,
  };
}

async function small(url: string, key: string, database: Database, backend: string): Promise<void> {
  const home = join(folder, `small-${backend}`);
  await mkdir(home);
  const paths = await writeSmallFiles(home, POSTS, 1000, { isEveryOrderNew: true });
  const bodies = await Promise.all(paths.map((path) => readFile(path)));
  const before = await countQueued(database);
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let index = next++; index < bodies.length; index = next++)
        await post(url, key, bodies[index] ?? Buffer.alloc(0), `small-${index}`);
    }),
  );
  const answered = (performance.now() - started) / 1000;
  await queued(database, before + bodies.length);
  const seconds = (performance.now() - started) / 1000;
  rows.push({
    backend,
    what: `${bodies.length} posts of one order, answered`,
    perSecond: Math.round(bodies.length / answered),
    seconds: answered,
    aim: `500: ${bodies.length / answered >= 500 ? 'met' : 'missed'}`,
  });
  rows.push({
    backend,
    what: `${bodies.length} posts of one order, to the ERP queue`,
    perSecond: Math.round(bodies.length / seconds),
    seconds,
    aim: `500: ${bodies.length / seconds >= 500 ? 'met' : 'missed'}`,
  });
}

async function post(url: string, key: string, body: Buffer, name: string): Promise<void> {
  const response = await fetch(new URL('/v1/inbound', url), {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'Authorization': `Bearer ${key}`, 'X-Filename': name },
  });
  if (response.status !== 202) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function countQueued(database: Database): Promise<number> {
  const [row] = await database.query<{ count: number }>('select count(*) as count from deliveries where job_added');
  return row?.count ?? 0;
}

async function queued(database: Database, count: number): Promise<void> {
  const deadline = Date.now() + 300_000;
  while ((await countQueued(database)) < count) {
    if (Date.now() > deadline)
      throw new Error(`Only ${await countQueued(database)} of ${count} deliveries were queued within five minutes.`);
    await sleep(25);
  }
}

async function startGateway(env: Record<string, string>): Promise<{ url: string; child: ChildProcess }> {
  const main = new URL('../../bin/ordergate.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, 'serve', '--port', '0'], {
    env: { ...process.env, ...env, ORDERGATE_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The gateway ended with ${code}.`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /listening on (\S+)/.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, child };
}

async function peakBytes(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

function print(): void {
  process.stdout.write(
    `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.version}\n`,
  );
  for (const { backend, what, perSecond, seconds, aim } of rows) {
    process.stdout.write(
      `${backend.padEnd(9)} ${String(perSecond).padStart(7)}${seconds === 0 ? '  ' : '/s'}  ${what}${aim === undefined ? '' : `  (aim ${aim})`}\n`,
    );
  }
}
