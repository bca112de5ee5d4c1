/** Tables of sheets, Word files and mails: rows across all columns, heads in two rows, two numbers in one cell, labels with a count. */
import { describe, expect, test } from 'vitest';
import { codesOf, mailOf, ordersOf, readAs } from './support.ts';

const html = (head: string, rows: string): Promise<Awaited<ReturnType<typeof readAs>>> =>
  readAs('html', Buffer.from(`<html><body><p>${head}</p><table>${rows}</table></body></html>`));
const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const across = (text: string, columns: number): string => `<tr><td colspan="${columns}">${text}</td></tr>`;

describe('a row across the table', () => {
  const HEAD = row('Réf. titulaire', 'Désignation', 'Cond.', 'Qté', 'PU HT', 'Montant HT');

  test('that heads a part is no line, and a row of signatures below is none either', async () => {
    const paper = await html(
      'Bon de commande N° 2026-0214',
      HEAD +
        across('Lot 1 – Produits d’entretien', 6) +
        row('HP5010', 'Détergent sols', 'bidon', '16', '18,42 €', '294,72 €') +
        row('HP5124', 'Détartrant gel', 'flacon', '36', '2,15 €', '77,40 €') +
        across('Lot 2 – Usage unique', 6) +
        row('HP7021', 'Gants nitrile', 'boîte', '120', '3,28 €', '393,60 €') +
        row('Établi : M. Roy', 'Vérifié :', 'Approuvé :', '', '', ''),
    );
    const [order] = ordersOf(paper);
    expect(order?.lines).toEqual([
      ' | HP5010 | 16 | bidon | 18.42 |  | Détergent sols',
      ' | HP5124 | 36 | flacon | 2.15 |  | Détartrant gel',
      ' | HP7021 | 120 | boîte | 3.28 |  | Gants nitrile',
    ]);
  });

  test('that says something of the items is still told', async () => {
    const paper = await html(
      'Bon de commande N° 2026-0214',
      HEAD +
        row('HP5010', 'Détergent sols', 'bidon', '16', '18,42 €', '294,72 €') +
        across('Poste 1 annulé, remplacé par HP5011', 6) +
        row('HP5124', 'Détartrant gel', 'flacon', '36', '2,15 €', '77,40 €'),
    );
    expect(codesOf(paper)).toContain('mail-note-may-change');
  });
});

test('a wide label over `Ns.` and `Vs.` heads the numbers of both sides', async () => {
  const [order] = ordersOf(
    await html(
      'Ordine di acquisto n. 326/A',
      `<tr><td>Riga</td><td colspan="2">Codice</td><td>Descrizione</td><td colspan="2">Quantità</td><td>Prezzo</td></tr>${row(
        '',
        'Ns.',
        'Vs.',
        '',
        'U.M.',
        'Ordinata',
        'Unitario',
      )}${row('1', 'VT0612030', 'TCEI-6x30-88', 'Vite M6x30', 'PZ', '2000', '0,061')}${row('2', 'SP220417', '', 'Spina', 'PZ', '40', '6,85')}`,
    ),
  );
  expect(order?.lines).toEqual([
    'VT0612030 | TCEI-6x30-88 | 2000 | PZ | 0.061 |  | Vite M6x30',
    'SP220417 |  | 40 | PZ | 6.85 |  | Spina',
  ]);
});

test('the number of the supplier below that of the buyer in one cell, and `Do` for tins under `Fl` for bottles', async () => {
  const [order] = ordersOf(
    await html(
      'Bestellung B-041177',
      row('Pos.', 'Artikel', 'Bezeichnung', 'Menge', 'Einheit', 'Preis CHF', 'Betrag CHF') +
        row('1', 'R-00231<br>Lief.-Nr. 4.1120.2500', 'n-Hexan', '8', 'Fl', '64.30', '514.40') +
        row('2', 'R-00310<br>Lief.-Nr. 4.2204.0500', 'Natriumsulfat', '20', 'Do', '27.45', '549.00'),
    ),
  );
  expect(order?.lines).toEqual([
    'R-00231 | 4.1120.2500 | 8 | Fl | 64.30 |  | n-Hexan',
    'R-00310 | 4.2204.0500 | 20 | Do | 27.45 |  | Natriumsulfat',
  ]);
});

