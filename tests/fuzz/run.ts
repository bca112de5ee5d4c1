/**
 * Reads damaged files by the million and checks that nothing throws, hangs, fills the memory or says what is not so.
 *
 *   npm run fuzz -- [--inputs 1000000] [--seed 1]
 *
 * One process for each processor, each with its own seeds; a run is repeated by its seed. An input that breaks a promise
 * is written to fixtures/crashers, where tests/property/mutations.test.ts reads it for ever after.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { corpusFiles } from '../support/corpus.ts';
import { mustHold, mutated, randomFrom } from '../support/mutate.ts';

const HANG_SECONDS = 10; // The largest input is read in 50 ms; a hundred times that is a hang.
const MEGABYTES_MAX = 700; // Peak of one process: 548 after 38,000 inputs, 623 after 354,000 and no more after 484,000.
const DEEP_EVERY = 10; // Chunks, schema, lineage and answers take five times as long as reading.
const REPORT_EVERY = 2000;
const FILE_BYTES_MAX = 20_000; // Larger files only make fewer inputs of the same kinds.

interface Progress {
  readonly done: number;
  readonly crashers: number;
  readonly megabytes: number;
}

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    worker: { type: 'string' },
  },
});
if (values.worker === undefined) await runAll(Number(values.inputs), Number(values.seed));
else runOne(Number(values.worker), Number(values.inputs), Number(values.seed));

async function runAll(inputs: number, seed: number): Promise<void> {
  const workers = availableParallelism();
  const started = Date.now();
  const each = Math.ceil(inputs / workers);
  const results = await Promise.all(
    Array.from({ length: workers }, (_, worker) => runWorker(worker, each, seed * 1000 + worker)),
  );
  const crashers = results.reduce((sum, one) => sum + one.crashers, 0);
  const megabytes = Math.max(...results.map((one) => one.megabytes));
  const done = results.reduce((sum, one) => sum + one.done, 0);
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(
    `${done} damaged inputs, seed ${seed}, ${seconds} s, peak ${megabytes} MB a process: ${crashers} broke a promise\n`,
  );
  if (crashers > 0) process.exitCode = 1;
}

/** Runs one process and watches that it goes on. */
async function runWorker(worker: number, inputs: number, seed: number): Promise<Progress> {
  const child = fork(fileURLToPath(import.meta.url), [
    '--worker',
    String(worker),
    '--inputs',
    String(inputs),
    '--seed',
    String(seed),
  ]);
  let progress: Progress = { done: 0, crashers: 0, megabytes: 0 };
  let heardAt = Date.now();
  child.on('message', (message) => {
    progress = message as Progress;
    heardAt = Date.now();
  });
  let hung = false;
  const watch = setInterval(() => {
    if (Date.now() - heardAt < (HANG_SECONDS + 30) * 1000) return;
    hung = true;
    child.kill('SIGKILL');
  }, 1000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (hung) process.stdout.write(`process ${worker} hangs after ${progress.done} inputs of seed ${seed}\n`);
  return code === 0 ? progress : { ...progress, crashers: progress.crashers + 1 };
}

function runOne(worker: number, inputs: number, seed: number): void {
  const files = corpusFiles(FILE_BYTES_MAX);
  let crashers = 0;
  for (let index = 0; index < inputs; index++) {
    // Each input has its own seed, so that one of them can be made again without the others.
    const own = (seed * 10_000_019 + index) | 0;
    const random = randomFrom(own);
    const { bytes, how } = mutated(files, random);
    const before = performance.now();
    try {
      mustHold(bytes, index % DEEP_EVERY === 0, random);
    } catch (error) {
      crashers += 1;
      keep(bytes, own, how, error);
    }
    if (performance.now() - before > HANG_SECONDS * 1000) {
      crashers += 1;
      keep(bytes, own, how, new Error(`It took more than ${HANG_SECONDS} s`));
    }
    if (index % REPORT_EVERY === REPORT_EVERY - 1 || index === inputs - 1) {
      const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
      process.send?.({ done: index + 1, crashers, megabytes });
      if (worker === 0)
        process.stdout.write(`\r${index + 1} of ${inputs} in this process, ${crashers} crashers, ${megabytes} MB `);
      if (megabytes > MEGABYTES_MAX) {
        process.stdout.write(`\nmore than ${MEGABYTES_MAX} MB\n`);
        process.exit(1);
      }
    }
  }
  if (worker === 0) process.stdout.write('\n');
}

function keep(bytes: Buffer, seed: number, how: string, error: unknown): void {
  const name = join('fixtures/crashers', `${seed >>> 0}.edi`);
  writeFileSync(name, bytes);
  process.stdout.write(`\n${name} (${how}): ${error instanceof Error ? error.message.slice(0, 300) : String(error)}\n`);
}
