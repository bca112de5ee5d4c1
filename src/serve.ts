/** A running gateway: opens stores and queues, starts what the roles ask for, and stops it all in order. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createProposer } from './adapters/proposer/index.ts';
import { pollingChannels } from './adapters/channels/registry.ts';
import type { FaxSettings } from './adapters/channels/fax/index.ts';
import { clamdScanner } from './adapters/scanner/clamd.ts';
import type { MailSettings } from './adapters/channels/mail/index.ts';
import { passwordsIn } from './adapters/paper/worker/passwords.ts';
import { limitReaders, openLockedWith, WORKERS_USUAL } from './adapters/paper/worker/pool.ts';
import { startApi } from './api/server.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import type { Logger } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { PollingChannel, Receive } from './model/channel.ts';
import { IntakeError } from './model/errors.ts';
import { DEFAULT_LIMITS } from './model/limits.ts';
import { parseMailboxes } from './model/mailbox.ts';
import type { Propose } from './model/proposal.ts';
import { linkMailer, sendAccountMails } from './pipeline/account-mails.ts';
import { transmit } from './pipeline/acknowledge.ts';
import { channelHealth } from './pipeline/channel-health.ts';
import { takeJobAnswers } from './pipeline/queue-workers.ts';
import type { Gateway } from './pipeline/gateway.ts';
import { createIntake, createPaperIntake } from './pipeline/lanes.ts';
import { createMemories, learnWaiting } from './pipeline/learn.ts';
import { createReceiver } from './pipeline/receive.ts';
import { measure, reconcile } from './pipeline/reconcile.ts';
import { noteFaxResult, sendFaxes, sendsFaxes } from './pipeline/send-faxes.ts';
import { loadMailKeys } from './pipeline/mail-keys.ts';
import { transmitByMail } from './pipeline/send-edi-by-mail.ts';
import { sendMailAnswers } from './pipeline/send-mail-answers.ts';
import { openQueues } from './queue/queue.ts';
import { isAccountMailDue } from './store/account-mails.ts';
import { openBlobStore } from './store/blobs.ts';
import { openDatabase } from './store/database.ts';
import type { Database } from './store/database.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { isFaxAnswerDue } from './store/fax-answers.ts';
import { createFaxBook } from './store/faxes.ts';
import { waitingLessons } from './store/lessons.ts';
import { isAnswerDue } from './store/mail-answers.ts';
import { createMailboxBook } from './store/mailboxes.ts';
import { createMasterData } from './store/master-data.ts';
import { migrate } from './store/migrate.ts';

const GATHER_MS = 50; // Nobody waits for an answer that short a time; at 500 messages a second it makes 25 of them one.
const ANSWERS_AT_ONCE = 200;
const JOBS_AT_ONCE = 16; // Enough to fill a batch; how many batches run at once is a setting.

export interface Running {
  readonly gateway: Gateway;
  /** Where it listens; undefined without the role `api`. */
  readonly url: string | undefined;
  stop(): Promise<void>;
}

/** One process learns at a time: reading a scan again takes seconds, and twice would teach nothing more. */
async function learnAlone(gateway: Gateway, signal: AbortSignal): Promise<number> {
  if ((await waitingLessons(gateway.database, 1)).length === 0) return 0;
  let done = 0;
  await whileLocked(gateway.database, 'lessons:learner', signal, async (held) => {
    done = await learnWaiting(gateway, held);
  });
  return done;
}

/** One process sends at a time, so that whatever is found half sent was left by one that died. */
async function sendAlone(gateway: Gateway, signal: AbortSignal): Promise<number> {
  if (!(await isAnswerDue(gateway.database))) return 0;
  let done = 0;
  await whileLocked(gateway.database, 'mail:sender', signal, async (held) => {
    done = await sendMailAnswers(gateway, held);
  });
  return done;
}

/** One process sends at a time: nobody needs the same link twice. */
async function sendLinksAlone(gateway: Gateway, signal: AbortSignal): Promise<number> {
  if (!(await isAccountMailDue(gateway.database))) return 0;
  let done = 0;
  await whileLocked(gateway.database, 'mail:links', signal, async (held) => {
    done = await sendAccountMails(gateway, held);
  });
  return done;
}

/** One process hands faxes over at a time, so that whatever is found half handed over was left by one that died. */
async function sendFaxesAlone(gateway: Gateway, signal: AbortSignal): Promise<number> {
  if (!(await isFaxAnswerDue(gateway.database))) return 0;
  let done = 0;
  await whileLocked(gateway.database, 'fax:sender', signal, async (held) => {
    done = await sendFaxes(gateway, held);
  });
  return done;
}

/** Under load a moment's wait makes one transaction of many answers. */
async function transmitSoon(gateway: Gateway): Promise<number> {
  await sleep(GATHER_MS);
  return transmit(gateway, ANSWERS_AT_ONCE);
}

const STOP_STEP_MS_MAX = 20_000; // Jobs in progress take a second; whoever asked for the stop will not wait for minutes.

