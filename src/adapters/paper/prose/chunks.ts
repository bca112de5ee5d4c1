/** Running text cut where one ordered thing ends and the next one begins. */
import { ASKING } from './asking.ts';
import { NUMBER_WORDS } from './numbers.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { withoutBullet, type Paragraph } from './paragraphs.ts';
import { BRACKETED, LABELLED } from './slot-codes.ts';
import { COUNTERS, MONEY } from './slot.ts';
import { isPartOf } from './slot-quantity.ts';
import { depthsOf, thingsIn } from './things.ts';

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
const QUANTITY = String.raw`(?:\d[\d.,' ]{0,14}|(?:${NUMBER_WORDS})\b)`;
const NEXT = new RegExp(
  String.raw`(?<mark>(?:(?<!\d),|,(?=\s)|[;，；、])\s*(?:and|plus|und|sowie|et|y|e|en|och|og|oraz|és|și|ve|以及|和|also|más|più|还要|再要|另要|再加|外加)?\s*(?:(?:ainda|mais|también|aussi|auch|noch|ook|also|another|poi|infine|verder|dann|puis|luego)\s+)?|(?<!\b(?:hundred|thousand))\s(?:and|plus|und|sowie|et|as well as|ainsi que|y|ed?|en|och|og|oraz|és|și|ve)\s+(?:dazu\s+|zusätzlich\s+|infine\s+|poi\s+|verder\s+|also\s+|another\s+|noch\s+)?|(?:以及|还有|和|及|跟)\s?)(?=${QUANTITY}\s*(?:(?:more|additional|extra|further|weitere)\s+)?(?:[x×*]\s+(?=\S*\p{L}|\S*\d{5}|\d{3,4}\s+(?!(?:mm|cm|m)\b)\p{L})|of\s|\d[\d./-]*["”″]\s|[${COUNTERS}](?![${COUNTERS}])\p{L}|(?<unit>\p{L}{1,10})\.?(?:\s|$)|(?<thing>\S{0,30}?\p{L}\S{0,30})\s))`,
  'giu',
);
/** Words that ask for something, besides those that stand at once before what they ask for. */
const WISHES =
  /\b(?:please|pls|plz|kindly|could you|can you|can we|could we|we (?:need|require|order|want|would like)|put (?:us|me) down for|i(?:'d| would) like|i need|order(?:ing)?|send|ship|supply|deliver|get|quote our po|bitte|wir (?:bestellen|benötigen|brauchen)|bestellen|bestelle (?:ich|hiermit)|ich (?:bestelle|brauche|benötige)|liefern|senden|merci de|veuillez|nous (?:commandons|souhaitons|voudrions)|commande|livrer|por favor|necesitamos|pedimos|vi preghiamo|ordin(?:iamo|o)|(?:ci|mi) serv(?:ono|e|irebbero)|mand(?:ami|ateci|atemi|aci)|invia(?:temi|teci|mi|ci)|vorr(?:emmo|ei)|graag|wij bestellen|bestel(?:len)? (?:ik|wij|we)|proszę|prosimy|zamawia(?:m|my)|prosím[e]?|objednávám[e]?|beställer|vill beställa|vi önskar|vill bestille|bestiller|vi ønsker|kérjük|kérem|rendel(?:ünk|ek)|vă rugăm|comandăm|encomendamos|precisamos|solicitamos|tilaamme|naručujemo|sipariş)(?!\p{L})|请|订购|采购|需要|安排|下单|麻烦|帮(?:我们?|忙)/iu;

export const ASKED = new RegExp(`${WISHES.source}|${ASKING.source}`, 'iu');

/** @param isAnnounced words that ask stand above it, and end with a colon */
export function chunksOf(paragraph: Paragraph, isAnnounced = false): Chunk[] {
  const { text, isListed, isTyped } = paragraph;
  const start = isListed ? withoutBullet(text) : 0;
  const first = firstAsked(text);
  const end = isListed || isTyped ? ENTRY_END : SENTENCE_END;
  return [...sentencesOf(text, start, end)].flatMap(({ from, to }) => {
    // An entry of a list is one thing, whatever its description holds; a line that begins with how many may hold several.
    const things = isListed || isTyped ? [] : thingsIn(text, from, to);
    const inside = things.length > 0 ? things : isListed ? [] : cutsIn(text, from, to, isTyped);
    const cuts = [from, ...inside, to];
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
    if (VALUE.test(text.slice(to))) continue;
    if (COUNTED.test(text.slice(from, to)) && !OPENING.test(text.slice(to))) continue;
    yield { from, to };
    from = to;
  }
  if (from < text.length) yield { from, to: text.length };
}
/** `Paint, red. Quantity: 6. Unit price: $18.75`: labels go on with the thing before them. */
const VALUE =
  /^\s+(?:qty|quantity|unit price|price|menge|anzahl|stückpreis|einzelpreis|preis|qté|quantité|prix(?: unitaire)?|pu(?: ht)?|cantidad|precio(?: unitario)?|quantità|q\.?tà|prezzo(?: unitario)?|数量|单价)\s?[:：]/iu;
const SENTENCE_END =
  /(?<=\p{L}{3}|\d|\)|\d-\p{Lu}|\d\s?(?:kr|zł|Kč|Ft|TL|m|kg|l|[€$£])(?:\s(?:HT|TTC))?)[.!?](?=\s+\p{Lu})|(?<=\b(?:ea|pcs))\.(?=\s+\p{Lu}\p{Ll}+\s+\p{Ll})|(?<=\p{L}{2})\?(?=\s)|[。！？]/gu;
/** An entry of a list is full of short words: `Kabelverschraubung Ms vern. IP68`. */
const ENTRY_END = /(?<=\p{L}{3}|\d|\)|\d-\p{Lu})[.!?](?=\s+\p{Lu}\p{Ll})|(?<=\p{L}{2})\?(?=\s)|[。！？]/gu;
const ABBREVIATED =
  /(?:\b(?:art|nr|no|ref|réf|cod|cód|rif|cad|conf|sig|dott|mod|núm|num|pol|ind|pos|approx|ca|inc|ltd|co|corp|str|tel|st|ave|rd|mr|mrs|ms|dr|attn|qty|incl|excl)|\s\p{L})\.$/iu;
/** `12 Stk. AB-100`, `4 ctn. Gloves`: the stop belongs to the unit, unless what follows begins a sentence. */
const COUNTED =
  /\d\s?(?:x\s?)?(?:stc?k|st|pcs?|pces?|ea|ctns?|cs|bx|pks?|pkgs?|packs?|do?z|kart|krt|pal|gal|lbs?|ft|mtrs?|m|l|kgs?|roll?s?|uds?|unid|un|pzs?|szt|ks|pi[eè]ces?|boxes|cases)\.$/iu;
const OPENING =
  /^\s+(?:please|pls|thanks?|we|our|the|these|this|it|they|all|both|each|any|same|ship|deliver|delivery|send|need(?:ed)?|kindly|could|can|if|let|also|and|i|po|price|best|kind|regards|cheers|bitte|danke|vielen|wir|ich|unsere?|liefer\p{L}*|mit|die|das|der|merci|nous|livraison|cordialement|le|la|les|gracias|entrega|saludos|grazie|consegna|cordiali)(?!\p{L})|^\s+\p{Lu}\p{Ll}+,/iu;

/** Not inside brackets: what stands there describes the thing before it. */
function cutsIn(text: string, from: number, to: number, isTyped: boolean): number[] {
  const marks = [...text.slice(from, to).matchAll(NEXT)];
  const depths = depthsOf(text.slice(from, to));
  const cuts = marks
    .filter(({ groups, index }, at) => {
      const { unit, thing } = groups ?? {};
      const [start, end] = [marks[at - 1]?.index ?? 0, marks[at + 1]?.index ?? to - from];
      if (areWhole(text.slice(from + start, from + index), text.slice(from + index, from + end))) return true;
      if (isTyped) return false;
      if (unit === undefined) return thing === undefined;
      return isUnitWord(unit) || isPartOf(text.slice(from + index).replace(FRONT, ''), unit);
    })
    .map((match) => from + match.index + match[0].length)
    .filter((at) => depths[at - from] === 0);
  return cuts.filter((at, index) => {
    const before = text.slice(cuts[index - 1] ?? from, at);
    const behind = text.slice(at, cuts[index + 1] ?? to);
    // `Wax blue, Art. 4502, 5 boxes`: nothing but how many of what was named.
    if (isCoded(before) && ONLY_COUNT.test(behind)) return false;
    return !(NUMBERED.test(before) && !isCounted(before) && !NUMBERED.test(behind));
  });
}
/**
 * Both sides of a comma that have a price, or a number of the thing, are things of their own, whatever they are counted in: `2 discs
 * ref. 8660001, and one belt kit (K015578XS)`.
 */
function areWhole(left: string, right: string): boolean {
  // `ABC-123, 40 pieces under PO 81030` is one thing.
  if (!COUNTS.test(left)) return false;
  return (PRICED.test(left) && PRICED.test(right)) || (isCoded(left) && isCoded(right));
}

const ONLY_COUNT = /^\s*\d[\d.,]*\s?\p{L}{1,12}\.?[\s.,;!]*$/u;

const COUNTS = new RegExp(
  String.raw`(?<![\p{L}\d./-])(?:\d[\d.,' ]*|(?:${NUMBER_WORDS})(?=\s))\s*(?:[x×*]|\S{0,30}?\p{L}|[${COUNTERS}])`,
  'iu',
);

function isCoded(text: string): boolean {
  return NUMBERED.test(text) || DIGITS.test(text) || BRACKETED.test(text) || text.search(LABELLED) >= 0;
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

/** `20 lamps 300417`: as long as no count is. */
const DIGITS = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])(?<!(?:${MONEY})\s?)\d{5,13}(?![\p{L}\d/-]|[.,]\d|\s?(?:${MONEY}))`,
  'u',
);

function isCounted(text: string): boolean {
  return [...text.matchAll(/(?<![\p{L}\d\-./])\d[\d.,]*\s*(?:(?<sign>[x×*])|(?<unit>\p{L}{1,10}))/gu)].some(
    ({ groups }) => groups?.['sign'] !== undefined || isUnitWord(groups?.['unit'] ?? ''),
  );
}
