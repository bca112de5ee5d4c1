/** One picture becomes one page of words. */
import type { Page, Word } from '../paper/page.ts';
import { grayOf, resize, type Bitmap, type Gray } from './bitmap.ts';
import { cropLine } from './crop.ts';
import { detectLines } from './detect.ts';
import { recognizeLines } from './recognize.ts';
import { openSessions, type PpSessions, type SessionOptions } from './sessions.ts';
import { splitWords, type PpWord } from './split.ts';

export interface RecognizeOptions {
  /** 1-based, in the whole paper. */
  readonly number: number;
  /** Most words that the page may hold; the rest is left out. */
  readonly wordsMax?: number;
}

let shared: Promise<PpSessions> | undefined;

/** Loads the models, which the first page would do otherwise; a process has them once. */
export async function openEngines(options: SessionOptions = {}): Promise<PpSessions> {
  shared ??= openSessions(options);
  return shared;
}

/** Frees what `openEngines` loaded; the next page loads it anew. */
export async function closeEngines(): Promise<void> {
  const open = shared;
  shared = undefined;
  await (await open)?.close();
}

const POINTS_PER_INCH = 72;
/** A4 in inches, for pictures that do not say their size. */
const A4_WIDTH = 8.27;
/** Of the detector; see bench/documents/ocr.ts. */
const DETECT_SIDE = 1280;

export async function recognizePage(bitmap: Bitmap, options: RecognizeOptions): Promise<Page> {
  const { gray, dpi } = squarePixels(bitmap);
  const sessions = await openEngines();
  const lines = await detectLines(sessions, gray, DETECT_SIDE);
  const crops = lines.map((line) => cropLine(gray, line));
  const read = await recognizeLines(sessions, crops);
  const points = POINTS_PER_INCH / dpi;
  const words = crops.flatMap((crop, index) => splitWords(crop, read[index] ?? []));
  return {
    number: options.number,
    width: gray.width * points,
    height: gray.height * points,
    origin: 'ocr',
    words: words.slice(0, options.wordsMax).map((word) => wordOf(word, options.number, points)),
    rules: [],
  };
}

function wordOf(word: PpWord, page: number, points: number): Word {
  const [x0, y0, x1, y1] = word.box;
  const box = [x0 * points, y0 * points, x1 * points, y1 * points] as const;
  const confidence = Math.min(...word.probabilities);
  return { text: word.text, box, confidence, size: box[3] - box[1], bold: false, at: { page, box } };
}

/** The same number of pixels an inch both ways: a standard fax has 204 across and 98 down, and text half as high. */
function squarePixels(bitmap: Bitmap): { gray: Gray; dpi: number } {
  const gray = grayOf(bitmap);
  const dpiX = bitmap.dpiX ?? Math.min(bitmap.width, bitmap.height) / A4_WIDTH;
  const dpiY = bitmap.dpiY ?? dpiX;
  const stretch = dpiX / dpiY;
  // 204 x 196 is as good as square, and resampling would cost sharpness.
  if (stretch > 0.9 && stretch < 1.1) return { gray, dpi: dpiX };
  return { gray: resize(gray, gray.width, Math.round(gray.height * stretch)), dpi: dpiX };
}
