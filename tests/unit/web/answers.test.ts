import { describe, expect, test } from 'vitest';
import { isInTrouble, isWaiting, saidOf } from '../../../src/web/answers.ts';
import { decisionsFor } from '../../../src/web/decisions.ts';

const SILENT = { answer: null, answeredAt: null, answerDue: null, overdueAt: null };
const PAST = '2026-11-01T10:00:00Z';

describe('what a partner said of our answer', () => {
  test('is nothing where nothing was agreed: a 997 is never acknowledged', () => {
    expect(saidOf(SILENT)).toBeUndefined();
    expect(isWaiting(SILENT)).toBe(false);
  });

  test('is waited for until the agreed time, and trouble after it', () => {
    const waiting = { ...SILENT, answerDue: PAST };
    expect(saidOf(waiting)?.tone).toBe('moving');
    expect([isWaiting(waiting), isInTrouble(waiting)]).toEqual([true, false]);
    const late = { ...waiting, overdueAt: PAST };
    expect(saidOf(late)).toMatchObject({ tone: 'bad', text: 'Not acknowledged', when: expect.stringMatching(/^due /) });
    expect(isInTrouble(late)).toBe(true);
  });

  test.each([
    ['received', 'good', false],
    ['accepted', 'good', false],
    ['acceptedWithErrors', 'attention', false],
    ['rejected', 'bad', true],
  ] as const)('%s is shown as %s', (answer, tone, isBad) => {
    const said = { answer, answeredAt: PAST, answerDue: PAST, overdueAt: null };
    expect(saidOf(said)?.tone).toBe(tone);
    expect(isInTrouble(said)).toBe(isBad);
    expect(isWaiting(said)).toBe(false);
  });

  test('counts although it came late: a late yes is no trouble any more', () => {
    const late = { answer: 'accepted', answeredAt: PAST, answerDue: PAST, overdueAt: PAST } as const;
    expect(isInTrouble(late)).toBe(false);
    expect(saidOf(late)?.tone).toBe('good');
  });
});

describe('what a person may decide', () => {
  test('is to stop an order only while the ERP does not have it', () => {
    expect(decisionsFor({ state: 'queued', deliveryState: 'queued' })).toEqual(['cancel', 'hold']);
    expect(decisionsFor({ state: 'queued', deliveryState: 'leased' })).toEqual([]);
    expect(decisionsFor({ state: 'acceptedByErp', deliveryState: 'accepted' })).toEqual([]);
  });

  test('is everything but to hold while the order waits for review', () => {
    expect(decisionsFor({ state: 'needsReview', deliveryState: 'none' }).toSorted()).toEqual([
      'cancel',
      'corrections',
      'reject',
      'release',
    ]);
  });

  test('is to go on, but not back, with a revision of what the ERP has', () => {
    expect(decisionsFor({ state: 'needsReview', deliveryState: 'accepted' })).toEqual(['corrections', 'release']);
  });

  test.each(['closed', 'rejected', 'canceled', 'duplicate', 'superseded'] as const)(
    'is nothing at the end: %s',
    (state) => {
      expect(decisionsFor({ state, deliveryState: 'none' })).toEqual([]);
    },
  );
});
