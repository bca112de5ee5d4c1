/** What is stamped on a paper that may have come before, and things that are counted outside of the items. */
import { describe, expect, test } from 'vitest';
import { learn } from '../../../src/adapters/paper/memory/learn.ts';
import { merge } from '../../../src/adapters/paper/memory/merge.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { ACME_CONFIRMED, acmePage } from '../../support/acme-order.ts';
import type { SenderMemory } from '../../../src/model/sender-memory.ts';
import { textPaper } from '../../support/text-paper.ts';

function page(foot: string, head = ''): string {
  return acmePage(foot, { beside: head });
}

function told(text: string, memories: readonly SenderMemory[] = []): string[] {
  return ordersIn(textPaper(text), memories).flatMap(({ order, findings }) =>
    [...order.findings, ...findings].flatMap(({ code }) =>
      /^(?:paper-words-new|order-reserved|head-values-differ)$/.test(code) ? [code] : [],
    ),
  );
}

describe('a paper that says that it is something else waits', () => {
  test.each([
    'Quotation',
    'OFFER',
    'Sample',
    'Reminder',
    'Status: Reminder',
    'Order type: Sample',
    'Second copy',
    'Repeat order',
    'Angebot',
    '[X] Quotation [ ] Order',
    '(x) Sample order',
    'X Repeat of previous order',
  ])('%s', (foot) => expect(told(page(foot))).toEqual(['paper-words-new']));

  test.each(['[ ] Quotation [X] Order', 'Quotation: Q-4711'])('%s says nothing of it', (foot) =>
    expect(told(page(foot))).toEqual([]),
  );
});

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

  test.each(['Supplier copy', 'Original', 'Vendor Copy', 'Copier Paper', 'Kopierpapier', 'Copyright Acme 2026'])(
    '%s is no such stamp',
    (foot) => expect(told(page(foot))).toEqual([]),
  );

  test('until two of its sender were let through', () => {
    const memory = learn(textPaper(page('COPY')), ACME_CONFIRMED);
    if (memory === undefined) throw new Error('Nothing is learned of the paper.');
    expect(told(page('COPY'), [memory])).toEqual(['paper-words-new']);
    expect(told(page('COPY'), [merge(memory, memory)])).toEqual([]);
  });
});

test.each([
  ['Gasket kit: 400', ['order-reserved']],
  ['Gaskets: 400', ['order-reserved']],
  ['Valves = 40 pcs', ['order-reserved', 'paper-words-new']],
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
