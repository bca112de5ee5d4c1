/** The hand-over to a mail server: what is insisted on, and whether a failure leaves open that the mail went out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendMail, trySmtp } from '../../src/adapters/channels/mail/send.ts';
import { parseSmtp } from '../../src/model/mailbox.ts';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startSmtp } from '../support/smtp.ts';
import type { TestSmtp } from '../support/smtp.ts';

const MAIL = {
  from: 'Orders <orders@supplier.example>',
  to: 'ann@northgate.example',
  subject: 'Re: Bestellung für März 采购订单',
  text: 'Grüße\n',
  mailId: '<ans_1@ordergate.supplier.example>',
  inReplyTo: '<1@northgate.example>',
  thread: ['<1@northgate.example>'],
  date: new Date('2026-06-01T09:14:00Z'),
  headers: { 'Auto-Submitted': 'auto-replied' },
};

let certificates: Dovecot;
const servers: TestSmtp[] = [];
beforeAll(async () => {
  certificates = await startDovecot();
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await certificates.remove();
});

async function server(tls: 'implicit' | 'starttls' | 'none'): Promise<TestSmtp> {
  const started = await startSmtp(certificates.tls, 0, tls);
  servers.push(started);
  return started;
}

describe('a mail server', () => {
  test.each([
    ['implicit', 'smtps'],
    ['starttls', 'smtp'],
  ] as const)('with %s TLS takes the mail as it was written', async (tls, protocol) => {
    const smtp = await server(tls);
    const address = `${protocol}://orders:secret@localhost:${smtp.port}?ca=${certificates.caFile}`;
    expect(await sendMail(parseSmtp(address), MAIL, 2000)).toMatch(/^250/);
    expect(smtp.mails).toMatchObject([{ from: 'orders@supplier.example', to: 'ann@northgate.example' }]);
    expect(await trySmtp(parseSmtp(address), 2000)).toBe(`localhost:${smtp.port} takes mails`);
  });

  test.each([
    ['that offers no TLS', 'none', 'smtp://orders:secret@localhost:PORT', 'mail-unreachable'],
    ['that nobody vouches for', 'implicit', 'smtps://orders:secret@localhost:PORT', 'mail-unreachable'],
    ['that refuses the password', 'implicit', 'smtps://orders:wrong@localhost:PORT?ca=CA', 'mail-login-refused'],
  ] as const)('%s gets neither the mail nor, without TLS, the password', async (_case, tls, address, code) => {
    const smtp = await server(tls);
    const url = address.replace('PORT', String(smtp.port)).replace('CA', certificates.caFile);
    await expect(sendMail(parseSmtp(url), MAIL, 2000)).rejects.toMatchObject({ code });
    expect(smtp.mails).toEqual([]);
  });

  test.each([
    ['refuses for now', 451, 'mail-unreachable', 'transient'],
    ['refuses for good', 550, 'mail-refused', 'permanent'],
    ['hangs up after the content', 'hangUp', 'mail-uncertain', 'ambiguous'],
    ['says nothing after the content', 'hold', 'mail-uncertain', 'ambiguous'],
  ] as const)('that %s', async (_case, how, code, errorClass) => {
    const smtp = await server('implicit');
    smtp.behave(how);
    const address = `smtps://orders:secret@localhost:${smtp.port}?ca=${certificates.caFile}`;
    await expect(sendMail(parseSmtp(address), MAIL, 500)).rejects.toMatchObject({ code, class: errorClass });
  });

  test('that is not there gets it later', async () => {
    const smtp = await server('implicit');
    await smtp.stop();
    const address = `smtps://orders:secret@localhost:${smtp.port}?ca=${certificates.caFile}`;
    await expect(sendMail(parseSmtp(address), MAIL, 500)).rejects.toMatchObject({ code: 'mail-unreachable' });
  });
});
