/** Answers to mails, on a real IMAP and a real SMTP server: in the thread, in the sender's language, once, and not to machines. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { dataDirectory, keyIn, spawnGateway, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { createClient } from '../support/client.ts';
import type { MessageView, OrderView } from '../support/client.ts';
import { createDatabase } from '../support/services.ts';
import { stamp } from '../support/mail-desk.ts';
import { startSmtp } from '../support/smtp.ts';
import type { TestSmtp } from '../support/smtp.ts';
import { openAccount } from '../support/visitor.ts';
import { waitFor } from '../support/wait.ts';

const OWN = 'orders@supplier.example';

interface AnswerView {
  readonly id: string;
  readonly messageId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly recipient: string;
  readonly language: string;
  readonly mailId: string;
  readonly attempts: number;
}

let dovecot: Dovecot;
let smtp: TestSmtp;
let gateway: TestGateway;
let count = 0;
beforeAll(async () => {
  dovecot = await startDovecot();
  smtp = await startSmtp(dovecot.tls);
  gateway = await startGateway({
    mail: dovecot.address('orders'),
    smtpUrl: smtpUrl(smtp.port),
    mailFrom: `Supplier Orders <${OWN}>`,
    mailAuthserv: 'mx.supplier.example',
    mailRetrySeconds: 1,
    mailAnswerSeconds: 5,
  });
});
beforeEach(() => smtp.behave('take'));
afterAll(async () => {
  await gateway.remove();
  await smtp.stop();
  await dovecot.remove();
});

describe('whoever orders by mail', () => {
  test('is told in the thread what was read, what is missing, and that nothing is confirmed yet', async () => {
    const { mail, answer } = await answered(
      fixture('prose.eml', { 'message-id': '<a1@northgate.example>', 'references': '<first@northgate.example>' }),
    );
    expect(mail).toMatchObject({ from: OWN, to: 'ann@northgate.example' });
    const { parsed } = mail;
    expect(parsed.subject).toBe('Re: quick order');
    expect(parsed.inReplyTo).toBe('<a1@northgate.example>');
    expect(parsed.references).toEqual(['<first@northgate.example>', '<a1@northgate.example>']);
    expect(parsed.messageId).toBe(answer.mailId);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-replied');
    expect(parsed.text).toMatchInlineSnapshot(`
      "Hello,

      we have received your mail "quick order". This is what we read in it:

      Purchase order 7781, 2 lines
        1. ABC-123 pallet wrap, clear, 40
        2. 1081126, 25
      Ship to: Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA
      Requested delivery: 2026-06-05

      Missing, or not clear to us. Please answer this mail with it:
        - the unit (pieces, boxes …) (line 1, 2)
        - the price (line 1, 2)

      Some values could not be read surely; we check them.
      What was written beside the order is read by one of our people.
      One of our people will look at it before it goes on.
      This says only what was received. It is not yet the confirmation of your order.

      This mail was written by a machine. An answer to it is read.
      "
    `);
    const [order] = (await gateway.client.message(answer.messageId)).orders;
    const told = await gateway.client.orderWhen(
      order?.id ?? '',
      'told',
      ({ acknowledgmentState }) => acknowledgmentState === 'acknowledged',
    );
    expect(told.state).toBe('needsReview');
  });

  test.each([
    ['german-forwarded.eml', 'de', 'Es ist noch keine Auftragsbestätigung.', 'Bestellung 4500777, 2 Positionen'],
    ['chinese.eml', 'zh', '尚不是订单确认', '采购订单 CG2023123136，共 2 行'],
  ])('is answered in the own language: %s', async (name, language, ...said) => {
    const { mail, answer } = await answered(fixture(name));
    expect(answer.language).toBe(language);
    for (const words of said) expect(mail.parsed.text).toContain(words);
  });

  test('is told that something attached could not be read, beside what was', async () => {
    const locked = readFileSync('fixtures/pdf/locked-aes256.pdf').toString('base64');
    const text = `--b\r\nContent-Type: text/plain\r\n\r\n${orderText('LOCKED-1')}--b\r\nContent-Type: application/pdf; name=more.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${locked.replaceAll(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`;
    const { mail } = await answered(mailOf({ 'content-type': 'multipart/mixed; boundary=b' }, text));
    expect(mail.parsed.text).toContain('LOCKED-1');
    expect(mail.parsed.text).toContain('could not be read');
  });

  test('is told that what stands beside the order is read by a person, and not that a value is unsure', async () => {
    const { mail, answer } = await answered(
      sheetOf('Northgate Foods Ltd', {}, 'The valves are only for the case that our own order falls through.'),
    );
    const issues = (await orderOf(answer)).issues.filter(({ severity }) => severity === 'error');
    expect(issues.map(({ code }) => code)).toContain('mail-note-may-change');
    expect(mail.parsed.text).toContain('What was written beside the order is read by one of our people.');
    expect(mail.parsed.text).not.toContain('read surely');
  });

  test.each([
    ['Same again please, PO 555.', 'en', 'we have received your mail "again". One of our people will look at it.'],
    ['Wie immer, bitte, und dieselbe Lieferadresse.', 'de', 'Jemand von uns sieht sie sich an.'],
    ['和上次一样，请尽快安排。', 'zh', '我们的工作人员将查看。'],
  ])(
    'in words that are not understood is told at once that a person will look at it: %s',
    async (text, language, said) => {
      const head = { 'from': 'Sam <sam@again.example>', 'content-transfer-encoding': '8bit' };
      const { mail, answer } = await answered(mailOf(head, `${text}\r\n`, 'again'));
      expect(mail).toMatchObject({ to: 'sam@again.example' });
      expect(answer.language).toBe(language);
      expect(mail.parsed.text).toContain(said);
      expect(mail.parsed.inReplyTo).toBeDefined();
      expect((await gateway.client.message(answer.messageId)).orders).toEqual([]);
    },
  );

  test('cannot have us send links to somebody else', async () => {
    const text =
      'please send 40 x ABC-123 (cheap pills at http://spam.example/x and www.spam.example) to our Leeds depot, our PO 7799.';
    const { mail } = await answered(mailOf({}, text, 'order, see https://spam.example'));
    expect(mail.parsed.text).toContain('ABC-123');
    expect(mail.parsed.text).not.toContain('spam.example');
  });
});

describe('nobody is answered', () => {
  test.each([
    ['an absence note', 'autoReply', { 'auto-submitted': 'auto-replied' }],
    ['an absence note by its subject', 'autoReply', { subject: 'Automatic reply: Re: your order' }],
    ['a program that sends by itself', 'machine', { 'auto-submitted': 'auto-generated' }],
    ['bulk mail', 'machine', { precedence: 'bulk' }],
    ['what asks for no answer', 'machine', { 'x-auto-response-suppress': 'All' }],
    ['a newsletter', 'list', { 'list-unsubscribe': '<https://news.example/out>' }],
    ['a mail of our own address', 'loop', { from: `Orders <${OWN}>` }],
    ['a mail that asks to be answered to our own address', 'loop', { 'reply-to': OWN }],
    ['a mail of another gateway of ours', 'loop', { 'message-id': '<x@ordergate.supplier.example>' }],
    ['an answer of ours that came back', 'loop', { 'x-ordergate-answer': 'ans_1' }],
    ['an address that takes no mail', 'no-address', { from: 'Shop <no-reply@shop.example>' }],
    ['a mail without a sender', 'no-address', { from: '' }],
  ])('for %s', async (_case, reason, head) => {
    const answer = await answerTo(mailOf(head));
    expect(answer).toMatchObject({ state: 'withheld', reason });
    await answered(mailOf()); // Whatever was due has gone out with this one.
    expect(sentAs(answer)).toEqual([]);
  });

  test('for a mail with the null sender', async () => {
    expect(await answerTo(mailOf(), '')).toMatchObject({ state: 'withheld', reason: 'machine' });
  });

  test('for a mail that only by its subject is an absence note; what it orders waits for a person', async () => {
    const answer = await answerTo(mailOf({}, undefined, 'Out of office: order'));
    expect(answer).toMatchObject({ state: 'withheld', reason: 'autoReply' });
    const order = await orderOf(answer);
    expect([order.state, order.issues.map(({ code }) => code)]).toEqual([
      'needsReview',
      expect.arrayContaining(['mail-automatic']),
    ]);
    const away = await answerTo(mailOf({}, 'I am away until Monday.\r\n', 'Out of office: Re: order'));
    expect((await gateway.client.message(away.messageId)).orders).toEqual([]);
  });

  test.each([
    ['that says it is an answer', 'autoReply', { 'auto-submitted': 'auto-replied' }, 'its head says'],
    ['of the precedence of answers', 'autoReply', { precedence: 'auto_reply' }, 'its head says'],
    [
      'that a mail system seems to have sent',
      'bounce',
      { from: 'ERP <mailer-daemon@erp.example>' },
      "its sender's name",
    ],
  ])('for an order %s, which waits for a person', async (_case, reason, head, why) => {
    const written = await answerTo(mailOf(head));
    const sheet = await answerTo(sheetOf('Northgate Foods Ltd', head));
    for (const answer of [written, sheet]) {
      expect(answer).toMatchObject({ state: 'withheld', reason });
      const order = await orderOf(answer);
      expect(order.state).toBe('needsReview');
      expect(order.issues.find(({ code }) => code === 'mail-automatic')).toMatchObject({
        severity: 'error',
        message: expect.stringContaining(why),
      });
    }
  });

  test('for notes of machines, and they order nothing, whatever they quote or bring back', async () => {
    const { mail, answer } = await answered(mailOf());
    const receipt = mail.raw.toString('latin1');
    const mark = { 'auto-submitted': 'auto-replied' };
    const daemon = { from: 'MAILER-DAEMON@mx.northgate.example (Mail Delivery System)' };
    const away = 'I am out of the office until 5 June. For PO 4711 call Tom, extension 40.\r\n';
    const notes = [
      mailOf(mark, away, 'Purchase order 4711'),
      mailOf(mark, `${away}\r\n> ${orderText('Q-1').replaceAll('\r\n', '\r\n> ')}`, 'Re: order'),
      mailOf({ ...mark, 'in-reply-to': answer.mailId }, `${away}${orderText('Q-2')}`, 'Re: order'),
      mailOf(mark, `${away}\r\n${mail.parsed.text?.replaceAll('\n', '\r\n') ?? ''}`, 'Re: order'),
      mailOf({ 'x-autoreply': 'yes' }, away),
      // As qmail returns a mail: no report, and the mail below a line of text.
      mailOf(daemon, `Hi. This is the program at mx.\r\n\r\n--- Below this line is a copy.\r\n\r\n${receipt}`, 'sorry'),
      mailOf(daemon, orderText('Q-3'), 'Mail delivery failed: returning message to sender'),
    ];
    for (const note of notes) {
      const said = await answerTo(note);
      expect(said.state).toBe('withheld');
      const message = await gateway.client.message(said.messageId);
      expect([message.orders, message.findings.map(({ code }) => code)]).toEqual([[], []]);
    }
    expect(await stateOf(answer, ({ state }) => state === 'bounced')).toBeDefined();
  });

  test('twice for a mail that came to two mailboxes, to whichever processes and at whatever moment', async () => {
    const database = await createDatabase();
    const data = await dataDirectory();
    const own = await startSmtp(dovecot.tls);
    const settings = {
      databaseUrl: database.url,
      data,
      smtpUrl: smtpUrl(own.port),
      mailFrom: OWN,
      mailRetrySeconds: 1,
    };
    const gateways = [
      await startGateway({ ...settings, mail: `${dovecot.address('sales')} ${dovecot.address('info')}` }),
      await startGateway({ ...settings, mail: `${dovecot.address('info')} ${dovecot.address('sales')}` }),
    ];
    try {
      const mails = Array.from({ length: 8 }, () => mailOf());
      await Promise.all(
        mails.flatMap((mail) => ['sales', 'info'].map((user) => dovecot.deliver(user, deliveredTo(user, mail)))),
      );
      // Another mail under the same Message-ID is another event.
      const id = /^message-id: (\S+)/im.exec(mails[0]?.toString('latin1') ?? '')?.[1] ?? '';
      await dovecot.deliver('sales', mailOf({ 'message-id': id }, orderText('OTHER-1')));
      const answers = await waitFor(
        'all of them',
        async () => {
          const { data: rows } = (await gateways[0]?.client.get<{ data: AnswerView[] }>(
            '/v1/mail-answers?limit=50',
          )) ?? { data: [] };
          return rows.length === 17 && rows.every(({ state }) => state === 'sent' || state === 'withheld') && rows;
        },
        60_000,
      );
      expect(answers.filter(({ state }) => state === 'sent')).toHaveLength(9);
      expect(answers.flatMap(({ state, reason }) => (state === 'withheld' ? [reason] : []))).toEqual(
        Array.from({ length: 8 }, () => 'duplicate'),
      );
      const threads = own.mails.map(({ raw }) => /^In-Reply-To: (\S+)/im.exec(raw.toString('latin1'))?.[1] ?? '');
      expect([threads.length, new Set(threads).size]).toEqual([9, 8]);
    } finally {
      for (const each of gateways) await each.remove();
      await own.stop();
      await database.drop();
    }
  });

  test('by mistake for a person whose program says that it does not answer by itself', async () => {
    expect((await answerTo(mailOf({ 'x-autoreply': 'no' }))).reason).toBeNull();
  });

  test('for a thank you, which orders nothing', async () => {
    expect(await answerTo(fixture('thanks.eml'))).toMatchObject({ state: 'withheld', reason: 'no-order' });
  });

  test('for our own receipt that a system of tickets sends back as if it had written it; it orders nothing again', async () => {
    const { mail, answer: first } = await answered(mailOf());
    const text = `Thank you, please find your request registered as Ticket#990 below.\n\nYour message:\n\n${mail.parsed.text ?? ''}`;
    const head = { 'in-reply-to': first.mailId, 'references': first.mailId };
    const answer = await answerTo(
      mailOf(head, text.replaceAll('\n', '\r\n'), `[Ticket#990] ${mail.parsed.subject ?? ''}`),
    );
    expect(answer).toMatchObject({ state: 'withheld', reason: 'loop' });
    const { data } = await gateway.client.get<{ data: OrderView[] }>(`/v1/orders?messageId=${answer.messageId}`);
    expect(data).toEqual([]);
  });

  test('more than thirty times an hour, whatever a loop looks like', async () => {
    const mails = Array.from({ length: 31 }, (_, index) =>
      mailOf({ from: 'loop@other.example' }, orderText(`LOOP-${index}`)),
    );
    const answers = await Promise.all(mails.map((mail) => answerTo(mail)));
    const withheld = answers.filter(({ state }) => state === 'withheld');
    expect(withheld.map(({ reason }) => reason)).toEqual(['too-many']);
  });

  test('for the mails of a help desk that acknowledges each of ours as if a person wrote', async () => {
    const text =
      'Thank you for contacting Kunde AG. Your request has been registered under #771. Our team will get back to you.\r\n';
    const desk = { from: 'Helpdesk <help@kunde.example>' };
    const answers: AnswerView[] = [];
    for (let index = 0; index < 8; index++) answers.push(await answerTo(mailOf(desk, text, `[#77${index}] Re: order`)));
    expect(answers.map(({ reason }) => reason)).toEqual([null, null, null, null, null, 'loop', 'loop', 'loop']);
    const quoted = `${text}\r\n> One of our people will look at it.\r\n> This mail was written by a machine. An answer to it\r\n> is read.\r\n`;
    const other = await answerTo(mailOf({ from: 'Desk <desk@kunde.example>' }, quoted, '[#99] Re: order'));
    expect(other).toMatchObject({ state: 'withheld', reason: 'loop' });
    // What such an address orders is answered all the same.
    expect((await answerTo(mailOf(desk))).reason).toBeNull();
  });

  test('but a partner on file, who orders more than thirty times an hour, is in the next one', async () => {
    await gateway.client.call('POST', '/v1/partners', {
      body: { id: 'BULK', name: 'Bulk Ltd', identifiers: ['bulk.example'] },
    });
    const mails = Array.from({ length: 33 }, (_, index) =>
      mailOf({ from: 'buyer@bulk.example' }, orderText(`BULK-${index}`).replace('40 x', `${index + 41} x`)),
    );
    const answers = await Promise.all(mails.map((mail) => answerTo(mail)));
    expect(answers.filter(({ state }) => state === 'withheld')).toEqual([]);
    const due = await gateway.database.query<{ late: boolean }>(
      `select next_at > now() + interval '50 minutes' as late from mail_answers where recipient = 'buyer@bulk.example'`,
    );
    expect(due.filter(({ late }) => late)).toHaveLength(3);
  });
});

describe('a sender', () => {
  test('who is a stranger waits for a person, and is known once one of the orders went on', async () => {
    const head = { from: 'Bob <bob@fresh.example>' };
    const first = await orderOf(await answerTo(mailOf(head)));
    expect(first.issues.map(({ code }) => code)).toContain('mail-sender-unknown');
    const released = await gateway.client.decide(first, 'release', { reason: 'called them' });
    expect(released.body.deliveryState).toBe('queued');
    const second = await orderOf(await answerTo(mailOf(head)));
    expect(second.issues.map(({ code }) => code)).not.toContain('mail-sender-unknown');
  });

  test('who is known is not known by a mail that nothing ties to the address', async () => {
    const head = { from: 'Cy <cy@settled.example>' };
    const first = await orderOf(await answerTo(mailOf(head)));
    await gateway.client.decide(first, 'release', { reason: 'called them' });
    const codesOf = async (results: string): Promise<(string | undefined)[]> => {
      const order = await orderOf(await answerTo(mailOf({ ...head, 'authentication-results': results })));
      return [...order.issues.map(({ code }) => code).filter((code) => code.startsWith('mail-sender')), order.state];
    };
    const spoofed = 'mx.supplier.example; spf=fail smtp.mailfrom=evil.example; dkim=none; dmarc=none';
    expect(await codesOf(spoofed)).toEqual(['mail-sender-unproven', 'needsReview']);
    expect(await codesOf('mx.other.example; dmarc=pass')).toEqual(['mail-sender-unproven', 'needsReview']);
    const elsewhere = 'mx.supplier.example; dmarc=pass header.from=evil.example';
    expect(await codesOf(elsewhere)).toEqual(['mail-sender-unproven', 'needsReview']);
    expect(await codesOf(stamp('cy@settled.example'))).not.toContain('mail-sender-unproven');
  });

  test('who has two headers From is nobody', async () => {
    const twice = { from: 'Ann Lee <ann@northgate.example>\r\nFrom: Eve <eve@evil.example>' };
    const answer = await answerTo(mailOf(twice));
    expect(answer).toMatchObject({ state: 'withheld', reason: 'no-address', recipient: '' });
    expect((await orderOf(answer)).issues.map(({ code }) => code)).toContain('mail-sender-unknown');
  });

  test('who asks to be answered elsewhere is answered there only within a domain on file', async () => {
    const head = { 'from': 'Di <di@listed.example>', 'reply-to': 'sales@listed.example' };
    const elsewhere = await answerTo(mailOf(head));
    expect(elsewhere.recipient).toBe('di@listed.example');
    expect((await orderOf(elsewhere)).issues.map(({ code }) => code)).toContain('mail-reply-elsewhere');
    const partner = { id: 'listed', name: 'Listed Ltd', identifiers: ['listed.example'] };
    expect((await gateway.client.call('POST', '/v1/partners', { body: partner })).status).toBe(201);
    expect((await answerTo(mailOf(head))).recipient).toBe('sales@listed.example');
    const outside = await answerTo(mailOf({ ...head, 'reply-to': 'di@evil.example' }));
    expect(outside.recipient).toBe('di@listed.example');
  });

  test('whose domain denies the mail waits for a person, and is not answered', async () => {
    const results =
      'mx.supplier.example; spf=fail smtp.mailfrom=x@evil.example; dmarc=fail header.from=northgate.example';
    const answer = await answerTo(mailOf({ 'authentication-results': results }));
    expect(answer).toMatchObject({ state: 'withheld', reason: 'forged' });
    expect((await orderOf(answer)).issues.map(({ code }) => code)).toContain('mail-sender-forged');
    expect(await gateway.client.message(answer.messageId)).toMatchObject({
      mail: { sender: 'ann@northgate.example', kind: 'person', authentication: { verdict: 'fail', by: 'server' } },
    });
  });

  test.each([
    ['SPF fails and nothing else vouches', 'mx.supplier.example; spf=fail smtp.mailfrom=northgate.example; dmarc=none'],
    ['the machine of another domain sent it', 'mx.supplier.example; spf=pass smtp.mailfrom=evil.example; dmarc=none'],
  ])(
    'whose mail comes from elsewhere is not answered, as the answer may reach somebody else: %s',
    async (_case, said) => {
      const head = { 'from': 'Una <una@unproven.example>', 'authentication-results': said };
      const answer = await answerTo(mailOf(head));
      expect(answer).toMatchObject({ state: 'withheld', reason: 'unproven' });
      expect((await orderOf(answer)).state).toBe('needsReview');
    },
  );

  test.each([
    ['no server that is named says anything', 'mx.other.example; dmarc=pass'],
    [
      'the server says that nothing is known',
      'mx.supplier.example; spf=none smtp.mailfrom=unproven.example; dmarc=none',
    ],
  ])('for whom nothing vouches is told that a mail came, and nothing of what it says: %s', async (_case, said) => {
    const head = { 'from': 'Una <una@unproven.example>', 'authentication-results': said };
    const { mail, answer } = await answered(mailOf(head, orderText('SECRET-77')));
    expect(mail).toMatchObject({ to: 'una@unproven.example' });
    expect(mail.parsed.text).toContain('we have received your mail. One of our people will look at it.');
    expect(mail.raw.toString('latin1')).not.toMatch(/SECRET-77|ABC-123|Leeds/);
    expect((await orderOf(answer)).state).toBe('needsReview');
    const nothing = await answerTo(mailOf(head, 'Do you have a catalogue?\r\n', 'question'));
    expect(nothing).toMatchObject({ state: 'withheld', reason: 'unproven' });
  });

  test('who is a partner on file orders as that partner, and is not asked who it is', async () => {
    await gateway.client.call('POST', '/v1/partners', {
      body: { id: 'FILED', name: 'Filed Tools Ltd', identifiers: ['Ann@Filed.example'] },
    });
    await gateway.client.call('POST', '/v1/partners', {
      body: { id: 'DOMAIN', name: 'Whole Domain GmbH', identifiers: ['domain.example'] },
    });
    const head = { from: 'Ann <ann@filed.example>' };
    const { mail, answer } = await answered(mailOf(head));
    const order = await orderOf(answer);
    expect(order).toMatchObject({ partnerId: 'FILED' });
    const codes = order.issues.map(({ code }) => code);
    expect(codes).not.toContain('buyer-missing');
    expect(codes).not.toContain('mail-sender-unknown');
    expect(codes).not.toContain('mail-sender-differs');
    expect(mail.parsed.text).toContain('Please answer this mail with it');
    expect(mail.parsed.text).not.toContain('who orders');
    const visitor = await openAccount(gateway, { email: 'bob@filed.example', name: 'Bob', customers: ['FILED'] });
    const shown = await visitor.get<{ data: { id: string }[] }>('/orders');
    expect(shown.body.data.map(({ id }) => id)).toEqual([order.id]);
    // A correction does not ask either.
    const patch = [{ op: 'replace', path: '/lines/0/quantity', value: '41' }];
    await gateway.client.decide(order, 'corrections', { reason: 'agreed', patch });
    expect((await gateway.client.order(order.id)).issues.map(({ code }) => code)).not.toContain('buyer-missing');
    const jo = await orderOf(await answerTo(mailOf({ from: 'jo@domain.example' })));
    expect(jo).toMatchObject({ partnerId: 'DOMAIN' });
    const other = await orderOf(await answerTo(mailOf({ from: 'eve@filed.example' })));
    expect(other).toMatchObject({ partnerId: null });
    expect(other.issues.map(({ code }) => code)).toContain('buyer-missing');
  });

  test('who is a partner on file orders for nobody else unseen, and nobody orders in its name by a forged mail', async () => {
    await gateway.client.call('POST', '/v1/partners', {
      body: { id: 'OTHER', name: 'Other Pumps Inc', address: '9 Dock Street, Hull' },
    });
    const orderFrom = async (name: string, head: Readonly<Record<string, string>> = {}): Promise<OrderView> =>
      orderOf(await answerTo(sheetOf(name, { from: 'Ann <ann@filed.example>', ...head })));
    const other = await orderFrom('Other Pumps Inc');
    expect(other).toMatchObject({ partnerId: 'OTHER', state: 'needsReview' });
    expect(differs(other)).toBe(true);
    const unknown = await orderFrom('Zeta Maritime GmbH');
    expect(unknown).toMatchObject({ partnerId: 'FILED', state: 'needsReview' });
    expect(differs(unknown)).toBe(true);
    const own = await orderFrom('FILED TOOLS');
    expect(own).toMatchObject({ partnerId: 'FILED' });
    expect(differs(own)).toBe(false);
    const denied = 'mx.supplier.example; dmarc=fail header.from=filed.example';
    const forged = await orderOf(
      await answerTo(mailOf({ 'from': 'Ann <ann@filed.example>', 'authentication-results': denied })),
    );
    expect(forged).toMatchObject({ partnerId: null });
    expect(forged.issues.map(({ code }) => code)).toContain('mail-sender-forged');
    // Nor does the customer in whose name somebody else ordered see anything of it, before the desk says that it is theirs.
    const customer = await openAccount(gateway, { email: 'o@other.example', name: 'Olga', customers: ['OTHER'] });
    expect((await customer.get('/orders')).body).toMatchObject({ data: [] });
    expect((await customer.get(`/orders/${other.id}`)).status).toBe(404);
    const answer = { verdict: 'confirmed', revision: 1 };
    expect((await customer.send('POST', `/orders/${other.id}/answer`, answer)).status).toBe(404);
    expect((await customer.get('/customers/OTHER/ship-tos')).body).toMatchObject({ data: [] });
  });

  test('whose order came before from somebody who was turned away still gets it', async () => {
    const text = orderText(`H-${++count}`);
    const forged = await orderOf(await answerTo(mailOf({ from: 'Eve <eve@evil.example>' }, text)));
    expect(forged.state).toBe('needsReview');
    const genuine = await orderOf(await answerTo(mailOf({}, text)));
    // Not a duplicate that ends there: what it repeats may be forged.
    expect(genuine.state).toBe('needsReview');
    expect(genuine.issues.map(({ code }) => code)).toContain('duplicate-order');
    await gateway.client.decide(forged, 'reject', { reason: 'not from them' });
    await gateway.client.decide(genuine, 'release', { reason: 'called them' });
    expect((await gateway.client.order(genuine.id)).state).not.toBe('needsReview');
  });

  test('is answered only when known, where that was set', async () => {
    const choosy = await startGateway({
      mail: dovecot.address('choosy'),
      smtpUrl: smtpUrl(smtp.port),
      mailFrom: OWN,
      mailReply: 'known',
    });
    try {
      const partner = { id: 'KNOWN', name: 'Known Ltd', identifiers: ['known.example'] };
      expect((await choosy.client.call('POST', '/v1/partners', { body: partner })).status).toBe(201);
      for (const from of ['ann@known.example', 'eve@unknown.example'])
        await dovecot.deliver('choosy', mailOf({ from }));
      const answers = await waitFor('both', async () => {
        const { data } = await choosy.client.get<{ data: AnswerView[] }>('/v1/mail-answers');
        return data.length === 2 && data.every(({ state }) => state === 'sent' || state === 'withheld') && data;
      });
      expect(Object.fromEntries(answers.map(({ recipient, state, reason }) => [recipient, reason ?? state]))).toEqual({
        'ann@known.example': 'sent',
        'eve@unknown.example': 'unknown-sender',
      });
    } finally {
      await choosy.remove();
    }
  });
});

describe('an answer', () => {
  test('that the server does not take now is sent later, once, under the same Message-ID', async () => {
    smtp.behave(451);
    const answer = await answerTo(mailOf());
    await stateOf(answer, ({ state, attempts }) => state === 'pending' && attempts >= 2);
    smtp.behave('take');
    await stateOf(answer, ({ state }) => state === 'sent');
    expect(sentAs(answer)).toHaveLength(1);
  });

  test('waits while the server is away', async () => {
    const { port } = smtp;
    await smtp.stop();
    const answer = await answerTo(mailOf());
    await stateOf(answer, ({ state, attempts }) => state === 'pending' && attempts >= 1);
    smtp = await startSmtp(dovecot.tls, port);
    await stateOf(answer, ({ state }) => state === 'sent');
    expect(sentAs(answer)).toHaveLength(1);
  });

  test('that is refused for good is not sent again, and its order shows it', async () => {
    smtp.behave(550);
    const answer = await answerTo(mailOf());
    const failed = await stateOf(answer, ({ state }) => state === 'failed');
    expect(failed).toMatchObject({ attempts: 1, reason: expect.stringContaining('mail-refused') });
    const [order] = (await gateway.client.message(answer.messageId)).orders;
    expect((await gateway.client.order(order?.id ?? '')).acknowledgmentState).toBe('failed');
  });

  test('of which nobody knows whether it went out is not sent twice', async () => {
    smtp.behave('hangUp');
    const answer = await answerTo(mailOf());
    await stateOf(answer, ({ state }) => state === 'uncertain');
    smtp.behave('take');
    const next = await answerTo(mailOf());
    await stateOf(next, ({ state }) => state === 'sent');
    expect(sentAs(answer)).toHaveLength(1);
  });

  test('that comes back is a failed delivery, found by its Message-ID', async () => {
    const { answer } = await answered(mailOf());
    await dovecot.deliver('orders', bounceOf(answer.mailId));
    const bounced = await stateOf(answer, ({ state }) => state === 'bounced');
    expect(bounced.reason).toContain('no such user');
    const [order] = (await gateway.client.message(answer.messageId)).orders;
    const seen = await gateway.client.order(order?.id ?? '');
    expect(seen.acknowledgmentState).toBe('failed');
    expect(seen.exception?.codes).toContain('answer-undelivered');
    const { data } = await gateway.client.get<{ data: AnswerView[] }>('/v1/mail-answers?state=bounced');
    expect(data.map(({ id }) => id)).toContain(answer.id);
    expect(new Set(data.map(({ state }) => state))).toEqual(new Set(['bounced']));
  });

  test('that is only late is left as it is', async () => {
    const { answer } = await answered(mailOf());
    await dovecot.deliver('orders', bounceOf(answer.mailId, 'delayed', '4.4.1'));
    await messageAfter(answer.messageId);
    expect((await answersOf(answer.messageId))[0]).toMatchObject({ state: 'sent' });
  });
});

describe('a reply to a mail of ours', () => {
  // Whoever wrote the mails above has had as many answers as one address gets in an hour.
  const ordered = { from: 'Ann Lee <ann@southgate.example>' };
  const said = 'company is Shop Ltd, price 9.90 GBP, unit is rolls, deliver to 4 High Street, Leeds.';
  const quoted =
    'On Mon, 1 Jun 2026 at 09:15, Supplier Orders <orders@supplier.example> wrote:\r\n> Hello,\r\n> Missing';
  const reply = (thread: string, head: Readonly<Record<string, string>> = {}, text = said): Buffer =>
    mailOf(
      { ...ordered, 'in-reply-to': thread, 'references': thread, ...head },
      `${text}\r\n\r\n${quoted}\r\n`,
      'Re: order',
    );

  test('is put to its order with its words, and the order waits for a person', async () => {
    const { answer } = await answered(mailOf(ordered));
    const order = await orderOf(answer);
    const message = await received(reply(answer.mailId));
    expect(message.orders).toEqual([]);
    expect(message).toMatchObject({
      answersOrders: [{ id: order.id, poNumber: order.poNumber, state: 'needsReview' }],
    });
    expect(message.findings.map(({ code }) => code)).toEqual(['mail-answer-taken']);
    const now = await gateway.client.order(order.id);
    expect(now.state).toBe('needsReview');
    expect(now.exception?.codes).toEqual([...(order.exception?.codes ?? []), 'customer-answered']);
    expect((await eventsOf(order)).at(-1)).toMatchObject({
      type: 'customerAnswered',
      actor: 'ann@southgate.example',
      reason: said,
      data: { messageId: message.id, revision: 1 },
    });
  });

  test('is told at an order that the ERP has already, which stays as it is', async () => {
    const mail = mailOf({ ...ordered, 'message-id': '<gone@southgate.example>' });
    const { answer } = await answered(mail);
    const order = await orderOf(answer);
    await gateway.client.decide(order, 'release', { reason: 'called them' });
    const delivery = await waitFor('the delivery', async () =>
      (await gateway.client.lease(50)).find(({ orderId }) => orderId === order.id),
    );
    await gateway.client.ack(delivery.id, 'SO-9');
    // To the customer's own mail: they look into what they sent.
    await received(reply('<gone@southgate.example>', {}, 'thank you, but the unit is rolls'));
    const now = await gateway.client.order(order.id);
    expect(now).toMatchObject({ state: 'acceptedByErp', revision: 1, exception: { codes: ['customer-answered'] } });
    expect(now.deliveries).toHaveLength(1);
    expect(await repliesAt(order)).toMatchObject([{ reason: 'thank you, but the unit is rolls' }]);
  });

  const passed = { 'authentication-results': 'mx.supplier.example; dmarc=pass header.from=southgate.example' };
  const failed = { 'authentication-results': 'mx.supplier.example; dmarc=fail header.from=southgate.example' };
  test.each([
    ['of a stranger', { from: 'Eve <eve@elsewhere.example>' }],
    ['of another address of its domain, for which nothing vouches', { from: 'Jo <jo@southgate.example>' }],
    ['that the domain of its sender denies', failed],
  ])('%s is not, and stays among the messages to look at', async (_case, head) => {
    const { answer } = await answered(mailOf(ordered));
    const order = await orderOf(answer);
    const message = await received(reply(answer.mailId, head, 'Thanks!'));
    expect(message.findings.map(({ code }) => code)).toEqual(['mail-answer-unattached']);
    expect(await repliesAt(order)).toEqual([]);
    expect(JSON.stringify(await gateway.client.order(order.id))).not.toContain('customer-answered');
    const { data } = await gateway.client.get<{ data: { id: string }[] }>('/v1/inbound?incomplete=true');
    expect(data.map(({ id }) => id)).toContain(message.id);
  });

  test('of a colleague is put to it where the domain vouches for the mail', async () => {
    const { answer } = await answered(mailOf(ordered));
    await received(reply(answer.mailId, { from: 'Jo <jo@southgate.example>', ...passed }));
    expect(await repliesAt(await orderOf(answer))).toMatchObject([{ reason: said, actor: 'jo@southgate.example' }]);
  });

  test('of somebody else who has a mailbox at the same public service is not', async () => {
    const from = 'Gina <gina@gmail.com>';
    const results =
      'mx.supplier.example; spf=pass smtp.mailfrom=gmail.com; dkim=pass header.d=gmail.com; dmarc=pass header.from=gmail.com';
    const { answer } = await answered(mailOf({ ...ordered, from, 'authentication-results': results }));
    const other = { 'from': 'Mallory <mallory@gmail.com>', 'authentication-results': results };
    const message = await received(reply(answer.mailId, other));
    expect(message.findings.map(({ code }) => code)).toContain('mail-answer-unattached');
    expect(await repliesAt(await orderOf(answer))).toEqual([]);
  });

  test('that a machine wrote is put to nothing, and one that orders is an order', async () => {
    const { answer } = await answered(mailOf(ordered));
    const absent = await received(reply(answer.mailId, { 'auto-submitted': 'auto-replied' }, 'I am away.'));
    expect(absent.findings.map(({ code }) => code)).not.toContain('mail-answer-taken');
    const next = await received(reply(answer.mailId, {}, orderText(`R-${++count}`)));
    expect(next.orders).toHaveLength(1);
    expect(await repliesAt(await orderOf(answer))).toEqual([]);
  });
});

test('a gateway that is killed while it hands an answer over does not send it again', async () => {
  const database = await createDatabase();
  const data = await dataDirectory();
  const own = await startSmtp(dovecot.tls);
  const env = {
    DATABASE_URL: database.url,
    ORDERGATE_MAIL: dovecot.address('killed'),
    ORDERGATE_SMTP_URL: smtpUrl(own.port),
    ORDERGATE_MAIL_FROM: OWN,
    ORDERGATE_LOG_LEVEL: 'warn',
  };
  const first = await spawnGateway(data, { env });
  own.behave('hold');
  await dovecot.deliver('killed', mailOf());
  await waitFor('the mail to be handed over', () => own.mails.length === 1);
  await first.kill();
  own.behave('take');
  const second = await spawnGateway(data, { env });
  const client = createClient(second.url, await keyIn(database.url));
  const state = await waitFor('the answer to be given up', async () => {
    const { data: rows } = await client.get<{ data: AnswerView[] }>('/v1/mail-answers');
    return rows[0]?.state !== 'sending' && rows[0]?.state;
  });
  expect(state).toBe('uncertain');
  expect(own.mails).toHaveLength(1);
  await second.stop();
  await own.stop();
  await database.drop();
  await rm(data, { recursive: true, force: true });
});

function smtpUrl(port: number): string {
  return `smtps://orders:secret@localhost:${port}?ca=${dovecot.caFile}`;
}

function orderText(number: string): string {
  return `Hi Ben,\r\n\r\nplease send 40 x ABC-123 (pallet wrap, clear) to our Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA, our PO ${number}.\r\n\r\nTom\r\n`;
}

/** A mail that orders something, with a head as given. */
function mailOf(
  head: Readonly<Record<string, string>> = {},
  text = orderText(`A-${++count}`),
  subject = 'order',
): Buffer {
  const all: Record<string, string> = {
    'from': 'Ann Lee <ann@northgate.example>',
    'to': OWN,
    'subject': subject,
    'date': 'Mon, 1 Jun 2026 09:14:00 +0100',
    'message-id': `<m${++count}@northgate.example>`,
    'mime-version': '1.0',
    'content-type': 'text/plain; charset=utf-8',
    ...head,
  };
  all['authentication-results'] ??= stamp(all['from']);
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
}

