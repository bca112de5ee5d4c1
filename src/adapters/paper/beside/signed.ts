/**
 * What stands below a leave-taking or what lawyers add: names, addresses, what firms print of themselves. But people go on there as
 * well (`PS: line 1 only 2 pieces`, `and 400 gaskets`), tell everybody there that they have moved, and Apple's program puts there what
 * was written behind an attachment.
 */
import { isContactLine } from '../lexicon/companies.ts';
import { hasCjk } from '../lexicon/fold.ts';
import { isBoilerplate } from '../lexicon/boilerplate.ts';
import { counts, isLegal, tellsOfGoods } from '../lexicon/circular.ts';
import { ALARMING, ASKING, HARMLESS } from '../lexicon/harmless.ts';
import { changesAlone, isOffice } from '../lexicon/lone-words.ts';
import type { Paragraph } from '../prose/paragraphs.ts';
import { isDisclaimer } from '../prose/signature.ts';
import { isCard, isHarmless, isLatin, isPlace, wordsOf } from './harmless.ts';

export interface Signed {
  readonly said: string;
  readonly spans: Paragraph['spans'];
}

/**
 * @param run all of one signature, line by line
 * @returns what of it may say something of the order, in its order
 */
export function signedSaid(run: readonly Paragraph[], labels: ReadonlySet<string>): Signed[] {
  const found: Signed[] = [];
  let row = 0;
  for (const { text, spans } of run) {
    if (isDisclaimer(text)) row = SIGNED_MAX;
    const said = lineSaid(text, (row += 1), labels);
    if (said !== undefined) found.push({ said, spans });
  }
  for (const { text, spans } of blocksOf(run))
    for (const said of text.split(SENTENCE_END)) if (mayMean(said, labels)) found.push({ said, spans });
  return found;
}

function lineSaid(text: string, row: number, labels: ReadonlySet<string>): string | undefined {
  if (AFTERTHOUGHT.test(text)) return isHarmlessAfterthought(text, labels) ? undefined : text;
  const words = wordsOf(text);
  if (row > SIGNED_MAX && takesBack(text)) return text;
  if (row > SIGNED_MAX || /\bprint|\bvisit\b|\bfollow us\b/i.test(text)) return undefined;
  if (hasCjk(text))
    return isHarmless(text, labels) || isCard(text, words) || isPlace(text) || FIRM_CJK.test(text) ? undefined : text;
  if (changesAlone(text) && !isHarmless(text, labels)) return text;
  if (words.length < 2 || isOffice(text)) return undefined;
  const isSmall = /^\p{Ll}/u.test(words.at(-1) ?? '');
  // `Ann Lee` is as short as `York instead`.
  if (words.length === 2) return isSmall && !isHarmless(text, labels) && isSaid(text) ? text : undefined;
  if (row <= SAID_ROWS && ENDED.test(text.trim()) && !isCard(text, words) && !isHarmless(text, labels))
    return isBoilerplate(text) || (isLegal(text) && !ALARMING.test(text)) ? undefined : text;
  const isStrange = !isLatin(text) || (isForeign(words) && !isLegal(text));
  return isStrange || ALARMING.test(text) || ASKING.test(text) ? text : undefined;
}

/** Names are none here: `P.S. Twenty Gaskets` is not whom it is from. */
export function isHarmlessAfterthought(text: string, labels: ReadonlySet<string>): boolean {
  const said = text.replace(AFTERTHOUGHT, '');
  return isHarmless(said.toLowerCase(), labels);
}

function isSaid(text: string): boolean {
  return ENDED.test(text.trim()) || ALARMING.test(text) || ASKING.test(text);
}

/** A sentence, or a count of something, that neither a firm prints of itself nor a lawyer adds. */
function mayMean(sentence: string, labels: ReadonlySet<string>): boolean {
  if (!tellsOfGoods(sentence) || !(isSentence(sentence) || counts(sentence))) return false;
  if (isLegal(sentence) || isHarmless(sentence, labels) || isBoilerplate(sentence) || FIRM_CJK.test(sentence))
    return false;
  // `Registered office: 1 High Street, Leeds LS1 1AA`.
  const named = /^([\p{L} ]{3,30})[:：]\s*(.+)$/u.exec(sentence.trim());
  if (named !== null && isPlace(named[2] ?? '') && !ANOTHER.test(named[1] ?? '')) return false;
  return !isContactLine(sentence) && !isPlace(sentence) && !isCard(sentence, wordsOf(sentence));
}

