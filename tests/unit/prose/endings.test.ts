/** Entries of lists that say at their end how many, or begin with a number of them. Each line: numbers, quantity, unit, text. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { mailOf } from '../office/support.ts';

async function itemsOf(text: string) {
  const [found] = ordersIn(await mailOf(text));
  return (found?.order.items ?? []).map(({ fields: f }) => ({
    line: [f.buyerSku, f.supplierSku, f.quantity, f.unit, f.description]
      .map((each) => (each === f.unit ? (each?.text ?? '') : (each?.value ?? each?.text ?? '')))
      .join(' | '),
    sure: (f.quantity?.confidence ?? 0) > 0.8,
  }));
}

const letter = (entries: string): string => `Hello,\n\nplease order these\n\n${entries}\n\nCheers\nGlenn\nx 214\n`;

test.each([
  [
    'a column of its own',
    'SPS-14207  Seal kit triclover 2 1/2" EPDM   x 10\nSPS-31144  Sanitiser 15% 20L   x 8\nSPS-20935  Hose blue - 20 metres',
    [
      'SPS-14207 |  | 10 |  | Seal kit triclover 2 1/2" EPDM',
      'SPS-31144 |  | 8 |  | Sanitiser 15% 20L',
      'SPS-20935 |  | 20 | metres | Hose blue',
    ],
  ],
  [
    'the sign behind the number',
    '- Dichtungssatz EPDM 10x\n- Schaumreiniger Fass 2x',
    [' |  | 10 |  | Dichtungssatz EPDM', ' |  | 2 |  | Schaumreiniger Fass'],
  ],
  [
    'brackets',
    '- Joint EPDM (x10)\n- Nettoyant mousse (x 2)',
    [' |  | 10 |  | Joint EPDM', ' |  | 2 |  | Nettoyant mousse'],
  ],
  [
    'lines without a dot',
    'Junta EPDM x 10\nDetergente espuma x 2',
    [' |  | 10 |  | Junta EPDM', ' |  | 2 |  | Detergente espuma'],
  ],
  [
    'a unit behind it',
    '- Guarnizione EPDM x 10 pz\n- Detergente schiuma x 2 fusti',
    [' |  | 10 | pz | Guarnizione EPDM', ' |  | 2 | fusti | Detergente schiuma'],
  ],
  [
    'dots that lead to it',
    '- Afdichtingsset EPDM ..... 10\n- Schuimreiniger ..... 2',
    [' |  | 10 |  | Afdichtingsset EPDM', ' |  | 2 |  | Schuimreiniger'],
  ],
  [
    'a dash in all of them',
    '- Packningssats EPDM - 10\n- Skumrengöring - 2',
    [' |  | 10 |  | Packningssats EPDM', ' |  | 2 |  | Skumrengöring'],
  ],
  [
    'British',
    'FL-8816 Flange slip-on 4 off\nGK-8817 Gasket full face 8 off',
    ['FL-8816 |  | 4 |  | Flange slip-on', 'GK-8817 |  | 8 |  | Gasket full face'],
  ],
  ['Chinese', '- 密封圈 EPDM ×10\n- 泡沫清洁剂 ×2', [' |  | 10 |  | 密封圈 EPDM', ' |  | 2 |  | 泡沫清洁剂']],
  [
    'a pack in the name',
    '- Luvas nitrilo caixa 100 un x 10\n- Luvas látex caixa 50 un x 4',
    [' |  | 10 |  | Luvas nitrilo caixa 100 un', ' |  | 4 |  | Luvas látex caixa 50 un'],
  ],
  [
    'n. and a drill',
    '- n. 5 conf. tela abrasiva gr. 120 (cod. UN0913)\n- n. 2 pz punta 8,5 5xD (cod. UN7785)',
    ['UN0913 |  | 5 | conf. | tela abrasiva gr. 120', 'UN7785 |  | 2 | pz | punta 8,5 5xD'],
  ],
  [
    'nº',
    '- nº 4 cajas guantes (ref. GN-4410)\n- nº 10 botes pintura (ref. PB-2231)',
    ['GN-4410 |  | 4 | cajas | guantes', 'PB-2231 |  | 10 |  | botes pintura'],
  ],
  [
    'n°',
    '- n° 6 boîtes de gants (réf. GN-4410)\n- n° 2 fûts huile (réf. HC-2231)',
    ['GN-4410 |  | 6 | boîtes | gants', 'HC-2231 |  | 2 | fûts | huile'],
  ],
  [
    'how many of a drill',
    '- Bohrer 8,5 5xD (Art. 4471-2) 2 Stück\n- Bohrer M10 3xD (Art. 4471-3) 4 Stück',
    ['4471-2 |  | 2 | Stück | Bohrer 8,5 5xD', '4471-3 |  | 4 | Stück | Bohrer M10 3xD'],
  ],
])('%s', async (_case, entries, lines) => {
  const items = await itemsOf(letter(entries));
  expect(items.map(({ line }) => line)).toEqual(lines);
  expect(items.every(({ sure }) => sure)).toBe(true);
});

test.each([
  ['a size', 'AB-1124 Bolt M5 x 60\nAB-1125 Bolt M6 x 80'],
  ['a length', '- Hose 51 mm x 20\n- Hose 38 mm x 20'],
  ['one dash', '- AB-1124 Seal kit EPDM - 10\n- AB-1125 Gauge 0-10 bar'],
  ['two counts', '- 2 boxes Gloves nitrile x 10'],
])('what may be something else is never sure: %s', async (_case, entries) => {
  const items = await itemsOf(letter(entries));
  expect(items.filter(({ sure }) => sure)).toEqual([]);
});

describe('whose numbers they are, a sentence says of all', () => {
  test.each([
    ['codes are out of your catalogue', 'SPS-14207'],
    ['Die Artikelnummern sind aus Ihrem Katalog.', 'SPS-14207'],
    ['Les références sont celles de votre catalogue.', 'SPS-14207'],
    ['Las referencias son de su catálogo.', 'SPS-14207'],
    ['I codici sono del vostro listino.', 'SPS-14207'],
    ['De artikelnummers komen uit jullie catalogus.', 'SPS-14207'],
    ['Artikelnummer enligt er prislista.', 'SPS-14207'],
    ['Os códigos são do vosso catálogo.', 'SPS-14207'],
    ['以下是贵司的料号。', 'SPS-14207'],
    ['These are our part numbers.', undefined],
    ['Codes are out of their catalogue.', undefined],
  ])('%s', async (said, expected) => {
    const [found] = ordersIn(
      await mailOf(`Hello,\n\n${said}\n\nSPS-14207  Seal kit EPDM   x 10\nSPS-14211  Seal kit NBR   x 6\n\nAnn\n`),
    );
    expect(found?.order.items[0]?.fields.supplierSku?.text).toBe(expected);
  });
});

describe('a thread that is passed on twice', () => {
  const thread = `Morning,

PO 4500019140 for the two items below, codes are theirs. We need them by Thursday.

Thanks

Priya Raman | Procurement Officer
Wandoo Ridge Dairy Pty Ltd

________________________________
From: Glenn Tasker
Sent: Friday, 27 February 2026 5:31 PM
To: Priya Raman
Subject: URGENT filler parts

Priya, filler 2 is limping. Their part numbers:

SPS-51877  Nozzle insert PTFE 14mm   x 24
SPS-51880  Spring S/S for nozzle 14mm   x 24

Glenn

From: Southwest Process Supplies Sales
Sent: Friday, 27 February 2026 2:10 PM
To: Glenn Tasker
Subject: RE: filler parts

Hi Glenn, yes we have 30 of each on the shelf in Bunbury.
Regards, Kim
`;

  test('orders what the mail in the middle lists, by the day of the newest text', async () => {
    const [found] = ordersIn(await mailOf(thread, 'FW: URGENT filler parts'));
    expect(found?.order.items.map(({ fields: f }) => `${f.supplierSku?.text} ${f.quantity?.value}`)).toEqual([
      'SPS-51877 24',
      'SPS-51880 24',
    ]);
    expect(found?.order.head.deliveryDate?.value).toBe('2026-03-05');
    expect(found?.order.findings.find(({ code }) => code === 'relative-date-resolved')?.message).toContain(
      '2026-03-02',
    );
  });
});

test.each([
  'No. 2 Dry Dock, Wharf Road, Falmouth TR11 4NR     Tel 01326 555 0190',
  'Nr. 12 Hafenstraße     Tel. 04555 5501',
])('an address with a number orders nothing: %s', async (line) => {
  expect(await itemsOf(`${line}\n\nHello\n`)).toEqual([]);
});

test('a clause of a Chinese contract says what, how many and at what price, and no number', async () => {
  const text =
    '采购合同\n\n第一条 产品描述\n1. 产品名称：内六角螺钉 M6×20 12.9级\n   采购数量：1,250个；单价：人民币0.27元/个；小计：337.50元\n2. 交货日期：2026年5月4日\n';
  expect(await itemsOf(text)).toEqual([{ line: ' |  | 1250 | 个 | 内六角螺钉 M6×20 12.9级', sure: true }]);
});
