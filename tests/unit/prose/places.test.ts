/** Where an order goes, as the sentences of its mail say it in several languages. */
import { expect, test } from 'vitest';
import { mailOf, ordersOf } from '../office/support.ts';

test.each([
  ["Job site is 2718 Larkspur Ct, Redmond OR 97756, that's the lot on the left.", '2718 Larkspur Ct, Redmond OR 97756'],
  ['Same house as before, 615 NW Tumalo Ave, Bend OR 97703.', '615 NW Tumalo Ave, Bend OR 97703'],
  [
    'Delivery to Wandoo Dairy, Gate 2 Store, 118 Factory Lane, Harvey WA 6220 by 28 October please.',
    'Wandoo Dairy, Gate 2 Store, 118 Factory Lane, Harvey WA 6220',
  ],
  [
    'Please send overnight to Wandoo Dairy, 118 Factory Lane, Harvey WA 6220, we need them on site 26 March.',
    'Wandoo Dairy, 118 Factory Lane, Harvey WA 6220',
  ],
  [
    'Lieferung bitte bis Freitag an Gasthof Hirsch, Dorfstraße 3, 87527 Sonthofen (Hintereingang benutzen).',
    'Gasthof Hirsch, Dorfstraße 3, 87527 Sonthofen',
  ],
  ['Die Baustelle ist Lindenweg 12, 79098 Freiburg.', 'Lindenweg 12, 79098 Freiburg'],
  ['Gleiche Baustelle wie letztes Mal: Lindenweg 12, 79098 Freiburg.', 'Lindenweg 12, 79098 Freiburg'],
  [
    'Livraison jeudi 12 mars avant 9 h chez Brasserie du Port, 14 quai de la Loire, 49400 Saumur.',
    'Brasserie du Port, 14 quai de la Loire, 49400 Saumur',
  ],
  ['Le chantier est au 8 rue des Tanneurs, 68100 Mulhouse.', '8 rue des Tanneurs, 68100 Mulhouse'],
  ["Même adresse que d'habitude : 8 rue des Tanneurs, 68100 Mulhouse.", '8 rue des Tanneurs, 68100 Mulhouse'],
  [
    'Entrega el jueves 12 de marzo en Hotel Mirador, Calle del Mar 22, 29640 Fuengirola.',
    'Hotel Mirador, Calle del Mar 22, 29640 Fuengirola',
  ],
  ['La obra está en Calle Olmo 7, 28012 Madrid.', 'Calle Olmo 7, 28012 Madrid'],
  [
    "Consegna: entro il 23/10/2026 presso il ns. magazzino di Via dell'Industria 4, 25065 Lumezzane (BS)",
    "Via dell'Industria 4, 25065 Lumezzane (BS)",
  ],
  ['Il cantiere si trova in Via Roma 18, 37121 Verona.', 'Via Roma 18, 37121 Verona'],
  [
    'De levering vrijdag 13 maart vóór 9.00 uur bij Brasserie De Karper, Haven 22, 4331 AX Middelburg (achterom).',
    'Brasserie De Karper, Haven 22, 4331 AX Middelburg',
  ],
  ['De bouwplaats is Kerkstraat 9, 5211 KL Den Bosch.', 'Kerkstraat 9, 5211 KL Den Bosch'],
  [
    'Leverans torsdag 12 mars till Värdshuset Anden, Kvarngatan 5, 621 55 Visby.',
    'Värdshuset Anden, Kvarngatan 5, 621 55 Visby',
  ],
  [
    'Entrega até quinta-feira na Pastelaria Central, Rua da Escola 14, 3000-120 Coimbra.',
    'Pastelaria Central, Rua da Escola 14, 3000-120 Coimbra',
  ],
  ['A obra fica na Rua da Escola 14, 3000-120 Coimbra.', 'Rua da Escola 14, 3000-120 Coimbra'],
])('%s', async (text, place) => {
  const [order] = ordersOf(await mailOf(`Hello,\n\nplease send 40 x ABC-123.\n\n${text}\n\nThanks\nAnn\n`));
  expect(order?.head['to']).toBe(place);
});

test.each([
  'Delivery is always a problem at Easter.',
  'Lieferung bitte an Werktagen.',
  'La livraison à Noël était en retard.',
  'Please deliver to the usual place.',
  'The site is open from 7 to 15 h.',
])('no place: %s', async (text) => {
  const [order] = ordersOf(await mailOf(`Hello,\n\nplease send 40 x ABC-123.\n\n${text}\n\nThanks\nAnn\n`));
  expect(order?.head['to']).toBeUndefined();
});
