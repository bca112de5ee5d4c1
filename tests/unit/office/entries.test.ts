/** Entries whose number and price stand on a line below, sentences of several things, and numbers that are none of an item. */
import { expect, test } from 'vitest';
import { mailOf, ordersOf, readAs } from './support.ts';

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

test('entries numbered by their position keep what is set in below them', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Wir bestellen:

Bestell-Nr.: WB-118/26

Pos. 1: 12.000 Stück Naturkorken 45x24
        Ihre Art.-Nr. KN-4418, Preis 0,284 EUR/Stück, gesamt 3.408,00 EUR
Pos. 2: 4.788 Stück Bordeauxflasche 0,75 l
        Ihre Art.-Nr. KN-5207, Preis 0,412 EUR/Stück, gesamt 1.972,66 EUR

Summe netto: 5.380,66 EUR
`,
    ),
  );
  // The first one had the quantity of the second.
  expect(order?.lines.map((line) => parts(line).slice(0, 4))).toStrictEqual([
    ['KN-4418', '12000', 'Stück', '0.284'],
    ['KN-5207', '4788', 'Stück', '0.412'],
  ]);
});

test('`your #` is a number of the supplier, and `poi` goes on to the next thing', async () => {
  const [english] = ordersOf(
    await mailOf(`Please enter PO 26-0733 for us:

* 18 boxes - self-drilling screws, box of 500 - your # PFT-8814 - $23.40/box
* 60 rolls - butyl tape - your # PFT-2071 - $5.85/roll
`),
  );
  expect(english?.lines.map((line) => line.split('|').map((part) => part.trim())[1])).toStrictEqual([
    'PFT-8814',
    'PFT-2071',
  ]);
  const [italian] = ordersOf(
    await mailOf(`Confermo l'ordine n. 44/2026. Ci servono 320 metri di popeline bianco (vostro articolo TVC-118) a 4,85 euro al metro, poi 140 metri di gabardina (vostro articolo TVC-207) a 9,40 euro al metro e infine 260 metri di fodera (vostro articolo TVC-441) a 2,15 euro al metro.
`),
  );
  expect(italian?.lines.map((line) => parts(line).slice(0, 2))).toStrictEqual([
    ['TVC-118', '320'],
    ['TVC-207', '140'],
    ['TVC-441', '260'],
  ]);
});

const numbers = async (csv: string): Promise<string[][] | undefined> =>
  ordersOf(await readAs('csv', Buffer.from(csv)))[0]?.lines.map((line) =>
    line
      .split('|')
      .slice(0, 3)
      .map((part) => part.trim()),
  );

test('whose number it is stands below the word for it, or is the name of the firm', async () => {
  expect(
    await numbers(`Pedido;PC-118/26
Código;;Artículo;Cantidad;Precio;Importe
interno;proveedor;Descripción;Cant.;€/ud.;€
ENV-0044;EPS-T250R;Tarrina redonda;30;61,50;1845,00
ENV-0051;EPS-TAP95;Tapa para tarrina;30;28,40;852,00
`),
  ).toStrictEqual([
    ['ENV-0044', 'EPS-T250R', '30'],
    ['ENV-0051', 'EPS-TAP95', '30'],
  ]);
  expect(
    await numbers(`Bestelbon;BB-26118
Artikelnr. Groenrijck;Artikelnr. leverancier;Omschrijving;Aantal;Eenheid;Prijs;Totaal
10441;DZ-VIO-MX;Viola cornuta;120;tray;6,45;774,00
10458;DZ-PRI-GL;Primula vulgaris;480;st;0,68;326,40
`),
  ).toStrictEqual([
    ['10441', 'DZ-VIO-MX', '120'],
    ['10458', 'DZ-PRI-GL', '480'],
  ]);
});

test('a German letter asks for several things, and prices them with `zum Preis von`', async () => {
  const [order] = ordersOf(
    await mailOf(
      `Guten Tag,

hiermit bestelle ich unter unserer Bestellnummer 2026-044 folgendes: 40 Stück KVH Fichte (Ihre Nr. HB-KVH6) zum Preis von 16,80 € je Stück, dann 25 Stück OSB-Platten (Ihre Nr. HB-OSB18) zum Preis von 21,45 € je Stück und 120 Stück Dachlatten (Ihre Nr. HB-LAT) zum Preis von 5,10 € je Stück.

Bitte liefern Sie bis 02.04.2026 an die Zimmerei Obermaier GmbH, Moosweg 7, 83999 Griesbachl.
`,
    ),
  );
  expect(order?.lines.map((line) => parts(line).slice(0, 4))).toStrictEqual([
    ['HB-KVH6', '40', 'Stück', '16.80'],
    ['HB-OSB18', '25', 'Stück', '21.45'],
    ['HB-LAT', '120', 'Stück', '5.10'],
  ]);
  expect(order?.head['to']).toBe('Zimmerei Obermaier GmbH, Moosweg 7, 83999 Griesbachl');
});
