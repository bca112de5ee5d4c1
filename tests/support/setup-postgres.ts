/**
 * One PostgreSQL for the whole run: the one that `TEST_DATABASE_URL` names, or an embedded one in a directory that is
 * deleted afterwards. Test files ask `createDatabase` of `services.ts` for a database of their own in it.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';

interface Shared {
  users: number;
  ready: Promise<() => Promise<void>>;
}

// Each project evaluates this file for itself, in one process; what they share must hang on the process.
const holder = process as typeof process & { ordergateTestPostgres?: Shared };

export default async function setupPostgres(): Promise<(() => Promise<void>) | undefined> {
  if (holder.ordergateTestPostgres === undefined && process.env['TEST_DATABASE_URL'] !== undefined) return undefined;
  const shared = (holder.ordergateTestPostgres ??= { users: 0, ready: start() });
  shared.users++;
  const stop = await shared.ready;
  return async () => {
    shared.users--;
    if (shared.users > 0) return;
    delete holder.ordergateTestPostgres;
    await stop();
  };
}

async function start(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'ordergate-test-'));
  await chmod(directory, 0o755); // As root, PostgreSQL runs as another user and must get through.
  const server = await startEmbeddedPostgres(directory);
  process.env['TEST_DATABASE_URL'] = server.url; // Workers are started later and inherit it.
  return async () => {
    delete process.env['TEST_DATABASE_URL'];
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
