/**
 * How well pictures are read: for a folder of images with NAME.print.json (the strings that a page prints), the share of
 * them that each engine and both together find as tokens; with NAME.txt (the page's text by other means) also how often words
 * of each class of confidence are right, which is where the numbers in src/adapters/ocr/confidence.ts come from.
 *
 *     node bench/documents/ocr.ts --tesseract js --limit 10 FOLDER…
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { bitmapsOf } from '../../src/adapters/formats/image/reader.ts';
import { loadEngines, type EngineOptions } from '../../src/adapters/ocr/engines.ts';
import { fuse, type FusedWord } from '../../src/adapters/ocr/fuse.ts';
import { findLines } from '../../src/adapters/ocr/lines.ts';
import { prepare } from '../../src/adapters/ocr/prepare.ts';
import { readLines, type LineReadings } from '../../src/adapters/ocr/readings.ts';
import { PAPER_LIMITS } from '../../src/adapters/paper/page.ts';
import { countFound, Shares, tokensOf } from './ocr-score.ts';

interface Printed {
  readonly poNumber?: string;
  readonly lines?: readonly Readonly<Record<string, string>>[];
}

/** What stands closer to the edge of the page is the line that a fax machine prints; the text by other means lacks it. */
const EDGE_INCHES = 0.4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tesseract: { type: 'string' },
    limit: { type: 'string' },
    show: { type: 'boolean' },
    log: { type: 'boolean' },
  },
});
const options: EngineOptions = values.tesseract ? { tesseract: values.tesseract as 'native' | 'js' | 'none' } : {};
const engines = await loadEngines(options);
const found = { pp: new Shares(), tesseract: new Shares(), fused: new Shares() };
const right = new Shares();
let [pages, seconds, wall, rss] = [0, 0, 0, 0];

for (const folder of positionals) {
  const files = readdirSync(folder).filter((name) => /\.(?:tiff?|jpe?g|png)$/i.test(name));
  for (const file of files.slice(0, Number(values.limit ?? files.length))) await measure(folder, file);
}
report();
await engines.close();

async function measure(folder: string, file: string): Promise<void> {
  const texts = { pp: '', tesseract: '', fused: '' };
  const words: FusedWord[] = [];
  const before = { cpu: cpuSeconds(), time: performance.now(), pages };
  for await (const bitmap of bitmapsOf(readFileSync(join(folder, file)), PAPER_LIMITS, [])) {
    const page = await findLines(engines.pp, prepare(bitmap));
    const { lines } = await readLines(page, engines.pp, engines.tesseract);
    const read = fuse(lines, page.lines);
    words.push(...read.filter(({ box }) => isInside(box, page.gray, EDGE_INCHES * page.dpi)));
    texts.pp += lines.map(ppText).join('\n') + '\n';
    texts.tesseract += lines.map(({ tesseract = [] }) => tesseract.map(({ text }) => text).join(' ')).join('\n') + '\n';
    texts.fused += read.map(({ text }) => text).join('\n') + '\n';
    pages += 1;
  }
  seconds += cpuSeconds() - before.cpu;
  wall += (performance.now() - before.time) / 1000;
  rss = Math.max(rss, process.memoryUsage.rss() / 1024 / 1024);
  const base = join(folder, parse(file).name);
  const printed = JSON.parse(readFileSync(`${base}.print.json`, 'utf8')) as Printed;
  const truth = existsSync(`${base}.txt`) ? readFileSync(`${base}.txt`, 'utf8') : undefined;
  for (const engine of ['pp', 'tesseract', 'fused'] as const) {
    for (const [kind, strings] of stringsOf(printed, truth)) {
      const count = countFound(strings, texts[engine]);
      found[engine].add(kind, count, strings.length);
      if (values.show && engine === 'fused' && count < strings.length) {
        console.log(
          `${file}: ${kind} ${count} of ${strings.length}: ${strings.filter((one) => countFound([one], texts.fused) === 0).join(' | ')}`,
        );
      }
    }
  }
  if (truth !== undefined) calibrate(words, truth);
  console.log(`${file}: ${pages - before.pages} pages, ${(cpuSeconds() - before.cpu).toFixed(1)} s`);
}

/** The printed strings by kind; those that the text by other means does not hold are not on the page as such. */
function stringsOf(printed: Printed, truth: string | undefined): [kind: string, strings: string[]][] {
  const lines = printed.lines ?? [];
  const all: [string, string[]][] = [
    ['PO number', printed.poNumber === undefined ? [] : [printed.poNumber]],
    ...['qty', 'price', 'sku', 'total'].map((kind): [string, string[]] => [
      kind,
      lines.flatMap((line) => line[kind] ?? []),
    ]),
  ];
  if (truth === undefined) return all;
  return all.map(([kind, strings]) => [kind, strings.filter((one) => countFound([one], truth) > 0)]);
}

function ppText({ pp }: LineReadings): string {
  return pp.map(({ text }) => text).join(' ');
}

function isInside(box: FusedWord['box'], { width, height }: { width: number; height: number }, edge: number): boolean {
  return box[0] > edge && box[1] > edge && box[2] < width - edge && box[3] < height - edge;
}

function calibrate(words: readonly FusedWord[], truth: string): void {
  const left = tokensOf(truth);
  for (const { text, agreement, worst, confidence, otherText, otherConfidence } of words) {
    const isRight = left.take(text);
    const kind = kindOf(text);
    const sureness = agreement === 'agree' || agreement === 'alone' ? worst : (otherConfidence ?? 0);
    if (values.log && otherText !== undefined)
      console.log(
        `LOG\t${agreement}\t${kind}\t${worst.toFixed(3)}\t${(otherConfidence ?? 0).toFixed(3)}\t${isRight ? 1 : 0}\t${!isRight && tokensOf(truth).take(otherText) ? 1 : 0}\t${text}\t${otherText}`,
      );
    const isOtherRight = !isRight && otherText !== undefined && left.take(otherText);
    if (values.show && !isRight)
      console.log(
        `${agreement} ${kind}: ${text} (${otherText ?? ''}) ${worst.toFixed(2)} ${sureness.toFixed(2)}${isOtherRight ? ' !' : ''}`,
      );
    const group = `${agreement} ${kind} ${Math.floor(Math.min(sureness, 0.99) * 10)}`;
    right.add(group, isRight ? 1 : 0, 1);
    right.add(`${agreement} ${kind}`, isRight ? 1 : 0, 1);
    right.add(`confidence ${confidence.toFixed(2)}`, isRight ? 1 : 0, 1);
    if (otherText === undefined) continue;
    right.add(`${group}, the other reading`, isOtherRight ? 1 : 0, 1);
    right.add(`${agreement} ${kind}, the other reading`, isOtherRight ? 1 : 0, 1);
  }
}

function kindOf(text: string): string {
  if (/\p{Script=Han}/u.test(text)) return 'Chinese';
  return /\d/.test(text) ? 'digits' : 'letters';
}

function report(): void {
  for (const [engine, shares] of Object.entries(found)) console.log(`${engine.padEnd(10)} ${shares.line()}`);
  console.log(right.table());
  const cpuEach = seconds / pages;
  console.log(
    `${pages} pages, ${cpuEach.toFixed(2)} s of CPU here and ${(wall / pages).toFixed(2)} s in all each, at most ${Math.round(rss)} MB`,
  );
}

/** Of this process and its ended children alike. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + childSeconds();
}

/** Linux tells the time of ended children, Tesseract's that is, in hundredths of a second: fields 16 and 17 of this file. */
function childSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
