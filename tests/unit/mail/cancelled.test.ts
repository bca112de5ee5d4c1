/** Mails about an order that was sent before: which one, and what becomes of it. */
import { expect, test } from 'vitest';
import {
  cancellationSaid,
  changeSaid,
  letterOf,
  numberSaid,
  partCancelled,
} from '../../../src/adapters/formats/mail/change.ts';

test.each([
  ['our order', 'Please cancel PO-78299.', 'PO-78299'],
  ['PO-78299', 'Please cancel.', 'PO-78299'],
  ['order', 'PO 4500012345 is cancelled.', '4500012345'],
  ['order', 'Our purchase order 4711 has been withdrawn.', '4711'],
  ['Bestellung', 'Unsere Bestellung 4711 ist hinfällig.', '4711'],
  ['Bestellung', 'Die Bestellung Nr. 4711 wurde storniert.', '4711'],
  ['commande', 'La commande 4711 est annulée.', '4711'],
  ['pedido', 'El pedido 4711 queda anulado.', '4711'],
  ['pedido', 'Por favor cancelen el pedido 4711.', '4711'],
  ['ordine', 'Vi preghiamo di annullare il nostro ordine 4711.', '4711'],
  ['bestelling', 'Graag onze bestelling 4711 annuleren.', '4711'],
  ['订单', '订单 4711 取消。', '4711'],
])('%s: %s cancels %s', (subject, text, number) => {
  const letter = letterOf(`${subject}\n${text}`);
  expect(cancellationSaid(letter)).toBeDefined();
  expect(numberSaid(letter)).toBe(number);
});

test.each([
  ['Please delete line 2 of PO 4711.', '4711'],
  ['Line 2 of our PO-78299 is cancelled.', 'PO-78299'],
  ['Bitte Position 2 der Bestellung 4711 streichen.', '4711'],
  ['Merci de supprimer la ligne 3 de la commande 4711.', '4711'],
  ['Por favor eliminen la línea 3 del pedido 4711.', '4711'],
])('%s changes %s', (text, number) => {
  const letter = letterOf(`order\n${text}`);
  expect(changeSaid(letter, false) ?? partCancelled(letter)).toBeDefined();
  expect(cancellationSaid(letter)).toBeUndefined();
  expect(numberSaid(letter)).toBe(number);
});

test.each(['Thank you for your delivery of PO 4711.', 'The meeting is cancelled.', 'Our order 4711 is attached.'])(
  '%s says neither',
  (text) => {
    const letter = letterOf(`hello\n${text}`);
    expect([cancellationSaid(letter), partCancelled(letter), changeSaid(letter, false)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  },
);
