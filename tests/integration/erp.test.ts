/** The way out, on real gateways: the ERP gets every order once, in order, however it, we or the queue fail. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import type { PgPool } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AcknowledgmentView, DeliveryView } from '../support/client.ts';
import { leaseOrders } from '../support/erp.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startRedis } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850, orderSpecs } from '../support/x12-850.ts';

const ATTEMPTS_MAX = 3;

let gateway: TestGateway;
let control = 0;
beforeAll(async () => {
  gateway = await startGateway({ erpAttemptsMax: ATTEMPTS_MAX });
});
afterAll(() => gateway.remove());

describe('a delivery', () => {
  test('is handed out once, answered once, and answering again changes nothing', async () => {
    const [id = ''] = await orders(1);
    const [delivery] = await leaseOrders(gateway.client, [id], { consumer: 'one' });
    expect(delivery).toMatchObject({ orderId: id, revision: 1, attempt: 1, order: { poNumber: `PO-${control}-1` } });
    expect(await gateway.client.lease(10, { consumer: 'two' })).toEqual([]);
    expect(await gateway.client.order(id)).toMatchObject({ state: 'queued', deliveryState: 'leased' });
    const first = await gateway.client.ack(delivery?.id ?? '', 'SO-1');
    expect(first).toMatchObject({ status: 200, body: { state: 'acked', repeated: false } });
    const again = await gateway.client.ack(delivery?.id ?? '', 'SO-1');
    expect(again).toMatchObject({ status: 200, body: { state: 'acked', repeated: true } });
    expect(await gateway.client.order(id)).toMatchObject({
      state: 'acceptedByErp',
      deliveryState: 'accepted',
      erpOrderNumber: 'SO-1',
    });
  });

  test('keeps its first answer: another number is a conflict, and so is a nack', async () => {
    const [delivery] = await leased(1);
    await gateway.client.ack(delivery?.id ?? '', 'SO-2');
    expect(await gateway.client.ack(delivery?.id ?? '', 'SO-OTHER')).toMatchObject({
      status: 409,
      body: { code: 'state-conflict' },
    });
    expect((await gateway.client.nack(delivery?.id ?? '', 'changed my mind')).status).toBe(409);
    expect((await gateway.client.order(delivery?.orderId ?? '')).erpOrderNumber).toBe('SO-2');
    expect((await gateway.client.ack('dlv_none', 'SO-3')).status).toBe(404);
  });

  test('answered by many at once with one number is taken once', async () => {
    const [delivery] = await leased(1);
    const answers = await Promise.all(Array.from({ length: 8 }, () => gateway.client.ack(delivery?.id ?? '', 'SO-8')));
    expect(answers.filter(({ body }) => !body.repeated)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await answersOf(delivery?.orderId ?? '', '855')).toHaveLength(1);
  });

  test('comes back under its own id as soon as its lease runs out when its consumer is silent, and at last waits for a person', async () => {
    const [id = ''] = await orders(1);
    const seen: { readonly delivery: DeliveryView; readonly at: number }[] = [];
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      const [delivery] = await waitFor('the delivery', async () =>
        some(await gateway.client.lease(1, { leaseSeconds: 1 })),
      );
      if (delivery === undefined) throw new Error('unreachable');
      seen.push({ delivery, at: Date.now() });
    }
    expect(new Set(seen.map(({ delivery }) => delivery.id)).size).toBe(1);
    expect(seen.map(({ delivery }) => delivery.attempt)).toEqual([1, 2, 3]);
    for (const [index, { at }] of seen.slice(1).entries())
      expect(at).toBeGreaterThanOrEqual(Date.parse(seen[index]?.delivery.leaseUntil ?? ''));
    const order = await gateway.client.orderWhen(id, 'given up', ({ deliveryState }) => deliveryState === 'dead');
    expect(order).toMatchObject({
      state: 'needsReview',
      exception: { codes: ['erp-refused'] },
      deliveries: [{ state: 'dead', attempt: 3 }],
    });
    const dead = await gateway.client.get<{ data: { id: string }[] }>('/v1/erp/deliveries?state=dead');
    expect(dead.data.map((each) => each.id)).toContain(seen[0]?.delivery.id);
  });

  test('answered after the gateway gave up on it is still taken, and nobody has to look at it any more', async () => {
    const [delivery] = await leased(1);
    await gateway.client.nack(delivery?.id ?? '', 'locked', false);
    expect((await gateway.client.ack(delivery?.id ?? '', 'SO-LATE')).status).toBe(200);
    const order = await gateway.client.order(delivery?.orderId ?? '');
    expect(order).toMatchObject({ state: 'acceptedByErp', deliveryState: 'accepted', erpOrderNumber: 'SO-LATE' });
    expect(order.exception).toBeUndefined();
  });

  test('that the ERP cannot take now is offered again, and a repeated nack counts once', async () => {
    const [delivery] = await leased(1);
    const refusedAt = Date.now();
    const first = await gateway.client.nack(delivery?.id ?? '', 'period is closed');
    expect(first).toMatchObject({ status: 200, body: { state: 'queued', repeated: false } });
    expect(await gateway.client.nack(delivery?.id ?? '', 'period is closed')).toMatchObject({
      status: 200,
      body: { repeated: true },
    });
    const [again] = await waitFor('the delivery', async () => some(await gateway.client.lease(1)));
    expect(Date.now() - refusedAt).toBeGreaterThan(900); // The back-off of one second.
    expect(again).toMatchObject({ id: delivery?.id, attempt: 2 });
    await gateway.client.ack(again?.id ?? '', 'SO-AGAIN');
  });

  test('of a newer revision waits until the ERP has answered the one before', async () => {
    const [first] = await leased(1);
    const order = await gateway.client.order(first?.orderId ?? '');
    const corrected = await gateway.client.decide(order, 'corrections', {
      reason: 'more',
      patch: [{ op: 'replace', path: '/lines/0/quantity', value: '13' }],
    });
    expect(corrected).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await gateway.client.lease(10)).toEqual([]);
    const blocked = (await gateway.client.order(order.id)).deliveries.find(({ revision }) => revision === 2);
    expect(blocked?.state).toBe('blocked');
    expect((await gateway.client.ack(blocked?.id ?? '', 'SO-EARLY')).status).toBe(409);
    await gateway.client.ack(first?.id ?? '', 'SO-R1');
    const [second] = await leaseOrders(gateway.client, [order.id]);
    expect(second).toMatchObject({ orderId: order.id, revision: 2, order: { lines: [{ quantity: '13' }] } });
    await gateway.client.ack(second?.id ?? '', 'SO-R1');
    expect(await gateway.client.order(order.id)).toMatchObject({ state: 'acceptedByErp', deliveryState: 'accepted' });
    expect(await answersOf(order.id, '855')).toHaveLength(1); // One for what the ERP has now, none for what was replaced.
  });

  test('goes to one of two consumers, when 500 are taken in parallel', async () => {
    const ids = await orders(500);
    let left = ids.length;
    const taken = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const mine: DeliveryView[] = [];
        await waitFor('all to be taken', async () => {
          const due = await gateway.client.lease(20, { consumer: `consumer-${index}`, leaseSeconds: 600 });
          mine.push(...due);
          left -= due.length;
          return left <= 0;
        });
        return mine;
      }),
    );
    const all = taken.flat();
    expect(all).toHaveLength(500);
    expect(new Set(all.map(({ id }) => id)).size).toBe(500);
    expect(all.map(({ orderId }) => orderId).toSorted()).toEqual(ids.toSorted());
    expect(taken.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
    for (let start = 0; start < all.length; start += 50) {
      await Promise.all(all.slice(start, start + 50).map(({ id }) => gateway.client.ack(id, `SO-${id}`)));
    }
    const [row] = await gateway.database.query<{ count: number }>(
      `select count(*) as count from orders where state = 'acceptedByErp' and id = any($1)`,
      [ids],
    );
    expect(row?.count).toBe(500);
  });
});

describe('a clerk and an ERP at one moment', () => {
  test('never end in an order that is held and taken at once', async () => {
    const ids = await orders(30);
    const views = await Promise.all(ids.map((id) => gateway.client.order(id)));
    const [decided, taken] = await Promise.all([
      Promise.all(views.map((view) => gateway.client.decide(view, 'cancel'))),
      Promise.all(Array.from({ length: 6 }, () => gateway.client.lease(5, { leaseSeconds: 600 }))),
    ]);
    const got = new Set(taken.flat().map(({ orderId }) => orderId));
    for (const [index, { status }] of decided.entries()) {
      expect([200, 409, 412]).toContain(status);
      expect(got.has(ids[index] ?? ''), `order ${index}: cancel answered ${status}`).toBe(status !== 200);
    }
    await Promise.all(taken.flat().map(({ id }) => gateway.client.ack(id, `SO-${id}`)));
  });
});

describe('the answers to a partner', () => {
  test("an 855 follows the ERP, and lies in the partner's out-folder", async () => {
    const [delivery] = await leased(1, 'BIGBOX');
    expect(await answersOf(delivery?.orderId ?? '', '855')).toEqual([]);
    await gateway.client.ack(delivery?.id ?? '', 'SO-855');
    const order = await gateway.client.orderWhen(
      delivery?.orderId ?? '',
      'confirmed to its sender',
      (each) => each.acknowledgmentState === 'confirmed',
    );
    const [answer] = await answersOf(order.id, '855');
    expect(answer?.location).toMatch(/^out\/ZZ-BIGBOX\/855-\d{9}\.edi$/);
    const file = await readFile(join(gateway.data, 'folder', answer?.location ?? ''), 'latin1');
    expect(file).toBe(answer?.content);
    expect(file).toContain(`BAK*00*`);
    expect(file).toContain(order.poNumber ?? '?');
  });

  test('carry control numbers without gaps or reuse, over parallel files, two processes and a restart', async () => {
    const senders = ['GAPLESS1', 'GAPLESS2', 'GAPLESS3'];
    const shared = { databaseUrl: gateway.databaseUrl, data: gateway.data, erpAttemptsMax: ATTEMPTS_MAX };
    const second = await startGateway(shared);
    const files = senders.flatMap((sender) =>
      Array.from({ length: 12 }, () =>
        interchange850({ control: ++control, sender, orders: [{ po: `GAP-${control}` }] }),
      ),
    );
    const ids = await Promise.all(files.map((file, index) => (index % 2 === 0 ? gateway : second).client.send(file)));
    const read = await Promise.all(ids.map((id) => gateway.client.readMessage(id, 40_000)));
    await second.stop();
    const third = await startGateway(shared);
    const more = senders.map((sender) =>
      interchange850({ control: ++control, sender, orders: [{ po: `GAP-${control}` }] }),
    );
    read.push(...(await Promise.all(more.map((file) => third.client.deliver(file)))));
    const orderIds = read.flatMap((message) => message.orders.map(({ id }) => id));
    const deliveries = await leaseOrders(third.client, orderIds, { max: 500 });
    await Promise.all(
      deliveries.map(({ id }, index) => (index % 2 === 0 ? gateway : third).client.ack(id, `SO-${id}`)),
    );
    await third.stop();
    for (const sender of senders) {
      const rows = await gateway.database.query<{ number: string; type: string }>(
        'select control_number as number, type from acknowledgments where partner_id = $1 order by 1',
        [`ZZ-${sender}`],
      );
      expect(rows.map(({ number }) => Number(number))).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
      expect(rows.filter(({ type }) => type === '855')).toHaveLength(13);
      const groups = await gateway.database.query<{ content: Buffer }>(
        'select content from acknowledgments where partner_id = $1',
        [`ZZ-${sender}`],
      );
      const groupNumbers = groups.map(({ content }) =>
        Number(/GS\*(?:[^*]*\*){5}(\d+)/.exec(content.toString('latin1'))?.[1]),
      );
      expect(groupNumbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    }
  });
});

describe.each(['postgres', 'redis'] as const)('a plain BullMQ worker on %s', (backend) => {
  test('leases, works, returns the ERP number, and the order is accepted', async () => {
    const redis = backend === 'redis' ? await startRedis() : undefined;
    const own = await startGateway(redis === undefined ? {} : { redisUrl: redis.url });
    const attempts = new Map<string, number>();
    const worker = plainWorker(own, redis?.url, async (deliveryId) => {
      const lease = await own.client.call<DeliveryView>('POST', `/v1/erp/deliveries/${deliveryId}/lease`, {
        body: { consumer: 'worker', leaseSeconds: 60 },
      });
      if (lease.status !== 200) throw new Error(`lease answered ${lease.status}`);
      attempts.set(deliveryId, (attempts.get(deliveryId) ?? 0) + 1);
      return { erpOrderNumber: `SO-${lease.body.order.poNumber}` };
    });
    try {
      const message = await own.client.deliver(interchange850({ control: 1, orders: orderSpecs(20, 'PLAIN') }));
      await waitFor('all orders to be accepted', async () => {
        const { counts } = await own.client.get<{ counts: Record<string, number> }>('/v1/orders');
        return counts['acceptedByErp'] === 20;
      });
      for (const { id, poNumber } of message.orders) {
        const order = await own.client.orderWhen(
          id,
          'confirmed',
          ({ acknowledgmentState }) => acknowledgmentState === 'confirmed',
        );
        expect(order.erpOrderNumber).toBe(`SO-${poNumber}`);
      }
      expect([...attempts.values()]).toEqual(Array.from({ length: 20 }, () => 1));
      await waitFor('the finished jobs to be cleared away', async () => (await own.gateway.queues.erp.size()) === 0);
    } finally {
      await worker.close();
      await own.remove();
      await redis?.stop();
    }
  });
});

/** As an integrator writes it: nothing of ours but the queue's name and the API. */
function plainWorker(
  own: TestGateway,
  redisUrl: string | undefined,
  work: (deliveryId: string) => Promise<{ erpOrderNumber: string }>,
): { close(): Promise<void> } {
  const process = async (job: { data: { deliveryId: string } }): Promise<{ erpOrderNumber: string }> =>
    work(job.data.deliveryId);
  if (redisUrl !== undefined) {
    const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
    const { Worker } = withBackend(createRedisBackend);
    const worker = new Worker('ordergate-erp', process, { connection, concurrency: 4 });
    return {
      async close() {
        await worker.close();
        connection.disconnect();
      },
    };
  }
  const pool = new pg.Pool({ connectionString: own.databaseUrl, options: '-c search_path=bullmq' });
  const { Worker } = withBackend(createPostgresBackend);
  const worker = new Worker('ordergate-erp', process, { connection: pool as unknown as PgPool, concurrency: 4 });
  return {
    async close() {
      await worker.close();
      await pool.end();
    },
  };
}

