import { expect, test } from 'vitest';
import { converted, ratioOf } from '../../../src/adapters/edi/unit-factors.ts';

test.each([
  ['1', 'DZN', 'H87', '12'],
  ['12', 'EA', 'DZN', '1'],
  ['0.5', 'GRO', 'DZN', '6'],
  ['10', 'EA', 'DZN', undefined], // 10/12 has no end, and a rounded quantity is another quantity.
  ['2.5', 'TNE', 'KGM', '2500'],
  ['3', 'FOT', 'YRD', '1'],
  ['7', 'XCS', 'XCS', '7'],
])('%s %s are so many %s: %s', (quantity, from, to, expected) => {
  const ratio = ratioOf(from, to);
  expect(ratio && converted(quantity, ratio)).toBe(expected);
});

test.each([
  ['XCS', 'H87'],
  ['KGM', 'H87'],
  ['KGM', 'MTR'],
  ['', 'EA'],
])('nobody knows how many %s are one %s', (from, to) => {
  expect(ratioOf(from, to)).toBeUndefined();
});
