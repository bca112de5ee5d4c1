/**
 * Worker processes that read papers. A hostile or broken file may hang, crash or swell its worker; the gateway goes on and
 * tells what happened as a finding. Processes, not threads: a process can be killed whatever it is doing, its memory is
 * given back, and a crash of native code ends nothing else.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import * as nodeModule from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finding } from '../../../model/codes.ts';
import type { Decoded } from '../../../model/decoded.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Order } from '../../../model/order.ts';
import type { MasterData } from '../../../model/master-data.ts';
import type { Propose, Question, Said } from '../../../model/proposal.ts';
import type { SenderMemory } from '../../../model/sender-memory.ts';
import type { Attachment } from '../page.ts';
import type { DrawnPage } from '../picture.ts';

/** What a format's module `work` is given; it exports `paper(task)`, which turns it into pages. */
export interface PaperTask {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly mediaType?: string;
  /** Tried where the file is locked. */
  readonly passwords?: readonly string[];
}

export interface PaperJob {
  /** Address of the module that turns the file into pages. */
  readonly module: string;
  readonly task: PaperTask;
  /** What was learned of senders, for reading. */
  readonly memories?: readonly SenderMemory[];
  /** What is on file, for reading. */
  readonly masterData?: MasterData;
  /** Whether the worker may ask for what stays open. */
  readonly proposes?: boolean;
  /** Instead of reading: learn from the order that a person made of it. */
  readonly lesson?: Lesson;
  /** Instead of reading: what stands below the signature of a mail, as keys that are learned. */
  readonly signed?: true;
  /** Instead of reading: draw this page, 1-based. */
  readonly draw?: number;
  /** Instead of reading: only hand out the files inside the file. */
  readonly unpack?: true;
  /** The worker is killed after so many seconds. */
  readonly seconds: number;
}

/** What a worker found: documents, and files inside the file that may say more than its pages. */
export interface PaperResult {
  readonly documents: readonly Decoded[];
  readonly attachments: readonly Attachment[];
  /** Who sent the mail, where it is one and says so (`Paper.sender`). */
  readonly sender?: string;
  readonly signed?: readonly string[];
  /** What a lesson taught; absent when it taught nothing. */
  readonly memory?: SenderMemory;
  /** The page that was asked for. */
  readonly drawn?: DrawnPage;
}

/** A question of a worker in the middle of its job, which goes on with the answer. */
export type Reply =
  | { readonly question: Question }
  | { readonly result: PaperResult; readonly rss: number }
  | { readonly error: string; readonly rss: number };

export interface ToWorker {
  readonly said: Said;
}

export interface Lesson {
  /** Which of the paper's documents. */
  readonly document: number;
  readonly confirmed: Order;
}

/** One core stays for the API and the database. */
export const WORKERS_USUAL = Math.max(1, Math.min(4, availableParallelism() - 1));
const ATTEMPTS_MAX = 2; // What ended one worker may have been the system or an operator; what ends two is the file.
const RECYCLE_BYTES = 600 * 1024 ** 2; // A worker that has read scans holds about 450 MB; what grows beyond is let go.
const RECYCLE_TASKS = 500;
const MEMORY_MAX = 1536 * 1024 ** 2; // Two large photos at once need about 700 MB; twice that is no order.
const WATCH_MS = 500;
const IDLE_MS = 60_000;

interface Worker {
  readonly child: ChildProcess;
  tasks: number;
  /** What it does now. */
  job: PaperJob | undefined;
  idle: NodeJS.Timeout | undefined;
}

interface Waiting {
  readonly job: PaperJob;
  readonly propose: Propose | undefined;
  readonly attempt: number;
  readonly resolve: (result: PaperResult) => void;
}

const workers = new Set<Worker>();
const queue: Waiting[] = [];
let readersMax = WORKERS_USUAL;
let known: readonly string[] = [];

/** How many papers are read at once in this process. */
export function limitReaders(count: number): void {
  readersMax = count;
}

/** Passwords that senders have agreed to lock their files with; each locked file is tried with them. */
export function openLockedWith(passwords: readonly string[]): void {
  known = passwords;
}

/** Reads one paper in a worker. It never rejects: what goes wrong is a finding. */
export function readInWorker(job: PaperJob, propose?: Propose): Promise<PaperResult> {
  return new Promise((resolve) => {
    const task = known.length === 0 ? job.task : { ...job.task, passwords: known };
    queue.push({ job: { ...job, task, proposes: propose !== undefined }, propose, attempt: 1, resolve });
    next();
  });
}

/** Ends all workers, for tests and at the end of a process. */
export function endWorkers(): void {
  for (const { child } of workers) child.kill('SIGKILL');
}

