/**
 * From glyphs to words, by where they stand: the order in which a PDF draws, and the spaces it draws, are hints at most.
 * Pure; works in the frame of the text's own direction, so that turned text is cut like upright text.
 */
import { unified } from './radicals.ts';

/** One character in the frame of its direction: `u` runs along the baseline, `v` down. */
export interface Glyph {
  readonly text: string;
  /** Direction of the baseline in degrees clockwise, 0 to 359; glyphs of different directions never meet. */
  readonly angle: number;
  /** From where the pen stands before it is drawn to where it stands after. */
  readonly u0: number;
  readonly u1: number;
  /** The baseline. */
  readonly v: number;
  /** Upper and lower edge of the ink. */
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly bold: boolean;
  /** What one operator drew shares a number. */
  readonly run: number;
}

export interface Chunk {
  readonly text: string;
  readonly angle: number;
  readonly u0: number;
  readonly v0: number;
  readonly u1: number;
  readonly v1: number;
  readonly size: number;
  readonly bold: boolean;
}

// Parts of the font size. A word space is 0.25 to 0.28 in most fonts and shrinks to about 0.2 in justified text; kerning
// pairs stay below 0.1.
const GAP_MIN = 0.14;
const DRAWN_SPACE_MIN = 0.1; // A space that was drawn counts unless the pen went back over it.
const BACK_MAX = 0.1; // Accents are drawn a little before what they stand on.
const OVER_MIN = 0.25; // Kerning and slanted letters reach less far into the next one.
const STROKE_TOLERANCE = 0.02;
const COLUMN_GAP_MIN = 1; // More than a word space, in justified text as well.
const COLUMN_OVER_MIN = 0.12; // Digits as well as letters are kerned, by less.
const COLUMN_LINES_MIN = 2;
const BASELINE_DIFFERENCE_MAX = 0.2;
const SIZE_RATIO_MAX = 1.5; // Small capitals are 0.75 of the capital before them.
const SPACING_MAX = 0.7; // Letter spacing of one run; what is wider is a column of single letters.
const SPACING_ACROSS_RUNS_MAX = 0.3;
const SPACED_CAPITALS_MIN = 4; // Fewer may be initials, or the heads of narrow columns.
const ASCENT = 0.72; // A capital's height in usual fonts; keeps a word such as "-" as high as its line.
const DESCENT = 0.2;

/** Words of all directions; what is drawn with white space inside is cut there. */
export function wordsOf(glyphs: readonly Glyph[]): Chunk[] {
  const chains: Glyph[][] = [];
  for (const line of linesOf(withoutRepeats(inStrokes(glyphs)))) for (const word of cut(line)) chains.push(word);
  return chains.map(chunkOf).filter((chunk) => chunk.text.trim() !== '');
}

/** Many producers draw letter by letter: letters that end where the next one begins were drawn in one go all the same. */
function inStrokes(glyphs: readonly Glyph[]): Glyph[] {
  const result: Glyph[] = [];
  let isLastSingle = false;
  for (const run of runsOf(glyphs)) {
    const [glyph] = run as [Glyph];
    const last = result.at(-1);
    const isSingle = run.length === 1;
    if (last !== undefined && isSingle && isLastSingle && continues(last, glyph))
      result.push({ ...glyph, run: last.run });
    else result.push(...run);
    isLastSingle = isSingle;
  }
  return result;
}

function continues(last: Glyph, next: Glyph): boolean {
  const tolerance = STROKE_TOLERANCE * next.size;
  const differences = [last.v - next.v, last.size - next.size, last.u1 - next.u0];
  return (
    last.angle === next.angle && last.bold === next.bold && differences.every((each) => Math.abs(each) < tolerance)
  );
}

