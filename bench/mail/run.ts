/**
 * Mails from a real Dovecot: how many a minute are stored and read, whether the gateway's memory stays flat, and how long a
 * mail that comes alone waits until it is stored.
 *
 *   node bench/mail/run.ts [--mails 1000] [--runs 2] [--singles 40]
 *
 * The mails are the fixtures, each with a Message-ID and order number of its own. They are put into another folder first and
 * moved into the watched one together. Memory is that of the gateway's own process, as it goes and, after each run, what it holds once all
 * that is dead was collected (`held.ts`); its readers are counted apart. Results go to
 * `bench/results/mail.json`.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { startDovecot } from '../../tests/support/dovecot.ts';
import type { Dovecot } from '../../tests/support/dovecot.ts';
import { freePort } from '../../tests/support/services.ts';
import { heldBy } from './held.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '2' },
    singles: { type: 'string', default: '40' },
  },
});
const MAILS = Number(values.mails);
const RUNS = Number(values.runs);
const SINGLES = Number(values.singles);
const WARM_UP = 300; // Workers, plans and pools come up once; what they take is no growth.
const ATTACKS = new Set(['zip-bomb.eml']); // It takes seconds by its nature, and is a test of its own.
const USER = 'orders';
let made = 0; // Mails so far; each has a number.

interface Memory {
  readonly gatewayMb: number;
  readonly readersMb: number;
}

const mails = await fixtures();
const dovecot = await startDovecot();
const data = await mkdtemp(join(tmpdir(), 'ordergate-bench-mail-'));
const postgres = await startEmbeddedPostgres(data);
const inspectPort = await freePort();
const gateway = spawn(
  process.execPath,
  [
    `--inspect-port=${inspectPort}`,
    new URL('../../bin/ordergate.js', import.meta.url).pathname,
    'serve',
    '--port',
    '0',
  ],
  {
    env: {
      ...process.env,
      ORDERGATE_DATA: data,
      DATABASE_URL: postgres.url,
      ORDERGATE_MAIL: dovecot.address(USER),
      ORDERGATE_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
try {
  await listening(gateway);
  const database = openDatabase(postgres.url);
  const { gatewayMb: idleMb } = await memoryOf(gateway);
  await run(database, dovecot, WARM_UP);
  const runs = [];
  for (let each = 0; each < RUNS; each++) {
    const result = await run(database, dovecot, MAILS);
    runs.push(result);
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  const latency = await singles(database, dovecot);
  process.stdout.write(`${JSON.stringify(latency)}\n`);
  await database.close();
  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? ''}`,
    node: process.version,
    load: loadavg().map((each) => Math.round(each * 10) / 10),
    idleMb,
    kinds: mails.length,
    mails: MAILS,
    runs,
    latency,
  };
  await writeFile(new URL('../results/mail.json', import.meta.url), `${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  gateway.kill('SIGTERM');
  await new Promise((resolve) => gateway.once('exit', resolve));
  await postgres.stop();
  await dovecot.remove();
  await rm(data, { recursive: true, force: true });
}

async function fixtures(): Promise<{ name: string; text: string }[]> {
  const folders = ['fixtures/mail', 'fixtures/mail/received'];
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder)).filter((name) => name.endsWith('.eml')).map((name) => join(folder, name)),
    ),
  );
  return Promise.all(
    files
      .flat()
      .filter((file) => !ATTACKS.has(file.split('/').at(-1) ?? ''))
      .map(async (name) => ({ name, text: await readFile(name, 'latin1') })),
  );
}

/** The Message-ID, and whatever order number is not packed: an order that came before would be compared and not read on. */
function unique(text: string, number: number): Buffer {
  const own = text
    .replace(/^message-id:.*$/im, `Message-ID: <${number}.bench@northgate.example>`)
    .replaceAll(/\b(?:81\d{3}|[A-Z]{2}81\d{3})\b/g, `$&-${number}`);
  return Buffer.from(own, 'latin1');
}

async function run(database: Database, server: Dovecot, count: number): Promise<object> {
  const before = await stored(database);
  await server.asPerson(USER, async (client) => {
    await client.mailboxCreate('Waiting');
    for (let each = 0; each < count; each++) {
      const { text = '' } = mails[each % mails.length] ?? {};
      await client.append('Waiting', unique(text, (made += 1)));
    }
  });
  const memory: Memory[] = [await memoryOf(gateway)];
  const start = performance.now();
  await server.asPerson(USER, async (client) => client.messageMove('1:*', 'INBOX'), 'Waiting');
  let storedSeconds = 0;
  let last = before;
  for (;;) {
    await sleep(500);
    last = await stored(database);
    memory.push(await memoryOf(gateway));
    if (storedSeconds === 0 && last.stored - before.stored >= count) storedSeconds = (performance.now() - start) / 1000;
    if (last.read - before.read >= count) break;
  }
  const readSeconds = (performance.now() - start) / 1000;
  const at = (share: number): Memory =>
    memory[Math.round((memory.length - 1) * share)] ?? { gatewayMb: 0, readersMb: 0 };
  return {
    mails: count,
    storedPerMinute: Math.round((count / storedSeconds) * 60),
    readPerMinute: Math.round((count / readSeconds) * 60),
    orders: last.orders - before.orders,
    gatewayMb: {
      start: at(0).gatewayMb,
      middle: at(0.5).gatewayMb,
      end: at(1).gatewayMb,
      most: Math.max(...memory.map((each) => each.gatewayMb)),
    },
    held: await heldBy(gateway.pid ?? 0, inspectPort),
    readersMbMost: Math.max(...memory.map((each) => each.readersMb)),
  };
}

async function stored(database: Database): Promise<{ stored: number; read: number; orders: number }> {
  const [row] = await database.query<{ stored: number; read: number; orders: number }>(
    `select count(*)::int as stored, count(*) filter (where state not in ('received', 'decoding'))::int as read,
       (select count(*)::int from orders) as orders
     from messages`,
  );
  return row ?? { stored: 0, read: 0, orders: 0 };
}

/** From the moment in which the mail server has taken it to the row; both clocks are this machine's. */
async function singles(database: Database, server: Dovecot): Promise<object> {
  const waits: number[] = [];
  for (let each = 0; each < SINGLES; each++) {
    const { text = '' } = mails[each % mails.length] ?? {};
    const before = await stored(database);
    await server.deliver(USER, unique(text, (made += 1)));
    const taken = Date.now();
    while ((await stored(database)).stored === before.stored) await sleep(20);
    const [row] = await database.query<{ at: Date }>('select max(received_at) as at from messages');
    waits.push(Math.max(0, new Date(row?.at ?? 0).getTime() - taken));
    await sleep(200 + Math.random() * 600);
  }
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { mails: SINGLES, p50Ms: at(0.5), p95Ms: at(0.95), mostMs: at(1) };
}

async function memoryOf({ pid = 0 }: ChildProcess): Promise<Memory> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const readers = await Promise.all(
    children
      .split(' ')
      .filter((each) => each.trim() !== '')
      .map((each) => residentMb(each)),
  );
  return { gatewayMb: await residentMb(String(pid)), readersMb: readers.reduce((sum, each) => sum + each, 0) };
}

async function residentMb(pid: string): Promise<number> {
  // A reader may end between the list and this look.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}

async function listening(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The gateway ended with ${code}.`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('listening on')) resolve();
    });
  });
}