/** As each mailbox gets it: with a head of its own. */
function deliveredTo(user: string, mail: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`Delivered-To: ${user}@supplier.example\r\n`), mail]);
}

function differs({ issues }: OrderView): boolean {
  return issues.some(({ code }) => code === 'mail-sender-differs');
}

/** A mail with a sheet that names its buyer. */
function sheetOf(
  buyer: string,
  head: Readonly<Record<string, string>>,
  words = 'Please find our order attached.',
): Buffer {
  const sheet = `PURCHASE ORDER\r\nBuyer:,"${buyer}"\r\nPO Number:,S-${++count}\r\nPO Date:,2026-06-01\r\nCurrency:,USD\r\nShip to:,"${buyer}, 12 Mill Road, Toledo, OH 43601"\r\n\r\nLine,Item No.,Description,Qty,UOM,Unit Price,Amount\r\n1,AB-1000,VALVE,1,EA,10.00,10.00\r\n`;
  const parts = `--b\r\nContent-Type: text/plain\r\n\r\n${words}\r\n--b\r\nContent-Type: text/csv; name=order.csv\r\nContent-Disposition: attachment; filename=order.csv\r\n\r\n${sheet}\r\n--b--\r\n`;
  return mailOf({ ...head, 'content-type': 'multipart/mixed; boundary=b' }, parts);
}

