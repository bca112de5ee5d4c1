/** Real gateways for tests: one inside the test's own process, and one in a process of its own that can be killed. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/config.ts';
import { serve } from '../../src/serve.ts';
import type { Running } from '../../src/serve.ts';
import { SCOPES, createApiKey } from '../../src/store/api-keys.ts';
import type { Scope } from '../../src/store/api-keys.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { createClient } from './client.ts';
import type { Client } from './client.ts';
import { createDatabase } from './services.ts';
import { waitFor } from './wait.ts';

type Settings = NonNullable<Parameters<typeof loadConfig>[0]>;

const PROGRAM = fileURLToPath(new URL('../../bin/ordergate.js', import.meta.url));
const START_MS_MAX = 60_000; // About 2 s alone; other test files compete for the same two cores.

/** Quick turns, so that a test waits for what happens and not for a timer. */
const QUICK = {
  host: '127.0.0.1',
  port: 0,
  folderPollMs: 50,
  folderStableMs: 150,
  reconcileSeconds: 1,
  erpBackoffSeconds: 1,
  logLevel: 'silent',
} as const;

export interface TestGateway extends Running {
  readonly url: string;
  readonly data: string;
  readonly databaseUrl: string;
  readonly database: Database;
  /** Calls the API with a key of every scope. */
  readonly client: Client;
  keyFor(...scopes: Scope[]): Promise<string>;
  /** Waits until every due delivery has its job: while it is made a lease passes over the row, and finds it later. */
  jobsMade(): Promise<void>;
  /** Stops it and deletes its data, and its database when it was made for it. */
  remove(): Promise<void>;
}

/** A gateway inside this process, on a database of its own unless `settings.databaseUrl` names one. */
export async function startGateway(settings: Settings = {}): Promise<TestGateway> {
  const own = settings.databaseUrl === undefined ? await createDatabase() : undefined;
  const data = typeof settings.data === 'string' ? settings.data : await dataDirectory();
  const running = await serve(loadConfig({ ...QUICK, databaseUrl: own?.url, ...settings, data }, {}));
  const { database, config } = running.gateway;
  const url = running.url ?? '';
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= running.stop());
  const keyFor = (...scopes: Scope[]): Promise<string> => createApiKey(database, `key-${crypto.randomUUID()}`, scopes);
  return {
    ...running,
    url,
    data,
    databaseUrl: config.databaseUrl ?? '',
    database,
    client: createClient(url, await keyFor(...SCOPES)),
    keyFor,
    async jobsMade() {
      await waitFor(
        'all jobs to be made',
        async () =>
          (
            await database.query(
              `select 1 from deliveries where state = 'queued' and next_at <= now() and not job_added`,
            )
          ).length === 0,
      );
    },
    stop,
    async remove() {
      await stop();
      await own?.drop();
      if (settings.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}

export interface GatewayProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has logged so far. */
  log(): string;
  /** Resolves with the exit code, or the signal's name, when it has ended. */
  readonly ended: Promise<number | string>;
  kill(): Promise<void>;
  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | string>;
}

export interface ProcessSettings {
  readonly env?: Readonly<Record<string, string>>;
  /** Options of node itself, such as `--import FILE`. */
  readonly nodeArguments?: readonly string[];
}

/** `ordergate serve` in a process of its own. Without `DATABASE_URL` in `env` it starts its embedded PostgreSQL. */
export async function spawnGateway(data: string, settings: ProcessSettings = {}): Promise<GatewayProcess> {
  const process = launchGateway(data, settings);
  let url: string | undefined;
  await Promise.race([
    waitFor('the gateway to listen', () => (url = process.address()), START_MS_MAX),
    process.ended.then((code) => {
      throw new Error(`ordergate serve ended with ${code}: ${process.log()}`);
    }),
  ]);
  return { ...process, url: url ?? '' };
}

/** Starts the process without waiting for it to be ready: it may be meant to die before that. */
export function launchGateway(
  data: string,
  { env = {}, nodeArguments = [] }: ProcessSettings = {},
): Omit<GatewayProcess, 'url'> & { address(): string | undefined } {
  const child = spawn(process.execPath, [...nodeArguments, PROGRAM, 'serve', '--port', '0', '--data', data], {
    env: { ...gatewayEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, logged] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (logged += text));
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      process.removeListener('exit', killWithUs);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  return {
    child,
    ended,
    address: () => /^listening on (\S+)$/m.exec(said)?.[1],
    log: () => logged,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** What a gateway or a command of a test gets from the environment: the machine's, without settings of ours. */
export function gatewayEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(ORDERGATE_|DATABASE_URL$|REDIS_URL$|NODE_OPTIONS$)/.test(name),
  );
  const settings = {
    ORDERGATE_FOLDER_POLL_MS: '50',
    ORDERGATE_FOLDER_STABLE_MS: '150',
    ORDERGATE_RECONCILE_SECONDS: '1',
    ORDERGATE_ERP_BACKOFF_SECONDS: '1',
  };
  return { ...Object.fromEntries(kept), ...settings };
}

/** A fresh data directory that the embedded database's own user may enter. */
export async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ordergate-data-'));
  await chmod(directory, 0o755);
  return directory;
}

/** Where the blob store of a data directory keeps the bytes with that hash. */
export async function blobFile(data: string, sha256: string): Promise<string> {
  const blobs = join(data, 'blobs');
  const found = (await readdir(blobs, { recursive: true })).find((path) => basename(path) === sha256);
  if (found === undefined) throw new Error(`There is no blob ${sha256}.`);
  return join(blobs, found);
}

/** A key of every scope in the database at `url`, made without a gateway. */
export async function keyIn(url: string): Promise<string> {
  const database = openDatabase(url);
  try {
    return await createApiKey(database, `key-${crypto.randomUUID()}`, SCOPES);
  } finally {
    await database.close();
  }
}
