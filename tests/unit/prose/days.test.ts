import { describe, expect, test } from 'vitest';
import { daysIn } from '../../../src/adapters/paper/prose/days.ts';

const MONDAY = '2026-03-02';

describe('days are counted from the day of writing', () => {
  test.each([
    ['by Friday', '2026-03-06'],
    ['by next Friday', '2026-03-13'],
    ['bis Ende der Woche', '2026-03-06'],
    ['nächste Woche', '2026-03-13'],
    ['bis 25. Juni', '2026-06-25'],
    ['avant le 20 mars', '2026-03-20'],
    ['vendredi prochain', '2026-03-06'],
    ['4月4日前', '2026-04-04'],
    ['下周三', '2026-03-11'],
    ['Tuesday 6 February', '2027-02-06'],
    ['1 Nov (Sun)', '2026-11-01'],
    ['tomorrow', '2026-03-03'],
    ['end of the month', '2026-03-31'],
  ])('%s', (text, day) => {
    expect(daysIn(text, 'dmy', MONDAY)).toMatchObject([{ value: day, isRelative: true }]);
  });

  test('a full date needs no counting', () => {
    expect(daysIn('by 5 June 2026', 'dmy', MONDAY)).toMatchObject([{ value: '2026-06-05', isRelative: false }]);
  });

  test.each(['M6x20, 3.5 mm', '1/2-13X2', 'may order more', 'sat on a bench'])(
    '%s names no day without one',
    (text) => {
      expect(daysIn(text, 'dmy', undefined)).toEqual([]);
    },
  );

  test('without a day of writing nothing is counted', () => {
    expect(daysIn('by next Friday, or 25. Juni', 'dmy', undefined)).toEqual([]);
  });
});
