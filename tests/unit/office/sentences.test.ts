/** Orders written as sentences in several languages, and who signs them. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Paper } from '../../../src/adapters/paper/page.ts';
import { mailOf, ordersOf } from './support.ts';

const parts = (line: string): string[] => line.split('|').map((part) => part.trim());

test('an Italian mail orders several things in one sentence', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Buongiorno,

Le confermo l'ordine n. 118/26 di oggi. Ci servono 24 cartoni di passata rustica (vs. codice PA720R) a 14,80 euro al cartone, 10 cartoni di olive denocciolate, codice OL950D, a 38,50 euro l'uno e infine 6 latte di olio extravergine (OEV5L) a 46,90 euro cadauna.

La consegna per favore entro il 13/03/2026 al nostro magazzino di Corso Sebastopoli 418, 10199 Torinello (TO): scarico solo dalle 6 alle 10.

Marina Pautasso
Ristorazione Sabauda S.r.l.
`,
    ),
  );
  expect(order?.lines.map((line) => parts(line).filter((part) => part !== ''))).toStrictEqual([
    ['PA720R', '24', 'cartoni', '14.80', 'passata rustica'],
    ['OL950D', '10', 'cartoni', '38.50', 'olive denocciolate'],
    ['OEV5L', '6', 'latte', '46.90', 'olio extravergine'],
  ]);
  // All three are the numbers of the supplier, because of the first.
  expect(order?.lines.map((line) => parts(line)[0])).toStrictEqual(['', '', '']);
  expect(order?.head['by']).toBe('2026-03-13');
  expect(order?.head['to']).toBe('Corso Sebastopoli 418, 10199 Torinello (TO)');
  expect(order?.head['supplier']).toBeUndefined();
});

test('a Dutch mail orders several things in one sentence', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Goedemorgen,

Graag bestellen we onder ons ordernummer 26-0418 het volgende: 120 stuks vuren balk 59x156 (art. VB59156-480) tegen € 14,35 per stuk, 45 platen underlayment 18 mm (art. UL18-2412) voor € 31,90 per plaat en 6 rollen folie 1,5x50 m (art. DF1550) à € 62,50.

Kan dit donderdag 19 maart geleverd worden op de bouwplaats? Adres is Jan Snijderstraat 41, 3899 ZX Zeewoudhoek.

Bouwbedrijf De Zeewoude B.V.
`,
    ),
  );
  expect(order?.lines.map((line) => parts(line).filter((part) => part !== ''))).toStrictEqual([
    ['VB59156-480', '120', 'stuks', '14.35', 'vuren balk 59x156'],
    ['UL18-2412', '45', 'platen', '31.90', 'underlayment 18 mm'],
    ['DF1550', '6', 'rollen', '62.50', 'folie 1,5x50 m'],
  ]);
  expect(order?.head).toMatchObject({
    po: '26-0418',
    by: '2026-03-19',
    to: 'Jan Snijderstraat 41, 3899 ZX Zeewoudhoek',
  });
});

test('a comma before a legal form parts nothing, and who signs is not who delivers', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Hola Rafa:

Te paso pedido PC-26/0588: 2 uds de la bomba, ref. vuestra BS-4-15, a 318,00 €.

Un saludo,
Inmaculada Cabello
Dpto. Compras · Riegos del Genil, S.L.
`,
    ),
  );
  expect(order?.head['buyer']).toBe('Riegos del Genil, S.L.');
  expect(order?.head['supplier']).toBeUndefined();
});

describe('sentences of several things in Swedish, French and English', () => {
  test('`och` and `för` part them', async () => {
    const paper = await mailOf(
      'Hej!\n\nVi vill beställa 60 m aluminiumprofil L 40x40x3 (ert nr AP-4040) för 48,50 kr, 12 st rostfri plåt 1,5 mm (ert nr RP-15) för 1365,00 kr och 2000 st popnit 4,8x12 (ert nr PN-4812) för 0,42 kr. Priserna är exkl. moms.\n\nVårt ordernummer 26-118.\n',
    );
    expect(pricedLines(paper)).toStrictEqual(['AP-4040 60 48.50', 'RP-15 12 1365.00', 'PN-4812 2000 0.42']);
  });

  test('a number in brackets has no digit where that of another has', async () => {
    const paper = await mailOf(
      'Hi Dana,\n\nCould you get us 40 bags of 2-row pale malt (2RW-55) at $38.75 a bag, plus 10 bags of Crystal 60 (C60-55) at $46.20 and 8 bags of flaked oats (FLK-OAT) at $41.90? PO# is 3318.\n',
    );
    expect(pricedLines(paper)).toStrictEqual(['2RW-55 40 38.75', 'C60-55 10 46.20', 'FLK-OAT 8 41.90']);
  });

  test('what is put down for somebody is counted in front, and an inch is no end of it', async () => {
    const paper = await mailOf(
      'Hey Marcus,\n\nPlease put us down for 6 CO2 cylinders 20 lb (KB-CO220) at $31.00 each, 2 drums of food grade glycol, your KB-GLY55, at $688.50 a drum, and 150 1.5" tri-clamp gaskets (KB-TRI15) for $0.62 apiece.\n\nUse PO 3372.\n',
    );
    expect(pricedLines(paper)).toStrictEqual(['KB-CO220 6 31.00', 'KB-GLY55 2 688.50', 'KB-TRI15 150 0.62']);
  });

  test('of two numbers the one that times the price is the amount is how many', async () => {
    const paper = await mailOf(
      'Please enter our PO# 7752:\n\n8 cases - RB-K12 kraft loaf bag 12 in @ $46.50 = $372.00\n3 boxes - RB-T4 bread clips white, 5000 ct @ $19.25 = $57.75\n',
    );
    expect(pricedLines(paper)).toStrictEqual(['RB-K12 8 46.50', 'RB-T4 3 19.25']);
  });

  test('the name of a thing stands over the line with its number', async () => {
    const paper = await mailOf(
      'Bonjour,\n\nVoici notre bon de commande BC-0526-03.\n\nNappe ronde écru\n   réf. LC-N240 : 18 pièces à 44,00 € HT la pièce, soit 792,00 €\n\nTablier bavette noir\n   réf. LC-TBN : 24 pièces à 17,25 € HT la pièce, soit 414,00 €\n',
    );
    expect(pricedLines(paper)).toStrictEqual(['LC-N240 18 44.00', 'LC-TBN 24 17.25']);
    expect(ordersIn(paper)[0]?.order.items.map(({ fields }) => fields.description?.text)).toStrictEqual([
      'Nappe ronde écru',
      'Tablier bavette noir',
    ]);
  });
});

function pricedLines(paper: Paper): string[] {
  return ordersIn(paper).flatMap(({ order }) =>
    order.items.map(({ fields: f }) =>
      [f.supplierSku ?? f.buyerSku, f.quantity, f.price].map((found) => found?.value ?? found?.text).join(' '),
    ),
  );
}
