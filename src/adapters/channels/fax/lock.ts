/** Whether a fax server still holds a file: HylaFAX locks what it receives into (flock) for as long as the call lasts. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LOCKED = 1; // Exit code of flock(1) when the lock is held.

let isMissing = false;

/** Node has no flock; the program of that name is part of util-linux and of BusyBox. Without it only standing still counts. */
export async function isLocked(path: string): Promise<boolean> {
  if (isMissing) return false;
  try {
    await run('flock', ['-n', '-s', path, 'true']);
    return false;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === LOCKED) return true;
    if (code !== 'ENOENT') throw error;
    isMissing = true;
    return false;
  }
}

/** Whether locks can be seen here, as far as anybody has looked yet. */
export function hasFlock(): boolean {
  return !isMissing;
}
