/** Faxes that go out, through HylaFAX's own sendfax, server, queue and notify: once for each event, with the proof of its end. */
import { chmod, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { dataDirectory, keyIn, spawnGateway, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { createClient } from '../support/client.ts';
import type { Client, OrderView } from '../support/client.ts';
import { startHylafax } from '../support/hylafax.ts';
import type { Hylafax } from '../support/hylafax.ts';
import { createDatabase } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/fax/${name}`, import.meta.url));
const [TWO_PAGES, CUT] = [fixture('hylafax-two-pages.tif'), fixture('call-cut.tif')];
const CALLER = '+15550100';
const READ_MS_MAX = 60_000;

interface Answer {
  readonly id: string;
  readonly subject: string;
  readonly event: string;
  readonly state: string;
  readonly reason: string | null;
  readonly recipient: string;
  readonly messageId: string;
  readonly orderId: string | null;
  readonly body: string;
  readonly attempts: number;
  readonly jobId: string;
  readonly pages: number | null;
}

let hylafax: Hylafax;
let gateway: TestGateway;
beforeAll(async () => {
  hylafax = await startHylafax();
  gateway = await startGateway({ faxSpool: hylafax.spool, faxSend: await hylafax.startServer() });
  await agree(gateway.client, 'ACME', 'both');
});
afterAll(async () => {
  await gateway.remove();
  await hylafax.remove();
});

async function agree(client: Client, id: string, fax: string | undefined): Promise<void> {
  await client.call('POST', '/v1/partners', { body: { id, name: `Firm ${id}` } });
  const profile = { faxNumbers: [CALLER], ...(fax === undefined ? {} : { answers: { fax } }) };
  await client.call('PUT', `/v1/partners/${id}`, { body: { name: `Firm ${id}`, profile } });
}

async function answersWhen(query: string, is: (answer: Answer) => boolean, client = gateway.client): Promise<Answer> {
  return waitFor(
    `a fax answer with ${query}`,
    async () => (await client.get<{ data: Answer[] }>(`/v1/fax-answers?${query}`)).data.find(is) ?? false,
    READ_MS_MAX,
  );
}

async function messageOf(commId: string): Promise<string> {
  const [row] = await waitFor('the message', async () => {
    const rows = await gateway.database.query<{ id: string }>('select message_id as id from faxes where call_id = $1', [
      commId,
    ]);
    return rows.length > 0 && rows;
  });
  return row?.id ?? '';
}

async function jobOf(answer: Answer): Promise<Map<string, string> | undefined> {
  return (await hylafax.jobs()).find((job) => job.get('jobtag') === answer.id);
}

describe('a partner who agreed to faxes', () => {
  let order: OrderView;

  test('gets a receipt with what was read, and the server says when it has come through', async () => {
    const { commId } = await hylafax.receive(TWO_PAGES, { callIds: [CALLER] });
    const messageId = await messageOf(commId);
    const queued = await answersWhen(`messageId=${messageId}`, ({ state }) => state === 'queued');
    expect(queued).toMatchObject({ event: 'received', recipient: CALLER, attempts: 1, orderId: null });
    expect(queued.body).toContain('PO-FAX-77');
    const job = await jobOf(queued);
    expect(job?.get('jobid')).toBe(queued.jobId);
    expect(job?.get('external')).toBe(CALLER);
    const [read] = (await gateway.client.message(messageId)).orders;
    order = await gateway.client.order(read?.id ?? '');
    expect(order.acknowledgmentState).toBe('pending');
    // The queue tells of a busy line as well; that is no end.
    await hylafax.end(queued.jobId, 'requeued');
    await hylafax.end(queued.jobId, 'done');
    await answersWhen(`messageId=${messageId}`, ({ state }) => state === 'sent');
    expect((await gateway.client.order(order.id)).acknowledgmentState).toBe('acknowledged');
  });

  test('gets the confirmation when the ERP has the order, and a call that fails is a leg that failed', async () => {
    const released = await gateway.client.decide(order, 'release', { reason: 'compared with the page' });
    expect(released.status).toBe(200);
    const delivery = await waitFor('the delivery', async () => {
      const leased = await gateway.client.lease(10);
      return leased.find(({ orderId }) => orderId === order.id);
    });
    await gateway.client.ack(delivery.id, 'SO-77');
    const queued = await answersWhen(`orderId=${order.id}`, ({ state }) => state === 'queued');
    expect(queued).toMatchObject({ event: 'accepted', subject: `${order.id}:1`, recipient: CALLER });
    expect(queued.body).toContain('SO-77');
    // An ERP that says so twice confirms nothing twice.
    await gateway.client.ack(delivery.id, 'SO-77');
    expect((await gateway.client.get<{ data: Answer[] }>(`/v1/fax-answers?orderId=${order.id}`)).data).toHaveLength(1);
    await hylafax.removeJob(queued.jobId);
    const failed = await answersWhen(`orderId=${order.id}`, ({ state }) => state === 'failed');
    expect(failed.reason).toContain('killed');
    expect((await gateway.client.order(order.id)).acknowledgmentState).toBe('failed');
    // What comes after the end changes nothing.
    await writeFile(join(hylafax.spool, `${failed.id}.result`), JSON.stringify({ id: failed.id, why: 'done' }));
    await waitFor('the late result to be taken', async () => !(await names()).includes(`${failed.id}.result`));
    expect((await gateway.client.get<{ data: Answer[] }>(`/v1/fax-answers?orderId=${order.id}`)).data[0]?.state).toBe(
      'failed',
    );
  });

  test('of whom only the machine itself says who it is gets none: that number may be anybody’s', async () => {
    const { commId } = await hylafax.receive(CUT, { callIds: ['anonymous'] });
    const messageId = await messageOf(commId);
    await gateway.client.readMessage(messageId, READ_MS_MAX);
    expect((await gateway.client.get<{ data: Answer[] }>(`/v1/fax-answers?messageId=${messageId}`)).data).toEqual([]);
  });
});

async function names(): Promise<string[]> {
  return readdir(hylafax.spool);
}

describe('a gateway', () => {
  test('that is killed while it hands a fax over never hands it over again, and still hears its end', async () => {
    const [database, data, fax] = [await createDatabase(), await dataDirectory(), await startHylafax()];
    const sql = openDatabase(database.url);
    // Takes the fax, says nothing, and does not end: what a gateway meets that dies in the middle.
    const [program, calls] = [join(data, 'slow-sendfax'), join(data, 'calls')];
    await writeFile(program, `#!/bin/sh\necho "$@" >> '${calls}'\nexec sleep 30\n`);
    await chmod(program, 0o755);
    const env = { DATABASE_URL: database.url, ORDERGATE_FAX_SPOOL: fax.spool, ORDERGATE_FAX_SEND: program };
    try {
      const first = await spawnGateway(data, { env });
      const key = await keyIn(database.url);
      await agree(createClient(first.url, key), 'ACME', 'receipt');
      await fax.receive(CUT, { callIds: [CALLER] });
      await waitFor('the fax to be handed over', async () => (await callsOf(calls)).length === 1, READ_MS_MAX);
      await first.kill();
      const second = await spawnGateway(data, { env });
      const client = createClient(second.url, key);
      const answer = await answersWhen('state=uncertain', () => true, client);
      await writeFile(
        join(fax.spool, `${answer.id}.result`),
        JSON.stringify({ id: answer.id, why: 'done', jobId: '9', pages: 1 }),
      );
      expect(await answersWhen('state=sent', () => true, client)).toMatchObject({
        id: answer.id,
        jobId: '9',
        pages: 1,
      });
      expect(await callsOf(calls)).toHaveLength(1);
      await second.stop();
    } finally {
      await sql.close();
      await database.drop();
      await fax.remove();
      await rm(data, { recursive: true, force: true });
    }
  }, 180_000);

  test('whose fax server is away tries again', async () => {
    const fax = await startHylafax();
    const other = await startGateway({ faxSpool: fax.spool, faxSend: 'sendfax -h localhost:1' });
    try {
      await agree(other.client, 'ACME', 'receipt');
      await fax.receive(CUT, { callIds: [CALLER] });
      const answer = await answersWhen('state=pending', ({ attempts }) => attempts > 0, other.client);
      expect(answer.reason).toContain('fax-server-unreachable');
    } finally {
      await other.remove();
      await fax.remove();
    }
  });
});

async function callsOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '');
}
