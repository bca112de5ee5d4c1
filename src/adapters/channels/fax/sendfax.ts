/** Hands a fax to a fax server through its program, HylaFAX's sendfax or one that takes the same words. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IntakeError } from '../../../model/errors.ts';

export interface FaxToSend {
  /** The job's tag: under it the server tells what became of it. */
  readonly id: string;
  /** How often it was begun to be handed over, this time included. */
  readonly attempt: number;
  readonly number: string;
  readonly pdf: Buffer;
}

const SAID_MAX = 300;
/** What HylaFAX's sendfax says when it has not begun to hand anything over. */
const NOT_BEGUN =
  /can ?not reach|connection refused|unknown host|no route|timed out|login failed|invalid option|host name lookup/i;

/**
 * @param command the program and its own words, such as `sendfax -h fax.internal`
 * @returns the server's number of the job, when it says one
 * @throws IntakeError `fax-server-unreachable` when the server surely does not have it, `fax-uncertain` when nobody can know
 */
export async function sendFax(command: string, fax: FaxToSend, secondsMax: number): Promise<string | undefined> {
  const [program = '', ...words] = command.split(/\s+/);
  const folder = await mkdtemp(join(tmpdir(), 'ordergate-fax-'));
  try {
    const file = join(folder, `${fax.id}.pdf`);
    await writeFile(file, fax.pdf, { mode: 0o600 });
    // -n: no cover page · -D: tell when it is done · -i: our name for it
    const said = await run(program, [...words, '-n', '-D', '-i', fax.id, '-d', fax.number, file], secondsMax);
    return /request id is (\d+)/i.exec(said)?.[1];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(program: string, words: readonly string[], secondsMax: number): Promise<string> {
  return new Promise((done, fail) => {
    const child = execFile(program, words, { timeout: secondsMax * 1000 }, (error, stdout, stderr) => {
      if (error === null) return done(stdout);
      const said = (stderr || error.message).trim().slice(0, SAID_MAX);
      // A program that could not be started has no exit code of its own, but a word such as ENOENT.
      const isUnsent = typeof error.code === 'string' || (!error.killed && NOT_BEGUN.test(said));
      return fail(
        isUnsent
          ? new IntakeError(
              'fax-server-unreachable',
              `The fax server could not be reached: ${said}`,
              { program },
              error,
            )
          : new IntakeError('fax-uncertain', `The fax may have been handed over, or not: ${said}`, { program }, error),
      );
    });
    child.stdin?.end(); // Asked for a password it ends instead of waiting.
  });
}
