/** DTM 61 and 63, and other pairs of limits: of two days for one field one is a reference, which is told. */
import { expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';

function told(text: string): string[] {
  const context = { interchange: interchangeOf(), group: undefined, type: 'ORDERS', directory: 'D96A', profile: undefined, isEancom: false } as const; // prettier-ignore
  return mapMessage(segmentsOf(text), context).findings.map(({ code, severity }) => `${code} ${severity}`);
}

test.each([
  ["DTM+63:20261120:102'DTM+61:20261125:102'", ['limit-days-differ warning']],
  ["DTM+63:20261120:102'DTM+61:20261115:102'", ['limit-days-differ error']],
  ["DTM+61:151126:2'DTM+63:20261120:102'", ['limit-days-differ error']],
  ["DTM+38:20261120:102'DTM+84:20261122:102'", ['limit-days-differ warning']],
  ["DTM+63:20261120:102'DTM+61:201126:2'", []],
  ["DTM+2:20261120:102'DTM+76:20261125:102'", []],
])('%s', (days, wanted) => {
  expect(told(`${days}LIN+1'QTY+21:5:PCE'`)).toEqual(wanted);
  expect(told(`LIN+1'QTY+21:5:PCE'${days}`)).toEqual(wanted);
});

test('days of a line are held against the limits of the order, in the layout of each', () => {
  expect(told("DTM+61:20261120:102'LIN+1'QTY+21:5:PCE'DTM+2:251126:2'")).toEqual(['limit-days-differ error']);
  expect(told("DTM+63:20261120:102'LIN+1'QTY+21:5:PCE'DTM+2:251126:2'")).toEqual(['limit-days-differ warning']);
  expect(told("DTM+61:20261120:102'LIN+1'QTY+21:5:PCE'DTM+2:191126:2'")).toEqual([]);
});
