/**
 * A HylaFAX for tests: the distribution's own scripts, run as faxgetty runs them after a call, and its queue and server, to
 * which sendfax talks. Only the modem is missing, so a job waits until somebody ends it.
 */
import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { asRoot, daemonAsRoot } from './as-root.ts';
import { freePort } from './services.ts';
import { waitFor } from './wait.ts';

const run = promisify(execFile);

const BIN = fileURLToPath(new URL('../../bin/', import.meta.url));
const PACKAGE = '/var/spool/hylafax';

export interface Call {
  /** What went wrong; empty when all came through. */
  readonly error?: string;
  readonly callIds?: readonly string[];
}

export interface Hylafax {
  /** Where the hook puts faxes, and the gateway finds them. */
  readonly spool: string;
  readonly recvq: string;
  /** A call has ended: what faxgetty does then. */
  receive(tiff: string, call?: Call): Promise<{ readonly commId: string; readonly name: string }>;
  /** Starts queue and server. @returns the words with which a gateway sends by it */
  startServer(): Promise<string>;
  /** Jobs that wait for a modem, as the queue's files say. */
  jobs(): Promise<Map<string, string>[]>;
  /** A call has ended: what the queue does then. */
  end(jobId: string, why: 'done' | 'failed' | 'requeued'): Promise<void>;
  /** Removes a job, as a person does; the queue itself tells its end. */
  removeJob(jobId: string): Promise<void>;
  /** Mails that it has sent to people. */
  mails(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function startHylafax(): Promise<Hylafax> {
  const home = await mkdtemp(join(tmpdir(), 'ordergate-hylafax-'));
  const [hylafax, spool, outbox] = [join(home, 'hylafax'), join(home, 'spool'), join(home, 'mails')];
  const recvq = join(hylafax, 'recvq');
  for (const folder of ['recvq', 'tmp', 'log', 'info', 'status', 'archive'])
    await mkdir(join(hylafax, folder), { recursive: true });
  await Promise.all([mkdir(spool), mkdir(outbox)]);
  // HylaFAX's user may not be able to look into the checkout.
  const [hook, notifyHook] = [join(home, 'ordergate-faxrcvd'), join(home, 'ordergate-faxnotify')];
  await Promise.all([cp(join(BIN, 'ordergate-faxrcvd'), hook), cp(join(BIN, 'ordergate-faxnotify'), notifyHook)]);
  await cp(join(PACKAGE, 'bin'), join(hylafax, 'bin'), { recursive: true, verbatimSymlinks: true });
  await cp('/etc/hylafax', join(hylafax, 'etc'), { recursive: true });
  const sendmail = join(home, 'sendmail');
  await writeFile(sendmail, `#!/bin/sh\ncat > "${outbox}/$$.eml"\n`);
  await chmod(sendmail, 0o755);
  const cache = join(hylafax, 'etc', 'setup.cache');
  const settings = await readFile(cache, 'utf8');
  await rm(cache); // The package's is read-only.
  await writeFile(cache, settings.replace(/^SENDMAIL=.*$/m, `SENDMAIL='${sendmail}'`));
  await writeFile(
    join(hylafax, 'etc', 'FaxDispatch'),
    `NOTIFY_FAXMASTER=never
ORDERGATE_FAX_SPOOL='${spool}' '${hook}' "$FILE" "$DEVICE" "$COMMID" "$MSG" "$CALLID1" "$CALLID2" "$CALLID3" || SENDTO=FaxMaster
`,
  );
  await writeFile(
    join(hylafax, 'etc', 'FaxNotify'),
    `ORDERGATE_FAX_SPOOL='${spool}' '${notifyHook}' "$jobtag" "$WHY" "$jobid" "$npages" "$status" || true\n`,
  );
  let calls = 0;
  let server = '';
  const daemons: ChildProcess[] = [];
  return {
    async startServer() {
      const port = await freePort();
      await run('mkfifo', [join(hylafax, 'FIFO')]);
      for (const folder of ['client', 'config', 'dev', 'docq', 'doneq', 'pollq', 'sendq'])
        await mkdir(join(hylafax, folder), { recursive: true });
      const hosts = join(hylafax, 'etc', 'hosts.hfaxd');
      await writeFile(hosts, 'localhost\n127.0.0.1\n');
      await chmod(hosts, 0o600);
      await chmod(home, 0o755);
      await chmod(outbox, 0o777);
      await chmod(spool, 0o777);
      // Both become the user of the package, and want its folders to be that user's.
      await asRoot('chown', ['-R', 'uucp:uucp', hylafax]);
      for (const words of [
        ['faxq', '-D', '-q', hylafax],
        ['hfaxd', '-d', '-q', hylafax, '-i', String(port)],
      ])
        daemons.push(daemonAsRoot(words[0] ?? '', words.slice(1)));
      server = `localhost:${port}`;
      await waitFor('hfaxd', async () => (await run('faxstat', ['-h', server])).stdout.includes('HylaFAX scheduler'));
      return `sendfax -h ${server}`;
    },
    async jobs() {
      const queue = join(hylafax, 'sendq');
      const names = (await readdir(queue)).filter((name) => /^q\d+$/.test(name));
      return Promise.all(
        names.map(async (name) => {
          const { stdout } = await asRoot('cat', [join(queue, name)]);
          return new Map(
            stdout.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1)]),
          );
        }),
      );
    },
    async end(jobId, why) {
      await asRoot('bin/notify', [`sendq/q${jobId}`, why, '0:31', '12:00'], { cwd: hylafax });
    },
    async removeJob(jobId) {
      await run('faxrm', ['-h', server, jobId]);
    },
    spool,
    recvq,
    async receive(tiff, { error = '', callIds = [] } = {}) {
      calls += 1;
      const commId = String(calls).padStart(9, '0');
      const name = `fax${commId}.tif`;
      await cp(tiff, join(recvq, name));
      await chmod(join(recvq, name), 0o600);
      await run('bin/faxrcvd', [`recvq/${name}`, 'ttyS0', commId, error, ...callIds], { cwd: hylafax });
      return { commId, name };
    },
    mails: async () => Promise.all((await readdir(outbox)).map((name) => readFile(join(outbox, name), 'utf8'))),
    async remove() {
      await Promise.all(
        daemons.map((daemon) => {
          const ended = new Promise((resolve) => daemon.once('exit', resolve));
          daemon.kill();
          return ended;
        }),
      );
      await asRoot('rm', ['-rf', home]);
    },
  };
}
