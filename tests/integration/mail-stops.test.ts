/** A mail that cancels or stops an order holds it until a person decided, unless the ERP was faster; then that person is told so. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageView, OrderView } from '../support/client.ts';
import { leaseOrders } from '../support/erp.ts';
import { orderMail, orderText, startMailDesk } from '../support/mail-desk.ts';
import type { MailDesk } from '../support/mail-desk.ts';
import { waitFor } from '../support/wait.ts';

let desk: MailDesk;
let count = 0;
beforeAll(async () => {
  desk = await startMailDesk();
});
afterAll(() => desk.stop());

const ANN = 'Ann Lee <ann@northgate.example>';

/** An order that waits for the ERP, and the Message-ID of the mail that brought it. */
async function queued(prefix = 'PO-'): Promise<{ readonly order: OrderView; readonly mailId: string }> {
  const number = `${prefix}${78_230 + ++count}`;
  const mailId = `<${number}@northgate.example>`;
  const order = await desk.ordered(orderMail({ 'message-id': mailId }, orderText(number)));
  const released = await desk.gateway.client.decide(order, 'release', { reason: 'compared with the mail' });
  expect(released.body).toMatchObject({ state: 'queued', poNumber: number });
  return { order: released.body, mailId };
}

/** Delivers a mail that orders nothing, and waits until it was read. */
async function written(text: string, head: Readonly<Record<string, string>> = {}): Promise<MessageView> {
  const id = `<s${++count}@northgate.example>`;
  await desk.dovecot.deliver(
    'orders',
    orderMail({ 'message-id': id, ...head }, `${text}\r\n\r\nKind regards\r\nAnn Lee\r\n`),
  );
  const { client, database } = desk.gateway;
  const found = 'select message_id as id from mails where mail_id = $1';
  const messageId = await waitFor(
    'the mail',
    async () => (await database.query<{ id: string }>(found, [id]))[0]?.id,
    60_000,
  );
  return client.message(messageId);
}

const replyTo = (mailId: string): Record<string, string> => ({
  'in-reply-to': mailId,
  'references': mailId,
  'subject': 'Re: order',
});

async function isOffered({ id }: OrderView): Promise<boolean> {
  return (await desk.gateway.client.lease(100, { leaseSeconds: 1 })).some(({ orderId }) => orderId === id);
}

const now = ({ id }: OrderView): Promise<OrderView> => desk.gateway.client.order(id);

/** A mail of its own names one of two orders: what they are then. */
async function namedByMail(words: string, subject: string, prefix?: string) {
  const { order } = await queued(prefix);
  const { order: other } = await queued();
  const named = (text: string): string => text.replace('PO#', order.poNumber ?? '');
  await written(named(words), {
    'subject': named(subject),
    'content-type': 'text/plain; charset=utf-8',
    'content-transfer-encoding': '8bit',
  });
  const states = { order: await now(order), other: await now(other) };
  await desk.gateway.client.decide(other, 'cancel', { reason: 'test' });
  return states;
}

