/** Mails in every shape that they come in: each ends as the order that it is, with a person, or unanswered, as said here. */
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReceiver } from '../../src/pipeline/receive.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { OrderView } from '../support/client.ts';
import { mailHead, MADE, orderText } from '../support/made-mails.ts';
import { createAuthority, encryptedFor, keyFile, signedBy } from '../support/smime.ts';
import { waitFor } from '../support/wait.ts';

const FOLDER = 'fixtures/mail/received';

interface Expected {
  /** Order numbers in the order in which they stand; empty for an order without one. */
  readonly orders: readonly string[];
  /** `answered`, or why nobody is. */
  readonly answer:
    | 'answered'
    | 'autoReply'
    | 'bounce'
    | 'receipt'
    | 'list'
    | 'machine'
    | 'loop'
    | 'no-order'
    | 'encrypted'
    | 'no-address';
  /** Codes that must be told with the message, its other documents, or its orders. */
  readonly told?: readonly string[];
  /** Codes that must not be told. */
  readonly untold?: readonly string[];
  readonly language?: string;
  /** Item numbers with quantities of the first order. */
  readonly lines?: readonly string[];
  readonly purpose?: string;
  readonly status?: string;
}

const TWO = ['ABC-123 40', 'ABC-777 25'];
const FORWARDED = ['mail-quoted-is-order', 'mail-passed-on'];
const SIGNATURE = ['mail-signature-broken', 'mail-signature-doubtful'];
const CHANGED = ['purpose-needs-person'];

