/** One contract, two backends: whatever is promised of the queue is shown on PostgreSQL and on Redis. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openQueues } from '../../src/queue/queue.ts';
import type { IntakeJob, QueuedJob, Queues } from '../../src/queue/queue.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startWire, viaPort } from '../support/proxy.ts';
import type { Wire } from '../support/proxy.ts';
import { createDatabase, startRedis } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';

interface Backend {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly wire: Wire;
  /** Loses every job, as an operator's FLUSHALL does. */
  flush(): Promise<void>;
  remove(): Promise<void>;
}

const REFUSED_MS_MAX = 12_000; // The limit of one call is 10 s; the rest is for two busy cores.

describe.each([
  { name: 'postgres', start: startPostgresBackend },
  { name: 'redis', start: startRedisBackend },
] as const)('queue on $name', ({ name, start }) => {
  let backend: Backend;
  const open: Queues[] = [];
  const connect = (lockMs?: number): Queues => {
    const queues = openQueues({ ...backend, ...(lockMs === undefined ? {} : { lockMs }), onError: () => undefined });
    open.push(queues);
    return queues;
  };
  beforeAll(async () => {
    backend = await start();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queues) => queues.close()));
    await backend.flush();
  });
  afterAll(() => backend.remove());

  test.each([0, 3, 10, 30])(
    'a worker whose server goes away %i ms after its start works once it is back, and blocks nothing meanwhile',
    async (ms) => {
      const done: string[] = [];
      connect().intake.work(({ id }) => Promise.resolve(void done.push(id)), 1);
      await sleep(ms);
      await backend.wire.cut();
      await sleep(1200); // A worker that asks without a pause would let no timer run.
      await backend.wire.mend();
      const id = `late-${name}-${ms}`;
      await waitFor(
        'the job to be taken in',
        () =>
          connect()
            .intake.add([job(id)])
            .then(() => true),
        20_000,
      );
      await waitFor('the job', () => done.includes(id), 20_000);
      expect(done).toEqual([id]);
    },
  );

  test('keeps one job for an id, however often it is added', async () => {
    const { intake, backend: chosen } = connect();
    expect(chosen).toBe(name);
    await intake.add([job('a'), job('b')]);
    await intake.add([job('a'), job('c')]);
    expect(await intake.size()).toBe(3);
  });

  test('takes jobs out by id, and is not troubled by an id it does not have', async () => {
    const { intake } = connect();
    await intake.add([job('a'), job('b')]);
    await intake.remove(['a', 'never-there']);
    expect(await intake.size()).toBe(1);
    await intake.add([job('a')]);
    expect(await intake.size()).toBe(2);
  });

  test('runs no more jobs at once than it was told to, and hands each its data', async () => {
    const { intake } = connect();
    await intake.add(ids(12).map(job));
    let [running, most] = [0, 0];
    const seen: QueuedJob<IntakeJob>[] = [];
    intake.work(async (each) => {
      running += 1;
      most = Math.max(most, running);
      await intake.size(); // A turn of real input and output, so that jobs overlap.
      seen.push(each);
      running -= 1;
    }, 3);
    await waitFor('12 jobs', () => seen.length === 12);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(3);
    expect(seen.map(({ id }) => id).toSorted()).toEqual(ids(12).toSorted());
    for (const { id, data } of seen) expect(data).toEqual({ messageIds: [id] });
    await waitFor('the queue to be empty', async () => (await intake.size()) === 0);
  });

  test('keeps what a consumer returned until it was looked at and removed', async () => {
    const { erp } = connect();
    await erp.add([{ id: 'dlv_1', data: { deliveryId: 'dlv_1', orderId: 'ord_1', revision: 1 } }]);
    erp.work(() => Promise.resolve(), 1);
    const [done] = await waitFor('the job to finish', async () => {
      const jobs = await erp.finished(10);
      return jobs.length > 0 && jobs;
    });
    expect(done).toMatchObject({ id: 'dlv_1', data: { deliveryId: 'dlv_1', orderId: 'ord_1', revision: 1 } });
    expect(done).not.toHaveProperty('failedReason');
    await erp.remove(['dlv_1']);
    expect(await erp.finished(10)).toEqual([]);
  });

  test('gives a job to a worker again when the first attempt throws', async () => {
    const { intake } = connect();
    let attempts = 0;
    intake.work(() => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    }, 1);
    await intake.add([job('a')]);
    await waitFor('the queue to be empty', async () => attempts > 1 && (await intake.size()) === 0);
    expect(attempts).toBe(2);
  });

  test('gives the job of a killed consumer to another one', async () => {
    const { intake } = connect(1500);
    await intake.add([job('a')]);
    const consumer = fork(fileURLToPath(new URL('../support/queue-consumer.ts', import.meta.url)), [
      backend.databaseUrl,
      backend.redisUrl ?? '',
    ]);
    const [taken] = (await once(consumer, 'message')) as [string];
    expect(taken).toBe('a');
    const gone = once(consumer, 'exit');
    consumer.kill('SIGKILL');
    await gone;
    const seen: string[] = [];
    intake.work(({ id }) => {
      seen.push(id);
      return Promise.resolve();
    }, 1);
    await waitFor('the job to come back', () => seen.length > 0);
    expect(seen).toEqual(['a']);
  });

  test('lets two workers work 1,000 jobs, each exactly once', async () => {
    const [one, two] = [connect(), connect()];
    const worked: string[] = [];
    const by = [0, 0];
    for (const [index, { intake }] of [one, two].entries()) {
      intake.work(({ id }) => {
        worked.push(id);
        by[index] = (by[index] ?? 0) + 1;
        return Promise.resolve();
      }, 4);
    }
    await one.intake.add(ids(1000).map(job));
    await waitFor('an empty queue', async () => worked.length >= 1000 && (await one.intake.size()) === 0, 40_000);
    expect(worked).toHaveLength(1000);
    expect(new Set(worked).size).toBe(1000);
    for (const share of by) expect(share).toBeGreaterThan(0);
  });

  test('takes the same ids again after every job was lost, and works them', async () => {
    const { intake } = connect();
    await intake.add(ids(50).map(job));
    await backend.flush();
    expect(await intake.size()).toBe(0);
    const worked: string[] = [];
    intake.work(({ id }) => {
      worked.push(id);
      return Promise.resolve();
    }, 2);
    await intake.add(ids(50).map(job));
    await waitFor('50 jobs', () => worked.length >= 50);
    expect(worked.toSorted()).toEqual(ids(50).toSorted());
  });

  test('says queue-unavailable in time while its server is away, and goes on when it is back', async () => {
    const { intake } = connect();
    const worked: string[] = [];
    intake.work(({ id }) => {
      worked.push(id);
      return Promise.resolve();
    }, 2);
    await intake.add([job('before')]);
    await waitFor('the first job', () => worked.includes('before'));
    await backend.wire.cut();
    const since = Date.now();
    await expect(intake.add([job('meanwhile')])).rejects.toMatchObject({
      code: 'queue-unavailable',
      class: 'transient',
    });
    await expect(intake.size()).rejects.toMatchObject({ code: 'queue-unavailable' });
    expect(Date.now() - since).toBeLessThan(2 * REFUSED_MS_MAX);
    await backend.wire.mend();
    await waitFor('the queue to take jobs again', async () => {
      await intake.add([job('after')]);
      return true;
    });
    await waitFor('the job that came after', () => worked.includes('after'));
  });
});

