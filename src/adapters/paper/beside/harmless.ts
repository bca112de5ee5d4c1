/** Whether words say nothing of the order beside them: judged by lists, and what no list knows is not harmless. */
import { isAddressLine, isCompanyName, isContactLine } from '../lexicon/companies.ts';
import { KNOWN_COLUMNS } from '../lexicon/columns.ts';
import { isCopyStamp } from '../lexicon/copy-stamps.ts';
import { fold, hasCjk } from '../lexicon/fold.ts';
import { ALARMING, ASKING, DAY_LED, FAMILY_NAME, HARMLESS, NAMING, POLITE, POLITE_CJK } from '../lexicon/harmless.ts';
import { KNOWN_LABELS, labelMeaning } from '../lexicon/labels.ts';
import { changesAlone } from '../lexicon/lone-words.ts';
import { asksPrice, isOtherWish, namesNoNewOrder } from '../lexicon/wishes.ts';
import { saysWithoutValue, saysWithoutValueCjk } from '../lexicon/weighty.ts';
import { WONTED } from '../lexicon/wonted.ts';
import { ANY_NAME, type Names } from './names.ts';

/** Of words that stand beside an order in a place of their own, where people write how to deliver: only what is known to be a reservation stops it. */
export function saysNothingAlarming(text: string): boolean {
  return !ALARMING.test(text);
}

/** Of words without their sentence. */
export function mayChange(words: string): boolean {
  return ALARMING.test(words) || ASKING.test(words) || isOtherWish(words);
}

/**
 * @param sentence with `§` for what became part of the order
 * @param names that are known; without them whatever begins as names do is one
 */
