import { expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { differences } from '../../../src/validate/differences.ts';

const LINE = { lineNumber: '1', buyerSku: 'S-1', quantity: '12', uom: 'EA', unitPrice: '9.90' };
const OTHER = { lineNumber: '2', buyerSku: 'S-2', quantity: '5', uom: 'EA' };

function order(fields: object = {}, lines: readonly object[] = [LINE, OTHER]): Order {
  return Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, poNumber: 'P-1', lines, ...fields });
}

test.each([
  ['a price that only one of them says', order(), order({}, [LINE, { ...OTHER, unitPrice: '2' }])],
  ['amounts written with and without zeros', order(), order({}, [{ ...LINE, unitPrice: '9.9' }, OTHER])],
  ['the same lines in another order', order(), order({}, [OTHER, LINE])],
  [
    'an item by our number and by theirs',
    order(),
    order({}, [{ ...LINE, buyerSku: undefined, supplierSku: '4' }, OTHER]),
  ],
  [
    'a name with the address behind it',
    order({ shipTo: { name: 'Store 2, Leeds' } }),
    order({ shipTo: { name: 'STORE 2' } }),
  ],
  [
    'names that differ for the same number',
    order({ shipTo: { name: 'Kirkgate', identifiers: [{ scheme: 'GLN', value: '77' }] } }),
    order({ shipTo: { name: 'Store 2', identifiers: [{ scheme: 'shipTo', value: '77' }] } }),
  ],
  ['a currency that one of them says', order({ currency: 'GBP' }), order()],
])('%s: nothing differs', (_case, now, before) => {
  expect(differences(now, before)).toEqual([]);
  expect(differences(before, now)).toEqual([]);
});

test.each([
  ['quantity', order({}, [{ ...LINE, quantity: '21' }, OTHER]), ['the quantity of line 1 (S-1) is 21, not 12']],
  ['unit', order({}, [LINE, { ...OTHER, uom: 'CS' }]), ['the unit of line 2 (S-2) is CS, not EA']],
  ['price', order({}, [{ ...LINE, unitPrice: '9.09' }, OTHER]), ['the price of line 1 (S-1) is 9.09, not 9.90']],
  ['a line more', order({}, [LINE, OTHER, { ...OTHER, lineNumber: '3' }]), ['line 3 (S-2) is new']],
  ['a line less', order({}, [LINE]), ['line 2 (S-2) is no longer in it']],
  [
    'another item',
    order({}, [LINE, { ...OTHER, buyerSku: 'S-9' }]),
    ['line 2 (S-9) is new', 'line 2 (S-2) is no longer in it'],
  ],
])('%s is told', (_case, now, said) => {
  expect(differences(now, order())).toEqual(said);
});

function day(date: string, quantity: string): object {
  return { ...LINE, quantity, requestedDelivery: { date } };
}

test('one item in two lines is compared line by line, however they stand', () => {
  const before = order({}, [day('2026-12-01', '5'), day('2026-12-08', '7')]);
  expect(differences(order({}, [day('2026-12-08', '7'), day('2026-12-01', '5')]), before)).toEqual([]);
  expect(differences(order({}, [day('2026-12-08', '7'), day('2026-12-02', '5')]), before)).toEqual([
    'the date of line 1 (S-1) is 2026-12-02, not 2026-12-01',
  ]);
});

test('head fields are told first', () => {
  const now = order({ currency: 'EUR', requestedDelivery: { date: '2026-12-24' }, shipTo: { name: 'York' } }, [LINE]);
  const before = order({ currency: 'GBP', requestedDelivery: { date: '2026-12-10' }, shipTo: { name: 'Leeds' } });
  expect(differences(now, before)).toEqual([
    'the currency is EUR, not GBP',
    'the delivery date is 2026-12-24, not 2026-12-10',
    'the place of delivery is York, not Leeds',
    'line 2 (S-2) is no longer in it',
  ]);
});

test('a thousand lines more or less are compared with few, and all are told', () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({ ...LINE, lineNumber: String(index + 1) }));
  expect(differences(order({}, many), order({}, many))).toEqual([]);
  expect(differences(order({}, many.slice(0, 1999)), order({}, many))).toEqual(['line 2000 (S-1) is no longer in it']);
  expect(differences(order({}, many.toReversed()), order({}, many))).toEqual([]);
});
