import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importsOf, violation } from '../support/boundaries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files: string[] = [];
for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root })) files.push(file);

function violationsIn(file: string, source: string): string[] {
  return importsOf(file, source).flatMap((entry) => violation(file, entry) ?? []);
}

test('every file of src keeps the one direction of dependency', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap((file) => violationsIn(file, readFileSync(`${root}/${file}`, 'utf8')))).toEqual([]);
});

test('one file alone knows the library that takes mails apart, as another may follow it', () => {
  const knowing = files.filter((file) => {
    const source = readFileSync(`${root}/${file}`, 'utf8');
    return source.includes('mailparser') && importsOf(file, source).some(({ target }) => target === 'mailparser');
  });
  expect(knowing).toEqual(['src/adapters/formats/mail/parser.ts']);
});

describe('the check itself', () => {
  // One planted import per rule; a check that finds none of them would pass anything.
  test.each([
    ['model looks at the store', 'src/model/order.ts', "import { x } from '../store/orders.ts';"],
    ['store looks at the queue', 'src/store/orders.ts', "import { x } from '../queue/queue.ts';"],
    ['a format normalizes', 'src/adapters/formats/x12/map.ts', "import { x } from '../../../normalize/order.ts';"],
    ['a format uses its sibling', 'src/adapters/formats/x12/map.ts', "import { x } from '../csv/rows.ts';"],
    ['a format asks the registry', 'src/adapters/formats/x12/map.ts', "import { x } from '../registry.ts';"],
    ['a channel decodes', 'src/adapters/channels/folder/watch.ts', "import { x } from '../../formats/registry.ts';"],
    ['the pipeline answers HTTP', 'src/pipeline/receive.ts', "import { x } from '../api/problem.ts';"],
    ['a rule reads settings', 'src/validate/price.ts', "import { loadConfig } from '../config.ts';"],
    ['a normalizer reads a file', 'src/normalize/units.ts', "import { readFileSync } from 'node:fs';"],
    ['a re-export', 'src/model/index.ts', "export * from '../store/orders.ts';"],
    ['a lazy import', 'src/store/orders.ts', "const x = await import('../pipeline/receive.ts');"],
    ['a type is a dependency too', 'src/store/orders.ts', "import type { X } from '../pipeline/receive.ts';"],
    ['a page uses server code', 'src/web/list.tsx', "import { x } from '../model/codes.ts';"],
    ['the server uses a page', 'src/api/pages.ts', "import { x } from '../web/format.ts';"],
    ['a file outside the house', 'src/utils/misc.ts', "import { x } from '../model/order.ts';"],
  ])('finds a violation when %s', (_case, file, source) => {
    expect(violationsIn(file, source)).toHaveLength(1);
  });

  test.each([
    ['the pipeline joins everything', 'src/pipeline/check.ts', "import { x } from '../validate/rules.ts';"],
    ['a registry lists its adapters', 'src/adapters/formats/registry.ts', "import { x } from './x12/format.ts';"],
    ['a file uses its own folder', 'src/adapters/formats/x12/map.ts', "import { x } from './codes/units.ts';"],
    ['a page uses a type of the model', 'src/web/list.tsx', "import type { Order } from '../model/order.ts';"],
    ['a command may use anything', 'src/commands/read.ts', "import { x } from '../normalize/order.ts';"],
  ])('lets pass that %s', (_case, file, source) => {
    expect(violationsIn(file, source)).toEqual([]);
  });
});