describe('an order that the ERP does not have is held', () => {
  test.each([
    ['Please cancel this order.'],
    ['STOP - do not send, wrong item!'],
    ['Please put it on hold until Monday.'],
    ['We do not need it any more.'],
  ])('by a reply: %s', async (words) => {
    const { order, mailId } = await queued();
    const message = await written(words, replyTo(mailId));
    expect(message).toMatchObject({ answersOrders: [{ id: order.id, state: 'needsReview' }] });
    expect(await now(order)).toMatchObject({
      state: 'needsReview',
      deliveryState: 'none',
      exception: { codes: ['customer-stops'] },
    });
    expect(await isOffered(order)).toBe(false);
    const [told] = await desk.answersOf(`messageId=${message.id}`);
    expect(told).toMatchObject({ reason: null, body: expect.stringContaining('One of our people will look at it') });
    const { data } = await desk.gateway.client.get<{ data: object[] }>(`/v1/orders/${order.id}/events`);
    expect(data.at(-1)).toMatchObject({
      type: 'customerStopped',
      actor: 'ann@northgate.example',
      reason: expect.stringContaining(words),
    });
  });

  test.each([
    ['Please cancel PO#.', 'our order'],
    ['Bitte stornieren Sie die Bestellung PO#.', 'Storno'],
    ['请取消订单 PO#。', 'order'],
    ["Merci d'annuler la commande PO#.", 'commande'],
    ['We do not need PO# any more.', 'order'],
    ['PO# is cancelled.', 'order'],
    ['Please cancel it.', 'PO#'],
    ['PO#: no longer needed, thank you.', 'order'],
    ['Please void PO#.', 'order'],
    ['We made a mistake with PO#, please disregard it.', 'order'],
    ['Our order PO# was entered twice by us, please delete it.', 'order'],
    ['PO# ist hinfällig, bitte nicht mehr liefern.', 'order'],
    ['Wir ziehen die Bestellung PO# zurück.', 'order'],
    ['麻烦把订单PO#撤销。', 'order'],
  ])('by a mail of its own that names it: %s', async (words, subject) => {
    const { order, other } = await namedByMail(words, subject);
    expect(order).toMatchObject({ state: 'needsReview', exception: { codes: ['customer-stops'] } });
    expect(other).toMatchObject({ state: 'queued' });
  });

  test.each([
    ['Please make it 400.'],
    ['Sorry, item ABC-123 must be 400, not 40.'],
    ['Item 1 goes to York.'],
    ['Please send only 20 of them.'],
    ['Bitte nur 20 Stück.'],
    ['请改为400件。'],
  ])('by a reply that only changes it: %s', async (words) => {
    const { order, mailId } = await queued();
    await written(words, {
      ...replyTo(mailId),
      'content-type': 'text/plain; charset=utf-8',
      'content-transfer-encoding': '8bit',
    });
    expect(await now(order)).toMatchObject({
      state: 'needsReview',
      deliveryState: 'none',
      exception: { codes: ['customer-changes'] },
    });
    expect(await isOffered(order)).toBe(false);
    const { data } = await desk.gateway.client.get<{ data: object[] }>(`/v1/orders/${order.id}/events`);
    expect(data.at(-1)).toMatchObject({ type: 'customerChanged', reason: expect.stringContaining(words) });
  });

  test.each([
    ['On PO# please change item ABC-123 to 400 pcs.', 'our order'],
    ['Bitte erhöhen Sie die Menge der Bestellung PO# auf 400.', 'Bestellung'],
    ['Please make it 400.', 'PO#'],
  ])('by a mail of its own that names it and changes it: %s', async (words, subject) => {
    const { order, other } = await namedByMail(words, subject);
    expect(order).toMatchObject({ state: 'needsReview', exception: { codes: ['customer-changes'] } });
    expect(other).toMatchObject({ state: 'queued' });
  });

  test.each([
    ['PO# - wrong price, we have to talk.', 'order'],
    ['Half of PO# is enough for us.', 'order'],
    ['It was a mistake.', 'PO#'],
  ])('by a mail of its own that names it, whatever its words, which no list knows: %s', async (words, subject) => {
    const { order, other } = await namedByMail(words, subject);
    expect(order).toMatchObject({ state: 'needsReview', exception: { codes: ['customer-changes'] } });
    expect(other).toMatchObject({ state: 'queued' });
  });

  test.each([
    ['Thank you for taking PO#.', 'order', 'PO-'],
    ['When will PO# be delivered?', 'order', 'PO-'],
    ['Please confirm PO#.', 'order', 'PO-'],
    ['PO# is correct.', 'order', 'PO-'],
    ['Please do not deliver this week, our gate is broken. Call me: 040 PO#', 'phone', ''],
    ['Please cancel PO K-8001, it was for item ABC-PO# and 12 pcs.', 'PO K-8001', ''],
  ])('and not by a mail that thanks, asks or agrees, or has its number in another one: %s', async (...said) => {
    const { order } = await namedByMail(...said);
    expect(order.state).toBe('queued');
    expect(order.exception).toBeUndefined();
    await desk.gateway.client.decide(order, 'cancel', { reason: 'test' });
  });

  test.each([
    ['Thanks, that is correct.'],
    ['When will it be delivered?'],
    ['Perfect, everything is fine, we confirm.'],
  ])('and not by a reply that agrees or asks: %s', async (words) => {
    const { order, mailId } = await queued();
    await written(words, replyTo(mailId));
    expect(await now(order)).toMatchObject({ state: 'queued', exception: { codes: ['customer-answered'] } });
    await desk.gateway.client.decide(await now(order), 'cancel', { reason: 'test' });
  });

  test.each([
    ['P.S. Please cancel our PO PO#.', 'order'],
    ['We no longer need PO#.', 'order'],
    ['Unsere Bestellung PO# bitte stornieren.', 'order'],
    ['', 'PO NEW# replaces PO PO#'],
    ['This order replaces PO PO#, which you can drop.', 'PO NEW#'],
  ])('by a new order that takes it back: %s', async (words, subject) => {
    const { order } = await queued();
    const { order: compared } = await queued();
    const number = `PO-${79_000 + ++count}`;
    const named = (text: string): string =>
      text.replace('NEW#', number).replace('PO PO#', `PO ${order.poNumber}`).replace('PO#', `${order.poNumber}`);
    const text = `${orderText(number)}\r\n${named(words)}\r\n\r\nPrices as in our PO ${compared.poNumber}.\r\n`;
    const head = { 'message-id': `<${number}@northgate.example>`, 'subject': named(subject) };
    const placed = await desk.ordered(orderMail(head, text));
    expect(placed.poNumber).toBe(number);
    expect(await now(order)).toMatchObject({ state: 'needsReview', exception: { codes: ['customer-stops'] } });
    expect(await now(compared)).toMatchObject({ state: 'queued' });
    await desk.gateway.client.decide(await now(compared), 'cancel', { reason: 'test' });
  });

  test.each([
    ['SCRAPPED PO PO#', '40 x', 'customer-stops'],
    ['退单 PO#', '40 x', 'customer-stops'],
    ['order', '41 x', 'customer-changes'],
  ])('by itself, sent again as %s with %s', async (subject, goods, code) => {
    const { order } = await queued();
    const number = order.poNumber ?? '';
    const encoded = `=?utf-8?B?${Buffer.from(subject.replace('PO#', number)).toString('base64')}?=`;
    const head = { 'message-id': `<again-${number}@northgate.example>`, 'subject': encoded };
    const again = await desk.ordered(orderMail(head, orderText(number).replace('40 x', goods)));
    expect(again).toMatchObject({ poNumber: number, state: 'needsReview' });
    expect(await now(order)).toMatchObject({ state: 'needsReview', exception: { codes: [code] } });
    await desk.gateway.client.decide(again, 'cancel', { reason: 'test' });
  });

  test('and not by itself, sent again as it was', async () => {
    const { order } = await queued();
    const number = order.poNumber ?? '';
    await desk.ordered(orderMail({ 'message-id': `<same-${number}@northgate.example>` }, orderText(number)));
    expect(await now(order)).toMatchObject({ state: 'queued' });
    await desk.gateway.client.decide(await now(order), 'cancel', { reason: 'test' });
  });

  test('once, however often it is said, and goes on when a person lets it', async () => {
    const { order, mailId } = await queued();
    await written('Please cancel this order.', replyTo(mailId));
    await written(`Please cancel ${order.poNumber ?? ''}!`);
    const held = await now(order);
    expect(held.exception?.codes).toEqual(['customer-stops']);
    const job = await desk.gateway.database.query('select 1 from bullmq.job where data::text ~ $1', [order.id]);
    expect(job).toEqual([]);
    const released = await desk.gateway.client.decide(held, 'release', { reason: 'they want it after all' });
    expect(released.body.state).toBe('queued');
    expect(await leaseOrders(desk.gateway.client, [order.id])).toHaveLength(1);
  });

  test('and not by a reply that only thanks, whatever stands below the signature', async () => {
    const { order, mailId } = await queued();
    await written(
      'Thank you, Ben!\r\n\r\nKind regards\r\nAnn\r\n\r\nPlease do not send passwords by mail.',
      replyTo(mailId),
    );
    expect(await now(order)).toMatchObject({ state: 'queued', exception: { codes: ['customer-answered'] } });
    await desk.gateway.client.decide(await now(order), 'cancel', { reason: 'test' });
  });

  test('not by a stranger: somebody is told', async () => {
    const { order, mailId } = await queued();
    const head = { from: 'Eve <eve@elsewhere.example>' };
    const reply = await written('Please cancel this order.', { ...replyTo(mailId), ...head });
    expect(reply.findings.map(({ code }) => code)).toEqual(['mail-answer-unattached']);
    await written(`Please cancel PO ${order.poNumber ?? ''}.`, head);
    const after = await now(order);
    expect([after.state, after.exception]).toEqual(['queued', undefined]);
    await desk.gateway.client.decide(after, 'cancel', { reason: 'test' });
  });
});