test('labels with a count are lines of one text and of one address', async () => {
  const [order] = ordersOf(
    await readAs(
      'csv',
      Buffer.from(
        [
          'Bestellnummer;Bestelldatum;Lieferadresse1;Lieferadresse2;Lieferadresse3;Position;Artikelnummer;Lief-Artikelnummer;Bezeichnung1;Bezeichnung2;Menge;Einheit;Einzelpreis;Gesamtpreis',
          'BE-418;05.03.2026;Bauzentrum Cham;Janahofer Straße 41;93413 Cham;10;301455;MW-KR-160;Klemmfilz 160 mm;WLG 035;187,2;m²;9,84;1842,05',
          'BE-418;05.03.2026;Bauzentrum Cham;Janahofer Straße 41;93413 Cham;20;301457;MW-KR-200;Klemmfilz 200 mm;WLG 035;111,6;m²;12,30;1372,68',
        ].join('\n'),
      ),
    ),
  );
  expect(order?.head['to']).toBe('Bauzentrum Cham, Janahofer Straße 41, 93413 Cham');
  expect(order?.lines[0]).toBe('301455 | MW-KR-160 | 187.2 | m2 | 9.84 |  | Klemmfilz 160 mm WLG 035');
});

test('in a sheet an address ends where another label begins, and `Livraison` beside a place is where and not when', async () => {
  const [order] = ordersOf(
    await readAs(
      'csv',
      Buffer.from(
        [
          'BON DE COMMANDE FOURNISSEUR',
          '',
          'Société\tLUNETIS DISTRIBUTION SAS',
          'Siège\t14 quai de la Fosse\t44000 NANTES',
          'N° commande\tCF26-00731',
          'Date\t28/01/2026',
          'Livraison\tPlateforme Lunetis Ouest',
          '\t6 rue de la Métallurgie 44800 SAINT-HERBLAIN',
          'Date de livraison souhaitée\t16/02/2026',
          '',
          'Référence\tDésignation\tQté\tPU HT\tMontant HT',
          'MON-004417\tMonture ALIZE\t12\t38,50\t462,00',
          'MON-004502\tMonture BORA\t8\t39,60\t316,80',
        ].join('\n'),
      ),
    ),
  );
  expect(order?.head).toMatchObject({
    by: '2026-02-16',
    buyer: 'LUNETIS DISTRIBUTION SAS',
    to: 'Plateforme Lunetis Ouest, 6 rue de la Métallurgie 44800 SAINT-HERBLAIN',
  });
});

const sheet = (date: string): Promise<Awaited<ReturnType<typeof readAs>>> =>
  html(
    `采购订单 单号:LK2026007${date}`,
    row('物料编码', '名称', '单位', '数量', '单价', '金额', '交期') +
      row('3.01.0042', '散热片', 'PCS', '5000', '1.35', '6750', '3月20日') +
      row('3.01.0107', '屏蔽罩', 'PCS', '1200', '2.68', '3216', '1月8日'),
  );

describe('a day without its year under the days of items', () => {
  test('is the next one from the day of the order on, and told', async () => {
    const paper = await sheet(' 订单日期:2026-03-12');
    const [order] = ordersOf(paper);
    expect(order?.lines.map((line) => line.split(' | ')[5])).toEqual(['2026-03-20', '2027-01-08']);
    expect(codesOf(paper)).toContain('relative-date-resolved');
    expect(codesOf(paper)).not.toContain('date-unreadable');
  });

  test('is no day where the order has none', async () => {
    expect(codesOf(await sheet(''))).toContain('date-unreadable');
  });
});

test('a mail whose firm is named in its signature has its place in brackets', async () => {
  const [order] = ordersOf(
    await mailOf(
      'Hello,\n\nOur PO 66108: 40 x ABC-123.\n\nDelivery address: Bakkerij Van Houdt, Molenstraat 27, 5701 KC Helmond (achterom)\n\nThanks\nAnn Lee\n',
    ),
  );
  expect(order?.head['to']).toBe('Bakkerij Van Houdt, Molenstraat 27, 5701 KC Helmond');
});
