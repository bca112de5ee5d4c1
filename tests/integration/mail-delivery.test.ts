/** What became of our mails, as a real mail server (Exim) tells it by itself: delivered, late, come back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startExim } from '../support/exim.ts';
import type { Exim } from '../support/exim.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { MailAnswerView } from '../support/mail-desk.ts';
import { orderText } from '../support/made-mails.ts';
import { waitFor } from '../support/wait.ts';

let dovecot: Dovecot;
let exim: Exim;
let gateway: TestGateway;
let count = 0;
beforeAll(async () => {
  dovecot = await startDovecot();
  exim = await startExim({ domain: 'supplier.example', lmtp: dovecot.ports.lmtp });
  gateway = await startGateway({
    mail: dovecot.address('orders'),
    smtpUrl: `smtp://localhost:${exim.port}?tls=off`,
    mailFrom: 'Supplier Orders <orders@supplier.example>',
    mailRetrySeconds: 1,
  });
});
afterAll(async () => {
  await gateway?.remove();
  await exim?.stop();
  await dovecot?.remove();
});

/** An order from that address. @returns its id */
async function orderedBy(address: string): Promise<string> {
  const number = String(81_500 + ++count);
  await dovecot.deliver('orders', {
    from: `Ann Lee <${address}>`,
    to: 'orders@supplier.example',
    subject: `PO ${number}`,
    text: orderText(number),
  });
  return waitFor(
    'the order',
    async () => {
      const [row] = await gateway.database.query<{ id: string }>('select id from orders where po_number = $1', [
        number,
      ]);
      return row?.id ?? false;
    },
    60_000,
  );
}

/** What was told to that address, once it is as it should be. */
async function told(
  recipient: string,
  event: string,
  is: (answer: MailAnswerView) => boolean,
): Promise<MailAnswerView> {
  return waitFor(
    `what became of the ${event}`,
    async () => {
      const { data } = await gateway.client.get<{ data: MailAnswerView[] }>('/v1/mail-answers');
      return data.find((answer) => answer.recipient === recipient && answer.event === event && is(answer)) ?? false;
    },
    60_000,
  );
}

async function accept(orderId: string): Promise<void> {
  const order = await gateway.client.order(orderId);
  if (order.state === 'needsReview') await gateway.client.decide(order, 'release', { reason: 'right as read' });
  const deliveries = await gateway.client.lease(10);
  const delivery = deliveries.find((each) => each.orderId === orderId);
  await gateway.client.ack(delivery?.id ?? '', `SO-${orderId}`);
}

test('a confirmation that arrived is proved by the word of the server that delivered it', async () => {
  const order = await orderedBy('ann@northgate.example');
  await accept(order);
  const answer = await told('ann@northgate.example', 'confirmed', ({ delivery }) => delivery === 'delivered');
  expect(answer).toMatchObject({ state: 'sent', attempts: 1, deliveryBy: expect.stringMatching(/^msg_/) as string });
  const proof = await gateway.client.message(answer.deliveryBy ?? '');
  expect(proof.orders).toEqual([]);
  expect((await exim.delivered()).split(`Message-ID: ${answer.mailId}`)).toHaveLength(2);
});

test('a mail to nobody comes back as a failed delivery, with the words of the server, and its order is on the work list', async () => {
  const order = await orderedBy('nobody@northgate.example');
  const answer = await told('nobody@northgate.example', 'received', ({ state }) => state === 'bounced');
  expect(answer.reason).toContain('5.0.0');
  expect(await gateway.client.order(order)).toMatchObject({ acknowledgmentState: 'failed' });
});

test('a confirmation whose server is away is told as late, and not sent again', async () => {
  const order = await orderedBy('later@northgate.example');
  await accept(order);
  const answer = await told('later@northgate.example', 'confirmed', ({ delivery }) => delivery === 'delayed');
  expect(answer).toMatchObject({ state: 'sent', attempts: 1 });
});
