/**
 * The lines of a page one below the other, as one picture for Tesseract: it cannot merge columns then, nor lose lines among
 * rules, and each of its words belongs to a known line.
 */
import { blank, type Gray } from './bitmap.ts';
import { LINE_HEIGHT, type LineCrop } from './crop.ts';
import type { TesseractWord } from './tesseract.ts';

/** White about each line; with less, Tesseract takes two lines for one. */
const MARGIN = 20;
const ROW = LINE_HEIGHT + MARGIN;

export function stacked(lines: readonly LineCrop[]): Gray {
  const width = Math.max(...lines.map(({ gray }) => gray.width)) + 2 * MARGIN;
  const stack = blank(width, lines.length * ROW + MARGIN);
  for (const [index, { gray }] of lines.entries()) {
    for (let y = 0; y < LINE_HEIGHT; y += 1) {
      const from = y * gray.width;
      stack.data.set(gray.data.subarray(from, from + gray.width), (index * ROW + MARGIN + y) * width + MARGIN);
    }
  }
  return stack;
}

/** A word in the pixels of its line. */
export interface LineWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly confidence: number;
}

/** For each line its words, from left to right. A word that seems to reach over two lines belongs to the one of its middle. */
export function unstacked(words: readonly TesseractWord[], count: number): LineWord[][] {
  const lines: LineWord[][] = Array.from({ length: count }, () => []);
  for (const { text, box, confidence } of words) {
    const row = Math.floor(((box[1] + box[3]) / 2 - MARGIN / 2) / ROW);
    lines[row]?.push({ text, left: box[0] - MARGIN, right: box[2] - MARGIN, confidence });
  }
  for (const line of lines) line.sort((one, other) => one.left - other.left);
  return lines;
}