/** Takes things down in the reverse of the order in which they came up. */
class Teardown {
  readonly #steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.#steps.unshift(step);
  }

  async run(log: Logger): Promise<void> {
    for (const step of this.#steps) {
      const late = new AbortController();
      await Promise.race([
        step().catch((error: unknown) =>
          log.warn({ event: 'stop_step_failed', err: error }, 'a part did not stop cleanly'),
        ),
        sleep(STOP_STEP_MS_MAX, undefined, { signal: late.signal, ref: false }).then(
          () =>
            log.warn({ event: 'stop_step_late' }, 'a part did not stop in time; the next ones are stopped without it'),
          () => undefined, // Aborted: the step was in time.
        ),
      ]);
      late.abort();
    }
  }
}

/** The database of the settings: an address, or the embedded one, started when it does not run yet. */
export async function connectDatabase(
  config: Config,
): Promise<{ database: Database; url: string; release: () => Promise<void> }> {
  if (config.databaseUrl !== undefined) {
    const database = openDatabase(config.databaseUrl);
    return { database, url: config.databaseUrl, release: () => database.close() };
  }
  await mkdir(config.data, { recursive: true });
  const embedded = await startEmbeddedPostgres(config.data);
  const database = openDatabase(embedded.url);
  return {
    database,
    url: embedded.url,
    async release() {
      await database.close();
      await embedded.release();
    },
  };
}

export async function serve(config: Config): Promise<Running> {
  const log = createLog(config.logLevel);
  const teardown = new Teardown();
  try {
    await loadMailKeys(config);
    const { database, url: databaseUrl, release } = await connectDatabase(config);
    teardown.add(release);
    const applied = await migrate(database);
    if (applied.length > 0) log.info({ event: 'migrated', applied }, 'database brought up to date');
    const queues = openQueues({
      databaseUrl,
      redisUrl: config.redisUrl,
      onError: (error) => log.warn({ event: 'queue_trouble', err: error }, 'the queue reconnects by itself'),
    });
    teardown.add(() => queues.close());
    const bells = { acknowledgments: new Bell(), lessons: new Bell(), mailAnswers: new Bell() };
    const gateway: Gateway = {
      config,
      limits: {
        ...DEFAULT_LIMITS,
        rawBytesMax: config.rawBytesMax,
        segmentBytesMax: config.segmentBytesMax,
        setSegmentsMax: config.setSegmentsMax,
        paperBytesMax: config.paperBytesMax,
        paperSeconds: config.paperSeconds,
      },
      log,
      metrics: createMetrics(),
      database,
      queues,
      blobs: await openBlobStore(join(config.data, 'blobs')),
      folder: config.folder ?? join(config.data, 'folder'),
      wake: {
        acknowledgments: () => bells.acknowledgments.ring(),
        lessons: () => bells.lessons.ring(),
        mailAnswers: () => bells.mailAnswers.ring(),
      },
      memories: createMemories(database),
      masterData: createMasterData(database),
      ...proposer(config, log),
      ...(config.clamd === undefined ? {} : { scan: clamdScanner(config.clamd) }),
    };
    const receive = createReceiver(gateway);
    startRoles(gateway, receive, bells, teardown);
    const api = config.roles.includes('api') ? await startApi(gateway, receive) : undefined;
    if (api !== undefined) teardown.add(() => api.close());
    return { gateway, url: api?.url, stop: () => teardown.run(log) };
  } catch (error) {
    await teardown.run(log);
    throw error;
  }
}

/** Off unless an address is set: then what papers leave open is asked for there. */
function proposer({ proposerUrl, proposerModel, proposerKey, proposerSeconds }: Config, log: Logger) {
  if (proposerUrl === undefined) return {};
  const ask = createProposer({
    url: proposerUrl,
    model: proposerModel ?? '',
    key: proposerKey,
    seconds: proposerSeconds,
  });
  const propose: Propose = async (question) => {
    const said = await ask(question);
    if ('trouble' in said) log.warn({ event: 'proposer_failed', trouble: said.trouble }, 'the fields stay open');
    return said;
  };
  return { propose };
}

function mailSettings({ config, database }: Gateway): MailSettings {
  return {
    mailboxes: parseMailboxes(config.mail ?? ''),
    book: createMailboxBook(database),
    pollMs: config.mailPollSeconds * 1000,
    retryMs: config.mailRetrySeconds * 1000,
    answerMs: config.mailAnswerSeconds * 1000,
  };
}

function faxSettings(gateway: Gateway): FaxSettings | undefined {
  const { config, database } = gateway;
  if (config.faxSpool === undefined) return undefined;
  return {
    spool: config.faxSpool,
    after: config.faxSpoolAfter,
    book: createFaxBook(database),
    pollMs: config.folderPollMs,
    stableMs: config.folderStableMs,
    note: (sent) => noteFaxResult(gateway, sent),
  };
}

