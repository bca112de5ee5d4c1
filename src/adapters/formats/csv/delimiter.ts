/** What parts the values of a text table: the sign that gives the most lines the same number of values. */

export type Delimiter = ',' | ';' | '\t' | '|';

export interface DelimiterFound {
  readonly delimiter: Delimiter;
  /** True when no prose would look like that: nearly all lines have as many values, three at least. */
  readonly isClear: boolean;
}

const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ','];
const LINES = 60;

export function delimiterOf(text: string): DelimiterFound | undefined {
  const lines = linesOutsideQuotes(text).slice(0, LINES);
  if (lines.length === 0) return undefined;
  let best: { delimiter: Delimiter; score: number; isClear: boolean } | undefined;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => countOf(line, delimiter));
    const filled = counts.filter((count) => count > 0);
    if (filled.length === 0) continue;
    const usual = mostFrequent(filled);
    const same = filled.filter((count) => count === usual).length;
    const isTyped = counts.every((count) => count >= 1) && recordTypes(lines, delimiter) >= 2;
    const score = (same / lines.length) * Math.min(usual, 8) + (delimiter === ',' ? 0 : 0.5);
    const isClear =
      lines.length >= 2 && ((usual >= 2 && same >= lines.length * 0.7 && same >= 2) || (isTyped && usual >= 2));
    if (best === undefined || score > best.score) best = { delimiter, score, isClear };
  }
  return best;
}

/** Kinds of records, when every line begins with one of a few short words and some come again: H, A, L, T. */
export function recordTypes(lines: readonly string[], delimiter: string): number {
  const types = lines.map((line) => line.split(delimiter, 1)[0]?.replaceAll('"', '').trim() ?? '');
  if (types.some((type) => !/^[A-Z][A-Z\d]{0,4}$/.test(type))) return 0;
  const distinct = new Set(types).size;
  return distinct < types.length && distinct <= 8 ? distinct : 0;
}

/** Lines that are not empty; a quoted value may hold breaks and signs, which are no ends of lines or values. */
function linesOutsideQuotes(text: string): string[] {
  return text
    .replaceAll(/"(?:[^"]|"")*"/g, 'q')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
}

function countOf(line: string, delimiter: Delimiter): number {
  // `1,500` and `0,58` hold no delimiter of a list whose values are parted by something else, but count for the comma.
  return line.split(delimiter).length - 1;
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let [best, most] = [0, 0];
  for (const [count, each] of times) if (each > most || (each === most && count > best)) [best, most] = [count, each];
  return best;
}
