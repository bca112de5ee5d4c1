/**
 * Dying everywhere. A gateway is killed (`kill -9`) at every operation between the first byte of a file and the ERP's
 * answer that leaves something behind; each time the next process finishes what it finds, while a sender and an ERP that
 * got no answer simply ask again. Nothing may be lost, doubled, or answered before it was stored.
 *
 * `CRASH_WALK=long` kills before and after every single statement as well, which takes about ten minutes.
 */
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { createClient } from '../support/client.ts';
import type { Client } from '../support/client.ts';
import { dataDirectory, keyIn, spawnGateway } from '../support/gateway.ts';
import type { GatewayProcess } from '../support/gateway.ts';
import { createDatabase } from '../support/services.ts';
import type { TestDatabase } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850, orderSpecs } from '../support/x12-850.ts';

const PRELOAD = fileURLToPath(new URL('../support/crash-preload.ts', import.meta.url));
const ORDERS_A_FILE = 2;
const STEPS_MAX = 400; // Far above what one file takes; a walk that never ends is a bug of the test.
const isLong = process.env['CRASH_WALK'] === 'long';
const WALK_MS_MAX = isLong ? 1_800_000 : 240_000;
/** What a folder does otherwise than HTTP ends with the move of the file, about the twelfth operation. */
const FOLDER_STEPS = isLong ? STEPS_MAX : 16;

interface SentFile {
  readonly control: number;
  readonly text: string;
  /** Set when the sender was told that its bytes are safe. */
  messageId: string | undefined;
}

let database: TestDatabase;
let sql: Database;
let data: string;
let key: string;
const files: SentFile[] = [];
/** The ERP's own book: what it made of each delivery, and how often it was shown it. */
const ledger = new Map<string, { readonly orderId: string; readonly number: string; isConfirmed: boolean }>();

beforeAll(async () => {
  database = await createDatabase();
  sql = openDatabase(database.url);
  data = await dataDirectory();
  const first = await start();
  await first.stop();
  key = await keyIn(database.url);
});
afterAll(async () => {
  await sql.close();
  await database.drop();
  await rm(data, { recursive: true, force: true });
});

describe.each(isLong ? (['before', 'after'] as const) : (['before'] as const))('killed %s each operation', (when) => {
  test.each(['http', 'folder'] as const)(
    'a gateway that gets a file by %s loses nothing and doubles nothing',
    async (channel) => {
      let interrupted: SentFile | undefined;
      let step = 0;
      while (step < (channel === 'http' ? STEPS_MAX : FOLDER_STEPS)) {
        step += 1;
        const gateway = await start({ CRASH_AT: String(step), CRASH_WHEN: when, CRASH_EVERY: isLong ? '1' : '0' });
        const client = createClient(gateway.url, key);
        if (interrupted !== undefined) await finish(client, interrupted, channel);
        interrupted = newFile();
        gateway.child.kill('SIGUSR2');
        const outcome = await Promise.race([
          finish(client, interrupted, channel).then(() => 'finished'),
          gateway.ended.then(() => 'died'),
        ]);
        if (outcome === 'finished') {
          await gateway.stop();
          interrupted = undefined;
          break;
        }
        await nothingAnsweredTooEarly();
      }
      expect(step).toBeGreaterThan(channel === 'http' ? 25 : 10);
      expect(step).toBeLessThan(STEPS_MAX);
      if (interrupted === undefined) return;
      const last = await start();
      await finish(createClient(last.url, key), interrupted, channel);
      await last.stop();
    },
    WALK_MS_MAX,
  );
});

describe('afterwards', () => {
  test('every file became its orders, each exactly once', async () => {
    const rows = await sql.query<{ fileName: string; orders: number; messages: number }>(
      `select m.file_name as "fileName", count(o.id) as orders, count(distinct m.id) as messages
       from messages m left join orders o on o.message_id = m.id group by 1`,
    );
    expect(rows.map(({ fileName }) => fileName).toSorted()).toEqual(files.map(nameOf).toSorted());
    for (const { fileName, orders, messages } of rows)
      expect({ fileName, orders, messages }).toEqual({ fileName, orders: ORDERS_A_FILE, messages: 1 });
  });

  test('every order was taken once by the ERP, under one delivery id', async () => {
    const rows = await sql.query<{ id: string; state: string; number: string }>(
      'select id, state, erp_order_number as number from orders',
    );
    const taken = new Map([...ledger.values()].map(({ orderId, number }) => [orderId, number]));
    expect(ledger.size).toBe(rows.length);
    expect(taken.size).toBe(rows.length);
    for (const { id, state, number } of rows)
      expect({ state, number }).toEqual({ state: 'acceptedByErp', number: taken.get(id) });
  });

  test('every file was answered by one 997 and every order by one 855, numbered without a gap', async () => {
    await nothingAnsweredTooEarly();
    const rows = await sql.query<{ type: string; number: string; state: string; location: string; content: Buffer }>(
      'select type, control_number as number, state, location, content from acknowledgments order by control_number',
    );
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1));
    expect(rows.filter(({ type }) => type === '997')).toHaveLength(files.length);
    expect(rows.filter(({ type }) => type === '855')).toHaveLength(files.length * ORDERS_A_FILE);
    for (const { state, location, content } of rows) {
      expect(state).toBe('sent');
      expect(await readFile(join(data, 'folder', location), 'latin1')).toBe(content.toString('latin1'));
    }
  });

  test('nothing is left lying about: no open message, no waiting order, no file in the inbox', async () => {
    const open = await sql.query(
      `select 1 from messages where state <> 'decoded' union all select 1 from exceptions where resolved_at is null`,
    );
    expect(open).toEqual([]);
    expect(await readdir(join(data, 'folder', 'in'))).toEqual([]);
    const chained = await sql.query(
      `select 1 from orders o where history_seq <> (select count(*) from order_events e where e.order_id = o.id)`,
    );
    expect(chained).toEqual([]);
  });
});

