/** A real Dovecot for tests: IMAP with and without TLS, LMTP to deliver, XOAUTH2 with tokens made here. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { freePort } from './services.ts';
import { waitFor } from './wait.ts';

const run = promisify(execFile);

export interface Dovecot {
  readonly ports: { readonly imap: number; readonly imaps: number; readonly lmtp: number };
  readonly caFile: string;
  /** Key and certificate of localhost, for other servers of the same test. */
  readonly tls: { readonly key: string; readonly cert: string };
  /** Address of the INBOX of `user` as a setting holds it, by TLS; `parameters` such as `?done=Processed`. */
  address(user: string, parameters?: string): string;
  /** Delivers by LMTP, as a mail server does; an empty sender is the null sender. */
  deliver(user: string, mail: SendMailOptions | Buffer, sender?: string): Promise<void>;
  /** Puts bytes into a mailbox as they are. */
  save(user: string, bytes: Buffer, folder?: string): Promise<void>;
  doveadm(...parameters: string[]): Promise<string>;
  /** An access token of `user`. */
  token(user: string, secondsValid?: number): string;
  /** Works in a mailbox as a person's mail program does. */
  asPerson<Result>(user: string, work: (client: ImapFlow) => Promise<Result>, folder?: string): Promise<Result>;
  log(): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export const PASSWORD = 'sec:ret@1';

