/**
 * Damaged files: some thousands in every run of the tests, a million with `npm run fuzz`, and for ever each one that once
 * broke a promise.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { corpusFiles, corpusRows } from '../support/corpus.ts';
import { mustHold, mutated, MUTATIONS, randomFrom, type Random } from '../support/mutate.ts';

const INPUTS = 20_000;
const SEED = 20261123;
const files = corpusFiles(20_000);

test(`${INPUTS} damaged files of seed ${SEED} break no promise`, { timeout: 120_000 }, () => {
  const random = randomFrom(SEED);
  const broken: string[] = [];
  for (let index = 0; index < INPUTS; index++) {
    const { bytes, how } = mutated(files, random);
    const why = complaintAbout(bytes, index % 4 === 0, random);
    if (why !== undefined) broken.push(`input ${index} (${how}): ${why}\n${bytes.toString('latin1').slice(0, 2000)}`);
  }
  expect(broken).toEqual([]);
});

test.each(Object.keys(MUTATIONS))('the mutation %s changes files, or it tests nothing', (name) => {
  const random = randomFrom(7);
  const changed = files
    .slice(0, 50)
    .filter((bytes) => !(MUTATIONS[name]?.(bytes, random, files) ?? bytes).equals(bytes));
  expect(changed.length).toBeGreaterThan(25);
});

describe('every order file, cut at each byte', () => {
  const rows = corpusRows().filter(({ kind, defects }) => /850|orders|tradacoms/.test(kind) && defects.length === 0);
  test.each(rows.filter(({ path }) => readFileSync(path).length < 1500).map(({ path }) => path))(
    '%s',
    { timeout: 60_000 },
    (path) => {
      const bytes = readFileSync(path);
      const random = randomFrom(1);
      const broken: string[] = [];
      for (let length = 0; length < bytes.length; length++) {
        const why = complaintAbout(bytes.subarray(0, length), false, random);
        if (why !== undefined) broken.push(`cut at ${length}: ${why}`);
      }
      expect(broken).toEqual([]);
    },
  );
});

describe('crashers', () => {
  const names = readdirSync('fixtures/crashers').filter((name) => name.endsWith('.edi'));
  test.each(names)('%s', (name) => {
    expect(complaintAbout(readFileSync(`fixtures/crashers/${name}`), true, randomFrom(1))).toBeUndefined();
  });
});

function complaintAbout(bytes: Buffer, deep: boolean, random: Random): string | undefined {
  try {
    mustHold(bytes, deep, random);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
