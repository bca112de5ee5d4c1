import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../src/model/order.ts';
import { fieldFor, fieldIndex, headerGroups, lineRows, wantedFields } from '../../../src/web/fields.ts';

const folder = fileURLToPath(new URL('../../../fixtures/golden/', import.meta.url));
const orders = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const documents = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as { readonly order?: Order }[];
    return documents.flatMap(({ order }, index) => (order === undefined ? [] : [[`${name} ${index}`, order] as const]));
  });

function leaves(value: unknown, pointer = ''): [string, string][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${pointer}/${key}`));
  }
  return [[pointer, String(value)]];
}

function shown(order: Order): Map<string, string> {
  const lines = lineRows(order).flatMap((line) => [...line.cells, ...line.rest.flatMap((row) => row.fields)]);
  const header = headerGroups(order).flatMap((group) => group.rows.flatMap((row) => row.fields));
  const all = [...header, ...lines];
  expect(new Set(all.map((field) => field.pointer)).size).toBe(all.length);
  return new Map(all.map((field) => [field.pointer, field.text]));
}

function sameUnit(pointer: string): boolean {
  return /^\/lines\/\d+\/sourceUom$/.test(pointer);
}

describe('the layout of an order', () => {
  test.each(orders)('%s: shows every value once, so that nothing the sender said is hidden', (_name, order) => {
    const fields = shown(order);
    const hidden = leaves(order).filter(([pointer, text]) => fields.get(pointer) !== text);
    expect(
      hidden
        .map(([pointer]) => pointer)
        .filter((pointer) => !sameUnit(pointer))
        .toSorted(),
    ).toEqual(['/schemaVersion', '/test']);
    for (const [pointer, unit] of hidden.filter(([path]) => sameUnit(path))) {
      expect(fields.get(pointer.replace('sourceUom', 'uom'))).toBe(unit);
    }
  });

  test('keeps an empty place for what every order needs, so that a person can fill it in', () => {
    const bare: Order = { schemaVersion: '1.0', purpose: 'original', test: false, lines: [{ lineNumber: '1' }] };
    const fields = shown(bare);
    for (const pointer of ['/poNumber', '/buyer/name', '/shipTo/name', '/lines/0/quantity'])
      expect(fields.get(pointer)).toBe('');
  });

  test('leads a finding about a whole party or line to its first field', () => {
    const pointers = fieldIndex(['/buyer/name', '/lines/0/lineNumber', '/lines/1/lineNumber', '/lines/10/lineNumber']);
    expect(fieldFor('/buyer', pointers)).toBe('/buyer/name');
    expect(fieldFor('/lines/1', pointers)).toBe('/lines/1/lineNumber');
    expect(fieldFor('/totals/goods', pointers)).toBeUndefined();
  });
});

test('what a finding misses can be entered: the parts of an address, and nothing that the page has no row for', () => {
  const order: Order = { schemaVersion: '1.0', purpose: 'original', test: false, lines: [], shipTo: { name: 'Leeds' } };
  const wanted = wantedFields(order, ['/orderDate', '/lines', '/lines/0/uom']);
  expect(wanted).toContain('/orderDate');
  expect(wanted).not.toContain('/lines');
  const rows = headerGroups(order, wanted).find(({ title }) => title === 'Ship to')?.rows ?? [];
  expect(rows.map(({ label }) => label)).toEqual(['Street', 'City', 'Postal code', 'Country', 'Name']);
  expect(wantedFields({ ...order, shipTo: { address: { city: 'Leeds' } } }, [])).toEqual([]);
});
