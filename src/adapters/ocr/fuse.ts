/** Two readings of each word become one, with how likely it is right. */
import { confidenceOf, type Agreement } from './confidence.ts';
import type { LineCrop } from './crop.ts';
import { placesOf, type Place } from './match.ts';
import { barsOf, decimalMarkOf, isBar, isSame, secondIsLikelier, type DecimalMark } from './plausible.ts';
import { resegmented } from './resegment.ts';
import type { LineReadings } from './readings.ts';
import type { PpWord } from './split.ts';
import type { LineWord } from './stack.ts';

export interface FusedWord {
  readonly text: string;
  /** Pixels of the page. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  readonly confidence: number;
  readonly agreement: Agreement;
  /** The first engine's probability of its least sure character. */
  readonly worst: number;
  readonly otherText?: string;
  /** The second engine's own, where it was compared. */
  readonly otherConfidence?: number;
}

export function fuse(lines: readonly LineReadings[], crops: readonly LineCrop[]): FusedWord[] {
  const places = lines.map(({ pp, tesseract }) =>
    tesseract ? placesOf(resegmented(pp, tesseract), tesseract) : undefined,
  );
  const mark = decimalMarkOf(
    places.flatMap((line) => (line ?? []).filter(agrees).flatMap(({ pp }) => pp.map(({ text }) => text))),
  );
  return lines.flatMap(({ pp }, index) => {
    const [line, crop] = [places[index], crops[index]];
    if (!line || !crop) return pp.map((word) => fused(word, 'alone'));
    // The first engine did not look at such a line at all.
    if (pp.length === 0) return line.flatMap(({ tesseract }) => tesseract.flatMap((word) => lonely(word, crop, 0)));
    return line.flatMap((place) => fusePlace(place, crop, mark));
  });
}

function agrees({ pp, tesseract }: Place): boolean {
  return isSame(joined(pp), joined(tesseract));
}

function fusePlace(place: Place, crop: LineCrop, mark: DecimalMark | undefined): FusedWord[] {
  const { pp, tesseract } = place;
  if (tesseract.length === 0) return pp.map((word) => fused(word, 'unseen'));
  if (pp.length === 0) return tesseract.flatMap((word) => lonely(word, crop, LONELY_MIN));
  const only = pp[0];
  if (isRule(place)) return [];
  if (agrees(place)) return pp.map((word) => fused(word, 'agree'));
  if (pp.length === tesseract.length) {
    return pp.map((word, index) => compared(word, tesseract.slice(index, index + 1), mark));
  }
  if (pp.length === 1 && only) return [compared(only, tesseract, mark)];
  // Parted differently and read differently: each word is left with what the other engine has in its place.
  return pp.map((word) => {
    const inside = tesseract.filter(
      ({ left, right }) => (left + right) / 2 >= word.left && (left + right) / 2 <= word.right,
    );
    return inside.length === 0 ? fused(word, 'differ', joined(tesseract)) : compared(word, inside, mark);
  });
}

/** A piece of an upright rule, by itself: Tesseract tells it from a 1, of which the first engine is sure where it is one. */
function isRule({ pp, tesseract }: Place): boolean {
  const [word, other] = [joined(pp), joined(tesseract)];
  if (other !== '|' || !isBar(word, other)) return false;
  return word !== '1' || Math.min(...pp.flatMap(({ probabilities }) => probabilities)) < ONE_MIN;
}

const ONE_MIN = 0.9;

function compared(whole: PpWord, others: readonly LineWord[], marks: DecimalMark | undefined): FusedWord {
  const { word, other } = unbarred(barred(whole, joined(others)), joined(others));
  const otherConfidence = Math.min(...others.map(({ confidence }) => confidence));
  if (isSame(word.text, other)) return { ...fused(word, 'agree'), otherConfidence };
  const first = { ...fused(word, 'differ', other), otherConfidence };
  const byForm = secondIsLikelier(word.text, other, marks);
  const isSecond = byForm ?? otherConfidence > first.worst + advantage(word.text);
  const agreement = byForm === undefined ? 'differ' : 'form';
  const confidence = confidenceOf(isSecond ? other : word.text, agreement, first.worst, otherConfidence);
  const chosen = { ...first, agreement, confidence } as const;
  return isSecond ? { ...chosen, text: other, otherText: word.text } : chosen;
}

/**
 * Of words that the engines read differently, the surer engine was right more often than either alone: of 428 with digits
 * 224 times (the first alone 188, Tesseract 73), of 1,141 without 574 times (245, 504), of 157 Chinese ones 108 times (94,
 * 20). So much surer Tesseract has to be; 61 pages of generated faxes.
 */
function advantage(text: string): number {
  if (/\p{Script=Han}/u.test(text)) return 0.05;
  return /\d/.test(text) ? 0 : -0.1;
}

/** With the upright rules inside it: `12.00}EA` where the other engine sees `12.00|EA` is two cells. */
function barred(word: PpWord, other: string): PpWord {
  if (!other.includes('|') || word.text.length !== other.length) return word;
  const text = Array.from(word.text, (sign, at) => (other[at] === '|' && /[{}[\]!↓↑]/u.test(sign) ? '|' : sign)).join(
    '',
  );
  return { ...word, text };
}

/** Without the upright rule that both engines took for a sign of the word. */
function unbarred(word: PpWord, other: string): { word: PpWord; other: string } {
  const { before, after } = barsOf(word.text, other);
  if (before + after === 0) return { word, other };
  const cut = <T extends string | readonly number[]>(list: T): T => list.slice(before, list.length - after) as T;
  const [text, probabilities, middles] = [cut(word.text), cut(word.probabilities), cut(word.middles)];
  return { word: { ...word, text, probabilities, middles }, other: cut(other) };
}

function fused(word: PpWord, agreement: Agreement, otherText?: string): FusedWord {
  const worst = Math.min(...word.probabilities);
  const confidence = confidenceOf(word.text, agreement, worst);
  const { text, box } = word;
  return {
    text,
    box,
    confidence,
    agreement,
    worst,
    ...(otherText === undefined || otherText === '' ? {} : { otherText }),
  };
}

/** What only Tesseract sees is noise more often than not, unless it is sure of several signs. */
const LONELY_MIN = 0.6;

function lonely(word: LineWord, crop: LineCrop, least: number): FusedWord[] {
  if (word.confidence < least || !/[\p{L}\p{N}]/u.test(word.text)) return [];
  const [x0, y0] = crop.toPage(word.left, crop.gray.height * 0.2);
  const [x1, y1] = crop.toPage(word.right, crop.gray.height * 0.8);
  const box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)] as const;
  const confidence = confidenceOf(word.text, 'second', 0, word.confidence);
  return [{ text: word.text, box, confidence, agreement: 'second', worst: 0, otherConfidence: word.confidence }];
}

function joined(words: readonly { readonly text: string }[]): string {
  return words.map(({ text }) => text).join('');
}
