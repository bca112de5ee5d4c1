/** ALC behind UNS+S: the totals of what stands above, which prove it, or hold the order where they say something else. */
import { expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';

type Mapped = ReturnType<typeof mapMessage>;

function read(text: string, type: 'ORDERS' | 'ORDCHG' = 'ORDERS'): Mapped {
  const context = { interchange: interchangeOf(), group: undefined, type, directory: 'D96A', profile: undefined, isEancom: true } as const; // prettier-ignore
  return mapMessage(segmentsOf(text), context);
}

const HEAD = "BGM+220+PO-1+9'";
const LINE = "LIN+1++A:SA'QTY+21:100:PCE'PRI+AAA:2'";
const FREIGHT = "ALC+C++++FC'MOA+23:50'";

const mismatches = ({ findings }: Mapped): string[] =>
  findings.filter(({ code }) => code === 'totals-mismatch').map(({ message }) => message);

test.each([
  ['an allowance', '', "ALC+A++++DI'MOA+204:45'", 'allowances (DI) come to 45, but neither its head nor its lines have one'], // prettier-ignore
  ['a charge', '', "ALC+C++++FC'MOA+8:75'", 'charges (FC) come to 75, but neither'],
  ['one of another kind', FREIGHT, "ALC+A++++FC'MOA+8:50'", 'allowances (FC) come to 50, but neither'],
  ['one for something else', FREIGHT, "ALC+C++++PC'MOA+8:50'", 'charges (PC) come to 50, but neither'],
  ['another amount', FREIGHT, "ALC+C++++FC'MOA+8:70'", 'charges (FC) come to 70, but those of its head and its lines come to 50'], // prettier-ignore
  ['another amount of all', FREIGHT, "ALC+C'MOA+259:70'", 'charges come to 70, but those of its head and its lines come to 50'], // prettier-ignore
  ['a number that may be two', FREIGHT, "ALC+C++++FC'MOA+8:1,500'", 'charges (FC) come to 1,500, but those'],
  ['no amount', '', "ALC+C++++FC'", 'come to an amount that is not said, but neither'],
  ['two amounts for one', FREIGHT, "ALC+C++++FC'MOA+8:50'MOA+23:20'", 'come to 70, but those'],
])('%s that is not what stands above holds the order and stays visible', (_, head, summary, said) => {
  for (const type of ['ORDERS', 'ORDCHG'] as const) {
    const mapped = read(`${HEAD}${head}${LINE}UNS+S'CNT+2:1'${summary}`, type);
    expect(mismatches(mapped)).toEqual([expect.stringContaining(said)]);
    expect(mapped.findings.find(({ code }) => code === 'totals-mismatch')?.severity).toBe('error');
    expect(mapped.unused.map(({ tag }) => tag)).toContain('ALC');
    expect(mapped.draft.allowancesCharges?.length ?? 0).toBe(head === '' ? 0 : 1);
  }
});

test.each([
  ['of the head', FREIGHT, LINE, "ALC+C++++FC'MOA+8:50'"],
  ['said with two qualifiers', FREIGHT, LINE, "ALC+C++++FC'MOA+8:50.00'MOA+23:50'"],
  ['of the lines', '', `${LINE}${FREIGHT}${LINE}${FREIGHT}`, "ALC+C++++FC'MOA+23:100'"],
  ['of the head and of the lines', FREIGHT, `${LINE}${FREIGHT}`, "ALC+C++++FC'MOA+131:100'"],
  ['each by itself', `${FREIGHT}${FREIGHT}`, LINE, "ALC+C++++FC'MOA+8:50'ALC+C++++FC'MOA+8:50'"],
  ['of all kinds of charges', `${FREIGHT}ALC+C++++PC'MOA+23:5'`, LINE, "ALC+C'MOA+259:55'"],
  ['kind by kind', `${FREIGHT}ALC+C++++PC'MOA+23:5'`, LINE, "ALC+C++++PC'MOA+8:5'ALC+C++++FC'MOA+8:50'"],
  ['in words', "ALC+C++++:::FREIGHT'MOA+23:50'", LINE, "ALC+C++++:::Freight'MOA+8:50'"],
  ['where only the total has a code', "ALC+C'MOA+23:50'", LINE, "ALC+C++++FC'MOA+8:50'"],
  ['in percent of the goods', "ALC+A++++DI'PCD+3:5'", LINE, "ALC+A++++DI'MOA+204:10'"],
  ['in percent of a line', '', `${LINE}ALC+A++++DI'PCD+3:2.5'${LINE}`, "ALC+A++++DI'MOA+204:5'"],
  ['without an amount', FREIGHT, LINE, "ALC+C++++FC'"],
])('totals %s are the proof of what stands above', (_, head, lines, summary) => {
  const mapped = read(`${HEAD}${head}${lines}UNS+S'CNT+2:1'${summary}`);
  expect(mismatches(mapped)).toEqual([]);
  const isCompared = summary.includes('MOA');
  expect(mapped.unused.filter(({ tag }) => tag === 'ALC' || tag === 'MOA')).toHaveLength(isCompared ? 0 : 1);
});

test('a percentage that finds no place beside another one is listed as unused', () => {
  const { draft, unused } = read(`${HEAD}ALC+A++++DI'PCD+1:5'PCD+3:6'${LINE}`);
  expect(draft.allowancesCharges?.[0]?.percent?.text).toBe('5');
  expect(unused).toEqual([{ tag: 'PCD', segment: 4, text: 'PCD+3:6' }]);
});
