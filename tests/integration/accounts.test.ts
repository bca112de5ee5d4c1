/** Accounts of the portal on a real gateway: opened by the company, locked when guessed at, ended from anywhere. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProblemView } from '../support/client.ts';
import { gatewayEnvironment, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { PASSWORD, createVisitor, linkOf, openAccount } from '../support/visitor.ts';
import type { Visitor } from '../support/visitor.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/ordergate.js', import.meta.url));
let gateway: TestGateway;
let ann: Visitor & { readonly accountId: string };
let email: string;
let count = 0;

beforeAll(async () => {
  gateway = await startGateway();
  await gateway.client.call('POST', '/v1/partners', { body: { id: 'shop', name: 'Shop Ltd' } });
});
afterAll(() => gateway.remove());
beforeEach(async () => {
  email = `ann${(count += 1)}@shop.example`;
  ann = await openAccount(gateway, { email, name: 'Ann Buyer', customers: ['shop'] });
});

/** Time passes for one account, so that no test waits for a quarter of an hour. */
async function passTime(table: string, column: string, interval: string): Promise<void> {
  const key = table === 'accounts' ? 'id' : 'account_id';
  await gateway.database.query(`update ${table} set ${column} = ${column} - interval '${interval}' where ${key} = $1`, [
    ann.accountId,
  ]);
}

async function change(body: object): Promise<void> {
  const answer = await gateway.client.call('POST', `/v1/accounts/${ann.accountId}/changes`, { body });
  expect(answer.status).toBe(200);
}

const choose = (link: string, password: string) =>
  createVisitor(gateway.url).send<ProblemView>('POST', '/password', { link, password });
const newLink = async (): Promise<string> => {
  const { body } = await gateway.client.call<{ link: string }>('POST', `/v1/accounts/${ann.accountId}/link`);
  return linkOf(body.link);
};

const codeOf = (secret: string, secondsLater = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + secondsLater * 1000 });

const run = async (...words: string[]): Promise<string> => {
  const env = {
    ...gatewayEnvironment(),
    DATABASE_URL: gateway.databaseUrl,
    ORDERGATE_PUBLIC_URL: 'https://orders.example',
  };
  return (await promisify(execFile)(process.execPath, [PROGRAM, 'account', ...words], { env })).stdout;
};

/** @returns the code as well, because the next one comes with the next half minute, however slow the machine is */
async function switchOn(): Promise<{ readonly secret: string; readonly code: string }> {
  const { body } = await ann.send<{ secret: string; uri: string }>('POST', '/second-factor');
  expect(body.uri).toContain(`secret=${body.secret}`);
  const code = codeOf(body.secret);
  expect((await ann.send('POST', '/second-factor/switch', { on: true, code })).status).toBe(200);
  return { secret: body.secret, code };
}

