import { describe, expect, test } from 'vitest';
import type { DecoderOptions } from '../../../src/model/decoded.ts';
import { interchange, LINE, HEADER, message, read, SUMMARY } from './support.ts';

/** Places at which an order says that something stands one place off. */
function shifts(segment: string, parts: DecoderOptions['parts'] = 'all', id?: string): string[] {
  const source = interchange([message([...HEADER, ...LINE, segment, ...SUMMARY], '1', id)]);
  const { documents } = read(source, { parts });
  return documents
    .flatMap(({ findings }) => findings)
    .filter(
      ({ code, severity, edifact }) => code === 'elements-shifted' && severity === 'error' && edifact?.code === '12',
    )
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
    ['DTM+220260920:102', '220260920'],
    ['DTM+13720260920:102', '13720260920'],
    ['DTM+64202609180600:203', '64202609180600'],
    ['CUX+2EUR:9', '2EUR'],
    ['PRI+AAA2.00', 'AAA2.00'],
    ['MOA+20396.00', '20396.00'],
    ['BGM+220PO-1+9', '220PO-1'],
    ['NAD+DP4012345000016::9', '9'],
    ['PRI+AAA:12.34::+100:PCE', '100'],
    ['PRI+AAA:11.5::NTP+1000:C62', '1000'],
    ['PRI+AAA:12.34::100::PCE', '100'],
    ['PRI+AAA:0.79::NTP:1::PCE', 'PCE'],
    ['PRI+AAA:0.79:CT:NTP:1:PCE:7', '7'],
    ['CUX++2:EUR:9', '2'],
    ['CUX:2:EUR:9', 'CUX:2:EUR:9'],
    ['PRI:AAA:2.00:CT::1:PCE', 'PRI:AAA:2.00:CT::1:PCE'],
    ['QTY:59:12', 'QTY:59:12'],
    ['BGM:220+PO-1+9', 'BGM:220'],
    ['BGM+PO12345+220', '220'],
    ['LIN+2++5412345678908EN', '5412345678908EN'],
    ['LIN+2++EN:5412345678915', '5412345678915'],
    ['PIA+1+SA:AB-12', 'AB-12'],
    ['PIA+1+778899IN', '778899IN'],
    ['PIA+1+778899+IN', 'IN'],
    ['PIA+1+778899+:IN', 'IN'],
    ['PIA+1+778899+GN', 'GN'],
    ['NAD+DP+4012345000016:+9', '9'],
    ['NAD+DP+14+92', '92'],
    ['NAD+DP+4012345000016::9++STORE+STREET 1+CITY++1000:BE', 'BE'],
    ['NAD+DP+4012345000016::9++STORE 12RUE HAUTE 5+BRUXELLES++1000+BE', 'BE'],
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
    'BGM+22E+PO-1+9',
    'DTM+2X:20261120:102',
    'RFF+ADEX:4711',
    'PRI+AAA:10.50::NTP:100:PCE',
    'PRI+AAA:10:::100',
    'PRI+AAA:10.50:CT:LIU:1:PCE',
    'CUX++3:USD:4',
    'CUX+2:EUR:9+3:USD:4+1.1',
    'QTY:1+59:12',
    'CUX:1:2+2:EUR:9',
    'BGM+ZPO+PO-1',
    'BGM+220+220+9',
    'LIN+2++MAT-1EN',
    'LIN+2++4711.003',
    'LIN+2++:EN',
    'LIN+2++7711XX:SA',
    'PIA+1+778899+AB-1',
    'PIA+1+778899:IN+IN:SA',
    'NAD+DP+14::92+9',
    'NAD+DP+4012345000016::9++STORE+STREET 1+CITY++AB1 2CD',
    'NAD+DP+4012345000016::9++STORE+STREET 1+CITY+A9A+AA',
    'NAD+DP+4012345000016::9++STORE+STREET 1+CITY+75+AA',
    'NAD+DP+4012345000016::9++STORE+STREET 1+CITY+TX+77001+US',
  ])('is not seen in %s', (segment) => {
    expect(shifts(segment)).toEqual([]);
  });

  test.each([
    'ORDERS:D:96A:UN:EAN008',
    'ORDERS:D:99B:UN',
    'ORDERS:D:01B:UN:EAN010',
    'ORDERS:D:20B:UN',
    'ORDCHG:D:96A:UN',
  ])('is seen in %s', (id) => {
    expect(shifts('DTM+220260920:102', 'all', id)).toEqual(['220260920']);
    expect(shifts('PRI+AAA:12.34::+100:PCE', 'all', id)).toEqual(['100']);
    expect(shifts('PIA+1+778899+IN', 'all', id)).toEqual(['IN']);
    expect(shifts('BGM+PO12345+220', 'all', id)).toEqual(['220']);
    expect(shifts('NAD+DP+14::9++STORE 12RUE HAUTE 5+BRUXELLES++1000+BE', 'all', id)).toEqual(['BE']);
  });

  test('is no reason to reject: what the directory says of the segment decides that', () => {
    const source = interchange([message([...HEADER, ...LINE, 'CUX+2::EUR:9', ...SUMMARY])]);
    expect(read(source).documents[0]?.verdict.status).toBe('A');
  });
});
