/** Which mail of a thread is the order, and how a file is divided into orders. */
import { describe, expect, test } from 'vitest';
import { holdsOwnText, quoteDepths } from '../../../src/adapters/paper/source/quotes.ts';
import type { Order } from '../../../src/model/order.ts';
import type { OrderSheet } from '../../../src/model/order-sheet.ts';
import { confirmationText } from '../../../src/pipeline/confirmation-text.ts';
import { receivedText } from '../../../src/pipeline/mail-text.ts';
import { saidOnlyIn, visibleText } from '../../../src/adapters/formats/mail/parts-differ.ts';
import { codesOf, mailOf, ordersOf, readAs, readFixture } from './support.ts';

describe('what is quoted is told apart', () => {
  test.each([
    ['> marks', ['new', '> old', '>> older', 'new'], [0, 1, 2, 0], [0, 1, 2, 0]],
    [
      '"wrote" above marks',
      ['new', 'On Mon, Feb 2, 2026 at 9:00 AM Sam <s@x> wrote:', '> old', 'below'],
      [0, 0, 1, 0],
      [0, 1, 1, 0],
    ],
    ['"wrote" alone', ['new', 'Am 02.02.2026 um 09:00 schrieb Sam:', 'old'], [0, 0, 0], [0, 1, 1]],
    [
      'a divider',
      ['new', '-----Original Message-----', 'From: Ann', 'Sent: today', 'old'],
      [0, 0, 0, 0, 0],
      [0, 1, 1, 1, 1],
    ],
    ['headers', ['new', 'Von: Karl', 'Gesendet: Montag', 'An: Jens', 'old'], [0, 0, 0, 0, 0], [0, 1, 1, 1, 1]],
    ['French headers', ['new', 'De : Luc', 'Envoyé : lundi', 'À : Jean', 'old'], [0, 0, 0, 0, 0], [0, 1, 1, 1, 1]],
    [
      'our own receipt without marks',
      ['registered', 'Hello,', 'we have received your mail "order". This is what we', 'read in it:', 'order 1'],
      [0, 0, 0, 0, 0],
      [0, 0, 1, 1, 1],
    ],
    [
      'our own receipt with marks, and words below it',
      ['we have received your mail. This is what we read in it:', 'order 1', 'please change it'],
      [1, 1, 0],
      [1, 1, 0],
    ],
    ['no headers', ['From: the warehouse we need', '5 x AB'], [0, 0], [0, 0]],
  ])('%s', (_case, lines, marked, depths) => {
    expect(quoteDepths(lines, marked)).toEqual(depths);
  });
});

test('a forwarded order is the order where the newest text only passes it on', async () => {
  const paper = await readFixture('mail/forwarded.eml');
  expect(ordersOf(paper).map(({ head }) => head['po'])).toEqual(['70991']);
  expect(codesOf(paper)).toEqual(expect.arrayContaining(['mail-quoted-is-order', 'mail-quoted-left-out']));
});

test('an older order below an answer is none, whatever the subject names', async () => {
  expect(ordersOf(await readFixture('mail/answered.eml'))).toMatchObject([{ head: { po: '66001' }, lines: [{}, {}] }]);
  const { ordersIn } = await import('../../../src/adapters/paper/orders-in.ts');
  expect(ordersIn(await readFixture('mail/thanks.eml')).map(({ order }) => order.kind.kind)).toEqual(['other']);
});

test('attachments are kept, and the table of the HTML part is preferred', async () => {
  const paper = await readFixture('mail/html-table.eml');
  expect(paper.pages[0]?.origin).toBe('cells');
  const text =
    'From: a@b.example\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nsee attached\n--x\nContent-Type: application/pdf; name="po.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--x--\n';
  const { attachments } = await readAs('mail', Buffer.from(text));
  expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([['po.pdf', 'application/pdf']]);
});

