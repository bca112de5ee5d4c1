/** What encoding text is in that is not UTF-8 and that nobody declares: X12 has no place to say it. */
import { decoderOf } from './decoders.ts';
import { oddityOf } from './oddity.ts';

/** What a pair of bytes is worth in each encoding of two bytes a letter: 1 for an everyday letter, a little for a rare one. */
const PAIRS: readonly (readonly [encoding: string, score: (first: number, second: number) => number])[] = [
  // Hangul alone: of Chinese, half of all letters lie beyond it.
  ['euc-kr', (a, b) => (b < 0xa1 ? -1 : a >= 0xb0 && a <= 0xc8 ? 1.05 : a >= 0xa1 && a <= 0xa3 ? 0.7 : -1)],
  [
    'gb18030',
    (a, b) =>
      b < 0xa1 ? (b < 0x40 || b === 0x7f ? -1 : 0.1) : a >= 0xb0 && a <= 0xd7 ? 1 : a >= 0xa1 && a <= 0xa3 ? 0.8 : 0.2,
  ],
  ['shift_jis', shiftJis],
  [
    'big5',
    (a, b) => (b < 0x40 || (b > 0x7e && b < 0xa1) ? -1 : a >= 0xa4 && a <= 0xc6 ? 0.95 : a === 0xa1 ? 0.7 : 0.1),
  ],
];

function shiftJis(a: number, b: number): number {
  if (b < 0x40 || b === 0x7f || b > 0xfc) return -1;
  if ((a === 0x82 && b >= 0x9f) || a === 0x83) return 1.5; // Kana, which no other encoding has here.
  if (a === 0x81 || a === 0x82) return 0.8;
  if (a >= 0x88 && a <= 0x97) return 0.9;
  if (a >= 0x98 && a <= 0x9f) return 0.3;
  return a >= 0xe0 && a <= 0xef ? 0.2 : -0.5;
}

const USUAL = 'windows-1252';
/** Where the usual one looks odd, the first of these that looks least odd. */
const OTHERS = ['cp850', 'windows-1250', 'iso-8859-2'];

/**
 * @param text one latin1 character a byte, not UTF-8
 * @returns the likeliest encoding; Windows-1252 when nothing speaks for another
 */
export function legacyCharset(text: string): string {
  if (isInRuns(text)) return cyrillicOf(text) ?? pairedOf(text) ?? leastOdd(text);
  return leastOdd(text);
}

/**
 * Windows-1251 under the name of a Western character set, where its words are letters of accents alone (`Ìàãàçèí`).
 *
 * @param text one latin1 character a byte
 */
export function cyrillicInRuns(text: string): string | undefined {
  return isInRuns(text) ? cyrillicOf(text) : undefined;
}

/**
 * Letters of two bytes under the name of an alphabet: at least two of them side by side, as no word of one byte a letter has
 * them (`ÇÃO` is one pair in a word).
 *
 * @param text one latin1 character a byte
 */
export function pairedInRuns(text: string): string | undefined {
  if (!isInRuns(text)) return undefined;
  const encoding = pairedOf(text);
  if (encoding === undefined) return undefined;
  let [pairs, runs, end] = [0, 0, -1];
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue;
    if (at !== end) runs += 1;
    pairs += 1;
    at += 1;
    end = at + 1;
  }
  return pairs >= 2 * runs ? encoding : undefined;
}

/** How often a letter of Russian is met, of a hundred; of the other languages in these letters about. */
const CYRILLIC_SHARES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    о: 11, е: 8.5, а: 8, и: 7.4, н: 6.7, т: 6.3, с: 5.5, р: 4.7, в: 4.5, л: 4.4, к: 3.5, м: 3.2, д: 3, п: 2.8, у: 2.6, я: 2,
    ы: 1.9, ь: 1.7, г: 1.7, з: 1.6, б: 1.6, ч: 1.4, й: 1.2, х: 1, ж: 0.9, ш: 0.7, ю: 0.6, ц: 0.5, щ: 0.4, э: 0.3, ф: 0.3,
    ъ: 0.2, ё: 0.2, і: 0.5, ї: 0.4, є: 0.4, ј: 0.5, љ: 0.3, њ: 0.3, ћ: 0.3, ђ: 0.1, џ: 0.1, ў: 0.3, ѓ: 0.05, ќ: 0.05, ѕ: 0.05, ґ: 0.05,
  }),
); // prettier-ignore
const CYRILLIC_ODD = 0.01; // A sign, or a capital behind a small letter.
const CYRILLIC_LETTERS_MIN = 4;
const CYRILLIC_SURE = 1.5; // Thirty to one, because the header says something else.

