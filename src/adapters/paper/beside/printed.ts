/**
 * What a printed paper says beside its order. Programs print the same sentences on each order, and nobody reads them twice; what
 * somebody wrote for one order is new. So sentences are known once a person has let an order of their sender go on with them, and
 * what is neither known nor harmless by itself is told.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { foldName, similarity } from '../known/names.ts';
import type { Found } from '../found.ts';
import { findLabels, type Label } from '../head/labels.ts';
import {
  layOut,
  overlapX,
  placeOf,
  textOf,
  type Layout,
  type Line,
  type Segment,
  type Token,
} from '../layout/layout.ts';
import { isContactLine } from '../lexicon/companies.ts';
import { hasCjk } from '../lexicon/fold.ts';
import { isBoilerplate } from '../lexicon/boilerplate.ts';
import { ALARMING } from '../lexicon/harmless.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import type { Paper } from '../page.ts';
import type { PaperOrder } from '../understand.ts';
import { datesIn } from '../values/date.ts';
import { isHarmless, isPlace, mayChange, wordsOf } from './harmless.ts';

export interface Sentence {
  /** As it is remembered: values of the order and days of printing are left open. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Read from pixels: the same sentence is read a little differently each time. */
  readonly isScan: boolean;
}

/** @returns one finding at most: whoever looks at the first of them sees the others */
export function newWords(paper: Paper, orders: readonly PaperOrder[]): Finding[] {
  const known = orders.flatMap(({ memory }) => Object.entries(memory?.sentences ?? {}));
  const said = sentencesBeside(paper, orders).filter((sentence) => !isKnown(sentence, known));
  const [first] = said;
  if (first === undefined) return [];
  const shown = textOf(first.tokens).replaceAll(/\s+/g, ' ').slice(0, SHOWN_MAX);
  const more = said.length === 1 ? '' : ` (and ${said.length - 1} more)`;
  const at = placeOf(first.tokens);
  const message = `Nobody has looked yet at what the paper says here: "${shown}"${more}`;
  return [finding('paper-words-new', message, at === undefined ? {} : { at })];
}

/** A sentence that may change an order has to be let through twice: the first time it may have been said of that order. */
function isKnown({ text, isScan }: Sentence, known: readonly (readonly [text: string, times: number])[]): boolean {
  const needed = mayChange(text) ? 2 : 1;
  if (known.some(([other, times]) => other === text && times >= needed)) return true;
  if (!isScan) return false;
  const folded = foldName(text);
  return known.some(([other, times]) => times >= needed && similarity(folded, foldName(other)) >= ALIKE);
}

/** Sentences of its pages that are neither part of the orders nor harmless. Mails are judged by `wordsBeside`. */
export function sentencesBeside(paper: Paper, orders: readonly PaperOrder[]): Sentence[] {
  if (orders.every(({ items }) => items.length === 0)) return [];
  if (paper.pages.some(({ words }) => words.some(({ at }) => 'part' in at))) return [];
  const layout = layOut(paper);
  const taken = new Set(orders.flatMap(valuesOf).flatMap(({ tokens }) => tokens.map(keyOf)));
  const isTaken = (token: Token): boolean => taken.has(keyOf(token));
  const isAmong = itemLines(layout, orders);
  const labels = new Map(findLabels(layout, NONE).map((label) => [label.segment, label]));
  const labelWords = new Set([...labels.values()].flatMap(({ text }) => wordsOf(text.toLowerCase())));
  const numbers = orders.flatMap(({ head }) => head.poNumber?.text ?? []);
  const columns = [...unknownColumns(layout, orders, isTaken), ...revisions([...labels.values()])];
  const sentences = layout.pages.flatMap((page) => {
    const isScan = page.origin === 'ocr';
    if (isTerms(page.lines, isTaken)) return [];
    const segments = page.lines.flatMap((line) => line.segments);
    const free = segments.map((segment) => ({
      isOfDelivery: DELIVERIES.has(labels.get(segment)?.field ?? ''),
      isDay: DAYS.has(labels.get(segment)?.field ?? ''),
      words: freeWords(segment, labels.get(segment), isTaken, isAmong(segment.line.index)),
      isAmongItems: isAmong(segment.line.index),
    }));
    const stamps = stampsOf(layout, page.number).map((words) => ({
      words,
      isAmongItems: false,
      isOfDelivery: false,
      isDay: false,
    }));
    return [...free, ...stamps].flatMap(({ words, isAmongItems, isOfDelivery, isDay }) => {
      const text = openedOf(textOf(words), numbers, isOfDelivery);
      // `Delivery week: 29/2026`: a day that was not understood.
      const isMissed = isDay && /\d/.test(text);
      const isSilent = words.length === 0 || (!isMissed && saysNothing(text, labelWords, isAmongItems));
      return isSilent ? [] : [{ text, tokens: words, isScan }];
    });
  });
  return [...columns, ...sentences];
}

