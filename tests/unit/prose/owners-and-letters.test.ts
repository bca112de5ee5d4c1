/** Whose numbers letters and mails write, what they call a thing, and who writes to whom. Each line as in `support.ts`. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { mailOf, ordersOf, readAs } from '../office/support.ts';

test.each([
  ['Please send 40 x ABC-123', ['ABC-123 |  | 40 |  |  |  | ']],
  [
    '60 lengths  TR47-4.8      47x100 treated 4.8m             @ £11.35',
    ['TR47-4.8 |  | 60 | lengths | 11.35 |  | 47x100 treated 4.8m'],
  ],
  ['Please send 40 x our item 4711-22, clear film', ['4711-22 |  | 40 |  |  |  | clear film']],
])('without a word the number is the buyer’s, and a person looks: %s', async (text, lines) => {
  expect(ordersOf(await mailOf(`Hello,\n\n${text}\n\nThanks\nAnn\n`))[0]?.lines).toStrictEqual(lines);
});

test('Polish entries: what it is, whose number, how many and what for; other sentences order nothing', async () => {
  const [order] = ordersOf(
    await mailOf(`Dzień dobry,

proszę przyjąć zamówienie nr ZAM/51/03/2026:

- palet EUR używanych kl. B - 40 szt. po 29,00 zł netto
- taśmy PP 12x0,6 (Państwa indeks PP1206) - 25 kg po 9,80 zł netto

Termin dostawy: 27.03.2026. Poprzednie zamówienie 441 już dotarło - brakowało tylko 2 rolek taśmy.

Proszę dostarczyć na adres:
Palarnia Młyn Sp. z o.o.
ul. Spichrzowa 18
62-100 Kłosowo

Pozdrawiam
Marek Nowak
`),
  );
  expect(order?.lines).toStrictEqual([
    ' |  | 40 | szt. | 29.00 |  | palet EUR używanych kl. B',
    ' | PP1206 | 25 | kg | 9.80 |  | taśmy PP 12x0,6',
  ]);
  expect(order?.head['to']).toBe('Palarnia Młyn Sp. z o.o., ul. Spichrzowa 18, 62-100 Kłosowo');
});

test('Chinese entries with the model of the seller, and an address before the firm', async () => {
  const [order] = ordersOf(
    await mailOf(`李经理，您好：

我司订购以下材料，订单号 PO20260328-07，请安排：

1、绝缘板 1.6×1020 黄色（贵司型号 FR4-16），数量 50 张，单价 86 元，小计 4,300.00 元
2、电木棒（贵司型号 DZ-5025），数量 15 根，单价 74 元，小计 1,110.00 元

送货地址：东莞市长安镇振安中路118号 东莞市北门设备有限公司 仓库
付款：月结30天

谢谢！
`),
  );
  expect(order?.lines).toStrictEqual([
    ' | FR4-16 | 50 | 张 | 86 |  | 绝缘板 1.6×1020 黄色',
    ' | DZ-5025 | 15 | 根 | 74 |  | 电木棒',
  ]);
  expect(order?.head).toMatchObject({
    po: 'PO20260328-07',
    to: '东莞市北门设备有限公司 仓库, 东莞市长安镇振安中路118号',
  });
});

const entry = (no: number, code: string, amount: string): string =>
  `Rad ${no}\n  Artikel: ${code}  Kullager\n  Antal: 20 st\n  Pris: 84,50 / st\n  Belopp: ${amount}\n\n`;

test('thousands behind a label are parted by white', async () => {
  const text = `INKÖPSORDER 118204\n\n${entry(10, '20418', '1 690,00')}${entry(20, '20419', '1 690,00')}`;
  const [read] = ordersIn(await mailOf(text));
  expect(read?.order.items.map(({ fields }) => fields.amount?.value)).toStrictEqual(['1690.00', '1690.00']);
});

describe('a letter', () => {
  const LETTER = `<p>Ev. Kirchengemeinde St. Ansgar Hohenau</p><p>Kirchenbüro · Am Anger 3 · 25100 Hohenau · Tel. 04555 5501-18</p><p>&nbsp;</p>
<p>Objekteinrichtung Brunner GmbH</p><p>Gewerbepark 7</p><p>24100 Neumühlen</p><p>&nbsp;</p><p>Hohenau, den 18. März 2026</p>
<p>Bestellung Nr. 2026/14</p><p>Sehr geehrte Damen und Herren,</p><p>hiermit bestellen wir:</p>
<table><tr><td>Nr.</td><td>Anzahl</td><td>Bezeichnung</td><td>Stückpreis €</td><td>Summe €</td></tr>
<tr><td>1</td><td>25</td><td>Stapelstuhl Buche</td><td>118,00</td><td>2.950,00</td></tr>
<tr><td>2</td><td>5</td><td>Klapptisch</td><td>164,50</td><td>822,50</td></tr></table>
<p>Die Lieferung erbitten wir bis spätestens 30. April 2026 an: Gemeindehaus St. Ansgar, Schulstraße 12, 25100 Hohenau. Zahlung innerhalb von 14 Tagen mit 2 % Skonto.</p>
<p>Mit freundlichen Grüßen</p><p>M. Sörensen</p>`;

  test('is written by whom stands on top, to the firm above the greeting, and says in a sentence where to', async () => {
    const [order] = ordersOf(await readAs('html', Buffer.from(LETTER)));
    expect(order?.head).toMatchObject({
      buyer: 'Ev. Kirchengemeinde St. Ansgar Hohenau',
      supplier: 'Objekteinrichtung Brunner GmbH',
      by: '2026-04-30',
      to: 'Gemeindehaus St. Ansgar, Schulstraße 12, 25100 Hohenau',
    });
  });
});

test('in a sheet a bare word for delivery over an address is where to, and the account of a firm no part of its name', async () => {
  const rows = [
    ['Collège Germaine Tillac', '', '', 'BON DE COMMANDE'],
    ['12 avenue des Tilleuls', '', '', 'N° 2026-118'],
    ['47100 MONTFRAC', '', '', ''],
    ['Livraison :', '', '', 'Fournisseur :'],
    ['Collège Germaine Tillac, laboratoire', '', '', 'BRUNNER ÉDUCATION SARL (no 4418)'],
    ['Entrée rue du Stade', '', '', '41 rue Ampère'],
    ['47100 MONTFRAC', '', '', '69100 LYON'],
    ['Désignation', 'Référence', 'Qté', 'PU HT'],
    ['Microscope binoculaire', 'MIC-400B', '12', '189.00'],
    ['Blouse coton blanche', 'BLC-M2', '30', '14.90'],
  ];
  const file = rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n');
  const [order] = ordersOf(await readAs('csv', Buffer.from(file)));
  expect(order?.head['to']).toBe('Collège Germaine Tillac, laboratoire, Entrée rue du Stade, 47100 MONTFRAC');
  expect(order?.head['supplier']).toBe('BRUNNER ÉDUCATION SARL');
});
