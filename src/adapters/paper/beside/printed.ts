/**
 * What a printed paper says beside its order. Programs print the same sentences on each order, and nobody reads them twice; what
 * somebody wrote for one order is new. So sentences are known once a person has let an order of their sender go on with them, and
 * what is neither known nor harmless by itself is told.
 */
import { createHash } from 'node:crypto';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { foldName, similarity } from '../known/names.ts';
import type { Found } from '../found.ts';
import { unknownKinds } from '../head/kind-of-order.ts';
import { findLabels, type Label } from '../head/labels.ts';
import { layOut, textOf, type Layout, type Line, type PageLayout, type Segment, type Token } from '../layout/layout.ts';
import { isContactLine } from '../lexicon/companies.ts';
import { hasCjk } from '../lexicon/fold.ts';
import { isBoilerplate } from '../lexicon/boilerplate.ts';
import { isCopyStamp } from '../lexicon/copy-stamps.ts';
import { ALARMING } from '../lexicon/harmless.ts';
import { isOtherKind, ticksOtherKind } from '../lexicon/other-kinds.ts';
import { isStopping } from '../lexicon/stopping.ts';
import { saysWithoutValue } from '../lexicon/weighty.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import { isSameNumber, marksOn } from '../order-marks.ts';
import { isPageNumber } from '../page-numbers.ts';
import type { Paper } from '../page.ts';
import type { PaperOrder } from '../understand.ts';
import { datesIn } from '../values/date.ts';
import { columnsBeside, revisions } from './columns.ts';
import { saidUnderLabels, underLabels } from './labelled.ts';
import { isNamedCjk, namesOnly, type KnownWords } from './few-words.ts';
import { isHarmless, isPlace, mayChange, wordsOf } from './harmless.ts';
import { isItemRow } from './item-row.ts';
import { isKnownPicture, picturesBeside } from './pictures.ts';
import { keyOf, sentenceOf, type Sentence } from './sentence.ts';

/** @returns one finding at most: whoever looks at the first of them sees the others */
export function newWords(paper: Paper, orders: readonly PaperOrder[]): Finding[] {
  const known = orders.flatMap(({ memory }) => Object.entries(memory?.sentences ?? {}));
  const texts = known.map(([text]) => text);
  const said = [
    ...sentencesBeside(paper, orders).filter((sentence) => !isKnown(sentence, known)),
    ...picturesBeside(paper, orders).filter(({ text }) => !isKnownPicture(text, texts)),
  ];
  const first = said.find(({ isAlways }) => isAlways) ?? said[0];
  if (first === undefined) return [];
  const more = said.length === 1 ? '' : ` (and ${said.length - 1} more)`;
  const message = `Nobody has looked yet at what the paper says here: ${first.shown}${more}`;
  return [finding('paper-words-new', message, first.at === undefined ? {} : { at: first.at })];
}

/** A sentence that may change an order has to be let through twice: the first time it may have been said of that order. */
function isKnown(
  { text, isScan, isAlways }: Sentence,
  known: readonly (readonly [text: string, times: number])[],
): boolean {
  if (isAlways) return false;
  const needed = mayChange(text) || isCopyStamp(text) || isOtherKind(text) ? 2 : 1;
  if (known.some(([other, times]) => other === text && times >= needed)) return true;
  if (!isScan) return false;
  const folded = foldName(text);
  return known.some(([other, times]) => times >= needed && similarity(folded, foldName(other)) >= ALIKE);
}

/**
 * Sentences of its pages that are neither part of the orders nor harmless. The lines of mails and letters are judged by `wordsBeside`; what
 * lies on their pages is judged here.
 */
