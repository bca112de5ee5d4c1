/** Running text cut where one ordered thing ends and the next one begins. */
import { NUMBER_WORDS } from './numbers.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { withoutBullet, type Paragraph } from './paragraphs.ts';

export interface Chunk {
  readonly paragraph: Paragraph;
  readonly start: number;
  readonly end: number;
  /** It stands in a list, or on a line of its own. */
  readonly isOwn: boolean;
  /** Words such as "please send" stand before it in its sentence. */
  readonly isAsked: boolean;
}

/** `, 72 x`, ` and five of`, ` plus 3 boxes`, `；`: a separator counts only where a quantity follows. */
const QUANTITY = String.raw`(?:\d[\d.,' ]*|(?:${NUMBER_WORDS})\b)`;
const NEXT = new RegExp(
  String.raw`(?<mark>(?:(?<!\d),|,(?=\s)|[;，；、])\s*(?:and|plus|und|sowie|et|y|e|en|以及|和|also)?\s*|(?<!\b(?:hundred|thousand))\s(?:and|plus|und|sowie|et|as well as|ainsi que|y|et)\s+(?:also\s+|another\s+|noch\s+)?)(?=${QUANTITY}\s*(?:[x×*]\s+(?=\S*\p{L}|\S*\d{3})|of\s|(?<unit>\p{L}{1,10})\.?(?:\s|$)))`,
  'giu',
);
/** Words that ask for something. */
export const ASKED =
  /\b(?:please|pls|plz|kindly|could you|can you|can we|could we|we (?:need|require|order|want|would like)|i(?:'d| would) like|i need|order(?:ing)?|send|ship|supply|deliver|get|quote our po|bitte|wir (?:bestellen|benötigen|brauchen)|bestellen|liefern|senden|merci de|veuillez|nous (?:commandons|souhaitons|voudrions)|commande|livrer|por favor|necesitamos|pedimos|vi preghiamo|ordiniamo|graag|wij bestellen)\b|请|订购|采购|需要|安排/iu;

export function chunksOf(paragraph: Paragraph): Chunk[] {
  const { text, isListed, isTyped } = paragraph;
  const start = isListed ? withoutBullet(text) : 0;
  const first = firstAsked(text);
  return [...sentencesOf(text, start)].flatMap(({ from, to }) => {
    // An entry of a list is one thing, whatever its description holds.
    const cuts = [from, ...(isListed || isTyped ? [] : cutsIn(text, from, to)), to];
    return cuts.slice(1).flatMap((end, index) => {
      const begin = cuts[index] ?? from;
      return text.slice(begin, end).trim() === ''
        ? []
        : [{ paragraph, start: begin, end, isOwn: index === 0 && from === start, isAsked: first >= 0 && first < end }];
    });
  });
}

function firstAsked(text: string): number {
  return ASKED.exec(text)?.index ?? -1;
}

/** A full stop behind a word of some length and before a capital letter; those of `Art.-Nr.` and `approx.` end nothing. */
function* sentencesOf(text: string, start: number): Generator<{ from: number; to: number }> {
  let from = start;
  for (const match of text
    .slice(start)
    .matchAll(/(?<=\p{L}{3}|\d|\))[.!?](?=\s+\p{Lu})|(?<=\p{L}{2})\?(?=\s)|[。！？]/gu)) {
    const to = start + match.index + match[0].length;
    if (ABBREVIATED.test(text.slice(from, to))) continue;
    yield { from, to };
    from = to;
  }
  if (from < text.length) yield { from, to: text.length };
}
const ABBREVIATED =
  /(?:\b(?:art|nr|no|ref|réf|pos|approx|ca|inc|ltd|co|corp|str|tel|st|ave|rd|mr|mrs|ms|dr|attn|qty|pcs|ea|incl|excl)|\s\p{L})\.$/iu;

/** Not inside brackets: what stands there describes the thing before it. */
function cutsIn(text: string, from: number, to: number): number[] {
  return [...text.slice(from, to).matchAll(NEXT)]
    .filter(({ groups }) => groups?.['unit'] === undefined || isUnitWord(groups['unit']))
    .map((match) => from + match.index + match[0].length)
    .filter((at) => depthAt(text, from, at) === 0);
}

function depthAt(text: string, from: number, at: number): number {
  let depth = 0;
  for (const letter of text.slice(from, at)) {
    if (/[([（]/.test(letter)) depth += 1;
    else if (/[)\]）]/.test(letter)) depth = Math.max(0, depth - 1);
  }
  return depth;
}
