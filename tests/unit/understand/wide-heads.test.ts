/** Heads of orders and sums as programs of several countries print them: set in, wrapped, in tables by rate of tax. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const ITEMS = `Line   Part        Description              Quantity   UOM   Unit Price     Amount
1      GK-11802    Gasket, spiral wound          150   EA         4.275     641.25`;

test('an address that is set in below its label is the place of delivery', () => {
  const { shipTo, supplier } = readText([
    `PURCHASE ORDER 458231
Supplier:                                      Ship To:
        Penobscot Marine Valve Co.                       Casco Neck Main Yard
        18 Dragon Cement Rd                              410 Outfitting Pier Road
        Thomaston, ME 04861                              Westport Island, ME 04578

Confirm To                                     Requester/Deliver To
Haskell, Lorna J                               Hull 217 Outfitting, Receiving Dock B
${ITEMS}`,
  ]);
  expect(shipTo).toEqual(['Casco Neck Main Yard', '410 Outfitting Pier Road', 'Westport Island, ME 04578']);
  expect(supplier).toBe('Penobscot Marine Valve Co.');
});

test('the firm whose block asks for somebody´s attention is written to, and not the one that writes', () => {
  const { buyer, supplier } = readText([
    `PURCHASE ORDER
   Wimmera Rural Supplies Pty Ltd      Purchase Order       Yarrabee Grain & Fodder
   Attention: Craig Noonan             Date                 Co-operative Ltd
   14 Darlot Street                    28 Apr 2025          PO Box 61
   HORSHAM VIC 3400                                         WARRACKNABEAL VIC 3393
${ITEMS}`,
  ]);
  expect({ buyer, supplier }).toEqual({
    buyer: 'Yarrabee Grain & Fodder Co-operative Ltd',
    supplier: 'Wimmera Rural Supplies Pty Ltd',
  });
});

test('a street behind a dash or a legal form is no part of a name', () => {
  const { buyer, shipTo } = readText([
    `Bäckerei Aeschlimann AG Industriestrasse Nord 12, 3422 Kirchberg BE

Bestellung 253402
Entregar en: Hotel Playa Cortadura - Paseo Marítimo, 22 - 11100 San Fernando
${ITEMS}`,
  ]);
  expect(buyer).toBe('Bäckerei Aeschlimann AG');
  expect(shipTo?.[0]).toBe('Hotel Playa Cortadura');
});

const ROWS = `Código   Artículo                                 Cantidad Ud.     Precio   Importe
100214   ACEITE OLIVA VIRGEN EXTRA GARRAFA 5 L     24 GRF           34,85     836,40
100318   ARROZ BOMBA SACO 5 KG                     10 SAC           14,20     142,00
103004   MERMELADA MONODOSIS SURTIDA CAJA 216       9 CAJ           18,20     163,80`;

test('a text that reaches under the quantity keeps its numbers', () => {
  const { items } = readText([`PEDIDO 4500123\n${ROWS}`]);
  expect(items.map(({ quantity, unit }) => [quantity, unit])).toEqual([
    ['24', 'GRF'],
    ['10', 'SAC'],
    ['9', 'CAJ'],
  ]);
  expect(items[2]?.text).toBe('MERMELADA MONODOSIS SURTIDA CAJA 216');
});

test('of goods that are listed by their rate of tax the bases together are the goods', () => {
  const { read, total } = readText([
    `PEDIDO 4500123
${ROWS}
        Base imponible     % IVA      Cuota               TOTAL PEDIDO
                836,40      4,00      33,46
                305,80     10,00      30,58                   1.206,24`,
  ]);
  expect([read.sums.goods?.value, read.sums.tax?.value, total]).toEqual(['1142.2', '64.04', '1206.24']);
});

test('of goods and tax in one row the number that the items come to is the goods', () => {
  const { read } = readText([
    `발주서
발주번호 PO-2505-0219
No   품번            품명            단위    수량       단가         금액
1    84710-2E000A    브라켓          EA      3,200      1,480        4,736,000
2    84711-2E000     클립            EA      12,800     38.5         492,800
          공급가액 / 부가세                  16,000                  5,228,800      522,880`,
  ]);
  expect(read.sums.goods?.value).toBe('5228800');
});
