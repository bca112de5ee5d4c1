/** What became of an order that came by mail: told in its thread, with an order sheet, once, and with proof that it came through. */
import { simpleParser } from 'mailparser';
import { PDFParse } from 'pdf-parse';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { OrderView } from '../support/client.ts';
import { startSmtp } from '../support/smtp.ts';
import type { TestSmtp } from '../support/smtp.ts';
import { waitFor } from '../support/wait.ts';

const OWN = 'orders@supplier.example';
const READ_MS_MAX = 60_000;

interface AnswerView {
  readonly id: string;
  readonly messageId: string;
  readonly event: string;
  readonly orderId: string | null;
  readonly revision: number | null;
  readonly state: string;
  readonly reason: string | null;
  readonly recipient: string;
  readonly language: string;
  readonly body: string;
  readonly mailId: string;
  readonly delivery: string | null;
  readonly deliveryBy: string | null;
}

let dovecot: Dovecot;
let smtp: TestSmtp;
let gateway: TestGateway;
let count = 0;
beforeAll(async () => {
  dovecot = await startDovecot();
  smtp = await startSmtp(dovecot.tls);
  gateway = await startGateway({ ...settings('orders'), publicUrl: 'https://orders.supplier.example' });
});
beforeEach(() => smtp.behave('take'));
afterAll(async () => {
  await gateway.remove();
  await smtp.stop();
  await dovecot.remove();
});

describe('whoever ordered by mail', () => {
  test('gets the confirmation in the thread once the ERP has the order: number, sheet, link, never twice', async () => {
    const order = await ordered(mailOf({ 'message-id': '<c1@northgate.example>' }, orderText('PO4711')));
    const delivery = await accept(order, 'SO-1001');
    const { answer, parsed, raw } = await told(order, 'confirmed');
    expect(answer).toMatchObject({
      orderId: order.id,
      revision: 1,
      recipient: 'ann@northgate.example',
      language: 'en',
    });
    expect(parsed.subject).toBe('Re: order');
    expect(parsed.inReplyTo).toBe('<c1@northgate.example>');
    const [receipt] = await answersOf(`messageId=${answer.messageId}&state=sent`).then((all) =>
      all.filter(({ event }) => event === 'received'),
    );
    expect(parsed.references).toEqual(['<c1@northgate.example>', receipt?.mailId]);
    expect(parsed.text).toContain('we confirm your order PO4711. Our order number is SO-1001.');
    expect(parsed.text).toContain('ABC-123');
    const [attached] = parsed.attachments;
    expect(attached).toMatchObject({ filename: 'order-PO4711.pdf', contentType: 'application/pdf' });
    const { text } = await new PDFParse({ data: attached?.content ?? Buffer.alloc(0) }).getText();
    for (const words of ['Order confirmation PO4711', 'SO-1001', 'ABC-123', 'Leeds depot', 'Page 1 of 1'])
      expect(text).toContain(words);
    expect(raw.toString('latin1')).toContain('X-Auto-Response-Suppress: RN, NRN, OOF, AutoReply');
    // An ERP that says so twice confirms nothing twice.
    await gateway.client.ack(delivery, 'SO-1001');
    expect(await answersOf(`orderId=${order.id}`)).toHaveLength(1);
    const now = await gateway.client.orderWhen(order.id, 'told', ({ acknowledgmentState: leg }) => leg === 'confirmed');
    expect(now.state).toBe('acceptedByErp');
  });
});

function settings(mailbox: string) {
  return {
    mail: dovecot.address(mailbox),
    smtpUrl: `smtps://orders:secret@localhost:${smtp.port}?ca=${dovecot.caFile}`,
    mailFrom: `Supplier Orders <${OWN}>`,
    mailAuthserv: 'mx.supplier.example',
    mailRetrySeconds: 1,
    mailAnswerSeconds: 5,
  };
}

function orderText(number: string): string {
  return `Hi Ben,\r\n\r\nplease send 40 x ABC-123 (pallet wrap, clear) to our Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA, our PO ${number}.\r\n\r\nTom\r\n`;
}

function mailOf(head: Readonly<Record<string, string>> = {}, text = orderText(`C-${++count}`)): Buffer {
  const all: Record<string, string> = {
    'from': 'Ann Lee <ann@northgate.example>',
    'to': OWN,
    'subject': 'order',
    'date': 'Mon, 1 Jun 2026 09:14:00 +0100',
    'message-id': `<m${++count}@northgate.example>`,
    'mime-version': '1.0',
    'content-type': 'text/plain; charset=utf-8',
    ...head,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
}

/** Delivers a mail, and waits for its order. */
async function ordered(mail: Buffer): Promise<OrderView> {
  const id = /^message-id:\s*(\S+)/im.exec(mail.toString('latin1'))?.[1] ?? '';
  await dovecot.deliver('orders', mail);
  const orderId = await waitFor(
    'the order',
    async () =>
      (
        await gateway.database.query<{ id: string }>(
          'select o.id from orders o join mails m using (message_id) where m.mail_id = $1',
          [id],
        )
      )[0]?.id,
    READ_MS_MAX,
  );
  return gateway.client.order(orderId);
}

/** A person lets it go on where it waits, and the ERP takes it. @returns its delivery */
async function accept({ id }: OrderView, erpOrderNumber: string): Promise<string> {
  const order = await gateway.client.order(id);
  if (order.state === 'needsReview')
    await gateway.client.decide(order, 'release', { reason: 'compared with the mail' });
  const delivery = await waitFor('the delivery', async () => {
    const leased = await gateway.client.lease(10);
    return leased.find(({ orderId }) => orderId === id);
  });
  await gateway.client.ack(delivery.id, erpOrderNumber);
  return delivery.id;
}

async function answersOf(query: string): Promise<AnswerView[]> {
  return (await gateway.client.get<{ data: AnswerView[] }>(`/v1/mail-answers?${query}`)).data;
}

async function told({ id }: OrderView, event: string, is = ({ state }: AnswerView) => state === 'sent') {
  const answer = await waitFor(`${event} of ${id}`, async () =>
    (await answersOf(`orderId=${id}`)).find((each) => each.event === event && is(each)),
  );
  const sent = smtp.mails.findLast(({ raw }) => raw.toString('latin1').includes(`Message-ID: ${answer.mailId}\r\n`));
  if (sent === undefined) throw new Error('Nothing was sent.');
  return { answer, raw: sent.raw, parsed: await simpleParser(sent.raw) };
}
