/**
 * A recognized line becomes words. The recognizer drops many spaces, and a detected line may reach over several columns,
 * so the white gaps of the picture decide together with its spaces: no word reaches over a gap.
 */
import { LINE_HEIGHT, type LineCrop } from './crop.ts';
import type { Character } from './recognize.ts';

export interface PpWord {
  readonly text: string;
  /** Pixels of the page. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  /** By character of `text`. */
  readonly probabilities: readonly number[];
}

/** Of the height of the line's ink: a gap this wide parts two words though the recognizer saw no space. */
const GAP_MIN = 0.34;
/** Where the recognizer saw a space, this much white is enough to believe it. */
const SPACE_GAP_MIN = 0.1;

interface Gap {
  readonly from: number;
  readonly to: number;
}

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

function wordOf(crop: LineCrop, characters: readonly Character[], left: number, right: number, rows: Gap): PpWord {
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
    probabilities: characters.flatMap(({ text, probability }) =>
      Array.from({ length: text.length }, () => probability),
    ),
  };
}

function widestBetween(gaps: readonly Gap[], left: number, right: number): Gap | undefined {
  let widest: Gap | undefined;
  for (const gap of gaps) {
    const middle = (gap.from + gap.to) / 2;
    if (middle <= left || middle >= right) continue;
    if (!widest || gap.to - gap.from > widest.to - widest.from) widest = gap;
  }
  return widest;
}

/** Halfway between the line's darkest and its paper. */
function threshold(crop: LineCrop): number {
  const counts = new Uint32Array(256);
  for (const value of crop.gray.data) counts[value] = (counts[value] ?? 0) + 1;
  const at = (share: number): number => {
    let seen = 0;
    for (const [value, count] of counts.entries()) {
      seen += count;
      if (seen >= share * crop.gray.data.length) return value;
    }
    return 255;
  };
  return (at(0.02) + at(0.8)) / 2;
}

/** Dark pixels by column; the outermost rows often hold parts of other lines or of rules and do not count. */
function inkColumns({ gray, ...crop }: LineCrop): Uint16Array {
  const dark = threshold({ gray, ...crop });
  const columns = new Uint16Array(gray.width);
  const margin = Math.round(LINE_HEIGHT * 0.1);
  for (let y = margin; y < LINE_HEIGHT - margin; y += 1) {
    for (let x = 0; x < gray.width; x += 1) {
      if ((gray.data[y * gray.width + x] ?? 0) < dark) columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  return columns;
}

function inkRows({ gray, ...crop }: LineCrop): Gap {
  const dark = threshold({ gray, ...crop });
  const rows = new Uint16Array(LINE_HEIGHT);
  for (let y = 0; y < LINE_HEIGHT; y += 1) {
    for (let x = 0; x < gray.width; x += 1) {
      if ((gray.data[y * gray.width + x] ?? 0) < dark) rows[y] = (rows[y] ?? 0) + 1;
    }
  }
  const least = Math.max(...rows) * 0.12;
  const from = rows.findIndex((count) => count >= least);
  const to = rows.findLastIndex((count) => count >= least) + 1;
  return from < 0 ? { from: 0, to: LINE_HEIGHT } : { from, to };
}

function gapsOf(ink: Uint16Array): Gap[] {
  const gaps: Gap[] = [];
  for (let x = 0; x < ink.length; x += 1) {
    if (ink[x] !== 0) continue;
    const from = x;
    while (x < ink.length && ink[x] === 0) x += 1;
    gaps.push({ from, to: x });
  }
  return gaps;
}

function firstInk(ink: Uint16Array): number {
  return Math.max(
    0,
    ink.findIndex((count) => count > 0),
  );
}

function lastInk(ink: Uint16Array): number {
  const last = ink.findLastIndex((count) => count > 0);
  return last < 0 ? ink.length : last + 1;
}
