/** What a printed paper says beside its order: harmless, known of its sender, or to be looked at. */
import { describe, expect, test } from 'vitest';
import { sentencesBeside } from '../../../src/adapters/paper/beside/printed.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { learn } from '../../../src/adapters/paper/memory/learn.ts';
import { merge } from '../../../src/adapters/paper/memory/merge.ts';
import { ACME_CONFIRMED, acmePage } from '../../support/acme-order.ts';
import type { SenderMemory } from '../../../src/model/sender-memory.ts';
import { textPaper } from '../../support/text-paper.ts';

function page(foot: string, { number = '4500123', head = '' } = {}): string {
  return acmePage(foot, { number, below: head });
}

function said(text: string, memories: readonly SenderMemory[] = [], ...more: string[]): string[] {
  return ordersIn(textPaper(text, ...more), memories).flatMap(({ findings }) =>
    findings.flatMap(({ code, message }) => (code === 'paper-words-new' ? [message] : [])),
  );
}

describe('a sentence beside the order', () => {
  test.each([
    'Deliver the gaskets to the gate house.',
    'Skicka inte före vecka 30.',
    'Poziția 20 se anulează.',
    'This supersedes 4500111.',
    'Hold until further notice',
    'STATUS: pending approval by finance',
    'Delivery week: 29/2026',
    'Deliver to bill-to address',
    'Quantities per month',
    'Confirm price before shipping',
    'Deliver    the    gaskets    to    the    gate    house',
  ])('%s waits', (foot) => expect(said(page(foot))).toHaveLength(1));

  test.each([
    'Please confirm receipt of this order.',
    'This order is subject to our terms and conditions.',
    'All invoices must show the purchase order number.',
    'This document was electronically generated and is valid without signature.',
    'Page 1 of 1',
    'Authorized by: Ann Lee',
    'Kind regards',
    'Prepared    Name    Signature    Place    Day',
    'Merci de rappeler notre numéro de commande.',
    'Alle Preise netto zzgl. MwSt.',
    'All prices are net, excluding VAT.',
  ])('%s says nothing of it', (foot) => expect(said(page(foot))).toEqual([]));

  test.each([
    ['Revision: 3', 1],
    ['Revision: 0', 0],
  ])('%s of an order: %i', (head, count) => expect(said(page('', { head }))).toHaveLength(count));

  test('a page of terms is no sentence beside the order', () => {
    const terms = 'The seller shall deliver only what is ordered, and not before it is wanted. '.repeat(20);
    expect(said(page(''), [], terms.replaceAll(/(.{70}\S*) /g, '$1\n'))).toEqual([]);
  });
});

function learned(foot: string): SenderMemory {
  const memory = learn(textPaper(page(foot)), ACME_CONFIRMED);
  if (memory?.sentences === undefined) throw new Error(`Nothing is learned of "${foot}".`);
  return memory;
}

describe('a cell that holds a page', () => {
  const POLITE =
    'Please confirm receipt of this order. This order is subject to our terms and conditions. All invoices must show the purchase order number. This document was electronically generated and is valid without signature. ';

  test.each([
    ['', 0],
    ['The second position goes to the sister company.', 1],
  ])('is judged to its end: %j', (end, count) => expect(saidInOneCell(`${POLITE}${end}`)).toHaveLength(count));

  test('is remembered as text that can be stored', () => {
    for (let length = 175; length < 190; length++)
      for (const text of saidInOneCell(
        `The gate is ${'x'.repeat(length)} 🚪🚪🚪🚪🚪🚪\0 and it is closed to lorries from there.`,
      ))
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
    expect(saidInOneCell('The gate \0 is closed to lorries from there.')).toEqual([
      'The gate   is closed to lorries from there.',
    ]);
  });

  test('two that only begin alike are not the same', () => {
    const front = 'We unload between eight and four at the ramp behind the hall. '.repeat(5);
    const [one] = saidInOneCell(`${front}Take the first gate.`);
    expect(one).toHaveLength(200);
    expect(saidInOneCell(`${front}Take the second gate.`)).not.toEqual([one]);
  });
});

/** The order with one word that holds all of the text, as a cell does. */
function saidInOneCell(text: string): string[] {
  const paper = textPaper(page(''));
  const box = [0, 600, text.length * 5, 610] as const;
  const word = { text, box, confidence: 1, size: 10, bold: false, at: { page: 1, box } };
  const pages = paper.pages.map((each) => ({ ...each, words: [...each.words, word] }));
  const orders = ordersIn(paper).map(({ order }) => order);
  return sentencesBeside({ ...paper, pages }, orders).map((sentence) => sentence.text);
}

describe('what a person has let an order go on with', () => {
  test('is known on the next one, whatever its numbers and days of printing are', () => {
    const memory = learned('Printed for order 4500123 on 03/27/2026 by the purchasing clerk');
    const next = 'Printed for order 4500124 on 04/02/2026 by the purchasing clerk';
    expect(said(page(next, { number: '4500124' }))).toHaveLength(1);
    expect(said(page(next, { number: '4500124' }), [memory])).toEqual([]);
  });

  test('and may change an order is known after two of them', () => {
    const foot = 'Deliveries are taken in from 8 to 16 only.';
    const once = learned(foot);
    expect(said(page(foot), [once])).toHaveLength(1);
    const twice = merge(once, learned(foot));
    expect(Object.values(twice.sentences ?? {})).toEqual([2]);
    expect(said(page(foot), [twice])).toEqual([]);
  });

  test('does not hold for another day or another quantity', () => {
    const twice = merge(
      learned('Deliver 5 of them on 03/30/2026, please.'),
      learned('Deliver 5 of them on 03/30/2026, please.'),
    );
    expect(said(page('Deliver 5 of them on 03/30/2026, please.'), [twice])).toEqual([]);
    expect(said(page('Deliver 6 of them on 03/30/2026, please.'), [twice])).toHaveLength(1);
    expect(said(page('Deliver 5 of them on 04/30/2026, please.'), [twice])).toHaveLength(1);
  });
});