/** Text drawn twice at nearly the same place is given once, and is bold when the copies do not coincide. */
function withoutRepeats(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  const cells = new Map<number, number[]>();
  for (const run of runsOf(glyphs)) {
    const repeated = run.map((glyph) => indexOfRepeated(glyph, kept, cells));
    // One digit of a price upon the same digit of the day before it is no copy: text is drawn twice as a whole.
    const isCopy = repeated.filter((index) => index !== undefined).length * 2 > run.length;
    for (const [at, glyph] of run.entries()) {
      const index = repeated[at];
      if (index === undefined || !isCopy) {
        keep(glyph, kept, cells);
        continue;
      }
      const other = kept[index] as Glyph;
      if (Math.max(Math.abs(other.u0 - glyph.u0), Math.abs(other.v - glyph.v)) > 0.1)
        kept[index] = { ...other, bold: true };
    }
  }
  return kept;
}

function keep(glyph: Glyph, kept: Glyph[], cells: Map<number, number[]>): void {
  const key = cellKey(glyph.text, cellOf(glyph.u0), cellOf(glyph.v));
  const cell = cells.get(key);
  if (cell === undefined) cells.set(key, [kept.length]);
  else cell.push(kept.length);
  kept.push(glyph);
}

/** What was drawn in one go. */
function runsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    if (run?.[0]?.run === glyph.run) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

function indexOfRepeated(
  glyph: Glyph,
  kept: readonly Glyph[],
  cells: ReadonlyMap<number, number[]>,
): number | undefined {
  // The narrowest letters are 0.22 wide, so the next one is never that near. Letters as large as the page are capped.
  const reach = Math.min(glyph.size * 0.12, CELL);
  for (let column = cellOf(glyph.u0 - reach); column <= cellOf(glyph.u0 + reach); column += 1) {
    for (let row = cellOf(glyph.v - reach); row <= cellOf(glyph.v + reach); row += 1) {
      for (const index of cells.get(cellKey(glyph.text, column, row)) ?? []) {
        const other = kept[index] as Glyph;
        // Letters of one run never repeat each other: the two f of a ligature stand at one place.
        if (other.run === glyph.run || other.text !== glyph.text || other.angle !== glyph.angle) continue;
        const distance = Math.max(Math.abs(other.u0 - glyph.u0), Math.abs(other.v - glyph.v));
        if (distance <= reach && Math.abs(other.size - glyph.size) <= reach) return index;
      }
    }
  }
  return undefined;
}

const CELL = 4; // Points.

function cellOf(at: number): number {
  return Math.floor(at / CELL);
}

/** One number for a character in a cell; a text key would cost more than all the rest of the search. */
function cellKey(text: string, column: number, row: number): number {
  return (((column + 8192) * 16_384 + row + 8192) % 2 ** 31) * 2 ** 21 + (text.codePointAt(0) ?? 0);
}

/** Pieces that were drawn in one go from left to right, joined where one begins where another ends. */
function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const beginning = columnStarts(glyphs);
  const pieces: Glyph[][] = [];
  for (const glyph of glyphs) {
    const piece = pieces.at(-1);
    const last = piece?.at(-1);
    const isNext =
      piece !== undefined &&
      last !== undefined &&
      follows(last, glyph) &&
      !covers(glyph, last, piece.at(-2)) &&
      !beginning.has(glyph);
    if (isNext) piece.push(glyph);
    else pieces.push([glyph]);
  }
  return bySuccession(pieces, beginning);
}

/**
 * First characters of what was drawn over the end of the text before it, where other lines have a word that begins at the same place
 * with nothing near before it: the next column, into which a long text runs. Pieces of one word lie together on every line alike.
 */