const SHAPES: Readonly<Record<string, Expected>> = {
  'answered-below.eml': { orders: ['81030'], answer: 'answered', lines: ['ABC-123 40'] },
  'bounce.eml': { orders: [], answer: 'bounce', told: ['mail-automatic'] },
  'broken-mime.eml': { orders: ['81005'], answer: 'no-address', lines: TWO },
  'by-mailing-list.eml': { orders: ['81028'], answer: 'answered', lines: TWO },
  'calendar-invite.eml': { orders: [], answer: 'answered', told: ['document-not-order'] },
  'cancellation.eml': {
    orders: ['81015'],
    answer: 'answered',
    purpose: 'cancellation',
    told: ['purpose-needs-person'],
  },
  'delayed.eml': { orders: [], answer: 'bounce', told: ['mail-automatic'] },
  'edi-attached.eml': { orders: ['A99999-01'], answer: 'answered', told: ['attachment-read', 'edi-by-mail'] },
  'empty.eml': { orders: [], answer: 'answered', told: ['paper-empty'], status: 'unreadable' },
  'forwarded-twice.eml': { orders: ['81001'], answer: 'answered', lines: TWO, told: ['mail-quoted-is-order'] },
  'gb18030.eml': { orders: ['CG81003'], answer: 'answered', language: 'zh', lines: ['INGXL69 401', 'LBLSTD35 104'] },
  'html-and-logo.eml': { orders: ['81022'], answer: 'answered', lines: TWO },
  'locked-pdf.eml': { orders: [], answer: 'answered', told: ['pdf-locked'] },
  'loop.eml': { orders: [], answer: 'loop', told: ['mail-automatic'] },
  'nested-deep.eml': { orders: ['81021'], answer: 'answered', lines: TWO, told: ['attachment-read'] },
  'nested-eml.eml': { orders: ['81020'], answer: 'answered', lines: TWO },
  'newsletter.eml': { orders: [], answer: 'list', told: ['document-not-order'] },
  'order-over-attachments.eml': { orders: ['81019'], answer: 'answered', lines: TWO, told: ['order-joined'] },
  'out-of-office.eml': { orders: [], answer: 'autoReply', told: ['mail-automatic'] },
  'question.eml': { orders: [], answer: 'answered' },
  'quoted-printable.eml': { orders: ['81031'], answer: 'answered', lines: TWO },
  'read-receipt.eml': { orders: [], answer: 'receipt', told: ['mail-automatic'] },
  'reply-corrects.eml': { orders: ['81014'], answer: 'answered', purpose: 'change', told: ['purpose-needs-person'] },
  'rfc2231-name.eml': { orders: ['81029'], answer: 'answered', language: 'de', lines: TWO },
  'sent-by-erp.eml': { orders: ['81027'], answer: 'machine', lines: TWO },
  'several-orders.eml': { orders: ['81016', '81017', '81018'], answer: 'answered', lines: TWO },
  'shift-jis.eml': { orders: ['JP81004'], answer: 'answered', language: 'en', lines: TWO },
  'smime-opaque.eml': { orders: ['81007'], answer: 'answered', lines: TWO },
  'smime-signed.eml': { orders: ['81006'], answer: 'answered', lines: TWO },
  'windows-1252.eml': { orders: ['81023'], answer: 'answered', language: 'de', lines: ['887766 20', '887767 10'] },
  'winmail-dat.eml': { orders: ['81002'], answer: 'answered', lines: TWO, told: ['attachment-read'] },
  'wrong-boundary.eml': { orders: ['81033'], answer: 'answered', lines: TWO, told: ['attachment-read'] },
  'zip-attached.eml': { orders: ['81024'], answer: 'answered', lines: TWO },

  // Characters, encodings and heads.
  'base64-footer.eml': { orders: ['81046'], answer: 'answered', lines: TWO },
  'base64-junk.eml': { orders: ['81045'], answer: 'answered', lines: TWO },
  'bare-cr.eml': { orders: ['81056'], answer: 'answered', lines: TWO },
  'big5.eml': { orders: ['TW81042'], answer: 'answered', language: 'zh', lines: TWO },
  'broken-encoded-words.eml': { orders: ['81052'], answer: 'answered', lines: TWO },
  'euc-kr.eml': { orders: ['81041'], answer: 'answered', lines: TWO },
  'flowed-delsp.eml': { orders: ['81044'], answer: 'answered', lines: ['ABC-123 1200'] },
  'from-group.eml': { orders: ['81051'], answer: 'no-address', lines: TWO },
  'fullwidth-digits.eml': { orders: ['81058'], answer: 'answered', lines: TWO },
  'group-addresses.eml': { orders: ['81050'], answer: 'answered', lines: TWO },
  'iso-2022-jp.eml': { orders: ['JP81040'], answer: 'answered', lines: TWO },
  'long-line.eml': { orders: ['81099'], answer: 'answered', lines: TWO },
  'no-date-from-id.eml': { orders: ['81048'], answer: 'no-address', lines: TWO },
  'nul-bytes.eml': { orders: ['81057'], answer: 'answered', lines: TWO },
  'qp-soft-breaks.eml': { orders: ['81055'], answer: 'answered', lines: TWO },
  'raw-header-8bit.eml': { orders: ['81047'], answer: 'answered', language: 'de', lines: TWO },
  'rfc6532.eml': { orders: ['81053'], answer: 'answered', language: 'de', lines: TWO },
  'several-from.eml': { orders: ['81049'], answer: 'no-address', lines: TWO },
  'utf-7.eml': { orders: ['81043'], answer: 'answered', lines: ['ABC-123 ', 'ABC-777 25'], told: ['quantity-missing'] },
  'wrong-charset.eml': { orders: ['81054'], answer: 'answered', language: 'de', lines: TWO },

  // What is said twice, hidden or struck out.
  'alternative-differs-no-table.eml': { orders: ['81062'], answer: 'answered', told: ['mail-parts-differ'] },
  'alternative-differs.eml': { orders: ['81061'], answer: 'answered', told: ['mail-parts-differ'] },
  'alternative-same.eml': { orders: ['81060'], answer: 'answered', lines: TWO, untold: ['mail-parts-differ'] },
  'html-hidden.eml': { orders: ['81063'], answer: 'answered', lines: TWO, told: ['mail-text-hidden'] },
  'html-struck.eml': { orders: ['81065'], answer: 'answered', lines: TWO, told: ['mail-text-struck-out'] },
  'html-white-row.eml': { orders: ['81064'], answer: 'answered', lines: TWO, told: ['mail-text-hidden'] },
  'html-zero-width.eml': { orders: ['81066'], answer: 'answered', told: ['quantity-missing'] },
  'two-languages-twice.eml': { orders: ['81098'], answer: 'answered', lines: TWO },
  'two-languages.eml': { orders: ['81097'], answer: 'answered', lines: TWO },

  // Forwards of mail programs.
  'forward-apple.eml': { orders: ['81074'], answer: 'answered', lines: TWO, told: FORWARDED },
  'forward-gmail.eml': { orders: ['81075'], answer: 'answered', lines: TWO, told: FORWARDED },
  'forward-outlook-de.eml': { orders: ['81070'], answer: 'answered', language: 'de', lines: TWO, told: FORWARDED },
  'forward-outlook-es.eml': { orders: ['81073'], answer: 'answered', lines: TWO, told: FORWARDED },
  'forward-outlook-fr.eml': { orders: ['81072'], answer: 'answered', lines: TWO, told: FORWARDED },
  'forward-outlook-html.eml': { orders: ['81076'], answer: 'answered', lines: TWO, told: FORWARDED },
  'forward-outlook-zh.eml': { orders: ['CN81071'], answer: 'answered', language: 'zh', lines: TWO, told: FORWARDED },

  // Threads: what was ordered before changes, and a person says how.
  'adds-in-thread.eml': { orders: ['81086'], answer: 'answered', purpose: 'change', told: CHANGED },
  'bottom-posted-correction.eml': { orders: ['81081'], answer: 'answered', purpose: 'change', told: CHANGED },
  'cancel-above-order.eml': { orders: ['81085'], answer: 'answered', purpose: 'cancellation', told: CHANGED },
  'cancel-german.eml': {
    orders: ['81084'],
    answer: 'answered',
    language: 'de',
    purpose: 'cancellation',
    told: CHANGED,
  },
  'cancel-one-line.eml': { orders: ['81083'], answer: 'answered', purpose: 'change', told: CHANGED },
  'hold-order.eml': { orders: ['81087'], answer: 'answered', told: ['mail-note-may-change'] },
  'inline-correction.eml': { orders: ['81082'], answer: 'answered', told: ['mail-note-may-change'] },
  'top-posted-correction.eml': { orders: ['81080'], answer: 'answered', purpose: 'change', told: CHANGED },

  // Machines, and what orders nothing.
  'challenge-response.eml': { orders: [], answer: 'no-order' },
  'exchange-journal.eml': { orders: ['81091'], answer: 'machine', lines: TWO },
  'invoice-attached.eml': { orders: [], answer: 'no-order', told: ['document-not-order'] },
  'portal-link.eml': { orders: [], answer: 'no-address', told: ['document-not-order'] },
  'quote-request.eml': { orders: [], answer: 'no-order', told: ['document-not-order'] },
  'shop-machine-html.eml': { orders: ['81094'], answer: 'machine', lines: TWO },
  'signature-image-only.eml': { orders: [], answer: 'answered', told: ['attachment-skipped'] },

  // Orders in odd places.
  'calendar-order.eml': { orders: ['81092'], answer: 'answered', lines: TWO },
  'disclaimer-numbers.eml': { orders: ['81096'], answer: 'answered', lines: TWO },
  'edi-inline.eml': { orders: ['A99999-01'], answer: 'answered', told: ['edi-by-mail'] },
  'enriched-text.eml': { orders: [], answer: 'answered', told: ['attachment-not-read'] },
  'octet-stream-pdf.eml': { orders: ['81100'], answer: 'answered', lines: TWO },
  'pdf-and-text-differ.eml': { orders: ['81104'], answer: 'answered', told: ['mail-note-may-change'] },
  'pdf-is-the-mail.eml': { orders: ['81101'], answer: 'answered', lines: TWO },
  'pdf-twice.eml': { orders: ['81102', '81102'], answer: 'answered', lines: TWO, told: ['duplicate-order'] },
  'rich-text-attached.eml': { orders: ['81105'], answer: 'answered', lines: TWO },
  'subject-only.eml': { orders: ['81095'], answer: 'answered', lines: TWO, told: ['price-missing'] },
  'two-mails-attached.eml': { orders: ['81111', '81112'], answer: 'answered', lines: TWO },
  'uuencoded-body.eml': { orders: ['81107'], answer: 'answered', lines: TWO },
  'xlsx-and-terms.eml': { orders: ['81103'], answer: 'answered', lines: TWO, told: ['document-not-order'] },

  // What cannot be read is told, and its sender hears of it.
  'external-body.eml': { orders: [], answer: 'answered', told: ['attachment-not-read'] },
  'message-partial.eml': { orders: [], answer: 'answered', told: ['attachment-not-read'] },
  'pgp-clear-signed.eml': { orders: ['81122'], answer: 'answered', lines: TWO },
  'pgp-encrypted.eml': { orders: [], answer: 'answered', told: ['mail-encrypted'], status: 'unreadable' },
  'pgp-inline-encrypted.eml': { orders: [], answer: 'answered', told: ['mail-encrypted'], status: 'unreadable' },
  'yenc-body.eml': { orders: [], answer: 'answered', told: ['attachment-not-read'] },
  'zip-bomb.eml': { orders: ['81110'], answer: 'answered', lines: TWO, told: ['attachment-not-read'] },
  'zip-locked.eml': { orders: [], answer: 'answered', told: ['attachment-not-read'] },

  // Made by the test.
  'attachment-30-mb.eml': { orders: ['81130'], answer: 'answered', lines: TWO, told: ['attachment-not-read'] },
  'attachments-200.eml': { orders: ['81131'], answer: 'answered', lines: TWO, told: ['document-not-order'] },
  'inline-tiff.eml': { orders: ['PO-FAX-77'], answer: 'answered', told: ['attachment-read'] },
  'outlook-damaged.eml': { orders: [], answer: 'answered', told: ['attachment-not-read'] },
  'outlook-file-inside.eml': { orders: ['81134'], answer: 'answered', lines: TWO, told: ['attachment-read'] },
  'outlook-in-outlook.eml': { orders: ['81135'], answer: 'answered', lines: TWO, told: ['mail-passed-on'] },
  'outlook-rich-text.eml': { orders: ['81133'], answer: 'answered', lines: TWO, told: ['mail-passed-on'] },
  'smime-by-another.eml': { orders: ['81143'], answer: 'answered', lines: TWO, told: ['mail-signature-doubtful'] },
  'smime-by-nobody.eml': { orders: ['81142'], answer: 'answered', lines: TWO, told: ['mail-signature-doubtful'] },
  'smime-changed.eml': { orders: ['81141'], answer: 'answered', told: ['mail-signature-broken'] },
  'smime-for-others.eml': { orders: [], answer: 'answered', told: ['mail-encrypted'], status: 'unreadable' },
  'smime-for-us-and-signed.eml': { orders: ['81146'], answer: 'encrypted', told: ['mail-signature-broken'] },
  'smime-for-us.eml': { orders: ['81145'], answer: 'encrypted', lines: TWO, untold: ['mail-encrypted'] },
  'smime-run-out.eml': { orders: ['81144'], answer: 'answered', lines: TWO, told: ['mail-signature-doubtful'] },
  'smime-valid.eml': { orders: ['81140'], answer: 'answered', lines: TWO, untold: SIGNATURE },
  'outlook-text.eml': { orders: ['81132'], answer: 'answered', lines: TWO, told: ['mail-passed-on'] },
};