/** Pages are drawn by one worker more: whoever looks at one does not wait for papers, and these not for whoever looks. */
function next(): void {
  const busy = [...workers].flatMap(({ job }) => job ?? []);
  const drawing = busy.filter(isDrawing).length;
  const index = queue.findIndex(({ job }) => (isDrawing(job) ? drawing === 0 : busy.length - drawing < readersMax));
  const [waiting] = index < 0 ? [] : queue.splice(index, 1);
  if (waiting !== undefined) run([...workers].find(({ job }) => job === undefined) ?? start(), waiting);
}

function isDrawing({ draw, unpack }: PaperJob): boolean {
  return draw !== undefined || unpack === true;
}

function start(): Worker {
  const entry = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js', import.meta.url));
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=768'],
    env: { ...withoutSettings(process.env), ...compileCache() },
  });
  const worker: Worker = { child, tasks: 0, job: undefined, idle: undefined };
  workers.add(worker);
  child.once('exit', () => {
    clearTimeout(worker.idle);
    workers.delete(worker);
  });
  // An idle worker keeps no program from ending; a busy one is waited for.
  child.unref();
  child.channel?.unref();
  return worker;
}

/** A worker starts in half the time with what was compiled for others before it; Node 20 keeps none. */
function compileCache(): NodeJS.ProcessEnv {
  const directory = (nodeModule as Partial<typeof nodeModule>).getCompileCacheDir?.();
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: dirname(directory) };
}

/** Addresses and keys of the gateway are nothing for a process that opens files of strangers. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:ORDERGATE_|DATABASE_URL$|REDIS_URL$)/.test(name)),
  );
}

function run(worker: Worker, waiting: Waiting): void {
  const { job, propose, attempt, resolve } = waiting;
  const { child } = worker;
  clearTimeout(worker.idle);
  worker.job = job;
  worker.tasks += 1;
  child.ref();
  child.channel?.ref();
  let cause: Finding | undefined;
  const kill = (reason: Finding): void => {
    cause = reason;
    child.kill('SIGKILL');
  };
  const startClock = (): NodeJS.Timeout =>
    setTimeout(() => {
      kill(finding('paper-took-too-long', `Reading took longer than ${job.seconds} s (paperSeconds).`));
    }, job.seconds * 1000);
  let clock = startClock();
  const watch = setInterval(() => void watchMemory(child, kill), WATCH_MS);
  const leave = (rss: number): void => {
    clearTimeout(clock);
    clearInterval(watch);
    child.removeListener('exit', onExit);
    child.removeListener('message', onMessage);
    release(worker, rss);
  };
  const done = (result: PaperResult, rss: number): void => {
    leave(rss);
    resolve(result);
    next();
  };
  const onMessage = (reply: Reply): void => {
    if ('question' in reply) {
      // The worker only waits: its time begins anew, and what it asks ends by its own limit.
      clearTimeout(clock);
      void answer(child, reply.question, propose, () => {
        if (worker.job === job) clock = startClock();
      });
      return;
    }
    done('result' in reply ? reply.result : died(reply.error), reply.rss);
  };
  const onExit = (code: number | null, signal: string | null): void => {
    if (cause !== undefined) done(trouble(cause), Infinity);
    else if (attempt === ATTEMPTS_MAX) done(died(signal ?? `code ${code ?? 0}`), Infinity);
    else {
      leave(Infinity);
      queue.unshift({ ...waiting, attempt: attempt + 1 });
      next();
    }
  };
  child.on('message', onMessage);
  child.once('exit', onExit);
  child.send(job, (error) => {
    if (error !== null) child.kill('SIGKILL');
  });
}

async function answer(
  child: ChildProcess,
  question: Question,
  propose: Propose | undefined,
  goOn: () => void,
): Promise<void> {
  const said = (await propose?.(question)) ?? { trouble: 'There is no proposer.' };
  goOn();
  const message: ToWorker = { said };
  if (child.connected) child.send(message);
}

function died(reason: string): PaperResult {
  return trouble(finding('paper-reader-died', `The process that read the document ended (${reason.slice(0, 200)}).`));
}

function trouble(cause: Finding): PaperResult {
  return { documents: [{ kind: 'finding', finding: cause }], attachments: [] };
}

/** A worker goes on, or ends when it has grown or has done much. */
function release(worker: Worker, rss: number): void {
  const { child } = worker;
  worker.job = undefined;
  if (rss > RECYCLE_BYTES || worker.tasks >= RECYCLE_TASKS) {
    workers.delete(worker);
    child.kill();
    return;
  }
  child.unref();
  child.channel?.unref();
  worker.idle = setTimeout(() => child.kill(), IDLE_MS).unref();
}

/** Where the system tells (Linux), a worker that swells is ended before it takes the machine down. */
async function watchMemory(child: ChildProcess, kill: (reason: Finding) => void): Promise<void> {
  const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8').catch(() => '');
  const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  if (kilobytes * 1024 > MEMORY_MAX)
    kill(finding('paper-took-too-much-memory', `Reading took more than ${MEMORY_MAX / 1024 ** 2} MB of memory.`));
}

process.once('exit', endWorkers);
