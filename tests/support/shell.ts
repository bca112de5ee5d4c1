/** A shell as a reader of the documents has it: one session, in a folder with the project's fixtures and one order file. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gatewayEnvironment } from './gateway.ts';
import { waitFor } from './wait.ts';

const COMMAND_MS_MAX = 60_000; // Starting the embedded PostgreSQL on two busy cores took 15 s.
const DONE = '@@done';

export interface Typed {
  readonly output: string;
  readonly exitCode: number;
}

export interface Shell {
  readonly folder: string;
  /** Types a command and waits for it. An id cut short with `…` stands for the last such id that was printed. */
  type(command: string): Promise<Typed>;
  /** Types a command that goes on until `isDone`, then stops it as `kill` does. @returns its exit code and output. */
  typeUntil(command: string, isDone: () => Promise<boolean>): Promise<Typed>;
  save(name: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** @param url what stands for `http://127.0.0.1:8080` of the documents */
export async function openShell(url: string, env: Readonly<Record<string, string>>): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'ordergate-docs-'));
  await prepare(folder);
  const child = spawn('bash', ['--noprofile', '--norc', '-o', 'pipefail'], {
    cwd: folder,
    env: { ...gatewayEnvironment(), PATH: `${join(folder, '.bin')}:${process.env['PATH'] ?? ''}`, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // A group of its own, so that whatever was left in the background ends with it.
  });
  const killWithUs = (): void => stop(child, 'SIGKILL');
  process.once('exit', killWithUs);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));

  const type = async (written: string): Promise<Typed> => {
    const command = fill(written.replaceAll('http://127.0.0.1:8080', url), printed);
    const start = printed.length;
    child.stdin.write(`${command}\nprintf '\\n${DONE} %s\\n' $?\n`);
    const done = new RegExp(`\\n${DONE} (\\d+)\\n`);
    const said = await waitFor(
      `\`${command}\` to end`,
      () => (done.test(printed.slice(start)) ? printed.slice(start) : undefined),
      COMMAND_MS_MAX,
    );
    return { output: said.replace(done, ''), exitCode: Number(done.exec(said)?.[1]) };
  };
  return {
    folder,
    async type(command) {
      const typed = await type(command);
      // A reader types the next command when the gateway says that it is ready.
      if (/ordergate serve\b.*&$/.test(command))
        await waitFor('the gateway to listen', () => /^listening on /m.test(printed), COMMAND_MS_MAX);
      return typed;
    },
    async typeUntil(command, isDone) {
      const start = printed.length;
      await type(`${command} & running=$!`);
      await waitFor(`\`${command}\` to have done its work`, isDone, COMMAND_MS_MAX);
      const { exitCode } = await type('kill $running; wait $running');
      return { exitCode, output: printed.slice(start) };
    },
    save: (name, text) => writeFile(join(folder, name), `${text}\n`),
    async close() {
      process.removeListener('exit', killWithUs);
      const ended = new Promise((done) => child.once('close', done));
      stop(child, 'SIGTERM');
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function prepare(folder: string): Promise<void> {
  await chmod(folder, 0o755); // The embedded database's own user passes through.
  await copyFile('fixtures/demo/snacks-004010.edi', join(folder, 'order.edi'));
  for (const shared of ['fixtures', 'node_modules']) await symlink(resolve(shared), join(folder, shared));
  await mkdir(join(folder, '.bin'));
  // The program of the checkout in place of the published one; anything else would go to the network.
  const npx = `#!/bin/sh\n[ "$1" = ordergate ] || { echo "npx $1 is not to be had in this test" >&2; exit 127; }\nshift\nexec "${process.execPath}" "${resolve('bin/ordergate.js')}" "$@"\n`;
  await writeFile(join(folder, '.bin', 'npx'), npx, { mode: 0o755 });
  // The folder shares the packages of the checkout: nothing here may change them.
  await writeFile(join(folder, '.bin', 'npm'), '#!/bin/sh\necho "npm is not to be had in this test" >&2\nexit 127\n', {
    mode: 0o755,
  });
}

/** @throws Error when nothing printed so far has an id of the kind that the command needs */
function fill(command: string, printed: string): string {
  return command.replaceAll(/\b([a-z]{2,3}_)…/g, (short, prefix: string) => {
    const ids = printed.match(new RegExp(`\\b${prefix}[\\w-]+`, 'g'));
    const id = ids?.at(-1);
    if (id === undefined) throw new Error(`Nothing printed so far has an id for ${short}.`);
    return id;
  });
}

function stop(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // It has ended by itself.
  }
}
