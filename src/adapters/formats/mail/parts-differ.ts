/**
 * A mail that says one thing as plain text and another as HTML: which of the two its sender saw, nobody can know. Mail programs make
 * one of the other, so their numbers are the same; addresses of pictures and links stand in one of them only.
 */

import { parseFragment } from 'parse5';
import { isHarmless, mayChange } from '../../paper/beside/harmless.ts';

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

const WORD = /[\p{L}\d][\p{L}\p{M}\d'’-]*/gu;
const SAID_MAX = 2000; // Words; a longer text is not compared.

/**
 * Words that may change an order, and that only one of the two has: `Gaskets are NOT needed` in bold letters.
 * @returns what stands there, without what both say
 */
export function saidOnlyIn(one: string, other: string): string | undefined {
  const [words, others] = [one, other].map((text) => unsaid(text).match(WORD) ?? []);
  if (words === undefined || others === undefined || words.length > SAID_MAX || others.length > SAID_MAX)
    return undefined;
  const left = new Map<string, number>();
  for (const word of others) left.set(word.toLowerCase(), (left.get(word.toLowerCase()) ?? 0) + 1);
  const extra = words.filter((word) => {
    const count = left.get(word.toLowerCase()) ?? 0;
    left.set(word.toLowerCase(), count - 1);
    return count <= 0;
  });
  const said = extra.join(' ');
  return mayChange(said) ? said : undefined;
}

/** Without sentences that say nothing: gateways put `This email comes from outside` into one of the parts alone. */
function unsaid(text: string): string {
  const sentences = text.split(/\n|(?<=\p{L}[.!?])\s+/u);
  return sentences.filter((sentence) => !isHarmless(sentence.trim(), NONE)).join(' ');
}
const NONE: ReadonlySet<string> = new Set();

/** A look ahead for the end of each tag or part would take the square of the time for a text that is full of beginnings. */
export function visibleText(html: string): string {
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
  const text = kept.join(' ').replaceAll(/<[^<>]*>/g, ' ');
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
