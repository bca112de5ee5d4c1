/**
 * How odd a text looks that was decoded, to tell the encoding in which it was written from its neighbours: wrong letters
 * stand out where they meet others. Words of one language are not needed for it.
 */

type Oddity = readonly [pattern: RegExp, points: number];

const ODDITIES: readonly Oddity[] = [
  // What no text has: control characters of ISO 8859, and what a decoder puts for bytes that are no character.
  [/[\u0080-\u009f\ufffd]/gu, 5],
  // A capital after a small letter, one of them beyond ASCII. (STRAßE is right, and so is µF.)
  [/(?![a-zßµ])\p{Ll}\p{Lu}|[a-z](?![A-Z])\p{Lu}/gu, 1],
  // A sign or a small figure inside a word, or before a small letter at its beginning.
  [/\p{L}(?![\p{L}\p{M}\p{ASCII}\u00ad’‘´–—ªº·°])[^\s]\p{L}/gu, 1],
  [/(?<![\p{L}\p{N}])[©®£¥¦¬¯³¹¼¾]\p{Ll}/gu, 1],
  // Two alphabets in one word.
  [/[A-Za-z](?:\p{Script=Cyrillic}|\p{Script=Greek})|(?:\p{Script=Cyrillic}|\p{Script=Greek})[A-Za-z]/gu, 1],
  // A Greek word does not begin with a quotation mark's end, nor does a Cyrillic one end in a number sign.
  [/(?<!\p{L})[’‘]\p{Script=Greek}/gu, 1],
  [/\p{L}№|№\p{Ll}/gu, 1],
];

/** Of these a text in Cyrillic letters has a few at most: they are Serbian and Macedonian. */
const RARE = /[ђѓѕјљњћќўџ]/gu;

/** 0 when nothing is odd. */
export function oddityOf(text: string): number {
  let points = 0;
  for (const [pattern, each] of ODDITIES) points += each * (text.match(pattern)?.length ?? 0);
  const rare = text.match(RARE)?.length ?? 0;
  if (rare >= 2 && rare > 0.2 * (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0)) points += rare;
  return points;
}

/** Where the first odd thing begins; -1 when nothing is odd. */
export function oddityAt(text: string): number {
  const places = ODDITIES.map(([pattern]) => text.search(pattern)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}