/** `Revision: 3` of an order that may not have come before: whoever knows the first one knows what was changed. */
function revisions(labels: readonly Label[]): Sentence[] {
  return labels.flatMap(({ field, text, rest, line, segment }): Sentence[] => {
    if (field !== 'changes') return [];
    const value = rest.length > 0 ? rest : (line.segments[line.segments.indexOf(segment) + 1]?.tokens ?? []);
    const number = textOf(value);
    return /^(?:rev\.? ?)?0*[1-9]\d?$/i.test(number)
      ? [{ text: `${text} ${number}`, tokens: value, isScan: false }]
      : [];
  });
}

/**
 * Columns that nobody knows, where some item has something in them: `Already delivered`, `Ship to store`, `Week`. Only in sheets,
 * where a heading is one cell; on a printed page it may stand in pieces over several lines.
 */
function unknownColumns(layout: Layout, orders: readonly PaperOrder[], isTaken: (token: Token) => boolean): Sentence[] {
  const anchors = new Set(
    orders.flatMap(({ items }) => items.flatMap(({ fields }) => fields.quantity?.tokens.map(keyOf) ?? [])),
  );
  const rows = layout.lines.filter(({ tokens }) => tokens.some((token) => anchors.has(keyOf(token))));
  const head = layout.lines.findLast(
    ({ index, segments, lexicon }) =>
      index < (rows[0]?.index ?? 0) && segments.filter(({ text }) => lexicon.column(text) !== undefined).length > 2,
  );
  if (head === undefined || rows[0]?.tokens[0]?.cell === undefined) return [];
  const under = (box: Segment['box']): Segment[] =>
    rows.flatMap(({ segments }) =>
      segments.filter((segment) => overlapX(segment.box, box) > 0 && !segment.tokens.some(isTaken)),
    );
  return head.segments.flatMap(({ text, tokens, box }): Sentence[] => {
    if (REMARKS.test(text))
      return under(box).map((cell) => ({ text: `| ${text} | ${cell.text}`, tokens: cell.tokens, isScan: false }));
    if (head.lexicon.column(text) !== undefined || head.lexicon.label(text) !== undefined) return [];
    return under(box).length > 0 ? [{ text: `| ${text} |`, tokens, isScan: false }] : [];
  });
}

const NONE: ReadonlySet<number> = new Set();

/** A page of terms: nothing of the order, and more words than somebody adds by hand. */
function isTerms(lines: readonly Line[], isTaken: (token: Token) => boolean): boolean {
  const tokens = lines.flatMap((line) => line.tokens);
  return tokens.length > TERMS_WORDS_MIN && !tokens.some(isTaken);
}

/** Columns in which something is said of one item, or of what is left of it. */
const REMARKS =
  /^(?:(?:re)?marks?|notes?|comments?|status|state|action|bemerkung\w*|hinweise?|notiz\w*|anmerkung\w*|remarques?|observa\w+|notas?|estado|stato|statut|opmerking\w*|备注|備註|状态|備考)$|\b(?:open|outstanding|remaining|delivered|received|balance|back.?order\w*|offene?|gelieferte?|restmenge|reste|livrée?s?|pendientes?|entregad[oa]s?|residu[oa]|consegnat[oa]|openstaand|geleverd)\b/iu;

/** Lines from the first of the items to the last. */
function itemLines({ lines }: Layout, orders: readonly PaperOrder[]): (index: number) => boolean {
  const own = new Set(
    orders.flatMap(({ items }) =>
      items.flatMap(({ fields }) => Object.values(fields).flatMap(({ tokens }) => tokens.map(keyOf))),
    ),
  );
  const indexes = lines.flatMap(({ index, tokens }) => (tokens.some((token) => own.has(keyOf(token))) ? [index] : []));
  const [first = Infinity, last = -1] = [indexes[0], indexes.at(-1)];
  return (index) => index >= first && index <= last;
}

function stampsOf({ stamps }: Layout, page: number): (readonly Token[])[] {
  const own = stamps.filter(({ at }) => 'page' in at && at.page === page);
  return own.length === 0 ? [] : [own.map((word): Token => ({ ...word, page, glued: false }))];
}

/** What of a segment is no label and no value. Few words beside a value explain it; a sentence around one says more. */
function freeWords(
  { tokens }: Segment,
  label: Label | undefined,
  isTaken: (token: Token) => boolean,
  isAmongItems: boolean,
): readonly Token[] {
  const words = label === undefined ? tokens : label.rest;
  if (!words.some(isTaken)) return words;
  const own = words.filter((token) => !isTaken(token) && /^\p{Ll}{2}/u.test(token.text));
  return isAmongItems || own.length < AROUND_MIN ? [] : words;
}

