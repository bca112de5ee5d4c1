/** Two readings of each word become one, with how likely it is right. */
import { confidenceOf, type Agreement } from './confidence.ts';
import type { LineCrop } from './crop.ts';
import { placesOf, type Place } from './match.ts';
import { decimalMarkOf, secondIsLikelier, type DecimalMark } from './plausible.ts';
import type { LineReadings } from './readings.ts';
import type { PpWord } from './split.ts';
import type { LineWord } from './stack.ts';

export interface FusedWord {
  readonly text: string;
  /** Pixels of the page. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  readonly confidence: number;
  readonly agreement: Agreement;
  readonly otherText?: string;
}

export function fuse(lines: readonly LineReadings[], crops: readonly LineCrop[]): FusedWord[] {
  const places = lines.map(({ pp, tesseract }) => (tesseract ? placesOf(pp, tesseract) : undefined));
  const mark = decimalMarkOf(
    places.flatMap((line) => (line ?? []).filter(agrees).flatMap(({ pp }) => pp.map(({ text }) => text))),
  );
  return lines.flatMap(({ pp }, index) => {
    const [line, crop] = [places[index], crops[index]];
    if (!line || !crop) return pp.map((word) => fused(word, 'alone'));
    return line.flatMap((place) => fusePlace(place, crop, mark));
  });
}

function agrees({ pp, tesseract }: Place): boolean {
  return joined(pp) === joined(tesseract);
}

function fusePlace(place: Place, crop: LineCrop, mark: DecimalMark | undefined): FusedWord[] {
  const { pp, tesseract } = place;
  if (tesseract.length === 0) return pp.map((word) => fused(word, 'alone'));
  if (pp.length === 0) return tesseract.flatMap((word) => lonely(word, crop));
  if (agrees(place)) return pp.map((word) => fused(word, 'agree'));
  if (pp.length === tesseract.length) {
    return pp.map((word, index) => {
      const other = tesseract[index]?.text ?? '';
      return word.text === other ? fused(word, 'agree') : chosen(word, other, mark);
    });
  }
  const only = pp[0];
  if (pp.length === 1 && only) return [chosen(only, joined(tesseract), mark)];
  // Parted differently and read differently: each word is left with what the other engine has in its place.
  return pp.map((word) => {
    const inside = tesseract.filter(
      ({ left, right }) => (left + right) / 2 >= word.left && (left + right) / 2 <= word.right,
    );
    const other = joined(inside);
    if (word.text === other) return fused(word, 'agree');
    return other === '' ? fused(word, 'differ', joined(tesseract)) : chosen(word, other, mark);
  });
}

function chosen(word: PpWord, other: string, mark: DecimalMark | undefined): FusedWord {
  const second = secondIsLikelier(word.text, other, mark);
  if (second === undefined) return fused(word, 'differ', other);
  if (!second) return fused(word, 'form', other);
  return { ...fused(word, 'form', word.text), text: other };
}

function fused(word: PpWord, agreement: Agreement, otherText?: string): FusedWord {
  const worst = Math.min(...word.probabilities);
  const confidence = confidenceOf(agreement, worst, /\d/.test(word.text));
  const { text, box } = word;
  return { text, box, confidence, agreement, ...(otherText === undefined || otherText === '' ? {} : { otherText }) };
}

/** What only Tesseract sees is noise more often than not, unless it is sure of several signs. */
const LONELY_MIN = 0.6;

function lonely(word: LineWord, crop: LineCrop): FusedWord[] {
  if (word.confidence < LONELY_MIN || !/[\p{L}\p{N}]/u.test(word.text)) return [];
  const [x0, y0] = crop.toPage(word.left, crop.gray.height * 0.2);
  const [x1, y1] = crop.toPage(word.right, crop.gray.height * 0.8);
  const box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)] as const;
  const confidence = confidenceOf('second', word.confidence, /\d/.test(word.text));
  return [{ text: word.text, box, confidence, agreement: 'second' }];
}

function joined(words: readonly { readonly text: string }[]): string {
  return words.map(({ text }) => text).join('');
}
