/**
 * The mail servers of the demo: a Dovecot whose mailbox the gateway watches, and an SMTP server that stands for those of all
 * customers and shows what comes for them. Both listen on this machine alone, and are gone with the demo.
 */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { parseMail } from '../adapters/formats/mail/parser.ts';

const run = promisify(execFile);
const DOVECOT = '/usr/sbin/dovecot';
const USER = 'orders';

export interface DemoMail {
  /** For the gateway. */
  readonly settings: { readonly mail: string; readonly smtpUrl: string; readonly mailFrom: string };
  /** Puts a mail into the mailbox, byte for byte. */
  deliver(file: string): Promise<void>;
  stop(): Promise<void>;
}

export interface ShownMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * @returns undefined where no Dovecot is installed
 * @throws Error when it does not come up
 */
export async function startDemoMail(show: (mail: ShownMail) => void): Promise<DemoMail | undefined> {
  if (!(await isThere(DOVECOT))) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'ordergate-demo-mail-'));
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  await mkdir(join(folder, 'mail'), { recursive: true });
  await chmod(folder, 0o755); // Dovecot's processes run as nobody where it is started by root.
  await writeFile(config, await dovecotConfig(folder, port, password));
  if (process.getuid?.() === 0) await run('chown', ['-R', 'nobody:nogroup', join(folder, 'mail')]);
  const dovecot = spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    dovecot.once('exit', () => resolve());
    dovecot.once('error', () => resolve());
  });
  const close = async (): Promise<void> => {
    dovecot.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answering(folder, config);
  } catch (error) {
    await close();
    throw error;
  }
  const smtp = await startSmtp(password, show);
  return {
    settings: {
      mail: `imap://${USER}:${password}@127.0.0.1:${port}/INBOX?tls=off`,
      smtpUrl: `smtp://${USER}:${password}@127.0.0.1:${smtp.port}?tls=off`,
      mailFrom: 'Order desk <orders@supplier.example>',
    },
    async deliver(file) {
      const saved = spawn('doveadm', ['-c', config, 'save', '-u', USER], { stdio: ['pipe', 'ignore', 'inherit'] });
      saved.stdin.end(await readFile(file));
      await new Promise((resolve) => saved.once('exit', resolve));
    },
    async stop() {
      await smtp.stop();
      await close();
    },
  };
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

const START_TRIES = 100;

/** @throws Error with what Dovecot wrote, when it does not come up within ten seconds */
async function answering(folder: string, config: string): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries++) {
    const isUp = await run('doveadm', ['-c', config, 'mailbox', 'status', '-u', USER, 'messages', 'INBOX']).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error(`Dovecot does not answer: ${await readFile(join(folder, 'dovecot.log'), 'utf8')}`);
}

async function startSmtp(
  password: string,
  show: (mail: ShownMail) => void,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (given, _session, done) =>
      given.password === password ? done(null, { user: USER }) : done(new Error('Wrong password')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void showParsed(Buffer.concat(chunks), session.envelope.rcptTo[0]?.address ?? '', show);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function showParsed(raw: Buffer, to: string, show: (mail: ShownMail) => void): Promise<void> {
  const { subject = '', text = '' } = await parseMail(raw);
  show({ to, subject, text });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function dovecotConfig(folder: string, port: number, password: string): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  const { username } = userInfo();
  const group = isRoot ? 'nogroup' : (await run('id', ['-gn'])).stdout.trim();
  const uid = isRoot ? 'nobody' : username;
  // Without root nothing can change its user or its root folder.
  const free = ['anvil', 'imap-login', 'stats'].map((name) => `service ${name} {\n  chroot =\n}`).join('\n');
  const own = isRoot
    ? ''
    : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${group}\n`;
  return `base_dir = ${folder}/base
state_dir = ${folder}/base
instance_name = ordergate-demo
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_uid = ${uid}
mail_gid = ${group}
first_valid_uid = 1
first_valid_gid = 0
mail_location = maildir:${folder}/mail/%n
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${group} home=${folder}/mail/%n allow_all_users=yes
}
${own}${isRoot ? 'service stats {\n  chroot =\n}' : free}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}