export function sentencesBeside(paper: Paper, orders: readonly PaperOrder[]): Sentence[] {
  if (orders.every(({ items }) => items.length === 0)) return [];
  const isLetter = paper.pages.some(({ words }) => words.some(({ at }) => 'part' in at));
  if (isLetter && paper.pages.every(({ drawn }) => drawn === undefined)) return [];
  const layout = layOut(paper);
  const taken = new Set(orders.flatMap(valuesOf).flatMap(({ tokens }) => tokens.map(keyOf)));
  const isTaken = (token: Token): boolean => taken.has(keyOf(token));
  const isAmong = itemLines(layout, orders);
  const labels = new Map(findLabels(layout, NONE).map((label) => [label.segment, label]));
  const known: KnownWords = {
    labels: new Set([...labels.values()].flatMap(({ text }) => wordsOf(text.toLowerCase()))),
    places: new Set(orders.flatMap(placesOf).flatMap(({ text }) => wordsOf(text.toLowerCase()))),
  };
  const numbers = orders.flatMap(({ head }) => head.poNumber?.text ?? []);
  const among = new Set(layout.lines.flatMap(({ index }) => (isAmong(index) ? [index] : [])));
  const { judged, ofDelivery } = underLabels(layout, among);
  const isJudged = (token: Token): boolean => judged.has(keyOf(token));
  const columns = () => [
    ...columnsBeside(layout, orders, isTaken),
    ...revisions([...labels.values()]),
    ...saidUnderLabels(layout, orders, among),
    // `Rest of PO 66099` among the rows of another order.
    ...marksOn(layout)
      .filter(
        ({ line, number }) =>
          among.has(line.index) && !line.tokens.some(isTaken) && !numbers.some((own) => isSameNumber(own, number)),
      )
      .map(({ line }) => sentenceOf(textOf(line.tokens), line.tokens)),
    ...unknownKinds(layout).map(({ tokens }) => sentenceOf(textOf(tokens), tokens)),
  ];
  const told = (spoken: readonly Spoken[], isScan: boolean): Sentence[] =>
    spoken.flatMap((each): Sentence[] => {
      const text = openedOf(textOf(each.words), numbers, each.isOfDelivery);
      const isSilent =
        each.words.length === 0 ||
        (each.isRow !== true &&
          each.isKind !== true &&
          !isMissedDay(each, text) &&
          !isStopping(text) &&
          saysNothing(text, known, each));
      return isSilent ? [] : [sentenceOf(remembered(text), each.words, { isScan, isAlways: isStopping(text) })];
    });
  const linesSaid = (page: PageLayout): Spoken[] => {
    // In a sheet a row of its own between items describes none of them: `** same lots as our order 4711 **`.
    const isOfItems = ({ index, tokens }: Line): boolean =>
      isAmong(index) && (page.origin !== 'cells' || tokens.some(isTaken));
    const spoken = page.lines.flatMap((line) => [
      ...line.segments.map((segment) => ({
        ...spokenIn(segment, labels.get(segment), isTaken, isOfItems(line)),
        // `Ship to store` beside others is the head of a column, which is judged by what stands below it.
        isOfRow: line.segments.length >= ROW_MIN || segment.tokens.every(isJudged),
        ...(segment.tokens.every((token) => ofDelivery.has(keyOf(token))) ? { isOfDelivery: true } : {}),
      })),
      ...spreadIn(
        line.segments.filter((segment) => !labels.has(segment) && !segment.tokens.some(isTaken)),
        isOfItems(line),
      ),
    ]);
    const kinds = page.lines.filter(({ index }) => !isAmong(index)).flatMap((line) => kindsSaid(line, isTaken));
    const rows = page.lines.flatMap((line): Spoken[] =>
      !isAmong(line.index) && !line.tokens.some(isTaken) && !line.tokens.every(isJudged) && isItemRow(line)
        ? [{ words: line.tokens, isAmongItems: false, isOfDelivery: false, isOfDay: false, isRow: true }]
        : [],
    );
    return [...spoken, ...kinds, ...rows];
  };
  const sentences = layout.pages.flatMap((page) => {
    const isSilent = isLetter || isTerms(page.lines, isTaken);
    return told([...(isSilent ? [] : linesSaid(page)), ...stampsOf(layout, page)], page.origin === 'ocr');
  });
  return isLetter ? sentences : [...columns(), ...sentences];
}

const NONE: ReadonlySet<number> = new Set();

/** A page of terms: nothing of the order, and more words than somebody adds by hand. */
function isTerms(lines: readonly Line[], isTaken: (token: Token) => boolean): boolean {
  const tokens = lines.flatMap((line) => line.tokens);
  return tokens.length > TERMS_WORDS_MIN && !tokens.some(isTaken);
}

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

