/**
 * Pages of words as lines of segments: what an eye takes in at once. A line is what stands on one height, a segment what
 * stands close together on it. Everything that understands papers starts here.
 */
import type { Box, Cell, Page, Paper, Rule, Word } from '../page.ts';
import type { Place } from '../../../model/lineage.ts';
import { LEXICON, type Lexicon } from '../lexicon/lexicon.ts';
import { fuzzyLexicon } from '../lexicon/fuzzy.ts';
import { asLabelWord } from '../lexicon/known-words.ts';
import { withoutBanner } from './banner.ts';
import { divideWord } from './divide.ts';
import { isOfPitch, pitchOf, type Pitch } from './pitch.ts';
import { joinPlaces } from './place.ts';
import { withSpreadLabels } from './spread.ts';
import { sideLabels, upendedAmong } from './side-labels.ts';
import { stampsOn } from './stamps.ts';

/** A word, or a part of one that a colon or a space of a cell sets apart. */
export interface Token {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly bold: boolean;
  readonly confidence: number;
  readonly at: Place;
  readonly page: number;
  /** True when no white space stands before it. */
  readonly glued: boolean;
  readonly cell?: Cell;
  readonly quote?: number;
  readonly otherText?: string;
}

/** Tokens of one line that stand close together. */
export interface Segment {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly box: Box;
  readonly line: Line;
}

export interface Line {
  /** What labels mean on this paper. */
  readonly lexicon: Lexicon;
  /** Position in the whole paper, in reading order. */
  readonly index: number;
  readonly page: number;
  readonly box: Box;
  readonly size: number;
  readonly tokens: readonly Token[];
  readonly segments: readonly Segment[];
}

export interface Layout {
  readonly lines: readonly Line[];
  /** What was stamped across the pages or lies on them, which stands on none of the lines. */
  readonly stamps: readonly Word[];
  readonly pages: readonly PageLayout[];
}

export interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly origin: Page['origin'];
  readonly name?: string;
  readonly lines: readonly Line[];
  readonly drawn: readonly Word[];
  readonly rules: readonly Rule[];
  /** Vertical rules alone: they part what stands left and right of them. */
  readonly bars: readonly Rule[];
}

/** A gap wider than this many font sizes parts segments: two spaces of a typewriter are 1.2, one is 0.6. */
const SEGMENT_GAP = 0.95;
const SCAN_GAP = 1.25;

/** Lines that were typed with characters say nothing: `-----`, `=====`, `*****`. */
const DRAWN = /^[-_=~*·—–+.]{4,}$/;

export function layOut(paper: Pick<Paper, 'pages'>, lexicon: Lexicon = LEXICON): Layout {
  const pages: PageLayout[] = [];
  const lines: Line[] = [];
  const allStamps: Word[] = [];
  for (const page of paper.pages) {
    const bars = page.rules.filter(({ box }) => box[3] - box[1] > 2 * (box[2] - box[0]) && box[3] - box[1] > 6);
    const isScan = page.origin === 'ocr';
    const stamps = stampsOn(page);
    const { drawn = [] } = page;
    allStamps.push(...stamps, ...drawn);
    const upended = upendedAmong(page.words);
    const kept = (isScan ? withoutBanner(page) : page.words).filter((word) => !upended.has(word) && !stamps.has(word));
    const upright = [...sideLabels(upended, page.words, lexicon), ...kept];
    const words = isScan ? upright.map(asLabelWord) : upright;
    const pageLines = linesOf({ ...page, words }, bars, lines.length, isScan ? fuzzyLexicon(lexicon) : lexicon);
    lines.push(...pageLines);
    const { number, width, height, origin, rules, name } = page;
    pages.push({
      number,
      width,
      height,
      origin,
      lines: pageLines,
      drawn,
      rules,
      bars,
      ...(name === undefined ? {} : { name }),
    });
  }
  return { pages, lines, stamps: allStamps };
}

function linesOf(page: Page, bars: readonly Rule[], firstIndex: number, lexicon: Lexicon): Line[] {
  const tokens = page.words.flatMap((word: Word) => divideWord(word, page)).filter(({ text }) => !DRAWN.test(text));
  const parted = rowsOf(tokens);
  const near = parted.map((row) => withWholeNumbers(row, PARTED_DECIMAL, 0.45));
  const first = page.origin === 'lines' ? near.map(withTypedNumbers) : near;
  // Where decimals have parted thousands, whole numbers have them too: `1 250`.
  const isParted = first.some((row, index) => row.length < (parted[index]?.length ?? 0));
  const rows = isParted ? first.map((row) => withWholeNumbers(row, PARTED_WHOLE, 0.35)) : first;
  const pitch = page.origin === 'ocr' ? pitchOf(tokens) : undefined;
  const labelled = rows.map((row) => withColonsAtLabels([...withSpreadLabels(row, lexicon)]));
  const laid = (partings: (index: number) => Partings): Line[] =>
    labelled.map((row, index) => lineOf(row, page.number, firstIndex + index, partings(index), lexicon));
  const lines = laid(() => ({ bars, pitch }));
  // What fills its column to the edge is parted from the next one by little: the lines around show where that begins.
  return page.origin === 'text' ? laid((index) => ({ bars, pitch, starts: startsAround(lines, index) })) : lines;
}