/**
 * The page of Cyrillic letters that a text is in, when it is surely another than the one that is declared: their letters
 * stand at each other's places, so that nothing looks odd but how often each is met.
 *
 * @param text one latin1 character a byte
 */
export function cyrillicPage(text: string, declared: string, others: readonly string[]): string | undefined {
  if ((text.match(/[\x80-\xff]/g)?.length ?? 0) < CYRILLIC_LETTERS_MIN) return undefined;
  let most = cyrillicFit(decoderOf(declared)(text)) + CYRILLIC_SURE;
  let best: string | undefined;
  for (const encoding of others) {
    const fit = cyrillicFit(decoderOf(encoding)(text));
    if (fit > most) [best, most] = [encoding, fit];
  }
  return best;
}

function cyrillicFit(text: string): number {
  let sum = 0;
  let previous = '';
  for (const letter of text) {
    if (letter > '\x7f') {
      const small = letter.toLowerCase();
      const isOdd = letter !== small && /\p{Ll}/u.test(previous);
      sum += Math.log10(isOdd ? CYRILLIC_ODD : (CYRILLIC_SHARES.get(small) ?? CYRILLIC_ODD));
    }
    previous = letter;
  }
  return sum;
}

/** Western letters stand between ASCII ones; those of other alphabets, and halves of signs, stand side by side. */
function isInRuns(text: string): boolean {
  const high = text.match(/[\x80-\xff]/g)?.length ?? 0;
  const side = text.match(
    /(?<=[\x80-\xff])[\x80-\xff]|[\x80-\xff](?=[\x80-\xff])|(?<=[\x80-\xff])[@-~](?=[\x80-\xff])/g,
  );
  return high >= 4 && (side?.length ?? 0) > high * 0.6;
}

/** Windows-1251 has its small letters from 0xE0 on, where no pair of an Eastern encoding is usual. */
function cyrillicOf(text: string): string | undefined {
  const high = text.match(/[\x80-\xff]/g)?.length ?? 0;
  const small = text.match(/[\xe0-\xff]/g)?.length ?? 0;
  const all = text.match(/[\xc0-\xff]/g)?.length ?? 0;
  if (high < 3 || all < high * 0.9 || small < high * 0.5) return undefined;
  return oddityOf(decoderOf('windows-1251')(text)) === 0 ? 'windows-1251' : undefined;
}

const WORTH_MIN = 0.5;

function pairedOf(text: string): string | undefined {
  let best: string | undefined;
  let most = WORTH_MIN;
  for (const [encoding, score] of PAIRS) {
    const mean = meanOf(text, score);
    if (mean <= most || decoderOf(encoding)(text).includes('\ufffd')) continue;
    [best, most] = [encoding, mean];
  }
  return best;
}

function meanOf(text: string, score: (first: number, second: number) => number): number {
  let [sum, pairs] = [0, 0];
  for (let at = 0; at < text.length - 1; at++) {
    const first = text.charCodeAt(at);
    if (first < 0x80) continue;
    sum += score(first, text.charCodeAt(at + 1));
    pairs += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : sum / pairs;
}

function leastOdd(text: string): string {
  let best = USUAL;
  let fewest = oddityOf(decoderOf(USUAL)(text));
  for (const encoding of fewest === 0 ? [] : OTHERS) {
    const points = oddityOf(decoderOf(encoding)(text));
    if (points < fewest) [best, fewest] = [encoding, points];
  }
  return best;
}
