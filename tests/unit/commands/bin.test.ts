/** How the program is started. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { FLAT_MEMORY } from '../../../bin/memory.js';

const FILE = 'fixtures/demo/no-lines-004010.edi';
const TELL = 'data:text/javascript,console.error("flags:", process.execArgv.join(" "))';

function start(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { NODE_OPTIONS: _ours, ...inherited } = process.env;
  return spawnSync(process.execPath, ['--import', TELL, 'bin/ordergate.js', ...words], {
    encoding: 'utf8',
    env: { ...inherited, ...env },
  });
}

test.each(['read', 'check', 'ack'])(
  '%s runs in flat memory, and its words, output and status are its own',
  (command) => {
    const { stdout, stderr, status } = start([command, FILE]);
    expect(stderr).toContain(FLAT_MEMORY.join(' '));
    expect(stdout).not.toBe('');
    expect(status).toBe(1); // The file has an error.
  },
);

test('write reads its standard input after the new beginning', () => {
  const order = start(['read', 'fixtures/demo/snacks-004010.edi']).stdout;
  const { NODE_OPTIONS: _ours, ...env } = process.env;
  const { stdout } = spawnSync(
    process.execPath,
    ['bin/ordergate.js', 'write', '--to', 'x12-850', '--with-errors', '-'],
    {
      input: order,
      encoding: 'utf8',
      env,
    },
  );
  expect(stdout.slice(0, 3)).toBe('ISA');
});

test('a limit that somebody has set is left, and a command that reads no files runs as Node comes', () => {
  expect(start(['read', FILE], { NODE_OPTIONS: '--max-semi-space-size=32' }).stderr).not.toContain(
    FLAT_MEMORY.join(' '),
  );
  expect(start(['map', '--document', '850']).stderr).not.toContain(FLAT_MEMORY.join(' '));
});
