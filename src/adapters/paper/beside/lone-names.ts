/**
 * A name that stands for itself in the middle of a letter: `Detroit`. Whoever greets somebody does so at its beginning, and whoever signs does so
 * at its end or as the header says; anything else that is only named may be where the goods go, or for whom they are.
 */
import { isAddressLine, isCompanyName, isContactLine } from '../lexicon/companies.ts';
import { fold, hasCjk } from '../lexicon/fold.ts';
import { HARMLESS, SUBJECT_WORDS } from '../lexicon/harmless.ts';
import { KNOWN_LABELS } from '../lexicon/labels.ts';
import type { Paragraph } from '../prose/paragraphs.ts';
import { isPlace, wordsOf } from './harmless.ts';

export interface Letter {
  /** Paragraphs of one letter in their order, those below its signature as well. */
  readonly paragraphs: readonly Paragraph[];
  /** Words that are known to be part of the order's labels. */
  readonly labels: ReadonlySet<string>;
  /** Who wrote it, as the header says. */
  readonly from: string;
}

/** @returns what is named, where the paragraph says nothing else */
export function loneName({ paragraphs, labels, from }: Letter, index: number): string | undefined {
  const paragraph = paragraphs[index];
  if (paragraph === undefined || !isFree(paragraph)) return undefined;
  const text = paragraph.text.trim();
  const words = wordsOf(text);
  const next = paragraphs.slice(index + 1).find(isOfLetter);
  // Two words above more text are a heading; a single one is as well where it is one of an order.
  if (words.length !== 1 && !(words.length === 2 && next?.isSigned === true)) return undefined;
  if (next === undefined || !isBegun(paragraphs.slice(0, index))) return undefined;
  if (!words.every((word) => /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(word)) || /[,;:!?]\s*$/.test(text)) return undefined;
  if (hasCjk(text) || isContactLine(text) || isCompanyName(text) || isAddressLine(text) || isPlace(text))
    return undefined;
  const folded = words.map((word) => word.toLowerCase());
  if (folded.some((word) => HARMLESS.has(word) || SUBJECT_WORDS.has(word) || labels.has(word))) return undefined;
  if (KNOWN_LABELS.has(fold(text)) || isHisName(folded, from)) return undefined;
  return text;
}

/** Something was said above it: what stands first is whom it is for. */
function isBegun(before: readonly Paragraph[]): boolean {
  return before.some((each) => isOfLetter(each) && wordsOf(each.text).length >= SAID_MIN);
}

function isOfLetter({ spans }: Paragraph): boolean {
  const { at, quote = 0 } = spans[0]?.token ?? {};
  return at !== undefined && 'part' in at && at.part !== 'subject' && quote === 0;
}

function isFree(paragraph: Paragraph): boolean {
  const { isSigned, isListed, isTyped, isCell } = paragraph;
  return isOfLetter(paragraph) && !isSigned && !isListed && !isTyped && !isCell;
}

/** `Tom` of `Thomas Lee <t.lee@…>` is not known by that, and stands at the end as a rule. */
function isHisName(words: readonly string[], from: string): boolean {
  const names = from.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  return words.some((word) => names.some((name) => name === word || (word.length > 2 && name.startsWith(word))));
}

const SAID_MIN = 3;