function fixture(name: string, head: Readonly<Record<string, string>> = {}): Buffer {
  const text = readFileSync(`fixtures/mail/${name}`, 'latin1').replaceAll(/\r?\n/g, '\r\n');
  const id = head['message-id'] ?? `<f${++count}@northgate.example>`;
  const kept = text.replace(/^message-id:.*\r\n/im, '');
  const results = head['authentication-results'] ?? stamp(/^from:.*$/im.exec(text)?.[0]);
  const added = Object.entries({ ...head, 'message-id': id, 'authentication-results': results }).map(
    ([name_, value]) => `${name_}: ${value}\r\n`,
  );
  return Buffer.from(added.join('') + kept, 'latin1');
}

function bounceOf(mailId: string, action = 'failed', status = '5.1.1'): Buffer {
  return Buffer.from(
    [
      'Return-Path: <>',
      'From: Mail Delivery System <MAILER-DAEMON@mx.northgate.example>',
      `To: ${OWN}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <b${++count}@mx.northgate.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Your mail could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.northgate.example',
      '',
      'Final-Recipient: rfc822; ann@northgate.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${mailId}`,
      'Subject: Re: order',
      '',
      'Purchase order 7781, 1 line',
      '--b--',
      '',
    ].join('\r\n'),
  );
}

