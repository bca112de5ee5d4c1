/** What is stamped on a paper that may have come before, and things that are counted outside of the items. */
import { describe, expect, test } from 'vitest';
import { learn } from '../../../src/adapters/paper/memory/learn.ts';
import { merge } from '../../../src/adapters/paper/memory/merge.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Order } from '../../../src/model/order.ts';
import type { SenderMemory } from '../../../src/model/sender-memory.ts';
import { textPaper } from '../../support/text-paper.ts';

function page(foot: string, head = ''): string {
  return `
                     PURCHASE ORDER
Acme Pumps, Inc.                      PO Number: 4500123          ${head}
12 Mill Road                          PO Date: 03/27/2026
Toledo, OH 43601

Item  Part No       Description        Order Qty       Unit Price      Amount
 10   884-2213      Valve                     20            12.50      250.00
 20   884-9001      Gasket kit                 2           100.00      200.00

                                              Total                    450.00

${foot}
`;
}

const CONFIRMED = {
  poNumber: '4500123',
  buyer: { name: 'Acme Pumps, Inc.' },
  lines: [
    { lineNumber: '10', buyerSku: '884-2213', quantity: '20', unitPrice: '12.50' },
    { lineNumber: '20', buyerSku: '884-9001', quantity: '2', unitPrice: '100.00' },
  ],
} as Order;

function told(text: string, memories: readonly SenderMemory[] = []): string[] {
  return ordersIn(textPaper(text), memories).flatMap(({ order, findings }) =>
    [...order.findings, ...findings].flatMap(({ code }) =>
      /^(?:paper-words-new|order-reserved|head-values-differ)$/.test(code) ? [code] : [],
    ),
  );
}

describe('a paper that may have come before waits', () => {
  test.each([
    'COPY',
    'Kopie',
    'Duplicate',
    'Duplicata',
    'Copia',
    'Reprint',
    'REPRINTED 27/11/2026',
    'Zweitschrift',
    'VOID',
    'PURCHASE ORDER COPY',
    'Duplicate order',
    'CONFIRMING ORDER',
    'CONFIRMING ORDER - do not duplicate',
    'Confirmation of telephone order',
    'Bestätigung der telefonischen Bestellung',
    '副本',
    'Not valid without signature',
    'NOT VALID WITHOUT SIGNATURE',
  ])('%s', (stamp) => {
    expect(told(page(stamp))).not.toEqual([]);
    expect(told(page('', stamp))).not.toEqual([]);
  });

  test.each(['Supplier copy', 'Original', 'Vendor Copy', 'Copier paper', 'Kopierpapier', 'Copyright Acme 2026'])(
    '%s is no such stamp',
    (foot) => expect(told(page(foot))).toEqual([]),
  );

  test('until two of its sender were let through', () => {
    const memory = learn(textPaper(page('COPY')), CONFIRMED);
    if (memory === undefined) throw new Error('Nothing is learned of the paper.');
    expect(told(page('COPY'), [memory])).toEqual(['paper-words-new']);
    expect(told(page('COPY'), [merge(memory, memory)])).toEqual([]);
  });
});

test.each([
  ['Gasket kit: 400', ['order-reserved']],
  ['Gaskets: 400', ['order-reserved']],
  ['Valves = 40 pcs', ['order-reserved']],
  ['Cost centre: 400', []],
  ['Department: 12', []],
])('%s outside of the items: %j', (foot, codes) => expect(told(page(foot))).toEqual(codes));

const total = (text: string): string => page('').replace('Total                    450.00', text);

describe('a discount of the whole order', () => {
  test('that the total does not take off is asked', () => {
    expect(told(page('', 'Discount: 10%'))).toEqual(['head-values-differ']);
  });
  test.each([
    [
      'in money',
      'Total                    450.00\n                                              Discount                  45.00',
    ],
    [
      'with tax',
      'Discount: 10%\n                                              Tax                       90.00\n                                              Total                    540.00',
    ],
  ])('%s', (_, text) => expect(told(total(text))).toEqual(['head-values-differ']));
  test.each([
    [
      'it is taken off',
      'Subtotal                 450.00\n                                              Discount                  45.00\n                                              Total                    405.00',
    ],
    [
      'it is none',
      'Discount                   0.00\n                                              Total                    450.00',
    ],
  ])('nothing is asked where %s', (_, text) => expect(told(total(text))).toEqual([]));
});
