/** A change (860, ORDCHG) is told of the same meanings as an order: terms, prices by quantity, limits, goods that are split twice. */
import { expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';
import { mapSet } from '../x12-map/support.ts';

function change860(...segments: string[]): readonly string[] {
  const { findings } = mapSet('860', '004010', ['BCH*04*SA*PO-1***20261124', ...segments]);
  return findings.map(({ code, severity }) => `${code} ${severity}`);
}

function ordchg(segments: string): readonly string[] {
  const context = { interchange: interchangeOf(), group: undefined, type: 'ORDCHG', directory: 'D96A', profile: undefined, isEancom: false } as const; // prettier-ignore
  const { findings } = mapMessage(segmentsOf(`BGM+230+C1+4'RFF+ON:PO-1'FTX+AAI+++Change'${segments}`), context);
  return findings.map(({ code, severity }) => `${code} ${severity}`);
}

test.each([
  [['ITD*01*3*2**10**30*5000'], ['terms-not-plain error']],
  [['DTM*038*20261120', 'DTM*001*20261115'], ['limit-days-differ error']],
  [['POC*1*PC*144**EA', 'CTP**UCP*5*1*EA', 'CTP**UCP*4*100*EA'], ['price-of-quantity error']],
])('860: %j', (segments, told) => expect(change860(...segments)).toEqual(told));

test.each([
  ["PAT+22++5:3:D:10'MOA+12:50'", ['terms-not-plain error']],
  ["DTM+63:20261120:102'DTM+61:20261115:102'", ['limit-days-differ error']],
  ["LIN+1+3'QTY+21:144:PCE'PRI+AAA:10'RNG+4+PCE:1:99'", ['price-of-quantity error']],
])('ORDCHG: %s', (segments, told) => expect(ordchg(segments)).toEqual(told));

test('a changed line that is split twice is joined as that of an order', () => {
  const { order } = mapSet('860', '004010', ['BCH*04*SA*PO-1***20261124', 'POC*1*QI*144**EA', 'SDQ*EA*92*S1*100*S2*44', 'SCH*144*EA***002*20261201']); // prettier-ignore
  expect(order.lines[0]?.schedules?.map(({ quantity, date }) => [quantity, date])).toEqual([
    ['100', '2026-12-01'],
    ['44', '2026-12-01'],
  ]);
});
