import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import edifactSegments from '../../../src/adapters/formats/edifact/dictionary/segments.json' with { type: 'json' };
import edifactIndex from '../../../src/adapters/formats/edifact/dictionary/index.json' with { type: 'json' };
import * as edifact from '../../../src/adapters/formats/edifact/plan.ts';
import x12Segments from '../../../src/adapters/formats/x12/dictionary/segments.json' with { type: 'json' };
import * as x12 from '../../../src/adapters/formats/x12/plan.ts';

const VERSIONS = ['003', '004', '005', '006'].flatMap((major) => [1, 2, 3, 4, 5].map((minor) => `${major}0${minor}0`));
const SETS = ['850', '855', '860', '865', '875', '997'];

/** The subject is memory: on a busy machine all those plans may take long. */
const TIME_MAX_MS = 60_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapMegabytes(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

test(
  'EDIFACT: a file that names every directory in every syntax does not fill the memory',
  { timeout: TIME_MAX_MS },
  () => {
    const before = heapMegabytes();
    for (const directory of Object.keys(edifactIndex.directories)) {
      for (const syntax of ['3', '4']) {
        const plan = edifact.planFor('ORDERS', directory, '', syntax)?.plan;
        for (const tag of Object.keys(edifactSegments)) plan?.segment(tag);
      }
    }
    expect(heapMegabytes() - before).toBeLessThan(100); // All 124 take 154.
  },
);

test('X12: a file that names every version of every set does not fill the memory', { timeout: TIME_MAX_MS }, () => {
  const before = heapMegabytes();
  for (const version of VERSIONS) {
    for (const set of SETS) {
      const plan = x12.planFor(set, version)?.plan;
      for (const tag of Object.keys(x12Segments)) plan?.segment(tag);
    }
  }
  expect(heapMegabytes() - before).toBeLessThan(150); // All 120 take 401.
});

test('a plan is made once for all who ask for it', () => {
  expect(edifact.planFor('ORDERS', 'D96A', '', '3')?.plan).toBe(edifact.planFor('ORDERS', 'D96A', 'X', '3')?.plan);
  expect(x12.planFor('850', '004010')?.plan).toBe(x12.planFor('850', '004010VICS')?.plan);
});
