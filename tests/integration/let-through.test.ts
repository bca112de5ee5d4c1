/**
 * What each mail of a firm brings beside its orders, a logo as a file or a slogan below the signature, waits twice: whoever let two orders go
 * on with it has taught it. Another picture, another sentence or another sender is asked about as before, and undoing the lesson asks again.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrderView } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { mailWith } from '../support/mail-with.ts';
import { waitFor } from '../support/wait.ts';

let gateway: TestGateway;
let count = 0;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

/** As much of a PNG as says how large it is; none is the same as another. */
function png(mark: number): Buffer {
  const picture = Buffer.alloc(3000, mark);
  picture.write('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1');
  picture.writeUInt32BE(300, 16);
  picture.writeUInt32BE(90, 20);
  return picture;
}

interface Brought {
  readonly picture?: Buffer;
  readonly slogan?: string;
  readonly from?: string;
}

/** An order as a sheet that was never the same before, and what its mail brings. */
async function ordered({ picture, slogan = '', from = 'ann@northgate.example' }: Brought): Promise<OrderView> {
  count += 1;
  const sheet = `Purchase Order\nBuyer,Northgate Ltd\nPO Number,LT-${count}\nOrder date,2026-11-26\n\nItem,Description,Qty,Unit,Unit price,Amount\nAB-100,"Pallet wrap, clear",${count},EA,4.50,${(count * 4.5).toFixed(2)}\n`;
  const files = [{ name: 'order.csv', bytes: Buffer.from(sheet) }];
  const mail = mailWith(
    picture === undefined ? files : [...files, { name: 'image001.png', bytes: picture }],
    `Good morning, please find attached.\r\n\r\nKind regards\r\nAnn Lee\r\nNorthgate Ltd\r\n${slogan}`,
  );
  const sent = Buffer.from(mail.toString('latin1').replace('ann@northgate.example', from), 'latin1');
  const { orders } = await gateway.client.deliver(sent, { 'content-type': 'message/rfc822' });
  return gateway.client.order(orders[0]?.id ?? '');
}

const told = ({ issues }: OrderView): string[] =>
  issues.flatMap(({ code }) => (/^(?:attachment-unread-beside|mail-note-may-change)$/.test(code) ? [code] : []));

async function letGo(order: OrderView): Promise<string> {
  expect((await gateway.client.decide(order, 'release', { reason: 'read' })).status).toBe(200);
  return waitFor('the lesson', async () => {
    const { data } = await gateway.client.get<{ data: { id: string; orderId: string; state: string }[] }>(
      '/v1/lessons',
    );
    return data.find(({ orderId, state }) => orderId === order.id && state === 'learned')?.id;
  });
}

test('a logo as a file waits twice and then no more; another picture, another sender and an undone lesson ask again', async () => {
  const picture = png(1);
  const first = await ordered({ picture });
  expect(told(first)).toEqual(['attachment-unread-beside']);
  await letGo(first);
  const second = await ordered({ picture });
  expect(told(second)).toEqual(['attachment-unread-beside']);
  const lesson = await letGo(second);
  expect(told(await ordered({ picture }))).toEqual([]);
  expect(told(await ordered({ picture: png(2) }))).toEqual(['attachment-unread-beside']);
  expect(told(await ordered({ picture, from: 'bo@southgate.example' }))).toEqual(['attachment-unread-beside']);

  const { memory } = await gateway.client.get<{ memory: { sentences: Record<string, number> } }>(
    `/v1/lessons/${lesson}`,
  );
  expect(Object.keys(memory.sentences)).toContainEqual(
    expect.stringMatching(/^attached by northgate\.example: [0-9a-f]{64}$/),
  );
  await gateway.client.call('POST', `/v1/lessons/${lesson}/undo`, { body: { reason: 'a mistake' } });
  expect(told(await ordered({ picture }))).toEqual(['attachment-unread-beside']);
});

test('a slogan below the signature is learned as it stands; words that stop the order and a P.S. never are', async () => {
  const slogan = 'From now on we deliver 400 gaskets to every new customer.';
  for (const _ of [1, 2]) {
    const order = await ordered({ slogan });
    expect(told(order)).toEqual(['mail-note-may-change']);
    await letGo(order);
  }
  expect(told(await ordered({ slogan }))).toEqual([]);
  expect(told(await ordered({ slogan: slogan.replace('400', '40') }))).toEqual(['mail-note-may-change']);
  for (const said of ['Please hold this order.', 'Ship to York instead.', 'P.S. only 2 pieces of line 1']) {
    for (const _ of [1, 2]) await letGo(await ordered({ slogan: said }));
    expect(told(await ordered({ slogan: said }))).toEqual(['mail-note-may-change']);
  }
});
