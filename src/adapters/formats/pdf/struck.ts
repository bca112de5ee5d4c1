/** Words that a line was drawn through: whoever wrote the order took them back. Pure. */
import type { Box } from '../../../model/lineage.ts';
import type { Word } from '../../paper/page.ts';
import { THICKNESS_MAX, type Slant } from './paths.ts';

const THIN_MAX = THICKNESS_MAX + 0.1; // A bar that hides text is thicker.
const MIDDLE = [0.3, 0.7] as const; // Of a word's height: an underline runs lower, the border of a cell outside.
const CROSSED_MIN = 3; // Words.
const BEYOND_MAX = 2; // Letters' sizes by which a line through a word or two goes beyond them, both ends together.
const EDGE = 0.25; // Of a word's height and width, on each side.
const THICK_MIN = 1.6; // Points; a thinner line through the middle of letters is no edge of a box.
const UPRIGHT_MIN = 6;
const ENDS_MAX = 0.6; // Of the letters' size: a line through text is as long as the text, a line of a table is not.

export interface Struck {
  readonly kept: Word[];
  readonly struck: Word[];
  /** Crossed by a line that goes on beyond them, as one that was drawn by hand does; they are kept. */
  readonly crossed: Word[];
}

export function withoutStruck(words: readonly Word[], lines: readonly Box[], slants: readonly Slant[] = []): Struck {
  const struck = new Set<Word>();
  const crossed = new Set<Word>();
  for (const box of lines) {
    const thick = box[3] - box[1];
    // The edges of a shaded box have no thickness.
    if (thick <= 0 || thick > THIN_MAX || box[2] - box[0] < 2 * thick) continue;
    if (thick > THICK_MIN && isEdge(box, lines)) continue;
    const y = (box[1] + box[3]) / 2;
    const through = words.filter((word) => {
      const [x0, y0, x1, y1] = word.box;
      const at = (y - y0) / Math.max(1, y1 - y0);
      return at >= MIDDLE[0] && at <= MIDDLE[1] && Math.min(x1, box[2]) - Math.max(x0, box[0]) >= 0.9 * (x1 - x0);
    });
    const left = Math.min(...through.map((word) => word.box[0]));
    const right = Math.max(...through.map((word) => word.box[2]));
    const slack = ENDS_MAX * Math.max(...through.map(({ size }) => size));
    const isAsLong = Math.abs(left - box[0]) <= slack && Math.abs(right - box[2]) <= slack;
    if (isAsLong) for (const word of through) struck.add(word);
    // A single word that a rule meets stands badly in its cell; a row of them, or one under a line of its own, is crossed out.
    else if (through.length >= CROSSED_MIN || isOfWords(box, [left, right], through))
      for (const word of through) crossed.add(word);
  }
  for (const slant of slants) for (const word of words) if (cuts(slant, word.box)) crossed.add(word);
  return {
    kept: words.filter((word) => !struck.has(word)),
    struck: [...struck],
    crossed: [...crossed].filter((word) => !struck.has(word)),
  };
}

/** Drawn for these words, though by hand. */
function isOfWords(
  line: Box,
  [left, right]: readonly [left: number, right: number],
  through: readonly Word[],
): boolean {
  const size = Math.max(...through.map((word) => word.size));
  return through.length > 0 && line[2] - line[0] - (right - left) <= BEYOND_MAX * size;
}

/** Whether a slanted line runs through the middle of a word; one that only touches its corner crosses nothing out. */
function cuts([x0, y0, x1, y1]: Slant, [left, top, right, bottom]: Box): boolean {
  const [across, along] = [(right - left) * EDGE, (bottom - top) * EDGE];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const [acrossFrom, acrossTo] = sorted((left + across - x0) / dx, (right - across - x0) / dx);
  const [alongFrom, alongTo] = sorted((top + along - y0) / dy, (bottom - along - y0) / dy);
  return Math.max(0, acrossFrom, alongFrom) < Math.min(1, acrossTo, alongTo);
}

function sorted(one: number, other: number): [from: number, to: number] {
  return one < other ? [one, other] : [other, one];
}

/** A thick line whose ends meet upright ones that begin or end there: the edge of a box in which its legend stands. */
function isEdge([x0, y0, x1, y1]: Box, lines: readonly Box[]): boolean {
  const y = (y0 + y1) / 2;
  return [x0, x1].every((end) =>
    lines.some(
      (line) =>
        line[3] - line[1] > Math.max(UPRIGHT_MIN, line[2] - line[0]) &&
        Math.abs((line[0] + line[2]) / 2 - end) <= THICKNESS_MAX &&
        Math.min(Math.abs(line[1] - y), Math.abs(line[3] - y)) <= THICKNESS_MAX,
    ),
  );
}