const ours = createAuthority('Northgate CA');
const others = createAuthority('Nobody CA');
const ann = ours.issue('ann@northgate.example');
const us = ours.issue('orders@supplier.example');

function signed(number: string, signer = ann): Buffer {
  return signedBy(signer, mailHead(`PO ${number}`), entity(number));
}

function entity(number: string): string {
  return `Content-Type: text/plain; charset=utf-8\n\n${orderText(number)}`;
}

const LOCKED: Readonly<Record<string, () => Buffer>> = {
  'smime-valid.eml': () => signed('81140'),
  'smime-changed.eml': () => Buffer.from(signed('81141').toString('latin1').replace(' 40 ', '400 '), 'latin1'),
  'smime-by-nobody.eml': () => signed('81142', others.issue('ann@northgate.example')),
  'smime-by-another.eml': () => signed('81143', ours.issue('bob@northgate.example')),
  'smime-run-out.eml': () => signed('81144', ours.issue('ann@northgate.example', { days: -1 })),
  'smime-for-us.eml': () => encryptedFor(us, mailHead('PO 81145'), entity('81145')),
  'smime-for-us-and-signed.eml': () =>
    encryptedFor(us, mailHead('PO 81146'), signedBy(ann, '', entity('81146')).toString().replace('40 ', '70 ')),
  'smime-for-others.eml': () => encryptedFor(ann, mailHead('PO 81147'), entity('81147')),
};

