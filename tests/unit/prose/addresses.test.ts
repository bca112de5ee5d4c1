/** Where it goes, by the address itself: what stands before its street is who is there, and what follows it is something else. */
import { describe, expect, test } from 'vitest';
import { addressesIn } from '../../../src/adapters/paper/prose/address.ts';
import { mailOf, ordersOf } from '../office/support.ts';

async function placeOf(text: string): Promise<string | undefined> {
  const [order] = ordersOf(await mailOf(`Hello,\n\nplease send 40 x ABC-123.\n\n${text}\n\nThanks\nAnn\n`));
  return order?.head['to'];
}

test.each([
  [
    'Anlieferung bitte bis zum 22. Mai, am besten vormittags, an die Schreinerei in der Waldstraße 5, 87527 Sonthofen. Mit Hebebühne.',
    'Schreinerei, Waldstraße 5, 87527 Sonthofen',
  ],
  [
    'Bitte liefern Sie ans Gemeindehaus, Kirchgasse 2, 31234 Huxdorf; das Büro ist nur dienstags besetzt.',
    'Gemeindehaus, Kirchgasse 2, 31234 Huxdorf',
  ],
  [
    'Bitte an unseren Steg liefern lassen: Am Seeufer 14, 17192 Waren (Müritz), spätestens Mittwoch.',
    'Steg, Am Seeufer 14, 17192 Waren (Müritz)',
  ],
  [
    "Address is Marsh End House, Fen Lane, Haddenham CB6 9ZZ - the gate code is 4471, don't leave it outside!",
    'Marsh End House, Fen Lane, Haddenham CB6 9ZZ',
  ],
  [
    'Deliver to Bramble Vets, Unit 4 Mill Court, Thirsk YO7 1PX by Friday pls - back door, ring the bell.',
    'Bramble Vets, Unit 4 Mill Court, Thirsk YO7 1PX',
  ],
  [
    'Ship everything UPS Ground to our Bend store at 1420 NE 3rd St, Bend, OR 97701. Thanks!',
    'Bend store, 1420 NE 3rd St, Bend, OR 97701',
  ],
  [
    'Merci de nous livrer au plus tard le jeudi 2 avril à la laiterie, 4 chemin des Prés, 25370 Métabief. Nous fermons à 12h.',
    'laiterie, 4 chemin des Prés, 25370 Métabief',
  ],
  [
    "Livraison à l'atelier si possible avant la fin du mois : 17 rue du Faubourg, 81300 Graulhet. Sonnez au portail.",
    'atelier, 17 rue du Faubourg, 81300 Graulhet',
  ],
  [
    'La entrega debe hacerse antes del 19 de octubre en nuestra bodega vieja: Ctra. de Jaén km 4, 23640 Torredelcampo (Jaén). Gracias.',
    'bodega vieja, Ctra. de Jaén km 4, 23640 Torredelcampo (Jaén)',
  ],
  [
    'Que llegue antes del viernes a la clínica, C/ Mayor 31, 1º B, 28801 Alcalá de Henares, de 10 a 14 h.',
    'clínica, C/ Mayor 31, 1o B, 28801 Alcalá de Henares',
  ],
  [
    'Entregar en el almacén general, Av. Camarón Sábalo 1418, Zona Dorada, 82110 Mazatlán, Sin. Crédito 30 días.',
    'almacén general, Av. Camarón Sábalo 1418, Zona Dorada, 82110 Mazatlán, Sin.',
  ],
  [
    'Consegna mercoledì dalle 5 alle 7, sempre in laboratorio: via Emilia Est 118, 41124 Modena.',
    'laboratorio, via Emilia Est 118, 41124 Modena',
  ],
  [
    'consegna solita al ristorante in Calata Cuneo 21, 18100 Imperia, entrata dal retro',
    'ristorante, Calata Cuneo 21, 18100 Imperia',
  ],
  ['下周三之前发到我们东莞厂: 东莞市长安镇乌沙社区兴发路12号。运费我们付。', '东莞厂, 东莞市长安镇乌沙社区兴发路12号'],
  ['请送到杭州市西湖区文三路99号绿源酒店仓库, 联系人: 陈小敏。', '绿源酒店仓库, 杭州市西湖区文三路99号'],
])('%s', async (text, place) => {
  expect(await placeOf(text)).toBe(place);
});

test('a block below a sentence that sends somewhere is where it goes, and the list of things is no block', async () => {
  const text =
    'bitte heute noch rausschicken:\n2x Keilriemen 0611.220.1\n30 Stück Splinte 0611.117.0\n\nVersand Express direkt zum Kunden:\nHof Petersen\nSüderdeich 8\n25849 Pellworm';
  const [order] = ordersOf(await mailOf(`Moin,\n\n${text}\n\nGruß\nAnn\n`));
  expect(order?.head['to']).toBe('Hof Petersen, Süderdeich 8, 25849 Pellworm');
});

describe('no place', () => {
  test.each([
    'Die Rechnung bitte an Gartenweg 3, 79098 Freiburg.',
    'Please collect the empties at 12 Mill Lane, Thirsk YO7 1PX.',
    'Wir sind umgezogen: Gartenweg 3, 79098 Freiburg.',
  ])('%s', async (text) => {
    expect(await placeOf(text)).toBeUndefined();
  });
});

test.each([
  ['ACHAT 4500 Kugeln, 12345 Schrauben', []],
  ['10 x 44800 Bolts', []],
  ['45 route de Vannes, 44800 Saint-Herblain', ['45 route de Vannes, 44800 Saint-Herblain']],
])('%s', (text, addresses) => {
  expect(addressesIn(text).map(({ start, end }) => text.slice(start, end))).toStrictEqual(addresses);
});
