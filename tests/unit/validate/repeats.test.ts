import { expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { repeats } from '../../../src/validate/repeats.ts';

const LINE = { lineNumber: '1', buyerSku: 'S-1', quantity: '12', uom: 'EA', unitPrice: '9.90' };
const OTHER = { lineNumber: '2', buyerSku: 'S-2', quantity: '5', uom: 'EA' };
const NAMED = { lineNumber: '1', description: 'Pallet wrap, clear', quantity: '5' };

function order(fields: object = {}, lines: readonly object[] = [LINE, OTHER]): Order {
  return Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, poNumber: 'P-1', lines, ...fields });
}

test.each([
  ['the same under another number', order({ poNumber: 'P-2' }), order()],
  ['the same in another sequence', order({}, [OTHER, LINE]), order()],
  ['the same, dated a day later', order({ orderDate: '2026-06-02' }), order({ orderDate: '2026-06-01' })],
  ['items that have no number, in the same words', order({}, [{ ...NAMED, description: 'pallet wrap (clear)' }]), order({}, [NAMED])], // prettier-ignore
])('%s: it may be one order that was sent twice', (_case, now, before) => {
  expect(repeats(now, before)).toBe(true);
  expect(repeats(before, now)).toBe(true);
});

test.each([
  ['another quantity', order({}, [LINE, { ...OTHER, quantity: '6' }]), order()],
  ['another item', order({}, [LINE, { ...OTHER, buyerSku: 'S-3' }]), order()],
  ['a line more', order({}, [LINE, OTHER, { ...OTHER, lineNumber: '3' }]), order()],
  ['another day of delivery', order({ requestedDelivery: { date: '2026-06-09' } }), order({ requestedDelivery: { date: '2026-06-08' } })], // prettier-ignore
  ['another place', order({ shipTo: { name: 'York' } }), order({ shipTo: { name: 'Leeds' } })],
  ['another week, as a mailbox that was away brings them', order({ orderDate: '2026-06-08' }), order({ orderDate: '2026-06-01' })], // prettier-ignore
  ['another price', order({}, [{ ...LINE, unitPrice: '9.95' }, OTHER]), order()],
  ['another sum', order({ totals: { grand: '10' } }), order({ totals: { grand: '12' } })],
  ['items that nothing names', order({}, [{ lineNumber: '1', quantity: '5' }]), order({}, [{ lineNumber: '1', quantity: '5' }])], // prettier-ignore
  ['no quantity', order({}, [{ ...LINE, quantity: undefined }]), order({}, [{ ...LINE, quantity: undefined }])],
  ['other words for an item without number', order({}, [{ ...NAMED, description: 'Pallet wrap, black' }]), order({}, [NAMED])], // prettier-ignore
])('%s: it is an order of its own', (_case, now, before) => {
  expect(repeats(now, before)).toBe(false);
});
