/** Which words of the two engines stand at the same place of a line. */
import type { PpWord } from './split.ts';
import type { LineWord } from './stack.ts';

/** Words of one place: usually one of each; more where the engines part them differently. Either list may be empty. */
export interface Place {
  readonly pp: readonly PpWord[];
  readonly tesseract: readonly LineWord[];
}

/** Two words stand at one place when they share this much of the narrower one. */
const SHARE_MIN = 0.4;

/** From left to right. Both lists must be so. */
export function placesOf(pp: readonly PpWord[], tesseract: readonly LineWord[]): Place[] {
  const places: { pp: PpWord[]; tesseract: LineWord[] }[] = [];
  const rest = new Set(tesseract);
  for (const word of pp) {
    const touching = tesseract.filter((other) => shared(word, other) >= SHARE_MIN);
    for (const other of touching) rest.delete(other);
    const last = places.at(-1);
    // A word of the other engine that reaches over two of this one joins their places.
    if (last && touching.some((other) => last.tesseract.includes(other))) {
      last.pp.push(word);
      last.tesseract.push(...touching.filter((other) => !last.tesseract.includes(other)));
    } else places.push({ pp: [word], tesseract: touching });
  }
  for (const lonely of rest) places.push({ pp: [], tesseract: [lonely] });
  return places;
}

function shared(one: PpWord, other: LineWord): number {
  const overlap = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return overlap / Math.max(1, Math.min(one.right - one.left, other.right - other.left));
}