/** Sends one file with so many orders; @returns their ids. */
async function orders(count: number, sender?: string): Promise<string[]> {
  control += 1;
  const id = await gateway.client.send(
    interchange850({
      control,
      orders: orderSpecs(count, `PO-${control}`),
      ...(sender === undefined ? {} : { sender }),
    }),
  );
  await gateway.client.readMessage(id, 60_000);
  await gateway.jobsMade();
  const rows = await gateway.database.query<{ id: string }>(
    `select id from orders where message_id = $1 and state = 'queued'`,
    [id],
  );
  expect(rows).toHaveLength(count);
  return rows.map((row) => row.id);
}

async function leased(count: number, sender?: string): Promise<DeliveryView[]> {
  const ids = await orders(count, sender);
  const deliveries = await leaseOrders(gateway.client, ids, { max: count });
  expect(deliveries.map(({ orderId }) => orderId).toSorted()).toEqual(ids.toSorted());
  return deliveries;
}

async function answersOf(orderId: string, type: string): Promise<AcknowledgmentView[]> {
  const { data } = await gateway.client.get<{ data: AcknowledgmentView[] }>(`/v1/orders/${orderId}/acknowledgments`);
  return data.filter((each) => each.type === type);
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

test('an 855 says line by line what a person changed since the order came', async () => {
  const [id = ''] = await orders(1);
  const order = await gateway.client.order(id);
  await gateway.client.decide(order, 'corrections', {
    reason: 'agreed by phone',
    patch: [{ op: 'replace', path: '/lines/0/quantity', value: '15' }],
  });
  for (const erpOrderNumber of ['SO-C1', 'SO-C2']) {
    const [delivery] = await waitFor('the delivery', async () => some(await gateway.client.lease(1)));
    await gateway.client.ack(delivery?.id ?? '', erpOrderNumber);
  }
  const [answer] = await waitFor('the 855', async () => some(await answersOf(id, '855')));
  expect(answer?.verdict).toBe('AC');
  expect(answer?.content).toMatch(/BAK\*00\*AC\*/);
  expect(answer?.content).toMatch(/PO1\*1\*12\*EA\*[^~]*~\s*ACK\*IQ\*15\*EA/);
});

test('an 855 repeats codes that only the document says, and knows which of two lines with one number is gone', async () => {
  control += 1;
  const sent = interchange850({ control, orders: [{ po: `PO-${control}`, lines: 2 }] })
    .replace(/PO1\*2\*12\*/, 'PO1*1*5*')
    .replaceAll(/(PO1\*1\*\d+\*EA\*[\d.]+)\*\*/g, '$1*CT*');
  const message = await gateway.client.readMessage(await gateway.client.send(sent), 60_000);
  const id = message.orders[0]?.id ?? '';
  await gateway.client.decide(await gateway.client.order(id), 'corrections', {
    reason: 'not in stock',
    patch: [
      { op: 'remove', path: '/lines/0' },
      { op: 'replace', path: '/totals/lineCount', value: 1 },
    ],
  });
  for (const erpOrderNumber of ['SO-D1', 'SO-D2']) {
    const [delivery] = await waitFor('the delivery', async () => some(await gateway.client.lease(1)));
    await gateway.client.ack(delivery?.id ?? '', erpOrderNumber);
  }
  const [answer] = await waitFor('the 855', async () => some(await answersOf(id, '855')));
  const lines = answer?.content.split('~').filter((one) => /^\s*(?:PO1|ACK)/.test(one)) ?? [];
  expect(lines.map((one) => one.trim().split('*').slice(0, 6).join('*'))).toEqual([
    expect.stringMatching(/^PO1\*1\*12\*EA\*[\d.]+\*CT$/),
    'ACK*IR*12*EA**',
    expect.stringMatching(/^PO1\*1\*5\*EA\*[\d.]+\*CT$/),
    expect.stringMatching(/^ACK\*IA\*5\*EA\*067\*\d{8}$/),
  ]);
});
