/** An offer that an order names, and one that the paper is. */
import { expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const page = (title: string): string => `
WESERTAL BAU                                              ${title}
                                                          Angebot: A25-2207 vom 26.03.2025
Pos   Art.-Nr.    Bezeichnung         Menge  Einheit   Preis     Gesamt
 1    BT-2530     Transportbeton        148  m3        118,50    17.538,00
 2    BT-9000     Fugenband              10  Stk         2,00        20,00
`;

test.each([
  ['Materialbestellung', 'order'],
  ['Bestellung', 'order'],
  ['', 'quotation'],
])('%j is of the kind %s', (title, kind) => expect(readText([page(title)]).kind).toBe(kind));
