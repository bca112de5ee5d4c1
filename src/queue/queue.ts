/**
 * BullMQ behind one contract, on either of its backends. A job only says "look at this row": PostgreSQL is the truth,
 * and whoever loses every job loses nothing, because the reconciler makes jobs from rows again.
 */
import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import type { Job, PgPool, Queue, WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { IntakeError } from '../model/errors.ts';

/** Look at these messages. */
export interface IntakeJob {
  readonly messageIds: readonly string[];
  /** Made when a process started: what was being worked on before may have died with its worker. */
  readonly afterStart?: true;
}
/** The ERP should look at this delivery. */
export interface ErpJob {
  readonly deliveryId: string;
  readonly orderId: string;
  readonly revision: number;
}

export const INTAKE_QUEUE = 'ordergate-intake';
/** Messages that take seconds to read, so that the others do not wait for them. */
export const PAPERS_QUEUE = 'ordergate-papers';
/** Documented: an ERP integrator may put a plain BullMQ worker on it. */
export const ERP_QUEUE = 'ordergate-erp';

export interface QueuedJob<Data> {
  readonly id: string;
  readonly data: Data;
}

export interface FinishedJob<Data> extends QueuedJob<Data> {
  /** What the consumer returned, or why it gave up. */
  readonly returned?: unknown;
  readonly failedReason?: string;
}

export interface JobQueue<Data> {
  /** Adds jobs; a job whose id is there already is left as it is. @throws IntakeError `queue-unavailable` */
  add(jobs: readonly QueuedJob<Data>[]): Promise<void>;
  /** Takes jobs out, except those that a consumer holds. */
  remove(ids: readonly string[]): Promise<void>;
  /** Jobs that are waiting, delayed, being worked on, or finished and not yet looked at. */
  size(): Promise<number>;
  /** Finished jobs, oldest first; they stay until removed. */
  finished(max: number): Promise<FinishedJob<Data>[]>;
  /** Starts a worker; `close` on the result waits for jobs in progress. */
  work(handler: (job: QueuedJob<Data>) => Promise<void>, concurrency: number): Closable;
}

export interface Closable {
  close(): Promise<void>;
}

export interface Queues extends Closable {
  readonly backend: 'postgres' | 'redis';
  readonly intake: JobQueue<IntakeJob>;
  readonly papers: JobQueue<IntakeJob>;
  readonly erp: JobQueue<ErpJob>;
}

export interface QueueSettings {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  /** Told of connection trouble in the background; the queue reconnects by itself. */
  readonly onError: (error: Error) => void;
  /** How long a consumer may be silent, in milliseconds, before its job is given to another. Default 30,000. */
  readonly lockMs?: number;
}

const ERP_ATTEMPTS = 10; // A plain worker that throws is retried by BullMQ itself, for about 85 minutes.
const ERP_BACKOFF_MS = 5_000;
const LOCK_MS = 30_000; // A worker renews its lock every half of it.
const RETRY_MS = 500; // After trouble with the server; BullMQ's own 15 s would hold up work, and a stop, for as long.
const BLOCK_MS_MAX = 2_000; // Bounds how long a lost wake-up can delay a job.
const REMOVE_CHUNK = 50; // Each is a statement of its own; more at once only wait for a connection.
const ADD_CHUNK = 500; // One PostgreSQL statement or Redis pipeline; larger ones were not faster.

/** Chooses the backend, in this one place: Redis when its address is given, PostgreSQL otherwise. */
export function openQueues(settings: QueueSettings): Queues {
  return settings.redisUrl === undefined ? onPostgres(settings) : onRedis(settings, settings.redisUrl);
}

function onPostgres({ databaseUrl, onError, lockMs }: QueueSettings): Queues {
  // BullMQ's own tables are found by the search path; in an ES module it cannot load `pg` by itself.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: '-c search_path=bullmq',
    max: 12,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  pool.on('error', onError);
  // The pool listens to idle clients only, and BullMQ to none that it asks with: a server that goes away under a question
  // would end the process. The failing question tells it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = pool as unknown as PgPool; // A real pool; only the overloads of `on` are typed more narrowly.
  const makers: Makers = {
    queue: (name, options) => new Queue(name, { ...options, connection }),
    worker: (name, work, options) => new Worker(name, work, { ...options, connection }),
  };
  return build('postgres', makers, { onError, lockMs }, async () => {
    pool.removeListener('error', onError);
    pool.on('error', () => undefined);
    await pool.end();
  });
}

function onRedis({ onError, lockMs }: QueueSettings, redisUrl: string): Queues {
  // Adding a job must fail at once when Redis is away (the reconciler makes up for it); a worker must wait for it.
  const producer = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  const consumer = new Redis(redisUrl, { maxRetriesPerRequest: null });
  for (const connection of [producer, consumer]) connection.on('error', onError);
  const { Queue, Worker } = withBackend(createRedisBackend);
  const makers: Makers = {
    queue: (name, options) => new Queue(name, { ...options, connection: producer }),
    worker: (name, work, options) => new Worker(name, work, { ...options, connection: consumer }),
  };
  return build('redis', makers, { onError, lockMs }, async () => {
    for (const connection of [producer, consumer]) connection.disconnect();
    await Promise.resolve();
  });
}

/** What differs between the backends: how a queue and a worker are made. */
interface Makers {
  queue(name: string, options: { defaultJobOptions: object; skipWaitingForReady: boolean }): QueueHandle;
  worker(name: string, work: (job: Job) => Promise<void>, options: Omit<WorkerOptions, 'connection'>): WorkerHandle;
}

type QueueHandle = Pick<Queue, 'addBulk' | 'remove' | 'getJobCounts' | 'getJobs' | 'close' | 'waitUntilReady'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};

