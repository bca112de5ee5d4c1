/** Orders that wait for the ERP, and mails that say something of them. */
import type { MessageView, OrderView } from './client.ts';
import { orderMail, orderText } from './mail-desk.ts';
import type { MailDesk } from './mail-desk.ts';
import { waitFor } from './wait.ts';

const READ_MS_MAX = 60_000;
let count = 0;

export interface QueuedOrder {
  readonly order: OrderView;
  /** Message-ID of the mail that brought it. */
  readonly mailId: string;
  readonly from: string;
}

/** Each of a buyer of its own, so that what is said of one means no other. */
export async function queuedOrder(desk: MailDesk, number = `NG-${3_700 + ++count}`): Promise<QueuedOrder> {
  const from = `Ann Lee <ann${++count}@northgate.example>`;
  const mailId = `<q${++count}-${number}@northgate.example>`;
  const order = await desk.ordered(orderMail({ from, 'message-id': mailId }, orderText(number)));
  const released = await desk.gateway.client.decide(order, 'release', { reason: 'compared with the mail' });
  if (released.body.state !== 'queued') throw new Error(`The order is ${released.body.state}.`);
  return { order: released.body, mailId, from };
}

/** Delivers it as it is, and waits until it was read. */
export async function deliveredMail(desk: MailDesk, raw: Buffer): Promise<MessageView> {
  const id = /^message-id:\s*(\S+)/im.exec(raw.toString('latin1'))?.[1] ?? '';
  await desk.dovecot.deliver('orders', raw);
  const { client, database } = desk.gateway;
  const found = 'select message_id as id from mails where mail_id = $1';
  const messageId = await waitFor(
    'the mail',
    async () => (await database.query<{ id: string }>(found, [id]))[0]?.id,
    READ_MS_MAX,
  );
  return client.message(messageId);
}

/** A mail that orders nothing. */
export async function writtenMail(
  desk: MailDesk,
  text: string,
  head: Readonly<Record<string, string>> = {},
): Promise<MessageView> {
  const all = { 'message-id': `<w${++count}@northgate.example>`, 'content-transfer-encoding': '8bit', ...head };
  return deliveredMail(desk, orderMail(all, text));
}

export const inReplyTo = ({ mailId, from }: QueuedOrder): Record<string, string> => ({
  from,
  'in-reply-to': mailId,
  'references': mailId,
  'subject': 'Re: order',
});

export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Text and one file. @returns content type and body */
export function withFile(
  text: string,
  { name, type, bytes }: MailFile,
): { readonly type: string; readonly body: string } {
  const file = Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  return {
    type: 'multipart/mixed; boundary=mix',
    body: `--mix\r\ncontent-type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--mix\r\ncontent-type: ${type}; name="${name}"\r\ncontent-transfer-encoding: base64\r\ncontent-disposition: attachment; filename="${name}"\r\n\r\n${file}\r\n--mix--\r\n`,
  };
}

/** A page with these lines. */
export function letterPdf(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => `(${line}) Tj 0 -24 Td`).join('\n');
  const content = `BT /F1 12 Tf 72 760 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const head = '%PDF-1.4\n';
  const at = objects.map((_, index) => head.length + objects.slice(0, index).join('').length);
  const places = at.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 6\n0000000000 65535 f \n${places}`;
  const body = head + objects.join('');
  return Buffer.from(`${body}${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}
