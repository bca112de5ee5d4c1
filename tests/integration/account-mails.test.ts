/** Links by mail, over a real SMTP server: for whoever has forgotten a password, and for whoever is invited. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OrderView, ProblemView } from '../support/client.ts';
import { gatewayEnvironment, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startSmtp } from '../support/smtp.ts';
import type { TestSmtp } from '../support/smtp.ts';
import { PASSWORD, createVisitor, linkOf, openAccount } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/ordergate.js', import.meta.url));
const NEW_PASSWORD = 'another sentence of mine';
const NO_TLS = { key: '', cert: '' };
let smtp: TestSmtp;
let gateway: TestGateway;
let ann: Visitor & { readonly accountId: string };
let email: string;
let count = 0;

beforeAll(async () => {
  smtp = await startSmtp(NO_TLS, 0, 'none');
  gateway = await startGateway({
    smtpUrl: `smtp://orders:secret@127.0.0.1:${smtp.port}?tls=off`,
    mailFrom: 'Supplier Orders <orders@supplier.example>',
    publicUrl: 'http://orders.supplier.example',
    mailRetrySeconds: 1,
    mailAnswerSeconds: 5,
  });
  await gateway.client.call('POST', '/v1/partners', { body: { id: 'shop', name: 'Shop Ltd' } });
});
afterAll(async () => {
  await gateway.remove();
  await smtp.stop();
});
beforeEach(async () => {
  smtp.behave('take');
  email = `ann${(count += 1)}@shop.example`;
  ann = await openAccount(gateway, { email, name: 'Ann Buyer', customers: ['shop'] });
});

const ask = (address: string, language = 'en') =>
  createVisitor(gateway.url).send<object>('POST', '/password-link', { email: address, language });
const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to === address);
const mailed = async (address: string, nth = 0): Promise<ParsedMail & { link: string }> => {
  const mail = await waitFor(`mail ${nth + 1} to ${address}`, () => mailsTo(address)[nth]);
  const parsed = await simpleParser(mail.raw);
  const link = /http\S+/.exec(parsed.text ?? '')?.[0] ?? '';
  expect(link).toMatch(/^http:\/\/orders\.supplier\.example\/portal\/#\/password\/[\w-]{43}$/);
  return { ...parsed, link: linkOf(link) };
};
const choose = (link: string) =>
  createVisitor(gateway.url).send<ProblemView>('POST', '/password', { link, password: NEW_PASSWORD });
const events = async (): Promise<string[]> =>
  (await gateway.client.get<{ events: { type: string }[] }>(`/v1/accounts/${ann.accountId}`)).events.map(
    ({ type }) => type,
  );
/** Time passes for what was asked, so that no test waits for five minutes. */
const passTime = (interval: string) =>
  gateway.database.query(
    `update account_mails set created_at = created_at - interval '${interval}' where account_id = $1`,
    [ann.accountId],
  );

