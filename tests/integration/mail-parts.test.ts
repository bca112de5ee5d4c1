/** What the page of a mail says of each part of it: nothing that came along is left unsaid. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repacked } from '../../src/adapters/paper/source/zip-write.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { mailWith } from '../support/mail-with.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

const FOLDER = 'fixtures/mail/received';
const ORDER =
  'Purchase order: 81501;;;\n;;;\nItem number;Description;Quantity;Unit;Unit price\nABC-123;Pallet wrap;40;EA;4.50\nABC-777;Tape;25;EA;2.00\n';
const TEXT = ORDER.replaceAll('81501', '81502').replaceAll(';', '   ');

interface Part {
  readonly name: string;
  readonly within: readonly string[];
  readonly result: string;
  readonly message: string;
  readonly orderIds: readonly string[];
}

async function partsOf(bytes: Uint8Array) {
  const { id, orders } = await gateway.client.deliver(bytes, { 'content-type': 'message/rfc822' });
  const { attachments } = await gateway.client.get<{ attachments: Part[] }>(`/v1/inbound/${id}/mail`);
  const numbers = new Map(orders.map((order) => [order.id, order.poNumber]));
  return attachments.map(({ name, within, result, orderIds }) => [
    [...within, name].join(' > '),
    result,
    orderIds.map((each) => numbers.get(each)).join(),
  ]);
}

function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const entries = Object.keys(files).map((name) => ({ name }));
  const read = (name: string): Uint8Array => Buffer.from(files[name] ?? '');
  return repacked({ entries, read } as unknown as Parameters<typeof repacked>[0]).bytes;
}

test.each([
  [
    'two-mails-attached.eml',
    [
      ['PO 81111', 'words', '81111'],
      ['PO 81112', 'words', '81112'],
    ],
  ],
  [
    'winmail-dat.eml',
    [
      ['winmail.dat', 'opened', ''],
      ['winmail.dat > Bestellung 81002 März.csv', 'read', '81002'],
    ],
  ],
  ['calendar-invite.eml', [['attachment 1.ics', 'skipped', '']]],
  ['edi-attached.eml', [['850.edi', 'read', 'A99999-01']]],
  ['nested-eml.eml', [['PO 81020.eml', 'words', '81020']]],
  ['locked-pdf.eml', [['order.pdf', 'notRead', '']]],
  [
    'zip-locked.eml',
    [
      ['order.zip', 'opened', ''],
      ['order.zip > order.csv (cannot be unpacked)', 'notRead', ''],
    ],
  ],
] as const)('%s', async (file, parts) => {
  expect(await partsOf(readFileSync(`${FOLDER}/${file}`))).toEqual(parts);
});

test('a text, a ZIP with a text, and a drawing beside an order', async () => {
  const files = [
    { name: 'order.csv', bytes: Buffer.from(ORDER) },
    { name: 'thanks.txt', bytes: Buffer.from('Thank you.') },
    { name: 'more.zip', bytes: zipOf({ 'readme.txt': 'Thank you very much.', 'inner.zip': zipOf({ 'a.dwg': 'x' }) }) },
  ];
  expect(await partsOf(mailWith(files, 'Please find attached.'))).toEqual([
    ['order.csv', 'read', '81501'],
    ['thanks.txt', 'words', ''],
    ['more.zip', 'opened', ''],
    ['more.zip > readme.txt', 'words', ''],
    ['more.zip > inner.zip', 'opened', ''],
    ['more.zip > inner.zip > a.dwg', 'notRead', ''],
  ]);
});

test('an order in a text file, in an RTF, and in a mail that is shown inside the mail', async () => {
  expect(await partsOf(mailWith([{ name: 'order.txt', bytes: Buffer.from(TEXT) }], 'See the file.'))).toEqual([
    ['order.txt', 'words', '81502'],
  ]);
  const rtf = String.raw`{\rtf1\ansi ${TEXT.replaceAll('81502', '81503').replaceAll('\n', '\\par ')}}`;
  expect(await partsOf(mailWith([{ name: 'order.rtf', bytes: Buffer.from(rtf) }], 'See the file.'))).toEqual([
    ['order.rtf', 'words', '81503'],
  ]);
  const inner = mailWith([{ name: 'order.csv', bytes: Buffer.from(ORDER.replaceAll('81501', '81504')) }], 'Attached.');
  const inline = [
    'From: Ann Lee <ann@northgate.example>',
    'To: orders@supplier.example',
    'Subject: Fwd: order',
    'Message-ID: <inline-1@northgate.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="around"',
    '',
    '--around',
    'Content-Type: text/plain',
    '',
    'Please enter.',
    '--around',
    'Content-Type: message/rfc822; name=fwd.eml',
    'Content-Disposition: inline; filename=fwd.eml',
    '',
    inner.toString('latin1'),
    '--around--',
    '',
  ].join('\r\n');
  expect(await partsOf(Buffer.from(inline, 'latin1'))).toEqual([
    ['fwd.eml', 'words', ''],
    ['fwd.eml > order.csv', 'read', '81504'],
  ]);
});

test('the words of a mail count beside those of a file, and that the file was left aside is said', async () => {
  const long = `Dear all, ${'we are glad to order from you again after such a long time, and hope that you are well. '.repeat(5)}`;
  const files = [{ name: 'notes.txt', bytes: Buffer.from('Some notes about the order.') }];
  expect(await partsOf(mailWith(files, long))).toEqual([['notes.txt', 'notRead', '']]);
});

/** What is told of the words beside the order that a ZIP brings. */
async function noteBeside(number: string, text: Readonly<Record<string, string>>): Promise<string | undefined> {
  const zip = zipOf({ 'order.csv': ORDER.replaceAll('81501', number), ...text });
  const mail = mailWith([{ name: 'order.zip', bytes: zip }], 'Please find attached.');
  const { orders } = await gateway.client.deliver(mail, { 'content-type': 'message/rfc822' });
  const { issues } = await gateway.client.order(orders[0]?.id ?? '');
  const note = issues.find(({ code }) => code === 'mail-note-may-change');
  return (note as { message?: string } | undefined)?.message;
}

test('a readme in a ZIP is quoted with what it says, not with its name', async () => {
  const said = 'Please deliver the pallet wrap only after our call.';
  expect(await noteBeside('81505', { 'readme.txt': `Good morning.\n${said}\n` })).toBe(`The text says: "${said}"`);
  expect(await noteBeside('81506', { 'readme.txt': 'Thank you.' })).toBeUndefined();
});

test('the name of a text file that takes an order back is still seen', async () => {
  expect(await noteBeside('81507', { 'cancel_order.txt': 'Thank you.' })).toMatch(/cancel.order/);
});
