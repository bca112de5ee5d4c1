/**
 * How likely a word is right. Measured with bench/documents/ocr.ts on two sets of generated faxes of all 49 layouts (125 pages,
 * 204x98 and 204x196, light to heavy damage); right means: it stands in the text of the page so, sign for sign. The second
 * set was not looked at before the rules were written. No word is as sure as 0.99: both engines together take the same
 * comma for a point.
 */

/**
 * - `agree`: both engines read the same · `form`: they differ, and the form of the word tells which is right
 * - `differ`: they differ, and the surer one is believed · `unseen`: the second engine saw nothing there
 * - `alone`: the second engine was not asked · `second`: only the second engine was asked, or saw something
 */
export type Agreement = 'agree' | 'form' | 'differ' | 'unseen' | 'alone' | 'second';

type Kind = 'digits' | 'letters' | 'Chinese';

/** Right shares by the probability they hold from, highest first; n in the comment is the number of words behind each. */
type Steps = readonly (readonly [from: number, confidence: number])[];

/** By the first engine's least sure character. */
const AGREE: Record<Kind, Steps> = {
  digits: [
    [0.9, 0.967],
    [0.7, 0.88],
    [0, 0.74],
  ], // n 4,351, 271, 151
  letters: [
    [0.9, 0.985],
    [0.7, 0.93],
    [0, 0.86],
  ], // n 6,254, 881, 571
  Chinese: [
    [0.9, 0.98],
    [0, 0.9],
  ], // n 125, 30
};
/** By the surer engine's probability. */
const DIFFER: Record<Kind, Steps> = {
  digits: [
    [0.9, 0.73],
    [0.8, 0.47],
    [0.7, 0.4],
    [0.5, 0.2],
    [0, 0.06],
  ], // n 218, 73, 42, 68, 51
  letters: [
    [0.9, 0.78],
    [0.8, 0.56],
    [0.7, 0.49],
    [0.5, 0.27],
    [0, 0.1],
  ], // n 359, 168, 109, 155, 138
  Chinese: [
    [0.9, 0.95],
    [0.7, 0.8],
    [0, 0.2],
  ], // n 45, 27, 25
};
/** By the surer engine's probability. */
const FORM: Record<Kind, Steps> = {
  digits: [
    [0.9, 0.74],
    [0.8, 0.67],
    [0, 0.3],
  ], // n 68, 15, 7
  letters: [
    [0.9, 0.93],
    [0, 0.7],
  ], // n 99, 22
  Chinese: [[0, 0.7]], // none was seen
};
/** By the first engine's least sure character. Lines with digits are alone only where Tesseract was switched off. */
const ALONE: Record<Kind, Steps> = {
  digits: [
    [0.9, 0.94],
    [0.7, 0.65],
    [0, 0.4],
  ], // n 2,527, 304, 183: what the first engine read where both were asked
  letters: [
    [0.9, 0.95],
    [0.7, 0.6],
    [0, 0.2],
  ], // n 1,923, 29, 43
  Chinese: [
    [0.9, 0.95],
    [0, 0.4],
  ], // n 96, 2
};
/** What Tesseract does not see is mostly a speck or a piece of a rule. */
const UNSEEN: Record<Kind, Steps> = {
  digits: [
    [0.9, 0.5],
    [0, 0.1],
  ], // n 27, 17
  letters: [
    [0.9, 0.45],
    [0, 0.2],
  ], // n 32, 66
  Chinese: [[0, 0.5]], // n 2
};
/** By Tesseract's own probability. */
const SECOND: Record<Kind, Steps> = {
  digits: [
    [0.9, 0.95],
    [0.7, 0.58],
    [0, 0.5],
  ], // n 42, 12, 8; photos of dense pages are among them
  letters: [
    [0.9, 0.98],
    [0.7, 0.82],
    [0, 0.4],
  ], // n 183, 27, 5
  Chinese: [[0, 0.5]], // n 2
};

const TABLES = { agree: AGREE, form: FORM, differ: DIFFER, alone: ALONE, unseen: UNSEEN, second: SECOND };

/** `first` is the first engine's probability of its least sure character, `second` what Tesseract says of its own reading. */
export function confidenceOf(text: string, agreement: Agreement, first: number, second = 0): number {
  const surest = agreement === 'differ' || agreement === 'form' ? Math.max(first, second) : first;
  const value = agreement === 'second' ? second : surest;
  return TABLES[agreement][kindOf(text)].find(([from]) => value >= from)?.[1] ?? 0;
}

function kindOf(text: string): Kind {
  if (/\p{Script=Han}/u.test(text)) return 'Chinese';
  return /\d/.test(text) ? 'digits' : 'letters';
}
