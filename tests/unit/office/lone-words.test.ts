/** Few words that stand for themselves, below a signature or between two paragraphs: what changes the order waits, names and titles go on. */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { endWorkers } from '../../../src/adapters/paper/worker/pool.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { mailWith } from '../../support/mail-with.ts';

// The first of them starts the workers.
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => endWorkers());

const ORDER = Buffer.from(
  'Purchase Order\nPO Number,MX-1\nOrder date,2026-11-26\n\nItem,Description,Qty,Unit,Unit price,Amount\nAB-100,"Pallet wrap, clear",40,EA,4.50,180.00\n',
);

/** Whether something beside the one order of the mail holds it. */
async function isDoubted(bytes: Buffer): Promise<boolean> {
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  const orders = items.flatMap((item) => (item.kind === 'document' && item.draft !== undefined ? [item] : []));
  expect(orders).toHaveLength(1);
  return orders.some(({ findings }) => findings.some(({ code }) => code === 'mail-note-may-change'));
}

async function waits(words: string): Promise<boolean> {
  const bytes = mailWith([{ name: 'order.csv', bytes: ORDER }], words.replaceAll('\n', '\r\n'));
  return isDoubted(bytes);
}

const below = (lines: string): Promise<boolean> =>
  waits(`Hi Ben,\n\nplease find our order attached.\n\nKind regards\nAnn Lee\n${lines}\n`);

test.each([
  'P.S. Twenty Gaskets',
  'PS: Two Pallets',
  'P.S. Double It',
  'Double It',
  'Two Pallets',
  'Order Twelve Pieces',
  'Please Cancel',
  'Gaskets: 400',
  '4002: 400',
  '400 x 4002',
  'AB-100 x 400',
  'USD',
  'Prices in Euro',
  'Ship Monday',
  'Deliver York',
  'Zwei Paletten',
  'Deux Palettes',
  'Dichtungen: 400',
  'Northgate Ltd\nBuyer\nTel 0113 555 0101\n\nTwo Pallets',
])('below a signature, %j is told', async (lines) => {
  expect(await below(lines)).toBe(true);
});

test.each([
  'Purchasing Manager\nNorthgate Ltd\n1 High Street, Leeds LS1 1AA\nTel: 0113 555 0101',
  'Buyer, Returns Department',
  'Order Processing',
  'Shipping Manager\nExt: 4711',
  'Change Manager\nRoom: 4',
  'Head of Purchasing and Stores\nThree Rivers Ltd',
  'Einkauf / Disposition\nKreditor-Nr.: 40012\nDurchwahl: 312\nUSt-IdNr.: DE123456789',
  'Responsable achats\nTél : 03 20 11 22 33\nPoste : 412\nSIRET: 123 456 789 00012',
  'Purchasing Team\nCompany Reg. No: 1234567\nVAT: 123456',
  'Unit Four, Mill Lane\nLeeds LS9 8AA\nPO Box 40',
  '采购经理\n电话: 0571-8888 1234',
  'PS: Have a nice weekend!',
  'P.S. Thanks again for your help.',
])('below a signature, %j says nothing of the order', async (lines) => {
  expect(await below(lines)).toBe(false);
});

describe('between two paragraphs', () => {
  test.each(['Two Gaskets', 'Twelve Boxes', 'Gaskets: 400'])('%s is told, as it is no name', async (line) => {
    expect(await waits(`Hi Ben,\n\nplease find our order attached.\n\n${line}\n\nKind regards\nAnn Lee`)).toBe(true);
  });

  test.each(['Detroit', 'New York', 'Toledo'])('%s is told, as nobody is greeted or signs there', async (line) => {
    const letter = `Hi Ben,\n\nplease find our order attached.\n\n${line}\n\nKind regards\nTom Lee`;
    expect(await waits(letter)).toBe(true);
  });
  test.each([
    'Hi Ben,\n\nplease find our order attached.\n\nAnn\n\nSent from my phone',
    'Ben,\n\nplease find our order attached.\n\nKind regards\nAnn Lee',
    'Hi Ben,\n\nplease find our order attached.\n\nAnn',
    'Hi Ben,\n\nplease find our order attached.\n\nThanks\n\nAnn Lee',
    'Hi Ben,\n\nplease find our order attached.\n\nNorthgate Ltd\n\nKind regards\nAnn Lee',
  ])('%j names who writes and to whom', async (letter) => expect(await waits(letter)).toBe(false));
});

