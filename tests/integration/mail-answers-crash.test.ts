/** Dying between an order by mail and its answer: at each third step the mail is taken and answered, once, or told as uncertain. */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startDovecot } from '../support/dovecot.ts';
import { dataDirectory, spawnGateway } from '../support/gateway.ts';
import type { GatewayProcess } from '../support/gateway.ts';
import { orderText } from '../support/made-mails.ts';
import { createDatabase } from '../support/services.ts';
import { startSmtp } from '../support/smtp.ts';
import { waitFor } from '../support/wait.ts';

const PRELOAD = fileURLToPath(new URL('../support/crash-preload.ts', import.meta.url));
const STRIDE = 3;
const STEPS_MAX = 60; // From the mail to the sent answer there are about thirty operations that leave something behind.

interface Answer {
  readonly mailId: string;
  readonly state: string;
}

test('a gateway that is killed anywhere between a mail and its answer answers once', { timeout: 400_000 }, async () => {
  const [dovecot, database, data] = [await startDovecot(), await createDatabase(), await dataDirectory()];
  const smtp = await startSmtp(dovecot.tls);
  const sql = openDatabase(database.url);
  const start = (env: Record<string, string>): Promise<GatewayProcess> =>
    spawnGateway(data, {
      env: {
        DATABASE_URL: database.url,
        ORDERGATE_MAIL: dovecot.address('orders'),
        ORDERGATE_SMTP_URL: `smtps://orders:secret@localhost:${smtp.port}?ca=${dovecot.caFile}`,
        ORDERGATE_MAIL_FROM: 'orders@supplier.example',
        ORDERGATE_MAIL_RETRY_SECONDS: '1',
        ORDERGATE_LOG_LEVEL: 'error',
        ...env,
      },
      nodeArguments: 'CRASH_AT' in env ? ['--import', PRELOAD] : [],
    });
  const settled = (count: number): Promise<readonly Answer[]> =>
    waitFor(
      `${count} answers`,
      async () => {
        const rows = await sql.query<Answer>(
          `select mail_id as "mailId", state from mail_answers where event = 'received'`,
        );
        return rows.filter(({ state }) => state !== 'pending' && state !== 'sending').length >= count && rows;
      },
      60_000,
    );
  try {
    let [mails, deaths, isWhole] = [0, 0, false];
    for (let step = 1; step < STEPS_MAX && !isWhole; step += STRIDE) {
      const gateway = await start({ CRASH_AT: String(step), CRASH_WHEN: 'before' });
      await settled(mails); // What the one before left behind.
      gateway.child.kill('SIGUSR2');
      mails += 1;
      await dovecot.deliver('orders', {
        from: 'Ann Lee <ann@northgate.example>',
        to: 'orders@supplier.example',
        subject: `PO ${81_700 + mails}`,
        text: orderText(String(81_700 + mails)),
      });
      const count = mails;
      isWhole = await Promise.race([gateway.ended.then(() => false), settled(count).then(() => true)]);
      deaths += isWhole ? 0 : 1;
      await gateway.kill();
    }
    const last = await start({});
    const answers = await settled(mails);
    await last.stop();
    expect(deaths).toBeGreaterThan(7); // Else the walk did not walk.
    expect(answers).toHaveLength(mails);
    const sent = new Map<string, number>();
    for (const { raw } of smtp.mails) {
      const id = /^message-id:\s*(\S+)/im.exec(raw.toString('latin1'))?.[1] ?? '';
      sent.set(id, (sent.get(id) ?? 0) + 1);
    }
    // What may have gone out is not sent again; all else went out, once.
    const uncertain = answers.filter(({ state }) => state === 'uncertain');
    expect(uncertain.length).toBeLessThanOrEqual(2);
    expect(uncertain.filter(({ mailId }) => (sent.get(mailId) ?? 0) > 1)).toEqual([]);
    const others = answers.filter(({ state }) => state !== 'uncertain');
    expect(others.map(({ mailId, state }) => [state, sent.get(mailId)])).toEqual(others.map(() => ['sent', 1]));
    const orders = await sql.query<{ count: number }>('select count(*)::int as count from orders group by po_number');
    expect(orders).toEqual(Array.from({ length: mails }, () => ({ count: 1 })));
  } finally {
    await sql.close();
    await database.drop();
    await smtp.stop();
    await dovecot.remove();
    await rm(data, { recursive: true, force: true });
  }
});
