/** Heads of columns that were typed with one blank between them say nothing beside the order. */
import { expect, test } from 'vitest';
import { isHarmless } from '../../../src/adapters/paper/beside/harmless.ts';

test.each([
  ['Pos Artikel Bezeichnung Menge ME', true],
  ['Pos Artikel Bezeichnung Menge ME Preis Betrag', true],
  ['Line Part Description Qty UOM', true],
  ['Item Description Qty Unit Unit price Amount', true],
  ['Article Désignation Qté Unité Prix', true],
  ['Line Part Description Qty half', false],
  ['Order quantity open', false],
  ['Pos Menge 400', false],
])('"%s": %s', (text, harmless) => expect(isHarmless(text, new Set())).toBe(harmless));
