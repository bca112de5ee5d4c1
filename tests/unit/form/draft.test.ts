import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { form } from '../../../src/adapters/formats/form/index.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';

function read(name: string) {
  const decoder = form.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const [item] = [...decoder.push(readFileSync(`fixtures/form/${name}.json`)), ...decoder.end()];
  if (item?.kind !== 'document' || item.draft === undefined) throw new Error('no document');
  return { document: item, ...normalizeOrder(item.draft) };
}

test('a number that was typed points at its field, the others of the item at what is on file', () => {
  const { order, lineage } = read('two-lines');
  expect(order.lines[0]).toMatchObject({ buyerSku: 'S-1', supplierSku: '4001', quantity: '12', uom: 'EA' });
  expect(lineage.placeOf('/lines/0/buyerSku')).toEqual({ pointer: '/fields/lines/0/item' });
  expect(lineage.placeOf('/lines/0/supplierSku')).toEqual({ pointer: '/items/0/supplierSku' });
});

test("a number that is not on file is kept as the customer's own, and stops the order", () => {
  const { order, document } = read('two-lines');
  expect(order.lines[1]?.buyerSku).toBe('4711');
  expect(document.findings).toMatchObject([
    { code: 'item-unknown', severity: 'error', at: { pointer: '/fields/lines/1/item' } },
  ]);
});

test('a call that has to be made again stops the order, and what was not typed well is told with its field', () => {
  const { document, issues, order } = read('phone-call');
  expect(document.findings.map(({ code }) => code)).toEqual(['call-open']);
  expect(issues.map(({ code, at }) => [code, at])).toEqual([
    ['quantity-unreadable', { pointer: '/fields/lines/0/quantity' }],
    ['date-unreadable', { pointer: '/fields/lines/0/date' }],
  ]);
  expect(order.buyer?.contact).toEqual({ name: 'Ann Buyer', phone: '+44 113 496 0000' });
});

test('belongs to nobody by itself, because any channel could bring a file that names a customer', () => {
  expect(read('two-lines').document.partnerId).toBeUndefined();
});
