/** Papers beside everything else: they hold nobody up, and whoever is killed while reading one loses and doubles nothing. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createClient } from '../support/client.ts';
import { dataDirectory, keyIn, spawnGateway } from '../support/gateway.ts';
import type { GatewayProcess } from '../support/gateway.ts';
import { createDatabase, startRedis } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';
import { freezeWorker, paperWorkersOf } from '../support/workers.ts';
import { rawPdf } from '../unit/pdf/raw-pdf.ts';
import { interchange850 } from '../support/x12-850.ts';

const [ORDER, SECOND] = await Promise.all(
  [0, 1].map((index) => readFile(new URL(`../../fixtures/paper/modern_band-41-${index}.pdf`, import.meta.url))),
);
const WORD_LATE = 60_000; // A worker that starts anew loads its readers first.

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface Started {
  readonly gateway: GatewayProcess;
  readonly client: ReturnType<typeof createClient>;
  readonly again: () => Promise<Started>;
}

async function started(env: Record<string, string> = {}): Promise<Started> {
  const database = await createDatabase();
  cleanUps.push(() => database.drop());
  const data = await dataDirectory();
  let key: string | undefined;
  const start = async (): Promise<Started> => {
    const gateway = await spawnGateway(data, { env: { DATABASE_URL: database.url, ...env } });
    cleanUps.push(() => gateway.kill());
    key ??= await keyIn(database.url);
    return { gateway, client: createClient(gateway.url, key), again: start };
  };
  return start();
}

/** A worker that has read one paper and is frozen: the next paper is one that it is in the middle of. */
async function withFrozenWorker(env: Record<string, string> = {}): Promise<Started & { readonly worker: number }> {
  const all = await started({ ORDERGATE_PAPER_WORKERS: '1', ...env });
  expect((await all.client.deliver(ORDER ?? '')).orders).toHaveLength(1);
  const worker = await freezeWorker(all.gateway.child.pid ?? 0);
  cleanUps.push(() => Promise.resolve(endIfThere(worker)));
  return { ...all, worker };
}

function endIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

test('an EDI message does not wait for the paper before it, nor for fifty of them', async () => {
  const { client, worker } = await withFrozenWorker();
  const papers: string[] = [];
  for (let count = 0; count < 50; count += 1) papers.push(await client.send(SECOND ?? ''));
  const message = await client.deliver(interchange850({ control: 1, orders: [{ po: 'QUICK-1' }] }));
  expect(message.orders).toMatchObject([{ poNumber: 'QUICK-1' }]);
  expect((await client.message(papers[0] ?? '')).status).toBe('received');
  process.kill(worker, 'SIGCONT');
  const read = await Promise.all(papers.map((id) => client.readMessage(id, WORD_LATE)));
  expect(read.map(({ orders }) => orders.length)).toEqual(papers.map(() => 1));
});

describe.each(['PostgreSQL', 'Redis'] as const)('with its queue in %s', (backend) => {
  const environment = async (): Promise<Record<string, string>> => {
    if (backend === 'PostgreSQL') return {};
    const redis = await startRedis();
    cleanUps.push(() => redis.stop());
    return { REDIS_URL: redis.url };
  };

  test('a gateway that is killed while it reads a paper reads it after its start, and makes one order of it', async () => {
    const { gateway, client, worker, again } = await withFrozenWorker(await environment());
    const id = await client.send(SECOND ?? '');
    await waitFor('the paper to be on its way', async () => (await client.message(id)).status === 'received');
    await gateway.kill();
    endIfThere(worker);
    const { client: after } = await again();
    const message = await after.readMessage(id, WORD_LATE);
    expect(message.orders).toMatchObject([{ poNumber: 'PO370181' }]);
    expect((await after.get<{ data: unknown[] }>('/v1/orders')).data).toHaveLength(2);
  });
});

