/** Orders written as sentences in Italian and Dutch, and who signs them. */
import { expect, test } from 'vitest';
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