let gateway: TestGateway;
beforeAll(async () => {
  // No role sends: what would be answered stays where it can be looked at.
  gateway = await startGateway({
    roles: 'api,worker,reconciler',
    smtpUrl: 'smtps://localhost:1',
    mailFrom: 'Supplier Orders <orders@supplier.example>',
    smimeAnchors: ours.file,
    smimeKeys: keyFile(us),
  });
});
afterAll(async () => {
  await gateway.remove();
  ours.remove();
  others.remove();
});

test('each mail of the collection has its expectation', () => {
  expect(Object.keys(SHAPES).toSorted()).toEqual(
    [...readdirSync(FOLDER), ...Object.keys(MADE), ...Object.keys(LOCKED)].toSorted(),
  );
});

test.each(Object.entries(SHAPES))('%s', async (name, expected) => {
  const { client, database } = gateway;
  const mail = (MADE[name] ?? LOCKED[name])?.() ?? readFileSync(`${FOLDER}/${name}`);
  const receipt = await receive(name, mail);
  const message = await client.readMessage(receipt.id, 60_000);
  expect(message.status).toBe(expected.status ?? 'decoded');
  const orders = await Promise.all(message.orders.map(({ id }) => client.order(id)));
  expect(orders.map(({ poNumber }) => poNumber ?? '')).toEqual(expected.orders);
  // Their senders are strangers: whatever they say, a person sees it before the ERP does.
  expect(new Set(orders.map(({ state }) => state))).toEqual(new Set(orders.length === 0 ? [] : ['needsReview']));
  const told = [
    ...message.findings,
    ...message.otherDocuments.flatMap(({ findings }) => findings),
    ...orders.flatMap(({ issues }) => issues),
  ].map(({ code }) => code);
  expect(told).toEqual(expect.arrayContaining([...(expected.told ?? [])]));
  expect(told.filter((code) => expected.untold?.includes(code))).toEqual([]);
  const [first] = orders.map(({ order }) => order);
  const lines = first?.lines.map(
    ({ supplierSku, buyerSku, quantity = '' }) => `${supplierSku ?? buyerSku ?? ''} ${quantity}`,
  );
  const [answer] = await database.query<{ state: string; reason: string | null; language: string }>(
    'select state, reason, language from mail_answers where message_id = $1',
    [receipt.id],
  );
  // Few of them have different senders, and one address is answered thirty times an hour.
  await database.query("update mail_answers set created_at = created_at - interval '2 hours'");
  const isAnswered = answer?.state === 'pending';
  expect({
    answer: isAnswered ? 'answered' : answer?.reason,
    language: isAnswered ? answer.language : undefined,
    lines: expected.lines === undefined ? undefined : lines,
    purpose: first?.purpose,
  }).toEqual({
    answer: expected.answer,
    language: expected.answer === 'answered' ? (expected.language ?? 'en') : undefined,
    lines: expected.lines,
    purpose: first === undefined ? undefined : (expected.purpose ?? 'original'),
  });
});