describe('whoever has forgotten the password', () => {
  test('gets a mail with a link that works once, in the language of the page, and no secret of it is stored', async () => {
    expect(await ask(email.toUpperCase())).toMatchObject({ status: 202, body: { asked: true } });
    const mail = await mailed(email);
    expect(mail.subject).toBe('A new password for our order portal');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text?.replace(mail.link, 'SECRET')).toMatchInlineSnapshot(`
      "Hello Ann Buyer,

      somebody asked for a new password for your account at our order portal. Choose it here:

      http://orders.supplier.example/portal/#/password/SECRET

      The link works once, for 2 hours.
      If it was not you, you need not do anything: your password stays as it is.

      This mail was written by a machine.
      "
    `);
    const rows = await gateway.database.query('select m::text as row from account_mails m');
    expect(JSON.stringify(rows)).not.toContain(mail.link);
    expect((await choose(mail.link)).status).toBe(200);
    expect((await createVisitor(gateway.url).signIn(email, NEW_PASSWORD)).status).toBe(200);
    expect((await choose(mail.link)).status).toBe(410);
    expect(await events()).toEqual(expect.arrayContaining(['linkAsked', 'linkMailed', 'passwordChosen']));
  });

  test.each([
    ['de', 'Neues Passwort für unser Bestellportal'],
    ['zh', '设置订货平台的新密码'],
  ])('in %s as well', async (language, subject) => {
    await ask(email, language);
    expect((await mailed(email)).subject).toBe(subject);
  });

  test('is told the same, and as late, as somebody without an account or with a closed one', async () => {
    const begun = performance.now();
    const nobody = await ask('nobody@shop.example');
    const seconds = (performance.now() - begun) / 1000;
    expect(seconds).toBeGreaterThan(0.45);
    await gateway.client.call('POST', `/v1/accounts/${ann.accountId}/changes`, { body: { closed: true } });
    expect([nobody.status, nobody.body]).toEqual([202, { asked: true }]);
    expect((await ask(email)).body).toEqual(nobody.body);
    const [row] = await gateway.database.query('select 1 from account_mails where account_id = $1', [ann.accountId]);
    expect(row).toBeUndefined();
  });

  test('gets one mail in five minutes and ten a day, however often and at once it is asked for', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask(email)));
    await mailed(email);
    for (let day = 1; day < 12; day++) {
      await passTime('5 minutes');
      await ask(email);
    }
    await mailed(email, 9);
    const rows = await gateway.database.query('select 1 from account_mails where account_id = $1', [ann.accountId]);
    expect(rows).toHaveLength(10);
  });

  test('ends no link by asking, because anybody may ask; the first one that is used ends the others', async () => {
    const { body } = await gateway.client.call<{ link: string }>('POST', `/v1/accounts/${ann.accountId}/link`);
    await ask(email);
    const { link } = await mailed(email);
    expect((await choose(linkOf(body.link))).status).toBe(200);
    expect((await choose(link)).status).toBe(410);
  });

  test('stays locked out by asking, and keeps the second factor', async () => {
    const offer = await ann.send<{ secret: string }>('POST', '/second-factor');
    const totp = new TOTP({ secret: offer.body.secret });
    await ann.send('POST', '/second-factor/switch', { on: true, code: totp.generate() });
    const guesser = createVisitor(gateway.url);
    for (let guess = 0; guess < 10; guess++) await guesser.signIn(email, `guess ${guess}`);
    await ask(email);
    const { link } = await mailed(email);
    const next = totp.generate({ timestamp: Date.now() + 30_000 });
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD, next)).status).toBe(401);
    await choose(link);
    expect((await createVisitor(gateway.url).signIn(email, NEW_PASSWORD)).body['code']).toBe('second-factor-needed');
  });
});

describe('a mail server', () => {
  test('that takes nothing now is tried again, with another link', async () => {
    smtp.behave(451);
    await ask(email);
    await waitFor('the first attempt', async () => {
      const [row] = await gateway.database.query<{ reason: string | null }>(
        'select reason from account_mails where account_id = $1',
        [ann.accountId],
      );
      return row?.reason?.startsWith('mail-unreachable');
    });
    smtp.behave('take');
    const { link } = await mailed(email);
    expect((await choose(link)).status).toBe(200);
  });

  test('that refuses the address for good is not asked again, and the account says so', async () => {
    smtp.behave(550);
    await ask(email);
    await waitFor('the refusal', async () => (await events()).includes('linkNotMailed'));
    expect(mailsTo(email)).toEqual([]);
  });

  test('that cannot be reached for a day gets it no more', async () => {
    smtp.behave(451);
    await ask(email);
    await passTime('24 hours');
    await waitFor('it to be given up', async () => (await events()).includes('linkNotMailed'));
    // Not before: an attempt that was under way when the day was over would have reached it.
    smtp.behave('take');
    const [row] = await gateway.database.query('select state from account_mails where account_id = $1', [
      ann.accountId,
    ]);
    expect(row).toEqual({ state: 'failed' });
    expect(mailsTo(email)).toEqual([]);
  });
});

describe('an invitation', () => {
  test('goes out by mail, and the answer holds a link all the same; both work until one is used', async () => {
    const body = { email: `bob${count}@shop.example`, name: 'Bob', customers: ['shop'], invite: 'de' };
    const answer = await gateway.client.call<{ link: string }>('POST', '/v1/accounts', { body });
    expect(answer.status).toBe(201);
    const mail = await mailed(body.email);
    expect(mail.subject).toBe('Ihr Zugang zu unserem Bestellportal');
    expect(mail.text).toContain('72 Stunden');
    expect((await choose(mail.link)).status).toBe(200);
    expect((await choose(linkOf(answer.body.link))).status).toBe(410);
  });

  test('is asked for by the command as well', async () => {
    const env = { ...gatewayEnvironment(), DATABASE_URL: gateway.databaseUrl };
    const address = `eve${count}@shop.example`;
    const words = ['account', 'add', address, '--customer', 'shop', '--invite'];
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], { env });
    expect(stdout).toMatch(/\/portal\/#\/password\/[\w-]{43}\n$/);
    expect((await mailed(address)).subject).toBe('Your account for our order portal');
  });
});

