/** Words that a line was drawn through: whoever wrote the order took them back. Pure. */
import type { Box } from '../../../model/lineage.ts';
import type { Word } from '../../paper/page.ts';

const THIN_MAX = 1.6; // Points; a bar that hides text is thicker.
const MIDDLE = [0.3, 0.7] as const; // Of a word's height: an underline runs lower, the border of a cell outside.
const CROSSED_MIN = 3; // Words.
const ENDS_MAX = 0.6; // Of the letters' size: a line through text is as long as the text, a line of a table is not.

export interface Struck {
  readonly kept: Word[];
  readonly struck: Word[];
  /** Crossed by a line that goes on beyond them, as one that was drawn by hand does; they are kept. */
  readonly crossed: Word[];
}

export function withoutStruck(words: readonly Word[], lines: readonly Box[]): Struck {
  const struck = new Set<Word>();
  const crossed = new Set<Word>();
  for (const box of lines) {
    const thick = box[3] - box[1];
    // The edges of a shaded box have no thickness.
    if (thick <= 0 || thick > THIN_MAX || box[2] - box[0] < 2 * thick) continue;
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
    // A single word that a rule meets stands badly in its cell; a row of them is crossed out.
    else if (through.length >= CROSSED_MIN) for (const word of through) crossed.add(word);
  }
  return {
    kept: words.filter((word) => !struck.has(word)),
    struck: [...struck],
    crossed: [...crossed].filter((word) => !struck.has(word)),
  };
}
