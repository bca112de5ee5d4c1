/** What was stamped across a page: it belongs to no row, and may say that the order is none. Pure. */
import type { Page, Word } from '../page.ts';

/** Of the usual letters: a stamp over other words is larger. A title is as large, and stands over nothing. */
const LARGE = 1.7;
const COVERED = 0.3;

/** Words that run aslant, and large ones that lie over others. */
export function stampsOn(page: Page): Set<Word> {
  const stamps = new Set(page.words.filter(({ slant }) => slant !== undefined));
  if (page.origin !== 'text') return stamps;
  const sizes = page.words.map(({ size }) => size).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  for (const word of page.words) {
    if (word.size < LARGE * usual || !/\p{L}{4}/u.test(word.text)) continue;
    if (page.words.some((other) => other.size < word.size / 1.4 && isUnder(other, word))) stamps.add(word);
  }
  return stamps;
}

function isUnder({ box: under }: Word, { box: over }: Word): boolean {
  const width = Math.min(under[2], over[2]) - Math.max(under[0], over[0]);
  const height = Math.min(under[3], over[3]) - Math.max(under[1], over[1]);
  if (width <= 0 || height <= 0) return false;
  return width * height >= COVERED * (under[2] - under[0]) * (under[3] - under[1]);
}
