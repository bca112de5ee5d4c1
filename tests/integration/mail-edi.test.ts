/** EDI attached to mails: taken as interchanges and answered by mail where that was agreed with the partner, and held where not. */
import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReceiver } from '../../src/pipeline/receive.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { mailWith } from '../support/made-mails.ts';
import { stamp } from '../support/mail-desk.ts';
import { startSmtp } from '../support/smtp.ts';
import type { TestSmtp } from '../support/smtp.ts';
import { waitFor } from '../support/wait.ts';

const X12 = readFileSync('fixtures/demo/auto-parts-005010.edi', 'latin1');
const EDIFACT = readFileSync('fixtures/demo/household-d10b.edi', 'latin1');
const AGREED = { ediByMail: { from: ['ann@northgate.example'], to: 'edi@northgate.example' } };

let smtp: TestSmtp;
let gateway: TestGateway;
beforeAll(async () => {
  smtp = await startSmtp({ key: '', cert: '' }, 0, 'none');
  gateway = await startGateway({
    roles: 'api,worker,reconciler,mail',
    smtpUrl: `smtp://orders:secret@127.0.0.1:${smtp.port}?tls=off`,
    mailFrom: 'Supplier Orders <orders@supplier.example>',
    mailAuthserv: 'mx.supplier.example',
  });
});
beforeEach(() => smtp.behave('take'));
afterAll(async () => {
  await gateway.remove();
  await smtp.stop();
});

