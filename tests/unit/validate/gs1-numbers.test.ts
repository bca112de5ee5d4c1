import { describe, expect, test } from 'vitest';
import { Order } from '../../../src/model/order.ts';
import { validateOrder } from '../../../src/validate/index.ts';

function told(codes: readonly string[], line: object, head: object = {}): string[] {
  const lines = [{ lineNumber: '1', quantity: '3', ...line }];
  const order = Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, lines, ...head });
  return validateOrder(order, {})
    .filter(({ code }) => codes.includes(code))
    .map(({ severity, path }) => `${severity} ${path ?? ''}`);
}

function item(line: object): string[] {
  return told(['gtin-impossible'], line);
}

function place(value: string, more: object = {}): string[] {
  return told(
    ['gln-impossible', 'gln-check-digit'],
    {},
    { shipTo: { identifiers: [{ scheme: 'GLN', value }], ...more } },
  );
}

describe('a number that is said to be a GTIN and cannot be one', () => {
  test.each([
    ['EN', '401234567891X'],
    ['EN', '40123456789'],
    ['UP', '01234567890X'],
    ['UP', '0123'],
    ['EN', '40123456789O1'],
    ['UA', '00123456789X'],
    ['SRV', '4012345'],
    ['UP', '12345678906'],
    ['EN', '977123456700407'],
    ['EN', '401234567890107'],
  ])('holds the order where nothing else names the item: %s %s', (scheme, value) => {
    const otherIds = [{ scheme, value }];
    expect(item({ otherIds })).toEqual(['error /lines/0/otherIds/0/value']);
    const instead = [...otherIds, { scheme: 'substitute3/EN', value: '4012345678901' }];
    expect(item({ otherIds: instead })).toEqual(['error /lines/0/otherIds/0/value']);
    expect(item({ buyerSku: '4711', otherIds })).toEqual(['warning /lines/0/otherIds/0/value']);
    expect(item({ gtin: '4012345678901', otherIds })).toEqual(['warning /lines/0/otherIds/0/value']);
  });

  test('is told wherever it stands', () => {
    expect(item({ gtin: '501234567891X' })).toEqual(['error /lines/0/gtin']);
    expect(item({ gtin: '501234567891X', supplierSku: 'SUP-9' })).toEqual(['warning /lines/0/gtin']);
  });

  test.each([
    { gtin: '4012345678901' },
    { gtin: '4 012345 678901' },
    { gtin: '0-306-40615-2' },
    { otherIds: [{ scheme: 'UA', value: '001234567890' }] },
    { otherIds: [{ scheme: 'UA', value: 'CUSTOMER-7X' }] },
    { otherIds: [{ scheme: 'IN', value: '401234567891X' }] },
    { otherIds: [{ scheme: 'EN', value: '977123456700307' }] },
    { otherIds: [{ scheme: 'EN', value: '978014044913651299' }] },
    { action: 'delete', otherIds: [{ scheme: 'UP', value: '0123' }] },
  ])('is not seen in %j', (line) => {
    expect(item(line)).toEqual([]);
  });

  test.each([{ otherIds: [{ scheme: 'UP', value: '12345678905' }] }, { gtin: '12345678905' }])(
    'proposes the one with a zero in front, and holds nothing: %j',
    (line) => {
      const lines = [{ lineNumber: '1', quantity: '3', ...line }];
      const order = Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, lines });
      expect(validateOrder(order, {})).toContainEqual(
        expect.objectContaining({
          code: 'gtin-impossible',
          severity: 'warning',
          message: expect.stringContaining('012345678905') as string,
        }),
      );
    },
  );

  test('names an item all the same where it is a number of Amazon', () => {
    expect(item({ otherIds: [{ scheme: 'UP', value: 'B07CYXX3PY' }] })).toHaveLength(1);
    expect(item({ otherIds: [{ scheme: 'UP', value: 'B07CYXX3PY' }] })[0]).toContain('warning');
  });
});

describe('a number that is said to be a GLN', () => {
  test.each(['401234500001O', '401234500001', '40123450000161'])('and cannot be one: %s', (value) => {
    expect(place(value)).toEqual(['error /shipTo/identifiers/0/value']);
    expect(place(value, { name: 'Depot 7' })).toEqual(['warning /shipTo/identifiers/0/value']);
    expect(place(value, { address: { lines: ['1 High St'] } })).toEqual(['warning /shipTo/identifiers/0/value']);
  });

  test('with a wrong check digit is told', () => {
    expect(place('4012345000017')).toEqual(['warning /shipTo/identifiers/0/value']);
    expect(place('4012345000016')).toEqual([]);
  });

  test('of the buyer, of further parties and of a delivery is looked at, and of the seller is not', () => {
    const party = { identifiers: [{ scheme: 'GLN', value: '401234500001O' }] };
    const head = { buyer: party, seller: party, parties: [{ role: 'IV', ...party }] };
    expect(told(['gln-impossible'], { schedules: [{ quantity: '3', shipTo: party }] }, head)).toEqual([
      'warning /buyer/identifiers/0/value',
      'warning /parties/0/identifiers/0/value',
      'error /lines/0/schedules/0/shipTo/identifiers/0/value',
    ]);
  });
});