/** Whether the order waits under this subject and name of its file. */
async function waitsAs(subject: string, name = 'MX-1.csv'): Promise<boolean> {
  const raw = mailWith(
    [{ name, bytes: ORDER }],
    'Hi Ben,\r\n\r\nplease find our order attached.\r\n\r\nKind regards\r\nAnn',
  );
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
  const bytes = Buffer.from(raw.toString('latin1').replace('Subject: orders', `Subject: ${encoded}`), 'latin1');
  return isDoubted(bytes);
}

describe('the subject, or the name of a file', () => {
  test.each([
    'Rev 2 MX-1',
    'PO MX-1 Rev. B',
    'MX-1 v2',
    'MX-1 Version 3',
    'MX-1 revised',
    'Amended PO MX-1',
    'MX-1 Amendment 1',
    'PO MX-1 COPY',
    'Bestellung MX-1 Kopie',
    'Duplicate PO MX-1',
    'OLD PO MX-1',
    'Old order MX-1',
    'Template MX-1',
    'MX-1 Unapproved',
    'Example PO MX-1',
    'MX-1 Reprint',
    'Änderung 1 MX-1',
    '订单 MX-1 美元',
    '订单 MX-1 第二版',
    'PO MX-1 US$',
    'PO MX-1 US Dollars',
  ])('%s: it waits', async (subject) => expect(await waitsAs(subject)).toBe(true));

  test.each(['Purchase order MX-1', 'New order MX-1 / Northgate', '采购订单 MX-1', 'PO MX-1 Rev 0'])(
    '%s: it goes on',
    async (subject) => expect(await waitsAs(subject)).toBe(false),
  );

  test.each([
    'MX-1 rev2.csv',
    'MX-1_v2.csv',
    'MX-1_revised.csv',
    'MX-1-amendment-1.csv',
    'MX-1 (2) Duplicata.csv',
    'MX-1-example.csv',
  ])('a file %s waits', async (name) => expect(await waitsAs('Purchase order MX-1', name)).toBe(true));
  test.each(['Order_form_v3 MX-1.csv', 'MX-1 rev0.csv', 'MX-1.v1.csv', 'Purchase_order_MX-1_2026-11-26.csv'])(
    'a file %s goes on',
    async (name) => expect(await waitsAs('Purchase order MX-1', name)).toBe(false),
  );
});

describe('what honest mails say', () => {
  test.each([
    'Hallo Ben,\n\nim Anhang unsere neue Bestellung.\n\nVielen Dank und viele Grüße\nAnna\n\nLeiterin Einkauf / Disposition',
    'Guten Morgen,\n\nbitte um Bearbeitung der beigefügten Bestellung und um Lieferung so schnell wie möglich.\n\nMfG\nA. Lehmann',
    "Bonjour Ben,\n\nci-joint notre nouvelle commande. Merci d'accuser réception.\n\nBonne journée\nAnne",
    'Madame, Monsieur,\n\nNous vous prions de bien vouloir enregistrer la commande ci-jointe.\n\nCordialement\nAnne Martin',
    'Bonjour,\n\nmerci de traiter la commande en pièce jointe dans les meilleurs délais.\n\nCordialement\nAnne',
  ])('%j goes on', async (words) => expect(await waits(words)).toBe(false));

  test('but a file behind a link is looked at', async () => {
    expect(await waits('Hi Ben,\n\nour order: https://1drv.ms/x/s!abc\n\nKind regards\nAnn')).toBe(true);
  });
});
