/**
 * The gateway's own PostgreSQL, in `DIR/postgres`, from the binaries of an npm package.
 *
 * The server outlives a killed gateway: the next start finds it by `postmaster.pid` and attaches. PostgreSQL refuses
 * to run as root, so as root it runs as an unprivileged user. Where that user may not enter a folder on the way to the
 * binaries or the data (a checkout below /root, a private temporary folder) it is given that one right by `setpriv`.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, chmod, chown, lstat, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { IntakeError } from '../model/errors.ts';

const run = promisify(execFile);
const SYSTEM_USER = 'ordergate-pg';
const START_SECONDS_MAX = 60; // Crash recovery of a large WAL took 20 s; tripled.

export interface EmbeddedPostgres {
  readonly url: string;
  /** True when this call started the server, false when it attached to a running one. */
  readonly started: boolean;
  stop(): Promise<void>;
  /** Stops the server unless somebody else is still connected: the last one out turns off the light. */
  release(): Promise<void>;
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Starts the server in `dataDirectory/postgres`, or attaches to the one that runs there. Processes that start or leave at
 * the same moment take turns, and each keeps one session open, by which the others know that it is there.
 * @throws IntakeError `embedded-postgres-failed`, `data-directory-busy`
 */
export async function startEmbeddedPostgres(dataDirectory: string): Promise<EmbeddedPostgres> {
  const directory = join(resolve(dataDirectory), 'postgres');
  try {
    const identity = await unprivilegedUser();
    await prepareDirectory(directory, identity);
    return await inTurn(directory, async () => {
      const running = await attach(directory);
      if (running !== undefined) return handle(directory, running, await openSession(running), false);
      const binaries = await findBinaries();
      if (!existsSync(join(directory, 'data', 'PG_VERSION'))) await initialize(directory, binaries, identity);
      const url = await launch(directory, binaries, identity);
      return handle(directory, url, await openSession(url), true);
    });
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    throw failed(
      `The embedded PostgreSQL did not start: ${error instanceof Error ? error.message : String(error)}`,
      error,
    );
  }
}

function handle(directory: string, url: string, session: pg.Client, started: boolean): EmbeddedPostgres {
  return {
    url,
    started,
    async stop() {
      await session.end().catch(() => undefined); // The server may be gone already.
      await stopServer(directory);
    },
    async release() {
      await inTurn(directory, async () => {
        await session.end().catch(() => undefined); // Likewise.
        // The server takes a little while to notice that our sessions are closed.
        for (let tries = 0; tries < 20; tries++) {
          if ((await otherSessions(url)) === 0) return stopServer(directory);
          await sleep(50);
        }
      });
    },
  };
}

async function openSession(url: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url, keepAlive: true });
  session.on('error', () => undefined); // A server that goes away is told by the queries that need it.
  await session.connect();
  return session;
}

const TURN_MS_MAX = (START_SECONDS_MAX + 30) * 1000;

/** Runs `work` while no other process starts or stops the server: a lock file that names its holder. */
async function inTurn<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(directory, 'lock');
  const me = `${process.pid} ${await bootId()}`;
  const deadline = Date.now() + TURN_MS_MAX;
  for (;;) {
    try {
      await writeFile(lock, me, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (await isAbandoned(lock)) await rm(lock, { force: true });
      else if (Date.now() > deadline) {
        throw new IntakeError(
          'data-directory-busy',
          `Another process has been starting or stopping the database in ${directory} for too long; if there is none, delete ${lock}.`,
          {},
          error,
        );
      } else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Whether the holder of a lock has ended, or the machine was started again since. An empty lock is just being written. */
async function isAbandoned(lock: string): Promise<boolean> {
  const [pid = '', boot] = (await readFile(lock, 'utf8').catch(() => '')).split(' ');
  if (pid === '') return false;
  if (boot !== (await bootId())) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown')).trim();
}

async function otherSessions(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // Told by the failing query.
  try {
    await client.connect();
    const { rows } = await client.query<{ count: string }>(
      "select count(*) as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return Number(rows[0]?.count ?? 0);
  } finally {
    await client.end();
  }
}

/** The address of a server that runs in the directory and answers; undefined when none does. */
async function attach(directory: string): Promise<string | undefined> {
  const port = await runningPort(directory);
  if (port === undefined) return undefined;
  const url = await address(directory, port);
  const deadline = Date.now() + START_SECONDS_MAX * 1000;
  while ((await runningPort(directory)) !== undefined) {
    if (await answers(url)) return url;
    if (Date.now() > deadline) throw failed('A PostgreSQL runs in the data directory but does not answer.');
    await sleep(200);
  }
  return undefined;
}

/** The port in `postmaster.pid`, when that process is alive and is PostgreSQL. */
async function runningPort(directory: string): Promise<number | undefined> {
  const lines = (await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is alive and belongs to the unprivileged user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  // After a reboot the number may belong to another program; then PostgreSQL itself will clear the stale file.
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return command.trim() === 'postgres' ? port : undefined;
}

async function address(directory: string, port: number): Promise<string> {
  const password = (await readFile(join(directory, 'password'), 'utf8')).trim();
  return `postgresql://ordergate:${password}@127.0.0.1:${port}/ordergate`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false; // Still starting or recovering: the caller asks again until its deadline.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function unprivilegedUser(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUp(SYSTEM_USER);
  if (known !== undefined) return known;
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    SYSTEM_USER,
  ]).catch(async (error: unknown) => {
    // Two gateways may start at once; the loser of the race finds the user there.
    if ((await lookUp(SYSTEM_USER)) === undefined) throw error;
  });
  const created = await lookUp(SYSTEM_USER);
  if (created === undefined)
    throw failed(`The system user ${SYSTEM_USER}, which PostgreSQL needs under root, could not be made.`);
  return created;
}

async function lookUp(name: string): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined; // `id` fails exactly when the user does not exist.
  }
}

async function prepareDirectory(directory: string, identity: Identity | undefined): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  if (identity !== undefined) await chown(directory, identity.uid, identity.gid);
}