interface Spoken {
  readonly words: readonly Token[];
  readonly isAmongItems: boolean;
  /** Beside a label that asks when or where. */
  readonly isOfDelivery: boolean;
  /** Beside a label that asks when. */
  readonly isOfDay: boolean;
  readonly isOfRow?: boolean;
  /** A row of an item that was not read as one. */
  readonly isRow?: boolean;
  /** What the paper says that it is, and is no new order. */
  readonly isKind?: boolean;
}

/** `Quotation` with nothing behind it, and `[X] Quotation [ ] Order`. In front of others on its line such a word is the label of a number. */
function kindsSaid({ segments }: Line, isTaken: (token: Token) => boolean): Spoken[] {
  const free = segments.filter(({ tokens }) => !tokens.some(isTaken)).flatMap(({ tokens }) => tokens);
  const last = segments.at(-1)?.tokens ?? [];
  const isTicked = ticksOtherKind(textOf(free));
  // `Sample` behind other words of which none was read is the head of a column.
  const isHead = segments.length >= ROW_MIN && free.length === segments.flatMap(({ tokens }) => tokens).length;
  if (!isTicked && (isHead || last.some(isTaken) || !isOtherKind(textOf(last)))) return [];
  const words = isTicked ? free : last;
  return [{ words, isAmongItems: false, isOfDelivery: false, isOfDay: false, isKind: true }];
}

function stampsOf({ stamps }: Layout, { number, drawn }: PageLayout): Spoken[] {
  const stamped = stamps.filter(({ at }) => 'page' in at && at.page === number);
  return [stamped, ...drawn.map((text) => [text])].map((texts) => ({
    words: texts.map((word): Token => ({ ...word, page: number, glued: false })),
    isAmongItems: false,
    isOfDelivery: false,
    isOfDay: false,
    isKind:
      texts.length === 1 && isOtherKind(textOf(texts.map((word): Token => ({ ...word, page: number, glued: false })))),
  }));
}

/** What of a segment is no label and no value. Few words beside a value explain it; a sentence around one says more. */
function spokenIn(
  { tokens }: Segment,
  label: Label | undefined,
  isTaken: (token: Token) => boolean,
  isAmongItems: boolean,
): Spoken {
  // `送苏州仓库` ends as labels do, and is none.
  const isGuessed = label?.field === 'ignored' && label.strength < 1 && label.rest.length === 0;
  // `same lot as PO 66099`: a label in the middle of its words is none.
  const isInside = label !== undefined && label.tokens[0] !== tokens[0];
  const words = label === undefined || isGuessed || isInside ? tokens : label.rest;
  const own = words.filter((token) => !isTaken(token) && /^\p{Ll}{2}/u.test(token.text));
  const isFree = !words.some(isTaken) || (!isAmongItems && own.length >= AROUND_MIN);
  const field = label?.field ?? 'ignored';
  return {
    words: isFree ? words : [],
    isAmongItems,
    isOfDelivery: DELIVERIES.has(field),
    isOfDay: DAYS.has(field),
  };
}

/** Words of a sentence that was set wide, so that each stands for itself: names and heads of columns are not all in small letters. */
function spreadIn(segments: readonly Segment[], isAmongItems: boolean): Spoken[] {
  const words = segments.flatMap(({ tokens }) => tokens);
  const small = words.filter(({ text }) => /^\p{Ll}/u.test(text)).length;
  const isSpread = segments.length >= SPREAD_MIN && words.length <= segments.length * 2 && small * 2 > words.length;
  return isSpread ? [{ words, isAmongItems, isOfDelivery: false, isOfDay: false }] : [];
}

/** `Delivery week: 29/2026`. */
function isMissedDay({ isOfDay }: Spoken, text: string): boolean {
  return isOfDay && /\d/.test(text);
}