const AROUND = 5;

/** Left edges of segments that others stand left of, in the lines above and below. */
function startsAround(lines: readonly Line[], index: number): number[] {
  return lines
    .slice(Math.max(0, index - AROUND), index + AROUND + 1)
    .filter((line) => line !== lines[index])
    .flatMap(({ segments }) => segments.slice(1).map(({ box }) => box[0]));
}

const PARTED_DECIMAL = /^\d{3}(?: \d{3})*(?:,\d+|\.\d{2,4})$/;
const PARTED_WHOLE = /^\d{3}(?: \d{3})*$/;

/** `2 180,35` and `6 000.00` are one number where a space parts the thousands: decimals behind it say so. */
function withWholeNumbers(row: readonly Token[], rest: RegExp, gap: number): Token[] {
  const joined: Token[] = [];
  for (let at = row.length - 1; at >= 0; at--) {
    const token = row[at];
    const next = joined[0];
    if (token === undefined) continue;
    const isFront = /^-?\d{1,3}$/.test(token.text) && next !== undefined && rest.test(next.text);
    const isClose = next !== undefined && next.box[0] - token.box[2] < gap * token.size && token.cell === next.cell;
    if (!isFront || !isClose) joined.unshift(token);
    else joined[0] = oneNumber(token, next);
  }
  return joined;
}

/** `1 UN     2 845,0000      2 845,00`: one blank of a typewriter inside a number that stands apart as a column does. */
function withTypedNumbers(row: readonly Token[]): Token[] {
  const isApart = (at: number): boolean => {
    const [before, token] = [row[at - 1], row[at]];
    return before === undefined || token === undefined || token.box[0] - before.box[2] > 1.1 * token.size;
  };
  const columns = row.filter((_, at) => isApart(at)).length;
  if (columns < TYPED_COLUMNS_MIN) return [...row];
  return row.reduce<Token[]>((joined, token, at) => {
    const front = joined.at(-1);
    const isRest =
      front !== undefined && isApart(at - 1) && /^\d{1,3}$/.test(front.text) && PARTED_DECIMAL.test(token.text);
    if (isRest && token.box[0] - front.box[2] < 0.7 * token.size) joined[joined.length - 1] = oneNumber(front, token);
    else joined.push(token);
    return joined;
  }, []);
}
const TYPED_COLUMNS_MIN = 4;

function oneNumber(front: Token, rest: Token): Token {
  return {
    ...front,
    text: `${front.text} ${rest.text}`,
    box: unionBox([front.box, rest.box]),
    at: joinPlaces([front.at, rest.at]) ?? front.at,
    confidence: Math.min(front.confidence, rest.confidence),
  };
}

/** In the place of a number a narrow space parts thousands, decimals or not: `1 000`. */
export function withThousands(cell: readonly Token[]): readonly Token[] {
  return withWholeNumbers(cell, PARTED_WHOLE, 0.75);
}

/** `TERMS        : NET 60`: colons that stand below each other belong to the labels on their left, however far. */
function withColonsAtLabels(row: Token[]): Token[] {
  return row.map((token, index) => {
    const [before, next] = [row[index - 1], row[index + 1]];
    if (!/^[:：]$/.test(token.text) || before === undefined || next === undefined || token.cell !== undefined)
      return token;
    const isFar = token.box[0] - before.box[2] > SEGMENT_GAP * token.size;
    if (!isFar || next.box[0] - token.box[2] > 2 * token.size || !/\p{L}[.)]?$/u.test(before.text)) return token;
    const [, top, right, bottom] = before.box;
    return { ...token, glued: true, box: [right, top, right + 0.3 * token.size, bottom] };
  });
}

const NEAR_ROWS = 100;

