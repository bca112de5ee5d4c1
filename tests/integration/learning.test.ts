/** What people correct on papers is learned, on a real gateway: the next order of the sender is right, and all can be undone. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Lesson, LessonDetail } from '../../src/api/shapes.ts';
import type { Order } from '../../src/model/order.ts';
import type { SenderMemory } from '../../src/model/sender-memory.ts';
import { createClient } from '../support/client.ts';
import type { Client, OrderView } from '../support/client.ts';
import { dataDirectory, keyIn, spawnGateway, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { createDatabase } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';
import { freezeWorker } from '../support/workers.ts';
import { mailWith } from '../support/mail-with.ts';
import { interchange850 } from '../support/x12-850.ts';

/** Three orders of one sender, whose column "Item" holds the supplier's numbers; it is read as the buyer's. */
const [FIRST, SECOND, THIRD] = await Promise.all(
  [0, 1, 2].map((index) => readFile(new URL(`../../fixtures/paper/modern_band-41-${index}.pdf`, import.meta.url))),
);

interface LessonView {
  readonly id: string;
  readonly orderId: string | null;
  readonly state: string;
  readonly final: boolean;
  readonly actor: string;
  readonly reason: string | null;
  readonly version: number | null;
  readonly sender: string | null;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly failure: string | null;
  readonly learned: { readonly columns: Record<string, string>; readonly proven: boolean } | null;
}

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

describe('a corrected paper', () => {
  let first: OrderView;
  let lesson: LessonView;

  test('teaches what its columns mean, and says of which order, by whom and why', async () => {
    first = await orderOf(gateway.client, FIRST);
    expect(skus(first)).toEqual({ buyer: 9, supplier: 0 });
    await giveItemsToSupplier(gateway.client, first);
    lesson = await lessonDone(gateway.client, first.id);
    expect(lesson).toMatchObject({ state: 'learned', version: 1, reason: 'the numbers are ours', final: false });
    expect(lesson.actor).toMatch(/^key-/);
    expect(Object.values(lesson.learned?.columns ?? {})).toContain('supplierSku');
    const detail = await gateway.client.get<{ memory: SenderMemory }>(`/v1/lessons/${lesson.id}`);
    expect(detail.memory.layout.length).toBeGreaterThan(5);
    expect(LessonDetail.strict().safeParse(detail).error?.issues ?? []).toEqual([]);
    const page = await gateway.client.get<{ data: unknown[] }>('/v1/lessons');
    expect(page.data.map((each) => Lesson.strict().safeParse(each).error?.issues ?? [])).toEqual([[]]);
  });

  test('makes the next order of the sender right, which says what it was read with', async () => {
    const second = await orderOf(gateway.client, SECOND);
    expect(skus(second)).toEqual({ buyer: 0, supplier: 4 });
    const told = second.issues.find(({ code }) => code === 'memory-used') as { message?: string } | undefined;
    expect(told?.message).toContain(first.id);
    expect(told?.message).toContain('version 1');
  });

  test('teaches nothing any more once the lesson is undone, with actor and reason; undoing again changes nothing', async () => {
    const undo = () =>
      gateway.client.call<LessonView>('POST', `/v1/lessons/${lesson.id}/undo`, { body: { reason: 'a mistake' } });
    const answer = await undo();
    expect(answer).toMatchObject({ status: 200, body: { undoneReason: 'a mistake' } });
    expect(answer.body.undoneBy).toMatch(/^key-/);
    expect((await undo()).body.undoneAt).toBe(answer.body.undoneAt);
    expect(await gateway.client.get('/v1/memories')).toEqual([]);
    const third = await orderOf(gateway.client, THIRD);
    expect(skus(third)).toEqual({ buyer: 6, supplier: 0 });
    expect(third.issues.map(({ code }) => code)).not.toContain('memory-used');
  });

  test('is confirmed by its release: the lesson becomes the next version, and is proven', async () => {
    const released = await gateway.client.decide(await gateway.client.order(first.id), 'release', {
      reason: 'all right',
    });
    expect(released.status).toBe(200);
    const confirmed = await lessonDone(gateway.client, first.id);
    expect(confirmed).toMatchObject({ state: 'learned', version: 2, final: true, sender: lesson.sender });
    expect(confirmed.learned?.proven).toBe(true);
    expect(await gateway.client.get<SenderMemory[]>('/v1/memories')).toMatchObject([{ from: { version: 2 } }]);
  });

  test('is learned elsewhere by export and import, once', async () => {
    const other = await startGateway();
    cleanUps.push(() => other.remove());
    const memories = await gateway.client.get<SenderMemory[]>('/v1/memories');
    const take = () => other.client.call('POST', '/v1/memories', { body: memories });
    expect(await take()).toMatchObject({ status: 200, body: { imported: 1 } });
    expect(await take()).toMatchObject({ status: 200, body: { imported: 0 } });
    expect(skus(await orderOf(other.client, SECOND))).toEqual({ buyer: 0, supplier: 4 });
    expect(await lessons(other.client)).toMatchObject([{ orderId: null, reason: 'imported', version: 1 }]);
    const wrong = await other.client.call('POST', '/v1/memories', { body: [{ ...memories[0], columns: { item: 7 } }] });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    const key = await other.keyFor('orders:write', 'orders:read');
    expect(await other.client.call('POST', '/v1/memories', { body: memories, key })).toMatchObject({ status: 403 });
  });
});

