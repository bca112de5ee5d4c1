/**
 * How well papers are read: lines, header fields, calibration, what passes without a person, what one corrected order
 * teaches, and time, beside the text of pdf-parse.
 *
 *     npm run bench:documents                       # all sets, seed 1, generated into a temporary folder
 *     npm run bench:documents -- --seed 7 --sets digital,real --work /tmp/documents
 *     npm run bench:documents -- --sets scan,fax    # the other rows of the results stay as they were
 *     npm run bench:documents -- --folder my-orders # NAME.pdf with NAME.truth.json
 *
 * The documents stand beside the project (`--documents`, default ../shared/documents), with their scorer. Results go to
 * `bench/results/documents.json`.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { endWorkers } from '../../src/adapters/paper/worker/pool.ts';
import { learnedSet, type Learned } from './learned.ts';
import { pdfParseText } from './peer.ts';
import { predictionOf, readDocument } from './predict.ts';
import { Reliability, type TrueLine } from './reliability.ts';
import { scored, type Score } from './score.ts';
import { developerSets, realSet, setOf, type DocumentFile, type DocumentSet } from './sets.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '../shared/documents' },
    work: { type: 'string' },
    seed: { type: 'string', default: '1' },
    sets: { type: 'string' },
    folder: { type: 'string' },
    limit: { type: 'string' },
  },
});
const documents = resolve(values.documents);
const work = values.work === undefined ? mkdtempSync(join(tmpdir(), 'ordergate-documents-')) : resolve(values.work);
mkdirSync(work, { recursive: true });

/** In the order of the table of results. */
const SETS = ['digital', 'office', 'scan', 'fax', 'photo', 'real'];

interface Row extends Score {
  readonly set: string;
  /** Absent in what was stored before rows had days of their own. */
  readonly date?: string;
  readonly documents: number;
  readonly secondsPerDocument: number;
  readonly reliability: ReturnType<Reliability['table']>;
  readonly passed: number;
  readonly passedWrong: number;
  readonly learned?: Learned;
}

try {
  const rows: Row[] = [];
  const chosen = await sets();
  for (const set of chosen) rows.push(await measure(set));
  const peer = await pdfParseText(chosen.find(({ name }) => name === 'digital'));
  print(rows, peer);
  if (values.folder === undefined && values.limit === undefined) store(rows, peer);
} finally {
  endWorkers();
  if (values.work === undefined) rmSync(work, { recursive: true, force: true });
}

interface Stored {
  readonly date: string;
  readonly seed: number;
  readonly rows: readonly Row[];
  readonly peer?: Awaited<ReturnType<typeof pdfParseText>>;
}

/** Sets that were not measured now keep their rows, with the day of theirs. */
function store(rows: readonly Row[], peer: Stored['peer']): void {
  const file = new URL('../results/documents.json', import.meta.url);
  const seed = Number(values.seed);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stored) : undefined;
  const isSame = before?.seed === seed;
  const kept = isSame ? before.rows.map((row) => ({ ...row, date: row.date ?? before.date })) : [];
  const known = [...kept.filter(({ set }) => rows.every((row) => row.set !== set)), ...rows];
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}`;
  const result = {
    date: today(),
    machine,
    node: process.version,
    seed,
    rows: SETS.flatMap((name) => known.filter(({ set }) => set === name)),
    peer: peer ?? (isSame ? before.peer : undefined),
  };
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function sets(): Promise<DocumentSet[]> {
  if (values.folder !== undefined) return [setOf('folder', resolve(values.folder))];
  const made = await developerSets(documents, work, Number(values.seed), console.log);
  const all = [...made, realSet(documents, work)];
  const wanted = values.sets?.split(',');
  return all.filter(({ name }) => wanted === undefined || wanted.includes(name));
}

async function measure(set: DocumentSet): Promise<Row> {
  const files = set.files.slice(0, values.limit === undefined ? undefined : Number(values.limit));
  const predictions = join(work, `predictions-${set.name}`);
  rmSync(predictions, { recursive: true, force: true });
  mkdirSync(predictions, { recursive: true });
  const reliability = new Reliability();
  let seconds = 0;
  for (const file of files) {
    const read = await readDocument(file.path);
    seconds += read.seconds;
    const orders = read.orders.map(predictionOf);
    writeFileSync(join(predictions, `${file.name}.json`), JSON.stringify(orders.length === 1 ? orders[0] : { orders }));
    const [first] = read.orders;
    const lines = linesOf(file);
    if (first !== undefined && lines !== undefined) reliability.add(file.name, first, lines);
  }
  if (reliability.wrongPasses.length > 0)
    console.log(`${set.name}: passed and wrong: ${reliability.wrongPasses.join(', ')}`);
  const learned = set.name === 'digital' ? await learnedSet(files, join(work, 'learned'), documents) : undefined;
  return {
    set: set.name,
    date: today(),
    documents: files.length,
    secondsPerDocument: seconds / Math.max(1, files.length),
    ...scored(documents, set.folder, predictions),
    reliability: reliability.table(),
    passed: reliability.passed,
    passedWrong: reliability.passedWrong,
    ...(learned === undefined ? {} : { learned }),
  };
}

/** Calibration is counted where a file holds one order. */
function linesOf({ truth }: DocumentFile): readonly TrueLine[] | undefined {
  return truth.orders === undefined ? truth.lines : undefined;
}

function print(rows: readonly Row[], peer: Awaited<ReturnType<typeof pdfParseText>>): void {
  for (const row of rows) {
    console.log(
      `${row.set.padEnd(8)} ${String(row.documents).padStart(4)} documents  line F1 per sender ${percent(row.lineF1)}  header ${percent(row.header)}  all lines right ${percent(row.allLines)}  ${row.secondsPerDocument.toFixed(2)} s each`,
    );
    for (const { from, right, all } of row.reliability)
      console.log(`           said to be ≥ ${from.toFixed(2)}: ${right} of ${all} right (${percent(right / all)})`);
    console.log(`           ${row.passed} would pass without a person, ${row.passedWrong} of them with a wrong line`);
    if (row.learned !== undefined)
      console.log(
        `           second order of a sender after one corrected: ${percent(row.learned.linesRight)} of ${row.learned.lines} lines right (F1 ${percent(row.learned.lineF1)})`,
      );
  }
  if (peer !== undefined)
    console.log(
      `pdf-parse text: ${peer.millisecondsPerPage.toFixed(1)} ms a page, ${percent(peer.found)} of the printed item numbers, quantities and prices in its text`,
    );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