/** Groups tokens by height; a token belongs to the row that it overlaps by half of the smaller of both. */
function rowsOf(tokens: readonly Token[]): Token[][] {
  const rows: { top: number; bottom: number; tokens: Token[] }[] = [];
  for (const token of tokens.toSorted((a, b) => middle(a.box) - middle(b.box))) {
    const [, top, , bottom] = token.box;
    // Rows stand in order: what overlaps is among the last ones, however many there are.
    const row = rows.slice(-NEAR_ROWS).findLast((each) => {
      const overlap = Math.min(each.bottom, bottom) - Math.max(each.top, top);
      return overlap > 0.5 * Math.min(each.bottom - each.top, bottom - top);
    });
    if (row === undefined) rows.push({ top, bottom, tokens: [token] });
    else {
      row.tokens.push(token);
      // The row keeps the height of its usual letters: one tall heading must not swallow the lines beside it.
      if (bottom - top < row.bottom - row.top) [row.top, row.bottom] = [top, bottom];
    }
  }
  return rows
    .toSorted((a, b) => a.top + a.bottom - (b.top + b.bottom))
    .map((row) => row.tokens.toSorted((a, b) => a.box[0] - b.box[0]));
}

function lineOf(tokens: Token[], page: number, index: number, partings: Partings, lexicon: Lexicon): Line {
  const segments: Segment[] = [];
  const box = unionBox(tokens.map((token) => token.box));
  const size = median(tokens.map((token) => token.size));
  const line: Line = { lexicon, index, page, box, size, tokens, segments };
  const space = partings.starts === undefined ? 0 : median(spacesIn(tokens));
  let start = 0;
  for (let end = 1; end <= tokens.length; end++) {
    const [before, next] = [tokens[end - 1], tokens[end]];
    if (
      before !== undefined &&
      next !== undefined &&
      !isApart(before, next, partings) &&
      !isColumn(before, next, partings, space)
    )
      continue;
    segments.push(segmentOf(tokens.slice(start, end), line));
    start = end;
  }
  return line;
}

export function segmentOf(tokens: readonly Token[], line: Line): Segment {
  return { tokens, text: textOf(tokens), box: unionBox(tokens.map((token) => token.box)), line };
}

function spacesIn(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1];
    const space = before === undefined ? 0 : token.box[0] - before.box[2];
    return space > 0 && space < SEGMENT_GAP * token.size ? [space] : [];
  });
}

/** A space twice as wide as the others, behind which two lines nearby begin a segment as well. */
function isColumn(left: Token, right: Token, { starts }: Partings, space: number): boolean {
  if (starts === undefined || left.cell !== undefined) return false;
  const gap = right.box[0] - left.box[2];
  if (gap < 0.6 * Math.min(left.size, right.size) || gap < 2 * space) return false;
  return starts.filter((start) => Math.abs(start - right.box[0]) < 0.6).length >= 2;
}

const OVERLAP_MIN = 0.2; // Font sizes; slanted and kerned words reach less far into the next one.

/** What parts segments on a page. */
interface Partings {
  readonly starts?: readonly number[];
  readonly bars: readonly Rule[];
  /** Of letters that all have one width. */
  readonly pitch: Pitch | undefined;
}

/** One space of a typewriter is one and a half letters from box to box at most, two are two. */
const PITCH_GAP = 1.7;

function isApart(left: Token, right: Token, { bars, pitch }: Partings): boolean {
  if (left.cell !== undefined || right.cell !== undefined) return left.cell !== right.cell;
  const gap = right.box[0] - left.box[2];
  // Letters that were recognized have tight boxes: the white around them counts to the gap.
  const wide = left.confidence < 1 ? SCAN_GAP : SEGMENT_GAP;
  const isTyped = pitch !== undefined && isOfPitch(pitch, left) && isOfPitch(pitch, right);
  if (gap > (isTyped ? PITCH_GAP * pitch.width : wide * Math.min(left.size, right.size))) return true;
  // Printed over each other: a head that reaches into the next one. Recognized boxes do so by their tolerance.
  if (gap < -OVERLAP_MIN * Math.min(left.size, right.size) && left.confidence === 1 && right.confidence === 1)
    return true;
  if (gap < 0) return false;
  const y = middle(left.box);
  return bars.some(({ box }) => box[1] <= y && y <= box[3] && box[0] >= left.box[2] - 1 && box[2] <= right.box[0] + 1);
}

/** The characters as a person would copy them: one space where there is white space, none inside Chinese or Japanese. */
export function textOf(tokens: readonly Token[]): string {
  let text = '';
  tokens.forEach((token, index) => {
    if (index > 0 && !token.glued) text += ' ';
    text += token.text;
  });
  return text;
}

/** The place of several tokens as one. */
export function placeOf(tokens: readonly Token[]): Place | undefined {
  return joinPlaces(tokens.map((token) => token.at));
}

export function unionBox(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

export function middle(box: Box): number {
  return (box[1] + box[3]) / 2;
}

export function centre(box: Box): number {
  return (box[0] + box[2]) / 2;
}

/** Length that both boxes share from left to right; negative is the gap between them. */
export function overlapX(a: Box, b: Box): number {
  return Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
