/**
 * Names stand on an order more than once. Where the engines read a word differently and the page has it elsewhere, both
 * engines agreeing, the reading that stands there is taken: `Harmann` or `Hartmann Maschinenbau` is told by the letterhead.
 * Never for what has digits: two numbers that differ by one are two numbers.
 */
import type { FusedWord } from './fuse.ts';

const LENGTH_MIN = 5;
/** What neither engine read, but is a letter away from what it read, is this sure at most. */
const NEAR_MAX = 0.6;
/** A word a letter away may be another word of the language; of a name that begins with a capital that is rare. */
const NEAR_LENGTH_MIN = 7;

export function asElsewhere(words: readonly FusedWord[]): FusedWord[] {
  const agreed = new Map<string, number>();
  for (const { text, agreement } of words) {
    if (agreement === 'agree' && isWord(text)) agreed.set(bare(text), (agreed.get(bare(text)) ?? 0) + 1);
  }
  return words.map((word) => {
    const { text, otherText } = word;
    if (word.agreement === 'agree' || otherText === undefined || !isWord(text) || agreed.has(bare(text))) return word;
    if (text.toLowerCase() === otherText.toLowerCase()) return word;
    if (isWord(otherText) && agreed.has(bare(otherText))) return { ...word, text: otherText, otherText: text };
    const near = nearest(bare(text), agreed);
    if (near === undefined || nearest(bare(otherText), agreed) !== near) return word;
    return {
      ...word,
      text: text.replace(bare(text), near),
      otherText: text,
      confidence: Math.min(word.confidence, NEAR_MAX),
    };
  });
}

function isWord(text: string): boolean {
  return bare(text).length >= LENGTH_MIN && /^\P{N}+$/u.test(text) && /^[\p{L}'’&-]+$/u.test(bare(text));
}

/** Without the punctuation behind and before it. */
function bare(text: string): string {
  return text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** The only name of the page that is one letter away. */
function nearest(text: string, agreed: ReadonlyMap<string, number>): string | undefined {
  if (text.length < NEAR_LENGTH_MIN) return undefined;
  const near = [...agreed.keys()].filter((each) => /^\p{Lu}/u.test(each) && isLetterAway(text, each));
  return near.length === 1 ? near[0] : undefined;
}

/** One letter changed, added or left out. */
function isLetterAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = short.length === long.length ? same + 1 : same;
  return short.slice(rest) === long.slice(same + 1);
}
