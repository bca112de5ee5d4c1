/** A proposer on a real gateway: the question leaves the worker that reads, the call leaves the gateway, and a person decides. */
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import nock from 'nock';
import { afterEach, expect, test } from 'vitest';
import { formatNamed } from '../../src/adapters/formats/registry.ts';
import { proposerOfSettings } from '../../src/commands/proposer.ts';
import { readFiles } from '../../src/commands/read.ts';
import type { ReadOptions } from '../../src/commands/read.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { OrderView } from '../support/client.ts';
import { dataDirectory, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

const HOST = 'http://model.test';
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  nock.cleanAll();
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** No label says which number is the order's. */
const PAPER = `PURCHASE ORDER
Buyer:,Acme Pumps
Kindly mention,KX/4711-B
PO Date:,2026-03-27
Currency:,USD
Ship to:,"Acme Pumps, 12 Mill Road, Toledo, OH 43601"

Line,Item No.,Description,Qty,UOM,Unit Price,Amount
1,AB-1000,VALVE,4,EA,10.00,40.00
2,AB-2000,GASKET,10,EA,2.50,25.00
`;

async function started(settings: Parameters<typeof startGateway>[0]): Promise<TestGateway> {
  const gateway = await startGateway(settings);
  cleanUps.push(() => gateway.remove());
  return gateway;
}

async function orderFrom(gateway: TestGateway): Promise<OrderView> {
  const message = await gateway.client.deliver(PAPER, { 'X-Filename': 'order.csv' });
  return gateway.client.order(message.orders[0]?.id ?? '');
}

/** A model that finds the number on the line that it is shown. */
function model(): { readonly asked: () => number } {
  let count = 0;
  nock(HOST)
    .persist()
    .post('/v1/chat/completions')
    .reply(async (request: Request) => {
      count += 1;
      const { messages } = (await request.json()) as { messages: readonly { content: string }[] };
      const line = Number(/^(\d+)\|.*KX\/4711-B/m.exec(messages[1]?.content ?? '')?.[1]);
      const content = JSON.stringify({ proposals: [{ field: 'poNumber', item: null, line, text: 'KX/4711-B' }] });
      return [200, { choices: [{ message: { content } }] }];
    });
  return { asked: () => count };
}

test('what it proposes is in the order with its cell, and waits for a person', async () => {
  const { asked } = model();
  const gateway = await started({ proposerUrl: `${HOST}/v1`, proposerModel: 'small', proposerKey: 'sk-SECRET' });
  const order = await orderFrom(gateway);
  expect(asked()).toBe(1);
  expect(order).toMatchObject({ poNumber: 'KX/4711-B', state: 'needsReview' });
  const told = order.issues.filter(({ path }) => path === '/poNumber');
  expect(told).toMatchObject([{ code: 'value-uncertain', severity: 'error', at: { cell: 'B3' } }]);
  expect(order.issues.map(({ code }) => code)).toContain('proposal-used');
  const lineage = await gateway.client.get<Record<string, { rule: string; confidence: number }>>(
    `/v1/orders/${order.id}/lineage`,
  );
  expect(JSON.stringify(lineage)).toContain('paper/proposed/poNumber');
  const released = await gateway.client.decide(order, 'release', { reason: 'the number is right' });
  expect(released.status).toBe(200);
});

test('nothing leaves the house while no address is set', async () => {
  const { asked } = model();
  const order = await orderFrom(await started({}));
  expect(asked()).toBe(0);
  expect(order.poNumber).toBeNull();
  expect(order.issues.filter(({ code }) => code.startsWith('propos'))).toEqual([]);
});

test('one that fails costs its own time and nothing else: the order is there, with the field open', async () => {
  nock(HOST).post('/v1/chat/completions').reply(500, 'KX/4711-B');
  const order = await orderFrom(await started({ proposerUrl: `${HOST}/v1`, proposerModel: 'small' }));
  expect(order.poNumber).toBeNull();
  expect(order.issues.find(({ code }) => code === 'proposer-failed')).toMatchObject({ severity: 'info' });
  expect(order.order.lines).toHaveLength(2);
});

test('`ordergate read` asks it only when told to, and says so when nobody is set', async () => {
  const { asked } = model();
  const file = join(await dataDirectory(), 'order.csv');
  cleanUps.push(() => rm(dirname(file), { recursive: true }));
  await writeFile(file, PAPER);
  const read = async (propose: Pick<ReadOptions, 'propose'>): Promise<string> => {
    let text = '';
    const out = { write: (more: string) => Promise.resolve((text += more) !== '') };
    await readFiles([file], { lineage: true, ...propose }, { out, diagnostics: out, stdin: Readable.from([]) });
    return text;
  };
  expect(await read({})).not.toContain('paper/proposed/');
  expect(asked()).toBe(0);
  const env = { ORDERGATE_PROPOSER_URL: `${HOST}/v1`, ORDERGATE_PROPOSER_MODEL: 'small' };
  expect(await read({ propose: proposerOfSettings(env) })).toContain('paper/proposed/poNumber');
  expect(() => proposerOfSettings({})).toThrow('ORDERGATE_PROPOSER_URL');
});

test('waiting for it is no reading: a worker that only waits is not ended for being slow', async () => {
  const limits = { ...DEFAULT_LIMITS, paperSeconds: 4 };
  const decoder = formatNamed('csv')?.decoder({
    limits,
    parts: 'all',
    propose: () => sleep(5000, { trouble: 'The proposer was slow.' }),
  });
  decoder?.push(Buffer.from(PAPER));
  decoder?.end();
  const [document] = (await decoder?.finish?.()) ?? [];
  if (document?.kind !== 'document') throw new Error('It was not read.');
  expect(document.draft?.lines).toHaveLength(2);
  expect(document.findings.find(({ code }) => code === 'proposer-failed')?.message).toContain('was slow');
});
