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
): Promise<{ lines: LineReadings[]; languages: Language[] }> {
  const pp = await firstReadings(page.lines, sessions, tesseract ? WIDTH_MAX : Infinity);
  const languages = languagesOf(pp.flatMap((words) => (words ?? []).map(({ text }) => text)));
  const asked = tesseract ? [...pp.keys()].filter((index) => paysOff(pp[index])) : [];
  const second = new Map<number, LineWord[]>();
  if (tesseract && asked.length > 0) {
    const stack = stacked(asked.flatMap((index) => page.lines[index] ?? []));
    const read = unstacked(await tesseract.read(stack, languages), asked.length);
    for (const [row, index] of asked.entries()) second.set(index, read[row] ?? []);
  }
  const lines = pp.map((words = [], index) => {
    const other = second.get(index);
    return other ? { pp: words, tesseract: other } : { pp: words };
  });
  return { lines, languages };
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
