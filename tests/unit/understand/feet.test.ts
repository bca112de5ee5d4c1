/** What stands below the items: boxes of the order's head, sums, and sentences that look like sums. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

test('boxes of the head below the items end them, and a day among the items is not that of the order', () => {
  const { items, orderDate, terms, shipTo } = readText([
    `
METALURGICA FAVARETTO S.A.                    PEDIDO DE COMPRA
                                              No 048213

Item   Produto    Descrição          UM    Quant.     Vlr. Unitário   Vlr. Total   Entrega
0001   MP000471   CHAPA ACO          KG    100,00            5,92       592,00   05/02/26
0002   MP000475   BARRA              KG     50,00            5,88       294,00   12/02/26
LOCAL DE ENTREGA                              CONDIÇÃO DE PAGAMENTO    DATA EMISSÃO     MOEDA
PORTARIA 2, RUA DOS FERREIROS, 1250, ITU      028 - 28/42/56 DDL       22/01/2026       BRL
`,
  ]);
  expect(items.map(({ text, date }) => [text, date])).toStrictEqual([
    ['CHAPA ACO', '2026-02-05'],
    ['BARRA', '2026-02-12'],
  ]);
  expect(orderDate).toBe('2026-01-22');
  expect(terms).toBe('028 - 28/42/56 DDL');
  expect(shipTo?.join(', ')).toContain('RUA DOS FERREIROS, 1250');
});

const ITEMS = `
No   Description        Unit     Qty      Unit Price        Total
 1   Hospital bed       Pcs        6       48,500.00   291,000.00
 2   Drip stand         Pcs       12        3,400.00    40,800.00
`;

test('a sentence with a number of days is no sum, and a total without tax is no tax', () => {
  const { read, total } = readText([
    `
TUMAINI RURAL HEALTH PROGRAMME
LPO No: TMR/LPO/2026/0058
${ITEMS}
     Total (VAT exempt)                                331,800.00

2. Goods not meeting specification shall be returned within 7 days at supplier's cost.
`,
  ]);
  expect(total).toBe('331800.00');
  expect([read.sums.goods, read.sums.tax]).toStrictEqual([undefined, undefined]);
});

test('`Delivery on or before` is a day and no place', () => {
  const { deliveryDate, shipTo } = readText([
    `
TUMAINI RURAL HEALTH PROGRAMME
LPO No: TMR/LPO/2026/0058

Deliver to:                          Delivery on or before: 17th February 2026
Tumaini Rural Health Programme       Currency: KES
Butere Sub-County Stores, Butere
${ITEMS}`,
  ]);
  expect(deliveryDate).toBe('2026-02-17');
  expect(shipTo?.[0]).toBe('Tumaini Rural Health Programme');
});

test('a person who buys, over a note with numbers, is no firm that orders', () => {
  const { buyer } = readText([
    `
Imprimerie Belle-Rive inc.                      BON DE COMMANDE
77, rue du Quai, Trois-Rivières (Québec) G9A 2P4
No : BC-6641
${ITEMS}
Acheteuse : Mireille Gendron
Prix au mille. Certificat FSC requis sur la facture. TPS 12044 8890 RT0001
`,
  ]);
  expect(buyer).toBe('Imprimerie Belle-Rive inc.');
});

test('sums in a box above the items count where the items come to them', () => {
  const { total, read } = readText([
    `
Northmere District Council
Official Order NM0077214
                              Order value excl. VAT    331,800.00
                              VAT                       66,360.00
                              Order value incl. VAT    398,160.00
${ITEMS}`,
  ]);
  expect(total).toBe('398160.00');
  expect(read.sums.goods?.value).toBe('331800.00');
});

test('a number in two words at the title, and a call-off by its own title and day', () => {
  const austrian = readText([
    `
TAUERNFRISCH Gastro GmbH          EINKAUFSBESTELLUNG
                                  EB 26-04497
${ITEMS}`,
  ]);
  const release = readText([
    `
Kessler Ventiltechnik GmbH

Lieferabruf AB-03/0077
zum Rahmenvertrag RV 2026-0077
Schorndorf, 19.03.2026, Disponent: Herr Öchsle
${ITEMS}`,
  ]);
  expect(austrian.poNumber).toBe('EB 26-04497');
  expect([release.poNumber, release.orderDate]).toStrictEqual(['AB-03/0077', '2026-03-19']);
});

test('goods that go to the same place as the bill, and a name that wraps inside its bracket', () => {
  const same = readText([
    `
SHIVALIK PHARMALABS LIMITED
Works: Plot No. 22, Baddi
Purchase Order No. SPL/0418
Consignee: same as above
${ITEMS}
`,
  ]);
  const wrapped = readText([
    `
Purchase Order P1049305
Supplier                      Ship To                               Invoice To
Cantrex Enclosures Inc.       MILLWRIGHT POWER SYSTEMS (OUR         Voltan Electrical Supply Ltd.
88 Meadowpine Blvd            CUSTOMER)                             PO Box 418
Mississauga ON L5N 6R6        4100 Hwy 17 E                         Concord ON L4K 1B2
                              Espanola ON P5E 1R4
${ITEMS}`,
  ]);
  expect(same.shipTo?.[0]).toBe('SHIVALIK PHARMALABS LIMITED');
  expect(wrapped.shipTo).toStrictEqual([
    'MILLWRIGHT POWER SYSTEMS (OUR CUSTOMER)',
    '4100 Hwy 17 E',
    'Espanola ON P5E 1R4',
  ]);
});

test('taxes that only countries of the euro have tell the money where no sign does', () => {
  const french = readText([
    `
Lycée Jean-Rostand
BON DE COMMANDE N° 2026-RH-0118
${ITEMS}
                                   Total HT      331 800,00
                                   TVA 5,5 %      18 249,00
`,
  ]);
  expect(french.read.currency?.value).toBe('EUR');
});
