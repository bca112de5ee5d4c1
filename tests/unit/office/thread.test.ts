/** Which mail of a thread is the order, and how a file is divided into orders. */
import { describe, expect, test } from 'vitest';
import { quoteDepths } from '../../../src/adapters/paper/source/quotes.ts';
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

test('two numbers above one list are one order, and so is a number that comes again', async () => {
  const text = 'PO 55012 (replaces our PO 54000)\n\n5 x AB-123\n\nPlease quote PO 55012 on the invoice.\n';
  expect(ordersOf(await mailOf(text)).map(({ head }) => head['po'])).toEqual(['55012']);
});
