/**
 * A mail that says one thing as plain text and another as HTML: which of the two its sender saw, nobody can know. Mail programs make
 * one of the other, so their numbers are the same; addresses of pictures and links stand in one of them only.
 */

import { parseFragment } from 'parse5';
import { isHarmless, mayChange } from '../../paper/beside/harmless.ts';
import { takesBack } from '../../paper/beside/signed.ts';
import { isBoilerplate } from '../../paper/lexicon/boilerplate.ts';
import { isLegal } from '../../paper/lexicon/circular.ts';
import { isStopping } from '../../paper/lexicon/stopping.ts';

const ADDRESS = /https?:|cid:|www\.|@/i;
const NUMBER = /\d+(?:[.,]\d+)*/g;
const UNSEEN = /<(style|script|title|head)\b|<!--/gi;
/** A plain part that only says that there is another one has hardly a number. */
const NUMBERS_MIN = 3;

export interface Difference {
  readonly text: string;
  readonly html: string;
}

/** @returns a number that only the plain text has, and one that only the HTML has */
export function differenceOf(text: string, html: string): Difference | undefined {
  const [plain, formatted] = [numbersIn(text), numbersIn(visibleText(html))];
  if (total(plain) < NUMBERS_MIN) return undefined;
  const [inText, inHtml] = [moreIn(plain, formatted), moreIn(formatted, plain)];
  return inText === undefined || inHtml === undefined ? undefined : { text: inText, html: inHtml };
}

const WORD = /[\p{L}\d][\p{L}\p{M}\d'-]*/gu;
const SAID_MAX = 2000; // Words; a longer text is not compared.
/** So many words one after the other that stand in the other part as well say the same there. */
const RUN = 3;

/**
 * Words that may change an order, and that only one of the two has: `Gaskets are NOT needed` in bold letters.
 * @returns what stands there, without what both say and without what is known to say nothing
 */
export function saidOnlyIn(one: string, other: string): string | undefined {
  const sentences = sentencesIn(one).map((text) => ({ text, words: wordsIn(text) }));
  const [words, others] = [sentences.flatMap((each) => each.words), wordsIn(plain(other))];
  if (words.length > SAID_MAX || others.length > SAID_MAX) return undefined;
  const isInOther = sharedWith(others, words);
  const isInOne = sharedWith(words, others);
  const left = new Map<string, number>();
  for (const [index, word] of others.entries()) if (!isInOne(index)) left.set(word, (left.get(word) ?? 0) + 1);
  const extra: string[] = [];
  let index = -1;
  for (const { text, words: own } of sentences) {
    const unsaid: string[] = [];
    for (const word of own) {
      index += 1;
      const count = left.get(word) ?? 0;
      left.set(word, count - 1);
      if (isInOther(index)) left.set(word, count);
      else if (count <= 0) unsaid.push(word);
    }
    if (unsaid.length > 0 && !saysNothing(text)) extra.push(...unsaid);
  }
  const said = extra.join(' ');
  return mayChange(said) ? said : undefined;
}

/** Whether the word at that index of `own` is in a run of words that `others` has as well. */
function sharedWith(others: readonly string[], own: readonly string[]): (index: number) => boolean {
  const runs = new Set(others.map((_, at) => others.slice(at, at + RUN).join(' ')));
  const shared = new Set<number>();
  for (let at = 0; at + RUN <= own.length; at += 1)
    if (runs.has(own.slice(at, at + RUN).join(' '))) for (let each = at; each < at + RUN; each += 1) shared.add(each);
  return (index) => shared.has(index);
}

/** Gateways put `This email comes from outside` into one of the parts alone, as they do with what lawyers add. */
function saysNothing(sentence: string): boolean {
  if (isHarmless(sentence, NONE)) return true;
  return (isBoilerplate(sentence) || isLegal(sentence)) && !isStopping(sentence) && !takesBack(sentence);
}
const NONE: ReadonlySet<string> = new Set();

function sentencesIn(text: string): string[] {
  return plain(text)
    .replaceAll(WRAPPED, ' ')
    .split(/\n|(?<=\p{L}["')]?[.!?]["')]?)\s+/u)
    .map((sentence) => sentence.trim());
}
/** The end of a line that is full, and no sentence. */
const WRAPPED = /(?<=[^\n]{50}[^\n.!?:])\r?\n(?=[^\s>])/g;

/** Quotes and dashes as typewriters have them, no marks for bold letters, no addresses of links and nothing that nobody sees. */
function plain(text: string): string {
  return text
    .replaceAll(/[<[(]?(?:https?:\/\/|www\.|mailto:|cid:)[^\s>\])]*[>\])]?/gi, ' ')
    .replaceAll(/\p{Cf}|\u034F/gu, '')
    .replaceAll(/[‘’‚‛´`]/g, "'")
    .replaceAll(/[“”„‟«»]/g, '"')
    .replaceAll(/[‐‑‒–—]/g, '-')
    .replaceAll(/(?<![\p{L}\d])[*_]+(?=[\p{L}\d'"])|(?<=[\p{L}\d'".!?])[*_]+(?![\p{L}\d])/gu, '');
}

function wordsIn(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.toLowerCase().replace(/['-]+$/, ''));
}

/** `<b>NG-3</b>700` is one word to who reads it. */
const INLINE = /<\/?(?:a|abbr|b|big|code|em|font|i|ins|mark|small|span|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?\/?>/gi;
const BLOCK = /<(?:br|hr|\/?(?:p|div|tr|li|ul|ol|table|blockquote|h\d))\b[^<>]*>/gi;

/**
 * A line for each block. A look ahead for the end of each tag or part would take the square of the time for a text that is full of
 * beginnings.
 */
export function visibleText(markup: string): string {
  const html = markup.replaceAll(/\s+/g, ' ');
  const kept: string[] = [];
  let from = 0;
  const lower = html.toLowerCase();
  for (;;) {
    UNSEEN.lastIndex = from;
    const begin = UNSEEN.exec(html);
    kept.push(html.slice(from, begin?.index));
    if (begin === null) break;
    const end = begin[1] === undefined ? '-->' : `</${begin[1].toLowerCase()}`;
    const at = lower.indexOf(end, begin.index);
    if (at < 0) break;
    // Behind `</style` stands its `>`, which would pass for a mark of what is quoted.
    const close = begin[1] === undefined ? -1 : html.indexOf('>', at);
    from = close < 0 ? at + end.length : close + 1;
  }
  const text = kept
    .join(' ')
    .replaceAll(INLINE, '')
    .replaceAll(BLOCK, '\n')
    .replaceAll(/<[^<>]*>/g, ' ');
  return text.includes('&') ? decoded(text) : text;
}

/** `don&#39;t` and `f&uuml;r` are the words that the plain text has. What could still begin a tag is none by now. */
function decoded(text: string): string {
  const [node] = parseFragment(text.replaceAll('<', ' ')).childNodes;
  return node !== undefined && 'value' in node ? node.value : text;
}

function numbersIn(text: string): Map<string, number> {
  const count = new Map<string, number>();
  for (const word of text.split(/\s+/)) {
    if (ADDRESS.test(word)) continue;
    for (const [number] of word.matchAll(NUMBER)) count.set(number, (count.get(number) ?? 0) + 1);
  }
  return count;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}

function moreIn(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string | undefined {
  return [...one].find(([number, count]) => count > (other.get(number) ?? 0))?.[0];
}
