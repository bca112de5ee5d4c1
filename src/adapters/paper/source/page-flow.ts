/**
 * Lines of text and tables, one below the other, as one page: what mails, web pages and Word files are made of. A character
 * is 6 points wide and a line 12 high, so that pasted tables keep their columns.
 */
import type { Place } from '../../../model/lineage.ts';
import type { Cell, Page, Word } from '../page.ts';

/** Characters that stand on one line of the source. */
export interface Chars {
  readonly text: string;
  readonly bold?: boolean;
  /** Relative to the usual size of letters, 1 unless it is a heading. */
  readonly scale?: number;
  /** Where characters of the text stand in the source. */
  readonly at: (start: number, end: number) => Place;
}

export interface FlowCell extends Cell {
  /** One for each line of the cell. */
  readonly lines: readonly Chars[];
}

export const LINE_HEIGHT = 12;
export const CHAR_WIDTH = 6;
const SIZE = 10;
const TAB = 8;
const COLUMN_MAX = 60; // Characters; a longer text overlaps nothing, it is only drawn narrower.

export class PageFlow {
  readonly #words: Word[] = [];
  readonly #wordsMax: number;
  #y = LINE_HEIGHT;
  #width = 0;
  #tables = 0;
  /** True once something was left out because of the limit. */
  isFull = false;

  constructor(wordsMax: number) {
    this.#wordsMax = wordsMax;
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  /** White space between blocks: blank lines part what belongs together from what does not. */
  gap(lines = 1): void {
    if (this.#words.length > 0) this.#y += lines * LINE_HEIGHT;
  }

  line(whole: Chars, quote = 0): void {
    for (const chars of wrapped(whole)) this.#row(chars, quote);
  }

  #row(chars: Chars, quote: number): void {
    for (const { text, start, column, columns } of wordsOf(chars.text)) {
      this.#add({
        text,
        box: [column * CHAR_WIDTH, this.#y, (column + columns) * CHAR_WIDTH, this.#y + LINE_HEIGHT - 2],
        confidence: 1,
        size: SIZE * (chars.scale ?? 1),
        bold: chars.bold === true,
        at: chars.at(start, start + text.length),
        ...(quote === 0 ? {} : { quote }),
      });
    }
    this.#y += LINE_HEIGHT;
  }

  /** Cells in any order; columns are as wide as what stands in them, or as many characters as is said. */
  table(cells: readonly FlowCell[], quote = 0, widths: readonly (number | undefined)[] = []): void {
    const rows = heightsOf(cells);
    const lefts = leftsOf(cells, widths);
    const top = this.#y;
    let bottom = top;
    this.#tables += 1;
    for (const { lines: said, ...place } of cells) {
      const lines = said.slice(0, CELL_LINES_MAX).flatMap(wrapped);
      const cell: Cell = { ...place, table: this.#tables };
      const y = top + (rows.get(cell.row) ?? 0) * LINE_HEIGHT;
      const left = lefts[cell.column] ?? 0;
      const right = lefts[cell.column + cell.columnSpan] ?? lefts.at(-1) ?? left;
      lines.forEach((chars, index) => {
        const text = chars.text.trim();
        if (text === '') return;
        const start = chars.text.indexOf(text);
        const width = Math.min(right - left - 2, columnsOf(text) * CHAR_WIDTH);
        const y0 = y + index * LINE_HEIGHT;
        bottom = Math.max(bottom, y0 + LINE_HEIGHT);
        this.#add({
          text,
          box: [left, y0, left + Math.max(CHAR_WIDTH, width), y0 + LINE_HEIGHT - 2],
          confidence: 1,
          size: SIZE * (chars.scale ?? 1),
          bold: chars.bold === true,
          at: chars.at(start, start + text.length),
          cell,
          ...(quote === 0 ? {} : { quote }),
        });
      });
    }
    this.#y = bottom;
  }

  page(number: number, name?: string): Page {
    return {
      number,
      width: this.#width + CHAR_WIDTH,
      height: this.#y + LINE_HEIGHT,
      origin: this.#tables > 0 ? 'cells' : 'lines',
      words: this.#words,
      rules: [],
      ...(name === undefined ? {} : { name }),
    };
  }

  #add(word: Word): void {
    if (this.#words.length >= this.#wordsMax) {
      this.isFull = true;
      return;
    }
    this.#width = Math.max(this.#width, word.box[2]);
    this.#words.push(word);
  }
}

