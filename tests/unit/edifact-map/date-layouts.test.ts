/** 2379: layouts that have one meaning are read as a day or as the days of a period. */
import { expect, test } from 'vitest';
import { readDate } from '../../../src/adapters/formats/edifact/read-date.ts';
import { isDateIn } from '../../../src/adapters/formats/edifact/dates.ts';

test.each<[layout: string, text: string, read: object | undefined]>([
  ['711', '2026120120261205', { from: '2026-12-01', until: '2026-12-05' }],
  ['711', '20261201-20261205', { from: '2026-12-01', until: '2026-12-05' }],
  ['718', '2026120120261205', { from: '2026-12-01', until: '2026-12-05' }],
  ['5', '011220261430', { day: '2026-12-01' }],
  ['103', '26491', { day: '2026-11-30' }],
  ['103', '26497', { day: '2026-12-06' }],
  ['103', '26498', undefined],
  ['105', '26335', { day: '2026-12-01' }],
  ['105', '28366', { day: '2028-12-31' }],
  ['105', '26366', undefined],
  ['602', '2027', { from: '2027-01-01', until: '2027-12-31' }],
  ['603', '272', { from: '2027-07-01', until: '2027-12-31' }],
  ['604', '20271', { from: '2027-01-01', until: '2027-06-30' }],
  ['608', '20264', { from: '2026-10-01', until: '2026-12-31' }],
  ['608', '20265', undefined],
  ['609', '2802', { from: '2028-02-01', until: '2028-02-29' }],
  ['610', '202612', { from: '2026-12-01', until: '2026-12-31' }],
  ['610', '202613', undefined],
  ['702', '2026-2027', { from: '2026-01-01', until: '2027-12-31' }],
  ['703', '262271', { from: '2026-07-01', until: '2027-06-30' }],
  ['704', '20262-20271', { from: '2026-07-01', until: '2027-06-30' }],
  ['708', '2026420271', { from: '2026-10-01', until: '2027-03-31' }],
  ['709', '2612-2701', { from: '2026-12-01', until: '2027-01-31' }],
  ['710', '202612202701', { from: '2026-12-01', until: '2027-01-31' }],
  ['710', '202701202612', undefined],
  ['715', '2649-2650', { from: '2026-11-30', until: '2026-12-13' }],
  ['716', '202649202650', { from: '2026-11-30', until: '2026-12-13' }],
  ['602', '0050', undefined],
  ['610', '005001', undefined],
  ['613', '26121', undefined], // Ten days of a month, which partners count in ways of their own.
  ['106', '1201', undefined], // Of which year?
])('%s %s', (layout, text, read) => {
  expect(readDate(text, layout)).toEqual(read);
});

test('a layout that is checked is checked as it is read', () => {
  for (const [layout, good, bad] of [
    ['5', '011220261430', '321220261430'],
    ['711', '2026120120261205', '2026120120261305'],
    ['710', '202612-202701', '202613-202701'],
  ] as const) {
    expect(isDateIn(layout, good)).toBe(true);
    expect(isDateIn(layout, bad)).toBe(false);
  }
});
