/** Whose number an item's number is, where its label does not say it. */
import { columnMeaning } from '../../../src/adapters/paper/lexicon/columns.ts';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../src/adapters/paper/layout/layout.ts';
import { findHeads, type Column } from '../../../src/adapters/paper/table/head.ts';
import type { ItemRows } from '../../../src/adapters/paper/table/records.ts';
import type { Row } from '../../../src/adapters/paper/table/rows.ts';
import { withoutShift } from '../../../src/adapters/paper/table/shifted.ts';
import { readText, textPaper } from '../../support/text-paper.ts';

const owners = (page: string) => readText([page]).items.map(({ sku, vendorSku }) => [sku, vendorSku]);

/** Words of a row one after the other in the columns behind the first; what is left stands in the last one. */
const rowsOf = (...texts: readonly string[]): ItemRows[] =>
  texts.map((text) => {
    const [line] = layOut(textPaper(text)).lines;
    if (line === undefined) throw new Error('a row');
    const [one, two, three, ...rest] = line.tokens;
    const cells = new Map([one, two, three].flatMap((token, at) => (token === undefined ? [] : [[at + 1, [token]]])));
    const anchor: Row = { line, cells: cells.set(4, rest), labelled: [], isSum: false, isBelowHead: true, misfit: 0 };
    return { anchor, rows: [anchor] };
  });

describe('the number of an item', () => {
  test('in a column without an owner is the buyer’s, who prints the form', () => {
    expect(
      owners(`PURCHASE ORDER
PO Number: 4500777
Item #      Description        Qty     Price     Amount
884-2213    Valve              20      12.50     250.00
884-9001    Gasket kit         2       100.00    200.00`),
    ).toEqual([
      ['884-2213', undefined],
      ['884-9001', undefined],
    ]);
  });

  test('on an order form of the supplier is the supplier’s', () => {
    expect(
      owners(`CUSTOMER ORDER GUIDE
Customer: Harbour Cafe       P.O. #: 2217     Date: 3/14/2026
Item #      Description        Qty     Price     Amount
884-2213    Valve              20      12.50     250.00
884-9001    Gasket kit         2       100.00    200.00`),
    ).toEqual([
      [undefined, '884-2213'],
      [undefined, '884-9001'],
    ]);
  });

  test('on an order form that names a supplier stays the buyer’s', () => {
    expect(
      owners(`ORDER FORM
Supplier: Acme Valves Ltd
Customer: Harbour Cafe       P.O. #: 2217     Date: 3/14/2026
Item #      Description        Qty     Price     Amount
884-2213    Valve              20      12.50     250.00
884-9001    Gasket kit         2       100.00    200.00`)[0],
    ).toEqual(['884-2213', undefined]);
  });

  const TEXT = `PURCHASE ORDER
PO Number: 4500777
Line   Description                       Qty   Unit    Price     Amount
1      Ball valve                        20    Each    12.50     250.00
       LABEL KV-2213
2      Gasket kit                        2     Each    100.00    200.00
       LABEL KV-9001`;
  test.each(['Part #', 'Item No.', 'Part No:'])('mentioned as "%s" in the text alone is the supplier’s', (label) => {
    expect(owners(TEXT.replaceAll('LABEL', label))).toEqual([
      [undefined, 'KV-2213'],
      [undefined, 'KV-9001'],
    ]);
  });

  test('that the buyer’s program calls an item code stays the buyer’s', () => {
    expect(owners(TEXT.replaceAll('LABEL', 'Item Code:'))[0]).toEqual(['KV-2213', undefined]);
  });

  test('of the supplier beside a cost centre: Brazilian forms', () => {
    expect(
      owners(`PEDIDO DE COMPRA PC-007315
Item   Produto        Descrição          UM   Quant.   Vlr. Unit.   Vlr. Total   C.Custo   Cód. Forn.
0001   EP.973021      Eletrodo E7018     KG   100,00   30,41        3.041,00     101734    LT2631
0002   EP.214940      Disco de corte     PC   50,00    8,37         418,50       109764    LT2702`),
    ).toEqual([
      ['EP.973021', 'LT2631'],
      ['EP.214940', 'LT2702'],
    ]);
  });
});

function packed(label: string, more = '', code = ''): string {
  return `PURCHASE ORDER 77120
Larder & Sons Ltd
${label.padEnd(16)}Product              Unit Size     ${more.padEnd(16)}Qty   Unit Price   Total
${'337489'.padEnd(16)}Flour strong white   16 kg         ${code.padEnd(16)}2     12.40        24.80
${'855331'.padEnd(16)}Rapeseed oil         20 l          ${code.padEnd(16)}3     28.99        86.97`;
}

function ownersAndText(text: string) {
  return readText([text]).read.items.map(({ fields: { buyerSku, supplierSku, description } }) => [
    buyerSku?.text,
    supplierSku?.text,
    description?.text,
  ]);
}