/** Numbers of the order, money and the days of printing are other ones on the next order. */
function openedOf(text: string, numbers: readonly string[], isOfDelivery: boolean): string {
  let open = text.replaceAll(/\s+/g, ' ');
  for (const number of numbers.filter(({ length }) => length > 2)) open = open.replaceAll(number, '§');
  open = open.replaceAll(/(?:[A-Z]{3}|[$€£¥])?\s?\d{1,3}(?:[ .,']\d{3})*[.,]\d{2}(?!\d)/g, '§');
  if (isOfDelivery || OF_DELIVERY.test(open)) return open;
  for (const { start, end } of datesIn(open, 'dmy').toReversed()) open = `${open.slice(0, start)}§${open.slice(end)}`;
  return open.replaceAll(/\b\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\b/g, '§');
}

/**
 * A cell may hold a page: its beginning shows what it is, and two that only begin alike are not the same. Half a letter and control
 * characters cannot be stored.
 */
function remembered(said: string): string {
  const text = said.replaceAll(/\p{Cc}/gu, ' ').toWellFormed();
  if (text.length <= KEPT_MAX) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${text.slice(0, KEPT_MAX - hash.length - 2).toWellFormed()}… ${hash}`;
}

/** Labels whose value says when or where. */
const DELIVERIES: ReadonlySet<string> = new Set(['deliveryDate', 'shipDate', 'shipTo', 'address']);
const DAYS: ReadonlySet<string> = new Set(['deliveryDate', 'shipDate']);
const OF_DELIVERY =
  /\b(?:deliver|ship|dispatch|arriv|needed|required|due|before|until|after|liefer|versand|bis|vor|nach|livr|exp[ée]di|avant|entreg|env[ií]|antes|consegn|spedi|entro|prima|lever|verzend|voor)/i;

/** Of a text that stands beside neither items nor labels. */
export function saysNothingPrinted(text: string): boolean {
  const nowhere: Spoken = { words: [], isAmongItems: false, isOfDelivery: false, isOfDay: false };
  return saysNothing(text, { labels: NO_WORDS, places: NO_WORDS }, nowhere);
}
const NO_WORDS: ReadonlySet<string> = new Set();

/** Names, addresses, labels and polite words; between the items also whatever describes them. */
function saysNothing(text: string, known: KnownWords, { isAmongItems, isOfRow, isOfDelivery }: Spoken): boolean {
  if (isCopyStamp(text)) return false;
  if (isPageNumber(text)) return true;
  if (hasCjk(text)) return isHarmless(text, known.labels) || isPlace(text) || isNamedCjk(text);
  if (isDayOfDelivery(text)) return false;
  if (!isSentence(text))
    return (
      !STAMPED.test(text.trim()) &&
      !(isLoudPhrase(text) && mayChange(text)) &&
      !(isPhrase(text) && (mayChange(text) || (isOfRow !== true && saysWithoutValue(text))) && !isBoilerplate(text)) &&
      (isAmongItems || isOfRow === true || namesOnly(text, known, isOfDelivery))
    );
  if (isAmongItems) return !mayChange(text);
  return text.split(/(?<=\p{L}{3}[.!?;])\s+/u).every((each) => isHarmlessSentence(each, known.labels));
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

/** `NOT VALID WITHOUT SIGNATURE`. */
function isLoudPhrase(text: string): boolean {
  const words = wordsOf(text).filter((word) => /\p{L}{2}/u.test(word));
  return (
    words.length > 2 && words.every((word) => word === word.toUpperCase()) && !hasCjk(text) && !/[:：]$/.test(text)
  );
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

function placesOf({ parties, carried = [] }: PaperOrder): Found[] {
  const named = [parties, ...carried.map((each) => each?.parties ?? {})];
  return named.flatMap((each) => Object.values(each).flatMap(({ name, address }) => [name, ...address]));
}

function valuesOf(order: PaperOrder): Found[] {
  const { head, currency, sums, items, carried = [] } = order;
  return [
    ...Object.values(head),
    ...carried.flatMap((each) => [...Object.values(each?.head ?? {}), each?.currency, each?.grand]),
    ...placesOf(order),
    ...Object.values(sums),
    ...items.flatMap(({ fields }) => Object.values(fields)),
    currency,
  ].filter((each) => each !== undefined);
}

const WORDS_MIN = 5;
const AROUND_MIN = 3;
const SPREAD_MIN = 4;
const ROW_MIN = 3;
const TERMS_WORDS_MIN = 150;
const KEPT_MAX = 200;
const ALIKE = 0.85;
