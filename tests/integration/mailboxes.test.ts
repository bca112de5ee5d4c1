/** Mailboxes that die are seen: each that is configured is listed with what it last did, also one that never worked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait.ts';

interface MailboxView {
  readonly name: string;
  readonly place: string;
  readonly state: string;
  readonly configured: boolean;
  readonly lastSuccessAt: string | null;
  readonly lastErrorAt: string | null;
  readonly lastErrorCode: string | null;
  readonly lastError: string | null;
  readonly mails: number;
}

let dovecot: Dovecot;
let gateway: TestGateway;
beforeAll(async () => {
  dovecot = await startDovecot();
  const good = dovecot.address('orders');
  const refused = good.replace('//orders:', '//sales:').replace(/:[^:@]*@/, ':wrong@');
  const away = 'imap://far:secret@127.0.0.1:1/INBOX?tls=off';
  gateway = await startGateway({ mail: `${good} ${refused} ${away}`, mailRetrySeconds: 1 });
});
afterAll(async () => {
  await gateway.remove();
  await dovecot.remove();
});

const mailboxes = async (): Promise<MailboxView[]> =>
  (await gateway.client.get<{ data: MailboxView[] }>('/v1/mailboxes')).data;

async function mailboxOf(user: string, state: string): Promise<MailboxView> {
  return waitFor(`${user} to be ${state}`, async () =>
    (await mailboxes()).find((each) => each.place.includes(`//${user}@`) && each.state === state),
  );
}

test('every configured mailbox is listed with its last success, its last error and its state', async () => {
  const good = await mailboxOf('orders', 'working');
  expect(good).toMatchObject({ name: 'orders@localhost/INBOX', configured: true, lastErrorAt: null, mails: 0 });
  expect(Date.now() - Date.parse(good.lastSuccessAt ?? '')).toBeLessThan(60_000);
  const refused = await mailboxOf('sales', 'failing');
  expect(refused).toMatchObject({ configured: true, lastSuccessAt: null, lastErrorCode: 'mail-login-refused' });
  const away = await mailboxOf('far', 'failing');
  expect(away).toMatchObject({ lastSuccessAt: null, lastErrorCode: 'mail-unreachable', lastError: expect.any(String) });
  expect(await mailboxes()).toHaveLength(3);
  expect(JSON.stringify(await mailboxes())).not.toMatch(/wrong|secret/);
});

test('one that told nothing for long is silent, and one that is not configured any more stays listed', async () => {
  await mailboxOf('orders', 'working');
  const { database } = gateway;
  await database.query(
    `insert into channel_states (channel, place, last_success_at)
     values ('mail:old@mail.example/INBOX', 'imaps://old@mail.example:993/INBOX', now() - interval '1 day')`,
  );
  expect(await mailboxOf('old', 'silent')).toMatchObject({ name: 'old@mail.example/INBOX', configured: false });
});

test('the gateway is ready whatever its mailboxes do: they must not take it out of service', async () => {
  await mailboxOf('sales', 'failing');
  const ready = await fetch(`${gateway.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', checks: { database: 'ok', queue: 'ok' } }]);
});
