/**
 * Where words begin and end. White gaps mislead the first engine where all letters have one width, and it lets letters that
 * stand close run together; Tesseract knows the width of its letters. Only a wide gap is kept against it.
 */
import type { PpWord } from './split.ts';
import type { LineWord } from './stack.ts';

export function resegmented(pp: readonly PpWord[], tesseract: readonly LineWord[]): PpWord[] {
  return merged(pp, tesseract).flatMap((word) =>
    parted(
      word,
      tesseract.filter(({ left, right }) => left < word.right && right > word.left),
    ),
  );
}

/** Words of `pp` that stand in one word of Tesseract become one, unless a wide gap parts them. */
function merged(pp: readonly PpWord[], tesseract: readonly LineWord[]): PpWord[] {
  const words: PpWord[] = [];
  for (const word of pp) {
    const last = words.at(-1);
    const middle = last && (last.right + word.left) / 2;
    const isInside = middle !== undefined && tesseract.some(({ left, right }) => left < middle && right > middle);
    if (last && word.soft && isInside) words[words.length - 1] = together(last, word);
    else words.push(word);
  }
  return words;
}

function together(one: PpWord, other: PpWord): PpWord {
  const box = [
    Math.min(one.box[0], other.box[0]),
    Math.min(one.box[1], other.box[1]),
    Math.max(one.box[2], other.box[2]),
    Math.max(one.box[3], other.box[3]),
  ] as const;
  return {
    text: one.text + other.text,
    box,
    left: one.left,
    right: other.right,
    soft: one.soft,
    probabilities: [...one.probabilities, ...other.probabilities],
    middles: [...one.middles, ...other.middles],
  };
}

/** Parts a word where Tesseract has a gap between two of its letters; Chinese, which Tesseract cuts up, stays whole. */
function parted(word: PpWord, tesseract: readonly LineWord[]): PpWord[] {
  if (HAN.test(word.text)) return [word];
  const cuts = tesseract.slice(1).flatMap(({ left }, index) => {
    const before = tesseract[index]?.right ?? left;
    if (left < before - OVERLAP_MAX) return overlapping(word, tesseract, index + 1);
    const letter = word.middles.findIndex((middle) => middle > (before + left) / 2);
    // A little white inside a number is the side of a narrow figure: `117.75`.
    const isInNumber = /[\d.,] \d/.test(`${word.text.slice(0, letter)} ${word.text.slice(letter)}`);
    if (isInNumber && left - before < NUMBER_GAP_MIN) return [];
    return letter > 0 ? [{ letter, before: Math.max(before, word.left), left: Math.min(left, word.right) }] : [];
  });
  const parts: PpWord[] = [];
  let [start, from] = [0, word.left];
  for (const { letter, before, left } of cuts) {
    if (letter <= start) continue;
    parts.push(partOf(word, { start, end: letter, from, to: Math.max(before, from) }));
    [start, from] = [letter, Math.max(left, before)];
  }
  parts.push(partOf(word, { start, end: word.text.length, from, to: word.right }));
  return parts;
}

/**
 * Where boxes overlap the middle between them is no gap: letters tell where `Highway12` is parted. `1,260.00/1,000`, which
 * Tesseract parts at its last comma, is one number.
 */
function overlapping(word: PpWord, tesseract: readonly LineWord[], second: number): Cut[] {
  const texts = tesseract.map(({ text }) => text);
  if (texts.join('').length !== word.text.length) return [];
  const letter = texts.slice(0, second).join('').length;
  const parted = `${word.text.slice(0, letter)} ${word.text.slice(letter)}`;
  if (!PARTED.test(parted) || SIZE.test(parted)) return [];
  const middle = ((word.middles[letter - 1] ?? word.left) + (word.middles[letter] ?? word.right)) / 2;
  return [{ letter, before: middle, left: middle }];
}

/** White between words: behind letters, or between a number and a word; never inside of numbers, sizes and codes. */
const PARTED = /(?:[\p{L}&)]|[^\d][,;:.]) [\p{L}\d&(]|[\d)][,;:.]? \p{L}{3}/u;
const SIZE = /\d[x×] \d/u;

interface Cut {
  /** The first letter behind it. */
  readonly letter: number;
  readonly before: number;
  readonly left: number;
}

/** Pixels of white, in a line 48 high, that part two numbers. */
const NUMBER_GAP_MIN = 10;

/** Pixels of a line by which Tesseract's boxes of two words may overlap. */
const OVERLAP_MAX = 6;

const HAN = /\p{Script=Han}/u;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

function partOf(word: PpWord, { start, end, from, to }: Part): PpWord {
  if (start === 0 && end === word.text.length) return word;
  const [x0, y0, x1, y1] = word.box;
  const pageX = (x: number): number => x0 + ((x1 - x0) * (x - word.left)) / (word.right - word.left);
  return {
    text: word.text.slice(start, end),
    box: [pageX(from), y0, pageX(to), y1],
    left: from,
    right: to,
    soft: start > 0 || word.soft,
    probabilities: word.probabilities.slice(start, end),
    middles: word.middles.slice(start, end),
  };
}