test('what came locked is not confirmed in the open either, whatever else kept its receipt back', async () => {
  const { client, database } = gateway;
  const ordered = async (name: string, mail: Buffer): Promise<OrderView> => {
    const { orders } = await client.readMessage((await receive(name, mail)).id, 60_000);
    return client.order(orders[0]?.id ?? '');
  };
  const answersTo = async ({ id }: OrderView) =>
    database.query<{ event: string; state: string; reason: string | null; body: string }>(
      `select a.event, a.state, a.reason, a.body from mail_answers a join orders o on o.message_id = a.message_id
       where o.id = $1 and a.id not like 'ans_full%' order by a.seq`,
      [id],
    );
  const open = await ordered('open.eml', signed('81150'));
  // As many as one address is answered in an hour.
  await database.query(
    `insert into mail_answers (id, message_id, order_id, revision, event, state, recipient, subject, language, body, in_reply_to, thread, mail_id)
     select 'ans_full' || n, a.message_id, $1, n, 'received', 'sent', a.recipient, '', 'en', '', '', '{}', '<full' || n || '@supplier.example>'
     from mail_answers a join orders o on o.message_id = a.message_id, generate_series(1, 30) as n where o.id = $1`,
    [open.id],
  );
  const locked = await ordered('locked.eml', encryptedFor(us, mailHead('PO 81151'), entity('81151')));
  expect(await answersTo(locked)).toMatchObject([{ event: 'received', state: 'withheld', reason: 'encrypted' }]);
  const plain = await ordered('plain.eml', signed('81152'));
  for (const order of [locked, plain]) {
    await client.decide(await client.order(order.id), 'release', { reason: 'compared with the mail' }); // Its history tells of the other.
    const delivery = await waitFor('the delivery', async () =>
      (await client.lease(20)).find(({ orderId }) => orderId === order.id),
    );
    await client.ack(delivery.id, 'SO-1');
  }
  expect((await answersTo(locked)).at(-1)).toEqual({
    event: 'confirmed',
    state: 'withheld',
    reason: 'encrypted',
    body: '',
  });
  // Who wrote too often for receipts is confirmed an order all the same: only what was locked is kept back.
  expect((await answersTo(plain)).map(({ event, state, reason }) => [event, state, reason])).toEqual([
    ['received', 'withheld', 'too-many'],
    ['confirmed', 'pending', null],
  ]);
});

