/** `ordergate doctor`: looks at everything the gateway needs, says what is wrong and what to do, and lists the settings. */
import { constants } from 'node:fs';
import { access, mkdir, statfs, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Redis } from 'ioredis';
import { hasFlock, isLocked } from '../adapters/channels/fax/lock.ts';
import { tryMailbox } from '../adapters/channels/mail/index.ts';
import { trySmtp } from '../adapters/channels/mail/send.ts';
import { tryClamd } from '../adapters/scanner/clamd.ts';
import { nativeTesseractVersion } from '../adapters/ocr/tesseract-native.ts';
import { describeConfig, loadConfig, maskPassword } from '../config.ts';
import type { Config } from '../config.ts';
import { parseMailboxes, parseSmtp } from '../model/mailbox.ts';
import { connectDatabase } from '../serve.ts';
import { isMigrated } from '../store/migrate.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export function register(program: Command): void {
  program
    .command('doctor')
    .description('Check database, queue, disk and settings; exit 1 when something needs attention.')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .option('--json', 'print one JSON object, for programs')
    .addHelpText(
      'after',
      `
Lists every setting with the value in force, passwords masked. Without DATABASE_URL it starts the embedded PostgreSQL for
a moment, unless it runs already.`,
    )
    .action(async (options: { data?: string; json?: boolean }) => {
      const config = loadConfig({ data: options.data });
      const checks = [
        nodeVersion(),
        await dataDirectory(config),
        await freeSpace(config),
        await database(config),
        await redis(config),
        await tesseract(),
        ...(await mailboxes(config)),
        ...(await scanner(config)),
        ...(await faxSpool(config)),
      ];
      const settings = describeConfig(config);
      if (options.json === true) process.stdout.write(`${JSON.stringify({ checks, settings }, undefined, 2)}\n`);
      else print(checks, settings);
      if (checks.some((check) => !check.ok)) process.exitCode = 1;
    });
}

function print(checks: readonly Check[], settings: ReturnType<typeof describeConfig>): void {
  for (const { name, ok, detail } of checks)
    process.stdout.write(`${ok ? 'ok  ' : 'BAD '} ${name.padEnd(16)} ${detail}\n`);
  process.stdout.write('\nSettings (environment variables):\n');
  for (const { variable, value, description } of settings) {
    process.stdout.write(`  ${variable}=${value}\n      ${description}\n`);
  }
}

function nodeVersion(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  return { name: 'Node', ok: major >= 20, detail: process.version };
}

async function dataDirectory({ data }: Config): Promise<Check> {
  const probe = join(data, `.doctor-${process.pid}`);
  return attempt('Data directory', async () => {
    await mkdir(data, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return `${data} can be written`;
  });
}

const FREE_BYTES_MIN = 1024 ** 3; // A day of large catalogues; below this, intake is about to stop.

async function freeSpace({ data }: Config): Promise<Check> {
  const { bavail, bsize } = await statfs(data);
  const free = bavail * bsize;
  return { name: 'Free space', ok: free > FREE_BYTES_MIN, detail: `${(free / 1024 ** 3).toFixed(1)} GB at ${data}` };
}

/** The gateway moves what it has taken, and sees by flock whether a call still goes on. */
async function faxSpool({ faxSpool: spool, faxSpoolAfter }: Config): Promise<Check[]> {
  if (spool === undefined) return [];
  return [
    await attempt('Fax spool', async () => {
      await access(spool, faxSpoolAfter === 'move' ? constants.R_OK | constants.W_OK : constants.R_OK);
      await isLocked(spool);
      return `${spool} can be ${faxSpoolAfter === 'move' ? 'read and written' : 'read'}${hasFlock() ? '' : '; without flock(1) a call that pauses may be taken too early'}`;
    }),
  ];
}

async function database(config: Config): Promise<Check> {
  return attempt('Database', async () => {
    const { database: opened, url, release } = await connectDatabase(config);
    try {
      const [row] = await opened.query<{ version: string }>("select current_setting('server_version') as version");
      const migrated = await isMigrated(opened);
      const where = config.databaseUrl === undefined ? 'embedded' : maskPassword(url);
      return `PostgreSQL ${row?.version ?? ''}, ${where}, ${migrated ? 'up to date' : 'not migrated yet: `ordergate migrate` or `serve` does it'}`;
    } finally {
      await release();
    }
  });
}

async function redis({ redisUrl }: Config): Promise<Check> {
  if (redisUrl === undefined) return { name: 'Queue', ok: true, detail: 'in PostgreSQL (set REDIS_URL to use Redis)' };
  return attempt('Queue', async () => {
    const client = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
    client.on('error', () => undefined); // The failing call below tells it.
    try {
      await client.connect();
      return `Redis at ${maskPassword(redisUrl)} answers ${await client.ping()}`;
    } finally {
      client.disconnect();
    }
  });
}

/** Without it scans are read as well, by the build that comes along: slower, and with 180 MB more. */
async function tesseract(): Promise<Check> {
  const version = await nativeTesseractVersion();
  const detail =
    version === undefined
      ? 'no program of the system: scans are read with the built-in one, which is slower (install tesseract-ocr)'
      : `${version}, a program of the system`;
  return { name: 'Tesseract', ok: true, detail };
}

async function mailboxes({ mail = '', smtpUrl, mailAnswerSeconds }: Config): Promise<Check[]> {
  return Promise.all(
    parseMailboxes(mail)
      .map((mailbox) => attempt('Mailbox', () => tryMailbox(mailbox, mailAnswerSeconds * 1000)))
      .concat(
        smtpUrl === undefined
          ? []
          : attempt('Mail server', () => trySmtp(parseSmtp(smtpUrl), mailAnswerSeconds * 1000)),
      ),
  );
}

async function scanner({ clamd }: Config): Promise<Check[]> {
  return clamd === undefined ? [] : [await attempt('Virus scanner', () => tryClamd(clamd))];
}

async function attempt(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
