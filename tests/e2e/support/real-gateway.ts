/** The gateway as its users run it: `ordergate serve` in a process of its own, on a database of its own. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createDatabase } from '../../support/services.ts';

const program = fileURLToPath(new URL('../../../bin/ordergate.js', import.meta.url));
const START_MS_MAX = 60_000; // About 2 s alone; the other test files compete for the same two cores.

export interface RealGateway {
  readonly url: string;
  readonly key: string;
  /** A key that may put partners, items and accounts on file. */
  adminKey(): Promise<string>;
  stop(): Promise<void>;
}

export async function startRealGateway(settings: Readonly<Record<string, string>> = {}): Promise<RealGateway> {
  const database = await createDatabase();
  const data = await mkdtemp(join(tmpdir(), 'ordergate-e2e-'));
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    REDIS_URL: '',
    ORDERGATE_DATA: data,
    ORDERGATE_LOG_LEVEL: 'error',
    ...settings,
  };
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const url = await listeningAddress(child);
  const createKey = async (name: string, scopes: string): Promise<string> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, 'key', 'create', name, '--scopes', scopes, '--data', data],
      { env },
    );
    const made = /\bog_[\w-]+/.exec(stdout)?.[0];
    if (made === undefined) throw new Error(`ordergate key create printed no key, but: ${stdout}`);
    return made;
  };
  const key = await createKey('e2e', 'inbound:write,orders:read,orders:write,erp');
  return {
    url,
    key,
    adminKey: () => createKey('e2e-admin', 'admin'),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      process.removeListener('exit', killWithUs);
      await database.drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Waits for the one line `listening on http://…` that says that the gateway is ready. */
function listeningAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(
      () => reject(new Error(`ordergate serve was not ready after ${START_MS_MAX} ms.`)),
      START_MS_MAX,
    );
    child.once('exit', (code) => reject(new Error(`ordergate serve ended with exit code ${code}.`)));
    if (child.stdout === null) throw new Error('ordergate serve has no standard output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /listening on (http:\/\/[^\s/#]+)/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(tooLate);
      resolve(address);
    });
  });
}