async function receive(name: string, mail: Buffer) {
  return createReceiver(gateway.gateway)({
    channel: 'mail',
    body: (async function* body() {
      yield await Promise.resolve(mail);
    })(),
    fileName: name,
    contentType: 'message/rfc822',
  });
}

describe('a mail that does not say what it is waits for a person', () => {
  interface Waiting {
    readonly data: readonly { readonly id: string }[];
    readonly waiting: number;
  }
  const waitingIds = async (): Promise<string[]> => {
    const { body } = await gateway.client.call<Waiting>('GET', '/v1/inbound?waiting=true&limit=100');
    return body.data.map(({ id }) => id);
  };
  const head =
    'From: Ann Lee <ann@northgate.example>\r\nTo: orders@supplier.example\r\nContent-Type: text/plain; charset=utf-8\r\n';

  test.each([
    // Each about an order of its own: one that a mail makes takes the replies that stop it.
    ['Re: order 81200', 'Sorry Ben, 60 not 40 please.'],
    ['Re: order 81201', 'we only need 30 of the wrap. And leave out the tape.'],
    ['Re: order 81202', 'One more thing: throw in 5 tape guns as well.'],
    ['Re: order 81203', 'Deliver it to our Hull depot instead: 9 Dock St, Hull HU1 1AA.'],
    ['Re: order 81204', 'Can you push delivery to 20 March?'],
    ['Re: order 81205', "we don't need this any more, please scrap it."],
    ['AW: Bestellung 81206', 'wir treten von der Bestellung zurück.'],
    ['回复: 订单', '您好，数量错了，应为60个，不是40个'],
    ['order', 'Same as last month please, PO 5562'],
  ])('%s: %s', async (subject, text) => {
    const mail = `${head}Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\nMessage-ID: <${randomUUID()}@northgate.example>\r\nIn-Reply-To: <earlier@northgate.example>\r\n\r\n${text}\r\n`;
    const { id } = await receive('waiting.eml', Buffer.from(mail));
    const message = await gateway.client.readMessage(id, 60_000);
    const states = message.orders.map(({ state }) => state);
    // Either an order that waits, or the message itself.
    expect(
      states.length > 0 ? states.every((state) => state === 'needsReview') : (await waitingIds()).includes(id),
    ).toBe(true);
  });

  test('until somebody has seen to it; what is no order at all does not', async () => {
    const ids = await waitingIds();
    expect(ids.length).toBeGreaterThan(0);
    const before = await gateway.client.call<Waiting>('GET', '/v1/inbound?limit=1');
    const [id = ''] = ids;
    const empty = await gateway.client.call('POST', `/v1/inbound/${id}/seen`, { body: { reason: ' ' } });
    expect(empty.status).toBe(400);
    const seen = await gateway.client.call('POST', `/v1/inbound/${id}/seen`, { body: { reason: 'Called Ann' } });
    expect(seen.status).toBe(200);
    expect(await waitingIds()).not.toContain(id);
    const after = await gateway.client.call<Waiting>('GET', '/v1/inbound?limit=1');
    expect(after.body.waiting).toBe(before.body.waiting - 1);
    const bounce = await receive('bounce.eml', Buffer.from(`${readFileSync(`${FOLDER}/bounce.eml`).toString()}\r\n`));
    await gateway.client.readMessage(bounce.id, 60_000);
    expect(await waitingIds()).not.toContain(bounce.id);
  });
});
