import { describe, expect, test } from 'vitest';
import { cutElement } from '../../../src/adapters/edi/components.ts';
import {
  componentText,
  decodeLatin1,
  rawComponents,
  segmentOf,
  type Segment,
} from '../../../src/adapters/edi/segment.ts';
import { isDateIn, isUsualDay } from '../../../src/adapters/formats/edifact/dates.ts';

function segment(elements: readonly string[], { component = ':', release = '?', repetition = '*' } = {}): Segment {
  const delimiters = { element: '+', component, repetition, segment: "'", release };
  return segmentOf(elements, 1, 0, elements.join('+').length, { delimiters, decode: decodeLatin1 });
}

describe('components of an element', () => {
  test('marks which components are there, so that the rest of a composite can be told as unused', () => {
    const { parts, present, isPlain } = cutElement(segment(['QTY', '21::PCE']), 1);
    expect({ parts, present, isPlain }).toEqual({ parts: ['21', '', 'PCE'], present: 0b101, isPlain: true });
  });

  test('does not hand out the components of the segment before, because an order would get its quantities', () => {
    const [first, second] = [segment(['QTY', '21:5']), segment(['QTY', '21:7'])];
    expect([first, second, first].map((one) => componentText(one, 1, 2))).toEqual(['5', '7', '5']);
  });

  test('keeps a released separator in the component that it protects', () => {
    const released = segment(['IMD', 'A?:B:C']);
    expect(rawComponents(released, 1)).toEqual(['A?:B', 'C']);
    expect(componentText(released, 1, 1)).toBe('A:B');
  });

  test('takes a separator that is also the release character for the latter, as a hostile UNA may have it', () => {
    expect(rawComponents(segment(['IMD', 'A:BC'], { release: ':' }), 1)).toEqual(['A:BC']);
  });

  test('cuts the first repetition alone, and any other when asked', () => {
    const repeated = segment(['COM', '1:TE*2:FX']);
    expect([rawComponents(repeated, 1), rawComponents(repeated, 1, 2)]).toEqual([['1', 'TE'], ['2', 'FX']]); // prettier-ignore
  });
});

test('takes no day for a usual one that the calendar lacks', () => {
  const days = ['0000', '1999', '2024'].flatMap((year) =>
    Array.from({ length: 10_000 }, (_, number) => year + String(number).padStart(4, '0')),
  );
  const usual = days.filter(isUsualDay);
  expect(usual).toHaveLength(2 * 12 * 28);
  expect(usual.filter((day) => !isDateIn('102', day))).toEqual([]);
  expect(['20261128', '20260230', '2026112', '00000101'].map(isUsualDay)).toEqual([true, false, false, false]);
});