describe('what the reader of a paper doubted', () => {
  test('of a value stands while something else is corrected, and is answered when the value is said again', async () => {
    const view = await doubted(about('value-uncertain', '/lines/0/quantity'));
    const other = await corrected(view, '/lines/0/unitPrice', '5');
    expect(other).toMatchObject({ state: 'needsReview', exception: { codes: ['value-uncertain'] } });
    const confirmed = await corrected(other, '/lines/0/quantity', other.order.lines[0]?.quantity ?? '');
    expect(confirmed).toMatchObject({ state: 'queued' });
    expect(confirmed.issues.map(({ code }) => code)).not.toContain('value-uncertain');
  });

  test('of all days stands until one is entered', async () => {
    const other = await corrected(await doubted(about('date-order-undecided')), '/lines/0/unitPrice', '5');
    expect(other).toMatchObject({ state: 'needsReview', exception: { codes: ['date-order-undecided'] } });
    expect(await corrected(other, '/orderDate', '2026-05-04')).toMatchObject({ state: 'queued' });
  });

  test('of the document, such as pages left out, stands whatever is corrected, and a person may release it', async () => {
    const other = await corrected(await doubted(about('paper-pages-limit')), '/lines/0/quantity', '7');
    expect(other).toMatchObject({ state: 'needsReview', exception: { codes: ['paper-pages-limit'] } });
    expect((await gateway.client.decide(other, 'release')).body).toMatchObject({ state: 'queued' });
  });
});

/** An order as a sheet, with sentences below its head; each asks for another quantity. */
function sheet(number: number, ...foot: string[]): string {
  const amount = number * 4.5;
  return [
    `Purchase Order\nPO Number,QX-${number}\nOrder date,2026-11-26\nBuyer,Quarry Foods Ltd\nDelivery date,2027-01-12`,
    'Ship to,"Quarry Foods Ltd, 4 Mill Lane, Leeds LS9 8AA"\n',
    ...foot,
    `\nItem,Description,Qty,Unit,Unit price,Amount\nAB-100,Pallet wrap,${number},EA,4.50,${amount.toFixed(2)}\nAB-200,Tape,25,EA,2.00,50.00\n,,,,Total,${(amount + 50).toFixed(2)}`,
  ].join('\n');
}

test('sentences of a form are asked until orders with them were let go on: harmless ones once, others twice', async () => {
  const other = await startGateway();
  cleanUps.push(() => other.remove());
  const [harmless, limiting] = ['The gate house takes the goods in.', 'We take goods in from 8 to 16 only.'];
  const deliver = async (paper: string): Promise<OrderView> => {
    const { orders } = await other.client.deliver(paper, { 'content-type': 'text/csv' });
    return other.client.order(orders[0]?.id ?? '');
  };
  const letGo = async (order: OrderView): Promise<void> => {
    expect(order).toMatchObject({ state: 'needsReview', exception: { codes: ['paper-words-new'] } });
    await other.client.decide(order, 'release', { reason: 'read' });
    await lessonDone(other.client, order.id);
  };
  await letGo(await deliver(sheet(1, harmless, limiting)));
  expect(await deliver(sheet(2, harmless))).toMatchObject({ state: 'queued' });
  await letGo(await deliver(sheet(3, harmless, limiting)));
  expect(await deliver(sheet(4, harmless, limiting))).toMatchObject({ state: 'queued' });
  expect(await deliver(sheet(5, harmless, limiting, 'The tape is for next month.'))).toMatchObject({
    state: 'needsReview',
    exception: { codes: ['paper-words-new'] },
  });
});

test('a paper that came attached to a mail teaches as one that came by itself', async () => {
  const other = await startGateway();
  cleanUps.push(() => other.remove());
  const first = await orderOf(other.client, mailWith([{ name: 'order.pdf', bytes: FIRST ?? new Uint8Array() }]));
  expect(skus(first)).toEqual({ buyer: 9, supplier: 0 });
  await giveItemsToSupplier(other.client, first);
  expect(await lessonDone(other.client, first.id)).toMatchObject({ state: 'learned', version: 1 });
  const second = await orderOf(other.client, mailWith([{ name: 'our order.pdf', bytes: SECOND ?? new Uint8Array() }]));
  expect(skus(second)).toEqual({ buyer: 0, supplier: 4 });
  expect(skus(await orderOf(other.client, THIRD))).toEqual({ buyer: 0, supplier: 6 });
});

test('a decision on an EDI order teaches nothing, because its meaning is agreed', async () => {
  const before = (await lessons(gateway.client)).length;
  const message = await gateway.client.deliver(interchange850({ control: 7, orders: [{ po: 'EDI-7', price: '' }] }));
  const order = await gateway.client.order(message.orders[0]?.id ?? '');
  expect((await gateway.client.decide(order, 'release')).status).toBe(200);
  expect(await lessons(gateway.client)).toHaveLength(before);
});