/** With a control number of its own; the same number again would be a retransmission. */
function numbered(edi: string, number: number): string {
  const old =
    /^ISA\*(?:[^*]*\*){12}(\d{9})/.exec(edi)?.[1] ?? /^(?:UNA.{6})?\s*UNB\+(?:[^+]*\+){4}([^+']+)/.exec(edi)?.[1] ?? '';
  return edi.replaceAll(old, String(number).padStart(old.length, '0').slice(-old.length));
}

async function agree(edi: string, profile: object): Promise<string> {
  const [, qualifier = '', id = ''] = /^ISA\*(?:[^*]*\*){4}([^*]*)\*([^*]*)\*/.exec(edi) ?? ['', ...partyOf(edi)];
  const ediId = `${qualifier.trim()}:${id.trim()}`;
  const partnerId = ediId.replace(':', '-').replace(/^-/, '');
  await gateway.database.query(
    `insert into partners (id, name, edi_id, profile) values ($1, $1, $2, $3)
     on conflict (edi_id) do update set profile = excluded.profile`,
    [partnerId, ediId, JSON.stringify(profile)],
  );
  return partnerId;
}

function partyOf(edi: string): [string, string] {
  const [id = '', qualifier = ''] = (/UNB\+[^+]*\+([^+]*)\+/.exec(edi)?.[1] ?? '').split(':');
  return [qualifier, id];
}

const STAMP = `Authentication-Results: ${stamp('ann@northgate.example')}\n`;

async function receive(edi: string, head = STAMP): Promise<string> {
  const file = { name: 'order.edi', type: 'application/octet-stream', bytes: Buffer.from(edi, 'latin1') };
  const mail = mailWith('EDI', 'Our order is attached.\n', [file]);
  const body = (async function* read() {
    yield await Promise.resolve(Buffer.concat([Buffer.from(head), mail]));
  })();
  return (await createReceiver(gateway.gateway)({ channel: 'mail', body, contentType: 'message/rfc822' })).id;
}

async function partOf(messageId: string): Promise<string> {
  const message = await gateway.client.readMessage(messageId);
  const [told] = message.findings.filter(({ code }) => code === 'edi-by-mail-taken');
  return /msg_[a-z0-9]+/.exec(told?.message ?? '')?.[0] ?? '';
}

test.each([
  ['X12', '997', X12],
  ['EDIFACT', 'CONTRL', EDIFACT],
])('%s of an agreed address is an interchange, and a %s goes out as a file', async (_case, type, fixture) => {
  const edi = numbered(fixture, 4711);
  await agree(edi, { ...AGREED, answers: { contrl: 'always' } });
  const mailId = await receive(edi);
  const id = await partOf(mailId);
  const message = await gateway.client.readMessage(id);
  expect(message).toMatchObject({ status: 'decoded', channel: 'mail-edi' });
  const order = await gateway.client.order(message.orders[0]?.id ?? '');
  expect(order.issues.map(({ code }) => code)).not.toContain('edi-by-mail');
  const kept = await gateway.gateway.blobs.readWhole(message.sha256);
  expect(kept.toString('latin1')).toBe(edi);
  const mail = await waitFor(`the ${type}`, () => smtp.mails.find(({ raw }) => raw.includes(`Subject: ${type} `)));
  expect(mail.to).toBe('edi@northgate.example');
  const { attachments, headers } = await simpleParser(mail.raw);
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  const [row] = await waitFor('its state', async () => {
    const rows = await gateway.database.query<{ content: Buffer; location: string; state: string }>(
      `select content, location, state from acknowledgments where message_id = $1 and type = $2 and state = 'sent'`,
      [id, type],
    );
    return rows.length > 0 && rows;
  });
  expect(row).toMatchObject({ state: 'sent', location: 'mailto:edi@northgate.example' });
  expect(attachments[0]?.content.equals(row?.content ?? Buffer.alloc(0))).toBe(true);
  const view = await gateway.client.get<{ attachments: object[] }>(`/v1/inbound/${mailId}/mail`);
  const taken = expect.stringContaining(`was taken as message ${id}`) as string;
  expect(view.attachments).toMatchObject([{ name: 'order.edi', result: 'read', message: taken }]);
  // The mail that brought it ordered nothing itself.
  expect((await gateway.client.readMessage(mailId)).orders).toEqual([]);
});

test('of any other address, or of one that its domain disowns, stays with the mail and waits for a person', async () => {
  const edi = numbered(X12, 4712);
  await agree(edi, { ediByMail: { from: ['edi@elsewhere.example'], to: 'edi@elsewhere.example' } });
  const held = await gateway.client.readMessage(await receive(edi));
  expect(held.findings.map(({ code }) => code)).not.toContain('edi-by-mail-taken');
  const order = await gateway.client.order(held.orders[0]?.id ?? '');
  expect(order.state).toBe('needsReview');
  expect(order.issues.map(({ code }) => code)).toContain('edi-by-mail');
  await agree(edi, AGREED);
  const disowned = 'Authentication-Results: mx.supplier.example; dmarc=fail header.from=northgate.example\n';
  expect(await partOf(await receive(numbered(X12, 4713), disowned))).toBe('');
  const unproven = 'Authentication-Results: mx.supplier.example; spf=fail smtp.mailfrom=evil.example; dmarc=none\n';
  expect(await partOf(await receive(numbered(X12, 4713), unproven))).toBe('');
});

test('an interchange that is broken is refused by mail, and one that comes twice is one', async () => {
  await agree(X12, AGREED);
  const edi = numbered(X12, 4714);
  const broken = numbered(X12, 4715).replace(/SE\*\d+\*/, 'SE*999*');
  const refused = await gateway.client.readMessage(await partOf(await receive(broken)));
  expect(refused.orders).toEqual([]);
  await waitFor('the refusal', () =>
    smtp.mails.find(({ raw }) => raw.includes('Subject: 997 ') && decodedIn(raw).includes('AK5*R')),
  );
  await gateway.client.readMessage(await partOf(await receive(edi)));
  expect(await gateway.client.readMessage(await partOf(await receive(edi)))).toMatchObject({
    status: 'duplicate',
    orders: [],
  });
});

function decodedIn(raw: Buffer): string {
  const [, base64 = ''] =
    /Content-Transfer-Encoding: base64\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z\d+/=\r\n]+)/.exec(raw.toString('latin1')) ?? [];
  return Buffer.from(base64, 'base64').toString('latin1');
}

test('a mail server that is away delays an answer, and loses none', async () => {
  await agree(X12, AGREED);
  smtp.behave(451);
  const id = await partOf(await receive(numbered(X12, 4716)));
  await gateway.client.readMessage(id);
  const stateOf = async (): Promise<{ state: string; lastError: string | null } | undefined> => {
    const rows = await gateway.database.query<{ state: string; lastError: string | null }>(
      `select state, last_error as "lastError" from acknowledgments where message_id = $1 and type = '997'`,
      [id],
    );
    return rows[0];
  };
  await waitFor('the refusal', async () => (await stateOf())?.lastError?.startsWith('mail-unreachable'));
  smtp.behave('take');
  const sent = await waitFor('the answer', async () => {
    const row = await stateOf();
    return row?.state === 'sent' && row;
  });
  expect(sent.lastError).toBeNull();
});
