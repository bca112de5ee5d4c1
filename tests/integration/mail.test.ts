/** Mailboxes on a real Dovecot: none lost, none taken twice, and a channel that never dies in silence. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobFile, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { waitFor } from '../support/wait.ts';

let dovecot: Dovecot;
let gateway: TestGateway;
let count = 0;
beforeAll(async () => {
  dovecot = await startDovecot();
  gateway = await startGateway({
    mail: `${dovecot.address('orders')} ${dovecot.address('moved', '?done=Processed')}`,
    mailRetrySeconds: 1,
  });
  await waitFor('both mailboxes', async () => (await gateway.database.query('select 1 from mailboxes')).length === 2);
});
afterAll(async () => {
  await gateway.remove();
  await dovecot.remove();
});

describe('a mail', () => {
  test('with a PDF becomes the order of the PDF, is kept byte for byte, and is marked', async () => {
    const pdf = await readFile('fixtures/demo/grid-form.pdf');
    const subject = subjectOf('with a PDF');
    await dovecot.deliver('orders', {
      subject,
      text: 'Please find our order attached.',
      attachments: [{ filename: 'order.pdf', content: pdf }],
    });
    const message = await messageOf(subject);
    const view = await gateway.client.readMessage(message.id, 60_000);
    expect(view.orders).toHaveLength(1);
    const kept = await dovecot.asPerson('orders', (client) => client.fetchOne('*', { source: true }));
    const stored = await readFile(await blobFile(gateway.data, view.sha256));
    expect(stored.equals((kept !== false && kept.source) || Buffer.alloc(0))).toBe(true);
    await waitFor('the mark', async () => (await flagsOf('orders')).at(-1)?.has('$Ordergate'));
  });

  test('is in the gateway within two seconds of its delivery, because the server tells of it', async () => {
    const subject = subjectOf('quick');
    const start = performance.now();
    await dovecot.deliver('orders', { subject, text: 'hello' });
    await messageOf(subject);
    expect(performance.now() - start).toBeLessThan(2000); // Looks without being told are a minute apart.
  });
});

function subjectOf(what: string): string {
  return `${what} ${++count}`;
}

async function rowsOf(subject: string): Promise<{ id: string }[]> {
  return gateway.database.query<{ id: string }>('select id from messages where file_name = $1', [`${subject}.eml`]);
}

async function messageOf(subject: string): Promise<{ id: string }> {
  return waitFor(`"${subject}" to be taken`, async () => (await rowsOf(subject))[0]);
}

async function flagsOf(user: string): Promise<Set<string>[]> {
  return dovecot.asPerson(user, async (client) => {
    if (client.mailbox === false || client.mailbox.exists === 0) return [];
    return (await client.fetchAll('1:*', { flags: true })).map(({ flags }) => flags ?? new Set());
  });
}
