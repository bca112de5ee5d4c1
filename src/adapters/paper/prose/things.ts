/**
 * Sentences that say the thing first and then how many: `butter 5 kg, eggs 10 trays and flour 3 bags`, `立铣刀 D10-4F 要50支, 每支42元;
 * 丝锥 M8-6H 来20支`. A new thing begins behind a comma where the one before it is complete.
 */
import { isUnitWord } from '../values/unit-words.ts';
import { hasCjk } from '../lexicon/fold.ts';
import { COUNTERS } from './slot.ts';

const MARKS = /(?<!\d)[,;，；、]\s*|[,;，；、](?!\d)\s*/gu;
const MARKS_OR_AND = /[,;]\s+(?:(?:and|und|et|y|e)\s+)?|\s(?:and|und|et|y|e|sowie|plus)\s+/giu;
const COUNT_HAN = new RegExp(
  String.raw`(?<![\p{L}\d.-])(?<!每)(?:\d[\d,]*|[两二三四五六七八九十])\s?[${COUNTERS}]|[要来订]\d+\s?[${COUNTERS}]`,
  'u',
);
const CODE = /(?<![A-Za-z\d])(?=[A-Z\d\-_./]*\d)(?=[A-Z\d\-_./]*[A-Z])[A-Z\d][A-Z\d\-_./]{2,}/u;
/** `手提袋 …`, `20张小方桌 …`. */
const BEGINS = new RegExp(String.raw`^\s*(?:\p{Script=Han}{2}|\d+\s?[${COUNTERS}]\p{Script=Han})`, 'u');
/** What a comma parts from its thing: `单价 42元`, `每支 42元`, `18.5元一支`. */
const OF_PRICE = /^\s*(?:单价|每|价格?|含税|共|合计|小计|¥|￥|\d[\d.,]*\s?元)/u;

const LENGTH_MAX = 2000; // Characters of a sentence.

/** Where things begin but for the first one; nothing where the text is not written so. */
export function thingsIn(text: string, from: number, to: number): number[] {
  const own = text.slice(from, to);
  if (own.length > LENGTH_MAX) return [];
  return hasCjk(own) ? hanThings(own, from) : westernThings(own, from);
}

interface Part {
  readonly start: number;
  readonly text: string;
}

function hanThings(own: string, from: number): number[] {
  const parts = partsOf(own, MARKS);
  const cuts: number[] = [];
  let said = '';
  for (const [index, part] of parts.entries()) {
    const isComplete = COUNT_HAN.test(said) && CODE.test(said);
    const isThing = CODE.test(part.text) && BEGINS.test(part.text) && !OF_PRICE.test(part.text);
    const isCounted = parts.slice(index, index + 2).some((each) => COUNT_HAN.test(each.text));
    if (isComplete && isThing && isCounted) {
      cuts.push(from + part.start);
      said = '';
    }
    said += part.text;
  }
  return cuts;
}

/** Every part ends with a count and its unit, and begins with words: otherwise a comma may part anything. */
function westernThings(own: string, from: number): number[] {
  const parts = partsOf(own, MARKS_OR_AND);
  return parts.length > 1 && parts.every(({ text }) => endsCounted(text))
    ? parts.slice(1).map(({ start }) => from + start)
    : [];
}

function endsCounted(text: string): boolean {
  const { unit = '' } = /^.*\p{L}{3}\S*\s+\d{1,5}\s?(?<unit>\p{L}{1,10})\.?\s*[.!?]?\s*$/u.exec(text)?.groups ?? {};
  return unit !== '' && isUnitWord(unit) && !/^(?:mm|cm|m|ml|cl|days?)$/i.test(unit);
}

function partsOf(own: string, marks: RegExp): Part[] {
  const parts: Part[] = [];
  const depths = depthsOf(own);
  let start = 0;
  for (const match of own.matchAll(marks)) {
    if ((depths[match.index] ?? 0) > 0) continue;
    parts.push({ start, text: own.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  return [...parts, { start, text: own.slice(start) }].filter(({ text }) => text.trim() !== '');
}

/** In how many brackets each place stands. */
export function depthsOf(text: string): Uint8Array {
  const depths = new Uint8Array(text.length + 1);
  for (let at = 0, depth = 0; at < text.length; at += 1) {
    depths[at] = depth;
    const letter = text[at] ?? '';
    if (/[([（]/.test(letter)) depth += 1;
    else if (/[)\]）]/.test(letter)) depth = Math.max(0, depth - 1);
    depths[at + 1] = depth;
  }
  return depths;
}