/** An address that is another one from now on, or the one that goods go to. */
const ANOTHER =
  /\bnew\b|mov(?:ed|ing)|deliver|ship|liefer|umge|umzug|neu|livr|déménag|nouvel|entreg|nuev|traslad|mudam|consegn|nuov|trasfer|lever|verhui|nieuw/i;

/** Three words and more that are no title: `Head of Purchasing and Stores` has small ones between large ones only. */
function isSentence(text: string): boolean {
  if (hasCjk(text)) return true;
  const words = wordsOf(text);
  const small = words.filter((word) => /^\p{Ll}{2}/u.test(word) && !JOINING.test(word));
  const isLoud = words.every((word) => word === word.toUpperCase());
  return words.length >= 3 && (small.length > 1 || isLoud || /[\p{L}\d][.!?]$/u.test(text.trim()));
}

const JOINING = /^(?:of|and|the|for|und|für|von|der|die|et|de|du|des|la|le|del|di|da|en|van|y|e)$/u;

/** Lines of one text that was wrapped. */
function blocksOf(run: readonly Paragraph[]): Pick<Paragraph, 'text' | 'spans'>[] {
  const blocks: { text: string; spans: Paragraph['spans']; last: string }[] = [];
  for (const { text, spans } of run) {
    const above = blocks.at(-1);
    const isWrapped =
      above !== undefined && above.last.length > WRAPPED_MIN && !/[.!?:]["')]?$/.test(above.last.trim());
    if (isWrapped)
      Object.assign(above, { text: `${above.text} ${text}`, spans: [...above.spans, ...spans], last: text });
    else blocks.push({ text, spans, last: text });
  }
  return blocks;
}

/** Below what lawyers add, which is full of `if` and `not`: an order that is taken back is named. */
const TAKEN_BACK =
  /(?<!\p{L})(?:cancel|hold|stop|disregard|ignore|storni|annul|anul|wider|warte|attend|esper|aspett|wacht)\p{L}*(?:\s+\p{L}+){0,4}\s+(?:orders?|po|p\.o\.|lines?|items?|delivery|bestellung|auftrag|lieferung|position|commande|livraison|pedido|orden|entrega|ordine|consegna|order|bestelling|levering)(?!\p{L})/iu;

/** Whether an order is taken back by its name, which what lawyers add does not. */
export function takesBack(text: string): boolean {
  return TAKEN_BACK.test(text);
}

/** A sentence of which no list here has more than a stray word: `Dostawa nastąpi dopiero po naszym telefonie.` */
function isForeign(words: readonly string[]): boolean {
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  const known = words.filter((word) => HARMLESS.has(word.toLowerCase()));
  return small.length >= FOREIGN_WORDS_MIN && known.length * 4 <= words.length;
}

/** `PS: line 1 only 2 pieces`. */
export const AFTERTHOUGHT = /^\s*(?:n\.?b|p\.?\s?p?\.?s)\b[.:,]?\s/i;
export const SENTENCE_END = /(?<=[.!?;]["'’)]?)\s+|(?<=[。！？；])/u;
/** A firm, or its address under that label: `收货地址` is another one. */
const FIRM_CJK =
  /^\s*(?:(?:公司)?(?:地址|住所)\s*[:：].{4,60}|(?!.*[请送发寄交改到给])[\p{Script=Han}()（）]{2,24}(?:公司|集团|集團|厂|廠|商行|株式会社|有限会社))\s*$/u;
const ENDED = /\p{Ll}{2}[.!]$/u;
const SIGNED_MAX = 20; // Lines of a signature that are looked at; what lawyers add ends them before.
const SAID_ROWS = 6; // Where the name and the firm stand; what comes later is of the firm.
const FOREIGN_WORDS_MIN = 4; // Fewer are a trade or a town.
const WRAPPED_MIN = 50; // Characters: a shorter line was ended by its writer.
