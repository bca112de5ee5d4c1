/** Mails in every shape that they come in: each ends as the order that it is, with a person, or unanswered, as said here. */
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReceiver } from '../../src/pipeline/receive.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

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
    | 'no-address';
  /** Codes that must be told with the message, its other documents, or its orders. */
  readonly told?: readonly string[];
  readonly language?: string;
  /** Item numbers with quantities of the first order. */
  readonly lines?: readonly string[];
  readonly purpose?: string;
  readonly status?: string;
}

const TWO = ['ABC-123 40', 'ABC-777 25'];

const SHAPES: Readonly<Record<string, Expected>> = {
  'answered-below.eml': { orders: ['81030'], answer: 'answered', lines: ['ABC-123 40'] },
  'bounce.eml': { orders: [], answer: 'bounce', told: ['mail-automatic'] },
  'broken-mime.eml': { orders: ['81005'], answer: 'no-address', lines: TWO },
  'by-mailing-list.eml': { orders: ['81028'], answer: 'list', lines: TWO },
  'calendar-invite.eml': { orders: [], answer: 'no-order', told: ['document-not-order'] },
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
  'order-over-attachments.eml': { orders: [''], answer: 'answered', lines: TWO, told: ['po-number-missing'] },
  'out-of-office.eml': { orders: [], answer: 'autoReply', told: ['mail-automatic'] },
  'question.eml': { orders: [], answer: 'no-order' },
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
};

let gateway: TestGateway;
beforeAll(async () => {
  // No role sends: what would be answered stays where it can be looked at.
  gateway = await startGateway({
    roles: 'api,worker,reconciler',
    smtpUrl: 'smtps://localhost:1',
    mailFrom: 'Supplier Orders <orders@supplier.example>',
  });
});
afterAll(() => gateway.remove());

test('each mail of the collection has its expectation', () => {
  expect(Object.keys(SHAPES).toSorted()).toEqual(readdirSync(FOLDER).toSorted());
});

test.each(Object.entries(SHAPES))('%s', async (name, expected) => {
  const { client, database } = gateway;
  const receipt = await createReceiver(gateway.gateway)({
    channel: 'mail',
    body: (async function* body() {
      yield await Promise.resolve(readFileSync(`${FOLDER}/${name}`));
    })(),
    fileName: name,
    contentType: 'message/rfc822',
  });
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
  const [first] = orders.map(({ order }) => order);
  const lines = first?.lines.map(
    ({ supplierSku, buyerSku, quantity = '' }) => `${supplierSku ?? buyerSku ?? ''} ${quantity}`,
  );
  const [answer] = await database.query<{ state: string; reason: string | null; language: string }>(
    'select state, reason, language from mail_answers where message_id = $1',
    [receipt.id],
  );
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
