/** A fax that comes as a mail: HylaFAX's own mail, through a real mailbox. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait.ts';

let dovecot: Dovecot;
let gateway: TestGateway;
beforeAll(async () => {
  dovecot = await startDovecot();
  gateway = await startGateway({ mail: dovecot.address('fax') });
});
afterAll(async () => {
  await gateway.remove();
  await dovecot.remove();
});

test('keeps its number, and waits for a person, because the subject does not say how the call ended', async () => {
  await dovecot.deliver('fax', await readFile(new URL('../../fixtures/fax/hylafax-mail.eml', import.meta.url)));
  const [row] = await waitFor('the mail', async () => {
    const rows = await gateway.database.query<{ id: string }>(`select message_id as id from faxes where via = 'mail'`);
    return rows.length > 0 && rows;
  });
  const message = await gateway.client.readMessage(row?.id ?? '', 60_000);
  expect(message).toMatchObject({ channel: 'mail', fax: { stationId: '+1 555 0100', partial: null, partnerBy: null } });
  expect(message.orders.length).toBeGreaterThan(0);
  for (const { id } of message.orders) {
    const order = await gateway.client.order(id);
    expect(order.state).toBe('needsReview');
    expect(order.exception?.codes).toEqual(expect.arrayContaining(['fax-call-unverified', 'fax-caller-unknown']));
  }
});
