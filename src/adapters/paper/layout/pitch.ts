/** Whether a recognized page was typed with letters of one width, and how wide they are: its words stand further apart. */
import type { Token } from './layout.ts';

/** Words with fewer letters say little of the width of one. */
const LETTERS_MIN = 4;
const WORDS_MIN = 20;
/** Letters of one width: so many of the words have letters of the usual width, but for so much. */
const SHARE_MIN = 0.6;
const SLACK = 0.07;
/** Of a letter's width that its box lacks at both ends of a word together. */
const BEARING = 0.2;

/** Points from letter to letter; undefined where letters have widths of their own. */
export function pitchOf(tokens: readonly Token[]): number | undefined {
  const widths = tokens.flatMap(({ text, box }) => {
    const letters = Array.from(text).length;
    return letters < LETTERS_MIN ? [] : [(box[2] - box[0]) / (letters - BEARING)];
  });
  if (widths.length < WORDS_MIN) return undefined;
  const usual = widths.toSorted((one, other) => one - other)[widths.length >> 1] ?? 0;
  const alike = widths.filter((width) => Math.abs(width - usual) <= SLACK * usual).length;
  return alike >= SHARE_MIN * widths.length ? usual : undefined;
}
