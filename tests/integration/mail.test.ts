/** Mailboxes on a real Dovecot: none lost, none taken twice, and a channel that never dies in silence. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, createServer as createWireServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailChannel } from '../../src/adapters/channels/mail/index.ts';
import type { MailSettings } from '../../src/adapters/channels/mail/index.ts';
import type { Arrival, Receipt } from '../../src/model/channel.ts';
import { IntakeError } from '../../src/model/errors.ts';
import { parseMailboxes } from '../../src/model/mailbox.ts';
import { createMailboxBook } from '../../src/store/mailboxes.ts';
import { blobFile, gatewayEnvironment, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { MessageView } from '../support/client.ts';
import { PASSWORD, startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startWire } from '../support/proxy.ts';
import { waitFor } from '../support/wait.ts';

let dovecot: Dovecot;
let gateway: TestGateway;
let count = 0;
/** What the channel by itself is told that its mails became. */
let anyMessage: string;
beforeAll(async () => {
  dovecot = await startDovecot();
  gateway = await startGateway({
    mail: `${dovecot.address('orders')} ${dovecot.address('moved', '?done=Processed')}`,
    mailRetrySeconds: 1,
  });
  anyMessage = await gateway.client.send('hello');
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

describe('what is in a mailbox', () => {
  test('is kept byte for byte, eight-bit letters and lone line feeds and all', async () => {
    const subject = subjectOf('raw');
    const bytes = Buffer.concat([
      Buffer.from(`From: a@b.test\nSubject: ${subject}\nMIME-Version: 1.0\nX-Odd: \xe4\xff\n\nline\n`, 'latin1'),
      Buffer.from([0xff, 0xfe, 0x80, 0x0a, 0x2e, 0x0a, 0x09, 0x0a]),
    ]);
    await dovecot.save('orders', bytes);
    const { sha256 } = await gateway.client.message((await messageOf(subject)).id);
    const stored = await readFile(await blobFile(gateway.data, sha256));
    // The server itself gives every line its CRLF; nothing else may differ.
    expect(stored.toString('latin1')).toBe(bytes.toString('latin1').replaceAll('\n', '\r\n'));
  });

  test('is moved, where a folder is named for it, which is made when it is missing', async () => {
    const subject = subjectOf('to be moved');
    await dovecot.deliver('moved', { subject, text: 'hello' });
    await messageOf(subject);
    await waitFor('an empty mailbox', async () => (await subjectsIn('moved')).length === 0);
    expect(await subjectsIn('moved', 'Processed')).toEqual([subject]);
    await dovecot.asPerson('moved', (client) => client.messageMove('1', 'INBOX'), 'Processed');
    await waitFor('it to be taken once more, as a person asked', async () => (await rowsOf(subject)).length === 2);
  });

  test('is taken although a person read it first, and left alone when it was read before the gateway came', async () => {
    const [old, unread] = [subjectOf('read long ago'), subjectOf('never read')];
    await dovecot.asPerson('shared', (client) =>
      client.append('INBOX', `Subject: ${old}\r\n\r\nhello`, ['\\Seen'], new Date('2026-01-05T08:00:00Z')),
    );
    await dovecot.deliver('shared', { subject: unread, text: 'hello' });
    const channel = alone('shared');
    await waitFor('the unread one', () => channel.subjects().includes(`${unread}.eml`));
    await channel.stop();
    const read = subjectOf('read while the gateway was away');
    await dovecot.deliver('shared', { subject: read, text: 'hello' });
    await dovecot.asPerson('shared', (client) => client.messageFlagsAdd('3', ['\\Seen']));
    const next = alone('shared');
    await waitFor('the read one', () => next.subjects().includes(`${read}.eml`));
    await next.stop();
    expect([...channel.subjects(), ...next.subjects()]).toEqual([`${unread}.eml`, `${read}.eml`]);
  });

  test('is not doubled when the server numbers everything anew, and what came meanwhile is not lost', async () => {
    const subjects = [subjectOf('before'), subjectOf('before'), subjectOf('before')];
    for (const subject of subjects) await dovecot.deliver('orders', { subject, text: subject });
    // A fax server's mail has neither Message-ID nor date.
    const fax = subjectOf('fax');
    await dovecot.save('orders', Buffer.from(`From: fax@b.test\r\nSubject: ${fax}\r\nMIME-Version: 1.0\r\n\r\npage 1`));
    for (const subject of [...subjects, fax]) await messageOf(subject);
    await waitFor('the marks', async () => (await unmarked('orders')) === 0);
    const before = await gateway.database.query('select id from messages');
    await dovecot.doveadm('mailbox', 'update', '-u', 'orders', '--uid-validity', '77', 'INBOX');
    const later = subjectOf('after');
    await dovecot.deliver('orders', { subject: later, text: 'hello' });
    await messageOf(later);
    await waitFor('all of them to be known under the new number', async () => {
      const known = await gateway.database.query(`select 1 from mailbox_mails where uid_validity = 77 and marked`);
      return known.length === (await subjectsIn('orders')).length;
    });
    expect(await gateway.database.query('select id from messages')).toHaveLength(before.length + 1);
  });
});

describe('a connection', () => {
  test('that is cut is made again', async () => {
    const before = await signIns();
    await dovecot.doveadm('kick', 'orders');
    const subject = subjectOf('after the cut');
    await dovecot.deliver('orders', { subject, text: 'hello' });
    await messageOf(subject);
    expect(await signIns()).toBe(before + 1);
  });

  test('is made again when the server was away', async () => {
    const channel = alone('away');
    await channel.lookedAgain();
    await dovecot.stop();
    await waitFor('trouble', () => channel.troubles.some(({ code }) => code === 'mail-unreachable'));
    await dovecot.start();
    const subject = subjectOf('after the restart');
    await dovecot.deliver('away', { subject, text: 'hello' });
    await waitFor('the mail', () => channel.subjects().length > 0);
    expect(channel.subjects()).toEqual([`${subject}.eml`]);
    await channel.stop();
  });

  test('to a server that stops answering is left after a while, and the next one works', async () => {
    const wire = await startWire(dovecot.ports.imaps);
    const address = dovecot.address('silent').replace(`:${dovecot.ports.imaps}/`, `:${wire.port}/`);
    const channel = alone(address, { answerMs: 400, pollMs: 200 });
    await channel.lookedAgain();
    wire.hold();
    await waitFor('trouble', () => channel.troubles.some(({ code }) => code === 'mail-server-silent'));
    const looks = channel.looks();
    await wire.cut();
    await wire.mend();
    await waitFor('a look', () => channel.looks() > looks);
    expect(channel.troubles.map(({ code }) => code)).toContain('mail-server-silent');
    await channel.stop();
  });

  test.each([['that tells'], ['that cannot tell']])(
    'is kept to a server %s, when nothing comes for longer than one answer may take',
    async (kind) => {
      const wire = saying(dovecot.ports.imap, (said) =>
        kind === 'that tells' ? said : said.replaceAll(/ IDLE\b/g, ''),
      );
      const channel = alone(await wire.address('quiet'), { answerMs: 500, pollMs: 60_000 });
      await channel.lookedAgain();
      await sleep(2500);
      const subject = subjectOf('after a while');
      await dovecot.deliver('quiet', { subject, text: 'hello' });
      await waitFor('the mail', () => channel.subjects().includes(`${subject}.eml`));
      await channel.stop();
      wire.close();
      expect(channel.troubles).toEqual([]);
    },
  );

  test('is signed in to with a token, and a token that has ended is fetched anew', async () => {
    const file = join(gateway.data, 'token');
    await writeFile(file, dovecot.token('tokens', -10));
    const address = `imaps://tokens@localhost:${dovecot.ports.imaps}/INBOX?token-file=${file}&ca=${dovecot.caFile}`;
    const channel = alone(address, { retryMs: 20 });
    await waitFor('a refusal', () => channel.troubles.some(({ code }) => code === 'mail-login-refused'));
    expect(channel.looks()).toBe(0);
    await writeFile(file, dovecot.token('tokens'));
    await channel.lookedAgain();
    await channel.stop();
  });

  test('is signed in to with a token that an OAuth server gives, once for as long as it holds', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked.push(body);
        const isFirst = asked.length === 1;
        response.writeHead(isFirst ? 400 : 200, { 'Content-Type': 'application/json' });
        const answer = { access_token: dovecot.token('asked'), token_type: 'Bearer', expires_in: 3600 };
        response.end(JSON.stringify(isFirst ? { error: 'temporarily_unavailable' } : answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const secret = join(gateway.data, 'secret');
    await writeFile(secret, 'very secret\n');
    const from = `token-url=http://127.0.0.1:${port}/token&client-id=gateway&secret-file=${secret}&scope=imap`;
    const address = `imaps://asked@localhost:${dovecot.ports.imaps}/INBOX?${from}&ca=${dovecot.caFile}`;
    const channel = alone(address, { retryMs: 20 });
    await channel.lookedAgain();
    await dovecot.doveadm('kick', 'asked');
    const looks = channel.looks();
    await waitFor('a look by a new connection', () => channel.looks() > looks);
    await channel.stop();
    server.close();
    expect(channel.troubles.map(({ code }) => code)).toEqual(['mail-login-refused', 'mail-unreachable']);
    expect(asked).toHaveLength(2); // The second connection had a token still.
    expect(Object.fromEntries(new URLSearchParams(asked[1]))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'gateway',
      client_secret: 'very secret',
      scope: 'imap',
    });
  });

  test('insists on TLS, and tells of a certificate that nobody vouches for', async () => {
    const plain = dovecot
      .address('plain')
      .replace('imaps:', 'imap:')
      .replace(`:${dovecot.ports.imaps}`, `:${dovecot.ports.imap}`);
    const channel = alone(plain);
    await channel.lookedAgain();
    await channel.stop();
    const unknown = alone(dovecot.address('plain').replace(/ca=.*/, ''), { retryMs: 20 });
    await waitFor('a refusal', () => unknown.troubles.length > 0);
    expect(unknown.troubles[0]).toMatchObject({
      code: 'mail-unreachable',
      context: { reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
    await unknown.stop();
  });

  test('with a wrong password is told, tried again, and tried slowly', async () => {
    const wrong = dovecot.address('orders').replace(/:[^:@/]+@/, ':wrong@');
    const start = performance.now();
    const channel = alone(wrong, { retryMs: 50 });
    await waitFor('three tries', () => channel.troubles.length >= 3);
    expect(performance.now() - start).toBeGreaterThan(1000); // 12 × 50 ms × 0.75, then twice as long.
    expect(new Set(channel.troubles.map(({ code }) => code))).toEqual(new Set(['mail-login-refused']));
    expect(JSON.stringify(channel.troubles)).not.toContain('wrong');
    await channel.stop();
  });
});

/** On a busy machine a connection may break, which is told as trouble, and is taken up again. */
function lasting(troubles: readonly { readonly code: string }[]): string[] {
  return troubles.map(({ code }) => code).filter((code) => code !== 'mail-unreachable');
}

describe('the channel by itself', () => {
  test('marks nothing before it is durable, tries again, and lets no mail stand in the way of another', async () => {
    const subjects = [subjectOf('cannot be stored'), subjectOf('can')];
    for (const subject of subjects) await dovecot.deliver('strict', { subject, text: 'hello' });
    const refused = `${subjects[0] ?? ''}.eml`;
    const channel = alone('strict', { pollMs: 50 }, (name) =>
      name === refused ? new IntakeError('blob-store-full', 'The disk is full.') : undefined,
    );
    await waitFor('the other one', () => channel.subjects().length === 1);
    await waitFor('two more tries', () => channel.troubles.length >= 3);
    expect((await flagsOf('strict')).map((flags) => flags.has('$Ordergate'))).toEqual([false, true]);
    channel.fail(() => undefined);
    await waitFor('both', () => channel.subjects().length === 2);
    await waitFor('the mark', async () => (await flagsOf('strict')).every((flags) => flags.has('$Ordergate')));
    await channel.stop();
  });

  test('settles a mail that is too large for good, so that it is told once', async () => {
    await dovecot.deliver('large', { subject: subjectOf('large'), text: 'hello' });
    let isHead = false; // Its head alone is small enough.
    const channel = alone('large', { pollMs: 30 }, () => {
      if (isHead) return undefined;
      isHead = true;
      return new IntakeError('body-too-large', 'Too large.');
    });
    await waitFor('five looks', () => channel.looks() >= 5);
    expect(channel.troubles.map(({ code }) => code)).toEqual(['body-too-large']);
    expect(channel.subjects()).toHaveLength(1);
    expect((await flagsOf('large')).map((flags) => flags.has('$Ordergate'))).toEqual([false]);
    const { data } = await gateway.client.get<{ data: { place: string; refused: number }[] }>('/v1/mailboxes');
    expect(data.find(({ place }) => place.includes('//large@'))).toMatchObject({ refused: 1 });
    await channel.stop();
  });

  test('is read anew when its numbers begin again under the same UIDVALIDITY, as after a restore', async () => {
    const address = dovecot.address('restored').replace('/INBOX', '/Orders');
    const makeAnew = async (): Promise<void> => {
      await dovecot.doveadm('mailbox', 'create', '-u', 'restored', 'Orders');
      await dovecot.doveadm('mailbox', 'update', '-u', 'restored', '--uid-validity', '4711', 'Orders');
    };
    const [kept, ...others] = [subjectOf('kept'), subjectOf('gone'), subjectOf('gone')];
    await makeAnew();
    for (const subject of [kept, ...others]) await dovecot.save('restored', mailAbout(subject), 'Orders');
    const before = alone(address, { pollMs: 50 });
    await waitFor('all of them', () => before.subjects().length === 3);
    await waitFor('the marks', async () => (await unmarked('restored')) === 0);
    await before.stop();
    await dovecot.doveadm('mailbox', 'delete', '-u', 'restored', 'Orders');
    await makeAnew();
    const fresh = subjectOf('fresh');
    for (const subject of [kept, fresh]) await dovecot.save('restored', mailAbout(subject), 'Orders');
    const after = alone(address, { pollMs: 50 });
    await waitFor('what is new', () => after.subjects().length > 0);
    const looks = after.looks();
    await waitFor('two more looks', () => after.looks() > looks + 1);
    expect(after.subjects()).toEqual([`${fresh}.eml`]);
    expect(lasting(after.troubles)).toEqual(['mail-numbers-reused']);
    await after.stop();
  });

  test('is read anew when other mails have its numbers, however many came since the restore, and not for anything less', async () => {
    const address = dovecot.address('reused').replace('/INBOX', '/Orders');
    const makeAnew = async (): Promise<void> => {
      await dovecot.doveadm('mailbox', 'create', '-u', 'reused', 'Orders');
      await dovecot.doveadm('mailbox', 'update', '-u', 'reused', '--uid-validity', '4712', 'Orders');
    };
    const kept = subjectOf('kept');
    const gone = [subjectOf('gone'), subjectOf('gone'), subjectOf('gone')];
    await makeAnew();
    for (const subject of [kept, ...gone]) await dovecot.save('reused', mailAbout(subject), 'Orders');
    const before = alone(address, { pollMs: 50 });
    await waitFor('all of them', () => before.subjects().length === 4);
    await waitFor('the marks', async () => (await unmarked('reused')) === 0);
    // What a person does in a mailbox, and what a release that kept neither size nor day has left, change no number.
    await dovecot.asPerson('reused', (client) => client.messageFlagsAdd('2', ['\\Flagged']), 'Orders');
    await dovecot.asPerson('reused', (client) => client.messageDelete('3'), 'Orders');
    const seen = before.looks();
    await waitFor('two looks', () => before.looks() > seen + 1);
    await gateway.database.query(
      `update mailbox_mails set size = case uid when 2 then 1 end, came_at = null where place like '%//reused@%'`,
    );
    const looks = before.looks();
    await waitFor('two more looks', () => before.looks() > looks + 1);
    const described = await gateway.database.query<{ uid: number; isKnown: boolean }>(
      `select uid, size > 1 and came_at is not null as "isKnown" from mailbox_mails where place like '%//reused@%' order by uid`,
    );
    expect(described.map(({ isKnown }) => isKnown)).toEqual([true, true, false, true]);
    expect(lasting(before.troubles)).toEqual([]);
    await before.stop();

    await dovecot.doveadm('mailbox', 'delete', '-u', 'reused', 'Orders');
    await makeAnew();
    const fresh = Array.from({ length: 4 }, () => subjectOf('fresh'));
    for (const subject of [kept, ...fresh]) await dovecot.save('reused', mailAbout(subject), 'Orders');
    const after = alone(address, { pollMs: 50 });
    await waitFor('what is new', () => after.subjects().length === 4);
    const [one, other] = [subjectOf('fax'), subjectOf('fax')];
    await dovecot.save('reused', faxNamed(one), 'Orders');
    await waitFor('the fax', () => after.subjects().length === 5);
    await after.stop();
    expect(after.subjects()).toEqual([...fresh, one].map((subject) => `${subject}.eml`));
    expect(lasting(after.troubles)).toEqual(['mail-numbers-reused']);

    // Without a Message-ID the content tells: the last number is another fax's now.
    await dovecot.doveadm('mailbox', 'delete', '-u', 'reused', 'Orders');
    await makeAnew();
    for (const subject of [kept, ...fresh]) await dovecot.save('reused', mailAbout(subject), 'Orders');
    await dovecot.save('reused', faxNamed(`${other} of another day`), 'Orders');
    const last = alone(address, { pollMs: 50 });
    await waitFor('the other fax', () => last.subjects().length === 1);
    await last.stop();
    expect(last.subjects()).toEqual([`${other} of another day.eml`]);
    expect(lasting(last.troubles)).toEqual(['mail-numbers-reused']);
  });

  test('loses no mail of which the server says nothing once, neither when asked for it nor when asked what there is', async () => {
    let lie: RegExp | undefined;
    const wire = silentWire(
      dovecot.ports.imap,
      () => lie,
      () => (lie = undefined),
    );
    await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
    const { port } = wire.address() as AddressInfo;
    const channel = alone(`imap://lied:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX?tls=off`, {
      pollMs: 100,
    });
    try {
      const subjects = [subjectOf('said'), subjectOf('not given'), subjectOf('not found'), subjectOf('not listed')];
      for (const [index, subject] of subjects.entries()) {
        lie = [undefined, /^(\S+) UID FETCH .*RFC822\.SIZE/i, /^(\S+) UID SEARCH /i, /^(\S+) FETCH .*RFC822\.SIZE/i][
          index
        ];
        await dovecot.deliver('lied', { subject, text: 'hello' });
        await waitFor(subject, () => channel.subjects().includes(`${subject}.eml`) && lie === undefined);
      }
      expect(channel.subjects()).toEqual(subjects.map((subject) => `${subject}.eml`));
    } finally {
      await channel.stop();
      wire.close();
    }
  });

  test('loses no mail that a search leaves out, once or for ever', async () => {
    const subjects = ['first', 'left out', 'last'].map((what) => subjectOf(what));
    for (const subject of subjects) await dovecot.deliver('omitted', { subject, text: 'hello' });
    let isSilent = false;
    const wire = saying(dovecot.ports.imap, (said) =>
      isSilent
        ? said.replaceAll(/^\* SEARCH.*(?=\r)/gm, '* SEARCH')
        : said.replace(/^\* SEARCH 1 2 3/m, '* SEARCH 1 3'),
    );
    const channel = alone(await wire.address('omitted'), { pollMs: 50 });
    await waitFor('all of them', () => channel.subjects().length === 3);
    isSilent = true;
    const later = subjectOf('never found');
    await dovecot.deliver('omitted', { subject: later, text: 'hello' });
    await waitFor('the last one', () => channel.subjects().length === 4);
    await channel.stop();
    wire.close();
    expect(channel.subjects()).toEqual([...subjects, later].map((subject) => `${subject}.eml`));
    expect(lasting(channel.troubles)).toEqual([]);
  });

  test('takes later what neither list nor count named at first', async () => {
    const subjects = ['first', 'in between', 'last'].map((what) => subjectOf(what));
    let isHidden = true;
    const wire = saying(dovecot.ports.imap, (said) => (isHidden ? withoutSecond(said) : said));
    const address = await wire.address('hidden');
    const first = alone(address);
    await first.lookedAgain();
    await first.stop();
    await sleep(1100); // Servers count in seconds when a mail came.
    for (const subject of subjects) await dovecot.deliver('hidden', { subject, text: 'hello' });
    const channel = alone(address, { pollMs: 50 });
    await waitFor('two of them', () => channel.subjects().length === 2);
    isHidden = false;
    await waitFor('the third', () => channel.subjects().length === 3);
    await channel.stop();
    wire.close();
    expect(channel.subjects()).toEqual([0, 2, 1].map((index) => `${subjects[index] ?? ''}.eml`));
  });

  test('counts no look as a success while the server does not name all that it counts, and takes what it names', async () => {
    const subjects = ['named', 'counted only'].map((what) => subjectOf(what));
    for (const subject of subjects) await dovecot.deliver('counted', { subject, text: 'hello' });
    let isHidden = true;
    const wire = saying(dovecot.ports.imap, (said) =>
      isHidden ? said.replaceAll(/^\* 2 FETCH \(UID 2 .*\r\n|^\* SEARCH.*(?=\r)/gm, '') : said,
    );
    const channel = alone(await wire.address('counted'), { pollMs: 50, retryMs: 20 });
    await waitFor('three failed looks', () => channel.troubles.length >= 3);
    expect(channel.looks()).toBe(0);
    expect(new Set(channel.troubles.map(({ code }) => code))).toEqual(new Set(['mail-list-incomplete']));
    expect(channel.subjects()).toEqual([`${subjects[0] ?? ''}.eml`]);
    isHidden = false;
    await channel.lookedAgain();
    await channel.stop();
    wire.close();
    expect(channel.subjects()).toEqual(subjects.map((subject) => `${subject}.eml`));
  });

  test('tells of a mail that its server names again and again and never gives, and takes the others', async () => {
    const wire = silentWire(
      dovecot.ports.imap,
      () => /^(\S+) UID FETCH 1 .*RFC822\.SIZE/i,
      () => undefined,
    );
    await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
    const { port } = wire.address() as AddressInfo;
    const [kept, given] = [subjectOf('kept back'), subjectOf('given')];
    for (const subject of [kept, given]) await dovecot.deliver('miser', { subject, text: 'hello' });
    const channel = alone(`imap://miser:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX?tls=off`, {
      pollMs: 50,
    });
    try {
      await waitFor('the trouble', () => channel.troubles.some(({ code }) => code === 'mail-unreachable'));
      expect(channel.subjects()).toEqual([`${given}.eml`]);
    } finally {
      await channel.stop();
      wire.close();
    }
  });

  test('looks every few moments where the server cannot tell, and takes what came', async () => {
    const wire = saying(dovecot.ports.imap, (said) => said.replaceAll(/ IDLE\b/g, ''));
    const channel = alone(await wire.address('polled'), { pollMs: 100 });
    await channel.lookedAgain();
    const subject = subjectOf('untold');
    await dovecot.deliver('polled', { subject, text: 'hello' });
    await waitFor('the mail', () => channel.subjects().length === 1);
    const looks = channel.looks();
    await waitFor('further looks', () => channel.looks() > looks + 2);
    await channel.stop();
    wire.close();
    expect(channel.subjects()).toEqual([`${subject}.eml`]);
    expect(lasting(channel.troubles)).toEqual([]);
  });

  test('watches another folder than the inbox, with letters of its own, beside it', async () => {
    await dovecot.doveadm('mailbox', 'create', '-u', 'folders', 'Sales/Aufträge');
    const channel = alone(dovecot.address('folders').replace('/INBOX', `/${encodeURIComponent('Sales/Aufträge')}`));
    const inbox = alone('folders');
    await Promise.all([channel.lookedAgain(), inbox.lookedAgain()]);
    const [sorted, unsorted] = [subjectOf('sorted'), subjectOf('unsorted')];
    await dovecot.save('folders', Buffer.from(`Subject: ${sorted}\r\n\r\nhello`), 'Sales/Aufträge');
    await dovecot.deliver('folders', { subject: unsorted, text: 'hello' });
    await waitFor('both', () => channel.subjects().length + inbox.subjects().length === 2);
    await Promise.all([channel.stop(), inbox.stop()]);
    expect([channel.subjects(), inbox.subjects()]).toEqual([[`${sorted}.eml`], [`${unsorted}.eml`]]);
  });

  test('counts no look as a success while the server lists mails and gives nothing of them', async () => {
    await dovecot.deliver('emptied', { subject: subjectOf('taken'), text: 'hello' });
    let isEmpty = false;
    const wire = silentWire(
      dovecot.ports.imap,
      () => (isEmpty ? /^(\S+) FETCH \S+ .*BODY\.PEEK\[\]/i : undefined),
      () => undefined,
    );
    await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
    const { port } = wire.address() as AddressInfo;
    const address = `imap://emptied:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX?tls=off`;
    const channel = alone(address, { pollMs: 50, retryMs: 20 });
    try {
      await channel.lookedAgain();
      isEmpty = true;
      await waitFor('the trouble', () => channel.troubles.length > 0);
      const looks = channel.looks();
      await waitFor('more of it', () => channel.troubles.length > 2);
      expect(channel.looks()).toBe(looks);
      expect(new Set(channel.troubles.map(({ code }) => code))).toEqual(new Set(['mail-unreachable']));
      isEmpty = false;
      await channel.lookedAgain();
    } finally {
      await channel.stop();
      wire.close();
    }
  });

  test('does not take a mail that its server cannot give for a dead mailbox', async () => {
    const [given, empty] = [subjectOf('given'), subjectOf('empty')];
    await dovecot.deliver('hollow', { subject: given, text: 'hello' });
    const wire = silentWire(
      dovecot.ports.imap,
      () => /^(\S+) FETCH 2 .*BODY\.PEEK\[\]/i,
      () => undefined,
    );
    await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
    const { port } = wire.address() as AddressInfo;
    const address = `imap://hollow:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX?tls=off`;
    const channel = alone(address, { pollMs: 50 });
    try {
      await channel.lookedAgain();
      await dovecot.deliver('hollow', { subject: empty, text: 'hello' });
      await waitFor('both', () => channel.subjects().length === 2);
      await channel.lookedAgain();
      expect(lasting(channel.troubles)).toEqual([]);
    } finally {
      await channel.stop();
      wire.close();
    }
  });

  test('tells that mails cannot be marked, takes them once, and marks them when it may', async () => {
    let refuses = true;
    const wire = saying(dovecot.ports.imap, (said) =>
      refuses ? said.replaceAll(/^(\S+) OK Store completed/gm, '$1 NO [NOPERM] Permission denied') : said,
    );
    const channel = alone(await wire.address('readonly'), { pollMs: 50 });
    const subject = subjectOf('not to be marked');
    await dovecot.deliver('readonly', { subject, text: 'hello' });
    await waitFor('the trouble', () => channel.troubles.length >= 2);
    expect(channel.troubles[0]?.code).toBe('mail-unreachable');
    expect(await unmarked('readonly')).toBe(1);
    refuses = false;
    await waitFor('the mark', async () => (await unmarked('readonly')) === 0);
    await channel.stop();
    wire.close();
    expect(channel.subjects()).toEqual([`${subject}.eml`]);
  });

  test('looks when it is told or when it is time, and not in between', async () => {
    const channel = alone('calm', { pollMs: 400 });
    await channel.lookedAgain();
    const before = channel.looks();
    await sleep(2000); // The time is what is tested.
    expect(channel.looks() - before).toBeGreaterThanOrEqual(3);
    expect(channel.looks() - before).toBeLessThanOrEqual(6);
    await channel.stop();
  });
});

describe('a mail that did not come whole', () => {
  let wire: Server;
  let near: TestGateway;
  beforeAll(async () => {
    wire = cuttingWire(dovecot.ports.imap);
    await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
    const { port } = wire.address() as AddressInfo;
    near = await startGateway({
      mail: `imap://cut:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX?tls=off`,
      mailRetrySeconds: 1,
      mailPollSeconds: 5,
      rawBytesMax: 100_000,
    });
  });
  afterAll(async () => {
    await near.remove();
    wire.close();
  });

  async function takenAs(subject: string, text: string): Promise<MessageView> {
    await dovecot.deliver('cut', { subject, text });
    const id = await waitFor(
      'the mail',
      async () =>
        (
          await near.database.query<{ id: string }>('select id from messages where file_name = $1', [`${subject}.eml`])
        )[0]?.id,
      60_000,
    );
    return near.client.readMessage(id, 60_000);
  }

  test('is fetched again, and at last kept with what came; its order waits for a person', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${index + 2} x ABC-${index + 100} pallet wrap at 9.90 EUR`);
    const message = await takenAs(subjectOf('cut'), `Please send for our PO 4711\n\n${lines.join('\n')}\n`);
    expect(message.findings.map(({ code }) => code)).toContain('mail-cut');
    const order = await near.client.order(message.orders[0]?.id ?? '');
    expect([order.state, order.issues.map(({ code }) => code)]).toEqual([
      'needsReview',
      expect.arrayContaining(['mail-cut']),
    ]);
  });

  test('because it is too large is there with its head, for somebody to look at', async () => {
    const message = await takenAs(subjectOf('far too large'), 'x'.repeat(70).concat('\n').repeat(3000));
    expect(message).toMatchObject({ status: 'unreadable', orders: [] });
    expect(message.findings.map(({ code }) => code)).toEqual(['mail-too-large']);
  });
});

/** A real server in between which somebody changes what it says. */
function saying(
  target: number,
  change: (said: string) => string,
): { address(user: string): Promise<string>; close(): void } {
  const wire = createWireServer((near) => {
    const far = connect(target, '127.0.0.1');
    near.pipe(far);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    let held = '';
    far.on('data', (chunk) => {
      // Whole lines, so that no answer is looked at in two halves.
      held += chunk.toString('latin1');
      const end = held.lastIndexOf('\n') + 1;
      near.write(Buffer.from(change(held.slice(0, end)), 'latin1'));
      held = held.slice(end);
    });
  });
  return {
    async address(user) {
      await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
      const { port } = wire.address() as AddressInfo;
      return `imap://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX?tls=off`;
    },
    close: () => void wire.close(),
  };
}

/** As if of three mails the second were not there. */
function withoutSecond(said: string): string {
  return said
    .replace(/^\* 3 EXISTS/m, '* 2 EXISTS')
    .replace(/^\* SEARCH 1 2 3/m, '* SEARCH 1 3')
    .replace(
      /^\* 2 FETCH \(UID 2 .*\r\n/m,
      '* 2 FETCH (UID 3 FLAGS () INTERNALDATE "01-Jan-2030 00:00:00 +0000" RFC822.SIZE 900)\r\n',
    );
}

/** Answers what it is asked once with nothing but OK, instead of asking the server. */
function silentWire(target: number, lie: () => RegExp | undefined, told: () => void): Server {
  return createWireServer((near) => {
    const far = connect(target, '127.0.0.1');
    far.pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
    near.on('data', (chunk) => {
      const asked = lie()?.exec(chunk.toString('latin1'));
      if (asked === null || asked === undefined) {
        far.write(chunk);
        return;
      }
      told();
      near.write(`${/SEARCH/i.test(asked[0]) ? '* SEARCH\r\n' : ''}${asked[1] ?? ''} OK done\r\n`);
    });
  });
}

/** An IMAP server's answers, of which every long mail is cut, with a length that fits what is left. */
function cuttingWire(target: number): Server {
  return createWireServer((near) => {
    const far = connect(target, '127.0.0.1');
    near.pipe(far);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    let held = '';
    far.on('data', (chunk) => {
      held += chunk.toString('latin1');
      const literal = /BODY\[\]<0> \{(\d+)\}\r\n/.exec(held);
      const [start, length] = literal === null ? [0, 0] : [literal.index + literal[0].length, Number(literal[1])];
      if (held.length < start + length || /BODY\[\]<0> \{\d*\}?\r?$/.test(held)) return;
      const left = Math.floor(length * 0.62);
      const isCut = literal !== null && length > 300 && length < 50_000;
      const said = isCut
        ? `${held.slice(0, literal.index)}BODY[]<0> {${left}}\r\n${held.slice(start, start + left)}${held.slice(start + length)}`
        : held;
      near.write(Buffer.from(said, 'latin1'));
      held = '';
    });
  });
}

describe('whoever operates it', () => {
  test('sees when each mailbox was last fetched from', async () => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    for (const user of ['orders', 'moved']) {
      const seen = new RegExp(
        `last_success_timestamp_seconds\\{channel="mail:${user}@localhost/INBOX"\\} ([\\d.]+)`,
      ).exec(text);
      expect(Date.now() / 1000 - Number(seen?.[1])).toBeLessThan(180);
    }
  });

  test('is told by doctor which mailbox works and which does not, without a password', async () => {
    const wrong = dovecot.address('moved').replace(/:[^:@/]+@/, ':wrong@');
    const { stdout, code } = await doctor({ ORDERGATE_MAIL: `${dovecot.address('orders')} ${wrong}` });
    const { checks, settings } = JSON.parse(stdout) as {
      checks: { name: string; ok: boolean; detail: string }[];
      settings: { variable: string; value: string }[];
    };
    const [first, second] = checks.filter(({ name }) => name === 'Mailbox');
    expect(first).toMatchObject({ ok: true, detail: expect.stringMatching(/^orders@localhost\/INBOX: \d+ mails/) });
    expect(second).toMatchObject({ ok: false, detail: 'The mail server refused the sign-in.' });
    expect(code).toBe(1);
    const shown = settings.find(({ variable }) => variable === 'ORDERGATE_MAIL')?.value;
    expect(shown).toMatch(/^imaps:\/\/orders:\*\*\*@localhost:\d+\/INBOX\S* imaps:\/\/moved:\*\*\*@/);
  });
});

async function doctor(env: Record<string, string>): Promise<{ stdout: string; code: number }> {
  const all = { ...gatewayEnvironment(), DATABASE_URL: gateway.databaseUrl, ORDERGATE_DATA: gateway.data, ...env };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['bin/ordergate.js', 'doctor', '--json'], {
      env: all,
    });
    return { stdout, code: 0 };
  } catch (error) {
    const { stdout, code } = error as { stdout: string; code: number };
    return { stdout, code };
  }
}

interface Alone {
  subjects(): string[];
  looks(): number;
  lookedAgain(): Promise<void>;
  readonly troubles: { code: string; context: unknown }[];
  fail(how: Failing): void;
  stop(): Promise<void>;
}

type Failing = (fileName: string) => Error | undefined;

/** The channel without a gateway around it, on a mailbox of its own; `user` may be a whole address. */
function alone(user: string, settings: Partial<MailSettings> = {}, failing: Failing = () => undefined): Alone {
  const [mailbox] = parseMailboxes(user.includes(':') ? user : dovecot.address(user));
  if (mailbox === undefined) throw new Error('No mailbox.');
  const stopping = new AbortController();
  const subjects: string[] = [];
  const troubles: Alone['troubles'] = [];
  let looks = 0;
  let fails = failing;
  const channel = mailChannel(mailbox, {
    mailboxes: [mailbox],
    book: createMailboxBook(gateway.database),
    pollMs: 60_000,
    retryMs: 100,
    answerMs: 5000,
    ...settings,
  });
  const receive = async ({ body, fileName = '' }: Arrival): Promise<Receipt> => {
    let bytes = 0;
    for await (const chunk of body) bytes += chunk.length;
    const failure = fails(fileName);
    if (failure !== undefined) throw failure;
    subjects.push(fileName);
    return { id: anyMessage, sha256: '', bytes, status: 'received', replayed: false };
  };
  const report = {
    alive: () => void (looks += 1),
    trouble: (error: unknown) => {
      if (!(error instanceof IntakeError)) throw new Error('An error without a code.', { cause: error });
      troubles.push({ code: error.code, context: error.context });
    },
  };
  const running = channel.run(receive, report, stopping.signal);
  return {
    subjects: () => [...subjects],
    looks: () => looks,
    async lookedAgain() {
      const before = looks;
      await waitFor('a look', () => looks > before || looks > 0);
    },
    troubles,
    fail: (how) => void (fails = how),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** How often the gateway signed in to `orders`; a person's look does so as well. */
async function signIns(): Promise<number> {
  return (await dovecot.log()).match(/imap-login: (?:Info: )?Login: user=<orders>/g)?.length ?? 0;
}

async function unmarked(user: string): Promise<number> {
  return (
    await gateway.database.query('select 1 from mailbox_mails where not marked and place like $1', [`%//${user}@%`])
  ).length;
}

async function subjectsIn(user: string, folder?: string): Promise<string[]> {
  return dovecot.asPerson(
    user,
    async (client) => {
      if (client.mailbox === false || client.mailbox.exists === 0) return [];
      return (await client.fetchAll('1:*', { envelope: true })).map(({ envelope }) => envelope?.subject ?? '');
    },
    folder,
  );
}

function mailAbout(subject: string): Buffer {
  return Buffer.from(`Message-ID: <${subject.replace(' ', '.')}@b.test>\r\nSubject: ${subject}\r\n\r\nhello`);
}

/** As a fax server writes it: with neither Message-ID nor date. */
function faxNamed(page: string): Buffer {
  return Buffer.from(`Subject: ${page}\r\nMIME-Version: 1.0\r\n\r\nfax`);
}

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
