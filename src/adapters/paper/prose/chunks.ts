/** Running text cut where one ordered thing ends and the next one begins. */
import { NUMBER_WORDS } from './numbers.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { withoutBullet, type Paragraph } from './paragraphs.ts';
import { COUNTERS, MONEY } from './slot.ts';
import { isPartOf } from './slot-quantity.ts';

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
  String.raw`(?<mark>(?:(?<!\d),|,(?=\s)|[;，；、])\s*(?:and|plus|und|sowie|et|y|e|en|och|og|oraz|és|și|ve|以及|和|also)?\s*(?:(?:ainda|mais|también|aussi|auch|noch|ook|also|another|poi|infine|verder|dann|puis|luego)\s+)?|(?<!\b(?:hundred|thousand))\s(?:and|plus|und|sowie|et|as well as|ainsi que|y|ed?|en|och|og|oraz|és|și|ve)\s+(?:infine\s+|poi\s+|verder\s+|also\s+|another\s+|noch\s+)?|(?:以及|还有|和|及|跟)\s?)(?=${QUANTITY}\s*(?:(?:more|additional|extra|further|weitere)\s+)?(?:[x×*]\s+(?=\S*\p{L}|\S*\d{3})|of\s|\d[\d./-]*["”″]\s|[${COUNTERS}](?![${COUNTERS}])\p{L}|(?<unit>\p{L}{1,10})\.?(?:\s|$)))`,
  'giu',
);
/** Words that ask for something. */
export const ASKED =
  /\b(?:please|pls|plz|kindly|could you|can you|can we|could we|we (?:need|require|order|want|would like)|put (?:us|me) down for|i(?:'d| would) like|i need|order(?:ing)?|send|ship|supply|deliver|get|quote our po|bitte|wir (?:bestellen|benötigen|brauchen)|bestellen|bestelle (?:ich|hiermit)|ich (?:bestelle|brauche|benötige)|liefern|senden|merci de|veuillez|nous (?:commandons|souhaitons|voudrions)|commande|livrer|por favor|necesitamos|pedimos|vi preghiamo|ordin(?:iamo|o)|(?:ci|mi) serv(?:ono|e|irebbero)|mand(?:ami|ateci|atemi|aci)|invia(?:temi|teci|mi|ci)|vorr(?:emmo|ei)|graag|wij bestellen|bestel(?:len)? (?:ik|wij|we)|proszę|prosimy|zamawia(?:m|my)|prosím[e]?|objednávám[e]?|beställer|vill beställa|vi önskar|vill bestille|bestiller|vi ønsker|kérjük|kérem|rendel(?:ünk|ek)|vă rugăm|comandăm|encomendamos|precisamos|solicitamos|tilaamme|naručujemo|sipariş)(?!\p{L})|请|订购|采购|需要|安排/iu;

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
    if (COUNTED.test(text.slice(from, to)) && !OPENING.test(text.slice(to))) continue;
    yield { from, to };
    from = to;
  }
  if (from < text.length) yield { from, to: text.length };
}
const SENTENCE_END =
  /(?<=\p{L}{3}|\d|\)|\d-\p{Lu}|\d\s?(?:kr|zł|Kč|Ft|TL|[€$£]))[.!?](?=\s+\p{Lu})|(?<=\b(?:ea|pcs))\.(?=\s+\p{Lu}\p{Ll}+\s+\p{Ll})|(?<=\p{L}{2})\?(?=\s)|[。！？]/gu;
/** An entry of a list is full of short words: `Kabelverschraubung Ms vern. IP68`. */
const ENTRY_END = /(?<=\p{L}{3}|\d|\)|\d-\p{Lu})[.!?](?=\s+\p{Lu}\p{Ll})|(?<=\p{L}{2})\?(?=\s)|[。！？]/gu;
const ABBREVIATED =
  /(?:\b(?:art|nr|no|ref|réf|pos|approx|ca|inc|ltd|co|corp|str|tel|st|ave|rd|mr|mrs|ms|dr|attn|qty|incl|excl)|\s\p{L})\.$/iu;
