/** One picture becomes one page of words. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Page, Rule, Word } from '../paper/page.ts';
import type { Bitmap } from './bitmap.ts';
import { openEngines, type Engines } from './engines.ts';
import { fuse, type FusedWord } from './fuse.ts';
import { findLines, type UprightPage } from './lines.ts';
import { prepare } from './prepare.ts';
import { readLines } from './readings.ts';
import { asElsewhere } from './repeated.ts';
import { shapedByColumn } from './shapes.ts';

export { closeEngines, openEngines, type Engines, type EngineOptions } from './engines.ts';

export interface RecognizeOptions {
  /** 1-based, in the whole paper. */
  readonly number: number;
  /** Most words that the page may hold; the rest is left out. */
  readonly wordsMax?: number;
  /** Takes what could not be done: the page is read all the same. */
  readonly findings?: Finding[];
  /** Those of this process unless said otherwise. */
  readonly engines?: Engines;
}

const POINTS_PER_INCH = 72;

/** The page lies as a person would hold it: flat, level and the right way up; its points are those of that page. */
export async function recognizePage(bitmap: Bitmap, options: RecognizeOptions): Promise<Page> {
  const engines = options.engines ?? (await openEngines());
  const page = await findLines(engines.pp, prepare(bitmap));
  const { lines, trouble } = await readLines(page, engines.pp, engines.tesseract);
  if (trouble !== undefined)
    options.findings?.push(finding('second-reader-failed', `Page ${options.number}: ${trouble}`));
  const points = POINTS_PER_INCH / page.dpi;
  return {
    number: options.number,
    width: page.gray.width * points,
    height: page.gray.height * points,
    origin: 'ocr',
    words: shapedByColumn(asElsewhere(withinLimit(fuse(lines, page.lines), options))).map((word) =>
      wordOf(word, options.number, points),
    ),
    rules: rulesOf(page, points),
  };
}

function withinLimit(words: FusedWord[], { number, wordsMax = Infinity, findings }: RecognizeOptions): FusedWord[] {
  if (words.length <= wordsMax) return words;
  const message = `Page ${number} holds ${words.length} words; ${wordsMax} of them are read (wordsMax).`;
  findings?.push(finding('paper-words-limit', message));
  return words.slice(0, wordsMax);
}

function wordOf({ text, box: pixels, confidence, otherText }: FusedWord, page: number, points: number): Word {
  const [x0, y0, x1, y1] = pixels;
  const box = [x0 * points, y0 * points, x1 * points, y1 * points] as const;
  const word = { text, box, confidence, size: box[3] - box[1], bold: false, at: { page, box } };
  return otherText === undefined ? word : { ...word, otherText };
}

function rulesOf({ level, upright }: UprightPage, points: number): Rule[] {
  const scaled = (x0: number, y0: number, x1: number, y1: number): Rule => ({
    box: [x0 * points, y0 * points, x1 * points, y1 * points],
  });
  return [
    ...level.map(({ from, to, low, high }) => scaled(from, low, to, high)),
    ...upright.map(({ from, to, low, high }) => scaled(low, from, high, to)),
  ];
}