describe('an order that comes behind the mail that stops it', () => {
  test.each([
    ['Please cancel PO PO#.', ANN, true],
    ['PO#: no longer needed, thank you.', ANN, true],
    ['Please cancel PO PO#.', 'Eve <eve@elsewhere.example>', false],
    ['Please cancel PO PO#1.', ANN, false],
  ])('is held where its customer wrote so: %s by %s', async (words, from, isHeld) => {
    const number = `PO-${80_000 + ++count}`;
    const stop = await written(words.replace('PO#', number), { from });
    const order = await desk.ordered(orderMail({ 'message-id': `<${number}@northgate.example>` }, orderText(number)));
    const { data } = await desk.gateway.client.get<{ data: { readonly type: string }[] }>(
      `/v1/orders/${order.id}/events`,
    );
    expect(order.state).toBe('needsReview');
    expect(order.exception?.codes.includes('customer-stops')).toBe(isHeld);
    expect(data.some(({ type }) => type === 'customerStopped')).toBe(isHeld);
    expect(await desk.gateway.client.message(stop.id)).toMatchObject({
      answersOrders: isHeld ? [{ id: order.id }] : [],
    });
    await desk.gateway.client.decide(order, 'cancel', { reason: 'test' });
  });

  test('goes on from a known sender otherwise', async () => {
    const { order } = await queued();
    await desk.accept(order, 'SO-76');
    const [number, other] = [`PO-${80_000 + ++count}`, `PO-${80_000 + ++count}`];
    await written(`Please cancel PO ${number}.`);
    const ordered = async (po: string, quantity: number) =>
      desk.ordered(
        orderMail({ 'message-id': `<${po}@northgate.example>` }, orderText(po).replace('40 x', `${quantity} x`)),
      );
    expect(await ordered(number, 41)).toMatchObject({
      exception: { codes: expect.arrayContaining(['customer-stops']) },
    });
    expect((await ordered(other, 42)).exception?.codes ?? []).not.toContain('customer-stops');
  });
});