/** The sender and the ERP: whoever got no answer asks again. Resolves when the file is all done; never when the gateway dies. */
async function finish(client: Client, file: SentFile, channel: 'http' | 'folder'): Promise<void> {
  if (file.messageId === undefined && channel === 'folder') await drop(file);
  file.messageId ??= await untilDead(() =>
    channel === 'http'
      ? client.send(file.text, { 'X-Filename': nameOf(file), 'Idempotency-Key': nameOf(file) })
      : taken(file),
  );
  const { messageId } = file;
  await untilDead(() =>
    waitFor(
      `${nameOf(file)} to be finished`,
      async () => {
        for (const delivery of await client.lease(10, { leaseSeconds: 1 })) {
          const known = ledger.get(delivery.id);
          ledger.set(delivery.id, {
            orderId: delivery.orderId,
            number: known?.number ?? `SO-${delivery.order.poNumber}`,
            isConfirmed: false,
          });
        }
        for (const [id, entry] of ledger) {
          if (entry.isConfirmed) continue;
          const { status } = await client.ack(id, entry.number);
          if (status !== 200) throw new Error(`ack answered ${status}`);
          entry.isConfirmed = true;
        }
        const message = await client.message(messageId);
        if (message.status !== 'decoded') return false;
        const orders = await Promise.all(message.orders.map(({ id }) => client.order(id)));
        return orders.every(
          ({ state, acknowledgmentState }) => state === 'acceptedByErp' && acknowledgmentState === 'confirmed',
        );
      },
      60_000,
    ),
  );
  if (channel === 'folder')
    await waitFor('the inbox to be empty', async () => (await readdir(join(data, 'folder', 'in'))).length === 0);
}

/** A call that never ends when its connection breaks: the gateway is dead, and the caller hears of it from the process. */
async function untilDead<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError && /fetch failed|terminated/.test(error.message))
      return new Promise<never>(() => undefined);
    throw error;
  }
}

/** A sender drops a file once: whether it was taken is the gateway's business from then on. */
async function drop(file: SentFile): Promise<void> {
  const [inbox, name] = [join(data, 'folder', 'in'), nameOf(file)];
  await mkdir(inbox, { recursive: true });
  const isThere =
    (await sql.query('select 1 from messages where file_name = $1', [name])).length > 0 ||
    (await readdir(inbox)).includes(name);
  if (isThere) return;
  await writeFile(join(inbox, `.${name}`), file.text);
  await rename(join(inbox, `.${name}`), join(inbox, name));
}

async function taken(file: SentFile): Promise<string> {
  return waitFor(
    `${nameOf(file)} to be taken`,
    async () =>
      (await sql.query<{ id: string }>('select id from messages where file_name = $1', [nameOf(file)]))[0]?.id,
  );
}

/** No acknowledgment, as a row or as a file, of orders that are not stored. */
async function nothingAnsweredTooEarly(): Promise<void> {
  const early = await sql.query(
    `select a.id from acknowledgments a where (select count(*) from orders o where o.message_id = a.message_id) <> $1
     union all select a.id from acknowledgments a join orders o on o.id = a.order_id where a.type = '855' and o.erp_order_number is null`,
    [ORDERS_A_FILE],
  );
  expect(early).toEqual([]);
  const stored = new Set(
    (
      await sql.query<{ name: string }>(`select type || '-' || control_number || '.edi' as name from acknowledgments`)
    ).map(({ name }) => name),
  );
  const out = join(data, 'folder', 'out');
  const written = (await readdir(out, { recursive: true }))
    .filter((path) => path.endsWith('.edi'))
    .map((path) => basename(path));
  expect(written.filter((name) => !stored.has(name))).toEqual([]);
}

/** @param crash when and where it shall die; without, it lives. */
async function start(crash: Readonly<Record<string, string>> = {}): Promise<GatewayProcess> {
  const env = { DATABASE_URL: database.url, ORDERGATE_LOG_LEVEL: 'error', ...crash };
  return spawnGateway(data, { env, nodeArguments: Object.keys(crash).length === 0 ? [] : ['--import', PRELOAD] });
}

function newFile(): SentFile {
  const control = files.length + 1;
  const file: SentFile = {
    control,
    text: interchange850({ control, orders: orderSpecs(ORDERS_A_FILE, `CRASH-${control}`) }),
    messageId: undefined,
  };
  files.push(file);
  return file;
}

function nameOf({ control }: SentFile): string {
  return `crash-${control}.edi`;
}