/** Starts one of PostgreSQL's programs as the unprivileged user, in the directory that belongs to it. */
async function runProgram(
  program: string,
  args: readonly string[],
  directory: string,
  identity: Identity | undefined,
): Promise<void> {
  if (identity === undefined) {
    await run(program, [...args], { cwd: directory });
    return;
  }
  const blocked = (await firstUnreachable(directory, identity)) ?? (await firstUnreachable(program, identity));
  if (blocked === undefined) {
    await run(program, [...args], { ...identity, cwd: directory });
    return;
  }
  const right = await searchRight();
  const user = [
    `--reuid=${identity.uid}`,
    `--regid=${identity.gid}`,
    '--clear-groups',
    `--inh-caps=+${right}`,
    `--ambient-caps=+${right}`,
  ];
  try {
    await run('setpriv', [...user, program, ...args], { cwd: directory });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw failed(
      `PostgreSQL runs as the user ${SYSTEM_USER}, which may not enter ${blocked}, and there is no setpriv to let it. ` +
        'Choose folders it can reach, such as --data /var/lib/ordergate.',
      error,
    );
  }
}

/** The capability to pass through folders; containers often lack the narrower one. */
async function searchRight(): Promise<'dac_read_search' | 'dac_override'> {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(await readFile('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${bounding}`) & 4n) === 0n ? 'dac_override' : 'dac_read_search'; // Bit 2 is CAP_DAC_READ_SEARCH.
}

/** The first directory above the path that the user may not enter. */
async function firstUnreachable(path: string, identity: Identity): Promise<string | undefined> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const info = await stat(folder);
    const allowed = (info.mode & 0o001) !== 0 || info.uid === identity.uid || info.gid === identity.gid;
    if (!allowed) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The folder with `bin/postgres`, its libraries linked. */
async function findBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let native: string;
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw failed(
      `No embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a server of yours.`,
      error,
    );
  }
  await linkLibraries(native);
  return native;
}

/** npm packs no symbolic links; the package's install script makes them, which many installations do not run. */
async function linkLibraries(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'));
  for (const { source, target } of list as { source: string; target: string }[]) {
    const link = join(native, '..', target.replace(/^native/, basename(native)));
    if (await exists(link)) continue;
    // Source and target share a folder; a relative link survives moving the whole tree.
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const path = join(native, 'bin', program);
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function initialize(directory: string, binaries: string, identity: Identity | undefined): Promise<void> {
  const data = join(directory, 'data');
  await rm(data, { recursive: true, force: true }); // Left by an initdb that was killed half way.
  const passwordFile = join(directory, 'password');
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (identity !== undefined) await chown(passwordFile, identity.uid, identity.gid);
  const options = [
    '-D',
    data,
    '-U',
    'ordergate',
    '--pwfile',
    passwordFile,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
  ];
  await runProgram(join(binaries, 'bin', 'initdb'), options, directory, identity);
}

async function launch(directory: string, binaries: string, identity: Identity | undefined): Promise<string> {
  const data = join(directory, 'data');
  const log = join(directory, 'server.log');
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const options = [
      `-p ${port} -h 127.0.0.1 -k ''`,
      '-c max_connections=200 -c shared_buffers=256MB -c max_wal_size=2GB',
      '-c checkpoint_timeout=15min -c jit=off',
    ].join(' ');
    try {
      // pg_ctl leaves the server in a session of its own, so that killing the gateway does not kill it.
      await runProgram(
        join(binaries, 'bin', 'pg_ctl'),
        ['start', '-D', data, '-l', log, '-w', '-t', String(START_SECONDS_MAX), '-o', options],
        directory,
        identity,
      );
      const url = await address(directory, port);
      await createDatabase(url);
      return url;
    } catch (error) {
      const attached = await attach(directory); // Another process won the race to start it.
      if (attached !== undefined) return attached;
      if (attempt === 3) {
        const tail = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-3).join(' | ');
        throw failed(`The embedded PostgreSQL did not start. Its log ${log} ends: ${tail}`, error);
      }
    }
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/ordergate$/, '/postgres') });
  client.on('error', () => undefined); // Told by the failing query.
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'ordergate'");
    if (rowCount === 0) await client.query('create database ordergate');
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const bound = server.address();
  await new Promise((done) => server.close(done));
  if (bound === null || typeof bound === 'string') throw failed('No free port on 127.0.0.1.');
  return bound.port;
}

async function stopServer(directory: string): Promise<void> {
  const pid = Number(
    (await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!Number.isInteger(pid) || pid <= 0) return;
  try {
    process.kill(pid, 'SIGINT'); // Fast shutdown: open sessions are rolled back, the data is flushed.
  } catch {
    return; // Gone already.
  }
  for (let waited = 0; waited < START_SECONDS_MAX * 1000; waited += 50) {
    if (!existsSync(join(directory, 'data', 'postmaster.pid'))) return;
    await sleep(50);
  }
  throw failed('The embedded PostgreSQL did not stop within a minute.');
}

function failed(message: string, cause?: unknown): IntakeError {
  return new IntakeError('embedded-postgres-failed', message, {}, cause);
}
