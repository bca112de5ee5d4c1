/** What people decide about an order, on a real gateway: each decision has a reason, and no edit is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainHash } from '../../src/store/orders.ts';
import type { HistoryEvent } from '../../src/store/orders.ts';
import type { DeliveryView, OrderView, ProblemView } from '../support/client.ts';
import { leaseOrders } from '../support/erp.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { interchange850 } from '../support/x12-850.ts';
import type { OrderSpec } from '../support/x12-850.ts';

let gateway: TestGateway;
let control = 0;
beforeAll(async () => {
  gateway = await startGateway({ erpAttemptsMax: 1, reconcileSeconds: 1 });
});
afterAll(() => gateway.remove());

function unlike({ issues }: OrderView): string[] {
  return issues.filter(({ code }) => code === 'change-unlike-order').map(({ path }) => path ?? '');
}

describe('a change of an order (860)', () => {
  const CHANGE = [
    'ST*860*0001',
    'BCH*04*SA*CHANGED-1***20261123*****20261124',
    'POC*1*QI*12**EA*10.50**VP*AB-1000',
    'POC*9*PC***EA*7**VP*ZZ-9',
    'CTT*2',
    'SE*6*0001',
  ].join('~\n');

  test('is compared with the order on file, and what does not fit is told beside it; a correction of the change is compared again', async () => {
    const before = interchange850({ control: ++control, orders: [{ po: 'CHANGED-1', quantity: '12' }] });
    await gateway.client.deliver(before);
    const head = interchange850({ control: ++control, orders: [{ po: 'X' }] });
    const text = head.replace(/ST\*850[^]*SE\*\d+\*0001/, CHANGE).replace('GS*PO', 'GS*PC');
    const message = await gateway.client.deliver(text);
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(unlike(order)).toEqual(['/lines/0/quantity', '/lines/1']);
    expect(order.state).toBe('needsReview');
    await gateway.client.decide(order, 'corrections', {
      reason: 'asked the buyer',
      patch: [{ op: 'replace', path: '/lines/0/quantity', value: '15' }],
    });
    expect(unlike(await gateway.client.order(order.id))).toEqual(['/lines/1']);
  });

  test('that comes again under another control number, as does an order, is told while the first one waits', async () => {
    const change = CHANGE.replaceAll('CHANGED-1', 'TWICE-2');
    for (const isChange of [false, true]) {
      const texts = [1, 2].map(() => interchange850({ control: ++control, orders: [{ po: 'TWICE-1', price: '' }] }));
      const sent: (string | undefined)[] = [];
      for (const text of texts) {
        const changing = text.replace(/ST\*850[^]*SE\*\d+\*0001/, change).replace('GS*PO', 'GS*PC');
        sent.push((await gateway.client.deliver(isChange ? changing : text)).orders[0]?.id);
      }
      const [first = '', second = ''] = sent;
      const { state, issues } = await gateway.client.order(second);
      expect(state).toBe('needsReview');
      const [told] = issues.filter(({ code }) => code === 'duplicate-order');
      expect(told).toMatchObject({
        message: expect.stringMatching(new RegExp(`${first}, which waits`)) as string,
      });
    }
  });
});

describe('a correction', () => {
  test('lets the order go on to the ERP as revision 2, and its lineage names who said what and when', async () => {
    const order = await waiting();
    const answer = await gateway.client.decide(order, 'corrections', {
      reason: 'agreed by phone',
      patch: [{ op: 'add', path: '/lines/0/unitPrice', value: '9.75' }],
    });
    expect(answer).toMatchObject({ status: 200, body: { state: 'queued', revision: 2 } });
    expect(answer.headers.get('etag')).toBe(`"${answer.body.version}"`);
    const [delivery] = await leaseOnly(order.id);
    expect(delivery).toMatchObject({ revision: 2, order: { lines: [{ unitPrice: '9.75' }] } });
    const lineage = await gateway.client.get<Record<string, { at: { user: string; at: string }; raw: string }>>(
      `/v1/orders/${order.id}/lineage`,
    );
    const said = lineage['/lines/0/unitPrice'];
    expect(said?.raw).toBe('9.75');
    expect(said?.at.user).toMatch(/^key-/);
    expect(Date.now() - Date.parse(said?.at.at ?? '')).toBeLessThan(60_000);
    // What nobody touched still points into the sender's file.
    expect(lineage['/lines/0/quantity']?.at).toHaveProperty('offset');
    const before = await gateway.client.get<Record<string, unknown>>(`/v1/orders/${order.id}/lineage?revision=1`);
    expect(before).not.toHaveProperty('/lines/0/unitPrice');
  });

  test('says which of two values holds, of a paper that gives both', async () => {
    const paper = [
      'Purchase Order\nPO Number,MX-41\nOrder No.,MX-14\nOrder date,2026-11-26\nCurrency,GBP\nBuyer,Acme Ltd',
      'Ship to,"Acme Ltd, Unit 4 Mill Lane, Leeds LS9 8AA"\nDeliver to,"Acme Ltd, 7 Dock Road, Hull HU1 2AA"\n',
      'Item,Description,Qty,Unit,Unit price,Amount\nABC-123,Tape,40,EA,4.50,180.00\n,,,,Total EUR,180.00\n',
    ].join('\n');
    const { orders } = await gateway.client.deliver(paper, { 'content-type': 'text/csv' });
    const order = await gateway.client.order(orders[0]?.id ?? '');
    const differ = order.issues.filter(({ code }) => code === 'head-values-differ').map(({ path }) => path);
    expect(new Set(differ)).toEqual(new Set(['/currency', '/poNumber', '/shipTo']));
    const { shipTo } = order.order;
    const answer = await gateway.client.decide(order, 'corrections', {
      reason: 'asked the buyer',
      patch: [
        { op: 'replace', path: '/poNumber', value: 'MX-41' },
        { op: 'replace', path: '/currency', value: 'GBP' },
        { op: 'replace', path: '/shipTo', value: shipTo },
      ],
    });
    expect(answer).toMatchObject({ status: 200, body: { state: 'queued', revision: 2 } });
  });

  test('may be a merge patch', async () => {
    const order = await waiting();
    const lines = order.order.lines.map((line) => ({ ...line, unitPrice: '8' }));
    const answer = await gateway.client.decide(order, 'corrections', {
      reason: 'asked the buyer',
      patch: { lines, requestedDelivery: { date: '2026-12-24' } },
    });
    expect(answer).toMatchObject({ status: 200, body: { state: 'queued', revision: 2 } });
    expect((await gateway.client.order(order.id)).order).toMatchObject({
      requestedDelivery: { date: '2026-12-24' },
      lines: [{ unitPrice: '8', quantity: '12' }],
    });
  });

  test('that leaves something wrong keeps the order waiting, as a new revision', async () => {
    const order = await waiting({ price: '', quantity: '0' });
    const answer = await gateway.client.decide(order, 'corrections', {
      reason: 'half of it',
      patch: [{ op: 'add', path: '/lines/0/unitPrice', value: '1' }],
    });
    expect(answer).toMatchObject({ status: 200, body: { state: 'needsReview', revision: 2 } });
    const after = await gateway.client.order(order.id);
    expect(after.exception?.codes).toEqual(['quantity-not-positive']);
    expect(after.deliveries).toEqual([]);
  });

  test.each([
    ['names a field that an order does not have', { patch: [{ op: 'add', path: '/colour', value: 'red' }] }],
    ['makes a number out of words', { patch: [{ op: 'add', path: '/lines/0/unitPrice', value: 'cheap' }] }],
    ['points nowhere', { patch: [{ op: 'replace', path: '/lines/9/quantity', value: '1' }] }],
    [
      'fails its own test',
      {
        patch: [
          { op: 'test', path: '/poNumber', value: 'other' },
          { op: 'remove', path: '/lines/0/description' },
        ],
      },
    ],
    ['has no reason', { reason: '', patch: { salesperson: 'Ann' } }],
  ])('is refused when it %s, and changes nothing', async (_name, body) => {
    const order = await waiting();
    const answer = await gateway.client.decide(order, 'corrections', { reason: 'test', ...body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(decided(await gateway.client.order(order.id))).toEqual(decided(order));
  });

  test('must say which version it was made for: 428 without, 412 for an old one', async () => {
    const order = await waiting();
    const body = { reason: 'test', patch: { salesperson: 'Ann' } };
    const without = await gateway.client.call<ProblemView>('POST', `/v1/orders/${order.id}/corrections`, { body });
    expect(without).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
    expect((await gateway.client.decide(order, 'corrections', body)).status).toBe(200);
    const stale = await gateway.client.decide(order, 'corrections', body);
    expect(stale).toMatchObject({ status: 412, body: { code: 'precondition-failed' } });
    expect((await gateway.client.order(order.id)).revision).toBe(2);
  });

  test('by ten people at once is made by one of them', async () => {
    const order = await waiting();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        gateway.client.decide(order, 'corrections', {
          reason: `racer ${index}`,
          patch: [{ op: 'add', path: '/lines/0/unitPrice', value: `${index + 1}` }],
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    expect((await gateway.client.order(order.id)).revision).toBe(2);
  });

  test('of the PO number takes the new one and gives the old one free', async () => {
    const order = await waiting();
    const taken = await waiting({}, false);
    const clash = await gateway.client.decide(order, 'corrections', {
      reason: 'test',
      patch: { poNumber: taken.poNumber },
    });
    expect(clash.body).toMatchObject({ state: 'needsReview' });
    const moved = await gateway.client.decide(await gateway.client.order(order.id), 'corrections', {
      reason: 'typing error',
      patch: [
        { op: 'replace', path: '/poNumber', value: `${order.poNumber}-B` },
        { op: 'add', path: '/lines/0/unitPrice', value: '2' },
      ],
    });
    expect(moved.body).toMatchObject({ state: 'queued', poNumber: `${order.poNumber}-B` });
    expect(await waiting({ po: order.poNumber ?? '' }, false)).toMatchObject({ state: 'queued' });
  });

  test('after the ERP gave up is offered to it as a delivery of its own', async () => {
    const order = await dead();
    const answer = await gateway.client.decide(order, 'corrections', {
      reason: 'ERP wants a contract',
      patch: { contractNumber: 'C-1' },
    });
    expect(answer.body).toMatchObject({ state: 'queued', deliveryState: 'queued', revision: 2 });
    const [delivery] = await leaseOnly(order.id);
    expect(delivery).toMatchObject({ revision: 2, order: { contractNumber: 'C-1' } });
    expect(delivery?.id).not.toBe(order.deliveries[0]?.id);
    expect((await gateway.client.ack(delivery?.id ?? '', 'ERP-2')).status).toBe(200);
    expect(await gateway.client.order(order.id)).toMatchObject({ state: 'acceptedByErp', deliveryState: 'accepted' });
  });
});

describe('the other decisions', () => {
  test('a release lets the order go as it is', async () => {
    const order = await waiting();
    expect((await gateway.client.decide(order, 'release')).body).toMatchObject({
      state: 'queued',
      revision: 1,
      openIssues: 0,
    });
    expect(await leaseOnly(order.id)).toMatchObject([{ revision: 1 }]);
    expect((await gateway.client.order(order.id)).exception).toBeUndefined();
  });

  test('a release brings a dead letter back under its old delivery id', async () => {
    const order = await dead();
    expect((await gateway.client.decide(order, 'release')).body).toMatchObject({ state: 'queued' });
    const [delivery] = await leaseOnly(order.id);
    expect(delivery).toMatchObject({ id: order.deliveries[0]?.id, attempt: 1 });
  });

  test('a release after a correction that changed nothing for the better sends the newest revision', async () => {
    const order = await dead();
    const corrected = await gateway.client.decide(order, 'corrections', {
      reason: 'worse',
      patch: [{ op: 'remove', path: '/lines/0/unitPrice' }],
    });
    expect(corrected.body).toMatchObject({ state: 'needsReview', revision: 2 });
    expect((await gateway.client.decide(corrected.body, 'release')).body).toMatchObject({ state: 'queued' });
    expect(await leaseOnly(order.id)).toMatchObject([{ revision: 2 }]);
  });

  test('a rejection ends the order and gives its PO number free', async () => {
    const order = await waiting();
    const rejected = await gateway.client.decide(order, 'reject');
    expect(rejected.body).toMatchObject({ state: 'rejected', deliveryState: 'none' });
    expect((await gateway.client.decide(rejected.body, 'release')).status).toBe(409);
    expect(
      (await gateway.client.decide(rejected.body, 'corrections', { reason: 'too late', patch: { salesperson: 'Ann' } }))
        .status,
    ).toBe(409);
    expect(await waiting({ po: order.poNumber ?? '' }, false)).toMatchObject({ state: 'queued' });
  });

  test('a hold stops an order on its way, and a release lets it go on', async () => {
    const order = await waiting({}, false);
    const held = await gateway.client.decide(order, 'hold');
    expect(held.body).toMatchObject({ state: 'needsReview', deliveryState: 'none' });
    expect((await gateway.client.order(order.id)).exception?.codes).toEqual(['held']);
    await expectNotOffered(order.id);
    expect((await gateway.client.decide(held.body, 'release')).body).toMatchObject({ state: 'queued' });
    expect(await leaseOnly(order.id)).toHaveLength(1);
  });

  test('a cancelation withdraws an order that the ERP does not have, and only such a one', async () => {
    const order = await waiting({}, false);
    const canceled = await gateway.client.decide(order, 'cancel');
    expect(canceled.body).toMatchObject({ state: 'canceled' });
    await expectNotOffered(order.id);
    const other = await waiting({}, false);
    expect(await leaseOnly(other.id)).toHaveLength(1);
    const refused = await gateway.client.decide(await gateway.client.order(other.id), 'cancel');
    expect(refused).toMatchObject({ status: 409, body: { code: 'state-conflict' } });
  });

  test('a canceled or held order leaves no job behind that a queue worker could take', async () => {
    const [one, two] = [await waiting({}, false), await waiting({}, false)];
    await gateway.client.decide(one, 'cancel');
    await gateway.client.decide(two, 'hold');
    const rows = await gateway.database.query<{ left: number }>(
      `select count(*) as left from bullmq.job where data::text ~ $1`,
      [`${one.id}|${two.id}`],
    );
    expect(rows[0]?.left).toBe(0);
  });

  test('are refused without a reason, without a scope, and for an order that does not exist', async () => {
    const order = await waiting();
    expect((await gateway.client.decide(order, 'release', {})).status).toBe(400);
    const path = `/v1/orders/${order.id}/release`;
    const headers = { 'If-Match': `"${order.version}"` };
    const reader = await gateway.keyFor('orders:read', 'erp');
    expect((await gateway.client.call('POST', path, { body: { reason: 'test' }, headers, key: reader })).status).toBe(
      403,
    );
    expect((await gateway.client.decide({ id: 'ord_none', version: 1 }, 'release')).status).toBe(404);
    expect(decided(await gateway.client.order(order.id))).toEqual(decided(order));
  });
});

describe('the history', () => {
  test('is a chain that shows any change of it', async () => {
    const order = await waiting();
    await gateway.client.decide(order, 'corrections', {
      reason: 'priced',
      patch: [{ op: 'add', path: '/lines/0/unitPrice', value: '3' }],
    });
    const { data } = await gateway.client.get<{ data: HistoryEvent[] }>(`/v1/orders/${order.id}/events`);
    expect(data.map(({ type }) => type)).toEqual(['received', 'checked', 'corrected', 'released', 'queued']);
    expect(data.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    for (const [index, { hash, ...event }] of data.entries()) {
      expect(chainHash(data[index - 1]?.hash ?? '', event), `event ${event.seq}`).toBe(hash);
      expect(chainHash(data[index - 1]?.hash ?? '', { ...event, actor: 'somebody else' })).not.toBe(hash);
    }
    const corrected = data[2];
    expect(corrected).toMatchObject({ fromState: 'needsReview', toState: 'checking', reason: 'priced' });
    const [row] = await gateway.database.query<{ hash: string }>(
      'select history_hash as hash from orders where id = $1',
      [order.id],
    );
    expect(row?.hash).toBe(data.at(-1)?.hash);
  });

  test.each(['order_events', 'order_revisions'])(
    'cannot be changed or deleted in %s, even by the gateway',
    async (table) => {
      const order = await waiting();
      const change = gateway.database.query(`update ${table} set actor = 'nobody' where order_id = $1`, [order.id]);
      await expect(change).rejects.toThrow(/append-only/);
      await expect(gateway.database.query(`delete from ${table} where order_id = $1`, [order.id])).rejects.toThrow(
        /append-only/,
      );
      await expect(gateway.database.query(`truncate ${table} cascade`)).rejects.toThrow(/append-only/);
    },
  );

  test('is told as a feed in which nothing is skipped', async () => {
    const order = await waiting();
    const seen: string[] = [];
    // The feed ends below the oldest open transaction, so the newest event may come a moment later.
    for (let after = 0; !seen.includes(`${order.id}:2`);) {
      const { data } = await gateway.client.get<{ data: (HistoryEvent & { id: number })[] }>(
        `/v1/events?after=${after}&limit=7`,
      );
      seen.push(...data.map(({ orderId, seq }) => `${orderId}:${seq}`));
      after = data.at(-1)?.id ?? after;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const [row] = await gateway.database.query<{ count: number }>('select count(*) as count from order_events');
    expect(seen).toHaveLength(row?.count ?? -1);
  });
});

/** An order as it came in; without a price, so that it waits for a person, unless `isStopped` is false. */
async function waiting(spec: Partial<OrderSpec> = {}, isStopped = true): Promise<OrderView> {
  control += 1;
  const message = await gateway.client.deliver(
    interchange850({ control, orders: [{ po: `PO-${control}`, ...(isStopped ? { price: '' } : {}), ...spec }] }),
  );
  const order = await gateway.client.order(message.orders[0]?.id ?? '');
  expect(order.state).toBe(isStopped ? 'needsReview' : 'queued');
  return order;
}

