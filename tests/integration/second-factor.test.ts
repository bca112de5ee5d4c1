/** A company that demands a second factor of everybody who uses its portal. */
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portalRoutes } from '../../src/api/portal/server.ts';
import type { ProblemView } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { PASSWORD, createVisitor, openAccount } from '../support/visitor.ts';

let gateway: TestGateway;
let count = 0;

beforeAll(async () => {
  gateway = await startGateway({ portalSecondFactor: 'required' });
  await gateway.client.call('POST', '/v1/partners', { body: { id: 'shop', name: 'Shop Ltd' } });
});
afterAll(() => gateway.remove());

const open = () =>
  openAccount(gateway, { email: `ann${(count += 1)}@shop.example`, name: 'Ann Buyer', customers: ['shop'] });

async function setUp(ann: Awaited<ReturnType<typeof open>>): Promise<TOTP> {
  const { body } = await ann.send<{ secret: string }>('POST', '/second-factor');
  const totp = new TOTP({ secret: body.secret });
  expect((await ann.send('POST', '/second-factor/switch', { on: true, code: totp.generate() })).status).toBe(200);
  return totp;
}

test('an account without one may see its session, set one up and sign out, and nothing else', async () => {
  const ann = await open();
  expect((await ann.get('/session')).body).toMatchObject({ secondFactor: false, secondFactorRequired: true });
  const routes = portalRoutes(gateway.gateway, () => Promise.reject(new Error('not called')));
  const allowed = routes.filter((route) => route.open === undefined && route.beforeSecondFactor === true);
  expect(allowed.map(({ path }) => path)).toEqual(['/session', '/sign-out', '/second-factor', '/second-factor/switch']);
  for (const route of routes) {
    if (route.open !== undefined || allowed.includes(route)) continue;
    const address = route.path.replaceAll(/\{\w+\}/g, 'x');
    const answer =
      route.method === 'get'
        ? await ann.get<ProblemView>(address)
        : await ann.send<ProblemView>(route.method === 'put' ? 'PUT' : 'POST', address, {});
    expect([route.path, answer.status, answer.body.code]).toEqual([route.path, 403, 'second-factor-required']);
  }
  expect((await ann.send('POST', '/sign-out')).status).toBe(200);
});

test('once it is set up everything is open, and it cannot be switched off', async () => {
  const ann = await open();
  const totp = await setUp(ann);
  expect((await ann.get('/orders')).status).toBe(200);
  const off = { on: false, code: totp.generate({ timestamp: Date.now() + 30_000 }) };
  expect(await ann.send<ProblemView>('POST', '/second-factor/switch', off)).toMatchObject({
    status: 403,
    body: { code: 'second-factor-required' },
  });
  expect((await ann.get('/session')).body).toMatchObject({ secondFactor: true });
});

test('whoever has lost it sets up a new one after the company took the old one away', async () => {
  const ann = await open();
  await setUp(ann);
  await gateway.client.call('POST', `/v1/accounts/${ann.accountId}/changes`, { body: { forgetSecondFactor: true } });
  const again = createVisitor(gateway.url);
  expect((await again.signIn(`ann${count}@shop.example`, PASSWORD)).status).toBe(200);
  expect((await again.get('/orders')).status).toBe(403);
  await setUp({ ...again, accountId: ann.accountId });
  expect((await again.get('/orders')).status).toBe(200);
});
