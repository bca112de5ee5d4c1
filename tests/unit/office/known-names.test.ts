/**
 * A word in a subject, or on a line of its own, that is neither known to be harmless nor a name that is known of the sender, makes the order
 * wait, whether it begins with a large letter or not. A person who has let two orders go on with such names has taught them.
 */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { fileKey, namedKey } from '../../../src/adapters/paper/beside/let-through.ts';
import { endWorkers } from '../../../src/adapters/paper/worker/pool.ts';
import type { SenderMemory } from '../../../src/model/sender-memory.ts';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';

// The first of them starts the workers.
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => endWorkers());

const ANN = 'Ann Lee <ann@northgate.example>';

interface Mail {
  readonly subject?: string;
  readonly from?: string;
  readonly above?: string;
  readonly memories?: readonly SenderMemory[];
}

/** Whether the one order of the mail waits for its words. */
async function waits({ subject = 'Order 4711', from = ANN, above = '', memories = [] }: Mail): Promise<boolean> {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
  const head = `From: ${from}\nTo: Acme Tools <orders@acme-tools.example>\nSubject: ${encoded}\nDate: Mon, 2 Mar 2026 08:01:00 +0000\n`;
  const line = above === '' ? '' : `<p>${above}</p>`;
  const bytes = Buffer.from(
    `${head}Content-Type: text/html; charset=utf-8\n\n${line}<p>Purchase order: 4711<br>Order date: 2 March 2026<br>Ship to: Northgate Ltd, Unit 4 Mill Lane, Leeds LS9 8AA<br>Delivery date: 14 December 2026</p><table border="1"><tr><th>Item</th><th>Description</th><th>Quantity</th><th>Unit</th><th>Unit price</th></tr><tr><td>ABC-123</td><td>Pallet wrap clear</td><td>40</td><td>EA</td><td>9.90</td></tr></table>`,
  );
  const decoder = detectFormat({ head: bytes, fileName: 'order.eml' })?.decoder({
    limits: DEFAULT_LIMITS,
    parts: 'all',
    formatOf: detectFormat,
    memories: () => Promise.resolve(memories),
  });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  const orders = items.flatMap((item) => (item.kind === 'document' && item.draft !== undefined ? [item] : []));
  expect(orders).toHaveLength(1);
  return orders.some(({ findings }) => findings.some(({ code }) => code === 'mail-note-may-change'));
}

describe('a subject waits', () => {
  test.each([
    'SCRAPPED PO 4711',
    'PO 4711 Voided',
    'DELETED: PO 4711',
    'Rescinded PO 4711',
    'Call-Off PO 4711',
    'Exchange PO 4711',
    'Proposal 4711',
    'Credit Note PO 4711',
    'Gecancelt: Bestellung 4711',
    'Abbestellung 4711',
    'GEANNULEERD bestelling 4711',
    'Gewijzigde bestelling 4711',
    'Résiliation commande 4711',
    'Cancelación pedido 4711',
    'Disdetta ordine 4711',
    '退单 4711',
    '换货单 4711',
    '重复订单 4711',
    'Bestätigung 4711',
    'PO 4711 confirmation',
    'PO 4711 Old Mill Ltd',
  ])('%s', async (subject) => expect(await waits({ subject })).toBe(true));
});

describe('a subject goes on', () => {
  test.each([
    ['Order 4711', ANN],
    ['URGENT: PO 4711 // 2 March 2026', ANN],
    ['PO 4711 from Northgate Ltd', 'Ann Lee <ann@northgate.example>'],
    ['Order 4711 for Acme Tools', ANN],
    ['PO 4711 - Pallet wrap', ANN],
    ['PO 4711 Old Mill Ltd', 'Old Mill Ltd <orders@om.example>'],
    ['Bestellung 4711', ANN],
    ['MX-1 - Alt Metall GmbH: Bestellung 4711', 'Einkauf <einkauf@alt-metall.example>'],
    ['Commande n° 4711 - Menuiserie du Marais', 'Paul Petit <p.petit@menuiseriedumarais.example>'],
    ['RE: your order form', ANN],
    ['Order 4711 week 12', ANN],
    ['Bestellung 4711 KW 12', ANN],
    ['Pedido 4711 semana 12', ANN],
    ['采购订单 4711', ANN],
    ['转发: 采购订单 4711', ANN],
    ['上海龙信五金有限公司 采购订单 4711', '上海龙信五金有限公司 <po@longxin.example>'],
  ])('%s of %s', async (subject, from) => expect(await waits({ subject, from })).toBe(false));
});

describe('a line of its own', () => {
  test.each([
    'SCRAPPED',
    'Vervallen',
    'GECANCELT',
    'ANULACIÓN',
    'Pending',
    'TBC',
    'FOC',
    'Collect',
    'Consignment',
    'Reserve Stock',
    'Confirmation of phone order',
    '电话订单确认',
    'Bitte Angebot.',
    'Bitte um Angebot.',
    'Angebot bitte.',
    'Wir bitten um Angebot:',
    'Bitte um Angebot für folgende Artikel:',
    'Please advise price and lead time.',
    'Invoice to Mill Holdings.',
    'Rechnung an Müller Bau GmbH.',
    'A facturer à Dupont SA.',
    'Fatturare a Rossi Holding Srl.',
  ])('%s makes it wait', async (above) => expect(await waits({ above })).toBe(true));

  test.each(['Ann Lee', 'Northgate Ltd', 'Ben,', 'Hi Ben,', 'gemäß Ihrem Angebot vom 3.2.2026'])(
    '%s goes on',
    async (above) => expect(await waits({ above })).toBe(false),
  );
});

test('names that two orders went on with are known of their sender, whatever the number is', async () => {
  const key = namedKey('northgate.example', 'Order 4002 Harbour Site') ?? '';
  const memory: SenderMemory = {
    schemaVersion: '1',
    layout: [],
    columns: {},
    labels: {},
    proven: false,
    sentences: { [key]: 2, [fileKey('northgate.example', Buffer.from(''))]: 2 },
  };
  const subject = 'Order 4711 Harbour Site';
  expect(await waits({ subject })).toBe(true);
  expect(await waits({ subject, memories: [memory] })).toBe(false);
  expect(await waits({ subject, from: 'Bo Hill <bo@southgate.example>', memories: [memory] })).toBe(true);
  expect(await waits({ subject: 'Order 4711 Stop Site', memories: [memory] })).toBe(true);
});