interface GridWord {
  readonly text: string;
  readonly start: number;
  readonly column: number;
  readonly columns: number;
}

/** Words with their columns on the grid; a tabulator goes on to the next multiple of eight. */
function wordsOf(line: string): GridWord[] {
  const words: GridWord[] = [];
  let column = 0;
  let from = 0;
  for (const match of line.matchAll(/\S{1,200}/gu)) {
    const [text] = match;
    const spaces = line.slice(from, match.index);
    if (spaces === '  ' && isOneGap(words.at(-1)?.text, text)) column += 1;
    else for (const space of spaces) column = space === '\t' ? nextTab(column) : column + widthOf(space);
    const columns = columnsOf(text);
    words.push({ text, start: match.index, column, columns });
    column += columns;
    from = match.index + text.length;
  }
  return words;
}

/** A line of any length as lines that a person could read: what compares words with words would take for ever otherwise. */
function wrapped(chars: Chars): Chars[] {
  if (chars.text.length <= LINE_MAX) return [chars];
  const pieces: Chars[] = [];
  for (let from = 0; from < chars.text.length;) {
    const space = chars.text.lastIndexOf(' ', from + LINE_MAX);
    const to = chars.text.length - from <= LINE_MAX ? chars.text.length : space > from ? space + 1 : from + LINE_MAX;
    const start = from;
    pieces.push({ ...chars, text: chars.text.slice(from, to), at: (a, b) => chars.at(start + a, start + b) });
    from = to;
  }
  return pieces;
}
const LINE_MAX = 1000; // The longest paragraph of an order seen had 600 characters.
const CELL_LINES_MAX = 200;

/** Two spaces behind the end of a sentence, and between state and postal code, part nothing: `Joplin, MO  64879`. */
function isOneGap(before: string | undefined, after: string): boolean {
  return (
    before !== undefined && (/[.!?]$/.test(before) || (/^[A-Z]{2}$/.test(before) && /^\d{5}(?:-\d{4})?\b/.test(after)))
  );
}

/** At least two columns on, so that a tabulator always parts what stands beside it. */
function nextTab(column: number): number {
  return (Math.floor((column + 1) / TAB) + 1) * TAB;
}

/** Columns that a text takes on a typewriter's grid: Chinese and Japanese letters take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += widthOf(letter);
  return columns;
}

function widthOf(letter: string): number {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
    letter,
  )
    ? 2
    : 1;
}

const BLANK_MAX = 3; // Rows without a cell part blocks; a thousand of them say no more than three.

/** Line at which each row begins. */
function heightsOf(cells: readonly FlowCell[]): Map<number, number> {
  const lines = new Map<number, number>();
  for (const { row, rowSpan, lines: own } of cells) {
    const count = rowSpan > 1 ? 1 : Math.max(1, own.slice(0, CELL_LINES_MAX).flatMap(wrapped).length);
    lines.set(row, Math.max(lines.get(row) ?? 0, count));
  }
  const starts = new Map<number, number>();
  let at = 0;
  let before: number | undefined;
  for (const [row, count] of [...lines].toSorted((a, b) => a[0] - b[0])) {
    if (before !== undefined) at += Math.min(row - before - 1, BLANK_MAX);
    starts.set(row, at);
    at += count;
    before = row;
  }
  return starts;
}

/** Left edge of each column, and the right edge of the last one. */
function leftsOf(cells: readonly FlowCell[], said: readonly (number | undefined)[]): number[] {
  const widths: number[] = [];
  for (const { column, columnSpan, lines } of cells) {
    const longest = lines.reduce((most, { text }) => Math.max(most, columnsOf(text.trim())), 3);
    for (let at = column; at < column + columnSpan; at++)
      widths[at] = Math.max(widths[at] ?? 0, columnSpan === 1 ? Math.min(COLUMN_MAX, longest) : 0);
  }
  const lefts = [0];
  for (let at = 0; at < widths.length; at++)
    lefts.push((lefts.at(-1) ?? 0) + (Math.max(said[at] ?? widths[at] ?? 0, 3) + 2) * CHAR_WIDTH);
  return lefts;
}
