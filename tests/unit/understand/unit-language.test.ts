/** Units that mean one thing in one language and another elsewhere are read where the paper's words say which, and asked where they do not. */
import { expect, test } from 'vitest';
import { draftOrder } from '../../../src/adapters/paper/draft.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { normalizeUnit } from '../../../src/normalize/unit.ts';
import { textPaper } from '../../support/text-paper.ts';

const ENGLISH = (unit: string): string => `
PURCHASE ORDER     PO Number: MX-1042    Order date: 2026-11-26

Item     Description     Qty    Unit        Price    Amount
4001     Gasket          40     ${unit.padEnd(8)}    2.15     86.00
`;
const GERMAN = (unit: string): string => `
BESTELLUNG     Bestellnummer: MX-1042    Bestelldatum: 26.11.2026
Nordbau GmbH

Artikel  Bezeichnung     Menge  Einheit     Preis    Betrag
4001     Dichtung        40     ${unit.padEnd(8)}    2,15     86,00
                                Gesamtbetrag         86,00
`;
const SWEDISH = (unit: string): string => `
BESTÄLLNING     Ordernummer: MX-1042    Datum: 2026-11-26

Artikelnr  Benämning       Antal  Enhet       Pris     Belopp
4001       Packning        40     ${unit.padEnd(8)}    2,15     86,00
`;

const DUTCH = (unit: string): string => `
BESTELLING     Bestelnummer: MX-1042    Datum: 26-11-2026
Tuinhof B.V.

Artikel  Omschrijving    Aantal Eenheid     Prijs    Bedrag
4001     Pakking         40     ${unit.padEnd(8)}    2,15     86,00
                                Totaal exclusief btw  86,00
`;

/** What the first line is counted in, or that it is asked. */
function unitOf(text: string): string {
  const { draft } = draftOrder(understand(textPaper(text)));
  const field = draft.lines?.[0]?.uom;
  if (field === undefined) return 'none';
  if (field.value !== undefined) return String(field.value);
  const read = normalizeUnit(field);
  return read.ok ? read.value : (read.doubt?.code ?? 'absent');
}

test.each(['ST', 'GR', 'T', 'H', '#', 'PA', 'PA.', 'st'])('%s in an English paper is asked', (unit) =>
  expect(unitOf(ENGLISH(unit))).toBe('unit-ambiguous'),
);

test.each([
  [GERMAN('ST'), 'H87'],
  [GERMAN('St.'), 'H87'],
  [GERMAN('m'), 'MTR'],
  [GERMAN('T'), 'TNE'],
  [SWEDISH('st'), 'H87'],
  [ENGLISH('t'), 'TNE'],
  [ENGLISH('EA'), 'EA'],
  [GERMAN('Stk'), 'H87'],
  [DUTCH('dozen'), 'XBX'],
  [ENGLISH('dozen'), 'DZN'],
])('%s: %s', (text, code) => expect(unitOf(text)).toBe(code));

test('a pair or a pail is asked in German as well', () => expect(unitOf(GERMAN('PA'))).toBe('unit-ambiguous'));

test('data of a list that is named is read by that list', () => {
  expect(normalizeUnit({ text: 'ST', rule: 'x12/850/PO103' })).toMatchObject({ value: 'SET' });
  expect(normalizeUnit({ text: 'St', rule: 'form/unit' })).toMatchObject({ value: 'H87' });
});
