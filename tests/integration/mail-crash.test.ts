/** Dying with a mailbox in hand: at each step of taking a mail, and at any moment while many come. None lost, none doubled. */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { dataDirectory, spawnGateway } from '../support/gateway.ts';
import type { GatewayProcess } from '../support/gateway.ts';
import { createDatabase } from '../support/services.ts';
import type { TestDatabase } from '../support/services.ts';
import { waitFor } from '../support/wait.ts';

const PRELOAD = fileURLToPath(new URL('../support/crash-preload.ts', import.meta.url));
/** Blob, row, book, watermark, mark: a mail takes about ten operations that leave something behind. */
const STEPS = 12;
const KILLS = 6;

let dovecot: Dovecot;
let database: TestDatabase;
let sql: Database;
let data: string;
beforeAll(async () => {
  [dovecot, database, data] = await Promise.all([startDovecot(), createDatabase(), dataDirectory()]);
  sql = openDatabase(database.url);
});
afterAll(async () => {
  await sql.close();
  await database.drop();
  await dovecot.remove();
  await rm(data, { recursive: true, force: true });
});

test.each([
  { user: 'steps', parameters: '?', shown: marked },
  { user: 'moves', parameters: '?done=Processed', shown: moved },
])('a gateway that is killed at any step of taking a mail takes it once: $user', { timeout: 240_000 }, async (each) => {
  const { user, parameters, shown } = each;
  const mail = { ORDERGATE_MAIL: dovecot.address(user, parameters) };
  const subjects: string[] = [];
  let deaths = 0;
  for (let step = 1; step <= STEPS; step++) {
    const gateway = await start(user, { ...mail, CRASH_AT: String(step), CRASH_WHEN: 'before' });
    await taken(subjects); // What the one before left behind.
    gateway.child.kill('SIGUSR2');
    subjects.push(`${user} ${step}`);
    await dovecot.deliver(user, { subject: `${user} ${step}`, text: 'hello' });
    // Steps beyond the last one: the mail is whole, and the process lives.
    deaths += await Promise.race([gateway.ended.then(() => 1), shown(user, subjects).then(() => 0)]);
    await gateway.kill();
  }
  expect(deaths).toBeGreaterThanOrEqual(8); // Else the walk did not walk.
  const last = await start(user, mail);
  await shown(user, subjects);
  await waitFor('all to be known as marked', async () => (await unmarked(user)) === 0);
  await last.kill();
  expect((await names(subjects)).toSorted()).toEqual(subjects.map((subject) => `${subject}.eml`).toSorted());
});

test('a gateway that is killed again and again while mails come loses none and doubles none', async () => {
  const subjects: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const batch = Array.from({ length: 8 }, (_, index) => `kill ${kill}-${index}`);
    const gateway = await start('kills');
    subjects.push(...batch);
    const delivering = Promise.all(batch.map((subject) => dovecot.deliver('kills', { subject, text: 'hello' })));
    await sleep(Math.random() * 700); // The moment is what is tested.
    await gateway.kill();
    await delivering;
  }
  expect(await settled('kills', subjects)).toEqual(subjects.toSorted());
}, 240_000);

test('of two gateways one watches the mailbox, and the other one takes over when it dies', async () => {
  const [one, other] = [await start('two'), await start('two')];
  const watching = (): Promise<string> => dovecot.doveadm('who', '-1', 'two');
  await waitFor('a connection', async () => (await watching()).includes('imap'));
  await dovecot.deliver('two', { subject: 'first', text: 'hello' });
  await taken(['first']);
  expect((await watching()).match(/^two\s/gm)).toHaveLength(1);
  const [holder] = await sql.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  );
  expect(holder).toBeDefined();
  await one.kill();
  await dovecot.deliver('two', { subject: 'second', text: 'hello' });
  await taken(['first', 'second']);
  await other.kill();
});

async function start(user: string, env: Record<string, string> = {}): Promise<GatewayProcess> {
  return spawnGateway(data, {
    env: {
      DATABASE_URL: database.url,
      ORDERGATE_MAIL: dovecot.address(user),
      ORDERGATE_MAIL_RETRY_SECONDS: '1',
      ORDERGATE_ROLES: 'api,mail',
      ORDERGATE_LOG_LEVEL: 'warn',
      ...env,
    },
    nodeArguments: 'CRASH_AT' in env ? ['--import', PRELOAD] : [],
  });
}

/** Waits until each of them is a message. */
async function taken(subjects: readonly string[]): Promise<void> {
  await waitFor(`${subjects.length} messages`, async () => (await names(subjects)).length >= subjects.length);
}

async function names(subjects: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ name: string }>('select file_name as name from messages where file_name = any($1)', [
    subjects.map((subject) => `${subject}.eml`),
  ]);
  return rows.map(({ name }) => name);
}

async function marked(user: string, subjects: readonly string[]): Promise<void> {
  await waitFor('all marks', async () => {
    const flags = await dovecot.asPerson(user, (client) => client.fetchAll('1:*', { flags: true }));
    return flags.length === subjects.length && flags.every((each) => each.flags?.has('$Ordergate') === true);
  });
}

async function moved(user: string, subjects: readonly string[]): Promise<void> {
  const mailsIn = async (folder: string): Promise<number> =>
    dovecot.asPerson(user, ({ mailbox }) => Promise.resolve(mailbox === false ? 0 : mailbox.exists), folder);
  await waitFor(
    'all in the other folder',
    async () => (await mailsIn('INBOX')) === 0 && (await mailsIn('Processed')) === subjects.length,
  );
}

async function unmarked(user: string): Promise<number> {
  const rows = await sql.query('select 1 from mailbox_mails where not marked and place like $1', [`%//${user}@%`]);
  return rows.length;
}

/** A last process takes what is left, and marks it. @returns the subject of every message, sorted */
async function settled(user: string, subjects: readonly string[]): Promise<string[]> {
  const last = await start(user);
  await marked(user, subjects);
  await last.kill();
  return (await names(subjects)).map((name) => name.replace('.eml', '')).toSorted();
}
