/** Files beside an order in which no order was found, and pictures that nobody reads: what may send the order elsewhere waits. */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { endWorkers } from '../../../src/adapters/paper/worker/pool.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { mailWith } from '../../support/mail-with.ts';
import type { AttachedFile } from '../../support/mail-with.ts';

// The first of them starts the workers.
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => endWorkers());

const ORDER = {
  name: 'order.csv',
  bytes: Buffer.from(
    'Purchase Order\nPO Number,MX-1\nOrder date,2026-11-26\n\nItem,Description,Qty,Unit,Unit price,Amount\nAB-100,"Pallet wrap, clear",40,EA,4.50,180.00\n',
  ),
};

async function toldOf(bytes: Buffer): Promise<boolean> {
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  const orders = items.flatMap((item) => (item.kind === 'document' && item.draft !== undefined ? [item] : []));
  expect(orders.map(({ draft }) => draft?.poNumber?.text)).toEqual(['MX-1']);
  return orders.some(({ findings }) =>
    findings.some(({ code }) => code === 'mail-note-may-change' || code === 'attachment-unread-beside'),
  );
}

const beside = (file: AttachedFile): Promise<boolean> => toldOf(mailWith([ORDER, file], 'Our order is attached.'));

/** As much of a PNG as says how large it is. */
function png(width: number, height: number, bytes = 3000): Buffer {
  const picture = Buffer.alloc(bytes);
  picture.write('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1');
  picture.writeUInt32BE(width, 16);
  picture.writeUInt32BE(height, 20);
  return picture;
}

describe('a file in which no order was found', () => {
  test.each([
    ['delivery.html', '<p>Delivery instructions</p><p>Shop Store 9<br>9 High Street<br>York YO1 7AA</p>', true],
    ['letter.html', '<p>the prices are in USD.</p>', true],
    ['lieferung.html', '<p>Lieferung bitte an unser Werk in Halle.</p>', true],
    ['livraison.html', '<p>Livraison le 12 janvier.</p>', true],
    ['allocation.csv', 'Site,AB-100,AB-200\nLeeds,20,10\nYork,10,5\nHull,10,10\n', true],
    ['note.txt', 'Please deliver to the invoice address.', true],
    ['invite.ics', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Deliver MX-1 to York\nEND:VEVENT\nEND:VCALENDAR\n', true],
    ['quote.html', '<h1>Quotation Q-17</h1><p>40 pallet wrap at 4.40</p>', true],
    [
      'long letter.html',
      `<p>Northgate Ltd<br>1 High Street, Leeds</p><p>Dear Ben,</p>${'<p>We have been working together for many years now, and we are very glad of it.</p>'.repeat(12)}<p>The gaskets of this order shall be delivered to our new plant in York.</p><p>Yours sincerely<br>Ann Lee</p>`,
      true,
    ],
    [
      'langer Brief.html',
      `<p>Sehr geehrte Damen und Herren,</p>${'<p>seit vielen Jahren arbeiten wir nun gut zusammen, worüber wir uns sehr freuen.</p>'.repeat(12)}<p>Die Menge der zweiten Position hat sich auf 400 Stück erhöht.</p><p>Mit freundlichen Grüßen<br>Anna Lehmann</p>`,
      true,
    ],
    [
      'greetings.html',
      `<p>Dear Ben,</p>${'<p>We have been working together for many years now, and we are very glad of it.</p>'.repeat(12)}<p>Please find enclosed our order.</p><p>Yours sincerely<br>Ann Lee</p>`,
      false,
    ],
    ['thanks.html', '<p>Thank you for your help.</p>', false],
    [
      'terms.html',
      `<h1>General terms and conditions of purchase</h1>${'<p>The supplier warrants that all of it is free of defects.</p>'.repeat(40)}`,
      false,
    ],
    [
      'datasheet.html',
      `<h1>Pallet wrap, clear</h1>${'<p>Film of polyethylene, stretched on one side and clear to the eye.</p>'.repeat(40)}`,
      false,
    ],
  ])('%s beside an order: waits %#', async (name, text, waits) => {
    expect(await beside({ name, bytes: Buffer.from(text) })).toBe(waits);
  });
});

test.each([
  ['and 400 gaskets', true],
  ['Deliver to 9 High Street, York.', true],
  ['Leeds', false],
])('what Apple’s program puts behind an attachment is read: %s', async (words, waits) => {
  const mail = mailWith([ORDER], 'Our order is attached.\r\n\r\nKind regards\r\nAnn').toString('latin1');
  const behind = `--b\r\nContent-Type: text/plain\r\n\r\n${words}\r\n--b--`;
  expect(await toldOf(Buffer.from(mail.replace('--b--', behind), 'latin1'))).toBe(waits);
});

function card(...lines: string[]): Buffer {
  return Buffer.from(['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ann Lee', ...lines, 'END:VCARD', ''].join('\r\n'));
}

describe('a business card', () => {
  test.each([
    ['of who wrote the mail', card('EMAIL;TYPE=work:ann@northgate.example', 'TEL:0113 555 0101'), false],
    ['of somebody else', card('EMAIL:store9@shop.example', 'ADR:;;9 High Street;York;;YO1 7AA;UK'), true],
    ['that says more', card('EMAIL:ann@northgate.example', 'NOTE:cancel line 2'), true],
  ])('%s', async (_what, bytes, waits) => {
    expect(await beside({ name: 'ann.vcf', bytes, mediaType: 'text/vcard' })).toBe(waits);
  });
});

test.each([
  ['plan.mp4', 'film', true],
  ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>', false],
  ['note.svg', '<svg xmlns="http://www.w3.org/2000/svg"><text>Cancel line 2</text></svg>', true],
])('%s beside an order', async (name, text, waits) => {
  expect(await beside({ name, bytes: Buffer.from(text) })).toBe(waits);
});

describe('a picture', () => {
  test.each([
    ['a screenshot', 'IMG_0001.png', png(1000, 400), true],
    ['a photo', 'photo.png', png(300, 200), true],
    ['a pixel that counts who reads', 'x.png', png(1, 1, 80), false],
  ])('%s that is attached', async (_what, name, bytes, waits) => {
    expect(await beside({ name, bytes })).toBe(waits);
  });

  test.each([
    ['a logo', png(200, 80), false],
    ['a banner as wide as a sentence', png(600, 100), true],
  ])('%s that the text shows', async (_what, bytes, waits) => {
    const picture = `--b\r\nContent-Type: image/png; name="image001.png"\r\nContent-ID: <image001>\r\nContent-Disposition: inline; filename="image001.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n--b--`;
    const html = 'Content-Type: text/html\r\n\r\n<p>Our order is attached.</p><p>Ann Lee</p><img src="cid:image001">';
    const mail = mailWith([ORDER], 'x').toString('latin1');
    const shown = mail.replace('Content-Type: text/plain\r\n\r\nx', html).replace(/--b--/, picture);
    expect(await toldOf(Buffer.from(shown, 'latin1'))).toBe(waits);
  });
});
