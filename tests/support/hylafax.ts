/** A HylaFAX spool for tests: the distribution's own scripts, run as faxgetty runs them after a call; no modem. */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const HOOK = fileURLToPath(new URL('../../bin/ordergate-faxrcvd', import.meta.url));
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
ORDERGATE_FAX_SPOOL='${spool}' '${HOOK}' "$FILE" "$DEVICE" "$COMMID" "$MSG" "$CALLID1" "$CALLID2" "$CALLID3" || SENDTO=FaxMaster
`,
  );
  let calls = 0;
  return {
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
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
