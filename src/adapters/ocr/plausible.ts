/** Which of two readings of one word is the likelier, by their form alone. */

/** What the first engine's dictionary lacks and orders need; it reads something like it instead. */
const UNKNOWN_TO_PP = /[€£öÖßçÇñÑøØœŒ]/u;

/** Signs that are one sign to a reader of orders: wide Chinese forms, a cross for an x, quotes bent and straight. */
export function isSame(first: string, second: string): boolean {
  return first === second || folded(first) === folded(second);
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[×xX]/g, 'x')
    .replaceAll(/[‘’`]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll('。', '.')
    .replaceAll('—', '-');
}

/** What the first engine makes of an upright rule beside a word, and what Tesseract makes of it. */
const BAR_TO_PP = /[|[\]{}!1Il↓]/u;
const BAR = /[|[\]{}!]/u;

/** How many signs at the ends of both readings are an upright rule that stands close to the word. */
export function barsOf(first: string, second: string): { readonly before: number; readonly after: number } {
  if (first.length < 2 || second.length < 2) return { before: 0, after: 0 };
  return {
    before: isBar(first[0], second[0]) ? 1 : 0,
    after: isBar(first.at(-1), second.at(-1)) ? 1 : 0,
  };
}

export function isBar(one: string | undefined, other: string | undefined): boolean {
  return BAR_TO_PP.test(one ?? '') && BAR.test(other ?? '');
}

export type DecimalMark = '.' | ',';

/** A number as it is printed: digits in groups of three, and at most one decimal mark. */
const NUMBER: Record<DecimalMark, RegExp> = {
  '.': /^[-+]?[$€£¥]?\d{1,3}(?:(?:,\d{3})+|\d*)(?:\.\d+)?%?$/u,
  ',': /^[-+]?[$€£¥]?\d{1,3}(?:(?:[. ']\d{3})+|\d*)(?:,\d+)?%?$/u,
};

/** The mark that a page's numbers are written with, by those that can be read one way only; undefined where they differ. */
export function decimalMarkOf(words: readonly string[]): DecimalMark | undefined {
  let [points, commas] = [0, 0];
  for (const word of words) {
    if (/^\D?\d{1,3}(?:,\d{3})*\.\d{2}$|^\D?\d+\.\d{4,}$/.test(word)) points += 1;
    if (/^\D?\d{1,3}(?:\.\d{3})*,\d{2}$|^\D?\d+,\d{4,}$/.test(word)) commas += 1;
  }
  // Three to one: the engines take one mark for the other, but not that often.
  if (points >= 3 * commas && points > 1) return '.';
  return commas >= 3 * points && commas > 1 ? ',' : undefined;
}

/** True where the second reading is to be taken; undefined where the form does not tell. */
export function secondIsLikelier(first: string, second: string, mark: DecimalMark | undefined): boolean | undefined {
  if (UNKNOWN_TO_PP.test(second) && sameButFor(first, second)) return true;
  if (mark && unmarked(first) === unmarked(second)) {
    const [one, other] = [NUMBER[mark].test(first), NUMBER[mark].test(second)];
    if (one !== other) return other;
  }
  const [one, other] = [oddity(first), oddity(second)];
  return one === other || letters(first) !== letters(second) ? undefined : other < one;
}

/** The same length but for one, and the same signs wherever the second one's are known to the first engine. */
function sameButFor(first: string, second: string): boolean {
  if (Math.abs(first.length - second.length) > 1) return false;
  if (isMisplaced(second) || isForDigit(first, second)) return false;
  const plain = Array.from(second).filter((sign) => !UNKNOWN_TO_PP.test(sign));
  let at = 0;
  for (const sign of first) if (sign === plain[at]) at += 1;
  return at === plain.length;
}

/** A currency stands before or behind a number: in `PO25£851` and `£A` it is a digit or a letter. */
function isMisplaced(text: string): boolean {
  return text.length > 1 && /[€£]/u.test(text) && !/^[-+(]?[€£][\d.,]+\)?$|^[-+(]?[\d.,' ]+[€£]\)?$/u.test(text);
}

/** The first engine reads a currency as a letter, and no digit as one. */
function isForDigit(first: string, second: string): boolean {
  const at = second.search(/[€£]/u);
  const isElseSame = first.slice(0, at) + first.slice(at + 1) === second.slice(0, at) + second.slice(at + 1);
  return at >= 0 && isElseSame && /\d/.test(first[at] ?? '');
}

/** Without the signs that numbers are divided by. */
function unmarked(text: string): string {
  return text.replaceAll(/[.,']/g, '');
}

/** Signs that are taken for each other, as one: readings that differ in these alone are one word of two spellings. */
function letters(text: string): string {
  return text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL|]/g, '1')
    .replaceAll('S', '5')
    .replaceAll('Z', '2')
    .replaceAll('B', '8');
}

/** How often digits and letters, and small and capital letters, change inside a word: `P0-2024` is odder than `PO-2024`. */
function oddity(text: string): number {
  const kinds = [...text.matchAll(/(?<=\d)\p{L}|(?<=\p{L})\d/gu)].length;
  const cases = [...text.matchAll(/(?<=\p{Ll})\p{Lu}|(?<=\p{Lu}\p{Lu})\p{Ll}|(?<=^\p{Lu})\p{Ll}(?=\P{Ll}*\d)/gu)]
    .length;
  return kinds + cases;
}
