/** What stands in a row of its own below an item, what exports of programs call things, and places below a sentence. */
import { describe, expect, test } from 'vitest';
import { codesOf, mailOf, ordersOf, readAs } from './support.ts';

const table = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    `<html><body><p>Bon de commande BC25-0657</p><table>${rows
      .map((cells) =>
        cells.length === 1
          ? `<tr><td colspan="6">${cells[0]}</td></tr>`
          : `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
      )
      .join('')}</table></body></html>`,
  );
const HEAD = ['Référence', 'Désignation', 'Qté', 'Unité', 'P.U. HT', 'Montant HT'];

describe('a row of one cell below an item', () => {
  test('that names the supplier’s number belongs to the item above', async () => {
    const [order] = ordersOf(
      await readAs(
        'html',
        table([
          HEAD,
          ['M35275', 'Vernis mat 25 L', '2', 'BID', '219,00', '438,00'],
          ['Votre référence : BL 948 719'],
          ['M15390', 'Panneau MDF 19 mm', '30', 'U', '42,60', '1278,00'],
          ['Votre référence : LC-756'],
        ]),
      ),
    );
    expect(order?.lines).toEqual([
      'M35275 | BL 948 719 | 2 | BID | 219.00 |  | Vernis mat 25 L',
      'M15390 | LC-756 | 30 | U | 42.60 |  | Panneau MDF 19 mm',
    ]);
  });

  test.each(['Teinte RAL 7016', 'annulé', 'plus 3 pots', '12 M35276'])(
    'with anything else is told, for a person to say what it is: %s',
    async (said) => {
      const paper = await readAs(
        'html',
        table([
          HEAD,
          ['M35275', 'Vernis mat', '2', 'BID', '219,00', '438,00'],
          [said],
          ['M15390', 'Panneau', '3', 'U', '42,60', '127,80'],
        ]),
      );
      expect(ordersOf(paper)[0]?.lines).toHaveLength(2);
      expect(codesOf(paper)).toContain('mail-note-may-change');
    },
  );
});

test('an export in the words of the program that wrote it', async () => {
  const [order] = ordersOf(
    await readAs(
      'csv',
      Buffer.from(
        [
          'Einkaufsbeleg;Position;Belegdatum;Lieferant;Name des Lieferanten;Material;Kurztext;Lieferantenmaterialnr.;Bestellmenge;Bestellmengeneinheit;Nettopreis;Preiseinheit;Nettobestellwert',
          '4500822175;10;03.03.2025;0000104471;Hagenau Industriebedarf KG;10404362;Dichtring FKM;660.359-0;1000;ST;34,50;100;345,00',
          '4500822175;20;03.03.2025;0000104471;Hagenau Industriebedarf KG;10408657;Sinterfilter;;45;ST;18,20;1;819,00',
        ].join('\n'),
      ),
    ),
  );
  expect(order?.head).toMatchObject({ po: '4500822175', on: '2025-03-03', supplier: 'Hagenau Industriebedarf KG' });
  expect(order?.lines).toEqual([
    '10404362 | 660.359-0 | 1000 | ST | 34.50 |  | Dichtring FKM',
    '10408657 |  | 45 | ST | 18.20 |  | Sinterfilter',
  ]);
});

describe('a place below a sentence', () => {
  test.each([
    ['We need everything by 15 September 2026 at:', '2026-09-15'],
    ['Bitte liefern Sie am 14.5.2026 an:', '2026-05-14'],
    ['La entrega es en:', undefined],
    ['Prosimy o dostarczenie towaru na adres:', undefined],
  ])('%s', async (sentence, by) => {
    const mail = `Hello,\n\nour PO 66108: 40 x ABC-123.\n\n${sentence}\n\nGreenfield Science Festival\n3 Quay Street\nLeith EH6 9ZX\n(ask for Joe, 7 to 14 h)\n\nThanks\nAnn Lee\nGreenfield Events Ltd\n`;
    const [order] = ordersOf(await mailOf(mail));
    expect(order?.head['to']).toBe('Greenfield Science Festival, 3 Quay Street, Leith EH6 9ZX');
    expect(order?.head['by']).toBe(by);
  });
});

test('who signs with a suffix behind a comma has his whole name', async () => {
  const mail =
    'Buenos días,\n\npedido nº 8610: 40 x ABC-123.\n\nUn saludo,\nRafael Benjumea\nAgrícola Los Alcornoques, S.C.A.\n';
  expect(ordersOf(await mailOf(mail))[0]?.head['buyer']).toBe('Agrícola Los Alcornoques, S.C.A.');
});

test('a telephone number below a name of the signature is no address of a firm', async () => {
  const mail =
    'Hello,\n\nour PO 66108: 40 x ABC-123.\n\nThanks\nMarcy Delacroix\nInside Sales and Support\n864-555-0150\n';
  expect(ordersOf(await mailOf(mail))[0]?.head['buyer']).toBeUndefined();
});
