/** A real clamd for tests, with signatures of our own: one for the string that every scanner knows as a test (EICAR). */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryClamd } from '../../src/adapters/scanner/clamd.ts';
import { freePort } from './services.ts';
import { waitFor } from './wait.ts';

/** In two pieces, so that no scanner takes this file for a virus. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
export const EICAR_NAME = 'Ordergate.Test.EICAR.UNOFFICIAL';

export interface Clamd {
  /** `host:port` */
  readonly address: string;
  /** Path of its UNIX socket. */
  readonly socket: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startClamd(): Promise<Clamd> {
  const home = await mkdtemp(join(tmpdir(), 'ordergate-clamd-'));
  await chmod(home, 0o755);
  const port = await freePort();
  const socket = join(home, 'clamd.sock');
  await mkdir(join(home, 'db'));
  await writeFile(join(home, 'db', 'test.ndb'), `Ordergate.Test.EICAR:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const config = join(home, 'clamd.conf');
  await writeFile(
    config,
    `TCPSocket ${port}\nTCPAddr 127.0.0.1\nLocalSocket ${socket}\nDatabaseDirectory ${home}/db\nForeground yes\nStreamMaxLength 2M\nFixStaleSocket yes\n`,
  );
  const address = `127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn('/usr/sbin/clamd', ['-c', config], { stdio: 'ignore' });
    await waitFor('clamd', async () => (await tryClamd(address)).startsWith('ClamAV'));
  };
  const stop = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (running === undefined) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  };
  await start();
  return {
    address,
    socket,
    start,
    stop,
    async remove() {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
