/** Words that labels consist of: of two readings of one word of a scan, the one that is such a word is the likelier. */
import type { Word } from '../page.ts';
import { KNOWN_COLUMNS } from './columns.ts';
import { fold } from './fold.ts';
import { KNOWN_LABELS } from './labels.ts';

/** Two letters are too few to tell a label from the rest of a name. */
const LENGTH_MIN = 3;

/** Phrases without their white are long, so that they are no other word. */
const TIGHT_MIN = 8;

const PHRASES = [...KNOWN_COLUMNS.keys(), ...KNOWN_LABELS.keys()];
const WORDS: ReadonlySet<string> = new Set([
  ...PHRASES.flatMap((phrase) => phrase.split(/[ /]/)).filter(({ length }) => length >= LENGTH_MIN),
  ...PHRASES.map((phrase) => phrase.replaceAll(' ', '')).filter(({ length }) => length >= TIGHT_MIN),
]);

/** Never for what has digits: values are not chosen by what labels are called. */
export function asLabelWord(word: Word): Word {
  const { text, otherText } = word;
  if (otherText === undefined || /\d/.test(text + otherText)) return word;
  return !isKnown(text) && isKnown(otherText) ? { ...word, text: otherText, otherText: text } : word;
}

function isKnown(text: string): boolean {
  return fold(text)
    .split(/[ /]/)
    .every((part) => WORDS.has(part));
}
