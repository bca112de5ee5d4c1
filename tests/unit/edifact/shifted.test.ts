import { describe, expect, test } from 'vitest';
import type { DecoderOptions } from '../../../src/model/decoded.ts';
import { interchange, LINE, HEADER, message, read, SUMMARY } from './support.ts';

/** Places at which an order says that something stands one place off. */
function shifts(segment: string, parts: DecoderOptions['parts'] = 'all'): string[] {
  const source = interchange([message([...HEADER, ...LINE, segment, ...SUMMARY])]);
  const { documents } = read(source, { parts });
  return documents
    .flatMap(({ findings }) => findings)
    .filter(({ code, severity }) => code === 'elements-shifted' && severity === 'error')
    .map(({ at }) => {
      if (at === undefined || !('offset' in at)) return '';
      return source.slice(at.offset, at.offset + at.length);
    });
}

describe('a separator too many or too few', () => {
  test.each([
    ['CUX+2::EUR:9', 'EUR'],
    ['CUX+EUR:9', 'EUR'],
    ['DTM+2::20261120:102', '20261120'],
    ['DTM+2+20261120:102', '20261120'],
    ['DTM+20261120:102', '20261120'],
    ['LIN+2++4012345678918::EN', 'EN'],
    ['LIN+2+4012345678918:EN', 'EN'],
    ['LIN+2+++4012345678918:EN', '4012345678918'],
    ['BGM+220++PO-1+9', 'PO-1'],
    ['QTY+21+7:PCE', '7'],
    ['QTY+21::7:PCE', 'PCE'],
    ['PRI+AAA+6', '6'],
    ['PRI+AAA:6:100:PCE', '100'],
    ['PRI+AAA:6::100:PCE', '100'],
    ['MOA+203:100::EUR', 'EUR'],
    ['RFF+ON+PO-1', 'PO-1'],
    ['NAD+DP+4012345000016:9', '9'],
    ['NAD+4012345000016::9', '9'],
    ['NAD+DP++4012345000016::9', '4012345000016'],
    ['NAD+DP+++W0042::92', 'W0042'],
    ['NAD+DP++4012345000016', '4012345000016'],
  ])('in %s holds the order', (segment, value) => {
    expect(shifts(segment)).toEqual([value]);
    expect(shifts(segment, 'documents')).toEqual([value]);
    expect(shifts(segment, 'verdicts')).toEqual([value]);
  });

  test.each([
    'CUX+2:EUR:9',
    'CUX+2:EUR:ZZ9',
    'DTM+ZZ9:20261120:102',
    'DTM+2:20261120:999',
    'LIN+2++MAT-1:ZZ9',
    'LIN+2++MAT-1:SA:9',
    'LIN+2++MAT-1:SA:91',
    'PIA+5+MAT-1:Z11',
    'PIA+5+MAT-1:Z11+MAT-2:SA',
    'RFF+ZZ9:PO-1',
    'RFF+ON:PO-1+1',
    'LOC+ZZ9+HAMBURG::9',
    'NAD+ZZ9+4012345000016::9',
    'NAD+DP+W0042:ZZ9',
    'NAD+DP+W0042::ZZ9',
    'NAD+DP+W0042:160:92',
    'NAD+DP++PLANT 9:GATE 4:9',
    'NAD+DP++4711',
    'NAD+DP+4012345000016::9++GATE 9+STREET 1+CITY++12345+DE',
    'QTY+ZZ9:7:PCE',
    'QTY+21:7:PCE:X',
    'MOA+ZZ9:100:EUR',
    'PRI+ZZ9:6',
    'PRI+AAA:6:XX',
    'BGM+ZPO+PO-1+9',
    'BGM+220+PO-1+99',
  ])('is not seen in %s', (segment) => {
    expect(shifts(segment)).toEqual([]);
  });

  test('is no reason to reject: what the directory says of the segment decides that', () => {
    const source = interchange([message([...HEADER, ...LINE, 'CUX+2::EUR:9', ...SUMMARY])]);
    expect(read(source).documents[0]?.verdict.status).toBe('A');
  });
});
