/**
 * A recognized line becomes words. The recognizer drops many spaces, and a detected line may reach over several columns,
 * so the white gaps of the picture decide together with its spaces: no word reaches over a gap.
 */
import { LINE_HEIGHT, type LineCrop } from './crop.ts';
import { firstInk, gapsOf, inkColumns, inkRows, lastInk, type Span } from './profile.ts';
import type { Character } from './recognize.ts';

export interface PpWord {
  readonly text: string;
  /** Pixels of the page. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  /** Pixels of its line. */
  readonly left: number;
  readonly right: number;
  /** True where the white before it may as well lie within a word. */
  readonly soft: boolean;
  /** By character of `text`. */
  readonly probabilities: readonly number[];
  /** Middle of each character, in pixels of its line. */
  readonly middles: readonly number[];
}

/**
 * Of the height of the line's ink: white that is wider by this than the line's usual white between letters parts two words
 * though the recognizer saw no space. Letters of one width, as typewriters have them, leave much white beside the narrow
 * ones, and most beside a point.
 */
const GAP_MORE = 0.2;
const NARROW_GAP_MORE = 0.35;
const NARROW = /[|()[\]/1IiljtfrJ]/u;
const POINT_GAP_MORE = 0.5;
/** Where the recognizer saw a space, this much white is enough to believe it. */
const SPACE_GAP_MIN = 0.1;
/** A gap of this many heights parts two words whatever the other engine says. */
const FIRM_GAP_MIN = 0.9;

/** A character that is no space, and whether the recognizer saw a space before it. */
interface Letter extends Character {
  readonly spaced: boolean;
}

export function splitWords(crop: LineCrop, characters: readonly Character[]): PpWord[] {
  const ink = inkColumns(crop);
  const rows = inkRows(crop);
  const height = Math.max(rows.to - rows.from, LINE_HEIGHT / 4);
  const gaps = gapsOf(ink).filter((gap) => gap.to - gap.from >= SPACE_GAP_MIN * height);
  const letters = lettersOf(characters);
  const between = letters.map((letter, index) => widestBetween(gaps, letters[index - 1]?.x ?? letter.x, letter.x));
  const usual = median(between.slice(1).map((gap) => (gap ? gap.to - gap.from : 0)));
  const words: PpWord[] = [];
  let word: Letter[] = [];
  let [left, soft] = [firstInk(ink), false];
  const shut = (right: number): void => {
    if (word.length > 0) words.push(wordOf(crop, word, { from: left, to: right }, rows, soft));
    word = [];
  };
  for (const [index, letter] of letters.entries()) {
    const previous = letters[index - 1];
    const gap = between[index];
    const width = gap ? gap.to - gap.from : 0;
    if (previous && isGap(letters, index, (width - usual) / height)) {
      const middle = (previous.x + letter.x) / 2;
      shut(gap ? gap.from : middle);
      left = gap ? gap.to : middle;
      soft = width < FIRM_GAP_MIN * height;
    }
    word.push(letter);
  }
  shut(lastInk(ink));
  return words;
}

function lettersOf(characters: readonly Character[]): Letter[] {
  const isSpace = (at: number): boolean => /^\s$/u.test(characters[at]?.text ?? '');
  return characters.flatMap((character, index) =>
    isSpace(index) ? [] : [{ ...character, spaced: index > 0 && isSpace(index - 1) }],
  );
}

/** Is there a space before the letter at `index`? `more` is how much wider than usual, in heights. */
function isGap(letters: readonly Letter[], index: number, more: number): boolean {
  const textAt = (at: number): string => letters[at]?.text ?? '';
  const [left, right] = [textAt(index - 1), textAt(index)];
  const isInNumber =
    /^\d[.,]\d$/.test(textAt(index - 2) + left + right) || /^\d[.,]\d$/.test(left + right + textAt(index + 1));
  // Inside a number no space is believed that the picture does not show.
  if (letters[index]?.spaced === true && !isInNumber) return true;
  if (isInNumber || /^[.,:;]$/.test(right)) return more >= POINT_GAP_MORE;
  return more >= (NARROW.test(left + right) ? NARROW_GAP_MORE : GAP_MORE);
}

function wordOf(crop: LineCrop, characters: readonly Character[], span: Span, rows: Span, soft: boolean): PpWord {
  const [from, to] = [Math.min(span.from, span.to), Math.max(span.from, span.to)];
  const corners = [
    crop.toPage(from, rows.from),
    crop.toPage(to, rows.from),
    crop.toPage(from, rows.to),
    crop.toPage(to, rows.to),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    text: characters.map(({ text }) => text).join(''),
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    left: from,
    right: to,
    soft,
    probabilities: characters.flatMap(({ text, probability }) =>
      Array.from({ length: text.length }, () => probability),
    ),
    middles: characters.flatMap(({ text, x }) => Array.from({ length: text.length }, () => x)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

function widestBetween(gaps: readonly Span[], left: number, right: number): Span | undefined {
  let widest: Span | undefined;
  for (const gap of gaps) {
    const middle = (gap.from + gap.to) / 2;
    if (middle <= left || middle >= right) continue;
    if (!widest || gap.to - gap.from > widest.to - widest.from) widest = gap;
  }
  return widest;
}
