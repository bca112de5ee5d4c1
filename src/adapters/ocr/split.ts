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
  /** By character of `text`. */
  readonly probabilities: readonly number[];
}

/** Of the height of the line's ink: a gap this wide parts two words though the recognizer saw no space. */
const GAP_MIN = 0.34;
/** Where the recognizer saw a space, this much white is enough to believe it. */
const SPACE_GAP_MIN = 0.1;

export function splitWords(crop: LineCrop, characters: readonly Character[]): PpWord[] {
  const ink = inkColumns(crop);
  const rows = inkRows(crop);
  const height = Math.max(rows.to - rows.from, LINE_HEIGHT / 4);
  const gaps = gapsOf(ink).filter((gap) => gap.to - gap.from >= SPACE_GAP_MIN * height);
  const words: PpWord[] = [];
  let word: Character[] = [];
  let left = firstInk(ink);
  const shut = (right: number): void => {
    if (word.length > 0) words.push(wordOf(crop, word, left, right, rows));
    word = [];
  };
  let previous: Character | undefined;
  let spaced = false;
  for (const character of characters) {
    if (character.text === ' ' || character.text === '\u3000') {
      spaced = true;
      continue;
    }
    const gap = previous && widestBetween(gaps, previous.x, character.x);
    const width = gap ? gap.to - gap.from : 0;
    if (previous && (width >= GAP_MIN * height || spaced)) {
      const middle = (previous.x + character.x) / 2;
      shut(gap ? gap.from : middle);
      left = gap ? gap.to : middle;
    }
    word.push(character);
    previous = character;
    spaced = false;
  }
  shut(lastInk(ink));
  return words;
}

function wordOf(crop: LineCrop, characters: readonly Character[], left: number, right: number, rows: Span): PpWord {
  const [from, to] = [Math.min(left, right), Math.max(left, right)];
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
    probabilities: characters.flatMap(({ text, probability }) =>
      Array.from({ length: text.length }, () => probability),
    ),
  };
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
