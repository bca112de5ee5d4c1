import { expect, test } from 'vitest';
import { interchange, message, read as readEdifact } from '../edifact/support.ts';
import { read as readX12, wrap } from '../x12/support.ts';
import type { DecodedDocument } from '../../../src/model/decoded.ts';

/** What is said of deliveries that nobody can make, and at which segment. */
function told(documents: readonly DecodedDocument[]): unknown[] {
  return documents
    .flatMap(({ findings }) => findings)
    .filter(({ code }) => code === 'delivery-incomplete')
    .map(({ at }) => (at !== undefined && 'segment' in at ? `${at.tag} ${at.segment}` : 'nowhere'));
}

test('a ship-to that names nothing has a place in the file all the same', () => {
  const order = [
    'BGM+220+1+9',
    'DTM+137:20261123:102',
    'LIN+1++4000000000017:EN',
    'QTY+21:12',
    'NAD+DP',
    'NAD+DP',
    'UNS+S',
  ];
  expect(told(readEdifact(interchange([message(order)])).documents)).toEqual(['NAD 6']);
  const x12 = ['ST*850*0001', 'BEG*00*SA*1**20261123', 'PO1*1*12*EA*1**VP*X', 'N1*ST', 'N1*ST', 'CTT*1', 'SE*7*0001'];
  expect(told(readX12(wrap([x12]), 'all').documents)).toEqual(['N1 4']);
});
