/** A gateway that takes orders by mail and answers them, on a real IMAP and a real SMTP server: ordered, accepted, and told so. */
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import type { loadConfig } from '../../src/config.ts';
import type { OrderView } from './client.ts';
import { startDovecot } from './dovecot.ts';
import type { Dovecot } from './dovecot.ts';
import { startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';
import { startSmtp } from './smtp.ts';
import type { TestSmtp } from './smtp.ts';
import { waitFor } from './wait.ts';

export const OWN = 'orders@supplier.example';
export const PUBLIC = 'https://orders.supplier.example';
const READ_MS_MAX = 60_000;

export interface MailAnswerView {
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
  readonly attempts: number;
  readonly delivery: string | null;
  readonly deliveryBy: string | null;
}

export interface ToldMail {
  readonly answer: MailAnswerView;
  readonly raw: Buffer;
  readonly asked: TestSmtp['mails'][number]['asked'];
  readonly parsed: ParsedMail;
  /** The secret of the link in it. */
  readonly link: string | undefined;
}

export interface MailDesk {
  readonly dovecot: Dovecot;
  readonly smtp: TestSmtp;
  readonly gateway: TestGateway;
  /** Delivers a mail, and waits for its order. */
  ordered(mail: Buffer): Promise<OrderView>;
  /** A person lets it go on where it waits, and the ERP takes it. @returns its delivery */
  accept(order: OrderView, erpOrderNumber: string): Promise<string>;
  answersOf(query: string): Promise<MailAnswerView[]>;
  /** Waits until the order's last answer of that event is as it should be, by default sent. */
  told(order: OrderView, event: string, is?: (answer: MailAnswerView) => boolean): Promise<ToldMail>;
  stop(): Promise<void>;
}

export async function startMailDesk(settings: Parameters<typeof loadConfig>[0] = {}): Promise<MailDesk> {
  const dovecot = await startDovecot();
  const smtp = await startSmtp(dovecot.tls);
  const gateway = await startGateway({
    mail: dovecot.address('orders'),
    smtpUrl: `smtps://orders:secret@localhost:${smtp.port}?ca=${dovecot.caFile}`,
    mailFrom: `Supplier Orders <${OWN}>`,
    mailAuthserv: 'mx.supplier.example',
    mailRetrySeconds: 1,
    mailAnswerSeconds: 5,
    publicUrl: PUBLIC,
    ...settings,
  });
  const { client, database } = gateway;
  const answersOf = async (query: string): Promise<MailAnswerView[]> =>
    (await client.get<{ data: MailAnswerView[] }>(`/v1/mail-answers?${query}`)).data;
  return {
    dovecot,
    smtp,
    gateway,
    answersOf,
    async ordered(mail) {
      const id = /^message-id:\s*(\S+)/im.exec(mail.toString('latin1'))?.[1] ?? '';
      await dovecot.deliver('orders', mail);
      const found = 'select o.id from orders o join mails m using (message_id) where m.mail_id = $1';
      const orderId = await waitFor(
        'the order',
        async () => (await database.query<{ id: string }>(found, [id]))[0]?.id,
        READ_MS_MAX,
      );
      return client.order(orderId);
    },
    async accept({ id }, erpOrderNumber) {
      const order = await client.order(id);
      if (order.state === 'needsReview') await client.decide(order, 'release', { reason: 'compared with the mail' });
      const delivery = await waitFor('the delivery', async () =>
        (await client.lease(10)).find(({ orderId }) => orderId === id),
      );
      await client.ack(delivery.id, erpOrderNumber);
      return delivery.id;
    },
    async told({ id }, event, is = ({ state }) => state === 'sent') {
      const answer = await waitFor(`${event} of ${id}`, async () =>
        (await answersOf(`orderId=${id}`)).find((each) => each.event === event && is(each)),
      );
      const sent = smtp.mails.findLast(({ raw }) => raw.includes(`Message-ID: ${answer.mailId}\r\n`));
      if (sent === undefined) throw new Error('Nothing was sent.');
      const parsed = await simpleParser(sent.raw);
      return { answer, ...sent, parsed, link: /\/sheet\/#([\w-]{43})$/m.exec(parsed.text ?? '')?.[1] };
    },
    async stop() {
      await gateway.remove();
      await smtp.stop();
      await dovecot.remove();
    },
  };
}

let count = 0;

export function orderText(number: string): string {
  return `Hi Ben,\r\n\r\nplease send 40 x ABC-123 (pallet wrap, clear) to our Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA, our PO ${number}.\r\n\r\nTom\r\n`;
}

/** What the own mail server says of a mail that comes from the machines of its sender's domain, which has no DMARC. */
export function stamp(from = ''): string {
  return `mx.supplier.example; spf=pass smtp.mailfrom=${/@([^>\s]*)/.exec(from)?.[1] ?? 'none'}; dmarc=none`;
}

/** A mail that orders something, with a head as given. */
export function orderMail(head: Readonly<Record<string, string>> = {}, text = orderText(`C-${++count}`)): Buffer {
  const all: Record<string, string> = {
    'from': 'Ann Lee <ann@northgate.example>',
    'to': OWN,
    'subject': 'order',
    'date': 'Mon, 1 Jun 2026 09:14:00 +0100',
    'message-id': `<o${++count}@northgate.example>`,
    'mime-version': '1.0',
    'content-type': 'text/plain; charset=utf-8',
    ...head,
  };
  all['authentication-results'] ??= stamp(all['from']);
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
}
