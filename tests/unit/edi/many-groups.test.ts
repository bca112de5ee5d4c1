/** A quarter of a million groups of one order each are a day's file: what is kept of each until the interchange ends is small. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { write997 } from '../../../src/adapters/formats/x12/acknowledge.ts';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import { EdifactDecoder } from '../../../src/adapters/formats/edifact/decoder.ts';
import { X12Decoder } from '../../../src/adapters/formats/x12/decoder.ts';
import type { Decoded, DecodedGroup, Decoder } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { wrap } from '../x12/support.ts';

const MANY = 5_000; // The first thousand are kept as they are.
const BUSY_MS = 60_000;
const OPTIONS = { limits: DEFAULT_LIMITS, parts: 'verdicts' } as const;
const UNB = "UNB+UNOC:3+4012345000009:14+4098765000002:14+261123:0900+REF1'";
const ISA = wrap([]).split('GS*')[0] ?? '';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Every third order has no number, every seventh group counts wrong. */
const X12 = {
  any: (): Decoder => x12.decoder(OPTIONS),
  decoder: (): Decoder => new X12Decoder(OPTIONS),
  header: ISA,
  group: (number: number): string =>
    `GS*PO*BUYER*SELLER*20261123*0900*${number}*X*004010~ST*850*0001~BEG*00*SA*${number % 3 === 0 ? '' : `P${number}`}**20261115~PO1*1*10*EA*1.5**VN*A~SE*4*0001~GE*${number % 7 === 0 ? 2 : 1}*${number}~`,
  trailer: (groups: number): string => `IEA*${groups}*000000007~`,
};
const EDIFACT = {
  any: (): Decoder => edifact.decoder(OPTIONS),
  decoder: (): Decoder => new EdifactDecoder(OPTIONS),
  header: UNB,
  group: (number: number): string =>
    `UNG+ORDERS+A:14+B:14+261123:0900+${number}+UN+D:96A'UNH+${number}+ORDERS:D:96A:UN'BGM+220+P${number}+9'DTM+137:${number % 3 === 0 ? '20261323' : '20261123'}:102'NAD+BY+123::92'LIN+1++A:SA'QTY+21:1'UNS+S'UNT+8+${number}'UNE+${number % 7 === 0 ? 2 : 1}+${number}'`,
  trailer: (groups: number): string => `UNZ+${groups}+REF1'`,
};

/** @param first the number of the first group */
function groupsOf({ decoder, header, group, trailer }: typeof X12, first: number, count: number): DecodedGroup[] {
  const reader = decoder();
  const out: Decoded[] = [...reader.push(Buffer.from(header))];
  for (let number = first; number < first + count; number++) out.push(...reader.push(Buffer.from(group(number))));
  out.push(...reader.push(Buffer.from(trailer(count))), ...reader.end());
  return out.filter((item) => item.kind === 'group');
}

function told(group: DecodedGroup): unknown {
  return {
    control: group.group.controlNumber,
    status: group.status,
    claimed: group.claimed,
    codes: group.findings.map(({ code, message }) => `${code}: ${message}`),
    sets: [...(group.eachSet?.() ?? group.sets)].map(({ id, controlNumber, status, findings }) => ({ id, controlNumber, status, codes: findings.map(({ code }) => code) })), // prettier-ignore
  };
}

describe.each([
  ['X12', X12],
  ['EDIFACT', EDIFACT],
])('%s', (_standard, syntax) => {
  test('a file of good groups does not fill the memory', { timeout: BUSY_MS }, () => {
    const good = { ...syntax, group: (number: number) => syntax.group(number * 21 + 1) };
    groupsOf(good, 1, 10); // What all of them share is there.
    collect();
    const before = process.memoryUsage().heapUsed;
    const groups = groupsOf(good, 1, MANY);
    collect();
    expect((process.memoryUsage().heapUsed - before) / MANY).toBeLessThan(1_000); // 2,000 bytes each when all are kept whole.
    expect(groups).toHaveLength(MANY);
  });

  test('whoever takes the groups one by one holds none of them, also in UTF-16', { timeout: BUSY_MS }, () => {
    const good = { ...syntax, group: (number: number) => syntax.group(number * 21 + 1) };
    for (const encoding of ['latin1', 'utf16le'] as const) {
      const taken = (count: number): number => {
        const reader = syntax.any();
        let groups = 0;
        const feed = (text: string): Iterable<Decoded> => reader.push(Buffer.from(text, encoding));
        const take = (items: Iterable<Decoded>): void => {
          for (const { kind } of items) if (kind === 'group') groups += 1;
        };
        take(feed(good.header));
        for (let number = 1; number <= count; number++) take(feed(good.group(number)));
        collect();
        const before = process.memoryUsage().heapUsed;
        let peak = 0;
        const watch = (items: Iterable<Decoded>): void => {
          for (const { kind } of items) {
            if (kind === 'group') groups += 1;
            if (groups !== count) continue;
            collect();
            peak = process.memoryUsage().heapUsed;
          }
        };
        watch(feed(good.trailer(count)));
        watch(reader.end());
        expect(groups).toBe(count);
        return (peak - before) / count;
      };
      taken(10); // What all of them share is there.
      expect(taken(20_000)).toBeLessThan(36); // 30 as a rule. A group that is held takes 40 bytes at least; as they came in UTF-16 3,000.
    }
  });

  test('a group among many says what it says among few', { timeout: BUSY_MS }, () => {
    const late = groupsOf(syntax, 1, 1_300).slice(1_200);
    const few = groupsOf(syntax, 1_201, 100);
    expect(late.map(told)).toEqual(few.map(told));
  });

  test('without its trailer every one is rejected', { timeout: BUSY_MS }, () => {
    const groups = groupsOf({ ...syntax, trailer: () => '' }, 1, 1_300);
    const last = groups.at(-1);
    expect(groups.every(({ status }) => status === 'R')).toBe(true);
    expect(last?.sets.map(({ status }) => status)).toEqual(['R']);
    expect(last?.findings.map(({ code }) => code)).toContain('group-rejected');
  });
});

test('a group among many is answered as it is among few', { timeout: BUSY_MS }, () => {
  const options = { isaControl: 1, gsControl: 1, stControl: () => 1, now: new Date('2026-11-24T09:05:00Z') };
  const answersOf = (groups: readonly DecodedGroup[]): string[] => groups.map((group) => write997([group], options));
  // Places in the file differ, and no 997 names them.
  expect(answersOf(groupsOf(X12, 1, 1_300).slice(1_200))).toEqual(answersOf(groupsOf(X12, 1_201, 100)));
});
