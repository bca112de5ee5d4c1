/** What a mail says beside the order that it brings: in one of its two forms alone, in signs, in letters struck out, in the name of the file. */
import { expect, test } from 'vitest';
import { mail } from '../../../src/adapters/formats/mail/index.ts';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';

const CSV = `Purchase Order
Buyer,Northgate Foods Ltd
PO Number,NG-6261
Ship to,"Northgate Foods Ltd, Unit 4 Mill Lane, Leeds LS9 8AA"
Currency,EUR

Item,Description,Qty,Unit,Unit price,Amount
ABC-123,"Pallet wrap, clear",40,EA,4.50,180.00
ABC-777,"Tape, brown 50 mm",25,EA,2.00,50.00
Total,,,,,230.00
`;
const PLAIN = 'Good morning,\r\n\r\nplease find attached our order.\r\n\r\nKind regards\r\nAnn Lee\r\n';
const html = (more: string): string =>
  `<html><body><p>Good morning,</p><p>please find attached our order.</p>${more}<p>Kind regards<br>Ann Lee</p></body></html>`;

interface Letter {
  readonly text?: string;
  readonly html?: string;
  readonly file?: string;
}

/** Codes of what stops the order that is attached. */
async function stops({ text, html: formatted, file = 'order.csv' }: Letter): Promise<string[]> {
  const bodies = [
    text === undefined ? '' : `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
    formatted === undefined ? '' : `Content-Type: text/html; charset=utf-8\r\n\r\n${formatted}\r\n`,
  ].filter((body) => body !== '');
  const body =
    bodies.length === 1
      ? bodies.join('')
      : `Content-Type: multipart/alternative; boundary=alt\r\n\r\n${bodies.map((each) => `--alt\r\n${each}`).join('')}--alt--\r\n`;
  const raw = `From: Ann Lee <ann@northgate.example>\r\nTo: orders@supplier.example\r\nSubject: order\r\nDate: Fri, 27 Nov 2026 09:14:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=mix\r\n\r\n--mix\r\n${body}--mix\r\nContent-Type: text/csv; name="${file}"\r\nContent-Disposition: attachment; filename="${file}"\r\n\r\n${CSV}\r\n--mix--\r\n`;
  const decoder = mail.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...decoder.push(Buffer.from(raw)), ...decoder.end(), ...((await decoder.finish?.()) ?? [])];
  const order = items.find((item) => item.kind === 'document' && item.draft?.lines?.length === 2);
  if (order?.kind !== 'document') throw new Error('the order was not read');
  return order.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test.each([
  ['<p>P.S. please hold line 2 until we call.</p>'],
  ['<h1>CANCELLED</h1>'],
  ['<p><b>Ship only line 1!</b></p>'],
])('what only the HTML says holds the attached order: %s', async (more) => {
  expect(await stops({ text: PLAIN, html: html(more) })).toContain('mail-parts-differ');
});

test.each([
  [''],
  [
    '<p>CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.</p>',
  ],
])('what says nothing does not: %j', async (more) => {
  expect(await stops({ text: PLAIN, html: html(more) })).toEqual([]);
});

test('words that are struck out hold the attached order', async () => {
  expect(await stops({ html: '<html><body><s><p>please find attached our order.</p></s></body></html>' })).toContain(
    'mail-text-struck-out',
  );
});

test.each(['🛑', '❌', '❓', '⛔'])('the sign %s holds the attached order', async (sign) => {
  expect(await stops({ text: PLAIN.replace('order.', `order ${sign}`) })).toContain('mail-note-may-change');
});

test.each(['PO NG-9999.csv', 'ng-6262.csv', 'Order_NG-9999_final.csv'])(
  'a file named %s with another order in it waits',
  async (file) => expect(await stops({ text: PLAIN, file })).toContain('mail-note-may-change'),
);

test.each(['NG-6261.csv', 'PO NG-6261 for AB-1234.csv', 'order 2026-11-27.csv', 'PO_NG6261.csv', 'Purchase Order.csv'])(
  'a file named %s does not',
  async (file) => expect(await stops({ text: PLAIN, file })).toEqual([]),
);
