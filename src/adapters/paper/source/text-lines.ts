/** Plain text as a page of lines on a typewriter's grid. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Page } from '../page.ts';
import { listedCells } from './listed-cells.ts';
import { PageFlow, type Chars, type FlowCell } from './page-flow.ts';
import { cellsOf, tableOf } from './tabbed.ts';

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
  const lines = linesIn(text).map((line) => bareLine(line, part));
  for (let at = 0; at < lines.length && !flow.isFull;) {
    const table = tableFrom(lines, at) ?? listedTable(lines, at);
    const quote = quotes?.[at] ?? 0;
    const line = lines[at];
    if (table !== undefined) flow.table(table.cells, quote);
    else if (line !== undefined) flow.line(line.chars, quote);
    at += table?.height ?? 1;
  }
  const findings = flow.isFull
    ? [finding('paper-words-limit', `The text holds more than ${wordsMax} words; the first ones were read (wordsMax).`)]
    : [];
  return { page: flow.page(number), findings };
}

interface BareLine {
  readonly chars: Chars;
}

/** The marks of a quotation are no words of it: they would stand in front of every line. */
function bareLine({ text, start }: TextLine, part: string): BareLine {
  const bare = text.replace(/^\uFEFF/, '').replace(/^(?:\s?>)+ ?/, '');
  const from = start + text.length - bare.length;
  return { chars: { text: bare, at: (a, b) => ({ part, start: from + a, end: from + b }) } };
}

/** Two lines and more whose values tabulators, or bars, part: a table that was pasted, and its cells. */
function tableFrom(lines: readonly BareLine[], from: number): { cells: FlowCell[]; height: number } | undefined {
  const mark = markOf(lines[from]);
  if (mark === undefined) return undefined;
  let height = 1;
  while (markOf(lines[from + height]) === mark) height += 1;
  if (height < 2) return undefined;
  const rows = lines.slice(from, from + height).map(({ chars }) => cellsOf(chars, mark));
  return { cells: tableOf(rows), height };
}

function listedTable(lines: readonly BareLine[], from: number): { cells: FlowCell[]; height: number } | undefined {
  const listed = listedCells((at) => lines[at]?.chars.text.trim(), from);
  const last = listed?.at(-1);
  if (listed === undefined || last === undefined) return undefined;
  const cells = listed.flatMap(({ row, column, line }) => {
    const chars = lines[line]?.chars;
    return chars === undefined ? [] : [{ row, column, rowSpan: 1, columnSpan: 1, lines: [chars] }];
  });
  return { cells, height: last.line + 1 - from };
}

function markOf(line: BareLine | undefined): '\t' | '|' | undefined {
  if (line === undefined) return undefined;
  const { text } = line.chars;
  if (text.trim() === '') return undefined;
  if (/\S\t|\t\S/.test(text)) return '\t';
  return (text.match(/\|/g)?.length ?? 0) >= 2 ? '|' : undefined;
}
