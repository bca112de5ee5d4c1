/** What became of an order that came by mail: told in its thread, with an order sheet, once, and with proof that it came through. */
import { readFileSync } from 'node:fs';
import { PDFParse } from 'pdf-parse';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OWN, orderMail, orderText, startMailDesk } from '../support/mail-desk.ts';
import type { MailAnswerView, MailDesk, ToldMail } from '../support/mail-desk.ts';
import { waitFor } from '../support/wait.ts';

let desk: MailDesk;
beforeAll(async () => {
  desk = await startMailDesk();
});
beforeEach(() => desk.smtp.behave('take'));
afterAll(() => desk.stop());

describe('whoever ordered by mail', () => {
  test('gets the confirmation in the thread once the ERP has the order: number, sheet, link, never twice', async () => {
    const order = await desk.ordered(
      orderMail(
        { 'message-id': '<c1@northgate.example>', 'references': '<c0@northgate.example>' },
        orderText('PO4711'),
      ),
    );
    const delivery = await desk.accept(order, 'SO-1001');
    const { answer, parsed, raw, asked, link } = await desk.told(order, 'confirmed');
    expect(answer).toMatchObject({
      orderId: order.id,
      revision: 1,
      recipient: 'ann@northgate.example',
      language: 'en',
    });
    const receipt = await receiptOf(answer);
    expect(parsed.subject).toBe('Re: order');
    expect(parsed.inReplyTo).toBe('<c1@northgate.example>');
    expect(parsed.references).toEqual(['<c0@northgate.example>', '<c1@northgate.example>', receipt.mailId]);
    expect(parsed.text?.replace(link ?? '?', 'SECRET')).toMatchInlineSnapshot(`
      "Hello,

      we confirm your order PO4711. Our order number is SO-1001. The order sheet is attached.

        1. ABC-123 pallet wrap, clear, 40
      Ship to: Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA

      Still open: please tell us:
        - who orders: name of the company
        - the unit (pieces, boxes …) (line 1)
        - the price (line 1)
        - the delivery date; without one we deliver as soon as possible

      Here you can look at it, confirm it, or tell us what is not right:
      https://orders.supplier.example/sheet/#SECRET

      This mail was written by a machine. An answer to it is read.
      "
    `);
    const [attached] = parsed.attachments;
    expect(attached).toMatchObject({ filename: 'order-PO4711.pdf', contentType: 'application/pdf' });
    const text = await textOf(parsed);
    for (const words of ['Order confirmation PO4711', 'SO-1001', 'ABC-123', 'Leeds depot', 'Page 1 of 1'])
      expect(text).toContain(words);
    // Exchange would not tell what becomes of it under `All`.
    expect(raw.toString('latin1')).toContain('X-Auto-Response-Suppress: RN, NRN, OOF, AutoReply');
    expect(asked).toEqual({ envid: answer.id, ret: 'HDRS', notify: ['FAILURE', 'DELAY', 'SUCCESS'] });
    // A receipt goes to whoever wrote, known or not: no link in it.
    expect(receipt.body).not.toMatch(/https?:|\[link\]/);
    // An ERP that says so twice confirms nothing twice.
    await desk.gateway.client.ack(delivery, 'SO-1001');
    expect(await desk.answersOf(`orderId=${order.id}`)).toHaveLength(1);
    const now = await desk.gateway.client.orderWhen(
      order.id,
      'told',
      ({ acknowledgmentState: leg }) => leg === 'confirmed',
    );
    expect(now.state).toBe('acceptedByErp');
  });

  test.each([
    ['german-forwarded.eml', 'de', 'wir bestätigen Ihre Bestellung 4500777', 'Auftragsbestätigung 4500777'],
    ['chinese.eml', 'zh', '我们确认您的订单 CG2023123136', '订单确认 CG2023123136'],
  ])('is told it in the own language, on the sheet as well: %s', async (name, language, said, printed) => {
    const order = await desk.ordered(fixture(name));
    await desk.accept(order, `SO-${language}`);
    const { answer, parsed } = await desk.told(order, 'confirmed');
    expect(answer.language).toBe(language);
    expect(parsed.text).toContain(said);
    expect(await textOf(parsed)).toContain(printed);
  });

  test('sees what a person changed in the order, and what is still open in it', async () => {
    const order = await desk.ordered(orderMail());
    const { client } = desk.gateway;
    const corrected = await client.decide(order, 'corrections', {
      reason: 'called them',
      patch: [
        { op: 'replace', path: '/lines/0/quantity', value: '1400' },
        { op: 'add', path: '/lines/0/unitPrice', value: '2.50' },
      ],
    });
    expect(corrected.status).toBe(200);
    await desk.accept(order, 'SO-2');
    const { answer, parsed } = await desk.told(order, 'confirmed');
    expect(answer.revision).toBe(2);
    expect(parsed.text).toContain('Line 1, Quantity: 40 → 1,400');
    expect(parsed.text).toContain('Line 1, Price: – → 2.50');
    expect(parsed.text).toContain('- the unit (pieces, boxes …) (line 1)');
    const text = await textOf(parsed);
    for (const words of ['Corrected by us', '1,400', 'Still open', 'the unit (pieces, boxes …)', 'Version'])
      expect(text).toContain(words);
  });

  test('is told when a person refuses the order, and why, with nothing of the order but its number', async () => {
    const order = await desk.ordered(orderMail({}, orderText('NO-1')));
    const { client } = desk.gateway;
    const reason = 'We do not deliver to Leeds; please ask https://partner.example, who do.';
    expect((await client.decide(order, 'reject', { reason })).status).toBe(200);
    const { parsed, link } = await desk.told(order, 'rejected');
    expect(parsed.text).toContain('we do not carry out your order NO-1.');
    expect(parsed.text).toContain(`Reason: ${reason}`);
    expect(parsed.text).not.toContain('ABC-123');
    expect([parsed.attachments, link]).toEqual([[], undefined]);
    await client.orderWhen(order.id, 'told', ({ acknowledgmentState: leg }) => leg === 'confirmed');
  });

  test('is told of the next revision as well, once, when the ERP has it', async () => {
    const order = await desk.ordered(orderMail());
    await desk.accept(order, 'SO-3');
    await desk.told(order, 'confirmed');
    const { client } = desk.gateway;
    const patch = [{ op: 'replace', path: '/lines/0/quantity', value: '41' }];
    const revised = await client.decide(await client.order(order.id), 'corrections', { reason: 'agreed', patch });
    expect(revised.status).toBe(200);
    await desk.accept(order, 'SO-3');
    await desk.told(order, 'confirmed', ({ state, revision }) => state === 'sent' && revision === 2);
    const told = await desk.answersOf(`orderId=${order.id}`);
    expect(told.map(({ event, revision }) => [event, revision])).toEqual([
      ['confirmed', 2],
      ['confirmed', 1],
    ]);
  });

  test('is told at the address that ordered, whatever other one the mail asks for: it may be somebody else', async () => {
    const order = await desk.ordered(orderMail({ 'reply-to': 'ann@elsewhere.example' }));
    await desk.accept(order, 'SO-7');
    const { answer, parsed, link } = await desk.told(order, 'confirmed');
    expect(answer.recipient).toBe('ann@northgate.example');
    expect(link).toBeDefined();
    expect(parsed.to).toMatchObject({ text: 'ann@northgate.example' });
  });

  test('is not told by mail when the order came from a machine', async () => {
    const order = await desk.ordered(orderMail({ 'auto-submitted': 'auto-generated' }));
    await desk.accept(order, 'SO-4');
    const [answer] = await desk.answersOf(`orderId=${order.id}`);
    expect(answer).toMatchObject({ event: 'confirmed', state: 'withheld', reason: 'machine', body: '' });
    expect((await desk.gateway.client.order(order.id)).acknowledgmentState).toBe('none');
  });
});

