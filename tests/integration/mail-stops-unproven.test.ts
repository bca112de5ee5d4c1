/** A stop that nothing proves to be the customer's holds the order until somebody asked; one of a customer whose mails are agreed to be unproven counts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../support/client.ts';
import { orderMail, orderText, startMailDesk } from '../support/mail-desk.ts';
import type { MailDesk } from '../support/mail-desk.ts';
import { inReplyTo, queuedOrder, writtenMail } from '../support/stops.ts';

let desk: MailDesk;
beforeAll(async () => {
  desk = await startMailDesk();
});
afterAll(() => desk.stop());

const UNPROVEN = { 'authentication-results': 'mx.supplier.example; spf=none; dkim=none; dmarc=none' };
const SOFTFAIL = {
  'authentication-results':
    'mx.supplier.example; spf=softfail smtp.mailfrom=evil.example; dkim=none; dmarc=fail header.from=northgate.example',
};
const COLLEAGUE = { from: 'Jo Hill <jo@northgate.example>' };
const STRANGER = { from: 'Ann Lee <ann77@elsewhere.example>' };
const HELD = { state: 'needsReview', deliveryState: 'none', exception: { codes: ['stop-unproven'] } };
const CANCEL = 'Please cancel this order.';

const now = ({ id }: OrderView): Promise<OrderView> => desk.gateway.client.order(id);

/** Message-ID of our receipt for the mail that ordered. */
async function receiptOf({ messageId }: OrderView): Promise<string> {
  return (await desk.answersOf(`messageId=${messageId}`))[0]?.mailId ?? '';
}

describe('a stop from the address that ordered, or from its domain, which nothing proves', () => {
  test.each([
    ['nothing is known of it', UNPROVEN],
    ['the domain denies it', SOFTFAIL],
    ['of a colleague, whose domain says nothing', COLLEAGUE],
  ])('in the thread: %s', async (_case, head) => {
    const queued = await queuedOrder(desk);
    const message = await writtenMail(desk, CANCEL, { ...inReplyTo(queued), ...head });
    expect(message).toMatchObject({ answersOrders: [{ id: queued.order.id }] });
    expect(await now(queued.order)).toMatchObject(HELD);
    const { data } = await desk.gateway.client.get<{ data: object[] }>(`/v1/orders/${queued.order.id}/events`);
    expect(data.at(-1)).toMatchObject({ type: 'stopClaimed', reason: expect.stringContaining(CANCEL) });
    const [answer] = await desk.answersOf(`messageId=${message.id}`);
    expect(answer?.reason).not.toBeNull();
  });

  test.each([
    ['nothing is known of it', UNPROVEN],
    ['the domain denies it', SOFTFAIL],
  ])('by the number: %s', async (_case, head) => {
    const { order, from } = await queuedOrder(desk);
    const other = await queuedOrder(desk);
    await writtenMail(desk, `Please cancel our order ${order.poNumber}.`, { from, subject: 'stop', ...head });
    expect(await now(order)).toMatchObject(HELD);
    expect(await now(other.order)).toMatchObject({ state: 'queued' });
  });

  test('before the order comes', async () => {
    const from = 'Ann Lee <early@northgate.example>';
    await writtenMail(desk, 'Please cancel our order NG-88001.', { from, subject: 'stop', ...UNPROVEN });
    const order = await desk.ordered(
      orderMail({ from, 'message-id': '<early1@northgate.example>' }, orderText('NG-88001')),
    );
    expect(order.exception?.codes).toContain('stop-unproven');
  });

  test('goes on once a person released it', async () => {
    const queued = await queuedOrder(desk);
    await writtenMail(desk, CANCEL, { ...inReplyTo(queued), ...UNPROVEN });
    const released = await desk.gateway.client.decide(await now(queued.order), 'release', { reason: 'Ann was called' });
    expect(released.body.state).toBe('queued');
  });

  test('once the ERP has the order, is told', async () => {
    const queued = await queuedOrder(desk);
    await desk.accept(queued.order, 'SO-1');
    await writtenMail(desk, CANCEL, { ...inReplyTo(queued), ...UNPROVEN });
    expect(await now(queued.order)).toMatchObject({ state: 'acceptedByErp', exception: { codes: ['stop-unproven'] } });
  });

  test('and not thanks, which stay to be looked at', async () => {
    const queued = await queuedOrder(desk);
    const { findings } = await writtenMail(desk, 'Thanks!', { ...inReplyTo(queued), ...UNPROVEN });
    expect(findings).toMatchObject([
      { code: 'mail-answer-unattached', message: expect.stringContaining('nothing proves that') },
    ]);
    expect(await now(queued.order)).toMatchObject({ state: 'queued' });
  });
});

