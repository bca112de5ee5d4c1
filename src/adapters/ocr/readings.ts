/** What each of the two engines reads of a page, line by line. */
import { languagesOf } from './languages.ts';
import type { LineCrop } from './crop.ts';
import type { UprightPage } from './lines.ts';
import { recognizeLine } from './recognize.ts';
import type { PpSessions } from './sessions.ts';
import { splitWords, type PpWord } from './split.ts';
import { stacked, unstacked, type LineWord } from './stack.ts';
import type { Language, Tesseract } from './tesseract.ts';

export interface LineReadings {
  readonly pp: readonly PpWord[];
  /** Absent where Tesseract was not asked. */
  readonly tesseract?: readonly LineWord[];
}

export async function readLines(
  page: UprightPage,
  sessions: PpSessions,
  tesseract: Tesseract | undefined,
): Promise<Readings> {
  const pp = await firstReadings(page.lines, sessions, tesseract ? WIDTH_MAX : Infinity);
  const languages = languagesOf(pp.flatMap((words) => (words ?? []).map(({ text }) => text)));
  const asked = tesseract ? [...pp.keys()].filter((index) => paysOff(pp[index])) : [];
  const { read, trouble } = await secondReadings(
    asked.flatMap((index) => page.lines[index] ?? []),
    tesseract,
    languages,
  );
  const second = new Map(read.map((words, row) => [asked[row], words]));
  const lines = pp.map((words = [], index) => {
    const other = second.get(index);
    return other ? { pp: words, tesseract: other } : { pp: words };
  });
  return { lines, languages, ...(trouble === undefined ? {} : { trouble }) };
}

export interface Readings {
  readonly lines: readonly LineReadings[];
  readonly languages: readonly Language[];
  /** Why the second engine could not be asked, although it should have been. */
  readonly trouble?: string;
}

/** By line. A page of one engine alone is less sure, and better than none: so trouble with the second is told, not thrown. */
async function secondReadings(
  lines: readonly LineCrop[],
  tesseract: Tesseract | undefined,
  languages: readonly Language[],
): Promise<{ read: LineWord[][]; trouble?: string }> {
  if (!tesseract || lines.length === 0) return { read: [] };
  try {
    return { read: unstacked(await tesseract.read(stacked(lines), languages), lines.length) };
  } catch (error) {
    return { read: [], trouble: error instanceof Error ? error.message : String(error) };
  }
}

/** Pixels of line that the first engine reads of a page, about two seconds; an order of two full pages has half of it. */
const WIDTH_MAX = 32_000;

/** Narrow lines first: they are cells and headers. What is left over on a page of small print is prose, for Tesseract alone. */
async function firstReadings(
  lines: readonly LineCrop[],
  sessions: PpSessions,
  widthMax: number,
): Promise<(PpWord[] | undefined)[]> {
  const readings: (PpWord[] | undefined)[] = lines.map(() => undefined);
  let width = 0;
  const narrowFirst = [...lines.entries()].toSorted(([, one], [, other]) => one.gray.width - other.gray.width);
  for (const [index, line] of narrowFirst) {
    width += line.gray.width;
    if (width > widthMax) break;
    readings[index] = splitWords(line, await recognizeLine(sessions, line));
  }
  return readings;
}

/** Of words without digits whose every character is this sure, Tesseract changes next to none. */
const SURE = 0.9;

/** Numbers and codes are worth a second look always, words only where the first engine is in doubt. */
function paysOff(words: readonly PpWord[] | undefined): boolean {
  return !words || words.some(({ text, probabilities }) => /\d/.test(text) || Math.min(...probabilities) < SURE);
}