export function isHarmless(sentence: string, labels: ReadonlySet<string>, names: Names = ANY_NAME): boolean {
  if (sentence.length > SENTENCE_MAX) return false;
  if (areHeads(sentence)) return true;
  if (STOP_SIGN.test(sentence)) return false;
  if (isCopyStamp(sentence) || asksPrice(sentence)) return false;
  if (!/§|[:：]/.test(sentence) && wordsOf(sentence).length === 1 && namesNoNewOrder(sentence)) return false; // `Quote`.
  let rest = sentence.replace(/^\s*\(?\d{1,2}[.)]/, ' ');
  for (const shape of WONTED) rest = rest.replaceAll(shape, ' ');
  if (isOtherWish(rest)) return false;
  for (const shape of NAMING) rest = rest.replace(shape, (named) => (ALARMING.test(named) ? named : ' '));
  for (const shape of POLITE) rest = rest.replace(shape, ' ');
  rest = rest.replaceAll(DAY_LED, '§').replaceAll(/\bno\.?(?=\s*(?:[:#§\d]|$))/giu, ' ');
  if (hasCjk(rest)) {
    if (saysWithoutValueCjk(rest) && !isLabel(sentence)) return false;
    const polite = rest.replaceAll(TITLED_CJK, ' ');
    rest = polite.replaceAll(POLITE_CJK, ' ');
    // `只要30个`: a number that was not read, and is none to call.
    if (ALARMING.test(rest) || /(?<![\d-])\d{1,6}(?![\d-])/.test(rest)) return false;
    // Beside polite words a single one may change the order; alone, as few are a name.
    const most = rest === polite ? NAME_CJK_MAX : 1;
    const left = rest.match(CJK) ?? [];
    if (left.length > most && !isCompanyName(rest)) return false;
    const name = left.join('');
    if (left.length > 1 && !(FAMILY_NAME.test(name) && names.has(name))) return false;
    rest = rest.replaceAll(CJK, ' ');
  }
  const words = wordsOf(rest);
  const unknown = words
    .map((word) => word.replaceAll('’', "'"))
    .filter((word) => !HARMLESS.has(word.toLowerCase()) && !labels.has(word.toLowerCase()));
  if (unknown.length === 0) return isLabel(sentence) || !saysWithoutValue(rest);
  if (ALARMING.test(rest)) return false;
  if ((isPlace(rest) && !HARMLESS.has(words[0]?.toLowerCase() ?? '')) || isCard(sentence, words)) return true;
  return isName(rest, words, unknown) && unknown.every((word) => names.has(word.toLowerCase()));
}

/** Up to three words that begin as names do, with nothing said of them: `Ann Lee`, but neither `No tape.`, `x2` nor `Two Gaskets please`. */
function isName(text: string, words: readonly string[], unknown: readonly string[]): boolean {
  const isAlone = words.every((word) => unknown.includes(word.replaceAll('’', "'"))) && !changesAlone(text);
  return isAlone && unknown.length < 4 && unknown.every((word) => /^\p{Lu}\D*$/u.test(word)) && !/[.!?]\s*$/.test(text);
}

/** `Delivery address:`, or heads of columns: what they name stands elsewhere. `Delivery to the site` is made of such words as well. */
export function isLabel(text: string): boolean {
  const names = text.split(/\s{3,}|[,;|\t]/).map((each) => each.trim());
  return names.every((each) => {
    const folded = fold(each);
    const isNamed = KNOWN_COLUMNS.has(folded) || KNOWN_LABELS.has(folded);
    return isNamed || (/[:：]$/.test(each) && labelMeaning(each.slice(0, -1)) !== undefined);
  });
}

/** `Pos Artikel Bezeichnung Menge ME`: names of columns, with one blank between them, and no word more. */
function areHeads(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length > HEADS_MAX) return false;
  let [at, heads] = [0, 0];
  for (; at < words.length; heads += 1) {
    const from = at;
    const length = [3, 2, 1].find((each) => KNOWN_COLUMNS.has(fold(words.slice(from, from + each).join(' '))));
    if (length === undefined) return false;
    at += length;
  }
  return heads >= HEADS_MIN && words.length > HEADS_MIN;
}
const [HEADS_MIN, HEADS_MAX] = [3, 20];

/** A firm or an address, and nothing said of it: each word begins as names do. */
export function isPlace(text: string): boolean {
  const isNamed = wordsOf(text).every((word) =>
    /^[\p{Lu}\d]|^(?:of|the|de|du|des|la|le|der|di|del|van|den|am|an|im|and|und|et|y|e|en)$/u.test(word),
  );
  return (
    isNamed &&
    /\p{Lu}\p{L}/u.test(text) &&
    (isAddressLine(text) || isCompanyName(text)) &&
    !/\b(?:ship|deliver|send|liefer|livr|enviar|spedi)/i.test(text)
  );
}

/** `Ann Lee, Buyer, Tel. 278-555-0162`: names beside a way to reach somebody. */
export function isCard(text: string, words: readonly string[]): boolean {
  const isContact = isContactLine(text) || /\b(?:tel|phone|fax|mobile?)\b/i.test(text);
  return isContact && words.length <= CARD_WORDS_MAX && words.every((word) => /^\p{Lu}/u.test(word));
}

export function wordsOf(text: string): string[] {
  return (
    text
      .match(/[\p{L}\d][\p{L}\p{M}\d'’./-]*/gu)
      ?.map((word) => word.replace(/['’./-]+$/, ''))
      .filter((word) => word.length > 1 || /\d/.test(word)) ?? []
  );
}

/** What no list here has words of. */
export function isLatin(text: string): boolean {
  return !/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{Script=Thai}]/u.test(
    text,
  );
}

/** Signs that say `stop`, `no`, `not this` or `is it?` without a word. */
const STOP_SIGN = /[🛑⛔🚫🚷❌❎✖✗✘✋🤚🖐⏸⏹👎❓❔⁉🔙🗑🙅]/u;

export const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Whom it is for: `李经理`. */
const TITLED_CJK = /[\p{Script=Han}]{1,3}(?:经理|先生|女士|小姐|总监|主管|老师|工程师|様|さん)/gu;
const NAME_CJK_MAX = 3; // Characters; most names have two or three.
const CARD_WORDS_MAX = 7;
const SENTENCE_MAX = 2000; // Characters: nobody writes a longer one, and the shapes take their time.
/** What is said with a sheet or a file of its own; data sheets, drawings and terms have more words. */
export const REMARK_WORDS_MAX = 120;