/** Delivers, and waits until it was decided whether the sender is answered. */
async function answerTo(mail: Buffer, sender?: string): Promise<AnswerView> {
  const id = /^message-id:\s*(\S+)/im.exec(mail.toString('latin1'))?.[1] ?? '';
  await dovecot.deliver('orders', mail, sender);
  const messageId = await waitFor(
    'the mail',
    async () =>
      (await gateway.database.query<{ id: string }>('select message_id as id from mails where mail_id = $1', [id]))[0]
        ?.id,
    60_000,
  );
  return waitFor('the answer', async () => (await answersOf(messageId))[0]);
}

async function answersOf(messageId: string): Promise<AnswerView[]> {
  return (await gateway.client.get<{ data: AnswerView[] }>(`/v1/mail-answers?messageId=${messageId}`)).data;
}

async function answered(mail: Buffer) {
  const answer = await stateOf(await answerTo(mail), ({ state }) => state === 'sent');
  const [sent] = sentAs(answer);
  if (sent === undefined) throw new Error('Nothing was sent.');
  return { mail: { ...sent, parsed: await simpleParser(sent.raw) }, answer };
}

async function orderOf({ messageId }: AnswerView): Promise<OrderView> {
  const [order] = (await gateway.client.message(messageId)).orders;
  return gateway.client.order(order?.id ?? '');
}

