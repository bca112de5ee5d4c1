/** Items of several lines below their own number. Each line: numbers, quantity, unit, price, day, text. */
import { expect, test } from 'vitest';
import { mailOf, ordersOf } from '../office/support.ts';

async function linesOf(text: string): Promise<string[] | undefined> {
  const [order] = ordersOf(await mailOf(`Purchase order: TY/45107/P\n\n${text}`));
  return order?.lines.slice();
}

test.each([
  [
    'English, how many beside the number',
    `Item 1   Qty 2 EA   @ £418.50 per EA   £837.00
Gate valve DN80 PN16, bronze
Body to BS EN 1982 CC491K, random lengths approx 6 m
Our stock code SY-VLV-0881     Required 30/10/26
Item 2   Qty 24 M   @ £96.75 per M   £2,322.00
Pipe 90/10 Cu-Ni 88.9 x 2.5 OD
Our stock code SY-PIP-0312     Required 13/11/26
Order value excluding VAT   £3,159.00
Deliver to: Main Stores, Wharf Road, Falmouth TR11 4NR`,
    [
      'SY-VLV-0881 |  | 2 | EA | 418.50 | 2026-10-30 | Gate valve DN80 PN16, bronze',
      'SY-PIP-0312 |  | 24 | M | 96.75 | 2026-11-13 | Pipe 90/10 Cu-Ni 88.9 x 2.5 OD',
    ],
  ],
  [
    'German, what it is beside the number',
    `Pos. 10   Absperrschieber DN80 PN16
Menge: 2 Stück zu 418,50 € je Stück
Ihre Artikelnummer AS-0881
Liefertermin 30.10.2026

Pos. 20   Rohr 88,9 x 2,5
Menge: 24 m zu 96,75 € je m
Ihre Artikelnummer RO-0312
Liefertermin 13.11.2026

Bitte mit Zeugnis 3.1 liefern.`,
    [
      ' | AS-0881 | 2 | Stück | 418.50 | 2026-10-30 | Absperrschieber DN80 PN16',
      ' | RO-0312 | 24 | m | 96.75 | 2026-11-13 | Rohr 88,9 x 2,5',
    ],
  ],
  [
    'French',
    `Ligne 1 : Vanne à passage direct DN80
Quantité : 2 pièces à 418,50 € la pièce
Votre référence VP-0881
Livraison 30/10/2026
Ligne 2 : Tube cuivre 88,9 x 2,5
Quantité : 24 m à 96,75 € le m
Votre référence TC-0312
Livraison 13/11/2026`,
    [
      ' | VP-0881 | 2 | pièces | 418.50 | 2026-10-30 | Vanne à passage direct DN80',
      ' | TC-0312 | 24 | m | 96.75 | 2026-11-13 | Tube cuivre 88,9 x 2,5',
    ],
  ],
  [
    'Spanish',
    `Posición 1   Cantidad 2 uds   a 418,50 €/ud
Válvula de compuerta DN80
Su código VC-0881
Posición 2   Cantidad 24 m   a 96,75 €/m
Tubo de cobre 88,9 x 2,5
Su código TC-0312`,
    [
      ' | VC-0881 | 2 | uds | 418.50 |  | Válvula de compuerta DN80',
      ' | TC-0312 | 24 | m | 96.75 |  | Tubo de cobre 88,9 x 2,5',
    ],
  ],
  [
    'Italian',
    `Riga 1   Q.tà 2 pz   a € 418,50 cad.
Saracinesca DN80 PN16
Vs. codice SA-0881
Riga 2   Q.tà 24 m   a € 96,75 al m
Tubo rame 88,9 x 2,5
Vs. codice TR-0312`,
    [
      ' | SA-0881 | 2 | pz | 418.50 |  | Saracinesca DN80 PN16',
      ' | TR-0312 | 24 | m | 96.75 |  | Tubo rame 88,9 x 2,5',
    ],
  ],
  [
    'Dutch',
    `Regel 1   Aantal 2 stuks   à € 418,50 per stuk
Schuifafsluiter DN80 PN16
Uw artikelnummer SA-0881
Regel 2   Aantal 24 m   à € 96,75 per m
Koperbuis 88,9 x 2,5
Uw artikelnummer KB-0312`,
    [
      ' | SA-0881 | 2 | stuks | 418.50 |  | Schuifafsluiter DN80 PN16',
      ' | KB-0312 | 24 | m | 96.75 |  | Koperbuis 88,9 x 2,5',
    ],
  ],
  [
    'Swedish',
    `Rad 1   Antal 2 st   à 418,50 kr
Kilslidsventil DN80 PN16
Ert artikelnummer KV-0881
Rad 2   Antal 24 m   à 96,75 kr
Kopparrör 88,9 x 2,5
Ert artikelnummer KR-0312`,
    [
      ' | KV-0881 | 2 | st | 418.50 |  | Kilslidsventil DN80 PN16',
      ' | KR-0312 | 24 | m | 96.75 |  | Kopparrör 88,9 x 2,5',
    ],
  ],
  [
    'Portuguese',
    `Linha 1   Quantidade 2 un   a 418,50 €/un
Válvula de cunha DN80
Vossa referência VC-0881
Linha 2   Quantidade 24 m   a 96,75 €/m
Tubo de cobre 88,9 x 2,5
Vossa referência TC-0312`,
    [
      ' | VC-0881 | 2 | un | 418.50 |  | Válvula de cunha DN80',
      ' | TC-0312 | 24 | m | 96.75 |  | Tubo de cobre 88,9 x 2,5',
    ],
  ],
  [
    'Chinese',
    `第1项：闸阀 DN80
数量：2个 单价 418.50元
贵司料号 ZF-0881
第2项：铜管 88.9 x 2.5
数量：24米 单价 96.75元
贵司料号 TG-0312`,
    [' | ZF-0881 | 2 | 个 | 418.50 |  | 闸阀 DN80', ' | TG-0312 | 24 | 米 | 96.75 |  | 铜管 88.9 x 2.5'],
  ],
])('%s', async (_case, text, lines) => {
  expect(await linesOf(text)).toEqual(lines);
});

test.each([
  ['nothing says how many', 'Item 1\nGate valve DN80, weld-on 10.5 kg\nItem 2\nElbow 90 deg'],
  ['a complaint', 'Item 1 on your invoice 4711 came with two valves broken.\nItem 2 was missing.'],
  [
    'two counts in one',
    'Item 1   Gate valve DN80\nQty 2 EA @ £418.50\nQty 4 EA @ £400.00\nItem 2   Elbow\nQty 2 EA @ £4.00\nQty 4 EA @ £3.00',
  ],
])('what is not plain becomes no item: %s', async (_case, text) => {
  const lines = await linesOf(text);
  expect(lines?.filter((line) => /DN80|Gate|valve/.test(line))).toEqual([]);
});
