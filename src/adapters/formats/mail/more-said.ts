/**
 * Whether a mail about an order that was sent before says more of it than thanks: another quantity, place, day or price, however it is
 * worded (`please make it 400`, `item 2 goes to York`). Whoever is held by mistake loses a moment; an order that is delivered as it
 * was costs a return.
 */
import { isHarmless } from '../../paper/beside/harmless.ts';
import { SENTENCE_END } from '../../paper/beside/signed.ts';
import { ALARMING } from '../../paper/lexicon/harmless.ts';
import { tellsOfGoods } from '../../paper/lexicon/circular.ts';
import { changesAlone } from '../../paper/lexicon/lone-words.ts';
import { asksAbout } from '../../paper/prose/asks-about.ts';
import { changeSaid, type Letter } from './change.ts';

/** Words of a change in a mail that stands for itself: it may as well ask about an order or complain of it. */
const MADE =
  /\b(?:make|take|send|ship|deliver|supply|order|need|want) (?:it |that |us |just |only |also |another )*\d{1,6}\b|\b(?:increase|reduce|raise|lower|double|halve|swap|replace|remove|move|add|bring forward|push back|postpone|reschedule|redirect)\b.{0,60}\b(?:to|by|from|with|for|on|until|line|item|\d)|\b(?:deliver|ship|send)\p{L}*(?!\p{L}).{0,40}\b(?:to|on|by|before) .{1,60}\binstead\b|(?<!\p{L})(?:erhöhen|reduzieren|verdoppeln|halbieren|verschieben|hinzufügen|ergänzen|streichen|umleiten|ändern)(?!\p{L})|(?<!\p{L})(?:bitte|nur|doch) \d{1,6} (?:stück|stk|st)\b|(?<!\p{L})(?:augment|rédui|modifi|chang|report|ajout|remplac)\p{L}*.{0,60}(?:à|de|par|au|ligne|\d)|(?<!\p{L})(?:aument|reduc|reduz|cambi|modific|añad|adicion|sustitu)\p{L}*.{0,60}(?:a|de|por|línea|\d)|(?<!\p{L})(?:aument|ridu|modific|cambi|aggiung|sostitu)\p{L}*.{0,60}(?:a|di|con|riga|\d)|(?<!\p{L})(?:verhog|verlag|wijzig|verander|toevoeg|vervang)\p{L}*|(?:改为|改成|改到|增加到?|减少到?|追加|推迟|提前|换成|加到)/iu;
/** That all is right. */
const AGREED =
  /\b(?:is|are|looks?|all|everything|that['’]?s|it['’]?s) (?:all )?(?:fine|ok(?:ay)?|correct|right|good|perfect|agreed)\b|^\W*(?:ok(?:ay)?|correct|agreed|confirmed|perfect)\b|\b(?:we|i) (?:hereby )?(?:confirm|agree)\b|(?<!\p{L})(?:stimmt|passt|in ordnung|korrekt|einverstanden|richtig|c['’]est (?:bon|correct|parfait)|d['’]accord|correcto|conforme|de acuerdo|va bene|corretto|akkoord|klopt)(?!\p{L})|没问题|正确|可以|同意/iu;
const DENIED = /\b(?:not|but|except|however|only|nicht|aber|nur|mais|pas|sauf|pero|no|ma|non|niet|maar)\b|不|但/iu;

/** @returns the sentence of a mail of its own, or the words, that change an order which it names */
export function changeOfNamed(letter: Letter): string | undefined {
  return changeSaid(letter, true) ?? MADE.exec(letter.unsigned)?.[0].slice(0, SHOWN_MAX);
}

/**
 * @param numbers of the orders that the mail names
 * @returns the sentence of a mail of its own that is neither thanks, nor a question, nor an agreement about them
 */
export function moreSaidOf(letter: Letter, numbers: readonly string[]): string | undefined {
  return sentencesOf(letter)
    .map((sentence) => numbers.reduce((text, number) => withoutNumber(text, number), sentence))
    .find((sentence) => !asksAbout(sentence) && saysMore(sentence))
    ?.slice(0, SHOWN_MAX);
}

/** Of an order: `§` stands for what is known of it. */
function withoutNumber(text: string, number: string): string {
  const at = text.toLowerCase().indexOf(number.toLowerCase());
  return at < 0 ? text : `${text.slice(0, at)}§${text.slice(at + number.length)}`;
}

/** @returns the sentence of a reply that is neither thanks, nor a question, nor an agreement */
export function moreSaid(letter: Letter): string | undefined {
  return sentencesOf(letter)
    .find((sentence) => saysMore(sentence))
    ?.slice(0, SHOWN_MAX);
}

function sentencesOf({ unsigned, between }: Letter): string[] {
  return (unsigned.trim() === '' ? between.join(' ') : unsigned).split(SENTENCE_END).map((sentence) => sentence.trim());
}

function saysMore(sentence: string): boolean {
  if (sentence === '' || /[?？]$/.test(sentence)) return false;
  if (AGREED.test(sentence) && !DENIED.test(sentence)) return false;
  if (isHarmless(sentence, NO_LABELS)) return false;
  return /\d/.test(sentence) || ALARMING.test(sentence) || tellsOfGoods(sentence) || changesAlone(sentence);
}

const NO_LABELS: ReadonlySet<string> = new Set();
const SHOWN_MAX = 160;
