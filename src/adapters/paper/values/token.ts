/** What a token looks like, without knowing what it is for. */
import { isDateLike } from './date.ts';
import { isNumberLike } from './number.ts';
import { isUnitWord } from './unit-words.ts';

const MONTH_WORD =
  /^(?:jan|feb|fev|fév|mar|mär|mrz|maa|apr|avr|abr|may|mai|mei|maj|jun|jui|giu|jul|lug|aug|aoû|aou|ago|sep|set|oct|okt|ott|nov|dec|dez|déc|dic)\p{L}{0,7}\.?,?$/iu;
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?(?:am|pm)?$/i;

export type TokenKind = 'number' | 'date' | 'datePart' | 'unit' | 'code' | 'text';

const seen = new Map<string, TokenKind>();

/** The kind of a token; a number may be a part of a date as well, which the column decides. */
export function kindOf(text: string): TokenKind {
  const known = seen.get(text);
  if (known !== undefined) return known;
  if (seen.size > 20_000) seen.clear(); // A worker reads papers for hours.
  const kind = look(text);
  seen.set(text, kind);
  return kind;
}

function look(text: string): TokenKind {
  if (isDateLike(text)) return 'date';
  if (isNumberLike(text)) return 'number';
  if (TIME.test(text) || MONTH_WORD.test(text)) return 'datePart';
  if (isUnitWord(text)) return 'unit';
  return isCodeLike(text) ? 'code' : 'text';
}

/** `T-NVY-XL`: words in capitals with hyphens between them, which may be a code without a digit. */
export function isHyphenedCapitals(text: string): boolean {
  return /^\p{Lu}[\p{Lu}\d]*(?:[-/][\p{Lu}\d]+)+$/u.test(text);
}

/** Has a digit, and nothing that an item number or a document number never has. */
export function isCodeLike(text: string): boolean {
  return /\d/.test(text) && /^[\p{L}\d#*+][\p{L}\d\-_./#*+:\\&]*$/u.test(text) && text.length >= 2;
}
