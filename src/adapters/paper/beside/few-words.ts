/** Words on a printed page that are too few for a sentence: names, labels and numbers, or something that somebody added. */
import { isBoilerplate } from '../lexicon/boilerplate.ts';
import { isCompanyName, isContactLine } from '../lexicon/companies.ts';
import { CURRENCY_CODES } from '../lexicon/currencies.ts';
import { HARMLESS } from '../lexicon/harmless.ts';
import { labelMeaning } from '../lexicon/labels.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import { saysWithoutValue } from '../lexicon/weighty.ts';
import { isLabel, isPlace, wordsOf } from './harmless.ts';

/** Words in small letters that say nothing here: of the labels of the paper, and of the names and addresses of its parties. */
export interface KnownWords {
  readonly labels: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/**
 * Few words are names, or harmless each by itself: `half now`, `No tape`, `x2`, `new price 9.50` and `to Bradford` are not. Beside a label
 * that asks when or where even a name says so, unless it is of the place that was read.
 */
export function namesOnly(text: string, { labels, places }: KnownWords, isOfDelivery: boolean): boolean {
  if (isContactLine(text) || isLabel(text) || NUMBERED.test(text) || PRINTED.test(text) || CURRENCY_CODES.has(text))
    return true;
  // `12 x GL-5` begins as an address does.
  if (TIMES.test(text) || isCodeWithNumber(text)) return false;
  if (isBoilerplate(text) || isSumLabel(text) || (isPlace(text) && !isOfDelivery)) return true;
  const bare = isOfDelivery ? text.replaceAll(DELIVERED, ' ') : text;
  const words = wordsOf(bare).filter((word) => /\p{L}/u.test(word));
  const unknown = words.filter((word) => {
    const folded = word.toLowerCase().replaceAll('’', "'");
    return !HARMLESS.has(folded) && !labels.has(folded) && !(isOfDelivery && places.has(folded));
  });
  // Money that became part of the order is not here: `new price 9.50` has none that was read.
  if (unknown.length === 0)
    return words.length === 0 || isOfDelivery || isLabelled(text) || !saysWithoutValue(bare.replaceAll('§', ' '));
  if (isOfDelivery) return false;
  // A name stands alone: `to Bradford` says something of it.
  return words.every((word) => /^\p{Lu}/u.test(word) || JOINS.test(word)) && !words.some((word) => PLACING.test(word));
}

/** `Unit: pcs`, `Prices: net`: what stands under labels of their own is judged by `saidUnderLabels`. */
function isLabelled(text: string): boolean {
  const label = /^([^:：]{2,30})[:：]/.exec(text)?.[1];
  return label !== undefined && (isLabel(label) || labelMeaning(label) !== undefined);
}

/** `5/19/2023 9:20 AM castellano`: when it was printed, and by whom. */
const PRINTED = /^§ § [\p{L}\d._-]{2,20}$/u;
/** `Cost centre: 400`. */
const NUMBERED = /^\p{Lu}[\p{L} .'’-]{1,30}[:：]\s*(?=\S*\d)[\p{L}\d./-]+$/u;
/** How goods are delivered, and at which gate of the place. */
const DELIVERED =
  /\b(?:EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP|free of charge|carriage (?:paid|free)|freight (?:paid|prepaid)|frei haus|franco (?:domicile|destino|destinazione)|(?:dock|gate|door|bay|tor|rampe|quai|muelle) ?\w{1,3})\b/giu;
/** `Bradford To`, `Only York`. */
const PLACING =
  /^(?:to|at|in|only|not|nach|bei|nur|an|vers|chez|a|en|sólo|solo|presso|naar|bij|alleen|new|neue?|nouvelle|nueva|nuova)$/i;
const TIMES = /(?<![\p{L}\d])(?:x ?\d{1,4}|\d{1,4} ?x)(?![\p{L}\d])/iu;
const JOINS =
  /^(?:of|the|for|and|de|du|des|la|le|les|el|los|der|die|das|und|di|del|della|e|et|y|van|von|den|da|do|dos|zu|zum|im|am)$/;

/** `TB-50: 30`. */
function isCodeWithNumber(text: string): boolean {
  const parts = text.split(/[\s:;,]+/);
  const codes = parts.filter((part) => /^(?=.*\d)(?=.*\p{L})[\p{L}\d./-]{3,}$/u.test(part));
  return codes.length === 1 && parts.some((part) => /^\d{1,5}$/.test(part));
}

/** `王芳`, `武汉分公司`: a person or a firm; any other characters may say something. */
export function isNamedCjk(text: string): boolean {
  return isCompanyName(text) || isLabel(text);
}
