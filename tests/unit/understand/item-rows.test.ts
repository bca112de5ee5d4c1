/** Rows of items as real orders print them, each on a paper that belongs to no sender. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

test('positions with zeros in front, or with letters of a part, are no item numbers', () => {
  const { items } = readText([
    `PURCHASE ORDER 4500123
Item No.   Description              Quantity   Unit Price      Amount
0001AA     TENT, FRAME TYPE               12       100.00    1,200.00
           P/N TSS-LAMS-25T
0001AB     LINER, TENT                    12        20.00      240.00
           P/N TSS-LINR-25
0002       FREIGHT                         1        54.00       54.00
`,
  ]);
  expect(items.map(({ sku }) => sku)).toEqual([undefined, undefined, undefined]);
  expect(items.map(({ vendorSku }) => vendorSku)).toEqual(['TSS-LAMS-25T', 'TSS-LINR-25', undefined]);
});

test('a price for a hundred is said below the price', () => {
  const { items } = readText([
    `Bestellung 4500123
Pos   Artikelnummer   Bezeichnung          Menge      Einzelpreis      Gesamtpreis
1     E-10-0041       Verschraubung         1000            36,90           369,00
                                                       je 100 Stk
2     E-61-0700       Bedienpanel              2           598,00         1.196,00
`,
  ]);
  expect(items.map(({ price, basis, amount }) => [price, basis, amount])).toEqual([
    ['36.90', '100', '369.00'],
    ['598.00', undefined, '1196.00'],
  ]);
});

test('a bracket in a label belongs to it, and the price stays under its own label', () => {
  const { items } = readText([
    `ORDINE 4500123
Nr   Nome commerciale        Prezzo Unitario      Qtà ordinata      Prezzo Complessivo (IVA esclusa)
1    Carta igienica                     2,85               200                            570,00
2    Asciugamani                       21,40                40                            856,00
`,
  ]);
  expect(items.map(({ quantity, price }) => [quantity, price])).toEqual([
    ['200', '2.85'],
    ['40', '21.40'],
  ]);
});

test('labels over the sums begin no item', () => {
  const { items } = readText([
    `ORDINE 4500123
Codice articolo   Descrizione       UM    Quantità     Prezzo unit.     Importo
02.01.00418       Elettrovalvola    NR      12,000         148,0000    1.776,00
02.03.00021       Pompa             NR       4,000         212,5000      850,00
Annotazioni                         Totale merce       IVA       Totale ordine
Si prega di ritornare copia             2.626,00    577,72            3.203,72
`,
  ]);
  expect(items).toHaveLength(2);
});

test('a name over its number, for each of the items, is the text of that one', () => {
  const { items } = readText([
    `PURCHASE ORDER 4500123
Description                     Quantity      Unit Price       Amount
Pressure hose DN12
HAD-1SN12                             80           68.50     5,480.00
Pressed fitting M20
KON-2015                              60           47.90     2,874.00
Hydraulic oil HM 46
OLE-46S                                2        9,840.00    19,680.00
                                                  Total     28,034.00
`,
  ]);
  expect(items.map(({ text }) => text?.split(' ')[0])).toEqual(['Pressure', 'Pressed', 'Hydraulic']);
});

test('a unit that stands close to the item number is no part of it', () => {
  const { items } = readText([
    `PURCHASE ORDER 4500123
LIN QUANTITY UNIT  CATALOG #     DESCRIPTION                 UNIT PRICE     AMOUNT
  1    24.00 PK    9716-301      PAPER CONSTRUCTION             3.89000      93.36
  2     6.00   SET 9704-118      TEMPERA PAINT                 41.25000     247.50
  3     2.00 EA    2210-007      BRUSH SET                     58.40000     116.80
`,
  ]);
  expect(items.map(({ vendorSku }) => vendorSku)).toEqual(['9716-301', '9704-118', '2210-007']);
});
