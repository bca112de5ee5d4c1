/** What each of the two engines reads of a page, line by line. */
import { languagesOf } from './languages.ts';
import type { UprightPage } from './lines.ts';
import { recognizeLine } from './recognize.ts';
import type { PpSessions } from './sessions.ts';
import { splitWords, type PpWord } from './split.ts';
import { stacked, unstacked, type LineWord } from './stack.ts';
import type { Language, Tesseract } from './tesseract.ts';

export interface LineReadings {
  readonly pp: readonly PpWord[];
  /** Undefined where Tesseract was not asked. */
  readonly tesseract?: readonly LineWord[];
}

export async function readLines(
  page: UprightPage,
  sessions: PpSessions,
  tesseract: Tesseract | undefined,
): Promise<{ lines: LineReadings[]; languages: Language[] }> {
  const pp: PpWord[][] = [];
  for (const line of page.lines) pp.push(splitWords(line, await recognizeLine(sessions, line)));
  const languages = languagesOf(pp.flat().map(({ text }) => text));
  if (!tesseract) return { lines: pp.map((words) => ({ pp: words })), languages };
  const asked = [...page.lines.keys()].filter((index) => paysOff(pp[index] ?? []));
  if (asked.length === 0) return { lines: pp.map((words) => ({ pp: words })), languages };
  const stack = stacked(asked.flatMap((index) => page.lines[index] ?? []));
  const read = unstacked(await tesseract.read(stack, languages), asked.length);
  const byLine = new Map(asked.map((index, row) => [index, read[row] ?? []]));
  const lines = pp.map((words, index) => {
    const other = byLine.get(index);
    return other ? { pp: words, tesseract: other } : { pp: words };
  });
  return { lines, languages };
}

function paysOff(_words: readonly PpWord[]): boolean {
  return true;
}
