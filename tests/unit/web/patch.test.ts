import { applyPatch } from 'rfc6902';
import { describe, expect, test } from 'vitest';
import { finding } from '../../../src/model/codes.ts';
import { Order } from '../../../src/model/order.ts';
import { confirmation, isConfirmable, isUnsure, patchFrom } from '../../../src/web/patch.ts';

const order: Order = {
  schemaVersion: '1.0',
  purpose: 'original',
  test: false,
  poNumber: '4711',
  paymentTerms: { netDays: 30 },
  lines: [{ lineNumber: '1', quantity: '12', uom: 'EA' }],
};

function patched(...edits: [string, string][]): unknown {
  const copy = structuredClone(order);
  const failures = applyPatch(copy, patchFrom(order, new Map(edits)));
  expect(failures.every((failure) => failure === null)).toBe(true);
  return copy;
}

describe('the corrections of a clerk as a JSON Patch', () => {
  test('replace what is there and add what is missing, and give a valid order', () => {
    const result = patched(['/lines/0/quantity', '13'], ['/lines/0/unitPrice', '1.50'], ['/buyer/name', 'ACME']);
    expect(Order.parse(result)).toEqual({
      ...order,
      buyer: { name: 'ACME' },
      lines: [{ lineNumber: '1', quantity: '13', uom: 'EA', unitPrice: '1.50' }],
    });
  });

  test('make a missing parent once, however many of its fields are new', () => {
    const operations = patchFrom(
      order,
      new Map([
        ['/shipTo/name', 'Dock 4'],
        ['/shipTo/address/city', 'Solon'],
      ]),
    );
    expect(operations.map(({ op, path }) => `${op} ${path}`)).toEqual([
      'add /shipTo',
      'add /shipTo/name',
      'add /shipTo/address',
      'add /shipTo/address/city',
    ]);
  });

  test('remove a field that was emptied, and nothing where there was nothing', () => {
    expect(
      patchFrom(
        order,
        new Map([
          ['/poNumber', ' '],
          ['/currency', ''],
        ]),
      ),
    ).toEqual([{ op: 'remove', path: '/poNumber' }]);
  });

  test('keep decimals as text, because 0.10 must not become 0.1, and days as whole numbers', () => {
    expect(
      patchFrom(
        order,
        new Map([
          ['/lines/0/quantity', '0.10'],
          ['/paymentTerms/netDays', '45'],
        ]),
      ),
    ).toEqual([
      { op: 'replace', path: '/lines/0/quantity', value: '0.10' },
      { op: 'replace', path: '/paymentTerms/netDays', value: 45 },
    ]);
  });
});

test('an address that nobody could read is entered from nothing, its street as the first of its lines', () => {
  const result = patched(['/shipTo/address/lines/0', '14 Mill Lane'], ['/shipTo/address/city', 'Leeds']);
  expect(Order.parse(result).shipTo).toEqual({ address: { lines: ['14 Mill Lane'], city: 'Leeds' } });
});

test('a doubtful value that is right is said again as it stands, and nothing else can be confirmed', () => {
  expect(confirmation(order, ['/poNumber'])).toEqual([{ op: 'replace', path: '/poNumber', value: '4711' }]);
  expect(isConfirmable(finding('value-uncertain', '93 % sure.', { path: '/poNumber' }))).toBe(true);
  const differ = finding('head-values-differ', '4711 and 4712.', { path: '/poNumber' });
  expect([isConfirmable(differ), isUnsure(differ)]).toEqual([true, false]);
  expect(isConfirmable(finding('unit-missing', 'No unit.', { path: '/lines/0/uom' }))).toBe(false);
});