/** The part of an order that a decision changes; the sender may be told at any time. */
function decided({ state, deliveryState, revision, version, order, issues, deliveries }: OrderView) {
  return { state, deliveryState, revision, version, order, issues, deliveries };
}

/** An order that the ERP refused for good. */
async function dead(): Promise<OrderView> {
  const order = await waiting({}, false);
  const [delivery] = await leaseOnly(order.id);
  await gateway.client.nack(delivery?.id ?? '', 'no such customer', false);
  const refused = await gateway.client.order(order.id);
  expect(refused).toMatchObject({ state: 'needsReview', deliveryState: 'dead', exception: { codes: ['erp-refused'] } });
  return refused;
}

/** Leases everything that is due, and acknowledges what belongs to other tests, so that nothing of it comes back. */
async function leaseOnly(orderId: string): Promise<DeliveryView[]> {
  const all = await leaseOrders(gateway.client, [orderId], { max: 500 });
  const others = all.filter((each) => each.orderId !== orderId);
  await Promise.all(others.map(({ id }) => gateway.client.ack(id, `ERP-${id}`)));
  return all.filter((each) => each.orderId === orderId);
}

async function expectNotOffered(orderId: string): Promise<void> {
  await gateway.jobsMade();
  const all = await gateway.client.lease(500, { leaseSeconds: 600 });
  await Promise.all(all.map(({ id }) => gateway.client.ack(id, `ERP-${id}`)));
  expect(all.map((each) => each.orderId)).not.toContain(orderId);
}
