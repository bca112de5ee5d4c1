/** Word letters typed with tabulators, mails typed in columns, call-offs with deliveries below their item, and a seller's list that is filled in. */
import { describe, expect, test } from 'vitest';
import { readMarkup } from '../../../src/adapters/paper/source/markup.ts';
import { cellText, shownOtherwise, type BookCell } from '../../../src/adapters/formats/sheet/cell-text.ts';
import { codesOf, mailOf, ordersOf, readAs } from './support.ts';

const csv = async (...lines: string[]): Promise<ReturnType<typeof ordersOf>[number] | undefined> =>
  ordersOf(await readAs('csv', Buffer.from(lines.join('\n'))))[0];

describe('deliveries below the row that names their item', () => {
  const HEAD = 'Lp.;Indeks;Nazwa;Termin;Ilość;J.m.;Cena za 100 j.m.;Wartość netto';

  test('are lines of it, each with its day, at its price', async () => {
    const order = await csv(
      'Zamówienie nr: WYW/2026/014',
      '',
      HEAD,
      '1;M-10422;Wkręt 4x40;;;szt.;3,86;',
      ';;;2026-03-16;20000;;;772,00',
      ';;;2026-03-30;15000;;;579,00',
      '2;M-10431;Wkręt euro;;;szt.;2,94;',
      ';;;2026-03-16;50000;;;1470,00',
    );
    expect(order?.lines).toEqual([
      'M-10422 |  | 20000 | szt. | 3.86 | 2026-03-16 | Wkręt 4x40',
      'M-10422 |  | 15000 | szt. | 3.86 | 2026-03-30 | Wkręt 4x40',
      'M-10431 |  | 50000 | szt. | 2.94 | 2026-03-16 | Wkręt euro',
    ]);
  });
});

test('a column of Italian programs for each discount, the number of the firm, and that of its article', async () => {
  const order = await csv(
    'Azienda;Num. Ordine;Data Ord.;Cod. Forn.;Ragione Sociale Fornitore;Riga;Cod. Articolo;Cod. Art. Forn.;Descrizione;U.M.;Q.tà Ord.;Prezzo Lordo;Sc.1 %;Sc.2 %;Importo Netto',
    'Autolinee Polesane S.p.A.;OF26-1377;26/02/2026;F01240;Officine Zavattini S.n.c.;10;131.305.11;ZF-CIL24;CILINDRO;NR;6,000;112,5000;25,00;10,00;455,63',
    'Autolinee Polesane S.p.A.;OF26-1377;26/02/2026;F01240;Officine Zavattini S.n.c.;20;131.310.44;ZF-TUB12;TUBO;MT;75,000;2,3800;25,00;10,00;120,49',
  );
  expect(order?.head).toMatchObject({ buyer: 'Autolinee Polesane S.p.A.', supplier: 'Officine Zavattini S.n.c.' });
  expect(order?.lines).toEqual([
    '131.305.11 | ZF-CIL24 | 6.000 | NR | 112.5000 |  | CILINDRO',
    '131.310.44 | ZF-TUB12 | 75.000 | MT | 2.3800 |  | TUBO',
  ]);
});

const row = (quantity: string, code: string, name: string, amount: string): string =>
  `${quantity};${code};${name};2,15;pce;${amount}`;
const list = (...rows: string[]): Promise<ReturnType<typeof ordersOf>[number] | undefined> =>
  csv(
    'Client;Épicerie du Marché',
    'Commande du;18/03/2026',
    '',
    'Qté;Réf.;Désignation;Prix HT;Unité;Total HT',
    ...rows,
  );