type WorkerHandle = Closable & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
};

function build(
  backend: Queues['backend'],
  makers: Makers,
  { onError, lockMs = LOCK_MS }: { readonly onError: (error: Error) => void; readonly lockMs: number | undefined },
  release: () => Promise<void>,
): Queues {
  const open: Closable[] = [];
  const queue = <Data>(name: string, jobOptions: object): JobQueue<Data> => {
    const producer = remade(
      () => makers.queue(name, { defaultJobOptions: jobOptions, skipWaitingForReady: true }),
      onError,
    );
    open.push(producer);
    return {
      add: (jobs) => available(async () => addAll(producer.handle(), name, jobs)),
      async remove(ids) {
        for (let start = 0; start < ids.length; start += REMOVE_CHUNK) {
          const chunk = ids.slice(start, start + REMOVE_CHUNK);
          await available(() => Promise.all(chunk.map((id) => producer.handle().remove(id))));
        }
      },
      size: () =>
        available(async () => {
          const counts = await producer
            .handle()
            .getJobCounts('waiting', 'delayed', 'active', 'prioritized', 'completed', 'failed');
          return Object.values(counts).reduce((sum, count) => sum + count, 0);
        }),
      finished: (max) =>
        available(async () => {
          const jobs = (await producer.handle().getJobs(['completed', 'failed'], 0, max - 1, true)) as (
            | Job
            | undefined
          )[];
          return jobs
            .filter((job) => job !== undefined)
            .map((job) => ({
              id: job.id ?? '',
              data: job.data as Data,
              ...(job.failedReason ? { failedReason: job.failedReason } : { returned: job.returnvalue as unknown }),
            }));
        }),
      work(handler, concurrency) {
        const options = {
          concurrency,
          lockDuration: lockMs,
          stalledInterval: lockMs / 3,
          maxStalledCount: 100,
          drainDelay: BLOCK_MS_MAX / 1000,
          runRetryDelay: RETRY_MS,
        };
        const work = (job: Job): Promise<void> => handler({ id: job.id ?? '', data: job.data as Data });
        const worker = restarted(() => makers.worker(name, work, options), onError);
        open.unshift(worker);
        return worker;
      },
    };
  };
  const forMessages = {
    removeOnComplete: true,
    removeOnFail: true,
    attempts: 5,
    backoff: { type: 'exponential', delay: 500 },
  };
  return {
    backend,
    intake: queue<IntakeJob>(INTAKE_QUEUE, forMessages),
    papers: queue<IntakeJob>(PAPERS_QUEUE, forMessages),
    erp: queue<ErpJob>(ERP_QUEUE, { attempts: ERP_ATTEMPTS, backoff: { type: 'exponential', delay: ERP_BACKOFF_MS } }),
    async close() {
      await within(LOCK_MS, Promise.allSettled(open.map((each) => each.close())));
      await release();
    },
  };
}

