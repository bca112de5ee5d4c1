/**
 * Compares EDI readers on one large file of X12 850, one of EDIFACT ORDERS, and many small 850 files: MB/s, peak memory,
 * ratios.
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
import { FLAT_ENVIRONMENT, FLAT_MEMORY } from '../../bin/memory.js';
import { writeLargeEdifact, writeLargeFile, writeSmallFiles } from './generate.ts';

const OURS = ['floor', 'tokenizer', 'verdicts', 'full'];
/** Peers read one standard; each is asked about its own. */
const RIVALS = { x12: ['node-x12', 'x12-parser'], edifact: ['edifact'] } as const;
type Standard = keyof typeof RIVALS;
const MEGABYTE = 1_000_000;
const WARM_BYTES = 5 * MEGABYTE;
const SMALL_FILES = 2000;
const HOLDS_EVERYTHING_MAX = 100 * MEGABYTE; // node-x12 needs about 50 times the file; beyond this it cannot finish.

/**
 * What the readers of one large file should reach: of the speeds one of the two, whichever the machine allows, and less
 * than the memory, however large the file.
 */
const AIMS: readonly {
  readonly contender: string;
  readonly megabytesPerSecond?: number;
  readonly rival?: string;
  readonly times?: number;
  readonly peak?: number;
}[] = [
  { contender: 'tokenizer', megabytesPerSecond: 150, rival: 'x12-parser', times: 10 },
  { contender: 'full', megabytesPerSecond: 20, rival: 'node-x12', times: 3 },
  { contender: 'full', peak: 150 },
];

interface Run {
  readonly seconds: number;
  readonly count: number;
  readonly maxRssBytes: number;
}
interface Reached {
  /** In words, such as `at least 150 MB/s or 10 × x12-parser`. */
  readonly aim: string;
  readonly reached: string;
  readonly met: boolean;
}
interface Row {
  readonly workload: string;
  readonly contender: string;
  readonly megabytesPerSecond: number;
  readonly peakMegabytes: number;
  /** How often as fast as each peer. */
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
const only = values.only?.split(',');
const folder = await mkdtemp(join(tmpdir(), 'ordergate-bench-'));
try {
  const rows = await measureAll();
  print(rows);
  await save(rows);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measureAll(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [standard, write] of [
    ['x12', writeLargeFile],
    ['edifact', writeLargeEdifact],
  ] as const) {
    const [warm, large] = [join(folder, `warm.${standard}`), join(folder, `large.${standard}`)];
    await write(warm, WARM_BYTES, 3);
    await write(large, bytes, 1);
    const title = standard === 'x12' ? 'X12 850' : 'EDIFACT ORDERS';
    rows.push(...(await measure(`${title}, one file of ${values.size}`, standard, [large], warm)).map(withAims));
    await rm(large);
  }
  if (bytes > HOLDS_EVERYTHING_MAX) return rows;
  const small = await writeSmallFiles(folder, SMALL_FILES, 2);
  return [
    ...rows,
    ...(await measure(`X12 850, ${SMALL_FILES} files of one order`, 'x12', small, join(folder, 'warm.x12'))),
  ];
}

async function measure(workload: string, standard: Standard, paths: readonly string[], warm: string): Promise<Row[]> {
  const listFile = join(folder, 'files.txt');
  await writeFile(listFile, paths.join('\n'));
  let total = 0;
  for (const path of paths) total += (await stat(path)).size;
  const names = [...OURS, ...RIVALS[standard]].filter(
    (name) => (only?.includes(name) ?? true) && (name !== 'node-x12' || total <= HOLDS_EVERYTHING_MAX),
  );
  const results = new Map<string, Run[]>(names.map((name) => [name, []]));
  for (let round = 0; round < runs; round++) {
    for (const name of names) {
      // node-x12 would keep what it warmed up with; its own file is warm-up enough, as it takes seconds.
      const warmFile = name === 'node-x12' ? '' : warm;
      results.get(name)?.push(await runContender(name, standard, listFile, warmFile));
    }
  }
  const speed = (name: string): number =>
    total / MEGABYTE / Math.min(...(results.get(name) ?? []).map((run) => run.seconds));
  return names.map((name) => {
    const rivals = RIVALS[standard].filter((rival) => names.includes(rival) && rival !== name);
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

/** Judges a row by its aims. */
function withAims(row: Row): Row {
  const aims = AIMS.filter(({ contender }) => contender === row.contender).map((aim): Reached => {
    if (aim.peak !== undefined) {
      return {
        aim: `under ${aim.peak} MB at the peak`,
        reached: `${row.peakMegabytes} MB`,
        met: row.peakMegabytes < aim.peak,
      };
    }
    const { megabytesPerSecond = 0, rival = '', times = 0 } = aim;
    const ratio = row.ratios[rival];
    return {
      aim: `at least ${megabytesPerSecond} MB/s${ratio === undefined ? '' : ` or ${times} × ${rival}`}`,
      reached: `${row.megabytesPerSecond} MB/s${ratio === undefined ? '' : `, ${ratio} × ${rival}`}`,
      met: row.megabytesPerSecond >= megabytesPerSecond || (ratio ?? 0) >= times,
    };
  });
  return { ...row, aims };
}

async function runContender(name: string, standard: Standard, listFile: string, warmFile: string): Promise<Run> {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'contender.ts');
  // Ours as `ordergate read` runs them, rivals as Node comes, but for the one that would not finish.
  const memory = OURS.includes(name) ? FLAT_MEMORY : name === 'node-x12' ? ['--max-old-space-size=8192'] : [];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...memory, script, name, standard, listFile, warmFile],
    { env: OURS.includes(name) ? { ...FLAT_ENVIRONMENT, ...process.env } : process.env },
  );
  return JSON.parse(stdout) as Run;
}

function print(rows: readonly Row[]): void {
  process.stdout.write(`${machine()}, ${new Date().toISOString().slice(0, 10)}, fastest of ${runs} run(s)\n`);
  for (const workload of new Set(rows.map((row) => row.workload))) {
    const mine = rows.filter((row) => row.workload === workload);
    const rivals = [...new Set(mine.flatMap(({ ratios }) => Object.keys(ratios)))];
    const heads = rivals.map((rival) => `× ${rival}`.padStart(14)).join('');
    process.stdout.write(`\n${workload}\n  ${'reader'.padEnd(12)}    MB/s  peak MB${heads}\n`);
    for (const { contender, megabytesPerSecond, peakMegabytes, ratios } of mine) {
      const cells = rivals.map((rival) => (ratios[rival]?.toFixed(1) ?? '').padStart(14)).join('');
      const own = `${megabytesPerSecond.toFixed(1).padStart(8)} ${peakMegabytes.toFixed(0).padStart(8)}`;
      process.stdout.write(`  ${contender.padEnd(12)}${own}${cells}\n`);
    }
    for (const { contender, aims } of mine) {
      for (const { aim, reached, met } of aims)
        process.stdout.write(`  aim of ${contender}: ${aim}; reached ${reached}: ${met ? 'met' : 'missed'}\n`);
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
