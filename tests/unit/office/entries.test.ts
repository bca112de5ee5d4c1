/** Entries whose number and price stand on a line below, sentences of several things, and numbers that are none of an item. */
import { expect, test } from 'vitest';
import { mailOf, ordersOf } from './support.ts';

const parts = (line: string): string[] =>
  line
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

test('what the supplier calls it, its price and its amount on the line below an entry are of that entry', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Sehr geehrte Damen und Herren,

wir bestellen hiermit, Bestellung Nr. B-2026-118:

1. 35 kg Zinnblech 52 %, gehobelt, 0,9 mm
Ihre Artikelnummer OM-2044, à 48,60 € / kg   1.701,00 €
2. 120 Stück Stimmkrücken Messing 2,5 mm, sortiert
Ihre Artikelnummer OM-3110, à 1,85 € / Stück   222,00 €

Summe netto   1.923,00 €
`,
    ),
  );
  // An amount was a quantity of the number beside it.
  expect(order?.lines.map(parts)).toStrictEqual([
    ['OM-2044', '35', 'kg', '48.60', 'Zinnblech 52 %, gehobelt, 0,9 mm'],
    ['OM-3110', '120', 'Stück', '1.85', 'Stimmkrücken Messing 2,5 mm, sortiert'],
  ]);
});

test('a Portuguese mail orders several things in one sentence, whatever counts them', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Bom dia,

Confirmamos a encomenda EC-118/26: precisamos de 120 pratos rasos 27 cm brancos (ref. CV-2701) a 3,45 € cada, 120 pratos de sopa (ref. CV-2204) a 3,20 €, e ainda 60 travessas ovais 36 cm, ref. CV-3609, ao preço de 8,90 € a unidade. As chávenas de café (ref. CV-0804) são 200 unidades a 1,65 €.

Com os melhores cumprimentos,
Teresa Vilhena
`,
    ),
  );
  expect(order?.lines.map((line) => parts(line).slice(0, 3))).toStrictEqual([
    ['CV-2701', '120', '3.45'],
    ['CV-2204', '120', '3.20'],
    ['CV-3609', '60', '8.90'],
    ['CV-0804', '200', 'unidades'],
  ]);
});

test('a day and a postal code are no item and its quantity', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Graag volgende bestelling (onze bestelbon 2026-118):

  - 30 zakken bloem T55, zak 25 kg [uw code GM4418] aan € 17,45/zak
  - 8 dozen parelsuiker P4, doos 10 kg [uw code GM2207] aan € 24,60/doos

Leveren op 03/04/2026 vóór 5u30 aan de zijingang: Bakkerij Van Outryve, Dorpsstraat 44, 9999 Lotenhulst.
`,
    ),
  );
  expect(order?.lines.map((line) => parts(line).slice(0, 2))).toStrictEqual([
    ['GM4418', '30'],
    ['GM2207', '8'],
  ]);
});
