/**
 * Labels that shorten each part of a compound or of several words: `Lev.art.nr`, `Best.ant`, `Önsk.lev`, `Lief.-Dat.`. They mean what all
 * known labels mean that can be shortened so.
 */
import { fold } from './fold.ts';

const PIECES_MAX = 4;
const LETTERS_MIN = 6;

/** Undefined for what is not shortened with full stops, and where the labels that it may stand for do not agree. */
export function meaningInPieces<T>(label: string, known: Iterable<readonly [string, T]>): T | undefined {
  if (!/\p{L}\.[\s-]?-?\p{L}/u.test(label)) return undefined;
  const pieces = fold(label).split(' ');
  const isShort = pieces.length < 2 || pieces.join('').length < LETTERS_MIN;
  if (isShort || pieces.length > PIECES_MAX || !pieces.every((piece) => /^\p{L}{2,}$/u.test(piece))) return undefined;
  const whole = new RegExp(`^${pieces.map((piece) => (piece === 'no' ? piece : `${piece}\\p{L}*`)).join(' ?')}$`, 'u');
  const meanings = new Set<T>();
  for (const [phrase, meaning] of known) if (whole.test(phrase)) meanings.add(meaning);
  const [meaning] = meanings;
  return meanings.size === 1 ? meaning : undefined;
}
