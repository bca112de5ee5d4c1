/** Rows below a head that count its columns, as forms of authorities have them: `1  2  3  4  5  6  7  8=(5x7)  9`. */
import type { Line } from '../layout/layout.ts';

const LEAST = 4;

/** From one on, each by one more; what a column is reckoned from may stand behind its number. */
export function countsColumns(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => /^\(?(\d{1,2})\)?\s*(?:=.*)?$/.exec(text.trim())?.[1]);
  return numbers.length >= LEAST && numbers.every((number, index) => Number(number) === index + 1);
}

export function isColumnCount({ segments, tokens }: Line): boolean {
  return countsColumns(segments.map(({ text }) => text)) || countsColumns(tokens.map(({ text }) => text));
}
