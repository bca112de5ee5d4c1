/** Which characters the bytes of a text are: by their mark at the front, by what is valid, at last by what is usual. */

export type TextCharset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030' | 'shift_jis' | 'big5';

export interface DecodedText {
  readonly text: string;
  readonly charset: TextCharset;
  /** True when nothing but the frequency of letters speaks for it. */
  readonly isGuess: boolean;
}

const SAMPLE_BYTES = 64 * 1024;

export function decodeText(bytes: Uint8Array): DecodedText {
  const { charset, isGuess } = charsetOf(bytes);
  const text = new TextDecoder(charset).decode(bytes);
  return { text, charset, isGuess };
}

export function charsetOf(bytes: Uint8Array): Omit<DecodedText, 'text'> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { charset: 'utf-16le', isGuess: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { charset: 'utf-16be', isGuess: false };
  const wide = wideCharset(bytes.subarray(0, SAMPLE_BYTES));
  if (wide !== undefined) return { charset: wide, isGuess: true };
  if (isUtf8(bytes)) return { charset: 'utf-8', isGuess: false };
  return { charset: legacyCharset(bytes.subarray(0, SAMPLE_BYTES)), isGuess: true };
}

/** Text with few control characters: what a picture or a program never is. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  const isWide = charsetOf(bytes).charset.startsWith('utf-16');
  const controls = bytes.filter((byte) => (byte < 9 && !(isWide && byte === 0)) || (byte > 13 && byte < 27)).length;
  return controls <= bytes.length * 0.01;
}

/** UTF-16 without its mark: every second byte of text in Latin letters is zero. */
function wideCharset(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let [even, odd] = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = bytes.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return undefined;
}

/** A letter that was cut off at the end of a sample is no fault. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false; // The answer of this function, not a fault.
  }
}

type Pairs = readonly [charset: TextCharset, score: (first: number, second: number) => number];

/** What a pair of bytes is worth in each charset: 1 for an everyday letter, a little for a rare one. */
const PAIRS: readonly Pairs[] = [
  [
    'gb18030',
    (a, b) =>
      b < 0xa1 ? (b < 0x40 || b === 0x7f ? -1 : 0.1) : a >= 0xb0 && a <= 0xd7 ? 1 : a >= 0xa1 && a <= 0xa3 ? 0.8 : 0.2,
  ],
  [
    'shift_jis',
    (a, b) => {
      if (b < 0x40 || b === 0x7f || b > 0xfc) return -1;
      if ((a === 0x82 && b >= 0x9f) || a === 0x83) return 1.5; // Kana, which no other charset has here.
      return a === 0x81 || a === 0x82
        ? 0.8
        : a >= 0x88 && a <= 0x97
          ? 0.9
          : a >= 0x98 && a <= 0x9f
            ? 0.3
            : a >= 0xe0 && a <= 0xef
              ? 0.2
              : -0.5;
    },
  ],
  [
    'big5',
    (a, b) => (b < 0x40 || (b > 0x7e && b < 0xa1) ? -1 : a >= 0xa4 && a <= 0xc6 ? 0.95 : a === 0xa1 ? 0.7 : 0.1),
  ],
];

function legacyCharset(bytes: Uint8Array): TextCharset {
  let [alone, high] = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte < 0x80) return;
    high += 1;
    if ((bytes[index - 1] ?? 0) < 0x80 && (bytes[index + 1] ?? 0) < 0x80) alone += 1;
  });
  // European letters stand between ASCII ones, Chinese and Japanese ones in pairs.
  if (alone > high * 0.5) return 'windows-1252';
  let best: TextCharset = 'windows-1252';
  let most = 0.5;
  for (const [charset, score] of PAIRS) {
    const mean = meanOf(bytes, score);
    if (mean > most) [best, most] = [charset, mean];
  }
  return best;
}

function meanOf(bytes: Uint8Array, score: (first: number, second: number) => number): number {
  let [sum, pairs] = [0, 0];
  for (let at = 0; at < bytes.length - 1; at++) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if (first < 0x80) continue;
    sum += score(first, second);
    pairs += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : sum / pairs;
}