test.each([
  ['sheets', 'sheet/two-sheets.xlsx', ['70001', '70002']],
  ['blocks of a sheet', 'sheet/blocks.xlsx', ['80001', '80002']],
  ['rows with a number each', 'csv/many-orders.csv', ['A1001', 'A1002']],
  ['lists of a mail', 'mail/two-orders.eml', ['881203', '881204']],
  ['numbered parts of a mail', 'mail/two-orders-numbered.eml', ['55012', '55013']],
  ['pasted tables', 'mail/pasted-tables.eml', ['55012', '55013']],
])('%s are orders of their own', async (_case, file, numbers) => {
  const orders = ordersOf(await readFixture(file));
  expect(orders.map(({ head }) => head['po'])).toEqual(numbers);
  for (const { lines } of orders) expect(lines.length).toBeGreaterThan(0);
});

test('a number that is typed with spaces around its dash is read whole', async () => {
  const text = 'Purchase order number: E - 02\n\n5 x AB-123\n';
  expect(ordersOf(await mailOf(text)).map(({ head }) => head['po'])).toEqual(['E-02']);
});

test('two numbers above one list are one order, and so is a number that comes again', async () => {
  const text = 'PO 55012 (replaces our PO 54000)\n\n5 x AB-123\n\nPlease quote PO 55012 on the invoice.\n';
  expect(ordersOf(await mailOf(text)).map(({ head }) => head['po'])).toEqual(['55012']);
});

describe('what stands beside an order and is not known to be harmless goes with it', () => {
  const table =
    '<p>Purchase order number: E-02<br>Order date: 26 November 2026<br>Buyer: Northgate Ltd, 1 High St, Leeds LS1 1AA</p><p>Ship to: Northgate Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA<br>Delivery date: 5 February 2027<br>Currency: GBP</p><table border="1"><tr><th>Line</th><th>Item number</th><th>Description</th><th>Quantity</th><th>Unit</th><th>Unit price</th><th>Amount</th></tr><tr><td>1</td><td>ABC-123</td><td>Pallet wrap clear</td><td>40</td><td>EA</td><td>9.90</td><td>396.00</td></tr></table>';

  async function notesOf(above: string, below = '', subject = 'order'): Promise<string[]> {
    const head = `From: Ann Lee <ann@northgate.example>\nSubject: ${subject}\nDate: Mon, 2 Mar 2026 08:01:00 +0000\n`;
    const text = `${head}Content-Type: text/html; charset=utf-8\n\n<p>${above}</p>${table}<p>${below}</p>`;
    const { ordersIn } = await import('../../../src/adapters/paper/orders-in.ts');
    return ordersIn(await readAs('mail', Buffer.from(text))).flatMap(({ findings }) =>
      findings.flatMap(({ code, message }) => (code === 'mail-note-may-change' ? [message] : [])),
    );
  }

  test.each([
    'We no longer need the following order, please disregard it:',
    'Hiermit ziehen wir diese Bestellung zurück:',
    'Please ignore, sent in error.',
    'Ann Lee would like to recall this message.',
    'This is only a draft, the final order follows.',
    'Is this price still valid?',
    'Please deliver, but wait for my call before you ship anything:',
    'Please cancel PO E-01 and deliver instead:',
    'Double it!',
    'Nous nous rétractons :',
    'Por favor, esperen nuestra llamada.',
    'Questo ordine è già evaso.',
    'Deze order graag even aanhouden.',
    '您好：以下订单请先不要发货',
    '只要30个',
  ])('above it: %s', async (said) => {
    expect(await notesOf(said)).toEqual([`The text says: "${said.replace('：', ': ')}"`]);
  });

  test.each([
    'Sorry, I just see that we need 4 of them and not 40.',
    'Deliver on 5 March, not earlier!',
    'Ship to Hull this time.',
    'Thanks<br>Ann<br>PS: only 2 of them please',
  ])('below it: %s', async (said) => {
    expect(await notesOf('Please deliver:', said)).toHaveLength(1);
  });

  test.each(['Storno PO E-02', 'Recall: order E-02', 'TEST - please do not deliver', 'Price check'])(
    'in the subject: %s',
    async (subject) => {
      expect(await notesOf('Please deliver:', '', subject)).toHaveLength(1);
    },
  );

  test.each([
    ['Please deliver:', ''],
    [
      'Hello Ben,<br><br>please find below our order and confirm receipt.',
      'Kind regards<br>Ann Lee<br>Northgate Ltd<br>T +44 113 555 0100',
    ],
    ['Guten Tag Herr Weber,<br>hiermit bestellen wir folgende Artikel:', 'Mit freundlichen Grüßen, Jens Ott'],
    ['您好：请安排以下订单，谢谢！', ''],
    ['Hi all,', 'Please state our PO number on all invoices. Invoices to: ap@northgate.example'],
  ])('nothing else does: %s', async (above, below) => {
    expect(await notesOf(above, below, 'Order E-02 for Leeds')).toEqual([]);
  });

  test.each(['Der Kunde hat abgesagt, bitte ignorieren.', 'Please ignore, sent in error.'])(
    'above one that is passed on: %s',
    async (said) => {
      const from = 'Von: Ann Lee<br>Gesendet: Montag, 23. November 2026 09:14<br>An: orders<br>Betreff: Bestellung';
      expect(await notesOf(`${said}</p><p>${from}`, '', 'WG: Bestellung E-02')).toEqual([`The text says: "${said}"`]);
    },
  );
});