/** Numbers of the order, money and the days of printing are other ones on the next order. */
function openedOf(text: string, numbers: readonly string[], isOfDelivery: boolean): string {
  let open = text.replaceAll(/\s+/g, ' ');
  for (const number of numbers.filter(({ length }) => length > 2)) open = open.replaceAll(number, '§');
  open = open.replaceAll(/(?:[A-Z]{3}|[$€£¥])?\s?\d{1,3}(?:[ .,']\d{3})*[.,]\d{2}(?!\d)/g, '§');
  if (isOfDelivery || OF_DELIVERY.test(open)) return open.slice(0, KEPT_MAX);
  for (const { start, end } of datesIn(open, 'dmy').toReversed()) open = `${open.slice(0, start)}§${open.slice(end)}`;
  return open.replaceAll(/\b\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\b/g, '§').slice(0, KEPT_MAX);
}

/** Labels whose value says when or where. */
const DELIVERIES: ReadonlySet<string> = new Set(['deliveryDate', 'shipDate', 'shipTo']);
const DAYS: ReadonlySet<string> = new Set(['deliveryDate', 'shipDate']);
const OF_DELIVERY =
  /\b(?:deliver|ship|dispatch|arriv|needed|required|due|before|until|after|liefer|versand|bis|vor|nach|livr|exp[ée]di|avant|entreg|env[ií]|antes|consegn|spedi|entro|prima|lever|verzend|voor)/i;

/** Names, addresses, labels and polite words; between the items also whatever describes them. */
function saysNothing(text: string, labels: ReadonlySet<string>, isAmongItems: boolean): boolean {
  if (hasCjk(text)) return text.length < CJK_SENTENCE_MIN || isHarmless(text, labels) || isPlace(text);
  if (isDayOfDelivery(text)) return false;
  if (!isSentence(text))
    return !STAMPED.test(text.trim()) && !(isPhrase(text) && mayChange(text) && !isBoilerplate(text));
  if (isAmongItems) return !mayChange(text);
  return text.split(/(?<=\p{L}{3}[.!?;])\s+/u).every((each) => isHarmlessSentence(each, labels));
}

function isHarmlessSentence(text: string, labels: ReadonlySet<string>): boolean {
  return (
    !isSentence(text) ||
    isHarmless(text, labels) ||
    isBoilerplate(text) ||
    isPlace(text) ||
    isContactLine(text) ||
    isSumLabel(text)
  );
}

/** `Delivery week: 29/2026`: when the goods are wanted, in a way that was not understood. */
function isDayOfDelivery(text: string): boolean {
  return text.length < 60 && /\d/.test(text) && WEEK.test(text);
}

const WEEK =
  /(?:\b(?:deliver\w*|ship\w*|dispatch|liefer\w*|livraison|entrega|consegna|lever\w*)\b.{0,12})?(?:\b(?:week|wk|kw|kalenderwoche|semaine|sem|semana|settimana)\b)\.?:?\s*\d{1,2}\b|第\s?\d{1,2}\s?周/iu;

/** Three words of a kind that names and labels have none of: `Hold until further notice`. */
function isPhrase(text: string): boolean {
  const words = wordsOf(text).filter((word) => /\p{L}{2}/u.test(word));
  return words.length > 2 && words.filter((word) => /^\p{Ll}/u.test(word)).length > 1 && !/[:：]$/.test(text);
}

/** What a label or a name has as well is none: five words, or fewer that end as sentences do. */
function isSentence(text: string): boolean {
  const words = wordsOf(text).filter((word) => /\p{L}{2}/u.test(word));
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  const isLoud = words.every((word) => word === word.toUpperCase());
  const ends = /[\p{L}\d]{2}[.!]$/u.test(text.trim());
  return ends ? words.length > 1 && (small > 0 || isLoud) : words.length >= WORDS_MIN && (small > 1 || isLoud);
}

/** Few words that stand for themselves, such as a stamp. */
const STAMPED = new RegExp(`^\\W*(?:${ALARMING.source})\\W*$`, 'iu');

function valuesOf({ head, parties, currency, sums, items, carried = [] }: PaperOrder): Found[] {
  const named = [parties, ...carried.map((each) => each?.parties ?? {})];
  const places = named.flatMap((each) => Object.values(each).flatMap(({ name, address }) => [name, ...address]));
  return [
    ...Object.values(head),
    ...carried.flatMap((each) => [...Object.values(each?.head ?? {}), each?.currency, each?.grand]),
    ...places,
    ...Object.values(sums),
    ...items.flatMap(({ fields }) => Object.values(fields)),
    currency,
  ].filter((each) => each !== undefined);
}

function keyOf({ page, box, text }: Token): string {
  return `${page} ${box.map((side) => side.toFixed(1)).join(' ')} ${text}`;
}

const WORDS_MIN = 5;
const AROUND_MIN = 3;
const TERMS_WORDS_MIN = 150;
const CJK_SENTENCE_MIN = 7;
const KEPT_MAX = 200;
const SHOWN_MAX = 160;
const ALIKE = 0.85;
