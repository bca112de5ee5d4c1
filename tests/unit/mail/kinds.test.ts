/** What a mail is by its head, in which language it is answered, and what counts as a change: small tables of real cases. */
import { describe, expect, test } from 'vitest';
import { ContentHash, mailIdOf } from '../../../src/adapters/channels/mail/content-hash.ts';
import { Whole } from '../../../src/adapters/channels/mail/whole.ts';
import { bounceOf } from '../../../src/adapters/formats/mail/bounce.ts';
import { changeSaid, letterOf, stopSaid } from '../../../src/adapters/formats/mail/change.ts';
import { factsOf, isAddress } from '../../../src/adapters/formats/mail/facts.ts';
import { headOf, kindOf } from '../../../src/adapters/formats/mail/kind.ts';
import { languageOf } from '../../../src/adapters/formats/mail/language.ts';
import { parseMailboxes, parseSmtp } from '../../../src/model/mailbox.ts';
import { isThanks } from '../../../src/adapters/formats/mail/thanks.ts';
import { plain } from '../../../src/pipeline/mail-text.ts';

test.each([
  ['person', 'From: ann@a.example'],
  ['person', 'From: ann@a.example\nAuto-Submitted: no'],
  ['person', 'From: ann@a.example\nX-Autoreply: no'],
  ['person', 'From: ann@a.example\nX-Autorespond: No'],
  ['autoReply', 'From: ann@a.example\nX-Autoreply: yes'],
  ['autoReply', 'From: ann@a.example\nX-Autorespond: I am away'],
  ['person', 'From: ann@a.example\nSubject: Automatic valve order'],
  ['person', 'From: ann@a.example\nSubject: Out of office supplies - order B-1002'],
  ['person', 'From: ann@a.example\nSubject: Automatic response cards PO B-1003'],
  ['person', 'From: "Mailer-Daemon Motors Ltd" <orders@motors.example>\nSubject: order'],
  ['person', 'From: ann@a.example\nContent-Type: multipart/report; boundary=x'],
  ['machine', 'From: erp@a.example\nAuto-Submitted: auto-generated'],
  ['machine', 'From: erp@a.example\nX-Auto-Response-Suppress: OOF, AutoReply'],
  ['machine', 'From: erp@a.example\nReturn-Path: <>'],
  ['machine', 'From: erp@a.example\nX-Loop: orders@a.example'],
  ['machine', 'From: root@a.example\nX-Cron-Env: <SHELL=/bin/sh>'],
  ['list', 'From: ann@a.example\nList-Id: orders <orders.a.example>'],
  ['autoReply', 'From: ann@a.example\nAuto-Submitted: auto-replied (vacation)'],
  ['autoReply', 'From: ann@a.example\nSubject: Out of Office: Re: order'],
  ['autoReply', 'From: ann@a.example\nSubject: Out of office until Monday'],
  ['autoReply', 'From: ann@a.example\nSubject: Abwesenheitsnotiz: Bestellung'],
  ['autoReply', 'From: ann@a.example\nSubject: Risposta automatica: ordine'],
  ['autoReply', 'From: ann@a.example\nSubject: Respuesta automática: ausente'],
  ['autoReply', 'From: ann@a.example\nSubject: Automatisch antwoord: bestelling'],
  ['autoReply', 'From: ann@a.example\nSubject: Réponse automatique'],
  ['autoReply', 'From: ann@a.example\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique_:_commande?='],
  ['receipt', 'From: ann@a.example\nSubject: Read: Order'],
  ['receipt', 'From: ann@a.example\nSubject: Gelesen: Bestellung'],
  ['person', 'From: ann@a.example\nSubject: Read the order attached'],
  ['autoReply', `From: a@a.example\nSubject: =?UTF-8?B?${Buffer.from('自动回复：订单').toString('base64')}?=`],
  [
    'receipt',
    'From: ann@a.example\nContent-Type: multipart/report;\n report-type=disposition-notification; boundary=x',
  ],
  ['bounce', 'From: x@a.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=x'],
  ['bounce', 'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: x'],
  ['bounce', 'From: MAILER-DAEMON (Mail Delivery System)\nSubject: x'],
  ['bounce', 'From: postmaster@a.example\nReturn-Path: <>\nSubject: Undeliverable: Re: order'],
])('is written by: %s', (kind, head) => {
  expect(kindOf(headOf(Buffer.from(`${head.replaceAll('\n', '\r\n')}\r\n\r\nAuto-Submitted: auto-replied`)))).toBe(
    kind,
  );
});