function sentAs({ mailId }: AnswerView): TestSmtp['mails'] {
  return smtp.mails.filter(({ raw }) => raw.toString('latin1').includes(`Message-ID: ${mailId}\r\n`));
}

async function stateOf({ id, messageId }: AnswerView, is: (answer: AnswerView) => boolean): Promise<AnswerView> {
  return waitFor(`answer ${id}`, async () => {
    const [now] = await answersOf(messageId);
    return now !== undefined && is(now) && now;
  });
}

/** Waits until a later mail was read to its end. */
async function messageAfter(messageId: string): Promise<void> {
  await waitFor(
    'the next mail',
    async () =>
      (
        await gateway.database.query(
          'select 1 from mails m join messages x on x.id = m.message_id where x.seq > (select seq from messages where id = $1)',
          [messageId],
        )
      ).length > 0,
  );
}

interface EventView {
  readonly type: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly data: unknown;
}

async function eventsOf({ id }: OrderView): Promise<readonly EventView[]> {
  return (await gateway.client.get<{ data: EventView[] }>(`/v1/orders/${id}/events`)).data;
}

async function repliesAt(order: OrderView): Promise<readonly EventView[]> {
  return (await eventsOf(order)).filter(({ type }) => type === 'customerAnswered');
}

async function received(mail: Buffer): Promise<MessageView> {
  return gateway.client.message((await answerTo(mail)).messageId);
}
