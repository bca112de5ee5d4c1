/** What is kept small is kept whole: lines and control numbers come back as they were, whatever they are. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlikeLines } from '../../src/adapters/edi/alike-lines.ts';
import { NumberSet } from '../../src/adapters/edi/number-set.ts';
import { TakenNumbers } from '../../src/adapters/edi/taken-numbers.ts';

const BUSY_MS = 60_000;
const number = fc.oneof(fc.nat({ max: 30 }), fc.nat(), fc.bigInt(0n, 10n ** 20n));
/** Lines that often differ from the one before in their numbers alone. */
const line = fc.oneof(
  fc.string().map((text) => text.replaceAll('\n', '')),
  fc.tuple(number, number).map(([one, other]) => `{"index":${one},"at":"${other}","zero":"00${one}"}`),
  fc.constant(''),
);

test('lines are as they were put in', { timeout: BUSY_MS }, () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.nat({ max: 40 }), (lines, times) => {
      const all = Array.from({ length: times }, () => lines).flat();
      const kept = new AlikeLines();
      for (const one of all) kept.add(one);
      expect(all.map((_, index) => kept.at(index))).toEqual(all);
    }),
  );
});

test('a set of numbers has those that were added, sparse or dense', { timeout: BUSY_MS }, () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 })), fc.nat({ max: 6_000 }), (sparse, dense) => {
      const set = new NumberSet();
      const numbers = [...sparse, ...Array.from({ length: dense }, (_, index) => index * 3)];
      for (const one of numbers) set.add(one);
      const known = new Set(numbers);
      for (const one of [...numbers, ...numbers.map((each) => each + 1)]) expect(set.has(one)).toBe(known.has(one));
    }),
    { numRuns: 30 },
  );
});

test('a control number is taken once it was added, zeros and prefix included', { timeout: BUSY_MS }, () => {
  const control = fc.oneof(
    fc.nat({ max: 3_000 }).map(String),
    fc.tuple(fc.constantFrom('', 'A', 'B-', '0'), fc.nat({ max: 999 })).map(([prefix, digits]) => `${prefix}${String(digits).padStart(4, '0')}`),
    fc.string({ maxLength: 14 }),
  ); // prettier-ignore
  fc.assert(
    fc.property(fc.array(control, { maxLength: 300 }), (numbers) => {
      const taken = new TakenNumbers();
      const known = new Set<string>();
      for (const one of numbers) {
        expect(taken.has(one)).toBe(known.has(one));
        taken.add(one);
        known.add(one);
      }
      for (const one of numbers) expect(taken.has(one)).toBe(true);
    }),
  );
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are held, without what waits to be collected. */
function used(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('numbers in no order take a few bytes each', { timeout: BUSY_MS }, () => {
  const taken = new TakenNumbers();
  let number = 1;
  const next = (): string => String((number = (number * 48_271) % 2_147_483_647) % 1_000_000_000);
  for (let index = 0; index < 1_000; index++) taken.add(next());
  const before = used();
  for (let index = 0; index < 300_000; index++) taken.add(next());
  expect((used() - before) / 300_000).toBeLessThan(40); // 90 as a set of texts.
});