test.each([
  ['person', 'List-ID: <orders.supplier.example>\nPrecedence: list\nList-Unsubscribe: <mailto:x@supplier.example>'],
  ['person', 'List-Post: <https://groups.example/orders>, <mailto:orders@supplier.example>'],
  ['machine', 'List-ID: <orders.supplier.example>\nAuto-Submitted: auto-generated'],
  ['autoReply', 'List-ID: <orders.supplier.example>\nX-Autoreply: yes'],
  ['list', 'List-ID: <news.a.example>\nPrecedence: list'],
  ['list', 'List-ID: <news.notsupplier.example>'],
  ['list', 'Precedence: list'],
])('is written through a list of our own by: %s, %s', (kind, head) => {
  const lines = `From: ann@a.example\n${head}`.replaceAll('\n', '\r\n');
  expect(kindOf(headOf(Buffer.from(`${lines}\r\n\r\nhello`)), new Set(['supplier.example']))).toBe(kind);
});

test('a mail of more parts than anybody sends is still known by its head', async () => {
  const head = [
    'From: Ann Lee <ann@a.example>',
    'Message-ID: <1@a.example>',
    'In-Reply-To: <0@b.example>',
    'Subject: order',
    'Content-Type: multipart/mixed;',
    ' boundary=q',
  ];
  const mail = `${head.join('\r\n')}\r\n\r\n${'--q\r\ncontent-type: text/plain\r\n\r\nx\r\n'.repeat(4000)}--q--\r\n`;
  expect(await factsOf(Buffer.from(mail))).toMatchObject({
    sender: 'ann@a.example',
    mailId: '<1@a.example>',
    thread: ['<0@b.example>'],
    subject: 'order',
  });
});

