/** A mail of polite words with its orders attached: each attachment is an order, and says that it was one. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { endWorkers } from '../../../src/adapters/paper/worker/pool.ts';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import type { Decoded } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { mailWith } from '../../support/mail-with.ts';
import type { AttachedFile } from '../../support/mail-with.ts';

afterAll(() => endWorkers());

const ATTACHED = ['fixtures/golden/paper/r_plex_grid-100-0.pdf', 'fixtures/golden/paper/x_two_headers-1-0.xlsx'];

const NOISE = 'orders.bin';

const POLITE = 'Good morning, please find attached.\r\nKind regards, Ann';

function mail(attached: readonly string[], text = POLITE): Buffer {
  const files = [...attached, NOISE].map((file) => ({
    name: file.split('/').at(-1) ?? '',
    bytes: file === NOISE ? Buffer.alloc(300, 1) : readFileSync(file),
  }));
  return mailWith(files, text);
}

async function read(attached: readonly string[], text?: string): Promise<Decoded[]> {
  const bytes = mail(attached, text);
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  return [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
}

test('two orders attached to a mail are two orders', { timeout: 60_000 }, async () => {
  const items = await read(ATTACHED);
  const orders = items.flatMap((item) => (item.kind === 'document' ? [item] : []));
  expect(orders.map(({ index, draft }) => [index, draft?.poNumber?.text])).toEqual([
    [0, '459457'],
    [1, 'PO-66895'],
  ]);
  for (const { findings } of orders) expect(findings.map(({ code }) => code)).toContain('attachment-read');
  expect(orders.map(({ draft }) => draft?.lines?.[0]?.quantity?.at)).toMatchObject([
    { file: 'r_plex_grid-100-0.pdf', page: 1 },
    { file: 'x_two_headers-1-0.xlsx', cell: expect.any(String) },
  ]);
});

test('two attachments of one name are told apart, and each can be taken out by the name that its places give', async () => {
  const [first, second] = ['fixtures/paper/modern_band-41-0.pdf', 'fixtures/paper/modern_band-41-1.pdf'] as const;
  const bytes = mailWith([first, second].map((file) => ({ name: 'order.pdf', bytes: readFileSync(file) })));
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  const places = items.flatMap((item) => (item.kind === 'document' ? [item.draft?.poNumber?.at] : []));
  expect(places).toMatchObject([{ file: 'order.pdf' }, { file: 'order.pdf (2)' }]);
  const held = await format?.open?.(bytes, 'order.pdf (2)', DEFAULT_LIMITS);
  expect(Buffer.from(held?.bytes ?? []).equals(readFileSync(second))).toBe(true);
  expect(await format?.open?.(bytes, 'order.pdf (3)', DEFAULT_LIMITS)).toBeUndefined();
});

test(
  'a locked file and one that nothing reads are told beside the orders that came with them',
  { timeout: 60_000 },
  async () => {
    const items = await read([ATTACHED[0] ?? '', 'fixtures/pdf/locked-aes256.pdf', 'fixtures/demo/snacks-004010.edi']);
    const codes = items.flatMap((item) =>
      item.kind === 'document'
        ? item.findings.map(({ code }) => code)
        : item.kind === 'finding'
          ? [item.finding.code]
          : [],
    );
    expect(codes).toEqual(expect.arrayContaining(['attachment-read', 'pdf-locked', 'attachment-not-read']));
    const numbers = items.flatMap((item) => (item.kind === 'document' ? (item.draft?.poNumber?.text ?? []) : []));
    expect(numbers).toEqual(['A99999-01', '459457']);
  },
);

async function notesOf(text: string): Promise<{ code: string; message: string }[]> {
  const items = await read(['fixtures/golden/paper/x_two_headers-1-0.xlsx'], text);
  return items.flatMap((item) =>
    item.kind === 'document' && item.findings.some(({ code }) => code === 'attachment-read')
      ? item.findings.filter(({ code }) => code === 'mail-note-may-change')
      : [],
  );
}

test.each([
  'our order is attached, but please send 3 plates instead of 1.',
  'please cancel PO 8811.\r\nThe attached order takes its place.',
  'attached is our revised order.',
  'Thanks for your help.\r\nOrder attached.\r\nPS: line 1 only 2 pieces please.',
  'Order attached. Do not ship before 5 December.',
  'anbei unsere Bestellung. Bitte statt 1 Stück 4 liefern.',
  'veuillez annuler la ligne 2 de la commande jointe. Nous avons modifié le reste.',
  '附件是订单，数量改为 20。',
  'FYI\r\n\r\n> From: Bob\r\n> please add line 7 to the attached order',
  'Please ignore the attached order, it was sent in error.',
  'Der Kunde hat abgesagt.\r\nBestellung anbei.',
  'Attached is a test of our new system.',
  'Order attached. Deliver to our Hull depot this time.',
  'Order attached. We would like it on 20 March.',
])('words that may change what is attached go with it: %s', { timeout: 60_000 }, async (text) => {
  expect(await notesOf(text)).toMatchObject([{ message: expect.stringContaining('The text says: "') as string }]);
});

test('a number in the words that is not that of the file goes with it', { timeout: 60_000 }, async () => {
  expect(await notesOf('Please find our PO number 81077 attached.')).toMatchObject([
    { message: 'The mail names the order 81077, the file PO-66895.' },
  ]);
  expect(await notesOf('Please find our PO number 66895 attached.')).toEqual([]);
});

test.each([
  POLITE,
  'Please find our PO attached. Please confirm price, quantity and delivery date by 28 Nov.',
  'Please advise of any changes in price. Do not hesitate to call, +1 555 0100.',
  'anbei die Bestellung. Bitte bestätigen Sie Menge und Termin.',
  'This mail is confidential. If you are not the addressee, delete it and do not copy it.',
  'Hi Ben,\r\n\r\nplease find our purchase order attached. If you have any questions, please call me.\r\n\r\nThank you very much, Ann Lee',
  'Sehr geehrter Herr Weber,\r\n\r\nanbei erhalten Sie unsere Bestellung. Bei Rückfragen stehen wir Ihnen gerne zur Verfügung.\r\n\r\nMit freundlichen Grüßen\r\nJens Ott',
  'Bonjour,\r\n\r\nveuillez trouver ci-joint notre commande. Merci de nous confirmer la date de livraison.\r\n\r\nCordialement\r\nLuc',
  'Buenos días:\r\n\r\nadjunto enviamos nuestro pedido. Rogamos confirmen recepción.\r\n\r\nUn saludo',
  'Buongiorno,\r\n\r\nin allegato il nostro ordine. Restiamo in attesa di una vostra conferma.\r\n\r\nCordiali saluti',
  'Goedemorgen,\r\n\r\nbijgaand onze bestelling. Graag een bevestiging.\r\n\r\nMet vriendelijke groet',
  '您好！\r\n\r\n附件是我司采购订单，请查收并确认交期，谢谢！',
])('polite words do not: %s', { timeout: 60_000 }, async (text) => {
  expect(await notesOf(text)).toEqual([]);
});

test('a fax of a few kilobytes is read, and a logo is told as left out', { timeout: 120_000 }, async () => {
  const bytes = mailWith([
    { name: 'fax.tif', bytes: readFileSync('fixtures/demo/fax-order.tif') },
    { name: 'logo.png', bytes: Buffer.from(LOGO, 'base64') },
  ]);
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  const orders = items.flatMap((item) => (item.kind === 'document' && item.draft !== undefined ? [item] : []));
  expect(orders.map(({ draft }) => draft?.poNumber?.at)).toMatchObject([{ file: 'fax.tif' }]);
  const told = items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : []));
  expect(told.map(({ code, message }) => [code, message.includes('logo.png')])).toContainEqual([
    'attachment-skipped',
    true,
  ]);
});

/** One pixel. */
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('one order over several files', () => {
  const LINES = {
    name: 'lines.csv',
    bytes: Buffer.from(
      'Item number;Description;Quantity;Unit;Unit price\nABC-123;Pallet wrap;40;EA;4.50\nABC-777;Tape;25;EA;2.00\n',
    ),
  };
  const COVER = 'Our PO 81077 for delivery on 20 June 2026 is attached.\r\nThanks, Ann';
  const HEAD = {
    name: 'cover.html',
    bytes: Buffer.from(
      '<html><body><h1>PURCHASE ORDER 81078</h1><p>Order date: 1 June 2026</p><p>Ship to: Northgate Foods Ltd, Unit 4 Mill Lane, Leeds LS9 8AA</p><p>Lines: see the sheet.</p></body></html>',
    ),
  };

  test('the number stands in the words of the mail, the lines in a sheet: one order, which a person looks at', async () => {
    const [order, ...more] = await orderOf([LINES], COVER);
    expect(more).toEqual([]);
    expect(order?.draft.poNumber).toMatchObject({ text: '81077', at: { part: 'text' } });
    expect(order?.draft.poNumber?.at).not.toHaveProperty('file');
    expect(order?.draft.requestedDelivery?.date?.text).toBe('20 June 2026');
    expect(order?.draft.lines).toHaveLength(2);
    expect(order?.draft.lines?.[0]?.quantity?.at).toMatchObject({ file: 'lines.csv' });
    expect(order?.codes).toContain('order-joined');
  });

  test('the head stands in a file of its own', async () => {
    const [order, ...more] = await orderOf([HEAD, LINES], POLITE);
    expect(more).toEqual([]);
    expect(order?.draft.poNumber).toMatchObject({ text: '81078', at: { file: 'cover.html' } });
    expect(order?.draft.shipTo?.name?.text).toBe('Northgate Foods Ltd');
    expect(order?.draft.lines).toHaveLength(2);
    expect(order?.codes).toContain('order-joined');
  });

  test('nothing is joined where it could belong to two', async () => {
    const orders = await orderOf([LINES, { ...LINES, name: 'more.csv' }], COVER);
    expect(orders.map(({ draft }) => draft.poNumber?.text)).toEqual([undefined, undefined]);
  });
});

async function orderOf(files: readonly AttachedFile[], text: string) {
  const bytes = mailWith(files, text);
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  return items.flatMap((item) =>
    item.kind === 'document' && item.draft !== undefined
      ? [{ draft: item.draft, codes: item.findings.map(({ code }) => code) }]
      : [],
  );
}