function startRoles(gateway: Gateway, receive: Receive, bells: Bells, teardown: Teardown): void {
  const { config, log, queues } = gateway;
  const paperWorkers = config.paperWorkers ?? WORKERS_USUAL;
  limitReaders(paperWorkers);
  openLockedWith(config.paperPasswordsFile === undefined ? [] : passwordsIn(config.paperPasswordsFile));
  const stopping = new AbortController();
  const loops: Promise<void>[] = [];
  if (config.roles.includes('worker')) {
    const intake = createIntake(gateway);
    const worker = queues.intake.work(async ({ data }) => intake(data), JOBS_AT_ONCE);
    const papers = createPaperIntake(gateway);
    // One more than are read at once: the next one is fetched and stored while the others are being read.
    const paperWorker = queues.papers.work(async ({ data }) => papers(data), paperWorkers + 1);
    teardown.add(() => Promise.all([worker.close(), paperWorker.close()]));
    loops.push(
      loop('acknowledgments', 2000, async () => transmitSoon(gateway), bells.acknowledgments),
      loop('lessons', 2000, async () => learnAlone(gateway, stopping.signal), bells.lessons),
    );
  }
  if (config.roles.includes('reconciler')) {
    let starting = true;
    loops.push(
      loop('reconciler', config.reconcileSeconds * 1000, async () => {
        await reconcile(gateway, starting);
        starting = false;
        await measure(gateway);
        return 0;
      }),
      loop('job-answers', 500, async () => takeJobAnswers(gateway)),
    );
  }
  if (config.roles.includes('mail') && config.smtpUrl !== undefined)
    loops.push(
      loop('mail-answers', 2000, async () => sendAlone(gateway, stopping.signal), bells.mailAnswers),
      loop('mail-edi', 2000, async () => transmitByMail(gateway)),
    );
  if (config.roles.includes('mail') && linkMailer(config) !== undefined)
    loops.push(loop('account-mails', 1000, async () => sendLinksAlone(gateway, stopping.signal)));
  if (config.roles.includes('fax') && sendsFaxes(config))
    loops.push(loop('fax-answers', 1000, async () => sendFaxesAlone(gateway, stopping.signal)));
  const channels = pollingChannels({
    folder: config.roles.includes('folder')
      ? { root: gateway.folder, pollMs: config.folderPollMs, stableMs: config.folderStableMs }
      : undefined,
    mail: config.roles.includes('mail') ? mailSettings(gateway) : undefined,
    fax: config.roles.includes('fax') ? faxSettings(gateway) : undefined,
  });
  for (const channel of channels) loops.push(runAlone(channel));
  teardown.add(async () => {
    stopping.abort();
    for (const bell of Object.values(bells)) bell.ring();
    await Promise.all(loops);
  });

  /** Repeats `work` until stopping; right away while it reports that there was something to do. */
  async function loop(name: string, everyMs: number, work: () => Promise<number>, bell = new Bell()): Promise<void> {
    while (!stopping.signal.aborted) {
      let done = 0;
      try {
        done = await work();
      } catch (error) {
        const isTransient = error instanceof IntakeError && error.class === 'transient';
        log[isTransient ? 'warn' : 'error']({ event: 'loop_failed', loop: name, err: error }, 'it will be tried again');
      }
      if (done === 0) await bell.wait(everyMs, stopping.signal);
    }
  }

  /** A poller must be alone: the process that holds the lock runs it, the others wait for the lock. */
  async function runAlone(channel: PollingChannel): Promise<void> {
    const health = channelHealth(gateway, channel);
    while (!stopping.signal.aborted) {
      try {
        await whileLocked(gateway.database, `channel:${channel.name}:${channel.place}`, stopping.signal, (signal) => {
          health.begin();
          return channel.run(receive, health, signal);
        });
      } catch (error) {
        health.trouble(error, {});
      }
      await sleep(2000, undefined, { signal: stopping.signal }).catch(() => undefined); // Aborted: the loop ends.
    }
  }
}

/** Runs `work` while holding a session lock; its signal aborts when the lock is lost with its connection. */
async function whileLocked(
  database: Database,
  name: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const client = await database.pool.connect();
  const lost = new AbortController();
  const onLoss = (): void => lost.abort();
  client.on('error', onLoss);
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      [name],
    );
    if (rows[0]?.locked !== true) return;
    await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    client.off('error', onLoss);
    client.on('error', () => undefined);
    client.release(true); // Closing the session gives the lock back, whatever state it is in.
  }
}

interface Bells {
  readonly mailAnswers: Bell;
  readonly acknowledgments: Bell;
  readonly lessons: Bell;
}

/** Lets one loop sleep until somebody has something for it. */
class Bell {
  #resolve: (() => void) | undefined;
  #rung = false;

  ring(): void {
    this.#rung = true;
    this.#resolve?.();
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      const timeout = new AbortController();
      await Promise.race([
        new Promise<void>((resolve) => {
          this.#resolve = resolve;
        }),
        sleep(ms, undefined, { signal: AbortSignal.any([signal, timeout.signal]) }).catch(() => undefined), // Woken early.
      ]);
      timeout.abort();
    }
    this.#rung = false;
    this.#resolve = undefined;
  }
}