test.each([
  ['en', 'Please send 40 pieces of ABC-123'],
  ['de', 'Bitte liefern Sie 40 Stück ABC-123'],
  ['zh', '请安排以下订单 ABC-123 PE袋 300×400 401KG'],
  ['en', 'Order for 深圳 valve ABC-123: please ship with our usual forwarder and send the papers to us'],
  ['en', '下記の通り注文いたします。品番 ABC-123'],
  ['en', '4711 0815'],
])('is answered in %s: %s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});

test.each([
  ['please change PO 81014: 60 instead of 40', 'Re: order\nplease change PO 81014: 60 instead of 40', true],
  ['a thread in German', 'AW: Bestellung\nbitte die Menge auf 60 ändern', true],
  ['更改订单', 'Re: 订单\n请更改订单数量为60', true],
  ['a first order with a remark', 'order\nplease send 40 ABC-123, instead of the usual carrier use ours', false],
  ['what is only quoted', 'Re: order\nthanks, 40 x ABC-123 as well\n> please change the order', false],
])('tells a change: %s', (_case, words, expected) => {
  expect(changeSaid(letterOf(words), words.startsWith('Re') || words.startsWith('AW')) !== undefined).toBe(expected);
});

test.each([
  ['Re: order\nPlease cancel this order.', true],
  ['Re: order\nSTOP - do not send, wrong item!', true],
  ['order\nCancel PO 4711 please', true],
  ['PO-78299\nplease cancel', true],
  ['order\nPO 4500012345 is cancelled.', true],
  ['order\nPlease delete line 2 of PO 4711', true],
  ['order\nWe no longer need PO 4711.', true],
  ['Bestellung\nDie Bestellung 4711 brauchen wir nicht mehr.', true],
  ['Bestellung\nDie Bestellung 4711 wird hiermit storniert.', true],
  ['订单\n请取消订单 CG-1。', true],
  ['Re: please cancel PO 1\nThank you!', false],
  ['Re: order\nPlease do not cancel the order, we found the mistake.', false],
  ['Re: order\nThanks!\nKind regards\nAnn\nPlease do not send passwords by mail.', false],
  ['Re: order\nThanks!\n> please cancel the order', false],
  ['order\nplease send 40 ABC-123', false],
])('tells that an order is stopped: %j', (words, expected) => {
  expect(stopSaid(letterOf(words)) !== undefined).toBe(expected);
});

test.each([
  ['RE: PO 65000\nThanks Sam, received.\n\nAnn', true],
  ['order\nVielen Dank!\nMit freundlichen Grüßen\nAnn', true],
  ['订单\n收到，谢谢！', true],
  ['order\nSame again please, PO 555.', false],
  ['order\nThanks. Could you send the price list?', false],
  ['order\nThank you, 40 more of them.', false],
  ['order\nAre you open on Monday', false],
])('only thanks: %j', (words, expected) => {
  expect(isThanks(words)).toBe(expected);
});

describe('a bounce', () => {
  test('names the mail that came back, and not itself', () => {
    const text =
      'Message-ID: <own@mx.example>\r\nIn-Reply-To: <thread@s.example>\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2\r\n mailbox full\r\n\r\nMessage-ID: <sent@s.example>\r\n';
    expect(bounceOf(text)).toEqual({
      action: 'failed',
      status: '5.2.2',
      reason: '552 5.2.2 mailbox full',
      mailIds: ['<sent@s.example>', '<thread@s.example>'],
    });
  });
});

describe('the address of a mailbox', () => {
  test('holds everything, and is named without its password', () => {
    const [mailbox] = parseMailboxes('imaps://orders%40acme.example:p%3Aw@mail.acme.example/Sales%2FOrders?done=Done');
    expect(mailbox).toEqual({
      host: 'mail.acme.example',
      port: 993,
      tls: 'implicit',
      user: 'orders@acme.example',
      password: 'p:w',
      folder: 'Sales/Orders',
      doneFolder: 'Done',
      place: 'imaps://orders%40acme.example@mail.acme.example:993/Sales%2FOrders',
      name: 'orders@acme.example/Sales/Orders',
    });
  });

  test.each([
    ['orders@acme.example', 'expected imaps:// or imap://user:password@host'],
    ['imaps://mail.example/', 'a mailbox needs a user name'],
    ['imaps://a@mail.example/', 'a mailbox needs a password, or token-file or token-url'],
    ['imaps://a:b@mail.example/?tls=maybe', 'tls can only be off'],
    ['imaps://a:b@mail.example/?dnoe=x', 'unknown parameter dnoe'],
    ['imaps://a:b@mail.example/?done=INBOX', 'done must be another folder'],
    ['imaps://a:b@mail.example/ imaps://a:c@mail.example', 'is named twice'],
    ['imaps://a@mail.example/?token-url=https://t.example', 'token-url needs an address and client-id'],
  ])('%s is refused', (text, why) => {
    expect(() => parseMailboxes(text)).toThrow(why);
  });

  test.each([
    ['smtps://u:p@m.example', 'implicit', 465],
    ['smtp://u:p@m.example', 'starttls', 587],
    ['smtp://m.example:25?tls=off', 'none', 25],
  ])('%s', (text, tls, port) => {
    expect(parseSmtp(text)).toMatchObject({ tls, port });
  });
});

function hashOf(text: string, pieces: number): string {
  const hash = new ContentHash(mailIdOf(Buffer.from(text)));
  for (let at = 0; at < text.length; at += pieces) hash.add(Buffer.from(text.slice(at, at + pieces)));
  return hash.end();
}

describe('the content of a mail', () => {
  const mail = 'Message-ID: <1@a.example>\r\nSubject: a\r\n\r\nbody\r\n';

  test('is the same in pieces of any size, and below another head', () => {
    expect(hashOf(mail, 1)).toBe(hashOf(mail, 1000));
    expect(hashOf(`X-Copied: yes\r\n${mail}`, 7)).toBe(hashOf(mail, 3));
    expect(hashOf(mail.replace('body', 'bodies'), 7)).not.toBe(hashOf(mail, 7));
  });

  test('counts with its head where there is no Message-ID', () => {
    const fax = 'Subject: fax\r\nX-Time: 1\r\n\r\npage\r\n';
    expect(hashOf(fax, 5)).not.toBe(hashOf(fax.replace('Time: 1', 'Time: 2'), 5));
  });
});

test.each([
  ['ann@a.example', true],
  ["o'neil+x@sub.a.example", true],
  ['a@b.example, c@d.example', false],
  ['"a b"@c.example', false],
  ['a@b.example\r\nBcc: x@y.example', false],
  ['', false],
])('writes to %j: %s', (address, expected) => {
  expect(isAddress(address)).toBe(expected);
});

test("repeats a stranger's words without links, and short", () => {
  expect(plain('valve https://x.example/a?b see www.x.example or x.example/buy, mail me@x.example')).toBe(
    'valve … see … or … mail …',
  );
  expect(plain('a\r\nb\u202e\u0000c')).toBe('a b c');
  expect(plain('x'.repeat(500))).toHaveLength(80);
});

test.each([
  ['a text that is shorter than its server says', 'Subject: a\r\n\r\nplease send', true],
  [
    'parts without their last mark',
    'Content-Type: multipart/mixed;\r\n boundary="b 1"\r\n\r\n--b 1\r\n\r\nplease',
    true,
  ],
  [
    'parts with their last mark, of which the server guesses the size',
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n',
    false,
  ],
])('a mail is cut or whole: %s', (_case, mail, expected) => {
  const whole = new Whole();
  for (const byte of Buffer.from(mail)) whole.add(Uint8Array.of(byte));
  expect([whole.isCut(mail.length), whole.isCut(mail.length + 10), whole.isCut(undefined)]).toEqual([
    false,
    expected,
    false,
  ]);
});
