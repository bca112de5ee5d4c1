/** What only root may do, of whoever runs the tests: as root, or by sudo without a password. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';

function privileged(): string[] {
  return process.getuid?.() === 0 ? ['env'] : ['sudo', '-n'];
}

export async function asRoot(
  program: string,
  words: readonly string[],
  options: { cwd?: string } = {},
): Promise<{ stdout: string }> {
  const [first = '', ...rest] = privileged();
  return promisify(execFile)(first, [...rest, program, ...words], options);
}

/** A process that stays. */
export function daemonAsRoot(program: string, words: readonly string[]): ChildProcess {
  const [first = '', ...rest] = privileged();
  return spawn(first, [...rest, program, ...words], { stdio: 'ignore' });
}
