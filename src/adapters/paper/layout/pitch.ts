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

/** Print of another size than this, as of terms below a form, says nothing of how a page was typed. */
const SIZE_SLACK = 0.3;

export interface Pitch {
  /** Points from letter to letter. */
  readonly width: number;
  /** Of the letters that show it. */
  readonly size: number;
}

/** Undefined where letters have widths of their own. */
export function pitchOf(tokens: readonly Token[]): Pitch | undefined {
  const words = tokens.flatMap(({ text, box, size }) => {
    const letters = Array.from(text).length;
    return letters < LETTERS_MIN ? [] : [{ width: (box[2] - box[0]) / (letters - BEARING), size }];
  });
  if (words.length < WORDS_MIN) return undefined;
  const usual = middle(words.map(({ width }) => width));
  const alike = words.filter(({ width }) => Math.abs(width - usual) <= SLACK * usual);
  return alike.length >= SHARE_MIN * words.length
    ? { width: usual, size: middle(alike.map(({ size }) => size)) }
    : undefined;
}

export function isOfPitch({ size }: Pitch, token: Token): boolean {
  return Math.abs(token.size - size) <= SIZE_SLACK * size;
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