function columnStarts(glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const rows = new Map<string, Glyph[][]>();
  for (const run of runsOf(glyphs)) {
    const text = run.filter(({ text: character }) => !isSpace(character));
    const first = text[0];
    if (first === undefined) continue;
    const key = `${first.angle}:${Math.round(first.v)}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [text]);
    else row.push(text);
  }
  const free = new Map<string, number>();
  const over: Glyph[] = [];
  for (const row of rows.values()) {
    let end = Number.NEGATIVE_INFINITY;
    for (const run of row.toSorted((one, other) => (one[0] as Glyph).u0 - (other[0] as Glyph).u0)) {
      const first = run[0] as Glyph;
      const gap = (first.u0 - end) / first.size;
      if (gap > COLUMN_GAP_MIN) free.set(columnKey(first), (free.get(columnKey(first)) ?? 0) + 1);
      else if (run.length > 1 && gap < -COLUMN_OVER_MIN) over.push(first);
      end = Math.max(end, (run.at(-1) as Glyph).u1);
    }
  }
  return new Set(over.filter((first) => (free.get(columnKey(first)) ?? 0) >= COLUMN_LINES_MIN));
}

/** Columns are set by numbers, so that their lines begin at the same place to a fraction of a point. */
function columnKey({ angle, u0 }: Glyph): string {
  return `${angle}:${Math.round(u0 * 4)}`;
}

function follows(last: Glyph, next: Glyph): boolean {
  const size = Math.min(last.size, next.size);
  // From start to start, because the letters of a ligature stand at one place, and some fonts say too great widths.
  return isOnLine(last, next) && next.u0 - last.u0 >= -BACK_MAX * size && next.u0 - last.u1 < 2 * size;
}

/**
 * A letter of another run over a good part of the one before it: `Qty 1000s` reaches into `Unit`. Only where the widths of that run are
 * right, because its letters stand side by side.
 */
function covers(next: Glyph, last: Glyph, before: Glyph | undefined): boolean {
  if (before?.run !== last.run || next.run === last.run || !/[\p{L}\p{N}]/u.test(next.text)) return false;
  const isRight = last.u0 - before.u1 > -BACK_MAX * last.size;
  return isRight && last.u1 - next.u0 > OVER_MIN * last.size && next.u1 - next.u0 > OVER_MIN * last.size;
}

function isOnLine(one: Glyph, other: Glyph): boolean {
  const size = Math.min(one.size, other.size);
  if (one.angle !== other.angle || Math.max(one.size, other.size) > SIZE_RATIO_MAX * size) return false;
  return Math.abs(one.v - other.v) <= BASELINE_DIFFERENCE_MAX * size;
}

/**
 * Appends a piece to the piece whose end it touches, on the same baseline: producers that place letter by letter, or by
 * font, leave a word in pieces in any order.
 */
function bySuccession(pieces: Glyph[][], beginning: ReadonlySet<Glyph>): Glyph[][] {
  const ordered = pieces.toSorted((one, other) => (one[0] as Glyph).u0 - (other[0] as Glyph).u0);
  const byRow = new Map<number, Glyph[][]>();
  const result: Glyph[][] = [];
  for (const piece of ordered) {
    const first = piece[0] as Glyph;
    const row = Math.round(first.v / 4);
    let host: Glyph[] | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (const near of beginning.has(first) ? [] : [row, row - 1, row + 1]) {
      const candidates = byRow.get(rowKey(first.angle, near)) ?? [];
      for (let index = candidates.length - 1; index >= 0; index -= 1) {
        const candidate = candidates[index] as Glyph[];
        const last = candidate.at(-1) as Glyph;
        const gap = first.u0 - last.u1;
        // Pieces come from left to right: what ends that far before this one is reached by no later one either.
        if (gap > FAR) candidates.splice(index, 1);
        const isTouching = gap > -0.1 * first.size && gap < GAP_MIN * first.size;
        // Bold beside plain is a label beside its value.
        if (isTouching && Math.abs(gap) < nearest && last.bold === first.bold && isOnLine(last, first)) {
          host = candidate;
          nearest = Math.abs(gap);
        }
      }
    }
    if (host !== undefined) {
      host.push(...piece);
      continue;
    }
    const key = rowKey(first.angle, row);
    const list = byRow.get(key);
    if (list === undefined) byRow.set(key, [piece]);
    else list.push(piece);
    result.push(piece);
  }
  return result;
}

const FAR = 200; // Points; a gap within a word of the largest print is smaller.

function rowKey(angle: number, row: number): number {
  return angle * 1_000_000 + row;
}

/** Cuts one piece into words at spaces and gaps. */
function cut(line: readonly Glyph[]): Glyph[][] {
  const spacing = spacingOf(line);
  const words: Glyph[][] = [];
  let word: Glyph[] = [];
  let isAfterSpace = false;
  for (const glyph of line) {
    if (isSpace(glyph.text)) {
      isAfterSpace = true;
      continue;
    }
    const last = word.at(-1);
    if (last !== undefined) {
      const gap =
        (glyph.u0 - last.u1) / glyph.size -
        (last.run === glyph.run ? spacing : Math.min(spacing, SPACING_ACROSS_RUNS_MAX));
      if (gap > (isAfterSpace ? DRAWN_SPACE_MIN : GAP_MIN)) {
        words.push(word);
        word = [];
      }
    }
    word.push(glyph);
    isAfterSpace = false;
  }
  if (word.length > 0) words.push(word);
  return withoutSpacing(words);
}

/**
 * `P U R C H A S E` and `単 価` with a drawn space after each letter are words: four capitals or two ideographs and more,
 * evenly and narrowly apart.
 */
function withoutSpacing(words: Glyph[][]): Glyph[][] {
  const result: Glyph[][] = [];
  let index = 0;
  while (index < words.length) {
    const end =
      endOfSpaced(words, index, CAPITAL, SPACED_CAPITALS_MIN) ?? endOfSpaced(words, index, IDEOGRAPH, 2) ?? index + 1;
    result.push(words.slice(index, end).flat());
    index = end;
  }
  return result;
}

const CAPITAL = /^\p{Lu}$/u;
const IDEOGRAPH = /^\p{Script=Han}$/u;

/** Undefined when no spaced word begins here. */
function endOfSpaced(words: Glyph[][], start: number, kind: RegExp, min: number): number | undefined {
  const gap = gapAfter(words, start);
  if (gap > SPACING_MAX || !isSingle(words[start], kind)) return undefined;
  let end = start + 1;
  while (isSingle(words[end], kind) && Math.abs(gapAfter(words, end - 1) - gap) < 0.1) end += 1;
  // What follows at the same distance belongs to the same sentence: then these are words of one letter.
  return end - start >= min && gapAfter(words, end - 1) > gap + 0.1 ? end : undefined;
}

function gapAfter(words: Glyph[][], index: number): number {
  const [one, next] = [words[index]?.at(-1), words[index + 1]?.[0]];
  return one === undefined || next === undefined ? Number.POSITIVE_INFINITY : (next.u0 - one.u1) / next.size;
}

function isSingle(word: readonly Glyph[] | undefined, kind: RegExp): boolean {
  return word?.length === 1 && kind.test(word[0]?.text ?? '');
}

/** What is between the letters of a spaced-out heading, in parts of the font size; 0 for most text. */
function spacingOf(line: readonly Glyph[]): number {
  const gaps: number[] = [];
  for (let index = 1; index < line.length; index += 1) {
    const [last, next] = [line[index - 1] as Glyph, line[index] as Glyph];
    if (!isSpace(last.text) && !isSpace(next.text)) gaps.push((next.u0 - last.u1) / next.size);
  }
  if (gaps.length < 3) return 0;
  const quarter = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0;
  return quarter > 0 && quarter <= SPACING_MAX ? quarter : 0;
}

function isSpace(text: string): boolean {
  return /^\s*$/u.test(text);
}

function chunkOf(glyphs: readonly Glyph[]): Chunk {
  const first = glyphs[0] as Glyph;
  let { u0, u1 } = first;
  let v0 = Number.POSITIVE_INFINITY;
  let v1 = Number.NEGATIVE_INFINITY;
  let size = 0;
  let boldCount = 0;
  for (const glyph of glyphs) {
    u0 = Math.min(u0, glyph.u0);
    u1 = Math.max(u1, glyph.u1);
    v0 = Math.min(v0, glyph.top, glyph.v - ASCENT * glyph.size);
    v1 = Math.max(v1, glyph.bottom, glyph.v + DESCENT * glyph.size);
    size = Math.max(size, glyph.size);
    if (glyph.bold) boldCount += 1;
  }
  const text = unified(glyphs.map((glyph) => glyph.text).join('')).normalize('NFC');
  return { text, angle: first.angle, u0, v0, u1, v1, size, bold: boldCount * 2 > glyphs.length };
}