function job(id: string): QueuedJob<IntakeJob> {
  return { id, data: { messageIds: [id] } };
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `job-${index}`);
}

test('a database that goes away under the first look at the tables ends no process: queue and worker work once it is back', async () => {
  const backend = await startPostgresBackend();
  const holder = openDatabase(backend.directUrl);
  const done: string[] = [];
  // The first questions wait for a table that somebody else holds, so that they are asked when the wire is cut.
  const queues = await holder.transaction(async (tx) => {
    await tx.query('lock table bullmq.migration in access exclusive mode');
    const made = openQueues({ ...backend, onError: () => undefined });
    made.intake.work(({ id }) => Promise.resolve(void done.push(id)), 1);
    await waitFor('the question', async () => {
      // A transaction sees the activity of its first look for ever.
      const waiting = await holder.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`);
      return waiting.length > 3; // Three queues and the worker.
    });
    await backend.wire.cut();
    return made;
  });
  await backend.wire.mend();
  await waitFor('the job to be taken in', () => queues.intake.add([job('after')]).then(() => true), 20_000);
  await waitFor('the job', () => done.includes('after'), 20_000);
  await queues.close();
  await holder.close();
  await backend.remove();
  expect(done).toEqual(['after']);
});

async function startPostgresBackend(): Promise<Backend & { readonly directUrl: string }> {
  const created = await createDatabase();
  const direct = openDatabase(created.url);
  await migrate(direct);
  const wire = await startWire(Number(new URL(created.url).port));
  return {
    databaseUrl: viaPort(created.url, wire.port),
    directUrl: created.url,
    wire,
    async flush() {
      const tables = await direct.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration|meta'`,
      );
      await direct.query(`truncate ${tables.map(({ name }) => `bullmq.${name}`).join(', ')} cascade`);
    },
    async remove() {
      await wire.cut();
      await direct.close();
      await created.drop();
    },
  };
}

async function startRedisBackend(): Promise<Backend> {
  const server = await startRedis();
  const direct = new Redis(server.url);
  const wire = await startWire(server.port);
  return {
    databaseUrl: 'postgresql://127.0.0.1:1/none',
    redisUrl: viaPort(server.url, wire.port),
    wire,
    async flush() {
      await direct.flushall();
    },
    async remove() {
      await wire.cut();
      direct.disconnect();
      await server.stop();
    },
  };
}
