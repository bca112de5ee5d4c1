/** Heads as French programs print them: a day with the order's number, and a place under `Livraison :`. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

test('the day with the number is that of the order, and what stands under Livraison is a place', () => {
  const { orderDate, deliveryDate, shipTo } = readText([
    `
LUMELEC DISTRIBUTION                              COMMANDE FOURNISSEUR
Agence de Brivezac                                N° CDF-0048322 du 10/06/2026

 Livraison :                                      APPAREILLAGE DU CENTRE SA
 LUMELEC DISTRIBUTION                             18 boulevard Gambetta
 Quai 2, 6 rue Ampère                             87999 LIMOGEAC
 19999 BRIVEZAC

Livraison souhaitée le : 19/06/2026     Règlement : LCR 45 jours fin de mois

Réf. article    Désignation              Quantité   Un.    P.U. net HT   Montant HT
DJ-2P-16C       Disjoncteur 2P 16 A        120,00   PCE          7,764       931,68
`,
  ]);
  expect({ orderDate, deliveryDate }).toEqual({ orderDate: '2026-06-10', deliveryDate: '2026-06-19' });
  expect(shipTo).toEqual(['LUMELEC DISTRIBUTION', 'Quai 2, 6 rue Ampère', '19999 BRIVEZAC']);
});

test('a day beside the label Livraison is when', () => {
  const { deliveryDate, shipTo } = readText([
    `
COMMANDE N° 4711

Livraison : 19/06/2026

Réf. article    Désignation              Quantité   Un.    P.U. net HT   Montant HT
DJ-2P-16C       Disjoncteur 2P 16 A        120,00   PCE          7,764       931,68
`,
  ]);
  expect({ deliveryDate, shipTo }).toEqual({ deliveryDate: '2026-06-19', shipTo: undefined });
});