describe('a price list with quantities filled in', () => {
  test('has the numbers of who sells', async () => {
    const order = await list(
      row('48', 'C102', 'Crottin', '103,20'),
      row('', 'C105', 'Sainte-Maure', ''),
      row('12', 'C108', 'Valençay', '25,80'),
      row('', 'C114', 'Bûche', ''),
      row('', 'C120', 'Tomme', ''),
    );
    expect(order?.head['on']).toBe('2026-03-18');
    expect(order?.lines.map((line) => line.split(' | ').slice(0, 3))).toEqual([
      ['', 'C102', '48'],
      ['', 'C108', '12'],
    ]);
  });

  test('and says nothing of them where most rows are ordered', async () => {
    const order = await list(
      row('48', 'C102', 'Crottin', '103,20'),
      row('', 'C105', 'Sainte-Maure', ''),
      row('12', 'C108', 'Valençay', '25,80'),
    );
    expect(order?.lines.map((line) => line.split(' | ').slice(0, 2))).toEqual([
      ['C102', ''],
      ['C108', ''],
    ]);
  });
});

const columns = (price: string, amount: string): string => `B/C 0048817

LIG  NO ARTICLE  DESCRIPTION                              QTÉ UM      PRIX UNIT        MONTANT
001  31-00452    COUPE-CIRCUIT HYDRAULIQUE 3/4 NPT          4 UN       186,4000         745,60
002  31-01107    POMPE A PISTONS 37 CC                      1 UN ${price} ${amount}
`;

describe('numbers typed with a blank for thousands', () => {
  test('are one number each, and not the first digit of it', async () => {
    const [order] = ordersOf(await mailOf(columns('    2 845,0000', '      2 845,00')));
    expect(order?.lines[1]).toContain('1 | UN | 2845.0000');
  });
});

const line = (...cells: string[]): string => `<p>${cells.join('\t')}</p>`;

test('paragraphs of a Word file with as many tabulators as a table has columns are one', () => {
  const table = [
    line('Pos', 'Menge', 'Best.-Nr.', 'Gegenstand', 'Einzel €', 'Gesamt €'),
    line('1', '12 Stk', '4410-08', 'Stimmkrücken', '3,85', '46,20'),
    line('', '', '', 'wie Muster'),
    line('2', '2 Satz', '5107-B', 'Ventilfedern', '48,00', '96,00'),
  ].join('');
  const options = { number: 1, wordsMax: 1000, part: 'body', paragraphs: true } as const;
  const { page } = readMarkup(`<p>Datum:\t18.02.2026</p><p>Wir bestellen:</p>${table}<p>Danke</p>`, options);
  const columns = page.words.map(({ text, cell }) => [text, cell?.column]);
  expect(columns).toContainEqual(['4410-08', 2]);
  expect(columns).toContainEqual(['wie Muster', 3]);
  expect(columns).toContainEqual(['48,00', 4]);
  expect(columns).toContainEqual(['18.02.2026', undefined]);
});

const cell = (v: number, w: string): BookCell => ({
  row: 0,
  column: 0,
  rowSpan: 1,
  columnSpan: 1,
  t: 'n',
  v,
  w,
  z: undefined,
  f: undefined,
  is1904: false,
  isStruck: false,
  comment: '',
});

describe('a cell that is displayed in the language of who saved it', () => {
  test.each([
    [312.5, '312,50'],
    [24_192, '24.192'],
    [1234.5, '1 234,50 €'],
    [1234.5, '1,234.50'],
  ])('shows %s as %s', (value, shown) => {
    expect(shownOtherwise(cell(value, shown))).toBeUndefined();
    expect(cellText(cell(value, shown), '.')).toBe(String(value));
  });

  test.each([
    [37.6, '38'],
    [37.6, '37,7'],
  ])('and says so where it shows %s as %s', (value, shown) => {
    expect(shownOtherwise(cell(value, shown))).toBe(shown);
  });
});

test('a total without tax and one with it, in whole words', async () => {
  const mail =
    'Inkooporder 2026-T-041\n\nAantal\tOmschrijving\tUw art.nr.\tPrijs\tBedrag\n48\tGaffertape\tGT-50\t9,85\t472,80\n4\tKabel\tSK-4\t7,15\t28,60\n\tTotaal exclusief btw\t\t\t501,40\n\tBtw 21%\t\t\t105,29\n\tTotaal inclusief btw\t\t\t606,69\n';
  const paper = await mailOf(mail);
  expect(codesOf(paper)).not.toContain('totals-mismatch');
  expect(ordersOf(paper)[0]?.lines).toHaveLength(2);
});