/** `12 Stk. AB-100`, `4 ctn. Gloves`: the stop belongs to the unit, unless what follows begins a sentence. */
const COUNTED =
  /\d\s?(?:x\s?)?(?:stc?k|st|pcs?|pces?|ea|ctns?|cs|bx|pks?|pkgs?|packs?|do?z|kart|krt|pal|gal|lbs?|ft|mtrs?|kgs?|roll?s?|uds?|unid|un|pzs?|szt|ks|pi[eè]ces?|boxes|cases)\.$/iu;
const OPENING =
  /^\s+(?:please|pls|thanks?|we|our|the|these|this|it|they|all|both|each|any|same|ship|deliver|delivery|send|need(?:ed)?|kindly|could|can|if|let|also|and|i|po|price|best|kind|regards|cheers|bitte|danke|vielen|wir|ich|unsere?|liefer\p{L}*|mit|die|das|der|merci|nous|livraison|cordialement|le|la|les|gracias|entrega|saludos|grazie|consegna|cordiali)(?!\p{L})|^\s+\p{Lu}\p{Ll}+,/iu;

/** Not inside brackets: what stands there describes the thing before it. */
function cutsIn(text: string, from: number, to: number): number[] {
  const marks = [...text.slice(from, to).matchAll(NEXT)];
  const cuts = marks
    .filter(({ groups, index }, at) => {
      const unit = groups?.['unit'];
      const whole = [marks[at - 1]?.index ?? 0, index, marks[at + 1]?.index ?? to - from] as const;
      return (
        unit === undefined ||
        isUnitWord(unit) ||
        isPartOf(text.slice(from + index).replace(FRONT, ''), unit) ||
        [0, 1].every((part) => isWhole(text.slice(from + (whole[part] ?? 0), from + (whole[part + 1] ?? 0))))
      );
    })
    .map((match) => from + match.index + match[0].length)
    .filter((at) => depthAt(text, from, at) === 0);
  return cuts.filter((at, index) => {
    const before = text.slice(cuts[index - 1] ?? from, at);
    return !(NUMBERED.test(before) && !isCounted(before) && !NUMBERED.test(text.slice(at, cuts[index + 1] ?? to)));
  });
}
/** With a price of its own: both sides of a comma that have one are things of their own, whatever they are counted in. */
function isWhole(text: string): boolean {
  return PRICED.test(text);
}
const PRICED = new RegExp(
  String.raw`\d\s?(?:${MONEY})(?!\p{L})|(?:${MONEY})\s?\d|(?<!\p{L})(?:at|zu|je|à|a|tegen|voor|för|for|por|@)\s?\d+[.,]\d{2}(?!\d)`,
  'iu',
);

/** Up to the number of the next thing, and the number itself. */
const FRONT = /^[^\d]*[\d.,' ]*\d/u;

/** A number of letters and digits: `AB-100, 12 pcs` is one thing. */
const NUMBERED =
  /(?<![\p{L}\d])(?=[\p{Lu}\-_./]*\d)(?=[\d\-_./]*\p{Lu})[\p{Lu}\d][\p{Lu}\d\-_./]+[\p{Lu}\d](?![\p{L}\d])/u;

function isCounted(text: string): boolean {
  return [...text.matchAll(/(?<![\p{L}\d\-./])\d[\d.,]*\s*(?:(?<sign>[x×*])|(?<unit>\p{L}{1,10}))/gu)].some(
    ({ groups }) => groups?.['sign'] !== undefined || isUnitWord(groups?.['unit'] ?? ''),
  );
}

function depthAt(text: string, from: number, at: number): number {
  let depth = 0;
  for (const letter of text.slice(from, at)) {
    if (/[([（]/.test(letter)) depth += 1;
    else if (/[)\]）]/.test(letter)) depth = Math.max(0, depth - 1);
  }
  return depth;
}