export async function startDovecot(): Promise<Dovecot> {
  const home = await mkdtemp(join(tmpdir(), 'ordergate-dovecot-'));
  await chmod(home, 0o755);
  const [imap, imaps, lmtp] = [await freePort(), await freePort(), await freePort()];
  const key = randomBytes(32).toString('hex');
  await writeFiles(home, key, { imap, imaps, lmtp });
  const config = join(home, 'dovecot.conf');
  const doveadm = async (...parameters: string[]): Promise<string> =>
    (await run('doveadm', ['-c', config, ...parameters])).stdout;
  const transport = createTransport({ host: '127.0.0.1', port: lmtp, lmtp: true, tls: { rejectUnauthorized: false } });
  const caFile = join(home, 'ssl', 'ca.crt');
  const ca = await readFile(caFile, 'utf8');

  async function start(): Promise<void> {
    // Its children would keep pipes of ours open for ever.
    const child = spawn('/usr/sbin/dovecot', ['-c', config], { stdio: 'ignore' });
    await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
    await waitFor('Dovecot', async () => {
      const client = new ImapFlow({
        host: 'localhost',
        port: imaps,
        secure: true,
        tls: { ca },
        auth: auth('ready'),
        logger: false,
      });
      client.on('error', () => undefined);
      await client.connect();
      client.close();
      return true;
    });
  }
  async function stop(): Promise<void> {
    const pid = Number(await readFile(join(home, 'base', 'master.pid'), 'utf8'));
    process.kill(pid, 'SIGTERM');
    await waitFor('Dovecot to end', () => !isAlive(pid));
    // Processes that serve open connections outlive their master, and are of its group.
    if (isAlive(-pid)) process.kill(-pid, 'SIGKILL');
  }

  await start();
  return {
    ports: { imap, imaps, lmtp },
    caFile,
    tls: {
      key: await readFile(join(home, 'ssl', 'srv.key'), 'utf8'),
      cert: await readFile(join(home, 'ssl', 'srv.crt'), 'utf8'),
    },
    address: (user, parameters = '?') =>
      `imaps://${user}:${encodeURIComponent(PASSWORD)}@localhost:${imaps}/INBOX${parameters}${parameters === '?' ? '' : '&'}ca=${caFile}`,
    async deliver(user, mail, sender = 'buyer@acme.test') {
      const envelope = { from: sender, to: `${user}@mail.test` };
      await transport.sendMail(
        Buffer.isBuffer(mail) ? { raw: mail, envelope } : { ...envelope, ...mail, to: envelope.to },
      );
    },
    async save(user, bytes, folder = 'INBOX') {
      const file = join(home, `save-${randomBytes(4).toString('hex')}.eml`);
      await writeFile(file, bytes);
      const child = spawn(
        'sh',
        ['-c', `doveadm -c "$1" save -u "$2" -m "$3" < "$4"`, 'sh', config, user, folder, file],
        { stdio: 'ignore' },
      );
      const code = await new Promise((resolve) => child.once('exit', resolve));
      if (code !== 0) throw new Error(`doveadm save ended with ${String(code)}.`);
    },
    doveadm,
    token: (user, secondsValid = 300) => jwt(user, secondsValid, key),
    async asPerson(user, work, folder = 'INBOX') {
      const client = new ImapFlow({
        host: 'localhost',
        port: imaps,
        secure: true,
        tls: { ca },
        auth: auth(user),
        logger: false,
      });
      client.on('error', () => undefined);
      await client.connect();
      try {
        await client.mailboxOpen(folder);
        return await work(client);
      } finally {
        client.close();
      }
    },
    log: () => readFile(join(home, 'dovecot.log'), 'utf8'),
    stop,
    start,
    async remove() {
      transport.close();
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function auth(user: string): { user: string; pass: string } {
  return { user, pass: PASSWORD };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // No such process.
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** HS256, as Dovecot checks it by itself. */
function jwt(user: string, secondsValid: number, key: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'test', email: user, iat: now, exp: now + secondsValid, iss: 'test' };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

async function writeFiles(home: string, key: string, ports: Dovecot['ports']): Promise<void> {
  for (const folder of ['mail', 'base', 'ssl', 'oauth/default/HS256'])
    await mkdir(join(home, folder), { recursive: true });
  await makeCertificates(join(home, 'ssl'));
  await writeFile(join(home, 'oauth/default/HS256/default'), Buffer.from(key).toString('base64'));
  await writeFile(
    join(home, 'oauth2.conf.ext'),
    `introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix=${home}/oauth/\nusername_attribute = email\n`,
  );
  await writeFile(join(home, 'dovecot.conf'), dovecotConfig(home, ports));
  if (process.getuid?.() === 0) await run('chown', ['-R', 'nobody:nogroup', join(home, 'mail')]);
}

async function makeCertificates(folder: string): Promise<void> {
  const openssl = (...parameters: string[]) => run('openssl', parameters, { cwd: folder });
  const authority = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=keyCertSign,cRLSign'];
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '30',
    '-subj',
    '/CN=Test Mail CA',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    ...authority,
  );
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=mail.test',
    '-keyout',
    'srv.key',
    '-out',
    'srv.csr',
  );
  await writeFile(join(folder, 'ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n');
  await openssl(
    'x509',
    '-req',
    '-in',
    'srv.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '30',
    '-out',
    'srv.crt',
    '-extfile',
    'ext',
  );
}

function dovecotConfig(home: string, { imap, imaps, lmtp }: Dovecot['ports']): string {
  const isRoot = process.getuid?.() === 0;
  const { username } = userInfo();
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const [uid, gid] = isRoot ? ['nobody', 'nogroup'] : [username, group];
  // Without root nothing can change its user or its root folder.
  const own = isRoot
    ? 'service stats {\n  chroot =\n}'
    : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${group}\n${[
        'anvil',
        'imap-login',
        'stats',
        'lmtp',
      ]
        .map((name) => `service ${name} {\n  chroot =\n}`)
        .join('\n')}`;
  return `base_dir = ${home}/base
state_dir = ${home}/base
instance_name = ordergate-test
log_path = ${home}/dovecot.log
info_log_path = ${home}/dovecot.log
auth_username_format = %Ln
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${home}/ssl/srv.crt
ssl_key = <${home}/ssl/srv.key
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
first_valid_gid = 0
mail_home = ${home}/mail/%n
mail_location = maildir:~/Maildir
mail_max_userip_connections = 50
passdb {
  driver = static
  mechanisms = plain login
  args = password=${PASSWORD}
}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${home}/oauth2.conf.ext
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${home}/mail/%n allow_all_users=yes
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
  separator = /
}
protocol imap {
  imap_idle_notify_interval = 30 secs
}
protocol lmtp {
  postmaster_address = postmaster@mail.test
  auth_username_format = %n
}
${own}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${imap}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
`;
}
