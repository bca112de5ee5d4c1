/** A message too large to hold: read twice, stored in batches, and judged as a small one would be. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLargeFile } from '../../bench/reader/generate.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let folder: string;
beforeAll(async () => {
  gateway = await startGateway();
  folder = await mkdtemp(join(tmpdir(), 'ordergate-large-'));
});
afterAll(async () => {
  await gateway.remove();
  await rm(folder, { recursive: true, force: true });
});

test('every set becomes an order but the one the schema rejects, and the 997 says so', async () => {
  const path = join(folder, 'large.x12');
  const orders = await writeLargeFile(path, 1_500_000, 11);
  const text = await readFile(path, 'latin1');
  const half = text.indexOf('DTM*002*', text.length / 2);
  const damaged = `${text.slice(0, half)}DTM*002*20261304${text.slice(half + 16)}`;
  const message = await gateway.client.deliver(Buffer.from(damaged, 'latin1'));
  expect(message.otherDocuments).toMatchObject([{ result: 'rejected', findings: [{ code: 'element-date' }] }]);
  const { counts } = await gateway.client.get<{ counts: Record<string, number> }>('/v1/orders?limit=1');
  expect(counts).toEqual({ queued: orders - 1 });
  const answers = await gateway.client.acknowledgments(message.id);
  expect(answers).toMatchObject([{ type: '997', verdict: 'P' }]);
  expect(answers[0]?.content).toContain(`AK9*P*${orders}*${orders}*${orders - 1}~`);
});

test('where most sets are faulty, so that their findings are not kept between the two looks, each is told as in a small file', async () => {
  const path = join(folder, 'faulty.x12');
  const orders = await writeLargeFile(path, 3_000_000, 12);
  const text = await readFile(path, 'latin1');
  const numbered = text.replaceAll('*000000001*', '*000000002*').replaceAll(/~IEA\*1\*\d+~/g, '~IEA*1*000000002~');
  let index = 0;
  const damaged = numbered.replaceAll(/DTM\*002\*\d{8}/g, (date) => (index++ % 5 === 0 ? date : 'DTM*002*20261304'));
  const message = await gateway.client.deliver(Buffer.from(damaged, 'latin1'));
  const rejected = index - Math.ceil(index / 5);
  expect(rejected).toBeGreaterThan(1_000);
  expect(message.otherDocuments).toHaveLength(1_000);
  expect(new Set(message.otherDocuments.map(({ findings }) => findings.map(({ code }) => code).join()))).toEqual(
    new Set(['element-date']),
  );
  const [answer] = await gateway.client.acknowledgments(message.id);
  expect(answer).toMatchObject({ type: '997', verdict: 'P' });
  expect(answer?.content.match(/AK4\*2\*373\*8\*20261304~\nAK5\*R\*5~/g)).toHaveLength(rejected);
  expect(answer?.content).toContain(`AK9*P*${orders}*${orders}*${orders - rejected}~`);
});