test.each(['en', 'de', 'zh'] as const)('each text that we send is known again, in the language %s', (language) => {
  const order = { poNumber: '4711', lines: [] } as unknown as Order;
  const receipt = receivedText(language, 'order', []);
  const confirmation = confirmationText(language, {
    order,
    sheet: {} as OrderSheet,
    erpOrderNumber: 'E-1',
    hasLink: false,
  });
  for (const text of [receipt, confirmation]) expect(holdsOwnText(`Ticket#990\n\n${text}`)).toBe(true);
  expect(holdsOwnText(`thanks\n\n${receipt.replaceAll(/^/gm, '> ')}`)).toBe(false);
  expect(holdsOwnText(`thanks\n\n-----Original Message-----\n${receipt}`)).toBe(false);
});

const CLEAN = `Purchase Order PX-100
Date: 2026-11-26
Delivery date: 2026-12-24

Buyer: Shop Ltd, 1 Mill Road, Leeds LS1 4AB
Ship to: Shop Store 2, 14 Kirkgate, Leeds LS2 7AA

Item No.  Description          Qty   Unit   Unit price   Amount
S-1001    Ball valve, brass    12    EA     9.90         118.80
S-1002    Gasket set           24    EA     2.00         48.00

Total GBP 166.80
`;

async function isToldFor(subject: string): Promise<boolean> {
  return codesOf(
    await readAs(
      'mail',
      Buffer.from(
        `Date: Thu, 26 Nov 2026 09:14:00 +0000\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\nContent-Type: text/plain; charset=utf-8\n\n${CLEAN}`,
      ),
    ),
  ).includes('mail-note-may-change');
}

describe('the subject of a clean order', () => {
  test.each([
    'Отмена заказа', '주문 취소', '注文取り消し', 'Bestellstorno', 'Bestelling vervalt', 'Ordine da sospendere',
    'Commande reportée en janvier', 'Obsolete purchase order', 'Purchase order - rev 2', 'Purchase order - on ice for now',
    'Order for delivery in January', 'Order for our York shop', 'Purchase order, twenty valves', 'Purchase order PX-999',
  ])('that says more than that it is one waits: %s', async (subject) => {
    expect(await isToldFor(subject)).toBe(true);
  }); // prettier-ignore

  test.each([
    'Purchase order',
    'New order PX-100',
    'PO PX-100 Shop Ltd',
    'Neue Bestellung PX-100',
    'Fwd: Order 100',
    '采购订单 PX-100',
  ])('that says no more does not: %s', async (subject) => {
    expect(await isToldFor(subject)).toBe(false);
  });
});

