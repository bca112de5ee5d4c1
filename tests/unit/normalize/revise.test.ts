import { expect, test } from 'vitest';
import { IntakeError } from '../../../src/model/errors.ts';
import { contentHash } from '../../../src/model/content-hash.ts';
import type { Patch } from '../../../src/normalize/index.ts';
import { reviseOrder } from '../../../src/normalize/index.ts';
import { leafPointers } from '../../support/leaf-pointers.ts';
import { readOrders } from '../../support/read-fixture.ts';

const [fixture] = readOrders('fixtures/rules/date-missing.pass.edi');
if (fixture === undefined) throw new Error('The fixture holds an order.');
const { order } = fixture;
const lineage = fixture.lineage.toRecord();
const by = { actor: 'ann', at: '2026-11-22T10:00:00Z', reason: 'the buyer called' };
const revise = (patch: Patch): ReturnType<typeof reviseOrder> => reviseOrder(order, lineage, { patch, ...by });

test('a replaced value points to the person, and everything else keeps its place', () => {
  const revised = revise([
    { op: 'test', path: '/lines/0/quantity', value: '12' },
    { op: 'replace', path: '/lines/0/quantity', value: '10' },
  ]);
  expect(revised.order.lines[0]?.quantity).toBe('10');
  expect(revised.lineage['/lines/0/quantity']).toEqual({
    raw: '10',
    at: { user: 'ann', at: by.at },
    rule: 'correction',
    confidence: 1,
  });
  expect(revised.lineage['/lines/0/unitPrice']).toEqual(lineage['/lines/0/unitPrice']);
  expect(revised.changed).toEqual(['/lines/0/quantity']);
});

test('removing the first line leaves the second line its own places', () => {
  const revised = revise([{ op: 'remove', path: '/lines/0' }]);
  expect(revised.order.lines).toHaveLength(1);
  expect(revised.lineage['/lines/0/quantity']).toEqual(lineage['/lines/1/quantity']);
  expect(Object.keys(revised.lineage).toSorted()).toEqual(leafPointers(revised.order).toSorted());
  expect(revised.changed).toContain('/lines/0/quantity');
});

test('a merge patch merges objects, removes with null, and replaces lists whole', () => {
  const revised = revise({ shipTo: { name: 'Depot 9', address: null }, currency: 'CAD' });
  expect(revised.order.shipTo).toMatchObject({ name: 'Depot 9', identifiers: order.shipTo?.identifiers });
  expect(revised.order.shipTo?.address).toBeUndefined();
  expect(Object.keys(revised.lineage).toSorted()).toEqual(leafPointers(revised.order).toSorted());
  expect(revised.changed).toContain('/currency');
  expect(revised.changed).toContain('/shipTo/address/city');
});

test('an added object is the person’s in every value, and the given order stays as it was', () => {
  const before = structuredClone(order);
  const revised = revise([
    { op: 'add', path: '/lines/-', value: { lineNumber: '3', supplierSku: 'X', quantity: '1', uom: 'EA' } },
  ]);
  expect(revised.lineage['/lines/2/supplierSku']).toMatchObject({ raw: 'X', at: { user: 'ann' } });
  expect(order).toEqual(before);
});

test.each<[string, Patch, string]>([
  ['a test that fails', [{ op: 'test', path: '/lines/0/quantity', value: '99' }], 'request-invalid'],
  ['a path that is not there', [{ op: 'replace', path: '/lines/7/quantity', value: '1' }], 'request-invalid'],
  ['a value that is no decimal', [{ op: 'replace', path: '/lines/0/quantity', value: '1,5' }], 'order-invalid'],
  ['a field that orders do not have', { color: 'red' }, 'order-invalid'],
  ['a whole order that is no order', [{ op: 'replace', path: '', value: 5 }], 'order-invalid'],
])('refuses %s with a typed error', (_case, patch, code) => {
  expect(() => revise(patch)).toThrow(expect.objectContaining({ code }));
  expect(() => revise(patch)).toThrow(IntakeError);
});

test('never reaches a prototype', () => {
  expect(() => revise([{ op: 'add', path: '/__proto__/polluted', value: '1' }])).toThrow(IntakeError);
  revise(JSON.parse('{"__proto__":{"polluted":"1"}}') as Patch);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('content hash is the same for the same order sent again, and another one for any other quantity', () => {
  const hash = contentHash(order);
  expect(contentHash({ ...order, purpose: 'duplicate' })).toBe(hash);
  expect(contentHash(Object.fromEntries(Object.entries(order).toReversed()) as typeof order)).toBe(hash);
  expect(contentHash(revise({ currency: 'CAD' }).order)).not.toBe(hash);
  expect(contentHash(revise([{ op: 'replace', path: '/lines/0/quantity', value: '10' }]).order)).not.toBe(hash);
});
