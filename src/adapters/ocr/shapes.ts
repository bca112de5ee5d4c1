/**
 * Item numbers and days of a column are written alike: `498-1240` above `498-124C` says that the C is a zero. A word that
 * differs from the form of its column by signs that are often taken for each other is read in that form. Digits are never
 * changed into other digits, plain numbers are left alone, and what was changed stays unsure.
 */
import type { FusedWord } from './fuse.ts';

/** Words of one form that a column needs to change a letter, or signs alone, and their share of its words with digits. */
const COUNT_MIN = 3;
const SIGNS_COUNT_MIN = 2;
const SHARE_MIN = 0.6;
/** Edges of a column's words lie within this many heights. */
const EDGE = 0.6;
/** What was read into the form of its column by changing a letter is this sure at most. */
const CHANGED_MAX = 0.7;
const LENGTH_MIN = 4;
/** Of digits alone only long words are numbers of something: shorter ones may be quantities. */
const DIGITS_MIN = 5;

const TO_DIGIT: Readonly<Record<string, string>> = {
  'O': '0',
  'o': '0',
  'D': '0',
  'Q': '0',
  'C': '0',
  'I': '1',
  'i': '1',
  'l': '1',
  '|': '1',
  '!': '1',
  'Z': '2',
  'z': '2',
  'S': '5',
  's': '5',
  '$': '5',
  'G': '6',
  'b': '6',
  '£': '6',
  '€': '6',
  'T': '7',
  'B': '8',
  'g': '9',
  'q': '9',
};
const TO_LETTER: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' };

/** A number that may be counted with; its form says nothing of the next one's. */
const PLAIN =
  /^[^\p{L}\d[\]]*(?:\d+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[.' ]\d{3})+(?:,\d+)?)[^\p{L}\d[\]]*$/u;

export function shapedByColumn(words: readonly FusedWord[]): FusedWord[] {
  const counted = words.filter(({ text }) => /\d/.test(text) && text.length >= LENGTH_MIN);
  const members = new Set(counted);
  return words.map((word) => {
    if (!members.has(word) && !(word.otherText !== undefined && /\d/.test(word.otherText))) return word;
    const form = formOf(word, counted);
    if (form === undefined || fits(word.text, form.text)) return word;
    return inForm(word, form) ?? word;
  });
}

/** The form that most words of the column have; undefined where they differ. */
function formOf({ box, text }: FusedWord, words: readonly FusedWord[]): Form | undefined {
  const reach = EDGE * (box[3] - box[1]);
  const counts = new Map<string, number>();
  // A point that was read as a comma or a colon speaks for the form as much as the point does.
  const marks = new Map<string, number>();
  let all = 0;
  for (const other of words) {
    const isNear = Math.abs(other.box[0] - box[0]) <= reach || Math.abs(other.box[2] - box[2]) <= reach;
    if (!isNear || Math.abs(other.text.length - text.length) > 2) continue;
    all += 1;
    const form = shapeOf(other.text);
    counts.set(form, (counts.get(form) ?? 0) + 1);
    marks.set(unmarked(form), (marks.get(unmarked(form)) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (best === undefined || best[1] < SIGNS_COUNT_MIN || best[1] < all / 2) return undefined;
  if ((marks.get(unmarked(best[0])) ?? 0) < SHARE_MIN * all) return undefined;
  const [form, count] = best;
  const isCode = /^0+$/.test(form) ? form.length >= DIGITS_MIN : !PLAIN.test(form) && form.includes('0');
  return isCode ? { text: form, count } : undefined;
}

function unmarked(form: string): string {
  return form.replaceAll(/[,:;·]/g, '.');
}

interface Form {
  readonly text: string;
  /** Words that have it. */
  readonly count: number;
}

/** Digits as 0, letters as A or a, all other signs as they are. */
function shapeOf(text: string): string {
  return text
    .replaceAll(/\d/g, '0')
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\p{Ll}/gu, 'a');
}

function fits(text: string, form: string): boolean {
  return shapeOf(text) === form;
}

function inForm(word: FusedWord, { text: form, count }: Form): FusedWord | undefined {
  const { text, otherText } = word;
  // `18-Oct-2025` is right though all others were read as `18-0ct-2025`.
  if (/\p{L}{3}/u.test(text) && !/[Aa]{3}/.test(form)) return undefined;
  // What the other engine reads in the right form is no guess, if both see the same but for what is often confused.
  const shaped = shapedText(text, form);
  if (otherText !== undefined && fits(otherText, form) && (shaped === undefined || shaped.text === otherText))
    return { ...word, text: otherText, otherText: text };
  if (shaped === undefined || (shaped.changed > 0 && count < COUNT_MIN)) return undefined;
  const confidence = shaped.changed === 0 ? word.confidence : Math.min(word.confidence, CHANGED_MAX);
  return { ...word, text: shaped.text, otherText: text, confidence };
}

/** The text in the given form, and how many letters and digits had to be taken for each other; undefined where it cannot be. */
function shapedText(text: string, form: string): { text: string; changed: number } | undefined {
  const signs = Array.from(text);
  const places = Array.from(form);
  if (signs.length !== places.length) return withoutMarks(text, form);
  let changed = 0;
  const shaped = places.map((place, at) => {
    const sign = signs[at] ?? '';
    if (place === shapeOf(sign)) return sign;
    if (!/[0Aa]/.test(place)) return /[\p{L}\d]/u.test(sign) ? undefined : place;
    if (/\p{L}/u.test(sign) && place !== '0') return place === 'A' ? sign.toUpperCase() : sign.toLowerCase();
    changed += 1;
    return place === '0' ? TO_DIGIT[sign] : TO_LETTER[sign];
  });
  const allowed = form.length >= 8 ? 2 : 1;
  if (shaped.includes(undefined) || changed > allowed) return undefined;
  return { text: shaped.join(''), changed };
}

/** The same letters and digits with other signs between them, or without one: `8308]` for `[8308]`. */
function withoutMarks(text: string, form: string): { text: string; changed: number } | undefined {
  // A number gains brackets about it, and no sign inside: `58817` is no day.
  if (PLAIN.test(text) && !/^\[0+\]$/.test(form)) return undefined;
  const plain = Array.from(text.replaceAll(/[^\p{L}\d]/gu, ''));
  if (shapeOf(plain.join('')) !== form.replaceAll(/[^0Aa]/g, '')) return undefined;
  let at = 0;
  const shaped = Array.from(form, (place) => {
    if (!/[0Aa]/.test(place)) return place;
    at += 1;
    return plain[at - 1] ?? '';
  });
  return { text: shaped.join(''), changed: 0 };
}
