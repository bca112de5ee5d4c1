/**
 * Compares X12 readers on one large 850 file and on many small ones: MB/s, peak memory, ratios.
 *
 *   node bench/reader/run.ts [--size 50MB] [--runs 3] [--only floor,tokenizer,full]
 *
 * Every contender runs in its own process, several times in turn, so that a busy machine slows all of them alike;
 * the fastest run counts, for rivals too: what else the machine does can only slow a run down. Results go to
 * `bench/results/reader.json`.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { writeLargeFile, writeSmallFiles } from './generate.ts';

const CONTENDERS = ['floor', 'tokenizer', 'verdicts', 'full', 'node-x12', 'x12-parser'];
const MEGABYTE = 1_000_000;
const WARM_BYTES = 5 * MEGABYTE;
const SMALL_FILES = 2000;
const HOLDS_EVERYTHING_MAX = 100 * MEGABYTE; // node-x12 needs about 50 times the file; beyond this it cannot finish.

/** What the readers of one large file should reach. Small files measure the cost of opening them. */
const AIMS: readonly { readonly contender: string; readonly rival?: string; readonly aim: number }[] = [
  { contender: 'tokenizer', rival: 'x12-parser', aim: 10 },
  { contender: 'full', rival: 'node-x12', aim: 5 },
  { contender: 'full', aim: 200 }, // Megabytes of memory, however large the file.
];

interface Run {
  readonly seconds: number;
  readonly count: number;
  readonly maxRssBytes: number;
}
interface Reached {
  /** Such as `× node-x12` or `peak MB`. */
  readonly unit: string;
  readonly aim: number;
  readonly reached: number;
  readonly met: boolean;
}
interface Row {
  readonly workload: string;
  readonly contender: string;
  readonly megabytesPerSecond: number;
  readonly peakMegabytes: number;
  /** How often as fast as node-x12 and x12-parser. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly aims: readonly Reached[];
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '50MB' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const bytes = bytesOf(values.size);
const runs = Number(values.runs);
const contenders = values.only === undefined ? CONTENDERS : values.only.split(',');
const folder = await mkdtemp(join(tmpdir(), 'ordergate-bench-'));
try {
  const rows = await measureAll();
  print(rows);
  await save(rows);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measureAll(): Promise<Row[]> {
  const warm = join(folder, 'warm.x12');
  await writeLargeFile(warm, WARM_BYTES, 3);
  const large = join(folder, 'large.x12');
  await writeLargeFile(large, bytes, 1);
  const rows = (await measure(`one file of ${values.size}`, [large], warm)).map(withAims);
  if (bytes > HOLDS_EVERYTHING_MAX) return rows;
  const small = await writeSmallFiles(folder, SMALL_FILES, 2);
  return [...rows, ...(await measure(`${SMALL_FILES} files of one order`, small, warm))];
}

async function measure(workload: string, paths: readonly string[], warm: string): Promise<Row[]> {
  const listFile = join(folder, 'files.txt');
  await writeFile(listFile, paths.join('\n'));
  let total = 0;
  for (const path of paths) total += (await stat(path)).size;
  const names = contenders.filter((name) => name !== 'node-x12' || total <= HOLDS_EVERYTHING_MAX);
  const results = new Map<string, Run[]>(names.map((name) => [name, []]));
  for (let round = 0; round < runs; round++) {
    for (const name of names) {
      // node-x12 would keep what it warmed up with; its own file is warm-up enough, as it takes seconds.
      const warmFile = name === 'node-x12' ? '' : warm;
      results.get(name)?.push(await runContender(name, listFile, warmFile));
    }
  }
  const speed = (name: string): number =>
    total / MEGABYTE / Math.min(...(results.get(name) ?? []).map((run) => run.seconds));
  return names.map((name) => {
    const rivals = ['node-x12', 'x12-parser'].filter((rival) => names.includes(rival) && rival !== name);
    return {
      workload,
      contender: name,
      megabytesPerSecond: rounded(speed(name)),
      peakMegabytes: rounded(Math.max(...(results.get(name) ?? []).map((run) => run.maxRssBytes)) / MEGABYTE),
      ratios: Object.fromEntries(rivals.map((rival) => [rival, rounded(speed(name) / speed(rival))])),
      aims: [],
    };
  });
}

/** Judges a row by its aims; one against a rival that did not run is left out. */
function withAims(row: Row): Row {
  const aims = AIMS.filter(({ contender }) => contender === row.contender).flatMap(({ rival, aim }): Reached[] => {
    if (rival === undefined) {
      return [{ unit: 'peak MB', aim, reached: row.peakMegabytes, met: row.peakMegabytes < aim }];
    }
    const reached = row.ratios[rival];
    return reached === undefined ? [] : [{ unit: `× ${rival}`, aim, reached, met: reached >= aim }];
  });
  return { ...row, aims };
}

async function runContender(name: string, listFile: string, warmFile: string): Promise<Run> {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'contender.ts');
  const memory = name === 'node-x12' ? ['--max-old-space-size=8192'] : [];
  const { stdout } = await promisify(execFile)(process.execPath, [...memory, script, name, listFile, warmFile]);
  return JSON.parse(stdout) as Run;
}

function print(rows: readonly Row[]): void {
  process.stdout.write(`${machine()}, ${new Date().toISOString().slice(0, 10)}, fastest of ${runs} run(s)\n`);
  for (const workload of new Set(rows.map((row) => row.workload))) {
    process.stdout.write(`\n${workload}\n  ${'reader'.padEnd(12)}    MB/s  peak MB  × node-x12  × x12-parser\n`);
    for (const row of rows.filter((one) => one.workload === workload)) {
      const ratio = (rival: string): string => (row.ratios[rival] === undefined ? '' : row.ratios[rival].toFixed(1));
      const cells = [
        row.megabytesPerSecond.toFixed(1).padStart(8),
        row.peakMegabytes.toFixed(0).padStart(8),
        ratio('node-x12').padStart(11),
        ratio('x12-parser').padStart(13),
      ];
      process.stdout.write(`  ${row.contender.padEnd(12)}${cells.join(' ')}\n`);
    }
    for (const { contender, aims } of rows.filter((one) => one.workload === workload)) {
      for (const { unit, aim, reached, met } of aims) {
        const bound = unit === 'peak MB' ? 'under' : 'at least';
        process.stdout.write(
          `  aim of ${contender}: ${bound} ${aim} ${unit}; reached ${reached}: ${met ? 'met' : 'missed'}\n`,
        );
      }
    }
  }
}

async function save(rows: readonly Row[]): Promise<void> {
  const results = join(dirname(fileURLToPath(import.meta.url)), '../results');
  await mkdir(results, { recursive: true });
  const name = bytes > HOLDS_EVERYTHING_MAX ? `reader-${values.size}.json` : 'reader.json';
  const report = { date: new Date().toISOString(), machine: machine(), node: process.version, runs, rows };
  await writeFile(join(results, name), `${JSON.stringify(report, null, 2)}\n`);
}

/** Kind and number of processors; never the host's name. */
function machine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
}

function bytesOf(text: string): number {
  const match = /^(\d+)\s*(MB|GB)?$/i.exec(text);
  if (match === null) throw new Error(`--size must be such as 50MB or 1GB; found ${text}`);
  return (
    Number(match[1]) * (match[2]?.toUpperCase() === 'GB' ? 1000 * MEGABYTE : match[2] === undefined ? 1 : MEGABYTE)
  );
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