describe('a confirmation', () => {
  test('that the server does not take now is sent later, under the same Message-ID, and only its last link holds', async () => {
    const order = await desk.ordered(orderMail());
    await receiptSent(order.id);
    desk.smtp.behave(451);
    await desk.accept(order, 'SO-5');
    await waitFor('a second attempt', async () =>
      (await desk.answersOf(`orderId=${order.id}`)).some(({ state, attempts }) => state === 'pending' && attempts >= 2),
    );
    desk.smtp.behave('take');
    const { answer, link } = await desk.told(order, 'confirmed');
    expect(answer.attempts).toBeGreaterThan(1);
    expect(link).toBeDefined();
    expect(await count('select 1 from order_links where mail_answer_id = $1', answer.id)).toBe(1);
  });

  test.each([
    ['its Message-ID', (told: ToldMail) => notification(told.answer, { action: 'delivered', status: '2.1.5' })],
    [
      'the id of its envelope alone',
      (told: ToldMail) => notification(told.answer, { action: 'delivered', status: '2.1.5', returned: false }),
    ],
  ])('is proved to have come through by a notification that names %s', async (_case, notificationOf) => {
    const told = await confirmed();
    await desk.dovecot.deliver('orders', notificationOf(told));
    const { answer } = await desk.told(told.order, 'confirmed', ({ delivery }) => delivery !== null);
    expect(answer).toMatchObject({ state: 'sent', delivery: 'delivered' });
    expect(answer.deliveryBy).toMatch(/^msg_/);
  });

  test('that is late is kept as late, until it comes through; later words do not undo that', async () => {
    const told = await confirmed();
    const say = (action: string, status: string): Promise<void> =>
      desk.dovecot.deliver('orders', notification(told.answer, { action, status }));
    await say('delayed', '4.4.1');
    await desk.told(told.order, 'confirmed', ({ delivery }) => delivery === 'delayed');
    await say('delivered', '2.1.5');
    await desk.told(told.order, 'confirmed', ({ delivery }) => delivery === 'delivered');
    await say('delayed', '4.4.1');
    await desk.ordered(orderMail()); // Read after it.
    const [answer] = await desk.answersOf(`orderId=${told.order.id}`);
    expect(answer).toMatchObject({ state: 'sent', delivery: 'delivered' });
  });

  test('that comes back puts its order on the work list, and its link leads nowhere', async () => {
    const told = await confirmed();
    await desk.dovecot.deliver('orders', notification(told.answer, { action: 'failed', status: '5.1.1' }));
    await desk.told(told.order, 'confirmed', ({ state }) => state === 'bounced');
    const order = await desk.gateway.client.order(told.order.id);
    expect(order).toMatchObject({ acknowledgmentState: 'failed', exception: { codes: ['answer-undelivered'] } });
    expect(await sheetStatus(told.link)).toBe(410);
  });

  test('of which nobody knew whether it went out has, when a server tells that it was delivered', async () => {
    const order = await desk.ordered(orderMail());
    await receiptSent(order.id);
    desk.smtp.behave('hangUp');
    await desk.accept(order, 'SO-6');
    const { answer } = await desk.told(order, 'confirmed', ({ state }) => state === 'uncertain');
    desk.smtp.behave('take');
    await desk.dovecot.deliver('orders', notification(answer, { action: 'delivered', status: '2.1.5' }));
    await desk.told(order, 'confirmed', ({ delivery }) => delivery === 'delivered');
    const now = await desk.gateway.client.orderWhen(
      order.id,
      'told',
      ({ acknowledgmentState: leg }) => leg === 'confirmed',
    );
    expect(now.exception).toBeUndefined();
  });
});