test.each([
  ['<p>Please send 40 x ABC-123 for our PO 7781.</p><p><b>Gaskets are NOT needed this time.</b></p>', true],
  ['<p>Please send 40 x ABC-123 for our PO 7781.</p><p><img alt="logo">Shop Ltd, Leeds</p>', false],
  ['<p>Please send 40 x ABC-123 for our PO&nbsp;7781.</p>', false],
  ['<p>Please send 40 x ABC&#45;123 for our PO 7781.</p><p>Don&#39;t h&eacute;sitate</p>', true],
])('words that may change the order and stand in one part of the mail only are told: %s', async (html, isTold) => {
  const mail = `Date: Thu, 26 Nov 2026 09:14:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

Please send 40 x ABC-123 for our PO 7781.
--x
Content-Type: text/html; charset=utf-8

${html}
--x--
`;
  expect(codesOf(await readAs('mail', Buffer.from(mail))).includes('mail-parts-differ')).toBe(isTold);
});

const PASSED_ON = `-----Original Message-----
From: Joost <j@delta.example>
Sent: Tuesday, March 24, 2026 3:02 PM
Subject: Order 4500118820

Please send, order 4500118820:
10 EA FL-100-16 at 58.75
4 EA FL-150-16 at 96.20
`;

test.each([
  ['FYI', false],
  ['FYI, line 20 is 6 now.', true],
])('"%s" above a mail that is passed on may change its order: %s', async (note, isTold) => {
  const head = 'Date: Thu, 26 Nov 2026 09:14:00 +0000\nContent-Type: text/plain; charset=utf-8';
  const paper = await readAs('mail', Buffer.from(`${head}\n\n${note}\n\n${PASSED_ON}`));
  expect(codesOf(paper).includes('mail-note-may-change')).toBe(isTold);
});

test('letters that the HTML writes as entities are those of the plain text', () => {
  const seen = visibleText('<p>Wir m&ouml;chten&nbsp;bestellen, don&#39;t &auml;ndern &lt;nur&gt; a&amp;b</p>');
  expect(saidOnlyIn(seen, "Wir möchten bestellen, don't ändern nur a b")).toBeUndefined();
  expect(saidOnlyIn("Wir möchten bestellen, don't ändern nur a b", seen)).toBeUndefined();
});

const BODY = 'Dear Ben,\n\nPlease find attached our order.\n\nKind regards\nAnn Lee';
const inHtml = (letter: string): string =>
  visibleText(
    `<div>${letter
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</div>`,
  );

test.each([
  [BODY.replace('our order', '<b>our order</b>')],
  [BODY.replace('order.', '<a href="https://northgate.example/cancel">order</a>.')],
  [BODY.replace('our order', '<span style="color:red">our</span>\n <font color="red">order</font>')],
  [BODY.replace('our order', '&lsquo;our order&rsquo;')],
  [`<div style="display:none">Please find attached our order.&zwnj;&nbsp;&#847;</div>${BODY}`],
  [
    `${BODY}\nThis message is confidential. If you are not the intended recipient, please delete it, do not copy it and notify the sender.\nPlease consider the environment before printing this e-mail.`,
  ],
  [`${BODY}\nAlle Preise netto zzgl. MwSt.\nRegistered in England and Wales No. 123`],
])('what its HTML only formats, or adds for lawyers, is said in both: %s', (letter) => {
  const seen = inHtml(letter);
  expect(saidOnlyIn(seen, BODY)).toBeUndefined();
  expect(saidOnlyIn(BODY, seen)).toBeUndefined();
});

test('typewriters and mail programs mark words in their own way', () => {
  const text = "Please find attached *our 'order'* <https://northgate.example/cancel-order>.\nDo not hesitate to call.";
  const seen = inHtml('Please find attached <b>our ‘order’</b>.\nDo not hesitate to call.');
  expect([saidOnlyIn(seen, text), saidOnlyIn(text, seen)]).toEqual([undefined, undefined]);
  const wrapped = 'Please find attached our order for the branch in Leeds and do not\nhesitate to call.';
  expect(saidOnlyIn(wrapped, inHtml(wrapped.replace('\n', ' ')))).toBeUndefined();
});

test.each([
  ['We do <b>not</b> need the gaskets.', 'We do need the gaskets.'],
  ['Please <i>hold</i> line 2.', 'Line 2.'],
  ['If you are not the intended recipient, delete this message, and please cancel the order.', ''],
])('what one of them adds is told: %s', (more, less) => {
  expect(saidOnlyIn(inHtml(`${BODY}\n${more}`), `${BODY}\n${less}`)).toBeDefined();
});
