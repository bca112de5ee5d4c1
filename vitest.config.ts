import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SECOND = 1000;
// Starting PostgreSQL takes about 5 s on two cores, and up to six times that while other files compete for them.
const SERVER_START_MAX = 60 * SECOND;

/** Tests that compute take a core each. Those of whole gateways wait for servers most of their time: three files share two cores. */
const [COMPUTING, WAITING] = [
  { maxWorkers: 2, sequence: { groupOrder: 0 } },
  { maxWorkers: 3, sequence: { groupOrder: 1 } },
];

/**
 * Files that start gateways by the dozen, or read papers by the dozen, take minutes. Begun last they run alone at the end;
 * on a clean clone nobody knows their time yet, and their length in bytes does not tell it.
 */
const TAKES_MINUTES =
  /[/](?:crash|mail-crash|mail-answers-crash|papers|fax|mail-answers|mail-stops|mail-stop-forms|faults)\.test\.ts$/;

const isLong = ({ moduleId }: TestSpecification): boolean => TAKES_MINUTES.test(moduleId);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- Not an array's.
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) => {
      const mine = sorted.filter(({ project }) => project.name === name);
      return [...mine.filter(isLong), ...mine.filter((file) => !isLong(file))];
    });
  }
}

/** A project of the suite: what it needs running, and how long one of its tests may take. */
function project(name: string, testTimeout: number, globalSetup: string[] = [], share = COMPUTING) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      testTimeout,
      hookTimeout: SERVER_START_MAX,
      globalSetup,
      ...share,
    },
  };
}

const postgres = ['tests/support/setup-postgres.ts'];

export default defineConfig({
  test: {
    // A run that is told of no failure must have run something.
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tests/support/setup-tools.ts'],
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      project('unit', 10 * SECOND),
      project('property', 60 * SECOND),
      project('conformance', 60 * SECOND, postgres),
      project('integration', 120 * SECOND, postgres, WAITING),
      project('e2e', 120 * SECOND, [...postgres, 'tests/support/setup-pages.ts'], WAITING),
    ],
  },
});