describe('a gateway', () => {
  test('without a public address writes no link, and asks to answer the mail', async () => {
    const other = await startMailDesk({ publicUrl: undefined });
    try {
      const order = await other.ordered(orderMail());
      await other.accept(order, 'SO-1');
      const { parsed } = await other.told(order, 'confirmed');
      expect(parsed.text).not.toMatch(/https?:|\[link\]/);
      expect(parsed.text).toContain('If something is not right, please answer this mail.');
      expect(parsed.attachments).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });

  test('that was told so confirms nothing, and still sends receipts', async () => {
    const other = await startMailDesk({ mailConfirm: 'none' });
    try {
      const order = await other.ordered(orderMail());
      await other.accept(order, 'SO-1');
      expect(await other.answersOf(`orderId=${order.id}`)).toEqual([]);
      await waitFor('the receipt', async () => (await other.answersOf('state=sent')).length === 1);
    } finally {
      await other.stop();
    }
  });
});

async function confirmed() {
  const order = await desk.ordered(orderMail());
  await desk.accept(order, 'SO-9');
  return { order, ...(await desk.told(order, 'confirmed')) };
}

async function receiptOf({ messageId }: MailAnswerView): Promise<MailAnswerView> {
  const receipt = (await desk.answersOf(`messageId=${messageId}`)).find(({ event }) => event === 'received');
  if (receipt === undefined) throw new Error('There is no receipt.');
  return receipt;
}

async function receiptSent(orderId: string): Promise<void> {
  await desk.gateway.client.orderWhen(orderId, 'receipt', ({ acknowledgmentState: leg }) => leg === 'acknowledged');
}

async function count(sql: string, value: string): Promise<number> {
  return (await desk.gateway.database.query(sql, [value])).length;
}

async function sheetStatus(link = ''): Promise<number> {
  return (await fetch(`${desk.gateway.url}/v1/portal/sheet`, { headers: { 'x-order-link': link } })).status;
}

async function textOf({ attachments: [attached] }: ToldMail['parsed']): Promise<string> {
  return (await new PDFParse({ data: attached?.content ?? Buffer.alloc(0) }).getText()).text;
}

function fixture(name: string): Buffer {
  const text = readFileSync(`fixtures/mail/${name}`, 'latin1').replaceAll(/\r?\n/g, '\r\n');
  const kept = text.replace(/^message-id:.*\r\n/im, '');
  return Buffer.from(`message-id: <${name}@northgate.example>\r\n${kept}`, 'latin1');
}

interface Notice {
  readonly action: string;
  readonly status: string;
  /** Whether the head of the mail comes along. */
  readonly returned?: boolean;
}

/** As a mail server writes it (RFC 3464). */
function notification({ id, mailId }: MailAnswerView, { action, status, returned = true }: Notice): Buffer {
  return Buffer.from(
    [
      'Return-Path: <>',
      'From: Mail Delivery System <MAILER-DAEMON@mx.northgate.example>',
      `To: ${OWN}`,
      'Subject: Delivery Status Notification',
      `Message-ID: <${action}-${status}-${Math.random()}@mx.northgate.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is what became of your mail.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.northgate.example',
      `Original-Envelope-Id: ${id}`,
      '',
      'Final-Recipient: rfc822; ann@northgate.example',
      `Action: ${action}`,
      `Status: ${status}`,
      ...(returned
        ? ['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${mailId}`, 'Subject: Re: order', '']
        : []),
      '--b--',
      '',
    ].join('\r\n'),
  );
}
