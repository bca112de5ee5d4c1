/** Faxes on real parts: HylaFAX's own faxrcvd hands them over; none lost, none doubled, none believed further than its call. */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { dataDirectory, spawnGateway, startGateway } from '../support/gateway.ts';
import type { GatewayProcess, TestGateway } from '../support/gateway.ts';
import type { OrderView } from '../support/client.ts';
import { startHylafax } from '../support/hylafax.ts';
import type { Hylafax } from '../support/hylafax.ts';
import { createDatabase } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/fax/${name}`, import.meta.url));
const TWO_PAGES = fixture('hylafax-two-pages.tif');
const CUT = fixture('call-cut.tif');
const LINES_LOST = fixture('lines-lost.tif');
const PRELOAD = fileURLToPath(new URL('../support/crash-preload.ts', import.meta.url));
const CALLER = '+15550100';
const READ_MS_MAX = 60_000; // A page takes seconds, and the worker has to start.

interface FaxView {
  readonly id: string;
  readonly status: string;
  readonly fileName: string;
  readonly fax: Record<string, unknown>;
  readonly findings: readonly { code: string; message: string }[];
  readonly orders: readonly { id: string; state: string }[];
}

let hylafax: Hylafax;
let gateway: TestGateway;
beforeAll(async () => {
  hylafax = await startHylafax();
  gateway = await startGateway({ faxSpool: hylafax.spool });
  const partner = { id: 'ACME', name: 'Acme Retail' };
  await gateway.client.call('POST', '/v1/partners', { body: partner });
  const profile = { faxNumbers: ['+1 555 0100'] };
  await gateway.client.call('PUT', '/v1/partners/ACME', { body: { name: partner.name, profile } });
});
afterAll(async () => {
  await gateway.remove();
  await hylafax.remove();
});

async function messageOf(name: string): Promise<FaxView> {
  const stem = name.replace(/\.\w+$/, '');
  const row = await waitFor(`the message of ${name}`, async () => (await rowsLike(stem))[0], READ_MS_MAX);
  const read = await waitFor(
    `${name} to be read`,
    async () => {
      const found = await gateway.client.get<FaxView>(`/v1/inbound/${row.id}`);
      return !/^(received|decoding)$/.test(found.status) && found;
    },
    READ_MS_MAX,
  );
  return read;
}

interface OrderFacts extends OrderView {
  readonly channel: string;
  readonly partnerId: string | null;
}

async function orderOf(id: string): Promise<OrderFacts> {
  return gateway.client.get<OrderFacts>(`/v1/orders/${id}`);
}

async function rowsLike(stem: string, database: Database = gateway.database): Promise<{ id: string }[]> {
  return database.query<{ id: string }>('select id from messages where file_name like $1 order by seq', [`${stem}%`]);
}

/** When the spool was looked at last, in seconds. */
async function passes(): Promise<number> {
  const text = await gateway.gateway.metrics.registry.getSingleMetricAsString(
    'ordergate_channel_last_success_timestamp_seconds',
  );
  return Number(/channel="fax"\} ([\d.]+)/.exec(text)?.[1] ?? 0);
}

/** Looks at the spool for longer than a fax must stand still. */
async function looks(): Promise<void> {
  const before = await passes();
  await waitFor('the spool to be looked at', async () => (await passes()) - before > 0.4);
}

describe('a fax that HylaFAX received', () => {
  test('becomes a message with its caller and pages, and an order of the partner whose number called', async () => {
    const { commId, name } = await hylafax.receive(TWO_PAGES, { callIds: [CALLER, 'ACME RETAIL', '5550199'] });
    const message = await messageOf(name);
    expect(message.fax).toMatchObject({
      via: 'hylafax',
      callId: commId,
      caller: CALLER,
      callerDigits: '15550100',
      stationId: '+1 555 0100',
      called: null,
      pages: 2,
      partial: false,
      partnerId: 'ACME',
      partnerBy: 'caller',
    });
    expect(message.orders).toHaveLength(1);
    const order = await orderOf(message.orders[0]?.id ?? '');
    expect(order).toMatchObject({ poNumber: 'PO-FAX-77', channel: 'fax', partnerId: 'ACME' });
    expect(order.issues.map(({ code }) => code).filter((code) => code.startsWith('fax-'))).toEqual([]);
    // Stored as it came, then moved with what is known of it; HylaFAX keeps its own copy, and nobody had to be told.
    const raw = await fetch(`${gateway.url}/v1/inbound/${message.id}/raw`, {
      headers: { Authorization: `Bearer ${gateway.client.key}` },
    });
    expect(Buffer.from(await raw.arrayBuffer())).toEqual(await readFile(TWO_PAGES));
    await waitFor('the spool to be empty', async () => (await readdir(hylafax.spool)).join() === 'done');
    expect((await readdir(join(hylafax.spool, 'done'))).toSorted()).toEqual([
      `${message.id}-${message.fileName.replace('.tif', '.json')}`,
      `${message.id}-${message.fileName}`,
    ]);
    expect(await readdir(hylafax.recvq)).toContain(name);
    expect(await hylafax.mails()).toEqual([]);
  });

  test('in a call that broke waits for a person, whatever can be read of it', async () => {
    const { name } = await hylafax.receive(TWO_PAGES, {
      error: 'No response to "EOP" \\ repeated 3 tries',
      callIds: [CALLER],
    });
    const message = await messageOf(name);
    expect(message.fax).toMatchObject({ partial: true, error: 'No response to "EOP" \\ repeated 3 tries' });
    expect(message.findings.map(({ code }) => code)).toContain('fax-partial');
    const order = await orderOf(message.orders[0]?.id ?? '');
    expect(order.state).toBe('needsReview');
    expect(order.exception?.codes).toContain('fax-partial');
    // Looking at one field does not mend the fax.
    const corrected = await gateway.client.decide(order, 'corrections', {
      reason: 'read from the page',
      patch: [{ op: 'add', path: '/currency', value: 'USD' }],
    });
    expect(corrected.status).toBe(200);
    const again = await orderOf(order.id);
    expect(again.issues.map(({ code }) => code)).toContain('fax-partial');
    expect(again.state).toBe('needsReview');
  });

  test('of which a few lines came is a message that says so', async () => {
    const { name } = await hylafax.receive(CUT, { error: 'Disconnected after permitted retries', callIds: [CALLER] });
    const message = await messageOf(name);
    expect(message.findings).toContainEqual(
      expect.objectContaining({
        code: 'fax-partial',
        message: 'The fax call ended early after 1 page: Disconnected after permitted retries.',
      }),
    );
    for (const { state } of message.orders) expect(state).toBe('needsReview');
  });

  test('in a call that ended well waits for a person when its machine says that lines came damaged', async () => {
    const { name } = await hylafax.receive(LINES_LOST, { callIds: [CALLER] });
    const message = await messageOf(name);
    expect(message.fax).toMatchObject({ partial: false });
    const order = await orderOf(message.orders[0]?.id ?? '');
    // The second line of the order is gone, and nothing on the page shows it.
    expect(order.order.lines).toHaveLength(1);
    expect(order.exception?.codes).toContain('fax-lines-damaged');
  });

  test.each([
    ['from a number that is nobody’s', ['+15559999']],
    ['whose caller showed no number, though the machine calls itself by a partner’s', ['anonymous']],
  ])('%s waits for a person who knows', async (_case, callIds) => {
    // This file holds no number: faxrcvd believes what stands in the file more than what it is called with.
    const { name } = await hylafax.receive(CUT, { callIds });
    const message = await messageOf(name);
    const order = await orderOf(message.orders[0]?.id ?? '');
    expect(order.exception?.codes).toContain('fax-caller-unknown');
    expect(order.partnerId).toBeNull();
  });
});

test('a fax that cannot be handed over is mailed to a person by HylaFAX, and stays in its queue', async () => {
  const alone = await startHylafax();
  try {
    await rm(alone.spool, { recursive: true });
    const { name } = await alone.receive(CUT, { callIds: [CALLER] });
    const [mail = ''] = await alone.mails();
    expect(mail).toMatch(/^To: FaxMaster$/m);
    expect(mail).toContain(name);
    expect(await readdir(alone.recvq)).toContain(name);
  } finally {
    await alone.remove();
  }
});

describe('an order that names a partner', () => {
  const PINEBROOK = fileURLToPath(new URL('../../fixtures/image/fax-two-pages-g4.tif', import.meta.url));
  const own = '+1 555 010 2222';
  beforeAll(async () => {
    const body = {
      id: 'PINEBROOK',
      name: 'Pinebrook Greenhouses Co. Inc.',
      address: '12472 Quarry Rd NE, Yuma, AZ 85349',
    };
    await gateway.client.call('POST', '/v1/partners', { body });
    const profile = { faxNumbers: [own] };
    await gateway.client.call('PUT', '/v1/partners/PINEBROOK', { body: { name: body.name, profile } });
  });

  test.each([
    ['and comes from its number, has nothing open about the call', own, []],
    ['and comes from the number of another one, waits for a person', CALLER, ['fax-caller-differs']],
    ['and comes from a number of nobody, waits for a person', '+15557777', ['fax-caller-unknown']],
  ])('%s', async (_case, caller, codes) => {
    const { name } = await hylafax.receive(PINEBROOK, { callIds: [caller] });
    const message = await messageOf(name);
    const order = await orderOf(message.orders[0]?.id ?? '');
    expect(order.partnerId).toBe('PINEBROOK');
    expect(order.issues.map(({ code }) => code).filter((code) => code.startsWith('fax-'))).toEqual(codes);
  });
});

describe('the spool', () => {
  test('is not read while a fax server still holds the lock on a file', async () => {
    const path = join(hylafax.spool, 'fax000000900.tif');
    await copyFile(CUT, path);
    // As faxgetty does for as long as the call lasts.
    const holder = spawn('flock', ['-x', path, 'sleep', '60'], { detached: true, stdio: 'ignore' });
    try {
      await looks();
      await looks();
      expect(await rowsLike('fax000000900')).toEqual([]);
    } finally {
      process.kill(-(holder.pid ?? 0));
    }
    const message = await messageOf('fax000000900.tif');
    // Nobody has said how that call ended.
    expect(message.fax).toMatchObject({ via: 'spool', stationId: '+1 555 0100', partial: null });
    const order = await orderOf(message.orders[0]?.id ?? '');
    expect(order.exception?.codes).toContain('fax-call-unverified');
  });

  test('takes no half of a file that grows, and nothing that is no fax', async () => {
    const bytes = await readFile(CUT);
    const path = join(hylafax.spool, 'fax000000901.tif');
    await writeFile(join(hylafax.spool, 'seqf'), '901');
    for (const end of [0, 200, 960]) {
      await writeFile(path, bytes.subarray(0, end));
      await looks();
      expect(await rowsLike('fax000000901')).toEqual([]);
    }
    await writeFile(path, bytes);
    const message = await messageOf('fax000000901.tif');
    const [row] = await gateway.database.query<{ bytes: number }>('select bytes from messages where id = $1', [
      message.id,
    ]);
    expect(row?.bytes).toBe(bytes.length);
    expect(await rowsLike('seqf')).toEqual([]);
    await rm(join(hylafax.spool, 'seqf'));
  });

  test('says that pages are missing when the server counted more than the file holds', async () => {
    await writeFile(
      join(hylafax.spool, 'count.json'),
      JSON.stringify({ via: 'asterisk', caller: CALLER, pages: 3, partial: false }),
    );
    await copyFile(CUT, join(hylafax.spool, 'count.tif'));
    const message = await messageOf('count.tif');
    expect(message.fax).toMatchObject({ via: 'asterisk', partial: true, error: '1 of 3 pages are in the file.' });
  });

  test('takes a fax whose side file is broken, and leaves it open how the call ended', async () => {
    await writeFile(join(hylafax.spool, 'broken.json'), '{"partial": fal');
    await copyFile(CUT, join(hylafax.spool, 'broken.tif'));
    const message = await messageOf('broken.tif');
    expect(message.fax).toMatchObject({ partial: null, error: 'Its side file cannot be read.' });
  });
});

describe('a gateway that leaves faxes in their place', () => {
  test('takes each once, even after its idempotency keys are forgotten and it was started anew', async () => {
    const spool = join(hylafax.spool, '..', 'left');
    await mkdir(spool);
    await copyFile(CUT, join(spool, 'stays.tif'));
    const settings = {
      faxSpool: spool,
      faxSpoolAfter: 'leave',
      roles: 'api,fax',
      databaseUrl: gateway.databaseUrl,
    } as const;
    const one = await startGateway({ ...settings, data: gateway.data });
    await waitFor('the fax', async () => (await rowsLike('stays')).length === 1);
    await one.stop();
    await gateway.database.query(`delete from idempotency_keys where api_key_id = 'channel:fax'`);
    await copyFile(CUT, join(spool, 'next.tif'));
    const two = await startGateway({ ...settings, data: gateway.data });
    await waitFor('the next fax', async () => (await rowsLike('next')).length === 1);
    await two.stop();
    expect(await rowsLike('stays')).toHaveLength(1);
    expect((await readdir(spool)).toSorted()).toEqual(['next.tif', 'stays.tif']);
  });
});

test('a gateway that is killed at any step of taking a fax takes it once', async () => {
  const STEPS = 10; // Blob, row, moves: a fax takes fewer operations that leave something behind.
  const [database, data, fax] = [await createDatabase(), await dataDirectory(), await startHylafax()];
  const sql = openDatabase(database.url);
  const start = (env: Record<string, string>): Promise<GatewayProcess> =>
    spawnGateway(data, {
      env: { DATABASE_URL: database.url, ORDERGATE_FAX_SPOOL: fax.spool, ORDERGATE_ROLES: 'api,fax', ...env },
      nodeArguments: 'CRASH_AT' in env ? ['--import', PRELOAD] : [],
    });
  const isEmpty = async (): Promise<boolean> =>
    (await readdir(fax.spool)).every((name) => name === 'done' || name === 'failed');
  try {
    let deaths = 0;
    for (let step = 1; step <= STEPS; step++) {
      const process = await start({ CRASH_AT: String(step), CRASH_WHEN: step % 2 === 0 ? 'after' : 'before' });
      await waitFor('what the one before left behind', isEmpty);
      process.child.kill('SIGUSR2');
      await fax.receive(CUT, { callIds: [CALLER] });
      // Steps beyond the last one: the fax is whole, and the process lives.
      deaths += await Promise.race([
        process.ended.then(() => 1),
        waitFor('the fax to be moved', isEmpty).then(() => 0),
      ]);
      await process.kill();
    }
    const last = await start({});
    await waitFor('the last one', isEmpty);
    await last.stop();
    expect(deaths).toBeGreaterThanOrEqual(5); // Else the walk did not walk.
    const rows = await sql.query<{ callId: string }>('select call_id as "callId" from faxes order by call_id');
    const calls = Array.from({ length: STEPS }, (_, index) => String(index + 1).padStart(9, '0'));
    expect(rows.map(({ callId }) => callId)).toEqual(calls);
    expect(await sql.query('select 1 from messages')).toHaveLength(STEPS);
    expect((await readdir(join(fax.spool, 'done'))).filter((name) => name.endsWith('.tif'))).toHaveLength(STEPS);
  } finally {
    await sql.close();
    await database.drop();
    await fax.remove();
    await rm(data, { recursive: true, force: true });
  }
}, 240_000);