test('without a mail server nobody is promised a mail: the page is told, and an account with an invitation is not opened', async () => {
  expect((await createVisitor(gateway.url).get('/sign-in')).body).toEqual({ linkByMail: true });
  const silent = await startGateway();
  try {
    const visitor = createVisitor(silent.url);
    expect((await visitor.get('/sign-in')).body).toEqual({ linkByMail: false });
    expect(await visitor.send('POST', '/password-link', { email, language: 'en' })).toMatchObject({ status: 409 });
    await silent.client.call('POST', '/v1/partners', { body: { id: 'shop', name: 'Shop Ltd' } });
    const body = { email, name: 'Ann', customers: ['shop'], invite: 'en' };
    expect(await silent.client.call('POST', '/v1/accounts', { body })).toMatchObject({ status: 409 });
    expect((await silent.client.get<{ data: object[] }>('/v1/accounts')).data).toEqual([]);
  } finally {
    await silent.remove();
  }
});

describe('whoever orders in the portal', () => {
  test('gets the confirmation by mail, with the order sheet and a link, once', async () => {
    const order = await ordered('F-1');
    const delivery = await accept(order);
    const mail = await told();
    expect(mail.subject).toBe('Your order F-1');
    expect(mail.text).toContain('we confirm your order F-1. Our order number is SO-1.');
    expect(mail.text).toMatch(/http:\/\/orders\.supplier\.example\/sheet\/#[\w-]{43}$/m);
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['order-F-1.pdf']);
    await gateway.client.ack(delivery, 'SO-1');
    const { data } = await gateway.client.get<{ data: unknown[] }>(`/v1/mail-answers?orderId=${order.id}`);
    expect(data).toMatchObject([{ event: 'confirmed', state: 'sent', recipient: email, revision: 1 }]);
    const now = await gateway.client.orderWhen(
      order.id,
      'told',
      ({ acknowledgmentState }) => acknowledgmentState === 'confirmed',
    );
    expect(now.state).toBe('acceptedByErp');
  });

  test('is told why the order was refused, in the language of the invitation', async () => {
    const key = { accountId: ann.accountId, language: 'de' };
    await gateway.database.query(
      `insert into account_mails (id, account_id, kind, language, actor, state) values ($1, $2, 'invitation', $3, 'test', 'sent')`,
      [`acm_${key.accountId}`, key.accountId, key.language],
    );
    const order = await ordered('F-2');
    const decided = await gateway.client.decide(order, 'reject', { reason: 'Nicht lieferbar.' });
    expect(decided.status).toBe(200);
    const mail = await told();
    expect(mail.subject).toBe('Ihre Bestellung F-2');
    expect(mail.text).toContain('wir führen Ihre Bestellung F-2 nicht aus.');
    expect(mail.text).toContain('Grund: Nicht lieferbar.');
  });

  test('with an account that was closed meanwhile gets nothing', async () => {
    const order = await ordered('F-3');
    await gateway.database.query('update accounts set closed_at = now() where id = $1', [ann.accountId]);
    await accept(order);
    const { data } = await gateway.client.get<{ data: unknown[] }>(`/v1/mail-answers?orderId=${order.id}`);
    expect(data).toEqual([]);
  });
});

async function ordered(poNumber: string): Promise<OrderView> {
  const fields = {
    poNumber,
    orderDate: '2026-11-26',
    shipTo: { name: 'Shop Ltd', city: 'Leeds', country: 'GB' },
    lines: [{ item: '4001', quantity: '12', unit: 'EA' }],
  };
  const form = { customer: 'shop', fields };
  const { body } = await ann.send<{ id: string }>('POST', `/drafts/${crypto.randomUUID()}/submit`, form);
  return gateway.client.order(body.id);
}

async function accept(order: OrderView): Promise<string> {
  if (order.state === 'needsReview') await gateway.client.decide(order, 'release', { reason: 'looked at it' });
  const delivery = await waitFor('the delivery', async () =>
    (await gateway.client.lease(20)).find(({ orderId }) => orderId === order.id),
  );
  await gateway.client.ack(delivery.id, 'SO-1');
  return delivery.id;
}

async function told(): Promise<ParsedMail> {
  const mail = await waitFor('the mail', () => mailsTo(email).find(({ raw }) => !raw.includes('/portal/#/password/')));
  return simpleParser(mail.raw);
}
