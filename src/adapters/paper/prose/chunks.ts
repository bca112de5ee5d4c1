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
  String.raw`(?<mark>(?:(?<!\d),|,(?=\s)|[;，；、])\s*(?:and|plus|und|sowie|et|y|e|en|以及|和|also)?\s*|(?<!\b(?:hundred|thousand))\s(?:and|plus|und|sowie|et|as well as|ainsi que|y|et)\s+(?:also\s+|another\s+|noch\s+)?)(?=${QUANTITY}\s*(?:(?:more|additional|extra|further|weitere)\s+)?(?:[x×*]\s+(?=\S*\p{L}|\S*\d{3})|of\s|(?<unit>\p{L}{1,10})\.?(?:\s|$)))`,
  'giu',
);
/** Words that ask for something. */
export const ASKED =
  /\b(?:please|pls|plz|kindly|could you|can you|can we|could we|we (?:need|require|order|want|would like)|i(?:'d| would) like|i need|order(?:ing)?|send|ship|supply|deliver|get|quote our po|bitte|wir (?:bestellen|benötigen|brauchen)|bestellen|liefern|senden|merci de|veuillez|nous (?:commandons|souhaitons|voudrions)|commande|livrer|por favor|necesitamos|pedimos|vi preghiamo|ordiniamo|graag|wij bestellen)\b|请|订购|采购|需要|安排/iu;

/** @param isAnnounced words that ask stand above it, and end with a colon */
export function chunksOf(paragraph: Paragraph, isAnnounced = false): Chunk[] {
  const { text, isListed, isTyped } = paragraph;
  const start = isListed ? withoutBullet(text) : 0;
  const first = firstAsked(text);
  const end = isListed || isTyped ? ENTRY_END : SENTENCE_END;
  return [...sentencesOf(text, start, end)].flatMap(({ from, to }) => {
    // An entry of a list is one thing, whatever its description holds.
    const cuts = [from, ...(isListed || isTyped ? [] : cutsIn(text, from, to)), to];
    return cuts.slice(1).flatMap((end, index) => {
      const begin = cuts[index] ?? from;
      return text.slice(begin, end).trim() === ''
        ? []
        : [
            {
              paragraph,
              start: begin,
              end,
              isOwn: index === 0 && from === start,
              isAsked: isAnnounced || (first >= 0 && first < end),
            },
          ];
    });
  });
}

function firstAsked(text: string): number {
  return ASKED.exec(text)?.index ?? -1;
}

/** A full stop behind a word of some length and before a capital letter; those of `Art.-Nr.` and `approx.` end nothing. */
function* sentencesOf(text: string, start: number, end: RegExp): Generator<{ from: number; to: number }> {
  let from = start;
  for (const match of text.slice(start).matchAll(end)) {
    const to = start + match.index + match[0].length;
    if (ABBREVIATED.test(text.slice(from, to)) && !/\b(?:ea|pcs)\.$/i.test(text.slice(from, to))) continue;
    yield { from, to };
    from = to;
  }
  if (from < text.length) yield { from, to: text.length };
}
const SENTENCE_END =
  /(?<=\p{L}{3}|\d|\)|\d-\p{Lu})[.!?](?=\s+\p{Lu})|(?<=\b(?:ea|pcs))\.(?=\s+\p{Lu}\p{Ll}+\s+\p{Ll})|(?<=\p{L}{2})\?(?=\s)|[。！？]/gu;
/** An entry of a list is full of short words: `Kabelverschraubung Ms vern. IP68`. */
const ENTRY_END = /(?<=\p{L}{3}|\d|\)|\d-\p{Lu})[.!?](?=\s+\p{Lu}\p{Ll})|(?<=\p{L}{2})\?(?=\s)|[。！？]/gu;
const ABBREVIATED =
  /(?:\b(?:art|nr|no|ref|réf|pos|approx|ca|inc|ltd|co|corp|str|tel|st|ave|rd|mr|mrs|ms|dr|attn|qty|incl|excl)|\s\p{L})\.$/iu;

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
