/** A real mail server between the gateway and its customers: it takes mails by SMTP, delivers them, and tells what became of them (RFC 3461). */
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asRoot, daemonAsRoot } from './as-root.ts';
import { freePort } from './services.ts';
import { waitFor } from './wait.ts';

const EXIM = '/usr/sbin/exim4';
const USER = 'Debian-exim'; // Of the package; under a configuration of its own Exim gives up the rights of root.

export interface Exim {
  readonly port: number;
  /** What was delivered to customers, one mail behind the other. */
  delivered(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Mails for `home` go to the LMTP server there. All others are delivered into a file, but those for `nobody@`, who does not exist, and
 * `later@`, whose server is away.
 */
export async function startExim(home: { readonly domain: string; readonly lmtp: number }): Promise<Exim> {
  const folder = await mkdtemp(join(tmpdir(), 'ordergate-exim-'));
  await chmod(folder, 0o755);
  for (const name of ['spool', 'log', 'boxes']) await mkdir(join(folder, name));
  const [port, dead] = [await freePort(), await freePort()];
  const config = join(folder, 'exim.conf');
  await writeFile(config, eximConfig(folder, { port, dead, home }));
  await asRoot('chown', ['-R', `${USER}:`, ...['spool', 'log', 'boxes'].map((name) => join(folder, name))]);
  await asRoot('chown', ['root:', config]); // Else Exim does not believe it.
  const daemon = daemonAsRoot(EXIM, ['-C', config, '-bdf', '-q1s']);
  const ended = new Promise<void>((resolve) => {
    daemon.once('exit', () => resolve());
    daemon.once('error', () => resolve());
  });
  const read = async (file: string): Promise<string> => (await asRoot('cat', [join(folder, file)])).stdout;
  await waitFor('Exim', async () => (await read('log/mainlog')).includes('listening for SMTP'));
  return {
    port,
    delivered: () => read('boxes/all'),
    async stop() {
      daemon.kill('SIGTERM');
      await ended;
      await asRoot('rm', ['-rf', folder]);
    },
  };
}

interface Parts {
  readonly port: number;
  readonly dead: number;
  readonly home: { readonly domain: string; readonly lmtp: number };
}

function eximConfig(folder: string, { port, dead, home }: Parts): string {
  return `primary_hostname = mx.test
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
tls_advertise_hosts =
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
dsn_advertise_hosts = 127.0.0.1
acl_smtp_rcpt = accept
acl_smtp_data = accept
never_users =
keep_environment =
delay_warning = 2s
delay_warning_condition = yes
begin routers
ours:
  driver = manualroute
  domains = ${home.domain}
  transport = lmtp
  route_list = * 127.0.0.1 byname
  self = send
nobody:
  driver = redirect
  local_parts = nobody
  allow_fail
  data = :fail: There is no such mailbox here
later:
  driver = manualroute
  local_parts = later
  transport = away
  route_list = * 127.0.0.1 byname
  self = send
theirs:
  driver = accept
  transport = box
begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  port = ${home.lmtp}
  hosts_avoid_tls = *
  allow_localhost
away:
  driver = smtp
  port = ${dead}
  allow_localhost
box:
  driver = appendfile
  file = ${folder}/boxes/all
  user = ${USER}
begin retry
* * F,1h,1s
`;
}
