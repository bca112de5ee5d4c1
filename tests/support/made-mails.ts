/** Mails that are made when a test needs them: too large to be kept, or in a form that nobody could read in the repository. */
import { readFileSync } from 'node:fs';
import { outlookMail } from './outlook.ts';

const ANN = { name: 'Ann Lee', address: 'ann@northgate.example' };

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export function orderText(number: string): string {
  return [
    `Purchase Order ${number}`,
    'Date: 2026-06-01',
    '',
    'Buyer: Northgate Foods Ltd',
    'Ship to: Northgate Foods Ltd, Unit 4 Mill Lane, Leeds LS9 8AA, United Kingdom',
    '',
    'Item      Description           Qty   Unit   Unit price   Amount',
    'ABC-123   Pallet wrap, clear     40   EA           4.50   180.00',
    'ABC-777   Tape, brown 50 mm      25   EA           2.00    50.00',
    '',
    'Total EUR 230.00',
    '',
  ].join('\n');
}

export function mailHead(subject: string, id = subject.replaceAll(/\W/g, '')): string {
  return [
    `Message-ID: <${id}.made@northgate.example>`,
    'From: Ann Lee <ann@northgate.example>',
    'To: orders@supplier.example',
    `Subject: ${subject}`,
    'Date: Mon, 1 Jun 2026 09:14:00 +0100',
    'MIME-Version: 1.0',
    '',
  ].join('\n');
}

export function mailWith(subject: string, text: string, files: readonly MadeFile[]): Buffer {
  const parts = files.map(({ name, type, bytes }) =>
    [
      `--part\nContent-Type: ${type}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"\n`,
      `${Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\n')}\n`,
    ].join('\n'),
  );
  const head = `${mailHead(subject)}Content-Type: multipart/mixed; boundary="part"\n\n--part\nContent-Type: text/plain; charset=utf-8\n\n`;
  return Buffer.from(`${head}${text}\n${parts.join('')}--part--\n`);
}

function outlookAttached(number: string, bytes: Uint8Array): Buffer {
  const file = { name: 'Order.msg', type: 'application/vnd.ms-outlook', bytes };
  return mailWith(`FW: PO ${number}`, 'Please enter the order attached.\n', [file]);
}

const csv = (number: string): Uint8Array =>
  Buffer.from(
    [
      `Purchase Order,${number}`,
      'Date,2026-06-01',
      'Ship to,"Northgate Foods Ltd, Unit 4 Mill Lane, Leeds LS9 8AA"',
      '',
      'Item no.,Description,Qty,Unit,Unit price,Amount',
      'ABC-123,"Pallet wrap, clear",40,EA,4.50,180.00',
      'ABC-777,"Tape, brown 50 mm",25,EA,2.00,50.00',
      ',,,,Total,230.00',
      '',
    ].join('\n'),
  );

/** RTF as Outlook writes the body of a mail. */
function rtf(text: string): string {
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fmodern Courier;}}\\pard\\f0 ${text.replaceAll('\n', '\\par\r\n')}}`;
}

export const MADE: Readonly<Record<string, () => Buffer>> = {
  'attachment-30-mb.eml': () =>
    mailWith('PO 81130', orderText('81130'), [
      {
        name: 'drawing.dwg',
        type: 'application/octet-stream',
        bytes: Buffer.alloc(30 * 1024 * 1024, 'AC1032 drawing '),
      },
    ]),
  'attachments-200.eml': () =>
    mailWith(
      'PO 81131',
      orderText('81131'),
      Array.from({ length: 200 }, (_, index) => ({
        name: `label ${index + 1}.dat`,
        type: 'application/octet-stream',
        bytes: Buffer.from(`^XA^FDlabel ${index + 1}^FS^XZ`),
      })),
    ),
  // What follows the picture makes it as large as a scan; a small one is taken for a logo.
  'inline-tiff.eml': () =>
    mailWith('Order', 'Our order:\n', [
      {
        name: 'scan.tif',
        type: 'image/tiff',
        bytes: Buffer.concat([readFileSync('fixtures/demo/fax-order.tif'), Buffer.alloc(40_000)]),
      },
    ]),
  'outlook-text.eml': () =>
    outlookAttached('81132', outlookMail({ subject: 'PO 81132', from: ANN, body: orderText('81132') })),
  'outlook-rich-text.eml': () =>
    outlookAttached('81133', outlookMail({ subject: 'PO 81133', from: ANN, rtf: rtf(orderText('81133')) })),
  'outlook-file-inside.eml': () =>
    outlookAttached(
      '81134',
      outlookMail({
        subject: 'PO 81134',
        from: ANN,
        html: '<html><body><p>Please find our order attached.</p></body></html>',
        files: [{ name: 'Order 81134 of Northgate.csv', bytes: csv('81134') }],
      }),
    ),
  'outlook-in-outlook.eml': () =>
    outlookAttached(
      '81135',
      outlookMail({
        subject: 'FW: PO 81135',
        from: { name: 'Carol Frey', address: 'carol@supplier.example' },
        body: 'yours I think',
        files: [{ mail: { subject: 'PO 81135', from: ANN, body: orderText('81135') } }],
      }),
    ),
  'outlook-damaged.eml': () =>
    outlookAttached(
      '81136',
      outlookMail({ subject: 'PO 81136', from: ANN, body: orderText('81136') }).subarray(0, 2000),
    ),
};