test('a worker that is killed while it reads costs a second try, and no more', async () => {
  const { gateway, client, worker } = await withFrozenWorker();
  const id = await client.send(SECOND ?? '');
  await waitFor('the paper to be on its way', async () => (await client.message(id)).status === 'received');
  process.kill(worker, 'SIGKILL');
  const message = await client.readMessage(id, WORD_LATE);
  expect(message).toMatchObject({ status: 'decoded', findings: [], orders: [{ poNumber: 'PO370181' }] });
  expect(await paperWorkersOf(gateway.child.pid ?? 0)).not.toContain(worker);
});

test('a paper that ends every worker is kept and told, and the next one is read', async () => {
  const { gateway, client } = await withFrozenWorker();
  const id = await client.send(SECOND ?? '');
  const message = await waitFor('the gateway to give it up', async () => {
    for (const worker of await paperWorkersOf(gateway.child.pid ?? 0)) endIfThere(worker);
    const found = await client.message(id);
    return found.status !== 'received' && found;
  });
  expect(message).toMatchObject({ status: 'unreadable', findings: [{ code: 'paper-reader-died' }], orders: [] });
  expect((await client.deliver(ORDER ?? '')).orders).toHaveLength(1);
});

test('what stops a paper is named by the setting that an operator can change', async () => {
  const { client } = await started({ ORDERGATE_PAPER_BYTES_MAX: '20000' });
  const message = await client.deliver(ORDER ?? '');
  expect(message).toMatchObject({ status: 'unreadable', findings: [{ code: 'paper-too-large' }] });
  expect(message.findings[0]?.message).toContain('20000');
  expect(message.findings[0]?.message).toContain('paperBytesMax');
});

test('reading longer than paperSeconds is told, and papers are counted by format and result', async () => {
  const { client, gateway } = await withFrozenWorker({ ORDERGATE_PAPER_SECONDS: '10' });
  const message = await client.readMessage(await client.send(SECOND ?? ''), WORD_LATE);
  expect(message.findings).toMatchObject([{ code: 'paper-took-too-long' }]);
  expect(message.findings[0]?.message).toContain('paperSeconds');
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  expect(metrics).toContain('ordergate_papers_read_total{format="pdf",result="order"} 1');
  expect(metrics).toContain('ordergate_papers_read_total{format="pdf",result="unreadable"} 1');
  expect(metrics).toMatch(/ordergate_paper_read_duration_seconds_count\{format="pdf",result="order"\} 1/);
});

describe('a paper that is no order', () => {
  const LINES = [
    'Invoice',
    'Invoice number: 4711',
    'Invoice date: 2026-05-04',
    'Please pay within 30 days',
    'Total 12.00',
  ];

  test('is kept, and listed with its kind and what says so', async () => {
    const { client } = await started();
    const message = await client.deliver(page(LINES));
    expect(message).toMatchObject({ status: 'decoded', orders: [] });
    expect(message.otherDocuments).toMatchObject([
      { type: 'invoice', result: 'notAnOrder', findings: [{ code: 'document-not-order' }] },
    ]);
    const { data } = await client.get<{ data: { firstFinding: string }[] }>('/v1/inbound');
    expect(data[0]?.firstFinding).toContain('Invoice');
  });

  test('but does not say what it is waits for somebody to look at it', async () => {
    const { client } = await started();
    const message = await client.deliver(page(['Our summer party is on Friday', 'Bring a cake']));
    expect(message.otherDocuments).toMatchObject([{ type: 'other', result: 'unclear' }]);
    const incomplete = await client.get<{ data: { id: string }[] }>('/v1/inbound?incomplete=true');
    expect(incomplete.data.map(({ id }) => id)).toEqual([message.id]);
  });
});

function page(lines: readonly string[]): Buffer {
  const shown = lines.map((line, index) => `BT /F1 12 Tf 60 ${720 - index * 30} Td (${line}) Tj ET`);
  return rawPdf([{ content: shown.join('\n') }]);
}