test('a lesson whose paper is gone has failed with the reason, and the decision stands', async () => {
  const other = await startGateway();
  cleanUps.push(() => other.remove());
  const order = await orderOf(other.client, FIRST);
  vi.spyOn(other.gateway.blobs, 'readWhole').mockRejectedValue(new Error('the disk is gone'));
  expect((await other.client.decide(order, 'release')).status).toBe(200);
  expect(await lessonDone(other.client, order.id)).toMatchObject({ state: 'failed', failure: 'the disk is gone' });
  expect(await other.client.order(order.id)).toMatchObject({ state: 'queued' });
  expect(
    (
      await other.client.call('POST', `/v1/lessons/${(await lessons(other.client))[0]?.id ?? ''}/undo`, {
        body: { reason: 'x' },
      })
    ).status,
  ).toBe(409);
});

test('a gateway that is killed while it learns has learned once it runs again, and once only', async () => {
  const database = await createDatabase();
  const data = await dataDirectory();
  cleanUps.push(() => database.drop());
  const env = { DATABASE_URL: database.url };
  const killed = await spawnGateway(data, { env });
  const key = await keyIn(database.url);
  const client = createClient(killed.url, key);
  const order = await orderOf(client, FIRST);
  const worker = await freezeWorker(killed.child.pid ?? 0);
  await giveItemsToSupplier(client, order);
  expect(await lessons(client)).toMatchObject([{ state: 'waiting', orderId: order.id }]);
  await killed.kill();
  process.kill(worker, 'SIGKILL');
  const again = await spawnGateway(data, { env });
  cleanUps.push(() => again.stop());
  const after = createClient(again.url, key);
  expect(await lessonDone(after, order.id)).toMatchObject({ state: 'learned', version: 1 });
  expect(await lessons(after)).toHaveLength(1);
  expect(skus(await orderOf(after, SECOND))).toEqual({ buyer: 0, supplier: 4 });
});

async function orderOf(client: Client, paper: Uint8Array | undefined): Promise<OrderView> {
  const message = await client.deliver(paper ?? new Uint8Array());
  const [order] = message.orders;
  if (order === undefined) throw new Error(`No order: ${JSON.stringify(message.findings)}`);
  return client.order(order.id);
}

/** How many lines have a number of the buyer, and of the supplier. */
function skus({ order }: { readonly order: Order }): { buyer: number; supplier: number } {
  const count = (key: 'buyerSku' | 'supplierSku') => order.lines.filter((line) => line[key] !== undefined).length;
  return { buyer: count('buyerSku'), supplier: count('supplierSku') };
}

async function giveItemsToSupplier(client: Client, view: OrderView): Promise<void> {
  const patch = view.order.lines.flatMap(({ buyerSku }, index) => [
    { op: 'remove', path: `/lines/${index}/buyerSku` },
    { op: 'add', path: `/lines/${index}/supplierSku`, value: buyerSku },
  ]);
  const answer = await client.decide(view, 'corrections', { reason: 'the numbers are ours', patch });
  expect(answer).toMatchObject({ status: 200 });
}

async function lessons(client: Client): Promise<LessonView[]> {
  return (await client.get<{ data: LessonView[] }>('/v1/lessons')).data;
}

/** The newest lesson of the order, once it waits no more. */
async function lessonDone(client: Client, orderId: string): Promise<LessonView> {
  return waitFor(
    'the lesson',
    async () => {
      const found = (await lessons(client)).find((each) => each.orderId === orderId);
      return found !== undefined && found.state !== 'waiting' && found;
    },
    30_000,
  );
}

function about(code: string, path?: string): object {
  return {
    code,
    severity: 'error',
    message: code,
    hint: 'look',
    ...(path === undefined ? {} : { path }),
  };
}

let control = 10;

/** An order that waits, with these issues of its reading. */
async function doubted(...issues: readonly object[]): Promise<OrderView> {
  control += 1;
  const orders = [{ po: `DOUBT-${control}` }];
  const message = await gateway.client.deliver(interchange850({ control, orders }));
  const view = await gateway.client.order(message.orders[0]?.id ?? '');
  const held = (await gateway.client.decide(view, 'hold')).body;
  await gateway.database.query(
    `insert into order_revisions (order_id, revision, "order", lineage, issues, actor)
     select order_id, 2, "order", lineage, $2, 'test' from order_revisions where order_id = $1`,
    [view.id, JSON.stringify(issues)],
  );
  await gateway.database.query('update orders set revision = 2, open_issues = 1 where id = $1', [view.id]);
  return { ...held, order: view.order };
}

async function corrected(view: OrderView, path: string, value: string): Promise<OrderView> {
  const body = { reason: 'looked', patch: [{ op: 'add', path, value }] };
  expect((await gateway.client.decide(view, 'corrections', body)).status).toBe(200);
  return gateway.client.order(view.id);
}
