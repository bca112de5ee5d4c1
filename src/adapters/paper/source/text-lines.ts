/** Plain text as a page of lines on a typewriter's grid. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Page } from '../page.ts';
import { PageFlow, type Chars } from './page-flow.ts';

export interface TextOptions {
  readonly number: number;
  readonly wordsMax: number;
  /** Name of the text for places. */
  readonly part: string;
  /** How deep each line is quoted; none when absent. */
  readonly quotes?: readonly number[];
  /** What stands above: a mail's subject. */
  readonly above?: readonly Chars[];
}

export interface TextLine {
  readonly text: string;
  /** Of its first character in the whole text. */
  readonly start: number;
}

/** Lines with their offsets; the ends of lines belong to none. */
export function linesIn(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r|\f|\u2028|$/g)) {
    lines.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
    if (match[0] === '') break;
  }
  return lines;
}

export function readText(text: string, options: TextOptions): { page: Page; findings: Finding[] } {
  const { number, wordsMax, part, quotes } = options;
  const flow = new PageFlow(wordsMax);
  for (const chars of options.above ?? []) flow.line(chars);
  flow.gap();
  linesIn(text).forEach((line, index) => {
    if (flow.isFull) return;
    // The marks of a quotation are no words of it: they would stand in front of every line.
    const bare = line.text.replace(/^\uFEFF/, '').replace(/^(?:\s?>)+ ?/, '');
    const skipped = line.text.length - bare.length;
    flow.line(
      {
        text: bare,
        at: (start, end) => ({ part, start: line.start + skipped + start, end: line.start + skipped + end }),
      },
      quotes?.[index] ?? 0,
    );
  });
  const findings = flow.isFull
    ? [finding('paper-words-limit', `The text holds more than ${wordsMax} words; the first ones were read (wordsMax).`)]
    : [];
  return { page: flow.page(number), findings };
}