describe('packs', () => {
  test('are chosen from the supplier’s list, whose number a lone one is; it stays doubtful', () => {
    const { read } = readText([packed('Product Code')]);
    expect(ownersAndText(packed('Product Code'))).toEqual([
      [undefined, '337489', 'Flour strong white'],
      [undefined, '855331', 'Rapeseed oil'],
    ]);
    expect(read.items[0]?.fields.supplierSku?.confidence).toBeLessThan(0.95);
  });

  test('of a shop with GTINs, and numbers that a buyer’s program prints, stay the buyer’s', () => {
    expect(ownersAndText(packed('Product Code', 'EAN', '4006381333931')).map(([buyer]) => buyer)).toEqual([
      '337489',
      '855331',
    ]);
    expect(ownersAndText(packed('Stock Code')).map(([buyer]) => buyer)).toEqual(['337489', '855331']);
  });
});

test('what is counted in a currency is the amount', () => {
  const { items } = readText([
    `PURCHASE ORDER 55120
Line  Item          Description          Price     Quantity  UOM     Ordered (USD)
1     577-84-4473   Hydrant repair kit   214.50    4         Kit     858.00
2     591-97-0167   Meter 5/8 in         128.75    24        Each    3,090.00`,
  ]);
  expect(items.map(({ quantity, price, amount }) => [quantity, price, amount])).toEqual([
    ['4', '214.50', '858.00'],
    ['24', '128.75', '3090.00'],
  ]);
});

describe('quantities of containers', () => {
  test('a label in two languages heads one column', () => {
    const [head] = findHeads(
      layOut(
        textPaper(`Lfd   Benennung         Anz. Beh.    Inh./Beh.   Abrufmenge      ME
      Description                                Call-off qty`),
      ),
    );
    expect(head?.columns.filter(({ role }) => role === 'quantity')).toHaveLength(1);
    expect(head?.columns.filter(({ role }) => role === 'description')).toHaveLength(1);
  });

  const COLUMNS = ['line', 'buyerSku', 'other', 'quantity', 'unit'].map((role, at): Column => ({
    label: role,
    role: role as Column['role'],
    certainty: 1,
    level: 0,
    box: [at * 60, 0, at * 60 + 50, 10],
    isEither: false,
    cell: undefined,
  }));
  const quantities = (rows: readonly ItemRows[]) =>
    withoutShift(rows, COLUMNS, ',').map(({ anchor }) =>
      anchor.cells
        .get(3)
        ?.map(({ text }) => text)
        .join(' '),
    );

  test('the number before a unit is the quantity where rows stand one column too far right', () => {
    expect(quantities(rowsOf('N518 5 96 480 ST', 'N270 3 250 750 ST'))).toEqual(['480', '750']);
  });

  test('rows that stand below their labels stay', () => {
    expect(quantities(rowsOf('N518 5 96 ST', 'N270 3 250 ST'))).toEqual(['96', '250']);
  });

  test('times their content are no price and amount, where nothing has cents', () => {
    const { items } = readText([
      `ABRUF KAB-77
Lfd   Sach-Nr.          Bezeichnung     Menge      Xyz       Uvw
001   N5186407944       Winkel          96         5         480
002   N2706113356       Halter          250        3         750
003   N9736822689       Deckel          12         8         96`,
    ]);
    expect(items.map(({ price, amount }) => [price, amount])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

test.each([
  ['Art.-Nr. intern', 'buyerSku'],
  ['Art.-Nr. Lieferant', 'supplierSku'],
  ['Artikelnr. Lieferanten', 'supplierSku'],
])('the owner stands behind: %s', (label, role) => {
  expect(columnMeaning(label)).toMatchObject({ role });
});

describe('labels that say whose a number is', () => {
  test.each([
    ['货号（乙方）', 'supplierSku'],
    ['物料编码（甲方）', 'buyerSku'],
    ['N/P proveedor', 'supplierSku'],
    ['Contractor P/N', 'supplierSku'],
  ])('%s', (label, role) => {
    expect(columnMeaning(label)?.role).toBe(role);
  });

  test('the supplier’s number under the text of an item is his', () => {
    expect(
      owners(`ORDEN DE COMPRA      Folio: OC-2026-00733
Part.   Clave        Cant.     Unidad     Descripción                      P. Unitario     Importe
1       MP-0104      120.00    PZA        Placa de acero                   $ 486.50        $ 58,380.00
                                          N/P proveedor: APB-PTR2
2       MP-0118      12.00     PZA        Placa A-36                       $ 3,874.00      $ 46,488.00
                                          N/P proveedor: APB-PL14`),
    ).toEqual([
      ['MP-0104', 'APB-PTR2'],
      ['MP-0118', 'APB-PL14'],
    ]);
  });

  test('Vendor over Name heads the vendor’s numbers, and no text', () => {
    expect(
      owners(`PURCHASE ORDER   PO Number: 4500777
Quantity    Item              Vendor       Description               Rate         Amount
                              Name
48          HAT-BRM-M         WT-BH-2      Brim hat khaki            $13.40       $643.20
72          HAT-BRM-L         WT-BH-3      Brim hat khaki            $13.40       $964.80
18          VEST-PHO-XL       WT-PV-4      Photo vest                $39.95       $719.10`),
    ).toEqual([
      ['HAT-BRM-M', 'WT-BH-2'],
      ['HAT-BRM-L', 'WT-BH-3'],
      ['VEST-PHO-XL', 'WT-PV-4'],
    ]);
  });
});