/**
 * A worker whose server went away while it started may wait for its connection when it is closed, and for ever. Who is silent for as long
 * as a lock holds has lost its jobs to others anyway.
 */
async function within(ms: number, closing: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([closing, late]);
  clearTimeout(timer);
}

/**
 * BullMQ on PostgreSQL remembers that its first look at the tables failed, and answers everything with that for ever: nothing would be
 * queued until the process starts anew. Such a queue is closed, and another one is made.
 */
function remade(make: () => QueueHandle, onError: (error: Error) => void): Closable & { handle(): QueueHandle } {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let current = start();
  function start(): QueueHandle {
    const made = make();
    made.on('error', onError);
    made.waitUntilReady().catch((error: unknown) => {
      if (isClosed) return;
      onError(error instanceof Error ? error : new Error(String(error)));
      made.close().catch(onError);
      timer = setTimeout(() => {
        if (!isClosed) current = start();
      }, RETRY_MS);
    });
    return made;
  }
  return {
    handle: () => current,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await current.close();
    },
  };
}

const STORM_ERRORS = 50;
const STORM_MS = 1000;

/**
 * BullMQ on PostgreSQL remembers that its first connection failed, and asks again without a pause and for ever: with a database
 * that goes away while a worker starts nothing else would run in the process, not even a timer. Such a worker is closed, and
 * another one is made.
 */
function restarted(make: () => WorkerHandle, onError: (error: Error) => void): Closable {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let worker = start();
  function start(): WorkerHandle {
    const made = make();
    let [errors, since, isGivenUp] = [0, 0, false];
    const giveUp = (): void => {
      if (isClosed || isGivenUp) return;
      isGivenUp = true;
      made.close().catch(onError);
      timer = setTimeout(() => {
        if (!isClosed) worker = start();
      }, RETRY_MS);
    };
    made.on('error', (error) => {
      onError(error);
      const now = performance.now();
      if (now - since > STORM_MS) [errors, since] = [0, now];
      errors += 1;
      if (errors >= STORM_ERRORS) giveUp();
    });
    made.waitUntilReady().catch(giveUp);
    return made;
  }
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await worker.close();
    },
  };
}

async function addAll<Data>(
  handle: { addBulk(jobs: { name: string; data: unknown; opts: { jobId: string } }[]): Promise<unknown> },
  name: string,
  jobs: readonly QueuedJob<Data>[],
): Promise<void> {
  for (let start = 0; start < jobs.length; start += ADD_CHUNK) {
    const chunk = jobs.slice(start, start + ADD_CHUNK);
    await handle.addBulk(chunk.map((job) => ({ name, data: job.data, opts: { jobId: job.id } })));
  }
}

const CALL_MS_MAX = 10_000;

/** Whatever goes wrong with the queue is one thing to its callers: not now. */
async function available<Result>(call: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CALL_MS_MAX} ms`)), CALL_MS_MAX);
  });
  try {
    return await Promise.race([call(), late]);
  } catch (error) {
    throw new IntakeError(
      'queue-unavailable',
      'The job queue cannot be reached; the rows are safe and will be queued later.',
      {},
      error,
    );
  } finally {
    clearTimeout(timer);
  }
}
