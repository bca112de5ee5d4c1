/** Labels that shorten each part of a word with a full stop, as programs do that give a column few characters. */
import { expect, test } from 'vitest';
import { LEXICON } from '../../../src/adapters/paper/lexicon/lexicon.ts';

test.each([
  ['Best.ant', 'quantity'],
  ['Önsk.lev', 'date'],
  ['Lev.art.nr', 'supplierSku'],
  ['Lief.-Dat.', 'date'],
  ['Cant.ped', 'quantity'],
])('%s heads a column', (label, role) => expect(LEXICON.column(label)?.role).toBe(role));

test.each([
  ['Best.dat', 'orderDate'],
  ['Lev.adress', 'shipTo'],
  ['Bet.vill.', 'paymentTerms'],
])('%s is a label', (label, field) => expect(LEXICON.label(label)?.field).toBe(field));

test.each(['M.A.S', 'Dr.Oetker', 'Art.Best', 'No.Pos'])('%s stays unknown', (label) =>
  expect([LEXICON.column(label), LEXICON.label(label)]).toEqual([undefined, undefined]),
);
