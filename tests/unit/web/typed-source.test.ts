import { expect, test } from 'vitest';
import { typedGroups } from '../../../src/web/typed-source.ts';

const bytesOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('latin1');

test('a form is shown as it was typed, each line with what is on file of its item, and who typed it', () => {
  const groups = typedGroups(
    bytesOf({
      ordergateForm: '1.0',
      enteredBy: { id: 'acc_1', name: 'Zoë' },
      customer: { id: 'shop', name: 'Shop Ltd' },
      fields: { poNumber: 'P-1', shipTo: { city: 'Leeds' }, lines: [{ item: 'S-1', quantity: '1,5' }] },
      items: [{ supplierSku: '4001' }],
    }),
  );
  expect(groups?.map(({ title }) => title)).toEqual(['Order', 'Ship to', 'Line 1', 'Customer', 'Entered by']);
  expect(groups?.[0]?.values).toEqual([{ pointer: '/fields/poNumber', label: 'PO number', text: 'P-1' }]);
  expect(groups?.[2]?.values).toEqual([
    { pointer: '/fields/lines/0/item', label: 'Item', text: 'S-1' },
    { pointer: '/fields/lines/0/quantity', label: 'Quantity', text: '1,5' },
    { pointer: '/items/0/supplierSku', label: 'Supplier sku, on file', text: '4001' },
  ]);
  expect(groups?.at(-1)?.values.at(-1)?.text).toBe('Zoë');
});

test('an order by the API is shown likewise, and what is no JSON is not', () => {
  const groups = typedGroups(bytesOf({ poNumber: 'P-2', lines: [{ quantity: '3' }, { quantity: '4' }] }));
  expect(groups?.map(({ title }) => title)).toEqual(['Order', 'Line 1', 'Line 2']);
  expect(typedGroups('ISA*00')).toBeUndefined();
});