describe('a stop from another address', () => {
  test('holds the order where it follows a mail of ours', async () => {
    const queued = await queuedOrder(desk);
    const mailId = await receiptOf(queued.order);
    await writtenMail(desk, CANCEL, { ...inReplyTo({ ...queued, mailId }), ...STRANGER });
    expect(await now(queued.order)).toMatchObject(HELD);
  });

  test.each([[CANCEL, {}] as const, ['Please cancel our order #.', { 'in-reply-to': '', 'references': '' }] as const])(
    'and not elsewhere: %s',
    async (words, head) => {
      const queued = await queuedOrder(desk);
      const text = words.replace('#', queued.order.poNumber ?? '');
      await writtenMail(desk, text, { ...inReplyTo(queued), ...STRANGER, ...head });
      expect(await now(queued.order)).toMatchObject({ state: 'queued' });
    },
  );
});

describe('a customer whose mails are agreed to be unproven', () => {
  const agreed = { severity: 'info', reason: 'their host does not sign', since: '2026-01-01' };
  const SUE = { from: 'Sue <sue@bakery.example>', ...UNPROVEN };
  beforeAll(async () => {
    await desk.gateway.client.call('POST', '/v1/partners', {
      body: {
        id: 'BAKERY',
        name: 'Small Bakery Ltd',
        identifiers: ['bakery.example'],
        profile: { severities: { 'mail-sender-unproven': agreed } },
      },
    });
  });

  let count = 0;
  /** An order of hers that waits for the ERP. */
  async function ordered() {
    const number = `SB-${5100 + ++count}`;
    const mailId = `<${number}@bakery.example>`;
    const order = await desk.ordered(
      orderMail({ ...SUE, 'message-id': mailId }, orderText(number).replace('Tom', 'Small Bakery Ltd')),
    );
    expect(order.exception?.codes ?? []).not.toContain('mail-sender-unproven');
    expect(order).toMatchObject({ partnerId: 'BAKERY' });
    if (order.state === 'needsReview') await desk.gateway.client.decide(order, 'release', { reason: 'compared' });
    return { order: await now(order), mailId, from: SUE.from };
  }

  test.each([
    ['in the thread', 'sue'],
    ['in the thread, by a colleague', 'joe'],
  ])('stops an order %s', async (_case, who) => {
    const queued = await ordered();
    await writtenMail(desk, CANCEL, { ...inReplyTo(queued), ...UNPROVEN, from: `<${who}@bakery.example>` });
    expect(await now(queued.order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
  });

  test.each([['sue'], ['joe']])('stops an order by its number: %s', async (who) => {
    const { order } = await ordered();
    const from = `<${who}@bakery.example>`;
    await writtenMail(desk, `Please cancel our order ${order.poNumber}.`, { ...UNPROVEN, from, subject: 'stop' });
    expect(await now(order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
  });

  test('is not believed where the domain denies the mail', async () => {
    const queued = await ordered();
    const denied = { 'authentication-results': 'mx.supplier.example; dmarc=fail header.from=bakery.example' };
    await writtenMail(desk, CANCEL, { ...inReplyTo(queued), ...denied });
    expect(await now(queued.order)).toMatchObject(HELD);
  });
});