describe('an order that the ERP', () => {
  test('is taking stays with it; once it has it, a person is told that the customer stops it', async () => {
    const { order, mailId } = await queued();
    const [delivery] = await leaseOrders(desk.gateway.client, [order.id]);
    await written('Please cancel this order.', replyTo(mailId));
    expect(await now(order)).toMatchObject({
      state: 'queued',
      deliveryState: 'leased',
      exception: { codes: ['customer-stops'] },
    });
    await desk.gateway.client.ack(delivery?.id ?? '', 'SO-77');
    expect(await now(order)).toMatchObject({ state: 'acceptedByErp', exception: { codes: ['customer-stops-late'] } });
  });

  test('was taking and did not take is not offered to it again before a person decided; a late yes still counts', async () => {
    const { order, mailId } = await queued();
    const [delivery] = await leaseOrders(desk.gateway.client, [order.id], { leaseSeconds: 20 });
    await written('Please cancel this order.', replyTo(mailId));
    const id = delivery?.id ?? '';
    await desk.gateway.client.call('POST', `/v1/erp/deliveries/${id}/nack`, {
      body: { reason: 'busy', retryable: true },
    });
    expect(await now(order)).toMatchObject({ state: 'needsReview', exception: { codes: ['customer-stops'] } });
    expect(await isOffered(order)).toBe(false);
    await desk.gateway.client.ack(id, 'SO-78');
    expect(await now(order)).toMatchObject({ state: 'acceptedByErp', exception: { codes: ['customer-stops-late'] } });
  });

  test('has already stays as it is, and a person is told', async () => {
    const { order, mailId } = await queued();
    await desk.accept(order, 'SO-79');
    await written('Please cancel this order.', replyTo(mailId));
    expect(await now(order)).toMatchObject({ state: 'acceptedByErp', exception: { codes: ['customer-stops-late'] } });
  });

  test('has already when it is changed stays as it is, and a person is told', async () => {
    const { order, mailId } = await queued();
    await desk.accept(order, 'SO-80');
    await written('Please make it 400 instead of 40.', replyTo(mailId));
    expect(await now(order)).toMatchObject({ state: 'acceptedByErp', exception: { codes: ['customer-changes-late'] } });
  });

  test('takes in the moment in which it is stopped is either held or told late, never lost', async () => {
    // One after the other: the same goods again change the order before, and who decides on it meanwhile has to look again.
    const all: Awaited<ReturnType<typeof queued>>[] = [];
    while (all.length < 6) all.push(await queued());
    const over = new AbortController();
    const taken = new Set<string>();
    const erp = (async () => {
      while (!over.signal.aborted) for (const { orderId } of await desk.gateway.client.lease(1)) taken.add(orderId);
    })();
    await Promise.all(all.map(({ mailId }) => written('Please cancel this order.', replyTo(mailId))));
    over.abort();
    await erp;
    for (const { order } of all) {
      const after = await now(order);
      expect(after.exception?.codes).toEqual(['customer-stops']);
      expect([after.state, after.deliveryState]).toEqual(
        taken.has(order.id) ? ['queued', 'leased'] : ['needsReview', 'none'],
      );
    }
  });
});
