/** Labels as a scan shows them: what is misread by a letter is found, what is two labels is not taken for one. */
import { expect, test } from 'vitest';
import { fuzzyLexicon } from '../../../src/adapters/paper/lexicon/fuzzy.ts';
import { LEXICON } from '../../../src/adapters/paper/lexicon/lexicon.ts';

const scanned = fuzzyLexicon(LEXICON);

test.each([
  ['Umit Price', 'price'],
  ['Bestellmemge', 'quantity'],
  ['Ihre Artikeln', 'supplierSku'],
])('%s is a label with a letter misread', (label, role) => {
  expect(LEXICON.exactColumn(label)).toBeUndefined();
  expect(scanned.exactColumn(label)?.role).toBe(role);
});

test.each(['Ehd Artikelnr.', 'Aantal Ehd', 'Qty Unit'])('%s is two labels beside each other', (labels) => {
  expect(scanned.exactColumn(labels)).toBeUndefined();
});