describe('signing in', () => {
  test('sets a cookie that scripts cannot read and other sites cannot send', () => {
    expect(ann.cookie()).toMatch(
      /^ordergate_session=[\w-]{43}; Max-Age=604800; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
  });

  test('behind TLS the cookie travels by TLS only, and no other host of the domain can set it', async () => {
    const response = await fetch(`${gateway.url}/v1/portal/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-ordergate_session=.*; Secure; SameSite=Strict$/);
  });

  test('does not care about capitals in the address', async () => {
    expect((await createVisitor(gateway.url).signIn(email.toUpperCase(), PASSWORD)).status).toBe(200);
  });

  test('says the same of a wrong password and of an account that is not there', async () => {
    const wrong = await createVisitor(gateway.url).signIn(email, 'not this one');
    const nobody = await createVisitor(gateway.url).signIn('nobody@shop.example', 'not this one');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'sign-in-refused' } });
    expect(nobody.body['detail']).toBe(wrong.body['detail']);
  });

  test('locks the account after ten wrong passwords, for the right one too, and opens it again a quarter of an hour later', async () => {
    const guesser = createVisitor(gateway.url);
    for (let guess = 0; guess < 10; guess++) expect((await guesser.signIn(email, `guess ${guess}`)).status).toBe(401);
    expect((await guesser.signIn(email, PASSWORD)).status).toBe(401);
    await passTime('accounts', 'locked_until', '15 minutes');
    expect((await guesser.signIn(email, PASSWORD)).status).toBe(200);
    const { events } = await gateway.client.get<{ events: { type: string }[] }>(`/v1/accounts/${ann.accountId}`);
    expect(events.slice(0, 2).map(({ type }) => type)).toEqual(['signedIn', 'locked']);
  });

  test('is refused for a minute to an address that tries too often, whatever account it tries', async () => {
    const guesser = createVisitor(gateway.url);
    const statuses = new Set<number>();
    for (let guess = 0; guess < 61; guess++)
      statuses.add((await guesser.send('POST', '/password', { link: `guess ${guess}`, password: 'x' })).status);
    expect([...statuses]).toEqual([400, 429]);
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD)).status).toBe(200);
  });

  test('forgets wrong passwords once the right one came', async () => {
    const visitor = createVisitor(gateway.url);
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 9; guess++) await visitor.signIn(email, 'not this one');
      expect((await visitor.signIn(email, PASSWORD)).status).toBe(200);
    }
  });
});

describe('links', () => {
  test('choose a new password once, and end every session', async () => {
    const link = await newLink();
    expect((await choose(link, 'another sentence of mine')).status).toBe(200);
    expect((await ann.get('/session')).status).toBe(401);
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD)).status).toBe(401);
    expect((await createVisitor(gateway.url).signIn(email, 'another sentence of mine')).status).toBe(200);
    expect(await choose(link, 'and once more, please')).toMatchObject({ status: 410, body: { code: 'link-invalid' } });
  });

  test('end when a newer one is made, and after three days', async () => {
    const old = await newLink();
    const link = await newLink();
    expect((await choose(old, 'another sentence of mine')).status).toBe(410);
    await passTime('account_links', 'expires_at', '72 hours');
    expect((await choose(link, 'another sentence of mine')).status).toBe(410);
  });

  test('take no password that is short or of one sign, and stay good for a better one', async () => {
    const link = await newLink();
    expect(await choose(link, 'short')).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect((await choose(link, 'aaaaaaaaaaaaaaaa')).status).toBe(400);
    expect((await choose(link, 'a sentence of twelve')).status).toBe(200);
  });
});

describe('sessions', () => {
  test('are listed, and ended one by one or all but this one', async () => {
    const [phone, office] = [createVisitor(gateway.url), createVisitor(gateway.url)];
    await phone.signIn(email, PASSWORD);
    await office.signIn(email, PASSWORD);
    const { body } = await phone.get<{ data: { id: string; current: boolean }[] }>('/sessions');
    expect(body.data).toHaveLength(3);
    const own = body.data.find(({ current }) => current);
    await office.send('POST', `/sessions/${own?.id ?? ''}/end`);
    expect(await phone.get('/session')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    expect((await office.send('POST', '/sessions/others/end')).body).toEqual({ ended: 1 });
    expect([(await ann.get('/session')).status, (await office.get('/session')).status]).toEqual([401, 200]);
  });

  test('end by signing out, although somebody may have kept the cookie', async () => {
    const cookie = ann.cookie().split(';')[0] ?? '';
    await ann.send('POST', '/sign-out');
    const response = await fetch(`${gateway.url}/v1/portal/session`, { headers: { cookie } });
    expect(response.status).toBe(401);
  });

  test.each([
    ['last_used_at', '12 hours'],
    ['created_at', '7 days'],
  ])('end by themselves: %s, %s', async (column, interval) => {
    await passTime('account_sessions', column, interval);
    expect((await ann.get('/session')).status).toBe(401);
  });

  test('end when the company closes the account, which can then not sign in', async () => {
    await change({ closed: true });
    expect((await ann.get('/session')).status).toBe(401);
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD)).status).toBe(401);
    await change({ closed: false });
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD)).status).toBe(200);
  });

  test('see at once that a customer was taken from the account', async () => {
    await gateway.client.call('POST', '/v1/partners', { body: { id: 'other', name: 'Other Ltd' } });
    expect((await ann.get('/customers/shop/items?q=x')).status).toBe(200);
    await change({ customers: ['other'] });
    expect((await ann.get('/customers/shop/items?q=x')).status).toBe(404);
  });

  test('a wrong present password ends them all, because the browser may stand open', async () => {
    const body = { password: 'not this one', newPassword: 'another sentence of mine' };
    expect((await ann.send('POST', '/own-password', body)).status).toBe(401);
    expect((await ann.get('/session')).status).toBe(401);
  });
});

describe('calls that change something', () => {
  test('are refused without the token of the session, as another site would send them', async () => {
    const forged = await ann.send<ProblemView>('POST', '/sessions/others/end', undefined, { 'x-csrf-token': 'guess' });
    expect(forged).toMatchObject({ status: 403, body: { code: 'request-forged' } });
  });

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
  ])(
    'another site cannot sign anybody in to an account of its own: %o',
    async (headers: Record<string, string>, status) => {
      const body = { email, password: PASSWORD };
      expect((await createVisitor(gateway.url).send('POST', '/sign-in', body, headers)).status).toBe(status);
    },
  );
});

describe('the second factor', () => {
  test('counts only once a code proved it', async () => {
    await ann.send('POST', '/second-factor');
    expect((await ann.send('POST', '/second-factor/switch', { on: true, code: '000000' })).status).toBe(401);
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD)).status).toBe(200);
  });

  test('is asked for after the right password only, and takes no code twice', async () => {
    const { secret, code } = await switchOn();
    const visitor = createVisitor(gateway.url);
    expect((await visitor.signIn(email, 'not this one')).body['code']).toBe('sign-in-refused');
    expect((await visitor.signIn(email, PASSWORD)).body['code']).toBe('second-factor-needed');
    expect((await visitor.signIn(email, PASSWORD, code)).status).toBe(401); // It switched the factor on.
    const next = codeOf(secret, 30);
    expect((await visitor.signIn(email, PASSWORD, next)).status).toBe(200);
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD, next)).status).toBe(401);
  });

  test('wrong codes lock the account like wrong passwords', async () => {
    const { secret } = await switchOn();
    const visitor = createVisitor(gateway.url);
    for (let guess = 0; guess < 10; guess++) await visitor.signIn(email, PASSWORD, '123456');
    expect((await visitor.signIn(email, PASSWORD, codeOf(secret, 30))).status).toBe(401);
  });

  test('is taken away by the company for somebody who has lost it, and sessions end', async () => {
    await switchOn();
    await change({ forgetSecondFactor: true });
    expect((await ann.get('/session')).status).toBe(401);
    expect((await createVisitor(gateway.url).signIn(email, PASSWORD)).status).toBe(200);
  });
});

describe('the command', () => {
  test('opens an account and prints its link, which begins with the public address', async () => {
    const printed = await run('add', 'bob@shop.example', '--name', 'Bob', '--customer', 'shop');
    expect(printed).toMatch(/^https:\/\/orders\.example\/portal\/#\/password\/[\w-]{43}\n$/);
    const visitor = createVisitor(gateway.url);
    const link = linkOf(printed.trim());
    expect((await visitor.send('POST', '/password', { link, password: PASSWORD })).status).toBe(200);
    expect((await visitor.signIn('bob@shop.example', PASSWORD)).status).toBe(200);
    expect(await run('list')).toContain('bob@shop.example\tshop\topen\tpassword only\n');
    await run('end-sessions', 'bob@shop.example');
    expect((await visitor.get('/session')).status).toBe(401);
    await run('close', 'bob@shop.example');
    expect((await visitor.signIn('bob@shop.example', PASSWORD)).status).toBe(401);
  });

  test('opens none for a customer who is not on file', async () => {
    await expect(run('add', 'eve@x.example', '--customer', 'nobody')).rejects.toMatchObject({
      stderr: 'These partners are not on file: nobody.\n',
    });
  });
});

test('only a key of scope admin may open accounts', async () => {
  const key = await gateway.keyFor('orders:read', 'orders:write', 'inbound:write', 'erp');
  const body = { email: 'eve@x.example', name: 'Eve', customers: ['shop'] };
  expect((await gateway.client.call('POST', '/v1/accounts', { body, key })).status).toBe(403);
});
