/**
 * A long letter beside an order: data sheets, certificates and terms are as long, but greet nobody and take no leave. What a letter says
 * of goods, days, places and prices is said to the seller.
 */
import { isBoilerplate } from '../lexicon/boilerplate.ts';
import { tellsOfGoods } from '../lexicon/circular.ts';
import { isStopping } from '../lexicon/stopping.ts';
import { isClosing } from '../prose/signature.ts';
import { isHarmless } from './harmless.ts';
import { SENTENCE_END } from './signed.ts';

const GREETING =
  /(?<!\p{L})(?:dear (?:sirs?|madam|mrs?|ms|miss|dr|team|all|colleagues?|supplier|vendor|partners?|\p{L}+)\b|to whom it may concern|sehr geehrte[rs]?|liebe[rs]?\s\p{L}+|guten (?:tag|morgen)|(?:hi|hello|hallo|moin)\s\p{L}+|bonjour|ch(?:er|ère)s?\s\p{L}+|(?:madame|mesdames),? (?:monsieur|messieurs)|messieurs,|estimad[oa]s?|muy señor(?:es)?|buen(?:os|as) (?:días|tardes)|gentil[ei]|egregi[oa]?|spett(?:\.|abile)|buongiorno|geachte|beste\s\p{L}+|prezad[oa]s?|szanown[aiy]\p{L}*|dzień dobry|kära|kjære|kære)(?!\p{L})|尊敬的|敬启者|您好|贵司|拝啓|お世話になって/iu;
const LEAVE =
  /(?<!\p{L})(?:(?:kind|best|warm) regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|(?:beste|viele|freundliche) gr(?:ü|ue)(?:ß|ss)e|cordialement|veuillez agréer|salutations (?:distinguées|cordiales)|atentamente|un cordial saludo|saludos cordiales|(?:cordiali|distinti) saluti|(?:met )?vriendelijke groet(?:en)?|atenciosamente|z poważaniem|med vänliga hälsningar|med venlig hilsen)(?!\p{L})|此致|敬礼|顺颂商祺|敬具/iu;

/** @returns the first sentence of a letter that tells of goods and is none that honest letters say as a whole; undefined for other papers */
export function letterSaid(words: readonly string[]): string | undefined {
  const text = words.join(' ');
  if (!GREETING.test(words.slice(0, HEAD_WORDS).join(' ')) && !LEAVE.test(words.slice(-FOOT_WORDS).join(' ')))
    return undefined;
  return text.split(SENTENCE_END).find((sentence) => {
    if (isClosing(sentence) || (!tellsOfGoods(sentence) && !isStopping(sentence))) return false;
    return !isHarmless(sentence, NO_LABELS) && !isBoilerplate(sentence);
  });
}

const NO_LABELS: ReadonlySet<string> = new Set();
const HEAD_WORDS = 90; // The letterhead and the address stand above who is greeted.
const FOOT_WORDS = 60;
